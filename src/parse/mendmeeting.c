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

// The word behind `from` that goes on with a list of names: "Ruiz and Premier [Lee]"; -1.
static int32_t last_of_list(const sentence *s, uint32_t from, uint32_t verb)
{
    for (uint32_t i = from + 1; i < verb; i++) {
        const token *t = &s->tokens[i];
        bool joined = t->rel == REL_FLAT || t->rel == REL_CONJ;
        if (t->head != (int32_t)from || t->upos != UPOS_PROPN || !joined) continue;
        for (uint32_t w = from + 1; w < i; w++)
            if (s->tokens[w].rel == REL_CC && is_below(s, (int32_t)w, (int32_t)i))
                return (int32_t)i;
    }
    return -1;
}

// "Premier Roe, President Ruiz and Premier Lee met" with Roe for whom the sentence speaks to: the
// first of the three.
static void mend_addressed(sentence *s, uint32_t w)
{
    token *t = &s->tokens[w];
    if (t->rel != REL_VOCATIVE || t->upos != UPOS_PROPN || t->head <= (int32_t)w) return;
    uint32_t verb = (uint32_t)t->head;
    if (!str_in_list(s->tokens[verb].form, DEALS, '|')) return;
    if (s->tokens[w + 1].upos != UPOS_PUNCT || !str_eq(s->tokens[w + 1].form, STR(","))) return;
    int32_t second = child_of(s, verb, w + 2, verb, REL_NSUBJ);
    if (second < 0 || s->tokens[second].upos != UPOS_PROPN) return;
    for (uint32_t i = w + 2; i < (uint32_t)second; i++)
        if (!is_below(s, (int32_t)i, second)) return;
    int32_t third = last_of_list(s, (uint32_t)second, verb);
    if (third < 0) return;
    t->rel = REL_NSUBJ;
    s->tokens[second].head = s->tokens[third].head = (int32_t)w;
    s->tokens[second].rel = s->tokens[third].rel = REL_CONJ;
}

void mend_meetings(sentence *s)
{
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) mend_addressed(s, w);
    for (uint32_t w = 1; w < s->n_tokens; w++) {
        mend_partner(s, w);
        mend_conjunct(s, w);
    }
}
