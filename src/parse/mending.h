// All repairs of the mend*.h, in their order: what comes out is a tree whatever went in as one.
//
// A repair looks at a few words and knows nothing of the rest, so that it may close a circle. The
// trees are therefore checked once behind all repairs; where one has become none, the repairs are
// made again one by one and those that break it are left out.
#ifndef DM_PARSE_MENDING_H
#define DM_PARSE_MENDING_H

#include "sentence/sentence.h"

// Longer sentences stay as they are parsed: no news has them, and some repairs look through the
// whole sentence for each of their candidates.
#define MENDING_WORDS_MAX 2000

// The scratch of one thread; zero-initialise it.
typedef struct {
    token *before;  // [n_max] the words before a repair
    uint32_t *walk; // [n_max]
    uint32_t n_max;
} mending;

void mending_apply(mending *m, sentence *s);
void mending_free(mending *m);

// One root, and every word below it.
bool mending_is_tree(mending *m, const sentence *s);

#endif
