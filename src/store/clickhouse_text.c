#include "store/clickhouse_text.h"

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

void clickhouse_text_add(buf *out, str text)
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

void clickhouse_text_quote(buf *out, str text)
{
    buf_add_byte(out, '\'');
    clickhouse_text_add(out, text);
    buf_add_byte(out, '\'');
}

#define EXACT_DIGITS 15 // a whole number of so many is exact; longer ones are read with care

// The server multiplies the digits by a power of ten: of a whole number and one such power the
// result is exact.
void clickhouse_text_number(buf *out, double number)
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

void clickhouse_text_cell(buf *out, const cell *value)
{
    switch (value->kind) {
    case CELL_NULL: buf_add_c(out, "\\N"); break;
    case CELL_TEXT:
    case CELL_BYTES: clickhouse_text_add(out, value->text); break;
    case CELL_INTEGER: buf_add_format(out, "%lld", (long long)value->integer); break;
    case CELL_NUMBER: clickhouse_text_number(out, value->number); break;
    case CELL_TRUTH: break; // of answers alone
    }
}

void clickhouse_text_append(buf *out, str rows, str last)
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

static clickhouse_field read_field(char *p, size_t n)
{
    clickhouse_field f = {.text = {p, 0}};
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

size_t clickhouse_text_fields(char *line, size_t n, clickhouse_field out[CLICKHOUSE_FIELDS_MAX])
{
    size_t count = 0, at = 0;
    while (at <= n && count < CLICKHOUSE_FIELDS_MAX) {
        const char *tab = n > at ? memchr(line + at, '\t', n - at) : NULL;
        size_t end = tab ? (size_t)(tab - line) : n;
        out[count++] = read_field(line + at, end - at);
        at = end + 1;
    }
    return count;
}

// A quoted piece that begins at p, a backslash escapes in it; what is behind it. `p` when none
// does.
static const char *pass_quoted(const char *p)
{
    char quote = *p;
    if (quote != '\'' && quote != '"' && quote != '`') return p;
    for (p++; *p && *p != quote; p++)
        if (*p == '\\' && p[1]) p++;
    return *p ? p + 1 : p;
}

void clickhouse_text_fill(const char *sql, const buf *literals, size_t n, buf *out)
{
    for (const char *p = sql; *p;) {
        const char *next = pass_quoted(p);
        if (next == p && *p == '?' && ascii_is_digit(p[1])) {
            size_t number = 0;
            for (next = p + 1; ascii_is_digit(*next) && number <= n; next++)
                number = number * 10 + (size_t)(*next - '0');
            if (number >= 1 && number <= n) {
                buf_add(out, buf_str(&literals[number - 1]));
                p = next;
                continue;
            }
        }
        if (next == p) next++;
        buf_add(out, (str){p, (size_t)(next - p)});
        p = next;
    }
}

int clickhouse_text_error(str answer, str *words)
{
    static const str CODE = STR("Code: "), WHAT = STR("DB::Exception: ");
    int number = 0;
    size_t code = str_find(answer, CODE);
    if (code != SIZE_MAX)
        for (size_t i = code + CODE.n; i < answer.n && ascii_is_digit(answer.p[i]); i++)
            if (number < 100000) number = number * 10 + (answer.p[i] - '0');
    size_t what = str_find(answer, WHAT);
    if (what != SIZE_MAX) answer = str_sub(answer, what + WHAT.n, answer.n);
    static const char *const ENDS[] = {", e.what() =", " (version ", "\n"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        answer = str_sub(answer, 0, str_find(answer, str_of(ENDS[i])));
    *words = str_trim(answer);
    return number;
}

// "Syntax error: failed at position 8 ...".
int clickhouse_text_place(str words)
{
    static const str AT = STR("failed at position ");
    int64_t n = 0;
    size_t at = str_find(words, AT);
    if (at == SIZE_MAX) return 0;
    str digits = str_sub(words, at + AT.n, words.n);
    size_t end = 0;
    while (end < digits.n && ascii_is_digit(digits.p[end])) end++;
    return str_to_int(str_sub(digits, 0, end), &n) && n < INT32_MAX ? (int)n : 0;
}
