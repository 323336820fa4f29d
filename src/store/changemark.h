// How far the log of a database (changelog.h) goes, by which who keeps what it read of one state
// tells whether a later state differs.
//
//     change_mark now;
//     TRY(changemark_read(db, &now, why));
//     if (changemark_is(&now, &then)) ... // no document came, changed or went
#ifndef DM_STORE_CHANGEMARK_H
#define DM_STORE_CHANGEMARK_H

#include "store/connection.h"

#include <stdint.h>

typedef struct {
    int64_t number; // of the last change; 0: none. In ClickHouse its moment (moment.h)
    uint64_t row;   // hash of what the log says of it: a number may be given again by another file
} change_mark;

// Of the database as the connection sees it. ST_STORE as connection_visit has it.
status changemark_read(const connection *db, change_mark *out, diag *why);
bool changemark_is(const change_mark *a, const change_mark *b);
// *out: the log still has what was the last change then, so that what stands behind it is what
// changed since. Never of ClickHouse.
status changemark_goes_on(const connection *db, const change_mark *then, bool *out, diag *why);

#endif
