#include "parse/conllu.h"

#include <string.h>

bool conllu_number(str s, int32_t *value)
{
    int64_t n = 0;
    if (s.n == 0 || s.n > 10 || (s.p[0] == '0' && s.n > 1)) return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9') return false;
        n = n * 10 + (s.p[i] - '0');
    }
    if (n > INT32_MAX) return false;
    *value = (int32_t)n;
    return true;
}

// Reads "3", "3-4" or "3.1".
static conllu_kind read_id(str id, int32_t *first, int32_t *last)
{
    size_t cut = 0;
    while (cut < id.n && id.p[cut] != '-' && id.p[cut] != '.') cut++;
    *last = 0;
    if (!conllu_number(str_sub(id, 0, cut), first)) return CONLLU_LINE_BAD;
    if (cut == id.n) return *first > 0 ? CONLLU_LINE_WORD : CONLLU_LINE_BAD;
    if (!conllu_number(str_sub(id, cut + 1, id.n), last)) return CONLLU_LINE_BAD;
    if (id.p[cut] == '.') return *last > 0 ? CONLLU_LINE_NODE : CONLLU_LINE_BAD;
    return *first > 0 && *last > *first ? CONLLU_LINE_RANGE : CONLLU_LINE_BAD;
}

static conllu_kind bad(conllu_line *line, const char *fault)
{
    line->fault = fault;
    return CONLLU_LINE_BAD;
}

static conllu_kind read_row(conllu_line *line)
{
    str rest = line->text;
    for (int i = 0; i < CONLLU_COLUMNS; i++) {
        if (!rest.p) return bad(line, "fewer than ten columns with tabs between them");
        line->column[i] = str_split(&rest, '\t');
        if (line->column[i].n == 0) return bad(line, "an empty column; write _ for no value");
    }
    if (rest.p) return bad(line, "more than ten columns");
    conllu_kind kind = read_id(line->column[CONLLU_ID], &line->id, &line->last);
    return kind == CONLLU_LINE_BAD ? bad(line, "the first column is no word number") : kind;
}

bool conllu_next(conllu_lines *lines, conllu_line *line)
{
    if (!lines->rest.p || lines->rest.n == 0) {
        line->kind = CONLLU_LINE_END;
        line->number = lines->number;
        line->text = STR_NONE;
        return false;
    }
    line->text = str_split(&lines->rest, '\n');
    if (lines->number < INT32_MAX) lines->number++;
    line->number = lines->number;
    line->fault = NULL;
    if (line->text.n > 0 && line->text.p[line->text.n - 1] == '\r') line->text.n--;
    if (str_trim(line->text).n == 0)
        line->kind = CONLLU_LINE_BLANK;
    else if (line->text.p[0] == '#')
        line->kind = CONLLU_LINE_COMMENT;
    else
        line->kind = read_row(line);
    return true;
}

bool conllu_comment(str line, const char *key, str *value)
{
    str rest = line;
    str name = str_split(&rest, '=');
    if (name.n == 0 || name.p[0] != '#' || !rest.p) return false;
    if (!str_eq(str_trim(str_sub(name, 1, name.n)), str_of(key))) return false;
    *value = str_trim(rest);
    return true;
}

bool conllu_feature(str list, const char *key, str *value)
{
    size_t n = strlen(key);
    for (str rest = list; rest.p;) {
        str one = str_split(&rest, '|');
        if (one.n <= n || one.p[n] != '=' || memcmp(one.p, key, n) != 0) continue;
        *value = str_sub(one, n + 1, one.n);
        return true;
    }
    return false;
}

bool conllu_has_circle(const int32_t *heads, size_t n, arena *a)
{
    uint32_t *seen = arena_array(a, uint32_t, n); // the walk, from 1, that came by
    for (size_t i = 0; i < n; i++) {
        size_t at = i;
        uint32_t walk = (uint32_t)i + 1;
        while (seen[at] == 0) {
            seen[at] = walk;
            if (heads[at] < 0 || (size_t)heads[at] >= n) break;
            at = (size_t)heads[at];
            if (seen[at] == walk) return true;
        }
    }
    return false;
}
