// What a channel, a red line or a position is about, under one name (codebook/subjects.tsv).
#ifndef DM_LEDGER_THESAURUS_H
#define DM_LEDGER_THESAURUS_H

#include "rule/frame.h"

// What a dialogue about many things is called; any subject that is named beside goes before it.
#define SUBJECT_GENERAL "political dialogue"

typedef struct {
    str name; // of the thesaurus; empty: the words are in none of its rows
    str text; // the words, as written; empty: the text does not say
    span span;
} subject;

// What the channel's noun at `word` is about: its modifiers ("arms control talks") and what stands
// behind "on", "about", "over" and the like; of a round or session, those of the talks that it is
// one of. Words of actors and times say nothing.
subject subject_of_noun(const frame_view *f, uint32_t word, str text);
// "The dialogues on climate, on trade and on fish", "climate and trade talks": all of them, each
// once, at most `max`; returns their number. One or none: ask subject_of_noun.
uint32_t subject_list(const frame_view *f, uint32_t noun, str *out, uint32_t max);
// The subject of the thesaurus that the words of a phrase at `head` are of; empty when none.
str subject_of_phrase(const frame_view *f, uint32_t head);

// The subject that most words of the sentence are of; of equals the first named. Empty: none.
str subject_of_sentence(const frame_view *f);

#endif
