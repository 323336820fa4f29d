// Does a file obey CoNLL-U? Levels 1 and 2 of the Universal Dependencies validation, written from
// the format's specification (https://universaldependencies.org/format.html) and the lists of
// universal tags, features and relations of UD version 2.
//
// Level 1: UTF-8 in normal form C, line ends, ten columns, no stray blanks, word numbers, ranges
// and empty nodes in order. Level 2: sent_id and text, text agrees with the words, tags, features
// sorted and well formed, heads and relations form one tree, enhanced dependencies sorted, well
// formed and connected.
#ifndef DM_PARSE_CONLLU_CHECK_H
#define DM_PARSE_CONLLU_CHECK_H

#include "base/str.h"

#define CONLLU_MAX_FAULTS 1000 // a file with more faults than this is wrong altogether

typedef struct {
    int line;            // from 1
    int level;           // 1 or 2
    const char *message; // what is wrong
} conllu_fault;

typedef struct {
    conllu_fault *p; // [n] by sentence
    size_t n;        // at most CONLLU_MAX_FAULTS
    size_t sentences, words;
} conllu_faults;

// All faults of the file's bytes, in the arena.
conllu_faults conllu_check(str bytes, arena *a);

#endif
