#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "ledger/factread.h"
#include "link/cardbytes.h"
#include "link/merger.h"
#include "link/period.h"
#include "store/documentwalk.h"
#include "store/tablerow.h"
#include "upkeep/verifypart.h"

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
    buf text;              // of the document
    VEC(span) sentences;   // of it, by number
    buf id;                // of the row
    arena memory, scratch; // of all; of a document
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
    fact x;
    diag wrong = {0};
    str json = value_of(t, row, "fact");
    if (factread_line(json, "", 0, &k->scratch, &x, &wrong) == ST_OK) return ST_OK;
    return verify_tell(k->v, VERIFY_FACT, t->name, key_of(k, t, row), why, "%.200s", wrong.message);
}

// --- values

static bool is_plain(str text)
{
    return utf8_valid(text) && str_find_byte(text, '\0', 0) == SIZE_MAX;
}

// A date, or what a text says in place of one ("PAST_REF", "P3W").
static bool is_date(str text)
{
    return !text.n || !ascii_is_digit(text.p[0]) || period_read(text).known;
}

static status check_words(text_check *k, const table_shape *t, const statement *row, diag *why)
{
    for (size_t i = 0; i < t->n; i++) {
        int at = (int)i + 1;
        str name = t->columns[i].name;
        if (t->columns[i].type != CELL_OF_TEXT || row_is_null(row, at)) continue;
        str text = row_text(row, at);
        bool dated = str_eq(name, STR("date_value")) || str_eq(name, STR("published_value"));
        const char *wrong = is_plain(text)     ? NULL
                            : utf8_valid(text) ? "has a NUL byte"
                                               : "is not valid UTF-8";
        if (!wrong && dated && !is_date(text)) wrong = "is no date";
        if (wrong)
            TRY(verify_tell(k->v, VERIFY_VALUE, t->name, key_of(k, t, row), why, "%.*s %s",
                            STR_ARG(name), wrong));
    }
    return ST_OK;
}

// --- sentences

// What stands in a sentence lies in it, and an event has its words.
static status check_sentence(text_check *k, const table_shape *t, const statement *row,
                             const char *prefix, diag *why)
{
    char begin_name[32], end_name[32];
    snprintf(begin_name, sizeof begin_name, "%sspan_begin", prefix);
    snprintf(end_name, sizeof end_name, "%sspan_end", prefix);
    int64_t number = row_integer(row, (int)tablelist_column(t, STR("sentence")) + 1);
    int64_t begin = row_integer(row, (int)tablelist_column(t, str_of(begin_name)) + 1);
    int64_t end = row_integer(row, (int)tablelist_column(t, str_of(end_name)) + 1);
    if (number < 0 || number >= (int64_t)k->sentences.n) return ST_OK; // told as a reference
    span s = k->sentences.p[number];
    if (begin < s.begin || end > s.end)
        return verify_tell(k->v, VERIFY_SPAN, t->name, key_of(k, t, row), why,
                           "%s %lld to %lld lies outside its sentence, %u to %u", begin_name,
                           (long long)begin, (long long)end, s.begin, s.end);
    if (!str_eq(t->name, STR("events"))) return ST_OK;
    str there = str_sub(buf_str(&k->text), s.begin, s.end), words = value_of(t, row, "text");
    if (str_eq(there, words)) return ST_OK;
    return verify_tell(k->v, VERIFY_SPAN, t->name, key_of(k, t, row), why,
                       "text is \"%.*s\", the sentence is \"%.*s\"",
                       STR_ARG(utf8_cut(words, QUOTED_MOST)),
                       STR_ARG(utf8_cut(there, QUOTED_MOST)));
}

static void keep_sentence(text_check *k, const table_shape *t, const statement *row)
{
    int64_t begin = row_integer(row, (int)tablelist_column(t, STR("span_begin")) + 1);
    int64_t end = row_integer(row, (int)tablelist_column(t, STR("span_end")) + 1);
    bool inside = begin >= 0 && begin <= end && end <= (int64_t)k->text.n;
    *vec_push(&k->scratch, &k->sentences) =
        inside ? (span){(uint32_t)begin, (uint32_t)end} : (span){0, 0};
}

// --- documents

static status begin_document(text_check *k, const table_shape *t, const statement *row, diag *why)
{
    str text = value_of(t, row, "text");
    k->v->documents++;
    arena_reset(&k->scratch);
    k->sentences.p = NULL;
    k->sentences.n = k->sentences.cap = 0;
    buf_clear(&k->text);
    buf_add(&k->text, text);
    if (str_eq(value_of(t, row, "content_hash"), hash_id(&k->scratch, text))) return ST_OK;
    return verify_tell(k->v, VERIFY_TEXT, t->name, key_of(k, t, row), why,
                       "the text is not the one that was coded: its hash is %.*s",
                       STR_ARG(hash_id(&k->scratch, text)));
}

static status visit(void *state, size_t query, const statement *row, diag *why)
{
    text_check *k = state;
    const checked_table *x = &k->tables[query];
    const table_shape *t = x->table;
    TRY(check_words(k, t, row, why));
    if (str_eq(t->name, STR("documents"))) TRY(begin_document(k, t, row, why));
    if (str_eq(t->name, STR("events"))) k->v->events++;
    if (str_eq(t->name, STR("event_cards"))) return check_card(k, t, row, why);
    if (str_eq(t->name, STR("document_sketches"))) return check_sketch(k, t, row, why);
    if (str_eq(t->name, STR("facts"))) return check_fact(k, t, row, why);
    for (size_t i = 0; i < x->n; i++) TRY(check_span(k, t, &x->spans[i], row, why));
    if (str_eq(t->name, STR("sentences"))) keep_sentence(k, t, row);
    if (str_eq(t->name, STR("mentions"))) TRY(check_sentence(k, t, row, "", why));
    if (str_eq(t->name, STR("events"))) TRY(check_sentence(k, t, row, "trigger_", why));
    return ST_OK;
}

status verifytext_run(const connection *c, const table_list *tables, verification *v, diag *why)
{
    text_check k = {.v = v};
    const char **sql = arena_array(&k.memory, const char *, tables->n);
    k.tables = arena_array(&k.memory, checked_table, tables->n);
    for (size_t i = 0; i < tables->n; i++) {
        const table_shape *t = &tables->p[i];
        bool own = t->owner != ROW_OF_STORE || str_eq(t->name, STR("documents"));
        checked_table *x = &k.tables[k.n];
        *x = (checked_table){.table = t};
        find_spans(x, &k.memory);
        if (own && !t->made) sql[k.n++] = tablerow_query(t, connection_dialect(c), &k.memory);
    }
    document_walk w = {.sql = sql, .n = k.n, .row = visit, .state = &k, .known = true};
    status s = documentwalk_run(c, &w, why);
    buf_free(&k.text);
    buf_free(&k.id);
    arena_free(&k.memory);
    arena_free(&k.scratch);
    return s;
}
