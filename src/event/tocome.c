// What is yet to come though its own words have no future: "look forward to the visit", "will speak
// at the summit", "the talks that will take place in June", "will have the opportunity to meet".
#include "event/draft.h"

#define OPENING_WORDS 4 // "Starting soon:", "Coming up shortly:"

static bool has_child(const frame_view *f, uint32_t word, const char *list)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (in(f->sentence->tokens[f->children[i]].lemma, list)) return true;
    return false;
}

// "Will speak", "is going to speak" with the verb as its infinitive.
static bool has_will(const frame_view *f, uint32_t verb)
{
    const token *t = &f->sentence->tokens[verb];
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        const token *c = &f->sentence->tokens[f->children[i]];
        if (c->xpos == XPOS_MD && in(c->lemma, "will shall 'll ’ll")) return true;
    }
    return deprel_base(t->rel) == REL_XCOMP && t->head >= 0 &&
           str_eq(f->sentence->tokens[t->head].form, STR("going"));
}

// "The visit that will take place", "talks to be held", "the summit scheduled for June", "a trip
// that is coming up": does the clause that describes the noun say when it will be?
static bool is_announced(const frame_view *f, uint32_t noun)
{
    static const char TAKES_PLACE[] = "take occur happen hold begin start open convene come be";
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        uint32_t c = f->children[i];
        const token *t = &f->sentence->tokens[c];
        deprel rel = deprel_base(t->rel);
        if (rel != REL_ACL && t->rel != REL_ACL_RELCL) continue;
        if (t->xpos == XPOS_VBN && in(t->lemma, "schedule plan slate set expect")) return true;
        if (str_eq(t->form, STR("coming")) && has_child(f, c, "up")) return true;
        if (in(t->lemma, TAKES_PLACE) && (has_will(f, c) || has_child(f, c, "to"))) return true;
    }
    return false;
}

// The start, end or a part of something.
static bool is_part_of_it(str lemma)
{
    return in(
        lemma,
        "launch start beginning opening end conclusion eve round session part portion leg stage "
        "series "
        "margin sideline top occasion");
}

// "Look forward to the visit", "await talks", "will speak at the summit", "will include the launch
// of the dialogue": does the verb put what stands below it, in this place, ahead?
static bool is_put_ahead(const frame_view *f, uint32_t verb, deprel place, str preposition)
{
    const token *t = &f->sentence->tokens[verb];
    if (place == REL_NSUBJ)
        return in(t->lemma, "come approach near loom") && t->xpos == XPOS_VBG &&
               (!str_eq(t->lemma, STR("come")) || has_child(f, verb, "up"));
    if (place == REL_OBJ && t->xpos == XPOS_VB && in(t->lemma, "join") &&
        frame_child(f, verb, REL_NSUBJ) < 0 && !has_child(f, verb, "to"))
        return true; // "Join the minister's dialogue with farmers!"
    if (place == REL_OBJ)
        return (in(t->lemma, "await anticipate preview") && t->xpos != XPOS_VBD) ||
               (has_will(f, verb) && in(t->lemma, "include feature see bring mark"));
    if (place != REL_OBL) return false;
    if (str_eq(t->lemma, STR("look")) && has_child(f, verb, "forward"))
        return str_eq(preposition, STR("to")) && t->xpos != XPOS_VBD;
    return has_will(f, verb) && in(preposition, "in at during");
}

// Is the noun, or what it is a part of, put ahead by what it hangs on?
static bool is_noun_ahead(const frame_view *f, uint32_t noun)
{
    const sentence *s = f->sentence;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        const token *t = &s->tokens[noun];
        deprel rel = deprel_base(t->rel);
        str preposition = draft_preposition(f, noun);
        if (is_announced(f, noun)) return true;
        if (t->head < 0 || str_eq(preposition, STR("after"))) return false;
        uint32_t above = (uint32_t)t->head;
        if (is_put_ahead(f, above, rel, preposition)) return true;
        bool inside = rel == REL_NMOD && is_part_of_it(s->tokens[above].lemma);
        // "looking forward to welcoming her on her first visit"
        bool guest = rel == REL_OBL && in(preposition, "on for during") &&
                     in(s->tokens[above].form, "welcoming hosting receiving meeting");
        if (!inside && !guest && rel != REL_CONJ) return false;
        noun = above;
        if (!guest) continue;
        const token *g = &s->tokens[noun];
        return g->head >= 0 && str_eq(s->tokens[g->head].lemma, STR("look")) &&
               has_child(f, (uint32_t)g->head, "forward");
    }
    return false;
}

// "Starting soon: the minister welcomes the envoy", "coming up: ...".
static bool is_heralded(const sentence *s)
{
    for (uint32_t w = 0; w < s->n_tokens && w < OPENING_WORDS; w++) {
        if (!str_eq(s->tokens[w].form, STR(":"))) continue;
        if (w == 0) return false;
        str last = s->tokens[w - 1].lemma;
        return in(last, "soon shortly upcoming") ||
               (w > 1 && str_eq_nocase(last, STR("up")) &&
                str_eq_nocase(s->tokens[w - 2].form, STR("coming")));
    }
    return false;
}

bool tocome_is(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    const token *t = draft_token(d, word);
    if (!str_eq(d->e.type, STR("CONSULT"))) return false;
    if (is_heralded(f->sentence) && draft_token(d, d->clause)->xpos != XPOS_VBD) return true;
    if (t->xpos == XPOS_VBN && deprel_base(t->rel) == REL_ACL && t->rel != REL_ACL_RELCL &&
        t->head >= 0)
        word = (uint32_t)t->head; // "a conference hosted by Oman"
    if (draft_token(d, word)->upos != UPOS_NOUN && draft_token(d, word)->upos != UPOS_PROPN)
        return false;
    return is_noun_ahead(f, word);
}

bool tocome_is_under_way(const draft *d)
{
    const frame_view *f = d->f;
    uint32_t word = d->match.word;
    int32_t cop = frame_child(f, word, REL_COP);
    str preposition = draft_preposition(f, word);
    if (draft_token(d, word)->upos != UPOS_NOUN || cop < 0) return false;
    if (!in(draft_token(d, (uint32_t)cop)->form, "is are am 's ’s 're ’re 'm ’m")) return false;
    if (in(draft_token(d, word)->lemma, "touch contact")) return str_eq(preposition, STR("in"));
    return str_eq(d->e.mode, STR("visit")) && str_eq(preposition, STR("on"));
}

bool tocome_is_occasion(const reading *r, const draft *d, event_status *outcome)
{
    const frame_view *f = d->f;
    const sentence *s = f->sentence;
    uint32_t verb = frame_clause(f, d->match.word);
    while (deprel_base(s->tokens[verb].rel) == REL_CONJ && s->tokens[verb].head >= 0)
        verb = (uint32_t)s->tokens[verb].head; // "not only to talk but to meet"
    int32_t noun = s->tokens[verb].head;
    if (noun < 0 || deprel_base(s->tokens[verb].rel) != REL_ACL || !has_child(f, verb, "to"))
        return false;
    if (!in(s->tokens[noun].lemma, "opportunity chance honor honour privilege pleasure occasion"))
        return false;
    int32_t have = s->tokens[noun].head;
    if (have < 0 || deprel_base(s->tokens[noun].rel) != REL_OBJ) return false;
    if (!in(s->tokens[have].lemma, "have get take")) return false;
    int32_t felt = s->tokens[have].head;
    bool past = s->tokens[have].xpos == XPOS_VBD ||
                (s->tokens[have].xpos == XPOS_VBN && has_child(f, (uint32_t)have, "have"));
    if (has_will(f, (uint32_t)have))
        *outcome = EVENT_PLANNED;
    else if (past || (felt >= 0 && above_is_felt(f, (uint32_t)felt)))
        *outcome = EVENT_HAPPENED;
    else
        return false;
    return !modality_negated(r, f, (uint32_t)have);
}
