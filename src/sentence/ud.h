// The names of Universal Dependencies 2 for English, as enums: parts of speech (UPOS), Penn tags
// (XPOS) and relations. One X-macro each, so that code, printing and the model cannot disagree.
// The order is part of the model format: append only.
#ifndef DM_SENTENCE_UD_H
#define DM_SENTENCE_UD_H

#include "base/str.h"

// clang-format off
#define UPOS_LIST(X)                                                                       \
    X(ADJ) X(ADP) X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART) X(PRON)     \
    X(PROPN) X(PUNCT) X(SCONJ) X(SYM) X(VERB) X(X)
// clang-format on

// X(name in C, tag as written)
// clang-format off
#define XPOS_LIST(X)                                                                       \
    X(NN, "NN") X(IN, "IN") X(DT, "DT") X(NNP, "NNP") X(JJ, "JJ") X(PRP, "PRP") X(STOP, ".")\
    X(RB, "RB") X(COMMA, ",") X(NNS, "NNS") X(VB, "VB") X(CC, "CC") X(VBD, "VBD")          \
    X(VBP, "VBP") X(VBZ, "VBZ") X(VBN, "VBN") X(CD, "CD") X(VBG, "VBG") X(TO, "TO")        \
    X(PRP_POSS, "PRP$") X(MD, "MD") X(COLON, ":") X(WDT, "WDT") X(RRB, "-RRB-")            \
    X(LRB, "-LRB-") X(UH, "UH") X(WRB, "WRB") X(WP, "WP") X(OPEN_QUOTE, "``")              \
    X(CLOSE_QUOTE, "''") X(HYPH, "HYPH") X(POS, "POS") X(RP, "RP") X(NNPS, "NNPS")         \
    X(JJR, "JJR") X(JJS, "JJS") X(EX, "EX") X(RBR, "RBR") X(NFP, "NFP") X(ADD, "ADD")      \
    X(SYM, "SYM") X(GW, "GW") X(DOLLAR, "$") X(FW, "FW") X(PDT, "PDT") X(RBS, "RBS")       \
    X(LS, "LS") X(AFX, "AFX") X(WP_POSS, "WP$") X(XX, "XX")
// clang-format on

// clang-format off
#define DEPREL_LIST(X)                                                                     \
    X(ROOT, "root") X(ACL, "acl") X(ACL_RELCL, "acl:relcl") X(ADVCL, "advcl")              \
    X(ADVCL_RELCL, "advcl:relcl") X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos")    \
    X(AUX, "aux") X(AUX_PASS, "aux:pass") X(CASE, "case") X(CC, "cc")                      \
    X(CC_PRECONJ, "cc:preconj") X(CCOMP, "ccomp") X(COMPOUND, "compound")                  \
    X(COMPOUND_PRT, "compound:prt") X(CONJ, "conj") X(COP, "cop") X(CSUBJ, "csubj")        \
    X(CSUBJ_PASS, "csubj:pass") X(CSUBJ_OUTER, "csubj:outer") X(DEP, "dep") X(DET, "det")  \
    X(DET_PREDET, "det:predet") X(DISCOURSE, "discourse") X(DISLOCATED, "dislocated")      \
    X(EXPL, "expl") X(FIXED, "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith")              \
    X(IOBJ, "iobj") X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod")                        \
    X(NMOD_DESC, "nmod:desc") X(NMOD_POSS, "nmod:poss") X(NMOD_UNMARKED, "nmod:unmarked")  \
    X(NSUBJ, "nsubj") X(NSUBJ_PASS, "nsubj:pass") X(NSUBJ_OUTER, "nsubj:outer")            \
    X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(OBL_AGENT, "obl:agent")              \
    X(OBL_UNMARKED, "obl:unmarked") X(ORPHAN, "orphan") X(PARATAXIS, "parataxis")          \
    X(PUNCT, "punct") X(REPARANDUM, "reparandum") X(VOCATIVE, "vocative")                  \
    X(XCOMP, "xcomp")
// clang-format on

typedef enum {
#define X(name) UPOS_##name,
    UPOS_LIST(X)
#undef X
        UPOS_COUNT
} upos;

typedef enum {
#define X(name, text) XPOS_##name,
    XPOS_LIST(X)
#undef X
        XPOS_COUNT
} xpos;

typedef enum {
#define X(name, text) REL_##name,
    DEPREL_LIST(X)
#undef X
        REL_COUNT
} deprel;

// Names as CoNLL-U writes them. Never NULL.
const char *upos_name(upos u);
const char *xpos_name(xpos x);
const char *deprel_name(deprel r);

// The value whose name is `name`; UPOS_COUNT, XPOS_COUNT, REL_COUNT when there is none.
upos upos_find(str name);
xpos xpos_find(str name);
deprel deprel_find(str name);

// The relation without its subtype: REL_NSUBJ_PASS gives REL_NSUBJ.
static inline deprel deprel_base(deprel r)
{
    switch (r) {
    case REL_ACL_RELCL: return REL_ACL;
    case REL_ADVCL_RELCL: return REL_ADVCL;
    case REL_AUX_PASS: return REL_AUX;
    case REL_CC_PRECONJ: return REL_CC;
    case REL_COMPOUND_PRT: return REL_COMPOUND;
    case REL_CSUBJ_PASS:
    case REL_CSUBJ_OUTER: return REL_CSUBJ;
    case REL_DET_PREDET: return REL_DET;
    case REL_NMOD_DESC:
    case REL_NMOD_POSS:
    case REL_NMOD_UNMARKED: return REL_NMOD;
    case REL_NSUBJ_PASS:
    case REL_NSUBJ_OUTER: return REL_NSUBJ;
    case REL_OBL_AGENT:
    case REL_OBL_UNMARKED: return REL_OBL;
    default: return r;
    }
}

#endif
