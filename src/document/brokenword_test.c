#include "base/check.h"

#include "document/brokenword.h"

static broken judged(const char *text, const char *before, const char *after)
{
    broken_words b = {.text = str_of(text)};
    return broken_word(&b, str_of(before), str_of(after));
}

static void test_ends_of_words(void **state)
{
    (void)state;
    assert_int_equal(judged("", "the agree", "ment was signed"), BROKEN_YES);
    assert_int_equal(judged("", "THE AGREE", "MENT"), BROKEN_YES);
    assert_int_equal(judged("", "the negotia", "tions"), BROKEN_YES);
    assert_int_equal(judged("", "pre", "and post-war"), BROKEN_UNKNOWN);
    assert_int_equal(judged("", "long", "term"), BROKEN_UNKNOWN);
    assert_int_equal(judged("", "US", "Ments said"), BROKEN_NO); // a name
    assert_int_equal(judged("", "in 2020", "tion"), BROKEN_NO);
    assert_int_equal(judged("", "state-of", "ment"), BROKEN_NO);
    assert_int_equal(judged("", "", ""), BROKEN_NO);
}

static void test_words_of_the_text(void **state)
{
    (void)state;
    assert_int_equal(judged("a cabinet sat", "the cabi", "net"), BROKEN_YES);
    assert_int_equal(judged("cabinets sat", "the cabi", "net"), BROKEN_UNKNOWN);
    assert_int_equal(judged("an arms-control deal", "arms", "control"), BROKEN_NO);
}

static void test_next(void **state)
{
    (void)state;
    broken_words b = {.text = STR("")};
    str line = STR("the long- term agree- ment - and a docu- ment");
    assert_int_equal(broken_word_next(&b, line, 0), 20);
    assert_int_equal(broken_word_next(&b, line, 22), 39);
    assert_int_equal(broken_word_next(&b, line, 41), line.n);
    assert_int_equal(broken_word_next(&b, STR("agree-"), 0), 6);
}

// A text of nothing but broken words is looked through a bounded number of times.
static void test_bounded(void **state)
{
    (void)state;
    broken_words b = {.text = STR("nothing of it")};
    for (int i = 0; i < 1000; i++) broken_word(&b, STR("cabi"), STR("net"));
    assert_in_range(b.searches, 1, 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ends_of_words),
        cmocka_unit_test(test_words_of_the_text),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_bounded),
    };
    return cmocka_run_group_tests_name("brokenword", tests, NULL, NULL);
}
