#include "base/check.h"

#include <string.h>

static void test_every_status_has_its_codes(void **state)
{
    (void)state;
    for (int s = 0; s < ST_COUNT; s++) {
        assert_true(strlen(status_name((status)s)) > 0);
        assert_true(strlen(status_text((status)s)) > 0);
        assert_in_range(status_exit_code((status)s), 0, 6);
        assert_in_range(status_http_code((status)s), 200, 599);
    }
    assert_string_equal(status_name(ST_FORMAT), "FORMAT");
    assert_int_equal(status_exit_code(ST_OK), 0);
    assert_int_equal(status_exit_code(ST_PARTIAL), 1);
    assert_int_equal(status_exit_code(ST_USAGE), 2);
    assert_int_equal(status_exit_code(ST_CODEBOOK), 3);
    assert_int_equal(status_exit_code(ST_IO), 4);
    assert_int_equal(status_exit_code(ST_LIMIT), 5);
    assert_int_equal(status_exit_code(ST_NOTHING), 6);
}

static void test_place_and_message(void **state)
{
    (void)state;
    diag why = {0};
    char out[200];
    assert_int_equal(diag_set(&why, ST_FORMAT, "a.rules", 3, 7, "no %s", "verb"), ST_FORMAT);
    diag_format(&why, out, sizeof out);
    assert_string_equal(out, "a.rules:3:7: no verb");
    assert_int_equal(why.code, ST_FORMAT);
    (void)diag_set(&why, ST_IO, "a.rules", 3, 0, "no verb");
    diag_format(&why, out, sizeof out);
    assert_string_equal(out, "a.rules:3: no verb");
    (void)diag_set(&why, ST_IO, "a.rules", 0, 0, "no verb");
    diag_format(&why, out, sizeof out);
    assert_string_equal(out, "a.rules: no verb");
    (void)diag_set(&why, ST_IO, NULL, 0, 0, "no verb");
    diag_format(&why, out, sizeof out);
    assert_string_equal(out, "no verb");
    assert_int_equal(diag_set(NULL, ST_IO, NULL, 0, 0, "nobody listens"), ST_IO);
}

static void test_long_ones_are_cut(void **state)
{
    (void)state;
    diag why = {0};
    char path[2000], out[10];
    memset(path, 'd', sizeof path);
    strcpy(path + sizeof path - 9, "/a.rules");
    (void)diag_set(&why, ST_IO, path, 0, 0, "%s", path);
    assert_int_equal(strlen(why.file), DIAG_FILE_MAX - 1);
    assert_string_equal(why.file + strlen(why.file) - 8, "/a.rules"); // its end says most
    assert_int_equal(strlen(why.message), DIAG_MESSAGE_MAX - 1);
    diag_format(&why, out, sizeof out);
    assert_int_equal(strlen(out), sizeof out - 1);
}

static status fails(status with)
{
    TRY(with);
    return ST_LIMIT;
}

static void test_try_forwards(void **state)
{
    (void)state;
    assert_int_equal(fails(ST_STORE), ST_STORE);
    assert_int_equal(fails(ST_OK), ST_LIMIT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_status_has_its_codes),
        cmocka_unit_test(test_place_and_message),
        cmocka_unit_test(test_long_ones_are_cut),
        cmocka_unit_test(test_try_forwards),
    };
    return cmocka_run_group_tests_name("status", tests, NULL, NULL);
}
