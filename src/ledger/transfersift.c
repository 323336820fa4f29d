// What reads like a transfer and is none: money given over the years, business and affairs at home,
// treaties, what reporters suppose.
#include "ledger/transfer.h"

#include <math.h>

#define DAY_LETTERS 10 // of "2026-05-16"
#define SINCE_REACH 4  // words before "since" that say that it is the first of its kind

// "Over the last year", "in recent years".
static bool is_long_time(const frame_view *f, uint32_t w)
{
    if (w < 1 || w + 1 >= f->sentence->n_tokens) return false;
    if (!str_in_list(frame_word(f, w)->lemma, "last|past|recent", '|')) return false;
    bool within = str_in_list(frame_word(f, w - 1)->lemma, "over|within|in", '|') ||
                  (w > 1 && str_in_list(frame_word(f, w - 2)->lemma, "over|within|in", '|'));
    for (uint32_t k = w + 1; within && k < w + 4 && k < f->sentence->n_tokens; k++)
        if (str_in_list(frame_word(f, k)->lemma, "year|decade", '|')) return true;
    return false;
}

static bool is_year(const frame_view *f, uint32_t w)
{
    if (w >= f->sentence->n_tokens || frame_word(f, w)->form.n != 4) return false;
    return str_starts(frame_word(f, w)->form, STR("19")) ||
           str_starts(frame_word(f, w)->form, STR("20"));
}

// "Another 5 million, bringing the total to 9": the first sum is new. The word that brings; 0:
// none.
static uint32_t brings_total(const frame_view *f)
{
    bool fresh = false, sum = false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        fresh = fresh || str_in_list(lemma, "additional|add'l|another|further|new", '|');
        sum = sum || mention_covering(f->mentions, f->sentence->index, w, MENTION_MONEY);
        if (str_eq(lemma, STR("bring"))) return fresh && sum ? w : 0;
    }
    return 0;
}

// "Aid announced today brings the total to 9 million".
static bool is_brought_to_total(const frame_view *f, uint32_t w)
{
    if (!str_eq(frame_word(f, w)->lemma, STR("bring"))) return false;
    for (uint32_t k = w + 1; k < f->sentence->n_tokens; k++)
        if (str_eq(frame_word(f, k)->lemma, STR("total"))) return true;
    return false;
}

// "The largest donor, giving 9 million".
static bool is_largest_giver(const frame_view *f, uint32_t w)
{
    if (!str_in_list(frame_word(f, w)->lemma, "donor|contributor|provider|giver", '|'))
        return false;
    for (uint32_t k = w > 3 ? w - 3 : 0; k < w; k++)
        if (str_in_list(frame_word(f, k)->lemma, "large|big|lead|leading|generous", '|'))
            return true;
    return false;
}

// "The first drawdown since April", "the largest in years": says how rare it is, sums up nothing.
static bool is_first_since(const frame_view *f, uint32_t since)
{
    for (uint32_t w = since > SINCE_REACH ? since - SINCE_REACH : 0; w < since; w++)
        if (str_in_list(frame_word(f, w)->lemma, "first|large|latest|big", '|') && w > 0 &&
            str_in_list(frame_word(f, w - 1)->lemma, "the|its|a", '|'))
            return true;
    return false;
}

// The day named before that word, "said on Tuesday"; empty: none.
static str day_before(const frame_view *f, uint32_t word)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++)
        if (all->p[i].kind == MENTION_TIME && all->p[i].first < word &&
            all->p[i].time.value.n == DAY_LETTERS)
            return all->p[i].time.value;
    return STR_NONE;
}

bool transfer_is_day_of_first(const frame_view *f, str date, str *day)
{
    const mention_list *all = f->mentions;
    uint32_t s = f->sentence->index;
    for (uint32_t w = 1; w < f->sentence->n_tokens; w++) {
        if (!str_eq(frame_word(f, w)->lemma, STR("since")) || !is_first_since(f, w)) continue;
        *day = day_before(f, w);
        for (uint32_t i = all->first_of[s]; i < all->first_of[s + 1]; i++)
            if (all->p[i].kind == MENTION_TIME && all->p[i].first > w && all->p[i].time.value.n &&
                str_starts(date, all->p[i].time.value))
                return true;
    }
    return false;
}

// "More than 3 billion since 2014", "in total": what was given over the years is no one transfer.
bool transfer_is_total(const frame_view *f, uint32_t word)
{
    bool gives = false, long_time = false;
    uint32_t brings = brings_total(f);
    if (brings && word > brings) return true; // "to the 9 million announced"
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        if (brings && w == brings) break;
        gives = gives || str_in_list(lemma,
                                     "provide|give|contribute|deliver|invest|spend|authorize|"
                                     "approve|commit|receive|sell|donate|allocate|send|notify|hand|"
                                     "grant|supply|furnish|ship|pour|pay|transfer",
                                     '|');
        long_time = long_time || (str_eq(lemma, STR("since")) && !is_first_since(f, w)) ||
                    str_in_list(lemma,
                                "total|annually|annual|yearly|decade|"
                                "cumulative|overall|bring",
                                '|');
        gives = gives || is_brought_to_total(f, w);
        long_time = long_time || is_largest_giver(f, w) || is_long_time(f, w);
        str before = w > 0 ? frame_word(f, w - 1)->lemma : STR_NONE;
        if (str_eq(lemma, STR("date")) && str_eq(before, STR("to"))) long_time = true;
        if (str_ends(lemma, STR("/year")) ||
            (str_eq(lemma, STR("year")) && w > 0 && str_in_list(before, "a|per|each|every|/", '|')))
            long_time = true;
        if (str_eq(lemma, STR("from")) && is_year(f, w + 1) && is_year(f, w + 3)) long_time = true;
        if (str_in_list(lemma, "far|now", '|') && str_in_list(before, "so|thus|by", '|'))
            long_time = true;
        if (str_eq(lemma, STR("of")) && w == 1 && str_eq(before, STR("as"))) long_time = true;
    }
    return gives && long_time;
}

// "Ten missiles for every tank": a ratio, no number that was handed over.
bool transfer_is_ratio(const frame_view *f)
{
    for (uint32_t w = 1; w < f->sentence->n_tokens; w++)
        if (str_in_list(frame_word(f, w)->lemma, "every|each", '|') &&
            str_eq(frame_word(f, w - 1)->lemma, STR("for")))
            return true;
    return false;
}

// Credit for firms, investments, money for farmers and tenants: business and home affairs.
static bool is_business(const frame_view *f)
{
    static const char *const WORDS[] = {
        "enterprise", "entrepreneur",  "entrepreneurship", "investor",    "investment",
        "invest",     "startup",       "start-up",         "equity",      "homebuyer",
        "mortgage",   "rental",        "farmer",           "farmland",    "tax",
        "broadband",  "tuition",       "lender",           "reinsurance", "agribusiness",
        "dfc",        "manufacturing", "retailer",         "worker",      "student",
        "nasa",       "usda",          "semiconductor",    "workforce",   "childcare",
        "healthcare", "infrastructure"};
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++) {
        str lemma = frame_word(f, w)->lemma;
        str next = w + 1 < f->sentence->n_tokens ? frame_word(f, w + 1)->lemma : STR_NONE;
        for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
            if (str_eq_nocase(lemma, str_of(WORDS[i]))) return true;
        if (str_eq_nocase(lemma, STR("small")) && str_eq(next, STR("business"))) return true;
        if (str_eq_nocase(lemma, STR("finance")) && str_eq_nocase(next, STR("corporation")))
            return true;
    }
    return false;
}

// "A 700 million investment": a firm's own.
static bool is_invested(const frame_view *f, const fact *x)
{
    if (!isfinite(x->value)) return false;
    const mention_list *m = f->mentions;
    for (uint32_t w = 1; w < f->sentence->n_tokens; w++)
        if (str_eq(frame_word(f, w)->lemma, STR("investment")) &&
            mention_covering(m, f->sentence->index, w - 1, MENTION_MONEY))
            return true;
    return false;
}

// A transcript's "QUESTION: ...": what a reporter supposes.
static bool is_reporters(const frame_view *f)
{
    return f->sentence->n_tokens > 1 && frame_word(f, 1)->upos == UPOS_PUNCT &&
           str_in_list(frame_word(f, 0)->form, "QUESTION|Question|Q", '|');
}

// "Signed the Artemis Accords": no contract, whatever ships the text names elsewhere.
static bool is_treaty(const frame_view *f, int32_t topic)
{
    for (uint32_t w = 0; w + 1 < f->sentence->n_tokens; w++) // "a landmark trade agreement"
        if (str_eq_nocase(frame_word(f, w)->lemma, STR("trade")) &&
            (str_eq_nocase(frame_word(f, w + 1)->lemma, STR("agreement")) ||
             str_in_list(frame_word(f, w + 1)->lemma, "deal|pact|accord", '|')))
            return true;
    if (topic < 0) return false;
    uint32_t from = topic > 3 ? (uint32_t)topic - 3 : 0;
    for (uint32_t w = from; w < (uint32_t)topic; w++)
        if (str_in_list(frame_word(f, w)->lemma, "climate|peace|extradition", '|')) return true;
    if (!str_in_list(frame_word(f, (uint32_t)topic)->lemma, "accord|accords", '|')) return false;
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (str_in_list(frame_word(f, w)->lemma, "sale|purchase|deliver|delivery|buy|supply|sell",
                        '|'))
            return false;
    return true;
}

// Smugglers and financiers that no actor list knows: what they send is not the state's. What a
// budget provides is only asked for.
static bool is_network(const frame_view *f, uint32_t word)
{
    int32_t doer = frame_child(f, word, REL_NSUBJ);
    if (doer < 0 && deprel_base((deprel)frame_word(f, word)->rel) == REL_CONJ)
        doer = frame_child(f, (uint32_t)frame_word(f, word)->head, REL_NSUBJ);
    return doer >= 0 && str_in_list(frame_word(f, (uint32_t)doer)->lemma,
                                    "network|smuggler|trafficker|financier|charity|donor|"
                                    "budget|Budget|request|proposal",
                                    '|');
}

bool transfer_is_aside(const frame_view *f, uint32_t word, int32_t topic)
{
    return is_reporters(f) || is_treaty(f, topic) || is_network(f, word);
}

bool transfer_is_private(const frame_view *f, const saying *s)
{
    if (is_invested(f, &s->x)) return true;
    for (uint32_t i = 0; i < s->x.n_items; i++)
        if (s->x.items[i].category.n) return false;
    return !transfer_names_aid(f) && !s->law && is_business(f);
}
