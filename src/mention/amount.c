// Money, percentages and counted things. A number is read with what bounds it ("at least", "up to",
// "between ... and ...") and with what it counts: a currency, percent, a unit of measure, or the
// noun of its phrase.
#include "mention/finder.h"

#include "mention/amountbound.h"
#include "mention/amountcurrency.h"
#include "mention/amountunit.h"
#include "mention/number.h"
#include "mention/peopleword.h"
#include "mention/word.h"

#include <math.h>

#define PHRASE_MAX  12  // words between a number and the noun that it counts
#define LARGE       1e5 // from here on a risky name behind a number is a currency
#define TALLY_REACH 24  // words back to "toll"
#define VOTE_REACH  12  // words back to "voted"
#define SUM_MIN     1e3 // from here on a risky code before a number is one

typedef struct {
    const document *d;
    const sentence *s;
    mention_vec *out;
    arena *a;
    size_t first_mention; // of this sentence in `out`
} amount_scan;

// The end of the time mention that covers word i, 0 when none does
static uint32_t time_end(const amount_scan *x, uint32_t i)
{
    for (size_t k = x->first_mention; k < x->out->n; k++) {
        const mention *m = &x->out->p[k];
        if (m->kind == MENTION_TIME && m->first <= i && i < m->end) return m->end;
    }
    return 0;
}

static mention *push(amount_scan *x, mention_kind kind, uint32_t first, uint32_t end, uint32_t head)
{
    mention *m = vec_push(x->a, x->out);
    m->kind = kind;
    m->sentence = x->s->index;
    m->first = first;
    m->end = end;
    m->head = head;
    m->span = word_span(x->s, first, end);
    return m;
}

static void fill(mention *m, const number *n, str unit, const char *how)
{
    m->amount = (amount){.value = n->value, .low = n->low, .high = n->high, .unit = unit};
    m->how = str_of(how);
}

static void read_bounds(const sentence *s, number *n, uint32_t *first, bool money)
{
    if (!bound_range(s, n, first, money)) bound_apply(s, n, first);
}

// "$5-6-billion": the magnitude behind a range
static void take_scale(const sentence *s, number *n)
{
    number scale;
    if (!word_is_hyphen(s, n->end) || !isnan(n->value)) return;
    if (!number_read(s, n->end + 1, &scale) || scale.scale <= 1) return;
    if (word_is_digit(s, n->end + 1)) return;
    number_times(n, scale.value);
    n->end = scale.end;
}

// "75 USD million"
static void take_late_scale(const sentence *s, number *n, uint32_t *end)
{
    static const struct {
        const char *word;
        double scale;
    } LATE[] = {{"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};
    for (size_t i = 0; n->scale == 1 && i < sizeof LATE / sizeof *LATE; i++) {
        if (!word_is(s, *end, LATE[i].word)) continue;
        number_times(n, LATE[i].scale);
        ++*end;
        return;
    }
}

// "$360 million", "US$5-6bn": money that begins with a sign or code at word i
static bool money_before(amount_scan *x, uint32_t i, uint32_t *end)
{
    const sentence *s = x->s;
    currency c, named;
    uint32_t first = i;
    number n;
    if (!currency_before(s, i, &c) || !number_read(s, c.end, &n)) return false;
    number_take_letter(s, &n);
    if (c.risky && !(n.low >= SUM_MIN)) return false;
    read_bounds(s, &n, &first, true);
    take_scale(s, &n);
    number_times(&n, c.factor);
    uint32_t j = n.end + (word_is_hyphen(s, n.end) ? 1 : 0);
    if (currency_after(s, j, true, &named)) {
        n.end = named.end;
        c.unit = named.unit;
    }
    mention *m = push(x, MENTION_MONEY, first, n.end, word_phrase_head(s, i, n.end));
    if (c.end > i && s->tokens[i].head < 0 && s->tokens[i].rel != REL_ROOT) m->head = i;
    fill(m, &n, c.unit, "currency");
    *end = n.end;
    return true;
}

// "thirteen dollars and forty-five cents": the cents
static void take_cents(const sentence *s, number *n, const currency *whole, uint32_t *end)
{
    number cents;
    currency c;
    if (whole->factor != 1 || !word_is(s, *end, "and")) return;
    if (!number_read(s, *end + 1, &cents) || !(cents.value < 100)) return;
    if (!currency_after(s, cents.end, false, &c) || c.factor >= 1) return;
    n->value += cents.value * c.factor;
    n->low = n->high = n->value;
    *end = c.end;
}

// "5 million euros", "millions of dollars", "20 €" after number *n
static bool money_after(amount_scan *x, number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    currency c;
    uint32_t j = n->end;
    if ((n->loose || n->fraction) && word_is(s, j, "of"))
        j++;
    else if (word_is_hyphen(s, j))
        j++;
    bool sure = n->scale >= LARGE || n->suffixed;
    if (!currency_after(s, j, sure, &c)) return false;
    bool other = word_is_hyphen(s, c.end) && !s->tokens[c.end].space_after && j > n->end &&
                 !word_among(s, c.end + 1, "a|per|worth") && c.factor == 1; // "two-dollar-bill"
    if (other) return false;
    number_times(n, c.factor);
    take_cents(s, n, &c, &c.end);
    take_late_scale(s, n, &c.end);
    mention *m = push(x, MENTION_MONEY, first, c.end, word_phrase_head(s, first, c.end));
    if (s->tokens[m->head].head < 0) m->head = c.end - 1;
    fill(m, n, c.unit, "currency");
    *end = c.end;
    return true;
}

// The end of "percent", "per cent", "percentage points" from word i on, 0 when there is none
static uint32_t percent_end(const sentence *s, uint32_t i, bool *points)
{
    *points = false;
    if (word_is(s, i, "per") && word_is(s, i + 1, "cent")) return i + 2;
    if (!word_among(s, i, "%|percent|pct|percentage|percents")) return 0;
    *points = word_among(s, i + 1, "point|points") && !word_is(s, i, "percents");
    if (word_is(s, i, "percentage") && !*points) return i + 1;
    return i + (*points ? 2 : 1);
}

// "between 5 percent and 7 percent": the second number
static void percent_range(const sentence *s, number *n, uint32_t *first, uint32_t *end)
{
    bool between = *first > 0 && word_is(s, *first - 1, "between");
    bool joined =
        word_is(s, *end, "to") || word_is_hyphen(s, *end) || (between && word_is(s, *end, "and"));
    number last;
    bool points;
    if (!joined || isnan(n->value) || !number_read(s, *end + 1, &last) || last.loose) return;
    uint32_t after = percent_end(s, last.end, &points);
    if (!after || !(n->value < last.value)) return;
    if (*first > 0 && word_is(s, *first - 1, "from") && !between) return;
    n->high = last.value;
    n->low = n->value;
    n->value = NAN;
    *end = after;
    if (between) --*first;
}

static bool percent_after(amount_scan *x, const number *number_at, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    number n = *number_at;
    uint32_t i = n.end + (word_is_hyphen(s, n.end) ? 1 : 0);
    bool points;
    uint32_t after = percent_end(s, i, &points);
    if (!after) return false;
    percent_range(s, &n, &first, &after);
    mention *m = push(x, MENTION_PERCENT, first, after, i);
    fill(m, &n, points ? STR("percentage point") : STR("%"), "percent");
    *end = after;
    return true;
}

// "5 feet and 2 inches": the inches
static void take_inches(const sentence *s, number *n, str unit, uint32_t *end)
{
    number inches;
    str smaller;
    uint32_t i = *end + (word_is(s, *end, "and") ? 1 : 0), after;
    if (!str_eq(unit, STR("foot")) || !number_read(s, i, &inches) || !(inches.value < 12)) return;
    bool abbreviated = word_is(s, inches.end, "in") && word_is(s, *end - 1, "ft");
    if (abbreviated)
        after = inches.end + 1;
    else if (!unit_at(s, inches.end, &smaller, &after) || !str_eq(smaller, STR("inch")))
        return;
    n->value += inches.value / 12;
    n->low = n->high = n->value;
    *end = after;
}

// Is word i a sign before its figure, with a space before it: "-20", not "F-16" or "5 - 10"?
static bool is_minus(const sentence *s, uint32_t i)
{
    return word_is_hyphen(s, i) && !s->tokens[i].space_after &&
           (i == 0 || s->tokens[i - 1].space_after);
}

// Does a unit, percent or nothing at all follow? Only there a hyphen before it makes it negative:
// "-5 soldiers" is an item of a list.
static bool is_measured(const sentence *s, const number *n)
{
    str unit;
    uint32_t end;
    bool points;
    return unit_at(s, n->end, &unit, &end) || percent_end(s, n->end, &points) ||
           (n->first > 1 && word_has(s, n->end, UPOS_PUNCT) && !word_is_hyphen(s, n->end));
}

// "5 tons", "155mm", "a 300-mile journey": a number of units of measure
static bool measure_after(amount_scan *x, number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    uint32_t i = n->end, after;
    str unit;
    if ((n->loose || n->fraction) && word_is(s, i, "of"))
        i++;
    else if (word_is_hyphen(s, i))
        i++;
    if (n->fraction && word_among(s, i, "a|an")) i++;
    if (!unit_at(s, i, &unit, &after) || time_end(x, i)) return false;
    bool name = !n->digits && n->first > 0 && word_is_capital(s, n->first) && word_is_capital(s, i);
    if (name && !s->headline) return false; // "the Ten Degree Channel"
    bool label = n->first > 0 && word_is_hyphen(s, n->first - 1) &&
                 !s->tokens[n->first - 1].space_after && !is_minus(s, n->first - 1);
    if (label) return false; // "F-16 tons"
    take_inches(s, n, unit, &after);
    mention *m = push(x, MENTION_QUANTITY, first, after, word_phrase_head(s, i, after));
    if (s->tokens[m->head].head < 0) m->head = after - 1;
    fill(m, n, unit, "unit");
    *end = after;
    return true;
}

// May word i stand between a number and the noun that it counts?
static bool modifies(const sentence *s, uint32_t i)
{
    char first = s->tokens[i].form.p[0];
    if (first == '#' || first == '@' || str_starts(s->tokens[i].form, STR("http"))) return false;
    switch (s->tokens[i].upos) {
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN: return true;
    case UPOS_VERB: return word_is_modifier(s, i);
    case UPOS_CCONJ: // "current and former leaders"
        return i > 0 && word_has(s, i - 1, UPOS_ADJ) && word_has(s, i + 1, UPOS_ADJ);
    case UPOS_ADV:
        return i + 1 < s->n_tokens && !word_has(s, i + 1, UPOS_PUNCT) &&
               s->tokens[i].xpos != XPOS_WRB; // "60 hurt when a wall fell"
    default: return word_is_hyphen(s, i);
    }
}

// Is the noun that was found a name before an adjective and the noun that has both: the "ISIL" of
// "four ISIL tactical units", the "income" of "two low-income black families"?
static bool is_name_before(const sentence *s, uint32_t found, uint32_t i)
{
    bool cut = s->tokens[found].xpos == XPOS_NNP || (found > 0 && word_is_hyphen(s, found - 1));
    return cut && found + 1 == i && word_has(s, i, UPOS_ADJ) && i + 1 < s->n_tokens &&
           s->tokens[i + 1].xpos == XPOS_NNS;
}

// The noun counted from word `from` on, in *noun; the phrase is [from, *noun].
static bool counted_noun(const sentence *s, uint32_t from, uint32_t *noun)
{
    bool found = false;
    uint32_t plural = 0; // the last one
    for (uint32_t i = from; i < s->n_tokens && i < from + PHRASE_MAX; i++) {
        bool dash = word_is_hyphen(s, i) && s->tokens[i - 1].space_after &&
                    s->tokens[i].space_after; // "three languages – French, ..."
        if (dash) break;
        if (found && is_name_before(s, *noun, i)) continue;
        bool hyphened = (i > from && word_is_hyphen(s, i - 1)) || word_is_hyphen(s, i + 1);
        bool nominal = word_is_noun(s, i);
        if (!modifies(s, i) && !hyphened) break;
        if (found && !nominal && !hyphened && !word_is_hyphen(s, i)) break;
        char letter = s->tokens[i].form.p[0];
        if (nominal && (letter == '\'' || letter == ':' || letter == '"')) break; // "5'9"
        if (nominal) *noun = i, found = true;
        if (nominal && (s->tokens[i].xpos == XPOS_NNS || s->tokens[i].xpos == XPOS_NNPS))
            plural = i;
        if (nominal && s->tokens[i].xpos == XPOS_NNS && !word_is_hyphen(s, i + 1) &&
            !word_has(s, i + 1, UPOS_NOUN))
            break;
    }
    // "26 trucks head on": a verb that was taken for a noun
    if (found && plural && plural < *noun && s->tokens[*noun].xpos == XPOS_NN &&
        !word_is_hyphen(s, *noun - 1))
        *noun = plural;
    return found;
}

// A name or a singular cut short before what else belongs to the phrase ("four ISIS and AQ-linked
// brokers", "several marine protected areas"): the plural that the number stands at in the tree.
static void take_tree_noun(const sentence *s, const number *n, uint32_t *noun)
{
    int32_t head = s->tokens[n->end - 1].head;
    bool short_of =
        (s->tokens[*noun].xpos == XPOS_NNP || s->tokens[*noun].xpos == XPOS_NN) && !(n->value < 2);
    if (short_of && head > (int32_t)*noun && head < (int32_t)(n->end + PHRASE_MAX) &&
        s->tokens[head].xpos == XPOS_NNS)
        *noun = (uint32_t)head;
}

// What is counted though it is a single one: other nouns behind "one" are told apart rather than
// counted ("one example", "by one definition", "with one voice").
static const char COUNTED_SINGLY[] =
    "abstention|barrage|entity|aircraft|airplane|airport|ambulance|apartment|attack|bag|ballot|"
    "base|battalion|"
    "boat|bomb|bomber|bridge|brigade|building|bullet|bus|car|carrier|case|casualty|charge|church|"
    "clinic|collision|cow|crash|count|death|destroyer|detonation|dose|drone|embassy|engine|"
    "explosion|explosive|factory|fatality|ferry|fighter|flight|frigate|goal|grenade|gun|"
    "helicopter|home|hospital|hotel|house|incident|infection|injury|island|jet|launcher|letter|"
    "life|medal|mine|missile|mortar|mosque|murder|night|penalty|pistol|plane|point|position|"
    "prison|reactor|rifle|rocket|round|run|satellite|school|seat|set|shell|ship|shot|shooting|"
    "strike|submarine|system|tank|test|tower|town|train|tree|truck|update|van|vehicle|vessel|"
    "village|vote|warhead|warship|weapon|win";
// What a few of are talk: "I have a couple of questions", "in several ways"
static const char TALK[] =
    "aspect|choice|comment|detail|direction|element|example|factor|follow-up|front|idea|instance|"
    "issue|kind|level|matter|note|occasion|option|point|problem|question|reason|respect|sort|"
    "subject|thing|thought|time|topic|type|up|way|word";

// "on one hand", "it is one thing to", "the one China policy", "zero tolerance", "net zero": no
// count though a number
static bool is_saying(const sentence *s, const number *n, bool single, bool counted, uint32_t noun)
{
    if (n->value == 0 && !n->digits) return !counted || word_is(s, noun, "tolerance");
    if (counted && word_is(s, noun, "ones")) return true; // "two quick ones"
    if (counted && n->low > 1.5 && n->low < 2.5 && n->scale < 2) {
        bool talk = n->loose && str_in_list(word_lemma(&s->tokens[noun]), TALK, '|');
        if (talk || (!n->digits && word_is(s, noun, "sides"))) return true; // "a few examples"
    }
    if (!single || !counted) return false;
    if (s->tokens[noun].xpos == XPOS_NNS) return true; // "as one ages"
    bool news = str_in_list(word_lemma(&s->tokens[noun]), COUNTED_SINGLY, '|') ||
                people_role_at(s, noun, PEOPLE_NOUN).n;
    if (!n->digits && !news && !word_has(s, noun, UPOS_PROPN)) return true;
    if (word_is(s, n->end, "china") || word_among(s, noun, "thing|one")) return true;
    bool way = word_among(s, noun, "way|form|shape") && word_is(s, noun + 1, "or");
    return noun == n->end && (way || word_is(s, noun, "hand"));
}

// "1600 Pennsylvania Avenue", "356 U.S. 1", "1580 Ruy Lopez": what follows a figure of an address,
// of a law or of a year
static bool is_numbered(const sentence *s, const number *n)
{
    static const char ROADS[] = "street|st.|st|avenue|ave.|ave|road|rd.|boulevard|blvd.|drive|lane|"
                                "highway|suite|parkway|square|plaza|pike";
    if (!n->digits || n->end != n->first + 1) return false;
    if (word_among(s, n->end, "u.s.|f.|f.2d|f.3d") && word_is_digit(s, n->end + 1)) return true;
    bool plain = str_find_byte(word_form(s, n->first), ',', 0) == SIZE_MAX;
    bool names = true;
    for (uint32_t i = n->end; plain && names && i < n->end + 4; i++) {
        names = word_is_capital(s, i) && word_has(s, i, UPOS_PROPN);
        if (names && word_among(s, i, ROADS)) return true;
    }
    bool year = plain && word_form(s, n->first).n == 4 && n->value < 2050;
    return year && n->end + 1 < s->n_tokens && s->tokens[n->end].xpos == XPOS_NNP &&
           s->tokens[n->end + 1].xpos != XPOS_NNS && s->tokens[n->end + 1].xpos != XPOS_NNPS;
}

// Is the number a name or a label rather than a count: "F-16", "Boeing 737", "No. 5", a year?
static bool is_label(const sentence *s, const number *n, bool counted)
{
    uint32_t at = n->first;
    const token *t = s->tokens;
    if (at > 0 && word_is_hyphen(s, at - 1) && !t[at - 1].space_after) return true;
    bool glued = at > 0 && !t[at - 1].space_after; // "BA.2", "2+2 talks"
    if (glued && word_among(s, at - 1, "+|.|/")) return true;
    if (word_is(s, n->end, "+") && word_is_digit(s, n->end + 1)) return true;
    if (n->digits && word_among(s, n->end, "u.s.c.|usc|c.f.r.|cfr|stat|stat.")) return true; // laws
    if (word_is_hyphen(s, n->end) && !t[n->end - 1].space_after) return true;
    if (is_numbered(s, n)) return true;
    if (at > 0 && !counted && word_among(s, at - 1, "press|dial|call|text|turn|turned|turns"))
        return true; // "press 1", "when she turns 18"
    if (at > 0 && word_among(s, at - 1,
                             "no.|nos.|#|number|article|resolution|aged|age|ages|section|form|"
                             "chapter|page|phase|level|type|mark|flight|route"))
        return true;
    bool year = n->digits && n->end == at + 1 && word_form(s, at).n == 4 && n->value >= 1950 &&
                n->value < 2050; // "at 2013 Spring Meetings", "Labor Day 2021 weekend"
    if (year && (word_is_capital(s, n->end) || word_is(s, n->end, "weekend"))) return true;
    if (at > 0 && n->digits && word_has(s, at - 1, UPOS_PROPN)) {
        // "gave Ukraine 31 tanks" counts, "a Boeing 737 jet" does not
        return !counted;
    }
    return false;
}

// Nouns whose number a bare one is: "the total rose to 40", "the population is 3 million"
static const char TALLIES[] =
    "total|number|numbers|toll|tally|count|population|figure|figures|sum|answer|result|value|"
    "estimate|average|turnout|membership|caseload|index|reading";

static bool tells_tally(const sentence *s, uint32_t first)
{
    if (first > 1 && word_is(s, first - 1, "from") && word_among(s, first - 2, "up|down"))
        return true;
    if (first < 2 || !word_among(s, first - 1,
                                 "is|was|are|were|be|to|at|of|reached|stood|hit|now|"
                                 "exceeded|topped|passed|surpassed|being"))
        return false;
    for (uint32_t i = first - 1; i > 0 && i + TALLY_REACH > first; i--) {
        if (word_among(s, i - 1, "toll|population")) return true;
        if (i + 7 > first && word_among(s, i - 1, TALLIES)) return true;
    }
    return false;
}

// Bare numbers count when they are an argument of a verb: "killing at least 20", "20 were hurt"
static bool is_argument(const sentence *s, const number *n, uint32_t first)
{
    const token *t = &s->tokens[n->end - 1];
    if (tells_tally(s, first)) return true;
    if (n->digits && n->scale >= 1e6 && !n->loose) return true; // "either 10 bln or 10 tln"
    if (people_is_done_before(s, first) &&
        (n->end >= s->n_tokens || word_has(s, n->end, UPOS_PUNCT)))
        return true;
    if (t->head >= 0 && (uint32_t)t->head < s->n_tokens) {
        deprel r = deprel_base((deprel)t->rel);
        bool verb = s->tokens[t->head].upos == UPOS_VERB;
        bool state = r == REL_NSUBJ && people_role_at(s, (uint32_t)t->head, PEOPLE_STATE).n;
        return state || (verb && (r == REL_NSUBJ || r == REL_OBJ)); // "8 are missing"
    }
    return (first > 0 && word_has(s, first - 1, UPOS_VERB)) || word_has(s, n->end, UPOS_AUX) ||
           word_has(s, n->end, UPOS_VERB);
}

// "12 dead", "at least 60 wounded", "3 others injured": people without a noun of theirs. The word
// behind the state in *end.
static bool people_state_after(const sentence *s, const number *n, uint32_t *end)
{
    uint32_t i = n->end;
    if (word_among(s, i, "others|more|other|were|was|are|have|had|been|feared|reported|still")) i++;
    if (i > n->end && word_among(s, i - 1, "were|was|are|have|had|been")) return false;
    if (n->fraction || !people_role_at(s, i, PEOPLE_STATE).n) return false;
    // "12 wounded men" has a noun, "60 wounded, officials said" has none
    if (word_is_noun(s, i + 1) || word_has(s, i + 1, UPOS_ADJ) || word_is_hyphen(s, i + 1))
        return false;
    *end = i + 1;
    return true;
}

// "Thousands fled", "arrested dozens", "hundreds gathered": a loose number alone, of people by its
// verb
static bool loose_people(const sentence *s, const number *n)
{
    static const char OF_PEOPLE[] = // done by people
        "gather|assemble|attend|queue|flock|cheer|camp|throng|celebrate|chant|converge|pray|sleep|"
        "vote|watch|wait|mourn|volunteer|demand|seek";
    static const char TO_PEOPLE[] = // and to people
        "force|strand|trap|rescue|vaccinate|treat|invite|recruit|enslave|torture|infect";
    const token *t = &s->tokens[word_phrase_head(s, n->first, n->end)];
    bool forced = n->loose && word_among(s, n->end, "are|were|is|was|have") &&
                  (word_is(s, n->end + 1, "forced") || word_is(s, n->end + 2, "forced"));
    for (uint32_t i = n->end; forced && i < n->end + 6; i++)
        if (word_among(s, i, "flee|evacuate|leave")) return true; // "thousands were forced to flee"
    if (!n->loose || word_is(s, n->end, "of") || t->head < 0 || (uint32_t)t->head >= s->n_tokens)
        return false;
    uint32_t verb = (uint32_t)t->head;
    deprel rel = deprel_base((deprel)t->rel);
    if (rel != REL_NSUBJ && rel != REL_OBJ) return false;
    if (people_role_at(s, verb, PEOPLE_DONE).n || people_role_at(s, verb, PEOPLE_DOING).n)
        return true;
    if (rel == REL_OBJ && word_lemma_among(&s->tokens[verb], "send|take|rush|airlift"))
        for (uint32_t i = n->end; i < n->end + 5; i++)
            if (word_among(s, i, "hospital|hospitals")) return true; // "sent hundreds to hospitals"
    bool does = t->rel == REL_NSUBJ;
    return str_in_list(s->tokens[verb].lemma, does ? OF_PEOPLE : TO_PEOPLE, '|');
}

// "a family of four", "a crew of 12": the word where the group begins, 0 when it is none
static uint32_t group_before(const sentence *s, const number *n, uint32_t first)
{
    static const char GROUPS[] = "family|families|crew|team|group|gang|squad|party|delegation|"
                                 "household|staff|crowd|troupe|workforce|platoon|couple";
    bool of = first > 1 && word_is(s, first - 1, "of") && word_among(s, first - 2, GROUPS);
    return of && !n->fraction && !n->loose && n->low > 1 ? first - 2 : 0;
}

#define PART_REACH 14 // words back to the people that a bare number is a part of

// "ten people were killed, seven from one family", "30 hurt, including 24 with concussions": a bare
// number behind people that were counted
static bool part_of_people(const amount_scan *x, const number *n, uint32_t first)
{
    const sentence *s = x->s;
    if (first == 0 || n->fraction || !word_among(s, first - 1, "including|,|and")) return false;
    bool listed = word_is(s, first - 1, "including");
    static const char FOLLOWS[] = "with|from|in|of|at|on|by|fatally|seriously|critically|severely";
    if (!word_among(s, n->end, FOLLOWS)) return false;
    if (word_is(s, n->end, "of") && !word_among(s, n->end + 1, "them|which")) return false;
    for (size_t k = x->out->n; k-- > x->first_mention;) {
        const mention *m = &x->out->p[k];
        if (m->kind != MENTION_QUANTITY || m->end > first || m->end + PART_REACH < first) continue;
        bool people =
            str_eq(m->amount.unit, STR("people")) || people_role(m->amount.unit, PEOPLE_NOUN).n > 0;
        if (!people) return false;
        return (listed || word_is(s, first - 1, ",")) &&
               (isnan(m->amount.value) || m->amount.value > n->low);
    }
    return false;
}

// The lemma of what is counted
static str unit_of(amount_scan *x, uint32_t noun)
{
    const token *t = &x->s->tokens[noun];
    if (str_eq_nocase(t->form, STR("bases"))) return STR("base"); // lemmas have "basis"
    return str_lower(x->a, word_lemma(t));
}

static bool push_people(amount_scan *x, const number *n, uint32_t first, uint32_t last)
{
    uint32_t head = n->loose ? word_phrase_head(x->s, n->first, n->end) : n->end - 1;
    mention *m = push(x, MENTION_QUANTITY, first, last, head);
    fill(m, n, STR("people"), "number");
    return true;
}

// "20 of the 66 jets", "450 of an expected 10,000 migrants", "20 of them", "a third of those": a
// part, of what another number counts or of what was told before.
static bool part_of(amount_scan *x, const number *n, uint32_t first)
{
    const sentence *s = x->s;
    uint32_t i = n->end + 1, noun = 0;
    number whole;
    bool one = n->value > 0.5 && n->value < 1.5 && !n->fraction;
    if (!word_is(s, n->end, "of") || one || is_label(s, n, true)) return false;
    bool known = n->loose || (first > 0 && word_among(s, first - 1, "the|all|both"));
    if (!known && word_among(s, i, "them|those|these") && !word_is_noun(s, i + 1) &&
        !word_has(s, i + 1, UPOS_ADJ) && !word_is(s, i + 1, "who")) {
        mention *m = push(x, MENTION_QUANTITY, first, i + 1, n->end - 1);
        fill(m, n, STR_NONE, "number");
        return true;
    }
    if (word_among(s, i, "the|its|their|his|these|those|our|an|a|some|about")) i++;
    if (word_among(s, i, "estimated|expected|planned|total|roughly|about")) i++;
    if (!number_read(s, i, &whole) || whole.loose || whole.fraction || time_end(x, i)) return false;
    bool more = whole.value > n->value;
    if (!more || !counted_noun(s, whole.end, &noun) || s->tokens[noun].xpos != XPOS_NNS)
        return false;
    mention *m = push(x, MENTION_QUANTITY, first, n->end, n->end - 1);
    fill(m, n, unit_of(x, noun), "number");
    return true;
}

static bool quantity(amount_scan *x, const number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    uint32_t from = n->end, noun = 0;
    if (n->fraction && !word_is(s, from, "of")) return false;
    bool taken_up = first > 0 && n->end == n->first + 1 && !n->digits &&
                    word_among(s, first - 1, "the|these|those|first|last|both");
    uint32_t last;
    if (people_state_after(s, n, &last)) {
        *end = last;
        return push_people(x, n, first, last);
    }
    if (loose_people(s, n)) return push_people(x, n, first, n->end);
    uint32_t group = group_before(s, n, first);
    if (group && !counted_noun(s, from, &noun)) {
        push_people(x, n, group, n->end);
        x->out->p[x->out->n - 1].head = group;
        return true;
    }
    if (part_of_people(x, n, first)) {
        push_people(x, n, first, n->end);
        x->out->p[x->out->n - 1].how = STR("part");
        return true;
    }
    bool share = first > 1 && word_is(s, first - 1, "in") && word_has(s, first - 2, UPOS_NUM);
    bool one = n->value > 0.5 && n->value < 1.5; // "one of whom", "three in four of whom"
    if (!one && !share && word_is(s, n->end, "of") && word_is(s, n->end + 1, "whom")) {
        *end = n->end + 2;
        return push_people(x, n, first, *end); // "84 judges, 25 of whom are women"
    }
    bool aboard = word_is(s, n->end, "aboard");
    if (aboard || (word_is(s, n->end, "on") && word_is(s, n->end + 1, "board"))) {
        *end = n->end + (aboard ? 1 : 2);
        return push_people(x, n, first, *end);
    }
    if (part_of(x, n, first)) return true;
    if (word_is(s, from, "of")) {
        from++;
        if (word_among(s, from, "the|its|their|his|these|those|our"))
            from++;
        else if (!n->loose && !n->fraction && !word_is(s, n->end - 1, "dozen"))
            return false;
    }
    if (word_among(s, from, "more|additional|other|new") && !word_is_noun(s, from)) from++;
    bool timed =
        time_end(x, from) && !word_among(s, from, "recent|current"); // "two recent attacks"
    bool counted = !timed && counted_noun(s, from, &noun);
    bool plural = counted && (s->tokens[noun].xpos == XPOS_NNS || n->loose);
    bool partial = from > n->end; // "24 of the ..."
    if (counted && partial && !n->loose && !plural && !n->fraction) return false;
    bool single = n->end == n->first + 1 && n->value > 0.5 && n->value < 1.5 &&
                  (!n->digits || partial); // "1 of the highest rates"
    if (counted) take_tree_noun(s, n, &noun);
    bool owner = counted && word_is(s, noun, "people") && word_is_capital(s, noun) &&
                 word_among(s, noun + 1, "'s|\xe2\x80\x99s");
    if (owner) return false; // "200 People's Liberation Army aircraft"
    if (is_saying(s, n, single, counted, noun)) return false;
    if (single && (partial || (counted && word_has(s, noun, UPOS_PROPN)))) return false;
    bool titled =
        !n->digits && first > 0 && word_is_capital(s, n->first); // "Three Seas Initiative"
    if (titled && counted && word_has(s, noun, UPOS_PROPN)) return false;
    if (is_label(s, n, plural) || (n->digits && word_among(s, n->end, "-|:|/"))) return false;
    str next = word_form(s, n->end);
    if (!counted && next.n && (next.p[0] == '#' || next.p[0] == '@')) return false;
    if (!counted && taken_up) return false; // "the two" are known, not counted
    if (!counted && (single || n->loose || n->fraction || !is_argument(s, n, first))) return false;
    *end = counted ? noun + 1 : n->end;
    mention *m = push(x, MENTION_QUANTITY, first, *end, counted ? noun : n->end - 1);
    fill(m, n, counted ? unit_of(x, noun) : STR_NONE, "number");
    *end = n->end; // the phrase may hold another number's words
    return true;
}

// "one in three", "two out of five": a share of what follows. True when the number is one.
static bool take_share(const sentence *s, number *n)
{
    uint32_t i = n->end;
    number whole;
    bool out = word_is(s, i, "out") && word_is(s, i + 1, "of");
    if (!out && !(word_is(s, i, "in") && n->value == 1)) return false;
    i += out ? 2 : 1;
    if (word_is(s, i, "every")) i++;
    if (n->loose || n->fraction || !number_read(s, i, &whole) || whole.loose) return false;
    if (n->value > 10) return false; // "83 out of 89 seats"
    if (!(whole.value > n->value) || (!out && whole.value > 1000) || n->value < 1) return false;
    if (!out && word_is_noun(s, whole.end) && s->tokens[whole.end].xpos != XPOS_NNS &&
        s->tokens[whole.end].xpos != XPOS_NNPS && !word_is(s, whole.end, "people"))
        return false;
    n->value = n->low = n->high = n->value / whole.value;
    n->end = whole.end;
    return true;
}

// "minus 20", "negative 5", "-20 degrees": *first moves to the word or sign.
static void read_sign(const sentence *s, number *n, uint32_t *first)
{
    if (*first == 0 || n->loose) return;
    bool sign = is_minus(s, *first - 1) && n->digits && is_measured(s, n);
    if (!sign && !word_among(s, *first - 1, "minus|negative")) return;
    --*first;
    number_times(n, -1);
}

// A letter for a magnitude without a currency, as headlines have it: "10m people"
static void take_letter_of_count(const sentence *s, number *n)
{
    if (s->tokens[n->end - 1].space_after || !word_among(s, n->end, "m|b")) return;
    uint32_t i = n->end + 1;
    bool many = i < s->n_tokens && s->tokens[i].xpos == XPOS_NNS;
    if (many || word_is(s, i, "people")) number_take_letter(s, n);
}

// "sixty (60) missiles": the number said again
static void take_repeat(const sentence *s, number *n)
{
    number again;
    bool open = word_is(s, n->end, "(") && word_is(s, n->end + 2, ")");
    if (!open || !number_read(s, n->end + 1, &again) || again.end != n->end + 2) return;
    if (again.value == n->value) n->end += 3;
}

// Is there talk of a vote before word `first`, or right behind word `end`?
static bool tells_vote(const sentence *s, uint32_t first, uint32_t end)
{
    static const char VOTES[] =
        "vote|voted|votes|voting|ballot|pass|passed|passes|approve|approved|"
        "approves|reject|rejected|rejects|adopt|adopted|adopts|ruled|ruling|"
        "confirmed|confirm|confirms|ratified|ratify|ratifies";
    if (word_among(s, end, "vote|votes|ruling|decision|majority") && !word_is(s, end, "of"))
        return true;
    for (uint32_t i = first; i-- > 0 && first - i <= VOTE_REACH;)
        if (word_among(s, i, VOTES)) return true;
    return false;
}

// "voted 135 to 105", "a 52-48 vote": the votes for and against
static bool votes_at(amount_scan *x, const number *n, uint32_t *end)
{
    const sentence *s = x->s;
    number other;
    uint32_t i = n->end;
    bool hyphen = word_is_hyphen(s, i) && !s->tokens[i].space_after;
    if (!n->digits || n->scale > 1 || n->end != n->first + 1) return false;
    if ((!hyphen && !word_is(s, i, "to")) || !number_read(s, i + 1, &other) || !other.digits)
        return false;
    bool free = other.end >= s->n_tokens || !word_is_noun(s, other.end) ||
                word_among(s, other.end, "vote|votes|ruling|decision|majority");
    bool whole = n->value >= 0 && n->value < 2000 && other.value < 2000 && other.scale < 2 &&
                 str_find_byte(word_form(s, n->first), '.', 0) == SIZE_MAX;
    bool more = word_is_hyphen(s, other.end) && !s->tokens[other.end].space_after; // "5-3-2"
    if (!free || !whole || more || word_is(s, other.end, "%")) return false;
    if (n->first > 0 && word_among(s, n->first - 1, "from|between|$|resolution|no.|age|ages|by"))
        return false;
    if (!tells_vote(s, n->first, other.end)) return false;
    mention *m = push(x, MENTION_QUANTITY, n->first, n->end, n->first);
    fill(m, n, STR("vote"), "number");
    m = push(x, MENTION_QUANTITY, other.first, other.end, other.first);
    fill(m, &other, STR("vote"), "number");
    *end = other.end;
    return true;
}

static bool number_at(amount_scan *x, uint32_t i, uint32_t *end)
{
    const sentence *s = x->s;
    number n;
    if (!number_read(s, i, &n)) return false;
    uint32_t first = i;
    *end = n.end;
    if (votes_at(x, &n, end)) return true;
    take_letter_of_count(s, &n);
    take_repeat(s, &n);
    take_share(s, &n);
    read_sign(s, &n, &first);
    read_bounds(s, &n, &first, false);
    take_scale(s, &n);
    if (time_end(x, n.end - 1)) return true;
    if (money_after(x, &n, first, end) || percent_after(x, &n, first, end)) return true;
    if (measure_after(x, &n, first, end)) return true;
    quantity(x, &n, first, end);
    if (*end < n.end) *end = n.end;
    return true;
}

// Parts of speech that no amount begins with; most words are out here.
static bool never_begins(uint8_t part_of_speech)
{
    const uint32_t out = 1u << UPOS_PRON | 1u << UPOS_AUX | 1u << UPOS_CCONJ | 1u << UPOS_SCONJ |
                         1u << UPOS_PART | 1u << UPOS_VERB | 1u << UPOS_ADP;
    return out >> part_of_speech & 1;
}

void amount_find(const document *d, const sentence *s, mention_vec *out, arena *a)
{
    amount_scan x = {.d = d, .s = s, .out = out, .a = a, .first_mention = out->n};
    while (x.first_mention > 0 && out->p[x.first_mention - 1].sentence == s->index)
        x.first_mention--;
    for (uint32_t i = 0; i < s->n_tokens;) {
        if (never_begins(s->tokens[i].upos) && !word_is(s, i + 1, "$") &&
            !word_is(s, i + 1, "point")) { // "naught point five"
            i++;
            continue;
        }
        uint32_t end = time_end(&x, i);
        if (end) {
            i = end;
            continue;
        }
        if (money_before(&x, i, &end) || number_at(&x, i, &end))
            i = end > i ? end : i + 1;
        else
            i++;
    }
}
