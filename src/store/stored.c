#include "store/stored.h"

#include "base/hash.h"
#include "store/documentwalk.h"
#include "store/schema.h"
#include "store/sqlfrom.h"

#include <stdlib.h>
#include <string.h>

#define TEXTS_MOST ((size_t)64 << 20) // bytes of a bundle's texts, before its last one

typedef VEC(stored_row) row_list;

// A bundle while it is read.
typedef struct {
    const connection *to;
    const sql_table *tables;
    const stored_need *need;
    const str *ids; // [n_ids] of the documents that are looked for; NULL: those behind an id
    int n_ids;
    arena memory; // of the bundle
    stored_document *documents;
    row_list heads; // of documents
    VEC(str) run_list;
    VEC(str) texts;
    size_t bytes; // of the texts
} bundle;

const stored_cell *stored_named(const leaf_list *leaves, const stored_row *row, const char *name)
{
    return &row->cells[leaf_find(leaves, name)];
}

bool stored_is_source(const char *leaf_name)
{
    str name = str_of(leaf_name);
    return str_in_list(name, "text|title|words", '|') || str_ends(name, STR("_text")) ||
           str_ends(name, STR("_title"));
}

// --- cells

static const column *leaf_column(const leaf *l)
{
    return l->steps[l->n_steps - 1];
}

static stored_cell read_cell(bundle *b, const leaf *l, const statement *s, int at)
{
    stored_cell c = {.null = row_is_null(s, at)};
    const column *of = leaf_column(l);
    if (c.null || (b->need->redacted && stored_is_source(l->name)))
        return (stored_cell){.null = true};
    if (of->list || of->type == COLUMN_STRING)
        c.text = str_copy(&b->memory, row_text(s, at));
    else if (of->type == COLUMN_NUMBER)
        c.number = row_number(s, at);
    else
        c.integer = row_integer(s, at);
    return c;
}

static const stored_cell *read_cells(bundle *b, const leaf_list *leaves, const statement *s, int at)
{
    stored_cell *cells = arena_array(&b->memory, stored_cell, leaves->n);
    for (size_t i = 0; i < leaves->n; i++) cells[i] = read_cell(b, &leaves->p[i], s, at + (int)i);
    return cells;
}

// ", e.type, e.mode" for all leaves.
static void add_leaves(const leaf_list *leaves, const char *alias, buf *sql)
{
    for (size_t i = 0; i < leaves->n; i++) buf_add_format(sql, ", %s.%s", alias, leaves->p[i].name);
}

// --- which documents

// The condition that `of` is one of them.
static void add_among(const bundle *b, const char *of, buf *sql)
{
    if (!b->ids) {
        buf_add_format(sql, "%s >= ?1 AND %s <= ?2", of, of);
        return;
    }
    buf_add_format(sql, "%s IN ", of);
    if (connection_dialect(b->to) == DIALECT_CLICKHOUSE) {
        buf_add_c(sql, SQLFROM_LISTED("1"));
        return;
    }
    for (int i = 0; i < b->n_ids; i++) buf_add_format(sql, "%s?%d", i ? ", " : "(", i + 1);
    buf_add_byte(sql, ')');
}

// The values of that condition, in the arena.
static const str *values_among(bundle *b, int *n)
{
    buf list = {0};
    str *values = arena_array(&b->memory, str, 2);
    *n = b->ids ? 1 : 2;
    if (!b->ids) {
        values[0] = b->heads.p[0].key;
        values[1] = b->heads.p[b->heads.n - 1].key;
        return values;
    }
    if (connection_dialect(b->to) != DIALECT_CLICKHOUSE) {
        *n = b->n_ids;
        return b->ids;
    }
    for (int i = 0; i < b->n_ids; i++)
        buf_add_format(&list, "%s%.*s", i ? "," : "", STR_ARG(b->ids[i]));
    values[0] = str_copy(&b->memory, buf_str(&list));
    buf_free(&list);
    return values;
}

// --- rows of a table

typedef struct {
    bundle *b;
    const sql_table *table;
    const list_table *list; // NULL: the table's own rows
    row_list rows;
} reading;

static status take_row(void *state, const statement *row, diag *why)
{
    reading *r = state;
    (void)why;
    stored_row x = {.document = str_copy(&r->b->memory, row_text(row, 0)),
                    .key = str_copy(&r->b->memory, row_text(row, 1)),
                    .number = row_integer(row, 2)};
    x.cells = read_cells(r->b, r->list ? &r->list->leaves : &r->table->leaves, row, 3);
    *vec_push(&r->b->memory, &r->rows) = x;
    return ST_OK;
}

static const char *order_of(const sql_table *t)
{
    if (t->kind == &RECORD_EVENT) return "e.trigger_span_begin, e.trigger_span_end, e.id";
    if (t->kind == &RECORD_LINK) return "e.sentence, e.id";
    return t->kind == &RECORD_MENTION ? "e.mention" : "e.sentence";
}

// Rows of lists come by the key of their record. Those of events and links, which do not name the
// document but in ClickHouse, are joined to them.
static void write_list_question(const reading *r, dialect speaks, bool happened, buf *sql)
{
    const sql_table *t = r->table;
    bool is_document = t->kind == &RECORD_DOCUMENT;
    bool joined = t->has_id && !is_document && speaks != DIALECT_CLICKHOUSE;
    const char *key = t->has_id ? t->kind->name : "document";
    const char *of = joined ? "e.document" : "l.document";
    buf table = {0};
    buf_add_format(&table, "%s_%s", t->kind->name, r->list->list->name);
    buf_add_format(sql, "SELECT %s, l.%s, %s", of, key, t->has_id ? "0" : "l.mention");
    add_leaves(&r->list->leaves, "l", sql);
    if (joined)
        buf_add_format(sql, " FROM %s l JOIN %s e ON e.id = l.%s WHERE %s", table.p, t->name, key,
                       happened ? SCHEMA_HAPPENED " AND " : "");
    else
        sqlfrom_table(speaks, table.p, "l", sql);
    add_among(r->b, of, sql);
    buf_add_format(sql, " ORDER BY %s, l.%s, %sl.position", of, key,
                   t->has_id ? "" : "l.mention, ");
    buf_free(&table);
}

// The rows of the table, or of one of its lists, that belong to the bundle's documents.
static void write_question(const reading *r, dialect speaks, bool happened, buf *sql)
{
    const sql_table *t = r->table;
    if (r->list) {
        write_list_question(r, speaks, happened, sql);
        return;
    }
    buf_add_format(sql, "SELECT e.document, %s, %s", t->has_id ? "e.id" : "e.document",
                   t->has_id    ? "0"
                   : t->counted ? "e.mention"
                                : "e.sentence");
    add_leaves(&t->leaves, "e", sql);
    sqlfrom_table(speaks, t->name, "e", sql);
    add_among(r->b, "e.document", sql);
    if (happened) buf_add_c(sql, " AND " SCHEMA_HAPPENED);
    buf_add_format(sql, " ORDER BY e.document, %s", order_of(t));
}

static status read_rows(reading *r, bool happened, diag *why)
{
    bundle *b = r->b;
    buf sql = {0};
    write_question(r, connection_dialect(b->to), happened, &sql);
    question q = {.sql = sql.p, .clickhouse = sql.p, .row = take_row, .state = r};
    q.texts = values_among(b, &q.n_texts);
    status s = connection_visit(b->to, &q, why);
    buf_free(&sql);
    return s;
}

// A list that has none has no rows to point at.
static const stored_row *row_at(const row_list *list, size_t i)
{
    return list->p ? list->p + i : NULL;
}

static int compare_keys(const stored_row *a, const stored_row *b)
{
    int order = str_cmp(a->document, b->document);
    if (!order) order = str_cmp(a->key, b->key);
    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static int by_key(const void *a, const void *b)
{
    return compare_keys(*(stored_row *const *)a, *(stored_row *const *)b);
}

static stored_row **sort_by_key(arena *a, stored_row *rows, size_t n)
{
    stored_row **sorted = arena_array(a, stored_row *, n);
    for (size_t i = 0; i < n; i++) sorted[i] = &rows[i];
    qsort(sorted, n, sizeof *sorted, by_key);
    return sorted;
}

// Both are by key. Rows of records that are not wanted are passed by.
static void give_list(stored_row **records, size_t n, const row_list *list, size_t which)
{
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        stored_row *x = records[i];
        while (at < list->n && compare_keys(&list->p[at], x) < 0) at++;
        size_t first = at;
        while (at < list->n && compare_keys(&list->p[at], x) == 0) at++;
        x->lists[which] = row_at(list, first);
        x->n_list[which] = at - first;
    }
}

static status read_lists(bundle *b, const sql_table *t, bool happened, stored_row *rows, size_t n,
                         diag *why)
{
    if (!n || !t->n_lists) return ST_OK;
    stored_row **records = sort_by_key(&b->memory, rows, n);
    for (size_t i = 0; i < t->n_lists; i++) {
        reading r = {.b = b, .table = t, .list = &t->lists[i]};
        TRY(read_rows(&r, happened, why));
        give_list(records, n, &r.rows, i);
    }
    return ST_OK;
}

static status read_table(bundle *b, size_t which, diag *why)
{
    reading r = {.b = b, .table = &b->tables[which]};
    bool happened = b->need->happened && which == TABLE_EVENTS;
    TRY(read_rows(&r, happened, why));
    TRY(read_lists(b, r.table, happened, r.rows.p, r.rows.n, why));
    size_t at = 0;
    for (size_t i = 0; i < b->heads.n; i++) {
        stored_document *d = &b->documents[i];
        d->of[which] = row_at(&r.rows, at);
        size_t first = at;
        while (at < r.rows.n && str_eq(r.rows.p[at].document, d->row->key)) at++;
        d->n[which] = at - first;
    }
    return ST_OK;
}

// --- bundles

static status take_document(void *state, const statement *row, diag *why)
{
    bundle *b = state;
    (void)why;
    if (b->bytes > TEXTS_MOST) return ST_OK; // of the next bundle
    str id = str_copy(&b->memory, row_text(row, 0));
    *vec_push(&b->memory, &b->heads) =
        (stored_row){.document = id,
                     .key = id,
                     .cells = read_cells(b, &b->tables[TABLE_DOCUMENTS].leaves, row, 3)};
    *vec_push(&b->memory, &b->run_list) = str_copy(&b->memory, row_text(row, 1));
    *vec_push(&b->memory, &b->texts) = str_copy(&b->memory, row_text(row, 2));
    b->bytes += row_text(row, 2).n;
    return ST_OK;
}

// Those of b->ids, else the first ones behind `after`.
static status read_heads(bundle *b, str after, diag *why)
{
    buf sql = {0};
    dialect speaks = connection_dialect(b->to);
    bool batches = speaks == DIALECT_CLICKHOUSE;
    question q = {.texts = &after, .n_texts = 1, .row = take_document, .state = b};
    buf_add_c(&sql, "SELECT e.id, e.run, e.text");
    add_leaves(&b->tables[TABLE_DOCUMENTS].leaves, "e", &sql);
    sqlfrom_table(speaks, "documents", "e", &sql);
    if (b->ids) {
        add_among(b, "e.id", &sql);
        q.texts = values_among(b, &q.n_texts);
        buf_add_c(&sql, " ORDER BY e.id");
    } else {
        buf_add_format(&sql, "e.id > ?1 ORDER BY e.id LIMIT %d",
                       batches ? WALK_DOCUMENTS_OF_BATCHES : STORED_BUNDLE);
    }
    q.sql = q.clickhouse = sql.p;
    status s = connection_visit(b->to, &q, why);
    buf_free(&sql);
    return s;
}

// Rows are asked for of documents that are there alone.
static void set_ids(bundle *b)
{
    str *ids = arena_array(&b->memory, str, b->heads.n + 1);
    for (size_t i = 0; i < b->heads.n; i++) ids[i] = b->heads.p[i].key;
    b->ids = ids;
    b->n_ids = (int)b->heads.n;
}

static status read_bundle(bundle *b, str after, diag *why)
{
    TRY(read_heads(b, after, why));
    if (!b->heads.n) return ST_OK;
    if (b->ids) set_ids(b);
    TRY(read_lists(b, &b->tables[TABLE_DOCUMENTS], false, b->heads.p, b->heads.n, why));
    b->documents = arena_array(&b->memory, stored_document, b->heads.n);
    for (size_t i = 0; i < b->heads.n; i++)
        b->documents[i] = (stored_document){
            .row = &b->heads.p[i], .run = b->run_list.p[i], .text = b->texts.p[i]};
    for (size_t i = 0; i < TABLE_COUNT; i++)
        if (i != TABLE_DOCUMENTS && b->need->tables[i]) TRY(read_table(b, i, why));
    return ST_OK;
}

typedef struct {
    const connection *to;
    const sql_table *tables;
    const stored_need *need;
    status (*visit)(void *state, const stored_document *d, diag *why);
    void *state;
} stored_walk;

static bundle begin_bundle(const stored_walk *w)
{
    return (bundle){.to = w->to, .tables = w->tables, .need = w->need};
}

static void begin_again(const stored_walk *w, bundle *b)
{
    arena memory = b->memory;
    arena_reset(&memory);
    *b = begin_bundle(w);
    b->memory = memory;
}

static status visit_bundle(const stored_walk *w, const bundle *b, diag *why)
{
    for (size_t i = 0; i < b->heads.n; i++) TRY(w->visit(w->state, &b->documents[i], why));
    return ST_OK;
}

static status walk_all(const stored_walk *w, bundle *b, diag *why)
{
    buf last = {0};
    buf_add_c(&last, " "); // before any id
    status s = ST_OK;
    do {
        begin_again(w, b);
        s = read_bundle(b, buf_str(&last), why);
        if (s == ST_OK) s = visit_bundle(w, b, why);
        if (!b->heads.n) break;
        buf_clear(&last);
        buf_add(&last, b->heads.p[b->heads.n - 1].key);
    } while (s == ST_OK);
    buf_free(&last);
    return s;
}

// The ids of the chosen ones from number `at` on, as many as are asked for at once.
static void choose_ids(bundle *b, const stored_need *need, size_t at)
{
    bool batches = connection_dialect(b->to) == DIALECT_CLICKHOUSE;
    size_t n = need->n_documents - at, most = batches ? SQLFROM_LIST_MOST : STORED_BUNDLE;
    if (n > most) n = most;
    str *ids = arena_array(&b->memory, str, n);
    for (size_t i = 0; i < n; i++) {
        char id[HASH_HEX_SIZE];
        hash_hex(need->documents[at + i], id);
        ids[i] = str_copy(&b->memory, str_of(id));
    }
    b->ids = ids;
    b->n_ids = (int)n;
}

// How many of the chosen ones are done with a bundle: all but those that its texts left no room
// for.
static size_t count_done(const bundle *b, const str *asked, size_t n)
{
    if (b->bytes <= TEXTS_MOST || !b->heads.n) return n;
    size_t done = 0;
    while (done < n && str_cmp(asked[done], b->heads.p[b->heads.n - 1].key) <= 0) done++;
    return done;
}

static status walk_chosen(const stored_walk *w, bundle *b, diag *why)
{
    status s = ST_OK;
    for (size_t at = 0; at < w->need->n_documents && s == ST_OK;) {
        begin_again(w, b);
        choose_ids(b, w->need, at);
        const str *asked = b->ids;
        size_t n = (size_t)b->n_ids;
        s = read_bundle(b, STR_NONE, why);
        if (s == ST_OK) s = visit_bundle(w, b, why);
        at += count_done(b, asked, n);
    }
    return s;
}

status stored_each(const connection *c, const sql_table *tables, const stored_need *need,
                   status (*visit)(void *state, const stored_document *d, diag *why), void *state,
                   diag *why)
{
    stored_walk w = {c, tables, need, visit, state};
    bundle b = begin_bundle(&w);
    status s = need->chosen ? walk_chosen(&w, &b, why) : walk_all(&w, &b, why);
    arena_free(&b.memory);
    return s;
}

status stored_one(const connection *c, const sql_table *tables, const stored_need *need, str id,
                  status (*visit)(void *state, const stored_document *d, diag *why), void *state,
                  diag *why)
{
    stored_walk w = {c, tables, need, visit, state};
    bundle b = begin_bundle(&w);
    b.ids = &id;
    b.n_ids = 1;
    status s = read_bundle(&b, STR_NONE, why);
    if (s == ST_OK) s = visit_bundle(&w, &b, why);
    arena_free(&b.memory);
    return s;
}
