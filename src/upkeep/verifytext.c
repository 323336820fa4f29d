#include "upkeep/verifytext.h"

#include "base/json_reader.h"
#include "base/utf8.h"
#include "link/cardbytes.h"
#include "link/merger.h"
#include "store/documentwalk.h"
#include "store/tablerow.h"

#include <stdio.h>

#define QUOTED_MOST 60 // bytes of words that are shown

// A span of a table's rows: columns of its begin and end, and of the words that stand there.
typedef struct {
    size_t begin, end, words; // words: table->n when no column has them
} span_columns;

#define SPANS_MAX 8 // of a table; mentions have four

typedef struct {
    const table_shape *table;
    span_columns spans[SPANS_MAX]; // [n]
    size_t n;
} checked_table;

typedef struct {
    verification *v;
    checked_table *tables; // [n] of the walk's queries
    size_t n;
    buf text; // of the document
    buf id;   // of the row
    arena memory;
} text_check;

static const char *name_of(const table_shape *t, size_t column_at)
{
    return t->columns[column_at].name.p;
}

// "trigger_span_begin" has its end beside it, and its words in "trigger_text"; a link's words have
// a name of their own.
static void find_spans(checked_table *t, arena *a)
{
    static const str BEGIN = {"span_begin", 10};
    const table_shape *s = t->table;
    for (size_t i = 0; i < s->n && t->n < SPANS_MAX; i++) {
        str name = s->columns[i].name;
        if (!str_ends(name, BEGIN)) continue;
        buf other = {0};
        str prefix = str_sub(name, 0, name.n - BEGIN.n);
        span_columns *x = &t->spans[t->n++];
        x->begin = i;
        buf_add_format(&other, "%.*sspan_end", STR_ARG(prefix));
        x->end = tablelist_column(s, str_copy(a, buf_str(&other)));
        buf_clear(&other);
        buf_add_format(&other, "%.*stext", STR_ARG(prefix));
        x->words = tablelist_column(s, buf_str(&other));
        if (!prefix.n && x->words == s->n) x->words = tablelist_column(s, STR("words"));
        buf_free(&other);
    }
}

static str key_of(text_check *k, const table_shape *t, const statement *row)
{
    buf_clear(&k->id);
    for (size_t i = 0; i < t->n_keys; i++) {
        if (i) buf_add_byte(&k->id, '/');
        buf_add(&k->id, row_text(row, (int)t->keys[i] + 1));
    }
    return buf_str(&k->id);
}

// --- spans

static status check_span(text_check *k, const table_shape *t, const span_columns *x,
                         const statement *row, diag *why)
{
    int begin_at = (int)x->begin + 1, end_at = (int)x->end + 1, words_at = (int)x->words + 1;
    if (row_is_null(row, begin_at) && row_is_null(row, end_at)) return ST_OK;
    int64_t begin = row_integer(row, begin_at), end = row_integer(row, end_at);
    if (begin < 0 || end < begin || end > (int64_t)k->text.n)
        return verify_tell(k->v, VERIFY_SPAN, t->name, key_of(k, t, row), why,
                           "%s %lld to %lld lies outside its text of %zu bytes",
                           name_of(t, x->begin), (long long)begin, (long long)end, k->text.n);
    if (x->words == t->n || row_is_null(row, words_at)) return ST_OK;
    str there = str_sub(buf_str(&k->text), (size_t)begin, (size_t)end);
    str words = row_text(row, words_at);
    if (str_eq(there, words)) return ST_OK;
    return verify_tell(k->v, VERIFY_SPAN, t->name, key_of(k, t, row), why,
                       "%s is \"%.*s\", the text has \"%.*s\" there", name_of(t, x->words),
                       STR_ARG(utf8_cut(words, QUOTED_MOST)),
                       STR_ARG(utf8_cut(there, QUOTED_MOST)));
}

// --- bytes and facts

static str value_of(const table_shape *t, const statement *row, const char *column_name)
{
    return row_text(row, (int)tablelist_column(t, str_of(column_name)) + 1);
}

static status check_card(text_check *k, const table_shape *t, const statement *row, diag *why)
{
    event_card card;
    str bytes = row_bytes(row, (int)tablelist_column(t, STR("card")) + 1);
    bool good = cardbytes_read(bytes, &card);
    if (!good)
        return verify_tell(k->v, VERIFY_CARD, t->name, value_of(t, row, "event"), why,
                           "the card cannot be read");
    int64_t block = row_integer(row, (int)tablelist_column(t, STR("block")) + 1);
    if (block == (int64_t)merger_block(&card)) return ST_OK;
    return verify_tell(k->v, VERIFY_CARD, t->name, value_of(t, row, "event"), why,
                       "the card lies in block %lld and belongs in %lld", (long long)block,
                       (long long)merger_block(&card));
}

static status check_sketch(text_check *k, const table_shape *t, const statement *row, diag *why)
{
    text_sketch sketch;
    str bytes = row_bytes(row, (int)tablelist_column(t, STR("sketch")) + 1);
    if (sketchbytes_read(bytes, &sketch)) return ST_OK;
    return verify_tell(k->v, VERIFY_CARD, t->name, value_of(t, row, "document"), why,
                       "the sketch cannot be read");
}

static status check_fact(text_check *k, const table_shape *t, const statement *row, diag *why)
{
    json_reader r = json_read(value_of(t, row, "fact"));
    bool good = json_next(&r) == JSON_BEGIN_OBJECT && json_skip(&r) && json_next(&r) == JSON_END;
    if (good) return ST_OK;
    return verify_tell(k->v, VERIFY_FACT, t->name, key_of(k, t, row), why,
                       "the fact is no JSON object");
}

// --- documents

static status visit(void *state, size_t query, const statement *row, diag *why)
{
    text_check *k = state;
    const checked_table *x = &k->tables[query];
    const table_shape *t = x->table;
    if (str_eq(t->name, STR("documents"))) {
        k->v->documents++;
        buf_clear(&k->text);
        buf_add(&k->text, value_of(t, row, "text"));
        return ST_OK;
    }
    if (str_eq(t->name, STR("events"))) k->v->events++;
    if (str_eq(t->name, STR("event_cards"))) return check_card(k, t, row, why);
    if (str_eq(t->name, STR("document_sketches"))) return check_sketch(k, t, row, why);
    if (str_eq(t->name, STR("facts"))) return check_fact(k, t, row, why);
    for (size_t i = 0; i < x->n; i++) TRY(check_span(k, t, &x->spans[i], row, why));
    return ST_OK;
}

status verifytext_run(const connection *c, const table_list *tables, verification *v, diag *why)
{
    text_check k = {.v = v};
    const char **sql = arena_array(&k.memory, const char *, tables->n);
    k.tables = arena_array(&k.memory, checked_table, tables->n);
    for (size_t i = 0; i < tables->n; i++) {
        const table_shape *t = &tables->p[i];
        bool own = str_in_list(t->name, "documents|event_cards|document_sketches|facts", '|');
        checked_table *x = &k.tables[k.n];
        *x = (checked_table){.table = t};
        find_spans(x, &k.memory);
        if (own || x->n) sql[k.n++] = tablerow_query(t, &k.memory);
    }
    document_walk w = {.sql = sql, .n = k.n, .row = visit, .state = &k};
    status s = documentwalk_run(c, &w, why);
    buf_free(&k.text);
    buf_free(&k.id);
    arena_free(&k.memory);
    return s;
}
