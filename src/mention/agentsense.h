// Nouns of the lexicon of agents whose sector the words around them decide: an officer is of the
// police or of the army, a counterpart of the branch of whom he meets, a nominee of the office that
// he is named for. Private to mention/.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AGENTSENSE_H
#define DM_MENTION_AGENTSENSE_H

#include "mention/actor_scan.h"

// Gives such nouns among the sentence's hits their sectors, once all of them are found.
void agent_sense(actor_scan *s, uint32_t sentence_index);
// Is the noun one whose owner in the text is another than those whom it means: "our partners", "his
// counterpart", "their rivals"?
bool agent_is_relational(str noun);

#endif
