#include "train/matrix.h"

#include <math.h>

#define PANEL_ROWS 128 // a panel fits the nearest cache
#define INLINE     static inline __attribute__((always_inline))

typedef struct {
    size_t m, n, k;
    const float *a;
    size_t a_row, a_col;
    const float *b;
    size_t ldb;
    float *c;
    size_t ldc;
    bool add;
} product_task;

#if defined(__x86_64__)
#include <immintrin.h>

#define NAME   wide_product
#define TARGET __attribute__((target("avx512f")))
#define VECTOR __m512
#define WIDTH  16
#define LOAD   _mm512_loadu_ps
#define STORE  _mm512_storeu_ps
#define ALL    _mm512_set1_ps
#define FMA    _mm512_fmadd_ps
#define ROWS   6
#define COLS   4
#include "train/product_block.h"

#define NAME   middle_product
#define TARGET __attribute__((target("avx2,fma")))
#define VECTOR __m256
#define WIDTH  8
#define LOAD   _mm256_loadu_ps
#define STORE  _mm256_storeu_ps
#define ALL    _mm256_set1_ps
#define FMA    _mm256_fmadd_ps
#define ROWS   6
#define COLS   2
#include "train/product_block.h"
#endif

INLINE float load_one(const float *p)
{
    return *p;
}

INLINE void store_one(float *p, float x)
{
    *p = x;
}

// fmaf is exact everywhere; where the CPU has no such instruction it is slow.
#define NAME plain_product
#define TARGET
#define VECTOR float
#define WIDTH  1
#define LOAD   load_one
#define STORE  store_one
#define ALL(x) (x)
#define FMA    fmaf
#define ROWS   1
#define COLS   LANES
#include "train/product_block.h"

typedef void product(const product_task *t);

// The ways that this CPU can go, the portable one first; returns how many.
static int ways(product *out[3])
{
    int n = 0;
    out[n++] = plain_product;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) out[n++] = middle_product;
    if (__builtin_cpu_supports("avx512f")) out[n++] = wide_product;
#endif
    return n;
}

int matrix_product_ways(void)
{
    product *way[3];
    return ways(way);
}

void matrix_product_by(int i, size_t m, size_t n, size_t k, const float *a, size_t a_row,
                       size_t a_col, const float *b, size_t ldb, float *c, size_t ldc, bool add)
{
    product_task t = {m, n, k, a, a_row, a_col, b, ldb, c, ldc, add};
    product *way[3];
    int n_ways = ways(way);
    way[i < n_ways ? i : n_ways - 1](&t);
}

void matrix_product(size_t m, size_t n, size_t k, const float *a, size_t a_row, size_t a_col,
                    const float *b, size_t ldb, float *c, size_t ldc, bool add)
{
    matrix_product_by(2, m, n, k, a, a_row, a_col, b, ldb, c, ldc, add);
}
