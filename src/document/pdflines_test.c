#include "base/check.h"

#include "document/pdflines.h"

static void assert_joined(const char *lines, const char *expected)
{
    arena a = {0};
    assert_str_is(pdflines_join(&a, str_of(lines)), expected);
    arena_free(&a);
}

static void test_paragraphs(void **state)
{
    (void)state;
    assert_joined(
        "Examplia Closes Port\n\nThe government of Examplia closed the port\nof Norhaven on "
        "Monday, "
        "after its envoy had\nbeen called home.\nThe minister said that the measure would\nstay.",
        "Examplia Closes Port\n\nThe government of Examplia closed the port of Norhaven on Monday, "
        "after its envoy had been called home.\nThe minister said that the measure would stay.");
    // a narrow column beside a wide one
    assert_joined(
        "The ministers of the two states met in the capital of the third one on Monday, and\nthey "
        "parted without a result of any kind, as both of them said.\n\nThe port of Norhaven was "
        "shut\non Monday to all the ships\nof Otherland.",
        "The ministers of the two states met in the capital of the third one on Monday, and they "
        "parted without a result of any kind, as both of them said.\n\nThe port of Norhaven was "
        "shut on Monday to all the ships of Otherland.");
}

static void test_hyphens(void **state)
{
    (void)state;
    assert_joined(
        "The two states have begun their negotia-\ntions on fishing and a long-\nterm plan for the "
        "northern strait and ports.\n\nNo negotiations were held on the long-term plan for it.",
        "The two states have begun their negotiations on fishing and a long-term plan for the "
        "northern strait and ports.\n\nNo negotiations were held on the long-term plan for it.");
}

static void test_lists_and_tables(void **state)
{
    (void)state;
    assert_joined("The package that was approved on Monday has:\n\xE2\x80\xA2 forty launchers with "
                  "all of their "
                  "parts;\n\xE2\x80\xA2 four hundred rockets with their motors\nand boxes;\n(a) "
                  "training;\n12. support.",
                  "The package that was approved on Monday has:\n\xE2\x80\xA2 forty launchers with "
                  "all of their "
                  "parts;\n\xE2\x80\xA2 four hundred rockets with their motors and boxes;\n(a) "
                  "training;\n12. support.");
    assert_joined("Year\nShips\n2021\n14\n2022\n9", "Year\nShips\n2021\n14\n2022\n9");
    assert_joined("", "");
    assert_joined("\n\n \n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_paragraphs),
        cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_lists_and_tables),
    };
    return cmocka_run_group_tests_name("pdflines", tests, NULL, NULL);
}
