// Private to the SQL of queries: words for ClickHouse, which has no stems.
//
// Which forms of a word stand in the sentences is asked first ("suspend": suspended, suspending,
// Suspended), their stems are compared here as SQLite's index compares them, and the query then
// looks for these forms by a regular expression. So it finds what words_in of SQLite finds.
#ifndef DM_QUERY_EVENTQUERYWORD_H
#define DM_QUERY_EVENTQUERYWORD_H

#include "query/eventquerysql.h"

// What SQL must look for, of each value of the query's words in their order.
typedef struct word_pattern {
    str words;   // as the query has them
    str pattern; // of RE2; empty: no sentence has them
} word_pattern;

// The patterns of the words [n], each [n] of `out`, in w->memory. ST_STORE when the database cannot
// be asked.
status eventqueryword_read(const eventquerysql *w, const connection *c, const str *words, size_t n,
                           word_pattern *out, diag *why);

#endif
