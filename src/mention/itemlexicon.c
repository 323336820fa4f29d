#include "mention/itemlexicon.h"

#include "base/table.h"
#include "mention/word.h"

#include "item_table.inc"
#include "series_table.inc"

#include <string.h>

#define NAME_WORDS_MAX   10 // words of the longest name, hyphens counted
#define SERIES_FORM_MAX  6  // bytes of the number behind a series' letters: "47M2A"
#define SHORT_FORM_BYTES 4  // a letter, a hyphen and two figures: "D-20"
#define SHORT_NAME_BYTES 2  // a letter and a digit ("B-2", "A-4") stand for much else

static bool is_mark(char c)
{
    bool digit = c >= '0' && c <= '9', letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    return digit || letter || (unsigned char)c >= 0x80;
}

// Adds the letters and digits of `form`. Curly marks (U+2000 to U+203F) are neither.
static void add_marks(table_key *k, str form)
{
    for (size_t i = 0; i < form.n;) {
        size_t from = i;
        while (i < form.n && is_mark(form.p[i]) &&
               !((unsigned char)form.p[i] == 0xE2 && i + 1 < form.n &&
                 (unsigned char)form.p[i + 1] == 0x80))
            i++;
        if (i > from) table_key_add(k, true, str_sub(form, from, i));
        if (i < form.n) i += (unsigned char)form.p[i] == 0xE2 ? 3 : 1;
    }
}

static table_key key_of(str name)
{
    table_key k;
    table_key_open(&k);
    add_marks(&k, name);
    return k;
}

static bool has_hyphen(str name)
{
    return str_find_byte(name, '-', 0) != SIZE_MAX;
}

// Cuts the key to its first n bytes.
static table_key cut(const table_key *k, uint32_t n)
{
    table_key less = *k;
    less.n = n;
    less.hash = table_hash(0, less.p, n);
    return less;
}

// With its plural taken off: "tanks", "torpedoes", "batteries".
static table_hit find_singular(table_key *k)
{
    table_hit none = {0};
    if (k->too_long || k->n <= 3 || k->p[k->n - 1] != 's') return none;
    *k = cut(k, k->n - 1);
    table_hit h = table_find(&item_table, k);
    if (h.found || k->p[k->n - 1] != 'e') return h;
    *k = cut(k, k->n - 1);
    if (k->p[k->n - 1] == 'i') {
        k->p[k->n - 1] = 'y';
        *k = cut(k, k->n);
    }
    return table_find(&item_table, k);
}

int item_row(str name)
{
    table_key k = key_of(name);
    table_hit h = table_find(&item_table, &k);
    if (!h.found) h = find_singular(&k);
    return h.found ? (int)h.row : -1;
}

item_facts item_row_facts(int row)
{
    uint32_t r = (uint32_t)row;
    return (item_facts){
        .category = table_cell(&item_table, r, ITEM_TABLE_CATEGORY),
        .register_category = table_cell(&item_table, r, ITEM_TABLE_REGISTER),
        .origin = table_cell(&item_table, r, ITEM_TABLE_ORIGIN),
        .maker = table_cell(&item_table, r, ITEM_TABLE_MAKER),
    };
}

item_facts itemlexicon_facts(const item_hit *h)
{
    if (!h->series) return item_row_facts((int)h->row);
    return (item_facts){
        .category = table_cell(&series_table, h->row, SERIES_TABLE_CATEGORY),
        .register_category = table_cell(&series_table, h->row, SERIES_TABLE_REGISTER),
        .origin = table_cell(&series_table, h->row, SERIES_TABLE_ORIGIN),
        .maker = table_cell(&series_table, h->row, SERIES_TABLE_MAKER),
    };
}

// The name of the row as its cell writes it, of those that have this key.
static str written(const table_key *k, table_hit h)
{
    str rest = table_cell(&item_table, h.row, h.column);
    while (rest.p) {
        str name = str_split(&rest, '|');
        table_key other = key_of(name);
        if (other.n == k->n && memcmp(other.p, k->p, k->n) == 0) return name;
    }
    return STR_NONE;
}

static item_kind kind_of(table_hit h, const table_key *k)
{
    str kind = table_cell(&item_table, h.row, ITEM_TABLE_KIND);
    if (kind.p[0] == 'w') return ITEM_WEAK;
    if (str_eq(kind, STR("noun"))) return ITEM_NOUN;
    bool risky = h.column == ITEM_TABLE_RISKY || k->n <= SHORT_NAME_BYTES;
    return risky ? ITEM_RISKY : ITEM_NAME;
}

static bool is_number_of(str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (name.p[i] >= '0' && name.p[i] <= '9') return true;
    return false;
}

// Bytes at the end of a word that name a variant: the A1 of "M1070A1"; 0 for none.
static uint32_t numbered_variant(str word)
{
    if (word.n < 4) return 0;
    char digit = word.p[word.n - 1], letter = word.p[word.n - 2], before = word.p[word.n - 3];
    bool numbered = digit >= '0' && digit <= '9' && letter == 'A' && before >= '0' && before <= '9';
    return numbered ? 2 : 0;
}

// With the letters of a variant taken off: "F-16CJ", of a designation with a digit.
static table_hit find_variant(table_key *k, str last)
{
    table_hit none = {0};
    if (k->too_long || !is_number_of(last)) return none;
    for (uint32_t n = 1; n <= 2 && k->n > n + 1 && last.n > n; n++) {
        char c = last.p[last.n - n];
        if (numbered_variant(last))
            n = 2;
        else if (c < 'A' || c > 'Z')
            return none;
        table_key less = cut(k, k->n - n);
        table_hit h = table_find(&item_table, &less);
        if (!h.found || kind_of(h, &less) == ITEM_NOUN || kind_of(h, &less) == ITEM_WEAK) continue;
        *k = less;
        return h;
    }
    return none;
}

// Capitals where the lexicon has capitals alone, else one at the beginning.
static bool written_as_name(const sentence *s, const item_hit *h)
{
    bool small_in_name = false, small_in_text = false;
    for (size_t i = 0; i < h->name.n; i++)
        if (h->name.p[i] >= 'a' && h->name.p[i] <= 'z') small_in_name = true;
    for (uint32_t i = h->first; i < h->end; i++) {
        str f = s->tokens[i].form;
        for (size_t k = 0; k < f.n; k++)
            if (f.p[k] >= 'a' && f.p[k] <= 'z' && !(f.p[k] == 's' && k + 1 == f.n))
                small_in_text = true;
    }
    bool one_word = h->end == h->first + 1;
    bool glued = one_word && h->kind == ITEM_RISKY && is_number_of(h->name);
    if (glued) return false; // "B2B" is no B-2
    // "F16" is written so, "R60" and "D20" stand for much else
    if (one_word && h->name.n <= SHORT_FORM_BYTES && is_number_of(h->name) &&
        !has_hyphen(s->tokens[h->first].form) && has_hyphen(h->name) &&
        !str_in_list(str_sub(h->name, 0, 1), "F|B|T|J|C", '|'))
        return false;
    if (one_word && !is_number_of(h->name) && has_hyphen(h->name) &&
        !has_hyphen(s->tokens[h->first].form))
        return false; // nor "slamer" a SLAM-ER
    if (!small_in_name) return !small_in_text || h->variant;
    return word_is_capital(s, h->first) || word_is_digit(s, h->first);
}

static bool accept(const sentence *s, const table_key *k, table_hit found, item_hit *h)
{
    h->row = found.row;
    h->kind = kind_of(found, k);
    if (!itemlexicon_is_name(h)) return true;
    h->name = written(k, found);
    return written_as_name(s, h);
}

// "Shahed-238": letters of a series, a hyphen and a number, without spaces.
static bool match_series(const sentence *s, uint32_t i, item_hit *h)
{
    if (i + 2 >= s->n_tokens || !word_is_hyphen(s, i + 1) || !word_is_digit(s, i + 2)) return false;
    if (s->tokens[i].space_after || s->tokens[i + 1].space_after) return false;
    str number = s->tokens[i + 2].form;
    if (number.n > SERIES_FORM_MAX) return false;
    for (size_t k = 0; k < number.n; k++)
        if (!is_mark(number.p[k]) || (number.p[k] >= 'a' && number.p[k] <= 'z')) return false;
    table_hit found = table_find_str(&series_table, s->tokens[i].form);
    if (!found.found) return false;
    bool sure = str_eq(table_cell(&series_table, found.row, SERIES_TABLE_KIND), STR("name"));
    *h = (item_hit){.first = i,
                    .end = i + 3,
                    .kind = sure ? ITEM_NAME : ITEM_RISKY,
                    .series = true,
                    .row = found.row};
    return true;
}

// May it stand between two words of a name: the marks of "AN/TPY-2", "CVR(T)"?
static bool may_join(const sentence *s, uint32_t j)
{
    return word_is_hyphen(s, j) || word_among(s, j, "/|.|'|’|&|+");
}

// "F-16C/D Block 70", "Harpoon Block II": what the make is called belongs to the designation.
static void take_make(const sentence *s, item_hit *h)
{
    if (!itemlexicon_is_name(h) || !word_among(s, h->end, "block|mk|mark|mod|batch")) return;
    str f = word_form(s, h->end + 1);
    bool roman = f.n > 0;
    for (size_t i = 0; i < f.n; i++) roman &= f.p[i] == 'I' || f.p[i] == 'V' || f.p[i] == 'X';
    if (!word_is_capital(s, h->end) || (!roman && !word_is_digit(s, h->end + 1))) return;
    h->end += 2;
    h->variant = true;
}

bool itemlexicon_match(const sentence *s, uint32_t i, item_hit *h)
{
    table_key k;
    bool found = false;
    table_key_open(&k);
    for (uint32_t j = i; j < s->n_tokens && j < i + NAME_WORDS_MAX; j++) {
        str form = s->tokens[j].form;
        uint32_t before = k.n;
        add_marks(&k, form);
        if (k.n == before) {
            if (j > i && may_join(s, j)) continue;
            break;
        }
        table_key key = k;
        item_hit next = {.first = i, .end = j + 1};
        table_hit row = table_find(&item_table, &key);
        if (!row.found) row = find_singular(&key);
        if (!row.found) {
            row = find_variant(&key, form);
            next.variant = row.found;
        }
        if (row.found && accept(s, &key, row, &next)) {
            *h = next;
            found = true;
        }
        if (!table_leads(&item_table, &k)) break;
    }
    item_hit newer;
    if (match_series(s, i, &newer) && (!found || h->end < newer.end)) {
        *h = newer;
        found = true;
    }
    if (found) take_make(s, h);
    return found;
}
