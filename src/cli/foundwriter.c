#include "cli/foundwriter.h"

#include "query/foundline.h"

#include <math.h>
#include <stdio.h>

#define EVENT_COLUMNS 8

static status write(foundwriter *w, diag *why)
{
    bool goes_on = output_write(&w->out, buf_str(&w->text));
    buf_clear(&w->text);
    return goes_on ? ST_OK : diag_set(why, ST_IO, NULL, 0, 0, "the output is closed");
}

// --- the table

static void open_events(foundwriter *w)
{
    static const str HEADS[EVENT_COLUMNS] = {STR("DATE"),   STR("ACTORS"), STR("EVENT"),
                                             STR("TO"),     STR("STATUS"), STR("TRIGGER"),
                                             STR("OUTLET"), STR("ID")};
    str heads[EVENT_COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < EVENT_COLUMNS; i++)
        if (i != 4 || w->with_status) heads[n++] = HEADS[i];
    rowtable_open(&w->rowtable, &w->screen, &w->out, heads, n);
    w->opened = true;
}

static void add_status(const found_event *e, buf *out)
{
    buf_add(out, e->status);
    if (!str_eq(e->polarity, STR("affirmed"))) buf_add_format(out, ", %.*s", STR_ARG(e->polarity));
    if (!str_eq(e->claim, STR("stated"))) buf_add_format(out, ", %.*s", STR_ARG(e->claim));
}

static bool write_line(foundwriter *w, const found_event *e)
{
    static const style STYLES[EVENT_COLUMNS] = {STYLE_TIME,      STYLE_ACTOR, STYLE_HEAD,
                                                STYLE_RECIPIENT, STYLE_NONE,  STYLE_NONE,
                                                STYLE_FAINT,     STYLE_FAINT};
    buf actors = {0}, type = {0}, to = {0}, state = {0};
    foundline_codes(e->actors, e->n_actors, false, ',', &actors);
    foundline_codes(e->recipients, e->n_recipients, false, ',', &to);
    buf_add(&type, e->type);
    if (e->mode.n) buf_add_format(&type, "/%.*s", STR_ARG(e->mode));
    add_status(e, &state);
    const str all[EVENT_COLUMNS] = {e->date,         buf_str(&actors), buf_str(&type), buf_str(&to),
                                    buf_str(&state), e->trigger,       e->outlet,      e->id};
    str cells[EVENT_COLUMNS];
    style styles[EVENT_COLUMNS];
    size_t n = 0;
    for (size_t i = 0; i < EVENT_COLUMNS; i++) {
        if (i == 4 && !w->with_status) continue;
        styles[n] = STYLES[i];
        cells[n++] = i < 4 && !all[i].n ? STR("-") : all[i];
    }
    bool goes_on = rowtable_row(&w->rowtable, cells, styles);
    buf_free(&actors);
    buf_free(&type);
    buf_free(&to);
    buf_free(&state);
    return goes_on;
}

status foundwriter_event(void *writer, const found_event *e, diag *why)
{
    foundwriter *w = writer;
    bool first = w->given++ == 0;
    snprintf(w->last, sizeof w->last, "%.*s", STR_ARG(e->id));
    if (w->form == FORM_TABLE) {
        if (!w->opened) open_events(w);
        return write_line(w, e) ? ST_OK : write(w, why);
    }
    if (w->form == FORM_CSV && first) foundline_event_csv_head(&w->text);
    if (w->form == FORM_CSV)
        foundline_event_csv(e, &w->text);
    else
        foundline_event_json(e, &w->text);
    return write(w, why);
}

// --- groups

static void open_groups(foundwriter *w)
{
    const str heads[] = {str_of(search_group_name(w->by)), STR("events"), STR("score")};
    bool all = w->by == GROUP_ALL;
    rowtable_open(&w->rowtable, &w->screen, &w->out, heads + all, 3 - (size_t)all);
    for (size_t i = all ? 0 : 1; i < w->rowtable.n; i++) w->rowtable.right[i] = true;
    w->opened = true;
}

static bool group_line(foundwriter *w, const found_group *g)
{
    static const style STYLES[] = {STYLE_HEAD, STYLE_NONE, STYLE_NONE};
    char events[24] = "", score[32] = "";
    snprintf(events, sizeof events, "%lld", (long long)g->events);
    if (!isnan(g->score)) snprintf(score, sizeof score, "%.2f", g->score);
    const str cells[] = {g->key.n ? g->key : STR("-"), str_of(events), str_of(score)};
    bool all = w->by == GROUP_ALL;
    return rowtable_row(&w->rowtable, cells + all, STYLES + all);
}

status foundwriter_group(void *writer, const found_group *g, diag *why)
{
    foundwriter *w = writer;
    bool first = w->given++ == 0;
    if (w->form == FORM_TABLE) {
        if (!w->opened) open_groups(w);
        return group_line(w, g) ? ST_OK : write(w, why);
    }
    if (w->form == FORM_CSV && first) foundline_group_csv_head(w->by, &w->text);
    if (w->form == FORM_CSV)
        foundline_group_csv(w->by, g, &w->text);
    else
        foundline_group_json(w->by, g, &w->text);
    return write(w, why);
}

void foundwriter_close(foundwriter *w, bool groups)
{
    if (w->form == FORM_TABLE && !w->opened && groups) open_groups(w);
    if (w->form == FORM_TABLE && !w->opened) open_events(w);
    if (w->opened) rowtable_close(&w->rowtable);
    if (w->form == FORM_CSV && !w->given && groups) foundline_group_csv_head(w->by, &w->text);
    if (w->form == FORM_CSV && !w->given && !groups) foundline_event_csv_head(&w->text);
    output_write(&w->out, buf_str(&w->text));
    buf_free(&w->text);
}
