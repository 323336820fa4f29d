// Plain declarative sentences among the gold ones: what new trees are made of.
#ifndef DM_TRAIN_STATEMENT_H
#define DM_TRAIN_STATEMENT_H

#include "sentence/sentence.h"

// A sentence of running text with a full stop: its root, the root's subject, at the front or behind
// an adjunct with a comma, and the stop.
typedef struct {
    const sentence *s;
    uint32_t root, top, stop; // the root, the head of the subject, the full stop
    span subject;             // words
} statement;

// True and fills *out if the sentence is one: neither question nor quotation, nothing in brackets,
// no clause that the root reports.
bool statement_find(const sentence *s, statement *out);

// A word of running text: no quotation mark, bracket, dash or question mark.
bool word_is_plain(const token *t);
bool word_is_comma(const token *t);
bool word_asks(const token *t); // who, which, where ...

#endif
