#include "sentence/split.h"

#include "base/utf8.h"
#include "sentence/emoticon.h"
#include "sentence/split_stop.h"

#include <string.h>

#define BRACKET_SPAN                                                                               \
    600 // an open bracket shields full stops for as many bytes, then counts as stray
#define SHORT_LINE   40   // a line below this many bytes is not hard-wrapped text
#define LOOK_AHEAD   1024 // bytes beyond the longest sentence that a decision may read
#define FOOTNOTE_MAX 4    // bytes of a footnote's number or letter
#define REMARK_MAX   32   // bytes of "[better source needed]"
#define HIGH_DIGITS  3    // digits of a footnote's number set high

typedef struct {
    str text;          // up to the end of the part, or of the window
    size_t begin;      // of the sentence
    size_t bracket_at; // where the oldest open bracket stands
    int brackets;      // open ones
} scan;

splitter split_start(str text, span part)
{
    if (text.n > UINT32_MAX) text.n = UINT32_MAX;
    if (part.end > text.n) part.end = (uint32_t)text.n;
    if (part.begin > part.end) part.begin = part.end;
    return (splitter){text, part.begin, part.end};
}

static bool is_space_at(str t, size_t i, size_t *n)
{
    uint32_t c;
    *n = utf8_decode(t, i, &c);
    return *n > 0 && utf8_is_space(c);
}

static size_t skip_space(str t, size_t i)
{
    size_t n;
    while (is_space_at(t, i, &n)) i += n;
    return i;
}

static size_t trim_end(str t, size_t begin, size_t end)
{
    uint32_t c;
    while (end > begin) {
        size_t n = utf8_decode_before(t, end, &c);
        if (!utf8_is_space(c)) break;
        end -= n;
    }
    return end;
}

static bool is_terminal(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203C || c == 0x2049;
}

static bool is_close_bracket(uint32_t c)
{
    return c == ')' || c == ']' || c == '}';
}

// The exclamation mark of a name: "Yahoo! said", "Yahoo! News". Capitals alone are a shout.
static bool is_name_mark(const scan *s, size_t from, size_t to, bool lower)
{
    if (to != from + 1 || s->text.p[from] != '!') return false;
    str word = split_word_before(s->text, s->begin, from);
    uint32_t first, second;
    utf8_decode(word, utf8_decode(word, 0, &first), &second);
    if (str_eq(word, STR("Yahoo"))) return true;
    return lower && utf8_is_upper(first) && utf8_is_lower(second);
}

static bool asks(str t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (t.p[i] == '!' || t.p[i] == '?') return true;
    return false;
}

// ".@name" and an ellipsis open the sentence that follows; other marks belong to the one before.
static bool marks_open(str t, size_t i)
{
    uint32_t c, second;
    utf8_decode(t, i + utf8_decode(t, i, &c), &second);
    return c == 0x2026 || (c == '.' && (second == '.' || second == '@'));
}

// Does an open bracket keep the sentence together? Not when it opens with the sentence.
static bool is_shielded(const scan *s, size_t at)
{
    return s->brackets > 0 && s->bracket_at > s->begin && at - s->bracket_at < BRACKET_SPAN;
}

// Does the sentence end after the terminal marks [from, to) and the closers up to `after`?
static bool ends_here(const scan *s, size_t from, size_t to, size_t after,
                      const split_next_word *next)
{
    uint32_t c;
    size_t n = utf8_decode(s->text, from, &c);
    if (next->code == 0) return true;
    if (is_terminal(next->code) && !next->opened && marks_open(s->text, next->at)) return true;
    if (is_terminal(next->code) || next->code == ':' || next->code == ';') return false;
    if (is_shielded(s, from)) return false;
    if (c == '.' && from + n == to)
        return split_stop_ends(s->text, s->begin, from, after > to, next);
    bool question = asks(s->text, from, to);
    if (question && is_name_mark(s, from, to, next->lower)) return false;
    if (next->lower) return question && after == to;
    if (question && after > to) return !split_reports_speech(s->text, next->at);
    return true;
}

// Are all bytes of the sentence before `i` marks? Then an ellipsis opens it.
static bool opens_with_marks(const scan *s, size_t i)
{
    for (size_t k = s->begin; k < i; k++)
        if (s->text.p[k] != '.' && s->text.p[k] != ' ') return false;
    return true;
}

// "[12]", "[a]", "[citation needed]" at `i`: where it ends, or `i`.
static size_t footnote_end(str t, size_t i)
{
    if (i >= t.n || t.p[i] != '[') return i;
    size_t to = i + 1;
    while (to < t.n && to - i <= REMARK_MAX && t.p[to] != ']' && t.p[to] != '\n') to++;
    if (to >= t.n || t.p[to] != ']') return i;
    str inner = str_sub(t, i + 1, to);
    bool number = inner.n > 0 && inner.n <= FOOTNOTE_MAX && inner.p[0] >= '0' && inner.p[0] <= '9';
    bool remark = str_ends(inner, STR(" needed")) || str_starts(inner, STR("note "));
    return number || remark ? to + 1 : i;
}

// Numbers set high behind a full stop: "agreed.\u00B9".
static size_t high_digits_end(str t, size_t i)
{
    uint32_t c;
    for (size_t n; (n = utf8_decode(t, i, &c)) > 0; i += n)
        if (c != 0xB9 && c != 0xB2 && c != 0xB3 && !(c >= 0x2070 && c <= 0x2079)) break;
    return i;
}

// The same when the text lost how they were set: "agreed.12 Nobody".
static size_t lost_digits_end(const scan *s, size_t from, size_t to)
{
    str t = s->text, word = split_word_before(t, s->begin, from);
    size_t i = to;
    uint32_t c = 0;
    while (i < t.n && i - to < HIGH_DIGITS && t.p[i] >= '0' && t.p[i] <= '9') i++;
    if (i == to || i + 1 >= t.n || t.p[i] != ' ' || word.n < HIGH_DIGITS) return to;
    for (size_t k = 0; k < word.n; k++)
        if (word.p[k] < 'a' || word.p[k] > 'z') return to;
    utf8_decode(t, i + 1, &c);
    return utf8_is_upper(c) ? i : to;
}

// A closing quote that stands apart: one that white space or the end follows.
static size_t lone_quote_end(str t, size_t i)
{
    size_t n;
    if (i + 1 >= t.n || t.p[i] != ' ' || t.p[i + 1] != '"') return i;
    return i + 2 == t.n || is_space_at(t, i + 2, &n) ? i + 2 : i;
}

// Beyond faces and pictures behind an end: "It works! :)".
static size_t faces_end(str t, size_t i)
{
    for (;;) {
        size_t k = i < t.n && t.p[i] == ' ' ? i + 1 : i;
        str rest = str_sub(t, k, t.n);
        size_t n = emoticon_pictures(rest);
        if (n == 0 && k > i) n = emoticon_length(rest);
        if (n == 0) return i;
        i = k + n;
    }
}

// Beyond closing quotes, brackets and footnote marks ("[12]") that belong to what ended at `i`.
static size_t skip_closers(scan *s, size_t i)
{
    str t = s->text;
    uint32_t c;
    if (s->brackets > 0 && i + 1 < t.n && t.p[i] == ' ' &&
        is_close_bracket((unsigned char)t.p[i + 1]))
        i++;
    for (size_t n; (n = utf8_decode(t, i, &c)) > 0; i += n) {
        if (is_close_bracket(c) && s->brackets > 0)
            s->brackets--;
        else if (!split_is_quote(c) && !is_close_bracket(c))
            break;
    }
    i = high_digits_end(t, i);
    for (;;) {
        size_t k = i < t.n && t.p[i] == ' ' ? i + 1 : i, end = footnote_end(t, k);
        if (end == k) break;
        i = end;
    }
    return lone_quote_end(t, i);
}

// A line ends at `i` without a full stop: does the sentence? Hard-wrapped text goes on.
static bool line_ends(const scan *s, size_t i, const split_next_word *next)
{
    if (next->blank || next->code == 0) return true;
    if (next->lower) return false;
    size_t line = i;
    while (line > s->begin && s->text.p[line - 1] != '\n') line--;
    return i - line < SHORT_LINE || !(utf8_is_letter(next->code) || utf8_is_digit(next->code));
}

// Terminal marks at `i`: the end of the sentence, or 0; *go_on is where to read on.
static size_t end_at_marks(scan *s, size_t i, size_t *go_on)
{
    str t = s->text;
    uint32_t c;
    size_t to = i, n;
    while ((n = utf8_decode(t, to, &c)) > 0 && is_terminal(c)) to += n;
    *go_on = to;
    if (opens_with_marks(s, i) && to < t.n) return 0;
    bool stop = to == i + 1 && t.p[i] == '.';
    if (split_is_glued(t, s->begin, i, to)) return to;
    size_t digits = stop ? lost_digits_end(s, i, to) : to;
    if (digits > to) return digits;
    size_t after = skip_closers(s, to), face = faces_end(t, after);
    bool closed = after > to;
    if (face > after) after = face;
    *go_on = after;
    if (after < t.n && !is_space_at(t, after, &n)) return 0;
    split_next_word next = split_look_ahead(t, after);
    if (next.blank) return after;
    return ends_here(s, i, to, closed ? after : to, &next) ? after : 0;
}

// An address of the web that starts with the scheme before `colon`: its end without the marks that
// close the sentence, 0 when it is none.
static size_t address_end(const scan *s, size_t colon)
{
    str t = s->text;
    size_t i = colon, n;
    uint32_t c;
    if (colon + 3 >= t.n || t.p[colon + 1] != '/' || t.p[colon + 2] != '/') return 0;
    while (i < t.n && !is_space_at(t, i, &n)) i += utf8_decode(t, i, &c);
    while (i > colon) {
        n = utf8_decode_before(t, i, &c);
        if (!is_terminal(c) && !is_close_bracket(c) && !split_is_quote(c)) break;
        i -= n;
    }
    return i;
}

// Does a sentence that an address closes without a full stop end at `i`, or behind the bar there?
static size_t end_at_address(const scan *s, size_t i)
{
    str t = s->text;
    if (i + 2 < t.n && t.p[i] == ' ' && t.p[i + 1] == '|') i += 2;
    size_t n;
    if (i < t.n && !is_space_at(t, i, &n)) return 0;
    split_next_word next = split_look_ahead(t, i);
    return utf8_is_upper(next.code) && !is_shielded(s, i) ? i : 0;
}

// At a colon: an address, a face, or the first item of a list that follows. As end_at_marks.
static size_t end_at_colon(scan *s, size_t i, size_t *go_on)
{
    str t = s->text;
    *go_on = i + 1;
    size_t end = address_end(s, i);
    if (end > 0) {
        *go_on = end;
        return end_at_address(s, end);
    }
    size_t face = emoticon_length(str_sub(t, i, t.n));
    if (face > 0) *go_on = i + face;
    if (i + 2 < t.n && t.p[i + 1] == ' ' && split_first_item(t, i + 2)) return i + 1;
    return 0;
}

// A bullet with white space on both sides opens an item.
static bool is_bullet(const scan *s, size_t i, size_t after, uint32_t c)
{
    if (c != 0x2022 && c != 0x25CF && c != 0x25AA && c != 0x25A0 && c != 0x2023 && c != 0x25E6)
        return false;
    size_t n;
    return i > s->begin && s->text.p[i - 1] == ' ' && is_space_at(s->text, after, &n);
}

// What most bytes are: nothing to decide.
static bool is_plain(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == ' ' || (c >= '0' && c <= '9') ||
           (c != '(' && c >= '"' && c <= '-' && c != ')');
}

// At a mark that is no letter: the end of the sentence, or 0; *go_on as in end_at_marks.
static size_t end_at(scan *s, size_t i, size_t *go_on)
{
    str t = s->text;
    uint32_t c;
    size_t n = utf8_decode(t, i, &c);
    *go_on = i + n;
    if (is_terminal(c)) return end_at_marks(s, i, go_on);
    if (c == ':') return end_at_colon(s, i, go_on);
    if (c == ';' || c == '=') {
        size_t face = emoticon_length(str_sub(t, i, t.n)); // "=(" opens no bracket
        if (face > 0) *go_on = i + face;
        return 0;
    }
    if (is_bullet(s, i, i + n, c)) return i;
    if (split_is_open_bracket(c) && s->brackets++ == 0) s->bracket_at = i;
    if (is_close_bracket(c) && s->brackets > 0) s->brackets--;
    if (c == '\n' || c == 0x2028 || c == 0x2029) {
        split_next_word next = split_look_ahead(t, i);
        if (line_ends(s, i, &next)) return i;
    }
    return 0;
}

// The end of the sentence that begins at s->begin; `limit` when none is found before it.
static size_t find_end(scan *s, size_t limit)
{
    for (size_t i = s->begin; i < limit;) {
        if (is_plain(s->text.p[i])) {
            i++;
            continue;
        }
        size_t go_on, end = end_at(s, i, &go_on);
        if (end > 0) return end;
        i = go_on;
    }
    return limit;
}

// A place to cut a sentence that is too long: after the last white space, else between characters.
static size_t forced_end(str t, size_t begin, size_t limit)
{
    uint32_t c;
    size_t n;
    for (size_t i = limit; i > begin; i -= n) {
        n = utf8_decode_before(t, i, &c);
        if (utf8_is_space(c)) return i;
    }
    size_t i = limit;
    while (i > begin + 1 && ((unsigned char)t.p[i] & 0xC0) == 0x80) i--;
    return i > begin + 1 ? i : limit;
}

bool split_next(splitter *s, span *sentence)
{
    str part = str_sub(s->text, 0, s->end);
    size_t begin = skip_space(part, s->at);
    s->at = s->end;
    if (begin >= part.n) return false;
    bool long_rest = part.n - begin > SPLIT_MAX_BYTES;
    size_t limit = long_rest ? begin + SPLIT_MAX_BYTES : part.n;
    scan one = {.text = str_sub(part, 0, limit + LOOK_AHEAD), .begin = begin};
    size_t end = find_end(&one, limit);
    if (long_rest && end >= limit) end = forced_end(part, begin, limit);
    s->at = (uint32_t)end;
    *sentence = (span){(uint32_t)begin, (uint32_t)trim_end(part, begin, end)};
    return true;
}
