#include "coder/classifier.h"

#include "base/hash.h"
#include "model/model.h"

#include <math.h>
#include <string.h>

struct classifier {
    model *m;
    const int16_t *weights; // [rows][PLOVER_TYPES]
    uint32_t rows;
    float unit;         // what 1 in a weight stands for
    const float *parts; // [CLASSIFIER_PARTS]
    float temperature, doubt;
};

uint32_t classifier_row(str feature, uint32_t rows)
{
    return (uint32_t)hash_str(feature) & (rows - 1);
}

static status take_sections(classifier *c, const char *file, diag *why)
{
    const model_section *weights, *unit, *parts, *calibration;
    TRY(model_get(c->m, "relation.weights", MODEL_I16, 0, PLOVER_TYPES, &weights, why));
    TRY(model_get(c->m, "relation.unit", MODEL_F32, 1, 1, &unit, why));
    TRY(model_get(c->m, "relation.parts", MODEL_F32, 1, CLASSIFIER_PARTS, &parts, why));
    TRY(model_get(c->m, "relation.calibration", MODEL_F32, 1, 2, &calibration, why));
    c->weights = weights->data;
    c->rows = weights->rows;
    c->unit = *(const float *)unit->data;
    c->parts = parts->data;
    c->temperature = ((const float *)calibration->data)[0];
    c->doubt = ((const float *)calibration->data)[1];
    bool sound = c->rows && !(c->rows & (c->rows - 1)) && c->rows <= CLASSIFIER_ROWS_MAX;
    sound = sound && isfinite(c->unit) && isfinite(c->temperature) && c->temperature > 0;
    sound = sound && c->doubt >= 0 && c->doubt <= 1;
    for (int i = 0; i < CLASSIFIER_PARTS; i++) sound = sound && isfinite(c->parts[i]);
    if (sound) return ST_OK;
    return diag_set(why, ST_MODEL, file, 0, 0,
                    "the classifier's sections make no sense; install it again or delete it");
}

status classifier_open(const char *file, classifier **out, diag *why)
{
    classifier *c = mem_alloc(sizeof *c);
    memset(c, 0, sizeof *c);
    status s = model_open(file, &c->m, why);
    if (s == ST_OK) s = take_sections(c, file, why);
    if (s != ST_OK) {
        classifier_close(c);
        return s;
    }
    *out = c;
    return ST_OK;
}

status classifier_open_beside(const char *language_model, classifier **out, diag *why)
{
    buf file = {0};
    *out = NULL;
    bool there = model_beside(language_model, CLASSIFIER_FILE, &file);
    status s = there ? classifier_open(file.p, out, why) : ST_OK;
    buf_free(&file);
    return s;
}

void classifier_close(classifier *c)
{
    if (!c) return;
    if (c->m) model_close(c->m);
    mem_free(c);
}

static void add_features(const classifier *c, const evidence_question *q, arena *a,
                         double score[PLOVER_TYPES])
{
    evidence *e = arena_array(a, evidence, 1);
    evidence_read(q, a, e);
    for (uint32_t i = 0; i < e->n; i++) {
        const int16_t *row =
            c->weights + (size_t)classifier_row(e->names[i], c->rows) * PLOVER_TYPES;
        for (int type = 0; type < PLOVER_TYPES; type++) score[type] += (double)c->unit * row[type];
    }
}

void classifier_weigh(const classifier *c, const evidence_question *q, const hand_weights *h,
                      arena *a, double out[PLOVER_TYPES])
{
    static const float ALONE[CLASSIFIER_PARTS] = {1, 1, 1};
    const float *parts = c ? c->parts : ALONE;
    double temperature = c ? (double)c->temperature : 1, doubt = c ? (double)c->doubt : 0;
    double most = -INFINITY, sum = 0;
    for (int type = 0; type < PLOVER_TYPES; type++)
        out[type] = (double)parts[PART_EVENTS] * h->events[type] +
                    (double)parts[PART_WORDS] * h->words[type] +
                    (double)parts[PART_FREQUENCY] * hand_frequency(type);
    if (c) add_features(c, q, a, out);
    for (int type = 0; type < PLOVER_TYPES; type++)
        if (out[type] > most) most = out[type];
    for (int type = 0; type < PLOVER_TYPES; type++)
        sum += out[type] = exp((out[type] - most) / temperature);
    for (int type = 0; type < PLOVER_TYPES; type++)
        out[type] = out[type] / sum * (1 - doubt) + doubt / PLOVER_TYPES;
}
