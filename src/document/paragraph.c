#include "document/paragraph.h"

#include "base/utf8.h"
#include "document/brokenword.h"

#include <string.h>

#define FULL_SLACK       8  // columns by which a full line may fall short (fmt balances lines)
#define MIN_FULL_PERCENT 80 // of the lines that go on are full, in a wrapped text
#define MIN_OPEN_PERCENT 55 // of them break off in the middle of a sentence
#define MIN_CUT_PERCENT  30 // of them do so for certain: headlines never go on in small letters
#define MIN_BREAKS       3  // breaks that show a margin without more
#define TYPESET_PERCENT  8  // of the lines that go on end in a hyphen, and
#define TYPESET_HYPHENS  3  // so many at least: the typesetter breaks words

typedef struct {
    const clean_text *clean;
    size_t *width; // [n_lines] code points, WRAP_MAX_COLUMNS + 1 for all that are longer
    size_t margin; // columns of the widest line that goes on
    bool wrapped;
    bool typeset; // hyphens at line ends are mostly the typesetter's
    broken_words words;
} wrapping;

static str line_text(const wrapping *w, size_t i)
{
    return span_text(w->clean->text, w->clean->lines[i].span);
}

static str first_word(str line)
{
    return str_sub(line, 0, str_find_byte(line, ' ', 0));
}

static bool ends_sentence(str line)
{
    while (line.n && strchr("\"')]", line.p[line.n - 1])) line.n--;
    return line.n && strchr(".!?:", line.p[line.n - 1]);
}

// With a small letter, that of an address not counted.
static bool begins_lower(str line)
{
    uint32_t code;
    utf8_decode(line, 0, &code);
    return utf8_is_lower(code) && !str_starts(line, STR("http://")) &&
           !str_starts(line, STR("https://")) && !str_starts(line, STR("www."));
}

// Does the break after line i cut a sentence for certain?
static bool is_cut(const wrapping *w, size_t i)
{
    str line = line_text(w, i), next = line_text(w, i + 1);
    if (ends_sentence(line)) return false;
    return begins_lower(next) || strchr(",;-", line.p[line.n - 1]);
}

// Does a sentence go on from line i to the next one? Only what is plain from the two lines.
static bool is_open(const wrapping *w, size_t i)
{
    str line = line_text(w, i);
    if (ends_sentence(line)) return false;
    if (is_cut(w, i)) return true;
    size_t at = line.n;
    while (at && line.p[at - 1] != ' ') at--;
    return begins_lower(str_sub(line, at, line.n));
}

static bool begins_item(str line)
{
    if (line.n < 3) return false;
    if (strchr("-*+", line.p[0]) && line.p[1] == ' ') return true;
    if (str_starts(line, STR("\xE2\x80\xA2")) || str_starts(line, STR("\xE2\x80\x93 ")))
        return true;
    size_t digits = 0;
    while (digits < 3 && digits < line.n && line.p[digits] >= '0' && line.p[digits] <= '9')
        digits++;
    return digits && digits + 1 < line.n && strchr(".)", line.p[digits]) &&
           line.p[digits + 1] == ' ';
}

// May line i + 1 be the continuation of line i at all?
static bool adjoins(const wrapping *w, size_t i)
{
    return i + 1 < w->clean->n_lines && !w->clean->lines[i + 1].blank_before;
}

static bool is_full(const wrapping *w, size_t i)
{
    size_t next = utf8_count(str_sub(first_word(line_text(w, i + 1)), 0, WRAP_MAX_COLUMNS));
    return w->width[i] + 1 + next + FULL_SLACK > w->margin;
}

static void measure(wrapping *w, arena *a)
{
    const clean_text *clean = w->clean;
    size_t go_on = 0, full = 0, open = 0, cut = 0, hyphens = 0;
    w->width = arena_array(a, size_t, clean->n_lines);
    for (size_t i = 0; i < clean->n_lines; i++) {
        size_t bytes = span_length(clean->lines[i].span);
        w->width[i] = bytes > WRAP_MAX_COLUMNS * UTF8_MAX_BYTES ? WRAP_MAX_COLUMNS + 1
                                                                : utf8_count(line_text(w, i));
        // A line without a space is a long word (an address of the web), which no margin holds.
        bool counts = str_find_byte(line_text(w, i), ' ', 0) != SIZE_MAX;
        bool in_block = adjoins(w, i) || !clean->lines[i].blank_before;
        if (counts && in_block && w->width[i] > w->margin) w->margin = w->width[i];
    }
    if (w->margin < WRAP_MIN_COLUMNS || w->margin > WRAP_MAX_COLUMNS) return;
    for (size_t i = 0; i < clean->n_lines; i++) {
        if (!adjoins(w, i) || clean->lines[i].soft_hyphen) continue;
        // A short line that ends a sentence ends a paragraph, which says nothing of wrapping.
        bool line_full = is_full(w, i), line_open = is_open(w, i);
        if (!line_full && !line_open) continue;
        str line = line_text(w, i);
        go_on++;
        full += line_full;
        open += line_open;
        cut += is_cut(w, i);
        hyphens += line.p[line.n - 1] == '-';
    }
    // Two or three lines show little: each break has to cut a sentence.
    bool enough = go_on >= MIN_BREAKS || cut == go_on;
    w->wrapped = go_on && enough && full * 100 >= go_on * MIN_FULL_PERCENT &&
                 open * 100 >= go_on * MIN_OPEN_PERCENT && cut * 100 >= go_on * MIN_CUT_PERCENT;
    w->typeset = hyphens >= TYPESET_HYPHENS && hyphens * 100 >= go_on * TYPESET_PERCENT;
}

// Of the hyphen that line i ends in; BROKEN_NO when there is none, or nothing it could go on in.
static broken word_at_end(wrapping *w, size_t i)
{
    str line = line_text(w, i);
    if (!adjoins(w, i) || !str_ends(line, STR("-"))) return BROKEN_NO;
    return broken_word(&w->words, str_sub(line, 0, line.n - 1), line_text(w, i + 1));
}

// Is line i joined with the next one? `end`: of the word at which it breaks off.
static bool joins(const wrapping *w, size_t i, broken end)
{
    if (!adjoins(w, i)) return false;
    if (w->clean->lines[i].soft_hyphen) return true;
    if (end == BROKEN_YES) return true;
    if (!w->wrapped || begins_item(line_text(w, i + 1))) return false;
    const text_line *next = &w->clean->lines[i + 1];
    // Indented as the line before: a quotation; indented alone: a new paragraph.
    if (next->indented && !w->clean->lines[i].indented) return false;
    return is_full(w, i) || is_open(w, i);
}

// Appends a line to text[*n] without the hyphens of words that are broken in it.
static void add_line(wrapping *w, char *text, size_t *n, offset_map *map, arena *a, span line)
{
    str s = span_text(w->clean->text, line);
    for (size_t from = 0; from < s.n;) {
        size_t end = broken_word_next(&w->words, s, from);
        offset_map_add(map, a, (uint32_t)*n, line.begin + (uint32_t)from);
        memcpy(text + *n, s.p + from, end - from);
        *n += end - from;
        from = end + strlen("- ");
    }
}

layout paragraph_layout(arena *a, const clean_text *clean)
{
    wrapping w = {.clean = clean, .words.text = clean->text};
    measure(&w, a);
    char *text = arena_alloc(a, clean->text.n + 1);
    layout out = {.text.p = text};
    VEC(paragraph) paragraphs = {0};
    offset_map to_clean = {0};
    uint32_t end = 0; // in the clean text, of what was copied last
    bool continued = false;
    for (size_t i = 0; i < clean->n_lines; i++) {
        const text_line *line = &clean->lines[i];
        uint32_t begin = (uint32_t)out.text.n;
        if (!continued) *vec_push(a, &paragraphs) = (paragraph){{begin, begin}, line->blank_before};
        broken word = word_at_end(&w, i);
        bool join = joins(&w, i, word), glue = join && line->soft_hyphen;
        end = line->span.end;
        if (join && !glue && clean->text.p[end - 1] == '-') {
            glue = true; // "win-" + "win" needs no space either
            if (word == BROKEN_YES || (word == BROKEN_UNKNOWN && w.typeset)) end--;
        }
        add_line(&w, text, &out.text.n, &to_clean, a, (span){line->span.begin, end});
        paragraphs.p[paragraphs.n - 1].span.end = (uint32_t)out.text.n;
        if (i + 1 < clean->n_lines && !glue) text[out.text.n++] = join ? ' ' : '\n';
        continued = join;
    }
    uint32_t n = (uint32_t)out.text.n;
    offset_map_add(&to_clean, a, n, end);
    out.p = paragraphs.p;
    out.n = paragraphs.n;
    offset_map_compose(&out.map, a, &to_clean, &clean->map, n, 0);
    return out;
}
