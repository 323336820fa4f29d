// The log of a database (table `changes`): which documents were added, replaced and deleted, and
// which events came, changed and went with them.
//
// A row is written in the transaction of the change itself, so that the log and the tables never
// disagree. Its number rises; a reader keeps the last number it was told and asks from there. What
// is written again without a change is not noted. The log of a database that was brought forward
// from an older version begins with that.
//
//     changelog_reader about = {.since = 17, .row = tell, .state = &s};
//     TRY(changelog_read("news.db", &about, why));
//     ... about.next is what to ask from next time
#ifndef DM_STORE_CHANGELOG_H
#define DM_STORE_CHANGELOG_H

#include "base/status.h"
#include "base/str.h"

// What a row of the log says happened.
#define CHANGE_ADDED    "added"
#define CHANGE_REPLACED "replaced"
#define CHANGE_DELETED  "deleted"
#define CHANGE_BEGUN    "begun" // the log, in a database of an older version; of no document

// A row; lists are JSON arrays of event ids.
typedef struct {
    int64_t number;
    str at; // 2026-11-01T12:00:00Z
    str what;
    str document;
    str title, url, outlet; // as the document is now; empty when it is gone
    str added, corrected, removed;
} change_row;

typedef struct {
    int64_t since;  // rows of this number and above
    str since_time; // rows of this time and later; empty: of all times
    status (*row)(void *state, const change_row *x, diag *why);
    void *state;
    int64_t next;   // out: the number to ask from next time
    char begun[32]; // out: when the log begins, if that is later than what was asked for; else ""
} changelog_reader;

// Hands over the rows in their order. ST_STORE when the database cannot be read.
status changelog_read(const char *file, changelog_reader *r, diag *why);

#endif
