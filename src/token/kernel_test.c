#include "base/check.h"

#include "token/kernel.h"

#include <math.h>
#include <string.h>

// Every implementation that this CPU can run gives the bytes of the portable one.

#define ROWS_MAX 23
#define IN_MAX   160
#define OUT_MAX  208

static uint32_t seed;

static uint32_t next(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

static int16_t within(int range)
{
    return (int16_t)((int)(next() % (2u * (unsigned)range + 1)) - range);
}

static void test_product(void **state)
{
    (void)state;
    static int16_t x[ROWS_MAX * IN_MAX], w[IN_MAX * OUT_MAX];
    static int32_t a[ROWS_MAX * OUT_MAX], b[ROWS_MAX * OUT_MAX];
    seed = 1;
    for (size_t i = 0; i < ROWS_MAX * IN_MAX; i++) x[i] = within(4096);
    for (size_t i = 0; i < IN_MAX * OUT_MAX; i++) w[i] = within(3000);
    for (size_t k = 1; kernel_at(k); k++)
        for (size_t n = 1; n <= ROWS_MAX; n++)
            for (size_t out = 16; out <= OUT_MAX; out += 16) {
                size_t step = n % 2 ? IN_MAX : 32; // overlapping rows, as the convolution reads
                size_t in = n % 3 ? 96 : IN_MAX;
                if (step == 32 && in > IN_MAX) in = 96;
                kernel_plain.product(x, n, step, in, w, OUT_MAX, out, a);
                memset(b, 0x55, sizeof b);
                kernel_at(k)->product(x, n, step, in, w, OUT_MAX, out, b);
                assert_memory_equal(a, b, n * out * sizeof *a);
            }
}

// A single row with many zeros, as the moves' hidden layer is.
static void test_product_of_one(void **state)
{
    (void)state;
    enum { IN = 128 };
    static int16_t x[IN], w[IN * OUT_MAX];
    static int32_t a[OUT_MAX], b[OUT_MAX];
    seed = 5;
    for (size_t i = 0; i < IN * OUT_MAX; i++) w[i] = within(3000);
    for (uint32_t zeros = 0; zeros <= 8; zeros++)
        for (size_t out = 16; out <= OUT_MAX; out += 16) {
            for (size_t i = 0; i < IN; i++) x[i] = next() % 8 < zeros ? 0 : within(4096);
            kernel_plain.product(x, 1, IN, IN, w, OUT_MAX, out, a);
            for (size_t o = 0; o < out; o++) {
                int64_t sum = 0;
                for (size_t i = 0; i < IN; i++)
                    sum += (int64_t)x[i] * w[(i / 2 * OUT_MAX + o) * 2 + i % 2];
                assert_int_equal(a[o], sum);
            }
            for (size_t k = 1; kernel_at(k); k++) {
                memset(b, 0x55, sizeof b);
                kernel_at(k)->product(x, 1, IN, IN, w, OUT_MAX, out, b);
                assert_memory_equal(a, b, out * sizeof *a);
            }
        }
}

static void test_product_value(void **state)
{
    (void)state;
    // one row [1 2], weights in pairs: column o has (o, 10 o)
    int16_t x[2] = {1, 2}, w[32];
    int32_t y[16];
    for (int o = 0; o < 16; o++) {
        w[2 * o] = (int16_t)o;
        w[2 * o + 1] = (int16_t)(10 * o);
    }
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->product(x, 1, 2, 2, w, 16, 16, y);
        for (int o = 0; o < 16; o++) assert_int_equal(y[o], 21 * o);
    }
}

static void test_passes(void **state)
{
    (void)state;
    enum { N = 9, DEEP = 48, WIDTH = 6 * DEEP };
    static int32_t sum[N * WIDTH];
    static float scale[WIDTH], bias[WIDTH], cell[DEEP];
    static int16_t a[N * WIDTH], b[N * WIDTH];
    seed = 2;
    for (size_t i = 0; i < N * WIDTH; i++) sum[i] = (int32_t)(next() % 2000001u) - 1000000;
    for (size_t i = 0; i < WIDTH; i++) {
        scale[i] = (float)(next() % 1000 + 1) * 1e-8f;
        bias[i] = (float)within(1000) * 1e-3f;
    }
    for (size_t k = 1; kernel_at(k); k++) {
        const kernel *p = &kernel_plain, *q = kernel_at(k);
        for (int step = -1; step <= 1; step += 2) {
            memset(a, 0, sizeof a);
            memset(b, 0, sizeof b);
            p->scan(sum, N, WIDTH, DEEP, scale, bias, cell, a, 2 * DEEP, step);
            q->scan(sum, N, WIDTH, DEEP, scale, bias, cell, b, 2 * DEEP, step);
            assert_memory_equal(a, b, sizeof a);
        }
        for (size_t i = 0; i < WIDTH; i++) scale[i] *= 1e5f;
        p->rectify(sum, N, WIDTH, scale, bias, a, WIDTH);
        q->rectify(sum, N, WIDTH, scale, bias, b, WIDTH);
        assert_memory_equal(a, b, sizeof a);
        p->place(sum, WIDTH, scale, a + WIDTH, a);
        q->place(sum, WIDTH, scale, b + WIDTH, b);
        assert_memory_equal(a, b, sizeof a);
        for (size_t i = 0; i < WIDTH; i++) scale[i] *= 1e-5f;
    }
}

static void test_add_and_dot(void **state)
{
    (void)state;
    static int16_t rows[27][208], a[208], b[208];
    const int16_t *at[27];
    seed = 3;
    for (int r = 0; r < 27; r++) {
        for (int j = 0; j < 208; j++) rows[r][j] = within(1200);
        at[r] = rows[r];
    }
    for (size_t k = 1; kernel_at(k); k++)
        for (size_t width = 16; width <= 208; width += 16) {
            kernel_plain.add(at, 27, width, -2000, 3000, a);
            kernel_at(k)->add(at, 27, width, -2000, 3000, b);
            assert_memory_equal(a, b, width * sizeof *a);
            assert_int_equal(kernel_plain.dot(rows[0], rows[1], width),
                             kernel_at(k)->dot(rows[0], rows[1], width));
        }
}

static void test_add_value(void **state)
{
    (void)state;
    int16_t x[16] = {1, -5, 100, 7}, y[16] = {2, -6, 100, -8}, out[16];
    const int16_t *rows[2] = {x, y};
    const int16_t expected[5] = {3, 0, 150, 0, 0};
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->add(rows, 2, 16, 0, 150, out);
        assert_memory_equal(out, expected, sizeof expected);
    }
}

// Scores, the first of the largest, and no column behind the first n.
static void test_rate(void **state)
{
    (void)state;
    enum { WIDTH = 80 };
    int32_t sum[WIDTH];
    float scale[WIDTH], bias[WIDTH], score[WIDTH];
    seed = 6;
    for (int round = 0; round < 500; round++) {
        uint32_t n = 1 + next() % WIDTH, first = 0;
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = within(round % 2 ? 3 : 30000); // ties too
            scale[i] = 0.5f;
            bias[i] = -20000.0f;
        }
        for (uint32_t i = 1; i < n; i++)
            if (sum[i] > sum[first]) first = i;
        for (size_t k = 0; kernel_at(k); k++) {
            assert_int_equal(kernel_at(k)->rate(sum, WIDTH, n, scale, bias, score), first);
            for (int i = 0; i < WIDTH; i++)
                assert_true(score[i] == (float)sum[i] * 0.5f - 20000.0f);
        }
    }
}

static void test_best(void **state)
{
    (void)state;
    enum { N = 96 };
    int32_t value[N], bias[N], mask[N];
    seed = 4;
    for (int round = 0; round < 500; round++) {
        uint32_t first = UINT32_MAX;
        for (int i = 0; i < N; i++) {
            value[i] = within(round % 2 ? 3 : 30000) * 1000; // ties too
            bias[i] = within(round % 2 ? 0 : 1000);
            mask[i] = next() % 3 ? 0 : -1;
        }
        mask[next() % N] = -1;
        for (uint32_t i = 0; i < N; i++)
            if (mask[i] && (first == UINT32_MAX || value[i] + bias[i] > value[first] + bias[first]))
                first = i;
        for (size_t k = 0; kernel_at(k); k++)
            assert_int_equal(kernel_at(k)->best(value, bias, mask, N), first);
    }
}

static void test_rounding(void **state)
{
    (void)state;
    int32_t sum[16] = {0, 1, -1, 10, 100000, -100000};
    float scale[16], bias[16] = {0};
    int16_t out[16];
    for (int i = 0; i < 16; i++) scale[i] = 0.5f;
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->rectify(sum, 1, 16, scale, bias, out, 16);
        const int16_t rectified[6] = {0, 1, 0, 5, KERNEL_WIDE_MAX, 0};
        assert_memory_equal(out, rectified, sizeof rectified);
        int16_t more[16] = {0, 0, 0, 10};
        kernel_at(k)->place(sum, 16, scale, more, out);
        const int16_t placed[6] = {0, 1, 0, 15, KERNEL_PLACE_MAX, -KERNEL_PLACE_MAX};
        assert_memory_equal(out, placed, sizeof placed);
    }
}

// Scales that only a damaged model has: values stay in their ranges, the same with every kernel.
static void test_no_numbers(void **state)
{
    (void)state;
    enum { N = 4, DEEP = 16, WIDTH = 3 * DEEP };
    int32_t sum[N * WIDTH];
    float scale[WIDTH], bias[WIDTH], cell[DEEP];
    int16_t more[WIDTH] = {0}, first[N * WIDTH] = {0}, out[N * WIDTH] = {0};
    static const float BAD[] = {NAN, INFINITY, -INFINITY, 3e38f};
    for (int i = 0; i < N * WIDTH; i++) sum[i] = (i % 3 - 1) * 100000;
    for (size_t b = 0; b < 16; b++) {
        for (int i = 0; i < WIDTH; i++) {
            scale[i] = BAD[b % 4];
            bias[i] = BAD[b / 4];
        }
        for (size_t k = 0; kernel_at(k); k++) {
            int16_t *to = k == 0 ? first : out;
            kernel_at(k)->rectify(sum, N, WIDTH, scale, bias, to, WIDTH);
            for (int i = 0; i < N * WIDTH; i++) assert_in_range(to[i], 0, KERNEL_WIDE_MAX);
            if (k) assert_memory_equal(first, out, sizeof out);
        }
        for (size_t k = 0; kernel_at(k); k++) {
            int16_t *to = k == 0 ? first : out;
            kernel_at(k)->scan(sum, N, WIDTH, DEEP, scale, bias, cell, to, WIDTH, -1);
            kernel_at(k)->place(sum, WIDTH, scale, more, to + WIDTH);
            for (int i = 0; i < DEEP; i++)
                assert_true(to[i] >= -KERNEL_STATE_UNIT && to[i] <= KERNEL_STATE_UNIT);
            for (int i = WIDTH; i < 2 * WIDTH; i++)
                assert_true(to[i] >= -KERNEL_PLACE_MAX && to[i] <= KERNEL_PLACE_MAX);
            if (k) assert_memory_equal(first, out, sizeof out);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),        cmocka_unit_test(test_product_value),
        cmocka_unit_test(test_product_of_one), cmocka_unit_test(test_passes),
        cmocka_unit_test(test_add_and_dot),    cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_add_value),      cmocka_unit_test(test_best),
        cmocka_unit_test(test_no_numbers),     cmocka_unit_test(test_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
