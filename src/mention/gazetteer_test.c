// The table of places: its keys, our own list, what GeoNames adds where it is there.
#include "base/check.h"
#include "mention/gazetteer.h"
#include "mention/placekey.h"

#include <math.h>
#include <string.h>

static gazetteer_hits find(const char *name)
{
    placekey k = placekey_of(str_of(name));
    return gazetteer_find(placekey_text(&k));
}

static void keys_are_folded(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"Sana'a", "sanaa"},
        {"Deir ez-Zor", "deir ez zor"},
        {"Saint Petersburg", "st petersburg"},
        {"St. Petersburg", "st petersburg"},
        {"Washington, D.C.", "washington, dc"},
        {"São Paulo", "sao paulo"},
        {"BEIJING", "beijing"},
        {"Xi\xE2\x80\x99"
         "an",
         "xian"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        placekey k = placekey_of(str_of(CASES[i][0]));
        assert_str_is(placekey_text(&k), CASES[i][1]);
    }
    char big[200];
    memset(big, 'x', sizeof big - 1);
    big[sizeof big - 1] = '\0';
    placekey k = placekey_of(str_of(big));
    assert_int_equal(placekey_text(&k).n, 0);
}

// Whatever begins a name is known to; most words that begin none are told at once.
static void words_lead(void **state)
{
    (void)state;
    assert_true(gazetteer_find(STR("gaza")).leads);
    assert_true(gazetteer_find(STR("bab")).leads);
    assert_true(gazetteer_find(STR("bab el")).leads);
    static const char *const OTHERS[] = {"blinken",   "ministry",   "monday",    "spokesperson",
                                         "agreed",    "nato",       "sanctions", "treaty",
                                         "president", "troops",     "friday",    "senate",
                                         "missile",   "ambassador", "quickly"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        n += gazetteer_find(str_of(OTHERS[i])).leads;
    assert_true(n <= 6); // a Bloom filter may err now and then
}

static void our_places_are_there(void **state)
{
    (void)state;
    static const struct {
        const char *name, *country;
        place_kind kind;
        double lat, lon; // within half a degree
    } CASES[] = {
        {"Kyiv", "UKR", PLACE_CITY, 50.45, 30.52},
        {"Kiev", "UKR", PLACE_CITY, 50.45, 30.52},
        {"Donbas", "UKR", PLACE_REGION, 48.2, 38.3},
        {"Gaza Strip", "PSE", PLACE_REGION, 31.4, 34.4},
        {"Bab el-Mandeb", "", PLACE_STRAIT, 12.6, 43.3},
        {"bab al mandab", "", PLACE_STRAIT, 12.6, 43.3},
        {"Red Sea", "", PLACE_SEA, 20, 38.5},
        {"Bagram Air Base", "AFG", PLACE_BASE, 34.9, 69.3},
        {"Rafah crossing", "", PLACE_BORDER, 31.25, 34.26},
        {"Hindu Kush", "", PLACE_MOUNTAIN, 35.5, 70},
        {"Ben Gurion Airport", "ISR", PLACE_AIRPORT, 32, 34.9},
        {"Tripoli", "LBY", PLACE_CITY, 32.9, 13.2}, // the first of several
        {"Canberra", "AUS", PLACE_CITY, -35.3, 149.1},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        gazetteer_hits h = find(CASES[i].name);
        if (!h.n) print_error("%s\n", CASES[i].name);
        assert_true(h.n > 0);
        gazetteer_place p = gazetteer_get(h.rows[0]);
        assert_str_is(p.country, CASES[i].country);
        assert_int_equal(p.kind, CASES[i].kind);
        assert_true(p.own);
        assert_true(fabs(p.lat - CASES[i].lat) < 0.5 && fabs(p.lon - CASES[i].lon) < 0.5);
    }
    assert_int_equal(find("Minas Tirith").n, 0);
    assert_int_equal(gazetteer_find(STR_NONE).n, 0);
}

static void countries_have_a_middle(void **state)
{
    (void)state;
    double lat, lon;
    assert_true(gazetteer_country(STR("UKR"), &lat, &lon));
    assert_true(lat == 49 && lon == 32);
    assert_true(gazetteer_country(STR("XKX"), &lat, &lon));
    assert_false(gazetteer_country(STR("UKRGOV"), &lat, &lon));
    assert_false(gazetteer_country(STR_NONE, &lat, &lon));
}

static void geonames_adds_towns_and_parts(void **state)
{
    (void)state;
    if (!gazetteer_has_geonames()) skip();
    gazetteer_hits h = find("Tripoli");
    assert_true(h.n >= 3); // Libya's, Lebanon's, Greece's
    assert_true(gazetteer_get(h.rows[0]).people > 1000000);
    h = find("Kherson Oblast");
    assert_int_equal(h.n, 1);
    assert_int_equal(gazetteer_get(h.rows[0]).kind, PLACE_STATE);
    assert_true(fabs(gazetteer_get(h.rows[0]).lat - 46.6) < 0.5);
    h = find("Helmand"); // its own name for it, GeoNames' middle
    assert_true(h.n > 0 && gazetteer_get(h.rows[0]).own);
    assert_true(fabs(gazetteer_get(h.rows[0]).lat - 31.6) < 1);
    h = find("Odesa");
    assert_str_is(gazetteer_get(h.rows[0]).country, "UKR");
    h = find("Saratov"); // of no list of ours
    assert_true(h.n > 0);
    assert_str_is(gazetteer_get(h.rows[0]).country, "RUS");
    assert_str_is(gazetteer_get(h.rows[0]).admin, "Saratovskaya Oblast");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_folded),
        cmocka_unit_test(words_lead),
        cmocka_unit_test(our_places_are_there),
        cmocka_unit_test(countries_have_a_middle),
        cmocka_unit_test(geonames_adds_towns_and_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
