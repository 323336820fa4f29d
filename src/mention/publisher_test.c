#include "base/check.h"

#include "mention/publisher.h"

static publisher of(const char *url, const char *outlet)
{
    document d = {.url = str_of(url), .outlet = str_of(outlet)};
    return publisher_of(&d);
}

static void test_addresses(void **state)
{
    (void)state;
    assert_str_is(of("https://www.defense.gov/releases/7", "").country, "United States");
    assert_str_is(of("http://press.example.gov.uk:80/x", "").country, "United Kingdom");
    assert_str_is(of("https://en.kremlin.ru", "").country, "Russia");
    assert_int_equal(of("https://www.example.com/state.gov/x", "").country.n, 0);
    assert_int_equal(of("https://notkremlin.ru/x", "").country.n, 0);
    assert_int_equal(of("state.gov", "").country.n, 0); // no web address
    assert_int_equal(of("", "").country.n, 0);
}

static void test_outlets(void **state)
{
    (void)state;
    assert_str_is(of("", "The White House").country, "United States");
    assert_int_equal(of("", "White Horse Gazette").country.n, 0);
    assert_str_is(of("", "Ministry of Trade of Gabon").country, "Gabon");
    assert_str_is(of("", "Peruvian Coast Guard").country, "Peru");
    assert_int_equal(of("", "Gabon Trade Herald").country.n, 0); // a paper
}

static void test_offices(void **state)
{
    (void)state;
    publisher p = of("https://www.state.gov/x", "");
    assert_true(str_in_list(STR("secretary"), p.offices, '|'));
    assert_false(str_in_list(STR("prime minister"), p.offices, '|'));
    assert_false(str_in_list(STR("president"), p.titles, '|'));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_outlets),
        cmocka_unit_test(test_offices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
