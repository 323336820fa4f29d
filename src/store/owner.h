// Private to the store: whose database it is that is about to be written.
#ifndef DM_STORE_OWNER_H
#define DM_STORE_OWNER_H

#include "store/connection.h"

// Makes the tables in an empty one, and brings ours of an older version forward. ST_STORE when it
// is somebody else's, or of a version that cannot be brought forward. Within a transaction.
status owner_claim(const connection *c, diag *why);
// Opens a database that is there for writing, as owner_claim finds it, with the schema's lock
// given back. ST_STORE as above; connection_close in either case.
status owner_open(const char *where, connection *c, diag *why);
// The same, of ClickHouse too, which owner_open refuses.
status owner_open_any(const char *where, connection *c, diag *why);
// ST_STORE of a database of ClickHouse, which is written in batches and keeps no log, no index of
// words and no feeds: `what` ("has no log of changes") says why it cannot be used.
status owner_refuse_batches(const connection *c, const char *what, diag *why);

#endif
