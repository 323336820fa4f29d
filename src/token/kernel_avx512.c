#if defined(__x86_64__)
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#include "token/kernel_pass.h"

#include <immintrin.h>

#define LANES 16 // sums in a vector
#define ROWS  6
#define COLS  4 // vectors

INLINE void block(size_t rows, size_t cols, const int16_t *x, size_t x_step, size_t in,
                  const int16_t *w, size_t out, int32_t *y)
{
    __m512i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) sum[t][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 2) {
        __m512i pair[COLS];
        for (size_t c = 0; c < cols; c++) pair[c] = _mm512_loadu_si512(w + i * out + c * 2 * LANES);
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
                    const int16_t *w, size_t out, int32_t *y)
{
    for (size_t blocks = (n + ROWS - 1) / ROWS; blocks > 0; blocks--) {
        size_t rows = (n + blocks - 1) / blocks;
        switch (rows) {
        case 6: block(6, cols, x, x_step, in, w, out, y); break;
        case 5: block(5, cols, x, x_step, in, w, out, y); break;
        case 4: block(4, cols, x, x_step, in, w, out, y); break;
        case 3: block(3, cols, x, x_step, in, w, out, y); break;
        case 2: block(2, cols, x, x_step, in, w, out, y); break;
        default: block(1, cols, x, x_step, in, w, out, y); break;
        }
        n -= rows;
        x += rows * x_step;
        y += rows * out;
    }
}

// One row: sums of even and of odd pairs, so that enough of them are under way at a time.
INLINE void single(size_t cols, const int16_t *x, size_t in, const int16_t *w, size_t out,
                   int32_t *y)
{
    __m512i sum[2][ROWS];
    for (size_t c = 0; c < cols; c++) sum[0][c] = sum[1][c] = _mm512_setzero_si512();
    for (size_t i = 0; i < in; i += 4)
        for (size_t half = 0; half < 2; half++) {
            int32_t both;
            memcpy(&both, x + i + 2 * half, sizeof both);
            __m512i value = _mm512_set1_epi32(both);
            for (size_t c = 0; c < cols; c++)
                sum[half][c] = _mm512_dpwssd_epi32(
                    sum[half][c], _mm512_loadu_si512(w + (i + 2 * half) * out + c * 2 * LANES),
                    value);
        }
    for (size_t c = 0; c < cols; c++)
        _mm512_storeu_si512(y + c * LANES, _mm512_add_epi32(sum[0][c], sum[1][c]));
}

TARGET static void product(const int16_t *x, size_t n, size_t x_step, size_t in, const int16_t *w,
                           size_t out, int32_t *y)
{
    size_t o = 0;
    if (n == 1 && in % 4 == 0) {
        for (; o + ROWS * LANES <= out; o += ROWS * LANES)
            single(ROWS, x, in, w + 2 * o, out, y + o);
        for (; o < out; o += LANES) single(1, x, in, w + 2 * o, out, y + o);
        return;
    }
    for (; o + COLS * LANES <= out; o += COLS * LANES)
        columns(COLS, x, n, x_step, in, w + 2 * o, out, y + o);
    for (; o + 2 * LANES <= out; o += 2 * LANES)
        columns(2, x, n, x_step, in, w + 2 * o, out, y + o);
    for (; o < out; o += LANES) columns(1, x, n, x_step, in, w + 2 * o, out, y + o);
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

const kernel kernel_avx512 = {"avx512", product, rectify, scan, place, add, best, dot};
#else
typedef int no_avx512_here; // a translation unit has at least one declaration
#endif
