// annotate: parses text with several networks at once, to CoNLL-U that a smaller one learns from.
//
//     annotate --vectors FILE.dm [--net FILE]... [--dev FILE.conllu]... [--out FILE.conllu]
//              [--raw FILE.jsonl]... TRAIN.conllu...
//
// The networks must have been trained with the same treebanks and vectors. --dev prints how good
// they are together. Of the raw text, sentences that came before are left out, and those too short
// or too long to learn from.
#include "base/str.h"
#include "parse/score.h"
#include "train/checkpoint.h"
#include "train/corpus.h"
#include "train/ensemble.h"
#include "train/failure.h"
#include "train/novelty.h"
#include "train/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILES_MAX 16
#define BATCH     16
#define WORDS_MIN 4
#define WORDS_MAX 100

typedef struct {
    const char *p[FILES_MAX];
    int n;
} path_list;

typedef struct {
    path_list nets, dev, raw, train;
    const char *vectors, *out;
} options;

typedef struct {
    ensemble e;
    novelty seen;
    arena a; // of the batch
    uint32_t begin[BATCH + 1];
    VEC(token) batch;
    uint32_t n;
    size_t n_sentences, n_words;
    FILE *out;
} writer;

_Noreturn static void die(const diag *why)
{
    failure_exit("annotate", why);
}

static void write_row(FILE *out, uint32_t i, const token *t)
{
    fprintf(out, "%u\t%.*s\t_\t%s\t%s\t%.*s\t%d\t%s\t_\t_\n", i + 1, (int)t->form.n, t->form.p,
            upos_name((upos)t->upos), xpos_name((xpos)t->xpos), t->feats.n ? (int)t->feats.n : 1,
            t->feats.n ? t->feats.p : "_", t->head + 1, deprel_name((deprel)t->rel));
}

static void flush(writer *w)
{
    if (w->n == 0) return;
    ensemble_read(&w->e, w->batch.p, w->begin, w->n);
    for (uint32_t s = 0; s < w->n; s++) {
        for (uint32_t i = w->begin[s]; i < w->begin[s + 1]; i++)
            write_row(w->out, i - w->begin[s], &w->batch.p[i]);
        fputc('\n', w->out);
    }
    w->n_sentences += w->n;
    w->n_words += w->begin[w->n];
    w->n = 0;
    w->batch.p = NULL;
    w->batch.n = w->batch.cap = 0;
    arena_reset(&w->a);
}

static void take(void *to, const sentence *s)
{
    writer *w = to;
    if (s->n_tokens < WORDS_MIN || s->n_tokens > WORDS_MAX || !novelty_add(&w->seen, s)) return;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        token t = s->tokens[i];
        t.form = str_copy(&w->a, t.form);
        *vec_push(&w->a, &w->batch) = t;
    }
    w->begin[++w->n] = (uint32_t)w->batch.n;
    if (w->n == BATCH) flush(w);
}

static void annotate(writer *w, const options *o)
{
    diag why = {0};
    w->out = fopen(o->out, "w");
    if (!w->out) {
        perror(o->out);
        exit(4);
    }
    for (int i = 0; i < o->raw.n; i++)
        if (raw_read(o->raw.p[i], take, w, &why) != ST_OK) die(&why);
    flush(w);
    if (fclose(w->out) != 0) {
        perror(o->out);
        exit(4);
    }
    printf("%zu sentences, %zu words\n", w->n_sentences, w->n_words);
}

// How good the ensemble is on gold words.
static void evaluate(ensemble *e, const char *path)
{
    static const score_kind kinds[] = {SCORE_UPOS, SCORE_XPOS, SCORE_UAS, SCORE_LAS};
    arena a = {0};
    corpus c = {0};
    diag why = {0};
    score sum = {0};
    if (corpus_read(&c, &path, 1, &a, &why) != ST_OK) die(&why);
    for (size_t i = 0; i < c.gold.n; i++) {
        sentence own = c.gold.p[i];
        const uint32_t begin[2] = {0, own.n_tokens};
        own.tokens = arena_array(&a, token, own.n_tokens);
        memcpy(own.tokens, c.gold.p[i].tokens, own.n_tokens * sizeof *own.tokens);
        ensemble_read(e, own.tokens, begin, 1);
        sentence_list gold = {&c.gold.p[i], 1}, system = {&own, 1};
        score_add(&sum, &gold, &system);
    }
    printf("%s", path);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        printf(" %s %.2f", score_name(kinds[k]), score_f1(&sum.count[kinds[k]]));
    putchar('\n');
    arena_free(&a);
}

static void add_path(path_list *l, const char *path)
{
    if (l->n < FILES_MAX) l->p[l->n++] = path;
}

static bool set_option(options *o, const char *name, const char *value)
{
    if (strcmp(name, "--vectors") == 0)
        o->vectors = value;
    else if (strcmp(name, "--out") == 0)
        o->out = value;
    else if (strcmp(name, "--net") == 0)
        add_path(&o->nets, value);
    else if (strcmp(name, "--dev") == 0)
        add_path(&o->dev, value);
    else if (strcmp(name, "--raw") == 0)
        add_path(&o->raw, value);
    else
        return false;
    return true;
}

static void read_options(int argc, char **argv, options *o)
{
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] != '-') {
            add_path(&o->train, argv[i]);
        } else if (i + 1 == argc || !set_option(o, argv[i], argv[i + 1])) {
            fprintf(stderr, "annotate: unknown option %s, or one without a value\n", argv[i]);
            exit(2);
        } else {
            i++;
        }
    }
    if (o->nets.n && o->train.n && o->vectors) return;
    fputs("annotate: give --vectors, --net and the treebanks of the networks\n", stderr);
    exit(2);
}

int main(int argc, char **argv)
{
    options o = {0};
    arena a = {0};
    corpus train = {0};
    lexicon l;
    writer w = {0};
    const float *vectors;
    diag why = {0};
    network_shape shape;
    read_options(argc, argv, &o);
    lexicon_init(&l, &a);
    if (corpus_read(&train, o.train.p, o.train.n, &a, &why) != ST_OK) die(&why);
    lexicon_learn(&l, &train.gold, LEXICON_LEAST, &a);
    if (checkpoint_shape(o.nets.p[0], &shape, &why) != ST_OK ||
        corpus_vectors(o.vectors, &l, shape.word_width, &a, &vectors, &why) != ST_OK ||
        ensemble_open(&w.e, o.nets.p, o.nets.n, &l, &a, &why) != ST_OK)
        die(&why);
    for (int i = 0; i < o.dev.n; i++) evaluate(&w.e, o.dev.p[i]);
    novelty_init(&w.seen, &a);
    if (o.out) annotate(&w, &o);
    ensemble_close(&w.e);
    arena_free(&w.a);
    arena_free(&a);
    return 0;
}
