#include "serve/ledgercache.h"

#include "base/clock.h"
#include "serve/thread.h"
#include "store/changelog.h"
#include "store/changemark.h"
#include "store/storedfacts.h"

#include <stdio.h>

struct ledger_hold {
    ledger *ledger;
    change_mark mark; // of which it is; a later one where nothing changed for it
    int holders;      // the cache is one while it keeps it
};

struct ledger_cache {
    readpool *pool;
    int64_t patience;
    pthread_mutex_t lock;   // over all that follows, over `holders` and `mark`
    pthread_mutex_t making; // one thread works the ledger out, others wait for it
    ledger_hold *now;       // NULL: none yet
    int64_t took;           // to work it out, milliseconds
    pthread_cond_t wanted;
    bool begun, wished, ending;
    pthread_t thread;
};

ledger_cache *ledgercache_new(readpool *pool, int64_t patience)
{
    ledger_cache *c = mem_alloc(sizeof *c);
    *c = (ledger_cache){.pool = pool, .patience = patience};
    pthread_mutex_init(&c->lock, NULL);
    pthread_mutex_init(&c->making, NULL);
    thread_condition_init(&c->wanted);
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
    int64_t begun = clock_ms();
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
    c->took = clock_ms() - begun;
    pthread_mutex_unlock(&c->lock);
    *out = h;
    return ST_OK;
}

// What is kept though it is of an earlier state, when it would take too long to wait.
static ledger_hold *take_behind(ledger_cache *c)
{
    ledger_hold *h = NULL;
    pthread_mutex_lock(&c->lock);
    if (c->begun && c->now && c->took >= c->patience) {
        h = c->now;
        h->holders++;
        c->wished = true;
        pthread_cond_signal(&c->wanted);
    }
    pthread_mutex_unlock(&c->lock);
    return h;
}

// Those of this state, worked out if need be.
static status work_out(ledger_cache *c, const connection *db, const change_mark *now,
                       ledger_hold **out, diag *why)
{
    pthread_mutex_lock(&c->making);
    status s = take_current(c, db, now, out, why);
    if (s == ST_OK && !*out) s = make(c, db, now, out, why);
    pthread_mutex_unlock(&c->making);
    return s;
}

status ledgercache_hold(ledger_cache *c, const connection *db, ledger_hold **out, bool *behind,
                        diag *why)
{
    change_mark now;
    *behind = false;
    TRY(changemark_read(db, &now, why));
    TRY(take_current(c, db, &now, out, why));
    if (*out) return ST_OK;
    *out = take_behind(c);
    *behind = *out != NULL;
    return *out ? ST_OK : work_out(c, db, &now, out, why);
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

// --- the thread

// A failure is that of a database that cannot be read, which who asks is told.
static void refresh(ledger_cache *c)
{
    readlease lease;
    change_mark now;
    ledger_hold *h = NULL;
    diag why;
    if (readpool_take(c->pool, NULL, &lease, &why) != ST_OK) return;
    if (changemark_read(lease.db, &now, &why) == ST_OK &&
        work_out(c, lease.db, &now, &h, &why) == ST_OK)
        ledgercache_release(c, h);
    readpool_give(c->pool, &lease);
}

static void *run(void *state)
{
    ledger_cache *c = state;
    pthread_mutex_lock(&c->lock);
    while (!c->ending) {
        if (!c->wished) {
            pthread_cond_wait(&c->wanted, &c->lock);
            continue;
        }
        c->wished = false;
        int64_t begun = clock_ms();
        pthread_mutex_unlock(&c->lock);
        refresh(c);
        pthread_mutex_lock(&c->lock);
        int64_t pause = (clock_ms() - begun) * LEDGERCACHE_PAUSE;
        thread_rest(&c->wanted, &c->lock, pause, &c->ending);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

void ledgercache_begin(ledger_cache *c)
{
    diag why;
    bool begun = thread_start(&c->thread, run, c, &why) == ST_OK;
    pthread_mutex_lock(&c->lock);
    c->begun = begun;
    pthread_mutex_unlock(&c->lock);
}

void ledgercache_wish(ledger_cache *c)
{
    pthread_mutex_lock(&c->lock);
    c->wished = true;
    pthread_cond_signal(&c->wanted);
    pthread_mutex_unlock(&c->lock);
}

void ledgercache_free(ledger_cache *c)
{
    if (!c) return;
    pthread_mutex_lock(&c->lock);
    c->ending = true;
    pthread_cond_signal(&c->wanted);
    pthread_mutex_unlock(&c->lock);
    if (c->begun) pthread_join(c->thread, NULL);
    if (c->now) let_go(c->now);
    pthread_cond_destroy(&c->wanted);
    pthread_mutex_destroy(&c->lock);
    pthread_mutex_destroy(&c->making);
    mem_free(c);
}
