#include "ledger/channelby.h"

#include "ledger/channelparty.h"

#define CONSENT_STEPS                                                                              \
    4 // words up from what is agreed to: "agreed on Monday to begin to hold talks"

// What one party does though the other must as well.
static const char CONSENTS[] = "agree|accept|approve|ratify|accede|schedule|consent|assent";
// The same where it stands above what is agreed upon.
static const char DECIDES[] = "agree|accept|decide|pledge|promise|agreement|decision|acceptance|"
                              "consent";

static bool has_child(const frame_view *f, uint32_t word, const char *list)
{
    for (uint32_t i = f->first_child[word]; i < f->first_child[word + 1]; i++)
        if (str_in_list(f->sentence->tokens[f->children[i]].lemma, list, '|')) return true;
    return false;
}

// Does the word mean several at once, whatever is known of them: "the two sides", "officials of
// Chad and Niger"? "We" is the speaker's side alone where it says with whom.
static bool is_several(const frame_view *f, uint32_t verb, uint32_t doer)
{
    const token *t = &f->sentence->tokens[doer];
    bool plural = t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS;
    if (str_in_list(t->lemma, "they|both", '|')) return true;
    if (str_in_list(t->lemma, "we", '|')) return !party_is_with(f, verb);
    if (plural && str_in_list(t->lemma, "side|party|country|neighbour|neighbor|delegation", '|') &&
        has_child(f, doer, "two|three|both|all|the"))
        return true;
    party_list own = {0};
    party_of_noun(&own, f, doer);
    return own.n >= 2;
}

static bool is_done_by_several(const frame_view *f, uint32_t verb)
{
    fillers doers = {0};
    if (has_child(f, verb, "jointly|together")) return true;
    frame_fillers(f, verb, SLOT_SUBJECT, STR_NONE, &doers);
    if (doers.n > 1) return true;
    return doers.n == 1 && is_several(f, verb, doers.word[0]);
}

// The word by which one consents: the changing one or one above it; -1: none.
static int32_t consent_of(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    bool yes = str_eq(t->lemma, STR("say")); // "said yes to"
    if (yes || str_in_list(t->lemma, CONSENTS, '|')) return (int32_t)word;
    int32_t above = t->head;
    for (int step = 0; step < CONSENT_STEPS && above >= 0; step++) {
        if (str_in_list(f->sentence->tokens[above].lemma, DECIDES, '|')) return above;
        above = f->sentence->tokens[above].head;
    }
    return -1;
}

// "We announce the resumption of the talks", "welcomed that they resumed".
static bool is_announced(const frame_view *f, uint32_t word)
{
    const token *t = &f->sentence->tokens[word];
    return t->upos == UPOS_NOUN && t->head >= 0 &&
           str_in_list(f->sentence->tokens[t->head].lemma, "announce|declare|welcome|mark", '|');
}

bool channelby_is_joint(const frame_view *f, uint32_t word, str state)
{
    if (str_in_list(state, "held|ongoing", '|')) return true;
    if (str_eq(state, STR("resumed"))) return is_done_by_several(f, word) || is_announced(f, word);
    if (!str_eq(state, STR("agreed"))) return has_child(f, word, "jointly|together");
    int32_t consent = consent_of(f, word);
    return consent < 0 || is_done_by_several(f, (uint32_t)consent);
}

void channelby_settle(fact_reading *r)
{
    for (size_t i = 0; i < r->facts.n; i++)
        if (r->facts.p[i].joint) r->facts.p[i].by = (fact_party){0};
}
