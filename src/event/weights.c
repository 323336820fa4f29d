#include "event/weights.h"

#include <math.h>
#include <stdio.h>

status weights_open(const model *m, const char *name, uint32_t classes, uint32_t n_thresholds,
                    weight_table *out, diag *why)
{
    char table[64], line[64];
    const model_section *values, *numbers;
    snprintf(table, sizeof table, "%s.weights", name);
    snprintf(line, sizeof line, "%s.numbers", name);
    TRY(model_get(m, table, MODEL_I16, 0, classes, &values, why));
    TRY(model_get(m, line, MODEL_F32, 1, 2 + n_thresholds, &numbers, why));
    const float *n = numbers->data;
    *out = (weight_table){values->data, values->rows, classes, n[0], n[1], n + 2};
    bool sound =
        out->rows && !(out->rows & (out->rows - 1)) && out->rows <= WEIGHTS_ROWS_MAX && n[1] > 0;
    for (uint32_t i = 0; i < 2 + n_thresholds; i++) sound = sound && isfinite(n[i]);
    if (sound) return ST_OK;
    return diag_set(why, ST_MODEL, NULL, 0, 0,
                    "the sections %s.* of a classifier make no sense; install it again or "
                    "delete it",
                    name);
}

static const int16_t *row_of(const weight_table *w, uint64_t clue)
{
    return w->values + (size_t)weights_row(clue, w->rows) * w->classes;
}

// The table is larger than the caches near the processor: all rows are asked for before the first
// is needed.
static void sum_rows(const weight_table *w, const clue_list *clues, int32_t *sums)
{
    for (uint32_t i = 0; i < clues->n; i++) {
        const int16_t *row = row_of(w, clues->keys[i]);
        __builtin_prefetch(row);
        __builtin_prefetch(row + w->classes - 1); // it may lie on two lines
    }
    for (uint32_t i = 0; i < clues->n; i++) {
        const int16_t *row = row_of(w, clues->keys[i]);
        for (uint32_t k = 0; k < w->classes; k++) sums[k] += row[k];
    }
}

void weights_ask(const weight_table *w, const clue_list *clues, double *out)
{
    int32_t sums[WEIGHTS_CLASSES_MAX] = {0};
    double most = -INFINITY, all = 0;
    sum_rows(w, clues, sums);
    for (uint32_t k = 0; k < w->classes; k++) {
        out[k] = sums[k] * (double)w->unit / (double)w->temperature;
        if (out[k] > most) most = out[k];
    }
    for (uint32_t k = 0; k < w->classes; k++) all += out[k] = exp(out[k] - most);
    for (uint32_t k = 0; k < w->classes; k++) out[k] /= all;
}
