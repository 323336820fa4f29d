// The dependency parser: greedy arc-hybrid moves, scored by a small network on the token states.
//
// What a word adds to the hidden layer as s0, b0, s1 or s2 is computed once a sentence; a move sums
// four such rows and one row for each fact (transition.h), and scores the labelled moves with one
// matrix product, all in integers. 2n moves a sentence, so time is linear in its length.
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

typedef struct {
    const kernel *k;
    encoder_layer place;      // state -> [PLACE_COUNT * width]
    const int16_t *facts;     // [TRANSITION_ROWS][width]
    const int8_t *weights;    // [width / 4][n_scores][4]
    const int32_t *times;     // [n_scores] the unit of each column's weights
    const int32_t *bias;      // [n_scores]
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

typedef struct {
    transition_state state;
    int16_t *places; // [n][PLACE_COUNT][width]
    int32_t *sums;   // [n][PLACE_COUNT * width]
    uint8_t *hidden; // [width]
    int32_t *scores; // [n_scores]
    uint32_t n_max;
} parser_run;

void parser_run_free(parser_run *r);

// Fills head and rel of the words that `encoded` holds the states and tags of.
void parser_read(const parser *p, parser_run *r, const encoder_run *encoded, token *tokens);

#endif
