// Where raw records come from: what reads one kind of input, behind two functions.
#ifndef DM_DOCUMENT_RECORDSOURCE_H
#define DM_DOCUMENT_RECORDSOURCE_H

#include "document/builder.h"

typedef struct {
    void *state;
    // The next record, its bytes and facts in the arena (documents are built behind the end of
    // their source; `file` is copied by reader_next); *more is false at the end, when there is
    // none. Failures as those of reader_next: of one record, with *more true when others may
    // follow; where the record is known, *out has its file and line all the same.
    status (*next)(void *state, arena *a, raw_record *out, bool *more, diag *why);
    void (*close)(void *state); // frees the state
} record_source;

#endif
