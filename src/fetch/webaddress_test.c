#include "base/check.h"

#include "fetch/webaddress.h"

static void one_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *written, *url, *origin, *host, *path;
    } CASES[] = {
        {"http://example.org", "http://example.org/", "http://example.org", "example.org", "/"},
        {" HTTPS://Example.ORG:443/A?b=C#d\n", "https://example.org/A?b=C", "https://example.org",
         "example.org", "/A?b=C"},
        {"https://example.org:80?q", "https://example.org:80/?q", "https://example.org:80",
         "example.org", "/?q"},
        {"http://h/a b/\xC3\xA9\"", "http://h/a%20b/%C3%A9%22", "http://h", "h",
         "/a%20b/%C3%A9%22"},
        {"http://h/%7Ea%zz", "http://h/%7Ea%zz", "http://h", "h", "/%7Ea%zz"},
        {"http://[::1]:8080/x", "http://[::1]:8080/x", "http://[::1]:8080", "[::1]", "/x"},
        {"http://h:/x", "http://h/x", "http://h", "h", "/x"},
        {"http://h/a@b:c", "http://h/a@b:c", "http://h", "h", "/a@b:c"},
    };
    arena a = {0};
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        web_address x;
        diag why = {0};
        assert_ok(webaddress_read(&a, str_of(CASES[i].written), &x, &why), &why);
        assert_str_is(x.url, CASES[i].url);
        assert_str_is(x.origin, CASES[i].origin);
        assert_str_is(x.host, CASES[i].host);
        assert_str_is(x.path, CASES[i].path);
    }
    arena_free(&a);
}

static void others_are_refused(void **state)
{
    (void)state;
    static const char *const BAD[] = {"",
                                      "example.org",
                                      "ftp://example.org/",
                                      "file:///etc/passwd",
                                      "http://",
                                      "http:///x",
                                      "http://a b/",
                                      "http://u@h/",
                                      "http://u:p@h/",
                                      "http://h:99999/",
                                      "http://h:0/",
                                      "http://h:8x/",
                                      "http://h\\@g/",
                                      "http://h%2e/",
                                      "http://[::1/",
                                      "http://[fe80::1%25eth0]/",
                                      "javascript://h/",
                                      "http://.h/",
                                      "gopher://h/",
                                      "http://[]/"};
    arena a = {0};
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        web_address x;
        diag why = {0};
        if (webaddress_read(&a, str_of(BAD[i]), &x, &why) != ST_FORMAT)
            fail_msg("%s is taken", BAD[i]);
    }
    arena_free(&a);
}

static void too_long(void **state)
{
    (void)state;
    arena a = {0};
    buf b = {0};
    web_address x;
    diag why = {0};
    buf_add_c(&b, "http://h/");
    while (b.n < WEBADDRESS_MAX_BYTES) buf_add_byte(&b, 'a');
    assert_ok(webaddress_read(&a, buf_str(&b), &x, &why), &why);
    buf_add_byte(&b, 'a');
    assert_int_equal(webaddress_read(&a, buf_str(&b), &x, &why), ST_FORMAT);
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_spelling),
        cmocka_unit_test(others_are_refused),
        cmocka_unit_test(too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
