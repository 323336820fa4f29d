#include "link/reasons.h"

#include "link/fitwords.h"

typedef enum { SHAPE_NOUN, SHAPE_GERUND, SHAPE_INFINITIVE, SHAPE_FINITE } shape;

typedef enum {
    BESIDE_OWN,    // a reason of its own
    BESIDE_INSIDE, // a part of the first
    BESIDE_APART   // of something else; the first ends before it
} beside;

static bool has_subject(const frame_view *f, uint32_t w)
{
    return frame_child(f, w, REL_NSUBJ) >= 0 || frame_child(f, w, REL_NSUBJ_PASS) >= 0;
}

static bool has_to(const frame_view *f, uint32_t w)
{
    int32_t mark = frame_child(f, w, REL_MARK);
    return mark >= 0 && frame_word(f, (uint32_t)mark)->xpos == XPOS_TO;
}

static shape shape_of(const frame_view *f, uint32_t w)
{
    const token *t = frame_word(f, w);
    if (has_subject(f, w)) return SHAPE_FINITE;
    if (frame_child(f, w, REL_COP) >= 0) return has_to(f, w) ? SHAPE_INFINITIVE : SHAPE_FINITE;
    if (t->upos != UPOS_VERB) return SHAPE_NOUN;
    if (frame_child(f, w, REL_AUX) >= 0) return SHAPE_FINITE;
    if (t->xpos == XPOS_VBG) return SHAPE_GERUND;
    return t->xpos == XPOS_VB ? SHAPE_INFINITIVE : SHAPE_FINITE;
}

// Has the verb no object or other phrase of its own, only conjuncts and adverbs?
static bool is_bare(const frame_view *f, uint32_t verb)
{
    if (frame_word(f, verb)->upos != UPOS_VERB) return false;
    for (uint32_t i = f->first_child[verb]; i < f->first_child[verb + 1]; i++) {
        if (frame_word(f, f->children[i])->upos == UPOS_ADP) continue; // "prepare [for] and .."
        switch (deprel_base((deprel)frame_word(f, f->children[i])->rel)) {
        case REL_OBJ:
        case REL_OBL:
        case REL_XCOMP:
        case REL_CCOMP:
        case REL_ADVCL: return false;
        default: break;
        }
    }
    return true;
}

// Those spoken to: "for your help, ladies and gentlemen".
static const char SPOKEN_TO[] = "lady|gentleman|sir|madam|folk|everyone|everybody";

// Does the noun tell something of its own ("the coup and [the arrests]", "arms sales and [other
// steps]"), not only more of the first ("its strength, courage and work")?
static bool stands_alone(const anchorage *s, uint32_t c)
{
    if (frame_child(s->f, c, REL_NMOD_POSS) >= 0 || anchor_below(s, c, -1)) return true;
    int32_t first = frame_child(s->f, c, REL_AMOD);
    return first >= 0 && str_eq(frame_word(s->f, (uint32_t)first)->lemma, STR("other"));
}

// "For your triumph, not of arms but of reason": another preposition begins something else.
static beside noun_beside(const anchorage *s, uint32_t head, uint32_t c)
{
    const frame_view *f = s->f;
    if (str_in_list(frame_word(f, c)->lemma, SPOKEN_TO, '|')) return BESIDE_APART;
    int32_t first = frame_child(f, head, REL_CASE), own = frame_child(f, c, REL_CASE);
    if (own < 0) return stands_alone(s, c) ? BESIDE_OWN : BESIDE_INSIDE;
    bool same = first >= 0 && str_eq_nocase(frame_word(f, (uint32_t)first)->form,
                                            frame_word(f, (uint32_t)own)->form);
    return same ? BESIDE_OWN : BESIDE_APART;
}

static bool is_relative(const frame_view *f, uint32_t w)
{
    int32_t subject = frame_child(f, w, REL_NSUBJ);
    if (subject < 0) return false;
    xpos tag = (xpos)frame_word(f, (uint32_t)subject)->xpos;
    return tag == XPOS_WDT || tag == XPOS_WP;
}

// "Unless they sign – and treaties have ends – ..": what stands between dashes is said aside.
static bool is_behind_dash(const frame_view *f, uint32_t head, uint32_t c)
{
    uint32_t first = c;
    while (first > head + 1 && frame_below(f, c, first - 1)) first--;
    return first > 0 && str_in_list(frame_word(f, first - 1)->form, "–|—|--|-|;", '|');
}

// "So that schools can open, and has paid for it": what another auxiliary leads, without a subject,
// is of the clause above.
static bool is_other_time(const frame_view *f, uint32_t head, uint32_t c)
{
    int32_t first = frame_child(f, head, REL_AUX), own = frame_child(f, c, REL_AUX);
    return first >= 0 && own >= 0 && frame_word(f, (uint32_t)first)->xpos == XPOS_MD &&
           frame_word(f, (uint32_t)own)->xpos != XPOS_MD;
}

// "Because they fear it and have no arms": clauses with one subject are one reason.
static beside clause_beside(const frame_view *f, uint32_t head, uint32_t c)
{
    if (has_to(f, c)) return BESIDE_APART;
    if (!has_subject(f, c)) return is_other_time(f, head, c) ? BESIDE_APART : BESIDE_INSIDE;
    return is_relative(f, c) || is_behind_dash(f, head, c) ? BESIDE_APART : BESIDE_OWN;
}

// "To discuss ways to open ports, build roads": the bare verb may as well go on with the second
// infinitive; kept whole, both readings hold.
static bool is_of_other_infinitive(const frame_view *f, uint32_t head, uint32_t c)
{
    if (has_to(f, c)) return false;
    for (uint32_t w = head + 1; w < c; w++)
        if (frame_below(f, head, w) && !frame_below(f, c, w) && has_to(f, w)) return true;
    return false;
}

static beside beside_of(const anchorage *s, uint32_t head, uint32_t c)
{
    const frame_view *f = s->f;
    shape own = shape_of(f, head), other = shape_of(f, c);
    switch (own) {
    case SHAPE_NOUN:
        if (other == SHAPE_FINITE || other == SHAPE_INFINITIVE) return BESIDE_APART;
        return other == SHAPE_NOUN ? noun_beside(s, head, c) : BESIDE_OWN;
    case SHAPE_FINITE: return clause_beside(f, head, c);
    // "to discuss trade, fishing and ties" has a gerund among what is discussed
    case SHAPE_INFINITIVE:
        if (other == SHAPE_FINITE && has_subject(f, c)) return BESIDE_APART;
        if (other != SHAPE_GERUND)
            return is_of_other_infinitive(f, head, c) ? BESIDE_INSIDE : BESIDE_OWN;
        return str_in_list(frame_word(f, head)->lemma, FIT_TALK, '|') ? BESIDE_INSIDE
                                                                      : BESIDE_APART;
    // "for praying and forbids them": the parser hung another clause on the gerund
    case SHAPE_GERUND:
        return other == SHAPE_FINITE || other == SHAPE_INFINITIVE ? BESIDE_APART : BESIDE_OWN;
    }
    return BESIDE_OWN;
}

// Of "continued sales and visits" with the sales for an object, that object; else -1.
static int32_t object_that_tells(const anchorage *s, uint32_t why)
{
    int32_t object = frame_child(s->f, why, REL_OBJ);
    const event *e = anchor_below(s, why, -1);
    return object >= 0 && e && anchor_holds(s, e, (uint32_t)object) ? object : -1;
}

reason_list reasons_at(const anchorage *s, const relation *r)
{
    uint32_t why = (uint32_t)r->why, apart[REASONS_MAX], n_apart = 0;
    // "to discuss the war and its costs" has one purpose, "citing sales and visits" two reasons
    int32_t heads[2] = {r->why, r->kind == LINK_PURPOSE ? -1 : object_that_tells(s, why)};
    bool bare = is_bare(s->f, why);
    reason_list x = {.p = {why}, .n = 1};
    for (int h = 0; h < 2 && heads[h] >= 0; h++) {
        uint32_t head = (uint32_t)heads[h];
        for (uint32_t i = s->f->first_child[head]; i < s->f->first_child[head + 1]; i++) {
            uint32_t c = s->f->children[i];
            if (frame_word(s->f, c)->rel != REL_CONJ || c < head || c == (uint32_t)r->told)
                continue;
            beside b = beside_of(s, head, c);
            if (b == BESIDE_APART && n_apart < REASONS_MAX) apart[n_apart++] = c;
            if (b != BESIDE_OWN) continue;
            bare |= is_bare(s->f, c);
            if (x.n < REASONS_MAX) x.p[x.n++] = c;
        }
    }
    if (bare) x.n = 1; // "to deter and repel raids" is one
    x.others = x.n;
    for (uint32_t i = 0; i < n_apart; i++) x.p[x.others++] = apart[i];
    x.p[x.others++] = (uint32_t)r->told; // is no part of what explains it
    return x;
}
