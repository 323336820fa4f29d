#include "store/tabbed.h"

#include "base/arena.h"
#include "base/ascii.h"
#include "base/json_writer.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    char raw, letter;
} ESCAPES[] = {{'\b', 'b'}, {'\f', 'f'}, {'\r', 'r'},  {'\n', 'n'},
               {'\t', 't'}, {'\0', '0'}, {'\'', '\''}, {'\\', '\\'}};
#define ESCAPES_COUNT (sizeof ESCAPES / sizeof *ESCAPES)

static char letter_of(char c)
{
    if ((unsigned char)c > '\\' || (c > '\'' && c < '\\')) return 0; // most of all text
    for (size_t i = 0; i < ESCAPES_COUNT; i++)
        if (ESCAPES[i].raw == c) return ESCAPES[i].letter;
    return 0;
}

// Letters that stand for nothing stand for themselves.
static char raw_of(char letter)
{
    for (size_t i = 0; i < ESCAPES_COUNT; i++)
        if (ESCAPES[i].letter == letter) return ESCAPES[i].raw;
    return letter;
}

void tabbed_add(buf *out, str text)
{
    size_t plain = 0;
    for (size_t i = 0; i < text.n; i++) {
        char letter = letter_of(text.p[i]);
        if (!letter) continue;
        buf_add(out, str_sub(text, plain, i));
        buf_add_byte(out, '\\');
        buf_add_byte(out, letter);
        plain = i + 1;
    }
    buf_add(out, str_sub(text, plain, text.n));
}

#define EXACT_DIGITS 15 // a whole number of so many is exact; longer ones are read with care

// The server multiplies the digits by a power of ten: of a whole number and one such power the
// result is exact.
void tabbed_number(buf *out, double number)
{
    buf text = {0};
    json_write_double(&(json_writer){.out = &text}, number);
    str plain = buf_str(&text), left = plain;
    str mantissa = str_split(&left, 'e');
    size_t point = str_find_byte(mantissa, '.', 0), digits = 0;
    for (size_t i = 0; i < mantissa.n; i++) digits += ascii_is_digit(mantissa.p[i]);
    if (str_eq(plain, STR("null"))) {
        buf_add_c(out, "\\N");
    } else if (point == SIZE_MAX || digits > EXACT_DIGITS) {
        buf_add(out, plain);
    } else {
        long exponent = left.n ? strtol(left.p, NULL, 10) : 0;
        buf_add(out, str_sub(mantissa, 0, point));
        buf_add(out, str_sub(mantissa, point + 1, mantissa.n));
        buf_add_format(out, "e%ld", exponent - (long)(mantissa.n - point - 1));
    }
    buf_free(&text);
}

void tabbed_cell(buf *out, const cell *value)
{
    switch (value->kind) {
    case CELL_NULL: buf_add_c(out, "\\N"); break;
    case CELL_TEXT:
    case CELL_BYTES: tabbed_add(out, value->text); break;
    case CELL_INTEGER: buf_add_format(out, "%lld", (long long)value->integer); break;
    case CELL_NUMBER: tabbed_number(out, value->number); break;
    case CELL_TRUTH: break; // of answers alone
    }
}

void tabbed_append(buf *out, str rows, str last)
{
    while (rows.n) {
        size_t end = str_find_byte(rows, '\n', 0);
        buf_add(out, str_sub(rows, 0, end));
        buf_add_byte(out, '\t');
        buf_add(out, last);
        buf_add_byte(out, '\n');
        rows = end == SIZE_MAX ? STR_NONE : str_sub(rows, end + 1, rows.n);
    }
}

static tabbed_field read_field(char *p, size_t n)
{
    tabbed_field f = {.text = {p, 0}};
    if (n == 2 && p[0] == '\\' && p[1] == 'N') {
        f.is_null = true;
        return f;
    }
    char *to = p;
    for (size_t i = 0; i < n; i++) {
        bool escaped = p[i] == '\\' && i + 1 < n;
        if (escaped) i++;
        *to++ = escaped ? raw_of(p[i]) : p[i];
    }
    f.text.n = (size_t)(to - p);
    return f;
}

void tabbed_fields(char *line, size_t n, tabbed_row *out)
{
    size_t at = 0;
    out->n = 0;
    while (at <= n) {
        const char *tab = n > at ? memchr(line + at, '\t', n - at) : NULL;
        size_t end = tab ? (size_t)(tab - line) : n;
        if (out->n == out->room) {
            out->room = out->room ? 2 * out->room : 64;
            out->p = mem_realloc(out->p, out->room * sizeof *out->p);
        }
        out->p[out->n++] = read_field(line + at, end - at);
        at = end + 1;
    }
}

void tabbed_free(tabbed_row *row)
{
    mem_free(row->p);
    *row = (tabbed_row){0};
}
