// Training sentences with the numbers of news: "up to 300 missiles", "at least 12 civilians",
// "between 40 and 50 protesters". Treebanks have each of these a few times, and a parser that has
// not learned them takes "arrested between 40 and 50 protesters" for a participle.
//
// The trees are as UD English-EWT has them: "about" and the like are advmod of the number, so are
// "up to" and "more than" (fixed), "at least" is its nmod, "an estimated" belongs to the noun.
#ifndef DM_TRAIN_QUANTIFIER_H
#define DM_TRAIN_QUANTIFIER_H

#include "sentence/sentence.h"

// Appends a changed copy of every `every`-th sentence that has a bare number of something (none
// when 0). The same list gives the same trees.
void quantifier_add(sentence_list *gold, uint32_t every, arena *a);

#endif
