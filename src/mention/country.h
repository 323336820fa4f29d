// Names and codes of countries, from codebook/actors/countries.tsv. Const; any thread.
#ifndef DM_MENTION_COUNTRY_H
#define DM_MENTION_COUNTRY_H

#include "base/str.h"

// The ISO 3166-1 alpha-3 code of a country's name as lists write it ("Russian Federation", "Korea,
// South"); empty when there is none of that name.
str country_named(str name);
// Its first name; the code itself when it is none.
str country_called(str code);

#endif
