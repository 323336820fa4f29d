// Sides that no rule finds: where an event has nobody who does it, or nobody to whom it is done, a
// log-linear model weighs each of those whom the text names beside it. Whoever is likely enough
// becomes that side; his `how` says "classifier". Sides that rules have filled stay as they are,
// and so do events of the user's own rules.
//
// The model is a file of its own beside the language model (doc/model-format.md), mapped and read
// in place. Immutable; any thread may ask. train/sides.c trains it.
#ifndef DM_EVENT_SIDE_H
#define DM_EVENT_SIDE_H

#include "event/clue.h"
#include "event/event.h"
#include "model/model.h"

#define SIDE_FILE           "sides.dm"
#define SIDE_HOW            "classifier"
#define SIDE_CLASSES        2  // no, yes
#define SIDE_CANDIDATES_MAX 24 // nearest sources come first; a sentence seldom names ten
#define SIDE_WORDS_MAX      4  // where one candidate stands in the sentence; more say little

typedef enum { SIDE_ACTOR, SIDE_RECIPIENT, SIDE_KINDS } side_kind;

// Where a candidate comes from; of several, all.
typedef enum {
    SIDE_FROM_SENTENCE = 1,
    SIDE_FROM_FAINT = 2, // "families", "you"
    SIDE_FROM_PLACE = 4, // a country that only says where
    SIDE_FROM_TITLE = 8, // the first sentence of the text
    SIDE_FROM_BEFORE = 16,
    SIDE_FROM_AUTHOR = 32,
    SIDE_FROM_SPEAKER = 64,
    SIDE_FROM_LAST_ACTOR = 128, // of the event told before
    SIDE_FROM_LAST_RECIPIENT = 256
} side_source;

typedef struct {
    participant p;
    bool is[SIDE_KINDS]; // already one of the event's actors, recipients
    bool barred;         // the event's own side: no state deals with itself
    uint32_t sources;
    uint32_t words[SIDE_WORDS_MAX]; // [n_words] heads of its mentions in the event's sentence
    uint32_t n_words;
    uint32_t steps; // from the nearest of them to the trigger in the tree
} side_candidate;

typedef struct {
    side_candidate p[SIDE_CANDIDATES_MAX]; // [n]
    uint32_t n;
    uint32_t held[SIDE_KINDS]; // how many are a side
} side_list;

// An open side of an event, with what speaks for each candidate [n].
typedef struct {
    const event *e;
    side_kind side;
    bool hidden; // the rules have filled it, and it is shown as if they had not
    const side_list *all;
    const clue_list *clues;
} side_question;

typedef void side_watch(void *state, const side_question *q);

// ST_IO or ST_MODEL when the file is missing or broken.
status side_judge_open(const char *file, side_judge **out, diag *why);
// The one in the folder of the language model; *out is NULL where there is none.
status side_judge_open_beside(const char *language_model, side_judge **out, diag *why);
// One without weights that fills nothing and shows every question.
side_judge *side_judge_for_training(side_watch *watch, void *state);
void side_judge_close(side_judge *j);     // NULL is allowed
str side_judge_hash(const side_judge *j); // 16 hex digits over the model file

const char *side_name(side_kind side); // of the model's sections: "actor", "recipient"
// A state, its government or its forces with another of the same country?
bool side_is_own(const actor *a, const actor *b);
// May the candidate fill the side?
bool side_may_fill(const side_candidate *c, side_kind side);
// Talks without a direction: whoever is found takes part, on both sides.
bool side_is_mutual(const event *e);

#endif
