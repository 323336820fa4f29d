#include "ledger/noticemaker.h"

#include "base/check.h"

static const char *const CASES[][2] = {
    {"The principal contractors will be General Dynamics of Warren, Michigan; Honeywell, Inc., of "
     "Phoenix, Arizona; and, for the radios, L3Harris of Rochester, New York.",
     "General Dynamics|Honeywell, Inc.|L3Harris"},
    {"The principal contractors are Lockheed Martin in Fort Worth, Texas, Pratt & Whitney in East "
     "Hartford, Connecticut, and Tovo USA in Tampa, Florida.",
     "Lockheed Martin|Pratt & Whitney|Tovo USA"},
    {"The principal contractor will be Sikorsky, a Lockheed Martin Company, located in Stratford, "
     "CT.",
     "Sikorsky, a Lockheed Martin Company"},
    {"The prime contractors will be Boeing Defense, Space & Security, St. Louis, MO, and BAE "
     "Systems "
     "(Karlskoga, Sweden).",
     "Boeing Defense, Space & Security|BAE Systems"},
    {"Principal contractors:\nOshkosh Defense, LLC, Oshkosh, Wisconsin\nKongsberg AS, Kongsberg, "
     "Norway\nThere are no known offset agreements.",
     "Oshkosh Defense, LLC|Kongsberg AS"},
    {"Raytheon Co., of Tucson, Arizona, and Saab of Sweden will be the principal contractors.",
     "Raytheon Co.|Saab"},
    {"The principal contractor will be BAE of Minneapolis, Minnesota, and Aberdeen, South Dakota.",
     "BAE"},
    {"The principal contractor will be chosen from among Boeing and Bell.", ""},
    {"The principal contractor is not known, for Boeing and Bell compete.", ""},
    {"There is no principal contractor: Army stock is used.", ""},
    {"The principal contractors will be U.S. Navy yards.", ""},
    {"Contractors are Terex, located in Cork, Ireland.", "Terex"},
    {"The principal contractors will be The Boeing Company, St. Louis, Missouri, and the Tovo "
     "Company of "
     "King of Prussia, Pennsylvania.",
     "The Boeing Company|Tovo Company"},
    {"The principal contractors selected so far are Lockheed Martin (radars), Akron, Ohio, and "
     "Boeing.",
     "Lockheed Martin|Boeing"},
    {"The principal contractor", ""},
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf out = {0};
        notice_makers makers = {0};
        str text = str_of(CASES[i][0]);
        notice_makers_read(text, 0, text.n, &makers, &a);
        for (size_t k = 0; k < makers.n; k++)
            buf_add_format(&out, "%s%.*s", k ? "|" : "", STR_ARG(makers.p[k]));
        if (!str_eq(buf_str(&out), str_of(CASES[i][1]))) print_error("%s\n", CASES[i][0]);
        assert_str_is(buf_str(&out), CASES[i][1]);
        buf_free(&out);
        arena_free(&a);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(reads)};
    return cmocka_run_group_tests_name("notice makers", tests, NULL, NULL);
}
