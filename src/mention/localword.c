#include "mention/localword.h"

#include "base/table.h"
#include "mention/gazetteer.h"
#include "mention/placekey.h"
#include "mention/placescan.h"
#include "mention/word.h"

#include "localwords_table.inc"

#define WORDS_MAX    3 // of the longest entry
#define TOWN_LETTERS 5 // shorter names are words too ("Uri", "Beed")

// "R12,500", "R40-million": South Africa's money.
static bool is_rands(str form)
{
    if (form.n < 4 || form.p[0] != 'R' || form.p[1] < '1' || form.p[1] > '9') return false;
    for (size_t i = 2; i < form.n; i++)
        if (form.p[i] == ',' || form.p[i] == '.' || form.p[i] == '-') return true;
    return false;
}

// The entry at word i, as written or, at the head of a sentence, without its capital.
static str find(const sentence *st, uint32_t i, bool small)
{
    table_key key;
    char head[TABLE_KEY_MAX];
    str best = STR_NONE;
    table_key_open(&key);
    for (uint32_t k = i; k < st->n_tokens && k < i + WORDS_MAX; k++) {
        str form = st->tokens[k].form;
        if (small && k == i && form.n && form.n < sizeof head) {
            for (size_t c = 0; c < form.n; c++) head[c] = form.p[c];
            head[0] = (char)(form.p[0] | ('A' ^ 'a'));
            form.p = head;
        }
        if (k > i) table_key_add_space(&key);
        table_key_add(&key, false, form);
        table_hit h = table_find(&localwords_table, &key);
        if (h.found) best = table_cell(&localwords_table, h.row, LOCALWORDS_TABLE_COUNTRY);
        if (!table_leads(&localwords_table, &key)) break;
    }
    return best;
}

str localword_country(const sentence *st, uint32_t i)
{
    if (is_rands(st->tokens[i].form)) return STR("ZAF");
    str country = find(st, i, false);
    bool head = i == 0 && word_is_capital(st, i);
    return country.n || !head ? country : find(st, i, true);
}

str localword_town(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (t->upos != UPOS_PROPN || t->form.n < TOWN_LETTERS) return STR_NONE;
    placekey key = placekey_of(t->form);
    gazetteer_hits h = gazetteer_find(placekey_text(&key));
    if (!h.n || place_is_doubtful(placekey_text(&key))) return STR_NONE;
    str country = STR_NONE;
    for (uint32_t k = 0; k < h.n; k++) {
        gazetteer_place p = gazetteer_get(h.rows[k]);
        bool town = p.kind == PLACE_CITY || p.kind == PLACE_STATE || p.kind == PLACE_REGION;
        if (!p.country.n || !town || (k == 0 && !p.own)) return STR_NONE;
        if (country.n && !str_eq(country, p.country)) return STR_NONE;
        country = p.country;
    }
    return country;
}
