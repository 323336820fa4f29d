// PostgreSQL, through libpq: whose database it is, and the table of what a driver can do.
#include "base/hash.h"
#include "store/database.h"
#include "store/postgres_parts.h"

#include <stdio.h>

#define VERSION_TABLE "demarche_schema"

static status owner(const connection *c, database_owner *out, diag *why)
{
    int64_t there = 0, others = 0;
    *out = (database_owner){0};
    TRY(connection_number(c,
                          "SELECT count(*) FROM pg_tables WHERE tablename = '" VERSION_TABLE
                          "' AND schemaname = current_schema()",
                          &there, why));
    TRY(connection_number(c, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()",
                          &others, why));
    out->empty = !others;
    out->ours = there;
    if (!there) return ST_OK;
    return connection_number(c, "SELECT version FROM " VERSION_TABLE, &out->version, why);
}

static status tune(const connection *c, diag *why)
{
    (void)c;
    (void)why;
    return ST_OK;
}

static void mark(int version, buf *sql)
{
    buf_add_format(sql,
                   "CREATE TABLE " VERSION_TABLE " (version INTEGER NOT NULL);"
                   "INSERT INTO " VERSION_TABLE " VALUES(%d);",
                   version);
}

// Only one writer at a time has the thing of that name, until the transaction ends.
static status claim(const connection *c, str what, diag *why)
{
    char sql[64];
    int64_t number = (int64_t)hash_str(what);
    snprintf(sql, sizeof sql, "SELECT pg_advisory_xact_lock(%lld)", (long long)number);
    return pg_execute(c, sql, why);
}

const driver POSTGRES_DRIVER = {
    .speaks = DIALECT_POSTGRES,
    .open = pg_open,
    .close = pg_close,
    .owner = owner,
    .tune = tune,
    .mark = mark,
    .execute = pg_execute,
    .begin = pg_begin,
    .in_transaction = pg_in_transaction,
    .lost = pg_lost,
    .watch = pg_watch,
    .claim = claim,
    .prepare = pg_prepare,
    .prepare_own = pg_prepare_own,
    .place = pg_place,
    .columns = pg_columns,
    .column_name = pg_column_name,
    .kind = pg_kind,
    .finish = pg_finish,
    .bind = pg_bind,
    .step = pg_step,
    .reset = pg_reset,
    .is_null = pg_value_is_null,
    .text = pg_text,
    .bytes = pg_bytes,
    .integer = pg_integer,
    .number = pg_number,
};
