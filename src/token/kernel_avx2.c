#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2")))
#include "token/kernel_ymm.h"

#define ROWS 4
#define COLS 2 // vectors

// Fours of bytes as pairs of words: the first with the third, the second with the fourth.
typedef struct {
    __m256i even, odd;
} fours;

INLINE fours weights_at(const int8_t *w)
{
    __m256i all = _mm256_loadu_si256((const __m256i_u *)w);
    return (fours){_mm256_srai_epi16(_mm256_slli_epi16(all, 8), 8), _mm256_srai_epi16(all, 8)};
}

// The same of a row of values: for each four its even and its odd pair.
TARGET static void split_row(const uint8_t *x, size_t in, int32_t *pairs)
{
    for (size_t i = 0; i < in; i += 4) {
        pairs[i / 2] = x[i] | x[i + 2] << 16;
        pairs[i / 2 + 1] = x[i + 1] | x[i + 3] << 16;
    }
}

// `rows` rows of pairs, `in` / 2 each, with COLS vectors of columns.
INLINE void block(size_t rows, const int32_t *pairs, size_t in, const int8_t *w, size_t w_step,
                  size_t out, int32_t *y)
{
    __m256i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < COLS; c++) sum[t][c] = _mm256_setzero_si256();
    for (size_t i = 0; i < in; i += 4) {
        fours weight[COLS];
        for (size_t c = 0; c < COLS; c++) weight[c] = weights_at(w + i * w_step + c * 4 * LANES);
        for (size_t t = 0; t < rows; t++) {
            const int32_t *at = pairs + (t * in + i) / 2;
            fours value = {_mm256_set1_epi32(at[0]), _mm256_set1_epi32(at[1])};
            for (size_t c = 0; c < COLS; c++) {
                __m256i even = _mm256_madd_epi16(weight[c].even, value.even);
                __m256i odd = _mm256_madd_epi16(weight[c].odd, value.odd);
                sum[t][c] = _mm256_add_epi32(sum[t][c], _mm256_add_epi32(even, odd));
            }
        }
    }
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < COLS; c++)
            _mm256_storeu_si256((__m256i_u *)(y + t * out + c * LANES), sum[t][c]);
}

TARGET static void product(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    int32_t pairs[ROWS * KERNEL_IN_MAX / 2];
    for (size_t t = 0; t < n; t += ROWS) {
        size_t rows = n - t < ROWS ? n - t : ROWS;
        for (size_t k = 0; k < rows; k++) split_row(x + (t + k) * x_step, in, pairs + k * in / 2);
        for (size_t o = 0; o < out; o += COLS * LANES) switch (rows) {
            case 1: block(1, pairs, in, w + 4 * o, w_step, out, y + t * out + o); break;
            case 2: block(2, pairs, in, w + 4 * o, w_step, out, y + t * out + o); break;
            case 3: block(3, pairs, in, w + 4 * o, w_step, out, y + t * out + o); break;
            default: block(ROWS, pairs, in, w + 4 * o, w_step, out, y + t * out + o); break;
            }
    }
}

TARGET static int32_t dot(const uint8_t *x, const int8_t *w, size_t n)
{
    __m256i sum = _mm256_setzero_si256();
    for (size_t i = 0; i < n; i += 2 * LANES) {
        __m256i value = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i_u *)(x + i)));
        __m256i weight = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i_u *)(w + i)));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(value, weight));
    }
    int32_t part[LANES], total = 0;
    _mm256_storeu_si256((__m256i_u *)part, sum);
    for (int i = 0; i < LANES; i++) total += part[i];
    return total;
}

const kernel kernel_avx2 = {"avx2", product, rectify, scan, place, add, rate, best, weigh, dot};
#else
typedef int no_avx2_here; // a translation unit has at least one declaration
#endif
