#include "cli/comparesheet.h"

#include "cli/sheet.h"
#include "rule/plover.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

#define TOP 10 // cells of a list for people

#define COLUMN(name)                                                                               \
    {                                                                                              \
        (name), sizeof(name) - 1                                                                   \
    }
static const str COLUMNS[] = {COLUMN("with"),  COLUMN("source"), COLUMN("target"), COLUMN("period"),
                              COLUMN("class"), COLUMN("ours"),   COLUMN("theirs")};

typedef struct {
    comparesheet *all;
    const compare_set *set;
    size_t number;
    comparison_summary sum;
    int32_t first, last;
    bool some; // the two have periods in common
    sheet cells;
    output *out;
    buf text;
    compare_cell only[2][TOP]; // [n_only] ours, theirs: most events first
    size_t n_only[2];
} printing;

static str class_of(const comparesheet *s, int32_t event_class)
{
    static const char *const QUADS[] = {"verbal_cooperation", "material_cooperation",
                                        "verbal_conflict", "material_conflict"};
    return str_of(s->types ? plover_type_name(event_class) : QUADS[event_class]);
}

static void find_range(printing *p)
{
    int32_t first, last;
    comparison_range(p->all->counts, 0, &p->first, &p->last);
    p->some = comparison_range(p->all->counts, p->number, &first, &last);
    if (!p->some) return;
    if (first > p->first) p->first = first;
    if (last < p->last) p->last = last;
    p->sum = comparison_sum(p->all->counts, p->number, p->first, p->last);
}

static void flush(printing *p)
{
    output_write(p->out, buf_str(&p->text));
    buf_clear(&p->text);
}

// --- cells

static void put_cell(void *state, const compare_cell *c)
{
    printing *p = state;
    char when[PANELPERIOD_SIZE];
    panelperiod_write(p->all->step, c->place.period, when);
    sheet_text(&p->cells, str_of(foreign_kind_name(p->set->kind)));
    sheet_text(&p->cells, c->place.source);
    sheet_text(&p->cells, c->place.target);
    sheet_text(&p->cells, str_of(when));
    sheet_text(&p->cells, class_of(p->all, c->place.event_class));
    sheet_int(&p->cells, c->ours);
    sheet_int(&p->cells, c->theirs);
    sheet_end(&p->cells);
    flush(p);
}

// --- summary

static void put_json(printing *p)
{
    char when[PANELPERIOD_SIZE];
    const comparison_summary *s = &p->sum;
    json_writer w = {.out = &p->text};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("comparison"));
    json_field_string(&w, "with", str_of(foreign_kind_name(p->set->kind)));
    json_field_int(&w, "files", (int64_t)p->set->files);
    json_field_int(&w, "read", (int64_t)p->set->read);
    json_field_int(&w, "passed_over", (int64_t)p->set->passed_over);
    json_field_int(&w, "without_day", (int64_t)p->set->undated);
    json_field_int(&w, "without_sides", (int64_t)p->set->no_sides);
    json_field_int(&w, "without_class", (int64_t)p->set->no_class);
    json_field_int(&w, "outside", (int64_t)p->set->outside);
    panelperiod_write(p->all->step, p->first, when);
    json_field_string(&w, "first", p->some ? str_of(when) : STR_NONE);
    panelperiod_write(p->all->step, p->last, when);
    json_field_string(&w, "last", p->some ? str_of(when) : STR_NONE);
    json_field_int(&w, "events_ours", (int64_t)s->ours);
    json_field_int(&w, "events_theirs", (int64_t)s->theirs);
    json_field_int(&w, "cells_ours", (int64_t)s->cells_ours);
    json_field_int(&w, "cells_theirs", (int64_t)s->cells_theirs);
    json_field_int(&w, "cells_both", (int64_t)s->cells_both);
    json_field_int(&w, "dyad_periods_ours", (int64_t)s->dyads_ours);
    json_field_int(&w, "dyad_periods_theirs", (int64_t)s->dyads_theirs);
    json_field_int(&w, "dyad_periods_both", (int64_t)s->dyads_both);
    json_field_double(&w, "agreement", p->some ? s->agreement : NAN);
    json_field_double(&w, "rank_correlation", p->some ? s->rank : NAN);
    json_field_double(&w, "rank_correlation_zeros", p->some ? s->rank_zeros : NAN);
    json_end_object(&w);
    json_end_line(&w);
    flush(p);
}

static void put_figure(buf *out, const char *name, double value)
{
    if (isnan(value))
        buf_add_format(out, "%-40s       -\n", name);
    else
        buf_add_format(out, "%-40s %7.3f\n", name, value);
}

static void put_head(printing *p)
{
    char first[PANELPERIOD_SIZE], last[PANELPERIOD_SIZE];
    const compare_set *set = p->set;
    const char *name = foreign_kind_name(set->kind);
    buf_add_format(&p->text, "%s: %zu file%s, %" PRIu64 " events", name, set->files,
                   set->files == 1 ? "" : "s", set->read);
    buf_add_format(&p->text,
                   "; not compared: %" PRIu64 " without a day, %" PRIu64
                   " without two sides, %" PRIu64 " without a class, %" PRIu64
                   " outside of our periods\n",
                   set->undated, set->no_sides, set->no_class, set->outside);
    if (!p->some) {
        buf_add_c(&p->text, "no event in a period that we have, too\n");
        return;
    }
    panelperiod_write(p->all->step, p->first, first);
    panelperiod_write(p->all->step, p->last, last);
    buf_add_format(&p->text, "%s to %s, by dyad, %s and %s\n", first, last,
                   panelperiod_step_name(p->all->step),
                   p->all->types ? "type of PLOVER" : "quad class");
}

static void put_sums(printing *p)
{
    const comparison_summary *s = &p->sum;
    buf *out = &p->text;
    put_head(p);
    if (!p->some) return;
    buf_add_format(out, "%-24s %10s %10s %10s\n", "", "ours", "theirs", "both");
    buf_add_format(out, "%-24s %10" PRIu64 " %10" PRIu64 "\n", "events", s->ours, s->theirs);
    buf_add_format(out, "%-24s %10zu %10zu %10zu\n", "cells with events", s->cells_ours,
                   s->cells_theirs, s->cells_both);
    buf_add_format(out, "%-24s %10zu %10zu %10zu\n", "dyads and periods", s->dyads_ours,
                   s->dyads_theirs, s->dyads_both);
    put_figure(out, "agreement (both of either)", s->agreement);
    put_figure(out, "rank correlation, where either has some", s->rank);
    put_figure(out, "the same with zeros", s->rank_zeros);
}

// Keeps the cells with most events that one side has alone.
static void keep_only(void *state, const compare_cell *c)
{
    printing *p = state;
    if (c->ours && c->theirs) return;
    size_t side = c->ours == 0;
    compare_cell *top = p->only[side];
    size_t n = p->n_only[side], at = n;
    uint32_t count = c->ours + c->theirs;
    while (at > 0 && top[at - 1].ours + top[at - 1].theirs < count) at--;
    if (at == TOP) return;
    if (n < TOP) n = ++p->n_only[side];
    for (size_t i = n - 1; i > at; i--) top[i] = top[i - 1];
    top[at] = *c;
}

static void put_only(printing *p, size_t side, const char *title)
{
    if (p->n_only[side]) buf_add_format(&p->text, "%s\n", title);
    for (size_t i = 0; i < p->n_only[side]; i++) {
        const compare_cell *c = &p->only[side][i];
        char when[PANELPERIOD_SIZE];
        panelperiod_write(p->all->step, c->place.period, when);
        buf_add_c(&p->text, "  ");
        screen_text(&p->all->screen, STYLE_TIME, str_of(when), &p->text);
        buf_add_c(&p->text, "  ");
        screen_text(&p->all->screen, STYLE_ACTOR, c->place.source, &p->text);
        buf_add_c(&p->text, " ");
        screen_text(&p->all->screen, STYLE_HEAD, class_of(p->all, c->place.event_class), &p->text);
        buf_add_c(&p->text, " ");
        screen_text(&p->all->screen, STYLE_RECIPIENT, c->place.target, &p->text);
        buf_add_format(&p->text, "  %u\n", c->ours + c->theirs);
    }
}

static void put_table(printing *p)
{
    put_sums(p);
    if (p->some) comparison_each(p->all->counts, p->number, p->first, p->last, keep_only, p);
    put_only(p, 0, "only ours, most events first");
    put_only(p, 1, "only theirs, most events first");
    buf_add_byte(&p->text, '\n');
    flush(p);
}

void comparesheet_write(comparesheet *s, output *out)
{
    printing p = {.all = s, .out = out};
    p.cells = (sheet){.json = s->form == FORM_JSON, .record = "compared"};
    if (s->form != FORM_TABLE)
        sheet_open(&p.cells, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, &p.text);
    flush(&p);
    for (size_t i = 0; i < s->n_sets; i++) {
        p.set = &s->sets[i];
        p.number = i + 1;
        p.n_only[0] = p.n_only[1] = 0;
        p.sum = (comparison_summary){0};
        find_range(&p);
        if (s->form == FORM_TABLE) {
            put_table(&p);
            continue;
        }
        if (s->form == FORM_JSON) put_json(&p);
        if (p.some) comparison_each(s->counts, p.number, p.first, p.last, put_cell, &p);
        if (s->form == FORM_JSON) continue;
        put_sums(&p);
        fprintf(stderr, "%s", p.text.p);
        buf_clear(&p.text);
    }
    buf_free(&p.text);
}
