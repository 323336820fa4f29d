// demarche problems: what was wrong with the input of a database.
#include "base/csv.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/output.h"
#include "store/intakequery.h"

#include <stdio.h>

typedef struct {
    form form;
    screen screen;
    output out;
    buf text;
} problems_state;

static str number(int64_t n, char room[24])
{
    if (n <= 0) return STR_NONE;
    snprintf(room, 24, "%lld", (long long)n);
    return str_of(room);
}

static void write_json(const intake_problem *x, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "record", STR("problem"));
    json_field_string(&w, "input", x->input);
    if (x->number)
        json_field_int(&w, "number", x->number);
    else
        json_field_null(&w, "number");
    json_field_string(&w, "file", x->file);
    if (x->line)
        json_field_int(&w, "line", x->line);
    else
        json_field_null(&w, "line");
    json_field_string(&w, "document", x->document);
    json_field_string(&w, "code", x->code);
    json_field_string(&w, "message", x->message);
    json_end_object(&w);
    json_end_line(&w);
}

static void write_csv(const intake_problem *x, buf *out)
{
    char one[24], other[24];
    csv_writer w = {.out = out};
    const str cells[] = {
        x->input,  number(x->number, one), x->file, number(x->line, other), x->document, x->code,
        x->message};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&w, cells[i]);
    csv_end_row(&w);
}

static void write_line(const screen *s, const intake_problem *x, buf *out)
{
    buf place = {0};
    output_escape(&place, x->file);
    if (x->line) buf_add_format(&place, ":%lld", (long long)x->line);
    screen_text(s, STYLE_TRIGGER, x->code, out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, buf_str(&place), out);
    buf_add_c(out, "  ");
    buf_free(&place);
    output_escape(&place, x->message);
    screen_text(s, STYLE_NONE, buf_str(&place), out);
    buf_add_byte(out, '\n');
    buf_free(&place);
}

static void write_problem(void *state, const intake_problem *x)
{
    problems_state *s = state;
    switch (s->form) {
    case FORM_JSON: write_json(x, &s->text); break;
    case FORM_CSV: write_csv(x, &s->text); break;
    case FORM_TABLE: write_line(&s->screen, x, &s->text); break;
    }
    output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
}

static void write_kind(void *state, str code, int64_t n)
{
    problems_state *s = state;
    buf_add_format(&s->text, "%8lld  %.*s\n", (long long)n, STR_ARG(code));
}

static status list(const arguments *args, problems_state *s, diag *why)
{
    const char *file = args->words[0], *kind = args->values[OPT_KIND];
    if (s->form == FORM_CSV) buf_add_c(&s->text, "input,number,file,line,document,code,message\n");
    TRY(intakequery_problems(file, kind ? str_of(kind) : STR_NONE, write_problem, s, why));
    if (s->form != FORM_TABLE || kind) return ST_OK;
    buf_add_c(&s->text, "\n");
    return intakequery_kinds(file, write_kind, s, why);
}

static int run(const arguments *args)
{
    diag why = {0};
    problems_state s = {0};
    status done = form_choose(args, &s.form, &s.screen, &why);
    if (done == ST_OK) done = list(args, &s, &why);
    int code = done == ST_OK ? 0 : output_complain(&why);
    output_write(&s.out, buf_str(&s.text));
    buf_free(&s.text);
    return output_finish(&s.out, code);
}

const command PROBLEMS_COMMAND = {
    .name = "problems",
    .words = "DB",
    .n_words_min = 1,
    .n_words_max = 1,
    .summary = "list what was wrong with the input of a database",
    .about =
        "DB is a database of 'demarche code --db' or 'demarche follow'. Printed is a line for each "
        "record that could\n"
        "not be read, each file that could not be opened, each feed that could not be read the\n"
        "last time, and each doubt about a document that was coded, with file and line; on a\n"
        "terminal also how many there are of each kind.\n"
        "doc/store.md describes the kinds, doc/output.md the fields. A file that is loaded again\n"
        "takes the place of what it was before.",
    .example = "demarche problems news.db\n"
               "demarche problems news.db --kind unreadable --csv > unreadable.csv",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_KIND, OPT_COLOR),
    .run = run,
};
