// How large all inputs are together, for whoever wants to know how much is left.
#ifndef DM_DOCUMENT_INPUTSIZE_H
#define DM_DOCUMENT_INPUTSIZE_H

#include "document/inputlist.h"

// Bytes of the files that inputlist would give, as they lie on the disk (packed). 0 when nobody can
// know: one is standard input or a pipe, or their names come from there. It walks all folders.
uint64_t inputsize_total(const input_names *names);

#endif
