// The dependency parser: arc-hybrid moves, scored by a small network on the token states; the best
// one is made, and where it was nearly another, that one is tried too.
//
// What a word adds to the hidden layer as s0, b0, s1 or s2 is computed once a sentence; a move sums
// four such rows and one row for each fact (transition.h), and scores the labelled moves with one
// matrix product, all in integers. 2n moves a sentence, so time is linear in its length.
//
// Afterwards the move of which the network was least sure is taken back: the best move of another
// kind is made in its place, and the best ones from there on. The tree whose moves are the more
// probable together stays. That is done up to PARSER_SECOND_THOUGHTS times, while a move was that
// doubtful (bench/RESULTS.md: worth 0.2 of LAS; a search with few alternatives, where they count).
//
// Sources: Chen and Manning 2014 (precomputed hidden layer); Kiperwasser and Goldberg 2016 (places
// over an encoder). The parser is immutable and shared; parser_run is the scratch of one thread.
#ifndef DM_PARSE_PARSER_H
#define DM_PARSE_PARSER_H

#include "parse/transition.h"
#include "token/encoder.h"

#define PARSER_SITUATIONS (2 << MOVE_KINDS)
#define PARSER_SHIFT_MAX  7   // a hidden value has eight bits of the sum's fifteen
#define PARSER_MOVES_MAX  256 // twice the relations are 108

#define PARSER_SECOND_THOUGHTS 2
#define PARSER_COST_UNIT       1024 // of -ln of a probability
#define PARSER_DOUBT           710 // ln 2: a doubtful move is less than twice as probable as another
#define PARSER_SLACK           1536 // what a second thought may cost more than the first on the way

typedef struct {
    const kernel *k;
    encoder_layer place;      // state -> [PLACE_COUNT * width]
    const int16_t *facts;     // [TRANSITION_ROWS][width]
    const int8_t *weights;    // [width / 4][n_scores][4]
    const int32_t *times;     // [n_scores] the unit of each column's weights
    const int32_t *bias;      // [n_scores]
    int second_thoughts;      // at most; PARSER_SECOND_THOUGHTS
    float unit;               // of the scores: what one is of the logarithm of a probability
    int shift;                // a sum of places and facts is 2^shift times a hidden value
    uint32_t width, n_scores; // multiples of KERNEL_LANES
    const uint8_t *moves;     // [n_moves][2] kind and relation, by kind
    uint32_t n_moves;
    uint32_t first[MOVE_KINDS + 1]; // moves[first[k]] is the first of kind k
    uint16_t base[FACT_COUNT];      // first row of each fact
    int16_t *tags; // [XPOS_COUNT][PLACE_COUNT * width] rows of facts: the word's own tag
    // [PARSER_SITUATIONS][n_scores] -1 for the moves allowed, by the kinds allowed and whether ROOT
    // is all that is left
    int32_t *allowed;
} parser;

status parser_open(parser *p, const encoder *e, const model *m, diag *why);
void parser_close(parser *p);

// A move that was made.
typedef struct {
    uint8_t kind, rel;
    uint8_t other_kind, other_rel; // the best of another kind
    int32_t
        margin; // by how much that one costs more; PARSER_SURE when there is none, or it was tried
    int32_t cost; // -ln of its probability among those allowed, in 1 / PARSER_COST_UNIT
} parser_step;

#define PARSER_SURE INT32_MAX

typedef struct {
    transition_state state;
    transition_state beside;    // while another move is tried: of the tree that stands
    int16_t *places;            // [n][PLACE_COUNT][width]
    int32_t *sums;              // [n][PLACE_COUNT * width]
    uint8_t *hidden;            // [width]
    int32_t *scores;            // [n_scores]
    bool doubts;                // there has been a doubtful move
    parser_step *steps, *tried; // [2n] of the best tree so far and of the one that is tried
    uint32_t n_max;
} parser_run;

void parser_run_free(parser_run *r);

// Fills head and rel of the words that `encoded` holds the states and tags of.
void parser_read(const parser *p, parser_run *r, const encoder_run *encoded, token *tokens);

#endif
