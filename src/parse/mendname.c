#include "parse/mendname.h"
#include "parse/mendtree.h"

// "President Moses Kato rejected it" with the first name for the verb: no verb inside a sentence
// has a capital.
static void mend_name(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w], *last = &s->tokens[w + 1];
    char c = first->form.n ? first->form.p[0] : 'a';
    if (s->headline || first->upos != UPOS_VERB || c < 'A' || c > 'Z') return;
    if (!is_noun(&s->tokens[w - 1]) || s->tokens[w - 1].head != (int32_t)w) return;
    if (last->upos != UPOS_PROPN || last->rel != REL_NSUBJ || last->head <= (int32_t)w + 1) return;
    uint32_t verb = (uint32_t)last->head;
    if (s->tokens[verb].head != (int32_t)w || s->tokens[verb].rel != REL_CCOMP) return;
    for (uint32_t i = 0; i < s->n_tokens; i++)
        if (s->tokens[i].head == (int32_t)w && i > w && i != verb)
            s->tokens[i].head = (int32_t)verb;
    s->tokens[verb].head = first->head;
    s->tokens[verb].rel = first->rel;
    first->head = (int32_t)verb;
    first->rel = REL_NSUBJ;
    first->upos = UPOS_PROPN;
    first->xpos = XPOS_NNP;
    first->feats = STR("Number=Sing");
    last->head = (int32_t)w;
    last->rel = REL_FLAT;
    if (deprel_base((deprel)s->tokens[w - 1].rel) == REL_NSUBJ)
        s->tokens[w - 1].rel = REL_NMOD_DESC;
}

// "President Idriss Deby signed" with both names for subjects: they are one.
static void mend_two_names(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *last = &s->tokens[w];
    if (first->upos != UPOS_PROPN || last->upos != UPOS_PROPN) return;
    if (first->rel != REL_NSUBJ || last->rel != REL_NSUBJ || first->head != last->head) return;
    if (last->head <= (int32_t)w) return;
    give_children(s, w, w - 1);
    last->head = (int32_t)w - 1;
    last->rel = REL_FLAT;
}

// "President Alar Nukk signed" with an unknown last name for a noun beside the first one.
static void mend_last_name(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *last = &s->tokens[w];
    char c = last->form.n > 1 ? last->form.p[0] : 'a';
    if (s->headline || last->rel != REL_APPOS || last->head != (int32_t)w - 1) return;
    if (last->upos != UPOS_NOUN || last->xpos != XPOS_NN || c < 'A' || c > 'Z') return;
    if (first->upos != UPOS_PROPN || child_of(s, w - 1, 0, w - 1, REL_NMOD) < 0) return;
    give_children(s, w, w - 1);
    last->rel = REL_FLAT;
    last->upos = UPOS_PROPN;
    last->xpos = XPOS_NNP;
}

// "President Alar Nukk signed" with the title and the first name hung on the last one: a name hangs
// on its first part.
static void mend_first_name(sentence *s, uint32_t w)
{
    token *first = &s->tokens[w - 1], *last = &s->tokens[w];
    char c = last->form.n > 1 ? last->form.p[0] : 'a';
    bool name = last->upos == UPOS_PROPN ||
                (last->upos == UPOS_NOUN && last->xpos == XPOS_NN && c >= 'A' && c <= 'Z');
    if (first->upos != UPOS_PROPN || !name || s->headline) return;
    if (first->head != (int32_t)w || (first->rel != REL_COMPOUND && first->rel != REL_AMOD)) return;
    int32_t title = child_of(s, w - 1, 0, w - 1, REL_NMOD);
    if (title < 0 || s->tokens[title].rel != REL_NMOD_DESC) return;
    if (deprel_base((deprel)last->rel) != REL_NSUBJ) return;
    give_children(s, w, w - 1);
    first->head = last->head;
    first->rel = last->rel;
    last->head = (int32_t)w - 1;
    last->rel = REL_FLAT;
    last->upos = UPOS_PROPN;
    last->xpos = XPOS_NNP;
}

// "And in July President Deby warned" with the month for a part of the title, and the president
// for a phrase of "in".
static void mend_month(sentence *s, uint32_t w)
{
    token *month = &s->tokens[w], *in = &s->tokens[w - 1];
    if (month->upos != UPOS_PROPN || month->rel != REL_COMPOUND || in->rel != REL_CASE) return;
    if (month->head <= (int32_t)w || in->head <= (int32_t)w) return;
    const token *title = &s->tokens[month->head];
    token *name = &s->tokens[in->head];
    if (title->rel != REL_NMOD_DESC || title->head != in->head || name->rel != REL_OBL) return;
    if (!str_in_list(month->form,
                     "January|February|March|April|May|June|July|August|September|October|"
                     "November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
                     '|'))
        return;
    int32_t verb = name->head;
    if (verb <= in->head || s->tokens[verb].upos != UPOS_VERB) return;
    if (child_of(s, (uint32_t)verb, 0, (uint32_t)verb, REL_NSUBJ) >= 0) return;
    name->rel = REL_NSUBJ;
    month->head = verb;
    month->rel = REL_OBL;
    in->head = (int32_t)w;
}

// "Held the second Peru-Chile Strategic Dialogue" with Peru for what was held, and the dialogue for
// its other name.
static void mend_hyphened(sentence *s, uint32_t w)
{
    token *one = &s->tokens[w - 1], *other = &s->tokens[w + 1];
    if (!str_eq(s->tokens[w].form, STR("-")) || one->upos != UPOS_PROPN) return;
    if (other->upos != UPOS_PROPN || other->head <= (int32_t)w + 1) return;
    if (one->span.end != s->tokens[w].span.begin || s->tokens[w].span.end != other->span.begin)
        return;
    uint32_t noun = (uint32_t)other->head;
    token *name = &s->tokens[noun];
    if (s->tokens[w].head != (int32_t)noun || name->head != (int32_t)w - 1) return;
    if (name->rel != REL_APPOS || !is_noun(name)) return;
    name->head = one->head;
    name->rel = one->rel;
    give_children(s, w - 1, noun);
    one->head = (int32_t)noun;
    one->rel = REL_COMPOUND;
}

void mend_names(sentence *s)
{
    for (uint32_t w = 1; w + 1 < s->n_tokens; w++) {
        mend_name(s, w);
        mend_two_names(s, w);
        mend_last_name(s, w);
        mend_first_name(s, w);
        mend_month(s, w);
        mend_hyphened(s, w);
    }
}
