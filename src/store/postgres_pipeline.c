// PostgreSQL: what went wrong, and the pipeline. Orders that give no rows are sent one behind the
// other within a transaction and answered together, so that a document costs a few round trips and
// not one a row.
#include "store/postgres_parts.h"

#include <string.h>

#define QUEUE_MAX 256 // orders without an answer: their answers must fit a socket's buffer

static status fail(const pg_server *s, const PGresult *r, diag *why)
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

bool pg_is_gone(const pg_server *s)
{
    return !s->link || s->pq.status(s->link) != CONNECTION_OK;
}

status pg_note_loss(pg_server *s, const PGresult *r, diag *why)
{
    if (pg_is_gone(s)) s->lost = true;
    return fail(s, r, why);
}

// Ends with the answer.
status pg_check(pg_server *s, PGresult *r, diag *why)
{
    ExecStatusType what = r ? s->pq.result_status(r) : PGRES_FATAL_ERROR;
    bool good = what == PGRES_COMMAND_OK || what == PGRES_TUPLES_OK || what == PGRES_EMPTY_QUERY;
    status done = good ? ST_OK : pg_note_loss(s, r, why);
    s->pq.clear(r);
    return done;
}

static status end_pipeline(pg_server *s, status done, diag *why)
{
    s->queued = 0;
    s->in_pipeline = false;
    if (s->pq.exit_pipeline(s->link) || done != ST_OK) return done;
    return pg_note_loss(s, NULL, why);
}

// Waits for the answers to all that was sent.
status pg_drain(pg_server *s, diag *why)
{
    if (!s->in_pipeline) return ST_OK;
    status done = s->pq.pipeline_sync(s->link) ? ST_OK : pg_note_loss(s, NULL, why);
    bool ended = pg_is_gone(s);
    while (!ended) {
        PGresult *r = s->pq.get_result(s->link);
        if (!r) { // between two answers, or the server is gone
            ended = pg_is_gone(s);
            continue;
        }
        ExecStatusType what = s->pq.result_status(r);
        ended = what == PGRES_PIPELINE_SYNC;
        if (what == PGRES_FATAL_ERROR && done == ST_OK) done = pg_note_loss(s, r, why);
        s->pq.clear(r);
    }
    // One that is shut down says so first, while the connection still stands.
    if (pg_is_gone(s)) s->lost = true;
    if (s->lost && done == ST_OK) done = pg_note_loss(s, NULL, why);
    return end_pipeline(s, done, why);
}

status pg_send(pg_server *s, const pg_statement *x, diag *why)
{
    if (!s->in_pipeline) {
        if (!s->pq.enter_pipeline(s->link)) return pg_note_loss(s, NULL, why);
        s->in_pipeline = true;
    }
    if (!s->pq.send_prepared(s->link, x->name, x->n, x->values, x->lengths, x->formats, 0))
        return pg_note_loss(s, NULL, why);
    return ++s->queued < QUEUE_MAX ? ST_OK : pg_drain(s, why);
}
