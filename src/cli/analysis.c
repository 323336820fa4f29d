#include "cli/analysis.h"

void analysis_clear(sentence *x)
{
    for (uint32_t i = 0; i < x->n_tokens; i++) {
        token *t = &x->tokens[i];
        t->lemma = t->feats = STR_NONE;
        t->head = -1;
        t->upos = UPOS_X;
        t->xpos = XPOS_XX;
        t->rel = REL_DEP;
    }
}
