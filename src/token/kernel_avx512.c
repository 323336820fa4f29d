#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#define LANES  16
#include <immintrin.h>

#define LEAST(a, b) ((floats)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define MOST(a, b)  ((floats)_mm512_max_ps((__m512)(a), (__m512)(b)))
#define WIDENED(p)  ((ints)_mm512_cvtepu8_epi32(_mm_loadu_si128((const __m128i_u *)(p))))
#include "token/kernel_pass.h"

#define ROWS 6
#define COLS 4 // vectors
#define WIDE 8 // vectors of a single row

INLINE void block(size_t rows, size_t cols, const uint8_t *x, size_t x_step, size_t in,
                  const int8_t *w, size_t w_step, size_t out, int32_t *y)
{
    __m512i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) sum[t][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 4) {
        __m512i four[COLS];
        for (size_t c = 0; c < cols; c++)
            four[c] = _mm512_loadu_si512(w + i * w_step + c * 4 * LANES);
        for (size_t t = 0; t < rows; t++) {
            int32_t bits;
            memcpy(&bits, x + t * x_step + i, sizeof bits);
            __m512i value = _mm512_set1_epi32(bits);
            for (size_t c = 0; c < cols; c++)
                sum[t][c] = _mm512_dpbusd_epi32(sum[t][c], value, four[c]);
        }
    }
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) _mm512_storeu_si512(y + t * out + c * LANES, sum[t][c]);
}

// All rows in blocks of like size, so that no block is a single row.
INLINE void columns(size_t cols, const uint8_t *x, size_t n, size_t x_step, size_t in,
                    const int8_t *w, size_t w_step, size_t out, int32_t *y)
{
    for (size_t blocks = (n + ROWS - 1) / ROWS; blocks > 0; blocks--) {
        size_t rows = (n + blocks - 1) / blocks;
        switch (rows) {
        case 6: block(6, cols, x, x_step, in, w, w_step, out, y); break;
        case 5: block(5, cols, x, x_step, in, w, w_step, out, y); break;
        case 4: block(4, cols, x, x_step, in, w, w_step, out, y); break;
        case 3: block(3, cols, x, x_step, in, w, w_step, out, y); break;
        case 2: block(2, cols, x, x_step, in, w, w_step, out, y); break;
        default: block(1, cols, x, x_step, in, w, w_step, out, y); break;
        }
        n -= rows;
        x += rows * x_step;
        y += rows * out;
    }
}

// Those fours of x that are not 0: their values to `value`, their rows to `row`. Gives their
// number.
INLINE size_t gather(const uint8_t *x, size_t in, int32_t *value, uint32_t *row)
{
    __m512i at = _mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60);
    size_t n = 0;
    for (size_t i = 0; i < in; i += 4 * LANES) {
        __mmask16 there = (__mmask16)(in - i < 4 * LANES ? (1u << (in - i) / 4) - 1 : 0xFFFF);
        __m512i all = _mm512_maskz_loadu_epi32(there, x + i);
        __mmask16 fours = _mm512_test_epi32_mask(all, all);
        _mm512_storeu_si512(value + n, _mm512_maskz_compress_epi32(fours, all));
        _mm512_storeu_si512(row + n, _mm512_maskz_compress_epi32(fours, at));
        at = _mm512_add_epi32(at, _mm512_set1_epi32(4 * LANES));
        n += (size_t)__builtin_popcount(fours);
    }
    return n;
}

INLINE void add_four(size_t cols, int32_t bits, const int8_t *w, __m512i *sum)
{
    __m512i value = _mm512_set1_epi32(bits);
    for (size_t c = 0; c < cols; c++)
        sum[c] = _mm512_dpbusd_epi32(sum[c], value, _mm512_loadu_si512(w + c * 4 * LANES));
}

// One row by its fours. Two sums of each column, so that enough of them are under way at a time.
INLINE void single(size_t cols, const int32_t *value, const uint32_t *row, size_t n,
                   const int8_t *w, size_t w_step, int32_t *y)
{
    __m512i sum[2][WIDE];
    for (size_t c = 0; c < cols; c++) sum[0][c] = sum[1][c] = _mm512_setzero_si512();
    for (size_t i = 0; i + 1 < n; i += 2) {
        add_four(cols, value[i], w + row[i] * w_step, sum[0]);
        add_four(cols, value[i + 1], w + row[i + 1] * w_step, sum[1]);
    }
    if (n % 2) add_four(cols, value[n - 1], w + row[n - 1] * w_step, sum[0]);
    for (size_t c = 0; c < cols; c++)
        _mm512_storeu_si512(y + c * LANES, _mm512_add_epi32(sum[0][c], sum[1][c]));
}

// A single row, of which many fours may be 0 behind a rectifier: those are left out.
TARGET static void product_of_one(const uint8_t *x, size_t in, const int8_t *w, size_t w_step,
                                  size_t out, int32_t *y)
{
    int32_t value[KERNEL_IN_MAX / 4 + LANES];
    uint32_t row[KERNEL_IN_MAX / 4 + LANES];
    size_t n = gather(x, in, value, row);
    for (size_t o = 0; o < out; o += WIDE * LANES) {
        const int8_t *from = w + 4 * o;
        switch ((out - o) / LANES) {
        case 1: single(1, value, row, n, from, w_step, y + o); break;
        case 2: single(2, value, row, n, from, w_step, y + o); break;
        case 3: single(3, value, row, n, from, w_step, y + o); break;
        case 4: single(4, value, row, n, from, w_step, y + o); break;
        case 5: single(5, value, row, n, from, w_step, y + o); break;
        case 6: single(6, value, row, n, from, w_step, y + o); break;
        case 7: single(7, value, row, n, from, w_step, y + o); break;
        default: single(WIDE, value, row, n, from, w_step, y + o); break;
        }
    }
}

TARGET static void product(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    if (n == 1) {
        product_of_one(x, in, w, w_step, out, y);
        return;
    }
    size_t o = 0;
    for (; o + COLS * LANES <= out; o += COLS * LANES)
        columns(COLS, x, n, x_step, in, w + 4 * o, w_step, out, y + o);
    for (; o + 2 * LANES <= out; o += 2 * LANES)
        columns(2, x, n, x_step, in, w + 4 * o, w_step, out, y + o);
    for (; o < out; o += LANES) columns(1, x, n, x_step, in, w + 4 * o, w_step, out, y + o);
}

TARGET static int32_t dot(const uint8_t *x, const int8_t *w, size_t n)
{
    __m256i sum = _mm256_setzero_si256();
    size_t i = 0;
    for (; i + 32 <= n; i += 32)
        sum = _mm256_dpbusd_epi32(sum, _mm256_loadu_si256((const __m256i_u *)(x + i)),
                                  _mm256_loadu_si256((const __m256i_u *)(w + i)));
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    if (i < n)
        half = _mm_dpbusd_epi32(half, _mm_loadu_si128((const __m128i_u *)(x + i)),
                                _mm_loadu_si128((const __m128i_u *)(w + i)));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
    return _mm_cvtsi128_si32(half);
}

const kernel kernel_avx512 = {"avx512", product, rectify, scan, place, add, rate, best, weigh, dot};
#else
typedef int no_avx512_here; // a translation unit has at least one declaration
#endif
