// Networks that are kept in files and are asked together.
#include "base/check.h"

#include "train/checkpoint.h"
#include "train/corpus.h"
#include "train/ensemble.h"
#include "train/novelty.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static arena a;
static lexicon l;
static token words[5];
static const char *const FORMS[5] = {"Envoys", "met", "in", "Oslo", "."};
static char path[3][64];

static void set_paths(void)
{
    for (int i = 0; i < 3; i++)
        snprintf(path[i], sizeof path[i], "/tmp/ensemble_test.%d.%d", (int)getpid(), i);
}

// A sentence that the lexicon is learned from.
static int setup(void **state)
{
    (void)state;
    static const int32_t heads[5] = {1, -1, 3, 1, 1};
    static const deprel rels[5] = {REL_NSUBJ, REL_ROOT, REL_CASE, REL_OBL, REL_PUNCT};
    static const xpos tags[5] = {XPOS_NNS, XPOS_VBD, XPOS_IN, XPOS_NNP, XPOS_STOP};
    static const upos parts[5] = {UPOS_NOUN, UPOS_VERB, UPOS_ADP, UPOS_PROPN, UPOS_PUNCT};
    for (int i = 0; i < 5; i++)
        words[i] = (token){.form = str_of(FORMS[i]),
                           .feats = i == 0 ? STR("Number=Plur") : STR_NONE,
                           .head = heads[i],
                           .rel = (uint8_t)rels[i],
                           .xpos = (uint8_t)tags[i],
                           .upos = (uint8_t)parts[i]};
    sentence s = {.tokens = words, .n_tokens = 5};
    sentence_list gold = {&s, 1};
    lexicon_init(&l, &a);
    lexicon_learn(&l, &gold, 1, &a);
    set_paths();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) remove(path[i]);
    arena_free(&a);
    return 0;
}

static network_shape shape_of(uint32_t wide)
{
    return (network_shape){.word_width = 16,
                           .affix_width = 16,
                           .wide = wide,
                           .layers = 2,
                           .hidden = 16,
                           .affix_rows = 32,
                           .n_words = l.n_words,
                           .n_bundles = l.n_bundles,
                           .n_moves = l.n_moves};
}

static network *random_network(uint32_t wide, uint64_t seed)
{
    network *net = arena_array(&a, network, 1);
    network_shape shape = shape_of(wide);
    random_source r = {seed};
    network_init(net, &shape, &a, &r);
    for (int p = 0; p < network_param_count(net); p++) {
        param *x = network_param(net, p);
        for (size_t i = 0; i < x->rows * x->cols; i++) x->w[i] += random_unit(&r) - 0.5f;
    }
    network_transpose(net);
    return net;
}

static void keep(const network *net, const char *to)
{
    diag why = {0};
    assert_int_equal(checkpoint_write(net, to, &why), ST_OK);
}

static void test_checkpoint(void **state)
{
    (void)state;
    diag why = {0};
    network *net = random_network(32, 1), *other = random_network(32, 2);
    float *fixed = arena_array(&a, float, net->word.rows * net->word.cols);
    fixed[17] = 0.5f;
    net->fixed = fixed;
    keep(net, path[0]);
    network_shape shape;
    assert_int_equal(checkpoint_shape(path[0], &shape, &why), ST_OK);
    assert_int_equal(shape.wide, 32);
    assert_int_equal(checkpoint_read(path[0], other, &why), ST_OK);
    assert_true(other->word.w[17] == net->word.w[17] + 0.5f);
    assert_true(other->word.w[18] == net->word.w[18]);
    const param *gate = &net->layer[1].gate;
    assert_memory_equal(other->layer[1].gate.w, gate->w, gate->rows * gate->cols * 4);
    assert_true(other->layer[1].gate_t[1] == gate->w[gate->cols]); // transposed copies too
    network *smaller = random_network(64, 3);
    assert_int_equal(checkpoint_read(path[0], smaller, &why), ST_MODEL);
    assert_int_equal(checkpoint_shape("/nowhere.net", &shape, &why), ST_IO);
}

// The sentence as read by some networks: tags, tree, and the ensemble's run, which the caller
// frees.
static void read_with(ensemble *e, ensemble_run *r, const char *const *paths, int n,
                      uint8_t tags[5], transition_state *s)
{
    diag why = {0};
    const uint32_t begin[2] = {0, 5};
    network_word w[5];
    for (int i = 0; i < 5; i++) w[i] = corpus_word(&l, &words[i], 32);
    assert_int_equal(ensemble_open(e, paths, n, &l, &a, &why), ST_OK);
    ensemble_read(e, r, w, begin, 1);
    ensemble_parse(e, r, s, 0, 5, tags);
}

// Alone a network says in an ensemble what it says by itself.
static void test_one(void **state)
{
    (void)state;
    network *net = random_network(32, 4);
    keep(net, path[0]);
    const char *paths[1] = {path[0]};
    ensemble e;
    ensemble_run r = {0};
    transition_state s = {0};
    uint8_t tags[5];
    read_with(&e, &r, paths, 1, tags, &s);
    mover m = {.moves = l.moves};
    mover_sentence own = {.tag = tags, .n = 5};
    mover_parse(net, &r.batch[0], &m, &own);
    for (int i = 0; i < 5; i++) {
        const float *logits = r.batch[0].logits + (size_t)i * net->tag_width;
        assert_int_equal(tags[i], largest_of(logits, XPOS_COUNT));
        assert_int_equal(s.head[i], m.state.head[i]);
        assert_int_equal(s.rel[i], m.state.rel[i]);
    }
    mover_free(&m);
    transition_free(&s);
    ensemble_run_free(&r);
}

// Six that are sure outvote a seventh, of whatever size it is; what they say are probabilities.
static void test_vote(void **state)
{
    (void)state;
    network *sure = random_network(32, 4);
    for (size_t i = 0; i < sure->tag.rows * sure->tag.cols; i++) sure->tag.w[i] *= 20;
    keep(sure, path[0]);
    keep(random_network(64, 5), path[1]);
    const char *alone[1] = {path[0]},
               *most[7] = {path[0], path[0], path[0], path[0], path[0], path[0], path[1]};
    uint8_t first[5], voted[5];
    ensemble e;
    ensemble_run r = {0};
    transition_state s = {0};
    read_with(&e, &r, alone, 1, first, &s);
    ensemble_run_free(&r);
    read_with(&e, &r, most, 7, voted, &s);
    for (int i = 0; i < 5; i++) assert_int_equal(first[i], voted[i]);
    float sum = 0, p[MOVER_SCORES_MAX];
    for (int i = 0; i < XPOS_COUNT; i++) sum += r.tags[i];
    assert_float_equal(sum, 1, 1e-4f);
    transition_begin(&s, voted, 5); // nothing but SHIFT is allowed
    ensemble_moves(&e, &r, &s, 0, p);
    for (uint32_t i = 0; i < l.n_moves; i++)
        assert_float_equal(p[i], l.moves[i].kind == MOVE_SHIFT, 1e-4f);
    transition_free(&s);
    ensemble_run_free(&r);
}

static void test_too_many(void **state)
{
    (void)state;
    diag why = {0};
    ensemble e;
    const char *paths[ENSEMBLE_MAX + 1] = {0};
    assert_int_equal(ensemble_open(&e, paths, ENSEMBLE_MAX + 1, &l, &a, &why), ST_USAGE);
}

static void test_other_lexicon(void **state)
{
    (void)state;
    diag why = {0};
    ensemble e;
    keep(random_network(32, 4), path[0]);
    lexicon_add(&l, 12345, &a);
    const char *paths[1] = {path[0]};
    assert_int_equal(ensemble_open(&e, paths, 1, &l, &a, &why), ST_FORMAT);
    assert_non_null(strstr(why.message, "other treebanks"));
}

static void test_novelty(void **state)
{
    (void)state;
    novelty n;
    novelty_init(&n, &a);
    sentence s = {.tokens = words, .n_tokens = 5}, shorter = {.tokens = words, .n_tokens = 4};
    assert_true(novelty_add(&n, &s));
    assert_false(novelty_add(&n, &s));
    assert_true(novelty_add(&n, &shorter));
    token joined[1] = {words[0]}, apart[2] = {words[0], words[1]};
    joined[0].form = STR("Envoysmet");
    sentence one = {.tokens = joined, .n_tokens = 1}, two = {.tokens = apart, .n_tokens = 2};
    assert_true(novelty_add(&n, &one));
    assert_true(novelty_add(&n, &two));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_checkpoint, setup, teardown),
        cmocka_unit_test_setup_teardown(test_one, setup, teardown),
        cmocka_unit_test_setup_teardown(test_vote, setup, teardown),
        cmocka_unit_test_setup_teardown(test_too_many, setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_lexicon, setup, teardown),
        cmocka_unit_test_setup_teardown(test_novelty, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
