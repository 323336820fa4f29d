#include "base/check.h"

#include "document/headfield.h"

static void lines_end_in_either_way(void **state)
{
    (void)state;
    bool whole;
    str rest = STR("one\r\ntwo\n\nlast\r");
    assert_str_is(headfield_line(&rest, &whole), "one");
    assert_true(whole);
    assert_str_is(headfield_line(&rest, &whole), "two");
    assert_str_is(headfield_line(&rest, &whole), "");
    assert_true(whole);
    assert_str_is(headfield_line(&rest, &whole), "last\r");
    assert_false(whole);
    assert_int_equal(rest.n, 0);
}

static void a_head_ends_at_its_empty_line(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        int end; // -1: none
    } CASES[] = {
        {"A: b\r\n\r\nbody", 8}, {"A: b\n\nbody", 6},
        {"\r\nbody", 2},         {"A: b\nC: d\n<p>no line</p>", 10},
        {"A: b\r\nC: d", -1},    {"", -1},
        {"A: b\n\r", -1},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t end = 0;
        bool found = headfield_end(str_of(CASES[i].bytes), &end);
        assert_int_equal(found ? (int)end : -1, CASES[i].end);
    }
}

static void fields_are_trimmed_and_unfolded(void **state)
{
    (void)state;
    char head[] =
        "One: 1 \r\nno field\r\nTwo:\r\n 2\r\n\t3\r\nBad name: x\r\n: y\r\nThree:\r\n\r\n";
    headfield_unfold(head, sizeof head - 1);
    str rest = {head, sizeof head - 1}, name, value;
    assert_true(headfield_next(&rest, &name, &value));
    assert_str_is(name, "One");
    assert_str_is(value, "1");
    assert_true(headfield_next(&rest, &name, &value));
    assert_str_is(name, "Two");
    assert_str_is(value, "2  \t3");
    assert_true(headfield_next(&rest, &name, &value));
    assert_str_is(name, "Three");
    assert_str_is(value, "");
    assert_false(headfield_next(&rest, &name, &value));
}

static void media_types_and_parameters(void **state)
{
    (void)state;
    static const struct {
        const char *value, *media, *charset;
    } CASES[] = {
        {"text/html; charset=utf-8", "text/html", "utf-8"},
        {"text/html;CHARSET = \"windows-1251\" ; x=y", "text/html", "windows-1251"},
        {"text/plain; format=flowed", "text/plain", ""},
        {"text/plain", "text/plain", ""},
        {"; charset=", "", ""},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        str value = str_of(CASES[i].value);
        assert_str_is(headfield_media(value), CASES[i].media);
        assert_str_is(headfield_parameter(value, STR("charset")), CASES[i].charset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_in_either_way),
        cmocka_unit_test(a_head_ends_at_its_empty_line),
        cmocka_unit_test(fields_are_trimmed_and_unfolded),
        cmocka_unit_test(media_types_and_parameters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
