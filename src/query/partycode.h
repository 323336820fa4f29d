// Who is meant where a person writes a party: a name of a country, body or group, a code, or the
// beginning of one. Const data; any thread.
#ifndef DM_QUERY_PARTYCODE_H
#define DM_QUERY_PARTYCODE_H

#include "base/arena.h"
#include "base/str.h"
#include "rule/suggestion.h"

#define PARTYCODE_POSSIBLE                                                                         \
    "a country by its name or three letters, such as CHN, or the beginning of a code, such as "    \
    "CHNGOV"

// The code, in capitals: "CHN" of "China", "chn" and "CHN". False when it is no name that is known
// and cannot be the beginning of a code; what is written in capitals may be one of a dictionary of
// the user's own.
bool partycode_read(str text, arena *a, str *out);
// Offers the names of all countries.
void partycode_offer(suggestion *near);

#endif
