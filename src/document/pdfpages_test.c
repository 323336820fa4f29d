#include "base/check.h"

#include "document/pdfpages.h"

static void assert_joined(const char *pages, const char *expected)
{
    arena a = {0};
    assert_str_is(pdfpages_join(&a, str_of(pages)), expected);
    arena_free(&a);
}

static void test_running_lines(void **state)
{
    (void)state;
    assert_joined(
        "Ministry of Trade | 4 May 2023 | 1\n\nThe port was closed.\n\nwww.example.org\n\f"
        "Ministry of Trade | 4 May 2023 | 2\n\nIt opened again.\n\nwww.example.org\n\f"
        "Ministry of Trade | 4 May 2023 | 3\n\nNo ship came.\n\nwww.example.org\n\f",
        "The port was closed.\n\nIt opened again.\n\nNo ship came.");
    // two pages may begin alike
    assert_joined("Annex\nOne.\n\fAnnex\nTwo.\n\f", "Annex\nOne.\n\nAnnex\nTwo.");
    // numbers of pages go on any page; a year or a sum in the text does not
    assert_joined("The port was closed.\n2023\nPage 1 of 2\n\f12 ships came.\n- 2 -\n\f",
                  "The port was closed.\n2023\n\n12 ships came.");
    // the second line from the edge, behind a line of its own
    assert_joined("A\nBulletin 1\nOne.\n\fB\nBulletin 2\nTwo.\n\fC\nBulletin 3\nThree.\n\f",
                  "A\nOne.\n\nB\nTwo.\n\nC\nThree.");
}

static void test_sentences_over_pages(void **state)
{
    (void)state;
    assert_joined("The minister said that the\n1\n\fport was closed.\n2\n\f",
                  "The minister said that the\nport was closed.");
    assert_joined("The minister spoke.\n\fport news\n\f", "The minister spoke.\n\nport news");
    assert_joined("The minister\n\fAlbania\n\f", "The minister\n\nAlbania");
}

static void test_nothing(void **state)
{
    (void)state;
    assert_joined("", "");
    assert_joined("\f\f\n \f", "");
    assert_joined("one line", "one line");
    assert_joined("    Indented.\nNot.\n\f", "    Indented.\nNot.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_running_lines),
        cmocka_unit_test(test_sentences_over_pages),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests_name("pdfpages", tests, NULL, NULL);
}
