// Who changed a channel alone, and what all who talk did together.
#include "coder/channelsample.h"

static void test_joint(void **state)
{
    static const channel_case CASES[] = {
        // host, chair, signer and subject have not done it alone
        ONE("Cattle", "Chad hosted a round of its cattle talks with Niger on Monday.",
            "NER+TCD cattle held 2024-07-15 [2024-07-15]; "),
        ONE("Cattle", "Chad signed a cattle treaty with Niger on Monday.",
            "NER+TCD cattle agreed 2024-07-15; "),
        ONE("Cattle", "Chad announced on Monday that it would hold cattle talks with Niger.",
            "NER+TCD cattle agreed 2024-07-15; "),
        // several
        ONE("Cattle", "Chad and Niger agreed on Monday to hold cattle talks.",
            "NER+TCD cattle agreed 2024-07-15; "),
        ONE("Cattle", "Chad and Niger resumed their cattle talks on Monday.",
            "NER+TCD cattle resumed 2024-07-15; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

static void test_alone(void **state)
{
    static const channel_case CASES[] = {
        ONE("Cattle", "Chad resumed its cattle talks with Niger on Monday.",
            "NER+TCD cattle resumed 2024-07-15 by TCD; "),
        ONE("Cattle", "Chad agreed on Monday to hold cattle talks with Niger.",
            "NER+TCD cattle agreed 2024-07-15 by TCD; "),
        ONE("Cattle", "Chad accepted the cattle talks with Niger on Monday.",
            "NER+TCD cattle agreed 2024-07-15 by TCD; "),
        ONE("Cattle", "Chad proposed cattle talks with Niger on Monday.",
            "NER+TCD cattle proposed 2024-07-15 by TCD; "),
        ONE("Cattle", "Chad walked out of the cattle talks with Niger on Monday.",
            "NER+TCD cattle ended 2024-07-15 by TCD; "),
    };
    run_cases(state, CASES, sizeof CASES / sizeof *CASES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_joint), cmocka_unit_test(test_alone)};
    return cmocka_run_group_tests(tests, open_texts, close_bench);
}
