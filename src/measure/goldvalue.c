#include "measure/goldvalue.h"

#include "measure/timex.h"

#include <math.h>

// --- numbers

typedef struct {
    double low, high;
} range;

// "200", "5-10", "1,200"
static bool read_range(str s, range *out)
{
    if (str_to_double(s, &out->low)) {
        out->high = out->low;
        return true;
    }
    size_t dash = str_find_byte(s, '-', 1);
    return dash != SIZE_MAX && str_to_double(str_sub(s, 0, dash), &out->low) &&
           str_to_double(str_sub(s, dash + 1, s.n), &out->high);
}

static bool near(double a, double b)
{
    return isfinite(a) && fabs(a - b) <= 1e-6 * fmax(1, fabs(b));
}

// One number: ours, or the end that "at least" and "up to" leave. Of two: both ends, or, of words
// such as "hundreds" for which we have a low end alone, one between them.
static bool same_amount(const amount *ours, range gold)
{
    if (gold.low == gold.high) {
        if (isfinite(ours->value)) return near(ours->value, gold.low);
        return near(ours->low, gold.low) || near(ours->high, gold.high);
    }
    if (near(ours->low, gold.low) && near(ours->high, gold.high)) return true;
    return !isfinite(ours->value) && ours->low >= gold.low && ours->low <= gold.high &&
           !(ours->high > gold.high);
}

bool goldvalue_same_amount(const amount *ours, str gold)
{
    range r;
    str number = str_split(&gold, ' ');
    return read_range(number, &r) && same_amount(ours, r);
}

// --- units

static const struct {
    const char *written, *means;
} UNITS[] = {
    {"km", "kilometer"},     {"kilometre", "kilometer"},
    {"metre", "meter"},      {"kg", "kilogram"},
    {"kilo", "kilogram"},    {"lb", "pound"},
    {"lbs", "pound"},        {"ft", "foot"},
    {"mm", "millimeter"},    {"mb", "megabyte"},
    {"tonne", "metric ton"}, {"centimetre", "centimeter"},
    {"litre", "liter"},      {"feet", "foot"},
};

#define UNIT_BYTES 96 // of a unit with its adjectives; of a longer one the end is cut off

// The unit by its usual name, every word in the singular: "degree celsius" for "degrees Celsius",
// "country" for "countries".
static str plain_unit(str unit, char out[UNIT_BYTES])
{
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (str_eq_nocase(unit, str_of(UNITS[i].written))) return str_of(UNITS[i].means);
    size_t n = 0;
    while (unit.p && n < UNIT_BYTES) {
        str word = str_split(&unit, ' ');
        bool ies = word.n > 4 && str_ends(word, STR("ies"));
        bool plural = word.n > 3 && str_ends(word, STR("s")) && !str_ends(word, STR("ss"));
        str stem = str_sub(word, 0, word.n - (ies ? 3 : plural ? 1 : 0));
        if (n > 0) out[n++] = ' ';
        for (size_t i = 0; i < stem.n && n < UNIT_BYTES; i++) out[n++] = stem.p[i];
        if (ies && n < UNIT_BYTES) out[n++] = 'y';
    }
    return (str){out, n};
}

static bool contains(str text, str words)
{
    return words.n && str_find_nocase(text, words) != SIZE_MAX;
}

// The gold writes "combat vehicles" where we have "vehicle".
static bool same_noun(str ours, str gold)
{
    char our_name[UNIT_BYTES], gold_name[UNIT_BYTES];
    ours = plain_unit(ours, our_name);
    gold = plain_unit(gold, gold_name);
    if (!gold.n || !ours.n) return !gold.n;
    return contains(gold, ours) || contains(ours, gold);
}

// --- by kind

// What befell counted people; the gold has hostages among the detained.
static bool same_role(const mention *m, str role)
{
    if (!m->people || !role.n) return true;
    bool held = str_eq(role, STR("detained")) && str_eq(m->people->role, STR("hostages"));
    return held || str_eq(role, m->people->role);
}

static bool same_counted(const gold_mark *mark, const finding *f, str gold)
{
    range r;
    str rest = str_trim(gold), number = str_split(&rest, ' ');
    if (!read_range(number, &r) || !same_amount(&f->m->amount, r)) return false;
    str unit = str_trim(rest);
    if (str_eq(mark->kind, STR("people"))) return same_role(f->m, unit);
    switch (f->m->kind) {
    case MENTION_MONEY: return !unit.n || str_eq_nocase(unit, f->m->amount.unit);
    case MENTION_QUANTITY: return same_noun(f->m->amount.unit, unit);
    default: return true;
    }
}

// "tank" and "tanks": one begins the other.
static bool same_word(str a, str b)
{
    str less = a.n < b.n ? a : b, more = a.n < b.n ? b : a;
    return less.n > 2 && more.n - less.n <= 2 && str_eq_nocase(less, str_sub(more, 0, less.n));
}

static bool shares_word(str a, str b)
{
    while (a.p) {
        str word = str_split(&a, ' '), rest = b;
        while (rest.p)
            if (same_word(word, str_split(&rest, ' '))) return true;
    }
    return false;
}

// "combat aircraft 20"
bool goldvalue_same_item(const item *ours, const amount *number, str gold)
{
    range r;
    size_t last = gold.n;
    while (last && gold.p[last - 1] != ' ') last--;
    bool counted = read_range(str_sub(gold, last, gold.n), &r);
    str words = counted ? str_trim(str_sub(gold, 0, last)) : gold;
    if (counted && !same_amount(number, r)) return false;
    return !words.n || shares_word(words, ours->category) || shares_word(words, ours->designation);
}

static bool has_amount(const mention *m)
{
    return isfinite(m->amount.value) || isfinite(m->amount.low) || isfinite(m->amount.high);
}

static bool is_number(str value)
{
    range r;
    return read_range(str_split(&value, ' '), &r);
}

// Is its value a code? "" is one too: who says it is not known.
static bool has_code(const finding *f)
{
    return !f->m || f->m->kind == MENTION_ACTOR || f->m->kind == MENTION_SAID;
}

// "CHN", or a name where there is no country.
bool goldvalue_same_place(const place_value *ours, str gold)
{
    if (!ours) return false;
    return str_eq(ours->country, gold) || contains(ours->name, gold) || contains(gold, ours->name);
}

// What can be compared with what: a number in a date, say, cannot.
static bool comparable(const finding *f, str value)
{
    if (has_code(f)) return true;
    switch (f->m->kind) {
    case MENTION_TIME: return !is_number(value) || value.n == 4 || value.n < 4;
    case MENTION_PLACE: return true;
    case MENTION_ITEM: return !is_number(value) || has_amount(f->m);
    default: return has_amount(f->m);
    }
}

static bool same_value(const gold_mark *mark, const finding *f, str gold)
{
    switch (f->m->kind) {
    case MENTION_TIME: return timex_same(f->m->time.value, gold);
    case MENTION_PLACE: return goldvalue_same_place(f->m->place, gold);
    case MENTION_ITEM:
        return is_number(gold) ? same_counted(mark, f, gold)
                               : goldvalue_same_item(&f->m->item, &f->m->amount, gold);
    default: return same_counted(mark, f, gold);
    }
}

static void take_code(value_judgement *v, code_verdict c)
{
    v->is_code = true;
    v->code.right |= c.right;
    v->code.same |= c.same;
    v->code.country |= c.country;
    v->code.sectors |= c.sectors;
    v->verdict = v->code.right ? VALUE_RIGHT : VALUE_WRONG;
}

value_judgement goldvalue_compare(const gold_mark *mark, const finding *f)
{
    value_judgement v = {.verdict = VALUE_UNKNOWN};
    str rest = mark->value;
    if (!rest.n || str_among(STR("*"), rest, '|') || !comparable(f, rest)) return v;
    v.verdict = VALUE_WRONG;
    while (rest.p) {
        str gold = str_trim(str_split(&rest, '|'));
        if (has_code(f))
            take_code(&v, actorcode_compare(f->code, gold));
        else if (same_value(mark, f, gold))
            v.verdict = VALUE_RIGHT;
        else if (f->m->kind == MENTION_TIME && v.verdict == VALUE_WRONG &&
                 timex_covers(f->m->time.value, gold))
            v.verdict = VALUE_COARSER;
    }
    bool time = !has_code(f) && f->m->kind == MENTION_TIME;
    if (time && v.verdict != VALUE_RIGHT) {
        str ours = f->m->time.value;
        if (timex_fits(ours, mark->value))
            v.verdict = VALUE_RIGHT;
        else if (mark->also.n && ours.n && str_among(ours, mark->also, '|'))
            v.verdict = VALUE_AS_WELL;
    }
    return v;
}

// --- as words

static void add_item(const mention *m, buf *out)
{
    buf_add(out, m->item.category);
    if (m->item.designation.n) buf_add_format(out, " %.*s", STR_ARG(m->item.designation));
    if (!has_amount(m)) return;
    buf_add_byte(out, ' ');
    amount_write(&m->amount, out);
}

str goldvalue_of(const finding *f, arena *a)
{
    if (has_code(f)) return f->code;
    if (f->m->kind == MENTION_TIME) return f->m->time.value;
    if (f->m->place) return f->m->place->country.n ? f->m->place->country : f->m->place->name;
    buf out = {0};
    if (f->m->kind == MENTION_ITEM)
        add_item(f->m, &out);
    else
        amount_write(&f->m->amount, &out);
    str copy = str_copy(a, buf_str(&out));
    buf_free(&out);
    return copy;
}
