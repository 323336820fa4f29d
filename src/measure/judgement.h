// The gold marks of a text against what was found in it.
//
// A mark is found when a finding of its kind overlaps it, a finding is right when it overlaps a
// mark of its kind. The exact extent is a question of its own, asked without articles, possessive
// endings and punctuation at the edges, in which guidelines differ.
#ifndef DM_MEASURE_JUDGEMENT_H
#define DM_MEASURE_JUDGEMENT_H

#include "measure/goldvalue.h"

typedef enum {
    JUDGED_FOUND,  // `mark` and the finding that fits it best
    JUDGED_MISSED, // `mark`; `found` is what stands there of another kind, or NULL
    JUDGED_EXTRA,  // `found`, where nothing of its kind is marked; `mark` is what is, or NULL
    JUDGED_RIGHT,  // `found`, which overlaps a mark of its kind: for precision
} judged;

typedef struct {
    judged what;
    const gold_mark *mark;
    const finding *found;
    bool exact;            // of JUDGED_FOUND
    value_judgement value; // of JUDGED_FOUND
    str aside;             // why it does not count; empty: it does
} judgement;

typedef struct {
    judgement *p; // [n] one for each mark, then one for each finding of a kind that is all marked
    size_t n;
} judgement_list;

judgement_list judge(const gold_set *set, const gold_text *t, const finding_list *found, arena *a);

#endif
