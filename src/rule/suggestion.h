// "Did you mean ...?": the nearest of some known words to one that is not known.
#ifndef DM_RULE_SUGGESTION_H
#define DM_RULE_SUGGESTION_H

#include "base/str.h"

#define SUGGESTION_WORD_MAX 32 // longer words get no suggestion

// Keeps the nearest word offered so far. Zero-initialise all but `word`.
typedef struct {
    str word; // what was written
    str best; // empty: nothing near enough
    int distance;
    char text[SUGGESTION_WORD_MAX * 2 + 32];
} suggestion;

// Levenshtein's distance with neighbours swapped as one step (optimal string alignment), ASCII case
// ignored; SUGGESTION_WORD_MAX when a word is too long.
int suggestion_distance(str a, str b);
void suggestion_offer(suggestion *s, str known);
// "; did you mean 'best'?" or "" when nothing is near: at most a third of its letters differ.
const char *suggestion_text(suggestion *s);

#endif
