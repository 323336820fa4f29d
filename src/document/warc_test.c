#include "base/check.h"

#include "document/warc.h"

#include <stdio.h>

// A stream over bytes in memory, a thousand at a time.
static status read_memory(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    str *left = state;
    (void)why;
    n = n < 1000 ? n : 1000;
    *got = n < left->n ? n : left->n;
    if (*got) memcpy(into, left->p, *got);
    *left = str_sub(*left, *got, left->n);
    return ST_OK;
}

// All records as text, "1 response http://a/ [block]; ", with "!" before a block whose length was
// mended, "~" for one that was passed over, and failures as "(message); ".
static const char *records_of(str archive, const char *path)
{
    static buf out;
    stream *in;
    diag why = {0};
    byte_source source = {.state = &archive, .read = read_memory};
    buf_clear(&out);
    buf_add_c(&out, "");
    assert_ok(stream_open_source(&source, path, &in, &why), &why);
    warc *w = warc_open(in, path);
    for (bool more = true; more;) {
        warc_record r;
        status s = warc_next(w, &r, &more, &why);
        if (s != ST_OK) {
            buf_add_format(&out, "(%s); ", why.message);
        } else if (more) {
            buf_add_format(&out, "%llu %.*s %.*s %s%s[%.*s]; ", (unsigned long long)r.number,
                           STR_ARG(r.type), STR_ARG(r.url), r.mended ? "!" : "",
                           r.too_long ? "~" : "", STR_ARG(r.block));
        }
    }
    warc_close(w);
    stream_close(in);
    return out.p ? out.p : "";
}

static void assert_records(const char *archive, const char *expected)
{
    assert_string_equal(records_of(str_of(archive), "test.warc"), expected);
}

#define HEAD(url, length)                                                                          \
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: " url                                     \
    "\r\nContent-Type: application/http\r\nContent-Length: " length "\r\n\r\n"
#define GOOD(url) HEAD(url, "4") "news\r\n\r\n"

static void good_records(void **state)
{
    (void)state;
    assert_records(GOOD("http://a/") GOOD("http://b/"),
                   "1 response http://a/ [news]; 2 response http://b/ [news]; ");
    assert_records("WARC/0.17\nwarc-type: Resource\nwarc-target-uri: <http://a/b c>\n"
                   "content-length: 2\n\nab\n\n",
                   "1 Resource http://a/b c [ab]; ");
    assert_records("WARC/1.1\r\nWARC-Type:\r\n resource\r\nWARC-Target-URI: http://a/\r\n\t?b\r\n"
                   "Content-Length: 0\r\n\r\n\r\n\r\n",
                   "1 resource http://a/  \t?b []; ");
    assert_records(GOOD("http://a/") "\r\n\r\n\r\n", "1 response http://a/ [news]; ");
    assert_records("", "");
}

static void lengths_that_lie(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"2",  "3",    "12",      "400",
                                        "-1", "four", "4000000", "99999999999999999999"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char archive[600];
        snprintf(archive, sizeof archive, HEAD("http://a/", "%s") "news\r\n\r\n" GOOD("http://b/"),
                 WRONG[i]);
        assert_records(archive, "1 response http://a/ ![news]; 2 response http://b/ [news]; ");
    }
    assert_records("WARC/1.0\r\nWARC-Type: response\r\n\r\nnews\r\n\r\n" GOOD("http://b/"),
                   "1 response  ![news]; 2 response http://b/ [news]; ");
    assert_records(HEAD("http://a/", "40") "ne", "1 response http://a/ ![ne]; ");
    assert_records(HEAD("http://a/", "5") "news\r\n\r\n" GOOD("http://b/"),
                   "1 response http://a/ [news]; 2 response http://b/ [news]; ");
    // Line ends that are of the block are no reason to doubt its length.
    assert_records(HEAD("http://a/", "3") "new\n\r\n\r\n" GOOD("http://b/"),
                   "1 response http://a/ [new\n]; 2 response http://b/ [news]; ");
}

// A block may speak of WARC, or be one, when its length is right.
static void records_within_a_block(void **state)
{
    (void)state;
    const char *inner = GOOD("http://inner/");
    char archive[1000];
    snprintf(archive, sizeof archive, HEAD("http://a/", "%zu") "%s\r\n\r\n" GOOD("http://b/"),
             strlen(inner), inner);
    char expected[1000];
    snprintf(expected, sizeof expected, "1 response http://a/ [%s]; 2 response http://b/ [news]; ",
             inner);
    assert_records(archive, expected);
    assert_records(HEAD("http://a/", "1") "\r\nWARC/1.0\r\nis a format\r\n\r\n" GOOD("http://b/"),
                   "1 response http://a/ ![\r\nWARC/1.0\r\nis a format]; "
                   "2 response http://b/ [news]; ");
}

static void missing_lines(void **state)
{
    (void)state;
    assert_records(HEAD("http://a/", "4") "news" GOOD("http://b/"),
                   "1 response http://a/ [news]; 2 response http://b/ [news]; ");
    assert_records("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 15\r\nHTTP/1.1 200 OK\r\n"
                   "\r\n" GOOD("http://b/"),
                   "1 response  [HTTP/1.1 200 OK]; 2 response http://b/ [news]; ");
    assert_records("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n" GOOD("http://b/"),
                   "1 response  ![]; 2 response http://b/ [news]; ");
    assert_records("WARC/1.0\r\nWARC-Type: response\r\nno field\r\nContent-Length: 4\r\n\r\nnews",
                   "1 response  [news]; ");
}

static void what_is_no_record(void **state)
{
    (void)state;
    assert_records("noise\r\n" GOOD("http://a/"),
                   "(it does not begin with a record of a WARC archive; 7 bytes were passed over); "
                   "1 response http://a/ [news]; ");
    assert_records("noise", "(it does not begin with a record of a WARC archive; 5 bytes were "
                            "passed over); ");
    assert_records(
        GOOD("http://a/") "noise\r\nWARC/x\r\n\r\n" GOOD("http://b/") "end",
        "1 response http://a/ [news]; (no record begins behind record 1, at byte 120; 17 "
        "bytes were passed over); 2 response http://b/ [news]; (no record begins behind "
        "record 2, at byte 257; 3 bytes were passed over); ");
    assert_records("WARC/1.0\r\nWARC-Type: resp",
                   "(the archive ends within the head of record 1); ");
}

static void versions(void **state)
{
    (void)state;
    stream *in;
    diag why = {0};
    bool more;
    warc_record r;
    str archive = STR("WARC/7.25\r\nWARC-Type: x\r\nWARC-Truncated: time\r\n"
                      "WARC-Segment-Number: 1\r\nContent-Length: 0\r\n\r\n\r\n\r\n");
    byte_source source = {.state = &archive, .read = read_memory};
    assert_ok(stream_open_source(&source, "test", &in, &why), &why);
    warc *w = warc_open(in, "test");
    assert_ok(warc_next(w, &r, &more, &why), &why);
    assert_true(more && r.odd_version && r.segment);
    assert_str_is(r.truncated, "time");
    warc_close(w);
    stream_close(in);
}

#define ARC_HEAD                                                                                   \
    "filedesc://x.arc 0.0.0.0 20140216050221 text/plain 66\n1 0 Test\nURL IP-address "             \
    "Archive-date Content-type Archive-length\n\n"
#define ARC_HEAD_TEXT                                                                              \
    "1 warcinfo filedesc://x.arc [1 0 Test\nURL IP-address Archive-date Content-type "             \
    "Archive-length\n\n]; "

static void arc_records(void **state)
{
    (void)state;
    assert_string_equal(
        records_of(STR(ARC_HEAD "\nhttp://a/b c?d=1 2 1.2.3.4 20140216050221 text/html 4\nnews\n"
                                "dns:b 1.2.3.4 20140216050221 text/dns 2\nxy\n"),
                   "test.arc"),
        ARC_HEAD_TEXT "2 response http://a/b c?d=1 2 [news]; 3 response dns:b [xy]; ");
    // Version 2, and a type with a space in it.
    assert_string_equal(records_of(STR("http://a/ 2001:db8::1 20140216050221 text/html; x=y 200 "
                                       "sum - 120 x.arc 4\nnews\n"),
                                   "x"),
                        "1 response http://a/ [news]; ");
}

static void arc_lengths_that_lie(void **state)
{
    (void)state;
    static const char *const WRONG[] = {"2", "9", "90", "-1", "abc", "99999999999"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char archive[600];
        snprintf(archive, sizeof archive,
                 "http://a/ 1.2.3.4 20140216050221 text/html %s\nnews\n"
                 "http://b/ 1.2.3.4 20140216050221 text/html 4\nmore\n",
                 WRONG[i]);
        assert_string_equal(records_of(str_of(archive), "test.arc"),
                            "1 response http://a/ ![news]; 2 response http://b/ [more]; ");
    }
    assert_string_equal(
        records_of(STR("no record\nhttp://a/ 1.2.3.4 20140216050221 x 4\nmore\n"), "test.arc.gz"),
        "(it does not begin with a record of an ARC archive; 10 bytes were passed over); "
        "1 response http://a/ [more]; ");
}

// --- long things, made as they are read

typedef struct {
    str first, last;
    uint64_t filling; // bytes between them
    char with;
} long_archive;

static status read_long(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    long_archive *l = state;
    if (l->first.n) return read_memory(&l->first, into, n, got, why);
    if (!l->filling) return read_memory(&l->last, into, n, got, why);
    *got = l->filling < n ? (size_t)l->filling : n;
    memset(into, l->with, *got);
    l->filling -= *got;
    return ST_OK;
}

// The record behind the filling is found; returns the status of what was before it.
static status passes_over(long_archive l, warc_record *first)
{
    stream *in;
    diag why = {0};
    bool more;
    warc_record r;
    byte_source source = {.state = &l, .read = read_long};
    assert_ok(stream_open_source(&source, "test", &in, &why), &why);
    warc *w = warc_open(in, "test");
    status s = warc_next(w, first, &more, &why);
    assert_true(more);
    assert_ok(warc_next(w, &r, &more, &why), &why);
    assert_true(more);
    assert_str_is(r.block, "news");
    warc_close(w);
    stream_close(in);
    return s;
}

static void long_heads_and_blocks(void **state)
{
    (void)state;
    warc_record r;
    const uint64_t most = (uint64_t)64 << 20;
    str next = STR("\r\n\r\n" GOOD("http://b/"));
    assert_int_equal(
        passes_over((long_archive){STR("WARC/1.0\r\nWARC-Type: "), next, most, 'x'}, &r), ST_LIMIT);
    assert_int_equal(
        passes_over((long_archive){STR(HEAD("http://a/", "67108864")), next, most, '\n'}, &r),
        ST_OK);
    assert_true(r.too_long && !r.mended);
    static const char *const WRONG[] = {"-1", "999999999999"};
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        char head[300];
        snprintf(head, sizeof head, HEAD("http://a/", "%s"), WRONG[i]);
        long_archive l = {str_of(head), next, most, '\n'};
        assert_int_equal(passes_over(l, &r), ST_OK);
        assert_true(r.too_long && r.mended);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_records),
        cmocka_unit_test(lengths_that_lie),
        cmocka_unit_test(records_within_a_block),
        cmocka_unit_test(missing_lines),
        cmocka_unit_test(what_is_no_record),
        cmocka_unit_test(versions),
        cmocka_unit_test(arc_records),
        cmocka_unit_test(arc_lengths_that_lie),
        cmocka_unit_test(long_heads_and_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
