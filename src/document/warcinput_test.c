#include "base/check.h"

#include "document/reader.h"

#include <stdio.h>
#include <zlib.h>

static arena memory;

static int free_memory(void **state)
{
    (void)state;
    arena_free(&memory);
    return 0;
}

#define DOCUMENTS_KEPT 8

typedef struct {
    document documents[DOCUMENTS_KEPT]; // the first [n_documents]
    int n_documents, n_failures;
    diag first, last; // failures
    int first_line;   // what the record says of the first one
    buf passed_over;
} outcome;

static outcome read_all(reader *r)
{
    static const document_options NONE = {0};
    outcome o = {0};
    for (bool more = true; more;) {
        raw_record raw = {0};
        document d;
        diag why = {0};
        status s = reader_next(r, &memory, &raw, &more, &why);
        if (s == ST_OK && !more) break;
        if (s == ST_OK) s = document_build(&raw, &NONE, &memory, &d, &why);
        if (s != ST_OK) {
            if (!o.n_failures) o.first_line = raw.line;
            if (!o.n_failures++) o.first = why;
            o.last = why;
        } else {
            if (o.n_documents < DOCUMENTS_KEPT) o.documents[o.n_documents] = d;
            o.n_documents++;
        }
    }
    buf_add_c(&o.passed_over, "");
    passed_over passed = reader_passed_over(r);
    warctally_tell(&passed.web, &o.passed_over);
    if (!o.passed_over.n) buf_add_byte(&o.passed_over, '-');
    reader_close(r);
    return o;
}

static outcome read_archive(str archive)
{
    static const document_options NONE = {0};
    reader *r;
    stream *in;
    diag why = {0};
    assert_ok(stream_open_memory(archive, "a.warc", &in, &why), &why);
    assert_ok(reader_open_stream(in, "a.warc", &NONE, &r, &why), &why);
    return read_all(r);
}

// Adds a record with that head ("Name: value\r\n") and block.
static void add_record(buf *to, const char *head, const char *block)
{
    buf_add_format(to, "WARC/1.0\r\n%sContent-Length: %zu\r\n\r\n%s\r\n\r\n", head, strlen(block),
                   block);
}

static void add_page(buf *to, const char *url, const char *answer)
{
    char head[300];
    snprintf(head, sizeof head,
             "WARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2020-05-01T10:00:00Z\r\n"
             "Content-Type: application/http; msgtype=response\r\n",
             url);
    add_record(to, head, answer);
}

#define OK_HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
#define ARTICLE                                                                                    \
    "<html><head><title>Talks resume</title></head><body><h1>Talks resume</h1><p>The two "         \
    "ministers met in the capital on Monday and agreed to resume the talks on the border.</p>"     \
    "<p>They will meet again in a month, a spokesman said after the meeting.</p></body></html>"

static void pages_and_texts(void **state)
{
    (void)state;
    buf a = {0};
    add_record(&a, "WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", "x: y\r\n");
    add_page(&a, "<http://a.org/1>", OK_HTML ARTICLE);
    add_record(&a,
               "WARC-Type: conversion\r\nWARC-Target-URI: http://a.org/2\r\n"
               "Content-Type: text/plain\r\n",
               "Rebels seized the town on Friday, the army said.\n");
    add_record(&a,
               "WARC-Type: resource\r\nWARC-Target-URI: http://a.org/3\r\nContent-Type: text/html; "
               "charset=windows-1251\r\n",
               "<p>\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 said that the talks would be resumed "
               "on Monday in the capital.</p>");
    outcome o = read_archive(buf_str(&a));
    assert_int_equal(o.n_failures, 0);
    assert_int_equal(o.n_documents, 3);
    assert_str_is(o.documents[0].url, "http://a.org/1");
    assert_str_is(o.documents[0].title, "Talks resume");
    assert_str_is(o.documents[0].published, ""); // the day of the visit is not that of the news
    assert_int_equal(o.documents[0].line, 2);
    assert_str_is(o.documents[0].place, "record 2 (http://a.org/1)");
    assert_str_is(o.documents[1].text, "Rebels seized the town on Friday, the army said.");
    assert_true(str_starts(o.documents[2].text, STR("Президент said")));
    assert_string_equal(o.passed_over.p, "1 request or note of the archiver");
    buf_free(&a);
    buf_free(&o.passed_over);
}

static void an_address_may_have_the_date(void **state)
{
    (void)state;
    buf a = {0};
    add_page(&a, "http://a.org/2019/03/07/talks", OK_HTML ARTICLE);
    outcome o = read_archive(buf_str(&a));
    assert_str_is(o.documents[0].published, "2019-03-07");
    buf_free(&a);
    buf_free(&o.passed_over);
}

static void what_is_no_document_is_counted(void **state)
{
    (void)state;
    buf a = {0};
    add_page(&a, "http://a.org/", "HTTP/1.1 301 Moved\r\nLocation: /1\r\n\r\n" ARTICLE);
    add_page(&a, "http://a.org/x", "HTTP/1.1 404 Not Found\r\n\r\n" ARTICLE);
    add_page(&a, "http://a.org/y", "HTTP/1.1 503 No\r\n\r\n");
    add_page(&a, "http://a.org/robots.txt",
             "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-agent: *\n");
    add_page(&a, "http://a.org/p", "HTTP/1.1 200 OK\r\nContent-Type: image/PNG\r\n\r\n\x89PNG");
    add_page(&a, "http://a.org/q", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    add_page(&a, "http://a.org/r", "HTTP/1.1 200 OK\r\n\r\n{\"a\": 1}");
    add_page(&a, "http://a.org/e", OK_HTML);
    add_page(&a, "http://a.org/n", "HTTP/1.1 200 OK\r\n\r\n<!DOCTYPE html>" ARTICLE);
    add_record(&a, "WARC-Type: revisit\r\nWARC-Target-URI: http://a.org/\r\n", OK_HTML);
    add_record(&a,
               "WARC-Type: resource\r\nWARC-Target-URI: <metadata://gnu.org/wget.log>\r\n"
               "Content-Type: text/plain\r\n",
               "--2020-01-01--\n");
    outcome o = read_archive(buf_str(&a));
    assert_int_equal(o.n_failures, 0);
    assert_int_equal(o.n_documents, 1);
    assert_string_equal(o.passed_over.p,
                        "1 request or note of the archiver, 1 page that had not changed since an "
                        "earlier visit, 1 redirect, 2 answers that are errors, 1 robots.txt or its "
                        "like, 1 empty answer, 2 image/png, 1 of no named type");
    buf_free(&a);
    buf_free(&o.passed_over);
}

static void damage_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *head, *answer, *problem; // NULL: none
    } CASES[] = {
        {"", OK_HTML ARTICLE, NULL},
        {"WARC-Truncated: length\r\n", OK_HTML ARTICLE, "the archiver cut it off (length)"},
        {"WARC-Segment-Number: 1\r\n", OK_HTML ARTICLE, "it goes on in another record"},
        {"", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n" ARTICLE,
         "the body is cut off"},
        {"Content-Length: 9999\r\n", OK_HTML ARTICLE, "the length of its record is wrong"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char head[300];
        buf a = {0};
        snprintf(head, sizeof head, "WARC-Type: response\r\n%s", CASES[i].head);
        add_record(&a, head, CASES[i].answer);
        outcome o = read_archive(buf_str(&a));
        assert_int_equal(o.n_documents, 1);
        const document *d = &o.documents[0];
        str told = STR_NONE;
        for (size_t j = 0; j < d->n_problems; j++)
            if (str_eq(d->problems[j].code, STR("truncated"))) told = d->problems[j].message;
        assert_true(str_starts(told, str_of(CASES[i].problem)));
        assert_int_equal(told.n > 0, CASES[i].problem != NULL);
        buf_free(&a);
        buf_free(&o.passed_over);
    }
}

static void pack(buf *to, str bytes)
{
    static unsigned char packed[4096];
    z_stream z = {.next_in = (unsigned char *)(uintptr_t)bytes.p,
                  .avail_in = (uInt)bytes.n,
                  .next_out = packed,
                  .avail_out = sizeof packed};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    buf_add(to, (str){(char *)packed, sizeof packed - z.avail_out});
}

// A member that is cut off or has a wrong byte costs its own record.
static void members_cut_off(void **state)
{
    (void)state;
    buf all = {0};
    for (int i = 0; i < 5; i++) {
        char url[40];
        buf a = {0}, member = {0};
        snprintf(url, sizeof url, "http://a.org/%d", i);
        add_page(&a, url, OK_HTML ARTICLE);
        pack(&member, buf_str(&a));
        if (i == 1) member.n -= 60;
        if (i == 3) member.p[member.n / 2] ^= 16;
        buf_add(&all, buf_str(&member));
        buf_free(&a);
        buf_free(&member);
    }
    outcome o = read_archive(buf_str(&all));
    int whole = 0, cut = 0;
    for (int i = 0; i < o.n_documents && i < DOCUMENTS_KEPT; i++) {
        bool truncated = false;
        for (size_t j = 0; j < o.documents[i].n_problems; j++)
            truncated |= str_eq(o.documents[i].problems[j].code, STR("truncated"));
        whole += !truncated;
        cut += truncated;
    }
    assert_int_equal(whole, 3);
    assert_true(cut <= 2);
    assert_str_is(o.documents[o.n_documents - 1].url, "http://a.org/4");
    assert_true(strstr(o.last.message, "the packed data is damaged") != NULL);
    buf_free(&all);
    buf_free(&o.passed_over);
}

// What is passed over between two pages takes no memory.
static void pictures_by_the_thousand(void **state)
{
    (void)state;
    buf a = {0}, head = {0};
    buf_add_c(&head, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n");
    for (int i = 0; i < 20; i++) buf_add_format(&head, "Set-Cookie: picture%d=%d\r\n", i, i * 7919);
    buf_add_c(&head, "\r\n");
    for (int i = 0; i < 20000; i++) add_page(&a, "http://a.org/p", head.p);
    add_page(&a, "http://a.org/1", OK_HTML ARTICLE);
    arena_free(&memory);
    outcome o = read_archive(buf_str(&a));
    assert_int_equal(o.n_documents, 1);
    assert_string_equal(o.passed_over.p, "20000 image/png");
    assert_true(memory.total < (size_t)2 << 20);
    buf_free(&a);
    buf_free(&head);
    buf_free(&o.passed_over);
}

static void failures_name_the_record(void **state)
{
    (void)state;
    buf a = {0};
    add_page(&a, "http://a.org/1", "no answer");
    add_page(
        &a, "http://a.org/2",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Type: text/html\r\n\r\n\x1B\x01\x02");
    add_page(&a, "http://a.org/3", OK_HTML "<p> </p>");
    outcome o = read_archive(buf_str(&a));
    assert_int_equal(o.n_documents, 0);
    assert_int_equal(o.n_failures, 3);
    assert_string_equal(o.first.file, "a.warc, record 1 (http://a.org/1)");
    assert_string_equal(o.first.message, "it holds no HTTP answer");
    assert_int_equal(o.first_line, 1);
    assert_string_equal(o.last.message, "1 of its pages are packed in a way that is not understood "
                                        "(br); they were passed over");
    buf_free(&a);
    buf_free(&o.passed_over);
}

static void not_an_archive(void **state)
{
    (void)state;
    outcome o = read_archive(STR("Plain words.\nAnd more of them.\n"));
    assert_int_equal(o.n_documents, 0);
    assert_int_equal(o.n_failures, 1);
    assert_int_equal(o.first.code, ST_FORMAT);
    buf_free(&o.passed_over);
    o = read_archive(STR(""));
    assert_int_equal(o.n_failures, 1);
    buf_free(&o.passed_over);
}

// What must come out of the good and the broken archives of the shared data, found by reading
// their bytes: see doc/input.md for the rules.
static void shared_archives(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int documents, truncated, failures;
        const char *url; // of the first document
        const char *passed_over;
    } CASES[] = {
#define PAGE     "http://example.com/"
#define NOTES(n) #n " requests and notes of the archiver"
#define NOTE     "1 request or note of the archiver"
#define REVISIT  ", 1 page that had not changed since an earlier visit"
        // Four records: a head without a length, an answer of length -1, one line end, length
        // "abc".
        {"bad.arc", 0, 0, 2, NULL, NOTE ", 1 empty answer, 3 records whose lengths are wrong"},
        // All records in one member: nothing is wrong with that here.
        {"example-bad-non-chunked.warc.gz", 1, 0, 0, PAGE, NOTES(4) REVISIT},
        {"example-bad.warc.gz.bad", 1, 0, 0, "http://example.com?example=1",
         NOTES(3) REVISIT ", 1 redirect"},
        {"example-digest.warc", 0, 0, 0, NULL, NOTES(4)},                         // four requests
        {"example-iana.org-chunked.warc", 1, 0, 0, "http://iana.org/", NOTES(2)}, // its canonical
        {"example-resource.warc.gz", 1, 0, 0, PAGE, NOTES(2)},
        {"example-space-in-target-uri.warc.gz", 0, 0, 0, NULL, NOTE ", 1 image/png"},
        // LF for CR LF in its HTTP head: 13 bytes fewer than its record says, its body is whole.
        {"example-space-in-url.arc", 1, 0, 0,
         "http://example.com/index.cfm?FuseAction=Email&EmailTitle=Examples From The Live Web&"
         "IsPopUp=False",
         NOTE ", 1 record whose length is wrong"},
        // Its length is two bytes short of the packed page, all of which is there.
        {"example-trunc.warc", 1, 0, 0, PAGE, NOTES(3) ", 1 record whose length is wrong"},
        {"example-wget-bad-target-uri.warc.gz", 1, 0, 0, PAGE, NOTES(5)}, // <http://example.com/>
        // Members cut between head and block, and a length one byte short.
        {"example-wrong-chunks.warc.gz", 1, 0, 0, PAGE, NOTE},
        {"example.arc", 1, 0, 0, PAGE, NOTE},
        {"example.arc.gz", 1, 0, 0, PAGE, NOTE},
        {"example.warc", 1, 0, 0, PAGE, NOTES(4) REVISIT},
        {"example.warc.gz", 1, 0, 0, PAGE, NOTES(4) REVISIT},
        {"post-test.warc.gz", 0, 0, 0, NULL, NOTES(3) ", 3 application/json"},
    };
    if (!check_shared("readers/warc/example.warc")) skip();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        static const document_options NONE = {0};
        char path[300];
        reader *r;
        diag why = {0};
        snprintf(path, sizeof path, "../shared/readers/warc/%s", CASES[i].name);
        print_message("%s\n", path);
        assert_ok(reader_open(path, &NONE, &r, &why), &why);
        outcome o = read_all(r);
        int truncated = 0;
        for (int d = 0; d < o.n_documents && d < DOCUMENTS_KEPT; d++)
            for (size_t j = 0; j < o.documents[d].n_problems; j++)
                truncated += str_eq(o.documents[d].problems[j].code, STR("truncated"));
        assert_int_equal(o.n_documents, CASES[i].documents);
        assert_int_equal(o.n_failures, CASES[i].failures);
        assert_int_equal(truncated, CASES[i].truncated);
        if (CASES[i].url) assert_str_is(o.documents[0].url, CASES[i].url);
        assert_string_equal(o.passed_over.p, CASES[i].passed_over);
        buf_free(&o.passed_over);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_and_texts),
        cmocka_unit_test(an_address_may_have_the_date),
        cmocka_unit_test(what_is_no_document_is_counted),
        cmocka_unit_test(damage_is_told),
        cmocka_unit_test(members_cut_off),
        cmocka_unit_test(pictures_by_the_thousand),
        cmocka_unit_test(failures_name_the_record),
        cmocka_unit_test(not_an_archive),
        cmocka_unit_test(shared_archives),
    };
    return cmocka_run_group_tests(tests, NULL, free_memory);
}
