#include "sentence/split.h"

#include "base/utf8.h"
#include "sentence/abbreviation.h"

// Words that open sentences far more often than they follow an abbreviation inside one ("the U.S.
// The" against "the U.S. Senate"). Counted in the treebanks' training parts.
#define STARTERS                                                                                   \
    "A|After|All|Although|An|And|As|At|Because|But|By|Despite|During|Even|Every|For|From|He|Her|"  \
    "His|How|However|I|If|In|Is|It|Its|Last|Many|Meanwhile|More|Most|Mr|My|No|Not|Now|On|One|Or|"  \
    "Other|Our|She|Since|So|Some|Such|That|The|Their|Then|There|These|They|This|Those|Though|"     \
    "Thus|To|Under|Until|Was|We|Were|What|When|Where|Which|While|Who|Why|With|Yet|You|Your"
// Verbs that report what a question or an exclamation in quotes said: "Why?" Smith asked.
#define REPORTS                                                                                    \
    "said|asked|says|asks|told|wrote|added|shouted|replied|cried|exclaimed|wondered|tweeted|"      \
    "answered|chanted|yelled|declared|insisted|warned|continued|quipped|joked"

#define WORD_LOOK 32 // bytes of a word that a decision reads
#define BRACKET_SPAN                                                                               \
    600 // an open bracket shields full stops for as many bytes, then counts as stray
#define SHORT_LINE    40   // a line below this many bytes is not hard-wrapped text
#define LOOK_AHEAD    1024 // bytes beyond the longest sentence that a decision may read
#define PLAIN_WORD    4    // letters of a word that is no abbreviation, even before a small letter
#define LIST_MARK_MAX 4    // bytes of a list mark such as "12" or "iv" before its full stop

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

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
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

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB ||
           c == 0xBB;
}

static bool is_open_bracket(uint32_t c)
{
    return c == '(' || c == '[' || c == '{';
}

static bool is_close_bracket(uint32_t c)
{
    return c == ')' || c == ']' || c == '}';
}

static bool is_word(uint32_t c)
{
    return utf8_is_letter(c) || utf8_is_digit(c) || utf8_is_mark(c);
}

// The letters and digits at `i`, at most WORD_LOOK bytes.
static str word_at(str t, size_t i)
{
    size_t end = i;
    uint32_t c;
    while (end - i < WORD_LOOK) {
        size_t n = utf8_decode(t, end, &c);
        if (n == 0 || !is_word(c)) break;
        end += n;
    }
    return str_sub(t, i, end);
}

// The word before `end` with its inner full stops: "U.S" in "the U.S.".
static str word_before(str t, size_t begin, size_t end)
{
    size_t i = end;
    uint32_t c;
    while (i > begin && end - i < WORD_LOOK) {
        size_t n = utf8_decode_before(t, i, &c);
        if (!is_word(c) && c != '.') break;
        i -= n;
    }
    return str_sub(t, i, end);
}

// What follows a full stop: the first character beyond white space, quotes and brackets.
typedef struct {
    size_t at;     // of the first character beyond white space
    size_t word;   // beyond opening quotes and brackets as well
    uint32_t code; // character there, 0 at the end
    bool line_end; // a line ends in between
    bool blank;    // an empty line, or a gap beyond SPLIT_MAX_GAP
    bool opened;   // an opening quote or bracket stands before the word
} next_word;

static next_word look_ahead(str t, size_t i)
{
    next_word next = {.at = i};
    uint32_t c;
    int lines = 0;
    size_t n;
    while ((n = utf8_decode(t, next.at, &c)) > 0 && utf8_is_space(c)) {
        lines += c == '\n' || c == 0x2029;
        next.at += n;
        if (next.at - i > SPLIT_MAX_GAP) break;
    }
    next.line_end = lines > 0;
    next.blank = lines > 1 || next.at - i > SPLIT_MAX_GAP;
    next.word = next.at;
    for (int k = 0; k < LIST_MARK_MAX; k++) {
        n = utf8_decode(t, next.word, &c);
        if (n == 0 || (!is_quote(c) && !is_open_bracket(c))) break;
        next.opened = true;
        next.word += n;
    }
    utf8_decode(t, next.word, &next.code);
    return next;
}

static bool starts_sentence(str t, size_t i)
{
    return str_in_list(word_at(t, i), STARTERS, '|');
}

// Does "Smith asked", "President Smith said" or "he added" follow at `i`?
static bool reports_speech(str t, size_t i)
{
    if (starts_sentence(t, i)) return false; // "And he said"
    for (int k = 0; k < 3; k++) {
        str w = word_at(t, i);
        if (w.n == 0) return false;
        if (str_in_list(w, REPORTS, '|')) return k > 0;
        i += w.n;
        if (i >= t.n || t.p[i] != ' ') return false;
        i++;
    }
    return false;
}

// Is "12", "b" or "iv" before a full stop the mark of a list item that opens the sentence?
static bool is_list_mark(const scan *s, str word)
{
    size_t begin = (size_t)(word.p - s->text.p);
    return begin == s->begin && word.n <= LIST_MARK_MAX && word.n > 0 &&
           (is_digit(word.p[0]) || word.n == 1);
}

// Small letters alone, too many for an abbreviation that the table does not know.
static bool is_plain_word(str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] < 'a' || word.p[i] > 'z') return false;
    return word.n >= PLAIN_WORD;
}

// A single full stop at `dot`, closed by quotes or brackets when `closed`.
static bool stop_ends(const scan *s, size_t dot, bool closed, const next_word *next)
{
    str word = word_before(s->text, s->begin, dot);
    bool upper = utf8_is_upper(next->code), digit = utf8_is_digit(next->code);
    bool lower = utf8_is_lower(next->code);
    if (closed) return !lower;
    if (is_list_mark(s, word)) return next->line_end;
    switch (abbr_find(word)) {
    case ABBR_TITLE: return !upper && !lower && !digit && !next->opened;
    case ABBR_NUMBER:
        if (digit) return false;
        break;
    case ABBR_MONTH:
    case ABBR_WORD:
    case ABBR_DOTTED:
    case ABBR_LETTER:
        if (next->opened) return !is_open_bracket((unsigned char)s->text.p[next->at]);
        return upper && starts_sentence(s->text, next->word);
    case ABBR_NONE: break;
    }
    return !lower || is_plain_word(word);
}

// The exclamation mark of a name: "Yahoo! said".
static bool is_name_mark(const scan *s, size_t from, size_t to)
{
    uint32_t c;
    utf8_decode(word_before(s->text, s->begin, from), 0, &c);
    return to == from + 1 && s->text.p[from] == '!' && utf8_is_upper(c);
}

// Does the sentence end after the terminal marks [from, to) and the closers up to `after`?
static bool ends_here(const scan *s, size_t from, size_t to, size_t after, const next_word *next)
{
    uint32_t c;
    size_t n = utf8_decode(s->text, from, &c);
    bool lower = utf8_is_lower(next->code);
    if (next->code == 0) return true;
    if (is_terminal(next->code) || next->code == ':' || next->code == ';') return false;
    if (s->brackets > 0 && from - s->bracket_at < BRACKET_SPAN) return false;
    if (c == '.' && from + n == to) return stop_ends(s, from, after > to, next);
    bool asks = false;
    for (size_t i = from; i < to; i++) asks = asks || s->text.p[i] == '!' || s->text.p[i] == '?';
    if (lower) return asks && after == to && !is_name_mark(s, from, to);
    if (asks && after > to) return !reports_speech(s->text, next->at);
    return true;
}

// Beyond closing quotes, brackets and footnote marks ("[12]") that belong to what ended at `i`.
static size_t skip_closers(scan *s, size_t i)
{
    str t = s->text;
    uint32_t c;
    for (size_t n; (n = utf8_decode(t, i, &c)) > 0; i += n) {
        if (is_close_bracket(c) && s->brackets > 0)
            s->brackets--;
        else if (!is_quote(c) && !is_close_bracket(c))
            break;
    }
    for (;;) {
        size_t k = i;
        if (k < t.n && t.p[k] == ' ') k++;
        if (k >= t.n || t.p[k] != '[') return i;
        str mark = word_at(t, k + 1);
        k += 1 + mark.n;
        if (mark.n == 0 || mark.n > LIST_MARK_MAX || !is_digit(mark.p[0]) || k >= t.n ||
            t.p[k] != ']')
            return i;
        i = k + 1;
    }
}

// "end.The": a full stop without white space between a word and a capitalised one.
static bool is_glued_stop(const scan *s, size_t dot)
{
    str before = word_before(s->text, s->begin, dot), after = word_at(s->text, dot + 1);
    if (before.n < 3 || after.n < 2 || str_find_byte(before, '.', 0) != SIZE_MAX) return false;
    uint32_t last;
    utf8_decode_before(before, before.n, &last);
    return utf8_is_lower(last) && starts_sentence(s->text, dot + 1);
}

// A line ends at `i` without a full stop: does the sentence? Hard-wrapped text goes on.
static bool line_ends(const scan *s, size_t i, const next_word *next)
{
    if (next->blank || next->code == 0) return true;
    if (utf8_is_lower(next->code)) return false;
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
    if (to == i + 1 && t.p[i] == '.' && is_glued_stop(s, i)) return to;
    size_t after = skip_closers(s, to);
    *go_on = after;
    if (after < t.n && !is_space_at(t, after, &n)) return 0;
    next_word next = look_ahead(t, after);
    return next.blank || ends_here(s, i, to, after, &next) ? after : 0;
}

// What most bytes are: nothing to decide.
static bool is_plain(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == ' ' || c == ',';
}

// The end of the sentence that begins at s->begin; `limit` when none is found before it.
static size_t find_end(scan *s, size_t limit)
{
    str t = s->text;
    for (size_t i = s->begin; i < limit;) {
        if (is_plain(t.p[i])) {
            i++;
            continue;
        }
        uint32_t c;
        size_t n = utf8_decode(t, i, &c), go_on = 0, end;
        if (is_terminal(c)) {
            if ((end = end_at_marks(s, i, &go_on)) > 0) return end;
            i = go_on;
            continue;
        }
        if (is_open_bracket(c) && s->brackets++ == 0) s->bracket_at = i;
        if (is_close_bracket(c) && s->brackets > 0) s->brackets--;
        if (c == '\n' || c == 0x2028 || c == 0x2029) {
            next_word next = look_ahead(t, i);
            if (line_ends(s, i, &next)) return i;
        }
        i += n;
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
