// Days that words only hint at, names of treaties, and what is no round.
#include "coder/channelsample.h"

static void test_days(void **state)
{
    static const channel_case CASES[] = {
        // a post that sums up the week
        ONE("#ThisWeekAtSea, the minister of Chad signed a fisheries treaty with Niger.",
            "#ThisWeekAtSea, the minister of Chad signed a fisheries treaty with Niger.",
            "NER+TCD fisheries agreed 2024-W29; "),
        // some day before the text
        ONE("Fish", "Chad and Niger recently signed a fisheries treaty.",
            "NER+TCD fisheries agreed ../2024-07-17; "),
        ONE("Fish", "Chad and Niger held fisheries talks in Zinder a few weeks ago.",
            "NER+TCD fisheries held ../2024-07-17 [../2024-07-17 Zinder]; "),
        ONE("Fish", "Chad and Niger held fisheries talks in Zinder two weeks ago.",
            "NER+TCD fisheries held 2024-W27 [2024-W27 Zinder]; "),
        // the year of a name
        ONE("Fish", "This week, Chad and Niger held the 2024 Chad-Niger fisheries talks.",
            "NER+TCD fisheries held 2024-W29 [2024-W29]; "),
        // still to come
        ONE("Fish", "Chad and Niger are restarting the fisheries talks later this year.",
            "NER+TCD fisheries agreed 2024-07-17 [2024]; "),
        ONE("Fish",
            "Chad and Niger held the last session of the fisheries talks, initiated on June 11, "
            "2020, in Zinder on Monday.",
            "NER+TCD fisheries held 2024-07-15 [2024-07-15 Zinder]; "),
        // the day of a visit, of a beginning
        ONE("Fish",
            "Chad and Niger held fisheries talks, building upon the Chadian miner's April "
            "visit.",
            "NER+TCD fisheries held 2024-07-17 [2024-07-17]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_later_text(void **state)
{
    static const channel_case CASES[] = {
        // what was held recently is the round that is known
        {.texts = {{"Fish", "2024-06-20",
                    "Chad and Niger held fisheries talks in Zinder on Wednesday."},
                   {"Fish", "2024-07-17", "Chad and Niger recently held fisheries talks."}},
         .expected = "NER+TCD fisheries held 2024-06-19 [2024-06-19 Zinder]; "},
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_names(void **state)
{
    static const channel_case CASES[] = {
        ONE("Signed", "Chad and Niger signed the Status of Forces Agreement on Monday.",
            "NER+TCD status of forces agreed 2024-07-15; "),
        ONE("Signed", "Chad and Niger signed the Desert Library Protection Agreement on Monday.",
            "NER+TCD desert library protection agreed 2024-07-15; "),
        ONE("Signed", "Chad signed the #DesertLibrary Protection Agreement with Niger on Monday.",
            "NER+TCD desert library protection agreed 2024-07-15; "),
        ONE("Signed", "Chad and Niger signed the Open Skies Agreement on Monday.",
            "NER+TCD aviation agreed 2024-07-15; "),
        ONE("Signed", "Chad and Niger signed the Special Measures Agreement on lorry sharing.",
            "NER+TCD lorry sharing agreed 2024-07-17; "),
        ONE("Chad and Niger sign new Status of Forces Agreement", "Cattle were sold in Zinder.",
            "NER+TCD status of forces agreed 2024-07-17; "),
        ONE("Signed", "Chad left the deal with Niger on Monday.", ""),
        // an agenda is no subject
        ONE("Held",
            "Chad and Niger held the Strategic Dialogue on trade, energy, education and crime on "
            "Monday.",
            "NER+TCD political dialogue held 2024-07-15 [2024-07-15]; "),
        // of weapons among those who have them
        ONE("Held", "Chad and Niger held the Strategic Security Dialogue on Monday.",
            "NER+TCD strategic security held 2024-07-15 [2024-07-15]; "),
        ONE("Held", "India and Pakistan held the Strategic Security Dialogue on Monday.",
            "IND+PAK arms control and non-proliferation held 2024-07-15 [2024-07-15]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_no_rounds(void **state)
{
    static const channel_case CASES[] = {
        ONE("Summit", "Chad's envoy attended the fourth session of the Islamic Summit Conference.",
            ""),
        // a call of leaders is no round of what they speak of
        ONE("Trade",
            "Chad and Niger will restart the Chad-Niger Trade Dialogue in May. In the video "
            "meeting that they held today, the singer praised it.",
            "NER+TCD trade agreed 2024-07-17 [2025-05]; "),
        // among the members of a union
        ONE("Sahel",
            "Chad's minister spoke in Zinder. He praised the launch on Monday of an African Union "
            "security dialogue.",
            ""),
        ONE("Sahel", "Chad and Niger inaugurated the Chad-Niger Border Dialogue on Monday.",
            "NER+TCD border held 2024-07-15 [2024-07-15]; "),
        // each its own
        ONE("Hosts",
            "The Treasury hosted the #Caribbean-United States Fisheries Cooperation Dialogue and "
            "the U.S.-#SriLanka Partnership Dialogue.",
            "LKA+USA political dialogue held 2024-07-17 [2024-07-17]; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days), cmocka_unit_test(test_later_text),
        cmocka_unit_test(test_names), cmocka_unit_test(test_no_rounds)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
