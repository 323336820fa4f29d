#include "parse/score.h"

static const char *const NAMES[SCORE_COUNT] = {
#define X(name, text) text,
    SCORE_LIST(X)
#undef X
};

// The universal features that the shared task compares; others are a treebank's own.
static const char UNIVERSAL[] =
    "PronType|NumType|Poss|Reflex|Foreign|Abbr|Gender|Animacy|Number|Case|Definite|Degree|VerbForm|"
    "Mood|Tense|Aspect|Voice|Evident|Polarity|Person|Polite";

typedef struct {
    const sentence *s;
    uint32_t i; // word of the sentence
} place;

// A walk over the words of a list.
typedef struct {
    const sentence_list *list;
    size_t s;
    uint32_t i;
} walk;

static bool walk_next(walk *w, place *out)
{
    while (w->s < w->list->n && w->i >= w->list->p[w->s].n_tokens) {
        w->s++;
        w->i = 0;
    }
    if (w->s >= w->list->n) return false;
    *out = (place){&w->list->p[w->s], w->i++};
    return true;
}

static const token *word(place p)
{
    return &p.s->tokens[p.i];
}

static bool is_functional(const token *t)
{
    switch (deprel_base((deprel)t->rel)) {
    case REL_AUX:
    case REL_CASE:
    case REL_CC:
    case REL_COP:
    case REL_DET:
    case REL_MARK: return true;
    default: return false;
    }
}

static bool is_content(const token *t)
{
    return !is_functional(t) && t->rel != REL_PUNCT;
}

// The next universal feature of *rest; empty at the end.
static str next_feature(str *rest)
{
    while (rest->p) {
        str one = str_split(rest, '|');
        size_t name_end = str_find_byte(one, '=', 0);
        str name = str_sub(one, 0, name_end);
        if (one.n && str_in_list(name, UNIVERSAL, '|')) return one;
    }
    return STR_NONE;
}

static bool same_features(str a, str b)
{
    if (str_eq(a, b)) return true;
    for (;;) {
        str x = next_feature(&a), y = next_feature(&b);
        if (!str_eq(x, y)) return false;
        if (x.n == 0) return true;
    }
}

static bool same_span(const token *a, const token *b)
{
    return a->span.begin == b->span.begin && a->span.end == b->span.end;
}

static bool same_head(place g, place s)
{
    const token *a = word(g), *b = word(s);
    if (a->head < 0 || b->head < 0) return a->head < 0 && b->head < 0;
    return same_span(&g.s->tokens[a->head], &s.s->tokens[b->head]);
}

static bool same_rel(const token *a, const token *b)
{
    return deprel_base((deprel)a->rel) == deprel_base((deprel)b->rel);
}

static bool same_arc(place g, place s)
{
    return same_head(g, s) && same_rel(word(g), word(s));
}

static bool same_tags(const token *a, const token *b)
{
    return a->upos == b->upos && same_features(a->feats, b->feats);
}

// The next functional child of word i of a sentence from *from on; NULL at the end.
static const token *next_functional(place p, uint32_t *from)
{
    while (*from < p.s->n_tokens) {
        const token *t = &p.s->tokens[(*from)++];
        if (t->head == (int32_t)p.i && is_functional(t)) return t;
    }
    return NULL;
}

static bool same_functional_children(place g, place s)
{
    uint32_t i = 0, j = 0;
    for (;;) {
        const token *a = next_functional(g, &i), *b = next_functional(s, &j);
        if (!a || !b) return !a && !b;
        if (!same_span(a, b) || !same_rel(a, b) || !same_tags(a, b)) return false;
    }
}

static bool same_lemma(const token *g, const token *s)
{
    return str_eq(g->lemma, STR("_")) || str_eq(g->lemma, s->lemma);
}

static void count_side(score *r, const token *t, bool gold)
{
    for (int k = SCORE_WORDS; k < SCORE_COUNT; k++) {
        if (k >= SCORE_CLAS && !is_content(t)) continue;
        if (gold)
            r->count[k].gold++;
        else
            r->count[k].system++;
    }
}

static void count_match(score *r, place gold, place system)
{
    const token *g = word(gold), *s = word(system);
    bool feats = same_features(g->feats, s->feats), head = same_head(gold, system);
    bool arc = same_arc(gold, system), content = is_content(g) && is_content(s);
    r->count[SCORE_WORDS].right++;
    r->count[SCORE_UPOS].right += g->upos == s->upos;
    r->count[SCORE_XPOS].right += g->xpos == s->xpos;
    r->count[SCORE_FEATS].right += feats;
    r->count[SCORE_TAGS].right += feats && g->upos == s->upos && g->xpos == s->xpos;
    r->count[SCORE_LEMMAS].right += same_lemma(g, s);
    r->count[SCORE_UAS].right += head;
    r->count[SCORE_LAS].right += arc;
    r->count[SCORE_LAS_SUBTYPES].right += head && g->rel == s->rel;
    r->count[SCORE_CLAS].right += arc && content;
    r->count[SCORE_MLAS].right +=
        arc && content && same_tags(g, s) && same_functional_children(gold, system);
}

static void count_sentences(score *r, const sentence_list *gold, const sentence_list *system)
{
    score_count *c = &r->count[SCORE_SENTENCES];
    c->gold += gold->n;
    c->system += system->n;
    for (size_t i = 0, j = 0; i < gold->n && j < system->n;) {
        span a = gold->p[i].span, b = system->p[j].span;
        c->right += a.begin == b.begin && a.end == b.end;
        bool first = a.end <= b.end, second = b.end <= a.end;
        i += first;
        j += second;
    }
}

void score_add(score *r, const sentence_list *gold, const sentence_list *system)
{
    walk g = {gold, 0, 0}, s = {system, 0, 0};
    place a, b;
    count_sentences(r, gold, system);
    bool more_a = walk_next(&g, &a), more_b = walk_next(&s, &b);
    while (more_a || more_b) {
        bool match = more_a && more_b && same_span(word(a), word(b));
        bool take_a = more_a && (!more_b || word(a)->span.end <= word(b)->span.end);
        bool take_b = more_b && (!more_a || word(b)->span.end <= word(a)->span.end);
        if (match) count_match(r, a, b);
        if (take_a) count_side(r, word(a), true);
        if (take_b) count_side(r, word(b), false);
        if (take_a) more_a = walk_next(&g, &a);
        if (take_b) more_b = walk_next(&s, &b);
    }
}

double score_f1(const score_count *c)
{
    uint64_t both = c->gold + c->system;
    return both ? 200.0 * (double)c->right / (double)both : 0;
}

const char *score_name(score_kind kind)
{
    return NAMES[kind];
}
