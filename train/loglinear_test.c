#include "base/check.h"

#include "rule/plover.h"
#include "train/loglinear.h"

#include <math.h>
#include <string.h>

#define ROWS 8u
#define N    6

static const loglinear_options OPTIONS = {
    .rows = ROWS, .classes = PLOVER_TYPES, .epochs = 20, .rate = 0.5, .penalty = 0.1};
static const loglinear_calibration PLAIN = {1, 0};

// Row 0 stands with everything, row 1 with type 3, row 2 with type 5.
static void sample(loglinear_example list[N])
{
    static uint32_t rows[2][2] = {{0, 1}, {0, 2}};
    for (int i = 0; i < N; i++) {
        list[i] = (loglinear_example){.rows = rows[i % 2], .n = 2, .weight = 1};
        list[i].share[i % 2 ? 5 : 3] = 1;
    }
}

static void learns_what_goes_together(void **state)
{
    (void)state;
    arena a = {0};
    loglinear_example list[N];
    double p[LOGLINEAR_CLASSES_MAX], sum = 0;
    sample(list);
    loglinear w = loglinear_train(list, N, &OPTIONS, NULL, &a);
    assert_true(loglinear_accuracy(&w, list, N) >= 1);
    loglinear_predict(&w, &list[0], PLAIN, p);
    for (int t = 0; t < PLOVER_TYPES; t++) sum += p[t];
    assert_true(fabs(sum - 1) < 1e-12 && p[3] > 0.8 && p[5] < 0.1);
    loglinear none = {arena_array(&a, double, (size_t)ROWS *PLOVER_TYPES), PLOVER_TYPES};
    assert_true(fabs(loglinear_loss(&none, list, N, PLAIN) - log(16)) < 1e-6);
    assert_true(loglinear_loss(&w, list, N, PLAIN) < 0.3);
    arena_free(&a);
}

// The same examples give the same bytes; a penalty keeps weights small; a start is kept where
// nothing speaks against it.
static void is_deterministic(void **state)
{
    (void)state;
    arena a = {0};
    loglinear_example list[N];
    sample(list);
    size_t size = ROWS * PLOVER_TYPES;
    loglinear one = loglinear_train(list, N, &OPTIONS, NULL, &a);
    loglinear two = loglinear_train(list, N, &OPTIONS, NULL, &a);
    assert_memory_equal(one.weights, two.weights, size * sizeof *one.weights);
    loglinear_options heavy = OPTIONS;
    heavy.penalty = 10;
    loglinear small = loglinear_train(list, N, &heavy, NULL, &a);
    size_t of = (size_t)1 * PLOVER_TYPES + 3;
    assert_true(small.weights[of] > 0 && small.weights[of] < one.weights[of]);
    double *start = arena_array(&a, double, size);
    start[(size_t)7 * PLOVER_TYPES + 2] = 4;
    loglinear from = loglinear_train(list, N, &OPTIONS, start, &a);
    assert_true(from.weights[(size_t)7 * PLOVER_TYPES + 2] >= 4);
    arena_free(&a);
}

// Examples whose labels are not what the weights say make the confidences smaller.
static void calibrates(void **state)
{
    (void)state;
    arena a = {0};
    loglinear_example list[N];
    double p[LOGLINEAR_CLASSES_MAX];
    sample(list);
    loglinear w = loglinear_train(list, N, &OPTIONS, NULL, &a);
    memset(list[0].share, 0, sizeof list[0].share);
    list[0].share[9] = 1;
    loglinear_calibration c = loglinear_calibrate(&w, list, N);
    assert_true(loglinear_loss(&w, list, N, c) < loglinear_loss(&w, list, N, PLAIN));
    assert_true(c.doubt > 0 || c.temperature > 1);
    loglinear_predict(&w, &list[0], (loglinear_calibration){1, 0.32}, p);
    assert_true(p[9] >= 0.32 / PLOVER_TYPES && p[3] < 0.70);
    arena_free(&a);
}

// What is stored is what was learned, but for the last digits.
static void is_stored(void **state)
{
    (void)state;
    arena a = {0};
    loglinear_example list[N];
    buf bytes = {0};
    model *m;
    diag why;
    sample(list);
    loglinear w = loglinear_train(list, N, &OPTIONS, NULL, &a);
    model_writer *out = model_writer_new();
    float unit = loglinear_store(&w, ROWS, "own", out, &a);
    model_write_bytes(out, &bytes);
    model_writer_delete(out);
    assert_ok(model_open_bytes(buf_str(&bytes), &m, &why), &why);
    const model_section *s = model_find(m, STR("own.weights"));
    assert_non_null(s);
    assert_true(s->rows == ROWS && s->cols == PLOVER_TYPES);
    for (size_t i = 0; i < (size_t)ROWS * PLOVER_TYPES; i++)
        assert_true(fabs((double)unit * ((const int16_t *)s->data)[i] - w.weights[i]) <
                    (double)unit);
    model_close(m);
    buf_free(&bytes);
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(learns_what_goes_together),
        cmocka_unit_test(is_deterministic),
        cmocka_unit_test(calibrates),
        cmocka_unit_test(is_stored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
