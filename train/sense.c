#include "train/sense.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX   ((size_t)64 << 20) // bytes: data.noun has 16 million
#define SENSES     2                  // WordNet has the commonest first
#define LEVELS     2                  // synsets above a sense
#define FIELDS_MAX 600                // of a line

enum { VERBS, NOUNS, KINDS };

typedef struct {
    uint32_t key;
    uint32_t classes[CLUE_SENSES];
} row;

typedef struct {
    buf index, data[KINDS];
    arena *a;
    VEC(row) rows;
} reading;

static size_t split(str line, str field[FIELDS_MAX])
{
    size_t n = 0;
    while (line.p && line.n && n < FIELDS_MAX) field[n++] = str_split(&line, ' ');
    return n;
}

static size_t number(str digits, int base)
{
    char text[16] = {0};
    memcpy(text, digits.p, digits.n < 15 ? digits.n : 15);
    return (size_t)strtol(text, NULL, base);
}

static uint32_t class_of(int kind, size_t offset)
{
    return (uint32_t)(offset * KINDS + (size_t)kind + 1); // 0: none
}

static void add_class(row *r, uint32_t class)
{
    for (int i = 0; i < CLUE_SENSES; i++) {
        if (r->classes[i] == class) return;
        if (r->classes[i]) continue;
        r->classes[i] = class;
        return;
    }
}

// Nouns of acts, talk, events, states and bodies; others tell no event.
static bool is_telling(int kind, size_t file)
{
    if (kind == VERBS) return true;
    return file == 4 || file == 10 || file == 11 || file == 12 || file == 22 || file == 26 ||
           file == 21 || file == 24;
}

// A synset: itself, and by its pointers those above and the verbs that it is made of.
static void add_synset(const reading *r, int kind, size_t offset, int level, row *out)
{
    str field[FIELDS_MAX], data = buf_str(&r->data[kind]);
    if (offset >= data.n) return;
    str rest = str_sub(data, offset, data.n);
    size_t n = split(str_split(&rest, '\n'), field);
    if (n < 5 || !is_telling(kind, number(field[1], 10))) return;
    add_class(out, class_of(kind, offset));
    size_t at = 4 + 2 * number(field[3], 16);
    if (at >= n) return;
    size_t pointers = number(field[at], 10);
    for (size_t i = 0; i < pointers && at + 4 * i + 4 < n; i++) {
        const str *p = &field[at + 1 + 4 * i]; // symbol, offset, part of speech, words
        int other = str_eq(p[2], STR("v")) ? VERBS : NOUNS;
        bool above = str_eq(p[0], STR("@")), made = str_eq(p[0], STR("+"));
        if (above && level < LEVELS) add_synset(r, other, number(p[1], 10), level + 1, out);
        if (made && level == 0 && kind == NOUNS && other == VERBS)
            add_class(out, class_of(VERBS, number(p[1], 10)));
    }
}

static void add_word(reading *r, int kind, str line)
{
    str field[FIELDS_MAX];
    size_t n = split(line, field);
    if (n < 4 || memchr(field[0].p, '_', field[0].n) || line.p[0] == ' ') return;
    size_t senses = number(field[2], 10), first = 4 + number(field[3], 10) + 2;
    row x = {.key = clue_lexicon_key(field[0], kind == VERBS ? UPOS_VERB : UPOS_NOUN)};
    for (size_t i = 0; i < senses && i < SENSES && first + i < n; i++)
        add_synset(r, kind, number(field[first + i], 10), 0, &x);
    if (x.classes[0]) *vec_push(r->a, &r->rows) = x;
}

static status read_files(reading *r, const char *folder, diag *why)
{
    static const char *const NAMES[KINDS] = {"verb", "noun"};
    char name[512];
    for (int k = 0; k < KINDS; k++) {
        snprintf(name, sizeof name, "%s/data.%s", folder, NAMES[k]);
        TRY(file_read_all(name, FILE_MAX, &r->data[k], why));
    }
    for (int k = 0; k < KINDS; k++) {
        snprintf(name, sizeof name, "%s/index.%s", folder, NAMES[k]);
        r->index.n = 0;
        TRY(file_read_all(name, FILE_MAX, &r->index, why));
        for (str rest = buf_str(&r->index); rest.p;) {
            str line = str_split(&rest, '\n');
            if (line.n) add_word(r, k, line);
        }
    }
    return ST_OK;
}

static int by_key(const void *a, const void *b)
{
    const row *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

status senses_read(const char *folder, arena *a, clue_lexicon *out, diag *why)
{
    reading r = {.a = a};
    status s = read_files(&r, folder, why);
    buf_free(&r.index);
    for (int k = 0; k < KINDS; k++) buf_free(&r.data[k]);
    if (s != ST_OK) return s;
    qsort(r.rows.p, r.rows.n, sizeof *r.rows.p, by_key);
    uint32_t *keys = arena_array(a, uint32_t, r.rows.n + 1);
    uint32_t *classes = arena_array(a, uint32_t, (r.rows.n + 1) * CLUE_SENSES);
    for (size_t i = 0; i < r.rows.n; i++) {
        keys[i] = r.rows.p[i].key;
        memcpy(classes + i * CLUE_SENSES, r.rows.p[i].classes, sizeof r.rows.p[i].classes);
    }
    *out = (clue_lexicon){keys, classes, (uint32_t)r.rows.n};
    return ST_OK;
}
