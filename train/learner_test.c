// A batch in two parts: on one thread or two it is the same, and it teaches; so do other networks.
#include "base/check.h"

#include "base/hash.h"
#include "train/learner.h"

#include "train/checkpoint.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { SENTENCES = 6, WORDS = 5 };

static const char *const TEXT[SENTENCES][WORDS] = {
    {"Envoys", "met", "in", "Oslo", "."},    {"Ministers", "spoke", "at", "Davos", "."},
    {"Rebels", "fled", "to", "Goma", "."},   {"Troops", "stayed", "near", "Tartus", "."},
    {"Senators", "voted", "on", "aid", "."}, {"Talks", "failed", "over", "fish", "."},
};

// All have the same tree.
static void make(corpus *c, lexicon *l, arena *a)
{
    static const int32_t heads[WORDS] = {1, -1, 3, 1, 1};
    static const deprel rels[WORDS] = {REL_NSUBJ, REL_ROOT, REL_CASE, REL_OBL, REL_PUNCT};
    static const xpos tags[WORDS] = {XPOS_NNS, XPOS_VBD, XPOS_IN, XPOS_NN, XPOS_STOP};
    static const upos parts[WORDS] = {UPOS_NOUN, UPOS_VERB, UPOS_ADP, UPOS_NOUN, UPOS_PUNCT};
    sentence *s = arena_array(a, sentence, SENTENCES);
    for (int i = 0; i < SENTENCES; i++) {
        s[i].tokens = arena_array(a, token, WORDS);
        s[i].n_tokens = WORDS;
        for (int k = 0; k < WORDS; k++)
            s[i].tokens[k] = (token){.form = str_of(TEXT[i][k]),
                                     .head = heads[k],
                                     .rel = (uint8_t)rels[k],
                                     .xpos = (uint8_t)tags[k],
                                     .upos = (uint8_t)parts[k]};
    }
    c->gold = (sentence_list){s, SENTENCES};
    lexicon_init(l, a);
    lexicon_learn(l, &c->gold, 1, a);
    corpus_prepare(c, l, 64, a);
}

// Learns for some steps, without the trees when there is a file of a network that has learned them;
// returns a hash of all weights and fills in the score. Can keep the network in a file.
static uint64_t learn_from(const char *teacher, const char *to, int threads, uint32_t n,
                           uint32_t steps, learner_score *score)
{
    arena a = {0};
    corpus c = {0};
    lexicon l;
    network net;
    learner k;
    random_source r = {7};
    make(&c, &l, &a);
    network_shape shape = {.word_width = 16,
                           .affix_width = 16,
                           .wide = 32,
                           .layers = 2,
                           .hidden = 32,
                           .affix_rows = 64,
                           .n_words = l.n_words,
                           .n_bundles = l.n_bundles,
                           .n_moves = l.n_moves,
                           .drop_input = 0.1f,
                           .drop_state = 0.1f,
                           .drop_hidden = 0.1f,
                           .drop_word = 0.05f};
    network_init(&net, &shape, &a, &r);
    learner_init(&k, &net, l.moves, 0.3f, threads, &a);
    diag why = {0};
    ensemble teachers;
    int32_t *heads[SENTENCES];
    memcpy(heads, c.heads, sizeof heads);
    if (teacher) {
        assert_int_equal(ensemble_open(&teachers, &teacher, 1, &l, &a, &why), ST_OK);
        memset(c.heads, 0, sizeof heads);
        k.teachers = &teachers;
    }
    uint32_t list[SENTENCES];
    for (uint32_t i = 0; i < SENTENCES; i++) list[i] = i;
    for (uint32_t step = 1; step <= steps; step++) {
        double loss[2] = {0};
        assert_int_equal(learner_batch(&k, &c, list, n, 0.5f, &r, loss), n * WORDS);
        assert_true(loss[0] > 0 && loss[1] > 0);
        network_step(&net, 0.01f, step);
    }
    k.teachers = NULL;
    memcpy(c.heads, heads, sizeof heads);
    if (to) assert_int_equal(checkpoint_write(&net, to, &why), ST_OK);
    uint64_t bits = 0;
    for (int p = 0; p < network_param_count(&net); p++) {
        const param *x = network_param(&net, p);
        bits = hash_bytes(x->w, x->rows * x->cols * sizeof *x->w, bits);
    }
    if (score) *score = learner_evaluate(&k, &c);
    learner_free(&k);
    arena_free(&a);
    return bits;
}

static uint64_t learn(int threads, uint32_t n, uint32_t steps, learner_score *score)
{
    return learn_from(NULL, NULL, threads, n, steps, score);
}

static void test_threads(void **state)
{
    (void)state;
    for (uint32_t n = 1; n <= SENTENCES; n++)
        assert_true(learn(1, n, 4, NULL) == learn(2, n, 4, NULL));
}

static void test_learns(void **state)
{
    (void)state;
    learner_score s;
    learn(2, SENTENCES, 80, &s);
    assert_true(s.las == 100 && s.uas == 100 && s.xpos == 100 && s.upos == 100);
}

static void test_teacher(void **state)
{
    (void)state;
    char path[64];
    learner_score s;
    snprintf(path, sizeof path, "/tmp/learner_test.%d", (int)getpid());
    learn_from(NULL, path, 2, SENTENCES, 80, NULL);
    learn_from(path, NULL, 2, SENTENCES, 80, &s);
    assert_true(s.las == 100 && s.uas == 100 && s.xpos == 100 && s.upos == 100);
    assert_true(learn_from(path, NULL, 1, 3, 4, NULL) == learn_from(path, NULL, 2, 3, 4, NULL));
    remove(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_learns),
        cmocka_unit_test(test_teacher),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
