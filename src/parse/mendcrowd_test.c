#include "base/check.h"

#include "parse/mendcrowd.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // whom one met, and not what one did when one met
    {"Roe/PROPN/NNP/2/nsubj met/VERB/VBD/0/root protesting/VERB/VBG/2/xcomp "
     "residents/NOUN/NNS/3/obj in/ADP/IN/6/case Lima/PROPN/NNP/3/obl",
     "Roe/PROPN/NNP/2/nsubj met/VERB/VBD/0/root protesting/VERB/VBG/4/amod "
     "residents/NOUN/NNS/2/obj in/ADP/IN/6/case Lima/PROPN/NNP/2/obl"},
    // behind a preposition
    {"Roe/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root to/SCONJ/IN/4/mark striking/VERB/VBG/2/advcl "
     "junior/ADJ/JJ/6/amod doctors/NOUN/NNS/4/obj",
     "Roe/PROPN/NNP/2/nsubj spoke/VERB/VBD/0/root to/ADP/IN/6/case striking/VERB/VBG/6/amod "
     "junior/ADJ/JJ/6/amod doctors/NOUN/NNS/2/obl"},
    // things are protested and struck
    {"Unions/NOUN/NNS/2/nsubj favoured/VERB/VBD/0/root striking/VERB/VBG/2/xcomp "
     "deals/NOUN/NNS/3/obj",
     NULL},
    // a phase of one's own deed
    {"Unions/NOUN/NNS/2/nsubj began/VERB/VBD/0/root protesting/VERB/VBG/2/xcomp "
     "officers/NOUN/NNS/3/obj",
     NULL},
    // an article parts them
    {"Roe/PROPN/NNP/2/nsubj saw/VERB/VBD/0/root striking/VERB/VBG/2/xcomp the/DET/DT/5/det "
     "workers/NOUN/NNS/3/obj",
     NULL},
};

static void test_crowds(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_crowds);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_crowds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
