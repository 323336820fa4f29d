// demarche panel: counts of events for every unit and period, as researchers of conflict run them.
#include "cli/command.h"
#include "cli/outfile.h"
#include "cli/panellist.h"
#include "cli/paneloptions.h"
#include "cli/panelsheet.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    panel_wanted wanted;
    panelsheet rows;
    output out;
    buf text;
    arena memory;
} panel_state;

static status read_form(const arguments *args, panel_state *s, diag *why)
{
    static const char ADVICE[] = "choose one form of output";
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_CSV, ADVICE, why));
    TRY(arguments_refuse_both(args, OPT_JSON, OPT_PARQUET, ADVICE, why));
    TRY(arguments_refuse_both(args, OPT_CSV, OPT_PARQUET, ADVICE, why));
    s->rows.sheet.json = arguments_has(args, OPT_JSON);
    s->rows.parquet = arguments_has(args, OPT_PARQUET);
    if (!s->rows.parquet || arguments_has(args, OPT_OUTPUT) || !output_is_terminal()) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "--parquet is not for a terminal; give -o FILE");
}

static status read_words(const arguments *args, panel_state *s, diag *why)
{
    static const char *const UNITS[] = {"dyad", "actor", "place", NULL};
    int unit = PANEL_DYAD, counts = 0;
    TRY(paneloptions_choose(args, OPT_UNIT, UNITS, &unit, why));
    TRY(paneloptions_counts(args, &counts, why));
    TRY(read_form(args, s, why));
    s->wanted.unit = (panel_unit)unit;
    s->rows.types = counts == 1;
    return paneloptions_read(args, &s->wanted, &s->memory, why);
}

// --- output

static status put_row(void *state, const panel_row *row, diag *why)
{
    panel_state *s = state;
    (void)why;
    panelsheet_add(&s->rows, row);
    bool read = output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
    return read ? ST_OK : ST_PARTIAL; // nobody reads, or the disk is full: output_finish tells it
}

static void tell_range(const panel_state *s, const panel_about *a)
{
    char first[PANELPERIOD_SIZE] = "", last[PANELPERIOD_SIZE] = "";
    if (!a->n_periods || !a->n_units) {
        fprintf(stderr, "demarche: no event fits; the panel has no rows\n");
        return;
    }
    panelperiod_write(s->wanted.step, a->first, first);
    panelperiod_write(s->wanted.step, a->last, last);
    static const char *const NAMES[PANEL_UNITS][2] = {
        {"dyad", "dyads"}, {"actor", "actors"}, {"country", "countries"}};
    fprintf(stderr, "demarche: %zu %s, %zu %s%s (%s to %s)\n", a->n_units,
            NAMES[s->wanted.unit][a->n_units != 1], a->n_periods,
            panelperiod_step_name(s->wanted.step), a->n_periods == 1 ? "" : "s", first, last);
}

static void tell(const char *what, int64_t n, const char *why)
{
    if (n) fprintf(stderr, "demarche: %" PRId64 " %s%s %s\n", n, what, n == 1 ? "" : "s", why);
}

static void tell_left(const panel_state *s, const panel_about *a)
{
    static const char *const SIDES[PANEL_UNITS] = {"not counted: without two sides",
                                                   "not counted: without an actor",
                                                   "not counted: in a place of no known country"};
    const char *what = s->wanted.mentions ? "mention" : "event";
    tell(what, (int64_t)a->left.undated, "not counted: no day is known");
    tell(what, (int64_t)a->left.wide,
         "not counted: the text gives an interval that no one period holds");
    tell(what, (int64_t)a->left.outside, "not counted: before or after the range");
    tell(what, (int64_t)a->left.no_unit, SIDES[s->wanted.unit]);
    tell("document", a->left.undated_texts, "in no documents_read: without a day of publication");
}

static int write_panel(const arguments *args, panel_state *s, panel *p)
{
    diag why = {0};
    outfile file = {0};
    if (outfile_open(&file, args->values[OPT_OUTPUT], &s->out, &why) != ST_OK)
        return output_complain(&why);
    s->rows.wanted = &s->wanted;
    s->rows.about = panel_tell(p);
    panelsheet_open(&s->rows, &s->text);
    status done = panel_each(p, put_row, s, &why);
    panelsheet_finish(&s->rows);
    int code = done == ST_OK || done == ST_PARTIAL ? 0 : output_complain(&why);
    output_write(&s->out, buf_str(&s->text));
    code = outfile_close(&file, output_finish(&s->out, code));
    if (code == 0) tell_range(s, panel_tell(p));
    if (code == 0) tell_left(s, panel_tell(p));
    return code;
}

// --- all

static int count(const arguments *args, panel_state *s)
{
    diag why = {0};
    panel *p = NULL;
    status done = read_words(args, s, &why);
    if (done == ST_OK) done = panel_open(args->words[0], &s->wanted, &p, &why);
    int code = done == ST_OK ? write_panel(args, s, p) : output_complain(&why);
    panel_close(p);
    return code;
}

static int run(const arguments *args)
{
    panel_state s = {0};
    int code = arguments_has(args, OPT_LIST) ? panellist_run(args) : count(args, &s);
    panelsheet_close(&s.rows);
    buf_free(&s.text);
    arena_free(&s.memory);
    return code;
}

const command PANEL_COMMAND = {
    .name = "panel",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "count a database's events for every dyad and month, zeros too",
    .about =
        "DB is a database of 'demarche code --db'. A row is a unit in a period: who to whom (or,\n"
        "with --unit, an actor on either side, or the country of the place) in a month (--by).\n"
        "Every unit has a row for every period of the range, zeros too. The range is --since to\n"
        "--until, whole periods, else the first to the last event; units are those that occur, or\n"
        "all pairs of --actors. An event that many texts tell counts once, as 'demarche merge'\n"
        "has it. Counted is what happened or is going on, is affirmed, not denied, and no\n"
        "background; --include adds more.\n"
        "\n"
        "Columns are counts by quad class (--counts type: of each PLOVER type, too), scores,\n"
        "killed and injured (at least), sums of money by currency (never converted), and what was\n"
        "read in the period. Events without a day, or with an interval that no one period holds,\n"
        "are counted on standard error and are in no row. doc/panel.md tells all columns, and how\n"
        "R and Python read them. --parquet writes them as Apache Parquet, with their types.\n"
        "\n"
        "--list acled and --list ucdp write a row an event with the columns of those data sets,\n"
        "--list transfers the ledger's transfers with those of SIPRI's trade register; --from and\n"
        "--to are of transfers and dyads.",
    .example = "demarche panel news.db --by month -o dyads.csv\n"
               "demarche panel news.db --actors USA,CHN,RUS --by week --since 2024 --until 2024\n"
               "demarche panel news.db --by week --parquet -o dyads.parquet\n"
               "demarche panel news.db --unit place --by day --counts type --json",
    COMMAND_OPTIONS(OPT_UNIT, OPT_UNDIRECTED, OPT_BY, OPT_SINCE, OPT_UNTIL, OPT_ACTORS,
                    OPT_MIN_EVENTS, OPT_COUNTS, OPT_INCLUDE, OPT_MENTIONS, OPT_CSV, OPT_JSON,
                    OPT_PARQUET, OPT_LIST, OPT_FROM, OPT_TO, OPT_OUTPUT),
    COMMAND_MEANINGS(
        {OPT_BY, "day|week|month|year", "the period of a row (month); weeks are ISO's"},
        {OPT_SINCE, "DATE", "the first period: a year, month or day of it"},
        {OPT_UNTIL, "DATE", "the last period"},
        {OPT_CSV, NULL, "comma-separated values with a line of names (the default)"},
        {OPT_JSON, NULL, "JSON Lines"},
        {OPT_FROM, "ACTOR", "dyads with that source, transfers of that supplier"},
        {OPT_TO, "ACTOR", "dyads with that target, transfers to that recipient"}),
    .run = run,
};
