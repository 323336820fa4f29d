// demarche compare: a database's events beside those of GDELT, ICEWS, POLECAT and Phoenix.
#include "cli/comparesheet.h"
#include "cli/form.h"
#include "cli/outfile.h"
#include "cli/paneloptions.h"
#include "measure/foreignparts.h"

#include <inttypes.h>
#include <stdio.h>

typedef struct {
    panel_wanted wanted;
    comparesheet sheet;
    output out;
    arena memory;        // of the options
    int32_t first, last; // periods of ours
    int code;            // ST_PARTIAL's when rows were passed over
} compare_state;

// --- ours

static status add_ours(void *state, const panel_row *row, diag *why)
{
    compare_state *s = state;
    int n = s->sheet.types ? PLOVER_TYPES : PANEL_QUADS;
    for (int i = 0; i < n; i++) {
        uint32_t count = s->sheet.types ? row->types[i] : row->quads[i];
        compare_place place = {row->source, row->target, row->period, i};
        if (count) TRY(comparison_add(s->sheet.counts, 0, &place, count, why));
    }
    return ST_OK;
}

static status read_ours(const char *db, compare_state *s, diag *why)
{
    panel *p = NULL;
    status done = panel_open(db, &s->wanted, &p, why);
    if (done == ST_OK) done = panel_each(p, add_ours, s, why);
    panel_close(p);
    if (done != ST_OK) return done;
    if (comparison_range(s->sheet.counts, 0, &s->first, &s->last)) return ST_OK;
    return diag_set(why, ST_NOTHING, db, 0, 0,
                    "no event between two sides that happened and has a day; nothing to compare");
}

// --- theirs

static bool is_wanted(const panel_wanted *w, str source, str target)
{
    bool a = !w->n_actors, b = a;
    for (size_t i = 0; i < w->n_actors; i++) {
        a = a || str_eq(w->actors[i], source);
        b = b || str_eq(w->actors[i], target);
    }
    return a && b && panel_has_sides(w, source, target);
}

static status add_theirs(compare_state *s, compare_set *set, size_t number, const foreign_event *e,
                         diag *why)
{
    const panel_wanted *w = &s->wanted;
    compare_place place = {e->source, e->target, 0, s->sheet.types ? e->type : e->quad - 1};
    set->read++;
    if (!e->dated) {
        set->undated++;
        return ST_OK;
    }
    place.period = panelperiod_at(w->step, e->day);
    if (!e->source.n || !e->target.n) {
        set->no_sides++;
        return ST_OK;
    }
    if (place.event_class < 0) {
        set->no_class++;
        return ST_OK;
    }
    if (place.period < s->first || place.period > s->last) {
        set->outside++;
        return ST_OK;
    }
    if (!is_wanted(w, e->source, e->target)) return ST_OK;
    if (w->undirected && str_cmp(place.source, place.target) > 0) {
        place.source = e->target;
        place.target = e->source;
    }
    return comparison_add(s->sheet.counts, number, &place, 1, why);
}

static compare_set *set_of(compare_state *s, foreign_kind kind, size_t *number)
{
    comparesheet *sheet = &s->sheet;
    for (size_t i = 0; i < sheet->n_sets; i++)
        if (sheet->sets[i].kind == kind) {
            *number = i + 1;
            return &sheet->sets[i];
        }
    compare_set *set = &sheet->sets[sheet->n_sets++];
    *set = (compare_set){.kind = kind};
    *number = sheet->n_sets;
    return set;
}

static status read_rows(compare_state *s, foreign_file *f, diag *why)
{
    size_t number;
    compare_set *set = set_of(s, f->kind, &number);
    foreign_event e;
    set->files++;
    for (bool more = true; more;) {
        TRY(foreign_next(f, &e, &more, why));
        if (more) TRY(add_theirs(s, set, number, &e, why));
    }
    set->passed_over += f->passed_over;
    return ST_OK;
}

static void tell_passed(compare_state *s, const foreign_file *f)
{
    char text[128];
    const diag *damage = stream_damage(f->in);
    if (damage) output_warn(f->path, 0, damage->message);
    if (f->passed_over) {
        snprintf(text, sizeof text, "%zu row%s without a date or type of event passed over",
                 f->passed_over, f->passed_over == 1 ? "" : "s");
        output_warn(f->path, f->first_passed, text);
    }
    if (damage || f->passed_over) s->code = status_exit_code(ST_PARTIAL);
}

static void tell_others(const foreign_parts *p)
{
    char text[96];
    if (!p->others) return;
    snprintf(text, sizeof text, "%zu member%s of the archive passed over: no event file%s",
             p->others, p->others == 1 ? "" : "s", p->others == 1 ? "" : "s");
    output_warn(p->path, 0, text);
}

static status read_parts(compare_state *s, foreign_parts *p, diag *why)
{
    for (;;) {
        bool more;
        TRY(foreignparts_next(p, &more, why));
        if (!more) return ST_OK;
        TRY(read_rows(s, &p->events, why));
        tell_passed(s, &p->events);
    }
}

static status read_theirs(const char *name, compare_state *s, diag *why)
{
    foreign_parts p;
    status done = foreignparts_open(name, &p, why);
    if (done == ST_OK) done = read_parts(s, &p, why);
    if (done == ST_FORMAT && p.parts && p.members) { // what came before the damage counts
        output_warn(p.path, 0, why->message);
        s->code = status_exit_code(ST_PARTIAL);
        done = ST_OK;
    }
    if (done == ST_OK) tell_others(&p);
    foreignparts_close(&p);
    return done;
}

// --- all

static status read_words(const arguments *args, compare_state *s, diag *why)
{
    int counts = 0;
    TRY(paneloptions_read(args, &s->wanted, &s->memory, why));
    TRY(paneloptions_counts(args, &counts, why));
    TRY(form_choose(args, &s->sheet.form, &s->sheet.screen, why));
    s->sheet.types = counts == 1;
    s->sheet.step = s->wanted.step;
    s->wanted.sparse = true;
    return ST_OK;
}

static status compare(const arguments *args, compare_state *s, diag *why)
{
    TRY(read_words(args, s, why));
    TRY(read_ours(args->words[0], s, why));
    for (size_t i = 1; i < args->n_words; i++) TRY(read_theirs(args->words[i], s, why));
    return ST_OK;
}

static int run(const arguments *args)
{
    diag why = {0};
    outfile file = {0};
    compare_state s = {.sheet = {.counts = comparison_new()}};
    status done = compare(args, &s, &why);
    if (done == ST_OK) done = outfile_open(&file, args->values[OPT_OUTPUT], &s.out, &why);
    int code = done == ST_OK ? s.code : output_complain(&why);
    if (done == ST_OK) {
        comparesheet_write(&s.sheet, &s.out);
        code = outfile_close(&file, output_finish(&s.out, code));
    }
    comparison_free(s.sheet.counts);
    arena_free(&s.memory);
    return code;
}

const command COMPARE_COMMAND = {
    .name = "compare",
    .words = "DB OTHER...",
    .n_words_min = 2,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "put a database's events beside those of GDELT, ICEWS, POLECAT or Phoenix",
    .about =
        "DB is a database of 'demarche code --db', OTHER event files of GDELT 1.0 or 2.0, ICEWS,\n"
        "POLECAT or Phoenix as they are downloaded (.zip, .gz and .zst, too), which are told by\n"
        "their columns; files of one kind are one set. Both are counted by dyad, period (--by,\n"
        "months) and quad class, or with --counts type by PLOVER type, into which codes of CAMEO\n"
        "are turned by codebook/cameo.tsv; ours as 'demarche panel' counts them. Printed are, of\n"
        "the periods that both have, the counts of each, the share of cells with events in which\n"
        "both have some, Spearman's rank correlation of the counts by dyad and period, and what\n"
        "each has alone. Countries become ISO codes; events without two sides are counted apart.\n"
        "doc/panel.md tells more. Codes differ, so do texts: a difference is no error of either.",
    .example = "demarche compare news.db 20240717.export.CSV.zip --table\n"
               "demarche compare news.db phoenix.txt.gz --counts type --csv -o cells.csv",
    COMMAND_OPTIONS(OPT_BY, OPT_COUNTS, OPT_UNDIRECTED, OPT_SINCE, OPT_UNTIL, OPT_ACTORS, OPT_FROM,
                    OPT_TO, OPT_INCLUDE, OPT_MENTIONS, OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR,
                    OPT_OUTPUT),
    COMMAND_MEANINGS(
        {OPT_BY, "day|week|month|year", "the period of a cell (month)"},
        {OPT_SINCE, "DATE", "the first period: a year, month or day of it"},
        {OPT_UNTIL, "DATE", "the last period"},
        {OPT_JSON, NULL, "JSON Lines (the default when standard output is no terminal)"},
        {OPT_FROM, "ACTOR", "dyads with that source"}, {OPT_TO, "ACTOR", "dyads with that target"}),
    .run = run,
};
