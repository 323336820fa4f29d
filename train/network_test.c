// Gradients against finite differences, on a tiny network with every part in use.
#include "base/check.h"

#include "base/hash.h"
#include "train/lexicon.h"
#include "train/mover.h"

#include <math.h>
#include <string.h>

#define TRAINED_BITS UINT64_C(0x620f5511a6f49134)

enum { WORDS = 9, SENTENCES = 2 };

static arena a;
static network net;
static network_batch batch;
static network_word words[WORDS];
static float fixed[16 * 16];
static const uint32_t BEGIN[SENTENCES + 1] = {0, 5, WORDS};
static const int32_t HEADS[WORDS] = {1, 5, 1, 2, 1, 2, 0, 4, 2};
static const uint8_t RELS[WORDS] = {1, 0, 2, 1, 2, 1, 2, 0, 1};
static const labelled_move MOVES[] = {{MOVE_SHIFT, 0}, {MOVE_LEFT, 0},  {MOVE_LEFT, 1},
                                      {MOVE_LEFT, 2},  {MOVE_RIGHT, 1}, {MOVE_RIGHT, 2}};
static mover moves;
static const float *taught; // [WORDS][tag_width] what teachers think of the tags, or NULL

// A teacher who thinks all moves equally likely that are allowed.
static void ask(const void *who, const transition_state *s, uint32_t first, float *p)
{
    (void)who;
    (void)first;
    int n = 0;
    for (int i = 0; i < 6; i++) n += transition_allows(s, MOVES[i].kind);
    for (int i = 0; i < 6; i++) p[i] = transition_allows(s, MOVES[i].kind) ? 1 / (float)n : 0;
}

static mover_teacher teacher = {ask, NULL, 0.4f};

static int setup(void **state)
{
    (void)state;
    moves.moves = MOVES;
    random_source r = {3};
    network_shape shape = {.word_width = 16,
                           .affix_width = 16,
                           .wide = 32,
                           .layers = 3,
                           .hidden = 32,
                           .affix_rows = 16,
                           .n_words = 16,
                           .n_bundles = 5,
                           .n_moves = 6};
    network_init(&net, &shape, &a, &r);
    net.fixed = fixed;
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) fixed[i] = random_unit(&r) - 0.5f;
    for (int p = 0; p < network_param_count(&net); p++) { // away from the start, where much is 0
        param *x = network_param(&net, p);
        for (size_t i = 0; i < x->rows * x->cols; i++) x->w[i] += 0.4f * (random_unit(&r) - 0.5f);
    }
    network_transpose(&net);
    for (int t = 0; t < WORDS; t++) {
        words[t] = (network_word){.word = random_below(&r, 16),
                                  .xpos = (uint8_t)random_below(&r, XPOS_COUNT),
                                  .upos = (uint8_t)random_below(&r, UPOS_COUNT),
                                  .bundle = (uint16_t)random_below(&r, 5)};
        for (int k = 0; k < TRAIT_COUNT; k++) words[t].affix[k] = random_below(&r, 16);
    }
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    mover_free(&moves);
    batch_free(&batch);
    arena_free(&a);
    return 0;
}

// The loss with the current weights; the moves follow the oracle, so that they do not change.
static double loss_of(float tag_weight, float move_weight)
{
    static uint8_t tags[WORDS] = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    random_source r = {1};
    double loss = 0;
    network_transpose(&net);
    network_forward(&net, &batch, words, BEGIN, SENTENCES, NULL);
    if (tag_weight > 0)
        loss += network_tag_loss(&net, &batch, words, 0, WORDS, taught, taught ? 0.4f : 0, 1);
    mover_begin(&moves);
    for (int s = 0; s < SENTENCES && move_weight > 0; s++) {
        mover_sentence one = {HEADS + BEGIN[s], RELS + BEGIN[s], tags + BEGIN[s], BEGIN[s],
                              BEGIN[s + 1] - BEGIN[s]};
        loss += mover_learn(&net, &batch, &moves, &one, &teacher, 0, &r);
    }
    return loss;
}

static void check_gradient(float tag_weight, float move_weight)
{
    for (int p = 0; p < network_param_count(&net); p++) {
        param *x = network_param(&net, p);
        memset(x->g, 0, x->rows * x->cols * sizeof *x->g);
    }
    loss_of(tag_weight, move_weight);
    mover_gradient(&net, &batch, &moves);
    network_backward(&net, &batch, words);
    random_source r = {5};
    for (int p = 0; p < network_param_count(&net); p++) {
        param *x = network_param(&net, p);
        int bad = 0, tried = 0, moved = 0;
        for (int k = 0; k < 60; k++) {
            size_t i = random_below(&r, (uint32_t)(x->rows * x->cols));
            const float step = 2e-3f, was = x->w[i];
            x->w[i] = was + step;
            double up = loss_of(tag_weight, move_weight);
            x->w[i] = was - step;
            double down = loss_of(tag_weight, move_weight);
            x->w[i] = was;
            double expected = (up - down) / (2 * (double)step), got = (double)x->g[i];
            double error = expected > got ? expected - got : got - expected;
            double size = (expected < 0 ? -expected : expected) + 0.05;
            bad += error > 0.03 * size;
            moved += expected > 1e-3 || expected < -1e-3;
            tried++;
        }
        if (bad > 3) // a few cross a kink of the rectifier
            print_error("%s: %d of %d gradients are wrong\n", x->name, bad, tried);
        assert_in_range(bad, 0, 3);
        (void)moved;
    }
}

static void test_tag_gradient(void **state)
{
    (void)state;
    check_gradient(1, 0);
}

static void test_move_gradient(void **state)
{
    (void)state;
    check_gradient(0, 1);
}

static void test_taught_gradient(void **state)
{
    (void)state;
    size_t n = WORDS * (size_t)net.tag_width;
    float *p = arena_array(&a, float, n);
    for (size_t i = 0; i < n; i++) {
        size_t tag = i % net.tag_width;
        p[i] = tag < XPOS_COUNT                ? 1.0f / XPOS_COUNT
               : tag < XPOS_COUNT + UPOS_COUNT ? 1.0f / UPOS_COUNT
                                               : 1.0f / 5;
    }
    taught = p;
    teacher.who = &teacher;
    check_gradient(1, 0);
    check_gradient(0, 1);
    taught = NULL;
    teacher.who = NULL;
}

// Some steps of training from the seed of setup; the sum of the weights' bits.
static uint64_t train_a_little(void **state)
{
    uint64_t bits = 0;
    setup(state);
    for (uint32_t step = 1; step <= 5; step++) {
        loss_of(1, 1);
        mover_gradient(&net, &batch, &moves);
        network_backward(&net, &batch, words);
        network_step(&net, 0.01f, step);
    }
    for (int p = 0; p < network_param_count(&net); p++) {
        const param *x = network_param(&net, p);
        bits = hash_bytes(x->w, x->rows * x->cols * sizeof *x->w, bits);
    }
    teardown(state);
    return bits;
}

static void test_same_seed_same_weights(void **state)
{
    uint64_t first = train_a_little(state);
    assert_true(first == train_a_little(state));
    // Whatever the compiler, its options and the CPU: the value is part of the promise.
    if (first != TRAINED_BITS) print_error("got %016llx\n", (unsigned long long)first);
    assert_true(first == TRAINED_BITS);
}

// Training lowers the loss.
static void test_learns(void **state)
{
    setup(state);
    double before = loss_of(1, 1), after = 0;
    for (uint32_t step = 1; step <= 40; step++) {
        after = loss_of(1, 1);
        mover_gradient(&net, &batch, &moves);
        network_backward(&net, &batch, words);
        network_step(&net, 0.02f, step);
    }
    assert_true(after < before / 4);
    teardown(state);
}

static void test_softmax(void **state)
{
    (void)state;
    const float logits[4] = {1, 2, 3, -100};
    float p[4], sum = 0;
    softmax(logits, 4, p);
    for (int i = 0; i < 4; i++) sum += p[i];
    assert_true(sum > 0.9999f && sum < 1.0001f);
    assert_true(p[2] > 0.665f && p[2] < 0.6653f);
    assert_true(p[3] < 1e-6f);
}

static void test_exp(void **state)
{
    (void)state;
    assert_true(exp_of(0) == 1.0f);
    for (float x = -20; x < 20; x += 0.37f) {
        double product = (double)exp_of(x) * (double)exp_of(-x);
        assert_true(product > 0.99998 && product < 1.00002);
    }
    assert_true(exp_of(1) > 2.71826f && exp_of(1) < 2.7183f);
}

// Every way gives the same bits: the order of the sums is part of the promise.
static void test_product(void **state)
{
    (void)state;
    enum { M = 15, N = 80, K = 301 };
    static float x[M * K], y[K * N], z[M * N], t[M * K];
    random_source r = {9};
    for (int i = 0; i < M * K; i++) x[i] = random_unit(&r) - 0.5f;
    for (int i = 0; i < K * N; i++) y[i] = random_unit(&r) - 0.5f;
    matrix_transpose(x, M, K, t);
    for (int way = 0; way < 2 * matrix_product_ways(); way++) {
        bool turned = way % 2; // the first matrix transposed; added to what is there
        for (int i = 0; i < M * N; i++) z[i] = (float)i;
        matrix_product_by(way / 2, M, N, K, turned ? t : x, turned ? 1 : K, turned ? M : 1, y, N, z,
                          N, turned);
        for (int i = 0; i < M; i++)
            for (int j = 0; j < N; j++) {
                float sum = turned ? (float)(i * N + j) : 0;
                for (int k = 0; k < K; k++) sum = fmaf(x[i * K + k], y[k * N + j], sum);
                assert_true(sum == z[i * N + j]);
            }
    }
}

// Of no terms: zero, or what was there.
static void test_product_of_nothing(void **state)
{
    (void)state;
    float x = 1, y[LANES] = {1}, z[LANES] = {5};
    matrix_product(1, LANES, 0, &x, 1, 1, y, LANES, z, LANES, true);
    assert_true(z[0] == 5);
    matrix_product(1, LANES, 0, &x, 1, 1, y, LANES, z, LANES, false);
    assert_true(z[0] == 0);
}

static void test_average(void **state)
{
    (void)state;
    float first = net.move.w[3];
    network_average(&net); // of nothing: as it was
    assert_true(net.move.w[3] == first);
    network_remember(&net, &a);
    net.move.w[3] += 1;
    network_remember(&net, &a);
    network_average(&net);
    assert_float_equal(net.move.w[3], first + 0.5f, 1e-6f);
    float sum = 0;
    for (size_t i = 0; i < net.move.rows * net.move.cols; i++) sum += net.move_t[i];
    for (size_t i = 0; i < net.move.rows * net.move.cols; i++) sum -= net.move.w[i];
    assert_float_equal(sum, 0, 1e-3f); // the transposed copy is new as well
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exp),
        cmocka_unit_test(test_softmax),
        cmocka_unit_test(test_product),
        cmocka_unit_test(test_product_of_nothing),
        cmocka_unit_test(test_same_seed_same_weights),
        cmocka_unit_test(test_learns),
        cmocka_unit_test_setup_teardown(test_tag_gradient, setup, teardown),
        cmocka_unit_test_setup_teardown(test_move_gradient, setup, teardown),
        cmocka_unit_test_setup_teardown(test_taught_gradient, setup, teardown),
        cmocka_unit_test_setup_teardown(test_average, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
