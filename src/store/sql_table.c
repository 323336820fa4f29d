#include "store/sql_table.h"

#include "store/record_line.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

// Columns of a table beside its leaves, in this order behind them.
static const char *const DOCUMENT_EXTRA[] = {"run", "digest"};

static bool is_documents(const sql_table *t)
{
    return t->kind == &RECORD_DOCUMENT;
}

void sql_table_init(sql_table *t, const record_shape *kind, const char *name)
{
    memset(t, 0, sizeof *t);
    t->kind = kind;
    t->name = name;
    t->has_id = record_column(kind, STR("id")) != NULL;
    leaf_add(&t->leaves, "", kind->columns, kind->n_columns, LEAVES_SINGLE);
    for (size_t i = 0; i < kind->n_columns; i++) {
        const column *c = &kind->columns[i];
        if (!c->list || c->type != COLUMN_OBJECT) continue;
        assert(t->n_lists < TABLE_LISTS_MAX);
        list_table *l = &t->lists[t->n_lists++];
        l->list = c;
        leaf_add(&l->leaves, "", c->members, c->n_members, LEAVES_SINGLE);
    }
}

static const column *leaf_column(const leaf *l)
{
    return l->steps[l->n_steps - 1];
}

static void add_leaf_sql(const leaf *l, buf *out)
{
    static const char *const TYPES[COLUMN_TYPES] = {
        [COLUMN_STRING] = "TEXT",     [COLUMN_INTEGER] = "INTEGER", [COLUMN_NUMBER] = "REAL",
        [COLUMN_BOOLEAN] = "INTEGER", [COLUMN_SPAN] = "INTEGER",    [COLUMN_OBJECT] = "TEXT",
    };
    const column *c = leaf_column(l);
    buf_add_format(out, "  %s %s", l->name, c->list ? "TEXT" : TYPES[c->type]);
    if (strcmp(l->name, "id") == 0) buf_add_c(out, " PRIMARY KEY");
    if (!l->nullable) buf_add_c(out, " NOT NULL");
    if (strcmp(l->name, "document") == 0)
        buf_add_c(out, " REFERENCES documents(id) ON DELETE CASCADE");
}

static void add_leaves_sql(const leaf_list *leaves, buf *out)
{
    for (size_t i = 0; i < leaves->n; i++) {
        if (i) buf_add_c(out, ",\n");
        add_leaf_sql(&leaves->p[i], out);
    }
}

void sql_table_create_sql(const sql_table *t, buf *out)
{
    const char *kind = t->kind->name;
    buf_add_format(out, "CREATE TABLE %s (\n", t->name);
    if (!t->has_id) buf_add_c(out, "  id TEXT PRIMARY KEY NOT NULL,\n");
    add_leaves_sql(&t->leaves, out);
    if (is_documents(t))
        buf_add_c(out, ",\n  run TEXT NOT NULL REFERENCES runs(id),\n  digest TEXT NOT NULL");
    buf_add_c(out, "\n);\n");
    if (!is_documents(t))
        buf_add_format(out, "CREATE INDEX %s_document ON %s(document);\n", t->name, t->name);
    for (size_t i = 0; i < t->n_lists; i++) {
        const list_table *l = &t->lists[i];
        buf_add_format(out,
                       "CREATE TABLE %s_%s (\n  %s TEXT NOT NULL REFERENCES %s(id) ON DELETE "
                       "CASCADE,\n  position INTEGER NOT NULL,\n",
                       kind, l->list->name, kind, t->name);
        add_leaves_sql(&l->leaves, out);
        buf_add_format(out, ",\n  PRIMARY KEY (%s, position)\n) WITHOUT ROWID;\n", kind);
    }
}

static status prepare(const connection *c, const char *name, const char *first, size_t n_first,
                      const leaf_list *leaves, size_t n_more, statement **out, diag *why)
{
    buf sql = {0};
    buf_add_format(&sql, "INSERT INTO %s(%s", name, first);
    for (size_t i = 0; i < leaves->n; i++)
        buf_add_format(&sql, "%s%s", n_first || i ? "," : "", leaves->p[i].name);
    for (size_t i = 0; i < n_more; i++) buf_add_format(&sql, ",%s", DOCUMENT_EXTRA[i]);
    buf_add_c(&sql, ") VALUES(?1");
    for (size_t i = 1; i < n_first + leaves->n + n_more; i++) buf_add_format(&sql, ",?%zu", i + 1);
    buf_add_c(&sql, ") ON CONFLICT DO NOTHING");
    const char *text = sql.p;
    status s = connection_prepare(c, &text, 1, out, why);
    buf_free(&sql);
    return s;
}

status sql_table_prepare(sql_table *t, const connection *c, diag *why)
{
    size_t extra = is_documents(t) ? sizeof DOCUMENT_EXTRA / sizeof *DOCUMENT_EXTRA : 0;
    TRY(prepare(c, t->name, t->has_id ? "" : "id", !t->has_id, &t->leaves, extra, &t->insert, why));
    for (size_t i = 0; i < t->n_lists; i++) {
        list_table *l = &t->lists[i];
        char name[LEAF_NAME_SIZE], first[LEAF_NAME_SIZE];
        snprintf(name, sizeof name, "%s_%s", t->kind->name, l->list->name);
        snprintf(first, sizeof first, "%s,position", t->kind->name);
        TRY(prepare(c, name, first, 2, &l->leaves, 0, &l->insert, why));
    }
    return ST_OK;
}

void sql_table_finish(sql_table *t)
{
    statements_finish(&t->insert, 1);
    for (size_t i = 0; i < t->n_lists; i++) statements_finish(&t->lists[i].insert, 1);
}

// --- rows

// A list of strings, which stands at the top or in an element, never deeper.
static void bind_list(statement *s, int at, record *r, const leaf *l, const void *object)
{
    buf json = {0};
    json_writer w = {.out = &json};
    record_list(&w, r, leaf_column(l), object);
    statement_exact(s, at, buf_str(&json));
    buf_free(&json);
}

static void bind_leaf(statement *s, int at, record *r, const leaf *l, const void *object)
{
    const column *c = leaf_column(l);
    column_value v;
    if (c->list) {
        bind_list(s, at, r, l, object);
        return;
    }
    if (!leaf_value(r, l, object, &v)) {
        statement_null(s, at);
        return;
    }
    switch (c->type) {
    case COLUMN_STRING: statement_exact(s, at, v.text); break;
    case COLUMN_INTEGER:
    case COLUMN_SPAN: statement_integer(s, at, v.integer); break;
    case COLUMN_NUMBER: statement_number(s, at, v.number); break;
    case COLUMN_BOOLEAN: statement_integer(s, at, v.truth); break;
    case COLUMN_OBJECT:
    case COLUMN_TYPES: statement_null(s, at); break;
    }
}

static void bind_leaves(statement *s, int *at, record *r, const leaf_list *leaves,
                        const void *object)
{
    for (size_t i = 0; i < leaves->n; i++) bind_leaf(s, (*at)++, r, &leaves->p[i], object);
}

static status insert_list(list_table *l, record *r, const void *object, str id, diag *why)
{
    for (size_t i = 0;; i++) {
        column_value element = {0};
        if (!l->list->get(r, object, i, &element)) return ST_OK;
        int at = 3;
        statement_exact(l->insert, 1, id);
        statement_integer(l->insert, 2, (int64_t)i);
        bind_leaves(l->insert, &at, r, &l->leaves, element.object);
        TRY(statement_run(l->insert, why));
    }
}

static status insert_record(sql_table *t, record *r, const void *object, str id, const str *extra,
                            size_t n_extra, diag *why)
{
    int at = 1;
    if (!t->has_id) statement_exact(t->insert, at++, id);
    bind_leaves(t->insert, &at, r, &t->leaves, object);
    for (size_t i = 0; i < n_extra; i++) statement_exact(t->insert, at++, extra[i]);
    TRY(statement_run(t->insert, why));
    for (size_t i = 0; i < t->n_lists; i++) TRY(insert_list(&t->lists[i], r, object, id, why));
    return ST_OK;
}

status sql_table_insert_all(sql_table *t, record *r, const str *extra, size_t n_extra, diag *why)
{
    const column *id_column = record_column(t->kind, STR("id"));
    size_t n = t->kind->count(r->coded);
    for (size_t i = 0; i < n; i++) {
        const void *object = t->kind->at(r->coded, i);
        if (!object) continue;
        column_value id = {0};
        char made[64];
        if (id_column) {
            id_column->get(r, object, 0, &id);
        } else {
            snprintf(made, sizeof made, "%.*s-%zu", STR_ARG(r->coded->document->id), i);
            id.text = str_of(made);
        }
        TRY(insert_record(t, r, object, id.text, extra, n_extra, why));
    }
    return ST_OK;
}
