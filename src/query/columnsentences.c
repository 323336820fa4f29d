#include "query/columnsentences.h"

#include "store/sqlitewords.h"

#include <stdlib.h>

// Begin and end of an event's sentence, in bytes of its document's text; both 0: not known.
typedef struct {
    uint32_t begin, end;
} bytes;

typedef struct {
    const sentence_events *of;
    word_cutter *cutter;
    arena memory;
    uint32_t *list, *at; // columnsentences_by_document
    bytes *sentences;    // [n]
    buf last_id;         // of the document whose sentences come, which come together
    uint32_t last;       // its number; n_documents: it has none
    VEC(size_t) places;  // of the text that is counted
    VEC(uint32_t) numbers;
    const column_words *out;
} reading;

void columnsentences_by_document(const uint32_t *document, size_t n, size_t n_documents,
                                 uint32_t *list, uint32_t *at)
{
    for (size_t i = 0; i <= n_documents; i++) at[i] = 0;
    for (size_t i = 0; i < n; i++) at[document[i]]++;
    for (size_t i = 0, sum = 0; i <= n_documents; i++) { // where they end
        sum += at[i];
        at[i] = (uint32_t)sum;
    }
    for (size_t i = n; i-- > 0;) list[--at[document[i]]] = (uint32_t)i;
}

// --- where sentences stand

static uint32_t number_of(reading *r, str id)
{
    if (str_eq(buf_str(&r->last_id), id) && id.n) return r->last;
    buf_clear(&r->last_id);
    buf_add(&r->last_id, id);
    if (!map_find_number(r->of->documents, id, &r->last)) r->last = (uint32_t)r->of->n_documents;
    return r->last;
}

static status take_sentence(void *state, const statement *row, diag *why)
{
    reading *r = state;
    uint32_t number = number_of(r, row_text(row, 0));
    int64_t sentence = row_integer(row, 1), begin = row_integer(row, 2), end = row_integer(row, 3);
    (void)why;
    if (number >= r->of->n_documents || begin < 0 || end <= begin || end > UINT32_MAX) return ST_OK;
    for (uint32_t i = r->at[number]; i < r->at[number + 1]; i++)
        if (r->of->sentence[r->list[i]] == sentence)
            r->sentences[r->list[i]] = (bytes){(uint32_t)begin, (uint32_t)end};
    return ST_OK;
}

// --- which words they have

static int compare_places(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static uint32_t number_at(const reading *r, size_t place)
{
    const size_t *at = bsearch(&place, r->places.p, r->places.n, sizeof place, compare_places);
    return at ? r->numbers.p[at - r->places.p] : WORD_SPLIT;
}

static void set_words(const reading *r, uint32_t event)
{
    const bytes *s = &r->sentences[event];
    uint32_t begin = number_at(r, s->begin), end = number_at(r, s->end);
    if (!s->end || begin > UINT16_MAX || end == WORD_SPLIT || end - begin > UINT8_MAX) return;
    r->out->words_at[event] = (uint16_t)begin;
    r->out->n_words[event] = (uint8_t)(end - begin);
}

static status take_text(void *state, const statement *row, diag *why)
{
    reading *r = state;
    int64_t number = row_integer(row, 0);
    (void)why;
    if (number < 0 || (size_t)number >= r->of->n_documents) return ST_OK;
    const uint32_t *events = r->list + r->at[number];
    size_t n = r->at[number + 1] - r->at[number];
    r->places.n = r->numbers.n = 0;
    for (size_t i = 0; i < n; i++) {
        const bytes *s = &r->sentences[events[i]];
        if (!s->end) continue;
        *vec_push(&r->memory, &r->places) = s->begin;
        *vec_push(&r->memory, &r->places) = s->end;
    }
    if (!r->places.n) return ST_OK;
    qsort(r->places.p, r->places.n, sizeof *r->places.p, compare_places);
    while (r->numbers.n < r->places.n) *vec_push(&r->memory, &r->numbers) = 0;
    sqlitewords_number(r->cutter, row_text(row, 1), r->places.p, r->places.n, r->numbers.p);
    for (size_t i = 0; i < n; i++) set_words(r, events[i]);
    return ST_OK;
}

static status read(reading *r, diag *why)
{
    const columnread *own = r->of->own;
    TRY(columnread_visit(own, "SELECT document, sentence, span_begin, span_end FROM sentences",
                         " WHERE document IN " COLUMNREAD_ASKED, "", take_sentence, r, why));
    return columnread_visit(own, "SELECT number, text FROM documents",
                            " WHERE id IN " COLUMNREAD_ASKED, "", take_text, r, why);
}

status columnsentences_read(const sentence_events *e, const column_words *out, diag *why)
{
    reading r = {.of = e, .out = out, .last = UINT32_MAX};
    if (!e->n) return ST_OK;
    r.cutter = sqlitewords_open();
    if (!r.cutter) return diag_set(why, ST_STORE, NULL, 0, 0, "SQLite has no FTS5");
    r.list = arena_array(&r.memory, uint32_t, e->n);
    r.at = arena_array(&r.memory, uint32_t, e->n_documents + 1);
    r.sentences = arena_array(&r.memory, bytes, e->n);
    columnsentences_by_document(e->document, e->n, e->n_documents, r.list, r.at);
    status s = read(&r, why);
    sqlitewords_close(r.cutter);
    buf_free(&r.last_id);
    arena_free(&r.memory);
    return s;
}
