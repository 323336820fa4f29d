#include "train/secondset.h"

#include "event/weights.h"

#include <stdio.h>

#define FOLDS 5
#define STEPS 3 // thresholds, from 0.85: articles of other kinds need a margin

// --- what the gold says

static const gold_field *field_of(const gold_event *g, gold_field_kind kind)
{
    for (size_t i = 0; i < g->n_fields; i++)
        if (g->fields[i].kind == kind) return &g->fields[i];
    return NULL;
}

static bool label_background(const gold_event *g, double *share)
{
    const gold_field *f = field_of(g, FIELD_BACKGROUND);
    if (f && (f->optional || str_find_byte(f->value, '|', 0) != SIZE_MAX)) return false;
    share[f && str_eq(f->value, STR("yes"))] = 1;
    return true;
}

static bool is_own_day(str value)
{
    return str_among(STR("DOC"), value, '|') || str_among(STR("PRESENT_REF"), value, '|');
}

// Another date than the text's own day says nothing.
static bool label_day(const gold_event *g, double *share)
{
    const gold_field *f = field_of(g, FIELD_DATE);
    if (f && (f->optional || !is_own_day(f->value))) return false;
    share[f ? DAY_OWN : DAY_NONE] = 1;
    return true;
}

static bool label(second_field f, const gold_event *g, double *share)
{
    return f == SECOND_BACKGROUND ? label_background(g, share) : label_day(g, share);
}

static void add(second_set *set, second_field f, loglinear_example x, const clue_list *clues,
                second_about about)
{
    x.n = clues->n;
    x.rows = arena_array(set->a, uint32_t, (size_t)x.n + 1);
    for (uint32_t i = 0; i < x.n; i++) x.rows[i] = weights_row(clues->keys[i], set->rows);
    *vec_push(set->a, &set->of[f].list) = x;
    *vec_push(set->a, &set->of[f].about) = about;
}

void seconds_add(second_set *set, uint64_t fold, const gold_event *gold, const second_shown *shown)
{
    for (int f = 0; f < SECOND_FIELDS; f++) {
        loglinear_example x = {.weight = gold->optional ? 0.5 : 1};
        int ruled = second_ruled((second_field)f, shown->event);
        if (ruled >= 0 && label((second_field)f, gold, x.share))
            add(set, (second_field)f, x, shown->clues,
                (second_about){fold, set->measured && !gold->optional, ruled});
    }
}

void seconds_add_ruled(second_set *set, uint64_t fold, double weight, const second_shown *shown)
{
    for (int f = 0; f < SECOND_FIELDS; f++) {
        loglinear_example x = {.weight = weight};
        int ruled = second_ruled((second_field)f, shown->event);
        if (ruled < 0) continue;
        x.share[ruled] = 1;
        add(set, (second_field)f, x, shown->clues, (second_about){fold, false, ruled});
    }
}

// --- training

typedef struct {
    size_t all, ruled, right[STEPS], changed[STEPS];
} tally;

static double step(int i)
{
    return 0.85 + 0.05 * i;
}

static void count(const loglinear_example *x, const double *chance, uint32_t classes, int ruled,
                  tally *t)
{
    int best = 0;
    for (int k = 1; k < (int)classes; k++)
        if (chance[k] > chance[best]) best = k;
    t->all++;
    t->ruled += x->share[ruled] > 0;
    for (int i = 0; i < STEPS; i++) {
        int made = chance[best] >= step(i) ? best : ruled;
        t->right[i] += x->share[made] > 0;
        t->changed[i] += made != ruled;
    }
}

static double try_fold(const second_set *set, second_field f, const loglinear_options *o,
                       uint32_t fold, tally *t)
{
    arena a = {0};
    VEC(loglinear_example) seen = {0}, held = {0};
    VEC(int) ruled = {0};
    for (size_t i = 0; i < set->of[f].list.n; i++) {
        const second_about *about = &set->of[f].about.p[i];
        if (about->fold % FOLDS != fold)
            *vec_push(&a, &seen) = set->of[f].list.p[i];
        else if (about->measured)
            *vec_push(&a, &held) = set->of[f].list.p[i], *vec_push(&a, &ruled) = about->ruled;
    }
    loglinear w = loglinear_train(seen.p, seen.n, o, NULL, &a);
    loglinear_calibration c = loglinear_calibrate(&w, held.p, held.n);
    c.doubt = 0;
    for (size_t i = 0; i < held.n; i++) {
        double chance[LOGLINEAR_CLASSES_MAX];
        loglinear_predict(&w, &held.p[i], c, chance);
        count(&held.p[i], chance, o->classes, ruled.p[i], t);
    }
    arena_free(&a);
    return c.temperature;
}

second_model second_train(const second_set *set, second_field f, const loglinear_options *o)
{
    second_model m = {0};
    tally t = {0};
    int best = 0;
    for (uint32_t fold = 0; fold < FOLDS; fold++)
        m.temperature += try_fold(set, f, o, fold, &t) / FOLDS;
    printf("%s: %zu events, right by rules %zu; by a second look", second_name(f), t.all, t.ruled);
    for (int i = 0; i < STEPS; i++) {
        printf(" %.2f: %zu of %zu", step(i), t.right[i], t.changed[i]);
        if (t.right[i] >= t.right[best]) best = i; // the surer of two as good
    }
    printf("\n");
    m.threshold = step(best);
    m.weights = loglinear_train(set->of[f].list.p, set->of[f].list.n, o, NULL, set->a);
    return m;
}
