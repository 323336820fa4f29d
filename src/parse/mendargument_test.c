#include "base/check.h"

#include "parse/mendargument.h"
#include "parse/treecase.h"

static const tree_case CASES[] = {
    // a past tense of what has no passive; but others have one, and headlines are short
    {"Rebels/NOUN/NNS/2/nsubj:pass clashed/VERB/VBN/0/root with/ADP/IN/4/case "
     "police/NOUN/NNS/2/obl ./PUNCT/./2/punct",
     "Rebels/NOUN/NNS/2/nsubj clashed/VERB/VBN/0/root with/ADP/IN/4/case police/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct"},
    // a particle taken for a clause; but not one with the lights off
    {"Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/6/mark "
     "Peru/PROPN/NNP/6/nsubj off/ADP/RP/2/advcl ./PUNCT/./2/punct",
     "Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/5/case "
     "Peru/PROPN/NNP/3/nmod off/ADP/RP/2/compound:prt ./PUNCT/./2/punct"},
    {"Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/6/mark "
     "Peru/PROPN/NNP/6/nsubj off/ADP/RP/3/acl ./PUNCT/./2/punct",
     "Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root talks/NOUN/NNS/2/obj with/ADP/IN/5/case "
     "Peru/PROPN/NNP/3/nmod off/ADP/RP/2/compound:prt ./PUNCT/./2/punct"},
    {"Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root locks/NOUN/NNS/2/obj with/ADP/IN/6/mark "
     "lights/NOUN/NNS/6/nsubj off/ADP/RP/2/advcl ./PUNCT/./2/punct",
     "Chad/PROPN/NNP/2/nsubj broke/VERB/VBD/0/root locks/NOUN/NNS/2/obj with/ADP/IN/6/mark "
     "lights/NOUN/NNS/6/nsubj off/ADP/RP/2/advcl ./PUNCT/./2/punct"},
    {"Togo/PROPN/NNP/2/nsubj:pass threatened/VERB/VBN/0/root to/PART/TO/4/mark "
     "leave/VERB/VB/2/xcomp ./PUNCT/./2/punct",
     "Togo/PROPN/NNP/2/nsubj threatened/VERB/VBN/0/root to/PART/TO/4/mark leave/VERB/VB/2/xcomp "
     "./PUNCT/./2/punct"},
    {"Togo/PROPN/NNP/2/nsubj:pass mediated/VERB/VBN/0/root between/ADP/IN/4/case "
     "rebels/NOUN/NNS/2/obl ./PUNCT/./2/punct",
     "Togo/PROPN/NNP/2/nsubj mediated/VERB/VBN/0/root between/ADP/IN/4/case "
     "rebels/NOUN/NNS/2/obl ./PUNCT/./2/punct"},
    {"Rebels/NOUN/NNS/2/nsubj:pass massed/VERB/VBN/0/root near/ADP/IN/4/case "
     "Togo/PROPN/NNP/2/obl ./PUNCT/./2/punct",
     "Rebels/NOUN/NNS/2/nsubj massed/VERB/VBN/0/root near/ADP/IN/4/case "
     "Togo/PROPN/NNP/2/obl ./PUNCT/./2/punct"},
    {"Togo/PROPN/NNP/2/nsubj:pass pulled/VERB/VBN/0/root out/ADP/RP/2/compound:prt "
     "today/NOUN/NN/2/obl:unmarked ./PUNCT/./2/punct",
     "Togo/PROPN/NNP/2/nsubj pulled/VERB/VBN/0/root out/ADP/RP/2/compound:prt "
     "today/NOUN/NN/2/obl:unmarked ./PUNCT/./2/punct"},
    {"Togo/PROPN/NNP/2/nsubj:pass threatened/VERB/VBN/0/root with/ADP/IN/4/case "
     "war/NOUN/NN/2/obl ./PUNCT/./2/punct",
     "Togo/PROPN/NNP/2/nsubj:pass threatened/VERB/VBN/0/root with/ADP/IN/4/case "
     "war/NOUN/NN/2/obl ./PUNCT/./2/punct"},
    {"Youths/NOUN/NNS/2/nsubj:pass rampaged/VERB/VBN/0/root over/ADP/IN/4/case "
     "taxes/NOUN/NNS/2/obl ./PUNCT/./2/punct",
     "Youths/NOUN/NNS/2/nsubj rampaged/VERB/VBN/0/root over/ADP/IN/4/case taxes/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct"},
    {"Guards/NOUN/NNS/2/nsubj:pass fired/VERB/VBN/0/root on/ADP/IN/4/case boats/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct",
     "Guards/NOUN/NNS/2/nsubj fired/VERB/VBN/0/root on/ADP/IN/4/case boats/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct"},
    {"Guards/NOUN/NNS/2/nsubj:pass fired/VERB/VBN/0/root on/ADP/IN/4/case Monday/PROPN/NNP/2/obl "
     "./PUNCT/./2/punct",
     "Guards/NOUN/NNS/2/nsubj:pass fired/VERB/VBN/0/root on/ADP/IN/4/case Monday/PROPN/NNP/2/obl "
     "./PUNCT/./2/punct"},
    {"Guards/NOUN/NNS/2/nsubj:pass killed/VERB/VBN/0/root on/ADP/IN/4/case boats/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct",
     "Guards/NOUN/NNS/2/nsubj:pass killed/VERB/VBN/0/root on/ADP/IN/4/case boats/NOUN/NNS/2/obl "
     "./PUNCT/./2/punct"},
    // one who is given something by a verb that gives nothing; but "told" does, in its way
    {"Fiji/PROPN/NNP/2/nsubj condemned/VERB/VBD/0/root Tonga/PROPN/NNP/2/iobj for/ADP/IN/5/case "
     "raids/NOUN/NNS/2/obl",
     "Fiji/PROPN/NNP/2/nsubj condemned/VERB/VBD/0/root Tonga/PROPN/NNP/2/obj for/ADP/IN/5/case "
     "raids/NOUN/NNS/2/obl"},
    {"Fiji/PROPN/NNP/2/nsubj told/VERB/VBD/0/root Tonga/PROPN/NNP/2/iobj of/ADP/IN/5/case "
     "raids/NOUN/NNS/2/obl",
     "Fiji/PROPN/NNP/2/nsubj told/VERB/VBD/0/root Tonga/PROPN/NNP/2/iobj of/ADP/IN/5/case "
     "raids/NOUN/NNS/2/obl"},
    // a deal taken for a verb
    {"The/DET/DT/2/det arms/NOUN/NNS/3/nsubj deal/VERB/VBP/0/root with/ADP/IN/5/case "
     "Peru/PROPN/NNP/3/obl was/AUX/VBD/7/aux:pass signed/VERB/VBN/3/ccomp "
     "./PUNCT/./3/punct",
     "The/DET/DT/3/det arms/NOUN/NNS/3/compound deal/NOUN/NN/7/nsubj:pass "
     "with/ADP/IN/5/case Peru/PROPN/NNP/3/nmod was/AUX/VBD/7/aux:pass "
     "signed/VERB/VBN/0/root ./PUNCT/./7/punct"},
    {"The/DET/DT/2/det arms/NOUN/NNS/3/nsubj deal/VERB/VBP/0/root with/ADP/IN/5/case "
     "Fiji/PROPN/NNP/7/nsubj:pass was/AUX/VBD/7/aux:pass signed/VERB/VBN/3/ccomp ./PUNCT/./3/punct",
     "The/DET/DT/3/det arms/NOUN/NNS/3/compound deal/NOUN/NN/7/nsubj:pass with/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/nmod was/AUX/VBD/7/aux:pass signed/VERB/VBN/0/root ./PUNCT/./7/punct"},
    // "that" for a second object; but a relative clause has its first one in it
    {"denial/NOUN/NN/0/root that/PRON/WDT/4/obj Fiji/PROPN/NNP/4/nsubj "
     "expelled/VERB/VBD/1/acl:relcl envoys/NOUN/NNS/4/obj",
     "denial/NOUN/NN/0/root that/SCONJ/IN/4/mark Fiji/PROPN/NNP/4/nsubj expelled/VERB/VBD/1/acl "
     "envoys/NOUN/NNS/4/obj"},
    {"condition/NOUN/NN/0/root that/PRON/WDT/4/obj Fiji/PROPN/NNP/4/nsubj "
     "marks/VERB/VBZ/1/acl:relcl mines/NOUN/NNS/4/obj ./PUNCT/./1/punct",
     "condition/NOUN/NN/0/root that/SCONJ/IN/4/mark Fiji/PROPN/NNP/4/nsubj marks/VERB/VBZ/1/acl "
     "mines/NOUN/NNS/4/obj ./PUNCT/./1/punct"},
    {"denial/NOUN/NN/0/root that/PRON/WDT/4/obj Fiji/PROPN/NNP/4/nsubj issued/VERB/VBD/1/acl:relcl "
     "late/ADV/RB/4/advmod",
     "denial/NOUN/NN/0/root that/PRON/WDT/4/obj Fiji/PROPN/NNP/4/nsubj issued/VERB/VBD/1/acl:relcl "
     "late/ADV/RB/4/advmod"},
    // claims taken for a verb at the beginning
    {"Claims/VERB/VBZ/0/root that/SCONJ/IN/4/mark Fiji/PROPN/NNP/4/nsubj left/VERB/VBD/1/ccomp "
     "are/AUX/VBP/6/aux:pass unfounded/ADJ/JJ/1/ccomp ./PUNCT/./1/punct",
     "Claims/NOUN/NNS/6/nsubj that/SCONJ/IN/4/mark Fiji/PROPN/NNP/4/nsubj left/VERB/VBD/1/acl "
     "are/AUX/VBP/6/cop unfounded/ADJ/JJ/0/root ./PUNCT/./6/punct"},
    // talks taken for what the part in them does
    {"Fiji/PROPN/NNP/2/nsubj suspended/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss "
     "part/NOUN/NN/8/nsubj in/ADP/IN/7/case the/DET/DT/7/det Nile/PROPN/NNP/4/nmod "
     "talks/VERB/VBZ/2/ccomp on/ADP/IN/10/case Monday/PROPN/NNP/8/obl",
     "Fiji/PROPN/NNP/2/nsubj suspended/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss "
     "part/NOUN/NN/2/obj in/ADP/IN/8/case the/DET/DT/8/det Nile/PROPN/NNP/8/compound "
     "talks/NOUN/NNS/4/nmod on/ADP/IN/10/case Monday/PROPN/NNP/2/obl"},
    // what is demanded taken for a second subject; but not behind a comma
    {"Protests/NOUN/NNS/5/nsubj demanding/VERB/VBG/1/acl the/DET/DT/4/det ouster/NOUN/NN/5/nsubj "
     "continued/VERB/VBD/0/root",
     "Protests/NOUN/NNS/5/nsubj demanding/VERB/VBG/1/acl the/DET/DT/4/det ouster/NOUN/NN/2/obj "
     "continued/VERB/VBD/0/root"},
    {"Protests/NOUN/NNS/6/nsubj growing/VERB/VBG/1/acl ,/PUNCT/,/5/punct the/DET/DT/5/det "
     "ouster/NOUN/NN/6/nsubj continued/VERB/VBD/0/root",
     "Protests/NOUN/NNS/6/nsubj growing/VERB/VBG/1/acl ,/PUNCT/,/5/punct the/DET/DT/5/det "
     "ouster/NOUN/NN/6/nsubj continued/VERB/VBD/0/root"},
    // a list hung on the noun above; but a thing is no part of it
    {"summit/NOUN/NN/0/root of/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/1/conj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/1/conj",
     "summit/NOUN/NN/0/root of/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/3/conj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/3/conj"},
    {"summit/NOUN/NN/0/root of/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "talks/NOUN/NNS/1/conj and/CCONJ/CC/7/cc visits/NOUN/NNS/1/conj",
     "summit/NOUN/NN/0/root of/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "talks/NOUN/NNS/1/conj and/CCONJ/CC/7/cc visits/NOUN/NNS/1/conj"},
    // a list taken for the subject of a second clause
    {"Talks/NOUN/NNS/8/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/8/nsubj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/5/conj "
     "opened/VERB/VBD/0/root",
     "Talks/NOUN/NNS/8/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/3/conj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/5/conj "
     "opened/VERB/VBD/0/root"},
    {"Talks/NOUN/NNS/0/root between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/8/nsubj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/5/conj opened/VERB/VBD/1/parataxis "
     "./PUNCT/./1/punct",
     "Talks/NOUN/NNS/8/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod ,/PUNCT/,/5/punct "
     "Chile/PROPN/NNP/3/conj and/CCONJ/CC/7/cc Cuba/PROPN/NNP/5/conj opened/VERB/VBD/0/root "
     "./PUNCT/./8/punct"},
    // whose border it is, hung above the border
    {"buildup/NOUN/NN/0/root on/ADP/IN/4/case the/DET/DT/4/det border/NOUN/NN/1/nmod "
     "with/ADP/IN/6/case Mali/PROPN/NNP/1/nmod ./PUNCT/./1/punct",
     "buildup/NOUN/NN/0/root on/ADP/IN/4/case the/DET/DT/4/det border/NOUN/NN/1/nmod "
     "with/ADP/IN/6/case Mali/PROPN/NNP/4/nmod ./PUNCT/./1/punct"},
    {"Mali/PROPN/NNP/2/nsubj sent/VERB/VBD/0/root tanks/NOUN/NNS/2/obj to/ADP/IN/6/case "
     "its/PRON/PRP$/6/nmod:poss border/NOUN/NN/3/nmod with/ADP/IN/8/case Chad/PROPN/NNP/2/obl",
     "Mali/PROPN/NNP/2/nsubj sent/VERB/VBD/0/root tanks/NOUN/NNS/2/obj to/ADP/IN/6/case "
     "its/PRON/PRP$/6/nmod:poss border/NOUN/NN/3/nmod with/ADP/IN/8/case Chad/PROPN/NNP/6/nmod"},
    // the year of what had been done; but a year without that before it stays
    {"is/AUX/VBZ/2/aux lifting/VERB/VBG/0/root the/DET/DT/4/det ban/NOUN/NN/2/obj "
     "it/PRON/PRP/7/nsubj had/AUX/VBD/7/aux imposed/VERB/VBN/4/acl:relcl in/ADP/IN/9/case "
     "2019/NUM/CD/2/obl",
     "is/AUX/VBZ/2/aux lifting/VERB/VBG/0/root the/DET/DT/4/det ban/NOUN/NN/2/obj "
     "it/PRON/PRP/7/nsubj had/AUX/VBD/7/aux imposed/VERB/VBN/4/acl:relcl in/ADP/IN/9/case "
     "2019/NUM/CD/7/obl"},
    {"is/AUX/VBZ/2/aux lifting/VERB/VBG/0/root the/DET/DT/4/det ban/NOUN/NN/2/obj "
     "it/PRON/PRP/6/nsubj wants/VERB/VBZ/4/acl:relcl in/ADP/IN/8/case 2029/NUM/CD/2/obl",
     "is/AUX/VBZ/2/aux lifting/VERB/VBG/0/root the/DET/DT/4/det ban/NOUN/NN/2/obj "
     "it/PRON/PRP/6/nsubj wants/VERB/VBZ/4/acl:relcl in/ADP/IN/8/case 2029/NUM/CD/2/obl"},
    // what the raid is called, hung on the raid; but one "sold as new" is so
    {"Fiji/PROPN/NNP/2/nsubj denounced/VERB/VBD/0/root the/DET/DT/4/det raid/NOUN/NN/2/obj "
     "as/SCONJ/IN/6/mark cruel/ADJ/JJ/4/advcl",
     "Fiji/PROPN/NNP/2/nsubj denounced/VERB/VBD/0/root the/DET/DT/4/det raid/NOUN/NN/2/obj "
     "as/SCONJ/IN/6/mark cruel/ADJ/JJ/2/advcl"},
    {"Fiji/PROPN/NNP/2/nsubj bought/VERB/VBD/0/root boats/NOUN/NNS/2/obj as/ADV/RB/5/mark "
     "new/ADJ/JJ/3/advcl",
     "Fiji/PROPN/NNP/2/nsubj bought/VERB/VBD/0/root boats/NOUN/NNS/2/obj as/ADV/RB/5/mark "
     "new/ADJ/JJ/3/advcl"},
    // where the talks are put, hung on them; but talks on fish are about it
    {"Fiji/PROPN/NNP/2/nsubj put/VERB/VBD/0/root talks/NOUN/NNS/2/obj on/ADP/IN/5/case "
     "hold/NOUN/NN/3/nmod",
     "Fiji/PROPN/NNP/2/nsubj put/VERB/VBD/0/root talks/NOUN/NNS/2/obj on/ADP/IN/5/case "
     "hold/NOUN/NN/2/obl"},
    {"Fiji/PROPN/NNP/2/nsubj put/VERB/VBD/0/root talks/NOUN/NNS/2/obj on/ADP/IN/5/case "
     "fish/NOUN/NN/3/nmod off/ADP/RP/2/compound:prt",
     "Fiji/PROPN/NNP/2/nsubj put/VERB/VBD/0/root talks/NOUN/NNS/2/obj on/ADP/IN/5/case "
     "fish/NOUN/NN/3/nmod off/ADP/RP/2/compound:prt"},
    // what a noun has, as if it were a verb; but a predicate has it so
    {"left/VERB/VBD/0/root talks/NOUN/NNS/1/obj with/ADP/IN/4/case Fiji/PROPN/NNP/2/obl "
     "./PUNCT/./1/punct",
     "left/VERB/VBD/0/root talks/NOUN/NNS/1/obj with/ADP/IN/4/case Fiji/PROPN/NNP/2/nmod "
     "./PUNCT/./1/punct"},
    {"it/PRON/PRP/3/nsubj was/AUX/VBD/3/cop talk/NOUN/NN/0/root with/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/obl",
     "it/PRON/PRP/3/nsubj was/AUX/VBD/3/cop talk/NOUN/NN/0/root with/ADP/IN/5/case "
     "Fiji/PROPN/NNP/3/obl"},
    // both prepositions of one noun
    {"walked/VERB/VBD/0/root out/ADP/IN/4/case of/ADP/IN/2/fixed talks/NOUN/NNS/1/obl",
     "walked/VERB/VBD/0/root out/ADP/IN/4/case of/ADP/IN/4/case talks/NOUN/NNS/1/obl"},
    // goods beside a receiver; but two receivers
    {"sale/NOUN/NN/0/root of/ADP/IN/3/case guns/NOUN/NNS/1/nmod to/ADP/IN/5/case "
     "Fiji/PROPN/NNP/1/nmod and/CCONJ/CC/7/cc tugs/NOUN/NNS/5/conj to/ADP/IN/9/case "
     "Tonga/PROPN/NNP/5/nmod",
     "sale/NOUN/NN/0/root of/ADP/IN/3/case guns/NOUN/NNS/1/nmod to/ADP/IN/5/case "
     "Fiji/PROPN/NNP/1/nmod and/CCONJ/CC/7/cc tugs/NOUN/NNS/3/conj to/ADP/IN/9/case "
     "Tonga/PROPN/NNP/7/nmod"},
    {"sale/NOUN/NN/0/root to/ADP/IN/3/case Fiji/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
     "islands/NOUN/NNS/3/conj near/ADP/IN/7/case Tonga/PROPN/NNP/5/nmod",
     "sale/NOUN/NN/0/root to/ADP/IN/3/case Fiji/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
     "islands/NOUN/NNS/3/conj near/ADP/IN/7/case Tonga/PROPN/NNP/5/nmod"},
    // what is marched over; but villages are taken over
    {"Marching/VERB/VBG/5/advcl over/ADP/RP/1/compound:prt prices/NOUN/NNS/1/obj "
     "students/NOUN/NNS/5/nsubj left/VERB/VBD/0/root",
     "Marching/VERB/VBG/5/advcl over/ADP/IN/3/case prices/NOUN/NNS/1/obl students/NOUN/NNS/5/nsubj "
     "left/VERB/VBD/0/root"},
    {"Taking/VERB/VBG/5/advcl over/ADP/RP/1/compound:prt villages/NOUN/NNS/1/obj "
     "rebels/NOUN/NNS/5/nsubj left/VERB/VBD/0/root",
     "Taking/VERB/VBG/5/advcl over/ADP/RP/1/compound:prt villages/NOUN/NNS/1/obj "
     "rebels/NOUN/NNS/5/nsubj left/VERB/VBD/0/root"},
    // the only past tense taken for a part of its object; but another is the main one
    {"return/NOUN/NN/5/nsubj to/ADP/IN/5/case Chad/PROPN/NNP/4/compound "
     "drew/VERB/VBD/5/compound praise/NOUN/NN/0/root ./PUNCT/./5/punct",
     "return/NOUN/NN/4/nsubj to/ADP/IN/3/case Chad/PROPN/NNP/1/nmod drew/VERB/VBD/0/root "
     "praise/NOUN/NN/4/obj ./PUNCT/./4/punct"},
    {"export/NOUN/NN/0/root of/ADP/IN/3/case guns/NOUN/NNS/1/nmod to/ADP/IN/7/case "
     "Chad/PROPN/NNP/7/compound drew/VERB/VBD/7/compound praise/NOUN/NN/3/nmod "
     "./PUNCT/./1/punct",
     "export/NOUN/NN/6/nsubj of/ADP/IN/3/case guns/NOUN/NNS/1/nmod to/ADP/IN/5/case "
     "Chad/PROPN/NNP/1/nmod drew/VERB/VBD/0/root praise/NOUN/NN/6/obj ./PUNCT/./6/punct"},
    {"return/NOUN/NN/0/root to/ADP/IN/5/case Chad/PROPN/NNP/4/compound "
     "drew/ADJ/JJ/5/compound praise/NOUN/NN/1/nmod ./PUNCT/./1/punct",
     "return/NOUN/NN/4/nsubj to/ADP/IN/3/case Chad/PROPN/NNP/1/nmod drew/VERB/VBD/0/root "
     "praise/NOUN/NN/4/obj ./PUNCT/./4/punct"},
    {"return/NOUN/NN/0/root to/ADP/IN/5/case Chad/PROPN/NNP/4/compound drew/VERB/VBD/5/amod "
     "praise/NOUN/NN/1/nmod ./PUNCT/./1/punct",
     "return/NOUN/NN/4/nsubj to/ADP/IN/3/case Chad/PROPN/NNP/1/nmod drew/VERB/VBD/0/root "
     "praise/NOUN/NN/4/obj ./PUNCT/./4/punct"},
    {"return/NOUN/NN/0/root that/PRON/WDT/3/nsubj pleased/VERB/VBD/1/acl:relcl "
     "drew/VERB/VBD/5/amod praise/NOUN/NN/1/nmod ./PUNCT/./1/punct",
     "return/NOUN/NN/0/root that/PRON/WDT/3/nsubj pleased/VERB/VBD/1/acl:relcl "
     "drew/VERB/VBD/5/amod praise/NOUN/NN/1/nmod ./PUNCT/./1/punct"},
    // one who is accused, not who accuses
    {"Fiji/PROPN/NNP/2/nsubj Accused/VERB/VBD/0/root of/ADP/IN/4/case Fraud/NOUN/NN/2/obl",
     "Fiji/PROPN/NNP/2/nsubj:pass Accused/VERB/VBN/0/root of/ADP/IN/4/case Fraud/NOUN/NN/2/obl"},
    {"Fiji/PROPN/NNP/2/nsubj accused/VERB/VBD/0/root Oman/PROPN/NNP/2/obj of/ADP/IN/5/case "
     "fraud/NOUN/NN/2/obl",
     "Fiji/PROPN/NNP/2/nsubj accused/VERB/VBD/0/root Oman/PROPN/NNP/2/obj of/ADP/IN/5/case "
     "fraud/NOUN/NN/2/obl"},
    // a border with somebody, hung on what is done there
    {"sent/VERB/VBD/0/root tanks/NOUN/NNS/1/obj to/ADP/IN/5/case its/PRON/PRP$/5/nmod:poss "
     "border/NOUN/NN/2/nmod with/ADP/IN/7/case Fiji/PROPN/NNP/1/obl ./PUNCT/./1/punct",
     "sent/VERB/VBD/0/root tanks/NOUN/NNS/1/obj to/ADP/IN/5/case its/PRON/PRP$/5/nmod:poss "
     "border/NOUN/NN/2/nmod with/ADP/IN/7/case Fiji/PROPN/NNP/5/nmod ./PUNCT/./1/punct"},
    // rumours of what somebody did, with the object for a second subject
    {"Rumours/NOUN/NNS/8/nsubj that/PRON/WDT/5/obj Fiji/PROPN/NNP/5/nsubj had/AUX/VBD/5/aux "
     "held/VERB/VBN/1/acl:relcl sailors/NOUN/NNS/8/nsubj were/AUX/VBD/8/cop false/ADJ/JJ/0/root",
     "Rumours/NOUN/NNS/8/nsubj that/SCONJ/IN/5/mark Fiji/PROPN/NNP/5/nsubj had/AUX/VBD/5/aux "
     "held/VERB/VBN/1/acl sailors/NOUN/NNS/5/obj were/AUX/VBD/8/cop false/ADJ/JJ/0/root"},
    // what somebody is blamed for
    {"blamed/VERB/VBD/0/root Fiji/PROPN/NNP/1/iobj for/ADP/IN/4/case what/PRON/WP/1/obj "
     "happened/VERB/VBD/4/acl:relcl",
     "blamed/VERB/VBD/0/root Fiji/PROPN/NNP/1/obj for/ADP/IN/4/case what/PRON/WP/1/obl "
     "happened/VERB/VBD/4/acl:relcl"},
    // talks for a verb that nobody puts on ice; but somebody says that one talks
    {"put/VERB/VBD/0/root its/PRON/PRP$/3/nmod:poss trade/NOUN/NN/4/nsubj "
     "talks/VERB/VBZ/1/ccomp with/ADP/IN/6/case Peru/PROPN/NNP/4/obl on/ADP/IN/8/case "
     "ice/NOUN/NN/4/obl",
     "put/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss trade/NOUN/NN/4/compound "
     "talks/NOUN/NNS/1/obj with/ADP/IN/6/case Peru/PROPN/NNP/1/obl on/ADP/IN/8/case "
     "ice/NOUN/NN/1/obl"},
    {"said/VERB/VBD/0/root money/NOUN/NN/3/nsubj talks/VERB/VBZ/1/ccomp",
     "said/VERB/VBD/0/root money/NOUN/NN/3/nsubj talks/VERB/VBZ/1/ccomp"},
    {"put/VERB/VBD/0/root talks/NOUN/NNS/1/obj on/ADP/IN/4/case ice/NOUN/NN/2/obl",
     "put/VERB/VBD/0/root talks/NOUN/NNS/1/obj on/ADP/IN/4/case ice/NOUN/NN/1/obl"},
    // the only past tense below a noun of the subject; but one of a relative clause
    {"Marches/NOUN/NNS/0/root for/ADP/IN/3/case release/NOUN/NN/1/nmod of/ADP/IN/7/case "
     "the/DET/DT/6/det poet/NOUN/NN/7/compound drew/VERB/VBD/3/nmod crowds/NOUN/NNS/7/obj "
     "./PUNCT/./1/punct",
     "Marches/NOUN/NNS/7/nsubj for/ADP/IN/3/case release/NOUN/NN/1/nmod of/ADP/IN/6/case "
     "the/DET/DT/6/det poet/NOUN/NN/3/nmod drew/VERB/VBD/0/root crowds/NOUN/NNS/7/obj "
     "./PUNCT/./7/punct"},
    {"Murder/NOUN/NN/0/root of/ADP/IN/6/case the/DET/DT/6/det general/ADJ/JJ/6/amod "
     "drew/VERB/VBD/6/amod anger/NOUN/NN/1/nmod ./PUNCT/./1/punct",
     "Murder/NOUN/NN/5/nsubj of/ADP/IN/4/case the/DET/DT/4/det general/NOUN/NN/1/nmod "
     "drew/VERB/VBD/0/root anger/NOUN/NN/5/obj ./PUNCT/./5/punct"},
    {"The/DET/DT/2/det march/NOUN/NN/0/root ,/PUNCT/,/5/punct which/PRON/WDT/5/nsubj "
     "drew/VERB/VBD/2/acl:relcl crowds/NOUN/NNS/5/obj ./PUNCT/./2/punct",
     "The/DET/DT/2/det march/NOUN/NN/0/root ,/PUNCT/,/5/punct which/PRON/WDT/5/nsubj "
     "drew/VERB/VBD/2/acl:relcl crowds/NOUN/NNS/5/obj ./PUNCT/./2/punct"},
    // a title that begins like a preposition; but one behind a verb is where it was
    {"In/ADP/IN/2/case Lome/PROPN/NNP/7/obl ,/PUNCT/,/7/punct Under/ADP/IN/6/case "
     "Secretary/PROPN/NNP/6/nmod:desc Roe/PROPN/NNP/2/nmod met/VERB/VBD/0/root "
     "farmers/NOUN/NNS/7/obj",
     "In/ADP/IN/2/case Lome/PROPN/NNP/7/obl ,/PUNCT/,/7/punct Under/ADJ/JJ/5/amod "
     "Secretary/PROPN/NNP/6/nmod:desc Roe/PROPN/NNP/7/nsubj met/VERB/VBD/0/root "
     "farmers/NOUN/NNS/7/obj"},
    {"works/VERB/VBZ/0/root under/ADP/IN/4/case Secretary/PROPN/NNP/4/nmod:desc "
     "Roe/PROPN/NNP/1/obl",
     "works/VERB/VBZ/0/root under/ADP/IN/4/case Secretary/PROPN/NNP/4/nmod:desc "
     "Roe/PROPN/NNP/1/obl"},
};

static void test_cases(void **state)
{
    (void)state;
    tree_check_cases(CASES, sizeof CASES / sizeof *CASES, false, mend_argument_places);
}

// "Students rallied over fees": in a headline the participle may be one.
static void test_headline(void **state)
{
    (void)state;
    token words[TREE_WORDS] = {0};
    sentence s =
        tree_read("Students/NOUN/NNS/2/nsubj:pass rallied/VERB/VBN/0/root over/ADP/IN/4/case "
                  "fees/NOUN/NNS/2/obl",
                  words);
    s.headline = true;
    mend_argument_places(&s);
    assert_int_equal(words[0].rel, REL_NSUBJ_PASS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases),
                                       cmocka_unit_test(test_headline)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
