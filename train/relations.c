// relation: trains the classifier of relations between two spans (coder/classifier.h).
//
//     relation [OPTION VALUE]...
//         --model FILE     language model; --out FILE  what is written
//         --gold FILE      NAME.events.tsv of our gold standard, texts below --corpora DIR
//         --examples W     the codebook's examples, each counting W
//         --synonyms W     for each of those, synonyms of its trigger by WordNet, together W
//         --test FILE      NAME.events.tsv that is only measured, without weights and with them
//         --pairs FILE     JSON Lines with text, source, target, type
//         --rows, --epochs, --rate, --penalty, --gold-weight, --pair-weight, --words-part,
//         --events-part    numbers
//
// Options work in the order in which they stand: weights before what they weigh. The same input
// gives the same bytes. Other folds than those trained on say how warm the confidences are.
#include "train/failure.h"
#include "train/relationset.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS     5
#define WEIGHT_16 32767 // the largest weight as it is stored

// Chosen on the other folds of gold/events/write and on the relation bench (bench/RESULTS.md).
#define ROWS        (1u << 15)
#define GOLD_WEIGHT 3
#define EVENTS_PART 0.4 // rules say the rest by the names of their events
#define WORDS_PART  1.2

typedef struct {
    const char *model, *out, *corpora;
    double gold_weight, pair_weight;
    loglinear_options train;
    relation_set set, test;
    synonyms *words;
} settings;

static status open_coder(settings *o, diag *why)
{
    if (o->set.run) return ST_OK;
    TRY(coder_open(&(coder_options){.model = o->model}, &o->set.coder, why));
    o->set.run = coder_run_new(o->set.coder);
    o->test = o->set;
    return ST_OK;
}

// Options that only set something; false for another.
static bool set_option(settings *o, str name, const char *value)
{
    double x = strtod(value, NULL);
    const struct {
        const char *name;
        double *number;
    } numbers[] = {{"--rate", &o->train.rate},
                   {"--penalty", &o->train.penalty},
                   {"--gold-weight", &o->gold_weight},
                   {"--pair-weight", &o->pair_weight},
                   {"--words-part", &o->set.parts[PART_WORDS]},
                   {"--events-part", &o->set.parts[PART_EVENTS]}};
    const struct {
        const char *name;
        const char **text;
    } texts[] = {{"--model", &o->model}, {"--out", &o->out}, {"--corpora", &o->corpora}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (str_eq(name, str_of(numbers[i].name))) return *numbers[i].number = x, true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_eq(name, str_of(texts[i].name))) return *texts[i].text = value, true;
    if (str_eq(name, STR("--epochs"))) return o->train.epochs = (uint32_t)x, true;
    if (!str_eq(name, STR("--rows"))) return false;
    o->train.rows = o->set.rows = (uint32_t)x;
    return true;
}

static status add_examples(settings *o, str name, const char *value, diag *why)
{
    double x = strtod(value, NULL);
    TRY(open_coder(o, why));
    if (str_eq(name, STR("--synonyms"))) {
        o->set.synonym_weight = x;
        TRY(synonyms_open(SYNONYM_FOLDER, &o->words, why));
        o->set.synonyms = o->words;
    } else if (str_eq(name, STR("--gold"))) {
        TRY(relation_add_gold(&o->set, value, o->corpora, o->gold_weight, why));
    } else if (str_eq(name, STR("--test"))) {
        TRY(relation_add_gold(&o->test, value, o->corpora, 1, why));
    } else if (str_eq(name, STR("--examples"))) {
        relation_add_examples(&o->set, x);
    } else if (str_eq(name, STR("--pairs"))) {
        TRY(relation_add_pairs(&o->set, value, o->pair_weight, why));
    } else {
        return diag_set(why, ST_USAGE, NULL, 0, 0, "what is %.*s? see train/relations.c",
                        STR_ARG(name));
    }
    printf("%.*s %s: %zu examples\n", (int)name.n, name.p, value, o->set.list.n);
    return ST_OK;
}

// What fits judged pairs of folds which the weights have not seen.
static loglinear_calibration held_out_calibration(const settings *o, arena *a)
{
    const loglinear_calibration plain = {1, 0};
    loglinear_calibration mean = {0};
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        VEC(loglinear_example) seen = {0}, held = {0};
        for (size_t i = 0; i < o->set.list.n; i++) {
            if (o->set.about.p[i].fold != fold)
                *vec_push(a, &seen) = o->set.list.p[i];
            else if (o->set.about.p[i].judged)
                *vec_push(a, &held) = o->set.list.p[i];
        }
        loglinear w = loglinear_train(seen.p, seen.n, &o->train, NULL, a);
        loglinear_calibration c = loglinear_calibrate(&w, held.p, held.n);
        printf("fold %u: of %zu judged pairs %.3f right, loss %.3f, at temperature %.2f and doubt "
               "%.2f %.3f\n",
               fold, held.n, loglinear_accuracy(&w, held.p, held.n),
               loglinear_loss(&w, held.p, held.n, plain), c.temperature, c.doubt,
               loglinear_loss(&w, held.p, held.n, c));
        mean.temperature += c.temperature / FOLDS;
        mean.doubt += c.doubt / FOLDS;
    }
    return mean;
}

static status save(settings *o, const loglinear *m, loglinear_calibration c, diag *why)
{
    size_t n = (size_t)o->train.rows * PLOVER_TYPES;
    double most = 1e-6; // not 0, which nothing can be divided by
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(m->weights[i]));
    int16_t *values = arena_array(o->set.a, int16_t, n);
    for (size_t i = 0; i < n; i++) values[i] = (int16_t)lrint(m->weights[i] / most * WEIGHT_16);
    float unit = (float)(most / WEIGHT_16), parts[CLASSIFIER_PARTS];
    const float calibration[] = {(float)c.temperature, (float)c.doubt};
    for (int i = 0; i < CLASSIFIER_PARTS; i++) parts[i] = (float)o->set.parts[i];
    model_writer *w = model_writer_new();
    char count[32];
    snprintf(count, sizeof count, "%zu", o->set.list.n);
    model_writer_meta(w, "name", "demarche relations");
    model_writer_meta(w, "language", "en");
    model_writer_meta(w, "licence", "CC BY-SA 4.0");
    model_writer_meta(w, "examples", count);
    model_writer_meta(w, "tool", "train/relations.c");
    model_writer_section(w, "relation.weights", MODEL_I16, o->train.rows, PLOVER_TYPES, values);
    model_writer_section(w, "relation.unit", MODEL_F32, 1, 1, &unit);
    model_writer_section(w, "relation.parts", MODEL_F32, 1, CLASSIFIER_PARTS, parts);
    model_writer_section(w, "relation.calibration", MODEL_F32, 1, 2, calibration);
    status s = model_write(w, o->out, why);
    model_writer_delete(w);
    return s;
}

static void print_test(const settings *o, const loglinear *m)
{
    const loglinear_example *x = o->test.list.p;
    size_t n = o->test.list.n;
    loglinear none = {arena_array(o->set.a, double, (size_t)o->train.rows *PLOVER_TYPES),
                      PLOVER_TYPES};
    if (n)
        printf("of %zu pairs to test %.3f right without weights, %.3f with them\n", n,
               loglinear_accuracy(&none, x, n), loglinear_accuracy(m, x, n));
}

static status run(settings *o, int n, char **arguments, diag *why)
{
    arena folds = {0};
    for (int i = 0; i + 1 < n; i += 2)
        if (!set_option(o, str_of(arguments[i]), arguments[i + 1]))
            TRY(add_examples(o, str_of(arguments[i]), arguments[i + 1], why));
    loglinear_calibration c = held_out_calibration(o, &folds);
    arena_free(&folds);
    loglinear w = loglinear_train(o->set.list.p, o->set.list.n, &o->train, NULL, o->set.a);
    printf("temperature %.3f, doubt %.3f\n", c.temperature, c.doubt);
    print_test(o, &w);
    return save(o, &w, c, why);
}

int main(int argc, char **argv)
{
    arena a = {0};
    diag why = {0};
    settings o = {
        .model = "models/english.dm",
        .out = CLASSIFIER_FILE,
        .corpora = "../shared/corpora",
        .gold_weight = GOLD_WEIGHT,
        .pair_weight = 1,
        .train = {.rows = ROWS, .classes = PLOVER_TYPES, .epochs = 8, .rate = 0.1, .penalty = 1},
        .set = {.a = &a, .rows = ROWS, .parts = {EVENTS_PART, WORDS_PART, 1}, .folds = FOLDS},
    };
    if (run(&o, argc - 1, argv + 1, &why) != ST_OK) failure_exit("relation", &why);
    coder_run_delete(o.set.run);
    coder_close(o.set.coder);
    synonyms_close(o.words);
    arena_free(&a);
    return 0;
}
