// The index of transfers against the comparing of all with all, on deals made by chance: what fits
// is found, and most of what does not is left out.
#include "base/check.h"

#include "ledger/transfercase.h"

#include <math.h>

#define DEALS 400

typedef struct {
    ledger *l;
    uint64_t seed;
} bench;

static uint32_t chance(bench *b, uint32_t n)
{
    b->seed = b->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(b->seed >> 33) % n;
}

static str one_of(bench *b, const char *const *list, uint32_t n)
{
    return str_of(list[chance(b, n)]);
}

static const fact_party *some_party(bench *b, uint32_t *n)
{
    static const char *const KEYS[] = {"NOR", "SWE", "CAN", "KEN", "PER", "JOR", "FJI", "LAO"};
    fact_party *p = arena_array(&b->l->a, fact_party, 2);
    *n = chance(b, 8) ? 1 + chance(b, 4) / 3 : 0;
    for (uint32_t i = 0; i < *n; i++) p[i].key = p[i].code = one_of(b, KEYS, 8);
    return p;
}

static fact_item some_item(bench *b)
{
    static const char *const NAMES[] = {"M777", "M7", "F-16", "F-16C", "Patriot"};
    static const char *const SORTS[] = {"weapon", "aircraft", "artillery", "missile", "warship"};
    static const char *const WORDS[] = {"weapons",         "patrol boats", "boats",   "Boats",
                                        "cargo aircraft",  "howitzers",    "vessels", "equipment",
                                        "Patrol vehicles", "systems"};
    fact_item x = {.quantity = NAN, .low = NAN, .high = NAN, .text = one_of(b, WORDS, 10)};
    if (chance(b, 3) == 0) x.designation = one_of(b, NAMES, 5);
    if (chance(b, 3)) x.category = one_of(b, SORTS, 5);
    if (chance(b, 2)) x.quantity = 1 + chance(b, 5);
    return x;
}

static const fact *some_fact(bench *b)
{
    static const char *const STATES[] = {"announced", "approved", "delivered", ""};
    static const char *const DAYS[] = {"2011-02-03", "2011-02-09", "2012",     "2014-05",
                                       "2014-05-20", "2019-11-01", "PAST_REF", ""};
    static const char *const KINDS[] = {"grant", "loan", "appropriation", "drawdown", "", ""};
    static const char *const TEXTS[] = {
        "The cabinet in Oslo said on Tuesday that the boats will be handed over before winter.",
        "Stockholm gives the money.",
        ("A third ship left the harbour with what was promised to them "
         "by the last government."),
        "It is a gift."};
    fact *x = arena_array(&b->l->a, fact, 1);
    *x = fact_none(LEDGER_TRANSFERS);
    x->actors = some_party(b, &x->n_actors);
    x->recipients = some_party(b, &x->n_recipients);
    x->state = one_of(b, STATES, 4);
    x->date = one_of(b, DAYS, 8);
    x->published = one_of(b, DAYS, 6);
    x->kind = one_of(b, KINDS, 6);
    x->text = one_of(b, TEXTS, 4);
    x->unit = chance(b, 4) ? STR("USD") : STR("NOK");
    if (chance(b, 2)) x->value = 1000 * (1 + chance(b, 40));
    if (chance(b, 6) == 0) x->whole_value = 10000.0 * (1 + chance(b, 3));
    if (chance(b, 8) == 0) x->ordinal = 1 + chance(b, 3);
    if (chance(b, 20) == 0) x->number = chance(b, 2) ? STR("12-1") : STR("12-2");
    fact_item *items = arena_array(&b->l->a, fact_item, 3);
    x->n_items = chance(b, 2) ? chance(b, 4) : 0;
    for (uint32_t i = 0; i < x->n_items; i++) items[i] = some_item(b);
    x->items = items;
    return x;
}

static transfer_case some_case(bench *b)
{
    const fact *x = some_fact(b);
    transfer_case c = {.value = x->value,
                       .whole_value = x->whole_value,
                       .ordinal = x->ordinal,
                       .kind = x->kind,
                       .number = x->number,
                       .n_items = x->n_items};
    c.items = x->items;
    c.bare = !c.n_items && !isfinite(c.value);
    *vec_push(&b->l->a, &c.facts) = x;
    transfer_case_digest(b->l, &c);
    return c;
}

static int fit(const transfer_case *a, const transfer_case *b)
{
    case_content n = transfer_content_fit(a, b);
    return n.decided ? n.score : n.score + transfer_days_fit(&n, a, b);
}

static bool is_in(const number_vec *v, uint32_t number)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->p[i] == number) return true;
    return false;
}

static void test_nothing_that_fits_is_lost(void **state)
{
    (void)state;
    bench b = {.l = ledger_new(), .seed = 7};
    transfer_block block = {0};
    case_vec cases = {0};
    cluster_vec all = {0};
    size_t found = 0, fitting = 0;
    for (uint32_t i = 0; i < DEALS; i++) {
        *vec_push(&b.l->a, &cases) = some_case(&b);
        transfer_cluster_add(b.l, vec_push(&b.l->a, &all), &cases.p[i]);
        transfer_block_enter(b.l, &block, &cases.p[i], i);
        transfer_block_enter_words(b.l, &block, &cases.p[i], i);
    }
    for (uint32_t i = 0; i < DEALS; i++) {
        const number_vec *near = transfer_block_find(b.l, &block, all.p, &cases.p[i]);
        found += near->n;
        for (uint32_t k = 0; k < DEALS; k++) {
            int need = cases.p[i].bare || cases.p[k].bare ? CASE_BARE : CASE_JOINS;
            if (fit(&cases.p[k], &cases.p[i]) < need) continue;
            fitting++;
            assert_true(is_in(near, k));
        }
    }
    assert_true(fitting > DEALS);
    assert_true(found < (size_t)DEALS * DEALS / 5);
    buf_free(&block.key);
    ledger_free(b.l);
}

static void test_things_that_fit_share_a_bit(void **state)
{
    (void)state;
    bench b = {.l = ledger_new(), .seed = 3};
    for (int i = 0; i < 20000; i++) {
        fact_item x = some_item(&b), y = some_item(&b);
        if (transfer_item_fit(&x, &y) <= 0) continue;
        assert_true(transfer_item_bits(&x) & transfer_item_bits(&y));
    }
    ledger_free(b.l);
}

// Days are no part of what is told; words, sums and sides are.
static void test_tellings(void **state)
{
    (void)state;
    bench b = {.l = ledger_new(), .seed = 11};
    transfer_case one = some_case(&b), other = one;
    fact x = *one.facts.p[0];
    fact_refs refs = {0};
    *vec_push(&b.l->a, &refs) = &x;
    other.facts = refs;
    x.date = STR("2001-01-01");
    x.published = STR("2001-01-02");
    transfer_case_digest(b.l, &other);
    assert_true(one.telling == other.telling);
    x.value = 77;
    transfer_case_digest(b.l, &other);
    assert_true(one.telling != other.telling);
    ledger_free(b.l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_that_fits_is_lost),
                                       cmocka_unit_test(test_things_that_fit_share_a_bit),
                                       cmocka_unit_test(test_tellings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
