// The verbs of news that pass for something else: the present tense for a noun ("Turkey bombs
// camps", "Gunmen kidnap an engineer"), the past for a participle ("Officials of both sides last
// discussed water").
//
// Treebanks have few of them, and the sentence is left without a clause. With a past tense that
// cannot be mistaken the same sentence is plain: here is which word of a clauseless sentence may be
// the verb, and what to put there. The caller reads the sentence with that form in its place and
// keeps the tree if the word came out as the verb of the clause.
#ifndef DM_PARSE_PRESENT_H
#define DM_PARSE_PRESENT_H

#include "sentence/sentence.h"
#include "token/lemma.h"

#define PRESENT_TRIES_MAX 3 // words that are tried; the verb of news stands early

// A past tense that no tagger mistakes, for one that it does not know well ("jailed").
#define PRESENT_SURE "took"

// Is the sentence headed by something that is no predicate?
bool present_lacks_clause(const sentence *s);

// May the word be the verb, by its form and by what stands beside it? Then *past is a past tense to
// put in its place, in `a`.
bool present_candidate(const lemmatizer *l, const sentence *s, uint32_t word, str *past, arena *a);

// Did the word, which `was` tagged otherwise, come out as the verb of a clause with a subject
// before it? Then it is tagged as the tense that it is.
bool present_confirm(sentence *s, uint32_t word, xpos was);

#endif
