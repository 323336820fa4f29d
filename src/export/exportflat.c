// Our own flat form, for CSV, TSV, Excel and Parquet: the columns of `demarche code --csv`
// (csv_record.h), from the rows of a database.
#include "base/json_reader.h"
#include "export/exportcolumn.h"

#include <assert.h>

#define NAME_SIZE 80 // a leaf's with "document_" before it

// Between values of a list, and between those of a list in it.
static const char OUTER = ';', INNER = ',';

static const leaf *leaf_of(const export_row *r, const export_column *c)
{
    const sql_table *t = &r->places->tables[c->table];
    return c->list ? &t->lists[c->list - 1].leaves.p[c->leaf] : &t->leaves.p[c->leaf];
}

// In a list a separator must not come from a value.
static void add_text(str s, bool in_list, bool in_inner, buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        bool separates = (in_list && s.p[i] == OUTER) || (in_inner && s.p[i] == INNER);
        buf_add_byte(out, separates ? ' ' : s.p[i]);
    }
}

// The strings of a JSON list.
static void add_strings(str json, bool inner, arena *a, buf *out)
{
    json_reader r = json_read(json);
    bool first = true;
    while (json_next(&r) < JSON_END) {
        if (r.event != JSON_STRING) continue;
        if (!first) buf_add_byte(out, inner ? INNER : OUTER);
        first = false;
        add_text(json_text(&r, a), true, inner, out);
    }
}

static void add_cell(const export_row *r, const leaf *l, const stored_cell *x, bool in_list,
                     buf *out)
{
    const column *of = l->steps[l->n_steps - 1];
    if (x->null) return;
    if (of->list) {
        add_strings(x->text, in_list, r->memory, out);
        return;
    }
    export_value v = {.integer = x->integer, .number = x->number, .truth = x->integer != 0};
    switch (of->type) {
    case COLUMN_STRING: add_text(x->text, in_list, false, out); break;
    case COLUMN_NUMBER: export_value_text(EXPORT_NUMBER, &v, out); break;
    case COLUMN_BOOLEAN: export_value_text(EXPORT_BOOLEAN, &v, out); break;
    default: export_value_text(EXPORT_INTEGER, &v, out); break;
    }
}

static const stored_row *row_of(const export_row *r, const export_column *c)
{
    return c->table == TABLE_EVENTS ? r->event : r->document->row;
}

static bool get_list(const export_row *r, const export_column *c, export_value *out)
{
    const stored_row *row = row_of(r, c);
    const leaf *l = leaf_of(r, c);
    buf text = {0};
    size_t n = c->list ? row->n_list[c->list - 1] : 1;
    for (size_t i = 0; i < n; i++) {
        const stored_row *x = c->list ? &row->lists[c->list - 1][i] : row;
        if (i) buf_add_byte(&text, OUTER);
        add_cell(r, l, &x->cells[c->leaf], c->list > 0, &text);
    }
    out->text = str_copy(r->memory, buf_str(&text));
    buf_free(&text);
    return out->text.n > 0;
}

static bool get_value(const export_row *r, const export_column *c, export_value *out)
{
    const stored_cell *x = &row_of(r, c)->cells[c->leaf];
    *out = (export_value){
        .text = x->text, .integer = x->integer, .number = x->number, .truth = x->integer != 0};
    return !x->null;
}

// --- the table

typedef struct {
    const sql_table *tables;
    arena *memory;
    VEC(export_column) columns;
} making;

static const export_type TYPES[COLUMN_TYPES] = {
    [COLUMN_STRING] = EXPORT_STRING, [COLUMN_INTEGER] = EXPORT_INTEGER,
    [COLUMN_NUMBER] = EXPORT_NUMBER, [COLUMN_BOOLEAN] = EXPORT_BOOLEAN,
    [COLUMN_SPAN] = EXPORT_INTEGER,  [COLUMN_OBJECT] = EXPORT_STRING,
};

static void add_column(making *m, size_t table, const char *prefix, const leaf *l)
{
    const sql_table *t = &m->tables[table];
    const column *top = l->steps[0], *last = l->steps[l->n_steps - 1];
    export_column c = {.about = last->about, .table = (uint16_t)table};
    buf name = {0};
    buf_add_format(&name, "%s%s", prefix, l->name);
    c.name = str_copy(m->memory, buf_str(&name)).p;
    buf_free(&name);
    for (size_t i = 0; i < t->n_lists; i++)
        if (t->lists[i].list == top) c.list = (uint16_t)(i + 1);
    c.leaf =
        c.list ? (uint16_t)leaf_find(&t->lists[c.list - 1].leaves, l->name + strlen(top->name) + 1)
               : (uint16_t)leaf_find(&t->leaves, l->name);
    bool joined = c.list || last->list;
    c.type = joined ? EXPORT_STRING : TYPES[last->type];
    c.get = joined ? get_list : get_value;
    *vec_push(m->memory, &m->columns) = c;
}

export_columns export_flat_columns(const sql_table *tables, arena *a)
{
    making m = {.tables = tables, .memory = a};
    leaf_list *leaves = arena_alloc(a, sizeof *leaves);
    leaf_add(leaves, "", RECORD_EVENT.columns, RECORD_EVENT.n_columns, LEAVES_ALL);
    for (size_t i = 0; i < leaves->n; i++) add_column(&m, TABLE_EVENTS, "", &leaves->p[i]);
    leaves->n = 0;
    leaf_add(leaves, "", RECORD_DOCUMENT.columns, RECORD_DOCUMENT.n_columns, LEAVES_ALL);
    for (size_t i = 0; i < leaves->n; i++) {
        str name = str_of(leaves->p[i].steps[0]->name);
        if (str_in_list(name, "id|text|problems", '|')) continue;
        add_column(&m, TABLE_DOCUMENTS, "document_", &leaves->p[i]);
    }
    return (export_columns){m.columns.p, m.columns.n};
}
