#include "base/check.h"

#include "parse/mendobject.h"

// A word: form, UPOS, XPOS, head, relation.
#define W(f, u, x, h, r)                                                                           \
    {                                                                                              \
        .form = STR(f), .upos = UPOS_##u, .xpos = XPOS_##x, .head = (h), .rel = REL_##r            \
    }

#define MEND(words)                                                                                \
    do {                                                                                           \
        sentence s = {.tokens = (words), .n_tokens = sizeof(words) / sizeof *(words)};             \
        mend_object_places(&s);                                                                    \
    } while (0)

static void is(const token *t, int head, deprel rel)
{
    if (t->head != head || t->rel != rel)
        fail_msg("%.*s: hangs on %d by %s", STR_ARG(t->form), t->head, deprel_name(t->rel));
}

// "offered Chad talks" with the talks for a verb, "made Chad a present" with the present for what
// Chad becomes.
static void test_gifts(void **state)
{
    (void)state;
    token talks[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ),
        W("offered", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 3, NSUBJ),
        W("talks", VERB, VBZ, 1, CCOMP),
    };
    MEND(talks);
    is(&talks[2], 1, REL_IOBJ);
    is(&talks[3], 1, REL_OBJ);
    assert_int_equal(talks[3].upos, UPOS_NOUN);
    token present[] = {
        W("made", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 0, OBJ),
        W("a", DET, DT, 3, DET),
        W("present", NOUN, NN, 0, XCOMP),
    };
    MEND(present);
    is(&present[1], 0, REL_IOBJ);
    is(&present[3], 0, REL_OBJ);
    token member[] = {
        W("made", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 0, OBJ),
        W("a", DET, DT, 3, DET),
        W("member", NOUN, NN, 0, XCOMP),
    };
    MEND(member);
    is(&member[1], 0, REL_OBJ);
    is(&member[3], 0, REL_XCOMP);
}

// "granted the refugees freedom", but not "granted aid projects".
static void test_people(void **state)
{
    (void)state;
    token freedom[] = {
        W("granted", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 3, DET),
        W("refugees", NOUN, NNS, 3, COMPOUND),
        W("freedom", NOUN, NN, 0, OBJ),
    };
    MEND(freedom);
    is(&freedom[2], 0, REL_IOBJ);
    is(&freedom[1], 2, REL_DET);
    freedom[2].head = 3;
    freedom[2].rel = REL_NMOD_POSS;
    MEND(freedom);
    is(&freedom[2], 0, REL_IOBJ);
    token arms[] = {
        W("granted", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 3, DET),
        W("arms", NOUN, NNS, 3, COMPOUND),
        W("makers", NOUN, NNS, 0, OBJ),
    };
    MEND(arms);
    is(&arms[2], 3, REL_COMPOUND);
}

// "delivered two more", "called by Chad after protests by students", "expelled the envoy", "became
// a member".
static void test_parts(void **state)
{
    (void)state;
    token more[] = {
        W("delivered", VERB, VBD, -1, ROOT),
        W("two", NUM, CD, 0, OBJ),
        W("more", ADJ, JJR, 0, ADVMOD),
    };
    MEND(more);
    is(&more[2], 0, REL_OBJ);
    is(&more[1], 2, REL_NUMMOD);
    token by[] = {
        W("called", VERB, VBN, -1, ROOT),       W("by", ADP, IN, 2, CASE),
        W("Chad", PROPN, NNP, 0, OBL_AGENT),    W("after", ADP, IN, 4, CASE),
        W("protests", NOUN, NNS, 0, OBL),       W("by", ADP, IN, 6, CASE),
        W("students", NOUN, NNS, 0, OBL_AGENT),
    };
    MEND(by);
    is(&by[2], 0, REL_OBL_AGENT);
    is(&by[6], 4, REL_NMOD);
    token envoy[] = {
        W("expelled", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 2, DET),
        W("envoy", NOUN, NN, 0, XCOMP),
    };
    MEND(envoy);
    is(&envoy[2], 0, REL_OBJ);
    token member[] = {
        W("became", VERB, VBD, -1, ROOT),
        W("a", DET, DT, 2, DET),
        W("member", NOUN, NN, 0, XCOMP),
    };
    MEND(member);
    is(&member[2], 0, REL_XCOMP);
}

// "was refused entry" and "called a strike" with the entry and the strike for what somebody is; but
// "was called a liar".
static void test_no_predicate(void **state)
{
    (void)state;
    token entry[] = {
        W("Boats", NOUN, NNS, 2, NSUBJ_PASS),
        W("were", AUX, VBD, 2, AUX_PASS),
        W("refused", VERB, VBN, -1, ROOT),
        W("entry", NOUN, NN, 2, XCOMP),
    };
    MEND(entry);
    is(&entry[3], 2, REL_OBJ);
    token strike[] = {
        W("Miners", NOUN, NNS, 1, NSUBJ),
        W("called", VERB, VBD, -1, ROOT),
        W("a", DET, DT, 3, DET),
        W("strike", NOUN, NN, 1, XCOMP),
    };
    MEND(strike);
    is(&strike[3], 1, REL_OBJ);
    token liar[] = {
        W("He", PRON, PRP, 1, NSUBJ_PASS),
        W("called", VERB, VBD, -1, ROOT),
        W("a", DET, DT, 3, DET),
        W("liar", NOUN, NN, 1, XCOMP),
    };
    MEND(liar);
    is(&liar[3], 1, REL_XCOMP);
}

// "brought its envoy home" with the envoy for a part of the home's name; but "bought a care home".
static void test_home(void **state)
{
    (void)state;
    token envoy[] = {
        W("brought", VERB, VBD, -1, ROOT),
        W("its", PRON, PRP_POSS, 3, NMOD_POSS),
        W("envoy", NOUN, NN, 3, COMPOUND),
        W("home", NOUN, NN, 0, OBJ),
    };
    MEND(envoy);
    is(&envoy[1], 2, REL_NMOD_POSS);
    is(&envoy[2], 0, REL_OBJ);
    is(&envoy[3], 0, REL_ADVMOD);
    assert_int_equal(envoy[3].upos, UPOS_ADV);
    token from[] = {
        // Peru hung on the home
        W("called", VERB, VBD, -1, ROOT), W("its", PRON, PRP_POSS, 2, NMOD_POSS),
        W("envoy", NOUN, NN, 0, OBJ),     W("home", NOUN, NN, 0, XCOMP),
        W("from", ADP, IN, 5, CASE),      W("Peru", PROPN, NNP, 3, NMOD),
    };
    MEND(from);
    is(&from[2], 0, REL_OBJ);
    is(&from[3], 0, REL_ADVMOD);
    is(&from[5], 0, REL_OBL);
    token care[] = {
        W("bought", VERB, VBD, -1, ROOT),
        W("a", DET, DT, 3, DET),
        W("care", NOUN, NN, 3, COMPOUND),
        W("home", NOUN, NN, 0, OBJ),
    };
    MEND(care);
    is(&care[2], 3, REL_COMPOUND);
    is(&care[3], 0, REL_OBJ);
}

// "has stood by Peru" with Peru for who did it; but "was shunned by Peru".
static void test_no_agent(void **state)
{
    (void)state;
    token stood[] = {
        W("Chad", PROPN, NNP, 2, NSUBJ),     W("has", AUX, VBZ, 2, AUX),
        W("stood", VERB, VBN, -1, ROOT),     W("by", ADP, IN, 4, CASE),
        W("Peru", PROPN, NNP, 2, OBL_AGENT),
    };
    MEND(stood);
    is(&stood[4], 2, REL_OBL);
    token shunned[] = {
        W("Chad", PROPN, NNP, 3, NSUBJ),  W("has", AUX, VBZ, 3, AUX),
        W("been", AUX, VBN, 3, AUX_PASS), W("shunned", VERB, VBN, -1, ROOT),
        W("by", ADP, IN, 5, CASE),        W("Peru", PROPN, NNP, 3, OBL_AGENT),
    };
    MEND(shunned);
    is(&shunned[5], 3, REL_OBL_AGENT);
}

// "attended the march" with the march for a measure; but "joined the next day".
static void test_measure(void **state)
{
    (void)state;
    token march[] = {
        W("attended", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 2, DET),
        W("march", NOUN, NN, 0, OBL_UNMARKED),
    };
    MEND(march);
    is(&march[2], 0, REL_OBJ);
    token day[] = {
        W("joined", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 2, DET),
        W("day", NOUN, NN, 0, OBL_UNMARKED),
    };
    MEND(day);
    is(&day[2], 0, REL_OBL_UNMARKED);
}

// "refused a singer a permit" with the permit for what the singer is or becomes, "kept hostage"
// with the hostage for what they become, "fell in a raid by Chad" with one who does the falling.
static void test_places(void **state)
{
    (void)state;
    token permit[] = {
        W("refused", VERB, VBD, -1, ROOT), W("a", DET, DT, 2, DET),
        W("singer", NOUN, NN, 0, OBJ),     W("a", DET, DT, 4, DET),
        W("permit", NOUN, NN, 2, APPOS),
    };
    MEND(permit);
    is(&permit[2], 0, REL_IOBJ);
    is(&permit[4], 0, REL_OBJ);
    permit[2].rel = REL_OBJ;
    permit[4].rel = REL_XCOMP;
    MEND(permit);
    is(&permit[2], 0, REL_IOBJ);
    is(&permit[4], 0, REL_OBJ);
    token hostage[] = {
        W("nuns", NOUN, NNS, 2, NSUBJ_PASS),
        W("were", AUX, VBD, 2, AUX_PASS),
        W("kept", VERB, VBN, -1, ROOT),
        W("hostage", NOUN, NN, 2, XCOMP),
    };
    MEND(hostage);
    is(&hostage[3], 2, REL_OBJ);
    token raid[] = {
        W("nuns", NOUN, NNS, 1, NSUBJ), W("fell", VERB, VBD, -1, ROOT),
        W("in", ADP, IN, 3, CASE),      W("raid", NOUN, NN, 1, OBL),
        W("by", ADP, IN, 5, CASE),      W("Chad", PROPN, NNP, 1, OBL_AGENT),
    };
    MEND(raid);
    is(&raid[5], 3, REL_NMOD);
    raid[0].rel = REL_NSUBJ_PASS;
    raid[1].xpos = XPOS_VBN;
    raid[5].head = 1;
    raid[5].rel = REL_OBL_AGENT;
    MEND(raid);
    is(&raid[5], 1, REL_OBL_AGENT);
}

// "called off a visit" with the visit for what somebody is called; "came off a hero" is one.
static void test_off(void **state)
{
    (void)state;
    for (int came = 0; came < 2; came++) {
        token visit[] = {
            W("Lima", PROPN, NNP, 1, NSUBJ),    W("called", VERB, VBD, -1, ROOT),
            W("off", ADP, RP, 1, COMPOUND_PRT), W("a", DET, DT, 4, DET),
            W("visit", NOUN, NN, 1, XCOMP),
        };
        if (came) visit[1].form = STR("came");
        MEND(visit);
        is(&visit[4], 1, came ? REL_XCOMP : REL_OBJ);
    }
}

// "called up reservists" with the reservists for what one is called, "allowed aid trucks" with the
// aid for a verb, "denied Chad permission" with Chad for an adjective.
static void test_behind_verb(void **state)
{
    (void)state;
    token up[] = {
        W("Lima", PROPN, NNP, 1, NSUBJ),
        W("called", VERB, VBD, -1, ROOT),
        W("up", ADP, RP, 1, COMPOUND_PRT),
        W("reservists", NOUN, NNS, 1, XCOMP),
    };
    MEND(up);
    is(&up[3], 1, REL_OBJ);
    token aid[] = {
        W("allowed", VERB, VBD, -1, ROOT), W("aid", VERB, VB, 0, XCOMP),
        W("trucks", NOUN, NNS, 1, OBJ),    W("into", ADP, IN, 4, CASE),
        W("Lima", PROPN, NNP, 1, OBL),
    };
    MEND(aid);
    is(&aid[1], 2, REL_COMPOUND);
    is(&aid[2], 0, REL_OBJ);
    is(&aid[4], 0, REL_OBL);
    token denied[] = {
        W("denied", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 2, AMOD),
        W("permission", NOUN, NN, 0, OBJ),
    };
    MEND(denied);
    is(&denied[1], 0, REL_IOBJ);
}

// "released not a single hostage" with the hostage for what somebody becomes.
static void test_not_a_single(void **state)
{
    (void)state;
    token words[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ), W("released", VERB, VBD, -1, ROOT),
        W("not", PART, RB, 5, ADVMOD),   W("a", DET, DT, 5, DET),
        W("single", ADJ, JJ, 5, AMOD),   W("hostage", NOUN, NN, 1, XCOMP),
    };
    MEND(words);
    is(&words[5], 1, REL_OBJ);
}

// "put its gas talks off" with two objects; but "handed the army guns" has them.
static void test_parted_object(void **state)
{
    (void)state;
    token gas[] = {
        W("put", VERB, VBD, -1, ROOT),
        W("its", PRON, PRP_POSS, 2, NMOD_POSS),
        W("gas", NOUN, NN, 0, OBJ),
        W("talks", NOUN, NNS, 0, OBJ),
    };
    MEND(gas);
    is(&gas[2], 3, REL_COMPOUND);
    is(&gas[1], 3, REL_NMOD_POSS);
    token army[] = {
        W("handed", VERB, VBD, -1, ROOT),
        W("the", DET, DT, 2, DET),
        W("army", NOUN, NN, 0, OBJ),
        W("guns", NOUN, NNS, 0, OBJ),
    };
    MEND(army);
    is(&army[2], 0, REL_IOBJ);
}

// "pledged Chad 16 tanks" with the number for a part of the name, also where the used tanks are
// what Chad used; "promised it $20" with two objects.
static void test_counted(void **state)
{
    (void)state;
    token name[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ),    W("pledged", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 4, COMPOUND), W("16", NUM, CD, 2, FLAT),
        W("tanks", NOUN, NNS, 1, OBJ),
    };
    MEND(name);
    is(&name[2], 1, REL_IOBJ);
    is(&name[3], 4, REL_NUMMOD);
    token below[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ),         W("pledged", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 3, NMOD_UNMARKED), W("16", NUM, CD, 4, COMPOUND),
        W("tanks", NOUN, NNS, 1, OBJ),
    };
    MEND(below);
    is(&below[2], 1, REL_IOBJ);
    is(&below[3], 4, REL_NUMMOD);
    token used[] = {
        W("Peru", PROPN, NNP, 1, NSUBJ), W("pledged", VERB, VBD, -1, ROOT),
        W("Chad", PROPN, NNP, 4, NSUBJ), W("16", NUM, CD, 2, FLAT),
        W("used", VERB, VBD, 1, CCOMP),  W("tanks", NOUN, NNS, 4, OBJ),
    };
    MEND(used);
    is(&used[2], 1, REL_IOBJ);
    is(&used[4], 5, REL_AMOD);
    is(&used[5], 1, REL_OBJ);
    token sum[] = {
        W("promised", VERB, VBD, -1, ROOT),
        W("it", PRON, PRP, 0, OBJ),
        W("$", SYM, DOLLAR, 0, OBJ),
        W("20", NUM, CD, 2, NUMMOD),
    };
    MEND(sum);
    is(&sum[1], 0, REL_IOBJ);
    is(&sum[2], 0, REL_OBJ);
    sum[1].rel = REL_OBJ;
    sum[2].rel = REL_XCOMP;
    MEND(sum);
    is(&sum[1], 0, REL_IOBJ);
    is(&sum[2], 0, REL_OBJ);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gifts),        cmocka_unit_test(test_people),
        cmocka_unit_test(test_parts),        cmocka_unit_test(test_no_predicate),
        cmocka_unit_test(test_home),         cmocka_unit_test(test_no_agent),
        cmocka_unit_test(test_measure),      cmocka_unit_test(test_places),
        cmocka_unit_test(test_not_a_single), cmocka_unit_test(test_parted_object),
        cmocka_unit_test(test_counted),      cmocka_unit_test(test_off),
        cmocka_unit_test(test_behind_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
