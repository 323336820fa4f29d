#include "store/clickhouse_forget.h"

#include "store/clickhouse_changes.h"
#include "store/clickhouse_driver.h"
#include "store/clickhouse_parts.h"
#include "store/clickhouse_schema.h"
#include "store/clickhouse_text.h"
#include "store/tablelist.h"

#include <time.h>

#define WAIT_MS   200
#define WAIT_MOST 3000 // times: ten minutes

typedef struct {
    const connection *to;
    clickhouse_batch *batch;
    const str *ids; // [n]
    size_t n;
    buf list; // the same as literals, in brackets
} removal;

static status order(const removal *r, const buf *sql, diag *why)
{
    return clickhouse_batch_patiently(r->batch, buf_str(sql), STR_NONE, why);
}

// --- what is noted of them

// The row of a record that is gone keeps its place, and says nothing.
static status remove_records(const removal *r, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql,
                   "INSERT INTO stored_records (input, record, events, path, problem_codes,"
                   " problem_messages, gone, batch) SELECT input, record, 0, '', [], [], 1,"
                   " toUInt64(%llu) FROM stored_records FINAL WHERE gone = 0 AND document IN %s",
                   (unsigned long long)clickhouse_batch_number(r->batch), r->list.p);
    status s = order(r, &sql, why);
    buf_free(&sql);
    return s;
}

// --- their bytes

static status erase(const removal *r, str table, const char *column_name, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql, "ALTER TABLE stored_%.*s DELETE WHERE %s IN %s", STR_ARG(table),
                   column_name, r->list.p);
    status s = order(r, &sql, why);
    buf_free(&sql);
    return s;
}

// The server does it in its own time.
static status await_erased(const removal *r, diag *why)
{
    static const char SQL[] = "SELECT count() FROM system.mutations WHERE database ="
                              " currentDatabase() AND table LIKE 'stored%' AND is_done = 0";
    int64_t left = 1;
    for (int i = 0; left && i < WAIT_MOST; i++) {
        struct timespec t = {.tv_nsec = WAIT_MS * 1000000L};
        if (i) nanosleep(&t, NULL);
        TRY(connection_number(r->to, SQL, &left, why));
    }
    if (!left) return ST_OK;
    return diag_set(why, ST_STORE, r->to->path, 0, 0,
                    "the server has not yet written its files anew (system.mutations); until then "
                    "bytes of what was removed stand in them");
}

static status erase_rest(const removal *r, diag *why)
{
    arena memory = {0};
    table_list tables;
    status s = erase(r, STR("records"), "document", why);
    tablelist_read(&memory, &tables);
    for (size_t i = 0; i < tables.n && s == ST_OK; i++) {
        const table_shape *t = &tables.p[i];
        bool documents = str_eq(t->name, STR("documents"));
        if ((documents || t->owner != ROW_OF_STORE) && clickhouse_schema_has(t->name))
            s = erase(r, t->name, documents ? "id" : "document", why);
    }
    arena_free(&memory);
    return s == ST_OK ? await_erased(r, why) : s;
}

// --- they do not count any more

static status add_pair(void *state, const statement *row, diag *why)
{
    buf *pairs = state;
    str id = row_text(row, 0), batch = row_text(row, 1);
    (void)why;
    buf_add_format(pairs, "%.*s\t%.*s\n", STR_ARG(id), STR_ARG(batch));
    return ST_OK;
}

// Rows of `superseded`, without the batch by which they are.
static status find_rows(const removal *r, buf *pairs, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql,
                   "SELECT id, toString(batch) FROM stored_documents WHERE " CLICKHOUSE_COUNTS(
                       "id") " AND id IN %s ORDER BY id, batch",
                   r->list.p);
    question q = {.clickhouse = sql.p, .row = add_pair, .state = pairs};
    status s = connection_visit(r->to, &q, why);
    buf_free(&sql);
    return s;
}

static status supersede(const removal *r, str pairs, diag *why)
{
    clickhouse_changes log = {0};
    buf number = {0};
    buf_add_number(&number, clickhouse_batch_number(r->batch));
    clickhouse_changes_begin(&log, buf_str(&number));
    for (size_t i = 0; i < r->n; i++) clickhouse_changes_deleted(&log, r->ids[i]);
    status s = clickhouse_changes_send(r->batch, &log, pairs, why);
    if (s == ST_OK) s = clickhouse_batch_supersede(r->batch, pairs, &log, why);
    clickhouse_changes_free(&log);
    buf_free(&number);
    return s;
}

static status remove_all(const removal *r, buf *pairs, diag *why)
{
    TRY(find_rows(r, pairs, why));
    TRY(remove_records(r, why));
    TRY(erase(r, STR("versions"), "document", why));
    TRY(await_erased(r, why));
    TRY(supersede(r, buf_str(pairs), why));
    return erase_rest(r, why);
}

status clickhouse_forget(const connection *c, const str *ids, size_t n, diag *why)
{
    removal r = {.to = c, .batch = clickhouse_driver_batch(c), .ids = ids, .n = n};
    buf pairs = {0};
    if (!n) return ST_OK;
    for (size_t i = 0; i < n; i++) {
        buf_add_byte(&r.list, i ? ',' : '(');
        clickhouse_text_quote(&r.list, ids[i]);
    }
    buf_add_c(&r.list, ")");
    status s = remove_all(&r, &pairs, why);
    buf_free(&pairs);
    buf_free(&r.list);
    return s;
}
