// The words of a relation (relation.h), as far as they are written: what explains, what is told,
// and what joins them. Of trees alone.
//
// What explains ends where what is told begins, and the other way round: neither holds the other.
// Words that say what somebody does something for ("to", "demanding", "in protest at") belong to
// what explains it, participles of result ("leaving") to what is told; any other connective to
// neither.
//
//     relation_extent x = relation_extent_of(&frame, &all.p[i]);
//     printf("%.*s", STR_ARG(span_text(text, x.why)));
#ifndef DM_LINK_EXTENT_H
#define DM_LINK_EXTENT_H

#include "link/relation.h"

typedef struct {
    span told, why; // bytes; `why` is empty where it stands in the sentence before
    span words;     // the connective, with the preposition of a verb ("led to")
} relation_extent;

relation_extent relation_extent_of(const frame_view *f, const relation *r);

#endif
