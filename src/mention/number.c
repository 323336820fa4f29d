#include "mention/number.h"

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
    {"bn", MAGNITUDE, 9},
    {"crore", MAGNITUDE, 7},
    {"dozen", GROUP, 12},
    {"dozens", LOOSE_GROUP, 12},
    {"eight", UNIT, 8},
    {"eighteen", TEEN, 18},
    {"eighteenth", ORDINAL, 18},
    {"eighth", ORDINAL, 8},
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
    {"half", HALF, 2},
    {"hundred", MAGNITUDE, 2},
    {"hundreds", LOOSE, 2},
    {"lakh", MAGNITUDE, 5},
    {"million", MAGNITUDE, 6},
    {"millions", LOOSE, 6},
    {"mln", MAGNITUDE, 6},
    {"mn", MAGNITUDE, 6},
    {"nine", UNIT, 9},
    {"nineteen", TEEN, 19},
    {"nineteenth", ORDINAL, 19},
    {"ninety", TENS, 90},
    {"ninth", ORDINAL, 9},
    {"one", UNIT, 1},
    {"quarter", FRACTION, 4},
    {"quarters", FRACTION, 4},
    {"scores", LOOSE_GROUP, 20},
    {"second", ORDINAL, 2},
    {"seven", UNIT, 7},
    {"seventeen", TEEN, 17},
    {"seventeenth", ORDINAL, 17},
    {"seventh", ORDINAL, 7},
    {"seventy", TENS, 70},
    {"several", LOOSE_GROUP, 1},
    {"six", UNIT, 6},
    {"sixteen", TEEN, 16},
    {"sixteenth", ORDINAL, 16},
    {"sixth", ORDINAL, 6},
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
        else if (c == '.' && !point && i + 1 < form.n && (!comma || group == 3))
            point = true, plain[n++] = c;
        else
            break;
    }
    if (!n || (comma && !point && group != 3)) return false;
    int exponent = suffix_power(str_sub(form, i, form.n));
    if (exponent < 0 || !str_to_double((str){plain, n}, value)) return false;
    *scale = power(exponent);
    *value *= *scale;
    return true;
}

// Magnitudes that follow: "million", "hundred thousand", also after a hyphen. Their product.
static double read_scale(const sentence *s, uint32_t *at)
{
    double scale = 1;
    for (;;) {
        uint32_t i = *at + (word_is_hyphen(s, *at) ? 1 : 0);
        const word_entry *e = find(s, i);
        if (!e || (e->kind != MAGNITUDE && e->kind != GROUP)) return scale;
        scale *= entry_scale(e);
        *at = i + 1;
    }
}

// Words as in "two hundred and fifty thousand three". Each magnitude multiplies what came since
// the last greater one.
static bool read_words(const sentence *s, uint32_t at, number *n)
{
    double total = 0, current = 0;
    int last = TENS + 1; // kind of the last word; TENS takes a unit after it
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
            if (scale >= 1000)
                total = (total + current) * scale, current = 0;
            else
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
    n->value = n->low = n->high = total + current;
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
    if (e->kind == FRACTION || (e->kind == ORDINAL && e->value == 3) || e->kind == HALF) {
        if (!word_is(s, at + 2, "of") && e->kind != HALF) return false;
        n->end = at + 2;
        n->fraction = true;
        n->value = n->low = n->high = 1.0 / e->value;
        return true;
    }
    return false;
}

// "half a million", "half - a - dozen", "half of"
static bool read_half(const sentence *s, uint32_t at, number *n)
{
    uint32_t i = at + 1;
    if (word_is_hyphen(s, i)) i++;
    if (word_among(s, i, "a|an")) i++;
    if (word_is_hyphen(s, i)) i++;
    uint32_t end = i;
    double scale = read_scale(s, &end);
    n->end = end > i ? end : at + 1;
    n->scale = scale;
    n->fraction = end == i;
    n->value = n->low = n->high = scale / 2;
    return true;
}

// What follows a whole number: "-thirds", "and a half [million]", "million"
static void extend(const sentence *s, number *n)
{
    uint32_t i = n->end + (word_is_hyphen(s, n->end) ? 1 : 0);
    const word_entry *e = find(s, i);
    bool parts = e && n->value < 20 && n->scale == 1 &&
                 ((e->kind == FRACTION && (i > n->end || word_is(s, i + 1, "of"))) ||
                  (e->kind == ORDINAL && n->value == 1 && e->value > 2 &&
                   (i > n->end || word_is(s, i + 1, "of"))));
    if (parts) {
        n->value = n->low = n->high = n->value / e->value;
        n->end = i + 1;
        n->fraction = true;
        return;
    }
    if (word_is(s, n->end, "and") && word_is(s, n->end + 1, "a") &&
        word_is(s, n->end + 2, "half")) {
        n->value += 0.5 * (n->scale > 1 ? n->scale : 1);
        n->end += 3;
    }
    double scale = n->scale > 1 ? 1 : read_scale(s, &n->end);
    n->value *= scale;
    n->scale *= scale;
    n->low = n->high = n->value;
}

bool number_read(const sentence *s, uint32_t at, number *n)
{
    return number_read_after(s, at, 0, n);
}

bool number_read_after(const sentence *s, uint32_t at, size_t skip, number *n)
{
    str form = str_sub(word_form(s, at), skip, SIZE_MAX);
    if (!form.n) return false;
    *n = (number){.first = at, .end = at + 1, .scale = 1, .value = NAN, .low = NAN, .high = NAN};
    if (form.p[0] >= '0' && form.p[0] <= '9') {
        if (!read_digits(form, &n->value, &n->scale)) return false;
        n->digits = true;
        n->suffixed = n->scale > 1;
        n->low = n->high = n->value;
        extend(s, n);
        return true;
    }
    const word_entry *e = find(s, at);
    if (!e) return false;
    switch (e->kind) {
    case UNIT:
    case TEEN:
    case TENS:
        if (!read_words(s, at, n)) return false;
        extend(s, n);
        return true;
    case LOOSE:
    case LOOSE_GROUP: return read_loose(s, at, e, n);
    case ARTICLE: return read_article(s, at, n);
    case HALF: return read_half(s, at, n);
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
