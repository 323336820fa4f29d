#include "base/check.h"

#include "fetch/robots.h"

static bool may(const char *text, const char *path)
{
    return robots_ask(str_of(text), STR("demarche"), str_of(path)).allowed;
}

static void names_of_programs(void **state)
{
    (void)state;
    assert_str_is(robots_agent(STR("demarche/0.1 (+https://example.org)")), "demarche");
    assert_str_is(robots_agent(STR("News_Bot-x 2")), "News_Bot-x");
    assert_str_is(robots_agent(STR("")), "");
}

static void nothing_said_is_allowed(void **state)
{
    (void)state;
    assert_true(may("", "/a"));
    assert_true(may("<html>404: no such page</html>", "/a"));
    assert_true(may("User-agent: *\nDisallow:\n", "/a"));
    assert_true(may("User-agent: other\nDisallow: /\n", "/a"));
    assert_true(may("Disallow: /\n", "/a")); // a rule of nobody
}

static void groups(void **state)
{
    (void)state;
    static const char TEXT[] = "User-agent: *\nDisallow: /all\n\n"
                               "user-agent: DEMARCHE/2.0\nUser-Agent: other\nDisallow: /ours\n"
                               "Sitemap: https://example.org/s.xml\n\nDisallow: /also\n"
                               "User-agent: third\nDisallow: /third\n"
                               "User-agent: demarche\nDisallow: /again\n";
    assert_true(may(TEXT, "/all")); // the groups that name us count alone
    assert_false(may(TEXT, "/ours"));
    assert_false(may(TEXT, "/also"));
    assert_true(may(TEXT, "/third"));
    assert_false(may(TEXT, "/again"));
    assert_true(may("User-agent: demarches\nDisallow: /\n", "/a"));
    // Lines of other kinds end no group; Crawl-delay ends the list of its names.
    assert_false(may("User-agent: demarche\nHost: x\nUser-agent: b\nDisallow: /\n", "/a"));
    assert_true(may("User-agent: demarche\nCrawl-delay: 1\nUser-agent: b\nDisallow: /\n", "/a"));
}

static void longest_rule_decides(void **state)
{
    (void)state;
    static const char TEXT[] = "User-agent: *\nAllow: /news/world\nDisallow: /news\n"
                               "Disallow: /news/world/private\nAllow: /same\nDisallow: /same\n";
    assert_false(may(TEXT, "/news"));
    assert_false(may(TEXT, "/newsletter"));
    assert_true(may(TEXT, "/news/world/1"));
    assert_false(may(TEXT, "/news/world/private/2"));
    assert_true(may(TEXT, "/same"));
    assert_true(may(TEXT, "/News"));
    assert_int_equal(robots_ask(str_of(TEXT), STR("demarche"), STR("/news")).line, 3);
    assert_true(may("User-agent: *\nDisallow: /\nAllow: /$\n", "/"));
    assert_false(may("User-agent: *\nDisallow: /\nAllow: /$\n", "/a"));
    assert_true(may("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

static void wildcards(void **state)
{
    (void)state;
    static const char PDF[] =
        "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*b*c\nDisallow: *print=\n";
    assert_false(may(PDF, "/x/y.pdf"));
    assert_true(may(PDF, "/x/y.pdf?z"));
    assert_true(may(PDF, "/x.pdfx"));
    assert_false(may(PDF, "/x.pdf.pdf"));
    assert_false(may(PDF, "/aXbYcZ"));
    assert_true(may(PDF, "/acb"));
    assert_false(may(PDF, "/abc"));
    assert_false(may(PDF, "/q?print=1"));
    assert_false(may("User-agent: *\nDisallow: /a**$\n", "/abc"));
    assert_true(may("User-agent: *\nDisallow: /a$b\n", "/a"));
    assert_false(may("User-agent: *\nDisallow: /a$b\n", "/a$b"));
}

static void encodings(void **state)
{
    (void)state;
    assert_false(may("User-agent: *\nDisallow: /foo/%62%61r\n", "/foo/bar"));
    assert_false(may("User-agent: *\nDisallow: /foo/bar\n", "/foo/%62ar/x"));
    assert_false(may("User-agent: *\nDisallow: /\xE3\x83\x84\n", "/%e3%83%84"));
    assert_true(may("User-agent: *\nDisallow: /a?b=http://x\n", "/a?b=http%3A%2F%2Fx"));
    assert_false(may("User-agent: *\nDisallow: /a%2ab\n", "/a*b"));
    assert_true(may("User-agent: *\nDisallow: /a%2ab\n", "/aXb"));
    assert_false(may("User-agent: *\nDisallow: /50%\n", "/50%"));
}

static void lines(void **state)
{
    (void)state;
    assert_false(may("\xEF\xBB\xBFUser-agent: *\rDisallow: /a # all of it\r", "/a"));
    assert_false(may("User-agent: *\r\n\r\n  disallow : /a\r\n", "/a"));
    assert_true(may("User-agent: *\nDisallow: # nothing\n", "/a"));
    assert_false(may("User-agent: *\nDisallow: /a", "/a"));
}

static void delays(void **state)
{
    (void)state;
    static const char TEXT[] =
        "User-agent: *\nCrawl-delay: 10\n\nUser-agent: demarche\nCrawl-delay: 1.5\n";
    assert_int_equal(robots_ask(str_of(TEXT), STR("demarche"), STR("/")).delay_ms, 1500);
    assert_int_equal(robots_ask(str_of(TEXT), STR("x"), STR("/")).delay_ms, 10000);
    assert_int_equal(
        robots_ask(STR("User-agent: *\nCrawl-delay: 1e300\n"), STR("x"), STR("/")).delay_ms,
        ROBOTS_MAX_DELAY_MS);
    assert_int_equal(
        robots_ask(STR("User-agent: *\nCrawl-delay: -3\n"), STR("x"), STR("/")).delay_ms, 0);
    assert_int_equal(
        robots_ask(STR("User-agent: *\nCrawl-delay: nan\n"), STR("x"), STR("/")).delay_ms, 0);
}

// Half a megabyte of rules made to be slow, and a rule that is longer than any address.
static void hostile_files_take_no_time(void **state)
{
    (void)state;
    buf text = {0}, path = {0};
    buf_add_c(&text, "User-agent: *\n");
    while (text.n < ROBOTS_MAX_BYTES) {
        buf_add_c(&text, "Disallow: /");
        for (int i = 0; i < 200; i++) buf_add_c(&text, "*aaaaa");
        buf_add_c(&text, "*b$\n");
    }
    buf_add_byte(&path, '/');
    while (path.n < 4000) buf_add_byte(&path, 'a');
    assert_true(robots_ask(buf_str(&text), STR("x"), buf_str(&path)).allowed);
    buf_clear(&text);
    buf_add_c(&text, "User-agent: *\nDisallow: /");
    while (text.n < 3000) buf_add_byte(&text, 'a');
    buf_add_c(&text, "b\n");
    assert_false(robots_ask(buf_str(&text), STR("x"), buf_str(&path)).allowed);
    buf_free(&text);
    buf_free(&path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_programs),
        cmocka_unit_test(nothing_said_is_allowed),
        cmocka_unit_test(groups),
        cmocka_unit_test(longest_rule_decides),
        cmocka_unit_test(wildcards),
        cmocka_unit_test(encodings),
        cmocka_unit_test(lines),
        cmocka_unit_test(delays),
        cmocka_unit_test(hostile_files_take_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
