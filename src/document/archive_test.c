#include "base/check.h"

#include "document/reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

// --- making archives

static la_ssize_t add_bytes(struct archive *w, void *client, const void *bytes, size_t n)
{
    (void)w;
    buf_add(client, (str){bytes, n});
    return (la_ssize_t)n;
}

typedef struct {
    struct archive *w;
    buf bytes;
} maker;

static void make_begin(maker *m, bool zip)
{
    m->w = archive_write_new();
    if (zip)
        archive_write_set_format_zip(m->w);
    else
        archive_write_set_format_pax_restricted(m->w);
    archive_write_set_bytes_in_last_block(m->w, 1);
    assert_int_equal(archive_write_open(m->w, &m->bytes, NULL, add_bytes, NULL), ARCHIVE_OK);
}

static void make_member(maker *m, const char *name, unsigned type, str bytes)
{
    struct archive_entry *e = archive_entry_new();
    archive_entry_set_pathname(e, name);
    archive_entry_set_filetype(e, type);
    archive_entry_set_perm(e, 0644);
    archive_entry_set_size(e, (la_int64_t)bytes.n);
    if (type == AE_IFLNK) archive_entry_set_symlink(e, "/etc/passwd");
    assert_true(archive_write_header(m->w, e) >= ARCHIVE_WARN);
    if (bytes.n) assert_int_equal(archive_write_data(m->w, bytes.p, bytes.n), (int)bytes.n);
    archive_entry_free(e);
}

static str make_end(maker *m)
{
    assert_int_equal(archive_write_close(m->w), ARCHIVE_OK);
    archive_write_free(m->w);
    return buf_str(&m->bytes);
}

// --- reading them

typedef struct {
    buf text; // "file:line=text;" of each document
    size_t documents, failures;
    size_t damaged; // documents
    diag why;       // of the last failure
    passed_over passed;
} outcome;

static outcome read_bytes(const char *name, str bytes)
{
    outcome o = {0};
    arena a = {0};
    document_options options = {0};
    diag why = {0};
    reader *r;
    stream *in;
    assert_ok(stream_open_memory(bytes, name, &in, &why), &why);
    if (reader_open_stream(in, name, &options, &r, &o.why) != ST_OK) {
        o.failures = 1;
        return o;
    }
    for (bool more = true; more;) {
        raw_record raw;
        document d;
        status s = reader_next(r, &a, &raw, &more, &why);
        if (s == ST_OK && !more) break;
        if (s == ST_OK) s = document_build(&raw, &options, &a, &d, &why);
        if (s != ST_OK) {
            o.failures++;
            o.why = why;
            continue;
        }
        o.damaged += d.n_problems > 0 && str_eq(d.problems[0].code, STR("truncated"));
        if (o.documents++ < 20)
            buf_add_format(&o.text, "%.*s:%d=%.*s;", STR_ARG(d.file), d.line, STR_ARG(d.text));
        arena_reset(&a);
    }
    o.passed = reader_passed_over(r);
    reader_close(r);
    arena_free(&a);
    return o;
}

static void check_text(outcome o, const char *want, size_t failures)
{
    assert_string_equal(o.text.p ? o.text.p : "", want);
    assert_int_equal(o.failures, failures);
    buf_free(&o.text);
}

static void test_members(void **state)
{
    (void)state;
    for (int zip = 0; zip < 2; zip++) {
        maker m = {0};
        make_begin(&m, zip);
        make_member(&m, "news/", AE_IFDIR, STR_NONE);
        make_member(&m, "news/a.txt", AE_IFREG, STR("Iran left."));
        make_member(&m, "news/b.jsonl", AE_IFREG,
                    STR("{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"));
        make_member(&m, "news/p.png", AE_IFREG, STR("\x89PNG"));
        make_member(&m, "__MACOSX/a.txt", AE_IFREG, STR("no"));
        make_member(&m, "news/.cache/a.txt", AE_IFREG, STR("no"));
        make_member(&m, "../../etc/x.txt", AE_IFREG, STR("Up."));
        make_member(&m, "/abs\n\033.csv", AE_IFREG, STR("id,text\n1,Row.\n"));
        make_member(&m, "news/a.txt", AE_IFREG, STR("Again."));
        make_member(&m, "t\xC3\xAAte.txt", AE_IFREG, STR("Head."));
        if (!zip) make_member(&m, "link.txt", AE_IFLNK, STR_NONE);
        outcome o = read_bytes("z", make_end(&m));
        assert_true(o.passed.hidden == 2 && o.passed.unknown == 1 && o.passed.special == !zip);
        check_text(o,
                   "z/news/a.txt:0=Iran left.;z/news/b.jsonl:1=One.;z/news/b.jsonl:2=Two.;"
                   "z/../../etc/x.txt:0=Up.;z//abs\n\033.csv:2=Row.;z/news/a.txt:0=Again.;"
                   "z/t\xC3\xAAte.txt:0=Head.;",
                   0);
        buf_free(&m.bytes);
    }
}

// An archive in an archive is read, one in that is not.
static void test_nested(void **state)
{
    (void)state;
    maker m[3] = {{0}};
    str bytes = STR("Deep.");
    const char *name = "a.txt";
    for (int i = 0; i < 3; i++) {
        make_begin(&m[i], i != 1);
        make_member(&m[i], name, AE_IFREG, bytes);
        make_member(&m[i], "z.txt", AE_IFREG, STR("After."));
        bytes = make_end(&m[i]);
        name = i == 0 ? "in.zip" : "in.tar";
    }
    check_text(read_bytes("x", buf_str(&m[1].bytes)),
               "x/in.zip/a.txt:0=Deep.;x/in.zip/z.txt:0=After.;x/z.txt:0=After.;", 0);
    outcome o = read_bytes("x", buf_str(&m[2].bytes));
    assert_int_equal(o.why.code, ST_LIMIT);
    check_text(o, "x/in.tar/z.txt:0=After.;x/z.txt:0=After.;", 1);
    for (int i = 0; i < 3; i++) buf_free(&m[i].bytes);
}

static void test_nothing_in_it(void **state)
{
    (void)state;
    maker m = {0};
    make_begin(&m, true);
    make_member(&m, "p.png", AE_IFREG, STR("x"));
    make_end(&m);
    outcome o = read_bytes("x.zip", buf_str(&m.bytes));
    assert_non_null(strstr(o.why.message, "nothing in this archive"));
    check_text(o, "", 1);
    buf_free(&m.bytes);
    o = read_bytes("x.zip", STR("This is no archive at all, whatever its name."));
    assert_non_null(strstr(o.why.message, "no zip or tar archive"));
    check_text(o, "", 1);
    check_text(read_bytes("x.zip", STR("")), "", 1);
    check_text(read_bytes("x.docx", STR("PK\3\4xxxxxxxxxxxxxxxxxxxxxxxxxx[Content_Types].xml")), "",
               1);
}

// Cut anywhere, and with a byte changed: no more documents than there were, and something is said.
static void test_damage(void **state)
{
    (void)state;
    buf text = {0};
    for (int i = 0; i < 3000; i++) buf_add_format(&text, "Envoy %d met envoy %d. ", i, i * i);
    for (int zip = 0; zip < 2; zip++) {
        maker m = {0};
        make_begin(&m, zip);
        for (int i = 0; i < 4; i++) make_member(&m, "a.txt", AE_IFREG, buf_str(&text));
        str all = make_end(&m);
        size_t step = all.n / 37;
        for (size_t n = step; n < all.n * 9 / 10; n += step) {
            outcome o = read_bytes("x.zip", str_sub(all, 0, n));
            assert_true(o.failures + o.damaged > 0 && o.documents <= 4);
            buf_free(&o.text);
        }
        m.bytes.p[all.n / 8] ^= 0x55; // in the first member
        outcome o = read_bytes("x.zip", all);
        assert_int_equal(o.documents, 4);
        assert_int_equal(o.damaged, zip); // tar has no sums of its members
        buf_free(&o.text);
        buf_free(&m.bytes);
    }
    buf_free(&text);
}

static void test_encrypted_and_holes(void **state)
{
    (void)state;
    maker m = {0};
    for (int i = 0; i < 2;
         i++) // stored, of 13 bytes, 12 of which are the head of what is encrypted
        buf_add(&m.bytes, STR("PK\3\4\24\0\1\0\0\0\0\0\0\0\1\2\3\4\15\0\0\0\1\0\0\0\5\0\0\0"
                              "a.txtabcdefghijklm"));
    buf_add(&m.bytes, STR("PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"));
    outcome o = read_bytes("x.zip", buf_str(&m.bytes));
    assert_non_null(strstr(o.why.message, "encrypted"));
    check_text(o, "", 2);
    buf_free(&m.bytes);

    char bytes[100000] = "Iran left.";
    struct archive_entry *e = archive_entry_new();
    m = (maker){0};
    make_begin(&m, false);
    archive_entry_set_pathname(e, "a.txt");
    archive_entry_set_filetype(e, AE_IFREG);
    archive_entry_set_size(e, sizeof bytes);
    archive_entry_sparse_add_entry(e, 0, 10);
    archive_entry_sparse_add_entry(e, sizeof bytes - 10, 10);
    assert_int_equal(archive_write_header(m.w, e), ARCHIVE_OK);
    archive_write_data(m.w, bytes, sizeof bytes);
    archive_entry_free(e);
    make_member(&m, "b.txt", AE_IFREG, STR("Peru left."));
    make_end(&m);
    o = read_bytes("x.tar", buf_str(&m.bytes));
    assert_int_equal(o.damaged, 1);
    check_text(o, "x.tar/a.txt:0=Iran left.;x.tar/b.txt:0=Peru left.;", 0);
    buf_free(&m.bytes);
}

// 150 MB of zeros in 150 kB, read or passed over: given up after 128 MB.
static void test_bomb(void **state)
{
    (void)state;
    static const char *const NAMES[] = {"a.jsonl", "p.png"};
    buf zeros = {0};
    for (int i = 0; i < 1 << 20; i++) buf_add(&zeros, STR("\0\0\0\0\0\0\0\0"));
    for (int i = 0; i < 2; i++) {
        maker m = {0};
        make_begin(&m, true);
        for (int k = 0; k < 18; k++) make_member(&m, NAMES[i], AE_IFREG, buf_str(&zeros));
        make_member(&m, "z.txt", AE_IFREG, STR("Behind it."));
        make_end(&m);
        outcome o = read_bytes("x.zip", buf_str(&m.bytes));
        assert_non_null(strstr(o.why.message, "hundreds of times"));
        assert_in_range(o.failures, 1, 20);
        assert_int_equal(o.documents, 0);
        buf_free(&m.bytes);
    }
    buf_free(&zeros);
}

static void test_many_members(void **state)
{
    (void)state;
    maker m = {0};
    make_begin(&m, false);
    char name[32];
    for (int i = 0; i < 20000; i++) {
        snprintf(name, sizeof name, "%d.%s", i, i % 2 ? "txt" : "png");
        make_member(&m, name, AE_IFREG, STR("Iran left."));
    }
    outcome o = read_bytes("x.tar", make_end(&m));
    assert_int_equal(o.documents, 10000);
    assert_int_equal(o.passed.unknown, 10000);
    buf_free(&o.text);
    buf_free(&m.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_nothing_in_it),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_encrypted_and_holes),
        cmocka_unit_test(test_bomb),
        cmocka_unit_test(test_many_members),
    };
    return cmocka_run_group_tests_name("archive", tests, NULL, NULL);
}
