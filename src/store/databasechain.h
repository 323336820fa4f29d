// A source of chains (link/chain.h): the events and links of a database of `--db FILE`, of which
// only what a chain touches is read. The file is only read, and looked at as it stood when it was
// opened. One thread.
//
//     database_chain *c;
//     TRY(databasechain_open("news.db", &c, why));
//     chain_source source = databasechain_source(c);
//     databasechain_close(c);
#ifndef DM_STORE_DATABASECHAIN_H
#define DM_STORE_DATABASECHAIN_H

#include "link/chain.h"
#include "store/connection.h"

typedef struct database_chain database_chain;

// ST_STORE when the file is not ours, of another version or damaged; *out is then NULL.
status databasechain_open(const char *file, database_chain **out, diag *why);
// The same of a connection that is open, and stays so until the chain is closed.
status databasechain_open_of(const connection *open, database_chain **out, diag *why);
void databasechain_close(database_chain *c); // NULL is allowed
chain_source databasechain_source(database_chain *c);

// Hands over all events, by id, that tell the same as this one, which is one of them. What `visit`
// is given holds as long as the source.
status databasechain_same(database_chain *c, const chain_event *e,
                          void (*visit)(void *state, const chain_event *x), void *state, diag *why);

#endif
