// Phrases that mean countries named before: "both sides", "the two powers", "the country", "that
// country", "the island".
#include "mention/coref.h"
#include "mention/word.h"

#include <ctype.h>

#define TWO_WINDOW     5 // sentences back for the second of the two, where the nearer ones name one
#define MET_TWO_WINDOW 12 // sentences for which "the two leaders" are those who met
#define MET_TWO_NEAR   2  // ... outside of the opening of an account
#define ACCOUNT_OPENS  6
#define TWO_SEEN_MAX   8 // distinct countries weighed for "both"; with more nobody knows which two

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

// "The crisis in Chad", "spoke about Chad": what is spoken of, not who speaks.
static bool is_topic(const coref *c, const antecedent *a)
{
    static const char TOPICS[] = "crisis|situation|conflict|war|coup|violence|unrest|development|"
                                 "peace|stability|fighting|atrocity|abuse|tension|event";
    const sentence *st = &c->s->sentences->p[a->sentence];
    if (a->word == 0 || !str_eq(a->actors[0]->entity, a->actors[0]->country)) return false;
    if (st->tokens[a->word].rel == REL_NMOD_POSS) return false;
    uint32_t by = a->word - 1;
    if (word_has(st, by, UPOS_DET) && by > 0) by--;
    int32_t above = st->tokens[a->word].head;
    deprel rel = deprel_base((deprel)st->tokens[a->word].rel);
    if (rel != REL_OBL && rel != REL_NMOD) return false; // "about U.S. support"
    bool in = word_is(st, by, "in") && above >= 0;
    return (in && word_lemma_among(&st->tokens[above], TOPICS)) ||
           word_among(st, by, "about|regarding|concerning");
}

// The last two distinct countries (or persons) of the text before: a pair if there is one in the
// nearest sentence with two, else exactly two, else the two that the nearest sentence is about.
// Returns how many it found: 2 or 0.
uint32_t coref_two(coref *c, bool persons, const actor *two[2])
{
    weighed seen[TWO_SEEN_MAX];
    uint32_t n = 0, nearest = c->sentence + 1;
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, TWO_WINDOW)) break;
        if (a->between || a->faint) continue;
        if (a->sentence != nearest && n >= 2) break;
        nearest = a->sentence;
        if (a->pair && !persons && a->actors[0]->country.n && a->actors[1]->country.n &&
            !str_eq(a->actors[0]->country, a->actors[1]->country)) {
            if (is_of_three(c, i)) return 0;
            two[0] = coref_country(c, a->actors[0]);
            two[1] = coref_country(c, a->actors[1]);
            return 2;
        }
        if (a->n != 1 || a->place || (persons && !a->person)) continue;
        if (!persons && (!a->actors[0]->country.n || is_topic(c, a))) continue;
        weigh(seen, &n, a, persons);
    }
    bool far = nearest + COREF_FOCUS_WINDOW < c->sentence;
    if (n < 2 || (n > 2 && (persons || far || !two_stand_out(seen, n)))) return 0;
    two[0] = persons ? seen[1].who : coref_country(c, seen[1].who);
    two[1] = persons ? seen[0].who : coref_country(c, seen[0].who);
    return 2;
}

static bool is_quoted(const sentence *st, uint32_t word)
{
    bool inside = false;
    for (uint32_t i = 0; i < word; i++)
        if (str_eq(st->tokens[i].form, STR("\""))) inside = !inside;
    return inside;
}

bool coref_quoted_apart(const coref *c, const antecedent *a, uint32_t word)
{
    return a->sentence == c->sentence && is_quoted(c->st, a->word) && !is_quoted(c->st, word);
}

bool coref_addresses(const coref *c, uint32_t word, const actor *country)
{
    const token *t = &c->st->tokens[word];
    for (int climb = 0; climb < 3; climb++) { // from "President" to the name that it stands before
        if (t->rel != REL_NMOD_DESC && t->rel != REL_FLAT && t->rel != REL_COMPOUND) break;
        if (t->head < 0) return false;
        t = &c->st->tokens[t->head];
    }
    if (t->rel != REL_NSUBJ || t->head < 0) return false;
    int32_t verb = t->head;
    if (!str_in_list(c->st->tokens[verb].lemma,
                     "warn accuse blame urge condemn denounce criticise criticize threaten caution "
                     "rebuke reproach suspect",
                     ' '))
        return false;
    for (uint32_t i = 0; i < c->n_here; i++) {
        const mention *m = &c->s->records.p[c->here[i]].m;
        if (m->n_actors != 1 || !str_eq(m->actors[0]->country, country->country)) continue;
        const token *o = &c->st->tokens[m->head];
        if (o->head == verb && (o->rel == REL_OBJ || o->rel == REL_IOBJ)) return true;
    }
    return false;
}

#define PLACE_WEIGHT    0.5 // of a country that only says where something is
#define FOCUS_COUNTRIES 12  // distinct countries weighed; the thirteenth cannot be the focus

const actor *coref_focus_but(coref *c, uint32_t word, const actor *but)
{
    struct {
        const actor *who;
        double weight;
    } seen[FOCUS_COUNTRIES];
    static const double BY_DISTANCE[COREF_FOCUS_WINDOW + 1] = {3, 2, 1.5, 1};
    uint32_t n = 0;
    if (c->dateline && !(but && str_eq(c->dateline->country, but->country))) {
        seen[0].who = c->dateline;
        seen[0].weight = 2;
        n = 1;
    }
    if (c->story && !(but && str_eq(c->story->country, but->country))) {
        uint32_t j = n && str_eq(seen[0].who->country, c->story->country) ? 0 : n;
        if (j == n) {
            seen[n].weight = 0;
            seen[n++].who = c->story;
        }
        seen[j].weight += 1;
    }
    for (size_t i = c->past.n, looked = 0; i-- > 0 && looked < COREF_LOOKBACK; looked++) {
        const antecedent *a = &c->past.p[i];
        if (!coref_within(c, a, COREF_FOCUS_WINDOW)) break;
        if (a->faint || coref_quoted_apart(c, a, word)) continue;
        for (uint32_t k = 0; k < a->n; k++) {
            str country = a->actors[k]->country;
            if (!country.n || (but && str_eq(country, but->country))) continue;
            if (coref_is_private(a->actors[k])) continue;
            double w = BY_DISTANCE[c->sentence - a->sentence] * (a->subject ? 1.5 : 1);
            bool people = a->actors[k]->n_sectors && str_eq(a->actors[k]->sectors[0], STR("CVL"));
            if (c->story && (people || a->adjective) && !str_eq(country, c->story->country))
                w /= 4; // "German tourists" in a report from Peru
            if (a->place) w *= PLACE_WEIGHT;
            uint32_t j = 0;
            while (j < n && !str_eq(seen[j].who->country, country)) j++;
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
    return coref_country(c, seen[best].who);
}

const actor *coref_focus(coref *c, uint32_t word)
{
    return coref_focus_but(c, word, NULL);
}

bool coref_says_two(const sentence *st, uint32_t noun_first, uint32_t *from)
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

// "our countries" in a government's own text: its own and the other one that the text is about.
static bool set_of_ours(coref *c, uint32_t i, str lemma)
{
    uint32_t from = i;
    while (from > 0 && from + 4 > i &&
           (c->st->tokens[from - 1].upos == UPOS_ADJ || c->st->tokens[from - 1].upos == UPOS_NUM))
        from--;
    if (!c->home || from == 0 || !str_in_list(c->st->tokens[from - 1].form, "our|Our", '|') ||
        !str_in_list(lemma, "country|nation|government|republic|economy", '|'))
        return false;
    const actor *two[2] = {coref_country(c, c->home), c->other};
    if (!c->other && !coref_two(c, false, two)) return true;
    if (c->other) two[1] = coref_country(c, c->other);
    bool own =
        str_eq(two[0]->country, c->home->country) || str_eq(two[1]->country, c->home->country);
    if (!own) return true; // somebody else's words
    coref_record(c, from - 1, i + 1, i, two, 2, "set", STR_NONE, 0);
    return true;
}

// "The two leaders", "the two countries" of an account: those of its meeting, or of its headline.
static bool set_of_account(coref *c, uint32_t from, uint32_t i, bool persons)
{
    const actor *two[2];
    if (!word_among(c->st, from, "the|both|our|these")) return false;
    uint32_t window = c->met_at < ACCOUNT_OPENS ? MET_TWO_WINDOW : MET_TWO_NEAR;
    if (word_is(c->st, i + 1, ",") && word_is_capital(c->st, i + 2)) return false; // their names
    if (persons && c->n_met == 2 && c->met_at + window >= c->sentence &&
        !str_eq(c->met[0]->country, c->met[1]->country)) {
        for (int k = 0; k < 2; k++) two[k] = c->met[k];
    } else if (c->pair[0] && !persons) {
        for (int k = 0; k < 2; k++) two[k] = c->pair[k];
    } else {
        return false;
    }
    str noun = persons ? word_lemma(&c->st->tokens[i]) : STR_NONE;
    size_t at = coref_record(c, from, i + 1, i, two, 2, "set", noun, 0);
    c->past.p[at].plural = true;
    return true;
}

// "both sides", "the two countries", "the allies".
bool coref_set_phrase(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    if (t->xpos != XPOS_NNS || i == 0) return false;
    str lemma = word_lemma(t);
    if (set_of_ours(c, i, lemma)) return true;
    uint32_t from = i;
    bool allies = str_in_list(lemma, "ally|neighbour|neighbor", '|') &&
                  str_in_list(c->st->tokens[i - 1].form, "the|The|both|Both|two", '|');
    if (allies)
        from = i - 1;
    else if (!coref_says_two(c->st, i, &from))
        return false;
    bool persons =
        str_in_list(lemma, "leader|president|minister|diplomat|premier|counterpart|man", '|');
    if (!allies && !persons &&
        !str_in_list(lemma,
                     "side|country|nation|government|party|power|state|capital|superpower|"
                     "neighbour|neighbor|rival|army|military|navy|partner|delegation|foe|ally",
                     '|'))
        return false;
    bool dealers = str_in_list(lemma, "leader|president|minister|diplomat|premier", '|');
    bool states = str_in_list(lemma, "side|country|nation|government|delegation|party", '|');
    if (!allies && (dealers || states) && set_of_account(c, from, i, dealers)) return true;
    const actor *two[2];
    if (str_eq(lemma, STR("man"))) { // "Two men were shot" are nobody named before
        bool points = word_among(c->st, from, "the|these|both");
        if (!points || !coref_two(c, true, two)) return false;
    } else if (!(persons && coref_two(c, true, two)) && !coref_two(c, false, two)) {
        return true;
    }
    bool own_twice = dealers && c->home && str_eq(two[0]->country, c->home->country) &&
                     str_eq(two[1]->country, c->home->country);
    if (own_twice) { // an official and his president: of those who met last, or of the two
                     // countries
        bool met = c->n_met == 2 && c->met_at + MET_TWO_WINDOW >= c->sentence &&
                   !str_eq(c->met[0]->country, c->met[1]->country);
        if (!met && !coref_two(c, false, two)) return true;
        for (int k = 0; k < 2 && met; k++) two[k] = c->met[k];
    }
    coref_record(c, from, i + 1, i, two, 2, "set", persons ? lemma : STR_NONE, 0);
    return true;
}

// "Killed two policemen and injured five others": of those people more.
bool coref_others(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    if (!str_eq(t->form, STR("others")) || t->head < 0 || i == 0) return false;
    uint32_t first = i;
    while (first > 0 && (c->st->tokens[first - 1].upos == UPOS_NUM ||
                         str_in_list(c->st->tokens[first - 1].form, "many|several|some", '|')))
        first--;
    if (first == i) return true;
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        if (!a->plural || a->n != 1 || !a->noun.n || a->word >= first) continue;
        const actor *who = a->actors[0];
        str noun = a->noun;
        size_t at = coref_record(c, first, i + 1, i, &who, 1, "set", noun, 0);
        c->past.p[at].plural = true;
        return true;
    }
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
        bool home = c->home && a->n == 1 && str_eq(a->actors[0]->country, c->home->country);
        if (a->n == 1 && !a->subject && !a->person && a->actors[0]->country.n && !home &&
            !str_eq(a->actors[0]->country, acting))
            return coref_country(c, a->actors[0]);
    }
    return NULL;
}

// "gave the country arms", "talks with the country": whom somebody else deals with.
static bool is_treated(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (t->head < 0) return false;
    deprel rel = deprel_base((deprel)t->rel);
    if (rel == REL_IOBJ) return true;
    if (rel == REL_OBJ)
        return str_in_list(st->tokens[t->head].form,
                           "gave|give|giving|sold|sell|selling|sent|send|sending|accused|accuse|"
                           "accusing|warned|warn|warning|urged|urge|urging|told|asked|armed|arming|"
                           "supplied|supplying|attacked|attacking|invaded|condemned|blamed|"
                           "threatened|criticised|criticized|sanctioned|provided|promised|offered",
                           '|');
    if ((rel != REL_OBL && rel != REL_NMOD) || i < 2) return false;
    return str_in_list(st->tokens[i - 2].form, "to|with|against", '|');
}

// "US troops withdraw from the country", "the US helps the country": it is another.
static bool is_left_by(const coref *c, uint32_t i, const actor *country)
{
    const sentence *st = c->st;
    int32_t verb = st->tokens[i].head;
    if (verb < 0) return false;
    bool moves = str_in_list(st->tokens[verb].lemma,
                             "withdraw|pull|leave|enter|exit|invade|deploy|visit|arrive", '|');
    if (!moves && st->tokens[i].rel != REL_OBJ) return false;
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        bool subject = a->n == 1 && a->word < i && st->tokens[a->word].head == verb;
        if (subject && str_eq(a->actors[0]->country, country->country))
            return moves || !a->actors[0]->n_sectors; // "the president united the country"
    }
    return false;
}

// "His country", "her nation": that of whom the possessive means.
static bool own_country(coref *c, uint32_t i)
{
    for (size_t k = c->past.n; k-- > 0 && c->past.p[k].sentence == c->sentence;) {
        const antecedent *a = &c->past.p[k];
        if (a->word + 1 != i || a->n != 1 || !a->actors[0]->country.n) continue;
        const actor *country = coref_country(c, a->actors[0]);
        coref_record(c, i - 1, i + 1, i, &country, 1, "focus", STR_NONE, 0);
        return true;
    }
    return true;
}

// "the country", "the kingdom", "the island", "that country".
bool coref_country_phrase(coref *c, uint32_t i)
{
    const token *t = &c->st->tokens[i];
    bool noun = t->xpos == XPOS_NN || (t->xpos == XPOS_NNP && islower((unsigned char)t->form.p[0]));
    if (!noun || i == 0) return false;
    const token *before = &c->st->tokens[i - 1];
    if (before->xpos == XPOS_PRP_POSS &&
        str_in_list(t->form, "neighbour|neighbor|rival|foe", '|')) {
        const actor *whose = find_other(c); // "has not spoken to its neighbour"
        if (whose) coref_record(c, i, i + 1, i, &whose, 1, "focus", STR_NONE, 0);
        return true;
    }
    if (before->xpos == XPOS_PRP_POSS && str_in_list(t->form, "country|nation|homeland", '|'))
        return own_country(c, i);
    bool other = str_eq(before->form, STR("that")) && before->head == (int32_t)i;
    if (!other && !str_in_list(before->form, "the|The|this|This", '|')) return false;
    str lemma = word_lemma(t);
    const char *fits = str_eq(lemma, STR("kingdom"))  ? KINGDOMS
                       : str_eq(lemma, STR("island")) ? ISLANDS
                                                      : NULL;
    if (!fits && !str_in_list(lemma, "country|nation|republic", '|')) return false;
    if (i + 1 < c->st->n_tokens && str_in_list(c->st->tokens[i + 1].form, "state|states", '|'))
        return true; // "the nation state"
    bool dated = i + 2 < c->st->n_tokens && c->st->tokens[i + 2].upos == UPOS_NUM; // "in 1990"
    if (i + 1 < c->st->n_tokens && !dated &&
        str_in_list(c->st->tokens[i + 1].form, "of|that|which|where|in", '|'))
        return true;
    const actor *who = NULL;
    if (!fits && (other || is_treated(c->st, i))) who = find_other(c);
    if (!fits && !other && !who) who = coref_focus(c, i);
    if (!fits && who && is_left_by(c, i, who)) who = coref_focus_but(c, i, who);
    bool home = who && c->home && str_eq(who->country, c->home->country);
    if (home && c->publisher.abroad && str_eq(lemma, STR("country")) &&
        word_is(c->st, i - 1, "the")) { // who else is spoken of
        bool several;
        const actor *beside = coref_only_here(c, c->home, false, &several);
        if (beside) who = coref_country(c, beside);
    }
    for (size_t k = c->past.n, looked = 0; fits && k-- > 0 && looked < COREF_LOOKBACK && !who;
         looked++) {
        const antecedent *a = &c->past.p[k];
        if (!coref_within(c, a, COREF_TITLE_WINDOW)) break;
        if (a->n == 1 && str_in_list(a->actors[0]->country, fits, '|'))
            who = coref_country(c, a->actors[0]);
    }
    if (who) coref_record(c, i - 1, i + 1, i, &who, 1, "focus", STR_NONE, 0);
    return true;
}
