// Writes what was learned as a model file: integers, laid out as the kernels read them.
#ifndef DM_TRAIN_EXPORT_H
#define DM_TRAIN_EXPORT_H

#include "base/status.h"
#include "train/lexicon.h"

typedef struct {
    const char *key, *value;
} export_meta;

// `verbs` is the text of irregular.tsv (lemma_rules.h).
status export_model(const network *net, const lexicon *l, const sentence_list *gold, str verbs,
                    const export_meta *meta, size_t n_meta, const char *path, diag *why);

#endif
