// vectors: word vectors from unlabelled text, by the structured skip-gram model.
//
//     vectors [--epochs N] [--width N] [--affixes N] [--least N] [--seed N] --out FILE.dm FILE...
//
// FILE is a treebank (.conllu) or JSON Lines with texts, plain or gzip. Each place around a word
// has output vectors of its own, so that the vectors know about order, which syntax needs. A word
// goes in as the network reads it: its own vector beside the sum of those of its endings,
// beginnings and shape, which are all that a rare word has; now and then the own vector is left
// out, so that the others learn to do without.
//
// Sources: Mikolov et al. 2013 (skip-gram, negative sampling); Ling et al. 2015 (structured);
// Bojanowski et al. 2017 (parts of words).
#include "base/hash.h"
#include "base/status.h"
#include "model/model.h"
#include "token/traits.h"
#include "train/lexicon.h"
#include "train/raw.h"
#include "train/treebank.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW     3 // words on each side
#define NEGATIVES  5
#define DRAW_SLOTS (1u << 22) // table that negatives are drawn from
#define SUBSAMPLE  1e-3
#define RATE       0.03f
#define AFFIX_ROWS 16384 // the trainer's
#define AFFIX_RATE 0.25f // eight are added to one sum
#define DROP_WORD  0.25f
#define WIDTH_MAX  512
#define INLINE     static inline __attribute__((always_inline))

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

typedef struct {
    uint32_t word; // row of `words`; 0 once it is pruned
    uint32_t affix[TRAIT_COUNT];
} form;

typedef struct {
    arena a;
    lexicon words, spellings; // by traits' keys; by the very bytes
    VEC(form) forms;          // [spellings.n_words]
    VEC(uint32_t) text;       // forms; UINT32_MAX ends a sentence
} collection;

static void take(void *to, const sentence *s)
{
    collection *c = to;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        str text = s->tokens[i].form;
        uint32_t row = lexicon_add(&c->spellings, hash_bytes(text.p, text.n, 1), &c->a);
        while (c->forms.n <= row) *vec_push(&c->a, &c->forms) = (form){0};
        form *f = &c->forms.p[row];
        if (!f->word) {
            traits t = traits_of(text);
            f->word = lexicon_add(&c->words, t.key, &c->a);
            for (int k = 0; k < TRAIT_COUNT; k++) f->affix[k] = t.hash[k] & (AFFIX_ROWS - 1);
        }
        c->words.counts[f->word]++;
        *vec_push(&c->a, &c->text) = row;
    }
    *vec_push(&c->a, &c->text) = UINT32_MAX;
}

_Noreturn static void die(const diag *why)
{
    char line[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    diag_format(why, line, sizeof line);
    fprintf(stderr, "vectors: %s\n", line);
    exit(status_exit_code(why->code));
}

static void read_file(collection *c, const char *path)
{
    diag why = {0};
    if (!str_ends(str_of(path), STR(".conllu"))) {
        if (raw_read(path, take, c, &why) != ST_OK) die(&why);
        return;
    }
    arena a = {0};
    sentence_list list = {0};
    if (treebank_read(path, &a, &list, &why) != ST_OK) die(&why);
    for (size_t i = 0; i < list.n; i++) take(c, &list.p[i]);
    arena_free(&a);
}

// Words seen often enough get rows 1.. ; the others become row 0.
static uint32_t prune(collection *c, uint32_t least)
{
    uint32_t n = 1, *map = arena_array(&c->a, uint32_t, c->words.n_words);
    for (uint32_t i = 1; i < c->words.n_words; i++) {
        if (c->words.counts[i] < least) continue;
        c->words.keys[n] = c->words.keys[i];
        c->words.counts[n] = c->words.counts[i];
        map[i] = n++;
    }
    c->words.n_words = n;
    for (size_t i = 0; i < c->forms.n; i++) c->forms.p[i].word = map[c->forms.p[i].word];
    return n;
}

// Words by their count to the power of 3/4 (as a root of a root, exact by IEEE 754).
static uint32_t *drawing_table(const collection *c, arena *a)
{
    uint32_t *table = arena_array(a, uint32_t, DRAW_SLOTS);
    double total = 0, so_far = 0;
    for (uint32_t i = 1; i < c->words.n_words; i++) {
        double n = c->words.counts[i];
        total += sqrt(n) * sqrt(sqrt(n));
    }
    uint32_t at = 0;
    for (uint32_t i = 1; i < c->words.n_words; i++) {
        double n = c->words.counts[i];
        so_far += sqrt(n) * sqrt(sqrt(n));
        while (at < DRAW_SLOTS && (double)at < so_far / total * DRAW_SLOTS) table[at++] = i;
    }
    while (at < DRAW_SLOTS) table[at++] = c->words.n_words - 1;
    return table;
}

INLINE float sum_of(const lanes *v)
{
    const float *x = (const float *)v;
    float s[8];
    for (int i = 0; i < 8; i++) s[i] = x[i] + x[i + 8];
    return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

// One word and one word beside it (or, with label 0, drawn at random).
INLINE void learn(const float *in, float *out, float *change, size_t width, float label, float rate)
{
    lanes sum = {0};
    for (size_t j = 0; j < width; j += LANES)
        sum += *(const lanes *)(in + j) * *(const lanes *)(out + j);
    float p = 1 / (1 + exp_of(-sum_of(&sum))), g = (label - p) * rate;
    for (size_t j = 0; j < width; j += LANES) {
        *(lanes *)(change + j) += g * *(lanes *)(out + j);
        *(lanes *)(out + j) += g * *(const lanes *)(in + j);
    }
}

typedef struct {
    float *word, *affix, *out; // [n_words][word_width], [AFFIX_ROWS][affix_width],
                               // [2 * WINDOW][n_words][word_width + affix_width]
    uint32_t *table;
    uint32_t n_words, word_width, affix_width;
} skip_gram;

INLINE void add(float *to, const float *from, size_t width, float factor)
{
    for (size_t j = 0; j < width; j++) to[j] += factor * from[j];
}

// What a form goes in as; with `own` its word's own vector.
INLINE void read_in(const skip_gram *g, const form *f, bool own, float *in)
{
    memset(in, 0, WIDTH_MAX * sizeof *in);
    if (own) add(in, g->word + f->word * (size_t)g->word_width, g->word_width, 1);
    for (int k = 0; k < TRAIT_COUNT; k++)
        add(in + g->word_width, g->affix + f->affix[k] * (size_t)g->affix_width, g->affix_width, 1);
}

INLINE void write_back(skip_gram *g, const form *f, bool own, const float *change)
{
    if (own) add(g->word + f->word * (size_t)g->word_width, change, g->word_width, 1);
    for (int k = 0; k < TRAIT_COUNT; k++)
        add(g->affix + f->affix[k] * (size_t)g->affix_width, change + g->word_width, g->affix_width,
            AFFIX_RATE);
}

FOR_EVERY_CPU
static void learn_sentence(skip_gram *g, const form *const *words, uint32_t n, float rate,
                           random_source *r)
{
    float in[WIDTH_MAX], change[WIDTH_MAX];
    size_t width = g->word_width + g->affix_width;
    for (uint32_t i = 0; i < n; i++) {
        bool own = words[i]->word && random_unit(r) >= DROP_WORD;
        read_in(g, words[i], own, in);
        memset(change, 0, sizeof change);
        for (uint32_t k = 0; k < 2 * WINDOW; k++) {
            int64_t j = (int64_t)i + (k < WINDOW ? (int64_t)k - WINDOW : (int64_t)k - WINDOW + 1);
            if (j < 0 || j >= (int64_t)n || !words[j]->word) continue;
            float *out = g->out + (size_t)k * g->n_words * width;
            learn(in, out + words[j]->word * width, change, width, 1, rate);
            for (int s = 0; s < NEGATIVES; s++) {
                uint32_t other = g->table[random_next(r) & (DRAW_SLOTS - 1)];
                if (other != words[j]->word) learn(in, out + other * width, change, width, 0, rate);
            }
        }
        write_back(g, words[i], own, change);
    }
}

// Frequent words are left out now and then.
static bool skipped(const collection *c, uint32_t word, random_source *r)
{
    double share = (double)c->words.counts[word] / (double)c->text.n;
    if (share <= SUBSAMPLE) return false;
    return (double)random_unit(r) > sqrt(SUBSAMPLE / share);
}

static void run(skip_gram *g, const collection *c, int epochs, random_source *r)
{
    const form *words[4096];
    uint32_t n = 0;
    for (int e = 0; e < epochs; e++) {
        for (size_t i = 0; i < c->text.n; i++) {
            const form *f = c->text.p[i] == UINT32_MAX ? NULL : &c->forms.p[c->text.p[i]];
            if (f && n < 4096) {
                if (!f->word || !skipped(c, f->word, r)) words[n++] = f;
                continue;
            }
            float done = ((float)e + (float)i / (float)c->text.n) / (float)epochs;
            learn_sentence(g, words, n, RATE * (1 - done) + 1e-5f, r);
            n = 0;
        }
        printf("vectors: epoch %d of %d\n", e + 1, epochs);
        fflush(stdout);
    }
}

static void write_out(const skip_gram *g, const collection *c, const char *path)
{
    diag why = {0};
    uint32_t *keys = mem_alloc((size_t)g->n_words * 3 * sizeof *keys);
    for (uint32_t i = 0; i < g->n_words; i++) {
        keys[3 * (size_t)i] = (uint32_t)c->words.keys[i];
        keys[3 * (size_t)i + 1] = (uint32_t)(c->words.keys[i] >> 32);
        keys[3 * (size_t)i + 2] = c->words.counts[i];
    }
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "word vectors for training");
    model_writer_section(w, "keys", MODEL_U32, g->n_words, 3, keys);
    model_writer_section(w, "vectors", MODEL_F32, g->n_words, g->word_width, g->word);
    model_writer_section(w, "affixes", MODEL_F32, AFFIX_ROWS, g->affix_width, g->affix);
    if (model_write(w, path, &why) != ST_OK) die(&why);
    model_writer_delete(w);
    mem_free(keys);
}

static float *random_rows(arena *a, size_t n, uint32_t width, random_source *r)
{
    float *rows = arena_array(a, float, n *width);
    for (size_t i = 0; i < n * width; i++) rows[i] = (random_unit(r) - 0.5f) / (float)width;
    return rows;
}

int main(int argc, char **argv)
{
    int epochs = 5;
    uint32_t width = 64, affixes = 64, least = 4;
    const char *out = NULL;
    random_source r = {1};
    collection c = {0};
    lexicon_init(&c.words, &c.a);
    lexicon_init(&c.spellings, &c.a);
    for (int i = 1; i < argc; i++) {
        str key = str_of(argv[i]);
        const char *value = i + 1 < argc ? argv[i + 1] : "0";
        if (!str_starts(key, STR("--"))) {
            read_file(&c, argv[i]);
            continue;
        }
        i++;
        if (str_eq(key, STR("--epochs"))) epochs = atoi(value);
        if (str_eq(key, STR("--width"))) width = (uint32_t)atoi(value);
        if (str_eq(key, STR("--affixes"))) affixes = (uint32_t)atoi(value);
        if (str_eq(key, STR("--least"))) least = (uint32_t)atoi(value);
        if (str_eq(key, STR("--seed"))) r.state = (uint64_t)atoi(value);
        if (str_eq(key, STR("--out"))) out = value;
    }
    if (!out || width % LANES || affixes % LANES || width + affixes > WIDTH_MAX) {
        fprintf(stderr, "usage: vectors [--epochs N] [--width N] [--least N] --out FILE FILE...\n");
        return 2;
    }
    skip_gram g = {.n_words = prune(&c, least), .word_width = width, .affix_width = affixes};
    printf("vectors: %zu words of text, %u of them different\n", c.text.n, g.n_words);
    g.word = random_rows(&c.a, g.n_words, width, &r);
    g.affix = random_rows(&c.a, AFFIX_ROWS, affixes, &r);
    g.out = arena_array(&c.a, float, 2 * WINDOW * (size_t)g.n_words * (width + affixes));
    g.table = drawing_table(&c, &c.a);
    run(&g, &c, epochs, &r);
    write_out(&g, &c, out);
    arena_free(&c.a);
    return 0;
}
