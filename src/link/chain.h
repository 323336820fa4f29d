// Why something happened: the links of many documents, followed from an event to what explains it,
// through mentions of the same event in other texts.
//
// A chain copies what it is given. Cycles are cut where they close; a chain is followed at most
// CHAIN_DEPTH steps.
//
//     chain *c = chain_new();
//     chain_add(c, &coded);                       // each document
//     chain_close(c);
//     const chain_event *e = chain_find(c, STR("3f2a"), &n);
//     if (n == 1) chain_follow(c, e, visit, state);
#ifndef DM_LINK_CHAIN_H
#define DM_LINK_CHAIN_H

#include "link/coded.h"

#define CHAIN_DEPTH 8 // causes of causes; no text goes deeper

typedef struct chain chain;

typedef struct {
    str id, document, published, type, mode, date; // date empty: none
    str actors, recipients;                        // codes, joined by ","
    str trigger, text;                             // words; the sentence
} chain_event;

typedef struct {
    link_kind kind;
    const chain_event *why; // NULL: what explains was coded as no event
    str words;              // the connective
    str text;               // what explains, as written
    str by;                 // code or name of who says so; "author"
    double confidence;
    int depth; // 1: of the event asked for
} chain_step;

chain *chain_new(void);
void chain_free(chain *c); // NULL is allowed
void chain_add(chain *c, const coded *x);
// After all documents: finds which mentions tell the same event.
void chain_close(chain *c);
// The event whose id begins with `id`; *n says how many there are, and the first is returned. NULL
// when there is none.
const chain_event *chain_find(const chain *c, str id, size_t *n);
// Calls `visit` for each step from the event down to causes of causes, each before its own, in the
// order of their confidence.
void chain_follow(const chain *c, const chain_event *e,
                  void (*visit)(void *state, const chain_step *step), void *state);

#endif
