// PostgreSQL, through libpq. Orders that give no rows are sent one behind the other within a
// transaction (pipeline mode) and answered together, so that a document costs a few round trips and
// not one a row. Long answers of a database that is only read come through a cursor.
//
// A server that is gone is found again when the next transaction begins, for POSTGRES_WAIT_S
// seconds: the transaction in which it went is lost as a whole, and `lost` says so; whoever began
// it begins it again.
#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "store/database.h"
#include "store/driver.h"
#include "store/postgres_sql.h"
#include "store/pqlibrary.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define VALUES_MAX      128  // of one statement; an event has half of it
#define QUEUE_MAX       256  // orders without an answer: their answers must fit a socket's buffer
#define FETCH_ROWS      2000 // of a cursor at a time
#define POSTGRES_WAIT_S 60   // a server that starts again is there by then
#define WAIT_FIRST_MS   100
#define WAIT_MOST_MS    2000 // between two attempts
#define NAME_SIZE       24
#define TEXT_TYPE       25 // pg_type's number of text

typedef struct {
    pq_library pq;
    PGconn *link;
    char *address;
    buf shown; // without its password
    connection_use use;
    unsigned life;  // rises when the server is found again: what was prepared is gone
    unsigned named; // statements and cursors so far
    size_t queued;  // orders without an answer
    bool in_pipeline;
    bool lost; // within the transaction that is going on
    int place; // character of the SQL sent at which the last failure was, from 1; 0: not known
} server;

typedef struct {
    statement base;
    server *on;
    char *sql;
    char name[NAME_SIZE];
    unsigned life; // in which it was prepared; 0: never
    bool gives_rows, by_cursor, cursor_open;
    bool own;     // a person's question
    int n_fields; // of its answer; 0: not known yet
    buf names;    // of them, each with a NUL behind it
    Oid *types;   // [n_fields]
    int n;
    const char *values[VALUES_MAX]; // [n]
    int lengths[VALUES_MAX], formats[VALUES_MAX];
    char *memory[VALUES_MAX];
    size_t sizes[VALUES_MAX]; // of memory
    PGresult *result;         // NULL: none is being read
    int row, rows;
    buf decoded; // of bytes
} pg_statement;

// --- what went wrong

static status fail(const server *s, const PGresult *r, diag *why)
{
    static const struct {
        const char *state, *text;
    } KNOWN[] = {
        {"3D000", "there is no such database on the server; make it with createdb"},
        {"53100", "the server's disk is full; make room and run again: what is there is kept"},
        {"42501", "the server does not allow it; name a user who may make and write tables"},
        {"55P03", "the database is locked by another program; run again when that is done"},
    };
    const char *state = r ? s->pq.result_field(r, PG_DIAG_SQLSTATE) : NULL;
    const char *text = r ? s->pq.result_field(r, PG_DIAG_MESSAGE_PRIMARY) : NULL;
    for (size_t i = 0; state && i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (strcmp(state, KNOWN[i].state) == 0)
            return diag_set(why, ST_STORE, s->shown.p, 0, 0, "%s", KNOWN[i].text);
    str words = str_trim(str_of(text ? text : s->link ? s->pq.error_message(s->link) : ""));
    return diag_set(why, ST_STORE, s->shown.p, 0, 0, "the database failed: %.*s", STR_ARG(words));
}

static bool is_gone(const server *s)
{
    return !s->link || s->pq.status(s->link) != CONNECTION_OK;
}

static status note_loss(server *s, const PGresult *r, diag *why)
{
    if (is_gone(s)) s->lost = true;
    return fail(s, r, why);
}

// Ends with the answer.
static status check(server *s, PGresult *r, diag *why)
{
    ExecStatusType what = r ? s->pq.result_status(r) : PGRES_FATAL_ERROR;
    bool good = what == PGRES_COMMAND_OK || what == PGRES_TUPLES_OK || what == PGRES_EMPTY_QUERY;
    status done = good ? ST_OK : note_loss(s, r, why);
    s->pq.clear(r);
    return done;
}

// --- the pipeline

static status end_pipeline(server *s, status done, diag *why)
{
    s->queued = 0;
    s->in_pipeline = false;
    if (s->pq.exit_pipeline(s->link) || done != ST_OK) return done;
    return note_loss(s, NULL, why);
}

// Waits for the answers to all that was sent.
static status drain(server *s, diag *why)
{
    if (!s->in_pipeline) return ST_OK;
    status done = s->pq.pipeline_sync(s->link) ? ST_OK : note_loss(s, NULL, why);
    bool ended = is_gone(s);
    while (!ended) {
        PGresult *r = s->pq.get_result(s->link);
        if (!r) { // between two answers, or the server is gone
            ended = is_gone(s);
            continue;
        }
        ExecStatusType what = s->pq.result_status(r);
        ended = what == PGRES_PIPELINE_SYNC;
        if (what == PGRES_FATAL_ERROR && done == ST_OK) done = note_loss(s, r, why);
        s->pq.clear(r);
    }
    if (is_gone(s) && done == ST_OK) done = note_loss(s, NULL, why);
    return end_pipeline(s, done, why);
}

static status send(server *s, const pg_statement *x, diag *why)
{
    if (!s->in_pipeline) {
        if (!s->pq.enter_pipeline(s->link)) return note_loss(s, NULL, why);
        s->in_pipeline = true;
    }
    if (!s->pq.send_prepared(s->link, x->name, x->n, x->values, x->lengths, x->formats, 0))
        return note_loss(s, NULL, why);
    return ++s->queued < QUEUE_MAX ? ST_OK : drain(s, why);
}

// --- connections

static void be_silent(void *state, const char *message)
{
    (void)state;
    (void)message;
}

static status start(server *s, diag *why)
{
    s->link = s->pq.connectdb(s->address);
    if (is_gone(s))
        return diag_set(why, ST_STORE, s->shown.p, 0, 0, "%.*s",
                        STR_ARG(str_trim(str_of(s->pq.error_message(s->link)))));
    s->pq.set_notice_processor(s->link, be_silent, NULL);
    s->life++;
    s->lost = false;
    return check(s, s->pq.exec(s->link, "SET client_encoding = 'UTF8'"), why);
}

static void hang_up(server *s)
{
    if (s->link) s->pq.finish(s->link);
    s->link = NULL;
    s->in_pipeline = false;
    s->queued = 0;
}

static void wait_ms(long ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    nanosleep(&t, NULL);
}

// The server was there before: it may be starting again.
static status find_again(server *s, diag *why)
{
    long waited = 0, ms = WAIT_FIRST_MS;
    for (;;) {
        hang_up(s);
        status done = start(s, why);
        if (done == ST_OK || waited >= POSTGRES_WAIT_S * 1000L) return done;
        wait_ms(ms);
        waited += ms;
        ms = ms * 2 < WAIT_MOST_MS ? ms * 2 : WAIT_MOST_MS;
    }
}

static status execute(const connection *c, const char *sql, diag *why)
{
    server *s = c->handle;
    TRY(drain(s, why));
    if (is_gone(s)) return note_loss(s, NULL, why);
    PGresult *r = s->pq.exec(s->link, sql);
    // What failed in a transaction undoes it, and COMMIT then says ROLLBACK and no more.
    bool undone =
        r && strcmp(sql, "COMMIT") == 0 && strcmp(s->pq.command_status(r), "ROLLBACK") == 0;
    TRY(check(s, r, why));
    if (!undone) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0, "the transaction was undone by the server");
}

static status open_server(const char *where, connection_use use, connection *c, diag *why)
{
    server *s = mem_alloc(sizeof *s);
    *s = (server){.use = use};
    s->address = mem_alloc(strlen(where) + 1);
    memcpy(s->address, where, strlen(where) + 1);
    postgres_sql_shown(where, &s->shown);
    c->handle = s;
    c->path = s->shown.p;
    TRY(pq_library_load(&s->pq, why));
    TRY(start(s, why));
    if (use == CONNECTION_WRITE) return ST_OK;
    return execute(c, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", why);
}

static status close_server(connection *c, diag *why)
{
    server *s = c->handle;
    (void)why;
    if (!s) return ST_OK;
    hang_up(s);
    mem_free(s->address);
    buf_free(&s->shown);
    mem_free(s);
    c->handle = NULL;
    return ST_OK;
}

#define VERSION_TABLE "demarche_schema"

static status owner(const connection *c, database_owner *out, diag *why)
{
    int64_t there = 0, others = 0;
    *out = (database_owner){0};
    TRY(connection_number(c,
                          "SELECT count(*) FROM pg_tables WHERE tablename = '" VERSION_TABLE
                          "' AND schemaname = current_schema()",
                          &there, why));
    TRY(connection_number(c, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
                          &others, why));
    out->empty = !others;
    out->ours = there;
    if (!there) return ST_OK;
    return connection_number(c, "SELECT version FROM " VERSION_TABLE, &out->version, why);
}

static status tune(const connection *c, diag *why)
{
    (void)c;
    (void)why;
    return ST_OK;
}

static void mark(int version, buf *sql)
{
    buf_add_format(sql,
                   "CREATE TABLE " VERSION_TABLE " (version INTEGER NOT NULL);"
                   "INSERT INTO " VERSION_TABLE " VALUES(%d);",
                   version);
}

static status begin(const connection *c, diag *why)
{
    server *s = c->handle;
    if (is_gone(s)) TRY(find_again(s, why));
    s->lost = false;
    return execute(c, "BEGIN", why);
}

static bool in_transaction(const connection *c)
{
    const server *s = c->handle;
    if (s->in_pipeline) return true;
    PGTransactionStatusType t = is_gone(s) ? PQTRANS_UNKNOWN : s->pq.transaction_status(s->link);
    return t == PQTRANS_INTRANS || t == PQTRANS_INERROR || t == PQTRANS_ACTIVE;
}

static bool lost(const connection *c)
{
    const server *s = c->handle;
    return s->lost;
}

// --- statements

static pg_statement *own(statement *s)
{
    return (pg_statement *)s;
}

static status prepare_now(pg_statement *x, diag *why)
{
    server *s = x->on;
    if (x->life == s->life) return ST_OK;
    TRY(drain(s, why));
    TRY(check(s, s->pq.prepare(s->link, x->name, x->sql, 0, NULL), why));
    x->life = s->life;
    return ST_OK;
}

static bool begins(const char *sql, const char *word)
{
    return strncmp(sql, word, strlen(word)) == 0;
}

#define CURSOR_WORDS "NO SCROLL CURSOR FOR "

static void add_cursor(const pg_statement *x, buf *out)
{
    buf_add_format(out, "DECLARE %s " CURSOR_WORDS, x->name);
}

static status prepare(const connection *c, const char *sql, bool many, statement **out, diag *why)
{
    server *s = c->handle;
    pg_statement *x = mem_alloc(sizeof *x);
    buf text = {0};
    *x = (pg_statement){.base.driver = &POSTGRES_DRIVER, .on = s};
    *out = &x->base;
    x->gives_rows = begins(sql, "SELECT") || begins(sql, "WITH");
    x->by_cursor = many && x->gives_rows && s->use == CONNECTION_READ;
    snprintf(x->name, sizeof x->name, "d%u", ++s->named);
    if (x->by_cursor) add_cursor(x, &text);
    x->n = postgres_sql_values(sql, &text);
    buf_add_byte(&text, '\0');
    x->sql = text.p; // the statement's now
    if (x->n > VALUES_MAX)
        return diag_set(why, ST_STORE, c->path, 0, 0, "a statement of %d values", x->n);
    return x->by_cursor ? ST_OK : prepare_now(x, why);
}

static status prepare_own(const connection *c, const char *sql, statement **out, diag *why)
{
    server *s = c->handle;
    pg_statement *x = mem_alloc(sizeof *x);
    buf text = {0};
    (void)why;
    *x = (pg_statement){.base.driver = &POSTGRES_DRIVER,
                        .on = s,
                        .own = true,
                        .gives_rows = true,
                        .by_cursor = true};
    snprintf(x->name, sizeof x->name, "own");
    add_cursor(x, &text);
    buf_add_c(&text, sql);
    x->sql = text.p; // the statement's now
    *out = &x->base;
    return ST_OK;
}

// The server counts characters from 1, of all that was sent.
static int place(const connection *c, const char *sql)
{
    const server *s = c->handle;
    pg_statement x = {.name = "own"};
    buf before = {0};
    add_cursor(&x, &before);
    int n = s->place - (int)before.n;
    buf_free(&before);
    if (n <= 0) return 0;
    utf8_place at = {.text = str_of(sql)};
    utf8_seek_codepoint(&at, (size_t)n - 1);
    return (int)at.byte + 1;
}

static int columns(const statement *s)
{
    return ((const pg_statement *)s)->n_fields;
}

static const char *column_name(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    const char *p = x->names.p;
    while (at--) p += strlen(p) + 1;
    return p;
}

static cell_kind kind(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    if (x->on->pq.is_null(x->result, x->row, at)) return CELL_NULL;
    switch (x->types[at]) { // numbers of pg_type
    case 16: return CELL_TRUTH;
    case 17: return CELL_BYTES;
    case 20: // bigint, smallint, integer
    case 21:
    case 23: return CELL_INTEGER;
    case 700: // real, double precision, numeric
    case 701:
    case 1700: return CELL_NUMBER;
    default: return CELL_TEXT;
    }
}

static void end_result(pg_statement *x)
{
    if (x->result) x->on->pq.clear(x->result);
    x->result = NULL;
}

static void reset(statement *s)
{
    pg_statement *x = own(s);
    end_result(x);
    if (x->cursor_open && !is_gone(x->on)) {
        char sql[NAME_SIZE + 8];
        snprintf(sql, sizeof sql, "CLOSE %s", x->name);
        check(x->on, x->on->pq.exec(x->on->link, sql), NULL);
    }
    x->cursor_open = false;
}

static void finish(statement *s)
{
    pg_statement *x = own(s);
    reset(s);
    for (int i = 0; i < x->n && i < VALUES_MAX; i++) mem_free(x->memory[i]);
    mem_free(x->sql);
    mem_free(x->types);
    buf_free(&x->names);
    buf_free(&x->decoded);
    mem_free(x);
}

static void hold(pg_statement *x, int i, str text)
{
    if (text.n + 1 > x->sizes[i]) {
        x->sizes[i] = 2 * text.n + 32;
        x->memory[i] = mem_realloc(x->memory[i], x->sizes[i]);
    }
    if (text.n) memcpy(x->memory[i], text.p, text.n);
    x->memory[i][text.n] = '\0';
    x->values[i] = x->memory[i];
    x->lengths[i] = (int)text.n;
}

static void bind(statement *s, int at, const cell *v)
{
    pg_statement *x = own(s);
    char digits[32];
    int i = at - 1;
    if (i < 0 || i >= x->n) return;
    x->formats[i] = v->kind == CELL_BYTES;
    switch (v->kind) {
    case CELL_TRUTH: // of answers alone
    case CELL_NULL: x->values[i] = NULL; return;
    case CELL_TEXT:
    case CELL_BYTES: hold(x, i, v->text); return;
    case CELL_INTEGER: snprintf(digits, sizeof digits, "%lld", (long long)v->integer); break;
    case CELL_NUMBER: snprintf(digits, sizeof digits, "%.17g", v->number); break;
    }
    hold(x, i, str_of(digits));
}

static void note_fields(pg_statement *x, const PGresult *r)
{
    const pq_library *pq = &x->on->pq;
    x->n_fields = pq->fields(r);
    x->types = mem_alloc(sizeof *x->types * (size_t)(x->n_fields + 1));
    for (int i = 0; i < x->n_fields; i++) {
        buf_add_c(&x->names, pq->field_name(r, i));
        buf_add_byte(&x->names, '\0');
        x->types[i] = pq->field_type(r, i);
    }
}

// Of a person's own SQL: is it one that the server does not understand, or that it refuses?
static bool is_theirs(const server *s, const PGresult *r)
{
    // Classes: syntax and names, features, transactions that only read, values, cursors.
    static const char *const CLASSES[] = {"42", "0A", "25", "22", "34"};
    const char *state = r ? s->pq.result_field(r, PG_DIAG_SQLSTATE) : NULL;
    for (size_t i = 0; state && i < sizeof CLASSES / sizeof *CLASSES; i++)
        if (begins(state, CLASSES[i])) return true;
    return false;
}

static status check_own(server *s, PGresult *r, diag *why)
{
    if (!is_theirs(s, r)) return check(s, r, why);
    const char *text = s->pq.result_field(r, PG_DIAG_MESSAGE_PRIMARY);
    const char *hint = s->pq.result_field(r, PG_DIAG_MESSAGE_HINT);
    const char *at = s->pq.result_field(r, PG_DIAG_STATEMENT_POSITION);
    s->place = at ? atoi(at) : 0;
    status done = diag_set(why, ST_USAGE, NULL, 0, 0, "%s%s%s", text ? text : "not understood",
                           hint ? "; " : "", hint ? hint : "");
    s->pq.clear(r);
    return done;
}

static status take(pg_statement *x, PGresult *r, bool *row, diag *why)
{
    server *s = x->on;
    if (!r || s->pq.result_status(r) != PGRES_TUPLES_OK)
        return x->own ? check_own(s, r, why) : check(s, r, why);
    if (x->own && !x->n_fields) note_fields(x, r);
    x->result = r;
    x->row = 0;
    x->rows = s->pq.rows(r);
    *row = x->rows > 0;
    if (!*row) end_result(x);
    return ST_OK;
}

static status fetch(pg_statement *x, bool *row, diag *why)
{
    char sql[NAME_SIZE + 32];
    snprintf(sql, sizeof sql, "FETCH %d FROM %s", FETCH_ROWS, x->name);
    return take(x, x->on->pq.exec(x->on->link, sql), row, why);
}

static status declare_own(pg_statement *x, diag *why)
{
    server *s = x->on;
    s->place = 0;
    PGresult *r = s->pq.exec_params(s->link, x->sql, 0, NULL, NULL, NULL, NULL, 0);
    TRY(check_own(s, r, why));
    x->cursor_open = true;
    return ST_OK;
}

static status declare(pg_statement *x, diag *why)
{
    server *s = x->on;
    if (x->own) return declare_own(x, why);
    Oid types[VALUES_MAX]; // a cursor's are not found out by the server
    for (int i = 0; i < x->n; i++) types[i] = TEXT_TYPE;
    TRY(check(s,
              s->pq.exec_params(s->link, x->sql, x->n, types, x->values, x->lengths, x->formats, 0),
              why));
    x->cursor_open = true;
    return ST_OK;
}

static status next_rows(pg_statement *x, bool *row, diag *why)
{
    end_result(x);
    return x->cursor_open ? fetch(x, row, why) : ST_OK;
}

static status step(statement *st, bool *row, diag *why)
{
    pg_statement *x = own(st);
    server *s = x->on;
    *row = x->result && ++x->row < x->rows;
    if (*row) return ST_OK;
    if (x->result) return next_rows(x, row, why);
    if (is_gone(s)) return note_loss(s, NULL, why);
    if (!x->gives_rows) {
        TRY(prepare_now(x, why));
        connection c = {.handle = s};
        if (in_transaction(&c)) return send(s, x, why);
    }
    TRY(drain(s, why));
    if (x->by_cursor) {
        TRY(declare(x, why));
        return fetch(x, row, why);
    }
    TRY(prepare_now(x, why));
    return take(x,
                s->pq.exec_prepared(s->link, x->name, x->n, x->values, x->lengths, x->formats, 0),
                row, why);
}

// --- values

static const char *value(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return x->on->pq.value(x->result, x->row, at);
}

static bool is_null(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return x->on->pq.is_null(x->result, x->row, at);
}

static str text(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return (str){value(s, at), (size_t)x->on->pq.length(x->result, x->row, at)};
}

// They come as \x0a1b...
static str bytes(const statement *s, int at)
{
    pg_statement *x = own((statement *)(uintptr_t)s);
    str all = text(s, at), hex = str_sub(all, 2, all.n);
    buf_clear(&x->decoded);
    for (size_t i = 0; i + 1 < hex.n; i += 2)
        buf_add_byte(&x->decoded, (char)(ascii_hex(hex.p[i]) << 4 | ascii_hex(hex.p[i + 1])));
    return buf_str(&x->decoded);
}

static int64_t integer(const statement *s, int at)
{
    const char *p = value(s, at);
    if (*p == 't' || *p == 'f') return *p == 't';
    return strtoll(p, NULL, 10);
}

static double number(const statement *s, int at)
{
    return strtod(value(s, at), NULL);
}

// Only one writer at a time has the thing of that name, until the transaction ends.
static status claim(const connection *c, str what, diag *why)
{
    char sql[64];
    int64_t number = (int64_t)hash_str(what);
    snprintf(sql, sizeof sql, "SELECT pg_advisory_xact_lock(%lld)", (long long)number);
    return execute(c, sql, why);
}

const driver POSTGRES_DRIVER = {
    .speaks = DIALECT_POSTGRES,
    .open = open_server,
    .close = close_server,
    .owner = owner,
    .tune = tune,
    .mark = mark,
    .execute = execute,
    .begin = begin,
    .in_transaction = in_transaction,
    .lost = lost,
    .claim = claim,
    .prepare = prepare,
    .prepare_own = prepare_own,
    .place = place,
    .columns = columns,
    .column_name = column_name,
    .kind = kind,
    .finish = finish,
    .bind = bind,
    .step = step,
    .reset = reset,
    .is_null = is_null,
    .text = text,
    .bytes = bytes,
    .integer = integer,
    .number = number,
};
