#include "document/headfield.h"

#include "base/ascii.h"

str headfield_line(str *rest, bool *whole)
{
    size_t at = str_find_byte(*rest, '\n', 0);
    *whole = at != SIZE_MAX;
    str line = str_sub(*rest, 0, *whole ? at : rest->n);
    *rest = str_sub(*rest, *whole ? at + 1 : rest->n, rest->n);
    if (*whole && line.n && line.p[line.n - 1] == '\r') line.n--;
    return line;
}

bool headfield_end(str bytes, size_t *end)
{
    *end = 0;
    for (str rest = bytes; rest.n;) {
        bool whole;
        str line = headfield_line(&rest, &whole);
        if (str_starts(line, STR("<"))) return true;
        if (!whole) return false;
        *end = bytes.n - rest.n;
        if (!line.n) return true;
    }
    return false;
}

void headfield_unfold(char *p, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        if (p[i] != '\n' || (p[i + 1] != ' ' && p[i + 1] != '\t')) continue;
        p[i] = ' ';
        if (i && p[i - 1] == '\r') p[i - 1] = ' ';
    }
}

static bool is_name(str s)
{
    if (!s.n || !ascii_is_letter(s.p[0])) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_letter(s.p[i]) && !ascii_is_digit(s.p[i]) &&
            (!s.p[i] || !strchr("!#$%&'*+-.^_`|~", s.p[i])))
            return false;
    return true;
}

bool headfield_is(str line, str *name, str *value)
{
    size_t colon = str_find_byte(line, ':', 0);
    if (colon == SIZE_MAX) return false;
    *name = str_trim(str_sub(line, 0, colon));
    *value = str_trim(str_sub(line, colon + 1, line.n));
    return is_name(*name);
}

bool headfield_next(str *rest, str *name, str *value)
{
    while (rest->n) {
        bool whole;
        if (headfield_is(headfield_line(rest, &whole), name, value)) return true;
    }
    return false;
}

str headfield_media(str value)
{
    return str_trim(str_split(&value, ';'));
}

str headfield_parameter(str value, str name)
{
    str_split(&value, ';');
    while (value.p) {
        str part = str_split(&value, ';');
        str found = str_trim(str_split(&part, '='));
        if (!part.p || !str_eq_nocase(found, name)) continue;
        part = str_trim(part);
        if (part.n > 1 && part.p[0] == '"' && part.p[part.n - 1] == '"')
            part = str_sub(part, 1, part.n - 1);
        return str_trim(part);
    }
    return STR_NONE;
}
