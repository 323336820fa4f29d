#include "base/check.h"

#include "parse/conllu.h"
#include "parse/parser.h"

static arena a;
static model *m;
static encoder e;
static parser p;
static conllu news;

static int open_all(void **state)
{
    (void)state;
    diag why = {0};
    assert_ok(model_open("models/english.dm", &m, &why), &why);
    assert_ok(encoder_open(&e, m, &why), &why);
    assert_ok(parser_open(&p, &e, m, &why), &why);
    assert_ok(conllu_open("test/corpus/news.conllu", &a, &news, &why), &why);
    return 0;
}

static int close_all(void **state)
{
    (void)state;
    parser_close(&p);
    encoder_close(&e);
    model_close(m);
    arena_free(&a);
    return 0;
}

static int64_t cost_of(const parser_run *r, uint32_t n)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < 2 * n; i++) {
        assert_in_range(r->steps[i].cost, 0, 6 * PARSER_COST_UNIT); // ln of all moves is 4.7
        sum += r->steps[i].cost;
    }
    return sum;
}

// The moves that are kept lead to the heads that are given.
static void check_steps(const parser_run *r, const encoder_run *encoded, const token *tokens)
{
    transition_state s = {0};
    uint32_t n = encoded->n;
    transition_begin(&s, encoded->xpos, n);
    for (uint32_t i = 0; i < 2 * n; i++)
        transition_apply(&s, (move_kind)r->steps[i].kind, (deprel)r->steps[i].rel);
    assert_true(transition_done(&s));
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(tokens[i].head, s.head[i] == (int32_t)n ? -1 : s.head[i]);
    transition_free(&s);
}

// A second thought is only kept when its moves are the more probable ones; some are.
static void test_second_thoughts(void **state)
{
    (void)state;
    encoder_run encoded = {0};
    parser_run r = {0};
    int kept = 0;
    assert_int_equal(p.second_thoughts, PARSER_SECOND_THOUGHTS);
    for (size_t i = 0; i < news.sentences.n; i++) {
        sentence s = news.sentences.p[i];
        encoder_read(&e, &encoded, s.tokens, s.n_tokens);
        p.second_thoughts = 0;
        parser_read(&p, &r, &encoded, s.tokens);
        int64_t greedy = cost_of(&r, s.n_tokens);
        check_steps(&r, &encoded, s.tokens);
        p.second_thoughts = PARSER_SECOND_THOUGHTS;
        parser_read(&p, &r, &encoded, s.tokens);
        int64_t cost = cost_of(&r, s.n_tokens);
        check_steps(&r, &encoded, s.tokens);
        assert_true(cost <= greedy);
        kept += cost < greedy;
    }
    assert_true(kept > 0);
    parser_run_free(&r);
    encoder_run_free(&encoded);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_second_thoughts),
    };
    return cmocka_run_group_tests_name("parser", tests, open_all, close_all);
}
