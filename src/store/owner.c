#include "store/owner.h"

#include "store/database.h"
#include "store/driver.h"
#include "store/migrate.h"
#include "store/schema.h"

static status create_tables(const connection *c, diag *why)
{
    buf sql = {0};
    schema_make(c->driver, &sql);
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s;
}

status owner_claim(const connection *c, diag *why)
{
    database_owner o;
    TRY(c->driver->owner(c, &o, why));
    if (o.empty) return create_tables(c, why);
    if (!o.ours)
        return diag_set(why, ST_STORE, c->path, 0, 0,
                        "a database of another program; name another file after --db");
    if (o.version == DATABASE_VERSION) return ST_OK;
    if (migrate_knows(c, o.version)) return migrate_tables(c, o.version, why);
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "written by another version of demarche (tables %lld, this one has %d); "
                    "name a new file and code again",
                    (long long)o.version, DATABASE_VERSION);
}

status owner_refuse_batches(const connection *c, const char *what, diag *why)
{
    if (connection_dialect(c) != DIALECT_CLICKHOUSE) return ST_OK;
    return diag_set(why, ST_STORE, c->path, 0, 0,
                    "a database of ClickHouse %s; move it into a file or PostgreSQL for that: "
                    "demarche dump ADDRESS | demarche load FILE",
                    what);
}

static status claim(const connection *c, diag *why)
{
    TRY(connection_claim(c, STR("schema"), why));
    TRY(owner_claim(c, why));
    return connection_commit(c, why);
}

static status open_claimed(const connection *c, diag *why)
{
    TRY(connection_begin(c, why));
    status s = claim(c, why);
    if (s != ST_OK) connection_roll_back(c);
    return s == ST_OK ? c->driver->tune(c, why) : s;
}

status owner_open(const char *where, connection *c, diag *why)
{
    TRY(connection_open(where, c, why));
    TRY(owner_refuse_batches(c, "is not written so", why));
    return open_claimed(c, why);
}

status owner_open_any(const char *where, connection *c, diag *why)
{
    TRY(connection_open(where, c, why));
    return open_claimed(c, why);
}
