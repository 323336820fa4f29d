#include "store/clickhouse_schema.h"
#include "store/driver.h"
#include "store/schema.h"
#include "upkeep/verifypart.h"

// What the schema makes, as an empty database of SQLite has it.
typedef struct {
    const connection *c; // that is checked
    verification *v;
    diag *why;
} schema_check;

// Asked for ?1, a kind of thing, and ?2, its name. Indexes, tables and views have the same names in
// a server.
static const char IN_FILE[] = "SELECT 1 FROM sqlite_master WHERE type = ?1 AND name = ?2";
static const char IN_SERVER[] =
    "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ?1 <> ''"
    " AND c.relname = ?2 AND n.nspname = current_schema()";

// The index of words is made of other things there (verify.c).
static const char OF_FILE[] = "SELECT type, name, tbl_name FROM sqlite_master"
                              " WHERE name NOT LIKE 'sqlite#_%' ESCAPE '#' ORDER BY rowid";
static const char OF_SERVER[] = "SELECT type, name, tbl_name FROM sqlite_master"
                                " WHERE name NOT LIKE 'sqlite#_%' ESCAPE '#' AND type <> 'trigger'"
                                " AND name NOT LIKE 'document#_search%' ESCAPE '#' ORDER BY rowid";

static status note_there(void *state, const statement *row, diag *why)
{
    (void)row;
    (void)why;
    *(bool *)state = true;
    return ST_OK;
}

static status is_there(const connection *c, const char *sql, str first, str second, bool *there,
                       diag *why)
{
    const str texts[] = {first, second};
    question q = {.sql = sql,
                  .clickhouse = sql,
                  .texts = texts,
                  .n_texts = 2,
                  .row = note_there,
                  .state = there};
    *there = false;
    return connection_visit(c, &q, why);
}

static status check_one(void *state, const statement *row, diag *why)
{
    const schema_check *k = state;
    bool there;
    str type = row_text(row, 0), name = row_text(row, 1);
    bool file = connection_dialect(k->c) == DIALECT_SQLITE;
    TRY(is_there(k->c, file ? IN_FILE : IN_SERVER, type, name, &there, why));
    if (there) return ST_OK;
    return verify_tell(k->v, VERIFY_SCHEMA, row_text(row, 2), STR_NONE, why,
                       "the %.*s %.*s is not there; dump the database and load it anew",
                       STR_ARG(type), STR_ARG(name));
}

static status check_objects(const connection *c, verification *v, diag *why)
{
    schema_check k = {.c = c, .v = v};
    connection model = {0};
    buf sql = {0};
    bool file = connection_dialect(c) == DIALECT_SQLITE;
    status s = connection_open(":memory:", &model, why);
    schema_make(model.driver, &sql);
    if (s == ST_OK) s = connection_execute(&model, sql.p, why);
    question q = {.sql = file ? OF_FILE : OF_SERVER, .row = check_one, .state = &k};
    if (s == ST_OK) s = connection_visit(&model, &q, why);
    connection_close(&model, NULL);
    buf_free(&sql);
    return s;
}

// Of ClickHouse: its own schema says what there is.
static status check_stored(const connection *c, verification *v, diag *why)
{
    static const char THERE[] = "SELECT 1 FROM system.tables WHERE database = currentDatabase()"
                                " AND ?1 <> '' AND name = ?2";
    static const str KINDS[] = {STR("TABLE"), STR("VIEW")};
    static const char *const SHOWN[] = {"table", "view"};
    buf sql = {0};
    status s = ST_OK;
    clickhouse_schema_make(&sql);
    for (str rest = buf_str(&sql); rest.n && s == ST_OK;) {
        str line = str_split(&rest, '\n'), create = str_split(&line, ' ');
        str kind = str_split(&line, ' ');
        int which = str_eq(kind, KINDS[0]) ? 0 : str_eq(kind, KINDS[1]) ? 1 : -1;
        if (!str_eq(create, STR("CREATE")) || which < 0) continue;
        str name = str_sub(line, STR("IF NOT EXISTS ").n, line.n);
        name = str_split(&name, ' ');
        bool there = true;
        s = is_there(c, THERE, kind, name, &there, why);
        if (s == ST_OK && !there)
            s = verify_tell(v, VERIFY_SCHEMA, name, STR_NONE, why,
                            "the %s %.*s is not there; dump the database and load it anew",
                            SHOWN[which], STR_ARG(name));
    }
    buf_free(&sql);
    return s;
}

static const char COLUMN_IN_STORE[] =
    "SELECT 1 FROM system.columns WHERE database = currentDatabase() AND table = ?1 AND name = ?2";
static const char COLUMN_IN_FILE[] = "SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2";
static const char COLUMN_IN_SERVER[] =
    "SELECT 1 FROM information_schema.columns WHERE table_schema = current_schema()"
    " AND table_name = ?1 AND column_name = ?2";

static status check_columns(const connection *c, const table_shape *t, verification *v, diag *why)
{
    static const char *const SQL[] = {[DIALECT_SQLITE] = COLUMN_IN_FILE,
                                      [DIALECT_POSTGRES] = COLUMN_IN_SERVER,
                                      [DIALECT_CLICKHOUSE] = COLUMN_IN_STORE};
    if (!verify_has(c, t)) return ST_OK;
    for (size_t i = 0; i < t->n; i++) {
        bool there;
        str name = t->columns[i].name;
        TRY(is_there(c, SQL[connection_dialect(c)], t->name, name, &there, why));
        if (!there)
            TRY(verify_tell(v, VERIFY_SCHEMA, t->name, STR_NONE, why,
                            "the column %.*s is not there; dump the database and load it anew",
                            STR_ARG(name)));
    }
    return ST_OK;
}

status verifyschema_run(const connection *c, const table_list *tables, verification *v, diag *why)
{
    bool stored = connection_dialect(c) == DIALECT_CLICKHOUSE;
    TRY(stored ? check_stored(c, v, why) : check_objects(c, v, why));
    for (size_t i = 0; i < tables->n; i++) TRY(check_columns(c, &tables->p[i], v, why));
    return ST_OK;
}
