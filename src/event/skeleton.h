// What is left of a sentence without its names: two examples that differ in names, dates and
// numbers alone are one structure.
#ifndef DM_EVENT_SKELETON_H
#define DM_EVENT_SKELETON_H

#include "mention/mention.h"

typedef enum {
    SKELETON_WORDS,  // all words but names, dates and amounts stay: "A condemn attack on A"
    SKELETON_GRAMMAR // verbs, nouns, adjectives and adverbs too are but their tags: "A VBD NN on A"
} skeleton_kind;

// The skeleton of a whole text, its sentences one behind the other; articles and punctuation do not
// count. Actors, places, times and amounts are one sign each, however long.
str skeleton_of(const sentence_list *sentences, const mention_list *mentions, skeleton_kind kind,
                arena *a);

#endif
