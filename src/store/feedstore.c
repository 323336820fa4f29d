#include "store/feedstore.h"

#include "base/calendar.h"
#include "base/hash.h"
#include "store/connection.h"
#include "store/owner.h"

#include <string.h>

// X(name, SQL)
#define STATEMENTS(X)                                                                              \
    X(FIND, "SELECT address, title, etag, last_modified, updated, polled, retry, failures,"        \
            " answer, gone, problem, ttl FROM feeds WHERE url = ?1")                               \
    X(NOTE, "INSERT INTO feeds(url, address, title, etag, last_modified, updated,"                 \
            " problem, polled, retry, failures, answer, gone, ttl)"                                \
            " VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13) ON CONFLICT(url) DO UPDATE SET"   \
            " address = ?2, title = ?3, etag = ?4, last_modified = ?5, updated = ?6,"              \
            " problem = ?7, polled = ?8, retry = ?9, failures = ?10, answer = ?11, gone = ?12,"    \
            " ttl = ?13")                                                                          \
    X(ITEM, "SELECT hash, updated FROM feed_items WHERE feed = ?1 AND key = ?2")                   \
    X(VERSION, "SELECT 1 FROM feed_versions WHERE feed = ?1 AND key = ?2 AND hash = ?3")           \
    X(OWNER, "SELECT 1 FROM feed_items WHERE document = ?1 AND owner"                              \
             " AND NOT (feed = ?2 AND key = ?3)")                                                  \
    X(SAME, "SELECT 1 FROM documents WHERE id = ?1 AND content_hash = ?2 AND run = ?3")            \
    X(PUT, "INSERT INTO feed_items(feed, key, hash, updated, document, owner, met, changed)"       \
           " VALUES(?1,?2,?3,?4,?5,?6,?7,?7) ON CONFLICT(feed, key) DO UPDATE SET hash = ?3,"      \
           " updated = ?4, document = ?5, owner = ?6, changed = ?7")                               \
    X(REMEMBER, "INSERT INTO feed_versions VALUES(?1,?2,?3) ON CONFLICT DO NOTHING")               \
    X(ROBOTS, "SELECT text, read_at FROM robots WHERE origin = ?1")                                \
    X(KEEP_ROBOTS, "INSERT INTO robots VALUES(?1,?2,?3) ON CONFLICT(origin) DO UPDATE SET"         \
                   " text = excluded.text, read_at = excluded.read_at")                            \
    X(FORGET_ROBOTS, "DELETE FROM robots WHERE read_at < ?1")

typedef enum {
#define X(name, sql) S_##name,
    STATEMENTS(X)
#undef X
        STATEMENT_COUNT
} task;

static const char *const SQL[] = {
#define X(name, sql) sql,
    STATEMENTS(X)
#undef X
};

struct feedstore {
    database *db;
    const connection *to;
    statement *statements[STATEMENT_COUNT];
    arena memory;
};

// --- opening

status feedstore_open(database *db, feedstore **out, diag *why)
{
    feedstore *fs = mem_alloc(sizeof *fs);
    memset(fs, 0, sizeof *fs);
    fs->db = db;
    fs->to = database_connection(db);
    status s = owner_refuse_batches(
        fs->to, "keeps no feeds, of which each item is looked up and written by itself", why);
    if (s == ST_OK) s = connection_prepare(fs->to, SQL, STATEMENT_COUNT, fs->statements, why);
    if (s != ST_OK) {
        feedstore_close(fs);
        fs = NULL;
    }
    *out = fs;
    return s;
}

void feedstore_close(feedstore *fs)
{
    if (!fs) return;
    statements_finish(fs->statements, STATEMENT_COUNT);
    arena_free(&fs->memory);
    mem_free(fs);
}

// --- statements

// The statement with its first n values.
static statement *with(const feedstore *fs, task which, const str *texts, int n)
{
    statement *s = fs->statements[which];
    for (int i = 0; i < n; i++) statement_text(s, i + 1, texts[i]);
    return s;
}

// Whether the query gives a row.
static status exists(statement *s, bool *row, diag *why)
{
    TRY(statement_step(s, row, why));
    statement_reset(s);
    return ST_OK;
}

// --- feeds

status feedstore_find(feedstore *fs, str url, arena *a, feed_state *out, diag *why)
{
    statement *s = with(fs, S_FIND, &url, 1);
    bool row;
    *out = (feed_state){.url = url};
    TRY(statement_step(s, &row, why));
    if (row) {
        str *const texts[] = {&out->address, &out->title, &out->etag, &out->last_modified,
                              &out->updated};
        for (int i = 0; i < 5; i++) *texts[i] = str_copy(a, row_text(s, i));
        out->polled = row_integer(s, 5);
        out->retry = row_integer(s, 6);
        out->failures = (int)row_integer(s, 7);
        out->answer = (int)row_integer(s, 8);
        out->gone = row_integer(s, 9) != 0;
        out->problem = str_copy(a, row_text(s, 10));
        out->ttl = row_integer(s, 11);
    }
    statement_reset(s);
    return ST_OK;
}

status feedstore_note(feedstore *fs, const feed_state *x, diag *why)
{
    const str texts[] = {x->url,           x->address, x->title,  x->etag,
                         x->last_modified, x->updated, x->problem};
    statement *s = with(fs, S_NOTE, texts, 7);
    statement_integer(s, 8, x->polled);
    statement_integer(s, 9, x->retry);
    statement_integer(s, 10, x->failures);
    statement_integer(s, 11, x->answer);
    statement_integer(s, 12, x->gone);
    statement_integer(s, 13, x->ttl);
    return statement_run(s, why);
}

// --- items

static str key_of(feedstore *fs, const feed_entry *e)
{
    arena_reset(&fs->memory);
    return e->key.n <= FEEDSTORE_KEY_MAX ? e->key : hash_id(&fs->memory, e->key);
}

status feedstore_look(feedstore *fs, const feed_entry *e, bool stale, feeditem_news *out, diag *why)
{
    const str texts[] = {e->feed, key_of(fs, e), e->hash};
    statement *s = with(fs, S_ITEM, texts, 2);
    bool row, before;
    TRY(statement_step(s, &row, why));
    bool forgotten = row && !row_text(s, 0).n; // forget.h
    bool same = row && str_eq(row_text(s, 0), e->hash);
    int order = row ? calendar_order(e->updated, row_text(s, 1)) : 0;
    statement_reset(s);
    TRY(exists(with(fs, S_VERSION, texts, 3), &before, why));
    bool older = stale || order < 0 || (before && order <= 0);
    *out = !row ? FEEDITEM_NEW : same || older || forgotten ? FEEDITEM_KNOWN : FEEDITEM_CHANGED;
    return ST_OK;
}

status feedstore_owned(feedstore *fs, const feed_entry *e, bool *other, diag *why)
{
    const str texts[] = {e->document, e->feed, key_of(fs, e)};
    return exists(with(fs, S_OWNER, texts, 3), other, why);
}

status feedstore_same(feedstore *fs, const document *d, bool *same, diag *why)
{
    const str texts[] = {d->id, d->content_hash, database_run(fs->db)};
    return exists(with(fs, S_SAME, texts, 3), same, why);
}

static status write_item(feedstore *fs, const feed_entry *e, int64_t now, diag *why)
{
    const str texts[] = {e->feed, key_of(fs, e), e->hash, e->updated, e->document};
    statement *s = with(fs, S_PUT, texts, 5);
    statement_integer(s, 6, e->owner);
    statement_integer(s, 7, now);
    TRY(statement_run(s, why));
    return statement_run(with(fs, S_REMEMBER, texts, 3), why);
}

static status write_both(feedstore *fs, const feed_entry *e, const coded *c, const fact_list *facts,
                         int64_t now, database_change *change, diag *why)
{
    feeditem_news news;
    *change = DATABASE_UNCHANGED;
    TRY(feedstore_look(fs, e, false, &news, why));
    if (news == FEEDITEM_KNOWN) return ST_OK;
    if (c) TRY(database_add(fs->db, c, facts, change, why));
    return write_item(fs, e, now, why);
}

status feedstore_put(feedstore *fs, const feed_entry *e, const coded *c, const fact_list *facts,
                     int64_t now, database_change *change, diag *why)
{
    TRY(database_begin(fs->db, why));
    return database_settle(fs->db, write_both(fs, e, c, facts, now, change, why), why);
}

// --- robots.txt

status feedstore_robots(feedstore *fs, str origin, arena *a, bool *there, str *text,
                        int64_t *read_at, diag *why)
{
    statement *s = with(fs, S_ROBOTS, &origin, 1);
    TRY(statement_step(s, there, why));
    if (*there) {
        *text = str_copy(a, row_text(s, 0));
        *read_at = row_integer(s, 1);
    }
    statement_reset(s);
    return ST_OK;
}

status feedstore_keep_robots(feedstore *fs, str origin, str text, int64_t now, diag *why)
{
    statement *old = fs->statements[S_FORGET_ROBOTS];
    statement_integer(old, 1, now - FEEDSTORE_ROBOTS_SECONDS);
    TRY(statement_run(old, why));
    const str texts[] = {origin, text};
    statement *s = with(fs, S_KEEP_ROBOTS, texts, 2);
    statement_integer(s, 3, now);
    return statement_run(s, why);
}
