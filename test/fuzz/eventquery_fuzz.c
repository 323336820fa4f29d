// Any bytes as a query of events: a tree within its limits, or a diagnosis with a place in the
// text. The SQL of a tree is one that SQLite understands over our tables, with as many values as it
// asks for, and the tree's own words never stand in it.
#include "fuzztarget.h"

#include "query/eventquerysql.h"
#include "store/database.h"
#include "store/sqlitewords.h"

static sqlite3 *open_tables(void)
{
    sqlite3 *db = NULL;
    buf sql = {0};
    must(sqlite3_open(":memory:", &db) == SQLITE_OK && database_schema("sqlite", &sql));
    must(sqlite3_exec(db, sql.p, NULL, NULL, NULL) == SQLITE_OK);
    must(sqlitewords_register(db) == SQLITE_OK);
    buf_free(&sql);
    return db;
}

static void try_sql(sqlite3 *db, const eventquery *q, eventquery_table table, arena *a)
{
    diag why = {0};
    for (int d = DIALECT_SQLITE; d <= DIALECT_POSTGRES; d++) {
        eventquerysql w = {.memory = a, .speaks = (dialect)d, .table = table};
        buf_add_c(&w.sql, table == QUERY_OF_DYADS ? "SELECT x.event FROM dyads x WHERE "
                                                  : "SELECT e.id FROM events e JOIN documents d"
                                                    " ON d.id = e.document WHERE ");
        status s = eventquerysql_condition(&w, q, &why);
        must(s == ST_OK || s == ST_USAGE);
        must(w.n_values <= EVENTQUERY_VALUES_MAX);
        sqlite3_stmt *rows = NULL;
        if (s == ST_OK && d == DIALECT_SQLITE) {
            must(sqlite3_prepare_v2(db, w.sql.p, -1, &rows, NULL) == SQLITE_OK);
            must(sqlite3_bind_parameter_count(rows) == w.n_values);
            for (int i = 0; i < w.n_values; i++)
                sqlite3_bind_text(rows, i + 1, w.values[i].p, (int)w.values[i].n, SQLITE_STATIC);
            must(sqlite3_step(rows) == SQLITE_DONE);
        }
        sqlite3_finalize(rows);
        buf_free(&w.sql);
    }
}

static void look_at(const eventquery *q)
{
    size_t terms = 0, depth = 0;
    const eventquery_node *n = q->root;
    must(!n || (!n->parent && !n->next));
    while (n) {
        must((n->kind == QUERY_TERM) == !n->first);
        must((n->kind == QUERY_TERM) == (n->field && n->n_values));
        must(n->kind != QUERY_NOT || n->first == n->last);
        terms += n->n_values;
        if (n->first) {
            must(n->first->parent == n && ++depth <= 3 * (EVENTQUERY_DEPTH_MAX + 1));
            n = n->first;
            continue;
        }
        while (n && !n->next) {
            n = n->parent;
            depth -= n != NULL;
        }
        if (n) n = n->next;
    }
    must(terms == q->n_terms && terms <= EVENTQUERY_TERMS_MAX);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static sqlite3 *db;
    if (!db) db = open_tables();
    arena a = {0};
    eventquery q;
    diag why = {0};
    buf out = {0};
    str text = {(const char *)data, size};
    status s = eventquery_parse(text, &a, &q, &why);
    must(s == ST_OK || s == ST_USAGE);
    if (s == ST_OK) {
        look_at(&q);
        try_sql(db, &q, QUERY_OF_EVENTS, &a);
        if (eventquerysql_dyads_do(&q)) try_sql(db, &q, QUERY_OF_DYADS, &a);
        (void)eventquerysql_needs_documents(&q);
    } else {
        must(why.message[0] && why.column >= 1 && (size_t)why.column <= size + 1);
        eventquery_point(text, why.column, 60, &out);
        must(str_ends(buf_str(&out), STR("^\n")));
    }
    buf_free(&out);
    arena_free(&a);
    return 0;
}
