// Numbers of states in the Correlates of War project, for joining with data sets that use them.
#ifndef DM_MENTION_COW_H
#define DM_MENTION_COW_H

#include "base/str.h"

#include <stdint.h>

// The number of the state with this ISO 3166-1 alpha-3 code ("CHN": 710); 0 when it is none of that
// system (a territory, a body). Two codes can have one number: Russia continues the Soviet Union,
// Serbia Yugoslavia. From codebook/cow.tsv.
uint32_t cow_number(str country);

#endif
