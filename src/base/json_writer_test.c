#include "base/check.h"

#include "base/json_writer.h"

#include <cjson/cJSON.h>
#include <math.h>

static void test_shape(void **state)
{
    (void)state;
    buf out = {0};
    json_writer w = {.out = &out};
    json_begin_object(&w);
    json_field_string(&w, "id", STR("x1"));
    json_field_string(&w, "none", STR_NONE);
    json_field_int(&w, "n", -3);
    json_field_double(&w, "d", 0.5);
    json_field_bool(&w, "yes", true);
    json_field_null(&w, "null");
    json_write_key(&w, "list");
    json_begin_array(&w);
    json_begin_object(&w);
    json_end_object(&w);
    json_write_string(&w, STR(""));
    json_begin_array(&w);
    json_end_array(&w);
    json_write_raw(&w, STR("[1]"));
    json_end_array(&w);
    json_end_object(&w);
    json_end_line(&w);
    json_write_int(&w, 7);
    json_end_line(&w);
    assert_string_equal(out.p, "{\"id\":\"x1\",\"none\":null,\"n\":-3,\"d\":0.5,\"yes\":true,"
                               "\"null\":null,\"list\":[{},\"\",[],[1]]}\n7\n");
    buf_free(&out);
}

static void test_strings(void **state)
{
    (void)state;
    static const struct {
        str in;
        const char *out;
    } CASES[] = {
        {{"a\"b\\c/", 6}, "\"a\\\"b\\\\c/\""},
        {{"\b\f\n\r\t\x01\x1f\x7f", 8}, "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\""},
        {{"\0", 1}, "\"\\u0000\""},
        {{"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\x8D", 14},
         "\"caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x8C\x8D\""},
        {{"a\xFFz", 3}, "\"a\xEF\xBF\xBDz\""},
        {{"\xC3", 1}, "\"\xEF\xBF\xBD\""},
        {{"\xED\xA0\x80", 3}, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""}, // a surrogate
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf out = {0};
        json_writer w = {.out = &out};
        json_write_string(&w, CASES[i].in);
        assert_string_equal(out.p, CASES[i].out);
        buf_free(&out);
    }
}

static void test_numbers(void **state)
{
    (void)state;
    static const double VALUES[] = {0,
                                    -0.0,
                                    1,
                                    0.1,
                                    1.0 / 3,
                                    1e21,
                                    -2.5e-7,
                                    1e308,
                                    5e-324,
                                    123456789012345678.0,
                                    0.30000000000000004,
                                    3.14};
    buf out = {0};
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++) {
        json_writer w = {.out = &out};
        buf_clear(&out);
        json_write_double(&w, VALUES[i]);
        cJSON *read = cJSON_Parse(out.p);
        assert_non_null(read);
        assert_true(read->valuedouble == VALUES[i]);
        cJSON_Delete(read);
    }
    json_writer w = {.out = &out};
    buf_clear(&out);
    json_begin_array(&w);
    json_write_double(&w, 0.1);
    json_write_double(&w, NAN);
    json_write_double(&w, INFINITY);
    json_write_int(&w, INT64_MIN);
    json_end_array(&w);
    assert_string_equal(out.p, "[0.1,null,null,-9223372036854775808]");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shape),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_numbers),
    };
    return cmocka_run_group_tests_name("json_writer", tests, NULL, NULL);
}
