// Runs the examples of the ledger's rules: the texts of each are coded as documents of their own,
// in their order, and after each the rows of the rule's ledger are held against what stands below
// it.
//
// Events are those of rules alone, so that an example says what rules make of it.
#ifndef DM_CODER_STORYCHECK_H
#define DM_CODER_STORYCHECK_H

#include "coder/coder.h"
#include "ledger/factreader.h"

#define STORY_DATE "2024-07-17" // of a text that says no other; a Wednesday, as in check.h

typedef struct {
    bool passed;
    int line;            // of the text after which it failed; of the story when it passed
    const char *message; // what came out instead; empty when it passed
} story_result;

// Called once a story; the result holds until it returns.
typedef void story_report(void *state, const rule_story *x, const story_result *result);

// Runs all stories of the reader's rules in order; returns how many failed. `report` may be NULL.
// A story passes when after each text the rows are those listed (ledger/rowline.h), in any order
// and no others, and its rule matches in one of its texts; a `not` when its text makes no row.
size_t storycheck_run(const ledger_reader *reader, coder_run *run, story_report *report,
                      void *state);

#endif
