// Does what a connective says explain the event that it would be linked to? The words of a sentence
// hang together in ways that are no reason: "discussed ways to end the war" has no purpose of the
// discussion, "as he celebrates" is a time, "urged them to leave so as to .." is about the leaving.
//
// Rules of the language on tree and event, beside the classifier of causes, which learned from
// texts where nearly every "as" and "after" that somebody marked was one. Private to link/.
#ifndef DM_LINK_FIT_H
#define DM_LINK_FIT_H

#include "link/anchor.h"

// Is the relation one of `to`, that stands at its told word or near it? A bare infinitive that the
// classifier takes for a cause is made the purpose that it is.
bool fit_told(const anchorage *x, relation *r, const event *to);
// Can the word `why`, which tells `from` (NULL: no event), be a reason of `to`, as the connective
// has it?
bool fit_reason(const anchorage *x, const relation *r, uint32_t why, const event *from,
                const event *to);
// Is what `from` tells what the clause or phrase at `why` tells, not something that it is about:
// "to end the [war]", "if they pay for the [attacks]", "for opposing the [invasion]"?
bool fit_aim(const anchorage *x, const relation *r, uint32_t why, const event *from);

#endif
