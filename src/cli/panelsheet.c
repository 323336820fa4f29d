#include "cli/panelsheet.h"

#include "base/calendar.h"
#include "mention/cow.h"
#include "mention/gazetteer.h"

#include <math.h>

static const char *const QUADS[PANEL_QUADS] = {"verbal_cooperation", "material_cooperation",
                                               "verbal_conflict", "material_conflict"};

typedef struct {
    VEC(str) names;
    VEC(parquet_type) types; // of each
} columns;

static void add(panelsheet *p, columns *n, parquet_type type, const char *name)
{
    *vec_push(&p->memory, &n->names) = str_of(name);
    *vec_push(&p->memory, &n->types) = type;
}

static void add_made(panelsheet *p, columns *n, parquet_type type, const char *first, str second,
                     const char *last)
{
    buf name = {0};
    buf_add_format(&name, "%s%.*s%s", first, STR_ARG(second), last);
    add(p, n, type, str_copy(&p->memory, buf_str(&name)).p);
    buf_free(&name);
}

static void name_sides(panelsheet *p, columns *n)
{
    const panel_wanted *w = p->wanted;
    const char *sides[] = {"source", "target"};
    if (w->undirected) sides[0] = "actor_a";
    if (w->undirected) sides[1] = "actor_b";
    if (w->unit == PANEL_ACTOR) sides[0] = "actor";
    if (w->unit == PANEL_PLACE) sides[0] = "country";
    size_t n_sides = w->unit == PANEL_DYAD ? 2 : 1;
    for (size_t i = 0; i < n_sides; i++) add(p, n, PARQUET_TEXT, sides[i]);
    for (size_t i = 0; i < n_sides; i++) {
        add_made(p, n, PARQUET_TEXT, sides[i], STR_NONE, "_iso3");
        add_made(p, n, PARQUET_INTEGER, sides[i], STR_NONE, "_cow");
    }
}

static void name_all(panelsheet *p, columns *n)
{
    static const char *const PERIOD[] = {"period", "period_begin", "period_end"};
    static const char *const SUMS[] = {"score_mean", "score_sum", "killed", "injured"};
    name_sides(p, n);
    for (size_t i = 0; i < sizeof PERIOD / sizeof *PERIOD; i++) add(p, n, PARQUET_TEXT, PERIOD[i]);
    add(p, n, PARQUET_INTEGER, "events");
    if (p->wanted->unit == PANEL_ACTOR) add(p, n, PARQUET_INTEGER, "as_source");
    if (p->wanted->unit == PANEL_ACTOR) add(p, n, PARQUET_INTEGER, "as_target");
    for (size_t i = 0; i < PANEL_QUADS; i++) add(p, n, PARQUET_INTEGER, QUADS[i]);
    for (int i = 0; i < PLOVER_TYPES && p->types; i++)
        add(p, n, PARQUET_INTEGER, plover_type_name(i));
    add(p, n, PARQUET_INTEGER, "cooperation");
    add(p, n, PARQUET_INTEGER, "conflict");
    for (size_t i = 0; i < sizeof SUMS / sizeof *SUMS; i++) add(p, n, PARQUET_NUMBER, SUMS[i]);
    for (size_t i = 0; i < p->about->n_currencies; i++)
        add_made(p, n, PARQUET_NUMBER, "amount_", p->about->currencies[i], "");
    add(p, n, PARQUET_INTEGER, "documents_read");
    add(p, n, PARQUET_INTEGER, "texts_coded");
}

void panelsheet_open(panelsheet *p, buf *out)
{
    columns n = {0};
    name_all(p, &n);
    p->sheet.record = "panel";
    p->sheet.types = p->parquet ? n.types.p : NULL;
    sheet_open(&p->sheet, n.names.p, n.names.n, out);
}

static void put_codes(sheet *s, str code)
{
    double lat, lon;
    bool country = gazetteer_country(code, &lat, &lon);
    sheet_text(s, country ? code : STR_NONE);
    uint32_t cow = cow_number(code);
    if (cow)
        sheet_int(s, cow);
    else
        sheet_text(s, STR_NONE);
}

static void put_period(const panelsheet *p, sheet *s, int32_t at)
{
    char text[PANELPERIOD_SIZE], day[CALENDAR_DATE_SIZE];
    panel_step step = p->wanted->step;
    panelperiod_write(step, at, text);
    sheet_text(s, str_of(text));
    calendar_format(calendar_from_days(panelperiod_first(step, at)), day);
    sheet_text(s, str_of(day));
    calendar_format(calendar_from_days(panelperiod_last(step, at)), day);
    sheet_text(s, str_of(day));
}

static void put_counts(const panelsheet *p, sheet *s, const panel_row *r)
{
    sheet_int(s, r->events);
    if (p->wanted->unit == PANEL_ACTOR) sheet_int(s, r->as_source);
    if (p->wanted->unit == PANEL_ACTOR) sheet_int(s, r->as_target);
    for (size_t i = 0; i < PANEL_QUADS; i++) sheet_int(s, r->quads[i]);
    for (int i = 0; i < PLOVER_TYPES && p->types; i++) sheet_int(s, r->types[i]);
    sheet_int(s, (int64_t)r->quads[0] + r->quads[1]);
    sheet_int(s, (int64_t)r->quads[2] + r->quads[3]);
}

void panelsheet_add(panelsheet *p, const panel_row *r)
{
    sheet *s = &p->sheet;
    bool dyad = p->wanted->unit == PANEL_DYAD;
    sheet_text(s, r->source);
    if (dyad) sheet_text(s, r->target);
    put_codes(s, r->source);
    if (dyad) put_codes(s, r->target);
    put_period(p, s, r->period);
    put_counts(p, s, r);
    sheet_number(s, r->scored ? r->score / r->scored : NAN);
    sheet_number(s, r->score);
    sheet_number(s, r->killed);
    sheet_number(s, r->injured);
    for (size_t i = 0; i < p->about->n_currencies; i++) sheet_number(s, r->amounts[i]);
    sheet_int(s, r->read);
    sheet_int(s, r->texts);
    sheet_end(s);
}

void panelsheet_finish(panelsheet *p)
{
    sheet_finish(&p->sheet);
}

void panelsheet_close(panelsheet *p)
{
    arena_free(&p->memory);
}
