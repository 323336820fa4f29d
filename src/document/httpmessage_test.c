#include "base/check.h"

#include "document/httpmessage.h"

#include <zlib.h>
#include <zstd.h>

static arena memory;

static int free_memory(void **state)
{
    (void)state;
    arena_free(&memory);
    return 0;
}

static http_body body_of(str bytes, bool open)
{
    http_message m;
    http_body body;
    diag why = {0};
    assert_true(http_read(&memory, bytes, &m));
    assert_ok(http_body_read(&memory, &m, open, 1 << 20, &body, &why), &why);
    return body;
}

// A response with that head ("Name: value\r\n") and body.
static http_body answer(const char *head, str body)
{
    buf all = {0};
    buf_add_format(&all, "HTTP/1.1 200 OK\r\n%s\r\n", head);
    buf_add(&all, body);
    str kept = str_copy(&memory, buf_str(&all));
    buf_free(&all);
    return body_of(kept, false);
}

// window_bits as zlib's: 31 gzip, 15 zlib, -15 bare
static str packed(str text, int window_bits)
{
    static char out[4096];
    z_stream z = {.next_in = (unsigned char *)text.p,
                  .avail_in = (uInt)text.n,
                  .next_out = (unsigned char *)out,
                  .avail_out = sizeof out};
    assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return (str){out, sizeof out - z.avail_out};
}

static void heads_are_read(void **state)
{
    (void)state;
    http_message m;
    assert_true(http_read(
        &memory, STR("HTTP/1.0 404 Not Found\ncontent-TYPE:\n text/html\nX: y\n\nGone"), &m));
    assert_int_equal(m.code, 404);
    assert_str_is(m.content_type, "text/html");
    assert_str_is(m.body, "Gone");
    assert_true(http_read(&memory, STR("HTTP/2  200\r\n\r\n"), &m));
    assert_int_equal(m.code, 200);
    assert_true(http_read(&memory, STR("HTTP/1.1 200 OK\r\nServer: x\r\n<html>"), &m));
    assert_str_is(m.body, "<html>");
    assert_true(http_read(&memory, STR("HTTP/1.1 200 OK\r\nContent-Le"), &m));
    assert_int_equal(m.body.n, 0);
    assert_false(http_read(&memory, STR("HTTP/1.1 OK\r\n\r\n"), &m));
    assert_false(http_read(&memory, STR("HTTP/1.1 99999999999 OK\r\n\r\n"), &m));
    assert_false(http_read(&memory, STR("GET / HTTP/1.1\r\n\r\n"), &m));
    assert_false(http_read(&memory, STR(""), &m));
}

static void lengths_tell_what_is_cut_off(void **state)
{
    (void)state;
    http_body b = answer("Content-Length: 4\r\n", STR("text"));
    assert_true(b.proven && !b.damage);
    b = answer("Content-Length: 5\r\n", STR("text"));
    assert_non_null(b.damage);
    b = answer("Content-Length: 2\r\n", STR("text")); // of what was packed once
    assert_str_is(b.bytes, "text");
    assert_false(b.proven);
    b = body_of(STR("HTTP/1.1 200 OK\nContent-Length: 2\n\ntext"), true);
    assert_str_is(b.bytes, "te");
    assert_true(b.proven);
    b = answer("Content-Length: -1\r\n", STR("text"));
    assert_true(!b.damage && !b.proven);
}

static void chunks_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *body, *text;
        bool damaged;
    } CASES[] = {
        {"4\r\nnews\r\n3\r\n, a\r\n0\r\n\r\n", "news, a", false},
        {"0004;x=y\r\nnews\r\n0\r\n\r\n", "news", false},
        {"A\r\n1234567890\r\n0\r\n", "1234567890", false},
        {"4\nnews\n0\n\n", "news", false},
        {"4\r\nnews\r\n", "news", true},           // no last chunk
        {"40\r\nnews", "news", true},              // cut off
        {"4\r\nnews\r\nzz\r\nmore", "news", true}, // no length
        {"ffffffffffffffffff\r\nnews", "ffffffffffffffffff\r\nnews", false},
        {"<p>in no chunks</p>", "<p>in no chunks</p>", false},
        {"", "", false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        http_body b = answer("Transfer-Encoding: Chunked\r\n", str_of(CASES[i].body));
        assert_str_is(b.bytes, CASES[i].text);
        assert_int_equal(b.damage != NULL, CASES[i].damaged);
    }
}

static void packed_bodies_are_unpacked(void **state)
{
    (void)state;
    str text = STR("<p>The talks go on, and on, and on, and on.</p>");
    static const struct {
        const char *head;
        int bits;
    } CASES[] = {
        {"Content-Encoding: gzip\r\n", 31},
        {"Content-Encoding: x-gzip\r\n", 31},
        {"Content-Encoding: deflate\r\n", 15},
        {"Content-Encoding: deflate\r\n", -15},
        {"Content-Encoding: br\r\n", 31}, // what it is counts, not what it is said to be
        {"", 31},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        str bytes = packed(text, CASES[i].bits);
        http_body b = answer(CASES[i].head, bytes);
        assert_str_equal(b.bytes, text);
        assert_true(!b.damage && !b.unread.n);
        bool bare = CASES[i].bits < 0;
        b = answer(CASES[i].head, str_sub(bytes, 0, bytes.n - (bare ? 2 : 6)));
        assert_true(bare || b.damage);
    }
    char zstd[256];
    size_t n = ZSTD_compress(zstd, sizeof zstd, text.p, text.n, 3);
    assert_str_equal(answer("Content-Encoding: zstd\r\n", (str){zstd, n}).bytes, text);
    http_body b = answer("Content-Encoding: gzip, deflate\r\n", text); // undone by the archiver
    assert_str_equal(b.bytes, text);
    assert_null(b.damage);
    b = answer("Content-Encoding: br\r\n", text);
    assert_str_equal(b.bytes, text);
    b = answer("Content-Encoding: br\r\n", STR("\x1B\x02\x01\x8F\x91\xA3\x04"));
    assert_str_is(b.unread, "br");
    static const char brotli[] =
        "\x1B\x2E\x00\xF8\x8D\x93\x4C\xFD\x1D\xA7\x37\xBC\xDE\xF5\xCB\x71\xC9\xF5\x2B\xE2"
        "\x1A\x25\xA8\x52\x11\x59\x86\x4A\x07\x46\x41\xA6\x76\x3E\x85\xDA\x1E\xBD\x58\x0A"
        "\x82\x89\x6E"; // `text`; its last byte is the literal's own NUL
    b = answer("Content-Encoding: BR\r\n", (str){brotli, sizeof brotli});
    assert_str_equal(b.bytes, text);
    assert_true(!b.damage && !b.unread.n);
    b = answer("Content-Encoding: compress\r\n", STR("\x1F\x9D\x90\x01\x02"));
    assert_str_is(b.unread, "compress");
}

static void long_bodies_are_refused(void **state)
{
    (void)state;
    static char zeros[1 << 20];
    http_message m;
    http_body body;
    diag why = {0};
    const int bits[] = {31, 15};
    for (size_t i = 0; i < 2; i++) {
        buf all = {0};
        buf_add_c(&all, "HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n");
        buf_add(&all, packed((str){zeros, sizeof zeros}, bits[i]));
        assert_true(http_read(&memory, buf_str(&all), &m));
        assert_int_equal(http_body_read(&memory, &m, false, 1000, &body, &why), ST_LIMIT);
        assert_int_equal(http_body_read(&memory, &m, false, sizeof zeros, &body, &why), ST_OK);
        assert_int_equal(body.bytes.n, sizeof zeros);
        buf_free(&all);
    }
}

// 14 bytes of Brotli that are 8 MiB of zeros, 2 KiB of gzip that are 2 MiB.
static void bombs_are_refused(void **state)
{
    (void)state;
    static char zeros[2 << 20];
    static const char brotli[] = "\xCB\xFF\xFF\x3F\xF8\x27\x00\xE2\xB1\x40\x20\xF7\xFE\x6F";
    const str bodies[] = {{brotli, sizeof brotli - 1}, packed((str){zeros, sizeof zeros}, 31)};
    const char *const heads[] = {"br", "gzip"};
    for (size_t i = 0; i < 2; i++) {
        http_message m;
        http_body body;
        diag why = {0};
        buf all = {0};
        buf_add_format(&all, "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n", heads[i]);
        buf_add(&all, bodies[i]);
        assert_true(http_read(&memory, buf_str(&all), &m));
        assert_int_equal(http_body_read(&memory, &m, false, 16 << 20, &body, &why), ST_LIMIT);
        assert_non_null(strstr(why.message, "hundreds of times"));
        buf_free(&all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_are_read),          cmocka_unit_test(lengths_tell_what_is_cut_off),
        cmocka_unit_test(chunks_are_joined),       cmocka_unit_test(packed_bodies_are_unpacked),
        cmocka_unit_test(long_bodies_are_refused), cmocka_unit_test(bombs_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, free_memory);
}
