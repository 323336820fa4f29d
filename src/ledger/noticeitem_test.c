#include "ledger/noticeitem.h"

#include "base/check.h"

#include <math.h>

// A paragraph, and what it lists: number or "-", "<" up to, "+" additional, name.
static const char *const CASES[][2] = {
    {"Chad has requested to buy upkeep for its C-130 fleet, to include spare parts; engine "
     "overhaul; "
     "and field service representatives.",
     "- upkeep for its C-130 fleet; - spare parts; - engine overhaul; - field service "
     "representatives"},
    {"Chad has asked to buy twelve (12) launchers with their trucks, and further articles: spares, "
     "tools, "
     "manuals.",
     "12 launchers with their trucks; - spares; - tools; - manuals"},
    {"The possible sale covers nine (9) mounts, nine (9) stations and 150,000 rounds of 20mm "
     "ammunition. It "
     "also covers loading systems, handling tools and training aids.",
     "9 mounts; 9 stations; 150000 rounds of 20mm ammunition; - loading systems; - handling tools; "
     "- "
     "training aids"},
    {"Non-MDE includes mines (1,000), smoke grenades (5,000) and flares.",
     "1000 mines; 5000 smoke grenades; - flares"},
    {"Also to be supplied are mortar sights, carrying cases, and books.",
     "- mortar sights; - carrying cases; - books"},
    {"In support of the aircraft the sale provides for tents; tow bars; and gear.",
     "- tents; - tow bars; - gear"},
    {"Spare barrels, slings and bipods will also be included.",
     "- Spare barrels; - slings; - bipods"},
    {"Additional articles are barrels, slings, and oil; none is MDE.",
     "- barrels; - slings; - oil"},
    {"The earlier notification covered: ten (10) radars; six (6) masts; and spares.",
     "10 radars; 6 masts; - spares"},
    {"Congress was told of a sale of six (6) C-130J aircraft and spare parts; now two (2) more "
     "C-130J "
     "aircraft are requested.",
     "6 C-130J aircraft; +2 C-130J aircraft"},
    {"This notification is for a combined total of nine (9) radars in the case.", ""},
    {"The sale raises the number of tanks from ten (10) to sixteen (16) and the cost.", ""},
    {"The sale includes two (2) radars for three years; four illuminators per ship; the masts "
     "named above "
     "and, with them, guys; and other related elements of program support.",
     "2 radars; - illuminators; - guys"},
    {"The sale includes radars that Chad owns; fuel tanks under a new case; \"chaff and flares\"; "
     "pods (54 "
     "installed, 4 spares); a set of masts.",
     "- radars; - fuel tanks; - chaff and flares; - pods; - set of masts"},
    {"Major Defense Equipment (MDE) includes:\n1. Six (6) F-35A aircraft\n2. Seven (7) F135 "
     "engines, six installed and one spare\n3. Twelve (12) AIM-9X Block II missiles",
     "6 F-35A aircraft; 7 F135 engines; 12 AIM-9X Block II missiles"},
    {"The Government of Chad has requested to add twenty-two (22) M142 launchers and one hundred "
     "ten (110) M31A1 pods to a previously implemented case.",
     "22 M142 launchers; 110 M31A1 pods"},
    {"The original case, valued at $60 million, included 30 M1152 vehicles and 10 M997 ambulances. "
     "This notification is for 45 more M1152 vehicles.",
     "30 M1152 vehicles; 10 M997 ambulances; +45 M1152 vehicles"},
    {"Chad has asked for a possible sale of sixteen (16) UH-1H helicopters and six (6) spare "
     "engines.",
     "16 UH-1H helicopters; 6 spare engines"},
    {"The Government of Chad has requested to buy three hundred (300) TOW 2B (BGM-71F-3-RF) "
     "missiles and seven (7) fly-to-buy missiles (BGM-71F-3-RF) for lot testing.",
     "300 TOW 2B (BGM-71F-3-RF) missiles; 7 fly-to-buy missiles (BGM-71F-3-RF)"},
    {"The Government of Chad has requested to buy thirty (30) Assault Amphibious Vehicles, of "
     "which twenty-four (24) are personnel carriers, four (4) command vehicles and two (2) "
     "recovery vehicles.",
     "30 Assault Amphibious Vehicles; 24 personnel carriers; 4 command vehicles; 2 recovery "
     "vehicles"},
    {"The sale would include the following MDE:\n• AIM-9X Block II tactical missiles – 48\n• "
     "AIM-9X captive air training missiles – 6\n• Guidance units – 4",
     "48 AIM-9X Block II tactical missiles; 6 AIM-9X captive air training missiles; 4 Guidance "
     "units"},
    {"Description of articles:\nM1A2 tanks, 44 each\nM88A2 recovery vehicles, 5 each\nM2 machine "
     "guns, 44 each",
     "44 M1A2 tanks; 5 M88A2 recovery vehicles; 44 M2 machine guns"},
    {"Quantity and description:\n44 ea. M1A2 tanks\n5 ea. M88A2 recovery vehicles",
     "44 M1A2 tanks; 5 M88A2 recovery vehicles"},
    {"Chad has requested a quantity of 3,000 M433 40mm cartridges, 2.5 million 5.56mm cartridges, "
     "and 600 M67 hand grenades.",
     "3000 M433 40mm cartridges; 2500000 5.56mm cartridges; 600 M67 hand grenades"},
    {"The Government of Chad wishes to buy one battery of Patriot, made up of one (1) radar set, "
     "one (1) control station, four (4) M903 launchers and two (2) electric power plants.",
     "1 battery of Patriot; 1 radar set; 1 control station; 4 M903 launchers; 2 electric power "
     "plants"},
    {"In the case originally notified the Government of Chad bought 24 F/A-18 aircraft and 52 "
     "engines; it now requests an additional 6 F/A-18 aircraft and 14 engines.",
     "24 F/A-18 aircraft; 52 engines; +6 F/A-18 aircraft; +14 engines"},
    {"Chad has requested to buy ten (10) man-portable missiles; six (6) battalion operations "
     "centers; four (4) squadron planning cells; three (3) day/night sights; nine (9) government "
     "furnished radios; 12 armored personnel carriers; and eight (8) personnel carriers.",
     "10 man-portable missiles; 6 battalion operations centers; 4 squadron planning cells; 3 "
     "day/night sights; 9 government furnished radios; 12 armored personnel carriers; 8 personnel "
     "carriers"},
    {"Chad has requested to buy twelve MH-60R Multi-Mission helicopters, equipped with: fourteen "
     "(14) APS-153(V) radars (12 installed, 2 spares); twenty-eight (28) T700-GE-401C engines (24 "
     "installed and 4 spares); and fourteen (14) ALFS dipping sonars.",
     "12 MH-60R Multi-Mission helicopters; 14 APS-153(V) radars; 28 T700-GE-401C engines; 14 ALFS "
     "dipping sonars"},
    {"MDE:\na. 6 P-8A Patrol Aircraft\nb. 9 Multifunctional Information Distribution System Joint "
     "Tactical Radio Systems 5 (MIDS JTRS 5) (one per aircraft plus three spares)\nc. 7 Guardian "
     "Laser Transmitter Assemblies",
     "6 P-8A Patrol Aircraft; 9 Multifunctional Information Distribution System Joint Tactical "
     "Radio Systems 5 (MIDS JTRS 5); 7 Guardian Laser Transmitter Assemblies"},
    {"The Government of Chad has requested to buy the following quantities: AGM-65D Maverick "
     "missiles: 50; AGM-65G Maverick missiles: 30; LAU-117 launchers: 20.",
     "50 AGM-65D Maverick missiles; 30 AGM-65G Maverick missiles; 20 LAU-117 launchers"},
    {"The Government of Chad has requested that twenty-four (24) GMLRS pods be added to a case of "
     "March 2021, whose forty-eight (48) GMLRS pods were below the threshold.",
     "24 GMLRS pods; 48 GMLRS pods"},
    {"(18) radars; masts: eighteen (18); poles, quantity 4", "18 radars; 18 masts; 4 poles"},
    {"Implementation requires ten (10) radars.", ""},
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        arena a = {0};
        buf out = {0};
        notice_items items = {0};
        notice_text t = notice_text_read(str_of(CASES[i][0]), &a);
        notice_items_read(&t, 0, t.text.n, false, &items, &a);
        for (size_t k = 0; k < items.n; k++) {
            const fact_item *x = &items.p[k];
            buf_add_format(&out, "%s%s%s", k ? "; " : "", x->up_to ? "<" : "",
                           x->additional ? "+" : "");
            if (isnan(x->quantity))
                buf_add_c(&out, "-");
            else
                buf_add_format(&out, "%.0f", x->quantity);
            buf_add_format(&out, " %.*s", STR_ARG(x->text));
        }
        if (!str_eq(buf_str(&out), str_of(CASES[i][1]))) print_error("%s\n", CASES[i][0]);
        assert_str_is(buf_str(&out), CASES[i][1]);
        buf_free(&out);
        arena_free(&a);
    }
}

// Behind the place of the articles only set words open a list.
static void reads_beyond(void **state)
{
    (void)state;
    arena a = {0};
    notice_items items = {0};
    str text = STR(
        "Chad will use ten (10) tanks of the sale. Also included are spares, tools, and books.");
    notice_text t = notice_text_read(text, &a);
    notice_items_read(&t, 0, t.text.n, true, &items, &a);
    assert_int_equal(items.n, 3);
    assert_str_is(items.p[0].text, "spares");
    arena_free(&a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {cmocka_unit_test(reads),
                                              cmocka_unit_test(reads_beyond)};
    return cmocka_run_group_tests_name("notice items", tests, NULL, NULL);
}
