// Private to the store: which documents of a database are copies of one another (link/copies.h), by
// the sketches that it keeps.
#ifndef DM_STORE_DATABASECOPIES_H
#define DM_STORE_DATABASECOPIES_H

#include "link/copies.h"
#include "store/connection.h"

// Puts all documents in, by id; the caller closes the copies. ST_STORE when the file is damaged.
status databasecopies_read(const connection *c, copies *out, diag *why);
// Number of the first document that says the same as this one; SIZE_MAX where it is not there.
size_t databasecopies_source(const copies *c, str id);

#endif
