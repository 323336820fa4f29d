// Reports of words that stand between commas: "Talks with Peru, the ministry in Lima said on
// Tuesday, have been suspended". Such an insertion belongs to no word around it, and a parser that
// reads from left to right is easily led to hang the one on the other. Where the tree shows that,
// the sentence is read again in two pieces (language.c): without the insertion, and the insertion
// alone.
//
// The search needs tags and works by the order of words: comma, who speaks, a finite verb of
// speech, where, when or to whom, comma or end. Cost is linear in the length of the sentence.
#ifndef DM_PARSE_INSERTION_H
#define DM_PARSE_INSERTION_H

#include "sentence/sentence.h"

#define INSERTION_WORDS_MAX    40  // longer ones hold clauses of their own
#define INSERTION_SENTENCE_MAX 200 // words; longer sentences are lists or no prose

typedef struct {
    uint32_t begin, end; // words of the insertion, without the commas around it
    uint32_t from, to;   // words that are lifted out: [from, to) holds [begin, end) and commas
    uint32_t verb;       // the verb of speech
} insertion;

// Finds the first insertion at or behind word `start` whose surroundings form a clause; false when
// there is none. Tags must be filled in.
bool insertion_find(const sentence *s, uint32_t start, insertion *out);

// Finds the first adverb of several words behind a verb, such as "time and again" or "free of
// charge", whose nouns a parser takes for objects; `from` and `to` equal `begin` and `end`, `verb`
// is the verb.
bool insertion_find_adverb(const sentence *s, insertion *out);

// Finds the first relative clause between commas, ", which have not ceased,", that the tree mixes
// up with the words behind it; `verb` is the noun before it.
bool insertion_find_relative(const sentence *s, insertion *out);

// Does the tree keep the insertion apart: who speaks is the verb's subject, nothing outside hangs
// inside, and only the verb hangs outside or has the rest as its complement?
bool insertion_is_apart(const sentence *s, const insertion *x);

#endif
