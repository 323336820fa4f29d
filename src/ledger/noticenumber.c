#include "ledger/noticenumber.h"

#include "base/ascii.h"
#include "ledger/noticetext.h"

#include <math.h>

#define NUMBER_MAX 1e9 // more pieces than any sale has

static const char *const WORDS[] = {"one",     "two",       "three",    "four",     "five",
                                    "six",     "seven",     "eight",    "nine",     "ten",
                                    "eleven",  "twelve",    "thirteen", "fourteen", "fifteen",
                                    "sixteen", "seventeen", "eighteen", "nineteen"};
static const char *const TENS[] = {"twenty", "thirty",  "forty",  "fifty",
                                   "sixty",  "seventy", "eighty", "ninety"};

// What a number counts when it is no quantity of articles.
static const char OTHERS[] =
    "to|and|or|adds|in all|respectively|altogether|year|years|month|months|week|weeks|day|days|"
    "hour|hours|percent|per cent|million|billion|representative|representatives|U.S. Government|"
    "U.S. contractor|US Government|United States Government|contractor representatives|"
    "contractor representative|contractors|contractor personnel|additional U.S.|trips|trip|"
    "people|persons|personnel|of the|of these|of them|of this|phases|times|mm|nm|km|millimeter|"
    "miles|class|cell|man|men|dollars|government|squadron|squadrons|battalion|battalions|"
    "installed|spare)|spares)|at a time|or more|to the|further U.S.|and contractor|"
    "separate visits|visits";

// Articles that begin with such a word.
static const char ARTICLES[] =
    "personnel carrier|personnel carriers|man-portable|man portable|day/night|day and night|"
    "government furnished|government-furnished|battalion sets|battalion set|battalion operations|"
    "battalion command|battalion level|battalion-level|squadron sets|squadron set|squadron "
    "planning|"
    "squadron operations|class i|class ii|class iii|class a|class b|hour meters|trip flares";

static size_t skip_space(str s, size_t at, size_t to)
{
    return notice_skip(s, at, to);
}

// "1,422": a whole number in digits that no letter or decimal follows.
static size_t digits(str s, size_t at, size_t to, double *value)
{
    size_t i = at;
    *value = 0;
    for (; i < to; i++) {
        bool comma = s.p[i] == ',' && i > at && i + 3 < to && ascii_is_digit(s.p[i + 1]) &&
                     ascii_is_digit(s.p[i + 2]) && ascii_is_digit(s.p[i + 3]);
        if (comma) continue;
        if (!ascii_is_digit(s.p[i])) break;
        *value = *value * 10 + (s.p[i] - '0');
        if (*value > NUMBER_MAX) return 0;
    }
    if (i == at) return 0;
    if (i < to && s.p[i] == '.' && i + 1 < to && ascii_is_digit(s.p[i + 1])) return 0;
    bool open = i >= to || s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '-' || s.p[i] == ')';
    return open || (s.p[i] & 0x80) ? i : 0;
}

// One word of a spelled number: below a hundred, or a factor above it.
static size_t spelled_word(str s, size_t at, size_t to, double *small, double *factor)
{
    *small = *factor = 0;
    for (size_t k = 0; k < sizeof WORDS / sizeof *WORDS; k++)
        if (notice_at_any(s, at, to, WORDS[k])) {
            *small = (double)k + 1;
            return at + strlen(WORDS[k]);
        }
    for (size_t k = 0; k < sizeof TENS / sizeof *TENS; k++)
        if (notice_at_any(s, at, to, TENS[k])) {
            *small = 10 * ((double)k + 2);
            return at + strlen(TENS[k]);
        }
    if (notice_at_any(s, at, to, "dozen")) return *factor = 12, at + 5;
    if (notice_at_any(s, at, to, "hundred")) return *factor = 100, at + 7;
    if (notice_at_any(s, at, to, "thousand")) return *factor = 1000, at + 8;
    if (notice_at_any(s, at, to, "million")) return *factor = 1e6, at + 7;
    return 0;
}

static bool joins_number(char c)
{
    return c == '-' || c == ' ' || c == '\n';
}

// "two hundred and thirty", "sixty-four", "a dozen".
static size_t spelled(str s, size_t at, size_t to, double *value)
{
    double whole = 0, rest = 0, small, factor;
    size_t end = 0, i = at, next = notice_at_any(s, at, to, "a|one");
    double unused_small, unused_factor;
    if (next && s.p[at] == 'a' &&
        spelled_word(s, skip_space(s, next, to), to, &unused_small, &unused_factor) &&
        unused_factor > 0) {
        rest = 1;
        i = skip_space(s, next, to);
    }
    while ((next = spelled_word(s, i, to, &small, &factor))) {
        bool fits =
            small > 0 ? !end || fmod(rest, small < 10 ? 10 : 100) == 0 : rest > 0 || end == 0;
        if (!fits) break;
        if (small > 0)
            rest += small;
        else if (factor < 1000)
            rest = (rest > 0 ? rest : 1) * factor;
        else
            whole += (rest > 0 ? rest : 1) * factor, rest = 0;
        end = next;
        if (end >= to || !joins_number(s.p[end])) break;
        i = s.p[end] == '-' ? skip_space(s, end + 1, to) : skip_space(s, end, to);
        size_t and = notice_at_any(s, i, to, "and");
        if (and&&rest >= 100)
            i = skip_space(s, and, to);
        else if (and&&whole > 0 && rest == 0)
            i = skip_space(s, and, to);
    }
    *value = whole + rest;
    return end;
}

// "2.5 million": 0 when no such word follows.
static size_t decimal(str s, size_t at, size_t to, double *value)
{
    double rest;
    size_t dot = at, end;
    while (dot < to && ascii_is_digit(s.p[dot])) dot++;
    if (dot == at || dot - at > 3 || dot + 1 >= to || s.p[dot] != '.') return 0;
    for (end = dot + 1; end < to && ascii_is_digit(s.p[end]);) end++;
    if (end == dot + 1 || !str_to_double(str_sub(s, at, end), &rest)) return 0;
    size_t next = notice_skip(s, end, to), stop = notice_at_any(s, next, to, "million|thousand");
    if (stop) *value = round(rest * ((s.p[next] | 0x20) == 'm' ? 1e6 : 1e3));
    return stop;
}

// "2 million" rounds.
static size_t scale(str s, size_t end, size_t to, double *value)
{
    size_t next = notice_skip(s, end, to), stop = notice_at_any(s, next, to, "million|thousand");
    if (stop) *value *= (s.p[next] | 0x20) == 'm' ? 1e6 : 1e3;
    return stop;
}

static size_t plain(str s, size_t at, size_t to, double *value, bool *is_spelled)
{
    size_t end = decimal(s, at, to, value);
    if (end) return *is_spelled = false, end;
    end = digits(s, at, to, value);
    size_t scaled = end ? scale(s, end, to, value) : 0;
    *is_spelled = !end;
    if (scaled) return scaled;
    if (!end && (end = notice_at_any(s, at, to, "a single|single"))) return *value = 1, end;
    return end ? end : spelled(s, at, to, value);
}

// The second half of a range: "to 20", "-20"; 0 when there is none.
static size_t range_end(str s, size_t at, size_t to, double *high)
{
    size_t i = skip_space(s, at, to), next = notice_at_any(s, i, to, "to|and|or"), end;
    bool is_spelled;
    if (i < to && s.p[i] == '-')
        next = i + 1;
    else if (i + 2 < to && s.p[i] == '\xE2' && s.p[i + 1] == '\x80')
        next = i + 3; // a dash
    if (!next) return 0;
    end = plain(s, skip_space(s, next, to), to, high, &is_spelled);
    return end;
}

// "(6 4)", "(l4)": the digits of the number that was spelled before them, as a bad print gives
// them.
static size_t misprinted(str s, size_t at, size_t to, double spelled_out)
{
    double value = 0;
    size_t i = at + 1, figures = 0;
    for (; i < to && s.p[i] != ')' && value < NUMBER_MAX; i++) {
        char c = s.p[i] == 'l' || s.p[i] == 'I'   ? '1'
                 : s.p[i] == 'O' || s.p[i] == 'o' ? '0'
                                                  : s.p[i];
        if (c == ' ' || c == ',' || c == '\n') continue;
        if (!ascii_is_digit(c)) return 0;
        value = value * 10 + (c - '0');
        figures++;
    }
    return figures && i < to && s.p[i] == ')' && value == spelled_out ? i + 1 : 0;
}

// "(64)", "(16-20)", "(6 each)".
static size_t bracketed(str s, size_t at, size_t to, notice_number *n)
{
    size_t i = skip_space(s, at, to), end;
    double value, high;
    if (i >= to || s.p[i] != '(') return 0;
    if ((end = misprinted(s, i, to, n->value))) return end;
    bool is_spelled;
    double again;
    end = plain(s, i + 1, to, &again, &is_spelled);
    if (end && end < to && is_spelled && s.p[end] == ')' && again == n->value) return end + 1;
    size_t lead = notice_at_any(s, i + 1, to, "up to|an additional|qty|quantity|qty.");
    if (lead && (s.p[i + 1] | 0x20) == 'u') n->up_to = true;
    i = skip_space(s, lead ? lead : i + 1, to);
    if (!(end = digits(s, i, to, &value))) return 0;
    n->value = n->low = n->high = value;
    size_t second = range_end(s, end, to, &high);
    if (second && high > value) n->value = NAN, n->high = high, end = second;
    i = skip_space(s, end, to);
    size_t each = notice_at_any(s, i, to, "each|more|total|in total|ea|sets|additional");
    if (each) i = skip_space(s, each, to);
    return i < to && s.p[i] == ')' ? i + 1 : 0;
}

// "up to", "an additional", "approximately": the words before a number.
static size_t leads(str s, size_t at, size_t to, notice_number *n, bool *between)
{
    for (size_t next;; at = skip_space(s, next, to)) {
        if ((next = notice_at_any(s, at, to,
                                  "up to|as many as|no more than|not more than|not to "
                                  "exceed|a maximum of|at most")))
            n->up_to = true;
        else if ((next = notice_at_any(s, at, to,
                                       "an additional|additional|another|a further|further")))
            n->additional = true;
        else if ((next = notice_at_any(s, at, to, "between|from")))
            *between = true;
        else if (!(next = notice_at_any(
                       s, at, to,
                       "an estimated|approximately|about|a total of|the "
                       "following|a quantity of|a combination of|some|no fewer than|no less than|"
                       "quantity of|qty:|qty.|qty|quantity:|quantity|at least")))
            return at;
    }
}

// "sixteen (16) to twenty (20)": what follows the second half of a range, or `at` when there is
// none.
static size_t second_half(str s, size_t at, size_t to, bool between, notice_number *n)
{
    double high;
    bool by_and = notice_at_any(s, skip_space(s, at, to), to, "and") != 0;
    size_t end = range_end(s, at, to, &high);
    notice_number second = {.value = NAN};
    if (!end || isnan(n->value) || high <= n->value || (by_and && !between)) return at;
    size_t next = bracketed(s, end, to, &second);
    if (!next) return at;
    n->low = n->value, n->high = high, n->value = NAN;
    return next;
}

// The number itself, with the words before it and its brackets; false when there is none.
static bool read_number(str text, size_t at, size_t to, notice_number *out)
{
    notice_number n = {.value = NAN, .low = NAN, .high = NAN};
    bool between = false, is_spelled = false;
    double value = NAN, high = NAN;
    char before = at ? text.p[at - 1] : ' ';
    if (!notice_word_starts(text, at) || before == '$' || before == '-' || before == '.')
        return false;
    size_t i = leads(text, at, to, &n, &between), end, next;
    if (!(end = plain(text, i, to, &value, &is_spelled))) return false;
    n.value = n.low = n.high = value;
    next = range_end(text, end, to, &high);
    // "sixty and twelve" is no range, "between ten and twelve" and "16 to 20" are.
    bool by_and = notice_at_any(text, skip_space(text, end, to), to, "and") != 0;
    if (next && high > value && (!by_and || between)) {
        n.value = NAN, n.high = high;
        end = next;
    }
    if ((next = bracketed(text, end, to, &n))) {
        n.both = is_spelled;
        end = second_half(text, next, to, between, &n);
    } else if (end < to && text.p[end] == '-') {
        return false; // "five-year"
    }
    if (between && !isnan(n.value)) return false;
    n.end = end;
    *out = n;
    return true;
}

size_t notice_dash(str s, size_t at, size_t to)
{
    if (at < to && s.p[at] == '-') return at + 1;
    bool dash = str_starts(str_sub(s, at, to), STR("\xE2\x80\x93")) ||
                str_starts(str_sub(s, at, to), STR("\xE2\x80\x94"));
    return dash ? at + 3 : 0;
}

bool notice_number_alone(str text, size_t at, size_t to, notice_number *out)
{
    static const char PIECES[] = "each|ea.|ea|units|pieces|in all|in total|total";
    if (!read_number(text, at, to, out)) return false;
    size_t behind = skip_space(text, out->end, to), each = notice_at_any(text, behind, to, PIECES);
    if (each) behind = skip_space(text, each, to);
    if (behind < to) return false;
    if (out->up_to) out->low = NAN;
    return true;
}

bool notice_number_read(str text, size_t at, size_t to, notice_number *out)
{
    notice_number n;
    if (!read_number(text, at, to, &n)) return false;
    size_t i = skip_space(text, n.end, to);
    size_t next = notice_at_any(text, i, to, "more|additional|further");
    if (next) n.additional = true, i = skip_space(text, next, to);
    next = notice_at_any(text, i, to, "each|ea.|ea|of the following|new|are|being|x");
    if (next) i = skip_space(text, next, to);
    if (i >= to) return false;
    if (notice_at_any(text, i, to, OTHERS) && !notice_at_any(text, i, to, ARTICLES)) return false;
    // "six installed and one spare"
    next = notice_at_any(text, i, to, "spare|spares");
    if (next && skip_space(text, next, to) >= to) return false;
    if (n.up_to) n.low = NAN;
    n.end = i;
    *out = n;
    return true;
}
