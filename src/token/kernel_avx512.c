#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#define LANES  16
#include <immintrin.h>

#define LEAST(a, b) ((floats)_mm512_min_ps((__m512)(a), (__m512)(b)))
#define MOST(a, b)  ((floats)_mm512_max_ps((__m512)(a), (__m512)(b)))
#include "token/kernel_pass.h"

#define ROWS 6
#define COLS 4 // vectors
#define WIDE 8 // vectors of a single row

INLINE void block(size_t rows, size_t cols, const int16_t *x, size_t x_step, size_t in,
                  const int16_t *w, size_t w_step, size_t out, int32_t *y)
{
    __m512i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) sum[t][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 2) {
        __m512i pair[COLS];
        for (size_t c = 0; c < cols; c++)
            pair[c] = _mm512_loadu_si512(w + i * w_step + c * 2 * LANES);
        for (size_t t = 0; t < rows; t++) {
            int32_t both;
            memcpy(&both, x + t * x_step + i, sizeof both);
            __m512i value = _mm512_set1_epi32(both);
            for (size_t c = 0; c < cols; c++)
                sum[t][c] = _mm512_dpwssd_epi32(sum[t][c], pair[c], value);
        }
    }
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) _mm512_storeu_si512(y + t * out + c * LANES, sum[t][c]);
}

// All rows in blocks of like size, so that no block is a single row.
INLINE void columns(size_t cols, const int16_t *x, size_t n, size_t x_step, size_t in,
                    const int16_t *w, size_t w_step, size_t out, int32_t *y)
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

// Which of 32 pairs are not both 0.
INLINE uint64_t pairs_of(const int16_t *x)
{
    __m512i low = _mm512_loadu_si512(x), high = _mm512_loadu_si512(x + 2 * LANES);
    return (uint64_t)_mm512_test_epi32_mask(low, low) | (uint64_t)_mm512_test_epi32_mask(high, high)
                                                            << LANES;
}

INLINE void add_pair(size_t cols, const int16_t *x, const int16_t *w, __m512i *sum)
{
    int32_t both;
    memcpy(&both, x, sizeof both);
    __m512i value = _mm512_set1_epi32(both);
    for (size_t c = 0; c < cols; c++)
        sum[c] = _mm512_dpwssd_epi32(sum[c], _mm512_loadu_si512(w + c * 2 * LANES), value);
}

// One row, of which many pairs are 0 behind a rectifier: those are left out. Two sums of each
// column, so that enough of them are under way at a time.
INLINE void single(size_t cols, const int16_t *x, size_t in, const int16_t *w, size_t w_step,
                   int32_t *y)
{
    __m512i sum[2][WIDE];
    for (size_t c = 0; c < cols; c++) sum[0][c] = sum[1][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 4 * LANES) {
        uint64_t pairs = pairs_of(x + i);
        while (pairs) {
            size_t at = i + 2 * (size_t)__builtin_ctzll(pairs);
            add_pair(cols, x + at, w + at * w_step, sum[0]);
            pairs &= pairs - 1;
            if (!pairs) break;
            at = i + 2 * (size_t)__builtin_ctzll(pairs);
            add_pair(cols, x + at, w + at * w_step, sum[1]);
            pairs &= pairs - 1;
        }
    }
    for (size_t c = 0; c < cols; c++)
        _mm512_storeu_si512(y + c * LANES, _mm512_add_epi32(sum[0][c], sum[1][c]));
}

INLINE void single_row(const int16_t *x, size_t in, const int16_t *w, size_t w_step, size_t out,
                       int32_t *y)
{
    for (size_t o = 0; o < out; o += WIDE * LANES) {
        const int16_t *from = w + 2 * o;
        switch ((out - o) / LANES) {
        case 1: single(1, x, in, from, w_step, y + o); break;
        case 2: single(2, x, in, from, w_step, y + o); break;
        case 3: single(3, x, in, from, w_step, y + o); break;
        case 4: single(4, x, in, from, w_step, y + o); break;
        case 5: single(5, x, in, from, w_step, y + o); break;
        case 6: single(6, x, in, from, w_step, y + o); break;
        case 7: single(7, x, in, from, w_step, y + o); break;
        default: single(WIDE, x, in, from, w_step, y + o); break;
        }
    }
}

TARGET static void product(const int16_t *x, size_t n, size_t x_step, size_t in, const int16_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    if (n == 1 && in % (4 * LANES) == 0) {
        single_row(x, in, w, w_step, out, y);
        return;
    }
    size_t o = 0;
    for (; o + COLS * LANES <= out; o += COLS * LANES)
        columns(COLS, x, n, x_step, in, w + 2 * o, w_step, out, y + o);
    for (; o + 2 * LANES <= out; o += 2 * LANES)
        columns(2, x, n, x_step, in, w + 2 * o, w_step, out, y + o);
    for (; o < out; o += LANES) columns(1, x, n, x_step, in, w + 2 * o, w_step, out, y + o);
}

TARGET static int32_t dot(const int16_t *x, const int16_t *w, size_t n)
{
    __m256i sum = _mm256_setzero_si256();
    for (size_t i = 0; i < n; i += 16)
        sum = _mm256_dpwssd_epi32(sum, _mm256_loadu_si256((const __m256i_u *)(x + i)),
                                  _mm256_loadu_si256((const __m256i_u *)(w + i)));
    uint32_t part[8], total = 0;
    _mm256_storeu_si256((__m256i_u *)part, sum);
    for (int i = 0; i < 8; i++) total += part[i];
    return (int32_t)total;
}

const kernel kernel_avx512 = {"avx512", product, rectify, scan, place, add, rate, best, dot};
#else
typedef int no_avx512_here; // a translation unit has at least one declaration
#endif
