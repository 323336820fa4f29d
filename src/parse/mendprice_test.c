#include "base/check.h"

#include "parse/mendcheck.h"
#include "parse/mendprice.h"

// "sold guns, worth 2 euros, which ..." with the price hung on the verb: both are the guns'.
static void test_price(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("sold"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("guns"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 3, .rel = REL_PUNCT},
        {.form = STR("worth"), .upos = UPOS_ADJ, .head = 0, .rel = REL_CONJ},
        {.form = STR("2"), .upos = UPOS_NUM, .head = 5, .rel = REL_NUMMOD},
        {.form = STR("euros"), .upos = UPOS_NOUN, .head = 3, .rel = REL_OBJ},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 8, .rel = REL_PUNCT},
        {.form = STR("which"), .upos = UPOS_PRON, .head = 8, .rel = REL_NSUBJ},
        {.form = STR("jammed"), .upos = UPOS_VERB, .head = 5, .rel = REL_ACL_RELCL},
    };
    sentence s = {.tokens = words, .n_tokens = 9};
    mend_priced_goods(&s);
    assert_int_equal(words[3].head, 1);
    assert_int_equal(words[8].head, 1);
}

// "described a sale to Chad, worth 2 euros, which ..." with the price and the clause hung on Chad,
// and that on the verb: both are the sale's.
static void test_price_of_sale(void **state)
{
    (void)state;
    token words[] = {
        {.form = STR("described"), .upos = UPOS_VERB, .head = -1, .rel = REL_ROOT},
        {.form = STR("sales"), .upos = UPOS_NOUN, .head = 0, .rel = REL_OBJ},
        {.form = STR("to"), .upos = UPOS_ADP, .head = 3, .rel = REL_CASE},
        {.form = STR("Chad"), .upos = UPOS_PROPN, .head = 0, .rel = REL_OBL},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 7, .rel = REL_PUNCT},
        {.form = STR("worth"), .upos = UPOS_ADJ, .head = 7, .rel = REL_AMOD},
        {.form = STR("2"), .upos = UPOS_NUM, .head = 7, .rel = REL_NUMMOD},
        {.form = STR("euros"), .upos = UPOS_NOUN, .head = 3, .rel = REL_APPOS},
        {.form = STR(","), .upos = UPOS_PUNCT, .head = 10, .rel = REL_PUNCT},
        {.form = STR("which"), .upos = UPOS_PRON, .head = 10, .rel = REL_NSUBJ},
        {.form = STR("shocked"), .upos = UPOS_VERB, .head = 3, .rel = REL_ACL_RELCL},
    };
    token again[sizeof words / sizeof *words];
    memcpy(again, words, sizeof words);
    sentence s = {.tokens = words, .n_tokens = 11};
    mend_priced_goods(&s);
    assert_int_equal(words[7].head, 1);
    assert_int_equal(words[10].head, 1);
    s.tokens = again;
    again[2].form = STR("in"); // "described sales in Chad": no buyer
    mend_priced_goods(&s);
    assert_int_equal(again[7].head, 3);
}

static void test_worth(void **state)
{
    (void)state;
    token words[] = {NOUN("supply", -1, REL_ROOT),       WORD("of", UPOS_ADP, 3, REL_CASE),
                     NOUN("rifles", 3, REL_COMPOUND),    NOUN("worth", 0, REL_NMOD),
                     WORD("5", UPOS_NUM, 5, REL_NUMMOD), NOUN("euros", 3, REL_NMOD)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_prices(&s);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[2].rel, REL_NMOD);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[3].head, 2);
}

static void test_counted(void **state)
{
    (void)state;
    token words[] = {
        VERB("approved", XPOS_VBD, -1, REL_ROOT), NOUN("sale", 0, REL_OBJ),
        WORD(",", UPOS_PUNCT, 4, REL_PUNCT),      WORD("nine", UPOS_NUM, 4, REL_NUMMOD),
        NOUN("tanks", 0, REL_PARATAXIS),          WORD("worth", UPOS_ADJ, 4, REL_AMOD),
        WORD("5", UPOS_NUM, 7, REL_NUMMOD),       NOUN("euros", 5, REL_OBJ),
        WORD(",", UPOS_PUNCT, 11, REL_PUNCT),     WORD("on", UPOS_ADP, 11, REL_CASE),
        PROPN("May", 11, REL_NMOD_UNMARKED),      WORD("2", UPOS_NUM, 7, REL_NMOD)};
    sentence s = {.tokens = words, .n_tokens = 12};
    mend_prices(&s);
    assert_int_equal(words[4].head, 1);
    assert_int_equal(words[4].rel, REL_APPOS);
    assert_int_equal(words[11].head, 0);
    assert_int_equal(words[11].rel, REL_OBL);
}

static void test_euro(void **state)
{
    (void)state;
    token words[] = {WORD("a", UPOS_DET, 3, REL_DET), WORD("million", UPOS_NUM, 3, REL_NUMMOD),
                     WORD("euro", UPOS_ADP, 3, REL_CASE), NOUN("law", -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_prices(&s);
    assert_int_equal(words[2].upos, UPOS_NOUN);
    assert_int_equal(words[2].rel, REL_COMPOUND);
}

// "aid for Fiji worth 5 euros" with Fiji and its "for" hung on the euros.
static void test_buyer(void **state)
{
    (void)state;
    token words[] = {NOUN("aid", 6, REL_NSUBJ),           WORD("for", UPOS_ADP, 5, REL_CASE),
                     PROPN("Fiji", 5, REL_NMOD),          WORD("worth", UPOS_ADJ, 2, REL_AMOD),
                     WORD("5", UPOS_NUM, 5, REL_NUMMOD),  NOUN("euros", 0, REL_NMOD),
                     VERB("came", XPOS_VBD, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_prices(&s);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[5].head, 3);
    assert_int_equal(words[5].rel, REL_OBJ);
}

// "signed a bill worth 5 euros" with the bill and the worth hung on the euros.
static void test_bill(void **state)
{
    (void)state;
    token words[] = {VERB("signed", XPOS_VBD, -1, REL_ROOT), WORD("a", UPOS_DET, 5, REL_DET),
                     NOUN("bill", 5, REL_COMPOUND),          WORD("worth", UPOS_ADJ, 5, REL_AMOD),
                     WORD("5", UPOS_NUM, 5, REL_NUMMOD),     NOUN("euros", 0, REL_OBJ)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_prices(&s);
    assert_int_equal(words[1].head, 2);
    assert_int_equal(words[2].head, 0);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[3].head, 2);
    assert_int_equal(words[5].head, 3);
}

// "sold more, valued at 5 euros" with the value hung on the selling.
static void test_valued(void **state)
{
    (void)state;
    token words[] = {VERB("sold", XPOS_VBD, -1, REL_ROOT),
                     NOUN("boats", 0, REL_OBJ),
                     WORD(",", UPOS_PUNCT, 3, REL_PUNCT),
                     VERB("valued", XPOS_VBD, 0, REL_ADVCL),
                     WORD("at", UPOS_ADP, 6, REL_CASE),
                     WORD("5", UPOS_NUM, 6, REL_NUMMOD),
                     NOUN("euros", 3, REL_OBL)};
    sentence s = {.tokens = words, .n_tokens = 7};
    mend_prices(&s);
    assert_int_equal(words[3].head, 1);
    assert_int_equal(words[3].rel, REL_ACL);
    assert_int_equal(words[3].xpos, XPOS_VBN);
}

// "signed a law worth 5 euros" with the worth for what the law becomes; "made a firm worth 5" is
// so.
static void test_signed(void **state)
{
    (void)state;
    for (int made = 0; made < 2; made++) {
        token words[] = {VERB("signed", XPOS_VBD, -1, REL_ROOT),
                         WORD("a", UPOS_DET, 2, REL_DET),
                         NOUN("law", 0, REL_OBJ),
                         WORD("worth", UPOS_ADJ, 0, REL_XCOMP),
                         WORD("5", UPOS_NUM, 5, REL_NUMMOD),
                         NOUN("euros", 3, REL_OBJ)};
        sentence s = {.tokens = words, .n_tokens = 6};
        if (made) words[0].form = STR("made");
        mend_priced_goods(&s);
        assert_int_equal(words[3].head, made ? 0 : 2);
        assert_int_equal(words[3].rel, made ? REL_XCOMP : REL_AMOD);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signed),        cmocka_unit_test(test_price),
        cmocka_unit_test(test_price_of_sale), cmocka_unit_test(test_worth),
        cmocka_unit_test(test_counted),       cmocka_unit_test(test_euro),
        cmocka_unit_test(test_buyer),         cmocka_unit_test(test_bill),
        cmocka_unit_test(test_valued),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
