#include "mention/item.h"
#include "mention/sample.h"

#include <math.h>

typedef struct {
    const char *words;
    const char *expected; // "text = category [designation] count" of each item, joined by "; "
} item_case;

static const item_case CASES[] = {
    {"They sent hundreds/NNS of armed/VBN drones/NNS and related/VBN missile/NN equipment/NN .",
     "armed drones = drone [] >200; related missile equipment = military equipment [] -"},
    {"They sent 60 missiles/NNS .", "missiles = missile [] 60"},
    {"They sent 66 F _- _16V fighter/NN jets/NNS .",
     "F-16V fighter jets = combat aircraft [F-16V] 66"},
    {"They sent F _- _16CJ jets/NNS .", "F-16CJ jets = combat aircraft [F-16CJ] -"},
    {"They sent 20 HIMARS .", "HIMARS = artillery [HIMARS] 20"},
    {"They sent 31 M1A1 Abrams tanks/NNS .", "M1A1 Abrams tanks = tank [M1A1 Abrams] 31"},
    {"They sent Leopard 2 tanks/NNS .", "Leopard 2 tanks = tank [Leopard 2] -"},
    {"They sent Javelin anti/JJ _- _tank missiles/NNS .",
     "Javelin anti-tank missiles = missile [Javelin] -"},
    {"They sent Stinger missiles/NNS and Javelins/NNPS .",
     "Stinger missiles = air defence [Stinger] -; Javelins = missile [Javelin] -"},
    {"The Javelin throw/NN was/VBD long/JJ .", ""},
    {"They sent Patriot PAC _- _3 batteries/NNS .",
     "Patriot PAC-3 batteries = air defence [Patriot PAC-3] -"},
    {"They sent 291 Altius _- _600M drones/NNS .", "Altius-600M drones = drone [Altius-600M] 291"},
    {"They sent Switchblade 300 loitering/VBG munitions/NNS .",
     "Switchblade 300 loitering munitions = drone [Switchblade 300] -"},
    {"They fired/VBD Shahed _- _136 drones/NNS .", "Shahed-136 drones = drone [Shahed-136] -"},
    {"They bought/VBD S _- _400 systems/NNS .", "S-400 systems = air defence [S-400] -"},
    {"They bought/VBD QX _- _77 missiles/NNS .", "QX-77 missiles = missile [QX-77] -"},
    {"They sell arms/NNS to Taiwan .", "arms = weapon [] -"},
    {"Arms/NNS sales/NNS went/VBD on .", "Arms = weapon [] -"},
    {"The US arms/NNS sales/NNS went/VBD on .", "arms = weapon [] -"},
    {"They held arms/NNS control/NN talks/NNS .", ""},
    {"A drone/NN attack/NN killed/VBD ten .", "drone = drone [] -"},
    {"He was in her/PRP$ arms/NNS .", ""},
    {"A think/NN tank/NN said so .", ""},
    {"They sent naval/JJ vessels/NNS .", "naval vessels = warship [] -"},
    {"They sent vessels/NNS .", ""},
    {"They sent 155 mm/NN artillery/NN shells/NNS .",
     "155 mm artillery shells = ammunition [155 mm] -"},
    {"They sent US _- _made tanks/NNS .", "tanks = tank [] -"},
    {"They sent two dozen armoured/JJ vehicles/NNS and spare/JJ parts/NNS .",
     "armoured vehicles = armoured vehicle [] 24; spare parts = spare parts [] -"},
    {"They sent air/NN defence/NN systems/NNS .", "air defence systems = air defence [] -"},
    {"They sent 900 155 _mm shells/NNS .", "155mm shells = ammunition [155mm] -"},
    {"They sent KZ _- _47M2 missiles/NNS .", "KZ-47M2 missiles = missile [KZ-47M2] -"},
    {"They built/VBD Type 055 destroyers/NNS .", "Type 055 destroyers = warship [Type 055] -"},
    {"They sent Bayraktar TB3 drones/NNS .", "Bayraktar TB3 drones = drone [Bayraktar TB3] -"},
    {"They sent up to/IN sixty/CD ( 60 ) missiles/NNS .", "missiles = missile [] 60"},
    {"They laid anti/JJ _- _personnel/NN mines/NNS .", "anti-personnel mines = mine [] -"},
    {"The coal/NN mine/NN closed/VBD .", ""},
    {"They sent cluster/NN munitions/NNS .", "cluster munitions = ammunition [] -"},
    {"They sent a nuclear/JJ _- _powered/VBN submarine/NN .",
     "nuclear-powered submarine = submarine [] -"},
    {"They bomb/VBP the town/NN .", ""},
    {"They gave military/JJ training/NN .", "military training = training [] -"},
    {"They gave training/NN .", ""},
    {"They sent two/CD mortar/NN systems/NNS .", "mortar systems = artillery [] 2"},
    {"They sent Shahed _- _238 drones/NNS .", "Shahed-238 drones = drone [Shahed-238] -"},
    {"A Shahed _- _999 fell/VBD .", "Shahed-999 = drone [Shahed-999] -"},
    {"The F _- _1 visa/NN is/VBZ new/JJ .", ""},
    {"The R60 road/NN is/VBZ new/JJ .", ""},
    {"An F16 flew/VBD by/RB .", "F16 = combat aircraft [F-16] -"},
    {"The B2B market/NN grew/VBD .", ""},
    {"They sent 66 F _- _16C _/ _D Block 70 aircraft/NNS .",
     "F-16C/D Block 70 aircraft = combat aircraft [F-16C/D Block 70] 66"},
    {"They sent AN _/ _TPY _- _2 radars/NNS .", "AN/TPY-2 radars = radar [AN/TPY-2] -"},
    {"They sent S _- _300 missiles/NNS .", "S-300 missiles = air defence [S-300] -"},
    {"They sent F _- _16 spare/JJ parts/NNS .", "F-16 spare parts = spare parts [F-16] -"},
    {"The USS Hopper sailed/VBD .", "USS Hopper = warship [USS Hopper] -"},
    {"The missile/NN launches/NNS went/VBD on .", "missile = missile [] -"},
    {"The gun/NN control/NN bill/NN fell/VBD .", ""},
    {"They used tear/NN gas/NN .", "tear gas = riot control [] -"},
    {"A car/NN bomb/NN killed/VBD ten .", "car bomb = explosive device [] -"},
    {"They sent AT/IN _- _4 weapons/NNS .", "AT-4 weapons = small arms [AT4] -"},
    {"They got/VBD 31/CD Abrams/NNPS .", "Abrams = tank [Abrams] 31"},
    {"They got/VBD Abrams/NNPS .", ""},
    {"They got/VBD M1070A1 trucks/NNS .", "M1070A1 trucks = military equipment [M1070A1] -"},
    {"They lost/VBD Shahed _- _type drones/NNS .", "Shahed-type drones = drone [Shahed] -"},
    {"The frigate/NN HMS Ocean sailed/VBD .",
     "HMS Ocean = warship [HMS Ocean] -; frigate = warship [] -"},
    {"They sent two MiGs/NNPS .", "MiGs = combat aircraft [MiG] 2"},
    {"It flew/VBD under/IN the radar/NN .", ""},
    {"The bomb/NN threat/NN was/VBD false/JJ .", ""},
    {"The missile/NN threat/NN grew/VBD .", "missile = missile [] -"},
    {"They opened/VBD a health/NN surveillance/NN system/NN .", ""},
    {"They gave explosives/NNS detection/NN training/NN .", ""},
    {"The S _- _400 deal/NN failed/VBD .", "S-400 = air defence [S-400] -"},
    {"The humanitarian/JJ challenge/NN of/IN landmines/NNS .", "landmines = mine [] -"},
    {"The INS Vikrant sailed/VBD .", "INS Vikrant = warship [INS Vikrant] -"},
    {"They put shots/NNS in/IN arms/NNS .", ""},
    {"They saw/VBD tanks/NNS and planes/NNS .", "tanks = tank [] -; planes = aircraft [] -"},
    {"They saw/VBD a bomb/NN and planes/NNS .", "bomb = ammunition [] -"},
    {"They met with open/JJ arms/NNS .", ""},
    {"It used gas/NN as/IN a weapon/NN .", ""},
    {"They signed/VBD the Treaty on/IN the Prohibition of/IN Nuclear Weapons/NNPS .", ""},
    {"The rocket/NN reached/VBD orbit/NN .", ""},
    {"They hit/VBD Coalition vehicles/NNS .", "vehicles = military equipment [] -"},
    {"They hit/VBD vehicles/NNS .", ""},
};

static void count_text(buf *out, const amount *n)
{
    if (!isnan(n->value))
        buf_add_format(out, "%g", n->value);
    else if (!isnan(n->low))
        buf_add_format(out, ">%g", n->low);
    else
        buf_add_c(out, "-");
}

static void test_cases(void **state)
{
    (void)state;
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sample x;
        sample_read(&x, CASES[i].words, "2024-07-17");
        mention_vec v = {0};
        time_find(&x.d, &x.s, &v, &x.a);
        amount_find(&x.d, &x.s, &v, &x.a);
        item_find(&x.d, &x.s, &v, &x.a);
        buf got = {0};
        buf_add_c(&got, "");
        for (size_t k = 0; k < v.n; k++) {
            const mention *m = &v.p[k];
            if (m->kind != MENTION_ITEM) continue;
            buf_add_format(&got, "%s%.*s = %.*s [%.*s] ", got.n ? "; " : "",
                           STR_ARG(span_text(x.d.text, m->span)), STR_ARG(m->item.category),
                           STR_ARG(m->item.designation));
            count_text(&got, &m->amount);
        }
        if (strcmp(got.p, CASES[i].expected) != 0) {
            wrong++;
            print_error("%s\n    want %s\n    got  %s\n", CASES[i].words, CASES[i].expected, got.p);
        }
        buf_free(&got);
        sample_free(&x);
    }
    assert_int_equal(wrong, 0);
}

static void test_lexicon(void **state)
{
    (void)state;
    int row = item_row(STR("f 16"));
    assert_true(row >= 0);
    assert_int_equal(row, item_row(STR("F-16")));
    assert_str_is(item_row_facts(row).category, "combat aircraft");
    assert_str_is(item_row_facts(row).register_category, "IV");
    assert_str_is(item_row_facts(row).origin, "USA");
    assert_str_is(item_row_facts(row).maker, "Lockheed Martin");
    assert_str_is(item_row_facts(item_row(STR("MANPADS"))).register_category, "VII");
    assert_str_is(item_row_facts(item_row(STR("spare parts"))).register_category, "");
    assert_int_equal(item_row(STR("teapot")), -1);
    assert_int_equal(item_row(STR("")), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_lexicon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
