#include "measure/limitlist.h"

#include <stdint.h>

static const program_limit LIMITS[] = {
#include "limits_table.inc" // written by tool/list-limits from the sources
};

const program_limit *limitlist_all(size_t *n)
{
    *n = sizeof LIMITS / sizeof *LIMITS;
    return LIMITS;
}
