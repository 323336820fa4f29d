#include "upkeep/dumpload.h"

#include "store/changewriter.h"
#include "store/clickhouse_rows.h"
#include "store/database.h"
#include "store/intake.h"
#include "store/loadmarks.h"
#include "store/owner.h"
#include "store/postgres_rows.h"
#include "store/schema.h"
#include "store/statetables.h"
#include "store/tablerow.h"
#include "upkeep/dumporder.h"

#include <stdio.h>
#include <string.h>

#define FIRST_TABLES 7 // a dump of version 7 has what one of version 8 has

// A document of which rows are to be made.
typedef struct {
    str id;
    str *events; // [n]
    size_t n;
} whole_document;

typedef struct {
    const char *name; // of the dump
    stream *in;
    buf text;              // of the line
    arena memory, scratch; // of all; of a line
    table_list tables;
    dump_order order;
    connection to;
    statement **inserts; // [tables.n] NULL until needed
    statement *dyads;
    change_writer changes;
    clickhouse_rows *batches;      // NULL: another kind of database
    postgres_rows *copies;         // the same
    VEC(whole_document) documents; // in the transaction
    arena kept_back;               // of these
    buf waiting;                   // id of the document whose rows are being read; none: empty
    int64_t pending;               // rows since the transaction began
    dump_totals total, kept;       // read; committed
} loading;

// Says where it went wrong.
static status at_line(const loading *l, status s, diag *why)
{
    if (s == ST_OK || !why) return s;
    char message[DIAG_MESSAGE_MAX];
    snprintf(message, sizeof message, "%s", why->message);
    if (s == ST_STORE) // of the database, which may be told some lines late by a server
        return diag_set(why, s, l->to.path, 0, 0, "%.600s (at or before %.100s:%d)", message,
                        l->name, stream_line_number(l->in));
    return diag_set(why, s, l->name, stream_line_number(l->in), 0, "%s", message);
}

// --- lines

static status next_line(loading *l, dump_line *x, bool *more, diag *why)
{
    TRY(stream_line(l->in, DUMP_MAX_LINE_BYTES, &l->text, more, why));
    arena_reset(&l->scratch);
    if (!*more) return ST_OK;
    return at_line(l, dumpline_read(&l->tables, buf_str(&l->text), &l->scratch, x, why), why);
}

static status read_first(loading *l, diag *why)
{
    dump_line x = {0};
    bool more;
    status s = next_line(l, &x, &more, why);
    if (s == ST_FORMAT || (s == ST_OK && (!more || x.kind != DUMP_FIRST)))
        return diag_set(why, ST_FORMAT, l->name, 1, 0,
                        "no dump of demarche: its first line must be the one that demarche dump "
                        "writes");
    if (s != ST_OK || (x.number >= FIRST_TABLES && x.number <= DATABASE_VERSION)) return s;
    return diag_set(why, ST_FORMAT, l->name, 1, 0,
                    "a dump of tables %lld, this version of demarche has %d; dump it with this "
                    "version, or load it with the one that wrote it",
                    (long long)x.number, DATABASE_VERSION);
}

// --- the database

static status check_empty(loading *l, diag *why)
{
    static const char COUNT[] =
        "SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM documents)"
        " + (SELECT count(*) FROM inputs) + (SELECT count(*) FROM feeds)"
        " + (SELECT count(*) FROM changes) + (SELECT count(*) FROM loading)";
    // No feeds, and rows of documents that are in no batch do not count.
    static const char OF_BATCHES[] =
        "SELECT (SELECT count() FROM batches) + (SELECT count() FROM stored_runs)"
        " + (SELECT count() FROM stored_inputs) + (SELECT count() FROM stored_loading)";
    bool batches = connection_dialect(&l->to) == DIALECT_CLICKHOUSE;
    int64_t n = 0;
    TRY(connection_number(&l->to, batches ? OF_BATCHES : COUNT, &n, why));
    if (!n) return ST_OK;
    return diag_set(why, ST_STORE, l->to.path, 0, 0,
                    "the database is not empty; name a new one, or delete it first");
}

static status open_database(loading *l, const char *where, diag *why)
{
    static const char *const DYADS[] = {SCHEMA_FILL_DYADS " AND e.document = ?1"};
    TRY(owner_open_any(where, &l->to, why));
    TRY(check_empty(l, why));
    if (connection_dialect(&l->to) == DIALECT_CLICKHOUSE)
        return clickhouse_rows_open(&l->to, &l->batches, why);
    TRY(connection_prepare(&l->to, DYADS, 1, &l->dyads, why));
    TRY(changewriter_prepare(&l->changes, &l->to, why));
    if (connection_dialect(&l->to) == DIALECT_POSTGRES)
        l->copies = postgres_rows_new(&l->to, &l->tables);
    TRY(connection_begin(&l->to, why));
    return connection_execute(&l->to, "INSERT INTO loading VALUES('" LOADING_DUMP "')", why);
}

static status prepare_insert(loading *l, size_t i, diag *why)
{
    const table_shape *t = &l->tables.p[i];
    buf sql = {0};
    buf_add_format(&sql, "INSERT INTO %.*s(", STR_ARG(t->name));
    tablerow_columns(t, "", &sql);
    buf_add_c(&sql, ") VALUES(");
    for (size_t k = 0; k < t->n; k++) buf_add_format(&sql, "%s?%zu", k ? "," : "", k + 1);
    buf_add_c(&sql, ")");
    const char *text = sql.p;
    status s = connection_prepare(&l->to, &text, 1, &l->inserts[i], why);
    buf_free(&sql);
    return s;
}

static status insert(loading *l, const dump_line *x, diag *why)
{
    size_t i = (size_t)(x->table - l->tables.p);
    if (l->batches && x->table->followed) {
        l->total.left_out++;
        return ST_OK;
    }
    if (l->batches) {
        l->total.rows++;
        return clickhouse_rows_add(l->batches, x->table, x->values, why);
    }
    l->pending++;
    l->total.rows++;
    if (l->copies) return postgres_rows_add(l->copies, x->table, x->values, why);
    if (!l->inserts[i]) TRY(prepare_insert(l, i, why));
    statement *s = l->inserts[i];
    for (size_t k = 0; k < x->table->n; k++) s->driver->bind(s, (int)k + 1, &x->values[k]);
    return statement_run(s, why);
}

// --- documents

static whole_document note_document(loading *l)
{
    const map *events = &l->order.events;
    whole_document x = {.id = str_copy(&l->kept_back, buf_str(&l->waiting)), .n = events->n};
    x.events = arena_array(&l->kept_back, str, events->n);
    for (size_t i = 0; i < events->n; i++)
        x.events[i] = str_copy(&l->kept_back, events->entries[i].key);
    return x;
}

// Once the rows of these documents are in the database.
static status make_rows(loading *l, diag *why)
{
    if (l->copies) TRY(postgres_rows_send(l->copies, why));
    for (size_t i = 0; i < l->documents.n; i++) {
        const whole_document *x = &l->documents.p[i];
        statement_text(l->dyads, 1, x->id);
        TRY(statement_run(l->dyads, why));
        TRY(changewriter_added(&l->changes, x->id, x->events, x->n, why));
    }
    memset(&l->documents, 0, sizeof l->documents);
    arena_reset(&l->kept_back);
    return ST_OK;
}

static status end_batched(loading *l, diag *why)
{
    bool sent;
    TRY(clickhouse_rows_end_document(l->batches, &sent, why));
    if (sent) l->kept = l->total;
    return ST_OK;
}

// Makes what is made from its rows.
static status end_document(loading *l, diag *why)
{
    if (!l->waiting.n) return ST_OK;
    l->total.documents++;
    l->total.events += (int64_t)l->order.events.n;
    if (l->batches)
        TRY(end_batched(l, why));
    else
        *vec_push(&l->kept_back, &l->documents) = note_document(l);
    buf_clear(&l->waiting);
    return ST_OK;
}

static bool ends_document(const table_shape *t)
{
    return t->owner == ROW_OF_STORE;
}

static status commit(loading *l, diag *why)
{
    l->pending = 0;
    TRY(make_rows(l, why));
    TRY(connection_commit(&l->to, why));
    l->kept = l->total;
    return connection_begin(&l->to, why);
}

static status take_row(loading *l, const dump_line *x, diag *why)
{
    if (ends_document(x->table)) {
        TRY(end_document(l, why));
        if (l->pending >= DUMPLOAD_ROWS) TRY(commit(l, why));
    }
    TRY(dumporder_check(&l->order, x, why));
    if (l->order.new_document) buf_add(&l->waiting, l->order.document);
    return insert(l, x, why);
}

// Makes what is made from all.
static status remove_mark(loading *l, diag *why)
{
    TRY(make_rows(l, why));
    TRY(connection_execute(&l->to, "DELETE FROM loading WHERE input = '" LOADING_DUMP "'", why));
    TRY(loadmarks_convert(&l->to, why));
    TRY(statetables_write(&l->to, why));
    return connection_commit(&l->to, why);
}

static status finish(loading *l, const dump_line *x, diag *why)
{
    TRY(end_document(l, why));
    int64_t read = l->total.rows + l->total.left_out;
    if (x->number != read)
        return diag_set(why, ST_FORMAT, NULL, 0, 0,
                        "the dump has %lld rows and should have %lld: lines are missing",
                        (long long)read, (long long)x->number);
    TRY(l->batches ? clickhouse_rows_finish(l->batches, why) : remove_mark(l, why));
    l->kept = l->total;
    return ST_OK;
}

// Nothing may follow the last line: a second dump behind it would be lost without a word.
static status check_last(loading *l, diag *why)
{
    bool more;
    TRY(stream_line(l->in, DUMP_MAX_LINE_BYTES, &l->text, &more, why));
    if (more)
        return diag_set(why, ST_FORMAT, l->name, stream_line_number(l->in), 0,
                        "something stands behind the last line of the dump; load each dump into a "
                        "database of its own");
    const diag *damage = stream_damage(l->in);
    if (damage && why) *why = *damage;
    return damage ? damage->code : ST_OK;
}

static status read_rows(loading *l, diag *why)
{
    for (;;) {
        dump_line x;
        bool more;
        TRY(next_line(l, &x, &more, why));
        if (!more)
            return diag_set(why, ST_FORMAT, l->name, stream_line_number(l->in), 0,
                            "the dump ends without its last line: it was cut off");
        if (x.kind == DUMP_FIRST)
            return diag_set(why, ST_FORMAT, l->name, stream_line_number(l->in), 0,
                            "a second dump begins; load each into a database of its own");
        if (x.kind == DUMP_LAST) {
            TRY(check_last(l, why));
            return at_line(l, finish(l, &x, why), why);
        }
        TRY(at_line(l, take_row(l, &x, why), why));
    }
}

static void close_all(loading *l)
{
    if (l->to.handle && connection_in_transaction(&l->to)) connection_roll_back(&l->to);
    for (size_t i = 0; i < l->tables.n; i++) statements_finish(&l->inserts[i], 1);
    statements_finish(&l->dyads, 1);
    changewriter_finish(&l->changes);
    clickhouse_rows_close(l->batches);
    postgres_rows_free(l->copies);
    arena_free(&l->kept_back);
    connection_close(&l->to, NULL);
    dumporder_free(&l->order);
    buf_free(&l->waiting);
    buf_free(&l->text);
    arena_free(&l->scratch);
    arena_free(&l->memory);
}

status dumpload_stream(stream *in, const char *name, const char *where, dump_totals *n, diag *why)
{
    loading l = {.name = name, .in = in};
    *n = (dump_totals){0};
    tablelist_read(&l.memory, &l.tables);
    l.order.tables = &l.tables;
    l.inserts = arena_array(&l.memory, statement *, l.tables.n);
    status s = read_first(&l, why);
    if (s == ST_OK) s = open_database(&l, where, why);
    if (s == ST_OK) s = read_rows(&l, why);
    close_all(&l);
    *n = l.kept;
    return s;
}

status dumpload_read(const char *dump, const char *where, dump_totals *n, diag *why)
{
    stream *in;
    *n = (dump_totals){0};
    TRY(stream_open(dump, &in, why));
    status s = dumpload_stream(in, dump, where, n, why);
    stream_close(in);
    return s;
}
