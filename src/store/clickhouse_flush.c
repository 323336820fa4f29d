// Sends what a batch has gathered (clickhouse_batch.h).
#include "store/clickhouse_changes.h"
#include "store/clickhouse_parts.h"
#include "store/clickhouse_schema.h"
#include "store/clickhouse_text.h"
#include "store/tabbed.h"

#include <string.h>
#include <time.h>

#define ASK_IDS       2000 // in one question; the server takes 50,000 parts of SQL
#define WAIT_FIRST_MS 100
#define WAIT_MOST_MS  2000 // between two attempts

// --- patience

typedef struct {
    long waited, ms;
} patience;

// Whether what failed may be tried again; waits for that.
static bool wait_again(const clickhouse_batch *b, patience *p)
{
    if (!clickhouse_may_pass(b->server) || p->waited >= CLICKHOUSE_WAIT_S * 1000L) return false;
    p->ms = !p->ms ? WAIT_FIRST_MS : p->ms * 2 < WAIT_MOST_MS ? p->ms * 2 : WAIT_MOST_MS;
    struct timespec t = {.tv_sec = p->ms / 1000, .tv_nsec = p->ms % 1000 * 1000000};
    nanosleep(&t, NULL);
    p->waited += p->ms;
    return true;
}

status clickhouse_batch_patiently(clickhouse_batch *b, str sql, str rows, diag *why)
{
    patience p = {0};
    status s = clickhouse_order(b->server, sql, rows, why);
    while (s != ST_OK && wait_again(b, &p)) s = clickhouse_order(b->server, sql, rows, why);
    return s;
}

// --- what the database has of these documents

static void add_insert(buf *sql, const batch_table *t)
{
    buf_add_format(sql, "INSERT INTO stored_%s (%s) FORMAT TabSeparated", t->name.p, t->columns.p);
}

// Visits the rows of documents that count, of those that are not kept out.
typedef void found_document(clickhouse_batch *b, uint32_t index, const tabbed_field *row, buf *out);

static status visit_answer(clickhouse_batch *b, str sql, found_document *visit, buf *out, diag *why)
{
    clickhouse_answer *x = NULL;
    tabbed_row row = {0};
    char *line = "";
    size_t n;
    status s = clickhouse_ask(b->server, sql, &x, why);
    while (s == ST_OK && line) {
        s = clickhouse_next(x, &line, &n, why);
        uint32_t index;
        if (s != ST_OK || !line) continue;
        tabbed_fields(line, n, &row);
        if (row.n == 4 && map_find_number(&b->ids, row.p[0].text, &index))
            visit(b, index, row.p, out);
    }
    tabbed_free(&row);
    clickhouse_end(x);
    return s;
}

static status visit_documents(clickhouse_batch *b, found_document *visit, buf *out, diag *why)
{
    buf sql = {0};
    status s = ST_OK;
    for (size_t i = 0; i < b->n_documents && s == ST_OK;) {
        buf_clear(&sql);
        buf_add_c(&sql, "SELECT id, batch, run, digest FROM stored_documents"
                        " WHERE " CLICKHOUSE_COUNTS("id") " AND id IN (''");
        for (size_t asked = 0; i < b->n_documents && asked < ASK_IDS; i++) {
            if (b->documents[i].kept_out) continue;
            buf_add_byte(&sql, ',');
            clickhouse_text_quote(&sql, b->documents[i].id);
            asked++;
        }
        buf_add_byte(&sql, ')');
        s = visit_answer(b, buf_str(&sql), visit, out, why);
    }
    buf_free(&sql);
    return s;
}

// Notes what becomes of the document; `out` gets what it replaces.
static void compare(clickhouse_batch *b, uint32_t index, const tabbed_field *row, buf *out)
{
    batch_document *x = &b->documents[index];
    bool same = str_eq(row[2].text, b->run) && str_eq(row[3].text, x->digest);
    if (same && x->change != DATABASE_UNCHANGED) {
        x->change = DATABASE_UNCHANGED;
        return;
    }
    if (x->change == DATABASE_PENDING) x->change = DATABASE_REPLACED;
    tabbed_add(out, x->id);
    buf_add_format(out, "\t%.*s\n", STR_ARG(row[1].text));
}

// `replaced` gets the rows of `superseded`, without the batch by which they are.
static status look_up(clickhouse_batch *b, buf *replaced, diag *why)
{
    buf_clear(replaced);
    for (size_t i = 0; i < b->n_documents; i++)
        if (!b->documents[i].kept_out) b->documents[i].change = DATABASE_PENDING;
    return visit_documents(b, compare, replaced, why);
}

// --- rows of documents

static bool is_sent(const batch_document *x)
{
    return !x->kept_out && x->change != DATABASE_UNCHANGED;
}

static size_t count_lines(str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) n += text.p[i] == '\n';
    return n;
}

static status send_table(clickhouse_batch *b, const batch_table *t, str number, size_t *rows,
                         diag *why)
{
    buf sql = {0}, body = {0};
    size_t begin = 0;
    for (size_t i = 0; i < t->n_ends; i++) {
        str rows_of = str_sub(buf_str(&t->rows), begin, t->ends[i]);
        begin = t->ends[i];
        if (is_sent(&b->documents[i])) tabbed_append(&body, rows_of, number);
    }
    status s = ST_OK;
    *rows += count_lines(buf_str(&body));
    add_insert(&sql, t);
    if (body.n) s = clickhouse_order(b->server, buf_str(&sql), buf_str(&body), why);
    buf_free(&sql);
    buf_free(&body);
    return s;
}

static status send_replaced(clickhouse_batch *b, str replaced, str number, diag *why)
{
    buf body = {0};
    tabbed_append(&body, replaced, number);
    status s = ST_OK;
    if (body.n)
        s = clickhouse_order(b->server,
                             STR("INSERT INTO stored_superseded (document, of_batch, batch)"
                                 " FORMAT TabSeparated"),
                             buf_str(&body), why);
    buf_free(&body);
    return s;
}

// All rows under one number, which does not count yet.
static status send_rows(clickhouse_batch *b, str number, buf *replaced, size_t *rows, diag *why)
{
    *rows = 0;
    TRY(look_up(b, replaced, why));
    for (size_t i = 0; i < b->n_tables; i++)
        if (!b->tables[i].is_log) TRY(send_table(b, &b->tables[i], number, rows, why));
    *rows += count_lines(buf_str(replaced));
    return send_replaced(b, buf_str(replaced), number, why);
}

// What became of each document, for the log.
static status note_changes(clickhouse_batch *b, str number, str replaced, clickhouse_changes *log,
                           diag *why)
{
    clickhouse_changes_begin(log, number);
    for (size_t i = 0; i < b->n_documents; i++) {
        const batch_document *x = &b->documents[i];
        if (!is_sent(x)) continue;
        if (x->change == DATABASE_REPLACED)
            clickhouse_changes_replaced(log, x->id);
        else
            clickhouse_changes_added(log, x->id, x->events);
    }
    return clickhouse_changes_send(b, log, replaced, why);
}

// --- from here on they count

static size_t count_sent(const clickhouse_batch *b)
{
    size_t n = 0;
    for (size_t i = 0; i < b->n_documents; i++) n += is_sent(&b->documents[i]);
    return n;
}

// It is not settled yet.
static status note_batch(clickhouse_batch *b, str number, size_t rows, diag *why)
{
    buf sql = {0}, row = {0};
    buf_add_c(&sql, "INSERT INTO batches (batch, written, documents, rows) FORMAT TabSeparated");
    buf_add_format(&row, "%.*s\t0000000000\t%zu\t%zu\n", STR_ARG(number), count_sent(b), rows);
    status s = clickhouse_batch_patiently(b, buf_str(&sql), buf_str(&row), why);
    buf_free(&sql);
    buf_free(&row);
    return s;
}

static status settle(clickhouse_batch *b, diag *why)
{
    patience p = {0};
    status s;
    do s = clickhouse_changes_settle(b, why);
    while (s != ST_OK && wait_again(b, &p));
    return s;
}

static status send_documents(clickhouse_batch *b, diag *why)
{
    patience p = {0};
    char digits[24];
    str number;
    buf replaced = {0};
    size_t rows;
    status s;
    clickhouse_changes log = {0};
    do {
        buf text = {0};
        buf_add_number(&text, clickhouse_batch_number(b));
        memcpy(digits, text.p, text.n);
        number = (str){digits, text.n};
        buf_free(&text);
        s = send_rows(b, number, &replaced, &rows, why);
        if (s == ST_OK && rows) s = note_changes(b, number, buf_str(&replaced), &log, why);
    } while (s != ST_OK && wait_again(b, &p));
    if (s == ST_OK && rows) s = note_batch(b, number, rows, why);
    if (s == ST_OK) s = settle(b, why); // those of a program that was killed, too
    clickhouse_changes_free(&log);
    buf_free(&replaced);
    return s;
}

status clickhouse_batch_supersede(clickhouse_batch *b, str pairs, clickhouse_changes *log,
                                  diag *why)
{
    patience p = {0};
    status s;
    do s = send_replaced(b, pairs, log->batch, why);
    while (s != ST_OK && wait_again(b, &p));
    if (s == ST_OK) s = note_batch(b, log->batch, count_lines(pairs), why);
    return s == ST_OK ? settle(b, why) : s;
}

// As if each document had been written as it came.
static database_change change_of(const clickhouse_batch *b, const batch_document *x)
{
    uint32_t last = 0;
    database_change fresh = x->again ? DATABASE_REPLACED : DATABASE_ADDED;
    if (!x->kept_out) {
        bool back = x->again && x->change == DATABASE_UNCHANGED;
        return x->change == DATABASE_PENDING ? fresh : back ? DATABASE_REPLACED : x->change;
    }
    if (x->change == DATABASE_UNCHANGED) return x->change; // the same twice
    map_find_number(&b->ids, x->id, &last);
    return b->documents[last].change == DATABASE_PENDING ? fresh : DATABASE_REPLACED;
}

static void count_changes(clickhouse_batch *b)
{
    for (size_t i = 0; i < b->n_documents; i++) b->counts[change_of(b, &b->documents[i])]++;
}

// --- what the load notes

static status run_orders(clickhouse_batch *b, diag *why)
{
    str rest = buf_str(&b->orders);
    while (rest.n) TRY(clickhouse_batch_patiently(b, str_split(&rest, '\n'), STR_NONE, why));
    buf_clear(&b->orders);
    return ST_OK;
}

static status send_logs(clickhouse_batch *b, diag *why)
{
    buf sql = {0};
    status s = ST_OK;
    for (size_t i = 0; i < b->n_tables && s == ST_OK; i++) {
        const batch_table *t = &b->tables[i];
        if (!t->is_log || !t->rows.n) continue;
        if (strcmp(t->name.p, "inputs") == 0) s = run_orders(b, why);
        buf_clear(&sql);
        add_insert(&sql, t);
        if (s == ST_OK) s = clickhouse_batch_patiently(b, buf_str(&sql), buf_str(&t->rows), why);
    }
    buf_free(&sql);
    return s;
}

status clickhouse_batch_flush(clickhouse_batch *b, diag *why)
{
    status s = ST_OK;
    if (b->failed) return ST_OK; // that was told
    if (b->before) b->before(b->before_state);
    if (b->n_documents) s = send_documents(b, why);
    if (s == ST_OK) count_changes(b);
    if (s == ST_OK) s = send_logs(b, why);
    b->failed = s != ST_OK;
    clickhouse_batch_clear(b);
    return s;
}
