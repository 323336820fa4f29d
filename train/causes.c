// causes: trains the classifier of causes and effects (link/reasoner.h).
//
//     causes [OPTION VALUE]...
//         --model FILE      language model; --out FILE  what is written
//         --sentences FILE  causal or not, a sentence a row; --spans FILE  relations
//         --folds N         only the first N of the five folds are read and measured, and nothing
//                           is written: for choosing among ways
//         --epochs, --rate, --penalty of pairs of words; --bound-epochs, --bound-rate,
//         --bound-penalty of the words of a side
//
// First each fold is read by what was trained on the others, in the way of the program, and judged
// as `demarche eval` does. Folds are of documents. The same input gives the same bytes.
#include "train/causeset.h"

#include "measure/causematch.h"
#include "train/failure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS      5
#define ALL        FOLDS // no fold is left out
#define ROWS       (1u << 15)
#define BOUND_ROWS (1u << 14)

typedef struct {
    const char *model, *out, *sentences, *spans;
    loglinear_options pairs, bounds;
    uint32_t folds; // that are read
    coder *coder;
    cause_set set;
} settings;

static bool set_option(settings *o, str name, const char *value)
{
    double x = strtod(value, NULL);
    const struct {
        const char *name;
        double *number;
    } numbers[] = {{"--rate", &o->pairs.rate},
                   {"--penalty", &o->pairs.penalty},
                   {"--bound-rate", &o->bounds.rate},
                   {"--bound-penalty", &o->bounds.penalty}};
    const struct {
        const char *name;
        const char **text;
    } texts[] = {{"--model", &o->model},
                 {"--out", &o->out},
                 {"--sentences", &o->sentences},
                 {"--spans", &o->spans}};
    const struct {
        const char *name;
        uint32_t *count;
    } counts[] = {{"--epochs", &o->pairs.epochs},
                  {"--bound-epochs", &o->bounds.epochs},
                  {"--folds", &o->folds}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (str_eq(name, str_of(numbers[i].name))) return *numbers[i].number = x, true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_eq(name, str_of(texts[i].name))) return *texts[i].text = value, true;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        if (str_eq(name, str_of(counts[i].name))) return *counts[i].count = (uint32_t)x, true;
    return false;
}

// --- training

static void add_all(const cause_examples *from, cause_examples *to, arena *a)
{
    for (size_t i = 0; i < from->n; i++)
        if (from->p[i].weight > 0) *vec_push(a, to) = from->p[i];
}

// The examples of all folds but one: of pairs (BOUNDS), or of the words of a side.
static cause_examples examples_without(const settings *o, uint32_t fold, int which, arena *a)
{
    cause_examples all = {0};
    for (size_t i = 0; i < o->set.list.n; i++) {
        const cause_text *t = &o->set.list.p[i];
        if (t->fold == fold || t->fold >= o->folds) continue;
        add_all(which == BOUNDS ? &t->pairs : &t->bounds[which], &all, a);
    }
    return all;
}

static void add_model(const settings *o, uint32_t fold, int which, model_writer *w, arena *a)
{
    const loglinear_options *options = which == BOUNDS ? &o->pairs : &o->bounds;
    const char *name = which == BOUNDS ? "cause" : reasoner_bound_name((bound)which);
    char section[64];
    cause_examples seen = examples_without(o, fold, which, a);
    loglinear m = loglinear_train(seen.p, seen.n, options, NULL, a);
    float *numbers = arena_array(a, float, 2);
    numbers[0] = loglinear_store(&m, options->rows, name, w, a);
    numbers[1] = 1; // the penalty keeps chances as warm as they should be
    snprintf(section, sizeof section, "%s.numbers", name);
    model_writer_section(w, section, MODEL_F32, 1, 2, numbers);
}

static model_writer *train_without(const settings *o, uint32_t fold, arena *a)
{
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "demarche causes");
    model_writer_meta(w, "language", "en");
    model_writer_meta(w, "licence", "CC BY-SA 4.0");
    model_writer_meta(w, "tool", "train/causes.c");
    for (int which = BOUNDS; which >= 0; which--) add_model(o, fold, which, w, a);
    return w;
}

// --- measuring

static status open_without(const settings *o, uint32_t fold, reasoner **out, arena *a, diag *why)
{
    buf bytes = {0};
    model *m = NULL;
    model_writer *w = train_without(o, fold, a);
    model_write_bytes(w, &bytes);
    model_writer_delete(w);
    status s = model_open_bytes(buf_str(&bytes), &m, why);
    buf_free(&bytes);
    return s == ST_OK ? reasoner_of(m, out, why) : s;
}

typedef struct {
    cause_tally sentences, spans; // all; those that are causal
} tallies;

static void add_text(tallies *t, const cause_text *x, const reasoner *m, arena *a)
{
    cause_findings found = cause_findings_of(x->gold, &x->c, m, a);
    cause_tally_add(&t->sentences, x->gold, &found);
    if (x->gold->causal) cause_tally_add(&t->spans, x->gold, &found);
}

static void print_tallies(const char *name, const tallies *t)
{
    cause_score s = cause_score_of_sentences(&t->sentences);
    printf("%s: sentences precision %.1f recall %.1f F1 %.1f; parts exact and fair", name,
           100 * s.precision, 100 * s.recall, 100 * s.f1);
    for (int p = 0; p < CAUSE_PARTS; p++)
        printf(" %s %.1f %.1f", cause_part_name((cause_part)p),
               100 * cause_score_exact(&t->spans.parts[p]).f1,
               100 * cause_score_fair(&t->spans.parts[p]).f1);
    printf(" mean %.1f %.1f\n", 100 * cause_macro(&t->spans, cause_score_exact),
           100 * cause_macro(&t->spans, cause_score_fair));
}

static status measure_folds(const settings *o, diag *why)
{
    tallies all = {0};
    for (uint32_t fold = 0; fold < o->folds; fold++) {
        arena a = {0};
        reasoner *m = NULL;
        tallies one = {0};
        char name[16];
        status s = open_without(o, fold, &m, &a, why);
        for (size_t i = 0; i < o->set.list.n && s == ST_OK; i++) {
            if (o->set.list.p[i].fold != fold) continue;
            add_text(&one, &o->set.list.p[i], m, &a);
            add_text(&all, &o->set.list.p[i], m, &a);
        }
        reasoner_close(m);
        arena_free(&a);
        if (s != ST_OK) return s;
        snprintf(name, sizeof name, "fold %u", fold + 1);
        print_tallies(name, &one);
    }
    print_tallies("all", &all);
    return ST_OK;
}

static status save(const settings *o, diag *why)
{
    arena a = {0};
    model_writer *w = train_without(o, ALL, &a);
    status s = model_write(w, o->out, why);
    model_writer_delete(w);
    arena_free(&a);
    return s;
}

static status run(settings *o, int n, char **arguments, diag *why)
{
    for (int i = 0; i + 1 < n; i += 2)
        if (!set_option(o, str_of(arguments[i]), arguments[i + 1]))
            return diag_set(why, ST_USAGE, NULL, 0, 0, "what is %s? see train/causes.c",
                            arguments[i]);
    coder_options options = {.model = o->model, .without_rules = true, .without_classifier = true};
    TRY(coder_open(&options, &o->coder, why));
    o->set.run = coder_run_new(o->coder);
    TRY(cause_set_read(&o->set, o->sentences, o->spans, why));
    TRY(measure_folds(o, why));
    return o->folds == FOLDS ? save(o, why) : ST_OK;
}

int main(int argc, char **argv)
{
    arena a = {0};
    diag why = {0};
    settings o = {
        .model = "models/english.dm",
        .out = "models/" REASONER_FILE,
        .sentences = "../shared/gold/causality/sentences_train.csv",
        .spans = "../shared/gold/causality/spans_train.csv",
        .folds = FOLDS,
        .pairs = {.rows = ROWS, .classes = REASON_CLASSES, .epochs = 8, .rate = 0.1, .penalty = 8},
        .bounds = {.rows = BOUND_ROWS, .classes = 2, .epochs = 8, .rate = 0.05, .penalty = 5},
        .set = {.a = &a, .rows = ROWS, .bound_rows = BOUND_ROWS, .folds = FOLDS},
    };
    if (run(&o, argc - 1, argv + 1, &why) != ST_OK) failure_exit("causes", &why);
    coder_run_delete(o.set.run);
    coder_close(o.coder);
    arena_free(&a);
    return 0;
}
