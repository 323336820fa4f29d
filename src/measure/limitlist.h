// Every limit that the program keeps, with its reason, as tool/list-limits finds them in the
// sources.
#ifndef DM_MEASURE_LIMITLIST_H
#define DM_MEASURE_LIMITLIST_H

#include <stddef.h>

typedef struct {
    const char *file; // below src/, where it stands
    const char *name;
    double value;
    const char *reason;
} program_limit;

// [*n] by room and file.
const program_limit *limitlist_all(size_t *n);

#endif
