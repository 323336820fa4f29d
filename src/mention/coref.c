// What only the text before can resolve: pronouns, short names, titles without a name, "both
// sides", "the country". Recency, agreement and subjecthood decide (after Hobbs 1978 and Lappin and
// Leass 1994, much reduced); where they leave two candidates the word stays unresolved.
#include "mention/actor_scan.h"
#include "mention/publisher.h"

#include <ctype.h>

#include <stdlib.h>
#include <string.h>

#define COREF_PERSON_WINDOW 3  // sentences that "he" looks back
#define COREF_TITLE_WINDOW  15 // sentences that "the spokesman" looks back
#define COREF_FOCUS_WINDOW  3  // sentences that count for the country in focus
#define WHOSE_REACH         2  // words from a name to "whose": a comma
#define COREF_LOOKBACK      96 // antecedents looked at for one word: bounds the work per word

// Something said before that a later word can mean.
typedef struct {
    const actor *const *actors; // [n]
    uint32_t n;
    uint32_t sentence, word;
    str noun;
    char gender;
    bool plural, subject, place, person, pair;
    bool inner; // "Chile" in "the foreign minister of Chile"
} antecedent;

typedef struct {
    actor_scan *s;
    VEC(antecedent) past;
    uint32_t sentence;
    const sentence *st;
    const actor *dateline; // country of the dateline; NULL when unknown
    publisher publisher;   // the government whose own text this is
    const actor *home;     // its country; NULL when unknown
    uint32_t *order;       // [n_records] sorted
    bool *taken;           // [longest sentence] words inside a mention of this sentence
    const uint32_t *here;  // [n_here] records of this sentence, in text order
    uint32_t n_here;
} coref;

static void remember(coref *c, const record *r)
{
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == r->m.sentence;)
        if (r->m.first <= c->past.p[i].word && c->past.p[i].word < r->m.end &&
            c->past.p[i].word != r->m.head)
            c->past.p[i].inner = true;
    antecedent *a = vec_push(c->s->a, &c->past);
    a->actors = r->m.actors;
    a->n = r->m.n_actors;
    a->sentence = r->m.sentence;
    a->word = r->m.head;
    a->noun = r->noun;
    a->gender = r->gender;
    a->plural = r->plural;
    a->subject = r->subject;
    a->place = r->place;
    a->person = r->m.n_actors == 1 && (r->m.actors[0]->person || (r->human && !r->plural));
    a->pair = r->m.n_actors == 2;
    if (c->past.n < 2) return;
    // "the US and China": both together can be meant by "they" and "both"
    const antecedent *before = NULL;
    const token *t = &c->st->tokens[r->m.head];
    if (t->rel != REL_CONJ || r->m.n_actors != 1) return;
    for (size_t i = c->past.n - 1; i-- > 0 && i + 6 > c->past.n;)
        if (c->past.p[i].sentence == a->sentence && (int32_t)c->past.p[i].word == t->head &&
            c->past.p[i].n == 1)
            before = &c->past.p[i];
    if (!before || before->actors[0] == a->actors[0]) return;
    const actor **both = arena_array(c->s->a, const actor *, 2);
    both[0] = before->actors[0];
    both[1] = a->actors[0];
    antecedent set = *before;
    set.actors = both;
    set.n = 2;
    set.pair = true;
    set.plural = before->subject; // "they" means two conjoined names only where they act
    set.person = false;
    set.noun = STR_NONE;
    *vec_push(c->s->a, &c->past) = set;
}

static void resolve_to(coref *c, uint32_t first, uint32_t end, uint32_t head,
                       const actor *const *actors, uint32_t n, const char *how, str noun,
                       char gender)
{
    record *r = scan_record(c->s, c->sentence, first, end, actors, n, how);
    r->m.head = head;
    r->subject = scan_is_subject(c->st, head);
    r->noun = noun;
    r->gender = gender;
    r->late = true;
    remember(c, r);
}

static bool within(const coref *c, const antecedent *a, uint32_t window)
{
    return a->sentence + window >= c->sentence;
}

static bool agrees(const antecedent *a, char gender)
{
    return !a->gender || !gender || a->gender == gender;
}

// The person that "he" or "she" means, NULL when it is not clear.
static const antecedent *find_person(const coref *c, char gender, bool oblique)
{
    // "the minister told the senator that his …": two in one sentence leave it open
    const actor *first = NULL;
    for (size_t i = c->past.n; oblique && i-- > 0 && c->past.p[i].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[i];
        if (!a->person || !agrees(a, gender)) continue;
        if (!a->n || (first && !str_eq(first->entity, a->actors[0]->entity))) return NULL;
        first = a->actors[0];
    }
    const antecedent *only = NULL, *subject = NULL;
    bool several = false, several_subjects = false;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!within(c, a, COREF_PERSON_WINDOW)) break;
        if (!a->person || !agrees(a, gender)) continue;
        if (subject && a->sentence != subject->sentence) break;
        if (a->n == 0) { // a person of whom nothing is known
            if (a->subject || !subject) return NULL;
            continue;
        }
        if (!only)
            only = a;
        else if (!str_eq(only->actors[0]->entity, a->actors[0]->entity))
            several = true;
        if (!a->subject) continue;
        if (subject && !str_eq(subject->actors[0]->entity, a->actors[0]->entity))
            several_subjects = true;
        if (!subject) subject = a;
    }
    if (subject) return several_subjects ? NULL : subject;
    return several ? NULL : only;
}

static bool is_thing(const antecedent *a)
{
    return a->n == 1 && !a->person && !a->plural;
}

// The country or body that "it" means.
static const antecedent *find_thing(const coref *c, uint32_t word, bool possessive)
{
    const antecedent *only = NULL;
    bool several = false;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (!is_thing(a) || a->place || a->inner) continue;
        if (a->sentence == c->sentence && a->word >= word) continue;
        if (only && a->sentence != only->sentence) break;
        if (a->subject) return a;
        if (!only)
            only = a;
        else if (!str_eq(only->actors[0]->entity, a->actors[0]->entity))
            several = true;
    }
    return possessive && !several && only && only->sentence == c->sentence ? only : NULL;
}

static const antecedent *find_plural(const coref *c, uint32_t word)
{
    const antecedent *best = NULL;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) break;
        if (!a->plural || (a->sentence == c->sentence && a->word >= word)) continue;
        if (best && a->sentence != best->sentence) break;
        if (a->subject) return a;
        if (!best) best = a;
    }
    return best;
}

static const actor *country_actor(coref *c, const actor *who)
{
    const actor *country = map_find_pointer(&c->s->actors, who->country);
    if (country) return country;
    return scan_actor(c->s, who->country, STR_NONE, STR_NONE, who->country, who->name, false);
}

#define TWO_SEEN_MAX 8 // distinct countries weighed for "both"; with more nobody knows which two

typedef struct {
    const actor *who;
    double weight;
} weighed;

static void weigh(weighed *seen, uint32_t *n, const antecedent *a, bool persons)
{
    const actor *who = a->actors[0];
    uint32_t k = 0;
    while (k < *n && !str_eq(persons ? seen[k].who->entity : seen[k].who->country,
                             persons ? who->entity : who->country))
        k++;
    if (k == TWO_SEEN_MAX) return;
    if (k == *n) seen[(*n)++] = (weighed){who, 0};
    seen[k].weight += a->subject ? 1.5 : 1;
}

// Puts the two heaviest first, in the order in which they were seen; false when a third weighs
// nearly as much.
static bool two_stand_out(weighed *seen, uint32_t n)
{
    uint32_t first = 0, second = SCAN_NONE;
    for (uint32_t k = 1; k < n; k++)
        if (seen[k].weight > seen[first].weight) first = k;
    for (uint32_t k = 0; k < n; k++)
        if (k != first && (second == SCAN_NONE || seen[k].weight > seen[second].weight)) second = k;
    for (uint32_t k = 0; k < n; k++)
        if (k != first && k != second && seen[k].weight * 1.5 > seen[second].weight) return false;
    weighed a = seen[first < second ? first : second], b = seen[first < second ? second : first];
    seen[0] = a;
    seen[1] = b;
    return true;
}

// "Kenya, Uganda and Tanzania": one of two pairs with the same first name.
static bool is_of_three(const coref *c, size_t at)
{
    const antecedent *a = &c->past.p[at];
    for (size_t i = at; i-- > 0 && i + 6 > at && c->past.p[i].sentence == a->sentence;)
        if (c->past.p[i].pair && c->past.p[i].actors[0] == a->actors[0] &&
            !str_eq(c->past.p[i].actors[1]->country, a->actors[1]->country))
            return true;
    return false;
}

// The last two distinct countries (or persons) of the text before: a pair if there is one in the
// nearest sentence with two, else exactly two, else the two that the nearest sentence is about.
// Returns how many it found: 2 or 0.
static uint32_t find_two(coref *c, bool persons, const actor *two[2])
{
    weighed seen[TWO_SEEN_MAX];
    uint32_t n = 0, nearest = c->sentence + 1;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!within(c, a, COREF_FOCUS_WINDOW)) break;
        if (a->sentence != nearest && n >= 2) break;
        nearest = a->sentence;
        if (a->pair && !persons && a->actors[0]->country.n && a->actors[1]->country.n &&
            !str_eq(a->actors[0]->country, a->actors[1]->country)) {
            if (is_of_three(c, i)) return 0;
            two[0] = country_actor(c, a->actors[0]);
            two[1] = country_actor(c, a->actors[1]);
            return 2;
        }
        if (a->n != 1 || a->place || (persons && !a->person)) continue;
        if (!persons && !a->actors[0]->country.n) continue;
        weigh(seen, &n, a, persons);
    }
    if (n < 2 || (n > 2 && (persons || !two_stand_out(seen, n)))) return 0;
    two[0] = persons ? seen[1].who : country_actor(c, seen[1].who);
    two[1] = persons ? seen[0].who : country_actor(c, seen[0].who);
    return 2;
}

#define FOCUS_COUNTRIES 12 // distinct countries weighed; the thirteenth cannot be the focus

// The country that the text is about here: NULL unless one stands well before the others.
static const actor *find_focus(coref *c)
{
    struct {
        const actor *who;
        double weight;
    } seen[FOCUS_COUNTRIES];
    static const double BY_DISTANCE[COREF_FOCUS_WINDOW + 1] = {3, 2, 1.5, 1};
    uint32_t n = 0;
    if (c->dateline) {
        seen[0].who = c->dateline;
        seen[0].weight = 2;
        n = 1;
    }
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!within(c, a, COREF_FOCUS_WINDOW)) break;
        for (uint32_t k = 0; k < a->n; k++) {
            if (!a->actors[k]->country.n) continue;
            double w = BY_DISTANCE[c->sentence - a->sentence] * (a->subject ? 1.5 : 1);
            uint32_t j = 0;
            while (j < n && !str_eq(seen[j].who->country, a->actors[k]->country)) j++;
            if (j == n && n < FOCUS_COUNTRIES) {
                seen[n].who = a->actors[k];
                seen[n++].weight = 0;
            }
            if (j < n) seen[j].weight += w;
        }
    }
    uint32_t best = 0;
    for (uint32_t j = 1; j < n; j++)
        if (seen[j].weight > seen[best].weight) best = j;
    if (n == 0 || seen[best].weight < 1) return NULL;
    for (uint32_t j = 0; j < n; j++)
        if (j != best && seen[j].weight * 1.5 > seen[best].weight) return NULL;
    return country_actor(c, seen[best].who);
}

// "Nicaragua, whose government ...": what stands directly before.
static const antecedent *find_before(const coref *c, uint32_t i)
{
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        if (a->word < i && a->word + WHOSE_REACH >= i && !a->inner) return a;
    }
    return NULL;
}

static void pronoun(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    const antecedent *a = NULL;
    char gender = 0;
    bool possessive = t->xpos == XPOS_PRP_POSS;
    if (str_in_list(t->form, "he|him|his|himself|He|His|Him", '|'))
        a = find_person(c, gender = 'm', !str_eq_nocase(t->form, STR("he")));
    else if (str_in_list(t->form, "she|her|hers|herself|She|Her", '|'))
        a = find_person(c, gender = 'f', !str_eq_nocase(t->form, STR("she")));
    else if (str_in_list(t->form, "it|its|itself|It|Its", '|')) {
        bool empty = t->rel == REL_EXPL ||
                     (!possessive && t->head >= 0 && t->rel == REL_NSUBJ &&
                      c->st->tokens[t->head].upos != UPOS_VERB); // "it is clear", "it was Malta"
        a = empty ? NULL : find_thing(c, i, possessive);
    } else if (str_in_list(t->form, "they|them|their|themselves|They|Their", '|'))
        a = find_plural(c, i);
    else if (str_eq(t->form, STR("whose")))
        a = find_before(c, i);
    if (!a) return;
    antecedent chosen = *a; // remember() may move the vector
    resolve_to(c, i, i + 1, i, chosen.actors, chosen.n, "pronoun", chosen.noun, gender);
    c->past.p[c->past.n - 1].plural = chosen.plural;
}

static bool says_two(const sentence *st, uint32_t noun_first, uint32_t *from)
{
    for (uint32_t i = noun_first; i-- > 0 && i + 4 > noun_first;) {
        if (str_in_list(st->tokens[i].form, "both|Both|two|Two", '|')) {
            *from =
                i > 0 && str_in_list(st->tokens[i - 1].form, "the|The|these|The", '|') ? i - 1 : i;
            return true;
        }
        if (st->tokens[i].upos != UPOS_ADJ && st->tokens[i].upos != UPOS_DET) return false;
    }
    return false;
}

// "both sides", "the two countries", "the allies".
static bool set_phrase(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    if (t->xpos != XPOS_NNS || i == 0) return false;
    str lemma = t->lemma.n ? t->lemma : t->form;
    uint32_t from = i;
    bool allies = str_in_list(lemma, "ally|neighbour|neighbor", '|') &&
                  str_in_list(c->st->tokens[i - 1].form, "the|The|both|Both|two", '|');
    if (allies)
        from = i - 1;
    else if (!says_two(c->st, i, &from))
        return false;
    bool persons =
        str_in_list(lemma, "leader|president|minister|diplomat|premier|counterpart|man", '|');
    if (!allies && !persons &&
        !str_in_list(lemma,
                     "side|country|nation|government|party|power|state|capital|superpower|"
                     "neighbour|neighbor|rival|army|military|navy|partner|delegation|foe|ally",
                     '|'))
        return false;
    const actor *two[2];
    if (!(persons && find_two(c, true, two)) && !find_two(c, false, two)) return true;
    resolve_to(c, from, i + 1, i, two, 2, "set", persons ? lemma : STR_NONE, 0);
    return true;
}

static const char KINGDOMS[] =
    "SAU|GBR|JOR|MAR|BHR|THA|NLD|BEL|DNK|NOR|SWE|ESP|KHM|BTN|TON|LSO|SWZ";
static const char ISLANDS[] =
    "TWN|CUB|CYP|LKA|JAM|HTI|MLT|ISL|MDG|BHR|BRB|GRD|NRU|GRL|FJI|TLS|SGP|MUS|TTO";

// "sold rifles to that country": the last one named that does not act itself.
static const actor *find_other(coref *c)
{
    str acting = STR_NONE;
    for (size_t i = c->past.n; i-- > 0 && c->past.p[i].sentence == c->sentence && !acting.n;)
        if (c->past.p[i].subject && c->past.p[i].n) acting = c->past.p[i].actors[0]->country;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (a->sentence + 1 < c->sentence) return NULL;
        if (a->n == 1 && !a->subject && !a->person && a->actors[0]->country.n &&
            !str_eq(a->actors[0]->country, acting))
            return country_actor(c, a->actors[0]);
    }
    return NULL;
}

// "the country", "the kingdom", "the island", "that country".
static bool country_phrase(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    bool noun = t->xpos == XPOS_NN || (t->xpos == XPOS_NNP && islower((unsigned char)t->form.p[0]));
    if (!noun || i == 0) return false;
    const token *before = &c->st->tokens[i - 1];
    bool other = str_eq(before->form, STR("that")) && before->head == (int32_t)i;
    if (!other && !str_in_list(before->form, "the|The|this|This", '|')) return false;
    str lemma = t->lemma.n ? t->lemma : t->form;
    const char *fits = str_eq(lemma, STR("kingdom"))  ? KINGDOMS
                       : str_eq(lemma, STR("island")) ? ISLANDS
                                                      : NULL;
    if (!fits && !str_in_list(lemma, "country|nation|republic", '|')) return false;
    bool dated = i + 2 < c->st->n_tokens && c->st->tokens[i + 2].upos == UPOS_NUM; // "in 1990"
    if (i + 1 < c->st->n_tokens && !dated &&
        str_in_list(c->st->tokens[i + 1].form, "of|that|which|where|in", '|'))
        return true;
    const actor *who = NULL;
    if (!fits) who = other ? find_other(c) : find_focus(c);
    for (size_t k = c->past.n, looked = 0; fits && k-- > 0 && looked < COREF_LOOKBACK && !who;
         looked++) {
        const antecedent *a = &c->past.p[k];
        if (!within(c, a, COREF_TITLE_WINDOW)) break;
        if (a->n == 1 && str_in_list(a->actors[0]->country, fits, '|'))
            who = country_actor(c, a->actors[0]);
    }
    if (who) resolve_to(c, i - 1, i + 1, i, &who, 1, "focus", STR_NONE, 0);
    return true;
}

// "Lin", "Mr. Lin", "Lin Jian": a person named before.
static uint32_t short_name(coref *c, uint32_t i)
{
    uint32_t end = person_name_end(c->s, c->st, i);
    if (end == i) return i;
    uint32_t first = i;
    char gender = 0;
    while (first + 1 < end && person_is_honorific(c->st->tokens[first].form, &gender)) first++;
    str name = scan_text(c->s, c->sentence, first, end);
    uint32_t p = person_named(c->s, name, false);
    if (p == SCAN_NONE && end - first == 1) p = person_named(c->s, name, true);
    if (p == SCAN_NONE) {
        if (end - first >= 2 && c->st->tokens[end - 1].xpos == XPOS_NNP) {
            antecedent *stranger = vec_push(c->s->a, &c->past);
            stranger->sentence = c->sentence;
            stranger->word = scan_head(c->st, first, end);
            stranger->person = true;
            stranger->gender = gender;
            stranger->subject = scan_is_subject(c->st, stranger->word);
        }
        return end;
    }
    person *who = &c->s->persons.p[p];
    if (who->sentence > c->sentence && !c->st->headline) return end;
    if (gender && !who->gender) who->gender = gender;
    resolve_to(c, i, end, scan_head(c->st, i, end), &who->who, 1, "short name", who->noun,
               who->gender);
    return end;
}

static const actor *possessor(const coref *c, uint32_t first)
{
    for (uint32_t i = first; i-- > 0 && i + 4 > first;) {
        if (c->st->tokens[i].xpos != XPOS_PRP_POSS) {
            if (c->st->tokens[i].upos != UPOS_ADJ && c->st->tokens[i].upos != UPOS_NOUN)
                return NULL;
            continue;
        }
        for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;)
            if (c->past.p[k].word == i && c->past.p[k].n == 1) return c->past.p[k].actors[0];
        return NULL;
    }
    return NULL;
}

// A public agent without a country, whose code is but a sector: the country in focus says more.
static bool is_nobodys(const actor *who)
{
    return who->n_sectors && str_starts(who->code, who->sectors[0]) &&
           str_in_list(who->sectors[0], "GOV|MIL|COP|LEG|JUD|OPP", '|');
}

static const antecedent *find_title(const coref *c, const agent_hit *h)
{
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!within(c, a, COREF_TITLE_WINDOW)) return NULL;
        if (!a->noun.n || a->n == 0 || a->plural != h->plural || !a->actors[0]->code.n) continue;
        if (!a->actors[0]->country.n && !a->person && is_nobodys(a->actors[0])) continue;
        if (str_eq(a->noun, h->noun)) return a;
        if (a->noun.n > h->noun.n && str_ends(a->noun, h->noun) &&
            a->noun.p[a->noun.n - h->noun.n - 1] == ' ')
            return a;
    }
    return NULL;
}

static void settle_bare(coref *c, agent_hit *h, const actor *base, const char *how)
{
    str sectors = agent_sectors(h);
    const actor *who;
    if (h->named) {
        uint32_t first = h->end;
        char gender = 0;
        while (first + 1 < h->to && person_is_honorific(c->st->tokens[first].form, &gender))
            first++;
        who = person_add(c->s, c->sentence, scan_text(c->s, c->sentence, first, h->to), h->noun,
                         base, sectors);
        how = "title";
    } else if (base->country.n) {
        char key[2 * TABLE_KEY_MAX];
        size_t n = base->country.n;
        memcpy(key, base->country.p, n);
        str entity = base->country;
        if (h->kind != AGENT_STATE && h->kind != AGENT_SIDE && h->noun.n < TABLE_KEY_MAX) {
            key[n++] = ':';
            memcpy(key + n, h->noun.p, h->noun.n);
            entity = str_copy(c->s->a, (str){key, n + h->noun.n});
        }
        who = scan_actor(c->s, base->country, sectors, STR_NONE, entity, base->name, false);
    } else {
        who = base;
    }
    resolve_to(c, h->from, h->to, h->head, &who, 1, how, h->noun, person_gender(h->noun));
    antecedent *made = &c->past.p[c->past.n - 1];
    made->plural = h->plural || h->kind == AGENT_CROWD;
    made->person |= (h->kind == AGENT_TITLE || h->kind == AGENT_PERSON) && !made->plural;
}

// "Police arrested protesters in Nairobi": whose they are when the sentence has one place only.
// Not for governments, parliaments and armies, which act abroad.
static const actor *find_place(coref *c, str sectors)
{
    const actor *where = NULL;
    if (str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("MIL")) ||
        str_starts(sectors, STR("LEG")) || str_starts(sectors, STR("MED")) ||
        str_ends(sectors, STR("REF")))
        return NULL;
    for (uint32_t p = c->s->piece_of[c->sentence]; p < c->s->piece_of[c->sentence + 1]; p++) {
        const piece *at = &c->s->pieces.p[p];
        if (!at->who || !name_is_country(at) || at->first == 0) continue;
        if (at->kind == PIECE_NATIONALITY || at->kind == PIECE_PEOPLE) continue;
        const token *before = &c->st->tokens[at->first - 1];
        if (before->upos == UPOS_DET && at->first > 1) before--;
        deprel rel = (deprel)c->st->tokens[scan_head(c->st, at->first, at->end)].rel;
        if (rel == REL_COMPOUND || rel == REL_AMOD || rel == REL_NMOD_POSS) continue;
        bool in = str_in_list(before->form, "in|In|near|outside|across|throughout|around", '|');
        if (!in) continue;
        if (where && !str_eq(where->country, at->who->country)) return NULL;
        where = at->who;
    }
    return where;
}

// Nobody's: "protesters", "a court". Code and sector without a country.
static const actor *nobody(coref *c, const agent_hit *h)
{
    return scan_actor(c->s, STR_NONE, agent_sectors(h), STR_NONE,
                      h->noun.n ? h->noun : STR("agent"), h->noun, false);
}

// "negotiators of the two countries": both countries', with the agent's sector.
static bool agents_of_two(coref *c, const agent_hit *h)
{
    uint32_t from, i = h->end + 1;
    if (h->end >= c->st->n_tokens || !str_in_list(c->st->tokens[h->end].form, "of|from", '|'))
        return false;
    while (i < c->st->n_tokens && i < h->end + 5 && c->st->tokens[i].xpos != XPOS_NNS) i++;
    if (i >= c->st->n_tokens || c->st->tokens[i].xpos != XPOS_NNS || !says_two(c->st, i, &from))
        return false;
    const actor *two[2];
    if (!find_two(c, false, two)) return false;
    for (int k = 0; k < 2; k++) two[k] = scan_with_sectors(c->s, two[k], agent_sectors(h));
    resolve_to(c, h->from, i + 1, h->head, two, 2, "set", h->noun, 0);
    return true;
}

// The country of the body that the agent's first words name: "ministry" in "ministry spokeswoman".
static const actor *named_body(coref *c, const agent_hit *h)
{
    size_t cut = h->noun.n;
    while (cut > 0 && h->noun.p[cut - 1] != ' ') cut--;
    if (cut < 2) return NULL;
    agent_hit body = {.noun = str_sub(h->noun, 0, cut - 1)};
    agent_kind kind;
    if (!agent_is_noun(body.noun, &kind) || kind != AGENT_BODY) return NULL;
    const antecedent *a = find_title(c, &body);
    return a && a->n == 1 && a->actors[0]->country.n ? country_actor(c, a->actors[0]) : NULL;
}

// Offices that only the United States has: nobody else's, whatever country the text is about.
// Britain has secretaries of state *for* something.
static const actor *office_holder_country(coref *c, const agent_hit *h)
{
    static const char OFFICES[] =
        "deputy secretary of state|assistant secretary of state|under secretary of state|"
        "undersecretary of state|deputy assistant secretary|principal deputy assistant secretary|"
        "deputy secretary|assistant secretary|secretary of defense|secretary of the treasury|"
        "secretary of homeland security|homeland security secretary|secretary of the interior|"
        "secretary of commerce|secretary of energy|secretary of agriculture|secretary of labor|"
        "secretary of transportation";
    const token *next = h->end < c->st->n_tokens ? &c->st->tokens[h->end] : NULL;
    bool state =
        str_eq(h->noun, STR("secretary of state")) && !(next && str_eq(next->form, STR("for")));
    if (h->plural || (!state && !str_in_list(h->noun, OFFICES, '|'))) return NULL;
    return name_country_of(c->s, STR("United States"));
}

// "officials up to President Xi", "ministers, including Lavrov": the country of whom the words name
// as one of them.
static const actor *exemplified(const coref *c, const agent_hit *h)
{
    uint32_t w = h->to, n = c->st->n_tokens;
    if (w < n && str_eq(c->st->tokens[w].form, STR(","))) w++;
    if (!h->plural || w + 1 >= n) return NULL;
    str first = c->st->tokens[w].form, second = c->st->tokens[w + 1].form;
    bool two = (str_eq(first, STR("up")) && str_eq(second, STR("to"))) ||
               (str_eq(first, STR("such")) && str_eq(second, STR("as"))) ||
               (str_eq(first, STR("among")) && str_eq(second, STR("them")));
    if (!two && !str_eq(first, STR("including"))) return NULL;
    w += two ? 2 : 1;
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (m->first < w || m->first > w + 2 || m->n_actors != 1) continue;
        if (m->actors[0]->person && m->actors[0]->country.n) return m->actors[0];
    }
    return NULL;
}

// Is the office that of the government which publishes this: "the Secretary", "our Congress",
// "Counselor Reyes"? In small letters "the president" may be anybody's.
static bool is_publishers(const coref *c, const agent_hit *h)
{
    if (!c->home || h->plural || h->former) return false;
    const token *t = &c->st->tokens[h->first];
    bool ours = h->first > 0 && str_in_list(c->st->tokens[h->first - 1].form, "my|My|our|Our", '|');
    bool of = h->end < c->st->n_tokens && str_eq(c->st->tokens[h->end].form, STR("of"));
    if (h->named) return str_in_list(h->noun, c->publisher.titles, '|');
    if (!str_in_list(h->noun, c->publisher.offices, '|') || of) return false;
    if (ours) return true;
    bool own =
        name_is_capital(t->form) || str_in_list(h->noun, "administration|cabinet|department", '|');
    return h->definite && own && !agent_has_owner(c->st, h->first);
}

// An agent noun that nothing beside it gives a country.
static void bare_agent(coref *c, agent_hit *h)
{
    if (h->weak && !h->named && !h->definite) return;
    if (!h->named && (set_phrase(c, h->head) || agents_of_two(c, h))) return;
    const actor *owner = possessor(c, h->first);
    if (owner && owner->country.n) {
        settle_bare(c, h, country_actor(c, owner), "agent");
        return;
    }
    const actor *one = h->named ? NULL : exemplified(c, h);
    if (one) {
        settle_bare(c, h, country_actor(c, one), "agent");
        return;
    }
    if (is_publishers(c, h)) {
        settle_bare(c, h, c->home, "publisher");
        return;
    }
    const actor *nation = office_holder_country(c, h);
    if (nation && (h->named || h->definite)) {
        settle_bare(c, h, nation, "title");
        return;
    }
    // "ministry spokeswoman Alba Rotela": of the ministry named before
    const actor *body = named_body(c, h);
    if (body) {
        settle_bare(c, h, body, "title");
        return;
    }
    // "the Asad regime": somebody's whom we do not know
    const token *before = h->first > 0 ? &c->st->tokens[h->first - 1] : NULL;
    bool other = before && before->upos == UPOS_PROPN && !c->st->headline && !h->named;
    const antecedent *a = h->definite && !h->named && !other ? find_title(c, h) : NULL;
    if (a) {
        antecedent chosen = *a;
        resolve_to(c, h->from, h->to, h->head, chosen.actors, chosen.n, "title", chosen.noun,
                   chosen.gender);
        c->past.p[c->past.n - 1].plural = h->plural;
        return;
    }
    bool sure = agent_may_lack_owner(c->st, h);
    bool office = h->kind == AGENT_STATE || h->kind == AGENT_TITLE || h->kind == AGENT_BODY;
    str sectors = agent_sectors(h);
    bool public_ = str_starts(sectors, STR("GOV")) || str_starts(sectors, STR("MIL")) ||
                   str_starts(sectors, STR("COP")) || str_starts(sectors, STR("LEG")) ||
                   str_starts(sectors, STR("JUD")) || str_starts(sectors, STR("OPP"));
    const actor *where = !h->named && !h->definite ? find_place(c, sectors) : NULL;
    if (where) {
        settle_bare(c, h, where, "place");
        return;
    }
    const token *next = h->end < c->st->n_tokens ? &c->st->tokens[h->end] : NULL;
    if (other || (next && str_eq(next->form, STR("of")))) sure = false; // of something else
    const actor *focus = sure && (office || h->definite) && public_ ? find_focus(c) : NULL;
    if (focus)
        settle_bare(c, h, focus, "focus");
    else if (sectors.n && h->kind != AGENT_SIDE && !(h->weak && !h->named))
        settle_bare(c, h, nobody(c, h), "agent");
}

static int by_end(const void *x, const void *y, void *state)
{
    const record *r = state;
    const record *a = &r[*(const uint32_t *)x], *b = &r[*(const uint32_t *)y];
    if (a->m.sentence != b->m.sentence) return a->m.sentence < b->m.sentence ? -1 : 1;
    if (a->m.end != b->m.end) return a->m.end < b->m.end ? -1 : 1;
    if (a->m.first != b->m.first) return a->m.first > b->m.first ? -1 : 1; // inner ones first
    return *(const uint32_t *)x < *(const uint32_t *)y ? -1 : 1;
}

static void mark(coref *c, const record *r)
{
    for (uint32_t i = r->m.first; i < r->m.end; i++) c->taken[i] = true;
}

static void resolve_sentence(coref *c, const uint32_t *order, uint32_t n)
{
    uint32_t next = 0, hit = c->s->hit_of[c->sentence];
    for (uint32_t i = 0; i < c->st->n_tokens; i++) c->taken[i] = false;
    for (uint32_t i = 0; i < n; i++) mark(c, &c->s->records.p[order[i]]);
    for (uint32_t i = 0; i < c->st->n_tokens; i++) {
        while (next < n && c->s->records.p[order[next]].m.end <= i) {
            record r = c->s->records.p[order[next++]];
            remember(c, &r);
        }
        while (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].end <= i) hit++;
        if (hit < c->s->hit_of[c->sentence + 1] && c->s->hits.p[hit].first == i &&
            c->s->hits.p[hit].n_actors == 0 && !c->s->hits.p[hit].recorded) {
            bare_agent(c, &c->s->hits.p[hit]);
            i = c->s->hits.p[hit].to - 1;
            continue;
        }
        const token *t = &c->st->tokens[i];
        if (t->upos == UPOS_PRON && (t->xpos == XPOS_PRP || t->xpos == XPOS_PRP_POSS))
            pronoun(c, i);
        else if (c->taken[i] || c->s->hit_at[i] >= 0)
            continue;
        else if ((t->upos == UPOS_NOUN ||
                  (t->upos == UPOS_PROPN && islower((unsigned char)t->form.p[0]))) &&
                 !set_phrase(c, i))
            country_phrase(c, i);
        else if (t->upos == UPOS_PROPN) {
            uint32_t end = short_name(c, i);
            if (end > i) i = end - 1;
        }
    }
    while (next < n) {
        record r = c->s->records.p[order[next++]];
        remember(c, &r);
    }
}

void coref_resolve(actor_scan *s)
{
    coref c = {.s = s};
    uint32_t n = (uint32_t)s->records.n, longest = 0;
    for (size_t i = 0; i < s->sentences->n; i++)
        if (s->sentences->p[i].n_tokens > longest) longest = s->sentences->p[i].n_tokens;
    c.taken = arena_array(s->a, bool, longest);
    c.order = arena_array(s->a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) c.order[i] = i;
    qsort_r(c.order, n, sizeof *c.order, by_end, s->records.p);
    c.dateline = name_country_of(s, s->d->dateline_place);
    c.publisher = publisher_of(s->d);
    c.home = name_country_of(s, c.publisher.country);
    for (uint32_t k = 0, at = 0; k < s->sentences->n; k++) {
        uint32_t from = at;
        while (at < n && s->records.p[c.order[at]].m.sentence == k) at++;
        c.sentence = k;
        c.st = &s->sentences->p[k];
        c.here = c.order + from;
        c.n_here = at - from;
        scan_open_sentence(s, k);
        resolve_sentence(&c, c.order + from, at - from);
    }
}
