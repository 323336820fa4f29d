// Private to the store: goes over the documents of a database, with the rows of each, in the order
// of their ids; WALK_DOCUMENTS documents are in memory at a time.
//
// A query's first column is the document, ?1 and ?2 are the first and last one asked for, and its
// rows are ordered by the document. Of each document the queries' rows come one query after the
// other. What the tables hold of documents that are not there is passed over.
//
//     static const char *const SQL[] = {"SELECT id, text FROM documents WHERE id BETWEEN ?1 AND ?2"
//                                       " ORDER BY id", ...};
//     document_walk w = {.sql = SQL, .n = 2, .row = visit, .state = &s};
//     TRY(documentwalk_run(&connection, &w, why));
#ifndef DM_STORE_DOCUMENTWALK_H
#define DM_STORE_DOCUMENTWALK_H

#include "store/connection.h"

#define WALK_DOCUMENTS 100 // a server is asked once for so many; texts have 5 kB, at most 2 MB
// Of ClickHouse, which looks through whole columns for any number of documents.
#define WALK_DOCUMENTS_OF_BATCHES 1000

typedef struct {
    const char *const *sql; // [n]
    size_t n;
    // `query` is the index of its query.
    status (*row)(void *state, size_t query, const statement *row, diag *why);
    status (*end)(void *state, str document, diag *why); // of the document; NULL: not told
    void *state;
    bool known; // the queries are in words that the connection's kind knows, ClickHouse too; else
                // that is refused
} document_walk;

status documentwalk_run(const connection *c, const document_walk *w, diag *why);

#endif
