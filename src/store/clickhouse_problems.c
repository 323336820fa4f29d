#include "store/clickhouse_problems.h"

#include "base/map.h"
#include "store/clickhouse_driver.h"
#include "store/clickhouse_text.h"
#include "store/tabbed.h"
#include "store/tablerow.h"

#include <stdio.h>
#include <string.h>

#define OF_RECORD "input,record,file,line,document,content_hash,outlet,day,skipped,events"
#define OF_BOTH   OF_RECORD ",path,problem_codes,problem_messages,gone"

typedef struct {
    str input, file; // file empty: none
    int64_t record;
    bool has_line;
    int64_t line;
    str document;
    buf codes, messages; // quoted, divided by commas
} troubled;

struct clickhouse_problems {
    const connection *to;
    clickhouse_batch *batch;
    size_t table;
    arena memory;          // of those that wait
    VEC(troubled) waiting; // records
    map paths;             // of their inputs, by id
    map rows;              // theirs so far, by key
    bool flushed;          // all records are there
};

clickhouse_problems *clickhouse_problems_new(const connection *c)
{
    clickhouse_problems *x = mem_alloc(sizeof *x);
    memset(x, 0, sizeof *x);
    x->to = c;
    x->batch = clickhouse_driver_batch(c);
    x->table = clickhouse_batch_table(x->batch, STR("records"), STR(OF_BOTH));
    return x;
}

static void clear(clickhouse_problems *x)
{
    for (size_t i = 0; i < x->waiting.n; i++) {
        buf_free(&x->waiting.p[i].codes);
        buf_free(&x->waiting.p[i].messages);
    }
    memset(&x->waiting, 0, sizeof x->waiting);
    x->paths = x->rows = (map){0};
    arena_reset(&x->memory);
}

void clickhouse_problems_free(clickhouse_problems *x)
{
    if (!x) return;
    clear(x);
    arena_free(&x->memory);
    mem_free(x);
}

void clickhouse_problems_record(clickhouse_problems *x, str row)
{
    buf whole = {0};
    buf_add(&whole, row);
    buf_add_c(&whole, "\t\t[]\t[]\t0");
    clickhouse_batch_row(x->batch, x->table, buf_str(&whole));
    buf_free(&whole);
}

// --- problems

static troubled *find(clickhouse_problems *x, const table_shape *t, const cell *values)
{
    str input = tablerow_value(t, values, "input")->text;
    int64_t number = tablerow_value(t, values, "record")->integer;
    troubled *last = x->waiting.n ? &x->waiting.p[x->waiting.n - 1] : NULL;
    if (last && last->record == number && str_eq(last->input, input)) return last;
    return NULL;
}

static troubled *begin(clickhouse_problems *x, const table_shape *t, const cell *values)
{
    troubled *r = vec_push(&x->memory, &x->waiting);
    *r = (troubled){.input = str_copy(&x->memory, tablerow_value(t, values, "input")->text),
                    .record = tablerow_value(t, values, "record")->integer,
                    .file = str_copy(&x->memory, tablerow_value(t, values, "file")->text),
                    .has_line = tablerow_value(t, values, "line")->kind != CELL_NULL,
                    .line = tablerow_value(t, values, "line")->integer,
                    .document = str_copy(&x->memory, tablerow_value(t, values, "document")->text)};
    return r;
}

static void add_quoted(buf *list, str text)
{
    if (list->n) buf_add_byte(list, ',');
    clickhouse_text_quote(list, text);
}

status clickhouse_problems_add(clickhouse_problems *x, const table_shape *t, const cell *values,
                               diag *why)
{
    troubled *r = find(x, t, values);
    if (!r) {
        if (x->waiting.n == CLICKHOUSE_PROBLEM_RECORDS) TRY(clickhouse_problems_send(x, why));
        r = begin(x, t, values);
    }
    add_quoted(&r->codes, tablerow_value(t, values, "code")->text);
    add_quoted(&r->messages, tablerow_value(t, values, "message")->text);
    return ST_OK;
}

// --- what is known of their records

static status take_path(void *state, const statement *row, diag *why)
{
    clickhouse_problems *x = state;
    (void)why;
    str *found = arena_array(&x->memory, str, 1);
    *found = str_copy(&x->memory, row_text(row, 1));
    map_set_pointer(&x->paths, &x->memory, str_copy(&x->memory, row_text(row, 0)), found);
    return ST_OK;
}

static str key_of(clickhouse_problems *x, str input, int64_t number)
{
    buf key = {0};
    buf_add_format(&key, "%lld %.*s", (long long)number, STR_ARG(input));
    str out = str_copy(&x->memory, buf_str(&key));
    buf_free(&key);
    return out;
}

#define RECORD_FIELDS 10 // of OF_RECORD

static status take_row(void *state, const statement *row, diag *why)
{
    clickhouse_problems *x = state;
    (void)why;
    buf line = {0};
    for (int i = 0; i < RECORD_FIELDS; i++) {
        cell value = {.kind = row_is_null(row, i) ? CELL_NULL : CELL_TEXT,
                      .text = row_text(row, i)};
        if (i) buf_add_byte(&line, '\t');
        tabbed_cell(&line, &value);
    }
    str *kept = arena_array(&x->memory, str, 1);
    *kept = str_copy(&x->memory, buf_str(&line));
    map_set_pointer(&x->rows, &x->memory, key_of(x, row_text(row, 0), row_integer(row, 1)), kept);
    buf_free(&line);
    return ST_OK;
}

static status ask(clickhouse_problems *x, const char *begin, bool pairs,
                  status (*row)(void *state, const statement *row, diag *why), diag *why)
{
    buf sql = {0};
    buf_add_c(&sql, begin);
    for (size_t i = 0; i < x->waiting.n; i++) {
        const troubled *r = &x->waiting.p[i];
        buf_add_c(&sql, i ? "," : "");
        buf_add_c(&sql, pairs ? "(" : "");
        clickhouse_text_quote(&sql, r->input);
        if (pairs) buf_add_format(&sql, ",%lld)", (long long)r->record);
    }
    buf_add_byte(&sql, ')');
    question q = {.clickhouse = sql.p, .row = row, .state = x};
    status s = connection_visit(x->to, &q, why);
    buf_free(&sql);
    return s;
}

// --- sending

// What is wrong with an input as a whole has no record.
static void add_bare(const troubled *r, buf *row)
{
    cell line = {.kind = r->has_line ? CELL_INTEGER : CELL_NULL, .integer = r->line};
    const str texts[] = {r->file, r->document};
    tabbed_add(row, r->input);
    buf_add_format(row, "\t%lld", (long long)r->record);
    for (size_t i = 0; i < 2; i++) {
        cell text = {.kind = texts[i].n ? CELL_TEXT : CELL_NULL, .text = texts[i]};
        buf_add_byte(row, '\t');
        tabbed_cell(row, &text);
        if (i) continue;
        buf_add_byte(row, '\t');
        tabbed_cell(row, &line);
    }
    buf_add_c(row, "\t\\N\t\\N\t\\N\t\\N\t0");
}

static void send_record(clickhouse_problems *x, const troubled *r)
{
    buf row = {0};
    const str *known = map_find_pointer(&x->rows, key_of(x, r->input, r->record));
    const str *input_path = map_find_pointer(&x->paths, r->input);
    if (known)
        buf_add(&row, *known);
    else
        add_bare(r, &row);
    buf_add_byte(&row, '\t');
    tabbed_add(&row, input_path ? *input_path : r->file);
    buf_add_format(&row, "\t[%.*s]\t[%.*s]\t0", STR_ARG(buf_str(&r->codes)),
                   STR_ARG(buf_str(&r->messages)));
    clickhouse_batch_row(x->batch, x->table, buf_str(&row));
    buf_free(&row);
}

status clickhouse_problems_send(clickhouse_problems *x, diag *why)
{
    if (!x->waiting.n) return ST_OK;
    if (!x->flushed) TRY(clickhouse_batch_flush(x->batch, why));
    x->flushed = true;
    TRY(ask(x, "SELECT id, path FROM inputs WHERE id IN (", false, take_path, why));
    TRY(ask(x,
            "SELECT " OF_RECORD " FROM stored_records FINAL WHERE record <> 0 AND"
            " (input, record) IN (",
            true, take_row, why));
    for (size_t i = 0; i < x->waiting.n; i++) send_record(x, &x->waiting.p[i]);
    clear(x);
    return clickhouse_batch_settle(x->batch, why);
}
