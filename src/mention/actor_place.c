// "in Beijing" is a place, "Beijing said" a government.
#include "mention/actor_scan.h"
#include "mention/word.h"

// Prepositions that make a place of any name.
static const char PLACE_CASES[] =
    "in|at|near|outside|inside|around|across|throughout|within|through|"
    "via|toward|towards|over|above|off|into|onto|beyond|along";
// Prepositions that do after a word of motion.
static const char MOTION_CASES[] = "to|from|for|out|between|of";
// Verbs and nouns of motion and of being somewhere.
static const char MOTION[] =
    "arrive|arrival|travel|fly|flight|go|come|return|head|visit|trip|leave|depart|departure|move|"
    "drive|march|flee|journey|tour|road|way|route|train|back|withdraw|evacuate|evacuation|send|"
    "dispatch|ship|shipment|rush|take|bring|transfer|relocate|deport|extradite|run|walk|fire|"
    "enter|live|stay|land|migrate|bear|broadcast|report|airlift|convoy|summon|recall|"
    "correspondent|hail|service|distance|railway|line|highway|pipeline|passenger";
static const char TOWNS[] = "city|capital|town|suburb|district|port|village";
// What has a government as its "of": what governments do, hold and have done to them.
static const char GOVERNMENT_HEADS[] =
    "policy|position|stance|criticism|accusation|support|supporter|opposition|part|behalf|side|"
    "decision|offer|hand|interest|influence|pressure|condemnation|approval|ally|envoy|critic|enemy|"
    "demand|request|refusal|rejection|recognition|attitude|view|will|intention|aim|goal|claim|role|"
    "backing|consent|permission|knowledge|help|threat|promise|pledge|warning|proxy|puppet|wrath|"
    "isolation|friend|adversary|rival|concern|suspicion|distrust|defiance|denial|call|right|"
    "proposal";
// What one does to a place.
static const char PLACE_VERBS[] =
    "visit|leave|reach|enter|tour|bomb|shell|hit|strike|capture|seize|"
    "bombard|flee|besiege|liberate|retake|surround|rock|storm|occupy|"
    "evacuate|depart|approach|attack|overrun|control|recapture|rule";

static str small(str s, char *room, size_t size)
{
    if (s.n > size) return s;
    for (size_t i = 0; i < s.n; i++)
        room[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] + 32) : s.p[i];
    return (str){room, s.n};
}

// The preposition of the phrase that word `head` heads: a case child before it, else the word right
// before the name.
static str preposition(const sentence *st, uint32_t first, uint32_t head, char *room, size_t size)
{
    for (uint32_t i = head; i-- > 0 && i + WALK_MAX > first;)
        if (st->tokens[i].head == (int32_t)head && st->tokens[i].rel == REL_CASE)
            return small(st->tokens[i].form, room, size);
    if (first > 0 && st->tokens[first - 1].upos == UPOS_ADP)
        return small(st->tokens[first - 1].form, room, size);
    return STR_NONE;
}

static bool governed_by_motion(const sentence *st, uint32_t head, str adposition)
{
    int32_t h = st->tokens[head].head;
    if (h < 0) return false;
    if (str_eq(adposition, STR("of"))) return !word_lemma_among(&st->tokens[h], GOVERNMENT_HEADS);
    if (word_lemma_among(&st->tokens[h], MOTION)) return true;
    // "on his way to X", "from X to Y": one step further up
    int32_t up = st->tokens[h].head;
    return st->tokens[h].upos != UPOS_VERB && up >= 0 && word_lemma_among(&st->tokens[up], MOTION);
}

bool place_role(const sentence *st, uint32_t first, uint32_t end)
{
    char room[16];
    uint32_t head = scan_head(st, first, end);
    const token *t = &st->tokens[head];
    deprel base = deprel_base((deprel)t->rel);
    uint32_t at = head;
    str adposition = preposition(st, first, head, room, sizeof room);
    if (base == REL_CONJ && !adposition.n && t->head >= 0) { // "in Beijing and Moscow"
        at = (uint32_t)t->head;
        adposition = preposition(st, at, at, room, sizeof room);
        base = deprel_base((deprel)st->tokens[at].rel);
    }
    // "the capital Dushanbe", "Budapest Keleti railway station"
    if (first > 0 && word_lemma_among(&st->tokens[first - 1], TOWNS)) return true;
    if (end < st->n_tokens && st->tokens[end].upos == UPOS_PROPN &&
        name_is_capital(st->tokens[end].form) && st->tokens[end - 1].space_after)
        return true;
    if (adposition.n) {
        if (str_in_list(adposition, PLACE_CASES, '|')) return true;
        return str_in_list(adposition, MOTION_CASES, '|') && governed_by_motion(st, at, adposition);
    }
    int32_t h = st->tokens[at].head;
    if (base == REL_OBJ && h >= 0) return word_lemma_among(&st->tokens[h], PLACE_VERBS);
    if (base == REL_COMPOUND) return true; // "the Beijing office", "Paris attacks"
    if (base == REL_APPOS && h >= 0)       // "the capital, Beijing,"
        return !word_lemma_among(&st->tokens[h], GOVERNMENT_HEADS) ||
               st->tokens[h].upos == UPOS_PROPN;
    return base == REL_OBL || t->rel == REL_NMOD_UNMARKED;
}
