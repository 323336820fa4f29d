// The arithmetic of the network: integer matrix products and the passes between them.
//
// Products of 8-bit integers are summed in 32 bits, which no order of summation can change; what is
// done in floating point is done element by element with +, -, *, / and comparisons alone. So every
// implementation here gives the same bytes on every CPU and with every compiler (the build has
// -ffp-contract=off). No sum can leave 32 bits: a row of 65,536 weights could not.
//
// Units: all that is multiplied is a byte. An input v is stored as v * 64 + 128, a convolved value
// as v * 64, a state as v * 127 + 128; the share of those 128 in a sum is taken off by the bias.
// Widths are multiples of KERNEL_LANES. A weight matrix of `in` rows and `out` columns is stored in
// fours of rows: w[(i / 4 * out + o) * 4 + i % 4], so that one instruction multiplies four rows and
// adds them.
//
// All functions are pure but for their output, which does not overlap their input.
#ifndef DM_TOKEN_KERNEL_H
#define DM_TOKEN_KERNEL_H

#include <stddef.h>
#include <stdint.h>

#define KERNEL_LANES      16
#define KERNEL_IN_MAX     2048 // rows of a weight matrix: bounds the scratch of a product
#define KERNEL_INPUT_UNIT 64   // 1.0 of an input, from KERNEL_ZERO
#define KERNEL_WIDE_UNIT  64   // 1.0 of a convolved value
#define KERNEL_WIDE_MAX   255  // its largest, just below 4
#define KERNEL_STATE_UNIT 127  // 1.0 of a state, from KERNEL_ZERO
#define KERNEL_ZERO       128  // 0 of an input or a state
// Of a convolved value passes a quarter: 64 * 4 of its bytes are 1.0 of a state.
#define KERNEL_PASSING     ((float)KERNEL_STATE_UNIT / (4 * KERNEL_WIDE_UNIT))
#define KERNEL_WEIGHT_UNIT (1 << 16)
#define KERNEL_PLACE_MAX   5000 // of the parser's projections: four of them leave room for facts

// What passes a recurrent layer by: the byte b below it counts as (b - zero) * times in units of a
// state.
typedef struct {
    const uint8_t *p; // [n][out_step], as the states
    int32_t zero;
    float times;
} kernel_below;

typedef struct {
    const char *name;

    // y[t * out + o] = sum over i of x[t * x_step + i] * w[i][o], for n rows and the first `out` of
    // the w_step columns of w
    void (*product)(const uint8_t *x, size_t n, size_t x_step, size_t in, const int8_t *w,
                    size_t w_step, size_t out, int32_t *y);

    // out[t * out_step + j] = clamp(sum[t * width + j] * scale[j] + bias[j], 0, KERNEL_WIDE_MAX),
    // rounded
    void (*rectify)(const int32_t *sum, size_t n, size_t width, const float *scale,
                    const float *bias, uint8_t *out, size_t out_step);

    // The quasi-recurrent layer in one direction over n words: gates z, f, o of `deep` columns each
    // at sum[t * sum_step], state to out[t * out_step]; `step` is 1, or -1 to start at the last.
    // `cell` [deep] is scratch.
    void (*scan)(const int32_t *sum, size_t n, size_t sum_step, size_t deep, const float *scale,
                 const float *bias, const kernel_below *below, float *cell, uint8_t *out,
                 size_t out_step, int step);

    // out[j] = clamp(sum[j] * scale[j] + bias[j], -KERNEL_PLACE_MAX, KERNEL_PLACE_MAX), rounded,
    // + more[j]
    void (*place)(const int32_t *sum, size_t width, const float *scale, const float *bias,
                  const int16_t *more, int16_t *out);

    // out[j] = clamp((sum over rows of rows[r][j]) / 2^shift, rounded, + zero, 0, 255), for `width`
    // columns; sums wrap in 16 bits
    void (*add)(const int16_t *const *rows, size_t n_rows, size_t width, int shift, int16_t zero,
                uint8_t *out);

    // score[j] = sum[j] * scale[j] + bias[j] for `width` columns; the first index of the largest of
    // the first n
    uint32_t (*rate)(const int32_t *sum, size_t width, size_t n, const float *scale,
                     const float *bias, float *score);

    // The first index of the largest value[i] * times[i] + bias[i] among those where mask[i] is -1
    // and not 0; n is a multiple of KERNEL_LANES, some mask is set, no result is INT32_MIN.
    uint32_t (*best)(const int32_t *value, const int32_t *times, const int32_t *bias,
                     const int32_t *mask, size_t n);

    // The sum of e^((value[i] * times[i] + bias[i] - top) * unit) in 1 / KERNEL_WEIGHT_UNIT, over
    // those where mask[i] is -1 and not 0; top is the largest. For e^x stands (1 + x / 256)^256,
    // and 0 from where that is 0.
    uint32_t (*weigh)(const int32_t *value, const int32_t *times, const int32_t *bias,
                      const int32_t *mask, size_t n, int32_t top, float unit);

    // Sum of x[i] * w[i]; n is a multiple of KERNEL_LANES.
    int32_t (*dot)(const uint8_t *x, const int8_t *w, size_t n);
} kernel;

// The fastest for this CPU.
const kernel *kernel_best(void);
// The i-th that this CPU can run, the portable one first; NULL behind the last. For tests.
const kernel *kernel_at(size_t i);

extern const kernel kernel_plain;
#if defined(__x86_64__)
extern const kernel kernel_avx2, kernel_avxvnni, kernel_avx512;
#endif

#endif
