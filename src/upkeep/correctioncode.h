// Whether the codes of actors in a correction are codes of somebody.
#ifndef DM_UPKEEP_CORRECTIONCODE_H
#define DM_UPKEEP_CORRECTIONCODE_H

#include "upkeep/correction.h"

// Codes that the built-in dictionary lacks may be of a codebook of the user's own: is it one that
// events of the database have? A failure is handed on.
typedef struct {
    status (*has)(void *state, str code, bool *out, diag *why);
    void *state;
} correctioncode_source;

// ST_USAGE for the first code that nobody has, with the nearest that there is.
status correctioncode_check(const correction *x, const correctioncode_source *others, diag *why);
// Adds "; did you mean 'CODE'?" where a built-in one is near; else nothing.
void correctioncode_suggest(str code, buf *out);

#endif
