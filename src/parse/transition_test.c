#include "base/check.h"

#include "parse/transition.h"

#include <string.h>

#define N_MAX 40

static uint32_t seed;

static uint32_t below(uint32_t n)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % n;
}

static const uint8_t TAGS[N_MAX] = {0};

// A random projective tree, made by random moves.
static void random_tree(transition_state *s, uint32_t n, int32_t *head)
{
    transition_begin(s, TAGS, n);
    while (!transition_done(s)) {
        move_kind kind = (move_kind)below(MOVE_KINDS);
        if (transition_allows(s, kind)) transition_apply(s, kind, REL_DEP);
    }
    memcpy(head, s->head, n * sizeof *head);
}

static move_kind best_move(const transition_state *s, const int32_t *gold, uint32_t *cost)
{
    move_kind best = MOVE_KINDS;
    *cost = UINT32_MAX;
    for (int k = 0; k < MOVE_KINDS; k++) {
        if (!transition_allows(s, (move_kind)k)) continue;
        uint32_t c = transition_cost(s, gold, (move_kind)k);
        if (c >= *cost) continue;
        *cost = c;
        best = (move_kind)k;
    }
    assert_int_not_equal(best, MOVE_KINDS); // some move is always allowed
    return best;
}

static void follow(transition_state *s, const int32_t *gold)
{
    while (!transition_done(s)) {
        uint32_t cost;
        move_kind kind = best_move(s, gold, &cost);
        transition_apply(s, kind, REL_DEP);
    }
}

static void test_random_moves_make_trees(void **state)
{
    (void)state;
    transition_state s = {0};
    seed = 7;
    for (int round = 0; round < 2000; round++) {
        uint32_t n = 1 + below(N_MAX);
        int32_t head[N_MAX];
        random_tree(&s, n, head);
        int roots = 0;
        for (uint32_t i = 0; i < n; i++) {
            assert_in_range(head[i], 0, n);
            assert_int_not_equal(head[i], i);
            roots += head[i] == (int32_t)n;
            uint32_t steps = 0;
            for (int32_t at = (int32_t)i; at != (int32_t)n; at = head[at])
                assert_true(++steps <= n);
        }
        assert_int_equal(roots, 1);
    }
    transition_free(&s);
}

static void test_oracle_reaches_gold(void **state)
{
    (void)state;
    transition_state s = {0};
    seed = 8;
    for (int round = 0; round < 2000; round++) {
        uint32_t n = 1 + below(N_MAX);
        int32_t gold[N_MAX];
        random_tree(&s, n, gold);
        transition_begin(&s, TAGS, n);
        follow(&s, gold);
        assert_memory_equal(s.head, gold, n * sizeof *gold);
    }
    transition_free(&s);
}

static uint32_t wrong(const transition_state *s, const int32_t *gold)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n; i++) n += s->head[i] != gold[i];
    return n;
}

// After random mistakes, following the oracle loses exactly the arcs that the costs announced.
static void test_costs_are_what_is_lost(void **state)
{
    (void)state;
    transition_state s = {0};
    seed = 9;
    for (int round = 0; round < 3000; round++) {
        uint32_t n = 1 + below(12), announced = 0;
        int32_t gold[N_MAX];
        random_tree(&s, n, gold);
        transition_begin(&s, TAGS, n);
        bool exact = true;
        while (!transition_done(&s)) {
            uint32_t cost;
            move_kind kind = best_move(&s, gold, &cost);
            move_kind other = (move_kind)below(MOVE_KINDS);
            if (below(4) == 0 && transition_allows(&s, other)) kind = other;
            announced += transition_cost(&s, gold, kind);
            // The single root is a constraint that the costs do not know of.
            if (s.next == s.n && s.n_stack > 1) exact = false;
            transition_apply(&s, kind, REL_DEP);
        }
        if (exact || announced == 0) assert_int_equal(wrong(&s, gold), announced);
        assert_true(wrong(&s, gold) >= announced);
    }
    transition_free(&s);
}

// Crossing arcs cannot all be made: the oracle still ends, with a tree and few losses.
static void test_not_projective(void **state)
{
    (void)state;
    transition_state s = {0};
    const int32_t gold[5] = {1, 3, 3, 5, 1}; // 1 -> 4 crosses ROOT -> 3
    transition_begin(&s, TAGS, 5);
    follow(&s, gold);
    assert_in_range(wrong(&s, gold), 1, 3);
    transition_free(&s);
}

static void test_facts(void **state)
{
    (void)state;
    transition_state s = {0};
    const uint8_t tags[3] = {XPOS_DT, XPOS_NN, XPOS_VBD};
    uint16_t facts[FACT_COUNT], last = 0;
    uint32_t at[PLACE_COUNT];
    transition_begin(&s, tags, 3);
    transition_places(&s, at);
    assert_int_equal(at[PLACE_S0], NO_NODE);
    assert_int_equal(at[PLACE_B0], 0);
    transition_apply(&s, MOVE_SHIFT, REL_DEP);
    transition_apply(&s, MOVE_LEFT, REL_DET);
    assert_int_equal(s.head[0], 1);
    assert_int_equal(s.families[1].left_rel[0], REL_DET);
    assert_int_equal(s.families[1].left_tag[0], XPOS_DT);
    transition_facts(&s, facts);
    for (int i = 0; i < FACT_COUNT; i++) {
        assert_true(i == 0 || facts[i] >= last); // each fact has its own rows, in order
        assert_true(facts[i] < TRANSITION_ROWS);
        last = facts[i];
    }
    transition_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_moves_make_trees),
        cmocka_unit_test(test_oracle_reaches_gold),
        cmocka_unit_test(test_costs_are_what_is_lost),
        cmocka_unit_test(test_not_projective),
        cmocka_unit_test(test_facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
