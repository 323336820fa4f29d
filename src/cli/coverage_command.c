// demarche coverage: how many documents of each outlet and day a database has read, and how many of
// them say nothing.
#include "base/csv.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/output.h"
#include "store/intakequery.h"

#include <stdio.h>
#include <string.h>

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
    coverage_filter wanted;
} coverage_state;

static void write_json(const coverage_row *r, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("coverage"));
    json_field_string(&w, "outlet", r->outlet);
    json_field_string(&w, "day", r->day);
    json_field_int(&w, "read", r->read);
    json_field_int(&w, "coded", r->coded);
    json_field_int(&w, "skipped", r->read - r->coded);
    json_write_key(&w, "reasons");
    json_begin_object(&w);
    for (size_t i = 0; i < r->n_reasons; i++) {
        json_write_key_str(&w, r->reasons[i].code);
        json_write_int(&w, r->reasons[i].n);
    }
    json_end_object(&w);
    json_field_int(&w, "without_events", r->empty);
    json_field_int(&w, "changed", r->changed);
    json_field_int(&w, "duplicates", r->copies);
    json_end_object(&w);
    json_end_line(&w);
}

// "not-english:3;unreadable:1".
static void add_reasons(const coverage_row *r, char end, buf *out)
{
    for (size_t i = 0; i < r->n_reasons; i++) {
        if (i) buf_add_byte(out, end);
        buf_add_format(out, "%.*s:%lld", STR_ARG(r->reasons[i].code), (long long)r->reasons[i].n);
    }
}

static void write_csv(const coverage_row *r, buf *out)
{
    const int64_t numbers[] = {r->read,  r->coded,   r->read - r->coded,
                               r->empty, r->changed, r->copies};
    csv_writer w = {.out = out};
    buf reasons = {0};
    csv_write(&w, r->outlet);
    csv_write(&w, r->day);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        char digits[24];
        snprintf(digits, sizeof digits, "%lld", (long long)numbers[i]);
        csv_write(&w, str_of(digits));
    }
    add_reasons(r, ';', &reasons);
    csv_write(&w, buf_str(&reasons));
    csv_end_row(&w);
    buf_free(&reasons);
}

static const char CSV_HEAD[] =
    "outlet,day,read,coded,skipped,without_events,changed,duplicates,reasons\n";
static const char TABLE_HEAD[] =
    "day           read   coded skipped no events changed  copies  outlet\n";

static void write_line(const screen *s, const coverage_row *r, buf *out)
{
    buf reasons = {0};
    screen_text(s, STYLE_TIME, r->day.n ? r->day : STR("no day    "), out);
    buf_add_format(out, " %7lld %7lld %7lld   %7lld %7lld %7lld  ", (long long)r->read,
                   (long long)r->coded, (long long)(r->read - r->coded), (long long)r->empty,
                   (long long)r->changed, (long long)r->copies);
    screen_text(s, STYLE_HEAD, r->outlet.n ? r->outlet : STR("no outlet"), out);
    if (r->n_reasons) {
        buf_add_c(out, "  ");
        add_reasons(r, ' ', &reasons);
        screen_text(s, STYLE_FAINT, buf_str(&reasons), out);
    }
    buf_add_byte(out, '\n');
    buf_free(&reasons);
}

static void write_row(void *state, const coverage_row *r)
{
    coverage_state *s = state;
    switch (s->form) {
    case FORM_JSON: write_json(r, &s->text); break;
    case FORM_CSV: write_csv(r, &s->text); break;
    case FORM_TABLE: write_line(&s->screen, r, &s->text); break;
    }
    output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
}

// A year, a month or a day, as days begin.
static status read_words(const arguments *args, coverage_state *s, diag *why)
{
    TRY(form_day(args, OPT_SINCE, &s->wanted.since, why));
    TRY(form_day(args, OPT_UNTIL, &s->wanted.until, why));
    s->wanted.outlet = str_of(args->values[OPT_OUTLET]);
    return form_choose(args, &s->form, &s->screen, why);
}

static int run(const arguments *args)
{
    diag why = {0};
    coverage_state s = {0};
    status done = read_words(args, &s, &why);
    if (done == ST_OK && s.form == FORM_CSV) buf_add_c(&s.text, CSV_HEAD);
    if (done == ST_OK && s.form == FORM_TABLE) buf_add_c(&s.text, TABLE_HEAD);
    if (done == ST_OK) done = intakequery_coverage(args->words[0], &s.wanted, write_row, &s, &why);
    int code = done == ST_OK ? 0 : output_complain(&why);
    if (code == 0) output_write(&s.out, buf_str(&s.text));
    buf_free(&s.text);
    return output_finish(&s.out, code);
}

const command COVERAGE_COMMAND = {
    .name = "coverage",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "count what a database has read, by outlet and day",
    .about =
        "DB is a database of 'demarche code --db'. For each outlet and day is printed how many\n"
        "documents were read, coded and skipped (and why), how many of the coded have no event,\n"
        "how many came again with another text (changed), and how many have the text of another\n"
        "one (duplicates). Divide by these to compare counts of events between days or outlets:\n"
        "an outlet that was not read has no events either. doc/store.md says what is counted.",
    .example = "demarche coverage news.db --since 2024-07-01 --until 2024-07-31\n"
               "demarche coverage news.db --outlet Reuters --csv > reuters.csv",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_SINCE, OPT_UNTIL, OPT_OUTLET, OPT_COLOR),
    COMMAND_MEANINGS({OPT_SINCE, "DATE", "published on that day, month or year, or later"},
                     {OPT_UNTIL, "DATE", "published on that day, month or year, or earlier"},
                     {OPT_OUTLET, "NAME", "of that outlet alone"}),
    .run = run,
};
