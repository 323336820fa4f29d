#include "serve/ledgercache.h"

#include "store/connection.h"
#include "store/storedfacts.h"

#include <pthread.h>

struct ledger_hold {
    ledger *ledger;
    int64_t change; // of which it is
    int holders;    // the cache is one while it keeps it
};

struct ledger_cache {
    const char *database;
    pthread_mutex_t lock;   // over all that follows, and over `holders`
    pthread_mutex_t making; // one thread works the ledger out, others wait for it
    ledger_hold *now;       // NULL: none yet
};

ledger_cache *ledgercache_new(const char *database)
{
    ledger_cache *c = mem_alloc(sizeof *c);
    *c = (ledger_cache){.database = database};
    pthread_mutex_init(&c->lock, NULL);
    pthread_mutex_init(&c->making, NULL);
    return c;
}

static status take_number(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

status ledgercache_change(const char *database, int64_t *out, diag *why)
{
    *out = 0;
    question q = {.file = database,
                  .sql = "SELECT coalesce(max(number), 0) FROM changes",
                  .row = take_number,
                  .state = out};
    return connection_ask(&q, why);
}

// With the lock.
static void let_go(ledger_hold *h)
{
    if (--h->holders) return;
    ledger_free(h->ledger);
    mem_free(h);
}

// What is kept, if it is of that change; it is held then.
static ledger_hold *take_kept(ledger_cache *c, int64_t change)
{
    pthread_mutex_lock(&c->lock);
    ledger_hold *h = c->now && c->now->change == change ? c->now : NULL;
    if (h) h->holders++;
    pthread_mutex_unlock(&c->lock);
    return h;
}

static status make(ledger_cache *c, int64_t change, ledger_hold **out, diag *why)
{
    ledger *l = ledger_new();
    status s = storedfacts_add(c->database, l, why);
    if (s != ST_OK) {
        ledger_free(l);
        return s;
    }
    ledger_close(l, STR_NONE);
    ledger_hold *h = mem_alloc(sizeof *h);
    *h = (ledger_hold){.ledger = l, .change = change, .holders = 2};
    pthread_mutex_lock(&c->lock);
    if (c->now) let_go(c->now);
    c->now = h;
    pthread_mutex_unlock(&c->lock);
    *out = h;
    return ST_OK;
}

status ledgercache_hold(ledger_cache *c, int64_t change, ledger_hold **out, diag *why)
{
    status s = ST_OK;
    *out = take_kept(c, change);
    if (*out) return ST_OK;
    pthread_mutex_lock(&c->making);
    *out = take_kept(c, change);
    if (!*out) s = make(c, change, out, why);
    pthread_mutex_unlock(&c->making);
    return s;
}

void ledgercache_release(ledger_cache *c, ledger_hold *h)
{
    if (!h) return;
    pthread_mutex_lock(&c->lock);
    let_go(h);
    pthread_mutex_unlock(&c->lock);
}

const ledger_table *ledgercache_rows(const ledger_hold *h)
{
    return ledger_rows(h->ledger);
}

void ledgercache_free(ledger_cache *c)
{
    if (!c) return;
    if (c->now) let_go(c->now);
    pthread_mutex_destroy(&c->lock);
    pthread_mutex_destroy(&c->making);
    mem_free(c);
}
