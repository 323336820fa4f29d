#include "link/extent.h"

#define CLIMB_MAX 100 // words between two heads; deeper trees are broken ones

typedef struct {
    const frame_view *f;
    uint32_t head;
    int32_t without;     // its child below which the other side stands; -1: none
    uint32_t first, end; // words of the connective
    bool with_words;     // the connective belongs to it
} side;

// The child of `head` below which `word` stands, or -1.
static int32_t branch_to(const frame_view *f, uint32_t head, int32_t word)
{
    int32_t below = -1;
    for (int step = 0; step < CLIMB_MAX && word >= 0; step++) {
        if (word == (int32_t)head) return below;
        below = word;
        word = frame_word(f, (uint32_t)word)->head;
    }
    return -1;
}

// Does the clause or word at `child` only stand beside what its head says?
static bool stands_beside(const frame_view *f, uint32_t child)
{
    switch (deprel_base((deprel)frame_word(f, child)->rel)) {
    case REL_PARATAXIS:
    case REL_DISCOURSE:
    case REL_VOCATIVE: return true;
    default: return false;
    }
}

static bool holds(const side *s, uint32_t w)
{
    if (w >= s->first && w < s->end) return s->with_words;
    if (!frame_below(s->f, s->head, w)) return false;
    if (s->without >= 0 && frame_below(s->f, (uint32_t)s->without, w)) return false;
    int32_t branch = branch_to(s->f, s->head, (int32_t)w);
    return branch < 0 || !stands_beside(s->f, (uint32_t)branch);
}

// Does the word only lead into the piece or end it?
static bool is_rim(const token *t)
{
    switch (deprel_base((deprel)t->rel)) {
    case REL_PUNCT:
    case REL_CC: return true;
    case REL_MARK:
    case REL_CASE: return t->upos != UPOS_VERB && !str_eq(t->form, STR("'s"));
    case REL_ADVMOD:
        return str_in_list(t->lemma, "however|meanwhile|then|also|when|where|why|even", '|');
    default: return t->upos == UPOS_PRON && (t->xpos == XPOS_WDT || t->xpos == XPOS_WP);
    }
}

static span piece(const side *s)
{
    const token *tokens = s->f->sentence->tokens;
    uint32_t first = s->head, last = s->head;
    while (first > 0 && holds(s, first - 1)) first--;
    while (last + 1 < s->f->sentence->n_tokens && holds(s, last + 1)) last++;
    while (first < s->head && is_rim(&tokens[first]) &&
           !(s->with_words && first >= s->first && first < s->end))
        first++;
    while (last > s->head && is_rim(&tokens[last])) last--;
    return (span){tokens[first].span.begin, tokens[last].span.end};
}

// Does the connective say an aim, so that it is a part of it?
static bool leads_aim(const relation *r)
{
    if (r->first == r->end) return false;
    return r->why == (int32_t)r->first || r->kind == LINK_PURPOSE || r->kind == LINK_RESPONSE;
}

// The word behind the connective, with the preposition that a verb needs ("resulted in").
static uint32_t end_of_words(const frame_view *f, const relation *r)
{
    if (r->first == r->end || r->end >= f->sentence->n_tokens ||
        frame_word(f, r->first)->upos != UPOS_VERB)
        return r->end;
    const token *next = frame_word(f, r->end);
    bool leads = next->head == r->told || next->head == r->why;
    return leads && deprel_base((deprel)next->rel) == REL_CASE ? r->end + 1 : r->end;
}

relation_extent relation_extent_of(const frame_view *f, const relation *r)
{
    relation_extent x = {0};
    const token *tokens = f->sentence->tokens;
    uint32_t end = end_of_words(f, r);
    bool joined = r->first < r->end, result = joined && r->told == (int32_t)r->first;
    side told = {f,     (uint32_t)r->told, branch_to(f, (uint32_t)r->told, r->why), r->first, end,
                 result};
    if (joined && told.without < 0)
        told.without = branch_to(f, (uint32_t)r->told, (int32_t)r->first);
    if (joined) x.words = (span){tokens[r->first].span.begin, tokens[end - 1].span.end};
    x.told = piece(&told);
    if (r->why < 0) return x;
    side why = {f,   (uint32_t)r->why,       branch_to(f, (uint32_t)r->why, r->told), r->first,
                end, !result && leads_aim(r)};
    x.why = piece(&why);
    return x;
}
