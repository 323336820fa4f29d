// Lines of a printed column become paragraphs.
#include "ledger/noticemend.h"

#include "base/ascii.h"
#include "ledger/noticenumber.h"
#include "ledger/noticeword.h"

#define COLUMN_MAX_BYTES   110 // a longer line is a whole paragraph
#define FULLER_SHARE       0.7 // of the lines are no wider than the column
#define BROKEN_MIN         8 // lines that end in the middle of a sentence; headers of pages break fewer
#define COMPOUND_MIN_BYTES 5   // a word of this length before a hyphen is a compound's
#define SHORT_SHARE        0.6 // of the column: such a line is the last of its paragraph

// Does the sentence go on in small letters behind this line feed, as in no text of whole
// paragraphs?
static bool is_broken(str text, size_t feed)
{
    if (!feed || feed + 1 >= text.n || !ascii_is_lower(text.p[feed + 1])) return false;
    char last = text.p[feed - 1];
    return last != '.' && last != ':' && last != ';' && last != '!' && last != '?';
}

// The width of the column in which the text is set: that of its fuller lines, for a few are longer
// where a broken word was mended.
size_t noticemend_column(str text)
{
    size_t broken = 0, lines = 0, line = 0, of_width[COLUMN_MAX_BYTES + 1] = {0};
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '\n') continue;
        size_t n = i - line;
        line = i + 1;
        bool breaks = is_broken(text, i);
        broken += breaks;
        if (!breaks || n > COLUMN_MAX_BYTES) continue;
        lines++;
        of_width[n]++;
    }
    if (broken < BROKEN_MIN || !lines) return 0;
    size_t width = 0;
    for (size_t below = 0; (double)below < FULLER_SHARE * (double)lines; width++)
        below += of_width[width];
    return width;
}

// Does a new paragraph, heading or list entry begin here?
static bool begins_entry(str next)
{
    static const char HEADINGS[] =
        "policy justification|annex|item no.|agency:|action:|summary:|supplementary|transmittal|"
        "notice of proposed|major defense equipment|other|total|funding source|non-mde|"
        "the estimated|the total|this proposed|the proposed|the principal|implementation|"
        "there will be|there are no|also included|*as defined";
    if (!next.n) return true;
    char c = next.p[0];
    if (c == '*' || c == '[' || (c & 0x80 && str_starts(next, STR("\xE2\x80\xA2")))) return true;
    if (c == '(' && next.n > 2 && (next.p[1] == 'i' || next.p[1] == 'v' || next.p[1] == 'x'))
        return true;
    bool numbered = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); // "1. ", "a. "
    if (numbered && next.n > 2 && next.p[1] == '.' && next.p[2] == ' ') return true;
    return (c < 'a' || c > 'z') && notice_at_any(next, 0, next.n, HEADINGS);
}

static bool ends_in_abbreviation(str line)
{
    return str_ends(line, STR("U.S.")) || str_ends(line, STR(" No.")) ||
           str_ends(line, STR("D.C."));
}

// "Sixty machine guns", "2 MK 89 Guidance Sections" at the beginning of a line, but not in a
// sentence ("up to" + "16 launchers").
static bool begins_number(str line, str next)
{
    static const char OPEN[] =
        "and|of|to|with|by|for|or|least|most|than|block|mk|mod|no.|a|an|the|additional|further|"
        "from|between|includes|include|are|is|version|mark|type";
    notice_number n;
    bool capital = next.p[0] >= 'A' && next.p[0] <= 'Z';
    if (!notice_number_read(next, 0, next.n, &n)) return false;
    if (!capital && (next.p[n.end] < 'A' || next.p[n.end] > 'Z')) return false;
    size_t begin = line.n;
    while (begin && line.p[begin - 1] != ' ') begin--;
    str last = str_sub(line, begin, line.n);
    char end = line.p[line.n - 1];
    return end != ',' && end != '(' && end != '-' && end != '/' &&
           notice_at_any(last, 0, last.n, OPEN) != last.n;
}

// Does the paragraph go on behind this line feed?
static bool goes_on(str line, str next, size_t width)
{
    if (!line.n || begins_entry(next) || begins_number(line, next)) return false;
    char last = line.p[line.n - 1];
    bool open = last != '.' && last != ':' && last != '!' && last != '?';
    if (last == '-' && line.n > 1 && ascii_is_word(line.p[line.n - 2]) && next.p[0] != ' ')
        return true;
    if (ascii_is_lower(next.p[0]) && open && last != ';' && width) return true;
    if (!width)
        return (ascii_is_lower(next.p[0]) && open && last != ';' && line.n > COLUMN_MAX_BYTES);
    if (ends_in_abbreviation(line)) return true;
    return open && (double)line.n >= SHORT_SHARE * (double)width;
}

// The letters before `end`, and those from `begin` on.
static str word_before(str s, size_t end)
{
    size_t begin = end;
    while (begin && ascii_is_word(s.p[begin - 1])) begin--;
    return str_sub(s, begin, end);
}

static str word_from(str s, size_t begin)
{
    size_t end = begin;
    while (end < s.n && ascii_is_word(s.p[end])) end++;
    return str_sub(s, begin, end);
}

// A hyphen at a line's end: the typesetter's, unless both halves are words ("long-" + "range").
static bool drops_hyphen(const noticewords *w, str text, size_t hyphen)
{
    str left = word_before(text, hyphen), right = word_from(text, hyphen + 2);
    size_t begin = hyphen - left.n;
    if (!left.n || !right.n || !ascii_is_lower(right.p[0])) return false;
    // "state-of-" + "the" keeps it, "Multi-Func-" + "tional" does not
    if (begin && text.p[begin - 1] == '-' &&
        (noticeword_known(left) || !noticeword_is(left, right)))
        return false;
    if (noticeword_joins(w, left, right) || noticeword_is(left, right)) return true;
    if (!noticeword_known(left)) return true;
    // "laser-" + "homing" keeps it though the list lacks one, "gun-" + "nery" may be either
    return !noticeword_known(right) && left.n < COMPOUND_MIN_BYTES;
}

notice_text noticemend_lines(const notice_text *t, arena *a)
{
    str text = t->text;
    char *out = arena_alloc(a, text.n + 1);
    uint32_t *at = arena_array(a, uint32_t, text.n + 1);
    size_t n = 0, width = noticemend_column(text), line = 0;
    noticewords words = noticewords_of(text, a);
    for (size_t i = 0; i < text.n; i++) {
        out[n] = text.p[i];
        at[n++] = t->at[i];
        if (text.p[i] != '\n') continue;
        size_t end = str_find_byte(text, '\n', i + 1);
        str next = str_sub(text, i + 1, end == SIZE_MAX ? text.n : end);
        bool on = goes_on(str_sub(text, line, i), next, width);
        line = i + 1;
        if (!on) continue;
        out[n - 1] = ' ';
        if (i && text.p[i - 1] == '/') n--; // "GBU-39/" + "B"
        if (i && text.p[i - 1] == '-') n -= drops_hyphen(&words, text, i - 1) ? 2 : 1;
    }
    at[n] = t->at[text.n];
    return (notice_text){{out, n}, at};
}
