// A row of a roster (roster.h) from the mentions of one event, wherever they are kept.
//
//     roster_row row;
//     rosterrow_fill(&row, entries, n, &a);
#ifndef DM_LINK_ROSTERROW_H
#define DM_LINK_ROSTERROW_H

#include "base/arena.h"
#include "link/roster.h"

// A mention with all that a row takes from it. Texts are borrowed; those of the row are the same.
typedef struct {
    roster_mention mention; // `copy_of` is left empty
    str type, mode, actors, recipients, trigger;
    str date; // what the text says; of the text's own news the day of the text
    bool own_day, background;
    double sum; // the first sum of money; NAN: none
    str unit;
    size_t number;  // of its document, among those whose copies are looked for; roster.c's alone
    size_t source;  // number of the first document that says so in these words
    uint64_t group; // which event it tells
} roster_entry;

// Fills the row of the entries [n], at least one, and sorts them by day of the text, document, id.
void rosterrow_fill(roster_row *row, roster_entry *all, size_t n, arena *a);

// What rows are ordered by.
typedef struct {
    str date, type, actors; // borrowed
    char id[17];
} rosterrow_key;

rosterrow_key rosterrow_key_of(const roster_row *row);
// By date, type, actors, id: negative, 0 or positive.
int rosterrow_compare(const rosterrow_key *x, const rosterrow_key *y);

#endif
