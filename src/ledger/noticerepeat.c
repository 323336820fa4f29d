// Page headers that no list knows: words in capitals that break into sentences at more than one
// page.
#include "ledger/noticemend.h"

#include "base/ascii.h"
#include "ledger/noticetext.h"

#define WORDS_MAX        9    // of a header on either side of a line feed
#define LINE_ENDS_MAX    400  // that are compared with each other; a notice in paragraphs has 60
#define HEADER_WORDS     2    // fewer prove nothing
#define HEADER_MAX_BYTES 100  // of one in a line of its own
#define LINES_MAX        1500 // that are compared with each other; the longest notice has 900
#define SAME_WORD_MAX    60   // bytes

typedef struct {
    uint32_t feed;                            // offset of the line feed
    span before[WORDS_MAX], after[WORDS_MAX]; // words in capitals, from the line feed outwards
    uint32_t n_before, n_after;
    uint32_t begin, end; // of the header; equal: none
} line_end;

// "Page", "2", "·", "Virginia", "of": what headers are made of.
static bool fits(str word)
{
    bool bullet = str_starts(word, STR("\xE2\x80\xA2")) || (word.n && word.p[0] == '(');
    return word.n && !bullet && !ascii_is_lower(word.p[0]) && word.p[word.n - 1] != ';' &&
           (word.p[word.n - 1] != '.' || word.n < 5);
}

static void read_before(str s, line_end *x)
{
    for (uint32_t end = x->feed; x->n_before < WORDS_MAX;) {
        while (end && notice_is_gap(s.p[end - 1]) && s.p[end - 1] != '\n') end--;
        uint32_t begin = end;
        while (begin && !notice_is_gap(s.p[begin - 1])) begin--;
        if (begin == end || !fits(str_sub(s, begin, end))) return;
        x->before[x->n_before++] = (span){begin, end};
        end = begin;
    }
}

static void read_after(str s, line_end *x)
{
    for (uint32_t begin = x->feed + 1; x->n_after < WORDS_MAX;) {
        while (begin < s.n && notice_is_gap(s.p[begin])) begin++;
        uint32_t end = begin;
        while (end < s.n && !notice_is_gap(s.p[end])) end++;
        if (begin == end || !fits(str_sub(s, begin, end))) return;
        x->after[x->n_after++] = (span){begin, end};
        begin = end;
    }
}

// Alike but for their digits, which count pages.
static bool alike(str a, str b)
{
    bool number = true;
    for (size_t i = 0; i < a.n; i++) number &= a.p[i] >= '0' && a.p[i] <= '9';
    for (size_t i = 0; i < b.n; i++) number &= b.p[i] >= '0' && b.p[i] <= '9';
    return number || (a.n <= SAME_WORD_MAX && str_eq(a, b));
}

static uint32_t common(str s, const span *a, uint32_t n_a, const span *b, uint32_t n_b)
{
    uint32_t n = 0;
    while (n < n_a && n < n_b && alike(span_text(s, a[n]), span_text(s, b[n]))) n++;
    return n;
}

// Is a sentence broken by what stands in [begin, end)?
static bool breaks(str s, uint32_t begin, uint32_t end)
{
    while (begin && notice_is_gap(s.p[begin - 1])) begin--;
    while (end < s.n && notice_is_gap(s.p[end])) end++;
    if (!begin || end >= s.n || !ascii_is_lower(s.p[end])) return false;
    char last = s.p[begin - 1];
    return last != '.' && last != ':' && last != '!' && last != '?';
}

static void mark(line_end *x, uint32_t n_before, uint32_t n_after)
{
    uint32_t begin = n_before ? x->before[n_before - 1].begin : x->feed;
    uint32_t end = n_after ? x->after[n_after - 1].end : x->feed;
    bool first = x->begin == x->end;
    if (first || begin < x->begin) x->begin = begin;
    if (first || end > x->end) x->end = end;
}

static void compare(str s, line_end *a, line_end *b)
{
    uint32_t before = common(s, a->before, a->n_before, b->before, b->n_before);
    uint32_t after = common(s, a->after, a->n_after, b->after, b->n_after);
    if (before + after < HEADER_WORDS) return;
    line_end x = *a, y = *b;
    mark(&x, before, after);
    mark(&y, before, after);
    if (!breaks(s, x.begin, x.end) && !breaks(s, y.begin, y.end)) return;
    *a = x;
    *b = y;
}

// --- in a text that is set in columns, headers are lines of their own

typedef struct {
    span line;
    bool again;  // another line is the same
    bool header; // and one of them breaks a sentence
} column_line;

// Could the line be a header: capitals, no full stop?
static bool is_headline(str line)
{
    if (line.n < 2 || line.n > HEADER_MAX_BYTES || !fits(line)) return false;
    char first = line.p[0], last = line.p[line.n - 1];
    bool capital = first >= 'A' && first <= 'Z';
    return capital && last != '.' && last != ':' && last != ',' && last != ')';
}

static void mark_block(str s, column_line *lines, size_t n, size_t first, size_t end)
{
    if (!breaks(s, lines[first].line.begin, lines[end - 1].line.end)) return;
    for (size_t i = first; i < end; i++)
        for (size_t k = 0; k < n; k++)
            if (str_eq(span_text(s, lines[k].line), span_text(s, lines[i].line)))
                lines[k].header = true;
}

static void mark_headers(str s, column_line *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n; k++) {
            str a = span_text(s, lines[i].line), b = span_text(s, lines[k].line);
            if (is_headline(a) && str_eq(a, b)) lines[i].again = lines[k].again = true;
        }
    for (size_t i = 0, end; i < n; i = end + 1) {
        for (end = i; end < n && lines[end].again;) end++;
        if (end > i) mark_block(s, lines, n, i, end);
    }
}

static notice_text without_lines(const notice_text *t, arena *a)
{
    str s = t->text;
    if (!s.p) return *t;
    VEC(column_line) lines = {0};
    char *out = arena_alloc(a, s.n + 1);
    uint32_t *at = arena_array(a, uint32_t, s.n + 1);
    size_t n = 0, from = 0;
    for (str rest = s; rest.p && lines.n < LINES_MAX;) {
        str line = str_split(&rest, '\n');
        size_t begin = (size_t)(line.p - s.p);
        vec_push(a, &lines)->line = (span){(uint32_t)begin, (uint32_t)(begin + line.n)};
    }
    mark_headers(s, lines.p, lines.n);
    for (size_t i = 0; i < lines.n; i++) {
        if (!lines.p[i].header) continue;
        for (; from < lines.p[i].line.begin; from++) at[n] = t->at[from], out[n++] = s.p[from];
        from = lines.p[i].line.end < s.n ? lines.p[i].line.end + 1 : s.n;
    }
    for (; from < s.n; from++) at[n] = t->at[from], out[n++] = s.p[from];
    at[n] = t->at[s.n];
    return (notice_text){{out, n}, at};
}

notice_text noticemend_repeats(const notice_text *t, arena *a)
{
    str s = t->text;
    VEC(line_end) ends = {0};
    if (noticemend_column(s)) return without_lines(t, a);
    for (size_t i = 0; i < s.n && ends.n < LINE_ENDS_MAX; i++) {
        if (s.p[i] != '\n') continue;
        line_end *x = vec_push(a, &ends);
        x->feed = (uint32_t)i;
        read_before(s, x);
        read_after(s, x);
    }
    for (size_t i = 0; i < ends.n; i++)
        for (size_t k = i + 1; k < ends.n; k++) compare(s, &ends.p[i], &ends.p[k]);
    char *out = arena_alloc(a, s.n + 1);
    uint32_t *at = arena_array(a, uint32_t, s.n + 1);
    size_t n = 0, from = 0;
    for (size_t i = 0; i <= ends.n; i++) {
        bool last = i == ends.n;
        size_t begin = last ? s.n : ends.p[i].begin, end = last ? s.n : ends.p[i].end;
        if (!last && (begin == end || begin < from)) {
            if (end > from && begin != end) from = end;
            continue;
        }
        for (; from < begin; from++) at[n] = t->at[from], out[n++] = s.p[from];
        if (last) break;
        bool hyphen = n && out[n - 1] == '-';
        at[n] = t->at[begin];
        out[n++] = hyphen || !breaks(s, (uint32_t)begin, (uint32_t)end) ? '\n' : ' ';
        from = notice_skip(s, end, s.n);
    }
    at[n] = t->at[s.n];
    return (notice_text){{out, n}, at};
}
