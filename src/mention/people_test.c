// People that are counted, in texts of our own, read by the real analyser.
#include "base/check.h"
#include "mention/mention.h"
#include "mention/peopleword.h"
#include "mention/realreader.h"

#include <math.h>
#include <string.h>

// Expected: "words = low-high role [whose] [by CODE] [old]" of each, joined by "; ".
static const told_case CASES[] = {
    // what befell them, by the verb
    {"At least 23 people were killed and more than 60 wounded.",
     "At least 23 people = 23- killed CVL; more than 60 wounded = 60- injured"},
    {"Between 5 and 7 Turkish soldiers died.",
     "Between 5 and 7 Turkish soldiers = 5-7 killed TURMIL"},
    {"As many as 300,000 have been displaced.", "As many as 300,000 = -300000 displaced"},
    {"Boko Haram kidnapped 90 schoolgirls.", "90 schoolgirls = 90-90 hostages NGAEDU by NGAREBBKH"},
    {"Israeli airstrikes killed 12 Palestinians and injured scores of others.",
     "12 Palestinians = 12-12 killed PSE by ISR; scores of others = 40- injured"},
    {"Egyptian police arrested dozens of protesters.",
     "dozens of protesters = 24- detained EGYCVLPRO by EGYCOP"},
    {"Militants shelled the town, killing 30 people.", "30 people = 30-30 killed CVL by REB"},
    {"Two policemen were shot and killed by gunmen.", "Two policemen = 2-2 killed COP by UAF"},
    {"Thousands fled.", "Thousands = 2000- displaced"},
    {"Hundreds were arrested.", "Hundreds = 200- detained"},
    {"A school fell in with four students killed and 40 injured.",
     "four students = 4-4 killed EDU; 40 injured = 40-40 injured"},
    {"Fourteen of the 172 on board were injured.",
     "Fourteen = 14-14 injured; 172 on board = 172-172 people"},
    {"He named 84 judges, 25 of whom are women.",
     "84 judges = 84-84 people JUD; 25 of whom = 25-25 people"},
    {"Police held 30 of the 45 protesters.",
     "30 = 30-30 protesters CVLPRO; 45 protesters = 45-45 protesters CVLPRO"},
    {"Tens of thousands are forced to evacuate.", "Tens of thousands = 20000- displaced"},
    {"It sent 2,500 federal personnel.", "2,500 federal personnel = 2500-2500 people"},
    {"Ten people died and 8 are missing.", "Ten people = 10-10 killed CVL; 8 = 8-8 missing"},
    {"Fire destroyed the town, with thousands of people forced to evacuate.",
     "thousands of people = 2000- displaced CVL"},
    {"Tens of thousands fled.", "Tens of thousands = 20000- displaced"},
    {"In the south, tens of thousands are forced to flee.", "tens of thousands = 20000- displaced"},
    {"Hundreds gathered outside.", "Hundreds = 200- people"},
    {"Three miners died and 27 were injured.", "Three miners = 3-3 killed LAB; 27 = 27-27 injured"},
    {"Two men were stabbed to death.", "Two men = 2-2 killed CVL"},
    {"So far, one woman is reported as missing.", "one woman = 1-1 missing CVL"},
    {"The toll climbs to 12, and one person is missing.",
     "12 = 12-12 killed; one person = 1-1 missing CVL"},
    {"The soldiers shot two teachers.", "two teachers = 2-2 injured EDU by MIL"},
    {"They shot two films.", ""},
    {"12,000 members of the Russian Army took part.", "12,000 members = 12000-12000 troops RUSMIL"},
    {"The clash ended with 13 villagers and four policemen injured.",
     "13 villagers = 13-13 injured CVL; four policemen = 4-4 injured COP"},
    {"The storm sent hundreds to hospitals.", "hundreds = 200- injured"},
    {"Two others were wounded, and one man was knifed to death.",
     "Two others = 2-2 injured; one man = 1-1 killed CVL"},
    // a part of those before
    {"Ten miners were killed, seven from one town.",
     "Ten miners = 10-10 killed LAB; seven = 7-7 killed"},
    {"The fight left 30 students injured, including 24 with broken legs.",
     "30 students = 30-30 injured EDU; 24 = 24-24 injured"},
    {"Nine people were shot, 3 fatally.", "Nine people = 9-9 injured CVL; 3 = 3-3 killed"},
    {"An attack left 6 dead, including 4 soldiers.",
     "6 dead = 6-6 killed; 4 soldiers = 4-4 killed MIL"},
    {"A family of four was fired upon.", "family of four = 4-4 people CVL"},
    {"Two heads of state met.", "Two heads = 2-2 people"},
    // by what stands beside them
    {"The storm left 14 people dead and nine missing.",
     "14 people = 14-14 killed CVL; nine missing = 9-9 missing"},
    {"The army buried ten dead soldiers.", "ten dead soldiers = 10-10 killed MIL"},
    // by a noun
    {"The attack claimed 50 lives.", "50 lives = 50-50 killed"},
    {"The killing of 12 journalists by Mexican gangs went on.",
     "12 journalists = 12-12 killed MEXMED by MEXCRM"},
    {"They freed 40 hostages.", "40 hostages = 40-40 hostages CVL"},
    {"The camp holds 6,000 refugees.", "6,000 refugees = 6000-6000 displaced REF"},
    {"It sent 2,500 troops.", "2,500 troops = 2500-2500 troops MIL"},
    {"Tens of thousands of demonstrators gathered.",
     "Tens of thousands of demonstrators = 20000- protesters CVLPRO"},
    {"He met 12 ministers.", "12 ministers = 12-12 people GOV"},
    {"The fighting forced thousands of people to flee.",
     "thousands of people = 2000- displaced CVL"},
    {"The death toll from the flood in the north of the country rises to 13.", "13 = 13-13 killed"},
    // nothing befell them, or they are none
    {"The mother of two children was arrested.", "two children = 2-2 people CVL"},
    {"They destroyed 12 tanks.", ""},
    {"They killed 40 cows.", ""},
    {"He killed two bills.", ""},
    {"One in four workers left.", ""},
    // tolls
    {"A bomb killed 12 people in the capital. The death toll later rose to 31.",
     "12 people = 12-12 killed CVL old; 31 = 31-31 killed"},
    {"The toll rose to 31, up from 12.", "31 = 31-31 killed; 12 = 12-12 killed old"},
    {"A bomb killed 12 people. Another bomb killed five people.",
     "12 people = 12-12 killed CVL; five people = 5-5 killed CVL"},
};

static void add_number(buf *out, double v)
{
    if (isfinite(v)) buf_add_format(out, "%.0f", v);
}

static void add_people(buf *out, const mention *m, str text)
{
    if (m->kind != MENTION_PEOPLE) return;
    const people_value *p = m->people;
    buf_add_format(out, "%s%.*s = ", out->n ? "; " : "", STR_ARG(span_text(text, m->span)));
    add_number(out, m->amount.low);
    buf_add_c(out, "-");
    add_number(out, m->amount.high);
    buf_add_format(out, " %.*s", STR_ARG(p->role));
    if (p->whose) buf_add_format(out, " %.*s", STR_ARG(p->whose->code));
    if (p->by) buf_add_format(out, " by %.*s", STR_ARG(p->by->code));
    if (p->superseded) buf_add_c(out, " old");
}

static void test_cases(void **state)
{
    check_cases(state, CASES, sizeof CASES / sizeof *CASES, add_people, "2024-07-17", "");
}

static void test_words(void **state)
{
    (void)state;
    assert_str_is(people_role(STR("kill"), PEOPLE_DONE), "killed");
    assert_str_is(people_role(STR("displaced"), PEOPLE_STATE), "displaced");
    assert_str_is(people_role(STR("soldier"), PEOPLE_NOUN), "troops");
    assert_false(people_role(STR("tank"), PEOPLE_NOUN).n);
    assert_false(people_role(STR("kill"), PEOPLE_NOUN).n);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases), cmocka_unit_test(test_words)};
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
