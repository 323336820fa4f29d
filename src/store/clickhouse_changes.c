#include "store/clickhouse_changes.h"

#include "base/hash.h"
#include "store/changewriter.h"
#include "store/clickhouse_parts.h"
#include "store/clickhouse_schema.h"
#include "store/clickhouse_text.h"
#include "store/tabbed.h"
#include "store/tablelist.h"
#include "store/tablerow.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ASK_PAIRS   2000 // documents with a batch in one question; the server takes 256 KiB of it
#define SETTLE_MOST 20   // times that numbers are given anew
#define COUNTED     " FROM stored_changes WHERE batch IN (SELECT batch FROM batches)"

void clickhouse_changes_begin(clickhouse_changes *log, str batch)
{
    clickhouse_changes_free(log);
    log->batch = str_copy(&log->memory, batch);
}

void clickhouse_changes_free(clickhouse_changes *log)
{
    arena_free(&log->memory);
    *log = (clickhouse_changes){0};
}

static void add(clickhouse_changes *log, str id, const char *what, str added)
{
    changed_document *x = vec_push(&log->memory, &log->documents);
    *x = (changed_document){.id = str_copy(&log->memory, id), .what = what};
    for (int i = 0; i < 3; i++)
        x->lists[i] = i || !added.n ? STR("[]") : str_copy(&log->memory, added);
}

static void add_old(clickhouse_changes *log, str id, const char *what)
{
    add(log, id, what, STR_NONE);
    str kept = log->documents.p[log->documents.n - 1].id;
    map_set_number(&log->ids, &log->memory, kept, (uint32_t)(log->documents.n - 1));
}

void clickhouse_changes_added(clickhouse_changes *log, str id, str events)
{
    add(log, id, CHANGE_ADDED, events);
}

void clickhouse_changes_replaced(clickhouse_changes *log, str id)
{
    add_old(log, id, CHANGE_REPLACED);
}

void clickhouse_changes_deleted(clickhouse_changes *log, str id)
{
    add_old(log, id, CHANGE_DELETED);
}

// --- what their events were, and are

// An event of a document that was there before; [0] as it was, [1] as it is.
typedef struct {
    uint32_t document; // index
    str id;
    bool there[2];
    uint64_t prints[2];
} event_state;

typedef struct {
    clickhouse_changes *log;
    arena memory; // of the rest
    VEC(event_state) events;
    map numbers; // of events by document and id
    buf key;
} comparison;

static event_state *state_of(comparison *x, uint32_t owner, str id)
{
    uint32_t at;
    buf_clear(&x->key);
    buf_add_format(&x->key, "%u/%.*s", owner, STR_ARG(id));
    if (map_find_number(&x->numbers, buf_str(&x->key), &at)) return &x->events.p[at];
    event_state *e = vec_push(&x->memory, &x->events);
    *e = (event_state){.document = owner, .id = str_copy(&x->memory, id)};
    str key = str_copy(&x->memory, buf_str(&x->key));
    map_set_number(&x->numbers, &x->memory, key, (uint32_t)(x->events.n - 1));
    return e;
}

// A line: document, batch, event, and then all that the row says, of which the bytes are hashed.
static void take_line(comparison *x, char *line, size_t n, tabbed_row *fields)
{
    size_t at = 0;
    uint32_t owner;
    for (int tabs = 0; at < n; at++)
        if (line[at] == '\t' && ++tabs == 3) break;
    if (at == n) return;
    tabbed_fields(line, at, fields);
    if (fields->n != 3 || !map_find_number(&x->log->ids, fields->p[0].text, &owner)) return;
    event_state *e = state_of(x, owner, fields->p[2].text);
    int now = str_eq(fields->p[1].text, x->log->batch);
    e->there[now] = true;
    e->prints[now] = hash_bytes(line + at, n - at, e->prints[now]);
}

static status take_table(clickhouse_batch *b, comparison *x, str sql, diag *why)
{
    clickhouse_answer *answer = NULL;
    tabbed_row fields = {0};
    char *line = "";
    size_t n;
    status s = clickhouse_ask(b->server, sql, &answer, why);
    while (s == ST_OK && line) {
        s = clickhouse_next(answer, &line, &n, why);
        if (s == ST_OK && line) take_line(x, line, n, &fields);
    }
    tabbed_free(&fields);
    clickhouse_end(answer);
    return s;
}

static status take_tables(clickhouse_batch *b, comparison *x, str pairs, diag *why)
{
    table_list tables;
    buf sql = {0};
    status s = ST_OK;
    tablelist_read(&x->memory, &tables);
    for (size_t i = 0; i < tables.n && s == ST_OK; i++) {
        const table_shape *t = &tables.p[i];
        if (!changewriter_is_of_events(t)) continue;
        bool first = t->owner == ROW_OF_DOCUMENT; // `events` itself
        buf_clear(&sql);
        buf_add_format(&sql, "SELECT document, batch, %s, ", first ? "id" : "event");
        tablerow_columns(t, "", &sql);
        buf_add_format(&sql, " FROM stored_%.*s WHERE (document, batch) IN (%.*s) ORDER BY %s",
                       STR_ARG(t->name), STR_ARG(pairs),
                       first ? "document, batch, id" : "document, batch, event, position");
        s = take_table(b, x, buf_str(&sql), why);
    }
    buf_free(&sql);
    return s;
}

static void add_pair(buf *pairs, str id, str batch)
{
    if (pairs->n) buf_add_byte(pairs, ',');
    buf_add_byte(pairs, '(');
    clickhouse_text_quote(pairs, id);
    buf_add_format(pairs, ",%.*s)", STR_ARG(batch));
}

// All rows of a document, of either batch, are asked for in one question.
static status compare_all(clickhouse_batch *b, comparison *x, str replaced, diag *why)
{
    buf pairs = {0}, line = {0};
    tabbed_row fields = {0};
    status s = ST_OK;
    for (size_t n = 0; replaced.n && s == ST_OK;) {
        str one = str_split(&replaced, '\n');
        buf_clear(&line);
        buf_add(&line, one);
        tabbed_fields(line.p, line.n, &fields);
        if (fields.n == 2) {
            add_pair(&pairs, fields.p[0].text, fields.p[1].text);
            add_pair(&pairs, fields.p[0].text, x->log->batch);
        }
        if (++n % (ASK_PAIRS / 2) && replaced.n) continue;
        if (pairs.n) s = take_tables(b, x, buf_str(&pairs), why);
        buf_clear(&pairs);
    }
    tabbed_free(&fields);
    buf_free(&pairs);
    buf_free(&line);
    return s;
}

static int by_document(const void *a, const void *b)
{
    const event_state *x = a, *y = b;
    if (x->document != y->document) return x->document < y->document ? -1 : 1;
    return str_cmp(x->id, y->id);
}

// Which of the three lists an event is in; -1: in none.
static int list_of(const event_state *e)
{
    if (!e->there[0]) return 0;
    if (!e->there[1]) return 2;
    return e->prints[0] == e->prints[1] ? -1 : 1;
}

static void write_lists(comparison *x)
{
    VEC(str) ids = {0};
    buf json = {0};
    if (x->events.n) qsort(x->events.p, x->events.n, sizeof *x->events.p, by_document);
    for (size_t begin = 0, end; begin < x->events.n; begin = end) {
        changed_document *d = &x->log->documents.p[x->events.p[begin].document];
        for (end = begin; end < x->events.n; end++)
            if (x->events.p[end].document != x->events.p[begin].document) break;
        for (int list = 0; list < 3; list++) {
            ids.n = 0;
            for (size_t i = begin; i < end; i++)
                if (list_of(&x->events.p[i]) == list)
                    *vec_push(&x->memory, &ids) = x->events.p[i].id;
            buf_clear(&json);
            changewriter_ids(ids.p, ids.n, &json);
            d->lists[list] = str_copy(&x->log->memory, buf_str(&json));
        }
    }
    buf_free(&json);
}

static status compare(clickhouse_batch *b, clickhouse_changes *log, str replaced, diag *why)
{
    comparison x = {.log = log};
    if (!log->ids.n) return ST_OK;
    status s = compare_all(b, &x, replaced, why);
    if (s == ST_OK) write_lists(&x);
    buf_free(&x.key);
    arena_free(&x.memory);
    return s;
}

// --- rows

static status ask_number(clickhouse_batch *b, const char *sql, uint64_t *out, diag *why)
{
    clickhouse_answer *answer = NULL;
    char *line = NULL;
    size_t n = 0;
    status s = clickhouse_ask(b->server, str_of(sql), &answer, why);
    if (s == ST_OK) s = clickhouse_next(answer, &line, &n, why);
    int64_t number = 0;
    if (s == ST_OK && line) str_to_int((str){line, n}, &number);
    *out = (uint64_t)number;
    clickhouse_end(answer);
    return s;
}

static status insert(clickhouse_batch *b, const clickhouse_changes *log, diag *why)
{
    static const char SQL[] = "INSERT INTO stored_changes (batch, position, number, at, what,"
                              " document, added, corrected, removed) FORMAT TabSeparated";
    buf rows = {0}, now = {0};
    changewriter_now(&now);
    for (size_t i = 0; i < log->documents.n; i++) {
        const changed_document *x = &log->documents.p[i];
        buf_add_format(&rows, "%.*s\t%zu\t", STR_ARG(log->batch), i);
        buf_add_number(&rows, log->above + 1 + i);
        buf_add_format(&rows, "\t%.*s\t%s\t", STR_ARG(buf_str(&now)), x->what);
        tabbed_add(&rows, x->id);
        for (int list = 0; list < 3; list++) {
            buf_add_byte(&rows, '\t');
            tabbed_add(&rows, x->lists[list]);
        }
        buf_add_byte(&rows, '\n');
    }
    status s = ST_OK;
    if (rows.n) s = clickhouse_order(b->server, STR(SQL), buf_str(&rows), why);
    buf_free(&rows);
    buf_free(&now);
    return s;
}

status clickhouse_changes_send(clickhouse_batch *b, clickhouse_changes *log, str replaced,
                               diag *why)
{
    TRY(compare(b, log, replaced, why));
    TRY(ask_number(b, "SELECT max(number)" COUNTED, &log->above, why));
    return insert(b, log, why);
}

// --- once the batch counts

// The last number of others that were read, or may have been, before the batch counted; 0: none.
// `above` is the number before the batch's own.
static status look_beyond(clickhouse_batch *b, uint64_t batch, uint64_t *above, uint64_t *last,
                          diag *why)
{
    char sql[256];
    snprintf(sql, sizeof sql, "SELECT min(number) FROM stored_changes FINAL WHERE batch = %" PRIu64,
             batch);
    TRY(ask_number(b, sql, above, why));
    *last = 0;
    if (!*above) return ST_OK; // it has no rows
    --*above;
    snprintf(sql, sizeof sql,
             "SELECT max(number)" COUNTED " AND batch <> %" PRIu64 " AND number > %" PRIu64, batch,
             *above);
    TRY(ask_number(b, sql, last, why));
    if (!*last) return ST_OK;
    return ask_number(b, "SELECT max(number)" COUNTED, last, why);
}

// More than one may do this at a time: the highest number of a row counts.
static status raise_numbers(clickhouse_batch *b, uint64_t batch, uint64_t by, diag *why)
{
    char sql[384];
    int n =
        snprintf(sql, sizeof sql,
                 "INSERT INTO stored_changes (batch, position, number, at, what, document,"
                 " added, corrected, removed) SELECT batch, position, number + toUInt64(%" PRIu64
                 "), at, what, document, added, corrected, removed FROM stored_changes FINAL"
                 " WHERE batch = %" PRIu64,
                 by, batch);
    return clickhouse_order(b->server, (str){sql, (size_t)n}, STR_NONE, why);
}

// A document that others have written meanwhile is there more than once: the highest number stays.
static status supersede_twins(clickhouse_batch *b, uint64_t batch, diag *why)
{
    char sql[640];
    int n = snprintf(sql, sizeof sql,
                     "INSERT INTO stored_superseded (document, of_batch, batch) SELECT id,"
                     " arrayJoin(arrayPopBack(arraySort(groupUniqArray(batch)))), toUInt64(%" PRIu64
                     ") FROM stored_documents WHERE " CLICKHOUSE_COUNTS(
                         "id") " AND id IN (SELECT id FROM stored_documents WHERE batch = %" PRIu64
                               ") GROUP BY id",
                     batch, batch);
    return clickhouse_order(b->server, (str){sql, (size_t)n}, STR_NONE, why);
}

static status note_settled(clickhouse_batch *b, uint64_t batch, diag *why)
{
    char sql[256];
    int n =
        snprintf(sql, sizeof sql,
                 "INSERT INTO batches (batch, written, documents, rows) SELECT batch, now(),"
                 " max(documents), max(rows) FROM batches WHERE batch = %" PRIu64 " GROUP BY batch",
                 batch);
    return clickhouse_order(b->server, (str){sql, (size_t)n}, STR_NONE, why);
}

static status settle_one(clickhouse_batch *b, uint64_t batch, diag *why)
{
    TRY(supersede_twins(b, batch, why));
    for (int i = 0; i < SETTLE_MOST; i++) {
        uint64_t above, last;
        TRY(look_beyond(b, batch, &above, &last, why));
        if (!last) return note_settled(b, batch, why);
        TRY(raise_numbers(b, batch, last - above, why));
    }
    return ST_OK; // whoever writes next goes on
}

// The last one first, which is one's own: so its numbers stay when one that was left goes above.
status clickhouse_changes_settle(clickhouse_batch *b, diag *why)
{
    uint64_t batch = UINT64_MAX;
    for (;;) {
        char sql[192];
        snprintf(sql, sizeof sql,
                 "SELECT max(batch) FROM (" CLICKHOUSE_UNSETTLED ") WHERE batch < %" PRIu64, batch);
        TRY(ask_number(b, sql, &batch, why));
        if (!batch) return ST_OK;
        TRY(settle_one(b, batch, why));
    }
}

void clickhouse_changes_begun(buf *sql)
{
    buf_add_c(sql, "INSERT INTO stored_changes (batch, position, number, at, what, document, added,"
                   " corrected, removed) VALUES (1, 0, 1, '");
    changewriter_now(sql);
    buf_add_c(sql,
              "', '" CHANGE_BEGUN "', NULL, '[]', '[]', '[]');\n"
              "INSERT INTO batches (batch, written, documents, rows) VALUES (1, now(), 0, 1);\n");
}
