// The short forms in which posts and headlines write titles ("Asst. Sec.", "FM", "#SecDef"), so
// that the lexicon of agents knows them by their full words.
//
// No memory, no state; any thread.
#ifndef DM_MENTION_AGENTWORD_H
#define DM_MENTION_AGENTWORD_H

#include "base/str.h"

// The words that `form` stands for in a title: "secretary" for "Sec."; `form` itself when it is no
// short form. `inner`: a word of the title stands before it ("Special Rep.").
str agent_word(str form, bool inner);
// "#SecDef": a tag that is but a title?
bool agent_word_is_tag(str form);

#endif
