#include "link/reasontail.h"

#define TAILS_MAX 3 // "in .. of .. to ..", one behind the other

// Words that lead in what says more of a noun.
static const char LEADING[] = "in|to|on|at|against|toward|towards|throughout|during|across|among|"
                              "over|of|vis-a-vis";

// What says when, or where the deed itself was done: "thanked him for it in a call".
static const char OCCASIONS[] =
    "meeting|call|phone|conversation|speech|statement|remark|tweet|letter|interview|message|"
    "morning|afternoon|evening|night|today|yesterday|tomorrow|day|week|month|year|time|moment|"
    "second|minute|hour|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|behalf|"
    "turn|court|response|return|order|exchange|addition|particular|person";

// Connectives that are as often of time: what stands behind their noun is of the deed.
static const char TIMES[] = "follow|following|after|amid|since";

static const token *word(const frame_view *f, uint32_t w)
{
    return &f->sentence->tokens[w];
}

static bool is_nominal(const token *t)
{
    return t->upos == UPOS_NOUN || t->upos == UPOS_PRON;
}

// The word that ends with the words; -1 when none does.
static int32_t last_of(const frame_view *f, uint32_t why, span words)
{
    for (uint32_t w = why; w < f->sentence->n_tokens; w++)
        if (word(f, w)->span.end == words.end) return (int32_t)w;
    return -1;
}

// The head of the phrase or infinitive that the word at `first` leads in, when it hangs on what is
// told; -1 when nothing does.
static int32_t head_of_tail(const frame_view *f, const relation *r, uint32_t why, uint32_t first)
{
    const token *lead = word(f, first);
    if (lead->head <= (int32_t)first || !str_in_list(lead->lemma, LEADING, '|')) return -1;
    uint32_t head = (uint32_t)lead->head;
    const token *t = word(f, head);
    if (t->head != r->told && t->head != (int32_t)why) return -1;
    if (frame_child(f, head, REL_NSUBJ) >= 0 || frame_child(f, head, REL_NSUBJ_PASS) >= 0)
        return -1;
    switch (deprel_base((deprel)t->rel)) {
    case REL_OBL:
    case REL_ADVCL:
    case REL_XCOMP:
    case REL_NMOD:
    case REL_ACL: break;
    default: return -1;
    }
    return str_in_list(t->lemma, OCCASIONS, '|') || t->upos == UPOS_PROPN || t->upos == UPOS_NUM
               ? -1
               : (int32_t)head;
}

span reason_tail(const frame_view *f, const relation *r, uint32_t why, span words)
{
    if (r->kind != LINK_CAUSE || r->first >= r->end || why < r->end) return words;
    if (str_in_list(word(f, r->first)->lemma, TIMES, '|')) return words;
    if (!is_nominal(word(f, why)) || r->told < 0 || r->told > (int32_t)why) return words;
    for (int n = 0; n < TAILS_MAX; n++) {
        int32_t last = last_of(f, why, words);
        if (last < 0 || (uint32_t)last + 1 >= f->sentence->n_tokens) return words;
        int32_t head = head_of_tail(f, r, why, (uint32_t)last + 1);
        if (head < 0) return words;
        span tail = anchor_span(f, (uint32_t)head, NULL, 0);
        if (tail.end <= words.end) return words;
        words.end = tail.end;
    }
    return words;
}
