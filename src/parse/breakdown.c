#include "parse/breakdown.h"

#include "base/utf8.h"

#define NO_MATCH UINT32_MAX

// All words of one side in a row.
typedef struct {
    const token **words; // [n]
    uint32_t *head;      // [n] place of the head in `words`; NO_MATCH for the root
    uint32_t *match;     // [n] place of the same word on the other side, or NO_MATCH
    uint32_t *length;    // [n] words of its sentence
    bool *has_case;      // [n] a preposition hangs on it
    uint32_t n;
} side;

typedef struct {
    side gold, system;
    breakdown *b;
} comparison;

static side flatten(const sentence_list *list, arena *a)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) n += list->p[i].n_tokens;
    side s = {.words = arena_array(a, const token *, n),
              .head = arena_array(a, uint32_t, n),
              .match = arena_array(a, uint32_t, n),
              .length = arena_array(a, uint32_t, n),
              .has_case = arena_array(a, bool, n)};
    for (size_t i = 0; i < list->n; i++) {
        const sentence *x = &list->p[i];
        uint32_t first = s.n;
        for (uint32_t k = 0; k < x->n_tokens; k++, s.n++) {
            const token *t = &x->tokens[k];
            bool inside = t->head >= 0 && t->head < (int32_t)x->n_tokens;
            s.words[s.n] = t;
            s.match[s.n] = NO_MATCH;
            s.length[s.n] = x->n_tokens;
            s.head[s.n] = inside ? first + (uint32_t)t->head : NO_MATCH;
            if (inside && t->rel == REL_CASE && t->upos == UPOS_ADP)
                s.has_case[first + (uint32_t)t->head] = true;
        }
    }
    return s;
}

static void match_words(side *g, side *s)
{
    for (uint32_t i = 0, k = 0; i < g->n && k < s->n;) {
        span a = g->words[i]->span, b = s->words[k]->span;
        if (a.begin == b.begin && a.end == b.end) {
            g->match[i] = k;
            s->match[k++] = i++;
        } else if (a.end != b.end ? a.end < b.end : a.begin < b.begin) {
            i++;
        } else {
            k++;
        }
    }
}

static bool is_nominal(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PROPN || t->upos == UPOS_PRON ||
           t->upos == UPOS_NUM || t->upos == UPOS_SYM;
}

static bool same_head(const comparison *c, uint32_t i)
{
    uint32_t k = c->gold.match[i], head = c->gold.head[i];
    if (k == NO_MATCH) return false;
    if (head == NO_MATCH) return c->system.head[k] == NO_MATCH;
    return c->gold.match[head] != NO_MATCH && c->gold.match[head] == c->system.head[k];
}

// Does the system's head, right or wrong, have the gold head's part of speech: noun or not?
static bool same_side(const comparison *c, uint32_t i)
{
    uint32_t k = c->gold.match[i], head = c->gold.head[i];
    if (k == NO_MATCH || head == NO_MATCH || c->system.head[k] == NO_MATCH) return false;
    uint32_t other = c->system.match[c->system.head[k]];
    return other != NO_MATCH && is_nominal(c->gold.words[head]) == is_nominal(c->gold.words[other]);
}

static attachment_kind kind_of(deprel rel, bool has_case)
{
    switch (rel) {
    case REL_OBL:
    case REL_OBL_AGENT: return has_case ? ATTACHMENT_PP_VERB : ATTACHMENT_COUNT;
    case REL_NMOD: return has_case ? ATTACHMENT_PP_NOUN : ATTACHMENT_COUNT;
    case REL_CONJ: return ATTACHMENT_CONJ;
    case REL_CC:
    case REL_CC_PRECONJ: return ATTACHMENT_CC;
    case REL_ADVCL:
    case REL_ADVCL_RELCL: return ATTACHMENT_ADVCL;
    case REL_ACL: return ATTACHMENT_ACL;
    case REL_ACL_RELCL: return ATTACHMENT_RELCL;
    case REL_CCOMP: return ATTACHMENT_CCOMP;
    case REL_XCOMP: return ATTACHMENT_XCOMP;
    case REL_CSUBJ:
    case REL_CSUBJ_PASS:
    case REL_CSUBJ_OUTER: return ATTACHMENT_CSUBJ;
    case REL_PARATAXIS: return ATTACHMENT_PARATAXIS;
    case REL_NSUBJ:
    case REL_NSUBJ_OUTER: return ATTACHMENT_NSUBJ;
    case REL_NSUBJ_PASS: return ATTACHMENT_NSUBJ_PASS;
    case REL_OBJ: return ATTACHMENT_OBJ;
    case REL_IOBJ: return ATTACHMENT_IOBJ;
    case REL_APPOS: return ATTACHMENT_APPOS;
    case REL_COMPOUND: return ATTACHMENT_COMPOUND;
    case REL_FLAT: return ATTACHMENT_FLAT;
    case REL_PUNCT: return ATTACHMENT_PUNCT;
    default: return ATTACHMENT_COUNT;
    }
}

static attachment_kind distance_of(const side *s, uint32_t i)
{
    if (s->head[i] == NO_MATCH) return ATTACHMENT_ROOT;
    uint32_t n = s->head[i] > i ? s->head[i] - i : i - s->head[i];
    return n <= 1    ? ATTACHMENT_DISTANCE_1
           : n <= 2  ? ATTACHMENT_DISTANCE_2
           : n <= 6  ? ATTACHMENT_DISTANCE_6
           : n <= 14 ? ATTACHMENT_DISTANCE_14
                     : ATTACHMENT_DISTANCE_FAR;
}

static attachment_kind length_of(uint32_t n)
{
    return n <= 10   ? ATTACHMENT_LENGTH_10
           : n <= 20 ? ATTACHMENT_LENGTH_20
           : n <= 30 ? ATTACHMENT_LENGTH_30
           : n <= 40 ? ATTACHMENT_LENGTH_40
                     : ATTACHMENT_LENGTH_LONG;
}

static void count(breakdown_count *c, bool head, bool right)
{
    c->gold++;
    c->head += head;
    c->right += right;
}

static void count_gold(comparison *c, uint32_t i)
{
    const token *g = c->gold.words[i];
    uint32_t k = c->gold.match[i];
    const token *s = k == NO_MATCH ? NULL : c->system.words[k];
    bool head = same_head(c, i), right = head && s->rel == g->rel;
    attachment_kind kind = kind_of((deprel)g->rel, c->gold.has_case[i]);
    count(&c->b->rel[g->rel], head, right);
    if (s && s->rel != g->rel) c->b->instead[g->rel][s->rel]++;
    if (kind != ATTACHMENT_COUNT) count(&c->b->kind[kind], head, right);
    if (kind == ATTACHMENT_PP_VERB || kind == ATTACHMENT_PP_NOUN)
        count(&c->b->kind[ATTACHMENT_PP_SIDE], same_side(c, i), right);
    count(&c->b->kind[distance_of(&c->gold, i)], head, right);
    count(&c->b->kind[length_of(c->gold.length[i])], head, right);
}

void breakdown_add(breakdown *b, const sentence_list *gold, const sentence_list *system,
                   arena *scratch)
{
    comparison c = {.gold = flatten(gold, scratch), .system = flatten(system, scratch), .b = b};
    match_words(&c.gold, &c.system);
    for (uint32_t i = 0; i < c.gold.n; i++) count_gold(&c, i);
    for (uint32_t k = 0; k < c.system.n; k++) b->rel[c.system.words[k]->rel].system++;
}

// Bytes of text[begin, end) that are no white space.
static size_t count_solid(str text, size_t begin, size_t end)
{
    size_t n = 0;
    while (begin < end) {
        uint32_t code;
        size_t step = utf8_decode(text, begin, &code);
        if (step == 0) break;
        if (!utf8_is_space(code)) n += step;
        begin += step;
    }
    return n;
}

void breakdown_squeeze(str text, sentence_list *sentences)
{
    size_t at = 0, solid = 0; // bytes of the text, and those before that are no white space
    for (size_t i = 0; i < sentences->n; i++)
        for (uint32_t k = 0; k < sentences->p[i].n_tokens; k++) {
            span *s = &sentences->p[i].tokens[k].span;
            if (s->begin < at) at = solid = 0;
            solid += count_solid(text, at, s->begin);
            at = s->begin;
            *s = (span){(uint32_t)solid, (uint32_t)(solid + count_solid(text, s->begin, s->end))};
        }
}
