#include "base/check.h"

#include "token/traits.h"

#include <string.h>

static str normal(const char *form, char *out)
{
    return (str){out, traits_normalise(str_of(form), out)};
}

static void test_normalise(void **state)
{
    (void)state;
    char out[TRAIT_BYTES];
    assert_str_is(normal("Beijing", out), "beijing");
    assert_str_is(normal("2024-07-17", out), "0000-00-00");
    assert_str_is(normal("\xE2\x80\x99s", out), "'s");
    assert_str_is(normal("\xE2\x80\x9C", out), "\"");
    assert_str_is(normal("\xE2\x80\x94", out), "-");
    assert_str_is(normal("\xE2\x80", out), "\xE2\x80"); // broken UTF-8 is kept
    assert_str_is(normal("", out), "");
}

static void test_keys(void **state)
{
    (void)state;
    traits a = traits_of(STR("Minister")), b = traits_of(STR("minister"));
    assert_true(a.key == b.key);
    assert_true(a.hash[TRAIT_SUFFIX_3] == b.hash[TRAIT_SUFFIX_3]);
    assert_true(a.hash[TRAIT_SHAPE] != b.hash[TRAIT_SHAPE]);
    traits c = traits_of(STR("sinister"));
    assert_true(a.key != c.key);
    assert_true(a.hash[TRAIT_SUFFIX_4] == c.hash[TRAIT_SUFFIX_4]);
    assert_true(a.hash[TRAIT_PREFIX_1] != c.hash[TRAIT_PREFIX_1]);
    assert_true(traits_of(STR("a")).hash[TRAIT_SUFFIX_1] !=
                traits_of(STR("a")).hash[TRAIT_SUFFIX_2]); // each kind has its own
    assert_true(traits_of(STR("1999")).key == traits_of(STR("2024")).key);
}

static void test_long(void **state)
{
    (void)state;
    static char many[1 << 20];
    memset(many, 'a', sizeof many);
    traits a = traits_of((str){many, sizeof many});
    many[sizeof many / 2] = 'b'; // the middle of a long word is not looked at
    traits b = traits_of((str){many, sizeof many});
    assert_true(a.key == b.key);
    many[sizeof many - 1] = 'b';
    assert_true(a.key != traits_of((str){many, sizeof many}).key);
    traits_of(STR_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_normalise),
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
