// Headlines in Title Case and lines in CAPITALS as a sentence would have them: "Germany Halts Arms
// Exports" as "Germany halts arms exports".
//
// Where every word has a capital, a verb passes for a name. Which words are names the tagger says
// of the same line in small letters, as far as it knows the words: a word that it takes for a name
// there, and one that it has never seen, get their capitals back, and so do the later parts of a
// person's name, as the line shows them as it is written. The caller reads it so first, tags the
// small words, reads the line with the capitals that they get, and puts its own forms back.
#ifndef DM_PARSE_RECASE_H
#define DM_PARSE_RECASE_H

#include "sentence/sentence.h"
#include "token/lemma.h"

// The words of the line in small letters, in `a`; NULL when capitals mean something in it.
token *recase_small(const sentence *s, arena *a);

// Gives the words of `small`, which have been tagged, the capitals that they have in a sentence.
void recase_names(const lemmatizer *l, const sentence *s, token *small, arena *a);

#endif
