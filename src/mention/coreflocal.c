// The country that the words of a report are at home in, where it names no country, town or body:
// "a bandh", "the gardai", "R40-million".
#include "mention/coref.h"

#include "localwords_table.inc"

#define LOCALWORD_ROWS (sizeof LOCALWORDS / sizeof *LOCALWORDS)

static bool has_capital(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'A' && s.p[i] <= 'Z') return true;
    return false;
}

// Does the entry stand at word i, in capitals only where it has them?
static bool stands_at(const sentence *st, uint32_t i, str entry)
{
    bool exact = has_capital(entry);
    while (entry.n) {
        str word = str_split(&entry, ' ');
        if (i == st->n_tokens) return false;
        str form = st->tokens[i++].form;
        if (exact ? !str_eq(form, word) : !str_eq_nocase(form, word)) return false;
    }
    return true;
}

static bool row_stands_at(const sentence *st, uint32_t i, str entries)
{
    while (entries.n)
        if (stands_at(st, i, str_split(&entries, '|'))) return true;
    return false;
}

// "R12,500", "R40-million": South Africa's money.
static bool is_rands(str form)
{
    if (form.n < 4 || form.p[0] != 'R' || form.p[1] < '1' || form.p[1] > '9') return false;
    for (size_t i = 2; i < form.n; i++)
        if (form.p[i] == ',' || form.p[i] == '.' || form.p[i] == '-') return true;
    return false;
}

// The country of the word, "" when it is of none.
static str country_at(const sentence *st, uint32_t i)
{
    if (is_rands(st->tokens[i].form)) return STR("ZAF");
    for (size_t k = 0; k < LOCALWORD_ROWS; k++)
        if (row_stands_at(st, i, str_of(LOCALWORDS[k][LOCALWORDS_WORDS])))
            return str_of(LOCALWORDS[k][LOCALWORDS_COUNTRY]);
    return STR_NONE;
}

const actor *coref_local(const coref *c)
{
    str country = STR_NONE;
    for (size_t s = 0; s < c->s->sentences->n; s++) {
        const sentence *st = &c->s->sentences->p[s];
        for (uint32_t i = 0; i < st->n_tokens; i++) {
            str here = country_at(st, i);
            if (!here.n || str_eq(here, country)) continue;
            if (country.n) return NULL;
            country = here;
        }
    }
    return country.n ? name_of_country(c->s, country) : NULL;
}
