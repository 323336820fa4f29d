#include "base/check.h"

#include "document/credit.h"

static void test_bylines(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        {"By Jane Doe", "Jane Doe"},
        {"BY JANE DOE", "JANE DOE"},
        {"By Jane Doe and John van der Roe, Associated Press",
         "Jane Doe and John van der Roe, Associated Press"},
        {"By Jane Doe | July 17, 2024", "Jane Doe"},
        {"Author: Jane Doe", "Jane Doe"},
        {"Written by J. R. Doe Jr.", "J. R. Doe Jr."},
        {"By Monday the talks had collapsed.", ""},
        {"By Monday the talks had collapsed", ""},
        {"By and large", ""},
        {"By Jane Doe.", ""},
        {"Bystanders Ran", ""},
        {"By", ""},
        {"Jane Doe", ""},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str_is(credit_byline(str_of(CASES[i][0])), CASES[i][1]);
    assert_str_is(credit_outlet(STR("Source: Reuters")), "Reuters");
    assert_str_is(credit_outlet(STR("Source: officials who were there")), "");
}

static void test_notes(void **state)
{
    (void)state;
    static const char *const NOTES[] = {
        "Jane Doe is the foreign editor of the Daily Example.",
        "Jane Doe is a senior fellow at the Example Institute. She lives in Oslo.",
        "Jane Doe covers trade for the Daily Example.",
        "Follow her on Twitter: @example",
        "Reporting by Jane Doe; Editing by John Roe",
        "(Reporting by Jane Doe in Oslo; Editing by John Roe)",
        "Additional reporting by John Roe in Lima",
        "\xC2\xA9 2024 The Daily Example",
        "Copyright 2024. All rights reserved.",
        "John Roe in Lima contributed to this report.",
        "The views expressed here are the author's own.",
        "This article was first published in the Daily Example.",
        "###",
        "jane.doe@example.org",
        "Our Standards: The Example Principles.",
    };
    static const char *const TEXT[] = {
        "Jane Doe is the president of Examplia.",
        "The minister is a man of few words.",
        "China is the largest buyer of the grain.",
        "Lin said that the talks would go on.",
        "The report said that 300 people had fled.",
        "The editor of the paper was arrested on Monday.",
        "",
    };
    for (size_t i = 0; i < sizeof NOTES / sizeof *NOTES; i++)
        if (!credit_is_note(str_of(NOTES[i]), STR_NONE)) fail_msg("text: %s", NOTES[i]);
    for (size_t i = 0; i < sizeof TEXT / sizeof *TEXT; i++)
        if (credit_is_note(str_of(TEXT[i]), STR_NONE)) fail_msg("note: %s", TEXT[i]);
    assert_false(credit_is_note(STR("Jane Doe is on leave."), STR_NONE));
    assert_true(credit_is_note(STR("Jane Doe is on leave."), STR("Jane Doe")));
}

static void test_note_at_end(void **state)
{
    (void)state;
    assert_int_equal(credit_note_at_end(STR("He left. (Reporting by Jane Doe)")), 9);
    assert_int_equal(credit_note_at_end(STR("He left. (He came back)")), SIZE_MAX);
    assert_int_equal(credit_note_at_end(STR("(Reporting by Jane Doe) He left.")), SIZE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bylines),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_note_at_end),
    };
    return cmocka_run_group_tests_name("credit", tests, NULL, NULL);
}
