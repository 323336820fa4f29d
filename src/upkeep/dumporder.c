#include "upkeep/dumporder.h"

#include <stdio.h>

static void begin(dump_order *o)
{
    if (o->keys) return;
    size_t n = o->tables->n;
    o->keys = arena_alloc_array(&o->memory, sizeof *o->keys, n);
    o->known = arena_array(&o->memory, bool, n);
    o->texts = arena_array(&o->memory, buf, n);
}

void dumporder_free(dump_order *o)
{
    for (size_t i = 0; o->texts && i < o->tables->n; i++) buf_free(&o->texts[i]);
    arena_free(&o->memory);
    arena_free(&o->scratch);
}

static str text_of(const dump_line *x, const char *column)
{
    return x->values[tablelist_column(x->table, str_of(column))].text;
}

static bool is_documents(const table_shape *t)
{
    return str_eq(t->name, STR("documents"));
}

static bool is_of_documents(const table_shape *t)
{
    return t->owner != ROW_OF_STORE || is_documents(t);
}

// --- order

static int compare(const cell *a, const cell *b)
{
    if (a->kind == CELL_TEXT || a->kind == CELL_BYTES) return str_cmp(a->text, b->text);
    return a->integer < b->integer ? -1 : a->integer > b->integer;
}

static bool rises(const dump_order *o, size_t at, const dump_line *x)
{
    const table_shape *t = x->table;
    int order = -1;
    if (!o->known[at]) return true;
    for (size_t i = 0; i < t->n_keys; i++) {
        order = compare(&o->keys[at][i], &x->values[t->keys[i]]);
        if (order) break;
    }
    return order < 0;
}

static void keep_keys(dump_order *o, size_t at, const dump_line *x)
{
    const table_shape *t = x->table;
    buf *bytes = &o->texts[at];
    size_t ends[TABLE_KEYS_MAX];
    buf_clear(bytes);
    for (size_t i = 0; i < t->n_keys; i++) {
        buf_add(bytes, x->values[t->keys[i]].text);
        ends[i] = bytes->n;
    }
    for (size_t i = 0, from = 0; i < t->n_keys; from = ends[i++]) {
        o->keys[at][i] = x->values[t->keys[i]];
        o->keys[at][i].text = str_sub(buf_str(bytes), from, ends[i]);
    }
    o->known[at] = true;
}

static status check_order(dump_order *o, size_t at, const dump_line *x, diag *why)
{
    const table_shape *t = x->table;
    bool back = is_documents(t) && is_of_documents(&o->tables->p[o->last]);
    if (at < o->last && !back)
        return diag_set(why, ST_FORMAT, NULL, 0, 0, "rows of %.*s stand before those of %.*s",
                        STR_ARG(t->name), STR_ARG(o->tables->p[o->last].name));
    if (!rises(o, at, x))
        return diag_set(why, ST_FORMAT, NULL, 0, 0,
                        "%.*s: the row is there already, or not in its place", STR_ARG(t->name));
    return ST_OK;
}

// --- what rows hang on

static str mention_key(dump_order *o, const dump_line *x)
{
    char digits[24];
    size_t at = tablelist_column(x->table, STR("mention"));
    snprintf(digits, sizeof digits, "%lld", (long long)x->values[at].integer);
    return str_copy(&o->scratch, str_of(digits));
}

static status begin_document(dump_order *o, const dump_line *x, diag *why)
{
    if (!map_find(&o->runs, text_of(x, "run")))
        return diag_set(why, ST_FORMAT, NULL, 0, 0, "a document of a run that is not there");
    arena_reset(&o->scratch);
    o->events = o->links = o->mentions = (map){0};
    o->document = str_copy(&o->scratch, text_of(x, "id"));
    o->new_document = true;
    for (size_t i = 0; i < o->tables->n; i++)
        if (o->tables->p[i].owner != ROW_OF_STORE) o->known[i] = false;
    return ST_OK;
}

// False when the row is of something that is not there.
static bool belongs(dump_order *o, const dump_line *x)
{
    const table_shape *t = x->table;
    if (t->owner == ROW_OF_STORE) return true;
    str owner = x->values[t->owner_column].text;
    switch (t->owner) {
    case ROW_OF_STORE: return true;
    case ROW_OF_DOCUMENT: return o->document.p && str_eq(owner, o->document);
    case ROW_OF_EVENT: return map_find(&o->events, owner) != NULL;
    case ROW_OF_LINK: return map_find(&o->links, owner) != NULL;
    case ROW_OF_MENTION:
        return o->document.p && str_eq(owner, o->document) &&
               map_find(&o->mentions, mention_key(o, x)) != NULL;
    }
    return false;
}

static void remember(dump_order *o, const dump_line *x)
{
    str name = x->table->name;
    if (str_eq(name, STR("runs")))
        map_add(&o->runs, &o->memory, str_copy(&o->memory, text_of(x, "id")), NULL);
    if (str_eq(name, STR("events")))
        map_add(&o->events, &o->scratch, str_copy(&o->scratch, text_of(x, "id")), NULL);
    if (str_eq(name, STR("links")))
        map_add(&o->links, &o->scratch, str_copy(&o->scratch, text_of(x, "id")), NULL);
    if (str_eq(name, STR("mentions"))) map_add(&o->mentions, &o->scratch, mention_key(o, x), NULL);
}

status dumporder_check(dump_order *o, const dump_line *x, diag *why)
{
    size_t at = (size_t)(x->table - o->tables->p);
    begin(o);
    o->new_document = false;
    TRY(check_order(o, at, x, why));
    if (is_documents(x->table)) TRY(begin_document(o, x, why));
    if (!belongs(o, x))
        return diag_set(why, ST_FORMAT, NULL, 0, 0,
                        "%.*s: the row is of something that does not stand before it",
                        STR_ARG(x->table->name));
    if (!is_of_documents(x->table)) o->document = STR_NONE;
    keep_keys(o, at, x);
    remember(o, x);
    o->last = at;
    return ST_OK;
}
