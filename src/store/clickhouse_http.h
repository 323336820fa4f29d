// Private to the store: a ClickHouse server, asked through its HTTP interface.
//
// Questions are answered in TabSeparated, read line by line as they come. The server keeps an
// answer back until it is whole (wait_end_of_query), so that a failure never looks like an end.
// Several questions may be open at once. One thread.
//
//     TRY(clickhouse_open("clickhouse://127.0.0.1/news", &s, why));
//     TRY(clickhouse_order(s, STR("CREATE TABLE ..."), STR_NONE, why));
//     clickhouse_close(s);
#ifndef DM_STORE_CLICKHOUSE_HTTP_H
#define DM_STORE_CLICKHOUSE_HTTP_H

#include "store/clickhouse_address.h"

typedef struct clickhouse clickhouse;
typedef struct clickhouse_answer clickhouse_answer;

// Nothing is asked yet. ST_STORE without libcurl, ST_USAGE for a broken address; *out is to be
// closed in either case.
status clickhouse_open(const char *address, clickhouse **out, diag *why);
void clickhouse_close(clickhouse *s); // NULL is allowed
// `over` is asked now and then while an answer is waited for, by the thread that waits; once it
// gives anything but 0 the server is told to stop, and the question fails. NULL: no more.
void clickhouse_watch(clickhouse *s, int (*over)(void *state), void *state);
const clickhouse_address *clickhouse_where(const clickhouse *s);

// Runs an order that gives no rows; `rows` stand behind it (INSERT ... FORMAT TabSeparated).
status clickhouse_order(clickhouse *s, str sql, str rows, diag *why);
// Asks; `sql` without FORMAT. clickhouse_end in either case (*out may be NULL).
status clickhouse_ask(clickhouse *s, str sql, clickhouse_answer **out, diag *why);
// The same for a question in a person's own words, which may not write. The answer begins with a
// line of names and one of types. ST_USAGE when the server does not understand it.
status clickhouse_ask_own(clickhouse *s, str sql, clickhouse_answer **out, diag *why);
// Byte from 1 of the SQL at which the last failure was; 0: not known.
int clickhouse_place(const clickhouse *s);
// The next line without its end, which may be written to and holds until the next call; *line is
// NULL behind the last one. ST_STORE when the question failed.
status clickhouse_next(clickhouse_answer *x, char **line, size_t *n, diag *why);
void clickhouse_end(clickhouse_answer *x);

// The last failure was that of a server that cannot be reached or is too busy: it may pass.
bool clickhouse_may_pass(const clickhouse *s);

#endif
