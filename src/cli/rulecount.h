// How often each rule of a codebook fires over documents, and what the codebook covers.
//
// Workers note what happens in a document as bytes (rulecount_note); the calling thread adds the
// notes up (rulecount_add), so that nothing is shared.
#ifndef DM_CLI_RULECOUNT_H
#define DM_CLI_RULECOUNT_H

#include "base/map.h"
#include "cli/screen.h"
#include "event/check.h"

typedef struct {
    size_t examples, counters, wishes; // example, not, wish lines
    size_t structures; // of its examples and counter-examples, names aside (event/skeleton.h)
    size_t held;       // places where all its constraints hold
    size_t lost;       // of these, how often a stronger rule of the same word won
    size_t events;
    map rivals; // who won: name to how often
} rule_tally;

typedef struct {
    const codebook *rules;
    arena a;
    rule_tally *by_rule; // [codebook_rule_count]
    size_t *by_operator; // [codebook_operator_count] events that it had the last word in
    bool *seen;          // [codebook_word_count + 1] words that stand in the documents
    map types, modes, contexts, codes; // of events: name to how often
    map structures, patterns;          // of all examples
    map structures_of_rules;           // "RULE/STRUCTURE"
    size_t examples, documents, sentences, events;
} rulecount;

void rulecount_init(rulecount *r, const codebook *rules);
void rulecount_free(rulecount *r);

// Appends to `out` what happens in the document; any thread.
void rulecount_note(const codebook *rules, const document *d, const sentence_list *sentences,
                    const mention_list *mentions, const event_list *events, buf *out);
void rulecount_add(rulecount *r, str notes);
// Counts an example and its structure.
void rulecount_example(rulecount *r, const rule_example *x, const example_reading *reading);
// Often held, and always another rule won.
bool rulecount_shadowed(const rule_tally *t);
// The rival that won most; NULL: none.
const map_entry *rulecount_rival(const rule_tally *t);
// Single words of the class that no document has.
size_t rulecount_unseen(const rulecount *r, const rule_class *c, arena *a, const str **words);

// ruletable.c
void ruletable_lines(const rulecount *r, buf *out);                   // JSON Lines
void ruletable_screen(const rulecount *r, const screen *s, buf *out); // for people

#endif
