#include "base/check.h"

#include "sentence/abbreviation.h"

#include <string.h>

static void knows_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        abbreviation kind;
    } rows[] = {
        {"Gen", ABBR_TITLE},       {"gen", ABBR_TITLE},        {"MR", ABBR_TITLE},
        {"No", ABBR_NUMBER},       {"Sept", ABBR_MONTH},       {"Inc", ABBR_WORD},
        {"U.S", ABBR_DOTTED},      {"a.m", ABBR_TIME},         {"Ph.D", ABBR_DOTTED},
        {"J", ABBR_LETTER},        {"j", ABBR_NONE},           {"word", ABBR_NONE},
        {"", ABBR_NONE},           {".", ABBR_NONE},           {"U..S", ABBR_NONE},
        {".U", ABBR_NONE},         {"example.com", ABBR_NONE}, {"A.B.C.D.E.F.G", ABBR_NONE},
        {"yrs", ABBR_WORD},        {"abs", ABBR_NUMBER},       {"7", ABBR_NONE},
        {"\xC3\x89", ABBR_LETTER}, {"\xC3\xA9", ABBR_NONE},    {"etc", ABBR_ETC},
        {"Ill", ABBR_WORD},        {"ILL", ABBR_WORD},         {"ill", ABBR_NONE},
        {"e.g", ABBR_TITLE},       {"v", ABBR_TITLE},          {"p", ABBR_NUMBER},
        {"P.M", ABBR_TIME},        {"11a.m", ABBR_TIME},       {"7:30P.M", ABBR_TIME},
        {"Lt.Gen", ABBR_TITLE},    {"Brig.Gen", ABBR_TITLE},   {"Mr.Inc", ABBR_NONE},
        {"Gen.", ABBR_NONE},       {".Gen", ABBR_NONE},        {"Gen.7", ABBR_NONE},
        {"pct", ABBR_ETC},         {"Sqn", ABBR_TITLE},        {"Weds", ABBR_MONTH},
        {"weds", ABBR_NONE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        abbreviation got = abbr_find(str_of(rows[i].word));
        if (got != rows[i].kind) print_error("%s: %d\n", rows[i].word, (int)got);
        assert_int_equal(got, rows[i].kind);
    }
}

// A binary search finds every entry only if the table is sorted: one of each first letter.
static void table_is_sorted(void **state)
{
    (void)state;
    str words = STR(
        "abs|adj|approx|apr|apt|ariz|ark|bln|bn|bros|ca|cmdr|co|col|comdr|conn|corp|dec|dept|dr|ed|"
        "etc|ext|feb|flt|ft|gen|govt|hon|ibid|inc|insp|jan|jr|jun|kan|ky|lb|lbs|lt|ltd|maj|"
        "messrs|mr|mrs|ms|mt|natl|no|nos|nov|nr|oct|oz|pa|pct|ph|pp|prof|pvt|que|rd|rep|"
        "rev|sen|sept|sgt|sr|st|ste|supt|tel|tues|univ|va|vs|vt|wash|wis|wyo|yr|yrs");
    for (str rest = words; rest.p;) {
        str word = str_split(&rest, '|');
        char name[ABBR_MAX_BYTES];
        memcpy(name, word.p, word.n);
        name[0] = (char)(name[0] & ~0x20); // some are other words when written small
        if (abbr_find((str){name, word.n}) == ABBR_NONE) print_error("%.*s\n", STR_ARG(word));
        assert_int_not_equal(abbr_find((str){name, word.n}), ABBR_NONE);
    }
}

static void knows_months(void **state)
{
    (void)state;
    assert_true(abbr_is_month(STR("Sept")) && abbr_is_month(STR("May")));
    assert_false(abbr_is_month(STR("may")) || abbr_is_month(STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_kinds),
        cmocka_unit_test(table_is_sorted),
        cmocka_unit_test(knows_months),
    };
    return cmocka_run_group_tests_name("sentence/abbreviation", tests, NULL, NULL);
}
