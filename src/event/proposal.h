// Events that no rule codes: a classifier proposes them where a word of the text tells one.
//
// For each verb or noun that no rule has taken (event/clue.h) a log-linear model weighs whether it
// tells an event and of which type. What is likely enough becomes an event like any other: sides
// are filled from the roles of a rule that waits for that word, else from those of its type (the
// table in proposal.c); status, date, place and operators are read off the text. `decided_by` says
// "classifier", `confidence` what the model thinks.
//
// The model is a file of its own beside the language model (doc/model-format.md), mapped and read
// in place. Immutable; any thread may ask. train/triggers.c trains it.
#ifndef DM_EVENT_PROPOSAL_H
#define DM_EVENT_PROPOSAL_H

#include "event/clue.h"
#include "event/event.h"
#include "event/second.h"
#include "event/weights.h"
#include "rule/plover.h"

#define PROPOSAL_FILE    "trigger.dm"
#define PROPOSAL_CLASSES (PLOVER_TYPES + 1) // the last one: no event
#define PROPOSAL_NONE    PLOVER_TYPES

// What a word is that is weighed.
typedef enum {
    PROPOSAL_FREE,    // no rule takes it
    PROPOSAL_TAKEN,   // a rule has: seen as if it had not, for training alone
    PROPOSAL_LACKING, // a rule has, and lacks a side
    PROPOSAL_CODED    // a rule has, and it is an event
} proposal_kind;

// Told of each word that is weighed; `by` is the rule that has taken it, NULL for none.
typedef void proposal_watch(void *state, uint32_t index, uint32_t word, proposal_kind kind,
                            const rule *by, const clue_list *clues);

// Told of each event whose fields are looked at again (event/second.h).
typedef void proposal_second_watch(void *state, const event *e, const clue_list *clues);

// ST_IO or ST_MODEL when the file is missing or broken. `c` must outlive it.
status proposer_open(const char *file, const codebook *c, proposer **out, diag *why);
// The one in the folder of the language model; *out is NULL where there is none.
status proposer_open_beside(const char *language_model, const codebook *c, proposer **out,
                            diag *why);
// One without weights that proposes nothing and shows every candidate.
proposer *proposer_for_training(const codebook *c, clue_lexicon lexicon, proposal_watch *watch,
                                proposal_second_watch *second, void *state);
void proposer_close(proposer *p);     // NULL is allowed
str proposer_hash(const proposer *p); // 16 hex digits over the model file

// What is less likely is no event: of a word that no rule takes, of one whose rule lacks a side, of
// one that a rule has coded.
typedef enum {
    THRESHOLD_FREE,
    THRESHOLD_LACKING,
    THRESHOLD_CODED,
    PROPOSAL_THRESHOLDS
} proposal_threshold;

typedef struct {
    uint32_t word;
    const rule *rule; // of the type; whose roles count
    double chance;    // that it is an event of the type
} proposal;

typedef struct {
    const proposal *p; // [n] by word
    size_t n;
} proposal_list;

// A sentence whose matches are `found`, for the two questions below; memory from `a`.
clue_sentence *proposer_look(const proposer *p, const frame_view *f, const mention_list *mentions,
                             const rule_match_list *found, arena *a);
// Proposals for the words of the sentence that no rule has taken.
proposal_list proposer_ask(const proposer *p, const clue_sentence *s, const rule_match_list *found,
                           arena *a);

typedef enum {
    JUDGED_SO,      // leave it as the rules have it
    JUDGED_EVENT,   // though a side is missing
    JUDGED_NO_EVENT // though it has all that its rule demands
} proposal_verdict;

// How likely is what a rule has made, or would have, an event: *chance.
proposal_verdict proposer_judge(const proposer *p, clue_sentence *s, uint32_t word,
                                const clue_draft *d, double *chance);

// What a second look at the event's fields says of each: its class, -1 where what the rules say
// stands.
void proposer_look_again(const proposer *p, clue_sentence *s, const clue_draft *d, const event *e,
                         const second_text *text, int out[SECOND_FIELDS]);

#endif
