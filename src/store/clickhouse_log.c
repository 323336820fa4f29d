#include "store/clickhouse_log.h"

#include "store/clickhouse_driver.h"
#include "store/clickhouse_text.h"
#include "store/driver.h"
#include "store/tabbed.h"

#include <string.h>

#define ANNOUNCED     1000 // inputs in one order
#define INPUT_COLUMNS "id,path,size,changed,run,options,records,whole"
#define RECORD_COLUMNS                                                                             \
    "input,record,file,line,document,content_hash,outlet,day,skipped,events,path,problem_codes,"   \
    "problem_messages,gone"

struct clickhouse_log {
    clickhouse_batch *batch;
    str run, options;
    bool others;    // the database has records of other loads
    char input[17]; // id of the one whose records come; empty: none
    str path;       // its
    intake_input now;
    int64_t records;            // so far
    bool counted;               // since its row was written
    arena memory;               // path
    size_t inputs, record_rows; // tables
};

// --- rows

static void add_text(buf *out, str text)
{
    buf_add_byte(out, '\t');
    if (text.n)
        tabbed_add(out, text);
    else
        buf_add_c(out, "\\N");
}

static void add_count(buf *out, int64_t n)
{
    if (n < 0)
        buf_add_c(out, "\t\\N");
    else
        buf_add_format(out, "\t%lld", (long long)n);
}

static void send(clickhouse_log *l, size_t table, buf *row)
{
    clickhouse_batch_row(l->batch, table, buf_str(row));
    buf_free(row);
}

static void write_input(clickhouse_log *l, bool whole)
{
    buf row = {0};
    buf_add_c(&row, l->input);
    add_text(&row, l->path);
    add_count(&row, l->now.size);
    add_count(&row, l->now.size < 0 ? -1 : l->now.changed);
    add_text(&row, l->run);
    add_text(&row, l->options);
    buf_add_format(&row, "\t%lld\t%d", (long long)l->records, whole);
    send(l, l->inputs, &row);
    l->counted = false;
}

// --- opening

static void note_progress(void *state)
{
    clickhouse_log *l = state;
    if (l->counted) write_input(l, false);
}

static status start(const connection *c, clickhouse_log *l, diag *why)
{
    int64_t inputs = 0, dumps = 0;
    TRY(connection_number(c, "SELECT count() FROM loading WHERE input = '" LOADING_DUMP "'", &dumps,
                          why));
    if (dumps)
        return diag_set(why, ST_STORE, c->path, 0, 0,
                        "a dump was not loaded into it to its end; load it anew into an empty "
                        "database");
    TRY(connection_number(c, "SELECT count() FROM stored_inputs", &inputs, why));
    l->others = inputs > 0;
    return ST_OK;
}

status clickhouse_log_open(const connection *c, str run, str options, clickhouse_log **out,
                           diag *why)
{
    clickhouse_batch *batch = clickhouse_driver_batch(c);
    *out = NULL;
    if (!batch) return ST_OK;
    clickhouse_log *l = mem_alloc(sizeof *l);
    memset(l, 0, sizeof *l);
    l->batch = batch;
    l->run = run;
    l->options = options;
    l->record_rows = clickhouse_batch_table(batch, STR("records"), STR(RECORD_COLUMNS));
    l->inputs = clickhouse_batch_table(batch, STR("inputs"), STR(INPUT_COLUMNS));
    status s = start(c, l, why);
    if (s != ST_OK) {
        clickhouse_log_close(l);
        return s;
    }
    clickhouse_batch_before(batch, note_progress, l);
    *out = l;
    return ST_OK;
}

void clickhouse_log_close(clickhouse_log *l)
{
    if (!l) return;
    clickhouse_batch_before(l->batch, NULL, NULL);
    arena_free(&l->memory);
    mem_free(l);
}

// --- inputs

static status announce_some(clickhouse_log *l, const str *ids, size_t n, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql,
                   "INSERT INTO stored_inputs (" INPUT_COLUMNS ",batch)"
                   " SELECT id, path, size, changed, run, options, 0, 0, toUInt64(%llu)"
                   " FROM stored_inputs FINAL WHERE (whole = 1 OR records <> 0) AND id IN (",
                   (unsigned long long)clickhouse_batch_number(l->batch));
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(&sql, ',');
        clickhouse_text_quote(&sql, ids[i]);
    }
    buf_add_byte(&sql, ')');
    status s = clickhouse_batch_patiently(l->batch, buf_str(&sql), STR_NONE, why);
    buf_free(&sql);
    return s;
}

status clickhouse_log_announce(clickhouse_log *l, const str *ids, size_t n, diag *why)
{
    for (size_t i = 0; i < n; i += ANNOUNCED)
        TRY(announce_some(l, ids + i, n - i < ANNOUNCED ? n - i : ANNOUNCED, why));
    return ST_OK;
}

// What was wrong with the input as a whole goes.
static void clear_problems(clickhouse_log *l)
{
    buf row = {0};
    buf_add_c(&row, l->input);
    buf_add_c(&row, "\t0\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t\\N\t0");
    add_text(&row, l->path);
    buf_add_c(&row, "\t[]\t[]\t1");
    send(l, l->record_rows, &row);
}

void clickhouse_log_begin(clickhouse_log *l, const intake_input *input)
{
    note_progress(l);
    arena_reset(&l->memory);
    l->now = *input;
    memcpy(l->input, input->id, sizeof l->input);
    l->path = str_copy(&l->memory, str_of(input->path));
    l->records = input->skip;
    write_input(l, false);
    if (l->others) clear_problems(l);
}

// Records that the input no longer has.
static void trim(clickhouse_log *l, int64_t n)
{
    buf sql = {0};
    buf_add_format(&sql,
                   "INSERT INTO stored_records (" RECORD_COLUMNS ",batch) SELECT input, record,"
                   " file, line, document, content_hash, outlet, day, skipped, events, path,"
                   " problem_codes, problem_messages, 1, toUInt64(%llu) FROM stored_records FINAL"
                   " WHERE input = '%s' AND record > %lld AND gone = 0",
                   (unsigned long long)clickhouse_batch_number(l->batch), l->input, (long long)n);
    clickhouse_batch_order(l->batch, buf_str(&sql));
    buf_free(&sql);
}

void clickhouse_log_end(clickhouse_log *l, int64_t n, bool whole)
{
    if (whole && l->others) trim(l, n);
    l->records = n;
    write_input(l, whole);
}

// --- records

static void add_list(buf *out, const problem *p, size_t n, bool messages)
{
    buf_add_c(out, "\t[");
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(out, ',');
        clickhouse_text_quote(out, messages ? p[i].message : p[i].code);
    }
    buf_add_byte(out, ']');
}

void clickhouse_log_record(clickhouse_log *l, str input, str file, const clickhouse_record *x)
{
    buf row = {0};
    const document *d = x->document;
    buf_add(&row, input);
    buf_add_format(&row, "\t%lld", (long long)x->number);
    add_text(&row, x->at->file);
    add_count(&row, x->at->line > 0 ? x->at->line : -1);
    add_text(&row, d ? d->id : STR_NONE);
    add_text(&row, d ? d->content_hash : STR_NONE);
    add_text(&row, x->outlet);
    add_text(&row, x->day);
    add_text(&row, x->skipped);
    buf_add_format(&row, "\t%zu\t", x->events);
    tabbed_add(&row, file.n ? file : l->path);
    add_list(&row, x->problems, x->n_problems, false);
    add_list(&row, x->problems, x->n_problems, true);
    buf_add_c(&row, "\t0");
    send(l, l->record_rows, &row);
    if (!x->at->number || l->now.size < 0) return;
    l->records = x->at->number;
    l->counted = true;
}
