// Training sentences in the word orders of news, which treebanks have too seldom: attribution at
// the end ("S, the minister said on Tuesday", "S, said the minister") and in the middle
// ("The army, the minister said, left the city"), statements in quotation marks, and adjuncts and
// participle clauses moved to the front.
//
// New gold trees are made of old ones. A reporting clause of one sentence ("X said", without what
// was said) meets a statement of another one; a pronoun as its subject gives way to a longer
// subject of a third. The trees are as UD English-EWT has them: at the end the reporting verb is
// the head and the statement its ccomp, in the middle it is a parataxis of the statement.
#ifndef DM_TRAIN_NEWSORDER_H
#define DM_TRAIN_NEWSORDER_H

#include "sentence/sentence.h"

// Appends a tree made from about every `every`-th sentence that fits (none when 0). The same list
// gives the same trees.
void newsorder_add(sentence_list *gold, uint32_t every, arena *a);

#endif
