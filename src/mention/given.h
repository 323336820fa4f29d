// Actors that the user names himself, by where they stand: spans of the text.
//
// A user who brings his own entities says that these words are an actor; the program may have taken
// them for a place, for people of whom the text says no more, or for nothing. What it knows about
// them (a country, sectors) stays; who has no country gets one of his own, XXA to XXZ.
#ifndef DM_MENTION_GIVEN_H
#define DM_MENTION_GIVEN_H

#include "mention/mention.h"

// The word of `s` that heads the words of the span: the one whose head stands outside it; the last
// of several. -1 when no word of the sentence touches the span.
int32_t given_head(const sentence *s, span words);

// The mentions with an actor at the head of each of the spans [n] (bytes of the document's text),
// in the order of a list. Spans that touch no word are passed over.
mention_list given_actors(const document *d, const sentence_list *sentences,
                          const mention_list *found, const span *spans, size_t n, arena *a);

#endif
