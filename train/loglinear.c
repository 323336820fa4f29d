#include "train/loglinear.h"

#include <math.h>
#include <stdio.h>

#define WEIGHT_16 32767 // the largest weight as it is stored

#define EPSILON 1e-8 // keeps the first steps finite

// Calibrations that are tried.
#define TEMPERATURE_STEP 0.1
#define TEMPERATURES     40
#define DOUBT_STEP       0.02
#define DOUBTS           15

static const loglinear_calibration PLAIN = {1, 0};

void loglinear_predict(const loglinear *m, const loglinear_example *x, loglinear_calibration c,
                       double out[LOGLINEAR_CLASSES_MAX])
{
    double most = -INFINITY, sum = 0;
    uint32_t n = m->classes;
    for (uint32_t t = 0; t < n; t++) out[t] = x->base[t];
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t t = 0; t < n; t++) out[t] += m->weights[(size_t)x->rows[i] * n + t];
    for (uint32_t t = 0; t < n; t++)
        if (out[t] > most) most = out[t];
    for (uint32_t t = 0; t < n; t++) sum += out[t] = exp((out[t] - most) / c.temperature);
    for (uint32_t t = 0; t < n; t++) out[t] = out[t] / sum * (1 - c.doubt) + c.doubt / n;
}

typedef struct {
    const loglinear_options *o;
    loglinear model;
    double *squares;
    const double *start;
    const double *seen; // [rows] weight of the examples with the row
} training;

static void step(training *k, const loglinear_example *x)
{
    double p[LOGLINEAR_CLASSES_MAX], *weights = k->model.weights;
    uint32_t n = k->model.classes;
    loglinear_predict(&k->model, x, PLAIN, p);
    for (uint32_t i = 0; i < x->n; i++) {
        size_t row = (size_t)x->rows[i] * n;
        for (size_t t = 0; t < n; t++) {
            double w = weights[row + t] - (k->start ? k->start[row + t] : 0);
            double pull = k->o->penalty * w / k->seen[x->rows[i]];
            double g = x->weight * (p[t] - x->share[t] + pull);
            k->squares[row + t] += g * g;
            weights[row + t] -= k->o->rate * g / (sqrt(k->squares[row + t]) + EPSILON);
        }
    }
}

static size_t common_divisor(size_t a, size_t b)
{
    while (b) {
        size_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

// Visits all of n in leaps that have no divisor in common with n, each epoch with another leap.
static void pass(training *k, const loglinear_example *examples, size_t n, uint32_t epoch)
{
    size_t leap = (size_t)((double)n * 0.6180339887) + 1 + epoch * 7;
    while (common_divisor(leap, n) != 1) leap++;
    for (size_t i = 0, at = epoch % n; i < n; i++, at = (at + leap) % n) step(k, &examples[at]);
}

loglinear loglinear_train(const loglinear_example *examples, size_t n, const loglinear_options *o,
                          const double *start, arena *a)
{
    size_t size = (size_t)o->rows * o->classes;
    double *seen = arena_array(a, double, o->rows);
    training k = {.o = o, .start = start, .seen = seen};
    k.model = (loglinear){arena_array(a, double, size), o->classes};
    k.squares = arena_array(a, double, size);
    for (size_t i = 0; start && i < size; i++) k.model.weights[i] = start[i];
    for (size_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < examples[i].n; j++)
            seen[examples[i].rows[j]] += examples[i].weight;
    for (uint32_t epoch = 0; n && epoch < o->epochs; epoch++) pass(&k, examples, n, epoch);
    return k.model;
}

double loglinear_loss(const loglinear *m, const loglinear_example *examples, size_t n,
                      loglinear_calibration c)
{
    double loss = 0, all = 0;
    for (size_t i = 0; i < n; i++) {
        double p[LOGLINEAR_CLASSES_MAX];
        loglinear_predict(m, &examples[i], c, p);
        for (uint32_t t = 0; t < m->classes; t++)
            loss -= examples[i].weight * examples[i].share[t] * log(p[t] + EPSILON);
        all += examples[i].weight;
    }
    return all > 0 ? loss / all : 0;
}

double loglinear_accuracy(const loglinear *m, const loglinear_example *examples, size_t n)
{
    size_t right = 0;
    for (size_t i = 0; i < n; i++) {
        double p[LOGLINEAR_CLASSES_MAX];
        uint32_t best = 0;
        loglinear_predict(m, &examples[i], PLAIN, p);
        for (uint32_t t = 1; t < m->classes; t++)
            if (p[t] > p[best]) best = t;
        right += examples[i].share[best] > 0;
    }
    return n ? (double)right / (double)n : 0;
}

loglinear_calibration loglinear_calibrate(const loglinear *m, const loglinear_example *examples,
                                          size_t n)
{
    loglinear_calibration best = PLAIN;
    double least = loglinear_loss(m, examples, n, PLAIN);
    for (int t = 3; t <= TEMPERATURES; t++)
        for (int d = 0; d <= DOUBTS; d++) {
            loglinear_calibration c = {t * TEMPERATURE_STEP, d * DOUBT_STEP};
            double loss = loglinear_loss(m, examples, n, c);
            if (loss >= least) continue;
            least = loss;
            best = c;
        }
    return best;
}

float loglinear_store(const loglinear *m, uint32_t rows, const char *name, model_writer *w,
                      arena *a)
{
    size_t n = (size_t)rows * m->classes;
    double most = 1e-6; // not 0, which nothing can be divided by
    char section[64];
    for (size_t i = 0; i < n; i++) most = fmax(most, fabs(m->weights[i]));
    int16_t *values = arena_array(a, int16_t, n);
    for (size_t i = 0; i < n; i++) values[i] = (int16_t)lrint(m->weights[i] / most * WEIGHT_16);
    snprintf(section, sizeof section, "%s.weights", name);
    model_writer_section(w, section, MODEL_I16, rows, m->classes, values);
    return (float)(most / WEIGHT_16);
}
