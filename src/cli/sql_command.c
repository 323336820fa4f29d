// demarche sql: a question in SQL of a database that is only read.
#include "base/file.h"
#include "base/json_writer.h"
#include "cli/form.h"
#include "cli/output.h"
#include "cli/rowtable.h"
#include "query/eventquery.h"
#include "query/sqlquestion.h"

#include <stdio.h>

typedef struct {
    form form;
    screen screen;
    output out;
    buf sql;
    str *names; // [n] in memory
    size_t n;
    rowtable rowtable;
    bool opened;
    arena memory;
    buf text;
} sql_state;

// --- values as text

static void add_number(double x, buf *out)
{
    json_writer w = {.out = out};
    json_write_double(&w, x);
}

static void add_value(const sqlvalue *v, buf *out)
{
    switch (v->kind) {
    case SQL_NULL: break;
    case SQL_TEXT:
    case SQL_BYTES:
    case SQL_INTEGER: buf_add(out, v->text); break;
    case SQL_NUMBER: add_number(v->number, out); break;
    case SQL_TRUTH: buf_add_c(out, v->truth ? "true" : "false"); break;
    }
}

// --- forms

static void write_json(sql_state *s, const sqlvalue *values)
{
    json_writer w = {.out = &s->text};
    json_begin_object(&w);
    for (size_t i = 0; i < s->n; i++) {
        const sqlvalue *v = &values[i];
        json_write_key_str(&w, s->names[i]);
        switch (v->kind) {
        case SQL_NULL: json_write_null(&w); break;
        case SQL_TEXT:
        case SQL_BYTES: json_write_string(&w, v->text); break;
        case SQL_INTEGER: json_write_raw(&w, v->text); break;
        case SQL_NUMBER: json_write_double(&w, v->number); break;
        case SQL_TRUTH: json_write_bool(&w, v->truth); break;
        }
    }
    json_end_object(&w);
    json_end_line(&w);
}

// Null is nothing, an empty text two quotation marks.
static void add_csv_cell(str cell, bool null, buf *out)
{
    bool quoted = !null && !cell.n;
    for (size_t i = 0; i < cell.n && !quoted; i++) quoted = strchr(",\"\n\r", cell.p[i]) != NULL;
    if (quoted) buf_add_byte(out, '"');
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.p[i] == '"') buf_add_byte(out, '"');
        buf_add_byte(out, cell.p[i]);
    }
    if (quoted) buf_add_byte(out, '"');
}

static void write_csv(sql_state *s, const sqlvalue *values)
{
    buf cell = {0};
    for (size_t i = 0; i < s->n; i++) {
        buf_clear(&cell);
        add_value(&values[i], &cell);
        if (i) buf_add_byte(&s->text, ',');
        add_csv_cell(buf_str(&cell), values[i].kind == SQL_NULL, &s->text);
    }
    // A line of one null would be an empty line, which readers pass over.
    if (s->n == 1 && values[0].kind == SQL_NULL) buf_add_c(&s->text, "NULL");
    buf_add_byte(&s->text, '\n');
    buf_free(&cell);
}

static bool write_line(sql_state *s, const sqlvalue *values)
{
    arena a = {0};
    str *cells = arena_array(&a, str, s->n + 1);
    style *styles = arena_array(&a, style, s->n + 1);
    for (size_t i = 0; i < s->n; i++) {
        buf cell = {0};
        bool null = values[i].kind == SQL_NULL;
        if (null) buf_add_c(&cell, "NULL");
        add_value(&values[i], &cell);
        cells[i] = str_copy(&a, buf_str(&cell));
        styles[i] = null ? STYLE_FAINT : STYLE_NONE;
        if (values[i].kind == SQL_INTEGER || values[i].kind == SQL_NUMBER)
            s->rowtable.right[i] = true;
        buf_free(&cell);
    }
    bool goes_on = rowtable_row(&s->rowtable, cells, styles);
    arena_free(&a);
    return goes_on;
}

// --- the answer

// Columns of one name get numbers: "code", "code_2".
static str own_name(sql_state *s, size_t i, str name)
{
    buf text = {0};
    size_t same = 1;
    for (size_t k = 0; k < i; k++) same += str_eq(s->names[k], name);
    buf_add(&text, name);
    if (same > 1) buf_add_format(&text, "_%zu", same);
    str own = str_copy(&s->memory, buf_str(&text));
    buf_free(&text);
    return own;
}

static status take_columns(void *state, const str *names, size_t n, diag *why)
{
    sql_state *s = state;
    (void)why;
    s->n = n;
    s->names = arena_array(&s->memory, str, n + 1);
    for (size_t i = 0; i < n; i++) s->names[i] = own_name(s, i, names[i]);
    if (s->form == FORM_TABLE) {
        rowtable_open(&s->rowtable, &s->screen, &s->out, s->names, n);
        s->opened = true;
    }
    if (s->form != FORM_CSV) return ST_OK;
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(&s->text, ',');
        add_csv_cell(s->names[i], false, &s->text);
    }
    buf_add_byte(&s->text, '\n');
    return ST_OK;
}

static status take_row(void *state, const sqlvalue *values, size_t n, diag *why)
{
    sql_state *s = state;
    bool goes_on = true;
    (void)n;
    switch (s->form) {
    case FORM_TABLE: goes_on = write_line(s, values); break;
    case FORM_CSV: write_csv(s, values); break;
    case FORM_JSON: write_json(s, values); break;
    }
    if (goes_on) goes_on = output_write(&s->out, buf_str(&s->text));
    buf_clear(&s->text);
    return goes_on ? ST_OK : diag_set(why, ST_IO, NULL, 0, 0, "the output is closed");
}

static status read_question(const arguments *args, sql_state *s, diag *why)
{
    TRY(form_choose(args, &s->form, &s->screen, why));
    for (size_t i = 1; i < args->n_words; i++) {
        if (i > 1) buf_add_byte(&s->sql, ' ');
        buf_add_c(&s->sql, args->words[i]);
    }
    if (args->n_words == 1) TRY(file_read_all("-", SQLQUESTION_BYTES_MAX, &s->sql, why));
    if (!s->sql.n) buf_add_byte(&s->sql, ' ');
    if (str_find_byte(buf_str(&s->sql), '\0', 0) == SIZE_MAX) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "the question holds a NUL byte; give it as text");
}

static void show_place(const sql_state *s, const diag *why)
{
    buf lines = {0};
    if (why->code != ST_USAGE || why->column <= 0) return;
    int width = output_stderr_width();
    eventquery_point(buf_str(&s->sql), why->column, width > 20 ? (size_t)width - 4 : 20, &lines);
    for (str rest = buf_str(&lines); rest.n;) {
        str line = str_split(&rest, '\n');
        fprintf(stderr, "    %.*s\n", STR_ARG(line));
    }
    buf_free(&lines);
}

static int run(const arguments *args)
{
    diag why = {0};
    sql_state s = {0};
    status done = read_question(args, &s, &why);
    sqlquestion q = {.database = args->words[0],
                     .sql = s.sql.p,
                     .columns = take_columns,
                     .row = take_row,
                     .state = &s};
    if (done == ST_OK) done = sqlquestion_ask(&q, &why);
    if (s.opened) rowtable_close(&s.rowtable);
    output_write(&s.out, buf_str(&s.text));
    bool broken = s.out.closed || s.out.error; // output_finish tells it
    if (!broken) output_flush(&s.out);
    int code = done == ST_OK || broken ? 0 : output_complain(&why);
    if (code) show_place(&s, &why);
    arena_free(&s.memory);
    buf_free(&s.sql);
    buf_free(&s.text);
    return output_finish(&s.out, code);
}

const command SQL_COMMAND = {
    .name = "sql",
    .words = "DB [SQL]",
    .n_words_min = 1,
    .n_words_max = COMMAND_WORDS_ANY,
    .summary = "ask a database in SQL, without writing to it",
    .about =
        "DB is a database of 'demarche code --db': a file, or the address of a server. SQL is\n"
        "one SELECT (WITH, VALUES), read from standard input where it is not given, in the words\n"
        "of that database. Nothing can be written. A null is null in JSON, nothing in CSV (an\n"
        "empty text is \"\"; a row of one null is NULL) and NULL in a table. Columns of one name\n"
        "are numbered; bytes are \\x and hex digits. doc/store.md describes the tables and views;\n"
        "in SQLite there is also words_in(text, 'words'), which compares stems as 'demarche "
        "query'\n"
        "does.",
    .example = "demarche sql news.db 'SELECT type, count(*) AS n FROM v_happened GROUP BY type'\n"
               "echo 'SELECT * FROM v_dyads' | demarche sql news.db --csv > dyads.csv",
    COMMAND_OPTIONS(OPT_JSON, OPT_CSV, OPT_TABLE, OPT_COLOR),
    .run = run,
};
