// Pairs and bounds on a tree made by hand: "Fire in Oslo , police said , sparked panic".
#include "base/check.h"

#include "link/bounds.h"
#include "link/pair.h"

enum { FIRE, IN, OSLO, COMMA, POLICE, SAID, COMMA_2, SPARKED, PANIC, WORDS };

static token tokens[WORDS];
static sentence words = {.tokens = tokens, .n_tokens = WORDS};

static void word(int w, const char *form, upos pos, int head, deprel rel)
{
    tokens[w] = (token){.span = {(uint32_t)(10 * w), (uint32_t)(10 * w + 8)},
                        .form = str_of(form),
                        .lemma = str_of(form),
                        .head = head,
                        .upos = (uint8_t)pos,
                        .rel = (uint8_t)rel};
}

static frame_view frame_of_tree(arena *a)
{
    static const mention_list NONE;
    word(FIRE, "fire", UPOS_NOUN, SPARKED, REL_NSUBJ);
    word(IN, "in", UPOS_ADP, OSLO, REL_CASE);
    word(OSLO, "Oslo", UPOS_PROPN, FIRE, REL_NMOD);
    word(COMMA, ",", UPOS_PUNCT, SAID, REL_PUNCT);
    word(POLICE, "police", UPOS_NOUN, SAID, REL_NSUBJ);
    word(SAID, "say", UPOS_VERB, SPARKED, REL_PARATAXIS);
    word(COMMA_2, ",", UPOS_PUNCT, SAID, REL_PUNCT);
    word(SPARKED, "spark", UPOS_VERB, -1, REL_ROOT);
    word(PANIC, "panic", UPOS_NOUN, SPARKED, REL_OBJ);
    return frame_open(&words, &NONE, a);
}

static bool has_pair(const word_pairs *all, uint32_t above, uint32_t below, uint32_t first)
{
    for (uint32_t i = 0; i < all->n; i++)
        if (all->p[i].above == above && all->p[i].below == below && all->p[i].first == first)
            return true;
    return false;
}

static void test_pairs(void **state)
{
    (void)state;
    arena a = {0};
    frame_view f = frame_of_tree(&a);
    relation_list none = {0};
    word_pairs all = pair_read(&f, &none, &a);
    assert_true(has_pair(&all, PANIC, FIRE, SPARKED)); // subject and object, joined by the verb
    assert_true(has_pair(&all, SPARKED, FIRE, FIRE));  // subject and verb, joined by nothing
    assert_true(has_pair(&all, FIRE, OSLO, IN));
    assert_true(has_pair(&all, SPARKED, OSLO, IN)); // the clause of the noun
    assert_false(has_pair(&all, SPARKED, COMMA, COMMA));
    for (uint32_t i = 0; i < all.n; i++) assert_int_equal(all.p[i].row, -1);
    arena_free(&a);
}

// What a connective tells is one of the pairs, and knows its row.
static void test_pairs_of_the_table(void **state)
{
    (void)state;
    arena a = {0};
    frame_view f = frame_of_tree(&a);
    const relation r = {.told = PANIC, .why = FIRE, .first = SPARKED, .end = SPARKED + 1};
    relation_list one = {&r, 1};
    word_pairs all = pair_read(&f, &one, &a);
    assert_int_equal(all.p[0].row, 0);
    relation same = pair_relation(&one, &all.p[0], REASON_BELOW_EXPLAINS, 0.3);
    assert_int_equal(same.told, PANIC);
    assert_int_equal(same.why, FIRE);
    assert_int_equal(pair_relation(&one, &all.p[0], REASON_ABOVE_EXPLAINS, 0.3).told, FIRE);
    arena_free(&a);
}

static void test_the_likeliest_piece(void **state)
{
    (void)state;
    arena a = {0};
    frame_view f = frame_of_tree(&a);
    const relation r = {.told = PANIC, .why = FIRE, .first = SPARKED, .end = SPARKED + 1};
    bounds b = bounds_open(&f, &r);
    // a doubtful word between likely ones is taken with them, an unlikely end is not
    const double odds[WORDS] = {-1, -1, 3, 1, -2, -1, -2, 2, -1};
    span why = bounds_cut(&b, BOUND_WHY, odds);
    assert_int_equal(why.begin, tokens[FIRE].span.begin);
    assert_int_equal(why.end, tokens[OSLO].span.end); // without the comma
    span told = bounds_cut(&b, BOUND_TOLD, odds);
    assert_int_equal(told.begin, tokens[SPARKED].span.begin);
    assert_int_equal(told.end, tokens[PANIC].span.end);
    // a signal needs no head, and may be none
    span signal = bounds_cut(&b, BOUND_SIGNAL, odds);
    assert_int_equal(signal.begin, tokens[OSLO].span.begin);
    assert_int_equal(signal.end, tokens[OSLO].span.end);
    const double nothing[WORDS] = {-1, -1, -1, -1, -1, -1, -1, -1, -1};
    assert_true(span_empty(bounds_cut(&b, BOUND_SIGNAL, nothing)));
    arena_free(&a);
}

static void test_clues_tell_words_and_sides_apart(void **state)
{
    (void)state;
    arena a = {0};
    frame_view f = frame_of_tree(&a);
    const relation r = {.told = PANIC, .why = FIRE, .first = SPARKED, .end = SPARKED + 1};
    bounds b = bounds_open(&f, &r);
    static clue_list x, y;
    bounds_clues(&b, BOUND_WHY, OSLO, &x);
    bounds_clues(&b, BOUND_WHY, OSLO, &y);
    assert_int_equal(x.n, y.n);
    assert_memory_equal(x.keys, y.keys, x.n * sizeof *x.keys);
    bounds_clues(&b, BOUND_TOLD, OSLO, &y);
    assert_int_not_equal(x.keys[0], y.keys[0]); // sides share no weights
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_pairs),
                                       cmocka_unit_test(test_pairs_of_the_table),
                                       cmocka_unit_test(test_the_likeliest_piece),
                                       cmocka_unit_test(test_clues_tell_words_and_sides_apart)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
