// Money, percentages and counted things. A number is read with what bounds it ("at least", "up to",
// "between ... and ...") and with what it counts: a currency, percent, or the noun of its phrase.
#include "mention/finder.h"

#include "mention/amountcurrency.h"
#include "mention/number.h"

#include <math.h>

#define PHRASE_MAX 12 // words between a number and the noun that it counts

// What words before a number say about it
typedef enum { BOUND_NONE, BOUND_LOW, BOUND_HIGH, BOUND_ABOUT } bound;

static const struct {
    const char *words; // last word first, as the search goes backwards
    bound bound;
} BOUNDS[] = {
    {"least at", BOUND_LOW},        {"than more", BOUND_LOW},
    {"than less no", BOUND_LOW},    {"than fewer no", BOUND_LOW},
    {"than less not", BOUND_LOW},   {"than fewer not", BOUND_LOW},
    {"of minimum a", BOUND_LOW},    {"of upwards", BOUND_LOW},
    {"of excess in", BOUND_LOW},    {"over", BOUND_LOW},
    {"exceeding", BOUND_LOW},       {"above", BOUND_LOW},
    {"to up", BOUND_HIGH},          {"as many as", BOUND_HIGH},
    {"as much as", BOUND_HIGH},     {"most at", BOUND_HIGH},
    {"than more no", BOUND_HIGH},   {"than more not", BOUND_HIGH},
    {"than less", BOUND_HIGH},      {"than fewer", BOUND_HIGH},
    {"of maximum a", BOUND_HIGH},   {"to close", BOUND_HIGH},
    {"nearly", BOUND_HIGH},         {"almost", BOUND_HIGH},
    {"under just", BOUND_HIGH},     {"under", BOUND_HIGH},
    {"below", BOUND_HIGH},          {"about", BOUND_ABOUT},
    {"around", BOUND_ABOUT},        {"roughly", BOUND_ABOUT},
    {"approximately", BOUND_ABOUT}, {"some", BOUND_ABOUT},
    {"estimated an", BOUND_ABOUT},  {"estimated", BOUND_ABOUT},
};

// The bound that the words before `at` make, the longest; *first becomes its first word.
static bound bound_before(const sentence *s, uint32_t at, uint32_t *first)
{
    bound found = BOUND_NONE;
    uint32_t longest = 0;
    *first = at;
    for (size_t i = 0; at > 0 && i < sizeof BOUNDS / sizeof *BOUNDS; i++) {
        str rest = str_of(BOUNDS[i].words);
        uint32_t n = 0;
        bool same = true;
        while (same && rest.p) {
            str word = str_split(&rest, ' ');
            same = n < at && str_eq_nocase(s->tokens[at - 1 - n].form, word);
            n++;
        }
        if (same && n > longest) found = BOUNDS[i].bound, longest = n, *first = at - n;
    }
    return found;
}

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

// Gives *n the bound of the words before it and of "or more" behind; *first and n->end widen.
static void apply_bound(const sentence *s, number *n, uint32_t *first)
{
    uint32_t begin = *first;
    bound b = n->loose ? BOUND_NONE : bound_before(s, begin, first);
    if (n->loose) {
        bound_before(s, begin, first); // "many hundreds" keep their own bound
        return;
    }
    if (b == BOUND_NONE && word_is(s, n->end, "or")) {
        if (word_is(s, n->end + 1, "more"))
            b = BOUND_LOW;
        else if (word_among(s, n->end + 1, "less|fewer"))
            b = BOUND_HIGH;
        else if (word_is(s, n->end + 1, "so"))
            b = BOUND_ABOUT;
        if (b) n->end += 2;
    }
    if (b == BOUND_LOW || b == BOUND_ABOUT) n->high = NAN;
    if (b == BOUND_HIGH || b == BOUND_ABOUT) n->low = NAN;
}

// The second number of a range after *n: "-6", "to 6", after "between" also "and 6". A magnitude
// said once counts for both.
static bool range_after(const sentence *s, number *n, bool between, bool money)
{
    uint32_t i = n->end;
    bool hyphen = word_is_hyphen(s, i);
    bool joined = hyphen || word_among(s, i, "to|or") || (between && word_is(s, i, "and"));
    if (!joined || n->loose || n->fraction) return false;
    uint32_t next = i + 1;
    size_t skip = 0;
    str unit;
    if (money && !currency_before(s, next, &unit, &next, &skip)) next = i + 1, skip = 0;
    number last;
    bool number_follows = number_read_after(s, next, skip, &last);
    if (!number_follows || last.loose || last.fraction) return false;
    double low = n->low;
    if (n->scale < 1.5 && last.scale > 1 && low < last.high) low *= last.scale;
    if (!(low < last.high)) return false;
    if (hyphen && !n->digits) return false;
    n->low = low;
    n->high = last.high;
    n->value = NAN;
    n->end = last.end;
    return true;
}

static void fill(mention *m, const number *n, str unit, const char *how)
{
    m->amount = (amount){.value = n->value, .low = n->low, .high = n->high, .unit = unit};
    m->how = str_of(how);
}

// "between 5 and 6", "from 5 to 6": *first moves to the preposition
static bool led_by_range(const sentence *s, uint32_t *first)
{
    if (*first == 0 || !word_among(s, *first - 1, "between|from")) return false;
    --*first;
    return true;
}

// "$360 million", "US$5-6bn": money that begins with a symbol or code at word i
static bool money_before(amount_scan *x, uint32_t i, uint32_t *end)
{
    const sentence *s = x->s;
    str unit, named;
    uint32_t next, after, first = i;
    size_t skip;
    number n;
    if (!currency_before(s, i, &unit, &next, &skip)) return false;
    if (!number_read_after(s, next, skip, &n)) return false;
    bool between = i > 0 && word_is(s, i - 1, "between");
    if (range_after(s, &n, between, true)) {
        led_by_range(s, &first);
        if (word_is_hyphen(s, n.end)) { // "$5-6-billion"
            number scale;
            if (number_read(s, n.end + 1, &scale) && scale.scale > 1) n.end++;
        }
    } else
        apply_bound(s, &n, &first);
    uint32_t j = n.end + (word_is_hyphen(s, n.end) ? 1 : 0);
    if (currency_after(s, j, true, &named, &after)) {
        n.end = after;
        unit = named;
    }
    mention *m = push(x, MENTION_MONEY, first, n.end, word_phrase_head(s, i, n.end));
    if (next > i && s->tokens[i].head < 0 && s->tokens[i].rel != REL_ROOT) m->head = i;
    fill(m, &n, unit, "currency");
    *end = n.end;
    return true;
}

// "5 million euros", "millions of dollars" after number *n
static bool money_after(amount_scan *x, number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    str unit;
    uint32_t after, j = n->end;
    if (n->loose && word_is(s, j, "of"))
        j++;
    else if (word_is_hyphen(s, j))
        j++;
    if (!currency_after(s, j, n->scale >= 1e5 || n->suffixed, &unit, &after)) return false;
    mention *m = push(x, MENTION_MONEY, first, after, word_phrase_head(s, first, after));
    if (s->tokens[m->head].head < 0) m->head = after - 1;
    fill(m, n, unit, "currency");
    *end = after;
    return true;
}

static bool percent_after(amount_scan *x, const number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    uint32_t i = n->end + (word_is_hyphen(s, n->end) ? 1 : 0);
    if (word_among(s, i, "%|percent|pct|percentage")) {
        *end = i + 1;
        if (word_is(s, i, "percentage") && word_among(s, i + 1, "point|points")) ++*end;
    } else if (word_is(s, i, "per") && word_is(s, i + 1, "cent"))
        *end = i + 2;
    else
        return false;
    mention *m = push(x, MENTION_PERCENT, first, *end, i);
    fill(m, n, STR("%"), "percent");
    return true;
}

// May word i stand between a number and the noun that it counts?
static bool modifies(const sentence *s, uint32_t i)
{
    switch (s->tokens[i].upos) {
    case UPOS_ADJ:
    case UPOS_NOUN:
    case UPOS_PROPN: return true;
    case UPOS_VERB: return word_is_modifier(s, i);
    case UPOS_ADV: return i + 1 < s->n_tokens && !word_has(s, i + 1, UPOS_PUNCT);
    default: return word_is_hyphen(s, i);
    }
}

// The noun counted from word `from` on, in *noun; the phrase is [from, *noun].
static bool counted_noun(const sentence *s, uint32_t from, uint32_t *noun)
{
    bool found = false;
    if (word_among(s, from, "mm|cm|km|kg|lb|lbs|ft|mph|kph|kw|mw|gw|km2|sq")) {
        *noun = from;
        return true;
    }
    for (uint32_t i = from; i < s->n_tokens && i < from + PHRASE_MAX; i++) {
        bool hyphened = (i > from && word_is_hyphen(s, i - 1)) || word_is_hyphen(s, i + 1);
        bool nominal = word_is_noun(s, i);
        if (!modifies(s, i) && !hyphened) break;
        if (found && !nominal && !hyphened && !word_is_hyphen(s, i)) break;
        if (nominal) *noun = i, found = true;
        if (nominal && s->tokens[i].xpos == XPOS_NNS && !word_is_hyphen(s, i + 1) &&
            !word_has(s, i + 1, UPOS_NOUN))
            break;
    }
    if (!found) return false;
    return true;
}

// Is the number a name or a label rather than a count: "F-16", "Boeing 737", "No. 5", a year?
static bool is_label(const sentence *s, const number *n, bool counted)
{
    uint32_t at = n->first;
    const token *t = s->tokens;
    if (at > 0 && word_is_hyphen(s, at - 1) && !t[at - 1].space_after) return true;
    if (word_is_hyphen(s, n->end) && !t[n->end - 1].space_after) return true;
    if (at > 0 && word_among(s, at - 1,
                             "no.|nos.|#|number|article|resolution|aged|section|"
                             "chapter|page|phase|level|type|mark|flight|route"))
        return true;
    if (at > 0 && n->digits && word_has(s, at - 1, UPOS_PROPN)) {
        // "gave Ukraine 31 tanks" counts, "a Boeing 737 jet" does not
        return !counted;
    }
    return false;
}

// Bare numbers count when they are an argument of a verb: "killing at least 20", "20 were hurt"
static bool is_argument(const sentence *s, const number *n, uint32_t first)
{
    const token *t = &s->tokens[n->end - 1];
    if (t->head >= 0 && (uint32_t)t->head < s->n_tokens) {
        deprel r = deprel_base((deprel)t->rel);
        bool verb = s->tokens[t->head].upos == UPOS_VERB;
        return verb && (r == REL_NSUBJ || r == REL_OBJ);
    }
    return (first > 0 && word_has(s, first - 1, UPOS_VERB)) || word_has(s, n->end, UPOS_AUX) ||
           word_has(s, n->end, UPOS_VERB);
}

static bool quantity(amount_scan *x, const number *n, uint32_t first, uint32_t *end)
{
    const sentence *s = x->s;
    uint32_t from = n->end, noun = 0;
    if (n->fraction) return false;
    if (word_is(s, from, "of")) {
        from++;
        if (word_among(s, from, "the|its|their|his|these|those|our"))
            from++;
        else if (!n->loose && !word_is(s, n->end - 1, "dozen"))
            return false;
    }
    if (word_among(s, from, "more|additional|other|new") && !word_is_noun(s, from)) from++;
    bool counted = !time_end(x, from) && counted_noun(s, from, &noun);
    bool plural = counted && (s->tokens[noun].xpos == XPOS_NNS || n->loose);
    bool partial = from > n->end; // "24 of the ..."
    if (counted && partial && !n->loose && !plural) return false;
    bool single = !n->digits && n->end == n->first + 1 && n->value > 0.5 && n->value < 1.5;
    if (single && (partial || (counted && word_has(s, noun, UPOS_PROPN)))) return false;
    bool titled =
        !n->digits && first > 0 && word_is_capital(s, n->first); // "Three Seas Initiative"
    if (titled && counted && word_has(s, noun, UPOS_PROPN)) return false;
    if (is_label(s, n, plural) || (n->digits && word_among(s, n->end, "-|:|/"))) return false;
    if (!counted && (single || n->loose || !is_argument(s, n, first))) return false;
    *end = counted ? noun + 1 : n->end;
    mention *m = push(x, MENTION_QUANTITY, first, *end, counted ? noun : n->end - 1);
    str unit = STR_NONE;
    if (counted) {
        const token *t = &s->tokens[noun];
        unit = str_lower(x->a, t->lemma.n ? t->lemma : t->form);
    }
    fill(m, n, unit, "number");
    *end = n->end; // the phrase may hold another number's words
    return true;
}

static bool number_at(amount_scan *x, uint32_t i, uint32_t *end)
{
    const sentence *s = x->s;
    number n;
    if (!number_read(s, i, &n)) return false;
    uint32_t first = i;
    *end = n.end;
    bool between = i > 0 && word_is(s, i - 1, "between");
    if (range_after(s, &n, between, false))
        led_by_range(s, &first);
    else
        apply_bound(s, &n, &first);
    if (time_end(x, n.end - 1)) return true;
    if (money_after(x, &n, first, end) || percent_after(x, &n, first, end)) return true;
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
        if (never_begins(s->tokens[i].upos)) {
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
