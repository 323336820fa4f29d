// trainer: learns tagger and parser from treebanks and writes the model.
//
//     trainer [--epochs N] [--seed N] [--dev FILE.conllu]... [--teacher FILE.net]...
//             [--text FILE.jsonl]... [--out FILE.dm] [--net FILE.net] TRAIN.conllu...
//
// --net writes the network in floating point. Such networks can be the teachers of another one
// (train/ensemble.h): it learns what they think, to a share (--share) where the treebanks know, and
// wholly in raw text (--text). Text comes first, among which the treebanks stand --gold-times
// times:
// --text-epochs, from --rate down to --gold-rate, from which the treebanks' own --epochs go on.
//
// Changed copies of training sentences are added: every N-th as a headline or in other letter case
// (--headlines N). A second, short stretch may follow (--news-epochs N, from the rate --news-rate)
// with what news has more of than treebanks: every N-th sentence that fits in the word order of
// news (--orders N), with its clauses (--clauses N), with its ways of counting (--quantifiers N),
// and headlines in the present (--news-headlines N); its weights are averaged at the end (--average
// SHARE of its steps). It is off: bench/RESULTS.md tells what it gives and what it costs.
//
// The result depends on nothing but the files, the options and the seed; not on --threads (1 or 2).
#include "train/checkpoint.h"
#include "train/corpus.h"
#include "train/failure.h"
#include "train/headline.h"
#include "train/learner.h"
#include "train/newsclause.h"
#include "train/newsorder.h"
#include "train/quantifier.h"
#include "train/release.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define FILES_MAX     8
#define WARM_STEPS    400
#define AVERAGE_EVERY 50 // steps between weights that go into the average

typedef struct {
    const char *train[FILES_MAX], *dev[FILES_MAX], *text[FILES_MAX], *teacher[FILES_MAX];
    const char *vectors, *out, *net, *date;
    int n_train, n_dev, n_text, n_teachers, epochs, text_epochs, news_epochs, batch, threads,
        tag_weight_percent;
    uint32_t seed, least;
    // every how many-th sentence; 0: none
    uint32_t headlines, news_headlines, orders, clauses, quantifiers;
    uint32_t gold_times; // the treebanks in an epoch with text
    float share;         // of the teachers in the treebanks
    float rate, gold_rate, news_rate, explore;
    float average; // share of the steps, at the end, whose weights are averaged
    network_shape shape;
} options;

_Noreturn static void die(const diag *why)
{
    failure_exit("trainer", why);
}

static void read_corpus(corpus *c, const char *const *paths, int n, arena *a)
{
    diag why = {0};
    if (corpus_read(c, paths, n, a, &why) != ST_OK) die(&why);
}

static void report(const char *name, learner_score s)
{
    printf("  %-24s UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f\n", name, s.upos, s.xpos, s.uas, s.las);
    fflush(stdout);
}

static void shuffle(uint32_t *list, size_t n, random_source *r)
{
    for (size_t i = n; i > 1; i--) {
        uint32_t j = random_below(r, (uint32_t)i), t = list[i - 1];
        list[i - 1] = list[j];
        list[j] = t;
    }
}

// A stretch of training: the treebanks as they are, then with what news has added to them.
typedef struct {
    corpus *c;
    int epochs;
    float rate, last; // at its begin and its end
    float average;    // share of the steps, at the end, whose weights are averaged
    bool fresh; // begins with nothing learned: the rate warms up, no exploration in the first epoch
} phase;

typedef struct {
    network *net;
    learner *k;
    const options *o;
    arena *a;
    random_source *random;
    uint32_t step;   // of all phases
    uint32_t *order; // [c->gold.n]
} training;

static void run_epoch(training *t, const phase *p, int epoch)
{
    size_t batch = (size_t)t->o->batch, n_all = p->c->gold.n;
    uint32_t per_epoch = (uint32_t)((n_all + batch - 1) / batch);
    uint32_t at_step = (uint32_t)epoch * per_epoch; // of this phase
    float total = (float)per_epoch * (float)p->epochs;
    double loss[2] = {0}, words = 0;
    shuffle(t->order, n_all, t->random);
    for (size_t at = 0; at < n_all; at += batch) {
        uint32_t n = (uint32_t)(n_all - at < batch ? n_all - at : batch);
        bool explores = epoch > 0 || !p->fresh;
        words += learner_batch(t->k, p->c, t->order + at, n, explores ? t->o->explore : 0,
                               t->random, loss);
        float done = (float)at_step++ / total, rate = p->rate + (p->last - p->rate) * done;
        if (p->fresh && at_step < WARM_STEPS) rate *= (float)at_step / WARM_STEPS;
        network_step(t->net, rate, ++t->step);
        if (done >= 1 - p->average && t->step % AVERAGE_EVERY == 0) network_remember(t->net, t->a);
    }
    printf("epoch %d: loss a word: tags %.4f moves %.4f\n", epoch + 1, loss[0] / words,
           loss[1] / words);
    fflush(stdout);
}

typedef enum { WHOLE, COUNT, REAL, TEXT } option_kind;

static const struct {
    const char *name;
    option_kind kind;
    size_t at; // offset in `options`
} OPTIONS[] = {
#define AT(field) offsetof(options, field)
    {"epochs", WHOLE, AT(epochs)},
    {"text-epochs", WHOLE, AT(text_epochs)},
    {"news-epochs", WHOLE, AT(news_epochs)},
    {"batch", WHOLE, AT(batch)},
    {"threads", WHOLE, AT(threads)},
    {"tag-weight", WHOLE, AT(tag_weight_percent)},
    {"seed", COUNT, AT(seed)},
    {"least", COUNT, AT(least)},
    {"headlines", COUNT, AT(headlines)},
    {"news-headlines", COUNT, AT(news_headlines)},
    {"orders", COUNT, AT(orders)},
    {"clauses", COUNT, AT(clauses)},
    {"quantifiers", COUNT, AT(quantifiers)},
    {"words", COUNT, AT(shape.word_width)},
    {"affixes", COUNT, AT(shape.affix_width)},
    {"wide", COUNT, AT(shape.wide)},
    {"layers", COUNT, AT(shape.layers)},
    {"hidden", COUNT, AT(shape.hidden)},
    {"gold-times", COUNT, AT(gold_times)},
    {"share", REAL, AT(share)},
    {"rate", REAL, AT(rate)},
    {"gold-rate", REAL, AT(gold_rate)},
    {"news-rate", REAL, AT(news_rate)},
    {"explore", REAL, AT(explore)},
    {"average", REAL, AT(average)},
    {"drop-input", REAL, AT(shape.drop_input)},
    {"drop-state", REAL, AT(shape.drop_state)},
    {"drop-hidden", REAL, AT(shape.drop_hidden)},
    {"drop-word", REAL, AT(shape.drop_word)},
    {"vectors", TEXT, AT(vectors)},
    {"date", TEXT, AT(date)},
    {"out", TEXT, AT(out)},
    {"net", TEXT, AT(net)},
#undef AT
};

static bool add_path(const char **list, int *n, const char *path)
{
    if (*n == FILES_MAX) return false;
    list[(*n)++] = path;
    return true;
}

// False when there is no such option. --dev, --text and --teacher can be given several times.
static bool set_option(options *o, const char *name, const char *value)
{
    if (strcmp(name, "dev") == 0) return add_path(o->dev, &o->n_dev, value);
    if (strcmp(name, "text") == 0) return add_path(o->text, &o->n_text, value);
    if (strcmp(name, "teacher") == 0) return add_path(o->teacher, &o->n_teachers, value);
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        if (strcmp(name, OPTIONS[i].name) != 0) continue;
        void *at = (char *)o + OPTIONS[i].at;
        double number = strtod(value, NULL);
        switch (OPTIONS[i].kind) {
        case WHOLE: *(int *)at = (int)number; break;
        case COUNT: *(uint32_t *)at = (uint32_t)number; break;
        case REAL: *(float *)at = (float)number; break;
        case TEXT: *(const char **)at = value; break;
        }
        return true;
    }
    return false;
}

static void read_options(int argc, char **argv, options *o)
{
    *o = (options){.epochs = 14,
                   .text_epochs = 1,
                   .share = 0.5f,
                   .gold_times = 4,
                   .gold_rate = 0.001f,
                   .news_epochs = 0,
                   .batch = 16,
                   .threads = 1,
                   .tag_weight_percent = 30,
                   .seed = 1,
                   .least = LEXICON_LEAST,
                   .headlines = 12,
                   .news_headlines = 8,
                   .orders = 2,
                   .clauses = 1,
                   .quantifiers = 1,
                   .rate = 0.002f,
                   .news_rate = 0.0005f,
                   .explore = 0.9f,
                   .average = 0.5f,
                   .date = "",
                   .shape = {.word_width = 64,
                             .affix_width = 64,
                             .wide = 256,
                             .layers = 2,
                             .hidden = 256,
                             .affix_rows = 16384,
                             .drop_input = 0.1f,
                             .drop_state = 0.1f,
                             .drop_hidden = 0.1f,
                             .drop_word = 0.08f}};
    for (int i = 1; i < argc; i++) {
        if (!str_starts(str_of(argv[i]), STR("--"))) {
            add_path(o->train, &o->n_train, argv[i]);
            continue;
        }
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (!set_option(o, argv[i] + 2, value)) {
            fprintf(stderr, "trainer: unknown option %s\n", argv[i]);
            exit(2);
        }
        i++;
    }
}

static void check_options(const options *o)
{
    const network_shape *s = &o->shape;
    uint32_t widths = s->word_width | s->affix_width | s->hidden;
    bool lanes = widths % LANES == 0 && s->word_width && s->affix_width && s->hidden;
    bool wide = s->wide && s->wide <= NETWORK_WIDE_MAX && s->wide % (2 * LANES) == 0;
    if (o->n_text && !o->n_teachers) {
        fprintf(stderr, "trainer: text has no trees; give --teacher to learn from it\n");
        exit(2);
    }
    bool layers = s->layers && s->layers <= NETWORK_LAYERS_MAX;
    if (lanes && wide && layers && o->n_train && o->batch > 0 && o->batch <= LEARNER_BATCH_MAX)
        return;
    fprintf(stderr,
            "trainer: give treebanks, widths that are multiples of %d (--wide: of %d), 1 to %d "
            "layers\n",
            LANES, 2 * LANES, NETWORK_LAYERS_MAX);
    exit(2);
}

static void run_phase(training *t, const phase *p)
{
    size_t n = p->c->gold.n;
    t->order = arena_array(t->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) t->order[i] = i;
    printf("%zu sentences\n", n);
    for (int e = 0; e < p->epochs; e++) {
        clock_t t0 = clock();
        run_epoch(t, p, e);
        printf("  %.1f s of processor time\n", (double)(clock() - t0) / CLOCKS_PER_SEC);
        fflush(stdout);
    }
}

// The text, and the treebanks some times.
static void read_text(corpus *out, const corpus *gold, const options *o, const lexicon *l, arena *a)
{
    diag why = {0};
    if (o->n_text == 0) return;
    if (corpus_read_text(out, o->text, o->n_text, l, o->shape.affix_rows, a, &why) != ST_OK)
        die(&why);
    double words = 0;
    for (size_t i = 0; i < out->gold.n; i++) words += out->gold.p[i].n_tokens;
    printf("text: %zu sentences, %.0f words\n", out->gold.n, words);
    corpus_add(out, gold, o->gold_times, a);
}

int main(int argc, char **argv)
{
    options o;
    read_options(argc, argv, &o);
    check_options(&o);
    arena a = {0};
    corpus train = {0}, mixed = {0}, news = {0}, dev[FILES_MAX] = {0};
    lexicon l;
    random_source r = {o.seed};
    lexicon_init(&l, &a);
    read_corpus(&train, o.train, o.n_train, &a);
    lexicon_learn(&l, &train.gold, o.least, &a);
    const float *fixed = NULL;
    diag why = {0};
    if (o.vectors && corpus_vectors(o.vectors, &l, o.shape.word_width, &a, &fixed, &why) != ST_OK)
        die(&why);
    sentence_list original = train.gold;
    news.gold = train.gold;
    headline_add(&train.gold, o.headlines, false, &a);
    quantifier_add(&news.gold, o.quantifiers, &a);
    newsclause_add(&news.gold, o.clauses, &a);
    newsorder_add(&news.gold, o.orders, &a);
    headline_add(&news.gold, o.news_headlines, true, &a);
    o.shape.n_words = l.n_words;
    o.shape.n_bundles = l.n_bundles;
    o.shape.n_moves = l.n_moves;
    corpus_prepare(&train, &l, o.shape.affix_rows, &a);
    corpus_prepare(&news, &l, o.shape.affix_rows, &a);
    for (int i = 0; i < o.n_dev; i++) {
        read_corpus(&dev[i], &o.dev[i], 1, &a);
        corpus_prepare(&dev[i], &l, o.shape.affix_rows, &a);
    }
    network net;
    network_init(&net, &o.shape, &a, &r);
    if (fixed) {
        net.fixed = fixed;
        memset(net.word.w, 0, net.word.rows * net.word.cols * sizeof *net.word.w);
    }
    learner k;
    learner_init(&k, &net, l.moves, (float)o.tag_weight_percent / 100, o.threads, &a);
    training t = {.net = &net, .k = &k, .o = &o, .a = &a, .random = &r};
    ensemble teachers;
    if (ensemble_open(&teachers, o.teacher, o.n_teachers, &l, &a, &why) != ST_OK) die(&why);
    k.teachers = o.n_teachers ? &teachers : NULL;
    k.share = o.share;
    for (int d = 0; d < o.n_dev && k.teachers; d++)
        report(o.dev[d], learner_evaluate_teachers(&k, &dev[d]));
    bool text = o.n_text > 0;
    read_text(&mixed, &train, &o, &l, &a);
    const phase phases[3] = {{&mixed, text ? o.text_epochs : 0, o.rate, o.gold_rate, 0, true},
                             {&train, o.epochs, text ? o.gold_rate : o.rate, 0, 0, !text},
                             {&news, o.news_epochs, o.news_rate, 0, o.average, false}};
    for (int i = 0; i < 3; i++) {
        if (phases[i].epochs == 0) continue;
        run_phase(&t, &phases[i]);
        if (phases[i].average > 0) network_average(&net);
        for (int d = 0; d < o.n_dev; d++) report(o.dev[d], learner_evaluate(&k, &dev[d]));
    }
    const release what = {.out = o.out,
                          .date = o.date,
                          .vectors = o.vectors,
                          .text = o.text,
                          .train = o.train,
                          .dev = o.dev,
                          .n_text = o.n_text,
                          .n_train = o.n_train,
                          .n_dev = o.n_dev};
    if (o.net && checkpoint_write(&net, o.net, &why) != ST_OK) die(&why);
    if (o.out && release_write(&what, &net, &l, &original, &why) != ST_OK) die(&why);
    learner_free(&k);
    arena_free(&a);
    return 0;
}
