// What a relation names as reasons: the word that its connective governs and those that stand
// beside it ("for the raid and for other attacks"), each a reason of its own where it can stand
// alone. Of trees alone. Private to link/.
//
//     reason_list all = reasons_at(&s, &r);
//     for (uint32_t k = 0; k < all.n; k++) span = anchor_span(s.f, all.p[k], all.p, all.others);
#ifndef DM_LINK_REASONS_H
#define DM_LINK_REASONS_H

#include "link/anchor.h"

#define REASONS_MAX 8 // things named as reasons of one deed

typedef struct {
    uint32_t p[2 * REASONS_MAX + 1]; // [n] reasons, then up to [others] what is no part of them
    uint32_t n, others;
} reason_list;

reason_list reasons_at(const anchorage *s, const relation *r);

#endif
