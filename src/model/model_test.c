#include "base/check.h"

#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static char path[64];

static const int16_t NUMBERS[6] = {1, -2, 3, -4, 5, -6};
static const float FACTORS[3] = {0.5f, -1.25f, 3.0f};

static void write_sample(void)
{
    diag why = {0};
    model_writer *w = model_writer_new();
    model_writer_meta(w, "name", "sample");
    model_writer_meta(w, "licence", "CC BY-SA 4.0");
    model_writer_section(w, "numbers", MODEL_I16, 2, 3, NUMBERS);
    model_writer_section(w, "factors", MODEL_F32, 1, 3, FACTORS);
    model_writer_section(w, "nothing", MODEL_BYTES, 0, 0, "");
    assert_ok(model_write(w, path, &why), &why);
    model_writer_delete(w);
}

static buf read_sample(void)
{
    buf bytes = {0};
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    for (int c; (c = fgetc(f)) != EOF;) buf_add_byte(&bytes, (char)c);
    fclose(f);
    return bytes;
}

static void write_bytes(const char *p, size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(p, 1, n, f), n);
    fclose(f);
}

static status open_it(diag *why)
{
    model *m;
    status s = model_open(path, &m, why);
    assert_true((m != NULL) == (s == ST_OK));
    model_close(m);
    return s;
}

static void test_round_trip(void **state)
{
    (void)state;
    diag why = {0};
    model *m;
    const model_section *s;
    write_sample();
    assert_ok(model_open(path, &m, &why), &why);
    assert_str_is(model_meta(m, STR("licence")), "CC BY-SA 4.0");
    assert_int_equal(model_meta(m, STR("absent")).n, 0);
    assert_int_equal(model_meta_count(m), 2);
    assert_int_equal(model_section_count(m), 3);
    assert_ok(model_get(m, "numbers", MODEL_I16, 2, 3, &s, &why), &why);
    assert_memory_equal(s->data, NUMBERS, sizeof NUMBERS);
    assert_int_equal((uintptr_t)s->data % 64, 0);
    assert_ok(model_get(m, "factors", MODEL_F32, 0, 0, &s, &why), &why);
    assert_memory_equal(s->data, FACTORS, sizeof FACTORS);
    assert_int_equal(model_get(m, "factors", MODEL_I32, 0, 0, &s, &why), ST_MODEL);
    assert_int_equal(model_get(m, "numbers", MODEL_I16, 3, 2, &s, &why), ST_MODEL);
    assert_int_equal(model_get(m, "absent", MODEL_I16, 0, 0, &s, &why), ST_MODEL);
    assert_non_null(strstr(why.message, "absent"));
    assert_int_equal(model_hash(m).n, 16);
    model_close(m);
}

static void test_same_bytes(void **state)
{
    (void)state;
    write_sample();
    buf a = read_sample();
    write_sample();
    buf b = read_sample();
    assert_int_equal(a.n, b.n);
    assert_memory_equal(a.p, b.p, a.n);
    buf_free(&a);
    buf_free(&b);
}

static void test_truncated(void **state)
{
    (void)state;
    write_sample();
    buf bytes = read_sample();
    for (size_t n = 0; n < bytes.n; n++) {
        diag why = {0};
        write_bytes(bytes.p, n);
        assert_int_equal(open_it(&why), ST_MODEL);
        assert_true(why.message[0] != '\0');
    }
    buf_free(&bytes);
}

// A damaged byte is found wherever it is, but in the padding between the parts.
static void test_damaged(void **state)
{
    (void)state;
    write_sample();
    buf bytes = read_sample();
    for (size_t i = 0; i < bytes.n; i++) {
        diag why = {0};
        char was = bytes.p[i];
        bytes.p[i] = (char)(was ^ (1 << (i % 8)));
        write_bytes(bytes.p, bytes.n);
        status s = open_it(&why);
        assert_true(s == ST_MODEL || (s == ST_OK && was == 0));
        bytes.p[i] = was;
    }
    buf_free(&bytes);
}

static void test_foreign(void **state)
{
    (void)state;
    diag why = {0};
    char text[4096];
    memset(text, 'x', sizeof text);
    write_bytes(text, sizeof text);
    assert_int_equal(open_it(&why), ST_MODEL);
    assert_non_null(strstr(why.message, "not a demarche model"));
    write_sample();
    buf bytes = read_sample();
    bytes.p[8] = 9; // the version
    write_bytes(bytes.p, bytes.n);
    assert_int_equal(open_it(&why), ST_MODEL);
    assert_non_null(strstr(why.message, "format 9"));
    buf_free(&bytes);
}

static void test_unreadable(void **state)
{
    (void)state;
    diag why = {0};
    model *m;
    assert_int_equal(model_open("/nonexistent/english.dm", &m, &why), ST_IO);
    assert_int_equal(model_open("/", &m, &why), ST_MODEL);
    model_writer *w = model_writer_new();
    assert_int_equal(model_write(w, "/nonexistent/x.dm", &why), ST_IO);
    model_writer_delete(w);
}

// Bytes in memory are as good as a file, and what is written there is the file.
static void test_memory(void **state)
{
    (void)state;
    diag why = {0};
    model *m;
    const model_section *s;
    buf again = {0};
    write_sample();
    buf bytes = read_sample();
    assert_ok(model_open_bytes(buf_str(&bytes), &m, &why), &why);
    assert_ok(model_get(m, "numbers", MODEL_I16, 2, 3, &s, &why), &why);
    assert_memory_equal(s->data, NUMBERS, sizeof NUMBERS);
    assert_int_equal((uintptr_t)s->data % 64, 0);
    model_writer *w = model_writer_new();
    for (size_t i = 0; i < model_meta_count(m); i++) {
        str key, value;
        model_meta_at(m, i, &key, &value);
        model_writer_meta(w, key.p, value.p);
    }
    for (size_t i = 0; i < model_section_count(m); i++) {
        s = model_section_at(m, i);
        model_writer_section(w, s->name.p, s->kind, s->rows, s->cols, s->data);
    }
    model_write_bytes(w, &again);
    assert_int_equal(again.n, bytes.n);
    assert_memory_equal(again.p, bytes.p, bytes.n);
    model_writer_delete(w);
    model_close(m);
    for (size_t n = 0; n < bytes.n; n++)
        assert_int_equal(model_open_bytes(str_sub(buf_str(&bytes), 0, n), &m, &why), ST_MODEL);
    assert_null(m);
    buf_free(&again);
    buf_free(&bytes);
}

int main(void)
{
    strcpy(path, "/tmp/demarche_model_XXXXXX");
    int fd = mkstemp(path);
    if (fd < 0) return 1;
    close(fd);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_truncated),  cmocka_unit_test(test_damaged),
        cmocka_unit_test(test_foreign),    cmocka_unit_test(test_unreadable),
        cmocka_unit_test(test_memory),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    unlink(path);
    return failed;
}
