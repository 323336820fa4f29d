#define TARGET
#define LANES 4 // SSE2, NEON
#include "token/kernel_pass.h"

static uint32_t times(int16_t a, int16_t b)
{
    return (uint32_t)((int32_t)a * b);
}

static void product(const int16_t *x, size_t n, size_t x_step, size_t in, const int16_t *w,
                    size_t w_step, size_t out, int32_t *y)
{
    for (size_t t = 0; t < n; t++, x += x_step, y += out) {
        uint32_t *sum = (uint32_t *)y;
        memset(sum, 0, out * sizeof *sum);
        for (size_t i = 0; i < in; i += 2) {
            const int16_t *pair = w + i * w_step;
            if (x[i] == 0 && x[i + 1] == 0) continue; // often, behind a rectifier
            for (size_t o = 0; o < out; o++)
                sum[o] += times(x[i], pair[2 * o]) + times(x[i + 1], pair[2 * o + 1]);
        }
    }
}

static int32_t dot(const int16_t *x, const int16_t *w, size_t n)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++) sum += times(x[i], w[i]);
    return (int32_t)sum;
}

const kernel kernel_plain = {"plain", product, rectify, scan, place, add, rate, best, dot};

const kernel *kernel_at(size_t i)
{
    if (i == 0) return &kernel_plain;
#if defined(__x86_64__)
    size_t n = 1;
    if (__builtin_cpu_supports("avx2") && i == n++) return &kernel_avx2;
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
