// Towns of the gazetteer give an agent their country: "Saratov residents" are Russians, "Saratov
// City Court" is Russia's.
#include "mention/actor_body.h"
#include "mention/actor_scan.h"
#include "mention/placescan.h"

static uint32_t count_of(const void *state, str country)
{
    return bearer_count(state, country, false);
}

static str country_at(const void *state, uint32_t sentence_index, uint32_t word, bool named,
                      uint32_t *end)
{
    const actor_scan *s = state;
    const sentence *st = &s->sentences->p[sentence_index];
    if (named && word < st->n_tokens && st->tokens[word].upos == UPOS_ADJ) return STR_NONE;
    return name_country_at(s, &s->sentences->p[sentence_index], word, end);
}

uint32_t town_find(actor_scan *s, uint32_t sentence_index, uint32_t i)
{
    const sentence *st = &s->sentences->p[sentence_index];
    place_scene scene = {s, count_of, country_at};
    place_name n;
    place_value p;
    bool found = place_name_at(st, i, &n);
    if (found) place_role_read(st, &scene, &n);
    if (!found || !place_choose(st, &scene, &n, &p))
        if (!place_begins_body(st, i, body_is_head, &n) || !place_choose(st, &scene, &n, &p))
            return i + 1;
    if (!p.country.n) return i + 1;
    const actor *who = name_of_country(s, p.country);
    if (!who) return i + 1;
    piece *x = vec_push(s->a, &s->pieces);
    *x = (piece){.first = n.first,
                 .end = n.end,
                 .row = SCAN_NONE,
                 .kind = PIECE_CITY,
                 .who = who,
                 .sentence = sentence_index};
    return n.end;
}
