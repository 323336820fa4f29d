// The passes of kernel.h, written once with vector types of the compiler (GCC and clang). Each
// kernel_*.c defines TARGET (the instruction set) and includes this. Not a header for others.
//
// tanh is the Padé approximant x (27 + x^2) / (27 + 9 x^2), 1 from 3 on; the trainer uses the same
// function, so it is the network's own and no approximation.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3") // the blocks of products stay in registers only when loops are unrolled
#endif

#include "token/kernel.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline)) TARGET

typedef float floats __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t ints __attribute__((vector_size(64), aligned(4), may_alias));
typedef uint32_t uints __attribute__((vector_size(64), aligned(4), may_alias));
typedef int16_t shorts __attribute__((vector_size(32), aligned(2), may_alias));
typedef uint16_t words __attribute__((vector_size(32), aligned(2), may_alias));

// Where mask (all ones or zeros a lane): a, else b.
#define SELECT(mask, a, b) ((floats)(((ints)(a) & (mask)) | ((ints)(b) & ~(mask))))

// What is no number becomes `low`: a damaged model gives nonsense, and the same on every CPU.
INLINE void clamp(floats *x, float low, float high)
{
    floats l = low - (floats){0}, h = high - (floats){0};
    *x = SELECT(*x > l, *x, l);
    *x = SELECT(*x < h, *x, h);
}

INLINE void soft_tanh(floats *x)
{
    clamp(x, -3.0f, 3.0f);
    floats q = *x * *x;
    *x = *x * (27.0f + q) / (27.0f + 9.0f * q);
}

INLINE void sigmoid(floats *x)
{
    *x = 0.5f * *x;
    soft_tanh(x);
    *x = 0.5f + 0.5f * *x;
}

// x + offset is never negative, so that cutting off rounds to nearest.
INLINE void store_rounded(const floats *x, float offset, int16_t *out)
{
    ints whole = __builtin_convertvector(*x + (offset + 0.5f), ints) - (int32_t)offset;
    *(shorts *)out = __builtin_convertvector(whole, shorts);
}

INLINE void load_scaled(const int32_t *sum, const float *scale, floats *out)
{
    *out = __builtin_convertvector(*(const ints *)sum, floats) * *(const floats *)scale;
}

TARGET static void rectify(const int32_t *sum, size_t n, size_t width, const float *scale,
                           const float *bias, int16_t *out, size_t out_step)
{
    for (size_t t = 0; t < n; t++, sum += width, out += out_step)
        for (size_t j = 0; j < width; j += KERNEL_LANES) {
            floats x;
            load_scaled(sum + j, scale + j, &x);
            x = x + *(const floats *)(bias + j);
            clamp(&x, 0.0f, (float)KERNEL_WIDE_MAX);
            store_rounded(&x, 0.0f, out + j);
        }
}

TARGET static void scan(const int32_t *sum, size_t n, size_t sum_step, size_t deep,
                        const float *scale, const float *bias, float *cell, int16_t *out,
                        size_t out_step, int step)
{
    memset(cell, 0, deep * sizeof *cell);
    for (size_t i = 0; i < n; i++) {
        size_t t = step > 0 ? i : n - 1 - i;
        const int32_t *row = sum + t * sum_step;
        for (size_t j = 0; j < deep; j += KERNEL_LANES) {
            floats z, f, o;
            load_scaled(row + j, scale + j, &z);
            load_scaled(row + deep + j, scale + deep + j, &f);
            load_scaled(row + 2 * deep + j, scale + 2 * deep + j, &o);
            z = z + *(const floats *)(bias + j);
            f = f + *(const floats *)(bias + deep + j);
            o = o + *(const floats *)(bias + 2 * deep + j);
            soft_tanh(&z);
            sigmoid(&f);
            sigmoid(&o);
            floats *c = (floats *)(cell + j);
            *c = f * *c + (1.0f - f) * z;
            floats state = o * *c * (float)KERNEL_STATE_UNIT;
            clamp(&state, -(float)KERNEL_STATE_UNIT, (float)KERNEL_STATE_UNIT);
            store_rounded(&state, (float)KERNEL_STATE_UNIT, out + t * out_step + j);
        }
    }
}

TARGET static void place(const int32_t *sum, size_t n, size_t width, const float *scale,
                         int16_t *out)
{
    for (size_t t = 0; t < n; t++, sum += width, out += width)
        for (size_t j = 0; j < width; j += KERNEL_LANES) {
            floats x;
            load_scaled(sum + j, scale + j, &x);
            clamp(&x, -(float)KERNEL_PLACE_MAX, (float)KERNEL_PLACE_MAX);
            store_rounded(&x, (float)KERNEL_PLACE_MAX, out + j);
        }
}

INLINE void clamp_words(words *x, int16_t low, int16_t high)
{
    shorts v = (shorts)*x, l = low - (shorts){0}, h = high - (shorts){0};
    shorts above = (shorts)(v > h), below = (shorts)(v < l);
    v = (h & above) | (v & ~above);
    *x = (words)((l & below) | (v & ~below));
}

TARGET static void add(const int16_t *const *rows, size_t n_rows, size_t width, int16_t low,
                       int16_t high, int16_t *out)
{
    size_t j = 0, wide = 4 * KERNEL_LANES;
    for (; j + wide <= width; j += wide) {
        words sum[4] = {{0}, {0}, {0}, {0}};
        for (size_t r = 0; r < n_rows; r++) {
            const words *row = (const words *)(rows[r] + j);
            sum[0] += row[0];
            sum[1] += row[1];
            sum[2] += row[2];
            sum[3] += row[3];
        }
        for (size_t k = 0; k < 4; k++) {
            clamp_words(&sum[k], low, high);
            *(words *)(out + j + k * KERNEL_LANES) = sum[k];
        }
    }
    for (; j < width; j += KERNEL_LANES) {
        words sum = {0};
        for (size_t r = 0; r < n_rows; r++) sum += *(const words *)(rows[r] + j);
        clamp_words(&sum, low, high);
        *(words *)(out + j) = sum;
    }
}

TARGET static uint32_t best(const int32_t *value, const int32_t *bias, const int32_t *mask,
                            size_t n)
{
    ints top = INT32_MIN - (ints){0}, at = {0};
    for (size_t i = 0; i < n; i += KERNEL_LANES) {
        uints sum = *(const uints *)(value + i) + *(const uints *)(bias + i);
        ints allowed = *(const ints *)(mask + i);
        ints v = ((ints)sum & allowed) | (INT32_MIN & ~allowed);
        ints better = v > top;
        top = (v & better) | (top & ~better);
        at = ((int32_t)i & better) | (at & ~better);
    }
    int32_t tops[KERNEL_LANES], ats[KERNEL_LANES], largest = INT32_MIN;
    memcpy(tops, &top, sizeof tops);
    memcpy(ats, &at, sizeof ats);
    for (int k = 0; k < KERNEL_LANES; k++) largest = tops[k] > largest ? tops[k] : largest;
    uint32_t first = UINT32_MAX;
    for (int k = 0; k < KERNEL_LANES; k++) {
        uint32_t i = (uint32_t)(ats[k] + k);
        if (tops[k] == largest && i < first) first = i;
    }
    return first;
}
