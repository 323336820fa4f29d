// What `demarche follow` remembers, in the SQLite file of `--db` beside the documents: feeds and
// how they answered, the items that were met in them, copies of robots.txt.
//
// An item and its document are written in one transaction: a program that is killed has met an
// item and has its document, or neither. Tables are made when first needed; doc/store.md describes
// them. Times are seconds since 1970. A feedstore belongs to the thread of its database.
//
//     feedstore *fs;
//     TRY(feedstore_open(db, &fs, why));
//     TRY(feedstore_look(fs, &item, false, &news, why));
//     if (news != FEEDITEM_KNOWN) TRY(feedstore_put(fs, &item, &c, &facts, now, &change, why));
#ifndef DM_STORE_FEEDSTORE_H
#define DM_STORE_FEEDSTORE_H

#include "store/database.h"

#define FEEDSTORE_KEY_MAX        500 // bytes of an item's key; of a longer one its hash is kept
#define FEEDSTORE_ROBOTS_SECONDS ((int64_t)30 * 86400) // that an old copy of robots.txt is kept

typedef struct feedstore feedstore;

// A feed as it stands. Empty and 0: not known.
typedef struct {
    str url;     // as the user gave it, in one spelling: what it is known by
    str address; // that is asked, when it moved for good
    str title;
    str etag, last_modified;
    str updated;    // what it says of itself, ISO 8601
    int64_t polled; // last answer or failure
    int64_t ttl;    // seconds that it may be kept, as it says of itself
    int64_t retry;  // not asked before: its server said so (Retry-After)
    int failures;   // in a row
    int answer;     // last status of HTTP
    bool gone;      // 410: not asked any more
    str problem;    // of the last poll, for a person
} feed_state;

// An item of a feed as it was met.
typedef struct {
    str feed;     // its url
    str key;      // id or link
    str hash;     // of what would be coded
    str updated;  // ISO 8601
    str document; // id; empty: nothing was coded
    bool owner;   // the document comes from this item, not from another feed's
} feed_entry;

typedef enum { FEEDITEM_NEW, FEEDITEM_CHANGED, FEEDITEM_KNOWN } feeditem_news;

// ST_STORE, here and below, when the database fails.
status feedstore_open(database *db, feedstore **out, diag *why);
void feedstore_close(feedstore *fs); // before the database; NULL is allowed

// The feed of that url, strings in the arena; only with its url when it was never met.
status feedstore_find(feedstore *fs, str url, arena *a, feed_state *out, diag *why);
status feedstore_note(feedstore *fs, const feed_state *state, diag *why);

// Is the item (feed, key, hash, updated) new, or other than before? What it was before is no
// change, unless `updated` rose: servers hand out older copies between newer ones. `stale`: the
// whole feed is such a copy, in which nothing changes. An item whose document was forgotten (an
// empty hash: forget.h) stays known whatever it says.
status feedstore_look(feedstore *fs, const feed_entry *e, bool stale, feeditem_news *out,
                      diag *why);
// Whether the document comes from another item, in *other.
status feedstore_owned(feedstore *fs, const feed_entry *e, bool *other, diag *why);
// Whether the document is there with this content, in *same.
status feedstore_same(feedstore *fs, const document *d, bool *same, diag *why);
// Writes the item, and its document unless `c` is NULL. An item that another program wrote
// meanwhile is left as it is (*change is DATABASE_UNCHANGED).
status feedstore_put(feedstore *fs, const feed_entry *e, const coded *c, const fact_list *facts,
                     int64_t now, database_change *change, diag *why);

// The copy of robots.txt of an origin and when it was read; *there is false when there is none.
status feedstore_robots(feedstore *fs, str origin, arena *a, bool *there, str *text,
                        int64_t *read_at, diag *why);
status feedstore_keep_robots(feedstore *fs, str origin, str text, int64_t now, diag *why);

#endif
