// relation: trains the classifier of relations between two spans (coder/classifier.h).
//
//     relation --model english.dm --out relation.dm [--gold FILE.events.tsv] [--corpora DIR]
//         [--examples WEIGHT] [--text FILE.jsonl]... [--pairs FILE.jsonl] [--penalty X] ...
#include "train/failure.h"
#include "train/relationset.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS  (1u << 15)
#define FOLDS 5

typedef struct {
    const char *model, *out, *corpora;
    double gold_weight, example_weight, text_weight, pair_weight;
    loglinear_options train;
} settings;

_Noreturn static void die(const diag *why)
{
    failure_exit("relation", why);
}

static void need(status s, const diag *why)
{
    if (s != ST_OK) die(why);
}

static void take(relation_set *set, settings *o, const char *name, const char *value)
{
    diag why = {0};
    double x = strtod(value, NULL);
    if (!strcmp(name, "--gold-weight")) o->gold_weight = x;
    else if (!strcmp(name, "--example-weight")) o->example_weight = x;
    else if (!strcmp(name, "--text-weight")) o->text_weight = x;
    else if (!strcmp(name, "--pair-weight")) o->pair_weight = x;
    else if (!strcmp(name, "--corpora")) o->corpora = value;
    else if (!strcmp(name, "--out")) o->out = value;
    else if (!strcmp(name, "--penalty")) o->train.penalty = x;
    else if (!strcmp(name, "--epochs")) o->train.epochs = (uint32_t)x;
    else if (!strcmp(name, "--rate")) o->train.rate = x;
    else if (!strcmp(name, "--events-part")) set->parts[PART_EVENTS] = x;
    else if (!strcmp(name, "--words-part")) set->parts[PART_WORDS] = x;
    else if (!strcmp(name, "--frequency-part")) set->parts[PART_FREQUENCY] = x;
    else if (!strcmp(name, "--gold")) need(relation_add_gold(set, value, o->corpora, o->gold_weight, &why), &why);
    else if (!strcmp(name, "--examples")) relation_add_examples(set, o->example_weight);
    else if (!strcmp(name, "--text")) need(relation_add_text(set, value, o->text_weight, &why), &why);
    else if (!strcmp(name, "--pairs")) need(relation_add_pairs(set, value, o->pair_weight, &why), &why);
    else { fprintf(stderr, "relation: what is %s?\n", name); exit(2); }
    fprintf(stderr, "%s %s: %zu examples\n", name, value, set->list.n);
}

// The temperature that fits folds which the weights have not seen, gold and pairs alone.
static double held_out_temperature(const relation_set *set, const settings *o, double least, arena *a)
{
    double sum = 0;
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        VEC(loglinear_example) seen = {0}, held = {0};
        for (size_t i = 0; i < set->list.n; i++) {
            if (set->fold.p[i] != fold) *vec_push(a, &seen) = set->list.p[i];
            else if (set->list.p[i].weight >= least) *vec_push(a, &held) = set->list.p[i];
        }
        double *w = loglinear_train(seen.p, seen.n, &o->train, NULL, a);
        double t = loglinear_temperature(w, held.p, held.n);
        size_t right = 0;
        for (size_t i = 0; i < held.n; i++) {
            double p[PLOVER_TYPES];
            int best = 0;
            loglinear_predict(w, &held.p[i], 1, p);
            for (int k = 1; k < PLOVER_TYPES; k++) if (p[k] > p[best]) best = k;
            right += held.p[i].share[best] > 0;
        }
        fprintf(stderr, "fold %u: %zu of %zu right, loss %.3f, at temperature %.2f %.3f\n", fold, right, held.n,
                loglinear_loss(w, held.p, held.n, 1), t, loglinear_loss(w, held.p, held.n, t));
        sum += t;
    }
    return sum / FOLDS;
}

static status save(const settings *o, const relation_set *set, const double *weights,
                   double temperature, diag *why)
{
    size_t n = (size_t)o->train.rows * PLOVER_TYPES;
    double most = 1e-6;
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(weights[i]));
    int16_t *values = arena_array(set->a, int16_t, n);
    for (size_t i = 0; i < n; i++) values[i] = (int16_t)lrint(weights[i] / most * 32767);
    float unit = (float)(most / 32767), heat = (float)temperature, parts[CLASSIFIER_PARTS];
    for (int i = 0; i < CLASSIFIER_PARTS; i++) parts[i] = (float)set->parts[i];
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "demarche relations");
    model_writer_meta(w, "language", "en");
    model_writer_meta(w, "tool", "train/relation.c");
    model_writer_section(w, "relation.weights", MODEL_I16, o->train.rows, PLOVER_TYPES, values);
    model_writer_section(w, "relation.unit", MODEL_F32, 1, 1, &unit);
    model_writer_section(w, "relation.parts", MODEL_F32, 1, CLASSIFIER_PARTS, parts);
    model_writer_section(w, "relation.temperature", MODEL_F32, 1, 1, &heat);
    status s = model_write(w, o->out, why);
    model_writer_delete(w);
    return s;
}

int main(int argc, char **argv)
{
    arena a = {0};
    diag why = {0};
    settings o = {.corpora = "../shared/corpora", .out = "relation.dm", .gold_weight = 3, .example_weight = 1, .text_weight = 0.3, .pair_weight = 1,
                  .train = {.rows = ROWS, .epochs = 15, .rate = 0.1, .penalty = 1}};
    relation_set set = {.a = &a, .rows = ROWS, .parts = {1, 1, 1}, .folds = FOLDS};
    if (argc < 4 || strcmp(argv[1], "--model")) return 2;
    need(coder_open(&(coder_options){.model = argv[2]}, &set.coder, &why), &why);
    set.run = coder_run_new(set.coder);
    for (int i = 3; i + 1 < argc; i += 2) take(&set, &o, argv[i], argv[i + 1]);
    double t = held_out_temperature(&set, &o, 0.9, &a);
    double *w = loglinear_train(set.list.p, set.list.n, &o.train, NULL, &a);
    fprintf(stderr, "temperature %.3f, loss %.3f\n", t, loglinear_loss(w, set.list.p, set.list.n, 1));
    need(save(&o, &set, w, t, &why), &why);
    return 0;
}
