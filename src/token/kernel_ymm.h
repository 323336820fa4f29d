// What kernels of 256-bit registers share; each defines TARGET before it includes this. Not a
// header for others.
#define LANES 8
#include <immintrin.h>
#include <stdint.h>

#define LEAST(a, b)  ((floats)_mm256_min_ps((__m256)(a), (__m256)(b)))
#define MOST(a, b)   ((floats)_mm256_max_ps((__m256)(a), (__m256)(b)))
#define WIDENED(p)   ((ints)_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i_u *)(p))))
#define NARROW(v, p) narrow((__m256i)(v), p)

// The lowest bytes of eight ints.
static inline __attribute__((always_inline)) TARGET void narrow(__m256i v, uint8_t *out)
{
    __m256i lowest = _mm256_set1_epi32(0x0c080400);
    __m256i four = _mm256_shuffle_epi8(v, lowest); // in each half, four times
    __m128i low = _mm256_castsi256_si128(four), high = _mm256_extracti128_si256(four, 1);
    _mm_storel_epi64((__m128i_u *)out, _mm_unpacklo_epi32(low, high));
}

#include "token/kernel_pass.h"
