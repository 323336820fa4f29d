#include "cli/rowtable.h"

#include "base/utf8.h"

#define GAP 2 // blanks between columns

// As much of the text as `most` columns take; an ellipsis takes one when that is not all.
static str cut(str text, size_t most, bool *whole)
{
    size_t columns = 0, at = 0, before = 0;
    *whole = true;
    while (at < text.n) {
        uint32_t code;
        size_t n = utf8_decode(text, at, &code);
        columns += utf8_is_control(code) ? 1 : utf8_code_columns(code);
        if (columns > most) {
            *whole = false;
            return str_sub(text, 0, before);
        }
        at += n;
        if (columns + 1 <= most) before = at;
    }
    return text;
}

// Columns that it takes on the screen, where control characters are blanks.
static size_t width_of(str text)
{
    size_t columns = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t code;
        i += utf8_decode(text, i, &code);
        columns += utf8_is_control(code) ? 1 : utf8_code_columns(code);
    }
    return columns;
}

static void add_blanks(size_t n, buf *out)
{
    while (n--) buf_add_byte(out, ' ');
}

static void print_cell(rowtable *t, size_t i, str text, style how, bool last)
{
    bool whole;
    str shown = cut(text, t->widths[i], &whole);
    size_t width = width_of(shown) + !whole, room = t->widths[i] - width;
    if (t->right[i]) add_blanks(room, &t->line);
    screen_text(t->screen, how, shown, &t->line);
    if (!whole) buf_add_c(&t->line, "…");
    if (last) return;
    add_blanks((t->right[i] ? 0 : room) + GAP, &t->line);
}

static bool print_row(rowtable *t, const str *cells, const uint8_t *styles)
{
    buf_clear(&t->line);
    size_t last = t->n;
    while (last > 1 && !cells[last - 1].n) last--;
    for (size_t i = 0; i < last; i++) print_cell(t, i, cells[i], (style)styles[i], i + 1 == last);
    buf_add_byte(&t->line, '\n');
    return output_write(t->out, buf_str(&t->line));
}

static bool print_kept(rowtable *t)
{
    bool goes_on = true;
    t->measured = true;
    for (size_t r = 0; r < t->n_rows; r++)
        goes_on = print_row(t, t->cells + r * t->n, t->styles + r * t->n);
    return goes_on;
}

static void keep(rowtable *t, const str *cells, const style *styles)
{
    str *own = t->cells + t->n_rows * t->n;
    for (size_t i = 0; i < t->n; i++) {
        bool whole;
        str shown = cut(cells[i], ROWTABLE_CELL_MOST, &whole);
        size_t width = whole ? width_of(shown) : ROWTABLE_CELL_MOST;
        // One byte more than is shown says that it is cut.
        own[i] = str_copy(&t->memory, whole ? shown : str_sub(cells[i], 0, 4 * ROWTABLE_CELL_MOST));
        t->styles[t->n_rows * t->n + i] = (uint8_t)styles[i];
        if (width > t->widths[i]) t->widths[i] = width;
    }
    t->n_rows++;
}

void rowtable_open(rowtable *t, const screen *s, output *out, const str *heads, size_t n)
{
    *t = (rowtable){.screen = s, .out = out, .n = n};
    t->widths = arena_array(&t->memory, size_t, n);
    t->right = arena_array(&t->memory, bool, n);
    t->cells = arena_array(&t->memory, str, n * (ROWTABLE_ROWS + 1));
    t->styles = arena_array(&t->memory, uint8_t, n * (ROWTABLE_ROWS + 1));
    style *styles = arena_array(&t->memory, style, n);
    for (size_t i = 0; i < n; i++) styles[i] = STYLE_FAINT;
    keep(t, heads, styles);
}

bool rowtable_row(rowtable *t, const str *cells, const style *styles)
{
    if (t->n_rows < ROWTABLE_ROWS + 1) {
        keep(t, cells, styles);
        return true;
    }
    if (!t->measured && !print_kept(t)) return false;
    buf numbers = {0};
    for (size_t i = 0; i < t->n; i++) buf_add_byte(&numbers, (char)styles[i]);
    bool goes_on = print_row(t, cells, (const uint8_t *)numbers.p);
    buf_free(&numbers);
    return goes_on;
}

void rowtable_close(rowtable *t)
{
    if (!t->measured) print_kept(t);
    arena_free(&t->memory);
    buf_free(&t->line);
}
