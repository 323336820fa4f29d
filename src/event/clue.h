// What speaks for a word's telling an event that no rule takes: features for a classifier
// (event/proposal.h).
//
// A clue is a 64-bit key made of a pattern and of words, classes of the codebook, relations, kinds
// of actors around the word. Keys and their order are part of the model (doc/model-format.md): a
// change here asks for new training.
#ifndef DM_EVENT_CLUE_H
#define DM_EVENT_CLUE_H

#include "base/map.h"
#include "rule/rule.h"

#define CLUES_MAX 1024 // more are dropped

typedef struct {
    uint64_t keys[CLUES_MAX]; // [n]
    uint32_t n;
} clue_list;

typedef VEC(uint32_t) clue_class_names; // hashes

// The classes of words that a codebook has, by lemma. Immutable.
typedef struct {
    map words;                   // lemma -> index into lists
    VEC(clue_class_names) lists; // the classes that have it
    arena memory;
} clue_classes;

void clue_classes_open(const codebook *c, clue_classes *out);
void clue_classes_close(clue_classes *c);

#define CLUE_SENSES 8 // classes of a word's meaning

// What words mean: classes that words of like meaning share (train/sense.h).
typedef struct {
    const uint32_t *keys;    // [n] ascending
    const uint32_t *classes; // [n][CLUE_SENSES], 0 behind the last
    uint32_t n;
} clue_lexicon;

uint32_t clue_lexicon_key(str lemma, upos pos);
// [CLUE_SENSES]; NULL when the word is not there.
const uint32_t *clue_lexicon_find(const clue_lexicon *l, str lemma, upos pos);

// A sentence whose rules have been matched.
typedef struct {
    const clue_classes *classes;
    const clue_lexicon *lexicon;
    const frame_view *f;
    const mention_list *mentions;
    uint8_t *taken;      // [n_tokens] CLUE_FREE, CLUE_TAKEN or 1 + the PLOVER type of a match
    const uint32_t *may; // [n_tokens] rule_trigger_types
    uint64_t *lemmas;    // [n_tokens] hashes
} clue_sentence;

enum { CLUE_FREE = 0, CLUE_TAKEN = 0xff };

// Memory from `a`.
clue_sentence clue_open(const codebook *c, const clue_classes *classes, const clue_lexicon *lexicon,
                        const frame_view *f, const mention_list *mentions,
                        const rule_match_list *found, arena *a);
// May the word tell an event: a verb or noun?
bool clue_is_candidate(const clue_sentence *s, uint32_t word);
void clue_read(const clue_sentence *s, uint32_t word, clue_list *out);
// What else is known of a word that a rule has made an event of, or would have.
typedef struct {
    const rule *rule;
    str type;         // of the event
    uint32_t missing; // 0: nothing; else a number for what it lacks
    uint32_t n_actors, n_recipients;
    str actor_how, recipient_how; // of the first: "name", "pronoun"
    uint32_t status;
    bool actor_filled, recipient_filled; // the words name somebody or something, known or not
    bool elsewhere;                      // no side of it stands in the sentence
    bool composed;                       // by an operator
    bool negated, claimed;               // alleged or denied
    bool placed, dated, figured;         // a place, a date in words, an amount or casualties
    uint32_t specificity;
} clue_draft;
void clue_add_draft(const clue_draft *d, clue_list *out);
// Adds one of a pattern of the caller's own, from CLUE_OWN on.
#define CLUE_OWN 64
void clue_add(clue_list *out, uint64_t pattern, uint64_t a, uint64_t b);
// The clue that is the word alone, by lemma and part of speech.
uint64_t clue_of_word(str lemma, upos pos);

#endif
