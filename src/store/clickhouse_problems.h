// Private to the store: records of a dump, and the problems that come behind all of them, into
// ClickHouse, where both are one row (clickhouse_log.h).
#ifndef DM_STORE_CLICKHOUSE_PROBLEMS_H
#define DM_STORE_CLICKHOUSE_PROBLEMS_H

#include "store/driver.h"
#include "store/tablelist.h"

#define CLICKHOUSE_PROBLEM_RECORDS 1000 // that wait for their problems, or are asked for at once

typedef struct clickhouse_problems clickhouse_problems;

clickhouse_problems *clickhouse_problems_new(const connection *c);
void clickhouse_problems_free(clickhouse_problems *x); // NULL is allowed
// A row of `records`, as TabSeparated.
void clickhouse_problems_record(clickhouse_problems *x, str row);
// A row of `problems`, behind all records and inputs, sorted as in a dump.
status clickhouse_problems_add(clickhouse_problems *x, const table_shape *t, const cell *values,
                               diag *why);
// Hands over what waits.
status clickhouse_problems_send(clickhouse_problems *x, diag *why);

#endif
