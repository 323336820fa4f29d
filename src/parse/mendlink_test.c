#include "base/check.h"

#include "parse/mendcheck.h"
#include "parse/mendlink.h"

static void test_conjunction(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("after", UPOS_ADP, 2, REL_CASE),
                     PROPN("Lima", 3, REL_NSUBJ), VERB("stayed", XPOS_VBD, 0, REL_ADVCL)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[1].rel, REL_MARK);
}

static void test_root(void **state)
{
    (void)state;
    token words[] = {WORD("\"", UPOS_PUNCT, -1, REL_ROOT), WORD("that", UPOS_PRON, 0, REL_OBL),
                     PROPN("Chad", 3, REL_NSUBJ), VERB("denies", XPOS_VBZ, 1, REL_ACL_RELCL)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(words[3].head, -1);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[0].head, 3);
    assert_int_equal(words[0].rel, REL_PUNCT);
}

static void test_last(void **state)
{
    (void)state;
    token words[] = {PROPN("Chad", 1, REL_NSUBJ), VERB("last", XPOS_VBP, -1, REL_ROOT),
                     VERB("held", XPOS_VBN, 3, REL_AMOD), NOUN("talks", 1, REL_OBJ)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(words[2].head, -1);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[1].rel, REL_ADVMOD);
    assert_int_equal(words[3].head, 2);
    token aux[] = {PROPN("Chad", 1, REL_NSUBJ), WORD("last", UPOS_AUX, -1, REL_ROOT),
                   VERB("held", XPOS_VBN, 3, REL_AMOD), NOUN("talks", 1, REL_OBJ)};
    s.tokens = aux;
    mend_links(&s);
    assert_int_equal(aux[2].head, -1);
}

static void test_for_that(void **state)
{
    (void)state;
    token words[] = {WORD("For", UPOS_ADP, 2, REL_CASE), WORD("that", UPOS_PRON, 2, REL_DET),
                     PROPN("Chad", 5, REL_OBL),          WORD("is", UPOS_AUX, 5, REL_COP),
                     WORD("to", UPOS_PART, 5, REL_MARK), VERB("blame", XPOS_VB, -1, REL_ROOT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(words[2].rel, REL_NSUBJ);
    assert_int_equal(words[1].head, 5);
    assert_int_equal(words[0].head, 1);
}

static void test_that(void **state)
{
    (void)state;
    token words[] = {
        VERB("ratified", XPOS_VBD, -1, REL_ROOT), NOUN("pact", 0, REL_OBJ),
        WORD("that", UPOS_SCONJ, 5, REL_MARK),    PROPN("Chad", 5, REL_NSUBJ),
        WORD("had", UPOS_AUX, 5, REL_AUX),        VERB("signed", XPOS_VBN, 0, REL_ADVCL)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(words[5].head, 1);
    assert_int_equal(words[5].rel, REL_ACL_RELCL);
    assert_int_equal(words[2].rel, REL_OBJ);
    token many[] = {VERB("bought", XPOS_VBD, -1, REL_ROOT),
                    WORD("so", UPOS_ADV, 2, REL_ADVMOD),
                    NOUN("much", 0, REL_OBJ),
                    WORD("that", UPOS_SCONJ, 5, REL_MARK),
                    PROPN("Chad", 5, REL_NSUBJ),
                    VERB("left", XPOS_VBD, 0, REL_ADVCL)};
    s = (sentence){.tokens = many, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(many[5].rel, REL_ADVCL);
}

// "the talks that Chad suspended" with "that" for a conjunction; but "the claim that Chad hit
// Togo".
static void test_that_of_relative(void **state)
{
    (void)state;
    token words[] = {NOUN("talks", -1, REL_ROOT), WORD("that", UPOS_PRON, 3, REL_MARK),
                     PROPN("Chad", 3, REL_NSUBJ), VERB("suspended", XPOS_VBD, 0, REL_ACL_RELCL)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(words[1].rel, REL_OBJ);
    token failed[] = {NOUN("talks", -1, REL_ROOT), WORD("that", UPOS_PRON, 2, REL_MARK),
                      VERB("failed", XPOS_VBD, 0, REL_ACL_RELCL),
                      WORD("again", UPOS_ADV, 2, REL_ADVMOD)};
    s = (sentence){.tokens = failed, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(failed[1].rel, REL_NSUBJ);
    token claim[] = {NOUN("claim", -1, REL_ROOT), WORD("that", UPOS_PRON, 3, REL_MARK),
                     PROPN("Chad", 3, REL_NSUBJ), VERB("hit", XPOS_VBD, 0, REL_ACL_RELCL),
                     PROPN("Togo", 3, REL_OBJ)};
    s = (sentence){.tokens = claim, .n_tokens = 5};
    mend_links(&s);
    assert_int_equal(claim[1].rel, REL_MARK);
}

static void test_last_part(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), WORD("the", UPOS_DET, 2, REL_DET),
                     NOUN("border", 0, REL_OBJ),           VERB("talks", XPOS_VBZ, 0, REL_ADVCL),
                     WORD("with", UPOS_ADP, 5, REL_CASE),  PROPN("Chad", 3, REL_OBL)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(words[3].upos, UPOS_NOUN);
    assert_int_equal(words[3].rel, REL_OBJ);
    assert_int_equal(words[2].rel, REL_COMPOUND);
    assert_int_equal(words[1].head, 3);
    assert_int_equal(words[5].rel, REL_NMOD);
}

static void test_behind_semicolon(void **state)
{
    (void)state;
    token words[] = {VERB("stayed", XPOS_VBD, -1, REL_ROOT), PROPN("Monday", 0, REL_OBL),
                     WORD(";", UPOS_PUNCT, 3, REL_PUNCT),    PROPN("Chad", 1, REL_APPOS),
                     VERB("left", XPOS_VBD, 0, REL_ADVCL),   WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(words[3].head, 4);
    assert_int_equal(words[3].rel, REL_NSUBJ);
    assert_int_equal(words[4].rel, REL_PARATAXIS);
}

static void test_behind_adverb(void **state)
{
    (void)state;
    for (int far = 0; far < 2; far++) { // "asked Peru far enough to sell" stays
        token words[] = {VERB("warned", XPOS_VBD, -1, REL_ROOT),
                         PROPN("Peru", 0, REL_IOBJ),
                         WORD("twice", UPOS_ADV, 0, REL_ADVMOD),
                         WORD("not", UPOS_PART, 5, REL_ADVMOD),
                         WORD("to", UPOS_PART, 5, REL_MARK),
                         VERB("sell", XPOS_VB, 2, REL_XCOMP),
                         NOUN("arms", 5, REL_OBJ)};
        sentence s = {.tokens = words, .n_tokens = 7};
        if (far) words[2].form = STR("enough");
        mend_links(&s);
        assert_int_equal(words[5].head, far ? 2 : 0);
    }
}

static void test_announced(void **state)
{
    (void)state;
    for (int pair = 0; pair < 2; pair++) { // "a pair of tanks that Lima announced" stays
        token words[] = {WORD("the", UPOS_DET, 1, REL_DET),
                         NOUN("sale", -1, REL_ROOT),
                         WORD("of", UPOS_ADP, 3, REL_CASE),
                         NOUN("tanks", 1, REL_NMOD),
                         WORD("that", UPOS_PRON, 6, REL_OBJ),
                         PROPN("Lima", 6, REL_NSUBJ),
                         VERB("announced", XPOS_VBD, 3, REL_ACL_RELCL),
                         WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 8};
        if (pair) words[1].form = STR("pair");
        mend_links(&s);
        assert_int_equal(words[6].head, pair ? 3 : 1);
    }
}

static void test_told_noun(void **state)
{
    (void)state;
    for (int news = 0; news < 2; news++) { // "ignored news from Peru that ..." stays
        token words[] = {VERB("ignored", XPOS_VBD, -1, REL_ROOT),
                         WORD("any", UPOS_DET, 2, REL_DET),
                         NOUN("warnings", 0, REL_OBJ),
                         WORD("from", UPOS_ADP, 4, REL_CASE),
                         PROPN("Peru", 2, REL_NMOD),
                         WORD("that", UPOS_SCONJ, 9, REL_MARK),
                         NOUN("ports", 9, REL_NSUBJ),
                         WORD("are", UPOS_AUX, 9, REL_COP),
                         WORD("a", UPOS_DET, 9, REL_DET),
                         NOUN("risk", 0, REL_ADVCL),
                         WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 11};
        if (news) words[2].form = STR("news");
        if (!news) words[9].rel = REL_PARATAXIS; // as a clause beside it: the same
        mend_links(&s);
        assert_int_equal(words[9].head, news ? 0 : 2);
        assert_int_equal(words[9].rel, news ? REL_ADVCL : REL_ACL);
    }
}

// "The two last sat down" with the sitting for the object of the lasting.
static void test_last_sat(void **state)
{
    (void)state;
    token words[] = {NOUN("rebels", 1, REL_NSUBJ), VERB("last", XPOS_VBP, -1, REL_ROOT),
                     VERB("sat", XPOS_VBD, 1, REL_OBJ),
                     WORD("down", UPOS_ADP, 2, REL_COMPOUND_PRT)};
    sentence s = {.tokens = words, .n_tokens = 4};
    mend_links(&s);
    assert_int_equal(words[2].head, -1);
    assert_int_equal(words[0].head, 2);
    assert_int_equal(words[1].rel, REL_ADVMOD);
}

// "Left the fisheries talks" with the talks beside the leaving; but "it remains to be seen".
static void test_last_part_joined(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT), NOUN("fisheries", 0, REL_OBJ),
                     VERB("talks", XPOS_VBZ, 0, REL_CONJ), WORD("with", UPOS_ADP, 4, REL_CASE),
                     PROPN("Chad", 2, REL_OBL)};
    sentence s = {.tokens = words, .n_tokens = 5};
    mend_links(&s);
    assert_int_equal(words[2].upos, UPOS_NOUN);
    assert_int_equal(words[2].rel, REL_OBJ);
    assert_int_equal(words[1].rel, REL_COMPOUND);
    token other[] = {VERB("sustain", XPOS_VB, -1, REL_ROOT), NOUN("people", 0, REL_OBJ),
                     VERB("remains", XPOS_VBZ, 0, REL_CONJ), WORD("to", UPOS_PART, 4, REL_MARK),
                     VERB("be", XPOS_VB, 2, REL_XCOMP)};
    s = (sentence){.tokens = other, .n_tokens = 5};
    mend_links(&s);
    assert_int_equal(other[2].upos, UPOS_VERB);
}

static uint8_t rel_of_that(const char *noun, deprel behind)
{
    token words[] = {NOUN("", -1, REL_ROOT),
                     WORD("that", UPOS_PRON, 3, REL_OBL_UNMARKED),
                     PROPN("Chad", 3, REL_NSUBJ),
                     VERB("keeps", XPOS_VBZ, 0, REL_ACL_RELCL),
                     VERB("selling", XPOS_VBG, 3, REL_XCOMP),
                     PROPN("Peru", 4, REL_OBL)};
    words[0].form = str_of(noun);
    words[5].rel = (uint8_t)behind;
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    return words[1].rel;
}

// "The jets that Chad keeps selling to Peru"; but the day on which it sells, and who sells jets.
static void test_that_object(void **state)
{
    (void)state;
    assert_int_equal(rel_of_that("jets", REL_OBL), REL_OBJ);
    assert_int_equal(rel_of_that("day", REL_OBL), REL_OBL_UNMARKED);
    assert_int_equal(rel_of_that("jets", REL_OBJ), REL_OBL_UNMARKED);
}

// "Called the sale wrong, to which Peru agreed" with the clause hung on the calling.
static void test_to_which(void **state)
{
    (void)state;
    token words[] = {
        VERB("called", XPOS_VBD, -1, REL_ROOT),     NOUN("sale", 0, REL_OBJ),
        WORD(",", UPOS_PUNCT, 6, REL_PUNCT),        WORD("to", UPOS_ADP, 4, REL_CASE),
        WORD("which", UPOS_PRON, 6, REL_OBL),       PROPN("Peru", 6, REL_NSUBJ),
        VERB("agreed", XPOS_VBD, 0, REL_ACL_RELCL), WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 8};
    mend_links(&s);
    assert_int_equal(words[6].head, 1);
}

// "left a day after Lima struck" with the day for who struck; "a day after the raid" may.
static void test_day_after(void **state)
{
    (void)state;
    token words[] = {VERB("left", XPOS_VBD, -1, REL_ROOT),
                     WORD("a", UPOS_DET, 2, REL_DET),
                     NOUN("day", 5, REL_NSUBJ),
                     WORD("after", UPOS_ADP, 4, REL_CASE),
                     PROPN("Lima", 2, REL_NMOD),
                     VERB("struck", XPOS_VBD, 0, REL_PARATAXIS)};
    sentence s = {.tokens = words, .n_tokens = 6};
    mend_links(&s);
    assert_int_equal(words[4].head, 5);
    assert_int_equal(words[4].rel, REL_NSUBJ);
    assert_int_equal(words[3].rel, REL_MARK);
    assert_int_equal(words[2].rel, REL_OBL_UNMARKED);
    assert_int_equal(words[5].rel, REL_ADVCL);
    token quiet[] = {NOUN("day", 4, REL_NSUBJ), WORD("after", UPOS_ADP, 2, REL_CASE),
                     NOUN("raid", 0, REL_NMOD), WORD("quietly", UPOS_ADV, -1, REL_ADVMOD),
                     VERB("passed", XPOS_VBD, -1, REL_ROOT)};
    quiet[3].head = 0;
    s = (sentence){.tokens = quiet, .n_tokens = 5};
    mend_links(&s);
    assert_int_equal(quiet[0].rel, REL_NSUBJ);
}

// "Having warned Lima not to sell, Chad left" with the selling hung on the leaving.
static void test_warned_before(void **state)
{
    (void)state;
    token words[] = {
        WORD("Having", UPOS_AUX, 1, REL_AUX), VERB("warned", XPOS_VBN, 8, REL_ADVCL),
        PROPN("Lima", 1, REL_IOBJ),           WORD("not", UPOS_PART, 5, REL_ADVMOD),
        WORD("to", UPOS_PART, 5, REL_MARK),   VERB("sell", XPOS_VB, 8, REL_ADVCL),
        WORD(",", UPOS_PUNCT, 8, REL_PUNCT),  PROPN("Chad", 8, REL_NSUBJ),
        VERB("left", XPOS_VBD, -1, REL_ROOT),
    };
    sentence s = {.tokens = words, .n_tokens = 9};
    mend_links(&s);
    assert_int_equal(words[5].head, 1);
    assert_int_equal(words[5].rel, REL_XCOMP);
    words[1].form = STR("met"); // met to trade
    words[5].head = 8;
    words[5].rel = REL_ADVCL;
    mend_links(&s);
    assert_int_equal(words[5].head, 8);
}

// "asked about claims suggesting Fiji left" with the leaving hung on the asking; "claims saying so
// that Fiji left" stays.
static void test_suggested(void **state)
{
    (void)state;
    for (int so = 0; so < 2; so++) {
        token words[] = {VERB("asked", XPOS_VBD, -1, REL_ROOT),
                         WORD("about", UPOS_ADP, 2, REL_CASE),
                         NOUN("claims", 0, REL_OBL),
                         VERB("suggesting", XPOS_VBG, 2, REL_ACL),
                         PROPN("Fiji", 5, REL_NSUBJ),
                         VERB("left", XPOS_VBD, 0, REL_CCOMP),
                         WORD("so", UPOS_ADV, so ? 3 : 5, REL_ADVMOD),
                         WORD(".", UPOS_PUNCT, 0, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 8};
        mend_links(&s);
        assert_int_equal(words[5].head, so ? 0 : 3);
    }
}

// "a step Fiji warned would fail" with the warning beside the failing; "a step, Fiji warned, would
// fail" has it there.
static void test_warned_step(void **state)
{
    (void)state;
    for (int apart = 0; apart < 2; apart++) {
        token words[] = {WORD("a", UPOS_DET, 1, REL_DET),
                         NOUN("step", 6, REL_NSUBJ),
                         WORD("really", UPOS_ADV, 4, REL_ADVMOD),
                         PROPN("Fiji", 4, REL_NSUBJ),
                         VERB("warned", XPOS_VBD, 6, REL_PARATAXIS),
                         WORD("would", UPOS_AUX, 6, REL_AUX),
                         VERB("fail", XPOS_VB, -1, REL_ROOT),
                         WORD(".", UPOS_PUNCT, 6, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 8};
        if (apart) words[2] = (token)WORD(",", UPOS_PUNCT, 4, REL_PUNCT);
        mend_links(&s);
        assert_int_equal(words[4].head, apart ? 6 : 1);
    }
}

// "Peru bought jets, a step Fiji warned would fail" with the step for the subject of a clause.
static void test_told_step(void **state)
{
    (void)state;
    token words[] = {PROPN("Peru", 1, REL_NSUBJ),
                     VERB("bought", XPOS_VBD, -1, REL_ROOT),
                     NOUN("jets", 1, REL_OBJ),
                     WORD(",", UPOS_PUNCT, 8, REL_PUNCT),
                     NOUN("step", 8, REL_NSUBJ),
                     PROPN("Fiji", 6, REL_NSUBJ),
                     VERB("warned", XPOS_VBD, 4, REL_ACL_RELCL),
                     WORD("would", UPOS_AUX, 8, REL_AUX),
                     VERB("fail", XPOS_VB, 1, REL_PARATAXIS),
                     WORD(".", UPOS_PUNCT, 1, REL_PUNCT)};
    sentence s = {.tokens = words, .n_tokens = 10};
    mend_links(&s);
    assert_int_equal(words[4].head, 2);
    assert_int_equal(words[4].rel, REL_APPOS);
    assert_int_equal(words[6].head, 4);
    assert_int_equal(words[8].head, 6);
    assert_int_equal(words[8].rel, REL_CCOMP);
    assert_int_equal(words[3].head, 4);
}

// "Peru will recall its envoy, the army warned." with the army for the envoy, and the warning for
// what tells of it; "an envoy warned" may be one.
static void test_teller(void **state)
{
    (void)state;
    for (int k = 0; k < 3; k++) {
        token words[] = {PROPN("Peru", 2, REL_NSUBJ),
                         WORD("will", UPOS_AUX, 2, REL_AUX),
                         VERB("recall", XPOS_VB, -1, REL_ROOT),
                         NOUN("envoy", 2, REL_OBJ),
                         WORD(",", UPOS_PUNCT, 6, REL_PUNCT),
                         WORD("the", UPOS_DET, 6, REL_DET),
                         NOUN("army", 3, REL_APPOS),
                         VERB("warned", XPOS_VBN, 2, REL_ACL),
                         WORD(".", UPOS_PUNCT, 2, REL_PUNCT)};
        sentence s = {.tokens = words, .n_tokens = 9};
        if (k == 1) words[6] = (token)NOUN("army", 7, REL_NSUBJ);
        if (k == 2) words[5].form = STR("an");
        mend_links(&s);
        assert_int_equal(words[6].head, k == 2 ? 3 : 7);
        assert_int_equal(words[6].rel, k == 2 ? REL_APPOS : REL_NSUBJ);
        assert_int_equal(words[7].head, 2);
        assert_int_equal(words[7].rel, k == 2 ? REL_ACL : REL_PARATAXIS);
    }
}

// "A rally of students demanding talks" with the demanding hung on the students; but those of a
// party do that themselves.
static void test_rally(void **state)
{
    (void)state;
    for (int party = 0; party < 2; party++) {
        token words[] = {NOUN("rally", 5, REL_NSUBJ),   WORD("of", UPOS_ADP, 2, REL_CASE),
                         NOUN("students", 0, REL_NMOD), VERB("demanding", XPOS_VBG, 2, REL_ACL),
                         NOUN("talks", 3, REL_OBJ),     VERB("ended", XPOS_VBD, -1, REL_ROOT)};
        sentence s = {.tokens = words, .n_tokens = 6};
        if (party) words[0].form = STR("party");
        mend_links(&s);
        assert_int_equal(words[3].head, party ? 2 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told_step),
        cmocka_unit_test(test_teller),
        cmocka_unit_test(test_rally),
        cmocka_unit_test(test_last),
        cmocka_unit_test(test_behind_semicolon),
        cmocka_unit_test(test_that),
        cmocka_unit_test(test_that_of_relative),
        cmocka_unit_test(test_last_part),
        cmocka_unit_test(test_for_that),
        cmocka_unit_test(test_conjunction),
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_behind_adverb),
        cmocka_unit_test(test_announced),
        cmocka_unit_test(test_told_noun),
        cmocka_unit_test(test_suggested),
        cmocka_unit_test(test_warned_step),
        cmocka_unit_test(test_last_sat),
        cmocka_unit_test(test_last_part_joined),
        cmocka_unit_test(test_that_object),
        cmocka_unit_test(test_to_which),
        cmocka_unit_test(test_day_after),
        cmocka_unit_test(test_warned_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
