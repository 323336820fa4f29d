#include "train/foretell.h"

#include <math.h>
#include <string.h>

static uint32_t *drawing_table(const foretell *f, arena *a)
{
    uint32_t *table = arena_array(a, uint32_t, FORETELL_TABLE);
    double total = 0, so_far = 0;
    for (uint32_t i = 0; i < f->n_words; i++) {
        double n = f->counts[i];
        total += sqrt(n) * sqrt(sqrt(n));
    }
    uint32_t at = 0;
    for (uint32_t i = 0; i < f->n_words; i++) {
        double n = f->counts[i];
        so_far += sqrt(n) * sqrt(sqrt(n));
        while (at < FORETELL_TABLE && (double)at < so_far / total * FORETELL_TABLE) table[at++] = i;
    }
    while (at < FORETELL_TABLE) table[at++] = f->n_words - 1;
    return table;
}

// Natural logarithm by a fixed sequence of exact operations (libm's may differ between versions):
// x = m * 2^e with m in [0.7, 1.5), then the series of the inverse hyperbolic tangent.
static float log_of(float x)
{
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    int e = (int)(bits >> 23) - 127;
    bits = (bits & 0x7FFFFF) | 0x3F800000;
    float m;
    memcpy(&m, &bits, sizeof m);
    if (m > 1.4f) {
        m *= 0.5f;
        e++;
    }
    float t = (m - 1) / (m + 1), q = t * t;
    float series = t * (2 + q * (0.66666667f + q * (0.4f + q * (0.28571429f + q * 0.22222222f))));
    return series + (float)e * 0.69314718f;
}

void foretell_init(foretell *f, const network *net, const uint32_t *counts, uint32_t batch_words,
                   arena *a, random_source *r)
{
    *f = (foretell){.counts = counts, .n_words = net->shape.n_words};
    for (int side = 0; side < 2; side++) {
        param_init(&f->word[side], a, "foretold", f->n_words, net->shape.deep, 0.05f, true, r);
        param_init(&f->bias[side], a, "bias", f->n_words, 1, 0, true, r);
    }
    f->table = drawing_table(f, a);
    f->at = arena_array(a, uint32_t, f->n_words);
    f->correction = arena_array(a, float, f->n_words);
    double draws = 0, total = 0;
    for (uint32_t i = 0; i < f->n_words; i++) {
        double n = f->counts[i];
        f->total += n;
        draws += sqrt(n) * sqrt(sqrt(n));
    }
    total = f->total;
    for (uint32_t i = 0; i < f->n_words; i++) {
        double n = f->counts[i];
        double p = FORETELL_SAMPLE * sqrt(n) * sqrt(sqrt(n)) / draws + batch_words * n / total;
        float chance = (float)(p < 1 ? p : 1);
        f->correction[i] = chance > 0 ? log_of(chance) : 0;
    }
}

// Rows of h of the other direction, columns of one direction's gates.
static void clear_crossing(const network *net, float *gate)
{
    size_t low = net->shape.tag_deep, deep = net->shape.deep;
    for (size_t side = 0; side < 2; side++)
        for (size_t row = side * low; row < (side + 1) * low; row++)
            memset(gate + row * net->gate.cols + (1 - side) * 3 * deep, 0, 3 * deep * sizeof *gate);
}

void foretell_part_weights(network *net)
{
    clear_crossing(net, net->gate.w);
    network_transpose(net);
}

void foretell_part_gradients(network *net)
{
    clear_crossing(net, net->gate.g);
}

static void add_candidate(foretell *f, uint32_t word)
{
    if (f->at[word]) return;
    f->candidate[f->n++] = word;
    f->at[word] = f->n;
}

// The words of the batch and some others.
static void choose_candidates(foretell *f, const network_batch *b, const network_word *words,
                              random_source *r)
{
    f->n = 0;
    f->candidate = arena_array(&f->memory, uint32_t, b->n + FORETELL_SAMPLE + LANES);
    for (uint32_t t = 0; t < b->n; t++)
        if (f->counts[words[t].word]) add_candidate(f, words[t].word);
    for (uint32_t i = 0; i < FORETELL_SAMPLE; i++)
        add_candidate(f, f->table[random_next(r) & (FORETELL_TABLE - 1)]);
}

// The gradient of one word's scores among the candidates, p - q over [n], from the scores and what
// each candidate adds to them (very little for what fills the last vector); returns -log p.
FOR_EVERY_CPU
static float surprise(float *row, const float *offset, uint32_t n, uint32_t target)
{
    float top[LANES], part[LANES] = {0}, sum = 0;
    for (uint32_t i = 0; i < LANES; i++) top[i] = -1e30f;
    for (uint32_t i = 0; i < n; i += LANES)
        for (uint32_t k = 0; k < LANES; k++) {
            row[i + k] += offset[i + k];
            top[k] = row[i + k] > top[k] ? row[i + k] : top[k];
        }
    for (uint32_t k = 1; k < LANES; k++) top[0] = top[k] > top[0] ? top[k] : top[0];
    for (uint32_t i = 0; i < n; i += LANES)
        for (uint32_t k = 0; k < LANES; k++)
            part[k] += row[i + k] = exp_inline(row[i + k] - top[0]);
    for (uint32_t k = 0; k < LANES; k++) sum += part[k];
    float up = 1 / sum, right = row[target] * up;
    for (uint32_t i = 0; i < n; i++) row[i] *= up;
    row[target] -= 1;
    return right > 1e-9f ? -log_of(right) : 20;
}

// The word that the state of word t foretells; UINT32_MAX when there is none.
static uint32_t foretold(const foretell *f, const network_batch *b, const network_word *words,
                         uint32_t sentence, uint32_t t, int side)
{
    uint32_t begin = b->begin[sentence], end = b->begin[sentence + 1];
    if (side == 0 ? t + FORETELL_AHEAD >= end : t < begin + FORETELL_AHEAD) return UINT32_MAX;
    uint32_t word = words[side == 0 ? t + FORETELL_AHEAD : t - FORETELL_AHEAD].word;
    return f->counts[word] ? word : UINT32_MAX;
}

FOR_EVERY_CPU
static void add_row(float *to, const float *from, size_t n)
{
    for (size_t i = 0; i < n; i++) to[i] += from[i];
}

static double learn_side(foretell *f, const network *net, network_batch *b,
                         const network_word *words, int side, uint32_t *n_foretold)
{
    size_t deep = net->shape.deep, width = (f->n + LANES - 1) / LANES * LANES, state = 2 * deep;
    param *word = &f->word[side], *bias = &f->bias[side];
    float *rows = arena_array(&f->memory, float, width *deep);
    float *columns = arena_array(&f->memory, float, width *deep);
    float *d_rows = arena_array(&f->memory, float, width *deep);
    float *p = arena_array(&f->memory, float, b->n *width);
    float *offset = arena_array(&f->memory, float, width);
    float *sums = arena_array(&f->memory, float, width);
    for (size_t i = f->n; i < width; i++) offset[i] = -1e30f;
    for (uint32_t i = 0; i < f->n; i++)
        offset[i] = bias->w[f->candidate[i]] - f->correction[f->candidate[i]];
    for (uint32_t i = 0; i < f->n; i++)
        memcpy(rows + i * deep, word->w + f->candidate[i] * deep, deep * sizeof *rows);
    matrix_transpose(rows, width, deep, columns);
    matrix_product(b->n, width, deep, b->state + (size_t)side * deep, state, 1, columns, width, p,
                   width, false);
    double loss = 0;
    for (uint32_t s = 0; s < b->n_sentences; s++)
        for (uint32_t t = b->begin[s]; t < b->begin[s + 1]; t++) {
            float *row = p + t * width;
            uint32_t target = foretold(f, b, words, s, t, side);
            if (target == UINT32_MAX) {
                memset(row, 0, width * sizeof *row);
                continue;
            }
            loss += (double)surprise(row, offset, (uint32_t)width, f->at[target] - 1);
            add_row(sums, row, width);
            ++*n_foretold;
        }
    matrix_product(width, deep, b->n, p, 1, width, b->state + (size_t)side * deep, state, d_rows,
                   deep, false);
    matrix_product(b->n, deep, width, p, width, 1, rows, deep, b->d_state + (size_t)side * deep,
                   state, false);
    for (uint32_t i = 0; i < f->n; i++) {
        param_touch(word, f->candidate[i]);
        param_touch(bias, f->candidate[i]);
        float *g = word->g + f->candidate[i] * deep;
        add_row(g, d_rows + i * deep, deep);
        bias->g[f->candidate[i]] += sums[i];
    }
    return loss;
}

double foretell_learn(foretell *f, const network *net, network_batch *b, const network_word *words,
                      random_source *r, uint32_t *n_foretold)
{
    arena_reset(&f->memory);
    choose_candidates(f, b, words, r);
    double loss = 0;
    for (int side = 0; side < 2; side++) loss += learn_side(f, net, b, words, side, n_foretold);
    for (uint32_t i = 0; i < f->n; i++) f->at[f->candidate[i]] = 0;
    return loss;
}

void foretell_step(foretell *f, float rate, uint32_t step)
{
    for (int side = 0; side < 2; side++) {
        param_step(&f->word[side], rate, step);
        param_step(&f->bias[side], rate, step);
    }
}
