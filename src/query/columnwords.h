// Private to this room: which of some events of eventcolumns.h have the words of a query in their
// sentences, which only the database knows.
#ifndef DM_QUERY_COLUMNWORDS_H
#define DM_QUERY_COLUMNWORDS_H

#include "query/columnmatch.h"

#define COLUMNWORDS_MOST 1000 // events of one call

// Leaves those of events[0..*n) that have all words of the match, in their order. ST_STORE as
// connection_visit has it.
status columnwords_keep(const connection *c, const columnmatch *m, uint32_t *events, size_t *n,
                        diag *why);
// Rows of events as a list for SQL.
void columnwords_rows(const eventcolumns *x, const uint32_t *events, size_t n, buf *sql);

#endif
