// Training sentences with the constructions of news that carry who did what to whom, and that
// treebanks have too seldom:
//
//     passive      "The bridge was destroyed on Monday by the army."
//     participle   "Accused of fraud by his deputy, the minister left." / "The minister, accused
//     ..., left." relative     "The minister, who met the envoys in May, left." agent        "the
//     seizure of the ship by Spain", "the refusal by Spain to pay"
//
// New gold trees are made of old ones: a passive of an active sentence, a clause of one sentence
// put into another, a name of one hung on a noun of another.
#ifndef DM_TRAIN_NEWSCLAUSE_H
#define DM_TRAIN_NEWSCLAUSE_H

#include "sentence/sentence.h"

// Appends trees made from about every `every`-th sentence that fits (none when 0). The same list
// gives the same trees.
void newsclause_add(sentence_list *gold, uint32_t every, arena *a);

#endif
