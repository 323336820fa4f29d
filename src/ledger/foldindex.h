// Which groups of a fold have a key in common: places in a list that grows, found by a text, so
// that each fact is compared with those alone that it may join. Private to ledger/.
//
//     fold_index x = {0};
//     foldindex_add(&x, foldindex_key(&b, (str[]){by, state}, 2), 7);
//     const place_vec *near = foldindex_find(&x, foldindex_key(&b, (str[]){by, state}, 2));
//     for (size_t i = 0; i < near->n; i++) compare(&groups.p[near->p[i]]);
//     foldindex_free(&x);
#ifndef DM_LEDGER_FOLDINDEX_H
#define DM_LEDGER_FOLDINDEX_H

#include "base/map.h"

typedef VEC(uint32_t) place_vec;

typedef struct {
    arena memory;
    map found; // key: place_vec
} fold_index;

// Texts [n] as one key, in b, which holds until b changes. Two lists of texts that have '|' in them
// may have one key: what is found is to be compared itself.
str foldindex_key(buf *b, const str *texts, size_t n);
// A place under a key, which is copied; the same place twice in turn is there once. Places come in
// the order in which they were added.
void foldindex_add(fold_index *x, str key, uint32_t place);
// Never NULL: without any it is empty. Holds until something is added.
const place_vec *foldindex_find(const fold_index *x, str key);
void foldindex_free(fold_index *x);

#endif
