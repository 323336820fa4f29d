#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2")))
#define LANES  8
#include <immintrin.h>

#define LEAST(a, b) ((floats)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MOST(a, b)  ((floats)_mm256_max_ps((__m256)(a), (__m256)(b)))
#include "token/kernel_pass.h"

#define ROWS 4
#define COLS 2 // vectors

INLINE void block(size_t rows, const int16_t *x, size_t x_step, size_t in, const int16_t *w,
                  size_t w_step, size_t out, int32_t *y)
{
    __m256i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < COLS; c++) sum[t][c] = _mm256_setzero_si256();
    for (size_t i = 0; i < in; i += 2) {
        __m256i pair[COLS];
        for (size_t c = 0; c < COLS; c++)
            pair[c] = _mm256_loadu_si256((const __m256i_u *)(w + i * w_step + c * 2 * LANES));
        for (size_t t = 0; t < rows; t++) {
            int32_t both;
            memcpy(&both, x + t * x_step + i, sizeof both);
            __m256i value = _mm256_set1_epi32(both);
            for (size_t c = 0; c < COLS; c++)
                sum[t][c] = _mm256_add_epi32(sum[t][c], _mm256_madd_epi16(pair[c], value));
        }
    }
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < COLS; c++)
            _mm256_storeu_si256((__m256i_u *)(y + t * out + c * LANES), sum[t][c]);
}

TARGET static void product(const int16_t *x, size_t n, size_t x_step, size_t in, const int16_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    for (size_t o = 0; o < out; o += COLS * LANES) {
        size_t t = 0;
        for (; t + ROWS <= n; t += ROWS)
            block(ROWS, x + t * x_step, x_step, in, w + 2 * o, w_step, out, y + t * out + o);
        for (; t < n; t++)
            block(1, x + t * x_step, x_step, in, w + 2 * o, w_step, out, y + t * out + o);
    }
}

TARGET static int32_t dot(const int16_t *x, const int16_t *w, size_t n)
{
    __m256i sum = _mm256_setzero_si256();
    for (size_t i = 0; i < n; i += 2 * LANES)
        sum = _mm256_add_epi32(sum,
                               _mm256_madd_epi16(_mm256_loadu_si256((const __m256i_u *)(x + i)),
                                                 _mm256_loadu_si256((const __m256i_u *)(w + i))));
    uint32_t part[LANES], total = 0;
    _mm256_storeu_si256((__m256i_u *)part, sum);
    for (int i = 0; i < LANES; i++) total += part[i];
    return (int32_t)total;
}

const kernel kernel_avx2 = {"avx2", product, rectify, scan, place, add, rate, best, dot};
#else
typedef int no_avx2_here; // a translation unit has at least one declaration
#endif
