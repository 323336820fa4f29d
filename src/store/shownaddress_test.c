#include "store/shownaddress.h"

#include "base/check.h"

static void passwords_are_not_shown(void **state)
{
    (void)state;
    static const struct {
        const char *address, *shown;
    } CASES[] = {
        {"postgresql://host/news", "postgresql://host/news"},
        {"postgresql://host:5432/news", "postgresql://host:5432/news"},
        {"postgresql://me@host/news", "postgresql://me@host/news"},
        {"postgresql://me:secret@host:5432/news", "postgresql://me@host:5432/news"},
        {"postgres://me:se@cret@host/news", "postgres://me@host/news"},
        // What should have been written as %2F and %3F.
        {"postgresql://me:se/cret@host/news", "postgresql://me@host/news"},
        {"clickhouse://me:se/cr@et?@h/n", "clickhouse://me@h/n"},
        {"postgresql:///news?user=me&password=secret&host=h",
         "postgresql:///news?user=me&password=***&host=h"},
        {"postgresql://h/n?sslpassword=secret", "postgresql://h/n?sslpassword=***"},
        {"postgresql://h/n?PASSWORD=", "postgresql://h/n?PASSWORD=***"},
        {"postgresql://h/n?passfile=f&sslmode=require",
         "postgresql://h/n?passfile=f&sslmode=require"},
        {"postgresql://h/n?", "postgresql://h/n?"},
        {"postgresql://h/n?a&", "postgresql://h/n?a&"},
        {"news.db", "news.db"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        buf out = {0};
        shownaddress_add(str_of(CASES[i].address), &out);
        assert_str_is(buf_str(&out), CASES[i].shown);
        buf_free(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(passwords_are_not_shown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
