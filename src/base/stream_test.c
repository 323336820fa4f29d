#include "base/check.h"

#include "base/file.h"
#include "base/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static char path[] = "/tmp/stream_test_XXXXXX";

static int make_file(void **state)
{
    (void)state;
    int fd = mkstemp(path);
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

static void put(str bytes)
{
    diag why = {0};
    assert_ok(file_replace(path, bytes, &why), &why);
}

// Writes 300,000 numbered lines, packed when `mode` says so, in two gzip members.
static void put_lines(const char *mode, buf *text)
{
    for (int i = 0; i < 300000; i++) buf_add_format(text, "line %d\n", i);
    size_t half = text->n / 2;
    gzFile f = gzopen(path, mode);
    gzwrite(f, text->p, (unsigned)half);
    gzclose(f);
    f = gzopen(path, mode[1] == 'b' ? "ab" : "aT");
    gzwrite(f, text->p + half, (unsigned)(text->n - half));
    gzclose(f);
}

static void check_lines(const char *mode)
{
    diag why = {0};
    buf text = {0}, line = {0}, rest = {0};
    stream *s;
    bool more;
    int n = 0;
    put_lines(mode, &text);
    assert_ok(stream_open(path, &s, &why), &why);
    for (;;) {
        assert_ok(stream_line(s, 100, &line, &more, &why), &why);
        if (!more) break;
        char want[32];
        snprintf(want, sizeof want, "line %d", n++);
        assert_string_equal(line.p, want);
        assert_int_equal(stream_line_number(s), n);
    }
    assert_int_equal(n, 300000);
    assert_null(stream_damage(s));
    stream_close(s);

    assert_ok(stream_open(path, &s, &why), &why);
    assert_ok(stream_rest(s, text.n, &rest, &why), &why);
    assert_true(str_eq(buf_str(&rest), buf_str(&text)));
    stream_close(s);
    assert_ok(stream_open(path, &s, &why), &why);
    buf_clear(&rest);
    assert_int_equal(stream_rest(s, text.n - 1, &rest, &why), ST_LIMIT);
    assert_int_equal(rest.n, text.n - 1);
    stream_close(s);
    buf_free(&rest);
    buf_free(&line);
    buf_free(&text);
}

static void test_plain(void **state)
{
    (void)state;
    check_lines("wT");
}

static void test_packed(void **state)
{
    (void)state;
    check_lines("wb");
}

static void test_long_lines_and_last_line(void **state)
{
    (void)state;
    diag why = {0};
    buf line = {0}, text = {0};
    stream *s;
    bool more;
    buf_add_c(&text, "short\n\n");
    for (int i = 0; i < 200000; i++) buf_add_byte(&text, 'x');
    buf_add_c(&text, "\n12345\nend");
    put(buf_str(&text));
    assert_ok(stream_open(path, &s, &why), &why);
    assert_ok(stream_line(s, 5, &line, &more, &why), &why);
    assert_string_equal(line.p, "short");
    assert_ok(stream_line(s, 5, &line, &more, &why), &why);
    assert_true(more && line.n == 0);
    assert_int_equal(stream_line(s, 5, &line, &more, &why), ST_LIMIT);
    assert_true(more && why.line == 3);
    assert_ok(stream_line(s, 5, &line, &more, &why), &why);
    assert_string_equal(line.p, "12345");
    assert_ok(stream_line(s, 5, &line, &more, &why), &why);
    assert_string_equal(line.p, "end");
    assert_ok(stream_line(s, 5, &line, &more, &why), &why);
    assert_false(more);
    stream_close(s);
    buf_free(&line);
    buf_free(&text);
}

// Cut or changed at many places: some bytes come, then the damage is told; never more bytes.
static void test_damage(void **state)
{
    (void)state;
    diag why = {0};
    buf text = {0}, packed = {0};
    put_lines("wb", &text);
    assert_ok(file_read_all(path, FILE_MAX_BYTES, &packed, &why), &why);
    for (size_t keep = 3; keep < packed.n; keep += packed.n / 23) {
        buf out = {0};
        stream *s;
        put(str_sub(buf_str(&packed), 0, keep));
        assert_ok(stream_open(path, &s, &why), &why);
        assert_ok(stream_rest(s, FILE_MAX_BYTES, &out, &why), &why);
        assert_non_null(stream_damage(s));
        assert_non_null(strstr(stream_damage(s)->message, "too early"));
        assert_true(str_starts(buf_str(&text), buf_str(&out)));
        stream_close(s);
        buf_free(&out);
    }
    packed.p[packed.n / 2] ^= 0x55;
    buf out = {0};
    stream *s;
    put(buf_str(&packed));
    assert_ok(stream_open(path, &s, &why), &why);
    assert_ok(stream_rest(s, FILE_MAX_BYTES, &out, &why), &why);
    assert_non_null(stream_damage(s));
    stream_close(s);
    buf_free(&out);
    buf_free(&text);
    buf_free(&packed);
}

static void test_empty_missing_directory(void **state)
{
    (void)state;
    diag why = {0};
    buf out = {0};
    stream *s;
    put(STR_NONE);
    assert_ok(stream_open(path, &s, &why), &why);
    assert_ok(stream_rest(s, 10, &out, &why), &why);
    assert_int_equal(out.n, 0);
    assert_null(stream_damage(s));
    stream_close(s);
    put(STR("\x1F"));
    assert_ok(stream_open(path, &s, &why), &why);
    assert_ok(stream_rest(s, 10, &out, &why), &why);
    assert_int_equal(out.n, 1);
    stream_close(s);
    buf_free(&out);
    assert_int_equal(stream_open("/nowhere/at/all", &s, &why), ST_IO);
    assert_int_equal(stream_open("/tmp", &s, &why), ST_IO);
}

// Hands out one byte at a time, and fails behind the last when told to.
typedef struct {
    const char *rest;
    bool fails;
    int closed;
} dripping;

static status drip(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    dripping *d = state;
    assert_true(n > 0);
    *got = *d->rest ? 1 : 0;
    if (*got) into[0] = (unsigned char)*d->rest++;
    return *got || !d->fails ? ST_OK : diag_set(why, ST_IO, "drip", 0, 0, "dry");
}

static void count_close(void *state)
{
    ((dripping *)state)->closed++;
}

static void test_source(void **state)
{
    (void)state;
    for (int fails = 0; fails < 2; fails++) {
        dripping d = {.rest = "one\ntwo", .fails = fails};
        byte_source source = {&d, drip, count_close};
        stream *s;
        diag why = {0};
        buf line = {0};
        bool more;
        assert_ok(stream_open_source(&source, "a.zip/b", &s, &why), &why);
        assert_ok(stream_line(s, 10, &line, &more, &why), &why);
        assert_str_is(buf_str(&line), "one");
        status last = stream_line(s, 10, &line, &more, &why);
        assert_int_equal(last, fails ? ST_IO : ST_OK);
        if (!fails) assert_str_is(buf_str(&line), "two");
        stream_close(s);
        buf_free(&line);
        assert_int_equal(d.closed, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain),
        cmocka_unit_test(test_packed),
        cmocka_unit_test(test_long_lines_and_last_line),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_empty_missing_directory),
        cmocka_unit_test(test_source),
    };
    return cmocka_run_group_tests_name("stream", tests, make_file, remove_file);
}
