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

static void init(sql_table *t, const record_shape *kind, const char *name)
{
    memset(t, 0, sizeof *t);
    t->kind = kind;
    t->name = name;
    t->has_id = record_column(kind, STR("id")) != NULL;
    t->counted = !t->has_id && !record_column(kind, str_of(kind->name));
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

void sql_tables_init(sql_table tables[TABLE_COUNT])
{
    init(&tables[TABLE_DOCUMENTS], &RECORD_DOCUMENT, "documents");
    init(&tables[TABLE_SENTENCES], &RECORD_SENTENCE, "sentences");
    init(&tables[TABLE_MENTIONS], &RECORD_MENTION, "mentions");
    init(&tables[TABLE_EVENTS], &RECORD_EVENT, "events");
    init(&tables[TABLE_LINKS], &RECORD_LINK, "links");
}

static const column *leaf_column(const leaf *l)
{
    return l->steps[l->n_steps - 1];
}

static void add_leaf_sql(const leaf *l, bool numbered, buf *out)
{
    static const char *const TYPES[COLUMN_TYPES] = {
        [COLUMN_STRING] = "TEXT",     [COLUMN_INTEGER] = "INTEGER", [COLUMN_NUMBER] = "REAL",
        [COLUMN_BOOLEAN] = "BOOLEAN", [COLUMN_SPAN] = "INTEGER",    [COLUMN_OBJECT] = "TEXT",
    };
    const column *c = leaf_column(l);
    buf_add_format(out, "  %s %s", l->name, c->list ? "TEXT" : TYPES[c->type]);
    bool is_id = strcmp(l->name, "id") == 0;
    if (is_id && !numbered) buf_add_c(out, " PRIMARY KEY");
    if (!l->nullable) buf_add_c(out, " NOT NULL");
    if (is_id && numbered) buf_add_c(out, " UNIQUE");
    if (strcmp(l->name, "document") == 0)
        buf_add_c(out, " REFERENCES documents(id) ON DELETE CASCADE");
}

static void add_leaves_sql(const leaf_list *leaves, bool numbered, buf *out)
{
    for (size_t i = 0; i < leaves->n; i++) {
        if (i) buf_add_c(out, ",\n");
        add_leaf_sql(&leaves->p[i], numbered, out);
    }
}

static void create_list_sql(const sql_table *t, const list_table *l, buf *out)
{
    const char *kind = t->kind->name;
    buf_add_format(out, "CREATE TABLE %s_%s (\n", kind, l->list->name);
    if (t->has_id)
        buf_add_format(out, "  %s TEXT NOT NULL REFERENCES %s(id) ON DELETE CASCADE,\n", kind,
                       t->name);
    else
        buf_add_format(out, "  document TEXT NOT NULL,\n  %s INTEGER NOT NULL,\n", kind);
    buf_add_c(out, "  position INTEGER NOT NULL,\n");
    add_leaves_sql(&l->leaves, false, out);
    if (t->has_id)
        buf_add_format(out, ",\n  PRIMARY KEY (%s, position)\n) WITHOUT ROWID;\n", kind);
    else
        buf_add_format(out,
                       ",\n  PRIMARY KEY (document, %s, position),\n  FOREIGN KEY (document, %s)"
                       " REFERENCES %s(document, %s) ON DELETE CASCADE\n) WITHOUT ROWID;\n",
                       kind, kind, t->name, kind);
}

void sql_table_create_sql(const sql_table *t, buf *out)
{
    const char *kind = t->kind->name;
    buf_add_format(out, "CREATE TABLE %s (\n", t->name);
    if (t->counted) buf_add_format(out, "  %s INTEGER NOT NULL,\n", kind);
    if (is_documents(t)) buf_add_c(out, "  number INTEGER PRIMARY KEY,\n"); // of the text index
    add_leaves_sql(&t->leaves, is_documents(t), out);
    if (is_documents(t))
        buf_add_c(out, ",\n  run TEXT NOT NULL REFERENCES runs(id),\n  digest TEXT NOT NULL");
    if (t->has_id)
        buf_add_c(out, "\n);\n");
    else
        buf_add_format(out, ",\n  PRIMARY KEY (document, %s)\n) WITHOUT ROWID;\n", kind);
    if (t->has_id && !is_documents(t))
        buf_add_format(out, "CREATE INDEX %s_document ON %s(document);\n", t->name, t->name);
    for (size_t i = 0; i < t->n_lists; i++) create_list_sql(t, &t->lists[i], out);
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
    const char *kind = t->kind->name;
    TRY(prepare(c, t->name, t->counted ? kind : "", t->counted, &t->leaves, extra, &t->insert,
                why));
    for (size_t i = 0; i < t->n_lists; i++) {
        list_table *l = &t->lists[i];
        char name[LEAF_NAME_SIZE], first[LEAF_NAME_SIZE];
        snprintf(name, sizeof name, "%s_%s", kind, l->list->name);
        snprintf(first, sizeof first, "%s%s,position", t->has_id ? "" : "document,", kind);
        TRY(prepare(c, name, first, t->has_id ? 2 : 3, &l->leaves, 0, &l->insert, why));
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

static void bind_value(statement *s, int at, const column *c, const column_value *v)
{
    switch (c->type) {
    case COLUMN_STRING: statement_lasting(s, at, v->text); break;
    case COLUMN_INTEGER:
    case COLUMN_SPAN: statement_integer(s, at, v->integer); break;
    case COLUMN_NUMBER: statement_number(s, at, v->number); break;
    case COLUMN_BOOLEAN: statement_integer(s, at, v->truth); break;
    case COLUMN_OBJECT:
    case COLUMN_TYPES: statement_null(s, at); break;
    }
}

static void bind_leaf(statement *s, int at, record *r, const leaf *l, const void *object)
{
    column_value v;
    if (leaf_column(l)->list)
        bind_list(s, at, r, l, object);
    else if (leaf_value(r, l, object, &v))
        bind_value(s, at, leaf_column(l), &v);
    else
        statement_null(s, at);
}

// End of the leaves from `from` that lie in the same object of the record, where that is null;
// else `from`. Most objects of a mention are: its kind has one of seven.
static size_t absent_end(record *r, const leaf_list *leaves, size_t from, const void *object)
{
    const leaf *l = &leaves->p[from];
    const column *first = l->steps[0];
    column_value v = {0};
    if (l->n_steps < 2 || !first->nullable || first->get(r, object, 0, &v)) return from;
    size_t end = from + 1;
    while (end < leaves->n && leaves->p[end].steps[0] == first) end++;
    return end;
}

static void bind_leaves(statement *s, int *at, record *r, const leaf_list *leaves,
                        const void *object)
{
    const column *asked = NULL;
    for (size_t i = 0; i < leaves->n;) {
        const leaf *l = &leaves->p[i];
        size_t absent = l->steps[0] == asked ? i : absent_end(r, leaves, i, object);
        asked = l->steps[0];
        if (absent == i) {
            bind_leaf(s, (*at)++, r, l, object);
            i++;
        }
        for (; i < absent; i++) statement_null(s, (*at)++);
    }
}

// What the rows of a record are known by.
typedef struct {
    str id;        // its own, or its document's
    size_t number; // in the document
} row_key;

static status insert_list(const sql_table *t, const list_table *l, record *r, const void *object,
                          const row_key *key, diag *why)
{
    for (size_t i = 0;; i++) {
        column_value element = {0};
        if (!l->list->get(r, object, i, &element)) return ST_OK;
        int at = 1;
        statement_lasting(l->insert, at++, key->id);
        if (!t->has_id) statement_integer(l->insert, at++, (int64_t)key->number);
        statement_integer(l->insert, at++, (int64_t)i);
        bind_leaves(l->insert, &at, r, &l->leaves, element.object);
        TRY(statement_run(l->insert, why));
    }
}

static status insert_record(sql_table *t, record *r, const void *object, const row_key *key,
                            const str *extra, size_t n_extra, diag *why)
{
    int at = 1;
    if (t->counted) statement_integer(t->insert, at++, (int64_t)key->number);
    bind_leaves(t->insert, &at, r, &t->leaves, object);
    for (size_t i = 0; i < n_extra; i++) statement_lasting(t->insert, at++, extra[i]);
    TRY(statement_run(t->insert, why));
    for (size_t i = 0; i < t->n_lists; i++) TRY(insert_list(t, &t->lists[i], r, object, key, why));
    return ST_OK;
}

status sql_table_insert_all(sql_table *t, record *r, const str *extra, size_t n_extra, diag *why)
{
    const column *id_column = record_column(t->kind, STR("id"));
    size_t n = t->kind->count(r->coded), number = 0;
    for (size_t i = 0; i < n; i++) {
        const void *object = t->kind->at(r->coded, i);
        if (!object) continue;
        row_key key = {.id = r->coded->document->id, .number = number};
        number++;
        column_value id = {0};
        if (id_column && id_column->get(r, object, 0, &id)) key.id = id.text;
        TRY(insert_record(t, r, object, &key, extra, n_extra, why));
    }
    return ST_OK;
}
