// demarche verify: whether a database is sound.
#include "cli/form.h"
#include "cli/output.h"
#include "cli/sheet.h"
#include "store/database.h"
#include "upkeep/verify.h"

#include <stdio.h>

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
    sheet rows; // into `text`
} verify_state;

static const str COLUMNS[] = {{"kind", 4}, {"table", 5}, {"id", 2}, {"what", 4}};
#define N_COLUMNS (sizeof COLUMNS / sizeof *COLUMNS)

static void write_cells(sheet *s, const verify_finding *x)
{
    sheet_text(s, str_of(verify_kind_name(x->kind)));
    sheet_text(s, x->table);
    sheet_text(s, x->id);
    sheet_text(s, x->what);
    sheet_end(s);
}

static void write_line(const screen *s, const verify_finding *x, buf *out)
{
    buf words = {0};
    screen_text(s, STYLE_TRIGGER, str_of(verify_kind_name(x->kind)), out);
    buf_add_c(out, "  ");
    output_escape(&words, x->table);
    if (x->id.n) buf_add_byte(&words, ' ');
    output_escape(&words, x->id);
    screen_text(s, STYLE_HEAD, buf_str(&words), out);
    if (words.n) buf_add_c(out, "  ");
    buf_clear(&words);
    output_escape(&words, x->what);
    screen_text(s, STYLE_NONE, buf_str(&words), out);
    buf_add_byte(out, '\n');
    buf_free(&words);
}

static status write_finding(void *state, const verify_finding *x, diag *why)
{
    verify_state *s = state;
    if (s->form == FORM_TABLE)
        write_line(&s->screen, x, &s->text);
    else
        write_cells(&s->rows, x);
    bool written = output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
    if (written) return ST_OK;
    return diag_set(why, ST_IO, NULL, 0, 0, "the findings cannot be written");
}

static int tell(const char *where, const verification *v)
{
    if (v->unsearched)
        output_warn(where, 0,
                    "the index of words was only counted: another program writes to the database, "
                    "or it cannot be written");
    if (v->findings)
        fprintf(stderr, "demarche: %s: %lld %s\n", where, (long long)v->findings,
                v->findings == 1 ? "finding" : "findings");
    else
        fprintf(stderr, "demarche: %s: sound: %lld document%s, %lld event%s\n", where,
                (long long)v->documents, v->documents == 1 ? "" : "s", (long long)v->events,
                v->events == 1 ? "" : "s");
    return v->findings ? status_exit_code(ST_PARTIAL) : 0;
}

static int run(const arguments *args)
{
    diag why = {0};
    verify_state s = {0};
    verification v = {.finding = write_finding, .state = &s};
    status done = form_choose(args, &s.form, &s.screen, &why);
    s.rows = (sheet){.json = s.form == FORM_JSON, .record = "finding"};
    if (done == ST_OK && s.form != FORM_TABLE) sheet_open(&s.rows, COLUMNS, N_COLUMNS, &s.text);
    output_write(&s.out, buf_str(&s.text));
    buf_clear(&s.text);
    if (done == ST_OK) done = verify_database(args->words[0], &v, &why);
    bool unwritten = s.out.closed || s.out.error; // output_finish tells it
    buf where = {0};
    database_called(args->words[0], &where);
    int code = done == ST_OK ? tell(where.p, &v) : unwritten ? 0 : output_complain(&why);
    buf_free(&where);
    buf_free(&s.text);
    return output_finish(&s.out, code);
}

const command VERIFY_COMMAND = {
    .name = "verify",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "check that a database is sound and proved by its texts",
    .about =
        "DB is a database of 'demarche code --db', a file or an address. Printed is a line\n"
        "for each fault, with its kind, table, key and what is wrong:\n"
        "  damaged     the file itself (SQLite's integrity check)\n"
        "  schema      a table, column, index, view or trigger is not there\n"
        "  unfinished  a dump was not loaded to its end\n"
        "  reference   a row of something that is not there, or one missing in a list\n"
        "  value       what its column cannot have: another type, no such word, no date\n"
        "  text        a text is not the one of its hash\n"
        "  evidence    an event without trigger or sentence\n"
        "  span        offsets outside their text, or other words there\n"
        "  rule        an event whose rule its codebook does not have\n"
        "  card        an event's card or a document's sketch, missing or unreadable\n"
        "  fact        what the ledger is made of cannot be read\n"
        "  log         the log of changes does not agree with the documents\n"
        "  dyads       who to whom does not agree with the events\n"
        "  search      the index of words does not agree with the texts\n"
        "The exit code is 0 when the database is sound, 1 when something was found. Others may\n"
        "read and write meanwhile; at the end a file is locked for writing while its index of\n"
        "words is compared.",
    .example = "demarche verify news.db && sqlite3 news.db '.backup copy.db'\n"
               "demarche verify postgresql://me@localhost/news --csv > findings.csv",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR),
    .run = run,
};
