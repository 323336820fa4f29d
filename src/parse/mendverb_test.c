#include "base/check.h"

#include "parse/mendverb.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a noun that the "to" of a verb makes one, and its particle; but "listened to talk"
    {"Peru/PROPN/NNP/2/nsubj began/VERB/VBD/0/root to/ADP/IN/4/case hand/NOUN/NN/2/obl "
     "over/ADP/IN/6/case jets/NOUN/NNS/2/obl",
     "Peru/PROPN/NNP/2/nsubj began/VERB/VBD/0/root to/ADP/IN/4/mark hand/VERB/VB/2/xcomp "
     "over/ADP/IN/4/compound:prt jets/NOUN/NNS/4/obj"},
    {"Peru/PROPN/NNP/2/nsubj began/VERB/VBD/0/root to/ADP/IN/5/case free/ADJ/JJ/5/amod "
     "miners/NOUN/NNS/2/obl",
     "Peru/PROPN/NNP/2/nsubj began/VERB/VBD/0/root to/ADP/IN/4/mark free/VERB/VB/2/xcomp "
     "miners/NOUN/NNS/4/obj"},
    {"Peru/PROPN/NNP/2/nsubj vowed/VERB/VBD/0/root to/PART/TO/4/mark pay/VERB/VB/2/advcl "
     "Mali/PROPN/NNP/4/obj",
     "Peru/PROPN/NNP/2/nsubj vowed/VERB/VBD/0/root to/PART/TO/4/mark pay/VERB/VB/2/xcomp "
     "Mali/PROPN/NNP/4/obj"},
    {"Peru/PROPN/NNP/2/nsubj stopped/VERB/VBD/0/root to/PART/TO/4/mark pay/VERB/VB/2/advcl "
     "Mali/PROPN/NNP/4/obj",
     "Peru/PROPN/NNP/2/nsubj stopped/VERB/VBD/0/root to/PART/TO/4/mark pay/VERB/VB/2/advcl "
     "Mali/PROPN/NNP/4/obj"},
    // a condition for the main verb; but what somebody provided is no condition
    {"said/VERB/VBD/3/parataxis ,/PUNCT/,/3/punct provided/VERB/VBN/0/root that/SCONJ/IN/6/mark "
     "Peru/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp ./PUNCT/./3/punct",
     "said/VERB/VBD/0/root ,/PUNCT/,/3/punct provided/VERB/VBN/1/advcl that/SCONJ/IN/6/mark "
     "Peru/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp ./PUNCT/./1/punct"},
    // "provided" taken for a second verb; but "and provided that"
    {"ready/ADJ/JJ/0/root ,/PUNCT/,/3/punct provided/VERB/VBN/1/conj that/SCONJ/IN/6/mark "
     "Oman/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp",
     "ready/ADJ/JJ/0/root ,/PUNCT/,/3/punct provided/VERB/VBN/1/advcl that/SCONJ/IN/6/mark "
     "Oman/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp"},
    {"said/VERB/VBD/0/root and/CCONJ/CC/3/cc provided/VERB/VBD/1/conj that/SCONJ/IN/6/mark "
     "Oman/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp",
     "said/VERB/VBD/0/root and/CCONJ/CC/3/cc provided/VERB/VBD/1/conj that/SCONJ/IN/6/mark "
     "Oman/PROPN/NNP/6/nsubj left/VERB/VBD/3/ccomp"},
    {"Peru/PROPN/NNP/2/nsubj listened/VERB/VBD/0/root to/ADP/IN/4/case talk/NOUN/NN/2/obl",
     "Peru/PROPN/NNP/2/nsubj listened/VERB/VBD/0/root to/ADP/IN/4/case talk/NOUN/NN/2/obl"},
    {"Peru/PROPN/NNP/2/nsubj handed/VERB/VBD/0/root over/ADP/IN/4/case jets/NOUN/NNS/2/obl",
     "Peru/PROPN/NNP/2/nsubj handed/VERB/VBD/0/root over/ADP/IN/2/compound:prt "
     "jets/NOUN/NNS/2/obj"},
    // what somebody is accused of doing; but of growing interference
    {"accused/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj of/ADP/IN/5/case smuggling/NOUN/NN/5/compound "
     "drugs/NOUN/NNS/2/nmod",
     "accused/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj of/ADP/IN/4/mark smuggling/VERB/VBG/1/advcl "
     "drugs/NOUN/NNS/4/obj"},
    {"accused/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj of/ADP/IN/5/case growing/VERB/VBG/5/amod "
     "pressure/NOUN/NN/2/nmod",
     "accused/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj of/ADP/IN/5/case growing/VERB/VBG/5/amod "
     "pressure/NOUN/NN/2/nmod"},
    // the clause of a "how" hung on the copula, or its subject on what is so
    {"Absurd/ADJ/JJ/0/root was/AUX/VBD/1/cop how/ADV/WRB/5/advmod Fiji/PROPN/NNP/5/nsubj "
     "saw/VERB/VBD/2/advcl:relcl it/PRON/PRP/5/obj",
     "Absurd/ADJ/JJ/0/root was/AUX/VBD/1/cop how/ADV/WRB/5/advmod Fiji/PROPN/NNP/5/nsubj "
     "saw/VERB/VBD/1/advcl:relcl it/PRON/PRP/5/obj"},
    {"Absurd/ADJ/JJ/0/root was/AUX/VBD/1/cop how/ADV/WRB/1/advmod Fiji/PROPN/NNP/1/nsubj "
     "saw/VERB/VBD/1/ccomp it/PRON/PRP/5/obj",
     "Absurd/ADJ/JJ/0/root was/AUX/VBD/1/cop how/ADV/WRB/5/advmod Fiji/PROPN/NNP/5/nsubj "
     "saw/VERB/VBD/1/advcl:relcl it/PRON/PRP/5/obj"},
    // what is provided is that somebody acts; but rice is provided
    {"Oman/PROPN/NNP/2/nsubj talks/VERB/VBZ/0/root provided/VERB/VBD/2/acl Fiji/PROPN/NNP/3/obj "
     "pulls/VERB/VBZ/3/advcl back/ADV/RB/5/advmod",
     "Oman/PROPN/NNP/2/nsubj talks/VERB/VBZ/0/root provided/VERB/VBD/2/advcl "
     "Fiji/PROPN/NNP/5/nsubj pulls/VERB/VBZ/3/ccomp back/ADV/RB/5/advmod"},
    {"Oman/PROPN/NNP/2/nsubj provided/VERB/VBD/0/root Fiji/PROPN/NNP/2/iobj rice/NOUN/NN/2/obj",
     "Oman/PROPN/NNP/2/nsubj provided/VERB/VBD/0/root Fiji/PROPN/NNP/2/iobj rice/NOUN/NN/2/obj"},
    // what is denied to be done; but what one has
    {"denied/VERB/VBD/0/root having/AUX/VBG/3/aux sold/VERB/VBN/4/amod jets/NOUN/NNS/1/obj "
     "to/ADP/IN/6/case Fiji/PROPN/NNP/1/obl",
     "denied/VERB/VBD/0/root having/AUX/VBG/3/aux sold/VERB/VBN/1/ccomp jets/NOUN/NNS/3/obj "
     "to/ADP/IN/6/case Fiji/PROPN/NNP/3/obl"},
    {"accused/VERB/VBD/0/root of/SCONJ/IN/3/mark having/AUX/VBG/1/advcl shelled/VERB/VBN/5/amod "
     "Fiji/PROPN/NNP/3/obj",
     "accused/VERB/VBD/0/root of/SCONJ/IN/4/mark having/AUX/VBG/4/aux shelled/VERB/VBN/1/advcl "
     "Fiji/PROPN/NNP/4/obj"},
    {"denied/VERB/VBD/0/root having/VERB/VBG/1/ccomp armed/VERB/VBN/4/amod men/NOUN/NNS/2/obj",
     "denied/VERB/VBD/0/root having/VERB/VBG/1/ccomp armed/VERB/VBN/4/amod men/NOUN/NNS/2/obj"},
    // a noun with an infinitive's "to"
    {"start/VERB/VB/0/root to/PART/TO/3/mark hand/NOUN/NN/1/xcomp over/ADP/IN/5/case "
     "guns/NOUN/NNS/3/obl",
     "start/VERB/VB/0/root to/PART/TO/3/mark hand/VERB/VB/1/xcomp over/ADP/IN/3/compound:prt "
     "guns/NOUN/NNS/3/obj"},
    // a cleft; but "which" tells of the whole
    {"It/PRON/PRP/3/expl is/AUX/VBZ/3/cop Fiji/PROPN/NNP/0/root that/PRON/WDT/6/nsubj "
     "must/AUX/MD/6/aux act/VERB/VB/3/advcl:relcl",
     "It/PRON/PRP/3/expl is/AUX/VBZ/3/cop Fiji/PROPN/NNP/0/root that/PRON/WDT/6/nsubj "
     "must/AUX/MD/6/aux act/VERB/VB/3/acl:relcl"},
    {"It/PRON/PRP/3/expl is/AUX/VBZ/3/cop Fiji/PROPN/NNP/0/root which/PRON/WDT/5/nsubj "
     "helps/VERB/VBZ/3/advcl:relcl here/ADV/RB/5/advmod",
     "It/PRON/PRP/3/expl is/AUX/VBZ/3/cop Fiji/PROPN/NNP/0/root which/PRON/WDT/5/nsubj "
     "helps/VERB/VBZ/3/advcl:relcl here/ADV/RB/5/advmod"},
    // so far as to
    {"went/VERB/VBD/0/root so/ADV/RB/3/advmod far/ADV/RB/1/advmod as/SCONJ/IN/6/mark "
     "to/PART/TO/4/fixed leave/VERB/VB/3/advcl town/NOUN/NN/6/obj",
     "went/VERB/VBD/0/root so/ADV/RB/3/advmod far/ADV/RB/1/advmod as/SCONJ/IN/6/mark "
     "to/PART/TO/6/mark leave/VERB/VB/1/advcl town/NOUN/NN/6/obj"},
    // a clause below its "that"
    {"talks/NOUN/NNS/0/root on/ADP/IN/3/case condition/NOUN/NN/1/nmod that/PRON/WDT/8/mark "
     "Fiji/PROPN/NNP/6/obl:unmarked free/ADJ/JJ/4/acl him/PRON/PRP/6/obj ./PUNCT/./1/punct",
     "talks/NOUN/NNS/0/root on/ADP/IN/3/case condition/NOUN/NN/1/nmod that/SCONJ/IN/6/mark "
     "Fiji/PROPN/NNP/6/nsubj free/ADJ/JJ/3/acl him/PRON/PRP/6/obj ./PUNCT/./1/punct"},
    // a name that is a part of the object; but "called the UN home"
    {"They/PRON/PRP/2/nsubj denounced/VERB/VBD/0/root the/DET/DT/4/det US/PROPN/NNP/2/obj "
     "move/VERB/VB/2/xcomp as/ADP/IN/7/case theft/NOUN/NN/5/obl",
     "They/PRON/PRP/2/nsubj denounced/VERB/VBD/0/root the/DET/DT/5/det US/PROPN/NNP/5/compound "
     "move/NOUN/NN/2/obj as/ADP/IN/7/case theft/NOUN/NN/2/obl"},
    {"They/PRON/PRP/2/nsubj called/VERB/VBD/0/root the/DET/DT/4/det US/PROPN/NNP/2/obj "
     "home/NOUN/NN/2/xcomp again/ADV/RB/2/advmod",
     "They/PRON/PRP/2/nsubj called/VERB/VBD/0/root the/DET/DT/4/det US/PROPN/NNP/2/obj "
     "home/NOUN/NN/2/xcomp again/ADV/RB/2/advmod"},
    // what is denied; but an adjective of that, and "having" with an object
    {"denied/VERB/VBD/0/root imposing/ADJ/JJ/3/amod bans/NOUN/NNS/1/obj on/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod",
     "denied/VERB/VBD/0/root imposing/VERB/VBG/1/xcomp bans/NOUN/NNS/2/obj on/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod"},
    {"denied/VERB/VBD/0/root misleading/VERB/VBG/3/amod reports/NOUN/NNS/1/obj to/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod",
     "denied/VERB/VBD/0/root misleading/VERB/VBG/3/amod reports/NOUN/NNS/1/obj to/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod"},
    {"denied/VERB/VBD/0/root imposing/ADJ/JJ/3/amod bans/NOUN/NNS/1/obj again/ADV/RB/1/advmod",
     "denied/VERB/VBD/0/root imposing/ADJ/JJ/3/amod bans/NOUN/NNS/1/obj again/ADV/RB/1/advmod"},
    {"denied/VERB/VBD/0/root having/VERB/VBG/1/advcl shelled/VERB/VBN/2/xcomp "
     "Fiji/PROPN/NNP/3/obj",
     "denied/VERB/VBD/0/root having/AUX/VBG/3/aux shelled/VERB/VBN/1/ccomp Fiji/PROPN/NNP/3/obj"},
    {"denied/VERB/VBD/0/root having/VERB/VBG/1/advcl jets/NOUN/NNS/2/obj shelled/VERB/VBN/2/xcomp",
     "denied/VERB/VBD/0/root having/VERB/VBG/1/advcl jets/NOUN/NNS/2/obj "
     "shelled/VERB/VBN/2/xcomp"},
    // a proviso hung as an adjective on a verb, or on a noun below it
    {"Oman/PROPN/NNP/2/nsubj talks/VERB/VBZ/0/root provided/VERB/VBN/2/acl "
     "Fiji/PROPN/NNP/5/nsubj pulls/VERB/VBZ/3/ccomp back/ADV/RB/5/advmod",
     "Oman/PROPN/NNP/2/nsubj talks/VERB/VBZ/0/root provided/VERB/VBN/2/advcl "
     "Fiji/PROPN/NNP/5/nsubj pulls/VERB/VBZ/3/ccomp back/ADV/RB/5/advmod"},
    // a clause of a noun that hangs on a verb, or on the "what" of one; but of the subject
    {"called/VERB/VBD/0/root the/DET/DT/3/det sale/NOUN/NN/1/obj ,/PUNCT/,/5/punct "
     "approved/VERB/VBN/1/acl by/ADP/IN/7/case Fiji/PROPN/NNP/5/obl:agent",
     "called/VERB/VBD/0/root the/DET/DT/3/det sale/NOUN/NN/1/obj ,/PUNCT/,/5/punct "
     "approved/VERB/VBN/3/acl by/ADP/IN/7/case Fiji/PROPN/NNP/5/obl:agent"},
    {"what/PRON/WP/0/root Fiji/PROPN/NNP/3/nsubj called/VERB/VBD/1/acl:relcl "
     "sales/NOUN/NNS/3/xcomp ,/PUNCT/,/6/punct approved/VERB/VBN/1/acl by/ADP/IN/8/case "
     "Oman/PROPN/NNP/6/obl:agent",
     "what/PRON/WP/0/root Fiji/PROPN/NNP/3/nsubj called/VERB/VBD/1/acl:relcl "
     "sales/NOUN/NNS/3/xcomp ,/PUNCT/,/6/punct approved/VERB/VBN/4/acl by/ADP/IN/8/case "
     "Oman/PROPN/NNP/6/obl:agent"},
    {"visited/VERB/VBD/0/root the/DET/DT/3/det port/NOUN/NN/1/obj ,/PUNCT/,/5/punct "
     "joined/VERB/VBN/1/acl by/ADP/IN/7/case Fiji/PROPN/NNP/5/obl:agent",
     "visited/VERB/VBD/0/root the/DET/DT/3/det port/NOUN/NN/1/obj ,/PUNCT/,/5/punct "
     "joined/VERB/VBN/1/acl by/ADP/IN/7/case Fiji/PROPN/NNP/5/obl:agent"},
    {"vows/VERB/VBZ/0/root not/PART/RB/4/advmod to/PART/TO/4/mark sell/VERB/VB/1/acl "
     "jets/NOUN/NNS/4/obj",
     "vows/VERB/VBZ/0/root not/PART/RB/4/advmod to/PART/TO/4/mark sell/VERB/VB/1/xcomp "
     "jets/NOUN/NNS/4/obj"},
    // a proviso for what somebody becomes, and what is resumed for who provides
    {"willing/ADJ/JJ/0/root to/PART/TO/3/mark resume/VERB/VB/1/xcomp talks/NOUN/NNS/6/nsubj "
     ",/PUNCT/,/6/punct provided/VERB/VBD/1/xcomp that/SCONJ/IN/8/mark ends/VERB/VBZ/6/ccomp "
     "./PUNCT/./1/punct",
     "willing/ADJ/JJ/0/root to/PART/TO/3/mark resume/VERB/VB/1/xcomp talks/NOUN/NNS/3/obj "
     ",/PUNCT/,/6/punct provided/VERB/VBD/1/advcl that/SCONJ/IN/8/mark ends/VERB/VBZ/6/ccomp "
     "./PUNCT/./1/punct"},
    {"Accused/VERB/VBN/0/root by/ADP/IN/3/case Mali/PROPN/NNP/1/obl:agent of/ADP/IN/6/case "
     "arming/VERB/VBG/6/amod rebels/NOUN/NNS/3/nmod",
     "Accused/VERB/VBN/0/root by/ADP/IN/3/case Mali/PROPN/NNP/1/obl:agent of/ADP/IN/5/mark "
     "arming/VERB/VBG/1/advcl rebels/NOUN/NNS/5/obj"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_verbs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
