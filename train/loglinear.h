// A multinomial log-linear model over hashed features, trained by AdaGrad with an L2 penalty.
//
// Examples are visited in an order that depends on their number alone, arithmetic is double and in
// fixed order: the same examples give the same weights.
#ifndef DM_TRAIN_LOGLINEAR_H
#define DM_TRAIN_LOGLINEAR_H

#include "base/arena.h"
#include "base/str.h"
#include "model/model.h"

#define LOGLINEAR_CLASSES_MAX 17

typedef struct {
    uint32_t *rows; // [n] of its features
    uint32_t n;
    double base[LOGLINEAR_CLASSES_MAX];  // score before the features
    double share[LOGLINEAR_CLASSES_MAX]; // how far each class is right; together 1
    double weight;                       // how often the example counts
} loglinear_example;

typedef struct {
    uint32_t rows;
    uint32_t classes; // at most LOGLINEAR_CLASSES_MAX
    uint32_t epochs;
    double rate;
    double penalty; // of the sum of the squared weights, halved
} loglinear_options;

typedef struct {
    double *weights; // [rows][classes]
    uint32_t classes;
} loglinear;

// In `a`, from the weights `start` (NULL: zeros).
loglinear loglinear_train(const loglinear_example *examples, size_t n, const loglinear_options *o,
                          const double *start, arena *a);
// What makes scores into confidences: exp(score / temperature), and of all of that the part `doubt`
// is shared by all classes, since an example may be beside anything that was learned.
typedef struct {
    double temperature, doubt;
} loglinear_calibration;

// Probabilities of the classes.
void loglinear_predict(const loglinear *m, const loglinear_example *x, loglinear_calibration c,
                       double out[LOGLINEAR_CLASSES_MAX]);
// Mean loss of the examples, in natural logarithms, weighted.
double loglinear_loss(const loglinear *m, const loglinear_example *examples, size_t n,
                      loglinear_calibration c);
// How many of the examples have their likeliest class among the right ones, in parts of 1.
double loglinear_accuracy(const loglinear *m, const loglinear_example *examples, size_t n);
// The calibration with the least loss.
loglinear_calibration loglinear_calibrate(const loglinear *m, const loglinear_example *examples,
                                          size_t n);

// Adds the section NAME.weights (i16) of a model file, which is to be written while `a` lives;
// returns what 1 in it stands for.
float loglinear_store(const loglinear *m, uint32_t rows, const char *name, model_writer *w,
                      arena *a);

#endif
