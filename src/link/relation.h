// What the words of a sentence say of how two things hang together: why something was done, to what
// it answers, on what condition, what for, in spite of what. Of trees alone, before anybody asks
// for events.
//
// Connectives are data (codebook/connectives.tsv): conjunctions and prepositions of any number of
// words, adverbs that point back, verbs of causation, participles of result and aim. A relation has
// two heads in the tree: of what is told and of what explains it. Where a connective points back
// over the beginning of the sentence the second is none. How likely a connective means that, a
// classifier says where there is one. Deterministic; memory from the caller's arena.
//
//     relation_list all = relation_read(&frame, NULL, &a);
//     for (uint32_t i = 0; i < all.n; i++) print(link_kind_name(all.p[i].kind));
#ifndef DM_LINK_RELATION_H
#define DM_LINK_RELATION_H

#include "rule/frame.h"

typedef enum {
    LINK_CAUSE,      // why it was done or came about
    LINK_RESPONSE,   // what it answers
    LINK_CONDITION,  // what must be so first
    LINK_PURPOSE,    // what it is for
    LINK_CONCESSION, // in spite of what
    LINK_PART,       // of what it is a part
    LINK_SAME,       // the same event told once more
    LINK_KINDS
} link_kind;

// "cause", "response", "condition", "purpose", "concession", "part", "same".
const char *link_kind_name(link_kind kind);
// The kind of that name; of no other name, LINK_CAUSE.
link_kind link_kind_named(str name);

#define RELATION_BEFORE (-1) // in place of a word: what the sentence before tells

typedef struct {
    link_kind kind;
    uint32_t first, end; // words of the connective, [first, end); none: empty
    int32_t told;        // head of what is explained
    int32_t why;         // head of what explains it; RELATION_BEFORE
    bool negative;       // "unless", "without", "not because"
    bool implied;        // no connective of the table says so
    double meant;        // how often the connective means that, as the table has it
    double strength;     // how likely it is that it means that, [0, 1]
    double causal; // how likely it is that the one is the cause or the aim of the other, [0, 1]
} relation;

typedef struct {
    const relation *p; // [n] by first word of the connective
    uint32_t n;
} relation_list;

typedef struct reasoner reasoner; // a classifier (reasoner.h)

// Every relation that a connective of the sentence tells; with a classifier also those that none
// does ("the blast, which killed two"), by place. Without one (NULL) strengths are the table's.
relation_list relation_read(const frame_view *f, const reasoner *m, arena *a);

#endif
