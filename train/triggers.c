// triggers: trains the classifier of words that tell events (event/proposal.h).
//
//     triggers [OPTION VALUE]...
//         --model FILE     language model; --out FILE  what is written
//         --corpora DIR    texts of the gold
//         --gold FILE      NAME.events.tsv of our gold standard
//         --examples W     the codebook's examples, each word counting W
//         --texts FILE     a table of short texts that rules code rightly, weighed likewise
//         --test FILE      NAME.events.tsv that is only measured
//         --measured 0|1   may the gold that follows choose how sure a second look must be? (no
//                          rule was written from it)
//         --rows, --epochs, --rate, --penalty, --taken-weight; the thresholds --free, --lacking,
//         --coded          numbers
//
// Options work in the order in which they stand: weights before what they weigh. The same input
// gives the same bytes. Other folds than those trained on say how warm the confidences are and how
// often a proposal is right at each threshold.
#include "train/failure.h"
#include "train/sense.h"
#include "train/triggerset.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDS 5
#define BINS  20

#define ROWS        (1u << 16)
#define SECOND_ROWS (1u << 16)
#define FREE        0.6
#define LACKING     0.7
#define CODED       0 // rules are believed: what they code has a confidence and stays

typedef struct {
    const char *model, *out, *corpora;
    double thresholds[PROPOSAL_THRESHOLDS], example_weight;
    loglinear_options train;
    trigger_set set, test;
    second_set seconds;
} settings;

static status open_coder(settings *o, diag *why)
{
    if (o->set.run) return ST_OK;
    TRY(coder_open(&(coder_options){.model = o->model, .without_classifier = true}, &o->set.coder,
                   why));
    TRY(senses_read(SENSE_FOLDER, o->set.a, &o->set.lexicon, why));
    o->test.lexicon = o->set.lexicon;
    o->set.run = coder_run_new(o->set.coder);
    o->test.coder = o->set.coder;
    o->test.run = o->set.run;
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
                   {"--free", &o->thresholds[THRESHOLD_FREE]},
                   {"--lacking", &o->thresholds[THRESHOLD_LACKING]},
                   {"--coded", &o->thresholds[THRESHOLD_CODED]},
                   {"--taken-weight", &o->set.taken_weight},
                   {"--coded-weight", &o->set.coded_weight}};
    const struct {
        const char *name;
        const char **text;
    } texts[] = {{"--model", &o->model}, {"--out", &o->out}, {"--corpora", &o->corpora}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (str_eq(name, str_of(numbers[i].name))) return *numbers[i].number = x, true;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_eq(name, str_of(texts[i].name))) return *texts[i].text = value, true;
    if (str_eq(name, STR("--epochs"))) return o->train.epochs = (uint32_t)x, true;
    if (str_eq(name, STR("--measured"))) return o->seconds.measured = x > 0, true;
    if (!str_eq(name, STR("--rows"))) return false;
    o->train.rows = o->set.rows = o->test.rows = (uint32_t)x;
    return true;
}

static status add_examples(settings *o, str name, const char *value, diag *why)
{
    TRY(open_coder(o, why));
    if (str_eq(name, STR("--gold"))) {
        TRY(trigger_add_gold(&o->set, value, o->corpora, 1, why));
    } else if (str_eq(name, STR("--test"))) {
        TRY(trigger_add_gold(&o->test, value, o->corpora, 1, why));
    } else if (str_eq(name, STR("--texts"))) {
        TRY(trigger_add_texts(&o->set, value, o->example_weight, why));
    } else if (str_eq(name, STR("--examples"))) {
        o->example_weight = strtod(value, NULL);
        trigger_add_examples(&o->set, o->example_weight);
    } else {
        return diag_set(why, ST_USAGE, NULL, 0, 0, "what is %.*s? see train/triggers.c",
                        STR_ARG(name));
    }
    printf("%.*s %s: %zu words\n", (int)name.n, name.p, value, o->set.list.n);
    return ST_OK;
}

// --- how good it is

typedef struct {
    size_t told, proposed[BINS], right[BINS]; // by threshold (i + 0.5) / BINS
} tally;

typedef struct {
    tally of[PROPOSAL_CODED + 1];
} tallies;

static void count(const loglinear *m, loglinear_calibration c, const loglinear_example *x, tally *t)
{
    double p[LOGLINEAR_CLASSES_MAX];
    loglinear_predict(m, x, c, p);
    int best = 0;
    for (int k = 1; k < PLOVER_TYPES; k++)
        if (p[k] > p[best]) best = k;
    t->told += x->share[PROPOSAL_NONE] < 1;
    for (int i = 0; i < BINS; i++) {
        if (1 - p[PROPOSAL_NONE] < (i + 0.5) / BINS) continue;
        t->proposed[i]++;
        t->right[i] += x->share[best] > 0;
    }
}

static void print_tally(const char *name, proposal_kind kind, const tally *t)
{
    static const char *const NAMES[] = {"no rule takes", "a rule takes", "lack a side",
                                        "are coded"};
    printf("%s: %zu events whose words %s; proposed and right at thresholds\n", name, t->told,
           NAMES[kind]);
    for (int i = 0; i < BINS; i++)
        printf("  %.2f  %5zu %5zu  precision %.3f  recall %.3f\n", (i + 0.5) / BINS, t->proposed[i],
               t->right[i], t->proposed[i] ? (double)t->right[i] / (double)t->proposed[i] : 0,
               t->told ? (double)t->right[i] / (double)t->told : 0);
}

static void print_tallies(const char *name, const tallies *t)
{
    for (int kind = 0; kind <= PROPOSAL_CODED; kind++)
        if (kind != PROPOSAL_TAKEN) print_tally(name, (proposal_kind)kind, &t->of[kind]);
}

// What fits judged words of folds which the weights have not seen.
static loglinear_calibration held_out(const settings *o, arena *a)
{
    loglinear_calibration mean = {0};
    tallies t = {0};
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        VEC(loglinear_example) seen = {0}, held = {0};
        VEC(proposal_kind) kinds = {0};
        for (size_t i = 0; i < o->set.list.n; i++) {
            const trigger_about *about = &o->set.about.p[i];
            if (about->fold % FOLDS != fold)
                *vec_push(a, &seen) = o->set.list.p[i];
            else if (about->judged && about->kind != PROPOSAL_TAKEN)
                *vec_push(a, &held) = o->set.list.p[i], *vec_push(a, &kinds) = about->kind;
        }
        loglinear w = loglinear_train(seen.p, seen.n, &o->train, NULL, a);
        loglinear_calibration c = loglinear_calibrate(&w, held.p, held.n);
        mean.temperature += c.temperature / FOLDS;
        for (size_t i = 0; i < held.n; i++) count(&w, c, &held.p[i], &t.of[kinds.p[i]]);
    }
    print_tallies("other folds", &t);
    return mean;
}

static void print_test(const settings *o, const loglinear *m, loglinear_calibration c)
{
    tallies t = {0};
    for (size_t i = 0; i < o->test.list.n; i++)
        count(m, c, &o->test.list.p[i], &t.of[o->test.about.p[i].kind]);
    if (o->test.list.n) print_tallies("test", &t);
}

// --- writing

// Rows of the words that ever told an event.
static void mark_known(const settings *o, uint8_t *known)
{
    for (size_t i = 0; i < o->set.list.n; i++)
        if (o->set.list.p[i].share[PROPOSAL_NONE] < 1)
            known[weights_row(o->set.about.p[i].word, o->set.rows)] = 1;
}

static void add_seconds(settings *o, model_writer *w)
{
    for (int f = 0; f < SECOND_FIELDS; f++) {
        const char *name = second_name((second_field)f);
        char section[64];
        loglinear_options few = o->train;
        few.rows = o->seconds.rows;
        few.classes = SECOND_CLASSES;
        second_model m = second_train(&o->seconds, (second_field)f, &few);
        float *numbers = arena_array(o->set.a, float, 3);
        numbers[0] = loglinear_store(&m.weights, few.rows, name, w, o->set.a);
        numbers[1] = (float)m.temperature;
        numbers[2] = (float)m.threshold;
        snprintf(section, sizeof section, "%s.numbers", name);
        model_writer_section(w, section, MODEL_F32, 1, 3, numbers);
    }
}

static status save(settings *o, const loglinear *m, loglinear_calibration c, diag *why)
{
    uint8_t *known = arena_array(o->set.a, uint8_t, o->set.rows);
    mark_known(o, known);
    clue_lexicon lexicon = o->set.lexicon;
    float numbers[] = {0, (float)c.temperature, (float)o->thresholds[THRESHOLD_FREE],
                       (float)o->thresholds[THRESHOLD_LACKING],
                       (float)o->thresholds[THRESHOLD_CODED]};
    model_writer *w = model_writer_new();
    char words[32];
    snprintf(words, sizeof words, "%zu", o->set.list.n);
    model_writer_meta(w, "name", "demarche triggers");
    model_writer_meta(w, "language", "en");
    model_writer_meta(w, "licence", "CC BY-SA 4.0");
    model_writer_meta(w, "words", words);
    model_writer_meta(w, "tool", "train/triggers.c");
    numbers[0] = loglinear_store(m, o->train.rows, "trigger", w, o->set.a);
    model_writer_section(w, "trigger.known", MODEL_I8, o->train.rows, 1, known);
    model_writer_section(w, "trigger.words", MODEL_I32, lexicon.n, 1, lexicon.keys);
    model_writer_section(w, "trigger.senses", MODEL_I32, lexicon.n, CLUE_SENSES, lexicon.classes);
    model_writer_section(w, "trigger.numbers", MODEL_F32, 1, 2 + PROPOSAL_THRESHOLDS, numbers);
    add_seconds(o, w);
    status s = model_write(w, o->out, why);
    model_writer_delete(w);
    return s;
}

static status run(settings *o, int n, char **arguments, diag *why)
{
    arena folds = {0};
    for (int i = 0; i + 1 < n; i += 2)
        if (!set_option(o, str_of(arguments[i]), arguments[i + 1]))
            TRY(add_examples(o, str_of(arguments[i]), arguments[i + 1], why));
    loglinear_calibration c = held_out(o, &folds);
    arena_free(&folds);
    loglinear w = loglinear_train(o->set.list.p, o->set.list.n, &o->train, NULL, o->set.a);
    printf("temperature %.3f\n", c.temperature);
    print_test(o, &w, c);
    return save(o, &w, c, why);
}

int main(int argc, char **argv)
{
    arena a = {0};
    diag why = {0};
    settings o = {
        .model = "models/english.dm",
        .out = PROPOSAL_FILE,
        .corpora = "../shared/corpora",
        .thresholds = {FREE, LACKING, CODED},
        .train =
            {.rows = ROWS, .classes = PROPOSAL_CLASSES, .epochs = 8, .rate = 0.1, .penalty = 2},
        .set = {.a = &a, .rows = ROWS, .taken_weight = 0.5, .coded_weight = 0.2},
        .seconds = {.a = &a, .rows = SECOND_ROWS},
        .test = {.a = &a, .rows = ROWS, .taken_weight = 0.5},
    };
    o.set.seconds = &o.seconds;
    if (run(&o, argc - 1, argv + 1, &why) != ST_OK) failure_exit("triggers", &why);
    coder_run_delete(o.set.run);
    coder_close(o.set.coder);
    arena_free(&a);
    return 0;
}
