// Matters that only point back: "these tests", "the lie" are what the text has named before.
#include "ledger/position.h"

#include <assert.h>

#define BACK_SENTENCES 4 // further back it may be another thing of that name

// "These", "that", "such": what was told. "The" alone may be what all know.
static bool is_pointed_at(const frame_view *f, uint32_t head)
{
    int32_t det = frame_child(f, head, REL_DET);
    return det >= 0 &&
           str_in_list(frame_word(f, (uint32_t)det)->lemma, "this|that|these|those|such", '|');
}

static bool is_definite(const frame_view *f, uint32_t head)
{
    int32_t det = frame_child(f, head, REL_DET);
    return det >= 0 && str_eq(frame_word(f, (uint32_t)det)->lemma, STR("the"));
}

// One noun of its kind, with no word that says which.
static bool is_bare(const frame_view *f, const matter *x)
{
    assert(x->head < (int32_t)f->sentence->n_tokens);
    if (x->head < 0 || x->name.n || frame_word(f, (uint32_t)x->head)->upos != UPOS_NOUN)
        return false;
    return matter_size(x->text) <= 1 && x->end <= x->first + 2;
}

// The nearest phrase of that noun before word `end` that says more.
static matter named_in(const frame_view *f, uint32_t end, const matter *x, str lemma, str text)
{
    for (uint32_t w = end; w-- > 0;) {
        const token *t = frame_word(f, w);
        if (t->upos != UPOS_NOUN || !str_eq(t->lemma, lemma) || is_pointed_at(f, w)) continue;
        matter full = matter_of(f, w, text);
        bool says = full.text.n && !full.vague && full.first <= w && w < full.end &&
                    matter_size(full.text) > matter_size(x->text);
        if (says) return full;
    }
    return (matter){.head = -1};
}

bool position_points_back(const frame_view *f, const matter *x)
{
    return is_bare(f, x) && is_pointed_at(f, (uint32_t)x->head);
}

matter position_named_before(fact_reading *r, uint32_t index, const matter *x)
{
    const frame_view *f = reading_frame(r, index);
    str text = r->c->document->text;
    matter none = {.head = -1};
    if (!is_bare(f, x)) return none;
    if (!is_pointed_at(f, (uint32_t)x->head) && !is_definite(f, (uint32_t)x->head)) return none;
    str lemma = frame_word(f, (uint32_t)x->head)->lemma;
    matter found = named_in(f, x->first, x, lemma, text);
    for (uint32_t back = 1; found.head < 0 && back <= BACK_SENTENCES && back <= index; back++) {
        const frame_view *before = reading_frame(r, index - back);
        found = named_in(before, before->sentence->n_tokens, x, lemma, text);
    }
    return found;
}
