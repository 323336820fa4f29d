// Offsets of a derived text back into the text that it came from.
//
// A map is a rising list of pairs (out, in); between two pairs both advance alike. The last pair
// stands at the end of the text. Memory is the arena's.
#ifndef DM_DOCUMENT_OFFSET_MAP_H
#define DM_DOCUMENT_OFFSET_MAP_H

#include "base/str.h"

typedef struct {
    uint32_t out; // offset in the derived text
    uint32_t in;  // offset in the text before
} offset_pair;

typedef VEC(offset_pair) offset_map;

// Appends a pair, unless the one before says the same. `out` must not be smaller than before.
void offset_map_add(offset_map *m, arena *a, uint32_t out, uint32_t in);
// The `in` of an `out` offset; itself when the map is empty.
uint32_t offset_map_find(const offset_pair *pairs, size_t n, uint32_t out);
// Appends `outer` after `inner` (out of outer, in of inner), shifted by `shift` in out. `end` is
// the length of outer's text. The `in` offsets of outer may fall: what a page shows first may be
// written last.
void offset_map_compose(offset_map *m, arena *a, const offset_map *outer, const offset_map *inner,
                        uint32_t end, uint32_t shift);

#endif
