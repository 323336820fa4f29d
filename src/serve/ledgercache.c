#include "serve/ledgercache.h"

#include "store/changelog.h"
#include "store/changemark.h"
#include "store/storedfacts.h"

#include <pthread.h>
#include <stdio.h>

struct ledger_hold {
    ledger *ledger;
    change_mark mark; // of which it is; a later one where nothing changed for it
    int holders;      // the cache is one while it keeps it
};

struct ledger_cache {
    pthread_mutex_t lock;   // over all that follows, over `holders` and `mark`
    pthread_mutex_t making; // one thread works the ledger out, others wait for it
    ledger_hold *now;       // NULL: none yet
};

ledger_cache *ledgercache_new(void)
{
    ledger_cache *c = mem_alloc(sizeof *c);
    *c = (ledger_cache){0};
    pthread_mutex_init(&c->lock, NULL);
    pthread_mutex_init(&c->making, NULL);
    return c;
}

// --- what changed

static status take_flag(void *state, const statement *row, diag *why)
{
    (void)why;
    *(bool *)state = row_integer(row, 0) != 0;
    return ST_OK;
}

// Did a document that has facts change since then, or had one that is gone or was another?
static status facts_changed(const connection *db, const change_mark *since, bool *out, diag *why)
{
    char sql[256];
    bool goes_on;
    question q = {.sql = sql, .row = take_flag, .state = out};
    *out = true;
    TRY(changemark_goes_on(db, since, &goes_on, why));
    if (!goes_on) return ST_OK;
    snprintf(sql, sizeof sql,
             "SELECT count(*) FROM (SELECT 1 FROM changes c WHERE c.number > %lld AND (c.what <> "
             "'" CHANGE_ADDED "' OR EXISTS (SELECT 1 FROM facts f WHERE f.document = c.document))"
             " LIMIT 1) AS x",
             (long long)since->number);
    return connection_visit(db, &q, why);
}

// --- holding

// With the lock.
static void let_go(ledger_hold *h)
{
    if (--h->holders) return;
    ledger_free(h->ledger);
    mem_free(h);
}

// What is kept, held; NULL: nothing. *mark: of which it is.
static ledger_hold *take_kept(ledger_cache *c, change_mark *mark)
{
    pthread_mutex_lock(&c->lock);
    ledger_hold *h = c->now;
    if (h) {
        h->holders++;
        *mark = h->mark;
    }
    pthread_mutex_unlock(&c->lock);
    return h;
}

static void note_mark(ledger_cache *c, ledger_hold *h, change_mark mark)
{
    pthread_mutex_lock(&c->lock);
    if (h->mark.number < mark.number) h->mark = mark;
    pthread_mutex_unlock(&c->lock);
}

// What is kept, if it is of this state, too.
static status take_current(ledger_cache *c, const connection *db, const change_mark *now,
                           ledger_hold **out, diag *why)
{
    change_mark mark;
    bool changed = false;
    ledger_hold *h = take_kept(c, &mark);
    *out = NULL;
    if (!h) return ST_OK;
    status s = changemark_is(&mark, now) ? ST_OK : facts_changed(db, &mark, &changed, why);
    if (s == ST_OK && !changed) {
        note_mark(c, h, *now);
        *out = h;
    } else {
        ledgercache_release(c, h);
    }
    return s;
}

static status make(ledger_cache *c, const connection *db, const change_mark *mark,
                   ledger_hold **out, diag *why)
{
    ledger *l = ledger_new();
    status s = storedfacts_add_of(db, l, why);
    if (s != ST_OK) {
        ledger_free(l);
        return s;
    }
    ledger_close(l, STR_NONE);
    ledger_hold *h = mem_alloc(sizeof *h);
    *h = (ledger_hold){.ledger = l, .mark = *mark, .holders = 2};
    pthread_mutex_lock(&c->lock);
    if (c->now) let_go(c->now);
    c->now = h;
    pthread_mutex_unlock(&c->lock);
    *out = h;
    return ST_OK;
}

status ledgercache_hold(ledger_cache *c, const connection *db, ledger_hold **out, diag *why)
{
    change_mark now;
    TRY(changemark_read(db, &now, why));
    TRY(take_current(c, db, &now, out, why));
    if (*out) return ST_OK;
    pthread_mutex_lock(&c->making);
    status s = take_current(c, db, &now, out, why);
    if (s == ST_OK && !*out) s = make(c, db, &now, out, why);
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
