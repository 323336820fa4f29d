// demarche changes: what was added to a database, replaced and deleted since a day or a number.
#include "base/calendar.h"
#include "base/json_reader.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/sheet.h"
#include "store/changelog.h"
#include "store/database.h"

#include <stdio.h>

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
    sheet rows; // of CSV, into `text`
    int64_t n_rows;
    char since[CALENDAR_DATE_SIZE];
} changes_state;

static void write_json(const change_row *x, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("change"));
    json_field_int(&w, "number", x->number);
    json_field_string(&w, "at", x->at);
    json_field_string(&w, "what", x->what);
    json_field_string(&w, "document", x->document);
    json_field_string(&w, "title", x->title);
    json_field_string(&w, "url", x->url);
    json_field_string(&w, "outlet", x->outlet);
    json_write_key(&w, "events");
    json_begin_object(&w);
    json_write_key(&w, "added");
    json_write_raw(&w, x->added);
    json_write_key(&w, "corrected");
    json_write_raw(&w, x->corrected);
    json_write_key(&w, "deleted");
    json_write_raw(&w, x->removed);
    json_end_object(&w);
    json_end_object(&w);
    json_end_line(&w);
}

static size_t count(str list)
{
    json_reader r = json_read(list);
    size_t n = 0;
    if (json_next(&r) != JSON_BEGIN_ARRAY) return 0;
    while (json_next(&r) == JSON_STRING) n++;
    return n;
}

// Ids joined by ';', as lists are in CSV.
static void add_ids(sheet *s, str list)
{
    json_reader r = json_read(list);
    buf ids = {0};
    if (json_next(&r) == JSON_BEGIN_ARRAY)
        while (json_next(&r) == JSON_STRING) {
            if (ids.n) buf_add_byte(&ids, ';');
            buf_add(&ids, r.raw);
        }
    sheet_text(s, buf_str(&ids));
    buf_free(&ids);
}

static const str COLUMNS[] = {STR("number"),        STR("at"),           STR("what"),
                              STR("document"),      STR("title"),        STR("url"),
                              STR("outlet"),        STR("events_added"), STR("events_corrected"),
                              STR("events_deleted")};
#define N_COLUMNS (sizeof COLUMNS / sizeof *COLUMNS)

static void write_csv(sheet *s, const change_row *x)
{
    const str cells[] = {x->at, x->what, x->document, x->title, x->url, x->outlet};
    sheet_int(s, x->number);
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) sheet_text(s, cells[i]);
    add_ids(s, x->added);
    add_ids(s, x->corrected);
    add_ids(s, x->removed);
    sheet_end(s);
}

static void write_line(const screen *s, const change_row *x, buf *out)
{
    buf words = {0};
    buf_add_format(out, "%8lld  ", (long long)x->number);
    screen_text(s, STYLE_TIME, x->at, out);
    buf_add_format(out, "  %-8.*s  ", STR_ARG(x->what));
    screen_text(s, STYLE_HEAD, x->document, out);
    buf_add_format(out, "  events +%zu ~%zu -%zu  ", count(x->added), count(x->corrected),
                   count(x->removed));
    output_escape(&words, x->title.n ? x->title : x->url);
    screen_text(s, STYLE_FAINT, buf_str(&words), out);
    buf_add_byte(out, '\n');
    buf_free(&words);
}

static status write_row(void *state, const change_row *x, diag *why)
{
    changes_state *s = state;
    s->n_rows++;
    switch (s->form) {
    case FORM_JSON: write_json(x, &s->text); break;
    case FORM_CSV: write_csv(&s->rows, x); break;
    case FORM_TABLE: write_line(&s->screen, x, &s->text); break;
    }
    bool written = output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
    if (written) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0, "the changes cannot be written");
}

// A number of the log, or a day with or without a time; a time counts as UTC, as in the log.
static status read_since(const arguments *args, changes_state *s, changelog_reader *r, diag *why)
{
    const char *word = args->values[OPT_SINCE];
    calendar_time t;
    if (!word) return ST_OK;
    bool dashed = strchr(word, '-') != NULL; // 20261101 is a number
    if (!dashed && str_to_int(str_of(word), &r->since) && r->since >= 0) return ST_OK;
    if (!dashed || !calendar_parse(str_of(word), &t) || t.precision == CALENDAR_WEEK)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--since %s: give a day or time (2026-11-01, 2026-11-01T12:00Z), or the "
                        "number that was told the last time",
                        word);
    int64_t seconds = calendar_seconds(&t), day = seconds / 86400, rest = seconds % 86400;
    char date[CALENDAR_DATE_SIZE];
    calendar_format(calendar_from_days(day), date);
    snprintf(s->since, sizeof s->since, "%.10sT%02d:%02d:%02dZ", date, (int)(rest / 3600),
             (int)(rest / 60 % 60), (int)(rest % 60));
    r->since_time = str_of(s->since);
    return ST_OK;
}

static void write_end(changes_state *s, const changelog_reader *r)
{
    json_writer w = {.out = &s->text};
    if (s->form == FORM_JSON) {
        json_begin_object(&w);
        json_field_string(&w, "record", STR("next"));
        json_field_int(&w, "since", r->next);
        json_end_object(&w);
        json_end_line(&w);
        output_write(&s->out, buf_str(&s->text));
        return;
    }
    fprintf(stderr, "demarche: %lld change%s; ask next time with --since %lld\n",
            (long long)s->n_rows, s->n_rows == 1 ? "" : "s", (long long)r->next);
}

static int run(const arguments *args)
{
    diag why = {0};
    changes_state s = {0};
    changelog_reader r = {.row = write_row, .state = &s};
    status done = form_choose(args, &s.form, &s.screen, &why);
    if (done == ST_OK) done = read_since(args, &s, &r, &why);
    if (done == ST_OK && s.form == FORM_CSV) sheet_open(&s.rows, COLUMNS, N_COLUMNS, &s.text);
    if (done == ST_OK) done = changelog_read(args->words[0], &r, &why);
    bool unwritten = s.out.closed || s.out.error; // output_finish tells it
    int code = done == ST_OK || unwritten ? 0 : output_complain(&why);
    if (done == ST_OK) write_end(&s, &r);
    if (done == ST_OK && r.begun[0]) {
        buf message = {0}, where = {0};
        buf_add_format(&message,
                       "the log begins at %s, when tables of an older version were brought "
                       "forward: earlier changes are not in it",
                       r.begun);
        database_called(args->words[0], &where);
        output_warn(where.p, 0, message.p);
        buf_free(&where);
        buf_free(&message);
    }
    buf_free(&s.text);
    return output_finish(&s.out, code);
}

const command CHANGES_COMMAND = {
    .name = "changes",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "what was added, replaced and deleted in a database since a day or number",
    .about =
        "DB is a database of 'demarche code --db', a file or an address. Printed is a line\n"
        "for each time that a document was added, replaced (by another text, or by what another\n"
        "version, model or codebook made of it) or deleted ('demarche forget'), in that order,\n"
        "with the ids of the events that were added, corrected (the same event, told otherwise)\n"
        "and deleted by that. --since takes a day or time (UTC), or the number that is told at\n"
        "the end: with it nothing is told twice and nothing left out, whoever else writes.\n"
        "What is coded again without a difference is no change.",
    .example = "demarche changes news.db --since 2026-11-01\n"
               "demarche changes news.db --since 4711 --csv > corrections.csv",
    COMMAND_OPTIONS(OPT_SINCE, OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR),
    COMMAND_MEANINGS({OPT_SINCE, "DATE", "from that day or time (UTC), or number of the log, on"}),
    .run = run,
};
