#include "link/cue.h"

#define ASIDE_REACH 4 // words back from "know" to the "as" of "as you all know"

static str form_at(const frame_view *f, uint32_t w)
{
    return frame_word(f, w)->form;
}

// Is one of the words that the connective begins with or stands behind glued to it by a hyphen?
static bool is_in_compound(const frame_view *f, const relation *r)
{
    const token *t = f->sentence->tokens;
    uint32_t n = f->sentence->n_tokens;
    if (r->end < n && str_eq(t[r->end].form, STR("-")) &&
        t[r->end].span.begin == t[r->end - 1].span.end)
        return true;
    return r->first > 0 && str_eq(t[r->first - 1].form, STR("-")) &&
           t[r->first - 1].span.end == t[r->first].span.begin;
}

// "The year or so that", "thus far", "following up on", "as soon as", "as if".
static bool is_of_other_words(const frame_view *f, const relation *r)
{
    str first = form_at(f, r->first);
    str next = r->end < f->sentence->n_tokens ? form_at(f, r->end) : STR_NONE;
    if (str_eq_nocase(first, STR("thus"))) return str_eq(next, STR("far"));
    if (str_eq_nocase(first, STR("following"))) return str_eq(next, STR("up"));
    if (str_eq_nocase(first, STR("as")) && r->end == r->first + 1 &&
        str_in_list(next, "if|though", '|'))
        return true;
    if (str_eq_nocase(first, STR("as")) && r->first > 0 && r->end == r->first + 1)
        return str_in_list(form_at(f, r->first - 1), "soon|far|well|much|many|long|often", '|');
    return str_eq_nocase(first, STR("so")) && r->first > 0 &&
           str_eq(form_at(f, r->first - 1), STR("or"));
}

// "Whether it fell and therefore whether they must leave": asked, not told.
static bool is_asked(const frame_view *f, const relation *r)
{
    int32_t mark = r->told >= 0 ? frame_child(f, (uint32_t)r->told, REL_MARK) : -1;
    return mark >= (int32_t)r->end && str_eq(frame_word(f, (uint32_t)mark)->lemma, STR("whether"));
}

// "As strong in a world of peace as in one of war": a comparison.
static bool is_compared(const frame_view *f, const relation *r)
{
    if (!str_eq_nocase(form_at(f, r->first), STR("as")) || r->end != r->first + 1) return false;
    uint32_t w = r->end;
    while (w < f->sentence->n_tokens && frame_word(f, w)->upos == UPOS_ADV) w++;
    return w < f->sentence->n_tokens && frame_word(f, w)->upos == UPOS_ADJ && r->why >= 0 &&
           frame_child(f, (uint32_t)r->why, REL_NSUBJ) < (int32_t)r->end;
}

// "Over 40 people", "over a billion dollars", "after the $100 million": a quantity.
static bool is_quantity(const frame_view *f, const relation *r)
{
    if (!str_in_list(frame_word(f, r->first)->lemma, "over|after", '|')) return false;
    uint32_t w = r->end;
    if (w < f->sentence->n_tokens && frame_word(f, w)->upos == UPOS_DET) w++;
    if (w >= f->sentence->n_tokens) return false;
    const token *t = frame_word(f, w);
    return t->upos == UPOS_SYM || t->upos == UPOS_NUM ||
           str_in_list(t->lemma, "half|third|quarter|dozen|hundred|thousand|million|billion", '|');
}

// "In order to bring – to help bring": the speaker breaks off, and begins anew.
static bool is_broken_off(const frame_view *f, const relation *r)
{
    uint32_t n = f->sentence->n_tokens;
    if (r->why < (int32_t)r->end) return false;
    uint32_t w = (uint32_t)r->why + 1;
    while (w < n && frame_word(f, w)->upos == UPOS_ADV) w++;
    return w + 1 < n && r->end >= r->first && str_in_list(form_at(f, w), "–|—|--", '|') &&
           str_eq_nocase(form_at(f, w + 1), form_at(f, r->end - 1));
}

// "Not because of the cost but because ..": what is denied. "Including due to the drought" is about
// what stands before it.
static bool is_denied(const frame_view *f, const relation *r)
{
    return r->first > 0 && r->kind != LINK_PURPOSE &&
           str_in_list(frame_word(f, r->first - 1)->lemma,
                       "not|never|hardly|neither|include|including", '|');
}

// The word before the connective, over punctuation; -1 when there is none.
static int32_t word_before(const frame_view *f, uint32_t first)
{
    int32_t w = (int32_t)first - 1;
    while (w >= 0 && frame_word(f, (uint32_t)w)->upos == UPOS_PUNCT) w--;
    return w;
}

// "As you all know, because we told you": how somebody knows, not why it was done.
static bool is_why_known(const frame_view *f, const relation *r)
{
    int32_t w = word_before(f, r->first);
    bool clause = r->why >= 0 && frame_child(f, (uint32_t)r->why, REL_NSUBJ) >= 0;
    if (w < 0 || !clause ||
        !str_in_list(frame_word(f, (uint32_t)w)->lemma, "know|see|hear|recall|remember", '|'))
        return false;
    for (int32_t k = w - 1; k >= 0 && k >= w - ASIDE_REACH; k--)
        if (str_eq_nocase(form_at(f, (uint32_t)k), STR("as"))) return true;
    return false;
}

static bool is_infinitive(const frame_view *f, uint32_t w)
{
    int32_t mark = frame_child(f, w, REL_MARK);
    return mark >= 0 && str_eq_nocase(form_at(f, (uint32_t)mark), STR("to"));
}

static bool is_set_off(const frame_view *f, uint32_t first)
{
    return first > 0 && str_in_list(form_at(f, first - 1), ",|;|–|—|-|--", '|');
}

// Infinitives with "to" behind a comma below the word.
static int infinitives_set_off(const frame_view *f, uint32_t head)
{
    int n = 0;
    for (uint32_t i = f->first_child[head]; i < f->first_child[head + 1]; i++) {
        uint32_t c = f->children[i];
        int32_t mark = frame_child(f, c, REL_MARK);
        n += c > head && mark > 0 && is_infinitive(f, c) && is_set_off(f, (uint32_t)mark);
    }
    return n;
}

// "For Chad to invade, to rule": the infinitive has a subject.
static bool has_own_doer(const frame_view *f, uint32_t w)
{
    return frame_child(f, w, REL_NSUBJ) >= 0;
}

// "To invade it; to rule it", "condemning it, calling for talks": verbs of one shape side by side
// are a list, unlike "to meet the guests, to ask them".
static bool is_listed(const frame_view *f, const relation *r)
{
    if (r->kind != LINK_PURPOSE && r->kind != LINK_RESPONSE) return false;
    if (r->told < 0 || r->why < r->told || !is_set_off(f, r->first)) return false;
    const token *told = frame_word(f, (uint32_t)r->told);
    bool to = r->end == r->first + 1 && str_eq_nocase(form_at(f, r->first), STR("to"));
    if (!to)
        return r->why == (int32_t)r->first && told->xpos == XPOS_VBG &&
               frame_child(f, (uint32_t)r->told, REL_AUX) < 0;
    static const char GOING[] = "travel|visit|go|come|return|arrive|head|meet|speak|talk|gather|"
                                "convene|host|sit|join|work";
    if (told->xpos != XPOS_VB || !is_infinitive(f, (uint32_t)r->told)) return false;
    if (str_in_list(told->lemma, GOING, '|')) return false;
    return (str_eq(form_at(f, r->first - 1), STR(";")) ||
            str_eq(told->lemma, frame_word(f, (uint32_t)r->why)->lemma) ||
            infinitives_set_off(f, (uint32_t)r->told) > 1 || has_own_doer(f, (uint32_t)r->told));
}

bool cue_joins(const frame_view *f, const relation *r)
{
    if (r->first >= r->end) return true;
    return !is_in_compound(f, r) && !is_of_other_words(f, r) && !is_denied(f, r) &&
           !is_why_known(f, r) && !is_listed(f, r) && !is_quantity(f, r) && !is_asked(f, r) &&
           !is_compared(f, r) && !is_broken_off(f, r);
}

// Verbs of what may kill, hurt or destroy.
static const char BLOWS[] = "detonate|explode|fire|shoot|attack|strike|bomb|shell|storm|raid|ram|"
                            "crash|blow|blast|open|launch|burst|collapse|hit|stab|drop|set|go";

int32_t cue_cause(const frame_view *f, const relation *r)
{
    if (r->first >= r->end || r->told != (int32_t)r->first || r->why < 0 || r->why > r->told)
        return r->why;
    const token *t = frame_word(f, (uint32_t)r->why);
    if (t->rel != REL_ADVCL || t->head < 0 || t->head > r->why || !is_set_off(f, r->first))
        return r->why;
    bool above = str_in_list(frame_word(f, (uint32_t)t->head)->lemma, BLOWS, '|') &&
                 frame_child(f, (uint32_t)t->head, REL_AUX_PASS) < 0;
    return above && !str_in_list(t->lemma, BLOWS, '|') ? t->head : r->why;
}
