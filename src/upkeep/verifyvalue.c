#include "rule/plover.h"
#include "store/sql_table.h"
#include "upkeep/verifypart.h"

#include <stdio.h>
#include <string.h>

// Numbers that have bounds, in whatever table they stand.
static const struct {
    const char *column;
    int low, high;
} BOUNDS[] = {{"quad", 1, 4}, {"confidence", 0, 1}};

// --- lists of all that a column can be

static const char *values_in(const leaf_list *leaves, str column_name)
{
    for (size_t i = 0; i < leaves->n; i++) {
        const column *c = leaves->p[i].steps[leaves->p[i].n_steps - 1];
        if (!c->list && str_eq(column_name, str_of(leaves->p[i].name))) return c->values;
    }
    return NULL;
}

// "a|b|c"; NULL: any.
static const char *values_of(const sql_table *all, str table, str column_name)
{
    for (size_t i = 0; i < TABLE_COUNT; i++) {
        if (str_eq(table, str_of(all[i].name))) return values_in(&all[i].leaves, column_name);
        for (size_t k = 0; k < all[i].n_lists; k++) {
            char name[LEAF_NAME_SIZE];
            snprintf(name, sizeof name, "%s_%s", all[i].kind->name, all[i].lists[k].list->name);
            if (str_eq(table, str_of(name))) return values_in(&all[i].lists[k].leaves, column_name);
        }
    }
    return NULL;
}

static void add_list(str column_name, const char *values, buf *sql)
{
    const char *comma = "";
    // ClickHouse says of null that it is not in a list.
    buf_add_format(sql, " OR (t.%.*s IS NOT NULL AND t.%.*s NOT IN (", STR_ARG(column_name),
                   STR_ARG(column_name));
    for (str rest = str_of(values); rest.p; comma = ",") {
        str value = str_split(&rest, '|');
        buf_add_format(sql, "%s'%.*s'", comma, STR_ARG(value));
    }
    buf_add_c(sql, "))");
}

static void add_types(str column_name, buf *sql)
{
    buf_add_format(sql, " OR t.%.*s NOT IN (", STR_ARG(column_name));
    for (int i = 0; i < PLOVER_TYPES; i++)
        buf_add_format(sql, "%s'%s'", i ? "," : "", plover_type_name(i));
    buf_add_byte(sql, ')');
}

// --- one column

// What is not so: a condition that is true of a value that the column cannot have, into an empty
// buffer; nothing where it can have any. Only a file
// takes any type in any column; null is SQLite's own to check.
static void add_condition(const connection *c, const sql_table *all, const table_shape *t,
                          const table_column *column_of, buf *sql)
{
    static const char *const CLASSES[] = {
        [CELL_OF_TEXT] = "'text'",     [CELL_OF_INTEGER] = "'integer'",
        [CELL_OF_TRUTH] = "'integer'", [CELL_OF_NUMBER] = "'real','integer'",
        [CELL_OF_BYTES] = "'blob'",
    };
    str name = column_of->name;
    const char *values = values_of(all, t->name, name);
    bool events = str_eq(t->name, STR("events")) || str_eq(t->name, STR("dyads"));
    if (connection_dialect(c) == DIALECT_SQLITE)
        buf_add_format(sql, " OR typeof(t.%.*s) NOT IN ('null',%s)", STR_ARG(name),
                       CLASSES[column_of->type]);
    if (column_of->type == CELL_OF_TRUTH && connection_dialect(c) != DIALECT_POSTGRES)
        buf_add_format(sql, " OR t.%.*s < 0 OR t.%.*s > 1", STR_ARG(name), STR_ARG(name));
    if (values) add_list(name, values, sql);
    if (events && str_eq(name, STR("type"))) add_types(name, sql);
    for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++)
        if (str_eq(name, str_of(BOUNDS[i].column)))
            buf_add_format(sql, " OR t.%.*s < %d OR t.%.*s > %d", STR_ARG(name), BOUNDS[i].low,
                           STR_ARG(name), BOUNDS[i].high);
    if (!sql->n) return;
    buf_add_byte(sql, ')');
    memcpy(sql->p, " ( ", 3); // in place of the first OR
}

// --- a table

// The first column of each row that has what it cannot have.
static status check_values(const connection *c, const sql_table *all, const table_shape *t,
                           verification *v, diag *why)
{
    fault_question f = {.v = v, .kind = VERIFY_VALUE, .table = t->name};
    buf sql = {0}, any = {0}, one = {0};
    f.what = "%s, which cannot be";
    bool clickhouse = connection_dialect(c) == DIALECT_CLICKHOUSE;
    verify_select_key(c, t, t->n_keys, &sql);
    buf_add_c(&sql, ", CASE");
    for (size_t i = 0; i < t->n; i++) {
        str name = t->columns[i].name;
        buf_clear(&one);
        add_condition(c, all, t, &t->columns[i], &one);
        if (!one.n) continue;
        buf_add_format(&sql, " WHEN %.*s", STR_ARG(buf_str(&one)));
        buf_add_format(&sql,
                       clickhouse ? " THEN '%.*s is ' || substring(toString(t.%.*s), 1, 60)"
                                  : " THEN '%.*s is ' || substr(CAST(t.%.*s AS TEXT), 1, 60)",
                       STR_ARG(name), STR_ARG(name));
        buf_add_format(&any, "%s%.*s", any.n ? " OR " : "", STR_ARG(buf_str(&one)));
    }
    buf_add_c(&sql, " ELSE '' END AS told");
    verify_from(c, t, &sql);
    buf_add_format(&sql, "(%.*s) ORDER BY row_id", STR_ARG(buf_str(&any)));
    status s = any.n ? verify_ask(c, &f, sql.p, why) : ST_OK;
    buf_free(&one);
    buf_free(&any);
    buf_free(&sql);
    return s;
}

// Rows of a list are numbered from 0 with none left out.
static status check_places(const connection *c, const table_shape *t, verification *v, diag *why)
{
    fault_question f = {.v = v, .kind = VERIFY_REFERENCE, .table = t->name};
    const table_column *last = t->n_keys ? &t->columns[t->keys[t->n_keys - 1]] : NULL;
    buf sql = {0};
    if (t->owner == ROW_OF_STORE || t->n_keys < 2 || last->type != CELL_OF_INTEGER) return ST_OK;
    f.what = "rows are missing: the last is number %s";
    verify_select_key(c, t, t->n_keys - 1, &sql);
    buf_add_format(&sql, ", max(t.%.*s)", STR_ARG(last->name));
    verify_from(c, t, &sql);
    buf_add_c(&sql, "1 = 1 GROUP BY ");
    for (size_t i = 0; i + 1 < t->n_keys; i++)
        buf_add_format(&sql, "%st.%.*s", i ? ", " : "", STR_ARG(t->columns[t->keys[i]].name));
    buf_add_format(&sql, " HAVING count(*) <> max(t.%.*s) + 1 ORDER BY row_id",
                   STR_ARG(last->name));
    status s = verify_ask(c, &f, sql.p, why);
    buf_free(&sql);
    return s;
}

status verifyvalue_run(const connection *c, const table_list *tables, verification *v, diag *why)
{
    sql_table all[TABLE_COUNT];
    sql_tables_init(all);
    for (size_t i = 0; i < tables->n; i++) {
        if (!verify_has(c, &tables->p[i])) continue;
        TRY(check_values(c, all, &tables->p[i], v, why));
        TRY(check_places(c, &tables->p[i], v, why));
    }
    return ST_OK;
}
