// The arithmetic of the network: integer matrix products and the passes between them.
//
// Products of 16-bit integers are summed in 32 bits, which no order of summation can change; what
// is done in floating point is done element by element with +, -, *, / and comparisons alone. So
// every implementation here gives the same bytes on every CPU and with every compiler (the build
// has -ffp-contract=off). Sums wrap; the exporter scales weights so that they never do.
//
// Units: a convolved value v is stored as v * 1024 (0 to 4096), a state as v * 4096 (-4096 to
// 4096). Widths are multiples of KERNEL_LANES. A weight matrix of `in` rows and `out` columns is
// stored in pairs of rows: w[(i / 2 * out + o) * 2 + i % 2], so that one instruction multiplies two
// rows and adds them.
//
// All functions are pure but for their output, which does not overlap their input.
#ifndef DM_TOKEN_KERNEL_H
#define DM_TOKEN_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define KERNEL_LANES      16
#define KERNEL_WIDE_MAX   4096 // 4.0 of the convolved layer
#define KERNEL_STATE_UNIT 4096 // 1.0 of a state
#define KERNEL_PLACE_MAX  5000 // of the parser's projections: four of them leave room for facts

typedef struct {
    const char *name;

    // y[t * out + o] = sum over i of x[t * x_step + i] * w[i][o], for n rows and the first `out` of
    // the w_step columns of w
    void (*product)(const int16_t *x, size_t n, size_t x_step, size_t in, const int16_t *w,
                    size_t w_step, size_t out, int32_t *y);

    // out[t * out_step + j] = clamp(sum[t * width + j] * scale[j] + bias[j], 0, KERNEL_WIDE_MAX),
    // rounded
    void (*rectify)(const int32_t *sum, size_t n, size_t width, const float *scale,
                    const float *bias, int16_t *out, size_t out_step);

    // The quasi-recurrent layer in one direction over n words: gates z, f, o of `deep` columns each
    // at sum[t * sum_step], state to out[t * out_step]; `step` is 1, or -1 to start at the last.
    // `cell` [deep] is scratch.
    void (*scan)(const int32_t *sum, size_t n, size_t sum_step, size_t deep, const float *scale,
                 const float *bias, float *cell, int16_t *out, size_t out_step, int step);

    // out[j] = clamp(sum[j] * scale[j], -KERNEL_PLACE_MAX, KERNEL_PLACE_MAX), rounded, + more[j]
    void (*place)(const int32_t *sum, size_t width, const float *scale, const int16_t *more,
                  int16_t *out);

    // out[j] = clamp(sum over rows of rows[r][j], low, high), for `width` columns; wraps in 16 bits
    void (*add)(const int16_t *const *rows, size_t n_rows, size_t width, int16_t low, int16_t high,
                int16_t *out);

    // score[j] = sum[j] * scale[j] + bias[j] for `width` columns; the first index of the largest of
    // the first n
    uint32_t (*rate)(const int32_t *sum, size_t width, size_t n, const float *scale,
                     const float *bias, float *score);

    // The first index of the largest value[i] + bias[i] among those where mask[i] is -1 and not 0;
    // n is a multiple of KERNEL_LANES, some mask is set, no value is INT32_MIN.
    uint32_t (*best)(const int32_t *value, const int32_t *bias, const int32_t *mask, size_t n);

    // Sum of x[i] * w[i]; n is a multiple of KERNEL_LANES.
    int32_t (*dot)(const int16_t *x, const int16_t *w, size_t n);
} kernel;

// The fastest for this CPU.
const kernel *kernel_best(void);
// The i-th that this CPU can run, the portable one first; NULL behind the last. For tests.
const kernel *kernel_at(size_t i);

extern const kernel kernel_plain;
#if defined(__x86_64__)
extern const kernel kernel_avx2, kernel_avx512;
#endif

#endif
