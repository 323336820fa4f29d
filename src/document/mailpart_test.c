#include "document/mailpart.h"

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

static const char NESTED[] = "Content-Type: multipart/mixed; boundary=\"out\"\r\n"
                             "\r\n"
                             "Preamble.\r\n"
                             "--out\r\n"
                             "Content-Type: multipart/alternative; boundary=out-in\r\n"
                             "\r\n"
                             "--out-in\r\n"
                             "\r\n"
                             "plain\r\n"
                             "--out-in \r\n"
                             "Content-Type: text/html\r\n"
                             "\r\n"
                             "<p>rich\r\n"
                             "--out-in--\r\n"
                             "Nothing.\r\n"
                             "--out\r\n"
                             "Content-Type: application/pdf; name=\"a.pdf\"\r\n"
                             "Content-Disposition: attachment\r\n"
                             "\r\n"
                             "%PDF\r\n"
                             "--out\r\n"
                             "Content-Type: message/rfc822\r\n"
                             "\r\n"
                             "Subject: inner\r\n"
                             "\r\n"
                             "inner text\r\n"
                             "--out--\r\n"
                             "Epilogue.\r\n";

static void test_walk(void **state)
{
    (void)state;
    static const char *const TYPES[] = {"text/plain", "text/html", "application/pdf", "text/plain"};
    static const char *const BODIES[] = {"plain", "<p>rich", "%PDF", "inner text"};
    arena a = {0};
    mail_parts parts = mailpart_walk(&a, str_of(NESTED));
    assert_int_equal(parts.n, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_is(parts.p[i].type, TYPES[i]);
        assert_is(parts.p[i].body, BODIES[i]);
        assert_int_equal(parts.p[i].begin, str_find(str_of(NESTED), str_of(BODIES[i])));
    }
    assert_true(parts.p[0].group >= 0 && parts.p[0].group == parts.p[1].group);
    assert_true(parts.p[2].group < 0 && parts.p[2].attached);
    assert_is(parts.p[2].name, "a.pdf");
    assert_true(parts.p[3].embedded && !parts.p[0].embedded);
    assert_false(parts.cut || parts.open);
    arena_free(&a);
}

static void test_broken(void **state)
{
    (void)state;
    arena a = {0};
    mail_parts parts = mailpart_walk(&a, str_sub(str_of(NESTED), 0, 200));
    assert_true(parts.open);
    assert_is(parts.p[0].body, "plain");
    parts = mailpart_walk(&a, STR("Content-Type: multipart/mixed\n\nNo boundary is given.\n"));
    assert_int_equal(parts.n, 1);
    assert_is(parts.p[0].type, "text/plain");
    parts = mailpart_walk(&a, STR("Content-Type: multipart/mixed; boundary=b\n\nNo part.\n"));
    assert_int_equal(parts.n, 0);
    parts = mailpart_walk(&a, STR(""));
    assert_int_equal(parts.n, 1);
    arena_free(&a);
}

// More parts, and deeper ones, than any mail has.
static void test_limits(void **state)
{
    (void)state;
    arena a = {0};
    buf b = {0};
    buf_add_c(&b, "Content-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < 3 * MAILPART_MAX_PARTS; i++) buf_add_c(&b, "--b\n\nx\n");
    mail_parts parts = mailpart_walk(&a, buf_str(&b));
    assert_true(parts.cut && parts.n <= MAILPART_MAX_PARTS);
    buf_clear(&b);
    for (int i = 0; i < 100 * MAILPART_MAX_DEPTH; i++)
        buf_add_format(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    parts = mailpart_walk(&a, buf_str(&b));
    assert_true(parts.cut);
    buf_clear(&b);
    for (int i = 0; i < 100 * MAILPART_MAX_DEPTH; i++)
        buf_add_c(&b, "Content-Type: message/rfc822\n\n");
    parts = mailpart_walk(&a, buf_str(&b));
    assert_true(parts.cut);
    buf_free(&b);
    arena_free(&a);
}

static void check(arena *a, const char *how, const char *given, const char *expected, bool damaged)
{
    buf b = {0};
    buf_add_format(&b, "Content-Transfer-Encoding: %s\n\n%s", how, given);
    mail_parts parts = mailpart_walk(a, str_copy(a, buf_str(&b)));
    mail_bytes bytes = mailpart_decode(a, &parts.p[0]);
    assert_is(bytes.text, expected);
    assert_int_equal(bytes.damaged, damaged);
    for (uint32_t i = 0; i <= bytes.text.n; i++)
        assert_true(offset_map_find(bytes.map.p, bytes.map.n, i) <= b.n);
    buf_free(&b);
}

static void test_decode(void **state)
{
    (void)state;
    arena a = {0};
    check(&a, "7bit", "a=3D\n", "a=3D\n", false);
    check(&a, "Quoted-Printable", "caf=C3=A9 is =\r\nopen=3d", "caf\xC3\xA9 is open=", false);
    check(&a, "quoted-printable", "a= \t\nb =\n", "ab ", false);
    check(&a, "quoted-printable", "1 =2 =ZZ =", "1 =2 =ZZ ", false);
    check(&a, "base64", "VGFs\r\na3Mg\nYQ==", "Talks a", false);
    check(&a, "base64", "VG Fs a3M=", "Talks", false);
    check(&a, "base64", "VG*Fs", "Tal", true);
    check(&a, "x-unknown", "as it is", "as it is", false);
    arena_free(&a);
}

// Offsets of what was decoded lead to what it was decoded from.
static void test_offsets(void **state)
{
    (void)state;
    static const char MAIL[] = "Content-Transfer-Encoding: quoted-printable\n\n"
                               "caf=C3=A9 is o=\npen";
    arena a = {0};
    mail_parts parts = mailpart_walk(&a, str_of(MAIL));
    mail_bytes bytes = mailpart_decode(&a, &parts.p[0]);
    size_t open = str_find(bytes.text, STR("open")), pen = open + 1;
    assert_int_equal(offset_map_find(bytes.map.p, bytes.map.n, (uint32_t)open),
                     str_find(str_of(MAIL), STR("o=\n")));
    assert_int_equal(offset_map_find(bytes.map.p, bytes.map.n, (uint32_t)pen),
                     str_find(str_of(MAIL), STR("pen")));
    assert_int_equal(offset_map_find(bytes.map.p, bytes.map.n, 3),
                     str_find(str_of(MAIL), STR("=C3")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk),    cmocka_unit_test(test_broken),
        cmocka_unit_test(test_limits),  cmocka_unit_test(test_decode),
        cmocka_unit_test(test_offsets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
