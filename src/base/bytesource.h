// Where bytes come from, one piece after the other: a file, a member of an archive, what unpacks
// another source.
#ifndef DM_BASE_BYTESOURCE_H
#define DM_BASE_BYTESOURCE_H

#include "base/status.h"

typedef struct {
    void *state;
    // Puts up to n > 0 bytes into `into`; *got is 0 only at the end. After a failure, which may be
    // ST_IO or another, it is not called again. ST_FORMAT says that the data is damaged from here
    // on, and that what was handed over before may be used.
    status (*read)(void *state, unsigned char *into, size_t n, size_t *got, diag *why);
    void (*close)(void *state); // frees the state; NULL: nothing to do
} byte_source;

#endif
