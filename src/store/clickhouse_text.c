#include "store/clickhouse_text.h"

#include "base/ascii.h"
#include "store/tabbed.h"

void clickhouse_text_quote(buf *out, str text)
{
    buf_add_byte(out, '\'');
    tabbed_add(out, text);
    buf_add_byte(out, '\'');
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
