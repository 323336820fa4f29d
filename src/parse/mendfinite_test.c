#include "base/check.h"

#include "parse/mendfinite.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // the verb of a relative clause for a part of its object; but "are" makes a clause of these
    {"Fiji/PROPN/NNP/8/nsubj ,/PUNCT/,/5/punct which/PRON/WDT/5/det hit/ADJ/JJ/5/amod "
     "boats/NOUN/NNS/1/acl:relcl off/ADP/IN/7/case Tonga/PROPN/NNP/5/nmod left/VERB/VBD/0/root",
     "Fiji/PROPN/NNP/8/nsubj ,/PUNCT/,/4/punct which/PRON/WDT/4/nsubj hit/VERB/VBD/1/acl:relcl "
     "boats/NOUN/NNS/4/obj off/ADP/IN/7/case Tonga/PROPN/NNP/5/nmod left/VERB/VBD/0/root"},
    {"men/NOUN/NNS/6/nsubj who/PRON/WP/5/nsubj wanted/ADJ/JJ/5/amod were/AUX/VBD/5/cop "
     "thieves/NOUN/NNS/1/acl:relcl left/VERB/VBD/0/root",
     "men/NOUN/NNS/6/nsubj who/PRON/WP/5/nsubj wanted/ADJ/JJ/5/amod were/AUX/VBD/5/cop "
     "thieves/NOUN/NNS/1/acl:relcl left/VERB/VBD/0/root"},
    // a plural for the main verb; but one that agrees is it
    {"Riots/NOUN/NNS/7/nsubj flared/VERB/VBN/1/acl between/ADP/IN/4/case Fijian/ADJ/JJ/2/obl "
     "and/CCONJ/CC/7/cc Tongan/PROPN/NNP/7/nsubj fans/VERB/VBZ/0/root at/ADP/IN/9/case "
     "noon/NOUN/NN/7/obl ./PUNCT/./7/punct",
     "Riots/NOUN/NNS/2/nsubj flared/VERB/VBD/0/root between/ADP/IN/7/case Fijian/ADJ/JJ/7/amod "
     "and/CCONJ/CC/6/cc Tongan/PROPN/NNP/4/conj fans/NOUN/NNS/2/obl at/ADP/IN/9/case "
     "noon/NOUN/NN/2/obl ./PUNCT/./2/punct"},
    {"pact/NOUN/NN/7/nsubj signed/VERB/VBN/1/acl between/ADP/IN/4/case Fiji/PROPN/NNP/2/obl "
     "and/CCONJ/CC/6/cc Tonga/PROPN/NNP/4/conj expires/VERB/VBZ/0/root ./PUNCT/./7/punct",
     "pact/NOUN/NN/7/nsubj signed/VERB/VBN/1/acl between/ADP/IN/4/case Fiji/PROPN/NNP/2/obl "
     "and/CCONJ/CC/6/cc Tonga/PROPN/NNP/4/conj expires/VERB/VBZ/0/root ./PUNCT/./7/punct"},
    // a verb inside of what is no phrase; but these are phrases
    {"A/DET/DT/4/det gang/NOUN/NN/4/compound robbed/ADJ/JJ/4/amod nuns/NOUN/NNS/0/root "
     "./PUNCT/./4/punct",
     "A/DET/DT/2/det gang/NOUN/NN/3/nsubj robbed/VERB/VBD/0/root nuns/NOUN/NNS/3/obj "
     "./PUNCT/./3/punct"},
    {"A/DET/DT/5/det raid/ADJ/JJ/5/amod left/VERB/VBN/5/amod six/NUM/CD/5/nummod "
     "nuns/NOUN/NNS/0/root hurt/ADJ/JJ/5/amod ./PUNCT/./5/punct",
     "A/DET/DT/2/det raid/NOUN/NN/3/nsubj left/VERB/VBD/0/root six/NUM/CD/5/nummod "
     "nuns/NOUN/NNS/3/obj hurt/ADJ/JJ/5/amod ./PUNCT/./3/punct"},
    {"A/DET/DT/4/det mine/NOUN/NN/4/compound wounded/ADJ/JJ/4/amod police/NOUN/NN/0/root "
     "./PUNCT/./4/punct",
     "A/DET/DT/2/det mine/NOUN/NN/3/nsubj wounded/VERB/VBD/0/root police/NOUN/NN/3/obj "
     "./PUNCT/./3/punct"},
    {"A/DET/DT/2/det gang/NOUN/NN/4/nsubj robbed/ADJ/JJ/4/amod nuns/NOUN/NNS/0/root "
     "./PUNCT/./4/punct",
     "A/DET/DT/2/det gang/NOUN/NN/3/nsubj robbed/VERB/VBD/0/root nuns/NOUN/NNS/3/obj "
     "./PUNCT/./3/punct"},
    // those whom it left dead for who is dead; but "are" says so
    {"A/DET/DT/4/det raid/ADJ/JJ/4/amod left/VERB/VBN/4/amod nuns/NOUN/NNS/5/nsubj "
     "dead/ADJ/JJ/0/root ./PUNCT/./5/punct",
     "A/DET/DT/2/det raid/NOUN/NN/3/nsubj left/VERB/VBD/0/root nuns/NOUN/NNS/3/obj "
     "dead/ADJ/JJ/3/xcomp ./PUNCT/./3/punct"},
    {"The/DET/DT/4/det few/ADJ/JJ/4/amod left/VERB/VBN/4/amod nuns/NOUN/NNS/6/nsubj "
     "are/AUX/VBP/6/cop dead/ADJ/JJ/0/root ./PUNCT/./6/punct",
     "The/DET/DT/4/det few/ADJ/JJ/4/amod left/VERB/VBN/4/amod nuns/NOUN/NNS/6/nsubj "
     "are/AUX/VBP/6/cop dead/ADJ/JJ/0/root ./PUNCT/./6/punct"},
    // a verb for a noun in a sentence without one; but not where there is one
    {"Fiji/PROPN/NNP/3/compound spread/NOUN/NN/3/compound lies/NOUN/NNS/0/root "
     "./PUNCT/./3/punct",
     "Fiji/PROPN/NNP/2/nsubj spread/VERB/VBD/0/root lies/NOUN/NNS/2/obj ./PUNCT/./2/punct"},
    {"Fiji/PROPN/NNP/3/compound spread/NOUN/NN/3/compound lies/NOUN/NNS/0/root "
     "that/PRON/WDT/5/nsubj grew/VERB/VBD/3/acl:relcl ./PUNCT/./3/punct",
     "Fiji/PROPN/NNP/3/compound spread/NOUN/NN/3/compound lies/NOUN/NNS/0/root "
     "that/PRON/WDT/5/nsubj grew/VERB/VBD/3/acl:relcl ./PUNCT/./3/punct"},
    {"A/DET/DT/4/det few/ADJ/JJ/4/amod retired/VERB/VBN/4/amod nuns/NOUN/NNS/0/root "
     "./PUNCT/./4/punct",
     "A/DET/DT/4/det few/ADJ/JJ/4/amod retired/VERB/VBN/4/amod nuns/NOUN/NNS/0/root "
     "./PUNCT/./4/punct"},
    {"A/DET/DT/4/det state/NOUN/NN/4/compound owned/ADJ/JJ/4/amod bank/NOUN/NN/0/root "
     "./PUNCT/./4/punct",
     "A/DET/DT/4/det state/NOUN/NN/4/compound owned/ADJ/JJ/4/amod bank/NOUN/NN/0/root "
     "./PUNCT/./4/punct"},
    // a plural at the beginning for a verb; but a bare form is an order
    {"Thieves/VERB/VBZ/0/root robbed/VERB/VBN/1/xcomp nuns/NOUN/NNS/2/obj ./PUNCT/./1/punct",
     "Thieves/NOUN/NNS/2/nsubj robbed/VERB/VBD/0/root nuns/NOUN/NNS/2/obj ./PUNCT/./2/punct"},
    {"Get/VERB/VB/0/root married/VERB/VBN/1/xcomp in/ADP/IN/4/case Fiji/PROPN/NNP/2/obl",
     "Get/VERB/VB/0/root married/VERB/VBN/1/xcomp in/ADP/IN/4/case Fiji/PROPN/NNP/2/obl"},
    // plans taken for a noun; but those that are off are one
    {"Fiji/PROPN/NNP/2/compound plans/NOUN/NNS/7/ccomp to/PART/TO/4/mark buy/VERB/VB/2/acl "
     "tugs/NOUN/NNS/4/obj it/PRON/PRP/7/nsubj said/VERB/VBD/0/root",
     "Fiji/PROPN/NNP/2/nsubj plans/VERB/VBZ/7/ccomp to/PART/TO/4/mark buy/VERB/VB/2/xcomp "
     "tugs/NOUN/NNS/4/obj it/PRON/PRP/7/nsubj said/VERB/VBD/0/root"},
    {"Fiji/PROPN/NNP/2/compound plans/NOUN/NNS/6/nsubj to/PART/TO/4/mark buy/VERB/VB/2/acl "
     "tugs/NOUN/NNS/4/obj failed/VERB/VBD/0/root",
     "Fiji/PROPN/NNP/2/compound plans/NOUN/NNS/6/nsubj to/PART/TO/4/mark buy/VERB/VB/2/acl "
     "tugs/NOUN/NNS/4/obj failed/VERB/VBD/0/root"},
    // who does it, taken for a part of the verb; but a noun with an article is none
    {"Suva/PROPN/NNP/2/compound Expels/VERB/VBZ/0/root Envoy/NOUN/NN/2/obj",
     "Suva/PROPN/NNP/2/nsubj Expels/VERB/VBZ/0/root Envoy/NOUN/NN/2/obj"},
    {"the/DET/DT/3/det Suva/PROPN/NNP/3/compound talks/VERB/VBZ/4/nsubj failed/VERB/VBD/0/root",
     "the/DET/DT/3/det Suva/PROPN/NNP/3/compound talks/VERB/VBZ/4/nsubj failed/VERB/VBD/0/root"},
    // the subject behind its auxiliary
    {"Only/ADV/RB/2/advmod then/ADV/RB/4/advmod would/AUX/MD/4/aux Suva/PROPN/NNP/9/ccomp "
     "be/AUX/VB/6/cop ready/ADJ/JJ/4/ccomp ,/PUNCT/,/9/punct he/PRON/PRP/9/nsubj "
     "said/VERB/VBD/0/root",
     "Only/ADV/RB/2/advmod then/ADV/RB/6/advmod would/AUX/MD/6/aux Suva/PROPN/NNP/6/nsubj "
     "be/AUX/VB/6/cop ready/ADJ/JJ/9/ccomp ,/PUNCT/,/9/punct he/PRON/PRP/9/nsubj "
     "said/VERB/VBD/0/root"},
    {"Then/ADV/RB/5/advmod would/AUX/MD/3/aux Suva/VERB/VB/5/advcl be/AUX/VB/5/cop "
     "ready/ADJ/JJ/0/root",
     "Then/ADV/RB/5/advmod would/AUX/MD/5/aux Suva/PROPN/NNP/5/nsubj be/AUX/VB/5/cop "
     "ready/ADJ/JJ/0/root"},
    // a past tense for another verb; but "to", and a plural
    {"Suva/PROPN/NNP/2/nsubj bore/VERB/VBP/0/root it/PRON/PRP/2/obj ./PUNCT/./2/punct",
     "Suva/PROPN/NNP/2/nsubj bore/VERB/VBD/0/root it/PRON/PRP/2/obj ./PUNCT/./2/punct"},
    {"guards/NOUN/NNS/2/nsubj shot/VERB/VBP/0/root thieves/NOUN/NNS/2/obj ./PUNCT/./2/punct",
     "guards/NOUN/NNS/2/nsubj shot/VERB/VBD/0/root thieves/NOUN/NNS/2/obj ./PUNCT/./2/punct"},
    {"Suva/PROPN/NNP/2/nsubj bore/NOUN/NN/0/root it/PRON/PRP/2/obj ./PUNCT/./2/punct",
     "Suva/PROPN/NNP/2/nsubj bore/VERB/VBD/0/root it/PRON/PRP/2/obj ./PUNCT/./2/punct"},
    {"speeches/NOUN/NNS/2/nsubj bore/VERB/VBP/0/root nuns/NOUN/NNS/2/obj ./PUNCT/./2/punct",
     "speeches/NOUN/NNS/2/nsubj bore/VERB/VBP/0/root nuns/NOUN/NNS/2/obj ./PUNCT/./2/punct"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_finites);
}

// "Thieves Robbed of Loot": in a headline the participle may be one.
static void test_headline(void **state)
{
    (void)state;
    token words[TREE_WORDS] = {0};
    sentence s = tree_read("Thieves/VERB/VBZ/0/root Robbed/VERB/VBN/1/xcomp of/ADP/IN/4/case "
                           "Loot/NOUN/NN/2/obl",
                           words);
    s.headline = true;
    mend_finites(&s);
    assert_int_equal(words[0].head, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_headline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
