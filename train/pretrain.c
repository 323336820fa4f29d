// pretrain: a network that has read text without trees, for the trainer to begin with.
//
//     pretrain --vectors FILE.dm --out FILE.net [--epochs N] [--raw FILE.jsonl]... [sizes as the
//              trainer's: --wide N --tag-deep N --deep N --hidden N ...] TRAIN.conllu...
//
// Its states learn to foretell words (train/foretell.h) of the raw text and of the treebanks.
#include "train/checkpoint.h"
#include "train/corpus.h"
#include "train/foretell.h"
#include "train/novelty.h"
#include "train/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FILES_MAX   16
#define BATCH       16
#define BATCH_WORDS 400 // about, for the chance of a word to be in the batch
#define WORDS_MIN   4
#define WORDS_MAX   100
#define LEAST_COUNT 2 // as the trainer's
#define WARM_STEPS  400
#define REPORT      1000 // steps

typedef struct {
    const char *raw[FILES_MAX], *train[FILES_MAX], *vectors, *out;
    int n_raw, n_train, epochs;
    uint64_t seed;
    float rate;
    network_shape shape;
} options;

typedef struct {
    lexicon *l;
    uint32_t affix_rows;
    novelty seen;
    arena *a;
    VEC(network_word) words;
    VEC(uint32_t) begin; // of each sentence
    uint32_t *counts;    // [l->n_words]
} text;

_Noreturn static void die(const diag *why)
{
    char line[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    diag_format(why, line, sizeof line);
    fprintf(stderr, "pretrain: %s\n", line);
    exit(status_exit_code(why->code));
}

static void take(void *to, const sentence *s)
{
    text *t = to;
    if (s->n_tokens < WORDS_MIN || s->n_tokens > WORDS_MAX || !novelty_add(&t->seen, s)) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        network_word w = corpus_word(t->l, &s->tokens[i], t->affix_rows);
        t->counts[w.word]++;
        *vec_push(t->a, &t->words) = w;
    }
    *vec_push(t->a, &t->begin) = (uint32_t)t->words.n;
}

static void read_text(text *t, const options *o, const corpus *gold)
{
    diag why = {0};
    novelty_init(&t->seen, t->a);
    t->counts = arena_array(t->a, uint32_t, t->l->n_words);
    *vec_push(t->a, &t->begin) = 0;
    for (size_t i = 0; i < gold->gold.n; i++) take(t, &gold->gold.p[i]);
    for (int i = 0; i < o->n_raw; i++)
        if (raw_read(o->raw[i], take, t, &why) != ST_OK) die(&why);
    t->counts[0] = 0; // "unknown" is no word to foretell
    printf("%zu sentences, %zu words\n", t->begin.n - 1, t->words.n);
}

typedef struct {
    const options *o;
    network net;
    network_batch batch;
    foretell f;
    random_source random;
    uint32_t step, steps, n_foretold;
    double loss;
} learner;

static void learn_batch(learner *k, const text *t, const uint32_t *list, uint32_t n)
{
    static const uint32_t most = BATCH * WORDS_MAX;
    network_word words[BATCH * WORDS_MAX];
    uint32_t begin[BATCH + 1] = {0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t from = t->begin.p[list[i]], count = t->begin.p[list[i] + 1] - from;
        if (begin[i] + count > most) return;
        memcpy(words + begin[i], t->words.p + from, count * sizeof *words);
        begin[i + 1] = begin[i] + count;
    }
    network_encode(&k->net, &k->batch, words, begin, n, &k->random);
    k->loss += foretell_learn(&k->f, &k->net, &k->batch, words, &k->random, &k->n_foretold);
    network_backward_states(&k->net, &k->batch, words);
    foretell_part_gradients(&k->net);
    float done = (float)k->step / (float)k->steps, rate = k->o->rate * (1 - done);
    if (k->step < WARM_STEPS) rate *= (float)(k->step + 1) / WARM_STEPS;
    k->step++;
    network_step_encoder(&k->net, rate, k->step);
    foretell_step(&k->f, rate, k->step);
    if (k->step % REPORT && k->step != k->steps) return;
    printf("step %u of %u: loss %.4f\n", k->step, k->steps, k->loss / k->n_foretold);
    fflush(stdout);
    k->loss = k->n_foretold = 0;
}

static void learn(learner *k, const text *t, arena *a)
{
    uint32_t n = (uint32_t)t->begin.n - 1, *order = arena_array(a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) order[i] = i;
    k->steps = (n + BATCH - 1) / BATCH * (uint32_t)k->o->epochs;
    for (int e = 0; e < k->o->epochs; e++) {
        for (uint32_t i = n; i > 1; i--) {
            uint32_t j = random_below(&k->random, i), swap = order[i - 1];
            order[i - 1] = order[j];
            order[j] = swap;
        }
        for (uint32_t at = 0; at < n; at += BATCH)
            learn_batch(k, t, order + at, n - at < BATCH ? n - at : BATCH);
    }
}

static bool set_option(options *o, const char *name, const char *value)
{
    const struct {
        const char *name;
        uint32_t *to;
    } sizes[] = {{"--words", &o->shape.word_width}, {"--affixes", &o->shape.affix_width},
                 {"--wide", &o->shape.wide},        {"--tag-deep", &o->shape.tag_deep},
                 {"--deep", &o->shape.deep},        {"--hidden", &o->shape.hidden}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(name, sizes[i].name) == 0) {
            *sizes[i].to = (uint32_t)atoi(value);
            return true;
        }
    if (strcmp(name, "--vectors") == 0)
        o->vectors = value;
    else if (strcmp(name, "--out") == 0)
        o->out = value;
    else if (strcmp(name, "--epochs") == 0)
        o->epochs = atoi(value);
    else if (strcmp(name, "--seed") == 0)
        o->seed = (uint64_t)atoi(value);
    else if (strcmp(name, "--rate") == 0)
        o->rate = (float)atof(value);
    else if (strcmp(name, "--raw") == 0 && o->n_raw < FILES_MAX)
        o->raw[o->n_raw++] = value;
    else
        return false;
    return true;
}

static void read_options(int argc, char **argv, options *o)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-') {
            if (o->n_train < FILES_MAX) o->train[o->n_train++] = argv[i];
        } else if (i + 1 == argc || !set_option(o, argv[i], argv[i + 1])) {
            fprintf(stderr, "pretrain: unknown option %s, or one without a value\n", argv[i]);
            exit(2);
        } else {
            i++;
        }
    }
    if (o->out && o->n_train && o->vectors && o->epochs > 0) return;
    fputs("pretrain: give --vectors, --out and the treebanks\n", stderr);
    exit(2);
}

int main(int argc, char **argv)
{
    options o = {.epochs = 5, .seed = 1, .rate = 0.002f, .shape = NETWORK_SHAPE};
    arena a = {0};
    corpus train = {0};
    lexicon l;
    learner *k = arena_array(&a, learner, 1);
    corpus_vectors vectors;
    diag why = {0};
    read_options(argc, argv, &o);
    lexicon_init(&l, &a);
    if (corpus_read(&train, o.train, o.n_train, &a, &why) != ST_OK) die(&why);
    lexicon_learn(&l, &train.gold, LEAST_COUNT, &a);
    if (corpus_read_vectors(o.vectors, &l, &o.shape, &a, &vectors, &why) != ST_OK) die(&why);
    text t = {.l = &l, .affix_rows = o.shape.affix_rows, .a = &a};
    read_text(&t, &o, &train);
    o.shape.n_words = l.n_words;
    o.shape.n_bundles = l.n_bundles;
    o.shape.n_moves = l.n_moves;
    k->o = &o;
    k->random = (random_source){o.seed};
    network_init(&k->net, &o.shape, &a, &k->random);
    corpus_use_vectors(&k->net, &vectors);
    foretell_part_weights(&k->net);
    foretell_init(&k->f, &k->net, t.counts, BATCH_WORDS, &a, &k->random);
    learn(k, &t, &a);
    if (checkpoint_write(&k->net, o.out, &why) != ST_OK) die(&why);
    batch_free(&k->batch);
    arena_free(&k->f.memory);
    arena_free(&a);
    return 0;
}
