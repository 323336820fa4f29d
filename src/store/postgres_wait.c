// PostgreSQL: questions of a connection that is only read, which may be broken off while the server
// works out their answers (connection_watch).
#include "store/postgres_parts.h"

#include <poll.h>

#define LOOK_MS     50  // between two looks whether it is over
#define REFUSAL_MAX 256 // libpq's

void pg_watch(const connection *c, int (*over)(void *state), void *state)
{
    pg_server *s = c->handle;
    s->over = over;
    s->over_state = state;
}

// The server is told to stop, by a connection of its own; the answer is then a failure.
static void cancel(const pg_server *s)
{
    char refusal[REFUSAL_MAX];
    PGcancel *handle = s->pq.get_cancel(s->link);
    if (!handle) return;
    s->pq.cancel(handle, refusal, sizeof refusal); // what it refuses comes to its end by itself
    s->pq.free_cancel(handle);
}

static void wait_for_answer(const pg_server *s)
{
    bool told = false;
    struct pollfd at = {.fd = s->pq.socket(s->link), .events = POLLIN};
    while (s->pq.is_busy(s->link)) {
        if (!told && s->over(s->over_state)) {
            cancel(s);
            told = true;
        }
        if (poll(&at, 1, LOOK_MS) > 0 && !s->pq.consume_input(s->link)) return;
    }
}

// The first answer to what was sent, as there is but one; NULL where nothing could be.
static PGresult *answer(const pg_server *s, int sent)
{
    if (!sent) return NULL;
    wait_for_answer(s);
    PGresult *first = s->pq.get_result(s->link);
    for (PGresult *r; (r = s->pq.get_result(s->link));) s->pq.clear(r);
    return first;
}

PGresult *pg_ask(const pg_server *s, const char *sql)
{
    if (!s->over) return s->pq.exec(s->link, sql);
    return answer(s, s->pq.send_query(s->link, sql));
}

PGresult *pg_ask_with(const pg_server *s, const pg_statement *x, const Oid *types)
{
    if (!s->over)
        return s->pq.exec_params(s->link, x->sql, x->n, types, x->values, x->lengths, x->formats,
                                 0);
    return answer(
        s, s->pq.send_params(s->link, x->sql, x->n, types, x->values, x->lengths, x->formats, 0));
}

PGresult *pg_ask_prepared(const pg_server *s, const pg_statement *x)
{
    if (!s->over)
        return s->pq.exec_prepared(s->link, x->name, x->n, x->values, x->lengths, x->formats, 0);
    return answer(
        s, s->pq.send_prepared(s->link, x->name, x->n, x->values, x->lengths, x->formats, 0));
}
