// A multinomial log-linear model over hashed features, trained by AdaGrad with an L2 penalty.
//
// Examples are visited in an order that depends on their number alone, arithmetic is double and in
// fixed order: the same examples give the same weights.
#ifndef DM_TRAIN_LOGLINEAR_H
#define DM_TRAIN_LOGLINEAR_H

#include "base/arena.h"
#include "base/str.h"
#include "rule/plover.h"

typedef struct {
    uint32_t *rows; // [n] of its features
    uint32_t n;
    double base[PLOVER_TYPES];  // score before the features
    double share[PLOVER_TYPES]; // how far each type is right; together 1
    double weight;              // how often the example counts
} loglinear_example;

typedef struct {
    uint32_t rows;
    uint32_t epochs;
    double rate;
    double penalty; // of the sum of the squared weights, halved
} loglinear_options;

// Weights [rows][PLOVER_TYPES], in `a`, from `start` (NULL: zeros).
double *loglinear_train(const loglinear_example *examples, size_t n, const loglinear_options *o,
                        const double *start, arena *a);
// Probabilities of the types.
void loglinear_predict(const double *weights, const loglinear_example *x, double temperature,
                       double out[PLOVER_TYPES]);
// Mean loss of the examples, in natural logarithms, weighted.
double loglinear_loss(const double *weights, const loglinear_example *examples, size_t n,
                      double temperature);
// The temperature between 0.25 and 8 with the least loss.
double loglinear_temperature(const double *weights, const loglinear_example *examples, size_t n);

#endif
