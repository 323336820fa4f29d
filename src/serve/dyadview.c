// The course of two actors' dealings with each other.
#include "base/csv.h"
#include "query/timelinemarks.h"
#include "serve/view.h"

#include <stdio.h>

#define CODE_BYTES 12 // of an actor's code

static void take_event(void *state, const dyad_event *x)
{
    timeline_add(state, x);
}

// The side that acts alone; empty: either.
static status read_from(const viewing *v, const str sides[2], str *from, diag *why)
{
    str given = request_get(v->request, "from");
    TRY(view_party(v, "from", given, from, why));
    if (!from->n || str_eq(*from, sides[0]) || str_eq(*from, sides[1])) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "from=%.40s: it is one of the two of the address",
                    given.p);
}

static status read_series(const viewing *v, const str sides[2], str from, timeline *t, diag *why)
{
    ledger_hold *rows = NULL;
    int acts = str_eq(from, sides[1]);
    if (from.n)
        TRY(dyadseries_read(v->db, sides[acts], sides[!acts], take_event, t, why));
    else
        TRY(dyadseries_between(v->db, sides[0], sides[1], take_event, t, why));
    TRY(view_ledger(v, &rows, why));
    timelinemarks_add(t, ledgercache_rows(rows), sides);
    ledgercache_release(v->site->ledger, rows);
    return ST_OK;
}

static void write_bars(json_writer *j, const timeline *t)
{
    json_write_key(j, "bars");
    json_begin_array(j);
    for (size_t i = 0; i < t->n; i++) {
        const timeline_bar *b = &t->bars[i];
        json_begin_object(j);
        json_field_string(j, "label", str_of(b->label));
        json_write_key(j, "quads");
        json_begin_array(j);
        for (int k = 0; k < 4; k++) json_write_int(j, b->quads[k]);
        json_end_array(j);
        if (b->scored)
            json_field_double(j, "score", b->score / b->scored);
        else
            json_field_null(j, "score");
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_marks(json_writer *j, const timeline *t)
{
    json_write_key(j, "marks");
    json_begin_array(j);
    for (size_t i = 0; i < t->marks.n; i++) {
        const timeline_mark *m = &t->marks.p[i];
        json_begin_object(j);
        json_field_string(j, "date", m->date);
        json_field_int(j, "bar", (int64_t)m->bar);
        json_field_string(j, "kind", m->kind);
        json_field_string(j, "words", m->words);
        json_field_string(j, "row", m->row);
        json_field_string(j, "event", m->event);
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_json(json_writer *j, const timeline *t, const str sides[2], str from)
{
    json_begin_object(j);
    json_field_string(j, "a", sides[0]);
    json_field_string(j, "b", sides[1]);
    json_field_string(j, "from", from);
    json_field_string(j, "by", str_of(timeline_step_name(t->step)));
    write_bars(j, t);
    json_field_int(j, "outside", t->outside);
    write_marks(j, t);
    json_end_object(j);
}

static void write_csv(const timeline *t, buf *out)
{
    csv_writer c = {.out = out};
    char cell[32];
    buf_add_c(out, "period,verbal_cooperation,material_cooperation,verbal_conflict,"
                   "material_conflict,mean_score\n");
    for (size_t i = 0; i < t->n; i++) {
        const timeline_bar *b = &t->bars[i];
        csv_write(&c, str_of(b->label));
        for (int k = 0; k < 4; k++) {
            snprintf(cell, sizeof cell, "%u", b->quads[k]);
            csv_write(&c, str_of(cell));
        }
        snprintf(cell, sizeof cell, "%.3f", b->scored ? b->score / b->scored : 0);
        csv_write(&c, b->scored ? str_of(cell) : STR_NONE);
        csv_end_row(&c);
    }
}

static status make(viewing *v, const str sides[2], str from, timeline *t, diag *why)
{
    str by = request_get(v->request, "by"), since, until;
    if (by.n && !timeline_step_find(by, &t->step))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "by=%.40s: there are day, week, month, year",
                        by.p);
    TRY(view_day(v, "since", &since, why));
    TRY(view_day(v, "until", &until, why));
    TRY(read_series(v, sides, from, t, why));
    return timeline_close(t, since, until, why);
}

status dyad_write(viewing *v, diag *why)
{
    str sides[2], from;
    timeline t = {0};
    for (int i = 0; i < 2; i++) {
        str given = v->request->segments[1 + i];
        TRY(view_party(v, i ? "the second of the two" : "the first of the two", given, &sides[i],
                       why));
        if (sides[i].n > CODE_BYTES)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "%.40s is longer than the code of an actor, such as USA or CHNGOV",
                            given.p);
    }
    TRY(read_from(v, sides, &from, why));
    status s = make(v, sides, from, &t, why);
    if (s == ST_OK && v->request->form == REQUEST_CSV) write_csv(&t, &v->out->body);
    if (s == ST_OK && v->request->form == REQUEST_SVG) timeline_svg(&t, sides, &v->out->body);
    if (s == ST_OK && v->request->form == REQUEST_JSON) write_json(&v->json, &t, sides, from);
    timeline_free(&t);
    return s;
}
