// annotate: parses text with several networks at once, to CoNLL-U that a smaller one learns from.
//
//     annotate --vectors FILE.dm [--net FILE]... [--dev FILE.conllu]... [--out FILE.conllu]
//              [--raw FILE.jsonl]... TRAIN.conllu...
//
// The networks must have been trained with the same treebanks and vectors. --dev prints how good
// they are together. Of the raw text, sentences that came before are left out, and those too short
// or too long to learn from.
#include "base/str.h"
#include "train/checkpoint.h"
#include "train/corpus.h"
#include "train/ensemble.h"
#include "train/novelty.h"
#include "train/raw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILES_MAX   16
#define BATCH       16
#define WORDS_MIN   4
#define WORDS_MAX   100
#define LEAST_COUNT 2 // as the trainer's

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
    char line[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    diag_format(why, line, sizeof line);
    fprintf(stderr, "annotate: %s\n", line);
    exit(status_exit_code(why->code));
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
    arena a = {0};
    corpus c = {0};
    diag why = {0};
    double words = 0, uas = 0, las = 0, tags = 0, parts = 0;
    if (corpus_read(&c, &path, 1, &a, &why) != ST_OK) die(&why);
    for (size_t s = 0; s < c.gold.n; s++) {
        const sentence *g = &c.gold.p[s];
        token *own = arena_array(&a, token, g->n_tokens);
        memcpy(own, g->tokens, g->n_tokens * sizeof *own);
        const uint32_t begin[2] = {0, g->n_tokens};
        ensemble_read(e, own, begin, 1);
        for (uint32_t i = 0; i < g->n_tokens; i++) {
            const token *t = &g->tokens[i];
            bool head = own[i].head == t->head;
            words++;
            uas += head;
            las += head && deprel_base((deprel)own[i].rel) == deprel_base((deprel)t->rel);
            tags += own[i].xpos == t->xpos;
            parts += own[i].upos == t->upos;
        }
    }
    printf("%s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", path, 100 * parts / words,
           100 * tags / words, 100 * uas / words, 100 * las / words);
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
    lexicon_learn(&l, &train.gold, LEAST_COUNT, &a);
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
