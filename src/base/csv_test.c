#include "base/check.h"

#include "base/csv.h"

#include <string.h>

static void test_writer(void **state)
{
    (void)state;
    buf out = {0};
    csv_writer w = {.out = &out};
    csv_write(&w, STR("plain"));
    csv_write(&w, STR("a,b"));
    csv_write(&w, STR(""));
    csv_write(&w, STR("say \"so\""));
    csv_write(&w, STR("two\nlines"));
    csv_write(&w, STR("\""));
    csv_end_row(&w);
    csv_write(&w, STR("x"));
    csv_end_row(&w);
    assert_string_equal(out.p, "plain,\"a,b\",,\"say \"\"so\"\"\",\"two\nlines\",\"\"\"\"\nx\n");
    buf_free(&out);
}

static void test_reader(void **state)
{
    (void)state;
    arena a = {0};
    csv_reader r = csv_read(STR("\xEF\xBB\xBF"
                                "a,\"b \"\"c\"\"\n d\",e\r\n\r\n,\r\n\"x\"\r\ny,z"),
                            ',');
    assert_true(csv_next_row(&r, &a));
    assert_int_equal(r.n_fields, 3);
    assert_int_equal(r.line, 1);
    assert_str_is(r.fields[0], "a");
    assert_str_is(r.fields[1], "b \"c\"\n d");
    assert_str_is(r.fields[2], "e");
    assert_true(csv_next_row(&r, &a));
    assert_int_equal(r.line, 3);
    assert_true(r.n_fields == 1 && r.fields[0].n == 0);
    assert_true(csv_next_row(&r, &a));
    assert_true(r.n_fields == 2 && r.fields[0].n == 0 && r.fields[1].n == 0);
    assert_true(csv_next_row(&r, &a));
    assert_str_is(r.fields[0], "x");
    assert_true(csv_next_row(&r, &a));
    assert_str_is(r.fields[1], "z");
    assert_false(csv_next_row(&r, &a));
    assert_null(r.error);
    arena_free(&a);
}

static void test_errors(void **state)
{
    (void)state;
    arena a = {0};
    csv_reader r = csv_read(STR("ok\n\"open"), ',');
    assert_true(csv_next_row(&r, &a));
    assert_false(csv_next_row(&r, &a));
    assert_non_null(strstr(r.error, "not closed"));
    assert_false(csv_next_row(&r, &a));
    r = csv_read(STR("\"a\"b"), ',');
    assert_false(csv_next_row(&r, &a));
    assert_non_null(strstr(r.error, "closing quote"));
    char many[CSV_MAX_FIELDS + 10];
    memset(many, ',', sizeof many);
    r = csv_read((str){many, sizeof many}, ',');
    assert_false(csv_next_row(&r, &a));
    assert_non_null(strstr(r.error, "too many"));
    arena_free(&a);
}

// Random rows come back as they were written.
static void test_round_trip(void **state)
{
    (void)state;
    uint64_t seed = 20240717;
    for (int round = 0; round < 500; round++) {
        arena a = {0};
        buf out = {0};
        csv_writer w = {.out = &out};
        str fields[12];
        for (int i = 0; i < 12; i++) {
            char text[8];
            size_t n = 0;
            for (; n < 6; n++) {
                seed = seed * 6364136223846793005u + 1442695040888963407u;
                text[n] = "a,\"\n\r \t;"[seed >> 61];
            }
            fields[i] = str_copy(&a, (str){text, n});
            csv_write(&w, fields[i]);
            if (i % 4 == 3) csv_end_row(&w);
        }
        csv_reader r = csv_read(buf_str(&out), ',');
        for (int i = 0; i < 12; i++) {
            if (i % 4 == 0 && (!csv_next_row(&r, &a) || r.n_fields != 4))
                fail_msg("round %d", round);
            assert_str_equal(r.fields[i % 4], fields[i]);
        }
        assert_false(csv_next_row(&r, &a));
        buf_free(&out);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_writer),
        cmocka_unit_test(test_reader),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_round_trip),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
