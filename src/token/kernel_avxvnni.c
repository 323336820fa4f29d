// Processors that multiply bytes but have no registers of 512 bits: laptops since 2021.
#if defined(__x86_64__)
#define TARGET __attribute__((target("avx2,avxvnni")))
#include "token/kernel_ymm.h"

#define ROWS 6
#define COLS 2 // vectors
#define WIDE 4 // vectors of a single row

INLINE __m256i four_of(const uint8_t *x)
{
    int32_t bits;
    memcpy(&bits, x, sizeof bits);
    return _mm256_set1_epi32(bits);
}

INLINE void block(size_t rows, size_t cols, const uint8_t *x, size_t x_step, size_t in,
                  const int8_t *w, size_t w_step, size_t out, int32_t *y)
{
    __m256i sum[ROWS][COLS];
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++) sum[t][c] = _mm256_setzero_si256();
    for (size_t i = 0; i < in; i += 4) {
        __m256i four[COLS];
        for (size_t c = 0; c < cols; c++)
            four[c] = _mm256_loadu_si256((const __m256i_u *)(w + i * w_step + c * 4 * LANES));
        for (size_t t = 0; t < rows; t++) {
            __m256i value = four_of(x + t * x_step + i);
            for (size_t c = 0; c < cols; c++)
                sum[t][c] = _mm256_dpbusd_avx_epi32(sum[t][c], value, four[c]);
        }
    }
    for (size_t t = 0; t < rows; t++)
        for (size_t c = 0; c < cols; c++)
            _mm256_storeu_si256((__m256i_u *)(y + t * out + c * LANES), sum[t][c]);
}

INLINE void columns(size_t cols, const uint8_t *x, size_t n, size_t x_step, size_t in,
                    const int8_t *w, size_t w_step, size_t out, int32_t *y)
{
    for (size_t t = 0, rows; t < n; t += rows, x += rows * x_step, y += rows * out) {
        rows = n - t < ROWS ? n - t : ROWS;
        switch (rows) {
        case 1: block(1, cols, x, x_step, in, w, w_step, out, y); break;
        case 2: block(2, cols, x, x_step, in, w, w_step, out, y); break;
        case 3: block(3, cols, x, x_step, in, w, w_step, out, y); break;
        case 4: block(4, cols, x, x_step, in, w, w_step, out, y); break;
        case 5: block(5, cols, x, x_step, in, w, w_step, out, y); break;
        default: block(ROWS, cols, x, x_step, in, w, w_step, out, y); break;
        }
    }
}

// One row, of which many fours may be 0 behind a rectifier: those are left out.
INLINE void single(size_t cols, const uint8_t *x, size_t in, const int8_t *w, size_t w_step,
                   int32_t *y)
{
    __m256i sum[WIDE], none = _mm256_setzero_si256();
    for (size_t c = 0; c < cols; c++) sum[c] = none;
    for (size_t i = 0; i < in; i += 4 * LANES) {
        __m256i all = _mm256_loadu_si256((const __m256i_u *)(x + i));
        __m256 zero = _mm256_castsi256_ps(_mm256_cmpeq_epi32(all, none));
        for (unsigned fours = ~(unsigned)_mm256_movemask_ps(zero) & 0xFF; fours;
             fours &= fours - 1) {
            size_t at = i + 4 * (size_t)__builtin_ctz(fours);
            __m256i value = four_of(x + at);
            for (size_t c = 0; c < cols; c++) {
                const int8_t *four = w + at * w_step + c * 4 * LANES;
                sum[c] = _mm256_dpbusd_avx_epi32(sum[c], value,
                                                 _mm256_loadu_si256((const __m256i_u *)four));
            }
        }
    }
    for (size_t c = 0; c < cols; c++) _mm256_storeu_si256((__m256i_u *)(y + c * LANES), sum[c]);
}

TARGET static void product(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                           size_t w_step, size_t out, int32_t *y)
{
    size_t o = 0;
    if (n == 1 && in % (4 * LANES) == 0) {
        for (; o + WIDE * LANES <= out; o += WIDE * LANES)
            single(WIDE, x, in, w + 4 * o, w_step, y + o);
        for (; o < out; o += LANES) single(1, x, in, w + 4 * o, w_step, y + o);
        return;
    }
    for (; o + COLS * LANES <= out; o += COLS * LANES)
        columns(COLS, x, n, x_step, in, w + 4 * o, w_step, out, y + o);
    for (; o < out; o += LANES) columns(1, x, n, x_step, in, w + 4 * o, w_step, out, y + o);
}

TARGET static int32_t dot(const uint8_t *x, const int8_t *w, size_t n)
{
    __m128i sum = _mm_setzero_si128();
    for (size_t i = 0; i < n; i += 16)
        sum = _mm_dpbusd_avx_epi32(sum, _mm_loadu_si128((const __m128i_u *)(x + i)),
                                   _mm_loadu_si128((const __m128i_u *)(w + i)));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0x4E));
    sum = _mm_add_epi32(sum, _mm_shuffle_epi32(sum, 0xB1));
    return _mm_cvtsi128_si32(sum);
}

const kernel kernel_avxvnni = {"avxvnni", product, rectify, scan,  place,
                               add,       rate,    best,    weigh, dot};
#else
typedef int no_avxvnni_here; // a translation unit has at least one declaration
#endif
