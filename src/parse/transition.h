// The arc-hybrid transition system with the root at the end of the buffer, and its dynamic oracle.
//
// A configuration is a stack, a buffer of the words that are left with ROOT behind them, and the
// arcs made so far. SHIFT moves the buffer's first word to the stack; LEFT makes the buffer's first
// word the head of the stack's top and pops it; RIGHT makes the second of the stack the head of its
// top and pops it. 2n moves build a projective tree of n words; only one word may depend on ROOT.
//
// Sources: Kuhlmann, Gómez-Rodríguez and Satta 2011 (arc-hybrid); Goldberg and Nivre 2013 (dynamic
// oracle); Ballesteros and Nivre 2013 (root at the end); Zhang and Nivre 2011 (features).
//
// A transition_state belongs to one thread; its memory grows to the longest sentence seen.
#ifndef DM_PARSE_TRANSITION_H
#define DM_PARSE_TRANSITION_H

#include "sentence/ud.h"

typedef enum { MOVE_SHIFT, MOVE_LEFT, MOVE_RIGHT, MOVE_KINDS } move_kind;

#define NO_NODE UINT32_MAX
#define NO_REL  REL_COUNT        // "there is no such child"
#define NO_TAG  XPOS_COUNT       // "there is no such word"
#define END_TAG (XPOS_COUNT + 1) // the tag of ROOT

// What the moves ask about a word's children: relation and tag of the outer two on each side.
// The first left child is the leftmost, the first right child the rightmost.
typedef struct {
    uint8_t left_rel[2], left_tag[2];
    uint8_t right_rel[2], right_tag[2];
    uint8_t n_left, n_right; // capped at 255
} family;

typedef struct {
    uint32_t n;       // words; node n is ROOT
    uint32_t next;    // first of the buffer; n when only ROOT is left
    uint32_t *stack;  // [n_stack] bottom first
    uint32_t n_stack; //
    int32_t *head;    // [n] the head given so far, -1 when none; n for ROOT
    uint8_t *rel;     // [n] deprel
    uint8_t *tag;     // [n + 1] xpos; END_TAG for ROOT
    family *families; // [n + 1]
    uint32_t n_max;   // words that the arrays have room for
} transition_state;

// Begins a sentence of n words whose tags (xpos) are copied from tags [n].
void transition_begin(transition_state *s, const uint8_t *tags, uint32_t n);
void transition_free(transition_state *s);

static inline bool transition_done(const transition_state *s)
{
    return s->next == s->n && s->n_stack == 0;
}

// May this move be made now? SHIFT never takes ROOT; ROOT takes a child only when it is the last
// word on the stack. In every configuration that is not done at least one move is allowed.
static inline bool transition_allows(const transition_state *s, move_kind kind)
{
    switch (kind) {
    case MOVE_SHIFT: return s->next < s->n;
    case MOVE_LEFT: return s->n_stack > 0 && (s->next < s->n || s->n_stack == 1);
    case MOVE_RIGHT: return s->n_stack > 1;
    default: return false;
    }
}

void transition_apply(transition_state *s, move_kind kind, deprel rel);

// The four words that the network looks at; NO_NODE when there is none.
enum { PLACE_S0, PLACE_B0, PLACE_S1, PLACE_S2, PLACE_COUNT };
void transition_places(const transition_state *s, uint32_t out[PLACE_COUNT]);

// Small facts about the configuration, each the row of a table: transition_facts fills in rows of
// one common table of TRANSITION_ROWS rows, one for each of the FACT_COUNT facts.
#define FACT_LIST(X)                                                                               \
    X(S0_LEFT_REL, FACT_RELS)                                                                      \
    X(S0_LEFT2_REL, FACT_RELS)                                                                     \
    X(S0_RIGHT_REL, FACT_RELS)                                                                     \
    X(S0_RIGHT2_REL, FACT_RELS)                                                                    \
    X(S1_LEFT_REL, FACT_RELS)                                                                      \
    X(S1_RIGHT_REL, FACT_RELS)                                                                     \
    X(S1_RIGHT2_REL, FACT_RELS)                                                                    \
    X(B0_LEFT_REL, FACT_RELS)                                                                      \
    X(B0_LEFT2_REL, FACT_RELS)                                                                     \
    X(S2_RIGHT_REL, FACT_RELS)                                                                     \
    X(S0_LEFT_TAG, FACT_TAGS)                                                                      \
    X(S0_RIGHT_TAG, FACT_TAGS)                                                                     \
    X(S1_LEFT_TAG, FACT_TAGS)                                                                      \
    X(S1_RIGHT_TAG, FACT_TAGS)                                                                     \
    X(B0_LEFT_TAG, FACT_TAGS)                                                                      \
    X(S0_VALENCY, FACT_VALENCIES)                                                                  \
    X(S1_VALENCY, FACT_VALENCIES)                                                                  \
    X(B0_VALENCY, FACT_VALENCIES)                                                                  \
    X(S0_TAG, FACT_TAGS)                                                                           \
    X(B0_TAG, FACT_TAGS)                                                                           \
    X(S1_TAG, FACT_TAGS)                                                                           \
    X(S2_TAG, FACT_TAGS)                                                                           \
    X(B1_TAG, FACT_TAGS)                                                                           \
    X(B2_TAG, FACT_TAGS)                                                                           \
    X(S0_B0_DISTANCE, FACT_DISTANCES)                                                              \
    X(S1_S0_DISTANCE, FACT_DISTANCES)                                                              \
    X(STACK_DEPTH, FACT_DEPTHS)

enum {
    FACT_RELS = REL_COUNT + 1,
    FACT_TAGS = XPOS_COUNT + 2,
    FACT_VALENCIES = 20, // children on the left 0 to 3+, times on the right 0 to 4+
    FACT_DISTANCES = 9,  // none, 1, 2, 3, 4, 5 to 6, 7 to 9, 10 to 14, 15 and more
    FACT_DEPTHS = 6,     // words on the stack: 0 to 4, 5 and more
};

enum {
#define X(name, rows) FACT_##name,
    FACT_LIST(X)
#undef X
        FACT_COUNT
};

#define X(name, rows) +(rows)
enum { TRANSITION_ROWS = 0 FACT_LIST(X) };
#undef X

void transition_facts(const transition_state *s, uint16_t out[FACT_COUNT]);

// Training only: how many arcs of the gold tree (gold[i] is the head of word i, n for ROOT) can no
// longer be made once this allowed move is made. Linear in the sentence; exact for projective
// trees.
uint32_t transition_cost(const transition_state *s, const int32_t *gold, move_kind kind);

#endif
