// Arithmetic for the trainer: matrix products, parameters with Adam, random numbers, exp.
//
// Every sum is made in one fixed order whatever the vector width of the machine; matrix_product
// fuses each product with its sum (fma rounds once, on every CPU alike), nothing else is
// contracted; nothing is taken from libm but sqrtf and fmaf (exact by IEEE 754): the same seed
// gives the same bytes on every CPU and with every compiler.
//
// Source of the optimiser: Kingma and Ba 2015.
#ifndef DM_TRAIN_MATRIX_H
#define DM_TRAIN_MATRIX_H

#include "base/str.h"

#define LANES 16 // floats in a vector; widths of matrices are multiples of it

// Before a static function: a version for each kind of CPU, with the same results.
#if defined(__x86_64__)
#define FOR_EVERY_CPU __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define FOR_EVERY_CPU
#endif

// c[m][n] (+)= sum over k of a[m][k] * b[k][n]. Element (i, j) of a is a[i * a_row + j * a_col], so
// that a transposed matrix needs no copy; n is a multiple of LANES; b and c have `n`-wide rows that
// are ldb and ldc floats apart.
void matrix_product(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_col,
                    const float *b, size_t ldb, float *c, size_t ldc, bool add);

// The same by the i-th way that this CPU can go, the portable one first; for tests.
void matrix_product_by(int i, size_t m, size_t n, size_t k, const float *a, size_t a_row,
                       size_t a_col, const float *b, size_t ldb, float *c, size_t ldc, bool add);
int matrix_product_ways(void);

// out[c][r] = in[r][c]
void matrix_transpose(const float *in, size_t rows, size_t cols, float *out);

// Within 1e-6 of exp(x), 0 below -80.
float exp_of(float x);

// Counter-based random numbers (splitmix64; Steele, Lea and Flood 2014).
typedef struct {
    uint64_t state;
} random_source;
uint32_t random_next(random_source *r);
float random_unit(random_source *r);                 // [0, 1)
uint32_t random_below(random_source *r, uint32_t n); // [0, n)

// A matrix of weights with its gradient and Adam's moments. A sparse one has a gradient for few
// rows at a time: only rows that were touched are stepped.
typedef struct {
    const char *name;
    size_t rows, cols;
    float *w, *g, *m, *v; // [rows * cols]
    bool sparse;
    uint8_t *touched; // [rows] sparse: is the row in the list?
    uint32_t *list;   // [n_list]
    size_t n_list;
    float rate; // factor on the learning rate
    float *sum; // [rows * cols] of the weights at n_sum steps, for their average; NULL: none yet
    uint32_t n_sum;
} param;

// Weights uniform in [-range, range].
void param_init(param *p, arena *a, const char *name, size_t rows, size_t cols, float range,
                bool sparse, random_source *r);
static inline void param_touch(param *p, uint32_t row)
{
    if (p->touched[row]) return;
    p->touched[row] = 1;
    p->list[p->n_list++] = row;
}
// One step of Adam (step counts from 1), then the gradient is zero again.
void param_step(param *p, float rate, uint32_t step);
// The same weights with a gradient of its own; that is later added to the other's, and is zero
// again.
void param_share(param *p, arena *a);
void param_add_gradient(param *to, param *from);
// Remembers the weights of now; the other makes the weights the average of all that were
// remembered.
void param_remember(param *p, arena *a);
void param_average(param *p);

#endif
