#include "query/partycode.h"

#include "base/check.h"

// What is written, and its code; NULL: it is refused.
static const struct {
    const char *text, *code;
} CASES[] = {
    {"China", "CHN"},
    {"chn", "CHN"},
    {"CHNGOV", "CHNGOV"},
    {"chngo", "CHNGO"},
    {"South Korea", "KOR"},
    {"south korea", "KOR"},
    {"PERU", "PER"},
    {"peru", "PER"},
    {"usa", "USA"},
    {"nato", "IGOWSTNAT"},
    {"PERUAF", "PERUAF"},
    {"UK", "GBR"},
    {"NATO", "IGOWSTNAT"},
    {"igo", "IGO"},
    {"European Union", "IGOEUREEC"},
    {"XYZQ", "XYZQ"},
    {"REB", "REB"},
    {"Narnia", NULL},
    {"United", NULL},
    {"Germny", NULL},
    {"Polnd", NULL},
    {"ch", NULL},
    {"", NULL},
    {"U*A", NULL},
    {"hello world", NULL},
};

static void parties(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        str code;
        bool known = partycode_read(str_of(CASES[i].text), &a, &code);
        if (known != (CASES[i].code != NULL) || (known && !str_eq(code, str_of(CASES[i].code))))
            fail_msg("%s: %.*s", CASES[i].text, STR_ARG(code));
        arena_free(&a);
    }
}

static void nearest(void **state)
{
    (void)state;
    suggestion near = {.word = STR("Germny")};
    partycode_offer(&near);
    assert_str_is(near.best, "Germany");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(parties), cmocka_unit_test(nearest)};
    return cmocka_run_group_tests_name("codes of parties", tests, NULL, NULL);
}
