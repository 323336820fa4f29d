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

static void fill(uint8_t *x, size_t n, int8_t *w, size_t n_weights)
{
    for (size_t i = 0; i < n; i++) x[i] = (uint8_t)next();
    for (size_t i = 0; i < n_weights; i++) w[i] = (int8_t)within(127);
    memset(x, 255, n / 8); // the largest sums
    memset(w, 127, n_weights / 8);
}

static void test_product(void **state)
{
    (void)state;
    static uint8_t x[ROWS_MAX * IN_MAX];
    static int8_t w[IN_MAX * OUT_MAX];
    static int32_t a[ROWS_MAX * OUT_MAX], b[ROWS_MAX * OUT_MAX];
    seed = 1;
    fill(x, sizeof x, w, sizeof w);
    for (size_t k = 1; kernel_at(k); k++)
        for (size_t n = 1; n <= ROWS_MAX; n++)
            for (size_t out = 16; out <= OUT_MAX; out += 16) {
                size_t step = n % 2 ? IN_MAX : 32; // overlapping rows, as the convolution reads
                size_t in = n % 3 ? 96 : IN_MAX;
                kernel_plain.product(x, n, step, in, w, OUT_MAX, out, a);
                memset(b, 0x55, sizeof b);
                kernel_at(k)->product(x, n, step, in, w, OUT_MAX, out, b);
                assert_memory_equal(a, b, n * out * sizeof *a);
            }
}

// A single row with many zeros, as the moves' hidden layer is, of every width up to some registers:
// what is left over of the last one must not be read.
static void test_product_of_one(void **state)
{
    (void)state;
    enum { IN = 224 };
    static uint8_t x[IN];
    static int8_t w[IN * OUT_MAX];
    static int32_t y[OUT_MAX];
    seed = 5;
    fill(x, sizeof x, w, sizeof w);
    for (size_t in = 16; in <= IN; in += 16)
        for (uint32_t zeros = 0; zeros <= 8; zeros++) {
            size_t out = 16 + next() % (OUT_MAX / 16) * 16;
            for (size_t i = 0; i < IN; i++) x[i] = next() % 8 < zeros ? 0 : (uint8_t)next();
            for (size_t k = 0; kernel_at(k); k++) {
                memset(y, 0x55, sizeof y);
                kernel_at(k)->product(x, 1, IN, in, w, OUT_MAX, out, y);
                for (size_t o = 0; o < out; o++) {
                    int32_t sum = 0;
                    for (size_t i = 0; i < in; i++)
                        sum += x[i] * w[(i / 4 * OUT_MAX + o) * 4 + i % 4];
                    assert_int_equal(y[o], sum);
                }
                if (out < OUT_MAX) assert_int_equal(y[out], 0x55555555);
            }
        }
}

static void test_product_value(void **state)
{
    (void)state;
    // one row [1 2 3 4], weights in fours: column o has (o, -o, 2 o, 1)
    uint8_t x[4] = {1, 2, 3, 4};
    int8_t w[64];
    int32_t y[16];
    for (int o = 0; o < 16; o++) {
        const int8_t column[4] = {(int8_t)o, (int8_t)-o, (int8_t)(2 * o), 1};
        memcpy(w + 4 * o, column, sizeof column);
    }
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->product(x, 1, 4, 4, w, 16, 16, y);
        for (int o = 0; o < 16; o++) assert_int_equal(y[o], 5 * o + 4);
    }
}

static void test_passes(void **state)
{
    (void)state;
    enum { N = 9, DEEP = 48, WIDTH = 6 * DEEP };
    static int32_t sum[N * WIDTH];
    static float scale[WIDTH], bias[WIDTH], cell[DEEP];
    static uint8_t a[N * WIDTH], b[N * WIDTH], under[N * 2 * DEEP];
    const kernel_below below = {under, KERNEL_ZERO, 0.75f};
    static int16_t more[WIDTH], c[WIDTH], d[WIDTH];
    seed = 2;
    for (size_t i = 0; i < N * WIDTH; i++) sum[i] = (int32_t)(next() % 2000001u) - 1000000;
    for (size_t i = 0; i < sizeof under; i++) under[i] = (uint8_t)next();
    for (size_t i = 0; i < WIDTH; i++) {
        scale[i] = (float)(next() % 1000 + 1) * 1e-8f;
        bias[i] = (float)within(1000) * 1e-3f;
        more[i] = within(5000);
    }
    for (size_t k = 1; kernel_at(k); k++) {
        const kernel *p = &kernel_plain, *q = kernel_at(k);
        for (int step = -1; step <= 1; step += 2) {
            memset(a, 0, sizeof a);
            memset(b, 0, sizeof b);
            p->scan(sum, N, WIDTH, DEEP, scale, bias, &below, cell, a, 2 * DEEP, step);
            q->scan(sum, N, WIDTH, DEEP, scale, bias, &below, cell, b, 2 * DEEP, step);
            assert_memory_equal(a, b, sizeof a);
        }
        for (size_t i = 0; i < WIDTH; i++) scale[i] *= 1e4f;
        p->rectify(sum, N, WIDTH, scale, bias, a, WIDTH);
        q->rectify(sum, N, WIDTH, scale, bias, b, WIDTH);
        assert_memory_equal(a, b, sizeof a);
        p->place(sum, WIDTH, scale, bias, more, c);
        q->place(sum, WIDTH, scale, bias, more, d);
        assert_memory_equal(c, d, sizeof c);
        for (size_t i = 0; i < WIDTH; i++) scale[i] *= 1e-4f;
    }
}

// The recurrent layer by hand: z = 3/4 and f = 1/2 give cells of z / 2 and z * 3/4; of them
// goes on all (o = 1), nothing but what passes by (o = 0), or half of each (o = 1/2).
static void test_scan_value(void **state)
{
    (void)state;
    enum { DEEP = 48 };
    static int32_t sum[2 * 3 * DEEP];
    static float scale[3 * DEEP], bias[3 * DEEP], cell[DEEP];
    uint8_t out[2 * DEEP], under[2 * DEEP];
    const kernel_below below = {under, 10, 0.5f};
    for (int j = 0; j < DEEP; j++) {
        sum[j] = sum[3 * DEEP + j] = 100;
        scale[j] = 0.01f;
        bias[2 * DEEP + j] = (float)(j / 16 - 1) * 100;
        under[j] = 50;
        under[DEEP + j] = 0;
    }
    const double z = 0.75 * KERNEL_STATE_UNIT, cells[2] = {z / 2, z * 3 / 4};
    const double past[2] = {20, -5};
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->scan(sum, 2, 3 * DEEP, DEEP, scale, bias, &below, cell, out, DEEP, 1);
        for (int i = 0; i < 2 * DEEP; i++) {
            double c = cells[i / DEEP], p = past[i / DEEP], o = (double)(i % DEEP / 16) / 2;
            assert_int_equal(out[i], (int)(KERNEL_ZERO + o * c + (1 - o) * p + 0.5));
        }
    }
}

static void test_add_and_dot(void **state)
{
    (void)state;
    static int16_t rows[27][272];
    static uint8_t a[272], b[272];
    static int8_t w[272];
    const int16_t *at[27];
    seed = 3;
    for (int r = 0; r < 27; r++) {
        for (int j = 0; j < 272; j++) rows[r][j] = within(1200);
        at[r] = rows[r];
    }
    for (size_t k = 1; kernel_at(k); k++)
        for (size_t width = 16; width <= 272; width += 16) {
            kernel_plain.add(at, 27, width, 5, 100, a);
            kernel_at(k)->add(at, 27, width, 5, 100, b);
            assert_memory_equal(a, b, width);
            fill(a, sizeof a, w, sizeof w);
            int32_t sum = 0;
            for (size_t i = 0; i < width; i++) sum += a[i] * w[i];
            assert_int_equal(kernel_plain.dot(a, w, width), sum);
            assert_int_equal(kernel_at(k)->dot(a, w, width), sum);
        }
}

static void test_add_value(void **state)
{
    (void)state;
    int16_t x[16] = {1, -5, 100, 7, 3000, -3000}, y[16] = {2, -6, 100, -8};
    uint8_t out[16];
    const int16_t *rows[2] = {x, y};
    const uint8_t zero[6] = {1, 0, 50, 0, 255, 0}, shifted[6] = {129, 125, 178, 128, 255, 0};
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->add(rows, 2, 16, 2, 0, out);
        assert_memory_equal(out, zero, sizeof zero);
        kernel_at(k)->add(rows, 2, 16, 2, KERNEL_ZERO, out);
        assert_memory_equal(out, shifted, sizeof shifted);
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
    int32_t value[N], times[N], bias[N], mask[N], score[N];
    seed = 4;
    for (int round = 0; round < 500; round++) {
        uint32_t first = UINT32_MAX;
        for (int i = 0; i < N; i++) {
            value[i] = within(round % 2 ? 3 : 30000); // ties too
            times[i] = round % 2 ? 100 : 1 + (int)(next() % 400);
            bias[i] = within(round % 2 ? 0 : 1000);
            mask[i] = next() % 3 ? 0 : -1;
            score[i] = value[i] * times[i] + bias[i];
        }
        mask[next() % N] = -1;
        for (uint32_t i = 0; i < N; i++)
            if (mask[i] && (first == UINT32_MAX || score[i] > score[first])) first = i;
        for (size_t k = 0; kernel_at(k); k++)
            assert_int_equal(kernel_at(k)->best(value, times, bias, mask, N), first);
    }
}

// Every kernel gives the same sum, and nearly that of the true exponential function.
static void test_weigh(void **state)
{
    (void)state;
    enum { N = 96, TOP = 1500000000, UNIT = 500000 };
    int32_t value[N], times[N], bias[N], mask[N];
    seed = 5;
    for (int round = 0; round < 200; round++) {
        double sum = 1;
        for (int i = 0; i < N; i++) {
            value[i] = -(int)(next() % (i % 2 ? 40000 : 1000000000));
            times[i] = i % 2 ? 100 : 2;
            bias[i] = TOP;
            mask[i] = next() % 3 ? 0 : -1;
            if (i && mask[i]) sum += exp((double)value[i] * times[i] / UNIT);
        }
        value[0] = 0;
        mask[0] = -1;
        uint32_t first = kernel_plain.weigh(value, times, bias, mask, N, TOP, 1.0f / UNIT);
        assert_true(fabs(first / (double)KERNEL_WEIGHT_UNIT / sum - 1) < 0.01);
        for (size_t k = 1; kernel_at(k); k++)
            assert_int_equal(kernel_at(k)->weigh(value, times, bias, mask, N, TOP, 1.0f / UNIT),
                             first);
    }
}

static void test_rounding(void **state)
{
    (void)state;
    int32_t sum[16] = {0, 1, -1, 10, 100000, -100000};
    float scale[16], bias[16] = {0};
    uint8_t out[16];
    int16_t more[16] = {0, 0, 0, 10}, places[16];
    for (int i = 0; i < 16; i++) scale[i] = 0.5f;
    for (size_t k = 0; kernel_at(k); k++) {
        kernel_at(k)->rectify(sum, 1, 16, scale, bias, out, 16);
        const uint8_t rectified[6] = {0, 1, 0, 5, KERNEL_WIDE_MAX, 0};
        assert_memory_equal(out, rectified, sizeof rectified);
        kernel_at(k)->place(sum, 16, scale, bias, more, places);
        const int16_t placed[6] = {0, 1, 0, 15, KERNEL_PLACE_MAX, -KERNEL_PLACE_MAX};
        assert_memory_equal(places, placed, sizeof placed);
    }
}

// Scales that only a damaged model has: values stay in their ranges, the same with every kernel.
static void test_no_numbers(void **state)
{
    (void)state;
    enum { N = 4, DEEP = 16, WIDTH = 3 * DEEP };
    int32_t sum[N * WIDTH];
    float scale[WIDTH], bias[WIDTH], cell[DEEP];
    int16_t more[WIDTH] = {0}, first_places[WIDTH], places[WIDTH];
    uint8_t first[N * WIDTH] = {0}, out[N * WIDTH] = {0}, under[N * WIDTH] = {0};
    const kernel_below below = {under, KERNEL_ZERO, 1};
    static const float BAD[] = {NAN, INFINITY, -INFINITY, 3e38f};
    for (int i = 0; i < N * WIDTH; i++) sum[i] = (i % 3 - 1) * 100000;
    for (size_t b = 0; b < 16; b++) {
        for (int i = 0; i < WIDTH; i++) {
            scale[i] = BAD[b % 4];
            bias[i] = BAD[b / 4];
        }
        for (size_t k = 0; kernel_at(k); k++) {
            uint8_t *to = k == 0 ? first : out;
            kernel_at(k)->rectify(sum, N, WIDTH, scale, bias, to, WIDTH);
            if (k) assert_memory_equal(first, out, sizeof out);
        }
        for (size_t k = 0; kernel_at(k); k++) {
            uint8_t *to = k == 0 ? first : out;
            int16_t *to_places = k == 0 ? first_places : places;
            kernel_at(k)->scan(sum, N, WIDTH, DEEP, scale, bias, &below, cell, to, WIDTH, -1);
            kernel_at(k)->place(sum, WIDTH, scale, bias, more, to_places);
            for (int i = 0; i < DEEP; i++) assert_true(to[i] > 0);
            for (int i = 0; i < WIDTH; i++)
                assert_true(to_places[i] >= -KERNEL_PLACE_MAX && to_places[i] <= KERNEL_PLACE_MAX);
            if (k) assert_memory_equal(first, out, sizeof out);
            if (k) assert_memory_equal(first_places, places, sizeof places);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_product),       cmocka_unit_test(test_product_of_one),
        cmocka_unit_test(test_product_value), cmocka_unit_test(test_passes),
        cmocka_unit_test(test_scan_value),    cmocka_unit_test(test_add_and_dot),
        cmocka_unit_test(test_add_value),     cmocka_unit_test(test_rate),
        cmocka_unit_test(test_best),          cmocka_unit_test(test_weigh),
        cmocka_unit_test(test_rounding),      cmocka_unit_test(test_no_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
