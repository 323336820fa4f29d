// Weights of a log-linear model over clues, as they lie in a model file: sections NAME.weights
// (i16, rows x classes) and NAME.numbers (f32: what 1 in a weight stands for, the temperature that
// scores are divided by, then thresholds of the model's own). doc/model-format.md.
#ifndef DM_EVENT_WEIGHTS_H
#define DM_EVENT_WEIGHTS_H

#include "event/clue.h"
#include "model/model.h"

#define WEIGHTS_ROWS_MAX    (1u << 20)
#define WEIGHTS_CLASSES_MAX 32

typedef struct {
    const int16_t *values; // [rows][classes]
    uint32_t rows;         // a power of two
    uint32_t classes;
    float unit, temperature;
    const float *thresholds; // [n_thresholds]
} weight_table;

// ST_MODEL when a section is missing, has another shape or holds what makes no sense.
status weights_open(const model *m, const char *name, uint32_t classes, uint32_t n_thresholds,
                    weight_table *out, diag *why);
// Probability of each class: out[classes].
void weights_ask(const weight_table *w, const clue_list *clues, double *out);

// The row of a clue in a table of `rows` rows, a power of two.
static inline uint32_t weights_row(uint64_t key, uint32_t rows)
{
    return (uint32_t)key & (rows - 1);
}

#endif
