#include "base/check.h"

#include "parse/mendheadline.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a participle that is said of the noun before it
    {"Six/NUM/CD/2/nummod nuns/NOUN/NNS/0/root freed/VERB/VBN/2/acl in/ADP/IN/5/case "
     "Lagos/PROPN/NNP/2/nmod",
     "Six/NUM/CD/2/nummod nuns/NOUN/NNS/3/nsubj:pass freed/VERB/VBN/0/root in/ADP/IN/5/case "
     "Lagos/PROPN/NNP/3/nmod"},
    {"Army/NOUN/NN/2/nsubj says/VERB/VBZ/0/root nuns/NOUN/NNS/2/obj freed/VERB/VBN/3/acl",
     "Army/NOUN/NN/2/nsubj says/VERB/VBZ/0/root nuns/NOUN/NNS/4/nsubj:pass "
     "freed/VERB/VBN/2/ccomp"},
    {"Envoy/NOUN/NN/2/nsubj says/VERB/VBZ/0/root no/DET/DT/4/det date/NOUN/NN/2/obj "
     "set/VERB/VBN/4/acl",
     "Envoy/NOUN/NN/2/nsubj says/VERB/VBZ/0/root no/DET/DT/4/det date/NOUN/NN/5/nsubj:pass "
     "set/VERB/VBN/2/ccomp"},
    {"Nuns/NOUN/NNS/0/root freed/VERB/VBN/1/acl ,/PUNCT/,/1/punct army/NOUN/NN/5/nsubj "
     "says/VERB/VBZ/1/parataxis",
     "Nuns/NOUN/NNS/2/nsubj:pass freed/VERB/VBN/5/ccomp ,/PUNCT/,/2/punct army/NOUN/NN/5/nsubj "
     "says/VERB/VBZ/0/root"},
    // a noun of prose, a phrase, a noun with something between, an object
    {"The/DET/DT/2/det proof/NOUN/NN/0/root shown/VERB/VBN/2/acl", NULL},
    {"In/ADP/IN/2/case papers/NOUN/NNS/0/root shown/VERB/VBN/2/acl", NULL},
    {"List/NOUN/NN/0/root of/ADP/IN/3/case men/NOUN/NNS/1/nmod held/VERB/VBN/1/acl", NULL},
    {"Man/NOUN/NN/0/root given/VERB/VBN/1/acl award/NOUN/NN/2/obj", NULL},
    {"Cash/NOUN/NN/0/root found/VERB/VBN/1/acl :/PUNCT/:/1/punct euros/NOUN/NNS/1/appos", NULL},
    {"Army/NOUN/NN/2/nsubj frees/VERB/VBZ/0/root nuns/NOUN/NNS/2/obj held/VERB/VBN/3/acl", NULL},
    // those who are shot
    {"Mayor/NOUN/NN/2/nsubj shot/VERB/VBD/0/root dead/ADJ/JJ/2/xcomp",
     "Mayor/NOUN/NN/2/nsubj:pass shot/VERB/VBN/0/root dead/ADJ/JJ/2/xcomp"},
    {"Army/NOUN/NN/2/nsubj shot/VERB/VBD/0/root down/ADP/RP/2/compound:prt jets/NOUN/NNS/2/obj",
     NULL},
    // two doers
    {"Iran/PROPN/NNP/4/nsubj ,/PUNCT/,/1/punct Peru/PROPN/NNP/4/nsubj sign/VERB/VBP/0/root "
     "pact/NOUN/NN/4/obj",
     "Iran/PROPN/NNP/4/nsubj ,/PUNCT/,/3/punct Peru/PROPN/NNP/1/conj sign/VERB/VBP/0/root "
     "pact/NOUN/NN/4/obj"},
    {"Mali/PROPN/NNP/4/vocative ,/PUNCT/,/1/punct rebels/NOUN/NNS/4/nsubj talk/VERB/VBP/0/root",
     "Mali/PROPN/NNP/4/nsubj ,/PUNCT/,/3/punct rebels/NOUN/NNS/1/conj talk/VERB/VBP/0/root"},
    {"Mali/PROPN/NNP/4/vocative ,/PUNCT/,/1/punct just/ADV/RB/4/advmod talk/VERB/VB/0/root", NULL},
    {"Oslo/PROPN/NNP/4/nsubj ,/PUNCT/,/1/punct Peru/PROPN/NNP/4/nsubj signs/VERB/VBZ/0/root", NULL},
    {"Ferry/NOUN/NN/4/nsubj ,/PUNCT/,/1/punct crew/NOUN/NN/4/nsubj say/VERB/VBP/0/root", NULL},
    // what somebody tells
    {"Iran/PROPN/NNP/0/root :/PUNCT/:/1/punct Peru/PROPN/NNP/4/nsubj broke/VERB/VBD/1/appos "
     "pact/NOUN/NN/4/obj",
     "Iran/PROPN/NNP/0/root :/PUNCT/:/4/punct Peru/PROPN/NNP/4/nsubj broke/VERB/VBD/1/parataxis "
     "pact/NOUN/NN/4/obj"},
    {"Arms/NOUN/NNS/0/root :/PUNCT/:/1/punct rifles/NOUN/NNS/1/appos", NULL},
    // who says so, behind a dash
    {"Rebels/NOUN/NNS/2/nsubj seize/VERB/VBP/0/root port/NOUN/NN/2/obj of/ADP/IN/7/case "
     "Aden/PROPN/NNP/7/compound -/PUNCT/:/5/punct residents/NOUN/NNS/3/nmod",
     "Rebels/NOUN/NNS/2/nsubj seize/VERB/VBP/0/root port/NOUN/NN/2/obj of/ADP/IN/5/case "
     "Aden/PROPN/NNP/3/nmod -/PUNCT/:/7/punct residents/NOUN/NNS/2/parataxis"},
    {"Chad/PROPN/NNP/2/nsubj fires/VERB/VBZ/0/root aides/NOUN/NNS/2/obj -/PUNCT/:/6/punct "
     "state/NOUN/NN/6/compound TV/NOUN/NN/3/appos",
     "Chad/PROPN/NNP/2/nsubj fires/VERB/VBZ/0/root aides/NOUN/NNS/2/obj -/PUNCT/:/6/punct "
     "state/NOUN/NN/6/compound TV/NOUN/NN/2/parataxis"},
    {"War/NOUN/NN/0/root in/ADP/IN/3/case Mali/PROPN/NNP/1/nmod -/PUNCT/:/5/punct "
     "timeline/NOUN/NN/1/appos",
     NULL},
};

static void test_headlines(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, true, mend_headline_clauses);
}

static void test_sentences(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const tree_case same = {CASES[i].before, NULL};
        tree_check_case(&same, false, mend_headline_clauses);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headlines),
        cmocka_unit_test(test_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
