// The present tense of news: "Turkey bombs camps", "Gunmen kidnap an engineer".
//
// Taggers take such a verb for a noun where their treebanks have few of them, and the sentence is
// left without a clause. Read as a past tense the same sentence is plain: here is which word of a
// clauseless sentence may be the verb, and what its past tense is. The caller reads the sentence
// with that form in its place and keeps the tree if the word came out as the verb of the clause.
#ifndef DM_PARSE_PRESENT_H
#define DM_PARSE_PRESENT_H

#include "sentence/sentence.h"
#include "token/lemma.h"

#define PRESENT_TRIES_MAX 3 // words that are tried; the verb of news stands early

// A past tense that no tagger mistakes, for one that it does not know well ("jailed").
#define PRESENT_SURE "took"

// Is the sentence headed by something that is no predicate?
bool present_lacks_clause(const sentence *s);

// May the word be a verb in the present tense, by its form and by what stands beside it? Then *past
// is its past tense, in `a`.
bool present_candidate(const lemmatizer *l, const sentence *s, uint32_t word, str *past, arena *a);

// Did the word come out as the verb of a clause with a subject before it? Then it is tagged as the
// present tense that it is.
bool present_confirm(sentence *s, uint32_t word);

#endif
