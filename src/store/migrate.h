// Private to the store: tables of an older version of the program, made those of this one.
//
// The old tables are set aside, the new ones made as in an empty database, and the rows copied:
// columns of the same name as they are, all else by what migrate.c says of that version. So a
// database that was brought forward is the same as one that was made anew, but for what was not
// written then. PostgreSQL came with version 5, which has all that version 6 has but the log.
#ifndef DM_STORE_MIGRATE_H
#define DM_STORE_MIGRATE_H

#include "store/connection.h"

// Whether tables of that version, older than this one's, can be brought forward.
bool migrate_knows(const connection *c, int64_t version);
// Within a transaction that writes, with foreign keys off. ST_STORE when it fails; the database is
// to be rolled back then.
status migrate_tables(const connection *c, int64_t from, diag *why);

#endif
