#include "base/check.h"

#include "parse/mendplace.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a past tense taken for the preposition of "as opposed to", for which it can also stand
    {"Fiji/PROPN/NNP/0/root opposed/VERB/VBN/4/case the/DET/DT/4/det port/NOUN/NN/1/nmod "
     "./PUNCT/./1/punct",
     "Fiji/PROPN/NNP/2/nsubj opposed/VERB/VBD/0/root the/DET/DT/4/det port/NOUN/NN/2/obj "
     "./PUNCT/./2/punct"},
    {"said/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj opposed/VERB/VBN/5/case the/DET/DT/5/det "
     "port/NOUN/NN/2/nmod",
     "said/VERB/VBD/0/root Fiji/PROPN/NNP/3/nsubj opposed/VERB/VBD/1/ccomp "
     "the/DET/DT/5/det port/NOUN/NN/3/obj"},
    {"Fiji/PROPN/NNP/5/nsubj is/AUX/VBZ/5/cop opposed/VERB/VBN/5/case to/ADP/IN/5/case "
     "ports/NOUN/NNS/0/root ./PUNCT/./5/punct",
     "Fiji/PROPN/NNP/3/nsubj is/AUX/VBZ/3/cop opposed/ADJ/JJ/0/root to/ADP/IN/5/case "
     "ports/NOUN/NNS/3/obl ./PUNCT/./3/punct"},
    {"It/PRON/PRP/2/nsubj remains/VERB/VBZ/0/root opposed/ADJ/JJ/6/case to/ADP/IN/5/case "
     "ports/NOUN/NNS/3/obl ./PUNCT/./2/punct",
     "It/PRON/PRP/2/nsubj remains/VERB/VBZ/0/root opposed/ADJ/JJ/2/xcomp to/ADP/IN/5/case "
     "ports/NOUN/NNS/3/obl ./PUNCT/./2/punct"},
    {"Peace/NOUN/NN/0/root as/ADP/IN/5/case opposed/VERB/VBN/5/case to/ADP/IN/5/case "
     "war/NOUN/NN/1/nmod ./PUNCT/./1/punct",
     "Peace/NOUN/NN/0/root as/ADP/IN/5/case opposed/VERB/VBN/5/case to/ADP/IN/5/case "
     "war/NOUN/NN/1/nmod ./PUNCT/./1/punct"},
    {"Groups/NOUN/NNS/0/root opposed/VERB/VBN/4/case to/ADP/IN/4/case "
     "ports/NOUN/NNS/1/nmod ./PUNCT/./1/punct",
     "Groups/NOUN/NNS/0/root opposed/VERB/VBN/4/case to/ADP/IN/4/case "
     "ports/NOUN/NNS/1/nmod ./PUNCT/./1/punct"},
    // an infinitive's "to" at an adjective; but verbs have it
    {"agreed/VERB/VBD/0/root to/PART/TO/3/mark direct/ADJ/JJ/4/amod talks/NOUN/NNS/1/obj",
     "agreed/VERB/VBD/0/root to/ADP/IN/4/case direct/ADJ/JJ/4/amod talks/NOUN/NNS/1/obl"},
    {"agreed/VERB/VBD/0/root to/PART/TO/3/mark open/VERB/VB/1/xcomp talks/NOUN/NNS/3/obj",
     "agreed/VERB/VBD/0/root to/PART/TO/3/mark open/VERB/VB/1/xcomp talks/NOUN/NNS/3/obj"},
    // a verb behind the "to" of a particle; but "came in to press them"
    {"gave/VERB/VBD/0/root in/ADP/RP/1/compound:prt to/PART/TO/4/mark "
     "pressure/VERB/VB/1/advcl from/ADP/IN/6/case Fiji/PROPN/NNP/4/obl",
     "gave/VERB/VBD/0/root in/ADP/RP/1/compound:prt to/ADP/IN/4/case "
     "pressure/NOUN/NN/1/obl from/ADP/IN/6/case Fiji/PROPN/NNP/4/nmod"},
    {"came/VERB/VBD/0/root in/ADP/RP/1/compound:prt to/PART/TO/4/mark "
     "pressure/VERB/VB/1/advcl Fiji/PROPN/NNP/4/obj now/ADV/RB/4/advmod",
     "came/VERB/VBD/0/root in/ADP/RP/1/compound:prt to/PART/TO/4/mark "
     "pressure/VERB/VB/1/advcl Fiji/PROPN/NNP/4/obj now/ADV/RB/4/advmod"},
    // a name hung on the other side of the verb
    {"Sale/NOUN/NN/6/nsubj of/ADP/IN/3/case rice/NOUN/NN/1/nmod to/ADP/IN/7/case "
     "Fiji/PROPN/NNP/7/compound drew/VERB/VBD/0/root praise/NOUN/NN/6/obj",
     "Sale/NOUN/NN/6/nsubj of/ADP/IN/3/case rice/NOUN/NN/1/nmod to/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod drew/VERB/VBD/0/root praise/NOUN/NN/6/obj"},
    // who gives free of charge
    {"given/VERB/VBN/0/root rice/NOUN/NN/1/obj by/ADP/IN/5/case Fiji/PROPN/NNP/5/compound "
     "free/ADJ/JJ/2/nmod of/ADP/IN/7/case charge/NOUN/NN/5/obl",
     "given/VERB/VBN/0/root rice/NOUN/NN/1/obj by/ADP/IN/4/case Fiji/PROPN/NNP/2/nmod "
     "free/ADJ/JJ/1/advmod of/ADP/IN/7/case charge/NOUN/NN/5/obl"},
    // what has a copula is no part of the clause that it is said of
    {"That/SCONJ/IN/4/mark the/DET/DT/3/det round/NOUN/NN/4/nsubj failed/VERB/VBD/0/root "
     "is/AUX/VBZ/7/cop the/DET/DT/7/det fault/NOUN/NN/4/ccomp of/ADP/IN/9/case "
     "Fiji/PROPN/NNP/7/nmod ./PUNCT/./4/punct",
     "That/SCONJ/IN/4/mark the/DET/DT/3/det round/NOUN/NN/4/nsubj failed/VERB/VBD/7/csubj "
     "is/AUX/VBZ/7/cop the/DET/DT/7/det fault/NOUN/NN/0/root of/ADP/IN/9/case "
     "Fiji/PROPN/NNP/7/nmod ./PUNCT/./7/punct"},
    {"That/SCONJ/IN/7/nsubj the/DET/DT/3/det round/NOUN/NN/4/nsubj failed/VERB/VBD/1/acl "
     "is/AUX/VBZ/7/cop the/DET/DT/7/det fault/NOUN/NN/0/root of/ADP/IN/9/case "
     "Fiji/PROPN/NNP/7/nmod ./PUNCT/./7/punct",
     "That/SCONJ/IN/4/mark the/DET/DT/3/det round/NOUN/NN/4/nsubj failed/VERB/VBD/7/csubj "
     "is/AUX/VBZ/7/cop the/DET/DT/7/det fault/NOUN/NN/0/root of/ADP/IN/9/case "
     "Fiji/PROPN/NNP/7/nmod ./PUNCT/./7/punct"},
    // "thanks to" is a preposition; but not where nothing is said of it
    {"Thanks/NOUN/NNS/6/obl:unmarked to/ADP/IN/3/case Fiji/PROPN/NNP/1/nmod "
     ",/PUNCT/,/1/punct roads/NOUN/NNS/6/nsubj opened/VERB/VBD/0/root",
     "Thanks/NOUN/NNS/3/case to/ADP/IN/1/fixed Fiji/PROPN/NNP/6/obl ,/PUNCT/,/3/punct "
     "roads/NOUN/NNS/6/nsubj opened/VERB/VBD/0/root"},
    {"Thanks/NOUN/NNS/0/root to/ADP/IN/3/case Fiji/PROPN/NNP/1/nmod ./PUNCT/./1/punct",
     "Thanks/NOUN/NNS/0/root to/ADP/IN/3/case Fiji/PROPN/NNP/1/nmod ./PUNCT/./1/punct"},
    // a participle behind a preposition; but "turned over seized goods"
    {"stopped/VERB/VBD/0/root talks/NOUN/NNS/1/obj over/ADV/RB/1/advmod "
     "continued/VERB/VBD/1/ccomp arms/NOUN/NNS/6/compound sales/NOUN/NNS/4/obj "
     "./PUNCT/./4/punct",
     "stopped/VERB/VBD/0/root talks/NOUN/NNS/1/obj over/ADP/IN/6/case "
     "continued/VERB/VBD/6/amod arms/NOUN/NNS/6/compound sales/NOUN/NNS/1/obl "
     "./PUNCT/./1/punct"},
    {"turned/VERB/VBD/0/root over/ADV/RB/1/advmod seized/VERB/VBD/1/ccomp "
     "goods/NOUN/NNS/3/obj ./PUNCT/./1/punct",
     "turned/VERB/VBD/0/root over/ADV/RB/1/advmod seized/VERB/VBD/1/ccomp "
     "goods/NOUN/NNS/3/obj ./PUNCT/./1/punct"},
    // an object with a preposition; but questions have one without
    {"put/VERB/VB/0/root up/ADP/RP/1/compound:prt with/ADP/IN/4/case what/PRON/WP/6/obj "
     "Fiji/PROPN/NNP/6/nsubj began/VERB/VBD/1/ccomp",
     "put/VERB/VB/0/root up/ADP/RP/1/compound:prt with/ADP/IN/4/case what/PRON/WP/1/obl "
     "Fiji/PROPN/NNP/6/nsubj began/VERB/VBD/4/acl:relcl"},
    {"asked/VERB/VBD/0/root them/PRON/PRP/1/iobj what/PRON/WP/5/obj Fiji/PROPN/NNP/5/nsubj "
     "began/VERB/VBD/1/ccomp",
     "asked/VERB/VBD/0/root them/PRON/PRP/1/iobj what/PRON/WP/5/obj Fiji/PROPN/NNP/5/nsubj "
     "began/VERB/VBD/1/ccomp"},
    // an adjective with a preposition
    {"given/VERB/VBN/0/root guns/NOUN/NNS/1/obj by/ADP/IN/5/case the/DET/DT/5/det "
     "Dutch/NOUN/NN/1/amod",
     "given/VERB/VBN/0/root guns/NOUN/NNS/1/obj by/ADP/IN/5/case the/DET/DT/5/det "
     "Dutch/NOUN/NN/1/obl"},
    // once more
    {"to/PART/TO/2/mark meet/VERB/VB/0/root once/ADV/RB/4/advmod more/ADV/RBR/2/obj "
     "on/ADP/IN/6/case trade/NOUN/NN/4/nmod",
     "to/PART/TO/2/mark meet/VERB/VB/0/root once/ADV/RB/4/advmod more/ADV/RBR/2/advmod "
     "on/ADP/IN/6/case trade/NOUN/NN/2/obl"},
    // a time for the sentence; but "last year, when they were given rifles"
    {"Only/ADV/RB/3/advmod last/ADJ/JJ/3/amod year/NOUN/NN/0/root were/AUX/VBD/6/aux:pass "
     "they/PRON/PRP/6/nsubj:pass given/VERB/VBN/3/conj guns/NOUN/NNS/6/obj "
     "./PUNCT/./3/punct",
     "Only/ADV/RB/3/advmod last/ADJ/JJ/3/amod year/NOUN/NN/6/obl:unmarked "
     "were/AUX/VBD/6/aux:pass they/PRON/PRP/6/nsubj:pass given/VERB/VBN/0/root "
     "guns/NOUN/NNS/6/obj ./PUNCT/./6/punct"},
    {"Only/ADV/RB/3/advmod last/ADJ/JJ/3/amod year/NOUN/NN/0/root when/ADV/WRB/7/advmod "
     "they/PRON/PRP/7/nsubj:pass were/AUX/VBD/7/aux:pass given/VERB/VBN/3/acl:relcl "
     "guns/NOUN/NNS/7/obj",
     "Only/ADV/RB/3/advmod last/ADJ/JJ/3/amod year/NOUN/NN/0/root when/ADV/WRB/7/advmod "
     "they/PRON/PRP/7/nsubj:pass were/AUX/VBD/7/aux:pass given/VERB/VBN/3/acl:relcl "
     "guns/NOUN/NNS/7/obj"},
    // opposed beside its "to", or said of who opposes
    {"It/PRON/PRP/2/nsubj remains/VERB/VBZ/0/root opposed/ADJ/JJ/5/case to/ADP/IN/5/case "
     "ports/NOUN/NNS/2/obl ./PUNCT/./2/punct",
     "It/PRON/PRP/2/nsubj remains/VERB/VBZ/0/root opposed/ADJ/JJ/2/xcomp to/ADP/IN/5/case "
     "ports/NOUN/NNS/3/obl ./PUNCT/./2/punct"},
    {"Fiji/PROPN/NNP/3/nsubj opposed/VERB/VBD/3/case ports/NOUN/NNS/0/root "
     "./PUNCT/./3/punct",
     "Fiji/PROPN/NNP/2/nsubj opposed/VERB/VBD/0/root ports/NOUN/NNS/2/obj "
     "./PUNCT/./2/punct"},
    // two prepositions of one name
    {"It/PRON/PRP/3/nsubj:pass was/AUX/VBD/3/aux:pass agreed/VERB/VBN/0/root "
     "on/ADP/IN/6/case by/ADP/IN/6/case Fiji/PROPN/NNP/3/obl:agent",
     "It/PRON/PRP/3/nsubj:pass was/AUX/VBD/3/aux:pass agreed/VERB/VBN/0/root "
     "on/ADP/IN/3/advmod by/ADP/IN/6/case Fiji/PROPN/NNP/3/obl:agent"},
    // a phrase taken for a part of the next one
    {"wrote/VERB/VBD/0/root to/ADP/IN/5/case councils/NOUN/NNS/5/compound "
     "about/ADP/IN/5/case raids/NOUN/NNS/1/obl ./PUNCT/./1/punct",
     "wrote/VERB/VBD/0/root to/ADP/IN/3/case councils/NOUN/NNS/1/obl about/ADP/IN/5/case "
     "raids/NOUN/NNS/1/obl ./PUNCT/./1/punct"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_places);
}

// Who waives a debt is not what made room.
static void test_swapped(void **state)
{
    (void)state;
    static const tree_case WAIVER = {
        "Waiver/NOUN/NN/5/nsubj of/ADP/IN/3/case debt/NOUN/NN/1/nmod by/ADP/IN/5/case "
        "Fiji/PROPN/NNP/6/nsubj made/VERB/VBD/0/root room/NOUN/NN/6/obj",
        "Waiver/NOUN/NN/6/nsubj of/ADP/IN/3/case debt/NOUN/NN/1/nmod by/ADP/IN/5/case "
        "Fiji/PROPN/NNP/1/nmod made/VERB/VBD/0/root room/NOUN/NN/6/obj"};
    tree_check_case(&WAIVER, false, mend_swapped);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_swapped)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
