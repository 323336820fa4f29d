#include "mention/firmword.h"

#include "mention/actor_scan.h"
#include "mention/word.h"

// What only a company has or is, right behind its name.
static const char BEHIND[] =
    "ceo|ceos|inc|inc.|corp|corp.|co.|executive|executives|employee|employees|worker|workers|share|"
    "shares|stock|stocks|shareholder|shareholders|spokesman|spokeswoman|spokesperson|plant|plants|"
    "factory|factories|store|stores|customer|customers|dealer|dealers|dealership|dealerships|"
    "subsidiary|chairman|earnings|revenue|revenues|profits|sales|investors|engineers|lawyers|"
    "founder|co-founder|cofounder|boss|headquarters|pilots|management|product|products|board|chief";
// What a company is, right before its name.
static const char BEFORE[] =
    "company|companies|firm|firms|giant|giants|maker|makers|carmaker|carmakers|automaker|"
    "automakers|manufacturer|manufacturers|retailer|retailers|chain|startup|start-up|airline|"
    "airlines|bank|banks|insurer|conglomerate|supplier|subsidiary|rival|rivals|brand|brands|lender|"
    "major|majors|drugmaker|producer|operator|chipmaker|planemaker|multinational|corporation|"
    "corporations";
// Nouns that "of", "at", "for", "in", "from" tie to a company.
static const char HEADS[] =
    "ceo|executive|chairman|employee|worker|shareholder|share|stock|founder|"
    "customer|president|spokesman|spokeswoman|spokesperson|subsidiary|"
    "lawsuit|stake|unit|job|boycott";
// What companies do.
static const char DEEDS[] =
    "announce|acquire|buy|purchase|recall|launch|unveil|report|cut|sue|settle|merge|hire|invest|"
    "agree|say|plan|produce|manufacture|deliver|suspend|halt|file|pay|own|apologize|apologise|"
    "pledge|partner|employ|develop|sell|supply|donate|win|lose|raise|stop|ship|resume";
// What is done to companies.
static const char DONE[] = "sue|acquire|buy|boycott|nationalize|nationalise|fine|purchase|own";

// Is the word the name of a company of the dictionary, guarded or not?
static bool is_firm(const sentence *st, uint32_t i)
{
    if (!word_is_capital(st, i)) return false;
    for (table_hit h = name_lookup(st->tokens[i].form); h.found; h = name_next(h))
        if (name_is_full(h) && str_eq(name_cell(h.row, "sectors"), STR("BUS"))) return true;
    return false;
}

// "Ford, GM and Stellantis": is the next of a list a company?
static bool is_listed(const sentence *st, uint32_t end)
{
    if (!word_among(st, end, ",|and|or|&")) return false;
    uint32_t next = end + 1;
    if (word_is(st, end, ",") && word_among(st, next, "and|or")) next++;
    return is_firm(st, next);
}

// "the CEO of Apple", "shares in Shell", "works at Intel"
static bool is_tied(const sentence *st, uint32_t first)
{
    if (first < 2 || !word_among(st, first - 1, "of|at|for|in|from|against|by")) return false;
    const token *before = &st->tokens[first - 2];
    if (before->upos == UPOS_NOUN || before->upos == UPOS_PROPN) {
        char small[WORD_MAX];
        str lemma = word_lemma(before);
        if (lemma.n >= sizeof small) return false;
        for (size_t i = 0; i < lemma.n; i++)
            small[i] =
                lemma.p[i] >= 'A' && lemma.p[i] <= 'Z' ? (char)(lemma.p[i] + 32) : lemma.p[i];
        return str_in_list((str){small, lemma.n}, HEADS, '|');
    }
    return word_lemma_among(before, "work") && word_among(st, first - 1, "at|for");
}

static bool acts(const sentence *st, uint32_t first, uint32_t end)
{
    const token *t = &st->tokens[word_phrase_head(st, first, end)];
    if (t->upos != UPOS_PROPN || t->head < 0) return false;
    if (first > 0 && st->tokens[first - 1].upos == UPOS_DET) return false;
    const token *verb = &st->tokens[t->head];
    if (verb->upos != UPOS_VERB) return false;
    deprel rel = deprel_base((deprel)t->rel);
    if (rel == REL_NSUBJ) return word_lemma_among(verb, DEEDS);
    return rel == REL_OBJ && word_lemma_among(verb, DONE);
}

bool firmword_is_meant(const sentence *st, uint32_t first, uint32_t end, bool beside)
{
    uint32_t next = end;
    if (next < st->n_tokens && st->tokens[next].xpos == XPOS_POS) next++;
    if (word_among(st, next, BEHIND)) return true;
    if (first > 0 && word_among(st, first - 1, BEFORE)) return true;
    return beside || is_listed(st, end) || is_tied(st, first) || acts(st, first, end);
}
