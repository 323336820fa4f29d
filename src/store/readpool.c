#include "store/readpool.h"

#include "base/arena.h"
#include "base/clock.h"
#include "base/hash.h"
#include "store/database.h"
#include "store/moment.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define LOG_ENDING "-wal"
// A file that was written to so recently may be written to again without its time changing: some
// file systems count in steps of two seconds.
#define SETTLED_NS ((int64_t)3 * 1000000000)

// Which file it is, whatever its name, and when it was written to but by way of its log: all that
// was kept of one that others copied over is wrong.
typedef struct {
    dev_t device;
    ino_t number;
    int64_t size, written;
} file_identity;

typedef struct {
    connection db;
    file_identity file; // as it was opened
    bool open, taken, too_long;
    int64_t until;             // clock_ms
    read_asker who;            // has it; unwanted is NULL: nothing to heed
    const atomic_bool *ending; // the pool's
} member;

// A connection that only tells whether others wrote: what one of a file says of that cannot be
// compared with what another one says.
typedef struct {
    pthread_mutex_t lock;
    connection db;
    file_identity file;
    bool open;
    int64_t version; // SQLite's, of this connection
    uint64_t states; // how many states of the file were seen
    uint64_t number; // of the one that was seen last
    uint64_t mark;   // what the file says of itself then, another run too; 0: nothing to rely on
} watcher;

struct readpool {
    const char *file;
    char *log; // SQLite's, beside the file
    size_t most;
    int64_t ms;
    pthread_mutex_t lock; // over all that follows but what a taken member has
    pthread_cond_t given;
    member *members; // [most]
    watcher watch;
    uint64_t beginning; // when the pool was made
    atomic_bool ending;
};

readpool *readpool_new(const char *file, size_t most, int seconds)
{
    struct timespec now;
    readpool *p = mem_alloc(sizeof *p);
    size_t n = strlen(file);
    char *copy = mem_alloc(n + 1);
    memcpy(copy, file, n + 1);
    char *log = mem_alloc(n + sizeof LOG_ENDING);
    memcpy(log, file, n);
    memcpy(log + n, LOG_ENDING, sizeof LOG_ENDING);
    *p = (readpool){.file = copy, .log = log, .most = most, .ms = (int64_t)seconds * 1000};
    p->members = mem_alloc(most * sizeof *p->members);
    memset(p->members, 0, most * sizeof *p->members);
    for (size_t i = 0; i < most; i++) p->members[i].ending = &p->ending;
    pthread_mutex_init(&p->lock, NULL);
    pthread_cond_init(&p->given, NULL);
    pthread_mutex_init(&p->watch.lock, NULL);
    clock_gettime(CLOCK_REALTIME, &now);
    p->beginning = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
    return p;
}

void readpool_end(readpool *p)
{
    p->ending = true;
}

void readpool_free(readpool *p)
{
    if (!p) return;
    for (size_t i = 0; i < p->most; i++)
        if (p->members[i].open) connection_close(&p->members[i].db, NULL);
    if (p->watch.open) connection_close(&p->watch.db, NULL);
    pthread_mutex_destroy(&p->watch.lock);
    pthread_mutex_destroy(&p->lock);
    pthread_cond_destroy(&p->given);
    mem_free(p->members);
    mem_free((void *)(uintptr_t)p->file);
    mem_free(p->log);
    mem_free(p);
}

// --- files

static file_identity identify(const char *file)
{
    struct stat s;
    if (stat(file, &s) != 0) return (file_identity){0};
    return (file_identity){s.st_dev, s.st_ino, s.st_size,
                           (int64_t)s.st_mtim.tv_sec * 1000000000 + s.st_mtim.tv_nsec};
}

static bool is_same_file(file_identity a, file_identity b)
{
    return a.device == b.device && a.number == b.number && a.size == b.size &&
           a.written == b.written;
}

// --- the state

static status open_watcher(watcher *w, const char *file, file_identity now, diag *why)
{
    status s = connection_read(file, &w->db, why);
    if (s == ST_OK) s = connection_execute(&w->db, "COMMIT", why);
    w->open = s == ST_OK;
    w->file = now;
    w->states++;
    if (s != ST_OK) connection_close(&w->db, NULL);
    return s;
}

// A file and its log.
typedef struct {
    file_identity file, log;
} footprint;

static footprint look_at_files(const readpool *p)
{
    footprint f = {identify(p->file), identify(p->log)};
    if (!f.log.size) f.log = (file_identity){0}; // those who only read make an empty one
    return f;
}

// What tells this state of the file from all that others wrote or will write, in any run; 0: that
// cannot be told, as others may be writing.
static uint64_t mark_of(const footprint *before, const footprint *after)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    int64_t settled = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec - SETTLED_NS;
    if (!is_same_file(before->file, after->file) || !is_same_file(before->log, after->log) ||
        after->file.written > settled || after->log.written > settled || !after->file.size)
        return 0;
    const uint64_t parts[] = {
        after->file.device,
        after->file.number,
        (uint64_t)after->file.size,
        (uint64_t)after->file.written,
        after->log.number,
        (uint64_t)after->log.size,
        (uint64_t)after->log.written,
    };
    return hash_bytes(parts, sizeof parts, 0);
}

// The number of a state, another one in another run.
static uint64_t number_of(const readpool *p, uint64_t state)
{
    const uint64_t parts[] = {p->beginning, state};
    return hash_bytes(parts, sizeof parts, 0) | 1;
}

// With the watcher's lock, when it saw another state than before.
static void note_state(readpool *p, const footprint *before)
{
    watcher *w = &p->watch;
    footprint after = look_at_files(p);
    uint64_t mark = mark_of(before, &after);
    if (mark == w->mark) mark = 0; // somebody set the clock back
    w->mark = mark;
    w->number = mark ? mark | 1 : number_of(p, w->states);
}

static status look(readpool *p, diag *why)
{
    int64_t version = 0;
    watcher *w = &p->watch;
    uint64_t states = w->states;
    footprint now = look_at_files(p);
    if (w->open && !is_same_file(now.file, w->file)) {
        connection_close(&w->db, NULL);
        w->open = false;
    }
    if (!w->open) TRY(open_watcher(w, p->file, now.file, why));
    status s = connection_number(&w->db, "PRAGMA data_version", &version, why);
    w->states += version != w->version;
    w->version = version;
    if (s == ST_OK) {
        if (w->states != states) note_state(p, &now);
        return ST_OK;
    }
    connection_close(&w->db, NULL);
    w->open = false;
    return s;
}

static status file_state(readpool *p, uint64_t *number, diag *why)
{
    watcher *w = &p->watch;
    pthread_mutex_lock(&w->lock);
    status s = look(p, why);
    *number = w->number;
    pthread_mutex_unlock(&w->lock);
    return s;
}

static status take_hash(void *state, const statement *row, diag *why)
{
    (void)why;
    *(uint64_t *)state = hash_str(row_text(row, 0));
    return ST_OK;
}

// Of what a member looks at.
static status server_state(const connection *c, uint64_t *state, diag *why)
{
    int64_t moment = 0;
    question q = {
        .sql = "SELECT CAST(txid_current_snapshot() AS TEXT)", .row = take_hash, .state = state};
    if (connection_dialect(c) == DIALECT_POSTGRES) return connection_visit(c, &q, why);
    TRY(moment_read(c, &moment, why));
    *state = (uint64_t)moment;
    return ST_OK;
}

// --- members

static int is_too_long(void *state)
{
    member *m = state;
    m->too_long = m->too_long || clock_ms() > m->until || *m->ending ||
                  (m->who.unwanted && m->who.unwanted(m->who.own));
    return m->too_long;
}

// How a kept connection reads.
static status tune(readpool *p, member *m, diag *why)
{
    char sql[80];
    if (connection_dialect(&m->db) == DIALECT_SQLITE) {
        snprintf(sql, sizeof sql, "PRAGMA cache_size = -%d", READPOOL_CACHE_KB);
        return connection_execute(&m->db, sql, why);
    }
    if (connection_dialect(&m->db) != DIALECT_POSTGRES) return ST_OK;
    snprintf(sql, sizeof sql, "SET statement_timeout = %lld", (long long)p->ms);
    return connection_execute(&m->db, sql, why);
}

static void shut(member *m)
{
    connection_close(&m->db, NULL);
    m->open = false;
}

static status open_member(readpool *p, member *m, diag *why)
{
    m->file = identify(p->file);
    status s = connection_read_watched(p->file, is_too_long, m, &m->db, why);
    m->open = true;
    if (s == ST_OK) s = tune(p, m, why);
    if (s != ST_OK) shut(m);
    return s;
}

// The database as it stands now.
static bool look_anew(const member *m)
{
    static const char *const BEGIN[] = {[DIALECT_SQLITE] = "BEGIN",
                                        [DIALECT_POSTGRES] =
                                            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
    diag why;
    dialect speaks = connection_dialect(&m->db);
    if (speaks == DIALECT_CLICKHOUSE) return true;
    return connection_execute(&m->db, BEGIN[speaks], &why) == ST_OK &&
           connection_check(&m->db, &why) == ST_OK;
}

static status prepare(readpool *p, member *m, readlease *out, diag *why)
{
    bool file = connection_is_file(p->file);
    uint64_t state = 0;
    m->too_long = false;
    m->until = clock_ms() + p->ms;
    if (file && m->open && !is_same_file(identify(p->file), m->file)) shut(m);
    // What is seen must not be older than the state that is told.
    if (file) TRY(file_state(p, &state, why));
    if (m->open && !look_anew(m)) shut(m); // a server that was gone, tables that are others
    if (!m->open) TRY(open_member(p, m, why));
    status s = file ? ST_OK : server_state(&m->db, &state, why);
    if (!file) state = number_of(p, state); // a server of that address may be another tomorrow
    if (s != ST_OK) {
        shut(m);
        return s;
    }
    *out = (readlease){.db = &m->db, .state = state, .own = m};
    return ST_OK;
}

static member *free_member(readpool *p)
{
    member *other = NULL;
    for (size_t i = 0; i < p->most; i++) {
        if (p->members[i].taken) continue;
        if (p->members[i].open) return &p->members[i];
        if (!other) other = &p->members[i];
    }
    return other;
}

static void let_go(readpool *p, member *m)
{
    pthread_mutex_lock(&p->lock);
    m->taken = false;
    pthread_cond_signal(&p->given);
    pthread_mutex_unlock(&p->lock);
}

status readpool_take(readpool *p, const read_asker *who, readlease *out, diag *why)
{
    member *m;
    *out = (readlease){0};
    pthread_mutex_lock(&p->lock);
    while (!(m = free_member(p))) pthread_cond_wait(&p->given, &p->lock);
    m->taken = true;
    pthread_mutex_unlock(&p->lock);
    m->who = who ? *who : (read_asker){0};
    status s = prepare(p, m, out, why);
    if (s != ST_OK) let_go(p, m);
    return s;
}

status readpool_state(readpool *p, const read_asker *who, uint64_t *out, diag *why)
{
    readlease lease = {0};
    if (!connection_is_file(p->file)) {
        TRY(readpool_take(p, who, &lease, why));
        *out = lease.state;
        readpool_give(p, &lease);
        return ST_OK;
    }
    return file_state(p, out, why);
}

bool readpool_give(readpool *p, readlease *l)
{
    member *m = l->own;
    diag why;
    if (!m) return false;
    bool too_long = m->too_long || clock_ms() > m->until;
    m->until = INT64_MAX;
    m->who = (read_asker){0};
    m->too_long = false;
    // What is not looked at any more need not be kept by others who write.
    if (connection_execute(&m->db, "ROLLBACK", &why) != ST_OK) shut(m);
    *l = (readlease){0};
    let_go(p, m);
    return too_long;
}
