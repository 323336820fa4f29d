#include "parse/mendmeeting.h"
#include "parse/mendtree.h"

static const char DEALS[] =
    "speak|speaks|spoke|spoken|speaking|meet|meets|met|meeting|talk|talks|talked|talking|confer|"
    "confers|conferred|consult|consults|consulted|work|works|worked|working|connect|connected|"
    "join|joins|joined|joining|travel|travels|traveled|travelled|gather|gathered";

// "Spoke today with Roe to thank him" with the "with" for a conjunction of the thanking, and Roe
// for who thanks or for a word of the "with": with whom the verb before deals.
static void mend_partner(sentence *s, uint32_t verb)
{
    int32_t above = s->tokens[verb].head;
    if (s->tokens[verb].rel != REL_ADVCL || above < 0 || above >= (int32_t)verb) return;
    if (!str_in_list(s->tokens[above].form, DEALS, '|')) return;
    int32_t with = child_of(s, verb, (uint32_t)above, verb, REL_MARK);
    if (with < 0 || !str_eq(s->tokens[with].form, STR("with"))) return;
    int32_t to = child_of(s, verb, (uint32_t)with + 1, verb, REL_MARK);
    if (to < 0 || !str_eq(s->tokens[to].form, STR("to"))) return;
    int32_t who = child_of(s, verb, (uint32_t)with, (uint32_t)to, REL_NSUBJ);
    if (who < 0) who = child_of(s, (uint32_t)with, (uint32_t)with, (uint32_t)to, REL_OBL);
    if (who < 0 || !is_nominal(&s->tokens[who])) return;
    for (int32_t i = with + 1; i < to; i++)
        if (s->tokens[i].head == with || s->tokens[i].head == (int32_t)verb)
            s->tokens[i].head = who;
    s->tokens[who].head = above;
    s->tokens[who].rel = REL_OBL;
    s->tokens[with].head = who;
    s->tokens[with].rel = REL_CASE;
    s->tokens[with].upos = UPOS_ADP;
}

// "The secretary and President Roe" with Roe for another name of the secretary: an "and" of his own
// makes him another.
static void mend_conjunct(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_APPOS || t->head < 0 || t->head >= (int32_t)w) return;
    if (is_parted(s, (uint32_t)t->head, w)) return; // "Roe, spokesman and adviser"
    for (uint32_t i = w; i-- > (uint32_t)t->head + 1;) {
        token *and = &s->tokens[i];
        if (and->rel != REL_CC || !str_eq(and->form, STR("and")) ||
            !is_below(s, (int32_t)i, (int32_t)w))
            continue;
        and->head = (int32_t)w;
        t->rel = REL_CONJ;
        return;
    }
}

void mend_meetings(sentence *s)
{
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        mend_partner(s, w);
        mend_conjunct(s, w);
    }
}
