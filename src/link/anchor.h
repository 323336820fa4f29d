// From words of a tree to events. Private to link/.
#ifndef DM_LINK_ANCHOR_H
#define DM_LINK_ANCHOR_H

#include "event/event.h"
#include "link/relation.h"

// The events of one sentence.
typedef struct {
    const frame_view *f;
    const event *events; // [n]
    size_t n;
} anchorage;

// Is the word part of what the event hangs on?
bool anchor_holds(const anchorage *x, const event *e, uint32_t word);
// The event that the phrase or clause at `head` tells: the one nearest below it, not inside a
// clause that only describes or accompanies something there, nor below the word `without` (-1:
// none); NULL if none.
const event *anchor_below(const anchorage *x, uint32_t head, int32_t without);
// The same, else the nearest event whose words hold `head` or stand above it.
const event *anchor_at(const anchorage *x, uint32_t head, int32_t without);
// "Ready for talks, but the other side must first show respect": the demand beside an event that
// depends on a condition; `words` gets what joins them. NULL if none.
const event *anchor_demand(const anchorage *x, const event *offer, span *words);
// The event of the sentence that stands highest in its tree; NULL if none.
const event *anchor_main(const anchorage *x);
// Bytes from the first to the last word below `head`: the piece that holds the head once what is
// below other words of `others` [n] is cut out, without punctuation and markers at its ends.
span anchor_span(const frame_view *f, uint32_t head, const uint32_t *others, uint32_t n);

// Who explains: whose words the connective is; of a participle ("citing", "accusing") that hangs on
// the clause whoever reports the clause. NULL: the author.
const attribution *anchor_speaker(const frame_view *f, const relation *r);
// Is the connective a participle, so that who does the deed explains it?
bool anchor_is_own(const frame_view *f, const relation *r);

#endif
