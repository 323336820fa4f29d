// vectors: word vectors from unlabelled text, by the structured skip-gram model.
//
//     vectors [--epochs N] [--width N] [--least N] [--seed N] --out FILE.dm FILE...
//
// FILE is a treebank (.conllu) or JSON Lines with texts, plain or gzip. Each place around a word
// has output vectors of its own, so that the vectors know about order, which syntax needs.
//
// Sources: Mikolov et al. 2013 (skip-gram, negative sampling); Ling et al. 2015 (structured).
#include "base/status.h"
#include "model/model.h"
#include "token/traits.h"
#include "train/failure.h"
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
#define INLINE     static inline __attribute__((always_inline))

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4), may_alias));

typedef struct {
    arena a;
    lexicon words;
    VEC(uint32_t) text; // rows of the words; UINT32_MAX ends a sentence
} collection;

static void take(void *to, const sentence *s)
{
    collection *c = to;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        uint32_t row = lexicon_add(&c->words, traits_of(s->tokens[i].form).key, &c->a);
        c->words.counts[row]++;
        *vec_push(&c->a, &c->text) = row;
    }
    *vec_push(&c->a, &c->text) = UINT32_MAX;
}

_Noreturn static void die(const diag *why)
{
    failure_exit("vectors", why);
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
    for (size_t i = 0; i < c->text.n; i++)
        if (c->text.p[i] != UINT32_MAX) c->text.p[i] = map[c->text.p[i]];
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
    float *in, *out; // [n_words][width], [2 * WINDOW][n_words][width]
    uint32_t *table;
    uint32_t n_words, width;
} skip_gram;

__attribute__((target_clones("avx512f", "avx2", "default"))) static void
learn_sentence(skip_gram *g, const uint32_t *words, uint32_t n, float rate, random_source *r)
{
    float change[256];
    size_t width = g->width;
    for (uint32_t i = 0; i < n; i++) {
        float *in = g->in + words[i] * width;
        memset(change, 0, sizeof change);
        for (uint32_t k = 0; k < 2 * WINDOW; k++) {
            int64_t j = (int64_t)i + (k < WINDOW ? (int64_t)k - WINDOW : (int64_t)k - WINDOW + 1);
            if (j < 0 || j >= (int64_t)n) continue;
            float *out = g->out + (size_t)k * g->n_words * width;
            learn(in, out + words[j] * width, change, width, 1, rate);
            for (int s = 0; s < NEGATIVES; s++) {
                uint32_t other = g->table[random_next(r) & (DRAW_SLOTS - 1)];
                if (other != words[j]) learn(in, out + other * width, change, width, 0, rate);
            }
        }
        for (size_t j = 0; j < width; j++) in[j] += change[j];
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
    uint32_t words[4096], n = 0;
    for (int e = 0; e < epochs; e++) {
        for (size_t i = 0; i < c->text.n; i++) {
            uint32_t word = c->text.p[i];
            if (word != UINT32_MAX && n < 4096) {
                if (word && !skipped(c, word, r)) words[n++] = word;
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
    model_writer_section(w, "vectors", MODEL_F32, g->n_words, g->width, g->in);
    if (model_write(w, path, &why) != ST_OK) die(&why);
    model_writer_delete(w);
    mem_free(keys);
}

int main(int argc, char **argv)
{
    int epochs = 5;
    uint32_t width = 64, least = 4;
    const char *out = NULL;
    random_source r = {1};
    collection c = {0};
    lexicon_init(&c.words, &c.a);
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
        if (str_eq(key, STR("--least"))) least = (uint32_t)atoi(value);
        if (str_eq(key, STR("--seed"))) r.state = (uint64_t)atoi(value);
        if (str_eq(key, STR("--out"))) out = value;
    }
    if (!out || width % LANES || width > 256) {
        fprintf(stderr, "usage: vectors [--epochs N] [--width N] [--least N] --out FILE FILE...\n");
        return 2;
    }
    skip_gram g = {.n_words = prune(&c, least), .width = width};
    printf("vectors: %zu words of text, %u of them different\n", c.text.n, g.n_words);
    size_t size = (size_t)g.n_words * width;
    g.in = arena_array(&c.a, float, size);
    g.out = arena_array(&c.a, float, 2 * WINDOW * size);
    for (size_t i = 0; i < size; i++) g.in[i] = (random_unit(&r) - 0.5f) / (float)width;
    g.table = drawing_table(&c, &c.a);
    run(&g, &c, epochs, &r);
    write_out(&g, &c, out);
    arena_free(&c.a);
    return 0;
}
