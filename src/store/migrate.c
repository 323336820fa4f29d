#include "store/migrate.h"

#include "store/changewriter.h"
#include "store/clickhouse_changes.h"
#include "store/clickhouse_schema.h"
#include "store/database.h"
#include "store/driver.h"
#include "store/loadmarks.h"
#include "store/schema.h"

#define OLD              "old_" // before the name of a table that was set aside
#define FIRST            4      // the oldest version that can be brought forward
#define FIRST_OF_BATCHES 7      // the same, of ClickHouse

// How rows are copied that are not as they were.
static const struct {
    int64_t before;               // older versions than this one
    const char *table;            // the new one
    const char *columns, *values; // beside those of the same name
    const char *from;             // where the rows come from; the old table is `o`
    const char *other;            // column of the same name and another meaning
} CHANGES[] = {
    {5, "mentions", "mention",
     "row_number() OVER (PARTITION BY o.document ORDER BY CAST(substr(o.id, 18) AS INTEGER)) - 1",
     OLD "mentions o", ""},
    {5, "mention_actors", "document, mention", "n.document, n.number",
     OLD "mention_actors o JOIN (SELECT id, document, row_number() OVER (PARTITION BY document"
         " ORDER BY CAST(substr(id, 18) AS INTEGER)) - 1 AS number FROM " OLD "mentions) n"
         " ON n.id = o.mention",
     "mention"},
};

typedef struct {
    arena memory;
    VEC(str) names;
} name_list;

static status take_name(void *state, const statement *row, diag *why)
{
    name_list *l = state;
    (void)why;
    *vec_push(&l->memory, &l->names) = str_copy(&l->memory, row_text(row, 0));
    return ST_OK;
}

static status names_of(const connection *c, const char *sql, str value, name_list *out, diag *why)
{
    question q = {
        .sql = sql, .texts = &value, .n_texts = value.n ? 1 : 0, .row = take_name, .state = out};
    out->names.n = 0;
    return connection_visit(c, &q, why);
}

// Runs a statement for each name.
static status for_each(const connection *c, const name_list *l, const char *before,
                       const char *middle, diag *why)
{
    buf sql = {0};
    status s = ST_OK;
    for (size_t i = 0; i < l->names.n && s == ST_OK; i++) {
        str name = l->names.p[i];
        buf_clear(&sql);
        buf_add_format(&sql, "%s %.*s", before, STR_ARG(name));
        if (*middle) buf_add_format(&sql, " %s%.*s", middle, STR_ARG(name));
        s = connection_execute(c, sql.p, why);
    }
    buf_free(&sql);
    return s;
}

static const char TABLES[] = "SELECT name FROM sqlite_master WHERE type = 'table'"
                             " AND name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY name";

// Takes away what hangs on the old tables, and leaves these under another name.
static status set_aside(const connection *c, name_list *l, diag *why)
{
    static const struct {
        const char *sql, *drop;
    } KINDS[] = {
        {"SELECT name FROM sqlite_master WHERE type = 'view'", "DROP VIEW"},
        {"SELECT name FROM sqlite_master WHERE type = 'trigger'", "DROP TRIGGER"},
        {"SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'", "DROP TABLE"},
        {"SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL", "DROP INDEX"},
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        TRY(names_of(c, KINDS[i].sql, STR_NONE, l, why));
        TRY(for_each(c, l, KINDS[i].drop, "", why));
    }
    TRY(names_of(c, TABLES, STR_NONE, l, why));
    return for_each(c, l, "ALTER TABLE", "RENAME TO " OLD, why);
}

static status copy_rows(const connection *c, int64_t from, str table, diag *why)
{
    static const char COMMON[] = "SELECT name FROM pragma_table_info(?1) WHERE name IN"
                                 " (SELECT name FROM pragma_table_info('" OLD "' || ?1))";
    const char *columns = "", *values = "", *source = NULL, *other = "";
    for (size_t i = 0; i < sizeof CHANGES / sizeof *CHANGES; i++) {
        if (from >= CHANGES[i].before || !str_eq(table, str_of(CHANGES[i].table))) continue;
        columns = CHANGES[i].columns;
        values = CHANGES[i].values;
        source = CHANGES[i].from;
        other = CHANGES[i].other;
    }
    name_list common = {0};
    buf sql = {0}, picked = {0};
    status s = names_of(c, COMMON, table, &common, why);
    buf_add_format(&sql, "INSERT INTO %.*s(%s", STR_ARG(table), columns);
    for (size_t i = 0; i < common.names.n; i++) {
        str name = common.names.p[i];
        if (str_eq(name, str_of(other))) continue;
        const char *comma = *columns || picked.n ? ", " : "";
        buf_add_format(&sql, "%s%.*s", comma, STR_ARG(name));
        buf_add_format(&picked, "%so.%.*s", comma, STR_ARG(name));
    }
    buf_add_format(&sql, ") SELECT %s%.*s FROM ", values, STR_ARG(buf_str(&picked)));
    if (source)
        buf_add_c(&sql, source);
    else
        buf_add_format(&sql, OLD "%.*s o", STR_ARG(table));
    if (s == ST_OK && common.names.n) s = connection_execute(c, sql.p, why);
    buf_free(&picked);
    buf_free(&sql);
    arena_free(&common.memory);
    return s;
}

static status make_tables(const connection *c, diag *why)
{
    buf sql = {0};
    schema_make(c->driver, &sql);
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s;
}

static status drop_old(const connection *c, const name_list *l, diag *why)
{
    buf sql = {0};
    for (size_t i = 0; i < l->names.n; i++)
        buf_add_format(&sql, "DROP TABLE " OLD "%.*s;", STR_ARG(l->names.p[i]));
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s;
}

static status migrate(const connection *c, int64_t from, name_list *l, diag *why)
{
    TRY(set_aside(c, l, why));
    TRY(make_tables(c, why));
    for (size_t i = 0; i < l->names.n; i++) TRY(copy_rows(c, from, l->names.p[i], why));
    if (from < 5) TRY(connection_execute(c, SCHEMA_FILL_DYADS, why));
    TRY(changewriter_begun(c, why));
    return drop_old(c, l, why);
}

// Version 6 has the log beside all that was there, version 7 the ledger's rows, version 8 views
// that are right, version 9 one of them that does not read all of `dyads` for two countries.
static status add_new(const connection *c, int64_t from, diag *why)
{
    buf sql = {0};
    if (from == 5) schema_make_changes(c->driver, &sql);
    if (from < 7)
        schema_make_state(c->driver, &sql);
    else
        schema_renew_views(c->driver, &sql);
    if (connection_dialect(c) == DIALECT_POSTGRES) buf_add_c(&sql, "DROP TABLE demarche_schema;");
    c->driver->mark(DATABASE_VERSION, &sql);
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s == ST_OK && from == 5 ? changewriter_begun(c, why) : s;
}

static status make_anew(const connection *c, int64_t from, diag *why)
{
    name_list l = {0};
    // References stay as they are.
    TRY(connection_execute(c, "PRAGMA legacy_alter_table = ON", why));
    status s = migrate(c, from, &l, why);
    arena_free(&l.memory);
    connection_execute(c, "PRAGMA legacy_alter_table = OFF", NULL);
    return s;
}

bool migrate_knows(const connection *c, int64_t version)
{
    bool batches = connection_dialect(c) == DIALECT_CLICKHOUSE;
    return version >= (batches ? FIRST_OF_BATCHES : FIRST) && version < DATABASE_VERSION;
}

// In ClickHouse what is not there yet is made: version 8 has the log, which begins with a batch of
// its own; version 9 is the same. All of it may run again, and the mark of the version comes last.
static status add_to_batches(const connection *c, int64_t from, diag *why)
{
    buf sql = {0};
    TRY(loadmarks_convert(c, why));
    clickhouse_schema_make(&sql);
    if (from < 8) clickhouse_changes_begun(&sql);
    c->driver->mark(DATABASE_VERSION, &sql);
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s;
}

status migrate_tables(const connection *c, int64_t from, diag *why)
{
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) return add_to_batches(c, from, why);
    TRY(from >= 5 ? add_new(c, from, why) : make_anew(c, from, why));
    return loadmarks_convert(c, why);
}
