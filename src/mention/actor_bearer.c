// Which of several bearers of a name is meant. The countries that the text speaks of decide, the
// one that stands right before the name first of all, and the document's date. A short form of the
// dictionary ("the PP", "the Socialist Party") is a name only where the text has the full one, or
// is about the country.
#include "mention/actor_scan.h"
#include "mention/localword.h"

#include <string.h>

// Parts of a country ("Texas", "Atlanta") that must stand in the text before a name that is also a
// country's ("Georgia") is read as one more: one alone is chance.
#define PARTS_MIN 2
// A text is about a country that is named at least once in so many sentences.
#define ABOUT_SENTENCES 10

// What speaks for a bearer, the strongest first; the countries' counts are below all of them.
#define SCORE_BESIDE 8000000 // its country stands right before the name
#define SCORE_TOLD   4000000 // its full name is in the text
#define SCORE_PARTS  2       // parts of its country are in the text
#define SCORE_TERM   1       // the row is for the document's time
#define COUNT_MAX                                                                                  \
    900000 // no text names a country so often; keeps four times the count below what is above

// Dates are cut at their precision, so they compare over the shorter length; an end is exclusive.
bool name_in_term(str date, str from, str to)
{
    size_t f = from.n < date.n ? from.n : date.n, t = to.n < date.n ? to.n : date.n;
    if (f && memcmp(date.p, from.p, f) < 0) return false;
    return to.n == 0 || memcmp(date.p, to.p, t) < 0;
}

static bool is_part(piece_kind kind)
{
    return kind == PIECE_STATE || kind == PIECE_CITY;
}

uint32_t bearer_count(const actor_scan *s, str country, bool is_part_name)
{
    char key[8];
    uint32_t n = 0;
    if (country.n + 1 > sizeof key) return 0;
    if (country.n) memcpy(key, country.p, country.n);
    key[country.n] = '*';
    map_find_number(&s->countries, (str){key, country.n + (is_part_name ? 1 : 0)}, &n);
    return n;
}

static void add_country(actor_scan *s, str country, bool is_part_name)
{
    char key[8];
    if (country.n == 0 || country.n + 1 > sizeof key) return;
    memcpy(key, country.p, country.n);
    key[country.n] = '*';
    str k = {key, country.n + (is_part_name ? 1 : 0)};
    map_entry *e = map_find(&s->countries, k);
    if (e)
        e->value.number++;
    else
        map_set_number(&s->countries, s->a, str_copy(s->a, k), 1);
}

// The key of the names that are nouns of every country's ("Congress"): behind all codes.
static str noun_key(str country, char key[8])
{
    if (country.n == 0 || country.n + 1 > 8) return STR_NONE;
    memcpy(key, country.p, country.n);
    key[country.n] = '!';
    return (str){key, country.n + 1};
}

void bearer_note_noun(actor_scan *s, table_hit h)
{
    char room[8];
    str key = noun_key(name_cell(h.row, "country"), room);
    if (!key.n) return;
    map_entry *e = map_find(&s->countries, key);
    if (e)
        e->value.number++;
    else
        map_set_number(&s->countries, s->a, str_copy(s->a, key), 1);
}

bool bearer_only_by_noun(const actor_scan *s, str country)
{
    char room[8];
    uint32_t n = 0;
    str key = noun_key(country, room);
    if (!key.n || !map_find_number(&s->countries, key, &n)) return false;
    return bearer_count(s, country, false) <= n && bearer_count(s, country, true) == 0;
}

bool bearer_other(const actor_scan *s, str country)
{
    for (size_t i = 0; i < s->countries.n; i++) {
        str key = s->countries.entries[i].key;
        if (key.n == 3 && !str_eq(key, country)) return true;
    }
    return false;
}

static bool spans_countries(table_hit h)
{
    str country = name_cell(h.row, "country");
    for (h = name_next(h); h.found; h = name_next(h))
        if (name_is_full(h) && !str_eq(name_cell(h.row, "country"), country)) return true;
    return false;
}

void bearer_note(actor_scan *s, table_hit h)
{
    piece_kind kind = name_kind(h.row);
    if (kind == PIECE_HOLDER || !name_is_full(h) || spans_countries(h)) return;
    // a paper or a company says little about whom the text is about
    str sectors = name_cell(h.row, "sectors");
    if (kind != PIECE_MEDIA && !str_in_list(sectors, "BUS|NGO|EDU", '|'))
        add_country(s, name_cell(h.row, "country"), is_part(kind));
    if (kind != PIECE_BODY && kind != PIECE_GROUP && kind != PIECE_MEDIA) return;
    for (; h.found; h = name_next(h))
        if (name_is_full(h)) s->told[h.row / 8] |= (uint8_t)(1u << h.row % 8);
}

void bearer_note_local(actor_scan *s, uint32_t sentence_index)
{
    const sentence *st = &s->sentences->p[sentence_index];
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        str country = localword_country(st, i);
        add_country(s, country.n ? country : localword_town(st, i), true);
    }
}

static bool is_told(const actor_scan *s, uint32_t row)
{
    return s->told[row / 8] >> row % 8 & 1;
}

// May the short form mean the row here?
static bool short_may(const actor_scan *s, uint32_t row, str beside)
{
    piece_kind kind = name_kind(row);
    if (kind != PIECE_BODY && kind != PIECE_GROUP && kind != PIECE_MEDIA) return false;
    str country = name_cell(row, "country");
    if (beside.n && country.n) return str_eq(beside, country);
    if (is_told(s, row)) return true;
    size_t n = bearer_count(s, country, false) + bearer_count(s, country, true);
    return country.n && n * ABOUT_SENTENCES >= s->sentences->n && n > 0;
}

table_hit bearer_first(const actor_scan *s, table_hit h, str beside)
{
    while (h.found && !name_is_full(h) && !(name_is_short(h) && short_may(s, h.row, beside)))
        h = name_next(h);
    return h;
}

// How much speaks for the row; -1 when it is for another time.
static int32_t score_of(const actor_scan *s, uint32_t row, str beside)
{
    str country = name_cell(row, "country"), from = name_cell(row, "from");
    str to = name_cell(row, "to");
    bool part_of = is_part(name_kind(row));
    uint32_t n = bearer_count(s, country, part_of);
    bool by_noun = bearer_only_by_noun(s, country); // "Congress" alone tells of no country
    if ((part_of && n < PARTS_MIN) || by_noun) n = 0;
    int32_t score = 4 * (int32_t)(n < COUNT_MAX ? n : COUNT_MAX);
    if (!part_of && bearer_count(s, country, true)) score += SCORE_PARTS;
    if (from.n || to.n) { // without a date the present one
        bool now = s->date.n ? name_in_term(s->date, from, to) : to.n == 0;
        if (!now) return -1;
        score += SCORE_TERM;
    }
    if (beside.n && str_eq(beside, country)) score += SCORE_BESIDE;
    return score + (is_told(s, row) && !by_noun ? SCORE_TOLD : 0);
}

uint32_t bearer_choose(const actor_scan *s, table_hit h, str beside, bool *former)
{
    *former = false;
    if (name_kind(h.row) == PIECE_HOLDER) return holder_choose(s, h, former);
    uint32_t best = h.row;
    int32_t best_score = -1;
    for (; h.found; h = name_next(h)) {
        if (!name_is_full(h) && !(name_is_short(h) && short_may(s, h.row, beside))) continue;
        int32_t score = score_of(s, h.row, beside);
        if (score > best_score) {
            best = h.row;
            best_score = score;
        }
    }
    return best;
}
