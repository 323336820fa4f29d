#include "mention/number.h"

#include "base/ascii.h"
#include "mention/word.h"

#include <math.h>
#include <string.h>

enum { UNIT, TEEN, TENS, MAGNITUDE, GROUP, LOOSE, LOOSE_GROUP, ORDINAL, FRACTION, ARTICLE, HALF };

// value: the number; of a magnitude, the power of ten; of a group ("dozen"), how many
static const word_entry WORDS[] = {
    {"a", ARTICLE, 1},
    {"an", ARTICLE, 1},
    {"billion", MAGNITUDE, 9},
    {"billions", LOOSE, 9},
    {"bln", MAGNITUDE, 9},
    {"bln", MAGNITUDE, 9},
    {"bn", MAGNITUDE, 9},
    {"crore", MAGNITUDE, 7},
    {"dozen", GROUP, 12},
    {"dozens", LOOSE_GROUP, 12},
    {"eight", UNIT, 8},
    {"eighteen", TEEN, 18},
    {"eighteenth", ORDINAL, 18},
    {"eighth", ORDINAL, 8},
    {"eighths", FRACTION, 8},
    {"eighty", TENS, 80},
    {"eleven", TEEN, 11},
    {"eleventh", ORDINAL, 11},
    {"fifteen", TEEN, 15},
    {"fifteenth", ORDINAL, 15},
    {"fifth", ORDINAL, 5},
    {"fifths", FRACTION, 5},
    {"fifty", TENS, 50},
    {"first", ORDINAL, 1},
    {"five", UNIT, 5},
    {"forty", TENS, 40},
    {"four", UNIT, 4},
    {"fourteen", TEEN, 14},
    {"fourteenth", ORDINAL, 14},
    {"fourth", ORDINAL, 4},
    {"fourths", FRACTION, 4},
    {"half", HALF, 2},
    {"halves", FRACTION, 2},
    {"hundred", MAGNITUDE, 2},
    {"hundreds", LOOSE, 2},
    {"hundredth", FRACTION, 100},
    {"hundredths", FRACTION, 100},
    {"lakh", MAGNITUDE, 5},
    {"million", MAGNITUDE, 6},
    {"millions", LOOSE, 6},
    {"mln", MAGNITUDE, 6},
    {"mn", MAGNITUDE, 6},
    {"naught", UNIT, 0},
    {"nine", UNIT, 9},
    {"nineteen", TEEN, 19},
    {"nineteenth", ORDINAL, 19},
    {"ninety", TENS, 90},
    {"ninth", ORDINAL, 9},
    {"ninths", FRACTION, 9},
    {"nought", UNIT, 0},
    {"one", UNIT, 1},
    {"quarter", FRACTION, 4},
    {"quarters", FRACTION, 4},
    {"scores", LOOSE_GROUP, 20},
    {"second", ORDINAL, 2},
    {"seven", UNIT, 7},
    {"seventeen", TEEN, 17},
    {"seventeenth", ORDINAL, 17},
    {"seventh", ORDINAL, 7},
    {"sevenths", FRACTION, 7},
    {"seventy", TENS, 70},
    {"several", LOOSE_GROUP, 1},
    {"six", UNIT, 6},
    {"sixteen", TEEN, 16},
    {"sixteenth", ORDINAL, 16},
    {"sixth", ORDINAL, 6},
    {"sixths", FRACTION, 6},
    {"sixty", TENS, 60},
    {"ten", TEEN, 10},
    {"tens", LOOSE_GROUP, 10},
    {"tenth", ORDINAL, 10},
    {"tenths", FRACTION, 10},
    {"third", ORDINAL, 3},
    {"thirds", FRACTION, 3},
    {"thirteen", TEEN, 13},
    {"thirteenth", ORDINAL, 13},
    {"thirtieth", ORDINAL, 30},
    {"thirty", TENS, 30},
    {"thousand", MAGNITUDE, 3},
    {"thousands", LOOSE, 3},
    {"thousandth", FRACTION, 1000},
    {"thousandths", FRACTION, 1000},
    {"three", UNIT, 3},
    {"tln", MAGNITUDE, 12},
    {"tn", MAGNITUDE, 12},
    {"trillion", MAGNITUDE, 12},
    {"trillions", LOOSE, 12},
    {"trn", MAGNITUDE, 12},
    {"twelfth", ORDINAL, 12},
    {"twelve", TEEN, 12},
    {"twentieth", ORDINAL, 20},
    {"twenty", TENS, 20},
    {"two", UNIT, 2},
    {"zero", UNIT, 0},
};

static const word_entry *find(const sentence *s, uint32_t i)
{
    return word_find(WORDS, sizeof WORDS / sizeof *WORDS, word_form(s, i));
}

static double power(int exponent)
{
    double v = 1;
    for (int i = 0; i < exponent; i++) v *= 10;
    return v;
}

static double entry_scale(const word_entry *e)
{
    return e->kind == GROUP || e->kind == LOOSE_GROUP ? e->value : power(e->value);
}

int number_small(str form)
{
    if (form.n == 0 || form.n > 4) return -1;
    int v = 0;
    for (size_t i = 0; i < form.n; i++) {
        if (form.p[i] < '0' || form.p[i] > '9') return -1;
        v = v * 10 + (form.p[i] - '0');
    }
    return v;
}

// A power of ten brings digits that nobody wrote (16.4 million is 16399999.999999998): whole
// numbers stay whole.
static double times(double x, double factor)
{
    double v = x * factor, whole = round(v);
    return fabs(v - whole) <= 1e-9 * fabs(whole) ? whole : v;
}

void number_times(number *n, double factor)
{
    n->value = times(n->value, factor);
    n->low = times(n->low, factor);
    n->high = times(n->high, factor);
}

// Power of ten of a letter magnitude glued to digits ("5bn", "10k"); -1 when `tail` is something
// else.
static int suffix_power(str tail)
{
    static const struct {
        const char *text;
        int power;
    } known[] = {{"", 0},   {"k", 3},   {"m", 6},  {"mn", 6},  {"mln", 6}, {"b", 9},
                 {"bn", 9}, {"bln", 9}, {"t", 12}, {"tn", 12}, {"trn", 12}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_eq_nocase(tail, str_of(known[i].text))) return known[i].power;
    return -1;
}

#define DIGITS_MAX 20 // longest run of digits and separators read as a number

// "1,500", "1.5", "5bn". Groups after a comma have three digits.
static bool read_digits(str form, double *value, double *scale)
{
    char plain[DIGITS_MAX + 1];
    size_t n = 0, i = 0, group = 0;
    bool point = false, comma = false;
    for (; i < form.n && n < DIGITS_MAX; i++) {
        char c = form.p[i];
        if (c >= '0' && c <= '9')
            plain[n++] = c, group++;
        else if (c == ',' && !point && (comma ? group == 3 : group && group <= 3))
            comma = true, group = 0;
        else if (c == '.' && !point && i + 1 < form.n && (!comma || group == 3)) {
            if (!n) plain[n++] = '0';
            point = true, plain[n++] = c;
        } else
            break;
    }
    if (!n || (comma && !point && group != 3)) return false;
    int exponent = suffix_power(str_sub(form, i, form.n));
    if (exponent < 0 || !str_to_double((str){plain, n}, value)) return false;
    *scale = power(exponent);
    *value = times(*value, *scale);
    return true;
}

// Is word i written right behind the word before it?
static bool is_glued(const sentence *s, uint32_t i)
{
    return i > 0 && i < s->n_tokens && !s->tokens[i - 1].space_after;
}

// Digits in groups with spaces, as "40 000": the groups of three that follow a first one.
static void read_groups(const sentence *s, number *n)
{
    str first = word_form(s, n->first);
    if (first.n > 3 || number_small(first) <= 0) return;
    for (uint32_t i = n->end; i < s->n_tokens; i++) {
        str group = s->tokens[i].form;
        if (group.n != 3 || number_small(group) < 0) return;
        if (i == n->first + 1 && !str_eq(group, STR("000"))) {
            // "in 370 239 people" is two numbers; a round first group tells one
            str last = i + 1 < s->n_tokens ? s->tokens[i + 1].form : STR_NONE;
            if (last.n != 3 || number_small(last) < 0) return;
        }
        n->value = n->value * 1000 + number_small(group);
        n->end = i + 1;
    }
}

// Magnitudes that follow: "million", "hundred thousand", also after a hyphen, "k" glued to digits.
// Their product.
static double read_scale(const sentence *s, uint32_t *at)
{
    double scale = 1;
    for (;;) {
        uint32_t i = *at + (word_is_hyphen(s, *at) ? 1 : 0);
        const word_entry *e = find(s, i);
        if (i == *at && is_glued(s, i) && word_is_digit(s, i - 1) && word_among(s, i, "k|mil")) {
            scale *= word_is(s, i, "k") ? 1e3 : 1e6;
            *at = i + 1;
            continue;
        }
        bool plural = e && i > 0 && word_has(s, i - 1, UPOS_NUM) && !word_is(s, i + 1, "of") &&
                      (e->kind == LOOSE || (e->kind == LOOSE_GROUP && word_is(s, i, "dozens")));
        if (!e || (e->kind != MAGNITUDE && e->kind != GROUP && !plural)) return scale;
        scale *= entry_scale(e);
        *at = i + 1;
    }
}

// "point seven five" after a whole number of words: the decimals, 0 when there are none.
static double read_point(const sentence *s, uint32_t *at)
{
    double decimals = 0, place = 0.1;
    if (!word_is(s, *at, "point")) return 0;
    for (uint32_t i = *at + 1;; i++) {
        const word_entry *e = find(s, i);
        if (!e || (e->kind != UNIT && e->kind != TENS && e->kind != TEEN)) return decimals;
        if (e->kind == UNIT)
            decimals += e->value * place;
        else
            decimals += e->value * place / 10; // "point seventy-one"
        bool unit_follows = e->kind == TENS && word_is_hyphen(s, i + 1);
        if (unit_follows) i++;
        place /= 10;
        *at = i + 1;
    }
}

// Words as in "two hundred and fifty thousand three". Each magnitude multiplies what came since
// the last greater one.
static bool read_words(const sentence *s, uint32_t at, number *n)
{
    double total = 0, current = 0;
    double least = INFINITY; // last magnitude; behind "two million" "three hundred thousand" adds
    int last = TENS + 1;     // kind of the last word; TENS takes a unit after it
    uint32_t i = at;
    bool any = false;
    for (;;) {
        uint32_t j = i;
        if (any && last == TENS && word_is_hyphen(s, j))
            j++;
        else if (any && last == MAGNITUDE && word_is(s, j, "and"))
            j++;
        else if (any && last != TENS && word_is_hyphen(s, j)) {
            const word_entry *next = find(s, j + 1);
            if (!next || next->kind != MAGNITUDE) break;
            j++;
        }
        const word_entry *e = find(s, j);
        if (!e) break;
        if (e->kind == MAGNITUDE || e->kind == GROUP) {
            if (!any || j != i + (word_is_hyphen(s, i) ? 1u : 0u)) break;
            double scale = entry_scale(e);
            if (scale >= 1000) {
                bool smaller = current > 0 && scale < least;
                total = smaller ? total + current * scale : (total + current) * scale;
                least = scale;
                current = 0;
            } else
                current = (current > 0 ? current : 1) * scale;
            n->scale *= scale;
            last = e->kind;
        } else if (e->kind == UNIT || e->kind == TEEN || e->kind == TENS) {
            bool fits = !any || last == MAGNITUDE || (last == TENS && e->kind == UNIT);
            if (!fits) break;
            current += e->value;
            n->scale = 1;
            last = e->kind;
        } else
            break;
        any = true;
        i = j + 1;
    }
    if (!any) return false;
    n->value = total + current + read_point(s, &i);
    n->low = n->high = n->value;
    n->end = i;
    return true;
}

// "hundreds", "tens of thousands", "several hundred", "scores of"
static bool read_loose(const sentence *s, uint32_t at, const word_entry *e, number *n)
{
    double low = 2 * entry_scale(e);
    uint32_t i = at + 1;
    if (str_eq_nocase(word_form(s, at), STR("tens"))) {
        const word_entry *next = word_is(s, i, "of") ? find(s, i + 1) : NULL;
        if (!next || next->kind != LOOSE) return false;
    }
    for (;;) {
        uint32_t j = i + (word_is(s, i, "of") ? 1 : 0);
        const word_entry *next = find(s, j);
        bool scaled = next && ((next->kind == LOOSE && j > i) ||
                               ((next->kind == MAGNITUDE || next->kind == GROUP) && j == i));
        if (!scaled) break;
        low *= entry_scale(next);
        n->scale *= entry_scale(next);
        i = j + 1;
    }
    n->loose = true;
    n->value = n->high = NAN;
    n->low = low;
    n->end = i;
    return true;
}

// What a fraction is divided by when word i says it: "thirds", after "one" and "a" also "third" and
// "half"; 0 when it says none.
static double read_denominator(const sentence *s, uint32_t i, bool one)
{
    const word_entry *e = find(s, i);
    if (!e) return 0;
    if (e->kind == FRACTION) return e->value;
    if (one && e->kind == HALF) return 2;
    return one && e->kind == ORDINAL && e->value > 2 ? e->value : 0;
}

// "a half", "three quarters", "one fifth" at word i, hyphens allowed; 0 when there is none.
static double read_fraction(const sentence *s, uint32_t i, uint32_t *end)
{
    const word_entry *e = find(s, i);
    if (!e || (e->kind != ARTICLE && e->kind != UNIT) || e->value < 1) return 0;
    uint32_t j = i + 1 + (word_is_hyphen(s, i + 1) ? 1 : 0);
    double parts = read_denominator(s, j, e->value == 1);
    if (parts <= e->value) return 0;
    *end = j + 1;
    return e->value / parts;
}

// One of the signs of fractions; 0 for anything else.
static double sign_value(str form)
{
    static const struct {
        const char *sign;
        double value;
    } SIGNS[] = {{"\xc2\xbd", 1 / 2.},     {"\xc2\xbc", 1 / 4.},     {"\xc2\xbe", 3 / 4.},
                 {"\xe2\x85\x93", 1 / 3.}, {"\xe2\x85\x94", 2 / 3.}, {"\xe2\x85\x9b", 1 / 8.}};
    if (form.n < 2 || (unsigned char)form.p[0] < 0x80) return 0;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (str_eq(form, str_of(SIGNS[i].sign))) return SIGNS[i].value;
    return 0;
}

// "1/4" in one word or three, or a sign; 0 when there is none. 9/11 is no fraction: only parts that
// people write so are.
static double read_parts(const sentence *s, uint32_t i, uint32_t *end)
{
    str form = word_form(s, i);
    *end = i + 1;
    if (!form.n) return 0;
    if ((unsigned char)form.p[0] >= 0x80) return sign_value(form);
    if (form.p[0] < '0' || form.p[0] > '9') return 0;
    size_t slash = str_find(form, STR("/"));
    str over = str_sub(form, 0, slash), under = STR_NONE;
    if (slash != SIZE_MAX)
        under = str_sub(form, slash + 1, form.n);
    else if (word_is(s, i + 1, "/") && is_glued(s, i + 1) && is_glued(s, i + 2)) {
        under = word_form(s, i + 2);
        *end = i + 3;
    }
    int a = number_small(over), b = number_small(under);
    bool usual = b == 2 || b == 3 || b == 4 || b == 5 || b == 8 || b == 10 || b == 16;
    return usual && a > 0 && a < b ? (double)a / b : 0;
}

// A fraction that stands for a magnitude's: "half a million", "three quarters of a million",
// "quarter million". True when it does.
static bool scale_fraction(const sentence *s, number *n)
{
    uint32_t i = n->end + (word_is_hyphen(s, n->end) ? 1 : 0);
    if (word_is(s, i, "of")) i++;
    if (word_among(s, i, "a|an")) i++;
    if (i > n->end && word_is_hyphen(s, i)) i++;
    uint32_t end = i;
    double scale = read_scale(s, &end);
    if (end == i) return false;
    number_times(n, scale);
    n->scale = scale;
    n->end = end;
    n->fraction = false;
    return true;
}

static bool give_fraction(const sentence *s, number *n, double value, uint32_t end)
{
    n->value = n->low = n->high = value;
    n->end = end;
    n->fraction = !scale_fraction(s, n);
    return true;
}

// "a hundred", "a dozen", "a few thousand", "a couple of", "half a million", "a quarter of"
static bool read_article(const sentence *s, uint32_t at, number *n)
{
    const word_entry *e = find(s, at + 1);
    if (word_among(s, at + 1, "few|handful|couple")) {
        bool couple = word_is(s, at + 1, "couple");
        n->end = at + 2;
        if (!word_is(s, at + 1, "few") && word_is(s, at + 2, "of")) n->end++;
        double scale = read_scale(s, &n->end);
        n->scale = scale;
        n->loose = !couple;
        n->low = 2 * scale;
        n->value = n->high = couple ? 2 * scale : NAN;
        return true;
    }
    if (!e) return false;
    if (e->kind == MAGNITUDE || e->kind == GROUP) {
        n->end = at + 1;
        n->scale = read_scale(s, &n->end);
        n->value = n->low = n->high = n->scale;
        return true;
    }
    double parts = read_denominator(s, at + 1, true);
    if (parts <= 0) return false;
    give_fraction(s, n, 1 / parts, at + 2);
    return !n->fraction || e->kind == HALF || word_is(s, n->end, "of");
}

// "half a million", "half - a - dozen", "half of", "half a percent"
static bool read_half(const sentence *s, uint32_t at, number *n)
{
    uint32_t i = at + 1;
    if (word_is_hyphen(s, i)) i++;
    if (word_among(s, i, "a|an")) i++;
    if (i > at + 1 && word_among(s, i, "percent|percentage|per|pct|%")) {
        n->value = n->low = n->high = 0.5;
        n->end = i;
        return true;
    }
    return give_fraction(s, n, 0.5, at + 1);
}

// "2 1/2", "two and a half", "3 million and a quarter": adds the fraction.
static void add_fraction(const sentence *s, number *n)
{
    uint32_t end = n->end;
    double share = n->digits && n->end == n->first + 1 ? read_parts(s, n->end, &end) : 0;
    if (share <= 0 && word_is(s, n->end, "and")) share = read_fraction(s, n->end + 1, &end);
    if (share <= 0) return;
    n->value += share * (n->scale > 1 ? n->scale : 1);
    n->end = end;
}

// What follows a whole number: "-thirds", "and a half [million]", "million"
static void extend(const sentence *s, number *n)
{
    uint32_t i = n->end + (word_is_hyphen(s, n->end) ? 1 : 0);
    bool hyphen = i > n->end;
    double parts = n->value < 20 && n->scale == 1 ? read_denominator(s, i, n->value == 1) : 0;
    bool quarters = word_among(s, i, "quarters|halves") && n->value != 3;
    bool singular = n->value == 1 && !hyphen && !word_is(s, i + 1, "of");
    if (parts > n->value && ((!quarters && !singular) || hyphen)) {
        give_fraction(s, n, n->value / parts, i + 1);
        return;
    }
    add_fraction(s, n);
    double scale = n->scale > 1 ? 1 : read_scale(s, &n->end);
    n->value = times(n->value, scale);
    n->scale *= scale;
    if (scale > 1) add_fraction(s, n);
    n->low = n->high = n->value;
}

void number_take_letter(const sentence *s, number *n)
{
    if (!n->digits || n->scale > 1 || !is_glued(s, n->end)) return;
    if (!word_is_digit(s, n->end - 1)) return;
    static const struct {
        const char *letter;
        double scale;
    } LETTERS[] = {{"m", 1e6}, {"b", 1e9}, {"t", 1e12}};
    for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++) {
        if (!word_is(s, n->end, LETTERS[i].letter)) continue;
        number_times(n, LETTERS[i].scale);
        n->scale = LETTERS[i].scale;
        n->suffixed = true;
        n->end++;
        return;
    }
}

// The power of ten that the number's last word says; 1 when it says none.
static double last_magnitude(const sentence *s, const number *n)
{
    const word_entry *e = find(s, n->end - 1);
    return e && e->kind == MAGNITUDE ? power(e->value) : 1;
}

static bool is_multiple(double value, double of)
{
    return fmod(value, of) == 0;
}

// The number at the word behind *n, in figures or words, without what is behind it.
static bool read_lesser(const sentence *s, const number *n, number *out)
{
    str form = word_form(s, n->end);
    *out = (number){.first = n->end, .end = n->end + 1, .scale = 1};
    if (!form.n || !ascii_is_digit(form.p[0])) return read_words(s, n->end, out);
    if (!read_digits(form, &out->value, &out->scale) || out->scale > 1) return false;
    out->scale = read_scale(s, &out->end);
    out->value = times(out->value, out->scale);
    return true;
}

// "1 trillion 300 billion", "two crore 50 lakh": whole numbers of magnitudes, each less than one of
// the magnitude before it. "1.5 trillion 300 billion" are two numbers.
static void add_lesser(const sentence *s, number *n)
{
    double least;
    number lesser;
    while ((least = last_magnitude(s, n)) > 1 && is_multiple(n->value, least)) {
        if (!read_lesser(s, n, &lesser) || !(lesser.value < least)) return;
        double own = last_magnitude(s, &lesser);
        if (own <= 1 || !is_multiple(lesser.value, own)) return;
        n->value += lesser.value;
        n->scale = lesser.scale;
        n->end = lesser.end;
        n->low = n->high = n->value;
    }
}

static bool read_figure(const sentence *s, uint32_t at, number *n)
{
    str form = word_form(s, at);
    uint32_t end;
    double share = read_parts(s, at, &end);
    if (share > 0) return give_fraction(s, n, share, end);
    if (!read_digits(form, &n->value, &n->scale)) return false;
    n->digits = true;
    n->suffixed = n->scale > 1;
    read_groups(s, n);
    n->low = n->high = n->value;
    extend(s, n);
    add_lesser(s, n);
    return true;
}

static bool is_figure(str form)
{
    char c = form.p[0];
    bool point = c == '.' && form.n > 1;
    if (point) c = form.p[1];
    return (c >= '0' && c <= '9') || sign_value(form) > 0;
}

bool number_read(const sentence *s, uint32_t at, number *n)
{
    str form = word_form(s, at);
    if (!form.n) return false;
    *n = (number){.first = at, .end = at + 1, .scale = 1, .value = NAN, .low = NAN, .high = NAN};
    if (is_figure(form)) return read_figure(s, at, n);
    const word_entry *e = find(s, at);
    if (!e) return false;
    switch (e->kind) {
    case UNIT:
    case TEEN:
    case TENS:
        if (!read_words(s, at, n)) return false;
        extend(s, n);
        add_lesser(s, n);
        return true;
    case LOOSE:
    case LOOSE_GROUP: return read_loose(s, at, e, n);
    case ARTICLE: return read_article(s, at, n);
    case HALF: return read_half(s, at, n);
    case FRACTION: // "quarter million"
        return e->value == 4 && word_is(s, at, "quarter") && give_fraction(s, n, 0.25, at + 1) &&
               !n->fraction;
    case MAGNITUDE: { // "hundred thousand"
        const word_entry *next = find(s, at + 1);
        if (!next || next->kind != MAGNITUDE) return false;
        n->end = at;
        n->scale = read_scale(s, &n->end);
        n->value = n->low = n->high = n->scale;
        return true;
    }
    default: return false;
    }
}

// "21st", "3rd", "4th"
static int ordinal_digits(str form)
{
    if (form.n < 3 || form.n > 4) return 0;
    str tail = str_sub(form, form.n - 2, form.n);
    if (!str_eq_nocase(tail, STR("st")) && !str_eq_nocase(tail, STR("nd")) &&
        !str_eq_nocase(tail, STR("rd")) && !str_eq_nocase(tail, STR("th")))
        return 0;
    int v = number_small(str_sub(form, 0, form.n - 2));
    return v > 0 ? v : 0;
}

int number_ordinal(const sentence *s, uint32_t at, uint32_t *end)
{
    str form = word_form(s, at);
    if (!form.n) return 0;
    *end = at + 1;
    if (form.p[0] >= '0' && form.p[0] <= '9') return ordinal_digits(form);
    const word_entry *e = find(s, at);
    if (!e) return 0;
    if (e->kind == ORDINAL) return e->value;
    if (e->kind != TENS) return 0;
    uint32_t i = at + (word_is_hyphen(s, at + 1) ? 2 : 1);
    const word_entry *unit = find(s, i);
    if (!unit || unit->kind != ORDINAL || unit->value > 9) return 0;
    *end = i + 1;
    return e->value + unit->value;
}
