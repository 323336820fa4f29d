// Copies of training sentences as headlines, capitals and careless posts write them, so that the
// model does not lean on letter case, articles and full stops.
#ifndef DM_TRAIN_HEADLINE_H
#define DM_TRAIN_HEADLINE_H

#include "sentence/sentence.h"

// Appends a changed copy of every `every`-th sentence (none when 0). Of four copies two are
// headlines (Words Like This; articles, the auxiliary of passives and the full stop dropped, the
// past tense told in the present), one is ALL CAPS, one all lower case.
void headline_add(sentence_list *gold, uint32_t every, bool present, arena *a);

#endif
