// Walks over a chunk: addresses, words with their full stop, quotes, punctuation and symbols.
#include "token/tokenizer_cut.h"

#include "base/utf8.h"
#include "sentence/abbreviation.h"
#include "sentence/emoticon.h"
#include "token/tokenizer_table.h"

#include <string.h>

#define RULE_MARKS    8  // of one sort in a row are drawn, not written
#define MAIL_NAME_MAX 64 // longest local part of an address (RFC 5321)

static void add_one(tok_cutter *c, size_t begin, size_t end)
{
    tok_add(c, begin, &end, 1, false);
}

static size_t clamp_length(size_t begin, size_t end)
{
    return end - begin > TOK_MAX_BYTES ? begin + TOK_MAX_BYTES : end;
}

// Does not end inside a character when `end` was clamped.
static size_t whole_characters(str t, size_t begin, size_t end)
{
    while (end < t.n && end > begin + 1 && ((unsigned char)t.p[end] & 0xC0) == 0x80) end--;
    return end;
}

// Marks that end a sentence or close something rather than belong to a URL.
static bool trails_url(uint32_t code)
{
    return code == '.' || code == ',' || code == ';' || code == ':' || code == '!' || code == '?' ||
           code == '\'' || code == '"' || code == ']' || code == '}' || code == '*' ||
           (code >= 0x2018 && code <= 0x201F) || code == 0x2026;
}

static bool ends_url(uint32_t code)
{
    return code == '<' || code == '>' || code == '"' || code == 0x201C || code == 0x201D;
}

// End of the URL that starts at `i`, at most `end`.
static size_t url_end(str t, size_t i, size_t end)
{
    size_t to = i, stop = whole_characters(t, i, clamp_length(i, end));
    int open = 0;
    uint32_t code;
    while (to < stop) {
        size_t n = utf8_decode(t, to, &code);
        if (ends_url(code)) break;
        open += (code == '(') - (code == ')');
        to += n;
    }
    while (to > i + 1) {
        size_t n = utf8_decode_before(t, to, &code);
        if (!trails_url(code) && !(code == ')' && open < 0)) break;
        open += code == ')';
        to -= n;
    }
    return to;
}

static bool starts_url(str rest)
{
    static const char *const SCHEMES[] = {"http://", "https://", "ftp://",
                                          "www.",    "mailto:",  "doi:"};
    for (size_t i = 0; i < sizeof SCHEMES / sizeof *SCHEMES; i++) {
        str scheme = str_of(SCHEMES[i]);
        if (rest.n > scheme.n && str_eq_nocase(str_sub(rest, 0, scheme.n), scheme)) return true;
    }
    return false;
}

static bool is_mail_code(uint32_t code)
{
    return tok_is_word_code(code) || code == '.' || code == '_' || code == '-' || code == '%' ||
           code == '+';
}

// End of the mail address that starts at `i`; `i` when none does.
static size_t mail_end(str t, size_t i, size_t end)
{
    size_t to = i, n;
    uint32_t code = 0;
    while (to < end && to - i <= MAIL_NAME_MAX) {
        n = utf8_decode(t, to, &code);
        if (!is_mail_code(code)) break;
        to += n;
    }
    if (code != '@' || to == i || !tok_is_word_code(tok_code_at(t, to + 1, end))) return i;
    size_t name = to++;
    while (to < end && to - name <= TOK_MAX_BYTES / 2) {
        n = utf8_decode(t, to, &code);
        if (!is_mail_code(code)) break;
        to += n;
    }
    while (to > name + 1 && !tok_is_word_code(tok_code_before(t, name, to))) to--;
    return to;
}

// Does a number or a month follow in the next chunk or in this one? "No. 5", "Sat. Sept. 3"
static bool number_follows(str t, size_t i)
{
    uint32_t code;
    size_t n;
    while ((n = utf8_decode(t, i, &code)) > 0 && utf8_is_space(code)) i += n;
    if (utf8_is_digit(code)) return true;
    return utf8_is_upper(code) && abbr_is_month(str_sub(t, i, tok_word_end(t, i, t.n)));
}

// Does the full stop at `stop` belong to the word before it?
static bool keeps_stop(const tok_cutter *c, size_t begin, size_t stop)
{
    str word = str_sub(c->text, begin, stop);
    bool final = stop == c->final_stop;
    switch (abbr_find(word)) {
    case ABBR_DOTTED:
    case ABBR_TIME: return true;
    case ABBR_LETTER:
    case ABBR_TITLE:
    case ABBR_MONTH:
    case ABBR_ETC:
    case ABBR_WORD: return !final;
    case ABBR_NUMBER: return !final && number_follows(c->text, stop + 1);
    case ABBR_NONE: break;
    }
    bool letter = word.n == 1 && word.p[0] >= 'a' && word.p[0] <= 'z';
    return letter && !final && number_follows(c->text, stop + 1);
}

// "US$": a currency's letters keep the sign when a number or nothing follows.
static bool keeps_dollar(str t, size_t begin, size_t at, size_t end)
{
    if (at >= end || t.p[at] != '$' || at - begin > 3) return false;
    for (size_t i = begin; i < at; i++)
        if (t.p[i] < 'A' || t.p[i] > 'Z') return false;
    return at + 1 == end || utf8_is_digit(tok_code_at(t, at + 1, end));
}

// An apostrophe behind the word that belongs to it: "officials'" and "cookin'".
static size_t apostrophe_end(const tok_cutter *c, size_t begin, size_t at, size_t end, bool *owns)
{
    uint32_t code;
    *owns = false;
    if (at >= end || c->quoted) return at;
    size_t n = utf8_decode(c->text, at, &code);
    if ((code != '\'' && code != 0x2019) || tok_is_word_code(tok_code_at(c->text, at + n, end)))
        return at;
    if (tok_is_apostrophe(tok_code_at(c->text, at + n, end))) return at;
    char last = (char)(c->text.p[at - 1] | 0x20);
    *owns = last == 's' || last == 'z' || last == 'x';
    if (*owns) return at + n;
    str tail = str_sub(c->text, at - (at - begin > 5 ? 5 : at - begin), at);
    return tail.n == 5 && str_ends(tail, STR("in")) ? at + n : at;
}

// "...", but not the two full stops of "Washington, D.C..".
static bool ellipsis_at(str t, size_t i, size_t end)
{
    uint32_t last = tok_code_before(t, 0, i);
    bool two = tok_code_at(t, i + 1, end) == '.';
    return two && (tok_code_at(t, i + 2, end) == '.' || !utf8_is_letter(last) || i + 2 < end);
}

static size_t letters_end(str t, size_t i, size_t end)
{
    uint32_t code;
    size_t begin = i;
    while (i < end && i - begin < TOK_MAX_BYTES) {
        size_t n = utf8_decode(t, i, &code);
        if (!tok_is_word_code(code) && code != '_') break;
        i += n;
    }
    return i;
}

// End of an 's that stands at `at`; `at` when there is none.
static size_t possessive_end(str t, size_t at, size_t end)
{
    uint32_t code = tok_code_at(t, at, end);
    if (code != '\'' && code != 0x2019) return at;
    size_t s = at + (code == '\'' ? 1 : 3), to = letters_end(t, s, end);
    return to == s + 1 && (t.p[s] | 0x20) == 's' ? to : at;
}

static size_t take_word(tok_cutter *c, size_t i, size_t end)
{
    str t = c->text;
    size_t to = c->mail ? mail_end(t, i, end) : i;
    if (to == i && c->address && strchr("hHwWfFmMdD", t.p[i]) && starts_url(str_sub(t, i, end)))
        to = url_end(t, i, end);
    if (to > i) {
        add_one(c, i, to);
        return to;
    }
    to = tok_word_end(t, i, end);
    str word = str_sub(t, i, to);
    bool host = word.n > 4 && str_find_byte(word, '.', 1) != SIZE_MAX;
    if (host && to + 1 < end && t.p[to] == '/' && abbr_find(word) == ABBR_NONE &&
        utf8_is_letter(tok_code_at(t, i, end)) && tok_is_word_code(tok_code_at(t, to + 1, end))) {
        to = url_end(t, i, end);
        add_one(c, i, to);
        return to;
    }
    if (keeps_dollar(t, i, to, end)) {
        add_one(c, i, to + 1);
        return to + 1;
    }
    if (to < end && ((t.p[to] == '!' && str_eq(word, STR("Yahoo"))) ||
                     (t.p[to] == '/' && str_eq_nocase(word, STR("w"))))) { // "w/investors"
        add_one(c, i, to + 1);
        return to + 1;
    }
    if (to < end && t.p[to] == '.' && !ellipsis_at(t, to, end) && keeps_stop(c, i, to)) {
        size_t last = possessive_end(t, ++to, end); // "the U.S.'s"
        if (last > to) {
            tok_add(c, i, (size_t[]){to, last}, 2, true);
            return last;
        }
    }
    bool owns;
    size_t with = apostrophe_end(c, i, to, end, &owns);
    if (owns)
        tok_add(c, i, (size_t[]){to, with}, 2, true);
    else if (with > to)
        add_one(c, i, with);
    else
        tok_cut_word(c, i, to);
    return with;
}

// End of an apostrophe with its word at `i`: 'em, '80s, a lone 's; `after` when it is a quote.
static size_t elision_end(const tok_cutter *c, size_t begin, size_t i, size_t after, size_t end)
{
    size_t to = letters_end(c->text, after, end);
    str word = str_sub(c->text, after, to);
    char lower[TOK_MAX_PARTS * 2];
    if (word.n == 0 || word.n > sizeof lower || c->quoted) return after;
    for (size_t k = 0; k < word.n; k++) lower[k] = (char)(word.p[k] | 0x20);
    str low = {lower, word.n};
    bool digits = word.n >= 2 && word.p[0] <= '9' && word.p[1] <= '9';
    if (digits && (word.n == 2 || (word.n == 3 && lower[2] == 's'))) return to;
    if (tok_is_elision(low)) return to;
    return i == begin && tok_is_clitic(low) && to == end ? to : after;
}

// "the Council (EC)'s": an 's behind what closes.
static bool closes(uint32_t code)
{
    return code == ')' || code == ']' || code == '"' || code == 0x201D || code == '%';
}

static size_t take_single_quote(tok_cutter *c, size_t begin, size_t i, size_t after, size_t end)
{
    uint32_t code = tok_code_at(c->text, i, end), next = tok_code_at(c->text, after, end);
    uint32_t last = tok_code_before(c->text, begin, i);
    bool behind = tok_is_word_code(last);
    size_t possessive = closes(last) ? possessive_end(c->text, i, end) : i;
    if (possessive > i) {
        add_one(c, i, possessive);
        return possessive;
    }
    if (next == code || (code == 0x2018 && next == 0x2019)) { // both take as many bytes
        add_one(c, i, after + (after - i));
        return after + (after - i);
    }
    size_t to = behind ? after : elision_end(c, begin, i, after, end);
    if (to == after) c->quoted = !behind && next != 0 && !(i > begin && c->quoted);
    add_one(c, i, to);
    return to;
}

// Marks of which a run is one word.
static bool runs(uint32_t code)
{
    switch (code) {
    case '-':
    case '=':
    case '_':
    case '*':
    case '~':
    case '+':
    case '$':
    case '^':
    case '|':
    case '<':
    case '>':
    case '#':
    case 0x2013:
    case 0x2014: return true;
    default: return false;
    }
}

static bool is_dots(uint32_t code)
{
    return code == '.' || code == 0x2026;
}

static bool is_shout(uint32_t code)
{
    return code == '!' || code == '?';
}

static bool is_drawn(uint32_t code)
{
    return code == '-' || code == '=' || code == '>';
}

// End of the run of marks like `code` from `i` on.
static size_t run_end(str t, size_t i, size_t end, uint32_t code)
{
    uint32_t other;
    size_t begin = i;
    while (i < end && i - begin < TOK_MAX_BYTES) {
        size_t n = utf8_decode(t, i, &other);
        bool like = other == code || (is_dots(code) && is_dots(other)) ||
                    (is_shout(code) && is_shout(other)) ||
                    (code != '>' && is_drawn(code) && is_drawn(other));
        if (!like) break;
        i += n;
    }
    return i;
}

// Eight or more of any one mark are one word: they say nothing, and a page of brackets would cost
// as much as a book.
static size_t rule_end(str t, size_t i, size_t after, size_t end, uint32_t code)
{
    size_t to = run_end(t, i, end, code);
    return to - i >= RULE_MARKS * (after - i) ? to : after;
}

// "#Iran" or "@StateDept" from its sign on, with an 's behind it; "#1" is none.
static size_t take_tag(tok_cutter *c, size_t i, size_t after, size_t end)
{
    str t = c->text;
    size_t to = letters_end(t, after, end), k = after;
    while (k < to && (t.p[k] == '_' || (t.p[k] >= '0' && t.p[k] <= '9'))) k++;
    if (k == to) return i;
    size_t last = possessive_end(t, to, end);
    if (last > to)
        tok_add(c, i, (size_t[]){to, last}, 2, true);
    else
        add_one(c, i, to);
    return last;
}

// End of ".?", "?!", "!." and the like from `i` on: one full stop may stand before or behind.
static size_t sentence_marks_end(str t, size_t i, size_t end, uint32_t code)
{
    size_t to = run_end(t, i, end, code);
    if (code == '.' && to == i + 1) return run_end(t, to, end, '!');
    bool stop =
        is_shout(code) && tok_code_at(t, to, end) == '.' && !is_dots(tok_code_at(t, to + 1, end));
    return stop ? to + 1 : to;
}

// ".doc" on its own.
static size_t file_type_end(str t, size_t i, size_t end)
{
    char lower[8];
    size_t to = letters_end(t, i + 1, end), n = to - i - 1;
    if (n == 0 || n > sizeof lower) return i;
    for (size_t k = 0; k < n; k++) lower[k] = (char)(t.p[i + 1 + k] | 0x20);
    return tok_is_file_type((str){lower, n}) ? to : i;
}

// Two letters of a flag, or a picture with the colour of its skin.
static bool joins_picture(uint32_t code, uint32_t next)
{
    if (code >= 0x1F1E6 && code <= 0x1F1FF) return next >= 0x1F1E6 && next <= 0x1F1FF;
    return code > 0xFFFF && next >= 0x1F3FB && next <= 0x1F3FF;
}

static size_t take_mark(tok_cutter *c, size_t begin, size_t i, size_t end)
{
    str t = c->text;
    uint32_t code;
    size_t after = i + utf8_decode(t, i, &code), to = after;
    uint32_t next = tok_code_at(t, after, end);
    bool behind = tok_is_word_code(tok_code_before(t, begin, i));
    if (next == code && (to = rule_end(t, i, after, end, code)) > after) {
        add_one(c, i, to);
        return to;
    }
    size_t face = behind ? 0 : emoticon_length(str_sub(t, i, end));
    if (tok_is_apostrophe(code)) return take_single_quote(c, begin, i, after, end);
    if ((code == '@' || code == '#') && !behind) {
        size_t tag = take_tag(c, i, after, end);
        if (tag > i) return tag;
    }
    if (face > 0) {
        to = i + face;
    } else if (code == '.' && utf8_is_digit(next) && !behind) {
        to = tok_word_end(t, after, end);
    } else if (code == '+' && utf8_is_digit(next) && i == begin) {
        to = tok_word_end(t, after, end);
    } else if (code == '.' && i == begin && file_type_end(t, i, end) > i) {
        to = file_type_end(t, i, end);
    } else if (is_dots(code) || is_shout(code)) {
        to = sentence_marks_end(t, i, end, code);
    } else if (runs(code)) {
        to = run_end(t, i, end, code);
    } else if (joins_picture(code, next)) {
        to += utf8_decode(t, after, &next);
    }
    add_one(c, i, to);
    return to;
}

void tok_cut(tok_cutter *c, size_t begin, size_t end)
{
    uint32_t code;
    c->mail = c->clitics = c->address = false;
    for (size_t i = begin; i < end; i++) {
        char b = c->text.p[i];
        c->mail = c->mail || b == '@';
        c->address = c->address || ((b == '.' || b == ':') && i + 1 < end);
        c->clitics = c->clitics || b == '\'' || b == '`' || (unsigned char)b >= 0x80;
    }
    for (size_t i = begin; i < end && c->n < TOK_MAX_WORDS;) {
        utf8_decode(c->text, i, &code);
        bool word = tok_is_word_code(code) || code == '_';
        i = word ? take_word(c, i, end) : take_mark(c, begin, i, end);
    }
}
