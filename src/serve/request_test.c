#include "serve/request.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#define assert_str(s, text) assert_string_equal((s).p, text)

static status parse(const char *target, arena *a, request *out)
{
    diag why;
    return request_parse(str_of(target), a, out, &why);
}

static void reads_path_form_and_query(void **state)
{
    arena a = {0};
    request r;
    (void)state;
    assert_int_equal(parse("/dyad/USA/CHN.json?by=month&q=a%3Ab+c%2B&empty=&flag", &a, &r), ST_OK);
    assert_int_equal(r.form, REQUEST_JSON);
    assert_int_equal(r.n_segments, 3);
    assert_str(r.segments[1], "USA");
    assert_str(r.segments[2], "CHN");
    assert_str(request_get(&r, "by"), "month");
    assert_str(request_get(&r, "q"), "a:b c+");
    assert_int_equal(request_get(&r, "none").n, 0);
    assert_int_equal(r.n_parameters, 4);
    assert_int_equal(parse("/", &a, &r), ST_OK);
    assert_int_equal(r.n_segments, 0);
    assert_int_equal(parse("/a/", &a, &r), ST_OK);
    assert_int_equal(r.n_segments, 1);
    assert_int_equal(parse("/assets/data.json", &a, &r), ST_OK);
    assert_int_equal(r.form, REQUEST_PAGE);
    assert_str(r.segments[1], "data.json");
    arena_free(&a);
}

// What is encoded is of the name, whatever it stands for.
static void keeps_what_is_encoded_in_its_segment(void **state)
{
    arena a = {0};
    request r;
    (void)state;
    assert_int_equal(parse("/article/a%2Fb%3Fc%23d%2Ejson", &a, &r), ST_OK);
    assert_int_equal(r.n_segments, 2);
    assert_str(r.segments[1], "a/b?c#d.json");
    assert_int_equal(r.form, REQUEST_PAGE);
    assert_int_equal(parse("/search?q=Caf%C3%A9", &a, &r), ST_OK);
    assert_str(request_get(&r, "q"), "Caf\xc3\xa9");
    arena_free(&a);
}

static void refuses_what_is_no_address(void **state)
{
    static const char *const WRONG[] = {"",
                                        "a",
                                        "/a//b",
                                        "/%",
                                        "/%4",
                                        "/%zz",
                                        "/a?q=%f",
                                        "/a%00b",
                                        "/%ff",
                                        "/a?q=%C3",
                                        "/a?q=%0d%0a",
                                        "/a?q=%7f",
                                        "/1/2/3/4/5/6/7/8/9"};
    arena a = {0};
    request r;
    (void)state;
    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++)
        assert_int_equal(parse(WRONG[i], &a, &r), ST_USAGE);
    char *longer = malloc(REQUEST_TARGET_MAX + 2);
    memset(longer, 'a', REQUEST_TARGET_MAX + 1);
    longer[0] = '/';
    longer[REQUEST_TARGET_MAX + 1] = '\0';
    assert_int_equal(parse(longer, &a, &r), ST_USAGE);
    longer[REQUEST_TARGET_MAX] = '\0';
    assert_int_equal(parse(longer, &a, &r), ST_OK);
    free(longer);
    buf many = {0};
    buf_add_c(&many, "/a?");
    for (int i = 0; i <= REQUEST_PARAMETERS_MAX; i++) buf_add_c(&many, "x=1&");
    assert_int_equal(parse(many.p, &a, &r), ST_USAGE);
    buf_free(&many);
    arena_free(&a);
}

static void checks_parameters(void **state)
{
    static const char *const CHOICES[] = {"year", "month", NULL};
    arena a = {0};
    request r;
    diag why;
    int64_t n;
    int choice;
    (void)state;
    assert_int_equal(parse("/a?limit=20&by=month", &a, &r), ST_OK);
    assert_int_equal(request_allow(&r, "by|limit", &why), ST_OK);
    assert_int_equal(request_allow(&r, "by", &why), ST_USAGE);
    assert_non_null(strstr(why.message, "limit"));
    assert_int_equal(request_number(&r, "limit", 1, 20, 5, &n, &why), ST_OK);
    assert_int_equal(n, 20);
    assert_int_equal(request_number(&r, "limit", 1, 19, 5, &n, &why), ST_USAGE);
    assert_int_equal(request_number(&r, "other", 1, 19, 5, &n, &why), ST_OK);
    assert_int_equal(n, 5);
    assert_int_equal(request_choice(&r, "by", CHOICES, &choice, &why), ST_OK);
    assert_int_equal(choice, 1);
    assert_int_equal(parse("/a?by=day", &a, &r), ST_OK);
    assert_int_equal(request_choice(&r, "by", CHOICES, &choice, &why), ST_USAGE);
    assert_non_null(strstr(why.message, "year, month"));
    assert_int_equal(parse("/a?by=1&by=2", &a, &r), ST_OK);
    assert_int_equal(request_allow(&r, "by", &why), ST_USAGE);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_path_form_and_query),
        cmocka_unit_test(keeps_what_is_encoded_in_its_segment),
        cmocka_unit_test(refuses_what_is_no_address),
        cmocka_unit_test(checks_parameters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
