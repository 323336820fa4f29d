// What sort of aid words name: help for refugees is never the weapons of the same worth.
#include "ledger/transfer.h"

#define BEFORE_WORDS 4 // adjectives before the noun of aid

// Each sort with the words that tell it. "Civilian security assistance" is civilian: in this order.
static const char *const SORTS[][2] = {
    {"civilian", "civilian|non-military|nonmilitary|non-lethal|nonlethal"},
    {"humanitarian", "humanitarian|food|relief|medical|health|refugee|disaster|emergency"},
    {"economic", "economic|development|budget|budgetary|financial|macroeconomic|reconstruction"},
    {"military", "military|security|defense|defence|lethal|weapon|weapons|arm|arms|defensive"},
};
#define SORTS_N (sizeof SORTS / sizeof *SORTS)

static const char AID[] = "aid|assistance|help|support|relief|funding|package|drawdown|sale";

// Does the sentence's word at `w` modify the noun of aid?
static uint32_t sorts_before(const frame_view *f, uint32_t noun)
{
    uint32_t first = noun > BEFORE_WORDS ? noun - BEFORE_WORDS : 0, found = 0;
    for (uint32_t w = noun; w-- > first;) {
        const token *t = frame_word(f, w);
        if (t->upos == UPOS_VERB || t->upos == UPOS_ADP || t->upos == UPOS_AUX) break;
        for (uint32_t k = 0; k < SORTS_N; k++)
            if (str_in_list(t->lemma, SORTS[k][1], '|')) found |= 1u << k;
    }
    bool civilian = found & 1u;
    return civilian ? 1u : found;
}

static uint32_t sorts_of(const frame_view *f, int32_t topic)
{
    uint32_t found = 0;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        if (topic >= 0 && !frame_below(f, (uint32_t)topic, w)) continue;
        if (str_in_list(frame_word(f, w)->lemma, AID, '|')) found |= sorts_before(f, w);
    }
    return found;
}

str transfer_aid_sort(const frame_view *f, int32_t topic)
{
    uint32_t found = topic >= 0 ? sorts_of(f, topic) : 0;
    if (!found) found = sorts_of(f, -1);
    for (uint32_t k = 0; k < SORTS_N; k++)
        if (found == 1u << k) return str_of(SORTS[k][0]);
    return STR_NONE;
}

// "Civilian" says only that it is not for arms.
bool transfer_sorts_differ(const fact *a, const fact *b)
{
    if (!a->form.n || !b->form.n || str_eq(a->form, b->form)) return false;
    bool civil = str_eq(a->form, STR("civilian")) || str_eq(b->form, STR("civilian"));
    bool arms = str_eq(a->form, STR("military")) || str_eq(b->form, STR("military"));
    return arms || !civil;
}
