// Who the sides of a listed event are, in the words of ACLED and UCDP.
#ifndef DM_CLI_LISTSIDE_H
#define DM_CLI_LISTSIDE_H

#include "query/eventlist.h"

// Of a state: its government, forces, police, or the country itself.
bool listside_is_state(const eventlist_side *x);
// Armed and of no state: rebels, armed groups, gangs.
bool listside_is_armed(const eventlist_side *x);
// Neither, and somebody: the public, parties, firms, journalists.
bool listside_is_civilian(const eventlist_side *x);
// ACLED's: "State forces", "Rebel group", "Civilians" ...; empty: not known. `protest`: of an event
// of PROTEST; `riot`: a violent one.
str listside_acled(const eventlist_side *x, bool protest, bool riot);

#endif
