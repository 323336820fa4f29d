// The ontology: PLOVER's 16 types with their modes, quads and scores, its 37 contexts, and the
// CAMEO codes with the type that each belongs to.
//
// The tables are codebook/plover.tsv, contexts.tsv and cameo.tsv, compiled into constants at build.
// Source: PLOVER manual and its CAMEO conversion table; modes and contexts that the conversion has
// beyond the manual's are folded into the nearest (doc/codebook.md). All functions are pure.
#ifndef DM_RULE_PLOVER_H
#define DM_RULE_PLOVER_H

#include "base/str.h"

#define PLOVER_TYPES 16

// Name of type 0 .. PLOVER_TYPES - 1, in the order of the manual: "AGREE" first.
const char *plover_type_name(int type);
// -1 when there is no such type.
int plover_type_find(str name);
// Is `mode` one of the type's? The empty mode always is.
bool plover_has_mode(str type, str mode);
// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; 0 when
// there is no such type.
int plover_quad(str type);
// PLOVER's score of type and mode, of the type alone when the mode has none of its own; NAN when
// neither has one.
double plover_score(str type, str mode);

// Modes of a type and all contexts by position, for messages; NULL past the end.
const char *plover_mode_at(str type, int i);
const char *plover_context_at(int i);
bool plover_has_context(str context);

// Is it a CAMEO code of 2 to 4 digits?
bool cameo_known(str code);
// The PLOVER type that the code belongs to ("" when it has none: 01, statements), its mode, and its
// contexts separated by blanks; NULL when there is no such code.
const char *cameo_type(str code);
const char *cameo_mode(str code);
const char *cameo_contexts(str code);
const char *cameo_code_at(int i); // NULL past the end

#endif
