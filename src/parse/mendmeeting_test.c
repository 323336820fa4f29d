#include "base/check.h"

#include "parse/mendmeeting.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // with whom one speaks, taken for who thanks
    {"Roe/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root with/ADP/IN/6/mark Ruiz/PROPN/NNP/6/nsubj "
     "to/PART/TO/6/mark thank/VERB/VB/2/advcl Peru/PROPN/NNP/6/obj",
     "Roe/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root with/ADP/IN/4/case Ruiz/PROPN/NNP/2/obl "
     "to/PART/TO/6/mark thank/VERB/VB/2/advcl Peru/PROPN/NNP/6/obj"},
    // ... or for a word of the preposition
    {"Roe/PROPN/NNP/2/nsubj met/VERB/VBD/0/root with/ADP/IN/6/mark Ruiz/PROPN/NNP/3/obl "
     "to/PART/TO/6/mark thank/VERB/VB/2/advcl Peru/PROPN/NNP/6/obj",
     "Roe/PROPN/NNP/2/nsubj met/VERB/VBD/0/root with/ADP/IN/4/case Ruiz/PROPN/NNP/2/obl "
     "to/PART/TO/6/mark thank/VERB/VB/2/advcl Peru/PROPN/NNP/6/obj"},
    // talks that are yet to come are no partner
    {"Roe/PROPN/NNP/2/nsubj left/VERB/VBD/0/root with/ADP/IN/6/mark talks/NOUN/NNS/6/nsubj "
     "to/PART/TO/6/mark follow/VERB/VB/2/advcl",
     NULL},
    // a name with an "and" of its own
    {"Roe/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Ruiz/PROPN/NNP/1/appos met/VERB/VBD/0/root",
     "Roe/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Ruiz/PROPN/NNP/1/conj met/VERB/VBD/0/root"},
    {"Roe/PROPN/NNP/5/nsubj and/CCONJ/CC/3/cc President/PROPN/NNP/4/nmod:desc "
     "Ruiz/PROPN/NNP/1/appos met/VERB/VBD/0/root",
     "Roe/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc President/PROPN/NNP/4/nmod:desc "
     "Ruiz/PROPN/NNP/1/conj met/VERB/VBD/0/root"},
    {"Roe/PROPN/NNP/4/nsubj ,/PUNCT/,/3/punct Ruiz/PROPN/NNP/1/appos met/VERB/VBD/0/root", NULL},
    // the first of three names, taken for whom the sentence speaks to
    {"Roe/PROPN/NNP/6/vocative ,/PUNCT/,/1/punct Ruiz/PROPN/NNP/6/nsubj and/CCONJ/CC/5/cc "
     "Lee/PROPN/NNP/3/flat met/VERB/VBD/0/root",
     "Roe/PROPN/NNP/6/nsubj ,/PUNCT/,/1/punct Ruiz/PROPN/NNP/1/conj and/CCONJ/CC/5/cc "
     "Lee/PROPN/NNP/1/conj met/VERB/VBD/0/root"},
    {"Roe/PROPN/NNP/4/vocative ,/PUNCT/,/1/punct Ruiz/PROPN/NNP/4/nsubj met/VERB/VBD/0/root "
     "Lee/PROPN/NNP/4/obj",
     NULL},
    {"Roe/PROPN/NNP/0/root ,/PUNCT/,/3/punct envoy/NOUN/NN/1/appos and/CCONJ/CC/5/cc "
     "friend/NOUN/NN/1/appos",
     NULL},
};

static void test_meetings(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_meetings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_meetings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
