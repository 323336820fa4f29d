// Inverted clauses: "Only last year was Chad given drones by Turkey."
//
// Behind a limiting or negative opening the auxiliary stands before the subject, as in a question.
// Treebanks have few of them, and the parser takes the subject for part of the opening. Read with
// the auxiliary behind its subject the same sentence is plain: here is where they stand. The caller
// reads the words in that order and keeps the tree if it has a clause.
#ifndef DM_PARSE_INVERSION_H
#define DM_PARSE_INVERSION_H

#include "sentence/sentence.h"

// Does the sentence open so, and does its tree not show it? Then *auxiliary is where that word
// stands, and *verb the first word behind the subject.
bool inversion_find(const sentence *s, uint32_t *auxiliary, uint32_t *verb);

// The word that stands at place `i` of the plain order; -1 for the comma that parts the opening
// from the subject there: "Only last year, Chad was given drones by Turkey."
int32_t inversion_word(uint32_t i, uint32_t auxiliary, uint32_t verb);

#endif
