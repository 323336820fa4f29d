// Inside conllu_check: what is wrong with the value of one column, NULL when nothing is.
#ifndef DM_PARSE_CONLLU_COLUMN_H
#define DM_PARSE_CONLLU_COLUMN_H

#include "base/str.h"

const char *conllu_fault_of_features(str feats);
const char *conllu_fault_of_relation(str rel);
const char *conllu_fault_of_misc(str misc);

// One item of DEPS.
typedef struct {
    int32_t word, dot; // the head: a word, or empty node word.dot; 0 for the root
    str rel;
} conllu_dep;

// The first item of *rest, cut off; the heads rise, and relations under one head. `last` is the
// item before it, its `rel` empty at the beginning.
const char *conllu_next_dep(str *rest, const conllu_dep *last, conllu_dep *out);

#endif
