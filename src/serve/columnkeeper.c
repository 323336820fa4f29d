#include "serve/columnkeeper.h"

#include "base/clock.h"
#include "serve/thread.h"

struct column_hold {
    eventcolumns *columns; // NULL: that state has none
    uint64_t state;
    int holders; // the keeper is one while it keeps them
};

struct columnkeeper {
    readpool *pool;
    pthread_mutex_t lock; // over all that follows
    pthread_cond_t wanted;
    column_hold *now; // NULL: none
    uint64_t asked;   // state that was last asked for
    int64_t asked_at; // clock_ms
    bool begun, ending;
    pthread_t thread;
    void (*then)(void *state);
    void *then_state;
};

columnkeeper *columnkeeper_new(readpool *pool)
{
    columnkeeper *k = mem_alloc(sizeof *k);
    *k = (columnkeeper){.pool = pool};
    pthread_mutex_init(&k->lock, NULL);
    thread_condition_init(&k->wanted);
    return k;
}

// With the lock.
static void let_go(column_hold *h)
{
    if (--h->holders) return;
    eventcolumns_free(h->columns);
    mem_free(h);
}

static bool is_current(const columnkeeper *k)
{
    return k->now && k->now->state == k->asked;
}

// --- the thread

static void keep(columnkeeper *k, uint64_t state, eventcolumns *columns)
{
    column_hold *h = mem_alloc(sizeof *h);
    *h = (column_hold){.columns = columns, .state = state, .holders = 1};
    pthread_mutex_lock(&k->lock);
    if (k->now) let_go(k->now);
    k->now = h;
    k->asked = state;
    pthread_mutex_unlock(&k->lock);
}

// What is kept, held; NULL: nothing.
static column_hold *take_kept(columnkeeper *k)
{
    pthread_mutex_lock(&k->lock);
    column_hold *h = k->now;
    if (h) h->holders++;
    pthread_mutex_unlock(&k->lock);
    return h;
}

// What is kept is of this state, too.
static void keep_on(columnkeeper *k, column_hold *h, uint64_t state)
{
    pthread_mutex_lock(&k->lock);
    h->state = state;
    k->asked = state;
    pthread_mutex_unlock(&k->lock);
}

// From what is kept. False: all must be read.
static bool renew(columnkeeper *k, const readlease *l)
{
    diag why;
    bool same = false;
    eventcolumns *columns = NULL;
    column_hold *h = take_kept(k);
    if (!h) return false;
    status s = ST_OK;
    if (h->columns) s = eventcolumns_renew(l->db, h->columns, &columns, &same, &why);
    if (s == ST_OK && same) keep_on(k, h, l->state);
    if (s == ST_OK && columns) keep(k, l->state, columns);
    columnkeeper_release(k, h);
    return same || columns;
}

// What was kept goes first, so that there are not two of them.
static void read_all(columnkeeper *k, const readlease *l)
{
    eventcolumns *columns = NULL;
    diag why;
    pthread_mutex_lock(&k->lock);
    if (k->now) let_go(k->now);
    k->now = NULL;
    pthread_mutex_unlock(&k->lock);
    status s = eventcolumns_read(l->db, &columns, &why);
    keep(k, l->state, s == ST_OK ? columns : NULL);
}

// When the next may be made, if this one was begun then.
static int64_t pause_until(int64_t begun)
{
    int64_t now = clock_ms(), ms = (now - begun) * COLUMNKEEPER_PAUSE;
    if (ms < COLUMNKEEPER_PAUSE_LEAST) ms = COLUMNKEEPER_PAUSE_LEAST;
    if (ms > COLUMNKEEPER_PAUSE_MOST) ms = COLUMNKEEPER_PAUSE_MOST;
    return now + ms;
}

// Gives the moment before which there is nothing to do. *read: that before which all is not read
// again, while what is kept may be renewed. A failure is that of a database that cannot be read,
// which who asks is told.
static int64_t make(columnkeeper *k, int64_t *read)
{
    readlease lease;
    diag why;
    int64_t begun = clock_ms(), next = begun + COLUMNKEEPER_PAUSE_LEAST;
    if (readpool_take(k->pool, NULL, &lease, &why) != ST_OK) return next;
    if (renew(k, &lease)) {
        next = pause_until(begun);
    } else if (begun < *read) {
        next = *read;
    } else {
        read_all(k, &lease);
        *read = pause_until(begun);
    }
    readpool_give(k->pool, &lease);
    return next;
}

// With the lock, which it gives away meanwhile: did the database change, and does anybody ask?
static void look(columnkeeper *k)
{
    diag why;
    uint64_t state;
    if (clock_ms() - k->asked_at > COLUMNKEEPER_WATCHED) return;
    pthread_mutex_unlock(&k->lock);
    status s = readpool_state(k->pool, NULL, &state, &why);
    pthread_mutex_lock(&k->lock);
    if (s == ST_OK) k->asked = state;
}

// With the lock: until something is wanted.
static void wait_for_wish(columnkeeper *k)
{
    while (!k->ending && is_current(k)) {
        struct timespec until = thread_after(COLUMNKEEPER_LOOKS);
        if (pthread_cond_timedwait(&k->wanted, &k->lock, &until) != 0) look(k);
    }
}

static void *run(void *state)
{
    columnkeeper *k = state;
    int64_t read = 0;
    pthread_mutex_lock(&k->lock);
    while (!k->ending) {
        pthread_mutex_unlock(&k->lock);
        int64_t next = make(k, &read);
        if (k->then) k->then(k->then_state);
        pthread_mutex_lock(&k->lock);
        thread_rest(&k->wanted, &k->lock, next - clock_ms(), &k->ending);
        wait_for_wish(k);
    }
    pthread_mutex_unlock(&k->lock);
    return NULL;
}

bool columnkeeper_begin(columnkeeper *k, void (*then)(void *state), void *state)
{
    diag why;
    k->then = then;
    k->then_state = state;
    k->begun = thread_start(&k->thread, run, k, &why) == ST_OK;
    return k->begun;
}

void columnkeeper_free(columnkeeper *k)
{
    if (!k) return;
    pthread_mutex_lock(&k->lock);
    k->ending = true;
    pthread_cond_signal(&k->wanted);
    pthread_mutex_unlock(&k->lock);
    if (k->begun) pthread_join(k->thread, NULL);
    if (k->now) let_go(k->now);
    pthread_cond_destroy(&k->wanted);
    pthread_mutex_destroy(&k->lock);
    mem_free(k);
}

// --- holding

// What is kept; *same: it was made of this state, or found to be of it.
static column_hold *take_asked(columnkeeper *k, uint64_t state, bool *same)
{
    pthread_mutex_lock(&k->lock);
    column_hold *h = k->now && k->now->columns ? k->now : NULL;
    *same = h && h->state == state;
    if (h) h->holders++;
    k->asked = state;
    k->asked_at = clock_ms();
    if (!*same) pthread_cond_signal(&k->wanted);
    pthread_mutex_unlock(&k->lock);
    return h;
}

// Feeds that were asked, and tables that are made of documents, change the file and no event: that
// the thread has not looked at this state yet does not matter then.
column_hold *columnkeeper_hold(columnkeeper *k, const readlease *l)
{
    diag why;
    bool same;
    change_mark now;
    column_hold *h = take_asked(k, l->state, &same);
    if (!h || same) return h;
    if (changemark_read(l->db, &now, &why) == ST_OK && now.number &&
        changemark_is(&now, &h->columns->mark))
        return h;
    columnkeeper_release(k, h);
    return NULL;
}

void columnkeeper_release(columnkeeper *k, column_hold *h)
{
    if (!h) return;
    pthread_mutex_lock(&k->lock);
    let_go(h);
    pthread_mutex_unlock(&k->lock);
}

const eventcolumns *columnkeeper_columns(const column_hold *h)
{
    return h ? h->columns : NULL;
}
