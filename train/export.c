#include "train/export.h"

#include "base/hash.h"
#include "token/encoder.h"
#include "token/lexeme.h"
#include "train/lemma_rules.h"

#include <stdio.h>
#include <string.h>

#define WEIGHT_MAX     127.0f
#define FACT_SUM_MAX   12700 // with four places of KERNEL_PLACE_MAX below 2^15
#define FACT_MAX       32767.0f
#define SCORE_MAX      1.9e9f // of a move; leaves room for its bias
#define HIDDEN_UNIT    512    // 1.0 of the parser's sums, if its facts allow
#define HIDDEN_UNIT_LO 64
#define HIDDEN_BYTE    32 // 1.0 of its hidden layer, a byte: up to 8
#define CUT_TRIES      11 // steps that are tried for a column of weights

typedef struct {
    model_writer *w;
    arena a;
} exporter;

static int32_t rounded(float x)
{
    return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

static int16_t clamped(float x, float limit)
{
    return (int16_t)rounded(x > limit ? limit : x < -limit ? -limit : x);
}

static float magnitude(float x)
{
    return x < 0 ? -x : x;
}

// A column of weights, `stride` apart.
typedef struct {
    const float *w;
    size_t n, stride;
} weight_column;

static float error_of(const weight_column *c, float step)
{
    float sum = 0;
    for (size_t i = 0; i < c->n; i++) {
        float w = c->w[i * c->stride], e = w - step * (float)clamped(w / step, WEIGHT_MAX);
        sum += e * e;
    }
    return sum;
}

// The step that leaves the least squared error: cutting off the few largest weights can be better
// than coarse steps for all.
static float step_of(const weight_column *c)
{
    float top = 1e-12f, step = 0, least = 0;
    for (size_t i = 0; i < c->n; i++) {
        float m = magnitude(c->w[i * c->stride]);
        top = m > top ? m : top;
    }
    for (int i = 0; i < CUT_TRIES; i++) {
        float s = top * (1.0f - 0.05f * (float)i) / WEIGHT_MAX, error = error_of(c, s);
        if (i > 0 && error >= least) continue;
        step = s;
        least = error;
    }
    return step;
}

// Weights [in][out] in fours of rows, each column with its own step.
static int8_t *fours(exporter *e, const float *w, size_t in, size_t out, const float *step)
{
    int8_t *q = arena_array(&e->a, int8_t, in * out);
    for (size_t i = 0; i < in; i++)
        for (size_t o = 0; o < out; o++)
            q[(i / 4 * out + o) * 4 + i % 4] =
                (int8_t)clamped(w[i * out + o] / step[o], WEIGHT_MAX);
    return q;
}

static void put(exporter *e, const char *name, const char *part, model_kind kind, size_t rows,
                size_t cols, const void *data)
{
    char section[32];
    snprintf(section, sizeof section, "%s.%s", name, part);
    model_writer_section(e->w, section, kind, (uint32_t)rows, (uint32_t)cols, data);
}

// What a byte of a layer's input stands for.
typedef struct {
    float unit; // 1.0
    int zero;   // 0.0
} coding;

static const coding INPUT = {KERNEL_INPUT_UNIT, KERNEL_ZERO}, WIDE = {KERNEL_WIDE_UNIT, 0},
                    STATE = {KERNEL_STATE_UNIT, KERNEL_ZERO};

// The first `cols` columns of a layer that reads bytes coded as `in`, and whose output is
// multiplied by `unit`. The bias takes off the share of the zeros.
static void put_layer(exporter *e, const char *name, const param *w, const param *bias, size_t cols,
                      coding in, float unit)
{
    float *step = arena_array(&e->a, float, cols), *scale = arena_array(&e->a, float, cols);
    float *b = arena_array(&e->a, float, cols), *cut = arena_array(&e->a, float, w->rows *cols);
    for (size_t i = 0; i < w->rows; i++)
        for (size_t o = 0; o < cols; o++) cut[i * cols + o] = w->w[i * w->cols + o] / in.unit;
    for (size_t o = 0; o < cols; o++) step[o] = step_of(&(weight_column){cut + o, w->rows, cols});
    const int8_t *q = fours(e, cut, w->rows, cols, step);
    for (size_t o = 0; o < cols; o++) {
        int32_t zeros = 0;
        for (size_t i = 0; i < w->rows; i++) zeros += in.zero * q[(i / 4 * cols + o) * 4 + i % 4];
        scale[o] = step[o] * unit;
        b[o] = (bias ? bias->w[o] * unit : 0) - (float)zeros * scale[o];
    }
    put(e, name, "weights", MODEL_I8, w->rows / 4, 4 * cols, q);
    put(e, name, "scale", MODEL_F32, 1, cols, scale);
    put(e, name, "bias", MODEL_F32, 1, cols, b);
}

static void put_vectors(exporter *e, const network *net)
{
    size_t n = net->word.rows * net->word.cols;
    uint8_t *word = arena_array(&e->a, uint8_t, n);
    for (size_t i = 0; i < n; i++) {
        float v = (net->word.w[i] + (net->fixed ? net->fixed[i] : 0)) * KERNEL_INPUT_UNIT;
        word[i] = (uint8_t)(KERNEL_ZERO + clamped(v, WEIGHT_MAX));
    }
    put(e, "word", "vectors", MODEL_BYTES, net->word.rows, net->word.cols, word);
    n = net->affix.rows * net->affix.cols;
    int16_t *affix = arena_array(&e->a, int16_t, n);
    for (size_t i = 0; i < n; i++)
        affix[i] = clamped(net->affix.w[i] * (KERNEL_INPUT_UNIT << ENCODER_AFFIX_SHIFT),
                           ENCODER_AFFIX_MAX);
    put(e, "affix", "vectors", MODEL_I16, net->affix.rows, net->affix.cols, affix);
}

static status put_slots(exporter *e, const char *name, const uint64_t *keys, const uint32_t *rows,
                        uint32_t n, diag *why)
{
    uint32_t n_slots = 2;
    while (n_slots < n + n / 2) n_slots *= 2;
    uint32_t *slots = arena_array(&e->a, uint32_t, 2 * (size_t)n_slots);
    if (!lexeme_build(keys, rows, n, slots, n_slots))
        return diag_set(why, ST_MODEL, NULL, 0, 0, "two keys of %s have one hash", name);
    put(e, name, "slots", MODEL_U32, n_slots, 2, slots);
    return ST_OK;
}

static status put_words(exporter *e, const lexicon *l, diag *why)
{
    uint32_t *rows = arena_array(&e->a, uint32_t, l->n_words);
    for (uint32_t i = 1; i < l->n_words; i++) rows[i - 1] = i;
    return put_slots(e, "word", l->keys + 1, rows, l->n_words - 1, why);
}

// The feature bundles' columns of the tag layer, each as a row of its own.
static void put_bundles(exporter *e, const network *net, const lexicon *l)
{
    size_t state = net->tag.rows, n = l->n_bundles, first = XPOS_COUNT + UPOS_COUNT;
    int8_t *q = arena_array(&e->a, int8_t, n * state);
    float *scale = arena_array(&e->a, float, n), *bias = arena_array(&e->a, float, n);
    buf names = {0};
    for (size_t b = 0; b < n; b++) {
        weight_column c = {net->tag.w + first + b, state, net->tag.cols};
        float step = step_of(&c);
        int32_t sum = 0;
        for (size_t i = 0; i < state; i++) {
            q[b * state + i] = (int8_t)clamped(c.w[i * c.stride] / step, WEIGHT_MAX);
            sum += q[b * state + i];
        }
        scale[b] = step / KERNEL_STATE_UNIT;
        bias[b] = net->tag_bias.w[first + b] - (float)(sum * KERNEL_ZERO) * scale[b];
        buf_add(&names, l->bundles[b]);
        buf_add_byte(&names, '\n');
    }
    put(e, "bundle", "weights", MODEL_I8, n, state, q);
    put(e, "bundle", "scale", MODEL_F32, 1, n, scale);
    put(e, "bundle", "bias", MODEL_F32, 1, n, bias);
    put(e, "tag", "features", MODEL_BYTES, 1, names.n, arena_copy(&e->a, names.p, names.n));
    put(e, "tag", "triples", MODEL_I32, l->n_triples, 4, l->triples);
    buf_free(&names);
}

// Largest sum over the facts of a column, in units.
static int32_t fact_sum(const int16_t *rows, size_t width, size_t column)
{
    static const uint16_t sizes[FACT_COUNT] = {
#define X(name, n) n,
        FACT_LIST(X)
#undef X
    };
    int32_t sum = 0;
    size_t row = 0;
    for (int f = 0; f < FACT_COUNT; f++) {
        int32_t top = 0;
        for (uint16_t i = 0; i < sizes[f]; i++, row++) {
            int32_t v = rows[row * width + column];
            if (v < 0) v = -v;
            top = v > top ? v : top;
        }
        sum += top;
    }
    return sum;
}

// The facts in the largest unit in which no sum can leave 16 bits; returns the unit.
static float put_facts(exporter *e, const network *net)
{
    size_t width = net->fact.cols, n = net->fact.rows * width;
    int16_t *q = arena_array(&e->a, int16_t, n);
    float unit = HIDDEN_UNIT;
    for (bool fits = false; !fits && unit >= HIDDEN_UNIT_LO; unit = fits ? unit : unit / 2) {
        for (size_t i = 0; i < n; i++) q[i] = clamped(net->fact.w[i] * unit, FACT_MAX);
        fits = true;
        for (size_t j = 0; j < width; j++) fits &= fact_sum(q, width, j) <= FACT_SUM_MAX;
    }
    put(e, "fact", "rows", MODEL_I16, net->fact.rows, width, q);
    return unit;
}

// Every column's step is a whole number of times the smallest that can be, so that scores compare
// as integers.
static void put_moves(exporter *e, const network *net, const lexicon *l, float unit)
{
    size_t in = net->move.rows, out = net->move.cols;
    float *step = arena_array(&e->a, float, out), largest = 0;
    for (size_t o = 0; o < out; o++) {
        step[o] = step_of(&(weight_column){net->move.w + o, in, out});
        largest = step[o] > largest ? step[o] : largest;
    }
    float base = largest / (float)(int32_t)(SCORE_MAX / (WEIGHT_MAX * UINT8_MAX * (float)in));
    int32_t *times = arena_array(&e->a, int32_t, out), *bias = arena_array(&e->a, int32_t, out);
    for (size_t o = 0; o < out; o++) {
        times[o] = rounded(step[o] / base);
        times[o] = times[o] > 1 ? times[o] : 1;
        step[o] = (float)times[o] * base;
        bias[o] = rounded(net->move_bias.w[o] * HIDDEN_BYTE / base);
    }
    int32_t *shift = arena_array(&e->a, int32_t, 1), *one = arena_array(&e->a, int32_t, 1);
    *shift = 0;
    *one = rounded(HIDDEN_BYTE / base);
    while ((HIDDEN_BYTE << *shift) < (int32_t)unit) (*shift)++;
    put(e, "move", "weights", MODEL_I8, in / 4, 4 * out, fours(e, net->move.w, in, out, step));
    put(e, "move", "times", MODEL_I32, 1, out, times);
    put(e, "move", "bias", MODEL_I32, 1, out, bias);
    put(e, "move", "unit", MODEL_I32, 1, 1, one);
    put(e, "move", "shift", MODEL_I32, 1, 1, shift);
    put(e, "move", "list", MODEL_BYTES, l->n_moves, 2, l->moves);
}

static void put_recurrent(exporter *e, const network *net)
{
    uint32_t *n = arena_array(&e->a, uint32_t, 1);
    *n = net->shape.layers;
    model_writer_section(e->w, "layers", MODEL_U32, 1, 1, n);
    for (uint32_t i = 0; i < *n; i++) {
        const network_layer *l = &net->layer[i];
        put_layer(e, l->gate.name, &l->gate, &l->bias, l->gate.cols, i == 0 ? WIDE : STATE, 1);
    }
}

static status put_all(exporter *e, const network *net, const lexicon *l, const sentence_list *gold,
                      str verbs, diag *why)
{
    size_t tags = (XPOS_COUNT + UPOS_COUNT + LANES - 1) / LANES * LANES;
    put_vectors(e, net);
    TRY(put_words(e, l, why));
    put_layer(e, "conv", &net->conv, &net->conv_bias, net->conv.cols, INPUT, KERNEL_WIDE_UNIT);
    put_recurrent(e, net);
    put_layer(e, "tag", &net->tag, &net->tag_bias, tags, STATE, 1);
    put_bundles(e, net, l);
    float unit = put_facts(e, net);
    put_layer(e, "place", &net->place, NULL, net->place.cols, STATE, unit);
    put_moves(e, net, l, unit);
    lemma_rules *r = arena_array(&e->a, lemma_rules, 1);
    lemma_rules_learn(r, gold, verbs, &e->a);
    put(e, "lemma", "scripts", MODEL_BYTES, r->n_scripts, sizeof(lemma_script), r->scripts);
    return put_slots(e, "lemma", r->keys, r->rows, r->n_keys, why);
}

status export_model(const network *net, const lexicon *l, const sentence_list *gold, str verbs,
                    const export_meta *meta, size_t n_meta, const char *path, diag *why)
{
    exporter e = {.w = model_writer_new()};
    for (size_t i = 0; i < n_meta; i++) model_writer_meta(e.w, meta[i].key, meta[i].value);
    status s = put_all(&e, net, l, gold, verbs, why);
    if (s == ST_OK) s = model_write(e.w, path, why);
    model_writer_delete(e.w);
    arena_free(&e.a);
    return s;
}
