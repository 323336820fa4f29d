// Mends the sentences in which officials meet, where long titles and names lead a greedy parser
// astray. Works in place, before the lemmas; linear in the length of the sentence for each word
// that starts one of the shapes.
#ifndef DM_PARSE_MENDMEETING_H
#define DM_PARSE_MENDMEETING_H

#include "sentence/sentence.h"

// "Spoke today with Minister [Roe] to thank him", "the secretary and President [Roe] met".
void mend_meetings(sentence *s);

#endif
