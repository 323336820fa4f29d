#include "parse/treeview.h"

#include "base/utf8.h"

#include <string.h>

#define WIDTH_MAX 60 // columns that the drawing and the form get at most before the next column

// What may stand in a drawing, one byte each until it is printed.
typedef enum {
    SIGN_BLANK,
    SIGN_ACROSS,
    SIGN_DOWN,
    SIGN_CROSSING,
    SIGN_FIRST,  // first child
    SIGN_MIDDLE, // one between
    SIGN_LAST,
    SIGN_LEAF,     // end of the branch of a word without children
    SIGN_NODE_TOP, // a word above all its children
    SIGN_NODE_MIDDLE,
    SIGN_NODE_BOTTOM,
    SIGN_COUNT
} sign;

static const char *const SIGNS[][SIGN_COUNT] = {
    [TREE_UNICODE] = {" ", "─", "│", "┼", "╭", "├", "╰", "╼", "┮", "┾", "┶"},
    [TREE_ASCII] = {" ", "-", "|", "+", ",", "|", "`", "-", "+", "+", "+"},
};

typedef struct {
    const sentence *s;
    uint32_t n;
    buf lines[TREE_MAX_WORDS];      // drawn so far, one sign a byte
    uint16_t first[TREE_MAX_WORDS]; // leftmost of the word and its children
    uint16_t last[TREE_MAX_WORDS];  // rightmost
    uint16_t stack[TREE_MAX_WORDS]; // words whose children are still to be drawn
    uint32_t n_stack;
} drawing;

static int32_t head_of(const drawing *d, uint32_t i)
{
    int32_t head = d->s->tokens[i].head;
    return head < 0 || (uint32_t)head >= d->n ? -1 : head;
}

static void measure(drawing *d)
{
    for (uint32_t i = 0; i < d->n; i++) d->first[i] = d->last[i] = (uint16_t)i;
    for (uint32_t i = 0; i < d->n; i++) {
        int32_t head = head_of(d, i);
        if (head < 0) continue;
        if (i < d->first[head]) d->first[head] = (uint16_t)i;
        if (i > d->last[head]) d->last[head] = (uint16_t)i;
    }
}

static void put(buf *line, sign s)
{
    buf_add_byte(line, (char)s);
}

// Does the last sign of the line lead on to the right?
static bool leads_on(const buf *line)
{
    if (line->n == 0) return false;
    switch ((sign)line->p[line->n - 1]) {
    case SIGN_ACROSS:
    case SIGN_CROSSING:
    case SIGN_FIRST:
    case SIGN_MIDDLE:
    case SIGN_LAST: return true;
    default: return false;
    }
}

// The column of word `at` on line i: itself, one of its children, or a line that it passes.
static void draw_cell(drawing *d, uint32_t at, uint32_t i, bool across)
{
    buf *line = &d->lines[i];
    bool top = i == d->first[at], bottom = i == d->last[at];
    if (i == at) {
        put(line, top ? SIGN_NODE_TOP : bottom ? SIGN_NODE_BOTTOM : SIGN_NODE_MIDDLE);
    } else if (head_of(d, i) == (int32_t)at) {
        bool leaf = d->first[i] == d->last[i];
        put(line, top ? SIGN_FIRST : bottom ? SIGN_LAST : SIGN_MIDDLE);
        if (leaf)
            put(line, SIGN_LEAF);
        else
            d->stack[d->n_stack++] = (uint16_t)i;
    } else {
        put(line, across ? SIGN_CROSSING : SIGN_DOWN);
    }
}

static void draw_column(drawing *d, uint32_t at)
{
    size_t width = 0;
    for (uint32_t i = d->first[at]; i <= d->last[at]; i++)
        if (d->lines[i].n > width) width = d->lines[i].n;
    for (uint32_t i = d->first[at]; i <= d->last[at]; i++) {
        bool across = leads_on(&d->lines[i]);
        while (d->lines[i].n < width) put(&d->lines[i], across ? SIGN_ACROSS : SIGN_BLANK);
        draw_cell(d, at, i, across);
    }
}

static void draw(drawing *d)
{
    measure(d);
    for (uint32_t i = 0; i < d->n; i++) {
        if (head_of(d, i) >= 0) continue;
        put(&d->lines[i], SIGN_ACROSS);
        if (d->first[i] == d->last[i])
            put(&d->lines[i], SIGN_LEAF);
        else
            d->stack[d->n_stack++] = (uint16_t)i;
    }
    while (d->n_stack > 0) draw_column(d, d->stack[--d->n_stack]);
}

typedef enum { INK_BRANCH, INK_ROOT, INK_REL, INK_LEMMA } ink;

static const char *const INKS[] = {
    [INK_BRANCH] = "\033[2m",
    [INK_ROOT] = "\033[1m",
    [INK_REL] = "\033[36m",
    [INK_LEMMA] = "\033[2m",
};

static void begin_ink(buf *out, tree_style style, ink i)
{
    if (style == TREE_COLORED) buf_add_c(out, INKS[i]);
}

static void end_ink(buf *out, tree_style style)
{
    if (style == TREE_COLORED) buf_add_c(out, "\033[0m");
}

// Control characters could move the cursor or worse.
static void add_clean(buf *out, str text)
{
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        size_t n = utf8_decode(text, i, &code);
        utf8_add(out, utf8_is_control(code) ? ' ' : code);
        i += n;
    }
}

static size_t columns_of(str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        i += utf8_decode(text, i, &code);
        n += utf8_is_control(code) ? 1 : utf8_code_columns(code);
    }
    return n;
}

static void pad(buf *out, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) buf_add_byte(out, ' ');
}

static void add_branches(buf *out, const buf *line, tree_style style)
{
    const char *const *signs = SIGNS[style == TREE_ASCII ? TREE_ASCII : TREE_UNICODE];
    begin_ink(out, style, INK_BRANCH);
    for (size_t i = 0; i < line->n; i++) buf_add_c(out, signs[(int)line->p[i]]);
    end_ink(out, style);
}

static void add_line(buf *out, const token *t, const buf *line, size_t width, tree_style style)
{
    bool root = t->head < 0;
    size_t used = (line ? line->n : 0) + columns_of(t->form);
    if (line) add_branches(out, line, style);
    buf_add_byte(out, ' ');
    if (root) begin_ink(out, style, INK_ROOT);
    add_clean(out, t->form);
    if (root) end_ink(out, style);
    pad(out, used, width + 1);
    begin_ink(out, style, INK_REL);
    buf_add_format(out, " %-12s", deprel_name((deprel)t->rel));
    end_ink(out, style);
    buf_add_format(out, " %-5s", upos_name((upos)t->upos));
    if (t->lemma.n) {
        buf_add_byte(out, ' ');
        begin_ink(out, style, INK_LEMMA);
        add_clean(out, t->lemma);
        end_ink(out, style);
    }
    while (out->n > 0 && out->p[out->n - 1] == ' ') out->n--;
    buf_add_byte(out, '\n');
}

void tree_add(buf *out, const sentence *s, tree_style style)
{
    bool drawn = s->n_tokens <= TREE_MAX_WORDS;
    drawing *d = drawn ? mem_alloc(sizeof *d) : NULL;
    if (d) {
        memset(d, 0, sizeof *d);
        d->s = s;
        d->n = s->n_tokens;
        draw(d);
    }
    size_t width = 0;
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        size_t n = (d ? d->lines[i].n : 0) + columns_of(s->tokens[i].form);
        if (n > width && n <= WIDTH_MAX) width = n;
    }
    for (uint32_t i = 0; i < s->n_tokens; i++)
        add_line(out, &s->tokens[i], d ? &d->lines[i] : NULL, width, style);
    for (uint32_t i = 0; d && i < d->n; i++) buf_free(&d->lines[i]);
    mem_free(d);
}
