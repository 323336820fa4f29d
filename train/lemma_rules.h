// Learns the scripts and endings of the lemmatizer from the treebanks.
#ifndef DM_TRAIN_LEMMA_RULES_H
#define DM_TRAIN_LEMMA_RULES_H

#include "sentence/sentence.h"
#include "token/lemma.h"

typedef struct {
    lemma_script *scripts; // [n_scripts]
    uint32_t n_scripts;
    uint64_t *keys; // [n_keys]
    uint32_t *rows; // [n_keys] the script of each key
    uint32_t n_keys;
} lemma_rules;

// `verbs` is the text of irregular.tsv, which adds to what the treebanks have.
void lemma_rules_learn(lemma_rules *r, const sentence_list *gold, str verbs, arena *a);

#endif
