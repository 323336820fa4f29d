#define TARGET
#define LANES 4 // SSE2, NEON
#include "token/kernel_pass.h"

#include <stdbool.h>
#if defined(__x86_64__)
#include <cpuid.h>
#endif

static bool all_zero(const uint8_t *x)
{
    return x[0] == 0 && x[1] == 0 && x[2] == 0 && x[3] == 0;
}

// Adds the products of four values with the weights of LANES columns. A product of two bytes fits
// 16 bits: those with the first and third weights stand in `even`, the others in `odd`.
INLINE void add_four(const uint8_t *x, const int8_t *w, ints *sum)
{
    wide_shorts weights = *(const wide_shorts *)w;
    ints first = x[0] | x[2] << 16 | (ints){0}, second = x[1] | x[3] << 16 | (ints){0};
    ints even = (ints)(((weights << 8) >> 8) * (wide_shorts)first);
    ints odd = (ints)((weights >> 8) * (wide_shorts)second);
    *sum += ((even << 16) >> 16) + (even >> 16) + ((odd << 16) >> 16) + (odd >> 16);
}

static void product(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                    size_t w_step, size_t out, int32_t *y)
{
    for (size_t t = 0; t < n; t++, x += x_step, y += out) {
        memset(y, 0, out * sizeof *y);
        for (size_t i = 0; i < in; i += 4) {
            if (all_zero(x + i)) continue; // often, behind a rectifier
            for (size_t o = 0; o < out; o += LANES)
                add_four(x + i, w + i * w_step + 4 * o, (ints *)(y + o));
        }
    }
}

static int32_t dot(const uint8_t *x, const int8_t *w, size_t n)
{
    int32_t sum = 0;
    for (size_t i = 0; i < n; i++) sum += x[i] * w[i];
    return sum;
}

const kernel kernel_plain = {"plain", product, rectify, scan, place, add, rate, best, weigh, dot};

#if defined(__x86_64__)
// Not every compiler's __builtin_cpu_supports knows it: bit 4 of EAX of leaf 7, 1.
static bool has_avxvnni(void)
{
    unsigned a, b, c, d;
    return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) && a & 1u << 4;
}
#endif

const kernel *kernel_at(size_t i)
{
    if (i == 0) return &kernel_plain;
#if defined(__x86_64__)
    size_t n = 1;
    if (__builtin_cpu_supports("avx2") && i == n++) return &kernel_avx2;
    if (has_avxvnni() && i == n++) return &kernel_avxvnni;
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vnni") && i == n++)
        return &kernel_avx512;
#endif
    return NULL;
}

const kernel *kernel_best(void)
{
    const kernel *best = &kernel_plain;
    for (size_t i = 1; kernel_at(i); i++) best = kernel_at(i);
    return best;
}
