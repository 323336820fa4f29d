#include "document/mailhead.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

static void assert_is(str found, const char *expected)
{
    char text[2000];
    snprintf(text, sizeof text, "%.*s", STR_ARG(found));
    assert_string_equal(text, expected);
}

static void test_fields(void **state)
{
    (void)state;
    arena a = {0};
    static const char MAIL[] = "From jane@courier.example Tue Mar  4 10:00:00 2025\r\n"
                               "Subject: Talks\r\n"
                               "  resume\r\n"
                               "\tin Ankara\r\n"
                               "X-Empty:\r\n"
                               "Date : Tue, 4 Mar 2025\r\n"
                               "\r\n"
                               "Body: no field\r\n";
    size_t at = 0;
    mail_head head = mailhead_read(&a, str_of(MAIL), &at);
    assert_int_equal(head.n, 3);
    assert_is(mailhead_find(&head, "subject"), "Talks  resume\tin Ankara");
    assert_is(mailhead_find(&head, "date"), "Tue, 4 Mar 2025");
    assert_is(mailhead_find(&head, "x-empty"), "");
    assert_is(mailhead_find(&head, "to"), "");
    assert_true(str_starts(str_sub(str_of(MAIL), at, sizeof MAIL - 1), STR("Body: no")));
    at = 0;
    head = mailhead_read(&a, STR("Subject: a\nThis is text.\n"), &at); // no empty line
    assert_int_equal(head.n, 1);
    assert_int_equal(at, 11);
    at = 0;
    head = mailhead_read(&a, STR(""), &at);
    assert_int_equal(head.n + at, 0);
    arena_free(&a);
}

static void test_words(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"Talks resume", "Talks resume"},
        {"=?utf-8?q?Caf=C3=A9_Riche?=", "Café Riche"},
        {"=?ISO-8859-1?Q?Caf=E9?= is open", "Café is open"},
        {"=?windows-1251?B?zO7x6uLg?=", "Москва"},
        {"=?utf-8?B?2YXYrdin2K/Yq9in2Ko=?=", "محادثات"},
        {"=?utf-8?q?a?= =?utf-8?q?b?=", "ab"}, // the blank between them is none
        {"=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"},
        {"=?utf-8?B?w4A=?= =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=", "Àé"}, // a character in two words
        {"=?utf-8*en?q?a=20b?=", "a b"},
        {"=?utf-8?q?why=3F?=", "why?"},
        {"=?utf-8?q?why?not?=", "why?not"},
        {"=?utf-8?x?abc?=", "=?utf-8?x?abc?="},
        {"=?utf-8?q?never closed", "=?utf-8?q?never closed"},
        {"2 =? 3", "2 =? 3"},
        {"=?no-such-set?q?plain?=", "plain"},
        {"", ""},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_is(mailhead_text(&a, str_of(CASES[i][0])), CASES[i][1]);
    arena_free(&a);
}

static void test_parameters(void **state)
{
    (void)state;
    static const char *const CASES[][3] = {
        {"text/plain; charset=utf-8", "charset", "utf-8"},
        {"text/plain; Charset = \"ISO-8859-1\" ; format=flowed", "charset", "ISO-8859-1"},
        {"text/plain; x=\"a;charset=no\"; charset=yes", "charset", "yes"},
        {"text/plain; x=\"a\\\"b;\"; name=\"q\\\"r\"", "name", "q\"r"},
        {"attachment; filename*=utf-8'en'caf%C3%A9.pdf", "filename", "café.pdf"},
        {"attachment; filename*0=\"long \"; filename*1=\"name\"", "filename", "long name"},
        {"attachment; filename*0*=iso-8859-1''caf%E9; filename*1=\".pdf\"", "filename", "café.pdf"},
        {"attachment; filename=\"=?utf-8?q?caf=C3=A9?=\"", "filename", "café"},
        {"attachment; filename=\"never closed", "filename", "never closed"},
        {"text/plain", "charset", ""},
        {"text/plain;;;=;charset", "charset", ""},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_is(mailhead_parameter(&a, str_of(CASES[i][0]), CASES[i][1]), CASES[i][2]);
    assert_is(mailhead_value(&a, STR("Text/HTML; charset=x")), "text/html");
    assert_is(mailhead_value(&a, STR("base64 (all of it)")), "base64");
    arena_free(&a);
}

static void test_addresses(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"The Courier <news@courier.example>", "The Courier"},
        {"\"Courier, The\" <news@courier.example>, b@c.example", "Courier, The"},
        {"\"a \\\"b\\\" <c>\" <d@e.example>", "a \"b\" <c>"},
        {"=?utf-8?q?Le_Courrier_de_l=27=C3=89t=C3=A9?= <n@c.example>", "Le Courrier de l'Été"},
        {"news@courier.example (The Courier)", "The Courier"},
        {"news@courier.example", ""},
        {"<news@courier.example>", ""},
        {"", ""},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_is(mailhead_name(&a, str_of(CASES[i][0])), CASES[i][1]);
    assert_is(mailhead_angle(STR(" <a@b> (x)")), "a@b");
    assert_is(mailhead_angle(STR("a@b ")), "a@b");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_addresses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
