#include "base/check.h"

#include "base/file.h"
#include "document/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static char folder[] = "/tmp/reader_test_XXXXXX";
static arena memory;

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    arena_free(&memory);
    return rmdir(folder);
}

static const char *path_of(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

typedef struct {
    int documents, failures;
    status last;  // status of the last failure
    diag why;     // and its message
    document doc; // the last document
} outcome;

static outcome read_path(const char *path)
{
    outcome o = {0};
    document_options none = {0};
    reader *r;
    o.last = reader_open(path, &none, &r, &o.why);
    if (o.last != ST_OK) {
        o.failures = 1;
        return o;
    }
    for (bool more = true; more;) {
        raw_record record;
        diag why = {0};
        status s = reader_next(r, &memory, &record, &more, &why);
        if (s == ST_OK && !more) break;
        if (s == ST_OK) s = document_build(&record, &none, &memory, &o.doc, &why);
        o.documents += s == ST_OK;
        if (s == ST_OK) continue;
        o.failures++;
        o.last = s;
        o.why = why;
    }
    reader_close(r);
    return o;
}

static outcome read_bytes(const char *name, str bytes)
{
    const char *path = path_of(name);
    diag why = {0};
    assert_ok(file_replace(path, bytes, &why), &why);
    outcome o = read_path(path);
    unlink(path);
    return o;
}

static outcome read_packed(const char *name, str bytes, double keep)
{
    const char *path = path_of(name);
    diag why = {0};
    buf packed = {0};
    gzFile f = gzopen(path, "wb");
    gzwrite(f, bytes.p, (unsigned)bytes.n);
    gzclose(f);
    assert_ok(file_read_all(path, FILE_MAX_BYTES, &packed, &why), &why);
    outcome o = read_bytes(name, str_sub(buf_str(&packed), 0, (size_t)((double)packed.n * keep)));
    buf_free(&packed);
    return o;
}

static void test_kinds(void **state)
{
    (void)state;
    static const char LINES[] = "{\"text\":\"One.\"}\n\n{\"text\":\"Two.\"}";
    static const char SPACED[] = " \n{\"text\":\"One.\"}\n{\"text\":\"Two.\"}";
    static const char OBJECT[] = "{\n \"text\": \"One.\"\n}\n";
    outcome o = read_bytes("a.txt", STR("{not JSON}"));
    assert_true(o.documents == 1 && o.doc.line == 0);
    o = read_bytes("a.jsonl", STR(LINES));
    assert_true(o.documents == 2 && o.doc.line == 3);
    assert_int_equal(read_bytes("a.ndjson", STR(LINES)).documents, 2);
    assert_int_equal(read_bytes("a", STR(LINES)).documents, 2);
    assert_int_equal(read_bytes("a", str_of(SPACED)).documents, 2);
    assert_int_equal(read_bytes("a", STR("Plain text.")).documents, 1);
    o = read_bytes("a.json", STR(OBJECT));
    assert_true(o.documents == 1 && o.doc.line == 0);
    assert_int_equal(read_packed("a.jsonl.gz", STR(LINES), 1).documents, 2);
    assert_int_equal(read_packed("a.txt.gz", STR("Plain text."), 1).documents, 1);
    assert_int_equal(read_packed("a", STR(LINES), 1).documents, 2); // packed without the name
}

static void test_bad_lines(void **state)
{
    (void)state;
    outcome o = read_bytes("a.jsonl", STR("{\"text\":\"One.\"}\n{\"text\":\n{\"x\":1}\n[]\n\"s\"\n"
                                          "{\"text\":1}\n\xFF\xFF\n{\"text\":\"Two.\"}\n"));
    assert_int_equal(o.documents, 2);
    assert_int_equal(o.failures, 6);
    assert_int_equal(o.doc.line, 8);
    assert_int_equal(o.last, ST_FORMAT);
    assert_int_equal(o.why.line, 7);
    o = read_bytes("a.jsonl", STR("\xFF\xFE{\0}\0"));
    assert_true(o.failures == 1 && strstr(o.why.message, "UTF-8"));
}

static void test_empty_and_missing(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"a.txt", "a.jsonl", "a.json", "a"};
    for (size_t i = 0; i < 4; i++) {
        outcome o = read_bytes(NAMES[i], STR_NONE);
        assert_int_equal(o.last, ST_FORMAT);
        assert_non_null(strstr(o.why.message, "empty"));
        assert_true(o.documents == 0 && o.failures == 1);
    }
    assert_int_equal(read_bytes("a.jsonl", STR("\n \n")).failures, 1);
    assert_int_equal(read_path(path_of("missing.txt")).last, ST_IO);
    assert_int_equal(read_path(folder).last, ST_IO);
}

static void test_cut_off(void **state)
{
    (void)state;
    buf text = {0};
    for (int i = 0; i < 2000; i++)
        buf_add_format(&text, "{\"id\":\"%d\",\"text\":\"Envoy %d left for city %d.\"}\n", i, i * 7,
                       i * i);
    outcome o = read_packed("a.jsonl.gz", buf_str(&text), 0.6);
    assert_in_range(o.documents, 500, 1999);
    assert_int_equal(o.failures, 2); // the line that was cut, and the end
    assert_non_null(strstr(o.why.message, "too early"));
    o = read_packed("a.txt.gz", buf_str(&text), 0.6);
    assert_int_equal(o.documents, 1);
    assert_int_equal(o.doc.n_problems, 2);
    assert_str_is(o.doc.problems[0].code, "truncated");
    buf_free(&text);
}

// One line of 200 MB, among good ones: told, passed over, and never held in memory.
static void test_long_line(void **state)
{
    (void)state;
    const char *path = path_of("a.jsonl");
    FILE *f = fopen(path, "wb");
    static char block[1 << 20];
    memset(block, 'x', sizeof block);
    fputs("{\"text\":\"One.\"}\n{\"text\":\"", f);
    for (int i = 0; i < 200; i++) fwrite(block, 1, sizeof block, f);
    fputs("\"}\n{\"text\":\"Two.\"}\n", f);
    assert_int_equal(fclose(f), 0);
    outcome o = read_path(path);
    assert_true(o.documents == 2 && o.failures == 1 && o.last == ST_LIMIT && o.why.line == 2);
    assert_true(memory.total < DOCUMENT_MAX_RECORD_BYTES);
    char text_path[256];
    snprintf(text_path, sizeof text_path, "%s/long.txt", folder);
    assert_int_equal(rename(path, text_path), 0);
    o = read_path(text_path);
    unlink(text_path);
    assert_true(o.documents == 0 && o.last == ST_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_bad_lines),
        cmocka_unit_test(test_empty_and_missing),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_long_line),
    };
    return cmocka_run_group_tests_name("reader", tests, make_folder, remove_folder);
}
