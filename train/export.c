#include "train/export.h"

#include "base/hash.h"
#include "token/encoder.h"
#include "token/lexeme.h"
#include "train/lemma_rules.h"

#include <stdio.h>
#include <string.h>

#define SUM_MAX        2147000000.0f // products of a row of weights and any input stay below 2^31
#define WEIGHT_MAX     32767.0f
#define FACT_SUM_MAX   12700 // with four places of KERNEL_PLACE_MAX below 2^15
#define HIDDEN_UNIT    512   // 1.0 of the parser's hidden layer, if its facts allow
#define HIDDEN_UNIT_LO 64

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

// The smallest step with which a column of weights stays in its limits.
static float step_of(const float *w, size_t rows, size_t stride, float input_max)
{
    float sum = 0, top = 0;
    for (size_t i = 0; i < rows; i++) {
        float m = magnitude(w[i * stride]);
        sum += m;
        top = m > top ? m : top;
    }
    // Rounding adds at most half a step a weight.
    float step = sum * input_max / (SUM_MAX - (float)rows * 0.5f * input_max);
    if (top / WEIGHT_MAX > step) step = top / WEIGHT_MAX;
    return step > 1e-12f ? step : 1e-12f;
}

// Weights [in][out] in pairs of rows, each column with its own step.
static int16_t *pairs(exporter *e, const float *w, size_t in, size_t out, const float *step)
{
    int16_t *q = arena_array(&e->a, int16_t, in * out);
    for (size_t i = 0; i < in; i++)
        for (size_t o = 0; o < out; o++)
            q[(i / 2 * out + o) * 2 + i % 2] = clamped(w[i * out + o] / step[o], WEIGHT_MAX);
    return q;
}

static void put(exporter *e, const char *name, const char *part, model_kind kind, size_t rows,
                size_t cols, const void *data)
{
    char section[32];
    snprintf(section, sizeof section, "%s.%s", name, part);
    model_writer_section(e->w, section, kind, (uint32_t)rows, (uint32_t)cols, data);
}

// A layer whose sums are scaled by step * unit_out / unit_in, and its bias by unit_out.
static void put_layer(exporter *e, const char *name, const param *w, const param *bias, size_t cols,
                      float input_max, float unit_in, float unit_out)
{
    float *step = arena_array(&e->a, float, w->cols), *scale = arena_array(&e->a, float, w->cols);
    float *b = arena_array(&e->a, float, w->cols), *cut = arena_array(&e->a, float, w->rows *cols);
    for (size_t i = 0; i < w->rows; i++)
        memcpy(cut + i * cols, w->w + i * w->cols, cols * sizeof *cut);
    for (size_t o = 0; o < cols; o++) {
        step[o] = step_of(cut + o, w->rows, cols, input_max);
        scale[o] = step[o] * unit_out / unit_in;
        if (bias) b[o] = bias->w[o] * unit_out;
    }
    put(e, name, "weights", MODEL_I16, w->rows / 2, 2 * cols, pairs(e, cut, w->rows, cols, step));
    put(e, name, "scale", MODEL_F32, 1, cols, scale);
    if (bias) put(e, name, "bias", MODEL_F32, 1, cols, b);
}

// The upper layer reads tag states and convolved values, which have different units: the weights
// of the latter are multiplied by the ratio.
static void put_upper(exporter *e, const network *net)
{
    param w = net->gate;
    size_t low = 2 * (size_t)net->shape.tag_deep, n = w.rows * w.cols;
    w.w = arena_array(&e->a, float, n);
    for (size_t i = 0; i < n; i++)
        w.w[i] = net->gate.w[i] * (i / w.cols < low ? 1 : (float)KERNEL_STATE_UNIT / ENCODER_UNIT);
    put_layer(e, "upper", &w, &net->gate_bias, w.cols, KERNEL_STATE_UNIT, KERNEL_STATE_UNIT, 1);
}

static void put_vectors(exporter *e, const network *net)
{
    size_t n = net->word.rows * net->word.cols;
    int16_t *word = arena_array(&e->a, int16_t, n);
    for (size_t i = 0; i < n; i++)
        word[i] = clamped((net->word.w[i] + (net->fixed ? net->fixed[i] : 0)) * ENCODER_UNIT,
                          ENCODER_INPUT_MAX);
    put(e, "word", "vectors", MODEL_I16, net->word.rows, net->word.cols, word);
    n = net->affix.rows * net->affix.cols;
    int16_t *affix = arena_array(&e->a, int16_t, n);
    for (size_t i = 0; i < n; i++)
        affix[i] = clamped(net->affix.w[i] * ENCODER_UNIT, ENCODER_INPUT_MAX);
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
    int16_t *q = arena_array(&e->a, int16_t, n * state);
    float *scale = arena_array(&e->a, float, n), *bias = arena_array(&e->a, float, n);
    buf names = {0};
    for (size_t b = 0; b < n; b++) {
        const float *w = net->tag.w + first + b;
        float step = step_of(w, state, net->tag.cols, KERNEL_STATE_UNIT);
        for (size_t i = 0; i < state; i++)
            q[b * state + i] = clamped(w[i * net->tag.cols] / step, WEIGHT_MAX);
        scale[b] = step / KERNEL_STATE_UNIT;
        bias[b] = net->tag_bias.w[first + b];
        buf_add(&names, l->bundles[b]);
        buf_add_byte(&names, '\n');
    }
    put(e, "bundle", "weights", MODEL_I16, n, state, q);
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
        for (size_t i = 0; i < n; i++) q[i] = clamped(net->fact.w[i] * unit, WEIGHT_MAX);
        fits = true;
        for (size_t j = 0; j < width; j++) fits &= fact_sum(q, width, j) <= FACT_SUM_MAX;
    }
    put(e, "fact", "rows", MODEL_I16, net->fact.rows, width, q);
    return unit;
}

static void put_moves(exporter *e, const network *net, const lexicon *l, float unit)
{
    size_t in = net->move.rows, out = net->move.cols;
    float *step = arena_array(&e->a, float, out), largest = 0;
    for (size_t o = 0; o < out; o++) {
        float s = step_of(net->move.w + o, in, out, 1.05f * WEIGHT_MAX); // room for the bias
        largest = s > largest ? s : largest;
    }
    int32_t *bias = arena_array(&e->a, int32_t, out);
    for (size_t o = 0; o < out; o++) {
        step[o] = largest;
        bias[o] = rounded(net->move_bias.w[o] * unit / largest);
    }
    put(e, "move", "weights", MODEL_I16, in / 2, 2 * out, pairs(e, net->move.w, in, out, step));
    put(e, "move", "bias", MODEL_I32, 1, out, bias);
    put(e, "move", "list", MODEL_BYTES, l->n_moves, 2, l->moves);
}

static status put_all(exporter *e, const network *net, const lexicon *l, const sentence_list *gold,
                      str verbs, diag *why)
{
    size_t tags = (XPOS_COUNT + UPOS_COUNT + LANES - 1) / LANES * LANES;
    put_vectors(e, net);
    TRY(put_words(e, l, why));
    put_layer(e, "conv", &net->conv, &net->conv_bias, net->conv.cols, ENCODER_INPUT_MAX,
              ENCODER_UNIT, ENCODER_UNIT);
    put_layer(e, "lower", &net->tag_gate, &net->tag_gate_bias, net->tag_gate.cols, KERNEL_WIDE_MAX,
              ENCODER_UNIT, 1);
    put_upper(e, net);
    put_layer(e, "tag", &net->tag, &net->tag_bias, tags, KERNEL_STATE_UNIT, KERNEL_STATE_UNIT, 1);
    put_bundles(e, net, l);
    float unit = put_facts(e, net);
    put_layer(e, "place", &net->place, NULL, net->place.cols, KERNEL_STATE_UNIT, KERNEL_STATE_UNIT,
              unit);
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
