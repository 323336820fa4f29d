#include "store/moment.h"

status moment_read(const connection *c, int64_t *moment, diag *why)
{
    static const char SQL[] = "SELECT toInt64((SELECT uniqExact(batch) FROM batches)"
                              " + (SELECT max(batch) FROM stored_inputs)"
                              " + (SELECT max(batch) FROM stored_loading))";
    *moment = 0;
    if (connection_dialect(c) != DIALECT_CLICKHOUSE) return ST_OK;
    return connection_number(c, SQL, moment, why);
}

status moment_check(const connection *c, int64_t moment, const char *again, diag *why)
{
    int64_t now;
    TRY(moment_read(c, &now, why));
    if (now == moment) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "others wrote to the database meanwhile; %s when they are done", again);
}
