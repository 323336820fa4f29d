// Private to the store: the batch of a connection to ClickHouse that is written to.
#ifndef DM_STORE_CLICKHOUSE_DRIVER_H
#define DM_STORE_CLICKHOUSE_DRIVER_H

#include "store/clickhouse_batch.h"
#include "store/connection.h"

// NULL: it is none of ClickHouse, or is only read.
clickhouse_batch *clickhouse_driver_batch(const connection *c);

#endif
