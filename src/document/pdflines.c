#include "document/pdflines.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/brokenword.h"

#include <string.h>

#define WIDTHS_COUNTED 200 // wider lines count as that wide
#define USUAL_SHARE    90  // of 100 lines of prose are at most as wide as the text's usual width

typedef struct {
    str text;
    size_t width; // in characters
} pdf_line;

typedef struct {
    pdf_line *p; // [n] of one block
    size_t n;
    size_t width;
} pdf_block;

// The width that nearly all lines keep within.
static size_t usual_width(str text)
{
    size_t count[WIDTHS_COUNTED + 1] = {0}, all = 0, seen = 0;
    while (text.p) {
        size_t width = utf8_count(str_trim(str_split(&text, '\n')));
        if (width < PDF_NARROWEST) continue;
        count[width < WIDTHS_COUNTED ? width : WIDTHS_COUNTED]++;
        all++;
    }
    for (size_t w = 0; w <= WIDTHS_COUNTED; w++) {
        seen += count[w];
        if (all && seen * 100 >= all * USUAL_SHARE) return w;
    }
    return WIDTHS_COUNTED;
}

static str first_word(str line)
{
    return str_split(&line, ' ');
}

// "- ", "\u2022", "(a)", "1.", "12)": a new item.
static bool is_item(str line)
{
    static const char *const MARKS[] = {"- ",           "* ",           "\xE2\x80\xA2",
                                        "\xE2\x80\xA3", "\xE2\x97\x8F", "\xE2\x97\xA6",
                                        "\xE2\x96\xAA", "\xEF\x82\xB7", "\xE2\x80\x93 "};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (str_starts(line, str_of(MARKS[i]))) return true;
    str word = first_word(line);
    if (word.n < 2 || word.n > 5 || word.n == line.n) return false;
    char last = word.p[word.n - 1];
    if (word.p[0] == '(' && last == ')') return true;
    if (last != '.' && last != ')') return false;
    for (size_t i = 0; i + 1 < word.n; i++)
        if (!ascii_is_digit(word.p[i]) && word.n > 2) return false;
    return true;
}

static bool goes_on(const pdf_block *b, size_t i)
{
    const pdf_line *line = &b->p[i], *next = &b->p[i + 1];
    size_t n = line->text.n;
    char first = next->text.p[0];
    if (n > 1 && line->text.p[n - 1] == '-' && ascii_is_letter(line->text.p[n - 2]) &&
        first >= 'a' && first <= 'z')
        return true;
    if (line->width < PDF_NARROWEST || is_item(next->text)) return false;
    size_t needed = line->width + 1 + utf8_count(first_word(next->text));
    return needed * 100 > b->width * (100 - PDF_RAGGED);
}

// Puts the next line behind the last one of its paragraph.
static void add_next(buf *out, str next, broken_words *words)
{
    str before = buf_str(out);
    bool hyphen = before.n > 1 && before.p[before.n - 1] == '-';
    if (!hyphen) {
        buf_add_byte(out, ' ');
    } else {
        broken is = broken_word(words, str_sub(before, 0, before.n - 1), next);
        if (is != BROKEN_NO && next.n && ascii_is_letter(next.p[0])) out->n--;
    }
    buf_add(out, next);
}

static void add_block(const pdf_block *b, broken_words *words, buf *out)
{
    for (size_t i = 0; i < b->n; i++) {
        if (i && goes_on(b, i - 1)) {
            add_next(out, b->p[i].text, words);
        } else {
            if (out->n) buf_add_c(out, i ? "\n" : "\n\n");
            buf_add(out, b->p[i].text);
        }
    }
}

str pdflines_join(arena *a, str text)
{
    size_t usual = usual_width(text);
    broken_words words = {.text = text};
    VEC(pdf_line) lines = {0};
    buf out = {0};
    for (str rest = text; rest.p || lines.n;) {
        str line = rest.p ? str_trim(str_split(&rest, '\n')) : STR_NONE;
        if (line.n) {
            *vec_push(a, &lines) = (pdf_line){line, utf8_count(line)};
            continue;
        }
        pdf_block b = {lines.p, lines.n, usual};
        size_t widest = 0;
        for (size_t i = 0; i < b.n; i++)
            if (b.p[i].width > widest) widest = b.p[i].width;
        if (b.n >= PDF_WIDTH_FEW || widest > usual) b.width = widest;
        add_block(&b, &words, &out);
        lines.n = 0;
    }
    str joined = str_copy(a, buf_str(&out));
    buf_free(&out);
    return joined;
}
