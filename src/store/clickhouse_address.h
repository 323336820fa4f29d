// Private to the store: addresses of ClickHouse servers.
//
//     clickhouse://[USER[:PASSWORD]@]HOST[:PORT]/NAME[?batch_rows=N]
//
// `clickhouses://` speaks TLS. User, password and name may hold %XX; without them they are those of
// CLICKHOUSE_USER and CLICKHOUSE_PASSWORD, else the server's own.
#ifndef DM_STORE_CLICKHOUSE_ADDRESS_H
#define DM_STORE_CLICKHOUSE_ADDRESS_H

#include "base/status.h"
#include "base/str.h"

#define CLICKHOUSE_BATCH_ROWS  100000  // ClickHouse wants 10,000 or more at a time
#define CLICKHOUSE_LEAST_ROWS  10000   // below it the server would be busy with merging
#define CLICKHOUSE_MOST_ROWS   1000000 // some 300 MB of memory
#define CLICKHOUSE_PORT        8123    // ClickHouse's own for HTTP
#define CLICKHOUSE_SECURE_PORT 8443    // and for HTTPS
#define CLICKHOUSE_ADDRESS_MAX 4096    // bytes; no real one comes near

typedef struct {
    str url;            // "http://HOST:PORT/", NUL-terminated
    str user, password; // empty: not said
    str name;           // of the database
    str shown;          // the address without the password, NUL-terminated, for messages
    int64_t batch_rows; // rows that are sent together
} clickhouse_address;

bool clickhouse_address_is(str where);
// All in the arena. ST_USAGE, with what is wrong, when it cannot be read.
status clickhouse_address_read(str where, arena *a, clickhouse_address *out, diag *why);

#endif
