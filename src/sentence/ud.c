#include "sentence/ud.h"

static const char *const UPOS_NAMES[UPOS_COUNT] = {
#define X(name) #name,
    UPOS_LIST(X)
#undef X
};

static const char *const XPOS_NAMES[XPOS_COUNT] = {
#define X(name, text) text,
    XPOS_LIST(X)
#undef X
};

static const char *const DEPREL_NAMES[REL_COUNT] = {
#define X(name, text) text,
    DEPREL_LIST(X)
#undef X
};

static int find(const char *const *names, int count, str name)
{
    for (int i = 0; i < count; i++)
        if (str_eq(name, str_of(names[i]))) return i;
    return count;
}

const char *upos_name(upos u)
{
    return UPOS_NAMES[u];
}

const char *xpos_name(xpos x)
{
    return XPOS_NAMES[x];
}

const char *deprel_name(deprel r)
{
    return DEPREL_NAMES[r];
}

upos upos_find(str name)
{
    return (upos)find(UPOS_NAMES, UPOS_COUNT, name);
}

xpos xpos_find(str name)
{
    return (xpos)find(XPOS_NAMES, XPOS_COUNT, name);
}

deprel deprel_find(str name)
{
    return (deprel)find(DEPREL_NAMES, REL_COUNT, name);
}

deprel deprel_base(deprel r)
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
