#include "train/network.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

// Padé approximant of tanh, exactly 1 from 3 on. The running network uses the same function, so
// nothing is lost by its distance from tanh (at most 0.024).
INLINE float tanh_at(float x)
{
    float c = x > 3.0f ? 3.0f : x < -3.0f ? -3.0f : x;
    float q = c * c;
    return c * (27.0f + q) / (27.0f + 9.0f * q);
}

// The same with its slope, for one division.
INLINE float tanh_with_slope(float x, float *slope)
{
    float c = x > 3.0f ? 3.0f : x < -3.0f ? -3.0f : x;
    float q = c * c, inverse = 1.0f / (3.0f + q), e = (q - 9.0f) * inverse;
    *slope = e * e * (1.0f / 9.0f); // 0 at the ends
    return c * (27.0f + q) * inverse * (1.0f / 9.0f);
}

float soft_tanh(float x)
{
    return tanh_at(x);
}

float soft_tanh_slope(float x)
{
    float slope;
    tanh_with_slope(x, &slope);
    return slope;
}

INLINE float sigmoid_at(float x)
{
    return 0.5f + 0.5f * tanh_at(0.5f * x);
}

INLINE float sigmoid_with_slope(float x, float *slope)
{
    float t = tanh_with_slope(0.5f * x, slope);
    *slope *= 0.25f;
    return 0.5f + 0.5f * t;
}

static uint32_t round_up(uint32_t n)
{
    return (n + LANES - 1) / LANES * LANES;
}

param *network_param(network *net, int i)
{
    param *all[PARAM_COUNT] = {&net->word,     &net->affix,         &net->conv,  &net->conv_bias,
                               &net->tag_gate, &net->tag_gate_bias, &net->tag,   &net->tag_bias,
                               &net->gate,     &net->gate_bias,     &net->place, &net->fact,
                               &net->move,     &net->move_bias};
    return all[i];
}

static float glorot(size_t in, size_t out)
{
    float x = 6.0f / (float)(in + out), root = x; // square root by Newton's method
    for (int i = 0; i < 30; i++) root = 0.5f * (root + x / root);
    return root;
}

void network_init(network *net, const network_shape *s, arena *a, random_source *r)
{
    *net = (network){.shape = *s};
    size_t in = s->word_width + s->affix_width, low = 2 * (size_t)s->tag_deep;
    size_t state = 2 * (size_t)s->deep, middle = low + s->wide;
    net->n_tags = XPOS_COUNT + UPOS_COUNT + s->n_bundles;
    net->tag_width = round_up(net->n_tags);
    net->move_width = round_up(s->n_moves);
    param_init(&net->word, a, "word", s->n_words, s->word_width, 0.1f, true, r);
    param_init(&net->affix, a, "affix", s->affix_rows, s->affix_width, 0.1f, true, r);
    param_init(&net->conv, a, "conv", 3 * in, s->wide, glorot(3 * in, s->wide), false, r);
    param_init(&net->conv_bias, a, "conv_bias", 1, s->wide, 0, false, r);
    param_init(&net->tag_gate, a, "tag_gate", s->wide, 6 * s->tag_deep,
               glorot(s->wide, s->tag_deep), false, r);
    param_init(&net->tag_gate_bias, a, "tag_gate_bias", 1, 6 * s->tag_deep, 0, false, r);
    param_init(&net->tag, a, "tag", low, net->tag_width, glorot(low, net->tag_width), false, r);
    param_init(&net->tag_bias, a, "tag_bias", 1, net->tag_width, 0, false, r);
    param_init(&net->gate, a, "gate", middle, 6 * s->deep, glorot(middle, s->deep), false, r);
    param_init(&net->gate_bias, a, "gate_bias", 1, 6 * s->deep, 0, false, r);
    param_init(&net->place, a, "place", state, PLACE_COUNT * s->hidden,
               glorot(2 * state, s->hidden), false, r);
    param_init(&net->fact, a, "fact", TRANSITION_ROWS, s->hidden, 0.1f, false, r);
    param_init(&net->move, a, "move", s->hidden, net->move_width, glorot(s->hidden, s->n_moves),
               false, r);
    param_init(&net->move_bias, a, "move_bias", 1, net->move_width, 0, false, r);
    net->conv_t = arena_array(a, float, net->conv.rows * net->conv.cols);
    net->tag_gate_t = arena_array(a, float, net->tag_gate.rows * net->tag_gate.cols);
    net->gate_t = arena_array(a, float, net->gate.rows * net->gate.cols);
    net->tag_t = arena_array(a, float, net->tag.rows * net->tag.cols);
    net->place_t = arena_array(a, float, net->place.rows * net->place.cols);
    net->move_t = arena_array(a, float, net->move.rows * net->move.cols);
    network_transpose(net);
}

void network_transpose(network *net)
{
    matrix_transpose(net->conv.w, net->conv.rows, net->conv.cols, net->conv_t);
    matrix_transpose(net->tag_gate.w, net->tag_gate.rows, net->tag_gate.cols, net->tag_gate_t);
    matrix_transpose(net->gate.w, net->gate.rows, net->gate.cols, net->gate_t);
    matrix_transpose(net->tag.w, net->tag.rows, net->tag.cols, net->tag_t);
    matrix_transpose(net->place.w, net->place.rows, net->place.cols, net->place_t);
    matrix_transpose(net->move.w, net->move.rows, net->move.cols, net->move_t);
}

void network_step(network *net, float rate, uint32_t step)
{
    for (int i = 0; i < PARAM_COUNT; i++) param_step(network_param(net, i), rate, step);
    network_transpose(net);
}

void network_share(const network *net, network *out, arena *a)
{
    *out = *net;
    for (int i = 0; i < PARAM_COUNT; i++) param_share(network_param(out, i), a);
}

void network_add_gradients(network *to, network *from)
{
    for (int i = 0; i < PARAM_COUNT; i++)
        param_add_gradient(network_param(to, i), network_param(from, i));
}

void network_remember(network *net, arena *a)
{
    for (int i = 0; i < PARAM_COUNT; i++) param_remember(network_param(net, i), a);
}

void network_average(network *net)
{
    for (int i = 0; i < PARAM_COUNT; i++) param_average(network_param(net, i));
    network_transpose(net);
}

static void batch_reserve(const network *net, network_batch *b, uint32_t n)
{
    if (n <= b->n_max) return;
    arena_free(&b->memory);
    size_t room = n + n / 2, in = net->shape.word_width + net->shape.affix_width;
    size_t deep = net->shape.deep, low = net->shape.tag_deep, middle = 2 * low + net->shape.wide;
    size_t places = PLACE_COUNT * (size_t)net->shape.hidden;
    const struct {
        float **p;
        size_t width;
    } all[] = {{&b->input, in},
               {&b->window, 3 * in},
               {&b->middle, middle},
               {&b->tag_gates, 6 * low},
               {&b->tag_cells, 2 * low},
               {&b->gates, 6 * deep},
               {&b->cells, 2 * deep},
               {&b->state, 2 * deep},
               {&b->keep_input, in},
               {&b->keep_middle, middle},
               {&b->keep_state, 2 * deep},
               {&b->logits, net->tag_width},
               {&b->places, places},
               {&b->d_input, in},
               {&b->d_window, 3 * in},
               {&b->d_middle, middle},
               {&b->d_tag_gates, 6 * low},
               {&b->d_gates, 6 * deep},
               {&b->d_state, 2 * deep},
               {&b->d_logits, net->tag_width},
               {&b->d_places, places}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i].p = arena_array(&b->memory, float, room *all[i].width);
    b->fixed_only = arena_array(&b->memory, uint8_t, room);
    b->unknown = arena_array(&b->memory, uint8_t, room);
    b->n_max = (uint32_t)room;
}

void batch_free(network_batch *b)
{
    arena_free(&b->memory);
    *b = (network_batch){0};
}

// One random number decides of two; n is even.
static void draw_dropout(float *keep, size_t n, float drop, random_source *r)
{
    float up = r ? 1 / (1 - drop) : 1;
    uint32_t below = r ? (uint32_t)(drop * 65536.0f) : 0;
    for (size_t i = 0; i < n; i += 2) {
        uint32_t x = r ? random_next(r) : UINT32_MAX;
        keep[i] = (x & 0xFFFF) >= below ? up : 0;
        keep[i + 1] = x >> 16 >= below ? up : 0;
    }
}

static void embed(const network *net, network_batch *b, const network_word *words, random_source *r)
{
    size_t ww = net->shape.word_width, aw = net->shape.affix_width, in = ww + aw;
    draw_dropout(b->keep_input, b->n * in, net->shape.drop_input, r);
    for (uint32_t t = 0; t < b->n; t++) {
        float *x = b->input + t * in;
        float u = r ? random_unit(r) : 1.0f;
        b->unknown[t] = u < net->shape.drop_word;
        b->fixed_only[t] = !b->unknown[t] && u < 3 * net->shape.drop_word && net->fixed;
        size_t row = b->unknown[t] ? 0 : words[t].word;
        const float *learned = net->word.w + row * ww;
        for (size_t j = 0; j < ww; j++) {
            x[j] = b->fixed_only[t] ? 0 : learned[j];
            if (net->fixed) x[j] += net->fixed[row * ww + j];
        }
        for (size_t j = 0; j < aw; j++) x[ww + j] = 0;
        for (int k = 0; k < TRAIT_COUNT; k++) {
            const float *affix = net->affix.w + words[t].affix[k] * aw;
            for (size_t j = 0; j < aw; j++) x[ww + j] += affix[j];
        }
        for (size_t j = 0; j < in; j++) x[j] *= b->keep_input[t * in + j];
    }
}

static void make_window(network_batch *b, size_t in)
{
    for (uint32_t s = 0; s < b->n_sentences; s++)
        for (uint32_t t = b->begin[s]; t < b->begin[s + 1]; t++)
            for (int k = 0; k < 3; k++) {
                float *to = b->window + (t * 3 + (size_t)k) * in;
                bool out = (k == 0 && t == b->begin[s]) || (k == 2 && t + 1 == b->begin[s + 1]);
                if (out)
                    memset(to, 0, in * sizeof *to);
                else
                    memcpy(to, b->input + (t + (size_t)k - 1) * in, in * sizeof *to);
            }
}

FOR_EVERY_CPU
static void add_bias(float *y, size_t n, size_t step, const param *bias)
{
    for (size_t t = 0; t < n; t++)
        for (size_t j = 0; j < bias->cols; j++) y[t * step + j] += bias->w[j];
}

// A recurrent layer of a batch: gates [n][6 * deep], cells [n][2 * deep], state rows `step` apart.
typedef struct {
    const float *gates;
    float *cells, *state, *d_state, *d_gates;
    size_t deep, step;
} recurrent;

static recurrent tag_layer(const network *net, const network_batch *b)
{
    size_t low = net->shape.tag_deep;
    return (recurrent){b->tag_gates,
                       b->tag_cells,
                       b->middle,
                       b->d_middle,
                       b->d_tag_gates,
                       low,
                       2 * low + net->shape.wide};
}

static recurrent top_layer(const network *net, const network_batch *b)
{
    size_t deep = net->shape.deep;
    return (recurrent){b->gates, b->cells, b->state, b->d_state, b->d_gates, deep, 2 * deep};
}

// One direction over words [begin, end) of a sentence.
FOR_EVERY_CPU
static void scan(const recurrent *l, uint32_t begin, uint32_t end, int backward)
{
    size_t deep = l->deep, at = backward ? deep : 0;
    for (uint32_t i = begin; i < end; i++) {
        uint32_t t = backward ? end - 1 - (i - begin) : i;
        const float *gate = l->gates + t * 6 * deep + (backward ? 3 * deep : 0);
        float *cell = l->cells + t * 2 * deep + at, *state = l->state + t * l->step + at;
        const float *before = backward ? cell + 2 * deep : cell - 2 * deep;
        for (size_t j = 0; j < deep; j++) {
            float z = tanh_at(gate[j]), f = sigmoid_at(gate[deep + j]);
            float o = sigmoid_at(gate[2 * deep + j]);
            float c = i > begin ? before[j] : 0.0f;
            cell[j] = f * c + (1 - f) * z;
            state[j] = o * cell[j];
        }
    }
}

FOR_EVERY_CPU
static void scan_gradient(const recurrent *l, uint32_t begin, uint32_t end, int backward)
{
    size_t deep = l->deep, at = backward ? deep : 0;
    float carry[NETWORK_DEEP_MAX] = {0}; // gradient of the cell from the word after it
    for (uint32_t i = end; i-- > begin;) {
        uint32_t t = backward ? end - 1 - (i - begin) : i;
        size_t offset = t * 6 * deep + (backward ? 3 * deep : 0);
        const float *gate = l->gates + offset, *cell = l->cells + t * 2 * deep + at;
        const float *before = backward ? cell + 2 * deep : cell - 2 * deep;
        const float *d = l->d_state + t * l->step + at;
        float *dg = l->d_gates + offset;
        for (size_t j = 0; j < deep; j++) {
            float dz, df, dout;
            float z = tanh_with_slope(gate[j], &dz);
            float f = sigmoid_with_slope(gate[deep + j], &df);
            float o = sigmoid_with_slope(gate[2 * deep + j], &dout);
            float c = i > begin ? before[j] : 0.0f;
            float dc = d[j] * o + carry[j];
            dg[j] = dc * (1 - f) * dz;
            dg[deep + j] = dc * (c - z) * df;
            dg[2 * deep + j] = d[j] * cell[j] * dout;
            carry[j] = dc * f;
        }
    }
}

static void scan_batch(const network_batch *b, recurrent l)
{
    for (uint32_t i = 0; i < b->n_sentences; i++)
        for (int backward = 0; backward < 2; backward++)
            scan(&l, b->begin[i], b->begin[i + 1], backward);
}

static void scan_batch_gradient(const network_batch *b, recurrent l)
{
    for (uint32_t i = 0; i < b->n_sentences; i++)
        for (int backward = 0; backward < 2; backward++)
            scan_gradient(&l, b->begin[i], b->begin[i + 1], backward);
}

// Convolution, rectifier and dropout; from here on keep_middle is the slope of both.
static void convolve(const network *net, network_batch *b)
{
    const network_shape *s = &net->shape;
    size_t in = s->word_width + s->affix_width, low = 2 * (size_t)s->tag_deep;
    size_t middle = low + s->wide;
    make_window(b, in);
    matrix_product(b->n, s->wide, 3 * in, b->window, 3 * in, 1, net->conv.w, s->wide,
                   b->middle + low, middle, false);
    add_bias(b->middle + low, b->n, middle, &net->conv_bias);
    for (size_t t = 0; t < b->n; t++)
        for (size_t i = t * middle + low; i < (t + 1) * middle; i++) {
            float v = b->middle[i];
            b->middle[i] = (v > CLIP ? CLIP : v > 0 ? v : 0) * b->keep_middle[i];
            if (v <= 0 || v >= CLIP) b->keep_middle[i] = 0;
        }
}

void network_forward(const network *net, network_batch *b, const network_word *words,
                     const uint32_t *begin, uint32_t n_sentences, random_source *r)
{
    const network_shape *s = &net->shape;
    size_t low = 2 * (size_t)s->tag_deep, state = 2 * (size_t)s->deep, middle = low + s->wide;
    size_t places = PLACE_COUNT * (size_t)s->hidden;
    batch_reserve(net, b, begin[n_sentences]);
    b->n = begin[n_sentences];
    b->begin = begin;
    b->n_sentences = n_sentences;
    embed(net, b, words, r);
    draw_dropout(b->keep_middle, b->n * middle, s->drop_state, r);
    convolve(net, b);
    matrix_product(b->n, 3 * low, s->wide, b->middle + low, middle, 1, net->tag_gate.w, 3 * low,
                   b->tag_gates, 3 * low, false);
    add_bias(b->tag_gates, b->n, 3 * low, &net->tag_gate_bias);
    scan_batch(b, tag_layer(net, b));
    for (size_t t = 0; t < b->n; t++)
        for (size_t i = t * middle; i < t * middle + low; i++) b->middle[i] *= b->keep_middle[i];
    matrix_product(b->n, net->tag_width, low, b->middle, middle, 1, net->tag.w, net->tag_width,
                   b->logits, net->tag_width, false);
    add_bias(b->logits, b->n, net->tag_width, &net->tag_bias);
    matrix_product(b->n, 3 * state, middle, b->middle, middle, 1, net->gate.w, 3 * state, b->gates,
                   3 * state, false);
    add_bias(b->gates, b->n, 3 * state, &net->gate_bias);
    scan_batch(b, top_layer(net, b));
    draw_dropout(b->keep_state, b->n * state, s->drop_state, r);
    for (size_t i = 0; i < b->n * state; i++) b->state[i] *= b->keep_state[i];
    matrix_product(b->n, places, state, b->state, state, 1, net->place.w, places, b->places, places,
                   false);
    memset(b->d_places, 0, b->n * places * sizeof *b->d_places);
    memset(b->d_logits, 0, b->n * (size_t)net->tag_width * sizeof *b->d_logits);
}

// Gradients of y = x W + bias, x with rows x_step apart and dx likewise: adds to those of W and
// bias, gives (or adds to) that of x.
static void layer_gradient(param *w, param *bias, const float *w_t, const float *x, size_t x_step,
                           const float *dy, float *dx, size_t n, bool add)
{
    matrix_product(w->rows, w->cols, n, x, 1, x_step, dy, w->cols, w->g, w->cols, true);
    for (size_t t = 0; bias && t < n; t++)
        for (size_t j = 0; j < w->cols; j++) bias->g[j] += dy[t * w->cols + j];
    matrix_product(n, w->rows, w->cols, dy, w->cols, 1, w_t, w->rows, dx, x_step, add);
}

static void embed_gradient(network *net, network_batch *b, const network_word *words)
{
    size_t ww = net->shape.word_width, aw = net->shape.affix_width, in = ww + aw;
    memset(b->d_input, 0, b->n * in * sizeof *b->d_input);
    for (uint32_t s = 0; s < b->n_sentences; s++)
        for (uint32_t t = b->begin[s]; t < b->begin[s + 1]; t++)
            for (size_t k = 0; k < 3; k++) {
                if ((k == 0 && t == b->begin[s]) || (k == 2 && t + 1 == b->begin[s + 1])) continue;
                float *to = b->d_input + (t + k - 1) * in;
                const float *from = b->d_window + (t * 3 + k) * in;
                for (size_t j = 0; j < in; j++) to[j] += from[j];
            }
    for (uint32_t t = 0; t < b->n; t++) {
        float *d = b->d_input + t * in;
        for (size_t j = 0; j < in; j++) d[j] *= b->keep_input[t * in + j];
        uint32_t row = b->unknown[t] ? 0 : words[t].word;
        if (!b->fixed_only[t]) {
            param_touch(&net->word, row);
            for (size_t j = 0; j < ww; j++) net->word.g[row * ww + j] += d[j];
        }
        for (int k = 0; k < TRAIT_COUNT; k++) {
            param_touch(&net->affix, words[t].affix[k]);
            float *g = net->affix.g + words[t].affix[k] * aw;
            for (size_t j = 0; j < aw; j++) g[j] += d[ww + j];
        }
    }
}

void network_backward(network *net, network_batch *b, const network_word *words)
{
    const network_shape *s = &net->shape;
    size_t in = s->word_width + s->affix_width, low = 2 * (size_t)s->tag_deep;
    size_t state = 2 * (size_t)s->deep, middle = low + s->wide;
    layer_gradient(&net->place, NULL, net->place_t, b->state, state, b->d_places, b->d_state, b->n,
                   false);
    for (size_t i = 0; i < b->n * state; i++) b->d_state[i] *= b->keep_state[i];
    scan_batch_gradient(b, top_layer(net, b));
    layer_gradient(&net->gate, &net->gate_bias, net->gate_t, b->middle, middle, b->d_gates,
                   b->d_middle, b->n, false);
    layer_gradient(&net->tag, &net->tag_bias, net->tag_t, b->middle, middle, b->d_logits,
                   b->d_middle, b->n, true);
    for (size_t t = 0; t < b->n; t++)
        for (size_t i = t * middle; i < t * middle + low; i++) b->d_middle[i] *= b->keep_middle[i];
    scan_batch_gradient(b, tag_layer(net, b));
    layer_gradient(&net->tag_gate, &net->tag_gate_bias, net->tag_gate_t, b->middle + low, middle,
                   b->d_tag_gates, b->d_middle + low, b->n, true);
    // The convolution's gradient, gathered into rows without a gap.
    float *d_conv = b->d_middle;
    for (size_t t = 0; t < b->n; t++)
        for (size_t j = 0; j < s->wide; j++) {
            size_t i = t * middle + low + j;
            d_conv[t * s->wide + j] = b->d_middle[i] * b->keep_middle[i];
        }
    layer_gradient(&net->conv, &net->conv_bias, net->conv_t, b->window, 3 * in, d_conv, b->d_window,
                   b->n, false);
    embed_gradient(net, b, words);
}

void softmax(const float *logits, uint32_t n, float *out)
{
    float top = logits[0], sum = 0;
    for (uint32_t i = 1; i < n; i++) top = logits[i] > top ? logits[i] : top;
    for (uint32_t i = 0; i < n; i++) sum += out[i] = exp_of(logits[i] - top);
    for (uint32_t i = 0; i < n; i++) out[i] /= sum;
}

uint32_t largest_of(const float *scores, uint32_t n)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < n; i++)
        if (scores[i] > scores[best]) best = i;
    return best;
}

// -log(p), only to be reported: no weight depends on it.
static double surprise(float p)
{
    return p > 1e-9f ? __builtin_log(1.0 / (double)p) : 20.0;
}

double network_tag_loss(const network *net, network_batch *b, const network_word *words,
                        float weight)
{
    double loss = 0;
    for (uint32_t t = 0; t < b->n; t++) {
        const float *logits = b->logits + t * (size_t)net->tag_width;
        float *d = b->d_logits + t * (size_t)net->tag_width;
        const uint32_t count[3] = {XPOS_COUNT, UPOS_COUNT, net->shape.n_bundles};
        const uint32_t gold[3] = {words[t].xpos, words[t].upos, words[t].bundle};
        for (uint32_t head = 0, at = 0; head < 3; at += count[head++]) {
            if (gold[head] >= count[head]) continue;
            softmax(logits + at, count[head], d + at);
            loss += surprise(d[at + gold[head]]);
            d[at + gold[head]] -= 1;
            for (uint32_t i = 0; i < count[head]; i++) d[at + i] *= weight;
        }
    }
    return loss;
}
