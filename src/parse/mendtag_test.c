#include "base/check.h"

#include "parse/mendtag.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a past tense taken for a participle, and for a passive
    {"Police/NOUN/NNS/2/nsubj arrested/VERB/VBN/0/root smugglers/NOUN/NNS/2/obj",
     "Police/NOUN/NNS/2/nsubj arrested/VERB/VBD/0/root smugglers/NOUN/NNS/2/obj"},
    {"Mali/PROPN/NNP/2/nsubj:pass called/VERB/VBN/0/root for/ADP/IN/4/case calm/NOUN/NN/2/obl",
     "Mali/PROPN/NNP/2/nsubj called/VERB/VBD/0/root for/ADP/IN/4/case calm/NOUN/NN/2/obl"},
    {"Nine/NUM/CD/2/nsubj:pass killed/VERB/VBN/0/root in/ADP/IN/4/case Mali/PROPN/NNP/2/obl",
     "Nine/NUM/CD/2/nsubj:pass killed/VERB/VBN/0/root in/ADP/IN/4/case Mali/PROPN/NNP/2/obl"},
    {"Mali/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass called/VERB/VBN/0/root on/ADP/RP/3/"
     "compound:prt",
     "Mali/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass called/VERB/VBN/0/root on/ADP/RP/3/"
     "compound:prt"},
    // a plural taken for a verb; but a clause has a subject
    {"resumed/VERB/VBD/0/root talks/VERB/VBZ/1/obj with/ADP/IN/4/case Chad/PROPN/NNP/2/obl",
     "resumed/VERB/VBD/0/root talks/NOUN/NNS/1/obj with/ADP/IN/4/case Chad/PROPN/NNP/2/obl"},
    {"said/VERB/VBD/0/root he/PRON/PRP/3/nsubj talks/VERB/VBZ/1/obj",
     "said/VERB/VBD/0/root he/PRON/PRP/3/nsubj talks/VERB/VBZ/1/obj"},
    // "no" taken for what is said
    {"said/VERB/VBD/0/root no/INTJ/UH/1/ccomp to/ADP/IN/4/case Peru/PROPN/NNP/2/nmod",
     "said/VERB/VBD/0/root no/INTJ/UH/1/compound:prt to/ADP/IN/4/case Peru/PROPN/NNP/1/obl"},
    {"said/VERB/VBD/0/root no/ADV/RB/1/advmod to/ADP/IN/4/case Peru/PROPN/NNP/2/obl",
     "said/VERB/VBD/0/root no/ADV/RB/1/compound:prt to/ADP/IN/4/case Peru/PROPN/NNP/1/obl"},
    // a compound taken for an object and a time
    {"led/VERB/VBD/0/root the/DET/DT/3/det protest/NOUN/NN/1/obj march/PROPN/NNP/1/obl:unmarked",
     "led/VERB/VBD/0/root the/DET/DT/4/det protest/NOUN/NN/4/compound march/NOUN/NN/1/obj"},
    {"hit/VERB/VBD/0/root the/DET/DT/3/det port/NOUN/NN/1/obj yesterday/NOUN/NN/1/obl:unmarked",
     "hit/VERB/VBD/0/root the/DET/DT/3/det port/NOUN/NN/1/obj yesterday/NOUN/NN/1/obl:unmarked"},
    // a past tense taken for a noun, its subject for a part of it; but a noun is one
    {"The/DET/DT/3/det police/NOUN/NN/3/compound handed/NOUN/NN/0/root over/ADP/IN/5/case "
     "rifles/NOUN/NNS/3/nmod ./PUNCT/./3/punct",
     "The/DET/DT/2/det police/NOUN/NN/3/nsubj handed/VERB/VBD/0/root over/ADP/IN/5/case "
     "rifles/NOUN/NNS/3/obl ./PUNCT/./3/punct"},
    {"The/DET/DT/3/det navy/NOUN/NN/3/compound handed/NOUN/NN/0/root over/ADV/RB/5/advmod "
     "boats/NOUN/NNS/3/obj which/PRON/WDT/7/obj sank/VERB/VBD/5/acl:relcl",
     "The/DET/DT/2/det navy/NOUN/NN/3/nsubj handed/VERB/VBD/0/root over/ADV/RB/5/advmod "
     "boats/NOUN/NNS/3/obj which/PRON/WDT/7/obj sank/VERB/VBD/5/acl:relcl"},
    {"The/DET/DT/3/det cotton/NOUN/NN/3/compound seed/NOUN/NN/0/root for/ADP/IN/5/case "
     "farms/NOUN/NNS/3/nmod ./PUNCT/./3/punct",
     "The/DET/DT/3/det cotton/NOUN/NN/3/compound seed/NOUN/NN/0/root for/ADP/IN/5/case "
     "farms/NOUN/NNS/3/nmod ./PUNCT/./3/punct"},
    // "no" taken for an adverb; but "no more aid"
    {"No/ADV/RB/3/advmod new/ADJ/JJ/3/amod pact/NOUN/NN/4/nsubj came/VERB/VBD/0/root",
     "No/DET/DT/3/det new/ADJ/JJ/3/amod pact/NOUN/NN/4/nsubj came/VERB/VBD/0/root"},
    {"No/ADV/RB/3/advmod more/ADJ/JJR/3/amod aid/NOUN/NN/4/nsubj came/VERB/VBD/0/root",
     "No/ADV/RB/3/advmod more/ADJ/JJR/3/amod aid/NOUN/NN/4/nsubj came/VERB/VBD/0/root"},
    // a gerund taken for an adjective; but one has nothing to do
    {"Fasting/ADJ/JJ/6/advcl against/ADP/IN/3/case Peru/PROPN/NNP/1/obl ,/PUNCT/,/1/punct "
     "he/PRON/PRP/6/nsubj died/VERB/VBD/0/root",
     "Fasting/VERB/VBG/6/advcl against/ADP/IN/3/case Peru/PROPN/NNP/1/obl ,/PUNCT/,/1/punct "
     "he/PRON/PRP/6/nsubj died/VERB/VBD/0/root"},
    {"Willing/ADJ/JJ/4/advcl ,/PUNCT/,/1/punct he/PRON/PRP/4/nsubj left/VERB/VBD/0/root",
     "Willing/ADJ/JJ/4/advcl ,/PUNCT/,/1/punct he/PRON/PRP/4/nsubj left/VERB/VBD/0/root"},
    // "up" taken for a preposition
    {"It/PRON/PRP/5/expl is/AUX/VBZ/5/cop up/ADP/IN/5/case to/ADP/IN/5/case Oman/PROPN/NNP/0/root "
     "to/PART/TO/7/mark act/VERB/VB/5/acl ./PUNCT/./5/punct",
     "It/PRON/PRP/3/expl is/AUX/VBZ/3/cop up/ADV/RB/0/root to/ADP/IN/5/case Oman/PROPN/NNP/3/obl "
     "to/PART/TO/7/mark act/VERB/VB/3/advcl ./PUNCT/./3/punct"},
    // a verb taken for a noun; but a noun that is said of something, and one without an object
    {"Mali/PROPN/NNP/2/nsubj sells/NOUN/NNS/0/root tanks/NOUN/NNS/2/obj to/ADP/IN/5/case "
     "Peru/PROPN/NNP/2/obl",
     "Mali/PROPN/NNP/2/nsubj sells/VERB/VBZ/0/root tanks/NOUN/NNS/2/obj to/ADP/IN/5/case "
     "Peru/PROPN/NNP/2/obl"},
    {"Will/AUX/MD/3/aux Mali/PROPN/NNP/3/nsubj Attack/PROPN/NNP/0/root Peru/PROPN/NNP/3/obj "
     "?/PUNCT/./3/punct",
     "Will/AUX/MD/3/aux Mali/PROPN/NNP/3/nsubj Attack/VERB/VB/0/root Peru/PROPN/NNP/3/obj "
     "?/PUNCT/./3/punct"},
    {"They/PRON/PRP/3/nsubj are/AUX/VBP/3/cop rebels/NOUN/NNS/0/root tanks/NOUN/NNS/3/obj",
     "They/PRON/PRP/3/nsubj are/AUX/VBP/3/cop rebels/NOUN/NNS/0/root tanks/NOUN/NNS/3/obj"},
    {"Mali/PROPN/NNP/2/nsubj rebels/NOUN/NNS/0/root again/ADV/RB/2/advmod",
     "Mali/PROPN/NNP/2/nsubj rebels/NOUN/NNS/0/root again/ADV/RB/2/advmod"},
    // a compound taken for an object and what that becomes
    {"halted/VERB/VBD/0/root the/DET/DT/3/det customs/NOUN/NNS/1/obj talks/NOUN/NNS/1/xcomp "
     "it/PRON/PRP/6/nsubj held/VERB/VBD/4/ccomp",
     "halted/VERB/VBD/0/root the/DET/DT/4/det customs/NOUN/NNS/4/compound talks/NOUN/NNS/1/obj "
     "it/PRON/PRP/6/nsubj held/VERB/VBD/4/acl:relcl"},
    {"called/VERB/VBD/0/root the/DET/DT/3/det rebels/NOUN/NNS/1/obj heroes/NOUN/NNS/1/xcomp",
     "called/VERB/VBD/0/root the/DET/DT/3/det rebels/NOUN/NNS/1/obj heroes/NOUN/NNS/1/xcomp"},
    {"if/SCONJ/IN/3/mark Mali/PROPN/NNP/3/nsubj froze/NOUN/VBD/0/root talks/NOUN/NNS/3/obj",
     "if/SCONJ/IN/3/mark Mali/PROPN/NNP/3/nsubj froze/VERB/VBD/0/root talks/NOUN/NNS/3/obj"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_tags);
}

// "Mali Accused of Fraud": in a headline the participle is one.
static void test_headline(void **state)
{
    (void)state;
    token words[TREE_WORDS] = {0};
    sentence s = tree_read("Mali/PROPN/NNP/2/nsubj Accused/VERB/VBN/0/root of/ADP/IN/4/case "
                           "Fraud/NOUN/NN/2/obl",
                           words);
    s.headline = true;
    mend_tags(&s);
    assert_int_equal(words[1].xpos, XPOS_VBN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_headline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
