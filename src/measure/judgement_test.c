#include "base/check.h"

#include "measure/tally.h"

#include <math.h>

static const char TEXT[] = "The Chadian army’s men met Norway in Oslo on Monday and paid $5.";

// The span of words that stand once in TEXT.
static span of(const char *words)
{
    size_t at = str_find(STR(TEXT), str_of(words));
    assert_int_not_equal(at, SIZE_MAX);
    return (span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

typedef struct {
    arena a;
    gold_set set;
    gold_text text;
    gold_mark marks[8];
    finding found[8];
    mention mentions[8];
    finding_list list;
} scene;

static void open_scene(scene *s)
{
    *s = (scene){0};
    s->set.format = GOLD_MARKS;
    s->text = (gold_text){.text = STR(TEXT), .marks = s->marks};
    s->text.complete = "actor|time|money|place";
    s->list.p = s->found;
}

static void mark(scene *s, const char *kind, const char *words, const char *value)
{
    s->marks[s->text.n_marks++] =
        (gold_mark){.kind = str_of(kind), .span = of(words), .value = str_of(value)};
}

static mention *find(scene *s, mention_kind kind, const char *words, const char *code)
{
    mention *m = &s->mentions[s->list.n];
    m->kind = kind;
    s->found[s->list.n++] =
        (finding){.kind = mention_kind_name(kind), .span = of(words), .m = m, .code = str_of(code)};
    return m;
}

static void finds_by_overlap(void **state)
{
    (void)state;
    scene s;
    open_scene(&s);
    mark(&s, "actor", "Chadian army’s", "TCDMIL");
    mark(&s, "actor", "Norway", "NOR");
    mark(&s, "place", "Oslo", "NOR");
    mark(&s, "time", "Monday", "2021-05-03");
    find(&s, MENTION_ACTOR, "The Chadian army", "TCDMIL");
    find(&s, MENTION_ACTOR, "Oslo", "NORGOV");
    find(&s, MENTION_TIME, "on Monday", "")->time.value = STR("2021-05-10");
    judgement_list j = judge(&s.set, &s.text, &s.list, &s.a);
    assert_int_equal(j.n, 4 + 3);
    assert_int_equal(j.p[0].what, JUDGED_FOUND);
    assert_true(j.p[0].exact && j.p[0].value.verdict == VALUE_RIGHT && j.p[0].value.code.same);
    assert_int_equal(j.p[1].what, JUDGED_MISSED);
    assert_null(j.p[1].found);
    assert_int_equal(j.p[2].what, JUDGED_MISSED); // an actor stands there, not a place
    assert_ptr_equal(j.p[2].found, &s.found[1]);
    assert_true(j.p[3].exact && j.p[3].value.verdict == VALUE_WRONG);
    assert_int_equal(j.p[4].what, JUDGED_RIGHT);
    assert_int_equal(j.p[5].what, JUDGED_EXTRA);
    assert_ptr_equal(j.p[5].mark, &s.marks[2]);
    arena_free(&s.a);
}

static void counts(void **state)
{
    (void)state;
    scene s;
    tally t = {0};
    open_scene(&s);
    mark(&s, "actor", "The Chadian army’s men", "TCDMIL|TCD");
    mark(&s, "actor", "Chadian", "TCD");
    mark(&s, "actor", "Norway", "NOR");
    s.marks[1].optional = true;
    find(&s, MENTION_ACTOR, "army", "TCDMILGOV");
    find(&s, MENTION_ACTOR, "paid", "CVL");
    judgement_list j = judge(&s.set, &s.text, &s.list, &s.a);
    tally_add(&t, &s.set, &s.text, &j, &s.a);
    assert_int_equal(t.gold.n, 1);
    const gold_row *g = &t.gold.p[0];
    assert_true(g->gold == 2 && g->found == 1 && g->exact == 0);
    assert_true(g->valued == 1 && g->right == 1 && g->same == 0 && g->country == 1);
    const our_row *o = &t.ours.p[0];
    assert_true(o->given == 2 && o->right == 1 && o->gold == 2 && o->found == 1);
    assert_true(fabs(tally_f1(o) - 0.5) < 1e-9);
    assert_str_is(t.aside.p[0].why, "optional");
    assert_int_equal(t.kinds.n, 3);
    tally_cell c = tally_cell_of(&t.sectors.entries[0]);
    assert_true(str_eq(c.gold, STR("MIL")) && str_eq(c.ours, STR("MIL")) && c.n == 1);
    assert_true(isnan(tally_f1(&(our_row){.given = 1})));
    arena_free(&s.a);
}

static void compares_amounts(void **state)
{
    static const struct {
        mention_kind kind;
        amount ours;
        const char *gold;
        value_verdict verdict;
    } CASES[] = {
        {MENTION_MONEY, {5, 5, 5, {"USD", sizeof "USD" - 1}}, "5 USD", VALUE_RIGHT},
        {MENTION_MONEY, {5, 5, 5, {"USD", sizeof "USD" - 1}}, "5 EUR", VALUE_WRONG},
        {MENTION_MONEY, {5, 5, 5, {"USD", sizeof "USD" - 1}}, "6 USD|5 USD", VALUE_RIGHT},
        {MENTION_MONEY, {NAN, 5, 10, {"USD", sizeof "USD" - 1}}, "5-10 USD", VALUE_RIGHT},
        {MENTION_MONEY, {NAN, 5, NAN, {"USD", sizeof "USD" - 1}}, "5 USD", VALUE_RIGHT},
        {MENTION_MONEY, {NAN, 5, 9, {"USD", sizeof "USD" - 1}}, "6-10 USD", VALUE_WRONG},
        {MENTION_QUANTITY,
         {NAN, 200, NAN, {"drone", sizeof "drone" - 1}},
         "100-999 drones",
         VALUE_RIGHT},
        {MENTION_QUANTITY,
         {5, 5, 5, {"vehicle", sizeof "vehicle" - 1}},
         "5 combat vehicles",
         VALUE_RIGHT},
        {MENTION_QUANTITY, {5, 5, 5, {"mile", sizeof "mile" - 1}}, "5 tons", VALUE_WRONG},
        {MENTION_QUANTITY, {5, 5, 5, {"km", sizeof "km" - 1}}, "5 kilometer", VALUE_RIGHT},
        {MENTION_QUANTITY, {5, 5, 5, {"mile", sizeof "mile" - 1}}, "*", VALUE_UNKNOWN},
        {MENTION_QUANTITY, {5, 5, 5, {"mile", sizeof "mile" - 1}}, "", VALUE_UNKNOWN},
        {MENTION_PERCENT, {5, 5, 5, {"%", sizeof "%" - 1}}, "5 %", VALUE_RIGHT},
        {MENTION_QUANTITY, {-1, -1, -1, {"", sizeof "" - 1}}, "-1", VALUE_RIGHT},
    };
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        mention m = {.kind = CASES[i].kind, .amount = CASES[i].ours};
        finding f = {.m = &m};
        gold_mark mark = {.kind = mention_kind_name(m.kind), .value = str_of(CASES[i].gold)};
        if (goldvalue_compare(&mark, &f).verdict != CASES[i].verdict)
            fail_msg("case %zu: %s", i, CASES[i].gold);
    }
}

static void compares_items_and_places(void **state)
{
    (void)state;
    mention tank = {.kind = MENTION_ITEM,
                    .amount = {20, 20, 20, STR("tank")},
                    .item = {.category = STR("tank")}};
    finding f = {.m = &tank};
    gold_mark mark = {.kind = STR("item"), .value = STR("battle tanks 20")};
    assert_int_equal(goldvalue_compare(&mark, &f).verdict, VALUE_RIGHT);
    mark.value = STR("battle tanks 30");
    assert_int_equal(goldvalue_compare(&mark, &f).verdict, VALUE_WRONG);
    mark.value = STR("drone");
    assert_int_equal(goldvalue_compare(&mark, &f).verdict, VALUE_WRONG);
    place_value lake = {.name = STR("Lake Chad")};
    mention m = {.kind = MENTION_PLACE, .place = &lake};
    f.m = &m;
    mark = (gold_mark){.kind = STR("place"), .value = STR("NER|Lake Chad")};
    assert_int_equal(goldvalue_compare(&mark, &f).verdict, VALUE_RIGHT);
    lake.country = STR("TCD");
    mark.value = STR("NER");
    assert_int_equal(goldvalue_compare(&mark, &f).verdict, VALUE_WRONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_by_overlap),
        cmocka_unit_test(counts),
        cmocka_unit_test(compares_amounts),
        cmocka_unit_test(compares_items_and_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
