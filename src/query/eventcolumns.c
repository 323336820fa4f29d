#include "query/eventcolumns.h"

#include "query/columnread.h"

#include <string.h>

// --- texts

uint32_t columntexts_number(arena *a, column_texts *t, str text)
{
    bool added;
    map_entry *e = map_find(&t->numbers, text);
    if (e) return e->value.number;
    if (!t->texts.n) *vec_push(a, &t->texts) = STR_NONE;
    str kept = str_copy(a, text);
    e = map_add(&t->numbers, a, kept, &added);
    e->value.number = (uint32_t)t->texts.n;
    *vec_push(a, &t->texts) = kept;
    return e->value.number;
}

// n elements and room for some more.
static void *copy_list(arena *a, const void *p, size_t n, size_t cap, size_t size)
{
    void *to = arena_alloc_array(a, size, cap);
    if (n) memcpy(to, p, n * size);
    return to;
}

static size_t room_for(size_t n)
{
    return n + n / 8 + 16;
}

static map copy_numbers(arena *a, const column_texts *from, const str *texts)
{
    map m = from->numbers;
    m.cap = room_for(m.n);
    m.entries = copy_list(a, from->numbers.entries, m.n, m.cap, sizeof *m.entries);
    m.slots = copy_list(a, from->numbers.slots, m.n_slots, m.n_slots, sizeof *m.slots);
    for (size_t i = 0; i < m.n; i++) m.entries[i].key = texts[m.entries[i].value.number];
    return m;
}

static column_texts copy_texts(arena *a, const column_texts *from)
{
    column_texts to = {0};
    size_t n = from->texts.n, bytes = 0, cap = room_for(n);
    if (!n) return to;
    for (size_t i = 0; i < n; i++) bytes += from->texts.p[i].n;
    char *at = arena_alloc(a, bytes);
    str *texts = arena_array(a, str, cap);
    for (size_t i = 1; i < n; i++) {
        str text = from->texts.p[i];
        if (text.n) memcpy(at, text.p, text.n);
        texts[i] = (str){at, text.n};
        at += text.n;
    }
    to.texts.p = texts;
    to.texts.n = n;
    to.texts.cap = cap;
    to.numbers = copy_numbers(a, from, texts);
    return to;
}

// The part of the old text as a part of its copy.
static str moved(str part, str from, str to)
{
    return part.n ? (str){to.p + (part.p - from.p), part.n} : STR_NONE;
}

// A list as it is in `from`.
#define KEEP_LIST(list)                                                                            \
    do {                                                                                           \
        to->list.n = from->list.n;                                                                 \
        to->list.cap = room_for(from->list.n);                                                     \
        to->list.p =                                                                               \
            copy_list(&to->memory, from->list.p, to->list.n, to->list.cap, sizeof *to->list.p);    \
    } while (0)

static void keep_sides(const eventcolumns *from, eventcolumns *to)
{
    const str *old = from->side_texts.texts.p, *texts = to->side_texts.texts.p;
    KEEP_LIST(side_list);
    for (size_t i = 0; i < to->side_list.n; i++) {
        column_side *side = &to->side_list.p[i];
        side->code = moved(side->code, old[i], texts[i]);
    }
}

static void keep_pairs(const eventcolumns *from, eventcolumns *to)
{
    const str *old = from->pair_texts.texts.p, *texts = to->pair_texts.texts.p;
    KEEP_LIST(pair_list);
    for (size_t i = 0; i < to->pair_list.n; i++) {
        column_pair *pair = &to->pair_list.p[i];
        str *const parts[] = {&pair->source, &pair->target, &pair->source_code, &pair->target_code};
        for (size_t k = 0; k < 4; k++) *parts[k] = moved(*parts[k], old[i], texts[i]);
    }
}

void eventcolumns_keep_texts(const eventcolumns *from, eventcolumns *to)
{
    const column_texts *const old[] = {&from->dates,      &from->types,     &from->scores,
                                       &from->countries,  &from->places,    &from->parties,
                                       &from->dyads,      &from->outlets,   &from->published,
                                       &from->side_texts, &from->pair_texts};
    column_texts *const new[] = {&to->dates,     &to->types,      &to->scores,    &to->countries,
                                 &to->places,    &to->parties,    &to->dyads,     &to->outlets,
                                 &to->published, &to->side_texts, &to->pair_texts};
    for (size_t i = 0; i < sizeof new / sizeof *new; i++) *new[i] = copy_texts(&to->memory, old[i]);
    KEEP_LIST(score_list);
    keep_sides(from, to);
    keep_pairs(from, to);
}

// --- documents

size_t eventcolumns_documents(const eventcolumns *x, str *first, str *last)
{
    size_t n = 0;
    *first = *last = STR_NONE;
    for (size_t i = 0; i < x->n_documents; i++) {
        if (!x->document_prints[i]) continue;
        n++;
        if (!x->published_at[i]) continue;
        str day = x->published.texts.p[x->published_at[i]];
        if (!first->n || str_cmp(day, *first) < 0) *first = day;
        if (!last->n || str_cmp(day, *last) > 0) *last = day;
    }
    return n;
}

// --- columns

status eventcolumns_read(const connection *c, eventcolumns **out, diag *why)
{
    *out = NULL;
    if (connection_dialect(c) != DIALECT_SQLITE) return ST_OK;
    eventcolumns *x = mem_alloc(sizeof *x);
    *x = (eventcolumns){0};
    columnread r = {.db = c, .x = x};
    status s = changemark_read(c, &x->mark, why);
    if (s == ST_OK) s = columnread_run(&r, why);
    columnread_end(&r);
    if (s != ST_OK || r.too_many) {
        eventcolumns_free(x);
        return s;
    }
    *out = x;
    return ST_OK;
}

void eventcolumns_free(eventcolumns *x)
{
    if (!x) return;
    arena_free(&x->memory);
    mem_free(x);
}
