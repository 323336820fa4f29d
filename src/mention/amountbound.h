// What words around a number say about it: "at least", "up to", "between ... and ...", "or more".
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AMOUNTBOUND_H
#define DM_MENTION_AMOUNTBOUND_H

#include "mention/number.h"

// Gives *n the bound of the words before word *first and of "or more" behind it; *first moves to
// the first of these words, n->end behind the last.
void bound_apply(const sentence *s, number *n, uint32_t *first);

// Joins the second number of a range to *n, whose first word (a sign of a currency included) is
// *first: "5-6", "5 to 6", "between 5 and 6", "from 5 to 6". A magnitude said once counts for both.
// *first moves to the preposition. `money`: a sign may stand before the second. False when there is
// no range: "rose from 5 to 6" tells two numbers.
bool bound_range(const sentence *s, number *n, uint32_t *first, bool money);

#endif
