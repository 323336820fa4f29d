#include "document/mailtrim.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define NEWS                                                                                       \
    "The foreign minister met his counterpart in Ankara on Tuesday, and the two agreed to reopen " \
    "the crossing.\n"

static void check(const char *given, const char *expected)
{
    arena a = {0};
    buf kept = {0};
    span_list spans = mailtrim_spans(&a, str_of(given));
    for (size_t i = 0; i < spans.n; i++) buf_add(&kept, span_text(str_of(given), spans.p[i]));
    assert_string_equal(kept.p ? kept.p : "", expected);
    buf_free(&kept);
    arena_free(&a);
}

static void test_kept(void **state)
{
    (void)state;
    check("", "");
    check(NEWS, NEWS);
    check("Short.\n\nNews.\n", "Short.\n\nNews.\n");
    // A text that speaks of such things, and news behind it.
    check("Readers may unsubscribe from the list.\n\n" NEWS,
          "Readers may unsubscribe from the list.\n\n" NEWS);
    check("Unsubscribe here.\n", "Unsubscribe here.\n"); // all that there is
}

static void test_above(void **state)
{
    (void)state;
    check("View this email in your browser\nhttps://a.example/1\n\n" NEWS, "\n" NEWS);
    check("Having trouble viewing this? Read it online: https://a.example\n" NEWS, NEWS);
}

static void test_below(void **state)
{
    (void)state;
    check(NEWS "\nYou are receiving this because you signed up.\n\nThe Courier\n\nUnsubscribe\n",
          NEWS "\n");
    check(NEWS "\n-----\n\n\u00A9 2025 The Courier. All rights reserved.\n\n12 Harbour Road\n",
          NEWS "\n");
    check(NEWS "\nThe Courier, 12 Harbour Road, Port Town\n", NEWS "\n");
    check(NEWS "\n=====\nTwitter\nFacebook\n\nAll rights reserved.\n", NEWS "\n");
    check(NEWS "\n-- \nJane Roe\nThe Courier\n", NEWS "\n");
    check(NEWS "\n___________\nNews mailing list\nhttps://a.example/mailman/listinfo/news\n",
          NEWS "\n");
    check(NEWS "\n" NEWS "\nHe lives at the harbour, in Port Town, since 1999.\n",
          NEWS "\n" NEWS "\nHe lives at the harbour, in Port Town, since 1999.\n");
}

static void test_within(void **state)
{
    (void)state;
    check("** BORDER\n-----\n\nIt opens (https://a.example/1), they said <https://a.example/2>.\n"
          "\nRead more (https://a.example/3)\nhttps://a.example/4\n(https://a.example/5)\n"
          "Read more \u00BB\n",
          "BORDER\n\nIt opens, they said.\n\n");
    check("A (b), [c] and <d> stay ( https://open\n", "A (b), [c] and <d> stay ( https://open\n");
    check("More than ten came.\n", "More than ten came.\n");
}

static void test_mails(void **state)
{
    (void)state;
    check("On Tue, 4 Mar 2025, Jane Roe wrote:\n> Is it open?\n> Jane\n\n" NEWS, "\n" NEWS);
    check(NEWS "\n-----Original Message-----\nFrom: Jane\nSubject: x\n\n" NEWS, NEWS "\n");
    check("See this.\n\n---------- Forwarded message ---------\nFrom: The Courier <n@a.example>\n"
          "Date: Tue, 4 Mar 2025\nSubject: Border\nTo: <j@a.example>\n\n" NEWS,
          "See this.\n\n\n" NEWS);
    assert_true(mailtrim_says_browser(STR("View in browser")));
    assert_false(mailtrim_says_browser(STR("The browser wars are over")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kept),   cmocka_unit_test(test_above), cmocka_unit_test(test_below),
        cmocka_unit_test(test_within), cmocka_unit_test(test_mails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
