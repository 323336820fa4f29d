// Judgements counted: by the gold's kinds, by ours, and what was taken for what.
//
// Zero-initialise; memory is the arena's that the first call gets. One thread.
#ifndef DM_MEASURE_TALLY_H
#define DM_MEASURE_TALLY_H

#include "base/map.h"
#include "measure/judgement.h"

// Marks of one gold kind.
typedef struct {
    str kind;
    const char *ours;                     // kinds of ours that count
    size_t gold, found, exact;            // marks that count
    size_t valued, right;                 // found ones whose value can be compared, is right
    size_t as_well;                       // is none of the gold's but right as well
    size_t coarser;                       // is a longer period around the gold's
    size_t coded, same, country, sectors; // of those with actor codes: all, country, sectors equal
} gold_row;

// Findings of one of our kinds, and the marks that count for it.
typedef struct {
    str kind;
    size_t gold, found, exact;
    size_t given, right; // findings, those that overlap a mark of their kind
} our_row;

typedef struct {
    str why;
    size_t texts, marks, findings; // of marks and findings those in texts that count
} aside_row;

typedef struct {
    size_t texts;
    VEC(gold_row) gold;
    VEC(our_row) ours;
    VEC(aside_row) aside;
    map kinds;   // "gold kind\tour kind" to how often; "-" for nothing
    map sectors; // "gold's first sector\tours" of actors that were found
} tally;

void tally_add(tally *t, const gold_set *set, const gold_text *text, const judgement_list *list,
               arena *a);
// A text that does not count.
void tally_set_aside(tally *t, const gold_text *text, arena *a);

// 2 P R / (P + R), 0 when both are 0; NAN when nothing is marked.
double tally_f1(const our_row *row);
// n of m as a fraction; NAN of none.
double tally_share(size_t n, size_t m);

// One cell of tally.kinds or tally.sectors.
typedef struct {
    str gold, ours;
    size_t n;
} tally_cell;

tally_cell tally_cell_of(const map_entry *e);
// One more in the cell of such a table; the key is kept in the arena.
void tally_count(map *cells, str gold, str ours, arena *a);

#endif
