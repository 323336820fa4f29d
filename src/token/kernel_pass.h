// The passes of kernel.h, written once with vector types of the compiler (GCC and clang). Not a
// header for others: each kernel_*.c includes it and defines before
//
//     TARGET                the instruction set
//     LANES                 32-bit lanes of a register: a divisor of KERNEL_LANES
//     LEAST, MOST (a, b)    the smaller and the larger, where there is an instruction for it
//     WIDENED(p)            LANES bytes at p as ints, and
//     NARROW(v, p)          ints of one byte each to p, where the compiler makes less of it
//
// The activations are parabolas of the shape of tanh and of the logistic function: no division, and
// the trainer's are the same.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3") // the blocks of products stay in registers only when loops are unrolled
#endif

#include "token/kernel.h"

#include <float.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline)) TARGET

typedef float floats __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef int32_t ints __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef uint32_t uints __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef uint8_t bytes __attribute__((vector_size(LANES), aligned(1), may_alias));
typedef uint16_t words __attribute__((vector_size(2 * LANES), aligned(2), may_alias));
typedef int16_t wide_shorts __attribute__((vector_size(4 * LANES), aligned(2), may_alias));
typedef uint8_t wide_bytes __attribute__((vector_size(2 * LANES), aligned(1), may_alias));
typedef uint16_t wide_words __attribute__((vector_size(4 * LANES), aligned(2), may_alias));

// Where mask (all ones or zeros a lane): a, else b.
#define SELECT(mask, a, b) ((floats)(((ints)(a) & (mask)) | ((ints)(b) & ~(mask))))

// The second where one is no number, as the instructions of x86 have it.
#ifndef LEAST
#define LEAST(a, b) SELECT((a) < (b), a, b)
#define MOST(a, b)  SELECT((a) > (b), a, b)
#endif

#ifndef WIDENED
#define WIDENED(p) __builtin_convertvector(*(const bytes *)(p), ints)
#endif
#ifndef NARROW
#define NARROW(v, p) (*(bytes *)(p) = __builtin_convertvector(v, bytes))
#endif

// What is no number becomes `low`: a damaged model gives nonsense, and the same on every CPU.
INLINE void clamp(floats *x, float low, float high)
{
    floats l = low - (floats){0}, h = high - (floats){0};
    *x = MOST(*x, l);
    *x = LEAST(*x, h);
}

// Of tanh's shape: x (1 - |x| / 4), 1 from 2 on.
INLINE void bend(floats *x)
{
    clamp(x, -2.0f, 2.0f);
    floats size = (floats)((ints)*x & INT32_MAX);
    *x = *x * (1.0f - 0.25f * size);
}

// 1/2 + bend(x / 2) / 2, whose halves are taken together: powers of two change no rounding.
INLINE void open_gate(floats *x)
{
    clamp(x, -4.0f, 4.0f);
    floats size = (floats)((ints)*x & INT32_MAX);
    *x = 0.5f + *x * (0.25f - 0.03125f * size);
}

// x + offset is never negative, so that cutting off rounds to nearest.
INLINE void round_to(const floats *x, float offset, ints *out)
{
    *out = __builtin_convertvector(*x + (offset + 0.5f), ints);
}

INLINE void load_scaled(const int32_t *sum, const float *scale, floats *out)
{
    *out = __builtin_convertvector(*(const ints *)sum, floats) * *(const floats *)scale;
}

TARGET static void rectify(const int32_t *sum, size_t n, size_t width, const float *scale,
                           const float *bias, uint8_t *out, size_t out_step)
{
    for (size_t t = 0; t < n; t++, sum += width, out += out_step)
        for (size_t j = 0; j < width; j += LANES) {
            floats x;
            load_scaled(sum + j, scale + j, &x);
            x = x + *(const floats *)(bias + j);
            clamp(&x, 0.0f, (float)KERNEL_WIDE_MAX);
            ints whole;
            round_to(&x, 0.0f, &whole);
            NARROW(whole, out + j);
        }
}

TARGET static void scan(const int32_t *sum, size_t n, size_t sum_step, size_t deep,
                        const float *scale, const float *bias, const kernel_below *below,
                        float *cell, uint8_t *out, size_t out_step, int step)
{
    memset(cell, 0, deep * sizeof *cell);
    for (size_t i = 0; i < n; i++) {
        size_t t = step > 0 ? i : n - 1 - i;
        const int32_t *row = sum + t * sum_step;
        for (size_t j = 0; j < deep; j += LANES) {
            floats z, f, o;
            load_scaled(row + j, scale + j, &z);
            load_scaled(row + deep + j, scale + deep + j, &f);
            load_scaled(row + 2 * deep + j, scale + 2 * deep + j, &o);
            z = z + *(const floats *)(bias + j);
            f = f + *(const floats *)(bias + deep + j);
            o = o + *(const floats *)(bias + 2 * deep + j);
            bend(&z);
            open_gate(&f);
            open_gate(&o);
            floats *c = (floats *)(cell + j);
            *c = f * *c + (1.0f - f) * z;
            ints byte = WIDENED(below->p + t * out_step + j) - below->zero;
            floats past = __builtin_convertvector(byte, floats) * below->times;
            floats state = o * *c * (float)KERNEL_STATE_UNIT + (1.0f - o) * past;
            clamp(&state, -(float)KERNEL_STATE_UNIT, (float)KERNEL_STATE_UNIT);
            ints whole;
            round_to(&state, (float)KERNEL_ZERO, &whole);
            NARROW(whole, out + t * out_step + j);
        }
    }
}

TARGET static void place(const int32_t *sum, size_t width, const float *scale, const float *bias,
                         const int16_t *more, int16_t *out)
{
    for (size_t j = 0; j < width; j += LANES) {
        floats x;
        load_scaled(sum + j, scale + j, &x);
        x = x + *(const floats *)(bias + j);
        clamp(&x, -(float)KERNEL_PLACE_MAX, (float)KERNEL_PLACE_MAX);
        ints whole;
        round_to(&x, (float)KERNEL_PLACE_MAX, &whole);
        words value = __builtin_convertvector(whole - KERNEL_PLACE_MAX, words);
        *(words *)(out + j) = value + *(const words *)(more + j);
    }
}

// `n` registers of the sum, 7 at most: so many are the 224 columns of the model in 512 bits.
INLINE void add_some(size_t n, const int16_t *const *rows, size_t n_rows, size_t at, int shift,
                     int16_t zero, uint8_t *out)
{
    wide_words sum[7] = {{0}, {0}, {0}, {0}, {0}, {0}, {0}};
    for (size_t r = 0; r < n_rows; r++)
        for (size_t k = 0; k < n; k++) sum[k] += ((const wide_words *)(rows[r] + at))[k];
    wide_shorts none = {0}, full = 255 - (wide_shorts){0};
    for (size_t k = 0; k < n; k++) {
        // Halving before rounding keeps it in 16 bits.
        wide_shorts v = (((wide_shorts)sum[k] >> (shift - 1)) + 1) >> 1;
        v += zero;
        v &= ~(wide_shorts)(v < none);
        wide_shorts above = (wide_shorts)(v > full);
        v = (full & above) | (v & ~above);
        ((wide_bytes *)(out + at))[k] = __builtin_convertvector(v, wide_bytes);
    }
}

TARGET static void add(const int16_t *const *rows, size_t n_rows, size_t width, int shift,
                       int16_t zero, uint8_t *out)
{
    size_t j = 0;
    for (size_t n; (n = (width - j) / (2 * LANES)) > 0; j += n * 2 * LANES) {
        switch (n) {
        case 1: add_some(1, rows, n_rows, j, shift, zero, out); break;
        case 2: add_some(2, rows, n_rows, j, shift, zero, out); break;
        case 3: add_some(3, rows, n_rows, j, shift, zero, out); break;
        case 4: add_some(4, rows, n_rows, j, shift, zero, out); break;
        case 5: add_some(5, rows, n_rows, j, shift, zero, out); break;
        case 6: add_some(6, rows, n_rows, j, shift, zero, out); break;
        default: add_some(n = 7, rows, n_rows, j, shift, zero, out); break;
        }
    }
    for (; j < width; j++) {
        uint16_t sum = 0;
        for (size_t r = 0; r < n_rows; r++) sum = (uint16_t)(sum + (uint16_t)rows[r][j]);
        int v = ((((int16_t)sum >> (shift - 1)) + 1) >> 1) + zero;
        out[j] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
    }
}

// The smallest at[k] + k of the lanes k where `on` is all ones.
INLINE uint32_t first_of(const ints *on, const ints *at)
{
    int32_t mask[LANES], index[LANES];
    uint32_t first = UINT32_MAX;
    memcpy(mask, on, sizeof mask);
    memcpy(index, at, sizeof index);
    for (int k = 0; k < LANES; k++) {
        uint32_t i = (uint32_t)(index[k] + k) | (uint32_t)~mask[k];
        first = i < first ? i : first;
    }
    return first;
}

TARGET static uint32_t rate(const int32_t *sum, size_t width, size_t n, const float *scale,
                            const float *bias, float *score)
{
    floats top = -FLT_MAX - (floats){0};
    ints at = {0}, lane;
    for (int k = 0; k < LANES; k++) lane[k] = k;
    for (size_t j = 0; j < width; j += LANES) {
        floats x;
        load_scaled(sum + j, scale + j, &x);
        x = x + *(const floats *)(bias + j);
        *(floats *)(score + j) = x;
        ints better = (x > top) & (lane + (int32_t)j < (int32_t)n);
        top = SELECT(better, x, top);
        at = ((int32_t)j & better) | (at & ~better);
    }
    float tops[LANES], largest = -FLT_MAX;
    memcpy(tops, &top, sizeof tops);
    for (int k = 0; k < LANES; k++) largest = tops[k] > largest ? tops[k] : largest;
    ints on = top == largest - (floats){0};
    return first_of(&on, &at);
}

// value * times + bias, which wraps in a damaged model
INLINE void load_score(const int32_t *value, const int32_t *times, const int32_t *bias, ints *out)
{
    *out = (ints)(*(const uints *)value * *(const uints *)times + *(const uints *)bias);
}

TARGET static uint32_t best(const int32_t *value, const int32_t *times, const int32_t *bias,
                            const int32_t *mask, size_t n)
{
    ints top = INT32_MIN - (ints){0}, at = {0};
    for (size_t i = 0; i < n; i += LANES) {
        ints score, allowed = *(const ints *)(mask + i);
        load_score(value + i, times + i, bias + i, &score);
        ints v = (score & allowed) | (INT32_MIN & ~allowed);
        ints better = v > top;
        top = (v & better) | (top & ~better);
        at = ((int32_t)i & better) | (at & ~better);
    }
    int32_t tops[LANES], largest = INT32_MIN;
    memcpy(tops, &top, sizeof tops);
    for (int k = 0; k < LANES; k++) largest = tops[k] > largest ? tops[k] : largest;
    ints on = top == largest - (ints){0};
    return first_of(&on, &at);
}

TARGET static uint32_t weigh(const int32_t *value, const int32_t *times, const int32_t *bias,
                             const int32_t *mask, size_t n, int32_t top, float unit)
{
    ints total = {0};
    for (size_t i = 0; i < n; i += LANES) {
        ints score;
        load_score(value + i, times + i, bias + i, &score);
        floats x = __builtin_convertvector(score, floats) - (float)top;
        x = 1.0f + x * (unit / 256);
        clamp(&x, 0.0f, 1.0f);
        for (int square = 0; square < 8; square++) x = x * x;
        ints whole;
        x = x * (float)KERNEL_WEIGHT_UNIT;
        round_to(&x, 0.0f, &whole);
        total += whole & *(const ints *)(mask + i);
    }
    int32_t lanes[LANES];
    uint32_t all = 0;
    memcpy(lanes, &total, sizeof lanes);
    for (int k = 0; k < LANES; k++) all += (uint32_t)lanes[k];
    return all;
}
