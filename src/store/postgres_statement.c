// PostgreSQL: statements, from SQL to the rows of their answers. Long answers of a database that is
// only read come through a cursor.
#include "base/utf8.h"
#include "store/postgres_parts.h"
#include "store/postgres_sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FETCH_ROWS 2000 // of a cursor at a time
#define TEXT_TYPE  25   // pg_type's number of text

static pg_statement *own(statement *s)
{
    return (pg_statement *)s;
}

static status prepare_now(pg_statement *x, diag *why)
{
    pg_server *s = x->on;
    if (x->life == s->life) return ST_OK;
    TRY(pg_drain(s, why));
    TRY(pg_check(s, s->pq.prepare(s->link, x->name, x->sql, 0, NULL), why));
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

status pg_prepare(const connection *c, const char *sql, bool many, statement **out, diag *why)
{
    pg_server *s = c->handle;
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
    if (x->n > PG_VALUES_MAX)
        return diag_set(why, ST_STORE, c->path, 0, 0, "a statement of %d values", x->n);
    return x->by_cursor ? ST_OK : prepare_now(x, why);
}

status pg_prepare_own(const connection *c, const char *sql, statement **out, diag *why)
{
    pg_server *s = c->handle;
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
int pg_place(const connection *c, const char *sql)
{
    const pg_server *s = c->handle;
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

static void end_result(pg_statement *x)
{
    if (x->result) x->on->pq.clear(x->result);
    x->result = NULL;
}

void pg_reset(statement *s)
{
    pg_statement *x = own(s);
    end_result(x);
    if (x->cursor_open && !pg_is_gone(x->on)) {
        char sql[PG_NAME_SIZE + 8];
        snprintf(sql, sizeof sql, "CLOSE %s", x->name);
        pg_check(x->on, x->on->pq.exec(x->on->link, sql), NULL);
    }
    x->cursor_open = false;
}

void pg_finish(statement *s)
{
    pg_statement *x = own(s);
    pg_reset(s);
    for (int i = 0; i < x->n && i < PG_VALUES_MAX; i++) mem_free(x->memory[i]);
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

void pg_bind(statement *s, int at, const cell *v)
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

// Of a person's own SQL: is it one that the server does not understand, or that it refuses?
static bool is_theirs(const pg_server *s, const PGresult *r)
{
    // Classes: syntax and names, features, transactions that only read, values, cursors.
    static const char *const CLASSES[] = {"42", "0A", "25", "22", "34"};
    const char *state = r ? s->pq.result_field(r, PG_DIAG_SQLSTATE) : NULL;
    for (size_t i = 0; state && i < sizeof CLASSES / sizeof *CLASSES; i++)
        if (begins(state, CLASSES[i])) return true;
    return false;
}

static status check_own(pg_server *s, PGresult *r, diag *why)
{
    if (!is_theirs(s, r)) return pg_check(s, r, why);
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
    pg_server *s = x->on;
    if (!r || s->pq.result_status(r) != PGRES_TUPLES_OK)
        return x->own ? check_own(s, r, why) : pg_check(s, r, why);
    if (x->own && !x->n_fields) pg_note_fields(x, r);
    x->result = r;
    x->row = 0;
    x->rows = s->pq.rows(r);
    *row = x->rows > 0;
    if (!*row) end_result(x);
    return ST_OK;
}

static status fetch(pg_statement *x, bool *row, diag *why)
{
    char sql[PG_NAME_SIZE + 32];
    snprintf(sql, sizeof sql, "FETCH %d FROM %s", FETCH_ROWS, x->name);
    return take(x, pg_ask(x->on, sql), row, why);
}

static status declare_own(pg_statement *x, diag *why)
{
    pg_server *s = x->on;
    s->place = 0;
    TRY(check_own(s, pg_ask_with(s, x, NULL), why));
    x->cursor_open = true;
    return ST_OK;
}

static status declare(pg_statement *x, diag *why)
{
    pg_server *s = x->on;
    if (x->own) return declare_own(x, why);
    Oid types[PG_VALUES_MAX]; // a cursor's are not found out by the server
    for (int i = 0; i < x->n; i++) types[i] = TEXT_TYPE;
    TRY(pg_check(s, pg_ask_with(s, x, types), why));
    x->cursor_open = true;
    return ST_OK;
}

static status next_rows(pg_statement *x, bool *row, diag *why)
{
    end_result(x);
    return x->cursor_open ? fetch(x, row, why) : ST_OK;
}

status pg_step(statement *st, bool *row, diag *why)
{
    pg_statement *x = own(st);
    pg_server *s = x->on;
    *row = x->result && ++x->row < x->rows;
    if (*row) return ST_OK;
    if (x->result) return next_rows(x, row, why);
    if (pg_is_gone(s)) return pg_note_loss(s, NULL, why);
    if (!x->gives_rows) {
        TRY(prepare_now(x, why));
        connection c = {.handle = s};
        if (pg_in_transaction(&c)) return pg_send(s, x, why);
    }
    TRY(pg_drain(s, why));
    if (x->by_cursor) {
        TRY(declare(x, why));
        return fetch(x, row, why);
    }
    TRY(prepare_now(x, why));
    return take(x, pg_ask_prepared(s, x), row, why);
}
