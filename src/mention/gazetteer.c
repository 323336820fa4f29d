#include "mention/gazetteer.h"

#include "mention/placekey.h"

#include "place_table.inc"

#include <math.h>
#include <string.h>

static str pool_text(uint32_t offset)
{
    return str_of(gazetteer_pool + offset);
}

static bool has_bit(uint32_t hash)
{
    uint32_t bit = hash & (GAZETTEER_BITS - 1);
    return (gazetteer_bits[bit / 32] >> (bit % 32)) & 1;
}

gazetteer_hits gazetteer_find(str key)
{
    if (key.n == 0) return (gazetteer_hits){0};
    uint32_t mask = GAZETTEER_SLOTS - 1, hash = placekey_hash(key);
    gazetteer_hits hits = {.leads = has_bit(hash)};
    for (uint32_t i = hash & mask; gazetteer_slots[i]; i = (i + 1) & mask) {
        uint32_t k = gazetteer_slots[i] - 1u;
        const char *known = gazetteer_pool + gazetteer_keys[k];
        if (strncmp(known, key.p, key.n) != 0 || known[key.n] != '\0') continue;
        hits.rows = gazetteer_rows_of + gazetteer_first[k];
        hits.n = gazetteer_first[k + 1] - gazetteer_first[k];
        break;
    }
    return hits;
}

static double degrees(int32_t stored)
{
    return stored == (int32_t)(GAZETTEER_NOWHERE * 1e4) ? NAN : stored / 1e4;
}

gazetteer_place gazetteer_get(uint32_t row)
{
    const gazetteer_row *r = &gazetteer_rows[row];
    return (gazetteer_place){
        .name = pool_text(r->name),
        .country = str_of(gazetteer_countries[r->country].code),
        .admin = pool_text(gazetteer_admins[r->admin]),
        .lat = degrees(r->lat),
        .lon = degrees(r->lon),
        .people = r->people,
        .kind = (place_kind)(r->kind & ~GAZETTEER_OWN),
        .own = (r->kind & GAZETTEER_OWN) != 0,
    };
}

bool gazetteer_country(str alpha3, double *lat, double *lon)
{
    for (size_t i = 1; i < sizeof gazetteer_countries / sizeof *gazetteer_countries; i++)
        if (str_eq(alpha3, str_of(gazetteer_countries[i].code))) {
            *lat = gazetteer_countries[i].lat / 1e4;
            *lon = gazetteer_countries[i].lon / 1e4;
            return true;
        }
    return false;
}

bool gazetteer_has_geonames(void)
{
    return GAZETTEER_GEONAMES;
}

const char *place_kind_name(place_kind kind)
{
    static const char *const NAMES[PLACE_KINDS] = {"country",  "state",   "city",   "region",
                                                   "base",     "strait",  "sea",    "river",
                                                   "mountain", "airport", "border", "site"};
    return NAMES[kind];
}
