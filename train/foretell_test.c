// What is learned from text without trees: gradients, and that the directions stay apart.
#include "base/check.h"

#include "train/foretell.h"

#include <string.h>

enum { WORDS = 11, SENTENCES = 2, VOCABULARY = 32 };

static arena a;
static network net;
static network_batch batch;
static foretell f;
static network_word words[WORDS];
static uint32_t counts[VOCABULARY];
static const uint32_t BEGIN[SENTENCES + 1] = {0, 7, WORDS};

static int setup(void **state)
{
    (void)state;
    random_source r = {4};
    network_shape shape = {.word_width = 16,
                           .affix_width = 16,
                           .wide = 32,
                           .tag_deep = 16,
                           .deep = 16,
                           .hidden = 16,
                           .affix_rows = 16,
                           .n_words = VOCABULARY,
                           .n_bundles = 2,
                           .n_moves = 3};
    network_init(&net, &shape, &a, &r);
    for (int p = 0; p < PARAM_COUNT; p++) {
        param *x = network_param(&net, p);
        for (size_t i = 0; i < x->rows * x->cols; i++) x->w[i] += 0.4f * (random_unit(&r) - 0.5f);
    }
    foretell_part_weights(&net);
    for (int i = 1; i < VOCABULARY; i++) counts[i] = (uint32_t)(VOCABULARY - i);
    for (int t = 0; t < WORDS; t++) {
        words[t] = (network_word){.word = random_below(&r, VOCABULARY)};
        for (int k = 0; k < TRAIT_COUNT; k++) words[t].affix[k] = random_below(&r, 16);
    }
    foretell_init(&f, &net, counts, WORDS, &a, &r);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    batch_free(&batch);
    arena_free(&f.memory);
    arena_free(&a);
    return 0;
}

static double loss_of(void)
{
    uint32_t n = 0;
    random_source r = {1}; // the same words are drawn each time
    network_transpose(&net);
    network_encode(&net, &batch, words, BEGIN, SENTENCES, NULL);
    return foretell_learn(&f, &net, &batch, words, &r, &n);
}

// The gradient [rows][cols] that the parameter has now.
static float *gradient_of(const param *x)
{
    size_t n = x->rows * x->cols;
    float *copy = arena_array(&a, float, n);
    memcpy(copy, x->g, n * sizeof *copy);
    return copy;
}

static void check_param(param *x, const float *gradient, random_source *r)
{
    int bad = 0;
    for (int k = 0; k < 40; k++) {
        size_t i = random_below(r, (uint32_t)(x->rows * x->cols));
        const float step = 2e-3f, was = x->w[i];
        x->w[i] = was + step;
        double up = loss_of();
        x->w[i] = was - step;
        double down = loss_of();
        x->w[i] = was;
        double expected = (up - down) / (2 * (double)step), got = (double)gradient[i];
        double error = expected > got ? expected - got : got - expected;
        double size = (expected < 0 ? -expected : expected) + 0.05;
        bad += error > 0.03 * size;
    }
    if (bad > 3) print_error("%s: %d of 40 gradients are wrong\n", x->name, bad);
    assert_in_range(bad, 0, 3); // a few cross a kink of the rectifier
}

static void test_gradient(void **state)
{
    (void)state;
    param *all[] = {&net.word,     &net.affix,         &net.conv,  &net.conv_bias,
                    &net.tag_gate, &net.tag_gate_bias, &net.gate,  &net.gate_bias,
                    &f.word[0],    &f.word[1],         &f.bias[0], &f.bias[1]};
    enum { N = sizeof all / sizeof *all };
    const float *gradient[N];
    random_source r = {5};
    loss_of();
    network_backward_states(&net, &batch, words);
    for (int i = 0; i < N; i++) gradient[i] = gradient_of(all[i]);
    for (int i = 0; i < N; i++) check_param(all[i], gradient[i], &r);
}

// What a word foretells must not depend on that word, nor on any behind it.
static void test_sees_no_answer(void **state)
{
    (void)state;
    float before[2 * 16];
    network_encode(&net, &batch, words, BEGIN, SENTENCES, NULL);
    memcpy(before, batch.state + 2 * 2 * 16, sizeof before); // of word 2
    network_word kept = words[4];
    words[4].word = (words[4].word + 7) % VOCABULARY;
    words[4].affix[0] = (words[4].affix[0] + 3) % 16;
    network_encode(&net, &batch, words, BEGIN, SENTENCES, NULL);
    words[4] = kept;
    const float *after = batch.state + 2 * 2 * 16;
    assert_memory_equal(before, after, 16 * sizeof(float)); // forward: foretells word 4
    assert_true(memcmp(before + 16, after + 16, 16 * sizeof(float)) != 0); // backward: sees it
}

static void test_learns(void **state)
{
    (void)state;
    double first = loss_of(), last = first;
    for (uint32_t step = 1; step <= 60; step++) {
        last = loss_of();
        network_backward_states(&net, &batch, words);
        foretell_part_gradients(&net);
        network_step(&net, 0.01f, step);
        foretell_step(&f, 0.01f, step);
    }
    assert_true(last < first / 2);
    for (size_t row = 16; row < 32; row++) // still apart
        for (size_t j = 0; j < 3 * 16; j++) assert_true(net.gate.w[row * net.gate.cols + j] == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_gradient, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sees_no_answer, setup, teardown),
        cmocka_unit_test_setup_teardown(test_learns, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
