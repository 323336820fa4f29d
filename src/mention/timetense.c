#include "mention/timetense.h"

#include "mention/timeword.h"

#define CLIMB_MAX 12 // words from a date up to its verb; deeper trees are parse errors
#define CHAIN_MAX 6  // auxiliaries and adverbs before a verb

// Words that put what they govern into the future, whatever their own tense.
#define AHEAD_WORDS                                                                                \
    "scheduled|slated|planned|expected|due|set|upcoming|deadline|poised|tentatively|forthcoming|"  \
    "expires|expire|plans|plan|hopes|intends"
// What stands with an hour: who gives the hour of a day in the present tense announces it.
#define CLOCK_WORDS "am|pm|a.m.|p.m.|gmt|et|edt|est"
// Verbs whose infinitive complement lies in the past when they do.
#define MANAGED_WORDS "manage|fail|begin|start|continue|seem|appear|happen|dare|help"

// Verbs whose present simple tells what is set for a day to come ("the talks begin on Friday");
// with others a day makes it the present of headlines and chronicles ("rebels attack a post on
// Friday").
#define SET_VERBS                                                                                  \
    "begin|start|open|close|end|take|meet|visit|hold|host|travel|arrive|leave|depart|expire|go|"   \
    "come|return|resume|deliver|participate|attend|join|welcome|convene|kick|launch|vote|run|"     \
    "speak|address|testify|face|continue|receive|play|sit|head|fly|mark|celebrate|become"

// Nouns of what a day is set for; the day before any other noun ("the May 3 attack") is past.
#define COMING_NOUNS                                                                               \
    "election|vote|summit|meeting|talk|visit|hearing|conference|referendum|session|trial|debate|"  \
    "launch|primary|runoff|festival|game|match|ceremony|deadline|inauguration|forum|briefing|"     \
    "trip|call|dialogue|event|round|anniversary|announcement|address|speech|poll|ballot|plenary|"  \
    "consultation|celebration|commemoration|webinar|interview|remark|schedule|opening|deployment|" \
    "timeline|target|goal|cutoff|expiration|expiry|date"
// Verbs of talk: what they have for object may lie ahead though they are past.
#define TALK_VERBS                                                                                 \
    "discuss|note|look|underscore|review|prepare|mention|preview|announce|welcome|support|plan|"   \
    "confirm|address|coordinate|invite|emphasize|stress|raise"

static bool is_verb(const sentence *s, uint32_t i)
{
    return word_has(s, i, UPOS_VERB) || word_has(s, i, UPOS_AUX);
}

// What the auxiliaries before verb `v` say; TIME_NEAREST when they leave it open. *present is set
// for a present auxiliary ("is", "are").
static time_direction chain(const sentence *s, uint32_t v, bool *present, bool *infinitive)
{
    for (uint32_t k = 1; k <= CHAIN_MAX && k <= v; k++) {
        uint32_t i = v - k;
        if (word_among(s, i, "will|'ll|\xe2\x80\x99ll|shall|wo|going")) return TIME_FUTURE;
        if (word_among(s, i, "had|has|have|was|were|did|'ve|\xe2\x80\x99ve|having")) {
            // "may have met" is past, "would have to" is not told apart
            return TIME_PAST;
        }
        if (word_among(s, i, "would|may|might|could|should|must|can|ca")) return TIME_FUTURE;
        if (word_among(s, i, "is|are|am|'re|'m"))
            *present = true;
        else if (word_is(s, i, "to")) {
            *infinitive = true;
            return TIME_NEAREST;
        } else if (!word_has(s, i, UPOS_ADV) && !word_has(s, i, UPOS_PART) &&
                   !word_has(s, i, UPOS_AUX))
            break;
    }
    return TIME_NEAREST;
}

static bool lemma_among(const sentence *s, uint32_t i, const char *list)
{
    return s->tokens[i].lemma.n && str_in_list(s->tokens[i].lemma, list, '|');
}

// "Not until May did Mali expel him": the auxiliary before the subject.
static time_direction inverted(const sentence *s, uint32_t v)
{
    int32_t head =
        s->tokens[v].rel == REL_COP ? s->tokens[v].head : (int32_t)v; // "will he be back"
    for (uint32_t i = v; i-- > 0 && v - i <= CLIMB_MAX;) {
        if (s->tokens[i].head != head || !word_has(s, i, UPOS_AUX)) continue;
        if (word_among(s, i, "did|had|has|have|was|were")) return TIME_PAST;
        if (word_among(s, i, "will|shall|would")) return TIME_FUTURE;
    }
    return TIME_NEAREST;
}

// "turned down an invitation to meet in April": an April now past may be meant.
static bool is_turned_down(const sentence *s, uint32_t v)
{
    static const char REFUSALS[] = "turn|decline|reject|refuse|spurn|ignore|rebuff|dismiss";
    int32_t noun = s->tokens[v].head;
    if (noun < 0 || s->tokens[v].rel != REL_ACL || !word_has(s, (uint32_t)noun, UPOS_NOUN))
        return false;
    int32_t above = s->tokens[noun].head;
    return above >= 0 && lemma_among(s, (uint32_t)above, REFUSALS) &&
           (s->tokens[above].xpos == XPOS_VBD || s->tokens[above].xpos == XPOS_VBN);
}

// "had a chance to visit Kenya in November": that has been.
static bool is_chance_had(const sentence *s, uint32_t v)
{
    static const char CHANCES[] = "chance|opportunity|pleasure|privilege|honor|honour|occasion";
    int32_t noun = s->tokens[v].head;
    if (noun < 0 || deprel_base(s->tokens[v].rel) != REL_ACL ||
        !lemma_among(s, (uint32_t)noun, CHANCES))
        return false;
    int32_t above = s->tokens[noun].head;
    return above >= 0 && lemma_among(s, (uint32_t)above, "have|had|get|take|enjoy") &&
           (s->tokens[above].xpos == XPOS_VBD || s->tokens[above].xpos == XPOS_VBN);
}

// The copula or auxiliary of a predicate that is no verb: "is" of "is consistent"; -1 for none
static int64_t copula(const sentence *s, uint32_t i)
{
    for (uint32_t k = 0; k < s->n_tokens; k++) {
        const token *t = &s->tokens[k];
        if (t->head == (int32_t)i && t->rel == REL_COP && is_verb(s, k)) return k;
    }
    return -1;
}

// "if Friday's vote fails", "when they gather on Friday"
static bool is_conditional(const sentence *s, uint32_t v)
{
    for (uint32_t i = v; i-- > 0 && v - i <= CLIMB_MAX;)
        if (s->tokens[i].head == (int32_t)v && word_among(s, i, "if|when|unless|until|once|before"))
            return true;
    return false;
}

static time_direction verb_tense(const sentence *s, uint32_t v)
{
    bool present = false, infinitive = false;
    uint8_t x = s->tokens[v].xpos;
    if (word_among(s, v, "will|shall|would")) return TIME_FUTURE;
    time_direction d = chain(s, v, &present, &infinitive);
    if (d != TIME_NEAREST) return d;
    if (infinitive) {
        int32_t h = s->tokens[v].head;
        int64_t able = h >= 0 && word_is(s, (uint32_t)h, "able") ? copula(s, (uint32_t)h) : -1;
        // in "to be able to" the copula is itself the infinitive: only one before tells more
        if (able >= 0 && able < (int64_t)v && verb_tense(s, (uint32_t)able) == TIME_PAST)
            return TIME_PAST;
        if (h >= 0 && is_verb(s, (uint32_t)h) && lemma_among(s, (uint32_t)h, MANAGED_WORDS))
            return verb_tense(s, (uint32_t)h) == TIME_FUTURE ? TIME_FUTURE : TIME_PAST;
        if (is_chance_had(s, v)) return TIME_PAST;
        return is_turned_down(s, v) ? TIME_NEAREST : TIME_FUTURE;
    }
    if (x == XPOS_VBD) return TIME_PAST;
    d = inverted(s, v);
    if (d != TIME_NEAREST) return d;
    if (x == XPOS_VBN) return s->tokens[v].rel == REL_DEP ? TIME_PAST : TIME_NEAREST;
    if (x == XPOS_VBG && !present) { // "did report making payments in May"
        int32_t h = s->tokens[v].head;
        bool verb = h >= 0 && is_verb(s, (uint32_t)h) && s->tokens[h].xpos != XPOS_VBG;
        if (!verb || lemma_among(s, v, SET_VERBS)) return TIME_NEAREST; // "taking place in May"
        return verb_tense(s, (uint32_t)h) == TIME_PAST ? TIME_PAST : TIME_NEAREST;
    }
    if (x == XPOS_VBG) return lemma_among(s, v, SET_VERBS) ? TIME_FUTURE : TIME_NEAREST;
    if (x == XPOS_VBP || x == XPOS_VBZ) {
        bool set = lemma_among(s, v, SET_VERBS) || is_conditional(s, v);
        return !s->headline && set ? TIME_FUTURE : TIME_NEAREST;
    }
    return TIME_NEAREST;
}

// Words around word i of the way up that put the date ahead: "scheduled", "look forward to", "the
// upcoming anniversary". A plan as a noun is none: "since the launch of the plan in May".
static bool puts_ahead(const sentence *s, uint32_t i)
{
    if (word_among(s, i, AHEAD_WORDS)) return is_verb(s, i) || !word_among(s, i, "plan|plans|set");
    if (word_among(s, i, "look|looks|looked|looking") && word_is(s, i + 1, "forward")) return true;
    for (uint32_t k = i; k-- > 0 && i - k <= CHAIN_MAX;)
        if (s->tokens[k].head == (int32_t)i &&
            word_among(s, k, "upcoming|forthcoming|planned|scheduled|looming"))
            return true;
    return false;
}

// Verb that governs the phrase in the tree, else the nearest one before it, else after it.
// *noun: is it a noun's, like "the attacks in May"?
static int64_t governor(const sentence *s, uint32_t first, uint32_t end, bool *ahead, bool *noun)
{
    uint32_t i = word_phrase_head(s, first, end);
    for (int k = 0; k < CLIMB_MAX; k++) {
        int64_t is = copula(s, i);
        if (is >= 0) return is;
        int32_t h = s->tokens[i].head;
        if (h < 0 || (uint32_t)h >= s->n_tokens) break;
        i = (uint32_t)h;
        if (puts_ahead(s, i)) *ahead = true;
        if (is_verb(s, i)) return i;
        *noun |= s->tokens[i].upos == UPOS_NOUN;
    }
    if (s->tokens[i].head < 0 && i >= first && i < end) { // no tree
        for (uint32_t k = first; k-- > 0;) {
            if (puts_ahead(s, k)) *ahead = true;
            if (is_verb(s, k)) return k;
        }
        for (uint32_t k = end; k < s->n_tokens; k++)
            if (is_verb(s, k)) return k;
    }
    return -1;
}

// "would" leaves the year of a date open: it may be what would have been.
static bool is_would(const sentence *s, uint32_t v)
{
    for (uint32_t k = 1; k <= CHAIN_MAX && k <= v; k++)
        if (word_is(s, v - k, "would") && s->tokens[v - k].head == (int32_t)v) return true;
    return false;
}

// Does the phrase stand before a noun, as in "the May 3 attack", "Friday's vote"? The noun, else
// -1.
static int64_t noun_behind(const sentence *s, uint32_t first, uint32_t end)
{
    uint32_t i = word_phrase_head(s, first, end);
    int32_t h = s->tokens[i].head;
    if (h < (int32_t)end || !word_has(s, (uint32_t)h, UPOS_NOUN)) return -1;
    deprel r = deprel_base(s->tokens[i].rel);
    bool inside = r == REL_COMPOUND || r == REL_NMOD || r == REL_NUMMOD || r == REL_AMOD;
    return inside && !(first > 0 && word_has(s, first - 1, UPOS_ADP)) ? h : -1;
}

static bool names_month(const sentence *s, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (timeword_month(s, i)) return true;
    return false;
}

// Which way the governing verb points a date that is a noun's.
static time_direction of_noun(const sentence *s, uint32_t v, bool behind, bool coming, bool month)
{
    time_direction d = verb_tense(s, v);
    if (behind && !coming) return TIME_PAST;
    if (coming && d == TIME_PAST && lemma_among(s, v, TALK_VERBS)) return TIME_NEAREST;
    // "the attacks in May amount to": the verb's present is not theirs, nor its future
    bool will = d == TIME_FUTURE && !month && s->tokens[v].xpos == XPOS_VB &&
                !(v > 0 && word_is(s, v - 1, "to"));
    return d == TIME_PAST || will ? d : TIME_NEAREST;
}

time_direction time_tense(const sentence *s, uint32_t first, uint32_t end)
{
    bool ahead = false, noun = false;
    if (first >= 2 && word_is(s, first - 1, "of") && word_is(s, first - 2, "ahead"))
        return TIME_FUTURE;
    if (word_is(s, first, "later")) return TIME_FUTURE;
    if (word_is(s, first, "earlier")) return TIME_PAST;
    if (first >= 1 &&
        word_among(s, first - 1, "by|until|till|through|into|upcoming|starting|beginning")) {
        int64_t v = governor(s, first, end, &ahead, &noun);
        time_direction d = v >= 0 ? verb_tense(s, (uint32_t)v) : TIME_NEAREST;
        bool past = !ahead && d == TIME_PAST;
        bool gerund = v >= 0 && s->tokens[v].xpos == XPOS_VBG;
        if (!ahead && (gerund || d == TIME_NEAREST) && word_is(s, first - 1, "through"))
            return TIME_NEAREST;
        return !past ? TIME_FUTURE : word_is(s, first - 1, "by") ? TIME_NEAREST : TIME_PAST;
    }
    int value;
    bool weekday = timeword_is(s, first, &value) == TW_WEEKDAY;
    if (word_is(s, end, "deadline")) return weekday ? TIME_FUTURE : TIME_NEAREST;
    if (first >= 1 && word_among(s, first - 1, "since|following")) return TIME_PAST;
    int64_t v = governor(s, first, end, &ahead, &noun);
    if (ahead) return TIME_FUTURE;
    bool present = v >= 0 && (s->tokens[v].xpos == XPOS_VBZ || s->tokens[v].xpos == XPOS_VBP);
    bool month = end == first + 1 && timeword_month(s, first); // "the low is July"
    if (present && !month && v == copula(s, word_phrase_head(s, first, end)))
        return TIME_FUTURE; // "the vote is on Friday"
    for (uint32_t i = first; present && !s->headline && i < end; i++)
        if (word_among(s, i, CLOCK_WORDS))
            return TIME_FUTURE; // "opens the hall on Friday at 9 a.m."
    bool back = first >= 2 && word_is(s, first - 2, "back") && word_is(s, first - 1, "in");
    if (back && (noun || v < 0 || verb_tense(s, (uint32_t)v) != TIME_FUTURE))
        return TIME_PAST; // "the blast back in May"; not "will come back in May"
    int64_t behind = noun_behind(s, first, end);
    int32_t above = s->tokens[word_phrase_head(s, first, end)].head;
    bool coming = above >= 0 && lemma_among(s, (uint32_t)above, COMING_NOUNS);
    if (v < 0) return behind >= 0 && !coming ? TIME_PAST : TIME_NEAREST;
    bool set = lemma_among(s, (uint32_t)v, SET_VERBS) && (uint32_t)v < first;
    if (noun && word_is(s, first - 1, "from")) return TIME_PAST; // "the letter from March"
    if (behind >= 0 || (noun && !set))
        return of_noun(s, (uint32_t)v, behind >= 0, coming, names_month(s, first, end));
    if (!weekday && is_would(s, (uint32_t)v)) return TIME_NEAREST;
    return verb_tense(s, (uint32_t)v);
}
