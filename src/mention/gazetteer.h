// The places of the world that the program knows: name, country, kind, coordinates, inhabitants.
//
// Made at build time by tool/places.c from codebook/places/*.tsv and, where Debian's libgeonames0
// is installed, from GeoNames (CC BY 4.0): towns of 15,000 inhabitants and more, and the parts of
// countries that they lie in. Const data; any thread.
#ifndef DM_MENTION_GAZETTEER_H
#define DM_MENTION_GAZETTEER_H

#include "base/str.h"

typedef enum {
    PLACE_COUNTRY,
    PLACE_STATE, // a state, province, oblast, governorate: first-level part of a country
    PLACE_CITY,  // a town or village
    PLACE_REGION,
    PLACE_BASE, // of armed forces
    PLACE_STRAIT,
    PLACE_SEA, // a gulf, bay and lake too
    PLACE_RIVER,
    PLACE_MOUNTAIN,
    PLACE_AIRPORT,
    PLACE_BORDER, // a crossing, a line
    PLACE_SITE,   // a power plant, camp, square, dam
    PLACE_KINDS
} place_kind;

typedef struct {
    str name;        // the first one of the table
    str country;     // ISO 3166-1 alpha-3; empty where states share or dispute it
    str admin;       // of GeoNames: "Donetsk Oblast"; empty when unknown
    double lat;      // degrees north; NAN for what is not on the Earth
    double lon;      // degrees east
    uint32_t people; // inhabitants; 0: unknown
    place_kind kind;
    bool own; // of our own lists: known to be in the news
} gazetteer_place;

// One row of the table as it is stored; texts are offsets in the pool.
typedef struct {
    uint32_t name;
    int32_t lat, lon; // in 1/10000 degrees
    uint32_t people;
    uint16_t admin;  // index of gazetteer_admins; 0: none
    uint8_t country; // index of gazetteer_countries; 0: none
    uint8_t kind;    // place_kind, with GAZETTEER_OWN
} gazetteer_row;

#define GAZETTEER_OWN     0x80
#define GAZETTEER_NOWHERE 200.0 // degrees of what is not on the Earth, in the tables of places "-"

// The rows of a name by its key (placekey.h): [n] in `rows`, our own first, then by inhabitants.
typedef struct {
    const uint16_t *rows;
    uint32_t n;
    bool leads; // may a name go on behind these words? False: surely none does (a Bloom filter, see
                // base/table.h)
} gazetteer_hits;

gazetteer_hits gazetteer_find(str key);
gazetteer_place gazetteer_get(uint32_t row);
// Where a country lies; false when the code is none.
bool gazetteer_country(str alpha3, double *lat, double *lon);
// Does the table hold GeoNames, or our own lists alone?
bool gazetteer_has_geonames(void);
const char *place_kind_name(place_kind kind); // "city"

#endif
