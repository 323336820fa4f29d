#include "measure/treebanktext.h"

#include "base/check.h"

static const char TREEBANK[] = "# text = Before any document.\n"
                               "1\tBefore\n\n"
                               "# newdoc id = news_chad\n"
                               "# meta::dateCreated = 2015-08-21\n"
                               "# meta::title = Chad votes\n"
                               "# newpar\n"
                               "# newpar_block = p (2 s)\n"
                               "# text = Chad voted.\n"
                               "1\tChad\tChad\n"
                               "# text is no comment of ours\n\n"
                               "# newpar_block = p (1 s)\n"
                               "# text = Mali didn't.\n\n"
                               "# newpar\n"
                               "# text = Niger will.\n\n"
                               "# newdoc id = weblog-chad_x_20041123063000_ENG_20041123_063000\n"
                               "# sent_id = 1\n"
                               "# newpar id = p1\n"
                               "# text = So it goes .\n\n"
                               "# newdoc id = weblog-chad_20041123-063000\n";

static void puts_sentences_together(void **state)
{
    (void)state;
    arena a = {0};
    treebank_text_list list = treebank_texts(str_of(TREEBANK), &a);
    assert_int_equal(list.n, 3);
    assert_str_is(list.p[0].id, "news_chad");
    assert_str_is(list.p[0].date, "2015-08-21");
    assert_str_is(list.p[0].title, "Chad votes");
    assert_str_is(list.p[0].text, "Chad voted. Mali didn't.\n\nNiger will.");
    assert_str_is(list.p[1].date, "2004-11-23");
    assert_str_is(list.p[1].title, "");
    assert_str_is(list.p[1].text, "So it goes .");
    // An id that only looks like one with a time, and a document without a sentence.
    assert_str_is(list.p[2].date, "");
    assert_str_is(list.p[2].text, "");
    arena_free(&a);
}

static void reads_nothing(void **state)
{
    (void)state;
    arena a = {0};
    assert_int_equal(treebank_texts(STR(""), &a).n, 0);
    assert_int_equal(treebank_texts(STR("# text = Alone."), &a).n, 0);
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(puts_sentences_together),
        cmocka_unit_test(reads_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
