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
    {"The boats will be built by Swiftships, LLC, of Morgan City, Louisiana.", "Swiftships, LLC"},
    {"The principal contractor, General Atomics Aeronautical Systems, Inc., is located in San "
     "Diego, California.",
     "General Atomics Aeronautical Systems, Inc."},
    {"The principal contractor will be Leonardo DRS, St. Louis, Missouri, with Elbit Systems of "
     "America, Fort Worth, Texas, as its main subcontractor.",
     "Leonardo DRS|Elbit Systems of America"},
    {"The contractors named by the program office are Thales Defense & Security, Inc., Clarksburg, "
     "Maryland, and Harris Corporation, Rochester, New York.",
     "Thales Defense & Security, Inc.|Harris Corporation"},
    {"The prime contractor is expected to be either Damen Shipyards or Bollinger Shipyards.",
     "Damen Shipyards|Bollinger Shipyards"},
    {"Items will be drawn from stock; no prime contractor is involved.", ""},
    {"The principal contractors will be General Dynamics Ordnance and Tactical Systems, St. "
     "Petersburg, Florida, General Dynamics Mission Systems, Scottsdale, Arizona, and Kongsberg, "
     "Norway.",
     "General Dynamics Ordnance and Tactical Systems|General Dynamics Mission Systems|Kongsberg"},
    {"Work on the aircraft will be done by Lockheed Martin Aeronautics of Marietta, Georgia, and "
     "that on the engines by Rolls-Royce North America of Indianapolis, Indiana; these two are the "
     "principal contractors.",
     "Lockheed Martin Aeronautics|Rolls-Royce North America"},
    {"The principal firm will be Motorola Solutions, Chicago, Illinois.", "Motorola Solutions"},
    {"The principal contractors remain Boeing, Mesa, Arizona, and Lockheed Martin, Orlando, "
     "Florida.",
     "Boeing|Lockheed Martin"},
    {"The principal contractor will be The Boeing Company, Defense, Space and Security, in Ridley "
     "Park, Pennsylvania.",
     "The Boeing Company, Defense, Space and Security"},
    {"Principal contractors for the proposed sale have been identified as Honeywell Aerospace, "
     "Phoenix, Arizona; and Moog Inc., East Aurora, New York.",
     "Honeywell Aerospace|Moog Inc."},
    {"The U.S. firms that will carry out the work are Fincantieri Marinette Marine, Marinette, "
     "Wisconsin, and Lockheed Martin Corporation, Moorestown, New Jersey.",
     "Fincantieri Marinette Marine|Lockheed Martin Corporation"},
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
