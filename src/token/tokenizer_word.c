// What belongs to one word: which marks join letters and digits, and where a word is cut again.
#include "token/tokenizer_cut.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "token/tokenizer_table.h"

#include <string.h>

#define RUN_LOOK 32 // bytes of a run of letters and digits that a decision reads

bool tok_is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019 || code == '`' || code == 0xB4 || code == 0x2018;
}

bool tok_is_word_code(uint32_t code)
{
    if (code < 0x80) return utf8_is_letter(code) || utf8_is_digit(code);
    return utf8_is_letter(code) || utf8_is_mark(code) || utf8_is_digit(code);
}

uint32_t tok_code_at(str text, size_t at, size_t end)
{
    uint32_t c = 0;
    if (at < end) utf8_decode(text, at, &c);
    return c;
}

uint32_t tok_code_before(str text, size_t begin, size_t at)
{
    uint32_t c = 0;
    if (at > begin) utf8_decode_before(text, at, &c);
    return c;
}

// A mark between two characters of words, with what is needed to judge whether it joins them.
typedef struct {
    str text;
    size_t begin, at, after, end; // of the word so far; of the mark; behind it; of the chunk
    uint32_t prev, next;          // characters beside the mark
    str left, right;              // letters and digits beside the mark, up to RUN_LOOK bytes
} joint;

static str run_before(str t, size_t begin, size_t at)
{
    size_t i = at;
    uint32_t c;
    while (i > begin && at - i < RUN_LOOK) {
        size_t n = utf8_decode_before(t, i, &c);
        if (!tok_is_word_code(c)) break;
        i -= n;
    }
    return str_sub(t, i, at);
}

static str run_after(str t, size_t at, size_t end)
{
    size_t i = at;
    uint32_t c;
    while (i < end && i - at < RUN_LOOK) {
        size_t n = utf8_decode(t, i, &c);
        if (!tok_is_word_code(c)) break;
        i += n;
    }
    return str_sub(t, at, i);
}

static bool all_digits(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_digit(s.p[i])) return false;
    return s.n > 0;
}

static bool all_upper(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return s.n > 0;
}

// ASCII letters lowered into `out`; other strings than short ones become empty.
static str lowered(str s, char out[RUN_LOOK])
{
    if (s.n > RUN_LOOK) return STR_NONE;
    for (size_t i = 0; i < s.n; i++)
        out[i] = s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] | 0x20) : s.p[i];
    return (str){out, s.n};
}

// Does the run of names and full stops from here on end in a known domain or file type?
static bool ends_in_domain(const joint *j)
{
    size_t i = j->after, label = i;
    for (; i < j->end && i - j->at < 2 * RUN_LOOK; i++) {
        char c = j->text.p[i];
        if (c == '.')
            label = i + 1;
        else if (c != '-' && !tok_is_word_code((unsigned char)c))
            break;
        if (label >= j->end || (c == '.' && !tok_is_word_code((unsigned char)j->text.p[label]))) {
            label = SIZE_MAX;
            break;
        }
    }
    if (label == SIZE_MAX) i = j->after + j->right.n, label = j->after;
    char lower[RUN_LOOK];
    str last = str_sub(j->text, label, i);
    bool title = last.n > 0 && all_upper(str_sub(last, 0, 1)) && !all_upper(last);
    return !title && tok_is_domain(lowered(last, lower));
}

static bool all_lower(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'a' || s.p[i] > 'z') return false;
    return s.n > 0;
}

// "comp.lang.misc": a name of three parts or more in small letters.
static bool in_dotted_name(const joint *j)
{
    if (!all_lower(j->left) || !all_lower(j->right) || j->left.n < 2) return false;
    size_t before = j->at - j->left.n, behind = j->after + j->right.n;
    if (before > j->begin && j->text.p[before - 1] == '.') return true;
    return behind + 1 < j->end && j->text.p[behind] == '.' &&
           all_lower(str_sub(j->text, behind + 1, behind + 2));
}

// "A/73/PV.6", "S/RES/1701": a document of the United Nations.
static bool in_symbol(const joint *j)
{
    if (!strchr("AES", j->text.p[j->begin]) || j->text.p[j->begin + 1] != '/') return false;
    for (size_t i = 0; i < j->right.n; i++)
        if (!ascii_is_digit(j->right.p[i]) && !(j->right.p[i] >= 'A' && j->right.p[i] <= 'Z'))
            return false;
    return j->at > j->begin + 1 || j->right.n > 1;
}

// "Korea" in "S.Korea", which lost a space.
static bool is_capitalised(str s)
{
    uint32_t first, second;
    size_t n = utf8_decode(s, 0, &first);
    utf8_decode(s, n, &second);
    return s.n > 2 && utf8_is_upper(first) && utf8_is_lower(second);
}

static bool stop_joins(const joint *j)
{
    bool digit = utf8_is_digit(j->prev), digit_next = utf8_is_digit(j->next);
    if (digit_next) return digit || in_symbol(j);
    if (digit) return ends_in_domain(j);
    bool half = j->left.n > 1 && strchr("apAP", j->left.p[j->left.n - 1]) &&
                ascii_is_digit(j->left.p[j->left.n - 2]); // "11a.m."
    if (half && str_eq_nocase(j->right, STR("m"))) return true;
    if (j->left.n == 1 && utf8_is_upper(j->prev) && is_capitalised(j->right)) return false;
    if (j->left.n == 1 && (utf8_is_upper(j->prev) || j->right.n == 1)) return true;
    if (j->right.n == 1 && j->left.n == 2 && utf8_is_upper((unsigned char)j->left.p[0]))
        return true;
    return ends_in_domain(j) || in_dotted_name(j);
}

static bool slash_joins(const joint *j)
{
    if (all_digits(j->left) && all_digits(j->right)) {
        size_t behind = j->after + j->right.n;
        bool date = behind + 1 < j->end && j->text.p[behind] == '/' &&
                    ascii_is_digit(j->text.p[behind + 1]);
        if (date || str_find_byte(str_sub(j->text, j->begin, j->at), '/', 0) != SIZE_MAX)
            return true;
        int64_t a = 0, b = 0;
        if (!str_to_int(j->left, &a) || !str_to_int(j->right, &b)) return false;
        return (a >= 1 && a <= 12 && b > 4 && b <= 31) || (a == 1 && b == 2);
    }
    if ((j->left.n == 1 && j->right.n == 1) || in_symbol(j)) return true;
    return str_in_list(j->left, "w|W", '|') && str_in_list(j->right, "o|O|out", '|');
}

// Two numbers with a hyphen: a telephone number, a postal code, a date, but no range.
static bool number_hyphen_joins(const joint *j)
{
    if (j->begin > 0 && j->text.p[j->begin - 1] == '+') return true;
    size_t behind = j->after + j->right.n;
    bool more =
        behind + 1 < j->end && j->text.p[behind] == '-' && ascii_is_digit(j->text.p[behind + 1]);
    str before = str_sub(j->text, j->begin, j->at);
    if (more || str_find_byte(before, '-', 0) != SIZE_MAX) return true;
    return j->right.n == 4 && (j->left.n == 3 || j->left.n == 5 || j->left.n == 1);
}

static bool hyphen_joins(const joint *j)
{
    if (all_digits(j->left) && all_digits(j->right)) return number_hyphen_joins(j);
    char lower[RUN_LOOK];
    str left = str_sub(j->text, j->begin, j->at);
    bool inner = left.n == 1 && j->begin > 0 && j->text.p[j->begin - 1] == '-'; // "Naqsh-e-Rostam"
    if (j->left.n == left.n && !inner && tok_is_hyphen_prefix(lowered(left, lower))) return true;
    return utf8_is_letter(j->prev) && tok_is_hyphen_suffix(lowered(j->right, lower));
}

static bool ampersand_joins(const joint *j)
{
    if (all_upper(j->left) && all_upper(j->right)) return true;
    return j->left.n == 1 && j->right.n == 1 && utf8_is_lower(j->prev) && utf8_is_lower(j->next);
}

static bool mark_joins(joint *j, uint32_t mark)
{
    if (!tok_is_word_code(j->prev) || !tok_is_word_code(j->next)) return false;
    bool digits = utf8_is_digit(j->prev) && utf8_is_digit(j->next);
    if (mark == 0xAD) return true; // a soft hyphen
    if (mark == ',' || mark == ':') return digits;
    if (tok_is_apostrophe(mark)) return utf8_is_letter(j->next);
    if (mark == '*') return utf8_is_letter(j->prev) && utf8_is_letter(j->next);
    j->left = run_before(j->text, j->begin, j->at);
    j->right = run_after(j->text, j->after, j->end);
    switch (mark) {
    case '.': return stop_joins(j);
    case '/': return slash_joins(j);
    case '-':
    case 0x2010:
    case 0x2011: return hyphen_joins(j);
    case '&': return ampersand_joins(j);
    default: return false;
    }
}

size_t tok_word_end(str text, size_t begin, size_t end)
{
    size_t i = begin;
    uint32_t prev = 0, code;
    while (i < end && i - begin < TOK_MAX_BYTES) {
        size_t n = utf8_decode(text, i, &code);
        if (!tok_is_word_code(code) && code != '_') {
            joint j = {.text = text, .begin = begin, .at = i, .after = i + n, .end = end};
            j.prev = prev;
            j.next = tok_code_at(text, i + n, end);
            if (!mark_joins(&j, code)) break;
        }
        prev = code;
        i += n;
    }
    return i;
}

void tok_add(tok_cutter *c, size_t begin, const size_t *ends, uint8_t n, bool multiword)
{
    for (uint8_t k = 0; k < n; k++) {
        c->pieces[c->n++] =
            (tok_piece){(uint32_t)begin, (uint32_t)ends[k], k == 0 && n > 1 && multiword ? n : 0};
        begin = ends[k];
    }
}

// Bytes of the number at the start of `w`: "7:30" in "7:30pm".
static size_t number_length(str w)
{
    size_t i = 0;
    while (i < w.n && (ascii_is_digit(w.p[i]) || (str_in_list(str_sub(w, i, i + 1), ".|,|:", '|') &&
                                                  i + 1 < w.n && ascii_is_digit(w.p[i + 1]))))
        i++;
    return i;
}

// Cuts "5km" after its number; `money`: a currency stands before it.
static bool cut_unit(tok_cutter *c, size_t begin, size_t end, bool money)
{
    str w = str_sub(c->text, begin, end);
    if ((!ascii_is_digit(w.p[0]) && w.p[0] != '.') || ascii_is_digit(w.p[w.n - 1])) return false;
    size_t k = number_length(w);
    str unit = str_sub(w, k, w.n);
    if (unit.n > 0 && unit.p[unit.n - 1] == '.') unit.n--;
    if (k == 0 || !(money ? tok_is_money_unit(unit) : tok_is_unit(unit))) return false;
    tok_add(c, begin, (size_t[]){begin + k, end}, 2, false);
    return true;
}

// Cuts "USD100" and "Rs1,000" after the currency.
static bool cut_currency(tok_cutter *c, size_t begin, size_t end)
{
    str w = str_sub(c->text, begin, end);
    size_t k = 0;
    while (k < w.n && k <= TOK_CURRENCY_MAX && !ascii_is_digit(w.p[k])) k++;
    if (k == 0 || k == w.n || k > TOK_CURRENCY_MAX || !tok_is_currency(str_sub(w, 0, k)))
        return false;
    size_t at = begin + k;
    tok_add(c, begin, &at, 1, false);
    if (!cut_unit(c, at, end, true)) tok_add(c, at, &end, 1, false);
    return true;
}

// The last apostrophe in the word, as far as a clitic could reach; SIZE_MAX when there is none.
static size_t last_apostrophe(str t, size_t begin, size_t end, size_t *clitic)
{
    size_t i = end;
    uint32_t code;
    while (i > begin && end - i <= 2 + UTF8_MAX_BYTES) {
        size_t n = utf8_decode_before(t, i, &code);
        *clitic = i;
        i -= n;
        if (tok_is_apostrophe(code)) return i > begin ? i : SIZE_MAX;
    }
    return SIZE_MAX;
}

// "1980's" is one word, a decade; "2003's" is two.
static bool is_decade(str base)
{
    return all_digits(base) && base.p[base.n - 1] == '0' && (base.n == 2 || base.n == 4);
}

// Where "do" ends in "don't", begin in others.
static size_t negation_start(str t, size_t begin, size_t apostrophe, size_t clitic, size_t end)
{
    bool not_t = end - clitic == 1 && (t.p[clitic] | 0x20) == 't';
    if (!not_t || apostrophe < begin + 2 || (t.p[apostrophe - 1] | 0x20) != 'n') return begin;
    return apostrophe - 1;
}

static bool cut_clitic(tok_cutter *c, size_t begin, size_t end)
{
    char lower[RUN_LOOK];
    size_t clitic = 0, at = last_apostrophe(c->text, begin, end, &clitic);
    if (at == SIZE_MAX) return false;
    size_t negation = negation_start(c->text, begin, at, clitic, end);
    if (negation > begin) {
        tok_add(c, begin, (size_t[]){negation, end}, 2, true);
        return true;
    }
    str last = str_sub(c->text, clitic, end);
    if (at == begin + 1 && str_eq_nocase(last, STR("ma")) && (c->text.p[begin] | 0x20) == 'i') {
        tok_add(c, begin, (size_t[]){at, end - 1, end}, 3, true); // "I'ma"
        return true;
    }
    if (!tok_is_clitic(lowered(last, lower))) return false;
    if (is_decade(str_sub(c->text, begin, at)) && str_eq_nocase(last, STR("s"))) return false;
    size_t before = 0, inner = last_apostrophe(c->text, begin, at, &before);
    negation = inner == SIZE_MAX ? begin : negation_start(c->text, begin, inner, before, at);
    if (negation > begin)
        tok_add(c, begin, (size_t[]){negation, at, end}, 3, true);
    else
        tok_add(c, begin, (size_t[]){at, end}, 2, true);
    return true;
}

static bool cut_contraction(tok_cutter *c, size_t begin, size_t end)
{
    char lower[RUN_LOOK];
    str w = str_sub(c->text, begin, end), low = lowered(w, lower);
    if (low.n < 2) return false;
    const tok_contraction *found = tok_contraction_find(low);
    if (!found || (w.n <= 3 && !str_eq(w, low))) return false;
    size_t ends[TOK_MAX_PARTS] = {begin + found->cut[0], end, end};
    if (found->cut[1]) ends[1] = begin + found->cut[1];
    tok_add(c, begin, ends, found->cut[1] ? 3 : 2, true);
    return true;
}

void tok_cut_word(tok_cutter *c, size_t begin, size_t end)
{
    bool money = c->n > 0 && c->pieces[c->n - 1].end == begin &&
                 utf8_is_currency(tok_code_before(c->text, 0, begin));
    if (cut_unit(c, begin, end, money) || cut_currency(c, begin, end) ||
        (c->clitics && cut_clitic(c, begin, end)) || cut_contraction(c, begin, end))
        return;
    tok_add(c, begin, &end, 1, false);
}
