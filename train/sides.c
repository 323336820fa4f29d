// sides: trains the classifier of sides that no rule finds (event/side.h).
//
//     sides [OPTION VALUE]...
//         --model FILE    language model, with the classifier of triggers beside it
//         --out FILE      what is written; --corpora DIR  texts of the gold
//         --gold FILE     NAME.events.tsv of our gold standard
//         --rows, --epochs, --rate, --penalty, --hidden-weight; the threshold --least  numbers
//
// Options work in the order in which they stand. The same input gives the same bytes. For each
// threshold the program prints what other folds than those trained on would gain: events all of
// whose sides become right, events that lose that, and the three figures of `demarche eval`.
#include "train/failure.h"
#include "train/sideset.h"

#include <stdio.h>
#include <stdlib.h>

#define FOLDS 5
#define STEPS 10 // thresholds, from 0.35 by 0.05

#define ROWS  (1u << 17)
#define LEAST 0.6 // in other folds 98 events get better and 28 worse

typedef struct {
    const char *model, *out, *corpora;
    double least;
    loglinear_options train;
    side_set set;
} settings;

static status open_coder(settings *o, diag *why)
{
    if (o->set.run) return ST_OK;
    TRY(coder_open(&(coder_options){.model = o->model}, &o->set.coder, why));
    o->set.run = coder_run_new(o->set.coder);
    return ST_OK;
}

static bool set_option(settings *o, str name, const char *value)
{
    double number = atof(value);
    if (str_eq(name, STR("--model"))) return o->model = value, true;
    if (str_eq(name, STR("--out"))) return o->out = value, true;
    if (str_eq(name, STR("--corpora"))) return o->corpora = value, true;
    if (str_eq(name, STR("--rows"))) return o->train.rows = o->set.rows = (uint32_t)number, true;
    if (str_eq(name, STR("--epochs"))) return o->train.epochs = (uint32_t)number, true;
    if (str_eq(name, STR("--rate"))) return o->train.rate = number, true;
    if (str_eq(name, STR("--penalty"))) return o->train.penalty = number, true;
    if (str_eq(name, STR("--hidden-weight"))) return o->set.hidden_weight = number, true;
    if (str_eq(name, STR("--least"))) return o->least = number, true;
    return false;
}

static status add_gold(settings *o, str name, const char *value, diag *why)
{
    if (!str_eq(name, STR("--gold")))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "what is %.*s? see train/sides.c",
                        STR_ARG(name));
    TRY(open_coder(o, why));
    return sides_add_gold(&o->set, value, o->corpora, why);
}

// --- how good it is

typedef struct {
    size_t events, right, better, worse, filled, filled_right;
    side_score of[SIDE_KINDS];
} tally;

static void add_score(side_score *sum, side_score s)
{
    sum->gold += s.gold;
    sum->ours += s.ours;
    sum->gold_right += s.gold_right;
    sum->ours_right += s.ours_right;
}

static double f1(side_score s)
{
    double p = s.ours ? (double)s.ours_right / (double)s.ours : 0;
    double r = s.gold ? (double)s.gold_right / (double)s.gold : 0;
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

// The likeliest candidate of an open side; -1: none is likely enough.
static int best_of(const side_event *x, side_kind side, double *const *chance, double least)
{
    int best = -1;
    if (x->first[side] < 0) return -1;
    for (uint32_t i = 0; i < x->all[side].n; i++) {
        double mine = chance[side][x->first[side] + (int)i];
        if (!side_may_fill(&x->all[side].p[i], side) || mine < least) continue;
        if (best < 0 || mine > chance[side][x->first[side] + best]) best = (int)i;
    }
    return best;
}

// Is more of the gold's right with it?
static bool has_more(const side_event *x, const participant *actor_, const participant *recipient,
                     const event_verdict *was)
{
    event_verdict is = sides_judge(x, actor_, recipient);
    return is.actors.gold_right + is.recipients.gold_right >
           was->actors.gold_right + was->recipients.gold_right;
}

static void count(const side_event *x, double *const *chance, double least, tally *t)
{
    const participant *filled[SIDE_KINDS] = {NULL};
    double sure[SIDE_KINDS] = {0};
    for (int side = 0; side < SIDE_KINDS; side++) {
        int best = best_of(x, (side_kind)side, chance, least);
        if (best < 0) continue;
        filled[side] = &x->all[side].p[best].p;
        sure[side] = chance[side][x->first[side] + best];
    }
    if (filled[0] && filled[1] && side_is_own(filled[0]->actor, filled[1]->actor))
        filled[sure[0] > sure[1]] = NULL;
    event_verdict was = sides_judge(x, NULL, NULL);
    event_verdict is = sides_judge(x, filled[SIDE_ACTOR], filled[SIDE_RECIPIENT]);
    t->events++;
    t->filled += (filled[0] ? 1u : 0u) + (filled[1] ? 1u : 0u);
    if (filled[0]) t->filled_right += has_more(x, filled[0], NULL, &was);
    if (filled[1]) t->filled_right += has_more(x, NULL, filled[1], &was);
    t->right += is.roles;
    t->better += is.roles && !was.roles;
    t->worse += was.roles && !is.roles;
    add_score(&t->of[SIDE_ACTOR], is.actors);
    add_score(&t->of[SIDE_RECIPIENT], is.recipients);
}

static void print_tally(const settings *o, const char *name, double *const *chance, double least)
{
    tally t = {0};
    for (size_t i = 0; i < o->set.events.n; i++)
        if (o->set.events.p[i].counts) count(&o->set.events.p[i], chance, least, &t);
    printf("%s %.2f: of %zu events all sides right %.3f (%zu better, %zu worse), of %zu "
           "filled %zu right, actors F1 %.3f, recipients F1 %.3f\n",
           name, least, t.events, t.events ? (double)t.right / (double)t.events : 0, t.better,
           t.worse, t.filled, t.filled_right, f1(t.of[SIDE_ACTOR]), f1(t.of[SIDE_RECIPIENT]));
}

// Trains on the other folds and says what it thinks of this one; returns the temperature.
static double try_fold(const settings *o, side_kind side, uint32_t fold, double *chance)
{
    arena a = {0};
    VEC(loglinear_example) seen = {0}, held = {0};
    const side_examples *all = &o->set.of[side];
    for (size_t i = 0; i < all->list.n; i++) {
        const side_about *about = &all->about.p[i];
        if (all->list.p[i].weight <= 0) continue;
        if (about->fold % FOLDS != fold)
            *vec_push(&a, &seen) = all->list.p[i];
        else if (!about->hidden)
            *vec_push(&a, &held) = all->list.p[i];
    }
    loglinear w = loglinear_train(seen.p, seen.n, &o->train, NULL, &a);
    loglinear_calibration c = loglinear_calibrate(&w, held.p, held.n);
    c.doubt = 0;
    for (size_t i = 0; i < all->list.n; i++) {
        double p[LOGLINEAR_CLASSES_MAX];
        if (all->about.p[i].fold % FOLDS != fold) continue;
        loglinear_predict(&w, &all->list.p[i], c, p);
        chance[i] = p[1];
    }
    arena_free(&a);
    return c.temperature;
}

// The temperatures, each the mean of the folds.
static void try_folds(const settings *o, double temperature[SIDE_KINDS])
{
    arena a = {0};
    double *chance[SIDE_KINDS]; // of each example
    for (int side = 0; side < SIDE_KINDS; side++)
        chance[side] = arena_array(&a, double, o->set.of[side].list.n + 1);
    print_tally(o, "rules", chance, 1);
    for (int side = 0; side < SIDE_KINDS; side++) {
        temperature[side] = 0;
        for (uint32_t fold = 0; fold < FOLDS; fold++)
            temperature[side] += try_fold(o, (side_kind)side, fold, chance[side]) / FOLDS;
    }
    for (int i = 0; i < STEPS; i++) print_tally(o, "other folds", chance, 0.35 + 0.05 * i);
    arena_free(&a);
}

// --- writing

static void add_sections(settings *o, side_kind side, double temperature, model_writer *w)
{
    const side_examples *all = &o->set.of[side];
    VEC(loglinear_example) counted = {0};
    for (size_t i = 0; i < all->list.n; i++)
        if (all->list.p[i].weight > 0) *vec_push(o->set.a, &counted) = all->list.p[i];
    loglinear m = loglinear_train(counted.p, counted.n, &o->train, NULL, o->set.a);
    float *numbers = arena_array(o->set.a, float, 3);
    numbers[0] = loglinear_store(&m, o->train.rows, side_name(side), w, o->set.a);
    numbers[1] = (float)temperature;
    numbers[2] = (float)o->least;
    char section[32];
    snprintf(section, sizeof section, "%s.numbers", side_name(side));
    model_writer_section(w, section, MODEL_F32, 1, 3, numbers);
    printf("%s: %zu candidates, temperature %.3f\n", side_name(side), counted.n, temperature);
}

static status save(settings *o, const double temperature[SIDE_KINDS], diag *why)
{
    char events[32];
    snprintf(events, sizeof events, "%zu", o->set.events.n);
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "demarche sides");
    model_writer_meta(w, "language", "en");
    model_writer_meta(w, "licence", "CC BY-SA 4.0");
    model_writer_meta(w, "events", events);
    model_writer_meta(w, "tool", "train/sides.c");
    for (int side = 0; side < SIDE_KINDS; side++)
        add_sections(o, (side_kind)side, temperature[side], w);
    status s = model_write(w, o->out, why);
    model_writer_delete(w);
    return s;
}

static status run(settings *o, int n, char **arguments, diag *why)
{
    double temperature[SIDE_KINDS];
    for (int i = 0; i + 1 < n; i += 2)
        if (!set_option(o, str_of(arguments[i]), arguments[i + 1]))
            TRY(add_gold(o, str_of(arguments[i]), arguments[i + 1], why));
    try_folds(o, temperature);
    return save(o, temperature, why);
}

int main(int argc, char **argv)
{
    arena a = {0};
    diag why = {0};
    settings o = {
        .model = "models/english.dm",
        .out = SIDE_FILE,
        .corpora = "../shared/corpora",
        .least = LEAST,
        .train = {.rows = ROWS, .classes = SIDE_CLASSES, .epochs = 8, .rate = 0.05, .penalty = 8},
        .set = {.a = &a, .rows = ROWS, .hidden_weight = 0.3},
    };
    if (run(&o, argc - 1, argv + 1, &why) != ST_OK) failure_exit("sides", &why);
    coder_run_delete(o.set.run);
    coder_close(o.set.coder);
    arena_free(&a);
    return 0;
}
