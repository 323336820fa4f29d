#include "query/wordevents.h"

#include "query/searchpage.h"

#include <stdlib.h>
#include <string.h>

#define FEW_PLACES    8    // of a word in a document: most words have fewer
#define ASKED_AT_ONCE 1000 // events whose sentences are looked at

typedef struct {
    const eventcolumns *x;
    arena *a;
    uint64_t *bits;
    VEC(uint32_t) places;  // of the words in a document: how many words, then their numbers
    VEC(uint32_t) unknown; // events of which it cannot be told
} finding;

static void set(const finding *f, size_t event)
{
    f->bits[event / 64] |= (uint64_t)1 << event % 64;
}

// --- by the numbers of words

// Does one of places[0..n), which ascend, lie in [low, low + more]?
static bool is_one_between(const uint32_t *places, size_t n, uint32_t low, uint32_t more)
{
    bool found = false;
    while (n > FEW_PLACES) { // the first of them that may is among the n
        size_t half = n / 2;
        bool behind = places[half] < low;
        places += behind ? half : 0;
        n = behind ? n - half : half + 1;
    }
    for (size_t i = 0; i < n; i++) found |= places[i] - low <= more;
    return found;
}

static void look_at(finding *f, const column_sentence *s)
{
    uint32_t length = f->places.p[0], low = s->words_at, n = s->n_words;
    if (!n) {
        *vec_push(f->a, &f->unknown) = s->event;
        return;
    }
    if (length <= n && is_one_between(f->places.p + 1, f->places.n - 1, low, n - length))
        set(f, s->event);
}

static status take_document(void *state, const statement *row, diag *why)
{
    finding *f = state;
    int64_t number = row_integer(row, 0);
    str places = row_bytes(row, 1);
    size_t n = places.n / sizeof *f->places.p;
    (void)why;
    if (number < 0 || (size_t)number >= f->x->n_documents || n < 2) return ST_OK;
    f->places.n = 0;
    while (f->places.n < n) *vec_push(f->a, &f->places) = 0;
    memcpy(f->places.p, places.p, n * sizeof *f->places.p);
    const uint32_t *at = f->x->document_at + number;
    for (uint32_t i = at[0]; i < at[1]; i++) look_at(f, &f->x->by_document[i]);
    return ST_OK;
}

static status ask_index(finding *f, const connection *c, str words, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, f->a, c);
    buf_add_format(&w.sql,
                   "SELECT rowid, word_places(document_search, 1) FROM document_search"
                   " WHERE document_search MATCH ?%d",
                   eventquerysql_value(&w, eventquerysql_phrase(&w, words)));
    status s = searchpage_ask(c, &w, take_document, f, why);
    buf_free(&w.sql);
    return s;
}

// --- by their sentences

void wordevents_rows(const eventcolumns *x, const uint32_t *events, size_t n, buf *sql)
{
    for (size_t i = 0; i < n; i++)
        buf_add_format(sql, "%s%lu", i ? "," : "", (unsigned long)x->of.row[events[i]]);
}

typedef struct {
    finding *f;
    const uint32_t *events; // [n] by row
    size_t n, at;
} asking;

static status take_row(void *state, const statement *row, diag *why)
{
    asking *k = state;
    const uint32_t *rows = k->f->x->of.row;
    int64_t number = row_integer(row, 0);
    (void)why;
    while (k->at < k->n && rows[k->events[k->at]] < number) k->at++;
    if (k->at < k->n && rows[k->events[k->at]] == number) set(k->f, k->events[k->at]);
    return ST_OK;
}

static status ask_sentences(asking *k, const connection *c, str words, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, k->f->a, c);
    buf_add_c(&w.sql, "SELECT e.rowid FROM events e WHERE e.rowid IN (");
    wordevents_rows(k->f->x, k->events, k->n, &w.sql);
    buf_add_format(&w.sql, ") AND words_in(e.text, ?%d) ORDER BY e.rowid",
                   eventquerysql_value(&w, words));
    status s = searchpage_ask(c, &w, take_row, k, why);
    buf_free(&w.sql);
    return s;
}

static int by_row(const void *a, const void *b, void *columns)
{
    const eventcolumns *x = columns;
    uint32_t one = x->of.row[*(const uint32_t *)a], other = x->of.row[*(const uint32_t *)b];
    return (one > other) - (one < other);
}

static status ask_for_unknown(finding *f, const connection *c, str words, diag *why)
{
    size_t n = f->unknown.n;
    if (n) qsort_r(f->unknown.p, n, sizeof *f->unknown.p, by_row, (void *)(uintptr_t)f->x);
    for (size_t at = 0; at < n; at += ASKED_AT_ONCE) {
        asking k = {.f = f, .events = f->unknown.p + at};
        k.n = n - at < ASKED_AT_ONCE ? n - at : ASKED_AT_ONCE;
        TRY(ask_sentences(&k, c, words, why));
    }
    return ST_OK;
}

status wordevents_find(const connection *c, const eventcolumns *x, str words, arena *a,
                       uint64_t *bits, diag *why)
{
    finding f = {.x = x, .a = a, .bits = bits};
    TRY(ask_index(&f, c, words, why));
    return ask_for_unknown(&f, c, words, why);
}
