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
