// Two data sets of events side by side: counts of each by dyad, class of event and period; where
// both have events, where one has them alone, and how alike their counts are ranked.
//
// Set 0 is ours, the others are numbered from 1. Cells that have nothing are not kept; memory is
// some 130 bytes a cell. One thread.
//
//     comparison *c = comparison_new();
//     TRY(comparison_add(c, 0, &(compare_place){source, target, period, class}, n, why)); ...
//     comparison_summary s = comparison_sum(c, 1, first, last);
//     comparison_free(c);
#ifndef DM_MEASURE_EVENTCOMPARE_H
#define DM_MEASURE_EVENTCOMPARE_H

#include "base/status.h"
#include "base/str.h"

#define COMPARE_SETS 8 // ours and one of each kind (measure/foreignevents.h)
// Cells of dyad, class and period: 1 GB. Ten years of GDELT by month have some 6 million.
#define COMPARE_CELLS_MAX ((size_t)8000000)

typedef struct comparison comparison;

typedef struct {
    str source, target;
    int32_t period;
    int32_t event_class; // what the caller counts by
} compare_place;

typedef struct {
    compare_place place;
    uint32_t ours, theirs;
} compare_cell;

typedef struct {
    uint64_t ours, theirs;                       // events
    size_t cells_ours, cells_theirs, cells_both; // of dyad, class and period
    size_t dyads_ours, dyads_theirs, dyads_both; // of dyad and period, whatever the class
    double agreement; // share of the cells that have events of either in which both have some; NAN:
                      // none
    double rank; // Spearman's of the counts by dyad and period, of those that have some; NAN: none
    double rank_zeros; // the same over every period of every dyad that either has, zeros too
} comparison_summary;

comparison *comparison_new(void);
void comparison_free(comparison *c); // NULL is allowed
// ST_LIMIT when there are more than COMPARE_CELLS_MAX cells.
status comparison_add(comparison *c, size_t set, const compare_place *place, uint32_t n, diag *why);
// First and last period in which the set has events; false when it has none.
bool comparison_range(const comparison *c, size_t set, int32_t *first, int32_t *last);
// Of ours and the set in these periods.
comparison_summary comparison_sum(const comparison *c, size_t set, int32_t first, int32_t last);
// Every cell of the periods that has events of ours or the set, by source, target, period, class.
void comparison_each(const comparison *c, size_t set, int32_t first, int32_t last,
                     void (*visit)(void *state, const compare_cell *cell), void *state);

// Spearman's rank correlation, ties at their mean rank, of `pairs` [n] and, besides, `zeros` times
// (0, 0). NAN when one side does not vary.
typedef struct {
    uint32_t a, b;
} compare_pair;
double compare_rank(compare_pair *pairs, size_t n, uint64_t zeros);

#endif
