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

INLINE void add_four(size_t cols, const uint8_t *x, const int8_t *w, __m512i *sum)
{
    int32_t bits;
    memcpy(&bits, x, sizeof bits);
    __m512i value = _mm512_set1_epi32(bits);
    for (size_t c = 0; c < cols; c++)
        sum[c] = _mm512_dpbusd_epi32(sum[c], value, _mm512_loadu_si512(w + c * 4 * LANES));
}

// One row, of which many fours may be 0 behind a rectifier: those are left out. Two sums of each
// column, so that enough of them are under way at a time.
INLINE void single(size_t cols, const uint8_t *x, size_t in, const int8_t *w, size_t w_step,
                   int32_t *y)
{
    __m512i sum[2][WIDE];
    for (size_t c = 0; c < cols; c++) sum[0][c] = sum[1][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 4 * LANES) {
        __m512i all = _mm512_loadu_si512(x + i);
        unsigned fours = _mm512_test_epi32_mask(all, all);
        while (fours) {
            size_t at = i + 4 * (size_t)__builtin_ctz(fours);
            add_four(cols, x + at, w + at * w_step, sum[0]);
            fours &= fours - 1;
            if (!fours) break;
            at = i + 4 * (size_t)__builtin_ctz(fours);
            add_four(cols, x + at, w + at * w_step, sum[1]);
            fours &= fours - 1;
        }
    }
    for (size_t c = 0; c < cols; c++)
        _mm512_storeu_si512(y + c * LANES, _mm512_add_epi32(sum[0][c], sum[1][c]));
}

INLINE void single_row(const uint8_t *x, size_t in, const int8_t *w, size_t w_step, size_t out,
                       int32_t *y)
{
    for (size_t o = 0; o < out; o += WIDE * LANES) {
        const int8_t *from = w + 4 * o;
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

TARGET static void product(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    if (n == 1 && in % (4 * LANES) == 0) {
        single_row(x, in, w, w_step, out, y);
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
    __m128i sum = _mm_setzero_si128();
    for (size_t i = 0; i < n; i += 16)
        sum = _mm_dpbusd_epi32(sum, _mm_loadu_si128((const __m128i_u *)(x + i)),
                               _mm_loadu_si128((const __m128i_u *)(w + i)));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
    return _mm_cvtsi128_si32(sum);
}

const kernel kernel_avx512 = {"avx512", product, rectify, scan, place, add, rate, best, weigh, dot};
#else
typedef int no_avx512_here; // a translation unit has at least one declaration
#endif
