#include "base/check.h"

#include "parse/mending.h"

static uint32_t seed;

static uint32_t draw(uint32_t below)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % below;
}

// Words that the repairs look for, tagged and hung at random: a tree, of whatever sort.
static void make_sentence(sentence *s, token *words)
{
    static const char *const FORMS[] = {
        ",",    "that",  "who", "which", "after", "what",   "of",     "to",     "worth", "that",
        "Chad", "envoy", "-",   "off",   "told",  "it",     "ready",  "called", "in",    "arms",
        ".",    "the",   "ten", "gave",  "talks", "arming", "warned", "on",     "Monday"};
    static const uint8_t TAGS[] = {XPOS_VBD, XPOS_VBN, XPOS_VBG, XPOS_VBZ, XPOS_NN, XPOS_NNP};
    static const uint8_t KINDS[] = {UPOS_VERB, UPOS_NOUN, UPOS_PROPN,
                                    UPOS_ADP,  UPOS_ADJ,  UPOS_PUNCT};
    static const uint8_t RELS[] = {
        REL_NSUBJ, REL_OBJ,  REL_ACL,  REL_ACL_RELCL, REL_CASE, REL_AMOD,  REL_NMOD, REL_APPOS,
        REL_CONJ,  REL_FLAT, REL_MARK, REL_CCOMP,     REL_EXPL, REL_ADVCL, REL_DET,  REL_COMPOUND};
    uint32_t n = 3 + draw(10), root = draw(n);
    *s = (sentence){.tokens = words, .n_tokens = n};
    for (uint32_t i = 0; i < n; i++)
        words[i] = (token){.form = str_of(FORMS[draw(sizeof FORMS / sizeof *FORMS)]),
                           .xpos = TAGS[draw(sizeof TAGS)],
                           .upos = KINDS[draw(sizeof KINDS)],
                           .rel = RELS[draw(sizeof RELS)],
                           .head = -2};
    words[root].head = -1;
    words[root].rel = REL_ROOT;
    for (uint32_t hung = 1; hung < n;) {
        uint32_t word = draw(n), head = draw(n);
        if (words[word].head != -2 || words[head].head == -2) continue;
        words[word].head = (int32_t)head;
        hung++;
    }
}

static void leaves_trees(void **state)
{
    (void)state;
    mending m = {0};
    token words[16];
    sentence s;
    seed = 1;
    for (int round = 0; round < 200000; round++) {
        make_sentence(&s, words);
        assert_true(mending_is_tree(&m, &s));
        mending_apply(&m, &s);
        if (!mending_is_tree(&m, &s)) fail_msg("round %d is no tree", round);
    }
    mending_free(&m);
}

static void knows_trees(void **state)
{
    (void)state;
    static const struct {
        int32_t heads[4];
        bool tree;
    } ROWS[] = {{{1, -1, 1, 2}, true},  {{1, 2, 3, -1}, true},   {{1, 0, -1, 2}, false},
                {{1, -1, 3, 2}, false}, {{-1, -1, 1, 2}, false}, {{0, -1, 1, 1}, false},
                {{4, -1, 1, 1}, false}, {{1, 2, 0, 0}, false}};
    mending m = {0};
    for (size_t r = 0; r < sizeof ROWS / sizeof *ROWS; r++) {
        token words[4] = {0};
        for (int i = 0; i < 4; i++) words[i].head = ROWS[r].heads[i];
        sentence s = {.tokens = words, .n_tokens = 4};
        assert_int_equal(mending_is_tree(&m, &s), ROWS[r].tree);
    }
    sentence none = {0};
    assert_true(mending_is_tree(&m, &none));
    mending_apply(&m, &none);
    mending_free(&m);
}

// Longer sentences than anybody writes are left alone.
static void keeps_its_limit(void **state)
{
    (void)state;
    enum { N = MENDING_WORDS_MAX + 1 };
    static token words[N];
    mending m = {0};
    for (uint32_t n = N - 1; n <= N; n++) {
        for (uint32_t i = 0; i < n; i++)
            words[i] = (token){.form = STR("envoy"), .upos = UPOS_NOUN, .xpos = XPOS_NN, .head = 0};
        words[0].head = -1;
        words[1].rel = REL_APPOS; // "fisheries ministry", which is a compound
        sentence s = {.tokens = words, .n_tokens = n};
        mending_apply(&m, &s);
        assert_int_equal(words[1].head, n < N ? -1 : 0);
    }
    mending_free(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_trees),
        cmocka_unit_test(knows_trees),
        cmocka_unit_test(keeps_its_limit),
    };
    return cmocka_run_group_tests_name("parse/mending", tests, NULL, NULL);
}
