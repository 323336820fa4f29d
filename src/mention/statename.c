#include "mention/statename.h"

#include "mention/actor_scan.h"

#include <string.h>

#define RUN_WORDS 6 // of the longest name of a country that an office writes

str statename_code(str name, str *called)
{
    for (table_hit h = name_rows(name); h.found; h = name_rows_next(h)) {
        if (!str_eq(name_cell(h.row, "kind"), STR("name")) || name_cell(h.row, "to").n) continue;
        str code = name_cell(h.row, "country");
        if (!code.n) continue;
        if (called) *called = name_country_called(code);
        return code;
    }
    return STR_NONE;
}

str statename_body(str name)
{
    for (table_hit h = name_rows(name); h.found; h = name_rows_next(h)) {
        str code = name_cell(h.row, "code");
        if (!str_in_list(name_cell(h.row, "kind"), "body|group", '|')) continue;
        if (name_cell(h.row, "to").n || !code.n) continue;
        bool group = str_eq(name_cell(h.row, "kind"), STR("group"));
        if (!group && statename_called(str_sub(code, 0, 3)).n) continue;
        return str_find_byte(code, '/', 0) == SIZE_MAX ? code : STR_NONE;
    }
    return STR_NONE;
}

static str country_of_run(str run)
{
    for (table_hit h = name_rows(run); h.found; h = name_rows_next(h))
        if (str_in_list(name_cell(h.row, "kind"), "name|nationality|capital", '|') &&
            !name_cell(h.row, "to").n && name_cell(h.row, "country").n)
            return name_cell(h.row, "country");
    return STR_NONE;
}

// Behind the word that begins at `at`.
static size_t word_end(str text, size_t at)
{
    while (at < text.n && !strchr(" ,;()", text.p[at])) at++;
    return at;
}

str statename_in(str text)
{
    for (size_t at = 0; at < text.n; at = word_end(text, at) + 1) {
        size_t ends[RUN_WORDS], n = 0;
        for (size_t end = at; n < RUN_WORDS && end < text.n; end++)
            ends[n++] = end = word_end(text, end);
        while (n-- > 0) { // the longest first
            str code = country_of_run(str_sub(text, at, ends[n]));
            if (code.n) return name_country_called(code);
        }
    }
    return STR_NONE;
}

str statename_called(str code)
{
    str name = name_country_called(code);
    return str_eq(name, code) ? STR_NONE : name;
}

str statename_capital(str code)
{
    static const char TWO_SEATS[] = "BDI|BEN|BOL|CIV|ESH|ISR|LKA|NLD|PLW|ZAF";
    return str_in_list(code, TWO_SEATS, '|') ? STR_NONE : name_capital_called(code);
}
