#include "document/mail.h"

#include "base/stream.h"
#include "document/reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

#define HEAD                                                                                       \
    "From: \"The Courier\" <news@courier.example>\r\n"                                             \
    "Subject: Re: [Briefing] Fwd: Border to =?utf-8?q?r=C3=A9open?=\r\n"                           \
    "Date: Tue, 04 Mar 2025 23:30:00 -0500 (EST)\r\n"                                              \
    "Message-ID: <1@courier.example>\r\n"
#define ALTERNATIVE "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
#define PLAIN_PART  "--b\r\nContent-Type: text/plain\r\n\r\n"
#define HTML_PART   "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
#define NEWS                                                                                       \
    "The foreign minister met his counterpart in Ankara, and the two agreed to reopen the "        \
    "crossing."

static void assert_is(str found, const char *expected)
{
    char text[2000];
    snprintf(text, sizeof text, "%.*s", STR_ARG(found));
    assert_string_equal(text, expected);
}

static mail read_ok(arena *a, const char *message)
{
    mail m;
    diag why = {0};
    assert_int_equal(mail_read(a, str_of(message), &m, &why), ST_OK);
    return m;
}

static void test_head(void **state)
{
    (void)state;
    arena a = {0};
    mail m = read_ok(&a, HEAD "\r\n" NEWS);
    assert_is(m.known.title, "Border to r\u00E9open");
    assert_is(m.known.date, "2025-03-04T23:30:00-05:00");
    assert_is(m.known.outlet, "The Courier");
    assert_is(m.known.id, "1@courier.example");
    assert_is(m.known.url, "");
    assert_is(m.body.text, NEWS);
    m = read_ok(&a, "From: news@a.example\nList-Id: Daily Brief <brief.a.example>\n"
                    "Archived-At: <https://a.example/7>\nSubject: [Only this]\n\nText.");
    assert_is(m.known.outlet, "Daily Brief");
    assert_is(m.known.url, "https://a.example/7");
    assert_is(m.known.title, "[Only this]");
    m = read_ok(&a, "List-Id: 8f3list <8f3.a.example>\nDate: some day\n\nText.");
    assert_is(m.known.outlet, "");
    assert_is(m.known.date, "some day"); // told as a problem, not hidden
    arena_free(&a);
}

static void test_alternative(void **state)
{
    (void)state;
    arena a = {0};
    static const char RICH[] = "<p>" NEWS "</p><p>It opens on Friday.</p>\r\n--b--\r\n";
    buf b = {0};
    buf_add_c(&b, HEAD ALTERNATIVE PLAIN_PART NEWS "\r\n\r\nIt opens on Friday.\r\n" HTML_PART);
    buf_add_c(&b, RICH);
    mail m = read_ok(&a, b.p);
    assert_is(str_trim(m.body.text), NEWS "\r\n\r\nIt opens on Friday."); // the plain one will do
    buf_clear(&b);
    buf_add_c(&b, HEAD ALTERNATIVE PLAIN_PART "Your program shows no HTML.\r\n" HTML_PART);
    buf_add_c(&b, RICH);
    m = read_ok(&a, b.p);
    assert_is(m.body.text, NEWS "\n\nIt opens on Friday.");
    buf_clear(&b);
    buf_add_c(&b, HEAD ALTERNATIVE PLAIN_PART
              "The foreign minister ( https://a.example/1 ) met his counterpart "
              "(https://a.example/2) in Ankara (https://a.example/3), and the two agreed to reopen "
              "the crossing. It opens on Friday.\r\n" HTML_PART);
    buf_add_c(&b, RICH);
    m = read_ok(&a, b.p);
    assert_is(m.body.text, NEWS "\n\nIt opens on Friday.");
    buf_free(&b);
    arena_free(&a);
}

static void test_web_version(void **state)
{
    (void)state;
    arena a = {0};
    mail m = read_ok(&a, HEAD "Content-Type: text/html\r\n\r\n"
                              "<a href=\"https://a.example/other\">Other</a>"
                              "<a class=x href='https://a.example/9?a=1&amp;b=2'>View <b>in your "
                              "browser</b></a><p>" NEWS "</p>");
    assert_is(m.known.url, "https://a.example/9?a=1&b=2");
    m = read_ok(&a, HEAD "\r\nView this email in your browser (https://a.example/9).\r\n\r\n" NEWS);
    assert_is(m.known.url, "https://a.example/9");
    assert_is(str_trim(m.body.text), NEWS);
    m = read_ok(&a, HEAD "Content-Type: text/html\r\n\r\n<a href='javascript:x()'>View in "
                         "browser</a><p>" NEWS "</p>");
    assert_is(m.known.url, "");
    arena_free(&a);
}

static void test_attachments(void **state)
{
    (void)state;
    arena a = {0};
    static const char MIXED[] =
        HEAD "Content-Type: multipart/mixed; boundary=b\r\n\r\n" PLAIN_PART NEWS "\r\n"
             "--b\r\nContent-Type: application/pdf; name=list.pdf\r\n\r\nx\r\n"
             "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; "
             "filename*=utf-8''caf%C3%A9.txt\r\n\r\nnot read\r\n"
             "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n";
    mail m = read_ok(&a, MIXED);
    assert_is(m.body.text, NEWS);
    assert_int_equal(m.n_attached, 2);
    assert_is(m.attachments, "list.pdf, caf\u00E9.txt");
    // A mail that only carries another one.
    m = read_ok(&a, "Subject: see below\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n\n"
                    "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\n" NEWS "\n--b--\n");
    assert_is(m.body.text, NEWS);
    assert_is(m.known.title, "see below");
    assert_int_equal(m.n_attached, 0);
    m = read_ok(&a, "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n" NEWS "\n"
                    "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\nInner.\n--b--\n");
    assert_is(m.body.text, NEWS);
    assert_is(m.attachments, "a mail");
    // The mails of a digest are its text.
    m = read_ok(&a, "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nToday: one.\n"
                    "--b\nContent-Type: multipart/digest; boundary=d\n\n"
                    "--d\n\nSubject: one\n\n" NEWS "\n--d--\n--b--\n");
    assert_is(m.body.text, "Today: one.\n\n" NEWS);
    assert_int_equal(m.n_attached, 0);
    diag why = {0};
    assert_int_equal(mail_read(&a, STR("Content-Type: image/png\n\nx"), &m, &why), ST_FORMAT);
    assert_int_equal(mail_read(&a, STR(""), &m, &why), ST_FORMAT);
    arena_free(&a);
}

static void test_flowed(void **state)
{
    (void)state;
    arena a = {0};
    mail m = read_ok(&a, "Content-Type: text/plain; format=flowed\r\n\r\n"
                         "The two agreed \r\nto reopen it.\r\nIt is so.");
    assert_is(m.body.text, "The two agreed to reopen it.\r\nIt is so.");
    m = read_ok(&a, "Content-Type: text/plain; format=flowed; delsp=yes\r\n\r\n"
                    "negotia \r\ntions");
    assert_is(m.body.text, "negotiations");
    arena_free(&a);
}

// Every offset of the document leads to the byte of the file that it comes from.
static void test_offsets(void **state)
{
    (void)state;
    static const char MAIL[] =
        HEAD "Content-Type: multipart/alternative; boundary=b\r\n\r\n"
             "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
             "<p>View in browser</p><p>Peace =\r\n&amp; quiet at the caf=C3=A9 f=\r\nirst.</p>"
             "<p>The LAST word.</p>\r\n--b--\r\n";
    arena a = {0};
    raw_record r = {.kind = RECORD_MAIL, .bytes = str_of(MAIL), .file = STR("x.eml")};
    document_options none = {0};
    document d;
    diag why = {0};
    assert_int_equal(document_build(&r, &none, &a, &d, &why), ST_OK);
    assert_is(d.text, "Border to r\u00E9open\nPeace & quiet at the caf\u00E9 first.\n"
                      "The LAST word.");
    static const char *const WORDS[][2] = {
        {"Peace", "Peace"}, {"& quiet", "&amp; quiet"}, {"irst", "irst"}, {"LAST", "LAST"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        size_t at = str_find(d.text, str_of(WORDS[i][0]));
        assert_int_equal(document_source_offset(&d, (uint32_t)at),
                         str_find(str_of(MAIL), str_of(WORDS[i][1])));
    }
    arena_free(&a);
}

static void test_looks(void **state)
{
    (void)state;
    assert_true(mail_looks_like(STR(HEAD "\r\n")));
    assert_true(mail_looks_like(STR("Return-Path: <a@b>\nReceived: from c\n")));
    assert_false(mail_looks_like(STR("From: Office of the Spokesperson\nDate: March 4\n\nText")));
    assert_false(mail_looks_like(STR("Note: nothing of the kind.\n")));
    assert_false(mail_looks_like(STR("")));
    assert_true(mail_looks_like_box(STR("From a@b Tue Mar  4 10:00:00 2025\nSubject: x\n")));
    assert_false(mail_looks_like_box(STR("From Ankara he went on.\nHe met the minister.\n")));
}

// A mailbox: lines that guard themselves, one that only looks like a mail's, and damage in one
// mail.
static void test_box(void **state)
{
    (void)state;
    static const char BOX[] = "From a@b Tue Mar  4 10:00:00 2025\nSubject: one\n\n" NEWS
                              "\n\n>From Ankara he went on Mon.\nFrom Ankara he went.\n\n"
                              "From Ankara it is far.\n\n"
                              "From a@b Wed Mar  5 10:00:00 2025\nSubject: two\n\nSecond.\n";
    document_options none = {0};
    diag why = {0};
    arena a = {0};
    stream *in;
    reader *r;
    raw_record raw;
    bool more;
    assert_int_equal(stream_open_memory(str_of(BOX), "box", &in, &why), ST_OK);
    assert_int_equal(reader_open_stream(in, "box", &none, &r, &why), ST_OK);
    assert_int_equal(reader_next(r, &a, &raw, &more, &why), ST_OK);
    assert_true(more && raw.kind == RECORD_MAIL);
    assert_int_equal(raw.line, 1);
    assert_true(str_find(raw.bytes, STR("\nFrom Ankara he went on Mon.\nFrom Ankara he went.\n\n"
                                        "From Ankara it is far.\n")) != SIZE_MAX);
    assert_int_equal(reader_next(r, &a, &raw, &more, &why), ST_OK);
    assert_true(more);
    assert_int_equal(raw.line, 11);
    assert_true(str_ends(str_trim(raw.bytes), STR("Second.")));
    assert_int_equal(reader_next(r, &a, &raw, &more, &why), ST_OK);
    assert_false(more);
    reader_close(r);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_head),        cmocka_unit_test(test_alternative),
        cmocka_unit_test(test_web_version), cmocka_unit_test(test_attachments),
        cmocka_unit_test(test_flowed),      cmocka_unit_test(test_offsets),
        cmocka_unit_test(test_looks),       cmocka_unit_test(test_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
