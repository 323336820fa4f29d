#include "base/check.h"

#include "parse/mendsubject.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a day taken for a part of a name; but another verb has its subject
    {"On/ADP/IN/3/case Sunday/PROPN/NNP/3/compound Chad/PROPN/NNP/4/obl left/VERB/VBD/0/root",
     "On/ADP/IN/2/case Sunday/PROPN/NNP/4/obl Chad/PROPN/NNP/4/nsubj left/VERB/VBD/0/root"},
    {"On/ADP/IN/3/case Sunday/PROPN/NNP/3/compound Chad/PROPN/NNP/4/obl left/VERB/VBD/0/root "
     "they/PRON/PRP/4/nsubj",
     "On/ADP/IN/3/case Sunday/PROPN/NNP/3/compound Chad/PROPN/NNP/4/obl left/VERB/VBD/0/root "
     "they/PRON/PRP/4/nsubj"},
    // the second of two between which something is
    {"Talks/NOUN/NNS/0/root between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/6/cc "
     "Chile/PROPN/NNP/6/nsubj broke/VERB/VBD/1/conj down/ADP/RP/6/compound:prt ./PUNCT/./1/punct",
     "Talks/NOUN/NNS/6/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
     "Chile/PROPN/NNP/3/conj broke/VERB/VBD/0/root down/ADP/RP/6/compound:prt ./PUNCT/./6/punct"},
    {"The/DET/DT/2/det Omani/PROPN/NNP/3/nsubj offer/VERB/VBP/0/root to/PART/TO/5/mark "
     "mediate/VERB/VB/3/xcomp between/ADP/IN/7/case Peru/PROPN/NNP/5/obl and/CCONJ/CC/10/cc "
     "Chile/PROPN/NNP/10/nsubj stands/VERB/VBZ/3/conj",
     "The/DET/DT/3/det Omani/PROPN/NNP/3/compound offer/NOUN/NN/10/nsubj to/PART/TO/5/mark "
     "mediate/VERB/VB/3/acl between/ADP/IN/7/case Peru/PROPN/NNP/5/obl and/CCONJ/CC/9/cc "
     "Chile/PROPN/NNP/7/conj stands/VERB/VBZ/0/root"},
    {"Talks/NOUN/NNS/0/root between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/6/cc "
     "Chile/PROPN/NNP/4/conj broke/VERB/VBD/1/conj down/ADP/RP/6/compound:prt ./PUNCT/./1/punct",
     "Talks/NOUN/NNS/6/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
     "Chile/PROPN/NNP/3/conj broke/VERB/VBD/0/root down/ADP/RP/6/compound:prt ./PUNCT/./6/punct"},
    {"Plans/NOUN/NNS/8/nsubj:pass to/PART/TO/3/mark mediate/VERB/VB/1/acl "
     "between/ADP/IN/5/case Peru/PROPN/NNP/3/obl and/CCONJ/CC/8/cc "
     "Chile/PROPN/NNP/8/nsubj:pass revived/VERB/VBD/0/root ./PUNCT/./8/punct",
     "Plans/NOUN/NNS/8/nsubj:pass to/PART/TO/3/mark mediate/VERB/VB/1/acl "
     "between/ADP/IN/5/case Peru/PROPN/NNP/3/obl and/CCONJ/CC/7/cc Chile/PROPN/NNP/5/conj "
     "revived/VERB/VBD/0/root ./PUNCT/./8/punct"},
    // but of two clauses each has a verb
    {"Peru/PROPN/NNP/2/nsubj mediates/VERB/VBZ/0/root between/ADP/IN/4/case them/PRON/PRP/2/obl "
     "and/CCONJ/CC/7/cc Chile/PROPN/NNP/7/nsubj waits/VERB/VBZ/2/conj",
     "Peru/PROPN/NNP/2/nsubj mediates/VERB/VBZ/0/root between/ADP/IN/4/case them/PRON/PRP/2/obl "
     "and/CCONJ/CC/7/cc Chile/PROPN/NNP/7/nsubj waits/VERB/VBZ/2/conj"},
    // the object of an infinitive taken for a second subject
    {"Threats/NOUN/NNS/5/nsubj to/PART/TO/3/mark strike/VERB/VB/1/acl Fiji/PROPN/NNP/5/nsubj "
     "alarmed/VERB/VBD/0/root Samoa/PROPN/NNP/5/obj",
     "Threats/NOUN/NNS/5/nsubj to/PART/TO/3/mark strike/VERB/VB/1/acl Fiji/PROPN/NNP/3/obj "
     "alarmed/VERB/VBD/0/root Samoa/PROPN/NNP/5/obj"},
    // a people for one of two; but a country is one
    {"Omani/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc Chilean/ADJ/JJ/4/amod "
     "guards/NOUN/NNS/1/conj met/VERB/VBD/0/root",
     "Omani/ADJ/JJ/4/amod and/CCONJ/CC/3/cc Chilean/ADJ/JJ/1/conj guards/NOUN/NNS/5/nsubj "
     "met/VERB/VBD/0/root"},
    {"Oman/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc Chilean/ADJ/JJ/4/amod "
     "guards/NOUN/NNS/1/conj met/VERB/VBD/0/root",
     "Oman/PROPN/NNP/5/nsubj and/CCONJ/CC/4/cc Chilean/ADJ/JJ/4/amod "
     "guards/NOUN/NNS/1/conj met/VERB/VBD/0/root"},
    // the first of a list for a time; but some are times
    {"Peru/PROPN/NNP/6/obl:unmarked ,/PUNCT/,/1/punct Fiji/PROPN/NNP/6/nsubj "
     "and/CCONJ/CC/5/cc Cuba/PROPN/NNP/3/conj met/VERB/VBD/0/root",
     "Peru/PROPN/NNP/6/nsubj ,/PUNCT/,/3/punct Fiji/PROPN/NNP/1/conj and/CCONJ/CC/5/cc "
     "Cuba/PROPN/NNP/1/conj met/VERB/VBD/0/root"},
    {"Sunday/PROPN/NNP/6/obl:unmarked ,/PUNCT/,/1/punct Fiji/PROPN/NNP/6/nsubj "
     "and/CCONJ/CC/5/cc Cuba/PROPN/NNP/3/conj met/VERB/VBD/0/root",
     "Sunday/PROPN/NNP/6/obl:unmarked ,/PUNCT/,/1/punct Fiji/PROPN/NNP/6/nsubj "
     "and/CCONJ/CC/5/cc Cuba/PROPN/NNP/3/conj met/VERB/VBD/0/root"},
    // a noun taken for an adjective of what stands behind its preposition
    {"The/DET/DT/4/det rioting/NOUN/NN/4/amod by/ADP/IN/4/case students/NOUN/NNS/5/nsubj "
     "lasted/VERB/VBD/0/root",
     "The/DET/DT/2/det rioting/NOUN/NN/5/nsubj by/ADP/IN/4/case students/NOUN/NNS/2/nmod "
     "lasted/VERB/VBD/0/root"},
    // a day or month before a noun with a possessor, or in a passive; but in a time of the day
    {"On/ADP/IN/5/case Sunday/PROPN/NNP/3/compound Chad/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case "
     "army/NOUN/NN/6/obl left/VERB/VBD/0/root town/NOUN/NN/6/obj",
     "On/ADP/IN/2/case Sunday/PROPN/NNP/6/obl Chad/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case "
     "army/NOUN/NN/6/nsubj left/VERB/VBD/0/root town/NOUN/NN/6/obj"},
    {"In/ADP/IN/4/case July/PROPN/NNP/4/compound Omani/ADJ/JJ/4/amod envoys/NOUN/NNS/6/obl "
     "were/AUX/VBD/6/aux:pass heard/VERB/VBN/0/root",
     "In/ADP/IN/2/case July/PROPN/NNP/6/obl Omani/ADJ/JJ/4/amod envoys/NOUN/NNS/6/nsubj:pass "
     "were/AUX/VBD/6/aux:pass heard/VERB/VBN/0/root"},
    {"On/ADP/IN/3/case Sunday/PROPN/NNP/3/compound morning/NOUN/NN/4/obl came/VERB/VBD/0/root "
     "news/NOUN/NN/4/obj",
     "On/ADP/IN/3/case Sunday/PROPN/NNP/3/compound morning/NOUN/NN/4/obl came/VERB/VBD/0/root "
     "news/NOUN/NN/4/obj"},
    {"On/ADP/IN/5/case Sunday/PROPN/NNP/5/nmod:poss Chad/PROPN/NNP/2/flat 's/PART/POS/2/case "
     "army/NOUN/NN/6/obl left/VERB/VBD/0/root town/NOUN/NN/6/obj",
     "On/ADP/IN/2/case Sunday/PROPN/NNP/6/obl Chad/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case "
     "army/NOUN/NN/6/nsubj left/VERB/VBD/0/root town/NOUN/NN/6/obj"},
    {"On/ADP/IN/4/case Sunday/PROPN/NNP/4/nmod:poss 's/PART/POS/2/case march/NOUN/NN/5/obl "
     "hung/VERB/VBD/0/root shame/NOUN/NN/5/obj",
     "On/ADP/IN/4/case Sunday/PROPN/NNP/4/nmod:poss 's/PART/POS/2/case march/NOUN/NN/5/obl "
     "hung/VERB/VBD/0/root shame/NOUN/NN/5/obj"},
    // a noun taken for a clause, or for one beside the verb; but a comma parts the clause
    {"Backing/VERB/VBG/5/advcl for/ADP/IN/3/case Mali/PROPN/NNP/1/obl was/AUX/VBD/5/aux:pass "
     "doubled/VERB/VBN/0/root",
     "Backing/NOUN/NN/5/nsubj:pass for/ADP/IN/3/case Mali/PROPN/NNP/1/nmod was/AUX/VBD/5/aux:pass "
     "doubled/VERB/VBN/0/root"},
    {"Arms/NOUN/NNS/2/compound sales/NOUN/NNS/6/parataxis to/ADP/IN/4/case Mali/PROPN/NNP/2/nmod "
     "were/AUX/VBD/6/aux:pass stopped/VERB/VBN/0/root",
     "Arms/NOUN/NNS/2/compound sales/NOUN/NNS/6/nsubj:pass to/ADP/IN/4/case Mali/PROPN/NNP/2/nmod "
     "were/AUX/VBD/6/aux:pass stopped/VERB/VBN/0/root"},
    {"Waiting/VERB/VBG/6/advcl for/ADP/IN/3/case Mali/PROPN/NNP/1/obl ,/PUNCT/,/1/punct "
     "was/AUX/VBD/6/aux:pass stopped/VERB/VBN/0/root",
     "Waiting/VERB/VBG/6/advcl for/ADP/IN/3/case Mali/PROPN/NNP/1/obl ,/PUNCT/,/1/punct "
     "was/AUX/VBD/6/aux:pass stopped/VERB/VBN/0/root"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_subject_places);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
