#include "base/check.h"

#include "document/dateline.h"

#include <string.h>

static void test_datelines(void **state)
{
    (void)state;
    static const struct {
        const char *text; // '|' stands after the dateline
        const char *place, *outlet;
        int year, month, day;
    } CASES[] = {
        {"BEIJING, July 17 (Reuters) -| China put off the talks.", "BEIJING", "Reuters", 0, 7, 17},
        {"BEIJING, July 17 (Xinhua) --| China put off the talks.", "BEIJING", "Xinhua", 0, 7, 17},
        {"WASHINGTON (AP) \xE2\x80\x94| The envoy left.", "WASHINGTON", "AP", 0, 0, 0},
        {"KYIV, Ukraine \xE2\x80\x94| The envoy left.", "KYIV, Ukraine", "", 0, 0, 0},
        {"KYIV, Ukraine (AP)\xE2\x80\x94|The envoy left.", "KYIV, Ukraine", "AP", 0, 0, 0},
        {"MOSCOW, July 17. /TASS/.| The envoy left.", "MOSCOW", "TASS", 0, 7, 17},
        {"MOSCOW. July 17 (Interfax) -| The envoy left.", "MOSCOW", "Interfax", 0, 7, 17},
        {"Tokyo, 17 July 2024 (Kyodo) -| The envoy left.", "Tokyo", "Kyodo", 2024, 7, 17},
        {"Lima, Jul 17 (EFE).-| The envoy left.", "Lima", "EFE", 0, 7, 17},
        {"(Bloomberg) --| The bank will lend more.", "", "Bloomberg", 0, 0, 0},
        {"(Reuters) -| The bank will lend more.", "", "Reuters", 0, 0, 0},
        {"Berlin (dpa) -| Der envoy left.", "Berlin", "dpa", 0, 0, 0},
        {"New Delhi, Jul 17 (PTI)| The envoy left.", "New Delhi", "PTI", 0, 7, 17},
        {"WASHINGTON, D.C., July 17, 2024 (UPI) --| The envoy left.", "WASHINGTON, D.C.", "UPI",
         2024, 7, 17},
        {"WASHINGTON/BEIJING, Wednesday, July 17 (Reuters) -| Both said no.", "WASHINGTON/BEIJING",
         "Reuters", 0, 7, 17},
        {"PORT-AU-PRINCE, Haiti (AP) \xE2\x80\x94| Gangs took the port.", "PORT-AU-PRINCE, Haiti",
         "AP", 0, 0, 0},
        {"ST. PETERSBURG, Fla. \xE2\x80\x93| Voters came early.", "ST. PETERSBURG, Fla.", "", 0, 0,
         0},
        {"UNITED NATIONS, Feb. 29 -| The council met.", "UNITED NATIONS", "", 0, 2, 29},
        {"PORT OF SPAIN, Trinidad and Tobago --| 300 people came.",
         "PORT OF SPAIN, Trinidad and Tobago", "", 0, 0, 0},
        {"SEOUL, July 17 (Yonhap News Agency) --| The envoy left.", "SEOUL", "Yonhap News Agency",
         0, 7, 17},
        {"GENEVA (17 July 2024) \xE2\x80\x93| Experts called for calm.", NULL, NULL, 0, 0, 0},
        // No datelines.
        {"NATO \xE2\x80\x94 The alliance met.", NULL, NULL, 0, 0, 0},
        {"BREAKING - The talks are off.", NULL, NULL, 0, 0, 0},
        {"The minister - A man of few words - left.", NULL, NULL, 0, 0, 0},
        {"Beijing - Moscow's partner - said no.", NULL, NULL, 0, 0, 0},
        {"PARIS - which hosted the talks - was calm.", NULL, NULL, 0, 0, 0},
        {"MR. JONES: We left - They stayed.", NULL, NULL, 0, 0, 0},
        {"The Group of Seven (G7) - Japan among them - met.", NULL, NULL, 0, 0, 0},
        {"China (Taiwan) said no.", NULL, NULL, 0, 0, 0},
        {"US-China talks ended.", NULL, NULL, 0, 0, 0},
        {"", NULL, NULL, 0, 0, 0},
        {"(", NULL, NULL, 0, 0, 0},
        {"BEIJING -", NULL, NULL, 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        char text[256];
        const char *bar = strchr(CASES[i].text, '|');
        size_t length = bar ? (size_t)(bar - CASES[i].text) : 0;
        if (!CASES[i].place) length = 0;
        memcpy(text, CASES[i].text, strlen(CASES[i].text) + 1);
        if (bar) memmove(text + (bar - CASES[i].text), bar + 1, strlen(bar));
        dateline d = dateline_read(str_of(text));
        if (d.length != length)
            fail_msg("%s: %zu bytes, place \"%.*s\", outlet \"%.*s\"", text, d.length,
                     STR_ARG(d.place), STR_ARG(d.outlet));
        if (!length) continue;
        assert_str_is(d.place, CASES[i].place);
        assert_str_is(d.outlet, CASES[i].outlet);
        assert_int_equal(d.date.date.year, CASES[i].year);
        assert_int_equal(d.date.date.month, CASES[i].month);
        assert_int_equal(d.date.date.day, CASES[i].day);
    }
}

static void test_dates(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int year, month, day;
    } CASES[] = {
        {"July 17, 2024", 2024, 7, 17},
        {"17 July 2024", 2024, 7, 17},
        {"Wednesday, July 17, 2024", 2024, 7, 17},
        {"Wed, 17 Jul 2024 10:00:00 GMT", 2024, 7, 17},
        {"July 17th, 2024 at 10:30 a.m. EDT", 2024, 7, 17},
        {"2024-07-17T10:00:00Z", 2024, 7, 17},
        {"Sept. 3", 0, 9, 3},
        {"Published: July 17, 2024", 2024, 7, 17},
        {"Posted on July 17, 2024", 2024, 7, 17},
        {"Last updated: 17 July 2024, 10:00", 2024, 7, 17},
        {"February 30, 2024", 0, 0, 0},
        {"February 29", 0, 2, 29},
        {"July 2024", 0, 0, 0},
        {"Wednesday", 0, 0, 0},
        {"On July 17 the talks ended", 0, 0, 0},
        {"July 17 was calm", 0, 0, 0},
        {"Talks: July 17, 2024", 0, 0, 0},
        {"", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        calendar_date d = dateline_publication(str_of(CASES[i].text)).date;
        if (d.year != CASES[i].year || d.month != CASES[i].month || d.day != CASES[i].day)
            fail_msg("%s: %d-%d-%d", CASES[i].text, d.year, d.month, d.day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_datelines),
        cmocka_unit_test(test_dates),
    };
    return cmocka_run_group_tests_name("dateline", tests, NULL, NULL);
}
