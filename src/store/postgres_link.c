// PostgreSQL: connections and transactions.
//
// A server that is gone is found again when the next transaction begins, for POSTGRES_WAIT_S
// seconds: the transaction in which it went is lost as a whole, and `lost` says so; whoever began
// it begins it again.
#include "store/postgres_parts.h"
#include "store/shownaddress.h"

#include <string.h>
#include <time.h>

#define POSTGRES_WAIT_S 60 // a server that starts again is there by then
#define WAIT_FIRST_MS   100
#define WAIT_MOST_MS    2000 // between two attempts

static void be_silent(void *state, const char *message)
{
    (void)state;
    (void)message;
}

static status start(pg_server *s, diag *why)
{
    s->link = s->pq.connectdb(s->address);
    if (pg_is_gone(s))
        return diag_set(why, ST_STORE, s->shown.p, 0, 0, "%.*s",
                        STR_ARG(str_trim(str_of(s->pq.error_message(s->link)))));
    s->pq.set_notice_processor(s->link, be_silent, NULL);
    s->life++;
    s->lost = false;
    return pg_check(s, s->pq.exec(s->link, "SET client_encoding = 'UTF8'"), why);
}

static void hang_up(pg_server *s)
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
static status find_again(pg_server *s, diag *why)
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

status pg_execute(const connection *c, const char *sql, diag *why)
{
    pg_server *s = c->handle;
    TRY(pg_drain(s, why));
    if (pg_is_gone(s)) return pg_note_loss(s, NULL, why);
    PGresult *r = s->pq.exec(s->link, sql);
    // What failed in a transaction undoes it, and COMMIT then says ROLLBACK and no more.
    bool undone =
        r && strcmp(sql, "COMMIT") == 0 && strcmp(s->pq.command_status(r), "ROLLBACK") == 0;
    TRY(pg_check(s, r, why));
    if (!undone) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0, "the transaction was undone by the server");
}

status pg_open(const char *where, connection_use use, connection *c, diag *why)
{
    pg_server *s = mem_alloc(sizeof *s);
    *s = (pg_server){.use = use};
    s->address = mem_alloc(strlen(where) + 1);
    memcpy(s->address, where, strlen(where) + 1);
    shownaddress_add(str_of(where), &s->shown);
    c->handle = s;
    c->path = s->shown.p;
    TRY(pq_library_load(&s->pq, why));
    TRY(start(s, why));
    if (use == CONNECTION_WRITE) return ST_OK;
    return pg_execute(c, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", why);
}

status pg_close(connection *c, diag *why)
{
    pg_server *s = c->handle;
    (void)why;
    if (!s) return ST_OK;
    hang_up(s);
    mem_free(s->address);
    buf_free(&s->shown);
    mem_free(s);
    c->handle = NULL;
    return ST_OK;
}

status pg_begin(const connection *c, diag *why)
{
    pg_server *s = c->handle;
    if (pg_is_gone(s)) TRY(find_again(s, why));
    s->lost = false;
    return pg_execute(c, "BEGIN", why);
}

bool pg_in_transaction(const connection *c)
{
    const pg_server *s = c->handle;
    if (s->in_pipeline) return true;
    PGTransactionStatusType t = pg_is_gone(s) ? PQTRANS_UNKNOWN : s->pq.transaction_status(s->link);
    return t == PQTRANS_INTRANS || t == PQTRANS_INERROR || t == PQTRANS_ACTIVE;
}

bool pg_lost(const connection *c)
{
    const pg_server *s = c->handle;
    return s->lost;
}
