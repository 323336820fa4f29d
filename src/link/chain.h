// Why something happened: links followed from an event to what explains it, through mentions of the
// same event in other texts.
//
// Where events and links come from is a chain_source: documents that were coded (chaindocuments.h)
// or a database (store/databasechain.h). Cycles are cut where they close; a chain is followed at
// most CHAIN_DEPTH steps deep, and CHAIN_STEPS are told.
//
//     const chain_event *e;
//     TRY(source->find(source->state, STR("3f2a"), &e, &n, why));
//     if (n == 1) TRY(chain_follow(source, e, 0, visit, state, why));
#ifndef DM_LINK_CHAIN_H
#define DM_LINK_CHAIN_H

#include "link/link.h"

#define CHAIN_DEPTH 8     // causes of causes; no text goes deeper
#define CHAIN_STEPS 10000 // of one answer: more is no explanation, and grows with the depth's power

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

// What explains an event.
typedef struct {
    uint64_t event;          // which it is: equal for all mentions of it
    const chain_step *steps; // [n] in the order of chain_compare; `depth` is not set
    size_t n;
} chain_reasons;

// What is handed out belongs to the source and holds as long as it.
typedef struct {
    // The event whose id begins with `id`; *n says how many there are, and *e is the first; NULL
    // where there is none.
    status (*find)(void *state, str id, const chain_event **e, size_t *n, diag *why);
    // What all texts name that tell the event.
    status (*reasons)(void *state, const chain_event *e, chain_reasons *out, diag *why);
    void *state;
} chain_source;

// The surest first, then by id of what explains (none first), words that explain, the connective,
// kind, who says so.
int chain_compare(const chain_step *x, const chain_step *y);
// Calls `visit` for each step from the event down to causes of causes, each before its own. Steps
// of a confidence below `least` are neither told nor followed. A failure of the source is handed
// on.
status chain_follow(const chain_source *source, const chain_event *e, double least,
                    void (*visit)(void *state, const chain_step *step), void *state, diag *why);

#endif
