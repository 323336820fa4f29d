#include "train/network.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

// A parabola of tanh's shape, exactly 1 from 2 on. The running network uses the same function.
INLINE float tanh_at(float x)
{
    float c = x > 2.0f ? 2.0f : x < -2.0f ? -2.0f : x;
    float size = c < 0 ? -c : c;
    return c * (1.0f - 0.25f * size);
}

// The same with its slope.
INLINE float tanh_with_slope(float x, float *slope)
{
    float c = x > 2.0f ? 2.0f : x < -2.0f ? -2.0f : x;
    float size = c < 0 ? -c : c;
    *slope = 1.0f - 0.5f * size;
    return c * (1.0f - 0.25f * size);
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

#define OWN_PARAMS 10 // beside the layers'

param *network_param(network *net, int i)
{
    param *all[OWN_PARAMS] = {&net->word, &net->affix,    &net->conv,  &net->conv_bias,
                              &net->tag,  &net->tag_bias, &net->place, &net->fact,
                              &net->move, &net->move_bias};
    if (i < OWN_PARAMS) return all[i];
    network_layer *l = &net->layer[(i - OWN_PARAMS) / 2];
    return (i - OWN_PARAMS) % 2 ? &l->bias : &l->gate;
}

int network_param_count(const network *net)
{
    return OWN_PARAMS + 2 * (int)net->shape.layers;
}

static float glorot(size_t in, size_t out)
{
    float x = 6.0f / (float)(in + out), root = x; // square root by Newton's method
    for (int i = 0; i < 30; i++) root = 0.5f * (root + x / root);
    return root;
}

static void init_layer(network_layer *l, uint32_t i, size_t wide, arena *a, random_source *r)
{
    static const char *const names[NETWORK_LAYERS_MAX][2] = {{"gate0", "gate0_bias"},
                                                             {"gate1", "gate1_bias"},
                                                             {"gate2", "gate2_bias"},
                                                             {"gate3", "gate3_bias"}};
    param_init(&l->gate, a, names[i][0], wide, 3 * wide, glorot(wide, wide / 2), false, r);
    param_init(&l->bias, a, names[i][1], 1, 3 * wide, 0, false, r);
    l->gate_t = arena_array(a, float, l->gate.rows * l->gate.cols);
}

void network_init(network *net, const network_shape *s, arena *a, random_source *r)
{
    *net = (network){.shape = *s};
    size_t in = s->word_width + s->affix_width, wide = s->wide;
    net->n_tags = XPOS_COUNT + UPOS_COUNT + s->n_bundles;
    net->tag_width = round_up(net->n_tags);
    net->move_width = round_up(s->n_moves);
    param_init(&net->word, a, "word", s->n_words, s->word_width, 0.1f, true, r);
    param_init(&net->affix, a, "affix", s->affix_rows, s->affix_width, 0.1f, true, r);
    param_init(&net->conv, a, "conv", 3 * in, wide, glorot(3 * in, wide), false, r);
    param_init(&net->conv_bias, a, "conv_bias", 1, wide, 0, false, r);
    for (uint32_t i = 0; i < s->layers; i++) init_layer(&net->layer[i], i, wide, a, r);
    param_init(&net->tag, a, "tag", wide, net->tag_width, glorot(wide, net->tag_width), false, r);
    param_init(&net->tag_bias, a, "tag_bias", 1, net->tag_width, 0, false, r);
    param_init(&net->place, a, "place", wide, PLACE_COUNT * s->hidden, glorot(2 * wide, s->hidden),
               false, r);
    param_init(&net->fact, a, "fact", TRANSITION_ROWS, s->hidden, 0.1f, false, r);
    param_init(&net->move, a, "move", s->hidden, net->move_width, glorot(s->hidden, s->n_moves),
               false, r);
    param_init(&net->move_bias, a, "move_bias", 1, net->move_width, 0, false, r);
    net->conv_t = arena_array(a, float, net->conv.rows * net->conv.cols);
    net->tag_t = arena_array(a, float, net->tag.rows * net->tag.cols);
    net->place_t = arena_array(a, float, net->place.rows * net->place.cols);
    net->move_t = arena_array(a, float, net->move.rows * net->move.cols);
    network_transpose(net);
}

static void transpose(const param *p, float *out)
{
    matrix_transpose(p->w, p->rows, p->cols, out);
}

void network_transpose(network *net)
{
    transpose(&net->conv, net->conv_t);
    for (uint32_t i = 0; i < net->shape.layers; i++)
        transpose(&net->layer[i].gate, net->layer[i].gate_t);
    transpose(&net->tag, net->tag_t);
    transpose(&net->place, net->place_t);
    transpose(&net->move, net->move_t);
}

void network_step(network *net, float rate, uint32_t step)
{
    for (int i = 0; i < network_param_count(net); i++)
        param_step(network_param(net, i), rate, step);
    network_transpose(net);
}

void network_share(const network *net, network *out, arena *a)
{
    *out = *net;
    for (int i = 0; i < network_param_count(out); i++) param_share(network_param(out, i), a);
}

void network_add_gradients(network *to, network *from)
{
    for (int i = 0; i < network_param_count(to); i++)
        param_add_gradient(network_param(to, i), network_param(from, i));
}

void network_remember(network *net, arena *a)
{
    for (int i = 0; i < network_param_count(net); i++) param_remember(network_param(net, i), a);
}

void network_average(network *net)
{
    for (int i = 0; i < network_param_count(net); i++) param_average(network_param(net, i));
    network_transpose(net);
}

typedef struct {
    float **p;
    size_t width;
} matrix_room;

static void reserve_matrices(network_batch *b, const matrix_room *all, size_t n, size_t rows)
{
    for (size_t i = 0; i < n; i++) *all[i].p = arena_array(&b->memory, float, rows *all[i].width);
}

static void batch_reserve(const network *net, network_batch *b, uint32_t n)
{
    if (n <= b->n_max) return;
    arena_free(&b->memory);
    size_t rows = n + n / 2, in = net->shape.word_width + net->shape.affix_width;
    size_t wide = net->shape.wide, places = PLACE_COUNT * (size_t)net->shape.hidden;
    const matrix_room all[] = {{&b->input, in},
                               {&b->window, 3 * in},
                               {&b->convolved, wide},
                               {&b->keep_input, in},
                               {&b->keep_convolved, wide},
                               {&b->logits, net->tag_width},
                               {&b->places, places},
                               {&b->d_input, in},
                               {&b->d_window, 3 * in},
                               {&b->d_convolved, wide},
                               {&b->d_logits, net->tag_width},
                               {&b->d_places, places}};
    reserve_matrices(b, all, sizeof all / sizeof *all, rows);
    for (uint32_t i = 0; i < net->shape.layers; i++) {
        batch_layer *l = &b->layer[i];
        const matrix_room own[] = {{&l->gates, 3 * wide},   {&l->cells, wide},
                                   {&l->state, wide},       {&l->keep, wide},
                                   {&l->d_gates, 3 * wide}, {&l->d_state, wide}};
        reserve_matrices(b, own, sizeof own / sizeof *own, rows);
    }
    b->fixed_only = arena_array(&b->memory, uint8_t, rows);
    b->unknown = arena_array(&b->memory, uint8_t, rows);
    b->n_max = (uint32_t)rows;
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
static void add_bias(float *y, size_t n, const param *bias)
{
    for (size_t t = 0; t < n; t++)
        for (size_t j = 0; j < bias->cols; j++) y[t * bias->cols + j] += bias->w[j];
}

// A recurrent layer and what lies below it: rows of `wide` values, of which `share` passes by.
typedef struct {
    batch_layer b;
    const float *below;
    float *d_below;
    float share;
    size_t wide;
} recurrent;

static recurrent layer_at(const network *net, const network_batch *b, uint32_t i)
{
    recurrent l = {b->layer[i], b->convolved, b->d_convolved, CLIP_SHARE, net->shape.wide};
    if (i == 0) return l;
    l.below = b->layer[i - 1].state;
    l.d_below = b->layer[i - 1].d_state;
    l.share = 1;
    return l;
}

// One direction over words [begin, end) of a sentence.
FOR_EVERY_CPU
static void scan(const recurrent *l, uint32_t begin, uint32_t end, int backward)
{
    size_t wide = l->wide, deep = wide / 2, side = backward ? deep : 0;
    for (uint32_t i = begin; i < end; i++) {
        size_t t = backward ? end - 1 - (i - begin) : i, at = t * wide + side;
        const float *gate = l->b.gates + 3 * (t * wide + side), *below = l->below + at;
        float *cell = l->b.cells + at, *state = l->b.state + at;
        const float *before = backward ? cell + wide : cell - wide;
        for (size_t j = 0; j < deep; j++) {
            float z = tanh_at(gate[j]), f = sigmoid_at(gate[deep + j]);
            float o = sigmoid_at(gate[2 * deep + j]);
            float c = i > begin ? before[j] : 0.0f;
            cell[j] = f * c + (1 - f) * z;
            state[j] = o * cell[j] + (1 - o) * (l->share * below[j]);
        }
    }
}

// From d_state to d_gates; adds to d_below what passes by.
FOR_EVERY_CPU
static void scan_gradient(const recurrent *l, uint32_t begin, uint32_t end, int backward)
{
    size_t wide = l->wide, deep = wide / 2, side = backward ? deep : 0;
    float carry[NETWORK_WIDE_MAX / 2] = {0}; // gradient of the cell from the word after it
    for (uint32_t i = end; i-- > begin;) {
        size_t t = backward ? end - 1 - (i - begin) : i, at = t * wide + side;
        const float *gate = l->b.gates + 3 * (t * wide + side), *cell = l->b.cells + at;
        const float *before = backward ? cell + wide : cell - wide;
        const float *d = l->b.d_state + at, *below = l->below + at;
        float *dg = l->b.d_gates + 3 * (t * wide + side), *d_below = l->d_below + at;
        for (size_t j = 0; j < deep; j++) {
            float dz, df, dout;
            float z = tanh_with_slope(gate[j], &dz);
            float f = sigmoid_with_slope(gate[deep + j], &df);
            float o = sigmoid_with_slope(gate[2 * deep + j], &dout);
            float c = i > begin ? before[j] : 0.0f;
            float dc = d[j] * o + carry[j];
            dg[j] = dc * (1 - f) * dz;
            dg[deep + j] = dc * (c - z) * df;
            dg[2 * deep + j] = d[j] * (cell[j] - l->share * below[j]) * dout;
            d_below[j] += d[j] * (1 - o) * l->share;
            carry[j] = dc * f;
        }
    }
}

static void multiply(float *x, const float *by, size_t n)
{
    for (size_t i = 0; i < n; i++) x[i] *= by[i];
}

// Convolution, rectifier and dropout; from here on keep_convolved is the slope of both.
static void convolve(const network *net, network_batch *b, random_source *r)
{
    const network_shape *s = &net->shape;
    size_t in = s->word_width + s->affix_width, wide = s->wide;
    draw_dropout(b->keep_convolved, b->n * wide, s->drop_state, r);
    make_window(b, in);
    matrix_product(b->n, wide, 3 * in, b->window, 3 * in, 1, net->conv.w, wide, b->convolved, wide,
                   false);
    add_bias(b->convolved, b->n, &net->conv_bias);
    for (size_t i = 0; i < b->n * wide; i++) {
        float v = b->convolved[i];
        b->convolved[i] = (v > CLIP ? CLIP : v > 0 ? v : 0) * b->keep_convolved[i];
        if (v <= 0 || v >= CLIP) b->keep_convolved[i] = 0;
    }
}

static void recur(const network *net, network_batch *b, uint32_t i, random_source *r)
{
    recurrent l = layer_at(net, b, i);
    size_t wide = l.wide;
    draw_dropout(l.b.keep, b->n * wide, net->shape.drop_state, r);
    matrix_product(b->n, 3 * wide, wide, l.below, wide, 1, net->layer[i].gate.w, 3 * wide,
                   l.b.gates, 3 * wide, false);
    add_bias(l.b.gates, b->n, &net->layer[i].bias);
    for (uint32_t s = 0; s < b->n_sentences; s++)
        for (int backward = 0; backward < 2; backward++)
            scan(&l, b->begin[s], b->begin[s + 1], backward);
    multiply(l.b.state, l.b.keep, b->n * wide);
}

void network_forward(const network *net, network_batch *b, const network_word *words,
                     const uint32_t *begin, uint32_t n_sentences, random_source *r)
{
    const network_shape *s = &net->shape;
    size_t wide = s->wide, places = PLACE_COUNT * (size_t)s->hidden;
    batch_reserve(net, b, begin[n_sentences]);
    b->n = begin[n_sentences];
    b->begin = begin;
    b->n_sentences = n_sentences;
    embed(net, b, words, r);
    convolve(net, b, r);
    for (uint32_t i = 0; i < s->layers; i++) recur(net, b, i, r);
    matrix_product(b->n, net->tag_width, wide, b->layer[0].state, wide, 1, net->tag.w,
                   net->tag_width, b->logits, net->tag_width, false);
    add_bias(b->logits, b->n, &net->tag_bias);
    matrix_product(b->n, places, wide, b->layer[s->layers - 1].state, wide, 1, net->place.w, places,
                   b->places, places, false);
    memset(b->d_places, 0, b->n * places * sizeof *b->d_places);
    memset(b->d_logits, 0, b->n * (size_t)net->tag_width * sizeof *b->d_logits);
}

// Gradients of y = x W + bias for n rows: adds to those of W, bias and x.
static void layer_gradient(param *w, param *bias, const float *w_t, const float *x, const float *dy,
                           float *dx, size_t n)
{
    matrix_product(w->rows, w->cols, n, x, 1, w->rows, dy, w->cols, w->g, w->cols, true);
    for (size_t t = 0; bias && t < n; t++)
        for (size_t j = 0; j < w->cols; j++) bias->g[j] += dy[t * w->cols + j];
    matrix_product(n, w->rows, w->cols, dy, w->cols, 1, w_t, w->rows, dx, w->rows, true);
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

static void clear(float *x, size_t n)
{
    memset(x, 0, n * sizeof *x);
}

static void recur_gradient(network *net, network_batch *b, uint32_t i)
{
    recurrent l = layer_at(net, b, i);
    network_layer *w = &net->layer[i];
    multiply(l.b.d_state, l.b.keep, b->n * l.wide);
    for (uint32_t s = 0; s < b->n_sentences; s++)
        for (int backward = 0; backward < 2; backward++)
            scan_gradient(&l, b->begin[s], b->begin[s + 1], backward);
    layer_gradient(&w->gate, &w->bias, w->gate_t, l.below, l.b.d_gates, l.d_below, b->n);
}

void network_backward(network *net, network_batch *b, const network_word *words)
{
    const network_shape *s = &net->shape;
    size_t in = s->word_width + s->affix_width, top = s->layers - 1;
    clear(b->d_convolved, b->n * (size_t)s->wide);
    clear(b->d_window, b->n * 3 * in);
    for (uint32_t i = 0; i < s->layers; i++) clear(b->layer[i].d_state, b->n * (size_t)s->wide);
    layer_gradient(&net->place, NULL, net->place_t, b->layer[top].state, b->d_places,
                   b->layer[top].d_state, b->n);
    layer_gradient(&net->tag, &net->tag_bias, net->tag_t, b->layer[0].state, b->d_logits,
                   b->layer[0].d_state, b->n);
    for (uint32_t i = s->layers; i-- > 0;) recur_gradient(net, b, i);
    multiply(b->d_convolved, b->keep_convolved, b->n * (size_t)s->wide);
    layer_gradient(&net->conv, &net->conv_bias, net->conv_t, b->window, b->d_convolved, b->d_window,
                   b->n);
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

// One head: d = p - target from its logits; returns the divergence of the two.
static double head_loss(const float *logits, uint32_t n, uint32_t gold, const float *taught,
                        float share, float *d)
{
    double loss = 0;
    softmax(logits, n, d);
    for (uint32_t i = 0; i < n; i++) {
        float target = (taught ? share * taught[i] : 0) + (i == gold ? 1 - share : 0);
        float p = d[i] > 1e-9f ? d[i] : 1e-9f;
        if (target > 1e-9f) loss += (double)target * __builtin_log((double)(target / p));
        d[i] -= target;
    }
    return loss;
}

double network_tag_loss(const network *net, network_batch *b, const network_word *words,
                        uint32_t begin, uint32_t end, const float *taught, float share,
                        float weight)
{
    double loss = 0;
    const uint32_t count[3] = {XPOS_COUNT, UPOS_COUNT, net->shape.n_bundles};
    for (size_t t = begin; t < end; t++) {
        const uint32_t gold[3] = {words[t].xpos, words[t].upos, words[t].bundle};
        for (size_t head = 0, at = t * net->tag_width; head < 3; at += count[head++]) {
            bool known = gold[head] < count[head];
            if (!known && share <= 0) continue;
            loss += head_loss(b->logits + at, count[head], gold[head], taught ? taught + at : NULL,
                              known ? share : 1, b->d_logits + at);
            for (uint32_t i = 0; i < count[head]; i++) b->d_logits[at + i] *= weight;
        }
    }
    return loss;
}
