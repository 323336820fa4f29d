#include "link/anchor.h"

#define ANCHOR_DEPTH 12 // words between a clause and an event that it tells
#define ANCHOR_CLIMB 6  // words above that may be the event's: "decided to hold off"

bool anchor_holds(const anchorage *x, const event *e, uint32_t word)
{
    const token *t = &x->f->sentence->tokens[word];
    return e->word == word || span_contains(e->trigger, t->span);
}

// Does this relation begin a clause that describes or accompanies what is above it?
static bool leaves(deprel rel)
{
    switch (rel) {
    case REL_ACL_RELCL:
    case REL_ADVCL:
    case REL_ADVCL_RELCL:
    case REL_PARATAXIS:
    case REL_APPOS: return true;
    default: return false;
    }
}

// Steps from the word up to `head`; -1 when the way leaves the clause or passes `without`.
static int steps_to(const anchorage *x, uint32_t word, uint32_t head, int32_t without)
{
    const token *tokens = x->f->sentence->tokens;
    int32_t w = (int32_t)word;
    for (int step = 0; step <= ANCHOR_DEPTH && w >= 0; step++) {
        if (w == without) return -1;
        if (w == (int32_t)head) return step;
        if (leaves((deprel)tokens[w].rel)) return -1;
        w = tokens[w].head;
    }
    return -1;
}

const event *anchor_below(const anchorage *x, uint32_t head, int32_t without)
{
    const event *best = NULL;
    int best_steps = 0;
    for (size_t i = 0; i < x->n; i++) {
        int steps = steps_to(x, x->events[i].word, head, without);
        if (steps < 0 || (best && steps >= best_steps)) continue;
        best = &x->events[i];
        best_steps = steps;
    }
    return best;
}

static const event *holder(const anchorage *x, uint32_t word, int32_t without)
{
    for (size_t i = 0; i < x->n; i++) {
        const event *e = &x->events[i];
        if (without >= 0 && frame_below(x->f, (uint32_t)without, e->word)) continue;
        if (anchor_holds(x, e, word)) return e;
    }
    return NULL;
}

const event *anchor_at(const anchorage *x, uint32_t head, int32_t without)
{
    const event *e = holder(x, head, without);
    if (!e) e = anchor_below(x, head, without);
    int32_t w = (int32_t)head;
    for (int step = 0; !e && step < ANCHOR_CLIMB; step++) {
        const token *t = &x->f->sentence->tokens[w];
        deprel rel = deprel_base((deprel)t->rel);
        if (t->head < 0 || leaves((deprel)t->rel) || rel == REL_CONJ || rel == REL_CCOMP) break;
        w = t->head;
        e = holder(x, (uint32_t)w, without);
    }
    return e;
}

const event *anchor_main(const anchorage *x)
{
    const event *best = NULL;
    int best_depth = 0;
    for (size_t i = 0; i < x->n; i++) {
        int depth = 0;
        int32_t w = (int32_t)x->events[i].word;
        while (w >= 0 && depth < ANCHOR_DEPTH) w = x->f->sentence->tokens[w].head, depth++;
        if (best && depth >= best_depth) continue;
        best = &x->events[i];
        best_depth = depth;
    }
    return best;
}

// "must", "should", "has to", "needs to" of the verb.
static bool is_demanded(const frame_view *f, uint32_t verb)
{
    const token *tokens = f->sentence->tokens;
    if (str_in_list(tokens[verb].lemma, "must|should|need|have", '|')) return true;
    int32_t aux = frame_child(f, verb, REL_AUX);
    return aux >= 0 && str_in_list(tokens[aux].lemma, "must|should", '|');
}

const event *anchor_demand(const anchorage *x, const event *offer, span *words)
{
    const sentence *s = x->f->sentence;
    if (offer->status != EVENT_CONDITIONAL) return NULL;
    for (size_t i = 0; i < x->n; i++) {
        const event *e = &x->events[i];
        if (e == offer || !str_eq(e->type, STR("REQUEST")) || e->word < offer->word) continue;
        if (!is_demanded(x->f, e->word)) continue;
        for (uint32_t w = e->word; w-- > offer->word;) {
            if (!str_eq_nocase(s->tokens[w].form, STR("but"))) continue;
            *words = s->tokens[w].span;
            return e;
        }
    }
    return NULL;
}

// Does the word only lead into the phrase at `head` or end it?
static bool is_rim(const token *t, uint32_t head)
{
    switch (deprel_base((deprel)t->rel)) {
    case REL_PUNCT:
    case REL_CC: return true;
    case REL_ADVMOD: return t->head == (int32_t)head && str_eq_nocase(t->form, STR("also"));
    case REL_MARK:
    case REL_CASE:
        return t->head == (int32_t)head && t->upos != UPOS_VERB && !str_eq(t->form, STR("'s"));
    default: return str_starts(t->form, STR("http"));
    }
}

// Is the word below one of the others that is itself below the head?
static bool is_cut(const frame_view *f, uint32_t head, const uint32_t *others, uint32_t n,
                   uint32_t word)
{
    for (uint32_t i = 0; i < n; i++)
        if (others[i] != head && frame_below(f, head, others[i]) && frame_below(f, others[i], word))
            return true;
    return false;
}

static bool is_quote(const token *t)
{
    return str_in_list(t->form, "\"|”|''", '|');
}

// Does the last word of a piece close a quotation that the piece opens?
static bool closes_quote(const sentence *s, uint32_t first, uint32_t last)
{
    bool open = false;
    if (!is_quote(&s->tokens[last])) return false;
    for (uint32_t w = first; w < last; w++)
        if (is_quote(&s->tokens[w]) || str_in_list(s->tokens[w].form, "“|``", '|')) open = !open;
    return open;
}

// Does the last word of a piece close a bracket or a quotation that the piece opens?
static bool closes_bracket(const sentence *s, uint32_t first, uint32_t last)
{
    if (closes_quote(s, first, last)) return true;
    if (!str_eq(s->tokens[last].form, STR(")"))) return false;
    for (uint32_t w = first; w < last; w++)
        if (str_eq(s->tokens[w].form, STR("("))) return true;
    return false;
}

// "As [well as] the raid": the rest of a conjunction of several words.
static bool is_joined(const sentence *s, uint32_t w)
{
    const token *t = &s->tokens[w];
    return t->rel == REL_FIXED && t->head >= 0 && s->tokens[t->head].rel == REL_CC;
}

// The last word of a piece, before a bracket that it opens and does not close.
static int32_t before_open_bracket(const sentence *s, uint32_t first, uint32_t last)
{
    int32_t open = -1;
    for (uint32_t w = first; w <= last; w++) {
        if (str_eq(s->tokens[w].form, STR("("))) open = (int32_t)w;
        if (str_eq(s->tokens[w].form, STR(")"))) open = -1;
    }
    return open > (int32_t)first ? open - 1 : (int32_t)last;
}

span anchor_span(const frame_view *f, uint32_t head, const uint32_t *others, uint32_t n)
{
    const sentence *s = f->sentence;
    int32_t first = -1, last = -1;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (!frame_below(f, head, w) || is_cut(f, head, others, n, w)) {
            if (first >= 0 && w > head) break; // the piece that holds the head is over
            if (w < head) first = last = -1;
            continue;
        }
        if (first >= 0 && w > head && str_eq(s->tokens[w].form, STR(";"))) break;
        if (first < 0) first = (int32_t)w;
        last = (int32_t)w;
    }
    if (first < 0) return s->tokens[head].span;
    while (first < (int32_t)head &&
           (is_rim(&s->tokens[first], head) || is_joined(s, (uint32_t)first)))
        first++;
    last = before_open_bracket(s, (uint32_t)first, (uint32_t)last);
    while (last > (int32_t)head && is_rim(&s->tokens[last], head) &&
           !closes_bracket(s, (uint32_t)first, (uint32_t)last))
        last--;
    return (span){s->tokens[first].span.begin, s->tokens[last].span.end};
}

bool anchor_is_own(const frame_view *f, const relation *r)
{
    return r->first < r->end && f->sentence->tokens[r->first].xpos == XPOS_VBG;
}

// Is the speaker no more than a word that points at somebody ("did you say whether", "its
// assessment that")?
static bool is_nobody(const attribution *says)
{
    static const char WORDS[] = "you|me|my|your|our|its|their|his|her|that|this|it|guys|others|"
                                "everyone";
    str first = says->name;
    first = str_split(&first, ' ');
    return str_in_list(says->name, WORDS, '|') ||
           (!says->speaker && str_in_list(first, "my|your|our|its|their|his|her", '|'));
}

const attribution *anchor_speaker(const frame_view *f, const relation *r)
{
    uint32_t s = f->sentence->index;
    const attribution *says = mention_speaker(f->mentions, s, r->first);
    if (!says && anchor_is_own(f, r) && r->told >= 0)
        says = mention_speaker(f->mentions, s, (uint32_t)r->told);
    while (says && is_nobody(says)) says = says->outer;
    return says;
}
