#include "ledger/noticetext.h"

#include "base/check.h"

// What a reader makes of a text.
static const char *const CASES[][2] = {
    // stray spaces: a word of the list, one that the text has whole, the end of a word
    {"ap proved die sel sets", "approved diesel sets"},
    {"The Zorvex radar and the Zor vex mast", "The Zorvex radar and the Zorvex mast"},
    {"agree ments, con trol", "agreements, control"},
    {"a long range with out air craft", "a long range with out air craft"},
    {"air craft and aircraft", "aircraft and aircraft"},
    {"AIM- 120 and AN/ APX-1", "AIM-120 and AN/APX-1"},
    {"heli- copters, short- and long-range", "helicopters, short- and long-range"},
    // pages
    {"training of DSCA News Release\nPage 2 operators", "training of operators"},
    {"secu-\nNews Release\nDefense Security Cooperation Agency \xC2\xB7 Arlington, "
     "Virginia\n2\nrity",
     "security"},
    {"The Defense Security Cooperation Agency News",
     "The Defense Security Cooperation Agency News"},
    {"a list; Federal Register / Vol. 1, No. 2 / Friday, May 3, 2024 / Notices 123\ngoes on",
     "a list; goes on"},
    {"spares of\nZorvex Weekly Bulletin\n2\nradars. Tools of\nZorvex Weekly Bulletin\n3\nmasts.",
     "spares of radars. Tools of masts."},
    {"", ""},
};

static void mends(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        str text = str_of(CASES[i][0]);
        notice_text t = notice_text_read(text, &a);
        if (!str_eq(t.text, str_of(CASES[i][1]))) print_error("%s\n", CASES[i][0]);
        assert_str_is(t.text, CASES[i][1]);
        // Every byte leads back to one like it; what became a space was a line feed or a header.
        for (size_t k = 0; k < t.text.n; k++)
            if (t.text.p[k] != ' ' && t.text.p[k] != '\n')
                assert_int_equal(t.text.p[k], text.p[t.at[k]]);
        assert_int_equal(t.at[t.text.n], text.n);
        arena_free(&a);
    }
}

// Lines of a column, of which one ends in each sort of hyphen.
static void joins_lines(void **state)
{
    (void)state;
    static const char TEXT[] = "The equipment that is named here would be of use in the deter-\n"
                               "mination of long-\n"
                               "range threats, and so would be some of the other articles on a\n"
                               "list; the rest, which is longer than this line would have been\n"
                               "able to hold, follows on the next one and on some more of them\n"
                               "until the text is long enough to be a column in its own right,\n"
                               "with lines of nearly the same length that end where no sentence\n"
                               "ends, as they do in print, and with laser-\n"
                               "homing ones among them, until at last the end has come for it.\n"
                               "Sixty machine guns, which begin another entry of the same list\n"
                               "(iv) Military Department: Army, with a heading before its name\n";
    arena a = {0};
    notice_text t = notice_text_read(STR(TEXT), &a);
    assert_true(str_find(t.text, STR("determination of long-range threats, and so")) != SIZE_MAX);
    assert_true(str_find(t.text, STR("laser-homing")) != SIZE_MAX);
    assert_true(str_find(t.text, STR("\nSixty machine guns")) != SIZE_MAX);
    assert_true(str_find(t.text, STR("\n(iv) Military")) != SIZE_MAX);
    size_t at = str_find(t.text, STR("determination"));
    span s = notice_text_span(&t, at, at + 13);
    assert_str_is(span_text(STR(TEXT), s), "deter-\nmination");
    arena_free(&a);
}

static void ends_sentences(void **state)
{
    (void)state;
    static const char *const ENDS[][2] = {
        {"Sold by the U.S. Army. Then", "Sold by the U.S. Army."},
        {"It is Boeing, Inc. There are", "It is Boeing, Inc."},
        {"Boeing, St. Louis. A", "Boeing, St. Louis."},
        {"TOTAL ..... $2.5 million. A", "TOTAL ..... $2.5 million."},
        {"1. Six radars. A", "1. Six radars."},
        {"no end", "no end"},
    };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        str text = str_of(ENDS[i][0]);
        assert_str_is(str_sub(text, 0, notice_sentence_end(text, 0, text.n)), ENDS[i][1]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(mends), cmocka_unit_test(joins_lines), cmocka_unit_test(ends_sentences)};
    return cmocka_run_group_tests_name("notice text", tests, NULL, NULL);
}
