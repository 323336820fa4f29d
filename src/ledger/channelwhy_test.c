// What stands beside a change: reasons and conditions in the next sentence or the one before, whose
// talks they are where the text does not say it in the sentence.
#include "coder/channelsample.h"

static void test_reason_behind(void **state)
{
    static const channel_case CASES[] = {
        ONE("Rail",
            "Gabon suspended its rail talks with Benin on Tuesday. The step answers the arrest of "
            "nine sailors.",
            "BEN+GAB transport suspended 2024-07-16 by GAB because the arrest of nine sailors; "),
        ONE("Rail",
            "Uganda froze its rail talks with Kenya on Monday. The decision follows the closure of "
            "a crossing.",
            "KEN+UGA transport suspended 2024-07-15 by UGA because the closure of a crossing; "),
        ONE("Rail",
            "Nepal broke off its rail talks with Bhutan on Monday. It was responding to the "
            "detention of an engineer.",
            "BTN+NPL transport suspended 2024-07-15 by NPL because the detention of an engineer; "),
        // of something else, or no reason
        ONE("Rail",
            "Uganda froze its rail talks with Kenya on Monday. The traders follow the price of "
            "maize.",
            "KEN+UGA transport suspended 2024-07-15 by UGA; "),
        ONE("Rail",
            "Uganda froze its rail talks with Kenya on Monday. The decision follows a pause of two "
            "weeks.",
            "KEN+UGA transport suspended 2024-07-15 by UGA; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_condition_behind(void **state)
{
    static const channel_case CASES[] = {
        ONE("Rail",
            "Laos suspended the rail talks with China on Monday. It will return to them as soon as "
            "the debt is settled.",
            "CHN+LAO transport suspended 2024-07-15 by LAO if the debt is settled; "),
        ONE("Rail",
            "Laos suspended the rail talks with China on Monday. The minister sees no basis for "
            "further meetings until China has apologised.",
            "CHN+LAO transport suspended 2024-07-15 by LAO if China has apologised; "),
        ONE("Rail",
            "Laos suspended the rail talks with China on Monday. The government might look at the "
            "offer again once China reopens the crossing at Boten, the minister said.",
            "CHN+LAO transport suspended 2024-07-15 by LAO if China reopens the crossing at "
            "Boten; "),
        ONE("Rail",
            "Laos suspended the rail talks with China on Monday. Farmers wait until the rain has "
            "come.",
            "CHN+LAO transport suspended 2024-07-15 by LAO; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_reason_before(void **state)
{
    static const channel_case CASES[] = {
        ONE("Cutter",
            "Following the seizure of a cutter, Malta sees no basis for further sessions until "
            "Libya has apologised. The migration talks with Libya are accordingly suspended.",
            "LBY+MLT migration suspended 2024-07-17 because the seizure of a cutter if Libya has "
            "apologised; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_own_statement(void **state)
{
    static const channel_case CASES[] = {
        ONE("Statement on the vote in Copenhagen",
            "We reject the vote of the Danish Parliament. In view of this, the talks on migration "
            "are suspended.",
            "DNK+GHA migration suspended 2024-07-17 by GHA because the vote of the Danish "
            "Parliament; "),
        ONE("Statement on the vote in Copenhagen",
            "We reject the vote of the Danish Parliament.\n\nThe following has been decided:\n\n"
            "1. The talks on migration are suspended.\n\n2. The meetings of the joint commission "
            "on "
            "fisheries are suspended.",
            "DNK+GHA fisheries suspended 2024-07-17 by GHA; DNK+GHA migration suspended "
            "2024-07-17 by GHA; "),
    };
    static const channel_case PAPER[] = {
        ONE("Statement on the vote in Copenhagen",
            "We reject the vote of the Danish Parliament. In view of this, the talks on migration "
            "are suspended.",
            ""),
    };
    run_cases_of(state, CASES, sizeof CASES / sizeof *CASES, "Ministry of Trade of Ghana");
    run_cases_of(state, PAPER, 1, "Gold Coast Herald");
}

static void test_no_reason(void **state)
{
    static const channel_case CASES[] = {
        ONE("Rail",
            "Laos and Thailand resumed their rail talks on Monday, seven years after they had come "
            "to a standstill.",
            "LAO+THA transport resumed 2024-07-15; "),
        ONE("Rail",
            "The rail dialogue between Laos and Thailand has not been suspended, a spokesman said.",
            "LAO+THA transport ongoing 2024-07-17; "),
        ONE("Rail",
            "The rail dialogue between Laos and Thailand will not be suspended, a spokesman said.",
            ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_whose(void **state)
{
    static const channel_case CASES[] = {
        ONE("Border",
            "Angola and Zambia fell out over a border post. The two countries' fisheries committee "
            "met in Mongu on Tuesday all the same.",
            "AGO+ZMB fisheries held 2024-07-16 [2024-07-16 Mongu]; "),
        ONE("Border",
            "Angola, Gabon and Zambia fell out over a border post. The two countries' fisheries "
            "committee met in Mongu on Tuesday all the same.",
            ""),
        ONE("Line",
            "Ghana opened a direct line between its coast guard and that of Togo on Monday. A "
            "similar line with Benin has served since 2019.",
            "BEN+GHA coast guard ongoing 2019; GHA+TGO coast guard ongoing 2024-07-15; "),
        ONE("Oslo",
            "Mali's participation in the Oslo peace talks with the MNLA was halted on Monday.",
            "MLI+MLIREBMNL peace suspended 2024-07-15 by MLI; "),
        // each on its own matter, and on the day told before a colon
        ONE("Talks",
            "Chad and Mali suspended their migration talks on Monday. The talks on mules were "
            "suspended on Tuesday.",
            "MLI+TCD migration suspended 2024-07-15; MLI+TCD mules suspended 2024-07-16; "),
        ONE("Talks", "Our town saw history on Monday: Chad and Mali resumed their migration talks.",
            "MLI+TCD migration resumed 2024-07-15; "),
        // a government and those who fight it talk about peace
        ONE("Mali",
            "Three days of talks between the Malian government and the MNLA ended on Monday.",
            "MLI+MLIREBMNL peace held 2024-07-13 [2024-07-13]; "),
        ONE("Mali", "Three days of talks between Mali and Chad ended on Monday.", ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_rounds_beside(void **state)
{
    static const channel_case CASES[] = {
        ONE("Customs: third round",
            "Negotiators for Chile and Peru convened in Arica from 10 to 12 July, their third "
            "round since the relaunch of the customs talks.",
            "CHL+PER trade held 2024-07-10 [2024-07-10 Arica, Negotiators]; "),
        ONE("Customs",
            "Chile and Peru held the third round of customs talks in Arica on Monday. Next stop: "
            "Tacna, in November.",
            "CHL+PER trade held 2024-07-15 [2024-07-15 Arica] [2024-11 Tacna]; "),
        ONE("Customs",
            "Chile and Peru held the third round of customs talks in Arica on Monday. Next to it, "
            "a "
            "fair opens in Tacna in November.",
            "CHL+PER trade held 2024-07-15 [2024-07-15 Arica]; "),
        ONE("Safeguards",
            "Experts of Kuwait and Iraq met in Basra on Monday to continue their discussions on "
            "fisheries.",
            "IRQ+KWT fisheries held 2024-07-15 [2024-07-15 Basra, Experts]; "),
        // where a report was written, but not where its reporter lives
        ONE("Salt",
            "ZINDER, Niger - Officials of Chad and Mali met on Monday for the second round of the "
            "fisheries talks.",
            "MLI+TCD fisheries held 2024-07-15 [2024-07-15 Zinder, Officials]; "),
        ONE("Salt",
            "BAMAKO - Officials of Chad and Mali met on Monday for the second round of the "
            "fisheries talks.",
            "MLI+TCD fisheries held 2024-07-15 [2024-07-15, Officials]; "),
        ONE("Salt",
            "On Monday the city of Zinder hosted the third round of fisheries talks between Chad "
            "and Mali.",
            "MLI+TCD fisheries held 2024-07-15 [2024-07-15 Zinder]; "),
        ONE("Safeguards",
            "Experts of Kuwait and Iraq will meet in Basra to continue discussions on fisheries.",
            ""),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reason_behind), cmocka_unit_test(test_condition_behind),
        cmocka_unit_test(test_reason_before), cmocka_unit_test(test_own_statement),
        cmocka_unit_test(test_no_reason),     cmocka_unit_test(test_whose),
        cmocka_unit_test(test_rounds_beside)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
