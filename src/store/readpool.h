// Connections to one database that stay open, for a server that asks it again and again.
//
// Who takes one looks at the database as it stands then, until it is given back, whatever others
// write to it. A file that another one was put in the place of, and tables of another version, are
// noticed by the next who takes one. Any thread may take one; one that was taken belongs to one
// thread. What is asked for longer than the pool's time is broken off.
//
//     TRY(readpool_take(pool, NULL, &lease, why));
//     status s = connection_visit(lease.db, &q, why);
//     if (readpool_give(pool, &lease)) ... // it was broken off
#ifndef DM_STORE_READPOOL_H
#define DM_STORE_READPOOL_H

#include "store/connection.h"

// Of a file, for each connection: what is read again and again are the pages between root and
// leaves, one in a hundred.
#define READPOOL_CACHE_KB 2048

typedef struct readpool readpool;

typedef struct {
    const connection *db;
    // Two leases of one number read the same. What is read may be of a later state, if others wrote
    // while it was taken, but never of an earlier one. Of a file that nobody writes to another pool
    // has the same number, another run too; else it has others.
    uint64_t state;
    void *own;
} readlease;

// `most` connections, opened when they are needed; `seconds`: what one lease may take to be
// answered.
readpool *readpool_new(const char *file, size_t most, int seconds);
// Who waits for what is asked. `unwanted` is asked now and then, by the thread that has the lease;
// once it gives anything but 0 what is asked is broken off, and a server is told to stop.
typedef struct {
    int (*unwanted)(void *own);
    void *own;
} read_asker;

// What is being asked is broken off, now and from now on.
void readpool_end(readpool *p);
void readpool_free(readpool *p); // none may be taken; NULL is allowed
// The number that a lease would have now. `who` may be NULL.
status readpool_state(readpool *p, const read_asker *who, uint64_t *out, diag *why);
// Waits while all are taken; `who` may be NULL. ST_STORE as connection_read has it; nothing is
// taken then.
status readpool_take(readpool *p, const read_asker *who, readlease *out, diag *why);
// True: something that was asked took too long, or was not wanted any more, and failed.
bool readpool_give(readpool *p, readlease *l);

#endif
