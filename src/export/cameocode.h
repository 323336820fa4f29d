// Private to this room: what the codebooks of other data sets make of a CAMEO code.
//
// Event codes have a root of two digits and a base of three; actor codes are chunks of three
// letters: a country, or what kind of body it is, then roles, religions, ethnic groups and names of
// groups. The tables are codebook/goldstein.tsv and codebook/fips.tsv.
#ifndef DM_EXPORT_CAMEOCODE_H
#define DM_EXPORT_CAMEOCODE_H

#include "base/str.h"

#define CAMEO_TYPES_MAX     3 // of an actor: GDELT has three columns of them
#define CAMEO_RELIGIONS_MAX 2

typedef struct {
    str country, group, ethnic;         // empty: none
    str religions[CAMEO_RELIGIONS_MAX]; // in the order of the code; empty behind the last
    str types[CAMEO_TYPES_MAX];
} cameo_actor;

// Chunks of an actor's code; `country` is the one that we know of it.
cameo_actor cameo_actor_split(str code, str country);
// "19" of "193"; the code itself when it is shorter.
str cameo_root(str code);
str cameo_base(str code);
// GDELT's classes: 1 verbal cooperation (roots 01 to 05), 2 material cooperation (06 to 08), 3
// verbal conflict (09 to 13), 4 material conflict (14 to 20); 0: no code.
int cameo_quad(str code);
// Phoenix's: as above, but 0 neutral (01, 02); -1: no code.
int cameo_penta(str code);
// Words for the root: "Consult"; empty: no code.
str cameo_root_name(str code);
// False when there is none.
bool cameo_goldstein(str code, double *scale);

// Of ISO 3166-1 alpha-3; empty when there is none.
str country_name(str country);
str country_fips(str country);

#endif
