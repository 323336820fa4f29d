// Which tolls of a text a later one replaces. Two things tell: words that say so of the new one
// ("the death toll rose to 31"), and words that say so of the old one ("up from 12", "an earlier
// toll of 12"). Without such words two numbers are two groups of people->
#include "mention/people.h"

#include "mention/word.h"

#include <math.h>

#define REACH 30 // sentences back to the toll that a new one replaces

static const char RISES[] =
    "rise|climb|jump|increase|grow|reach|mount|soar|surge|raise|revise|update|upgrade|correct|"
    "lower|reduce|stand|hit|pass|surpass|double|put|bring|top|swell";
static const char OLD[] = "earlier|previous|previously|initial|initially|preliminary|original|"
                          "originally|first|before|yesterday";

static bool is_casualty(const mention *m)
{
    return m->kind == MENTION_PEOPLE &&
           str_in_list(m->people->role, "killed|injured|missing|displaced|detained|hostages", '|');
}

static double size_of(const mention *m)
{
    if (isfinite(m->amount.value)) return m->amount.value;
    return isfinite(m->amount.low) ? m->amount.low : m->amount.high;
}

// Is the word among these, by its lemma when it has one?
static bool lemma_among(const sentence *s, uint32_t i, const char *list)
{
    str lemma = s->tokens[i].lemma;
    return lemma.n ? str_in_list(lemma, list, '|') : word_among(s, i, list);
}

// "The toll rose to 31", "raising the number of dead to 31", "the dead now number 31"
static bool is_new_toll(const sentence *s, const mention *m)
{
    bool toll = false, rise = false;
    for (uint32_t i = 0; i < m->first; i++) {
        toll |= word_among(s, i, "toll|number|tally|total|count");
        rise |= lemma_among(s, i, RISES) || word_is(s, i, "now");
    }
    return toll && rise && m->first > 0 &&
           word_among(s, m->first - 1,
                      "to|at|is|reached|hit|passed|"
                      "surpassed|topped|of|now|stood|was");
}

// "up from 12", "from an earlier 12", "earlier reports of 12 dead"
static bool is_old_toll(const sentence *s, const mention *m)
{
    for (uint32_t i = m->first; i > 0 && i + 6 > m->first; i--) {
        uint32_t w = i - 1;
        if (word_has(s, w, UPOS_PUNCT) && !word_is_hyphen(s, w)) return false;
        if (word_is(s, w, "from") && w > 0 &&
            (word_among(s, w - 1, "up|down") || lemma_among(s, w - 1, RISES)))
            return true;
        if (!word_among(s, w, OLD)) continue;
        for (uint32_t k = w; k < m->first; k++)
            if (word_among(s, k,
                           "toll|report|reports|reported|count|figure|figures|estimate|said|tally"))
                return true;
    }
    return false;
}

// Could both count the same people?
static bool same_people(const mention *a, const mention *b)
{
    const actor *x = a->people->whose, *y = b->people->whose;
    if (!str_eq(a->people->role, b->people->role)) return false;
    return !x || !y || !x->country.n || !y->country.n || str_eq(x->country, y->country);
}

// The nearest earlier toll, of its sentence the greatest, that the toll at `at` replaces.
static mention *replaced_by(mention_vec *v, size_t at)
{
    const mention *later = &v->p[at];
    mention *best = NULL;
    for (size_t i = at; i > 0;) {
        mention *m = &v->p[--i];
        if (m->sentence + REACH < later->sentence) break;
        if (best && m->sentence != best->sentence) break;
        bool fits = is_casualty(m) && m->sentence < later->sentence && !m->people->superseded &&
                    same_people(m, later) && size_of(m) != size_of(later);
        if (fits && (!best || size_of(m) > size_of(best))) best = m;
    }
    return best;
}

void people_supersede(const sentence_list *sentences, mention_vec *found)
{
    for (size_t i = 0; i < found->n; i++) {
        mention *m = &found->p[i];
        if (!is_casualty(m)) continue;
        const sentence *s = &sentences->p[m->sentence];
        if (is_old_toll(s, m)) {
            m->people->superseded = true;
            continue;
        }
        mention *old = is_new_toll(s, m) ? replaced_by(found, i) : NULL;
        if (old) old->people->superseded = true;
    }
}
