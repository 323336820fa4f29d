#include "train/matrix.h"

#include <math.h>
#include <string.h>

#define ADAM_BETA1   0.9f
#define ADAM_BETA2   0.999f
#define ADAM_EPSILON 1e-8f

void matrix_transpose(const float *in, size_t rows, size_t cols, float *out)
{
    enum { TILE = 16 };
    for (size_t r0 = 0; r0 < rows; r0 += TILE)
        for (size_t c0 = 0; c0 < cols; c0 += TILE)
            for (size_t r = r0; r < rows && r < r0 + TILE; r++)
                for (size_t c = c0; c < cols && c < c0 + TILE; c++)
                    out[c * rows + r] = in[r * cols + c];
}

float exp_of(float x)
{
    float c = x > 80.0f ? 80.0f : x < -80.0f ? -80.0f : x;
    float t = c * 1.44269504f;
    int32_t whole = (int32_t)(t + (t < 0 ? -0.5f : 0.5f));
    float f = (t - (float)whole) * 0.69314718f; // |f| <= 0.35
    float p =
        1.0f + f * (1.0f + f * (0.5f + f * (0.16666667f + f * (0.041666667f + f * 0.0083333f))));
    uint32_t bits = (uint32_t)(whole + 127) << 23;
    float scale;
    memcpy(&scale, &bits, sizeof scale);
    return x < -80.0f ? 0.0f : p * scale;
}

uint32_t random_next(random_source *r)
{
    uint64_t z = (r->state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)((z ^ (z >> 31)) >> 32);
}

float random_unit(random_source *r)
{
    return (float)(random_next(r) >> 8) * (1.0f / 16777216.0f);
}

uint32_t random_below(random_source *r, uint32_t n)
{
    return (uint32_t)(((uint64_t)random_next(r) * n) >> 32);
}

void param_init(param *p, arena *a, const char *name, size_t rows, size_t cols, float range,
                bool sparse, random_source *r)
{
    size_t n = rows * cols;
    *p = (param){.name = name, .rows = rows, .cols = cols, .sparse = sparse, .rate = 1.0f};
    p->w = arena_array(a, float, n);
    p->g = arena_array(a, float, n);
    p->m = arena_array(a, float, n);
    p->v = arena_array(a, float, n);
    if (sparse) {
        p->touched = arena_array(a, uint8_t, rows);
        p->list = arena_array(a, uint32_t, rows);
    }
    if (range > 0)
        for (size_t i = 0; i < n; i++) p->w[i] = (random_unit(r) * 2 - 1) * range;
}

FOR_EVERY_CPU
static void adam(float *w, float *g, float *m, float *v, size_t n, float rate, float correct2)
{
    for (size_t i = 0; i < n; i++) {
        float d = g[i];
        m[i] = ADAM_BETA1 * m[i] + (1 - ADAM_BETA1) * d;
        v[i] = ADAM_BETA2 * v[i] + (1 - ADAM_BETA2) * d * d;
        w[i] -= rate * m[i] / (sqrtf(v[i] * correct2) + ADAM_EPSILON);
        g[i] = 0;
    }
}

void param_share(param *p, arena *a)
{
    p->g = arena_array(a, float, p->rows * p->cols);
    if (!p->sparse) return;
    p->touched = arena_array(a, uint8_t, p->rows);
    p->list = arena_array(a, uint32_t, p->rows);
    p->n_list = 0;
}

FOR_EVERY_CPU
static void move_sum(float *to, float *from, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        to[i] += from[i];
        from[i] = 0;
    }
}

void param_add_gradient(param *to, param *from)
{
    if (!to->sparse) {
        move_sum(to->g, from->g, to->rows * to->cols);
        return;
    }
    for (size_t i = 0; i < from->n_list; i++) {
        uint32_t row = from->list[i];
        param_touch(to, row);
        from->touched[row] = 0;
        move_sum(to->g + row * to->cols, from->g + row * to->cols, to->cols);
    }
    from->n_list = 0;
}

static float power(float base, uint32_t n)
{
    float result = 1;
    for (; n; n >>= 1, base *= base)
        if (n & 1) result *= base;
    return result;
}

void param_step(param *p, float rate, uint32_t step)
{
    float step_rate = rate * p->rate / (1 - power(ADAM_BETA1, step));
    float correct2 = 1 / (1 - power(ADAM_BETA2, step));
    if (!p->sparse) {
        adam(p->w, p->g, p->m, p->v, p->rows * p->cols, step_rate, correct2);
        return;
    }
    for (size_t i = 0; i < p->n_list; i++) {
        size_t at = p->list[i] * p->cols;
        adam(p->w + at, p->g + at, p->m + at, p->v + at, p->cols, step_rate, correct2);
        p->touched[p->list[i]] = 0;
    }
    p->n_list = 0;
}

void param_remember(param *p, arena *a)
{
    size_t n = p->rows * p->cols;
    if (!p->sum) p->sum = arena_array(a, float, n);
    for (size_t i = 0; i < n; i++) p->sum[i] += p->w[i];
    p->n_sum++;
}

void param_average(param *p)
{
    for (size_t i = 0; p->n_sum && i < p->rows * p->cols; i++)
        p->w[i] = p->sum[i] / (float)p->n_sum;
}
