// The token encoder: words of a sentence to states that know their neighbourhood, and the tags that
// are read off them.
//
//     input      x = word vector | sum of affix vectors
//     convolved  y = relu(W [x(-1) x x(+1)] + b)
//     layers     h = a bidirectional quasi-recurrent layer over y, then one over each h
//     tags       XPOS and UPOS by their scores over the first h, then the feature bundle among
//                those that the treebanks have with the two
//     state      the last h
//
// All of these are bytes, in the units of kernel.h.
//
// Sources: Bradbury et al. 2017 (quasi-recurrent layer, fo-pooling); Lei et al. 2018 (what a layer
// does not change passes it by). train/network.h is the same in floating point. The encoder is
// immutable and shared; encoder_run is the scratch of one thread. Later rooms may read the states
// of the sentence that was encoded last.
#ifndef DM_TOKEN_ENCODER_H
#define DM_TOKEN_ENCODER_H

#include "model/model.h"
#include "sentence/sentence.h"
#include "token/kernel.h"
#include "token/lexeme.h"
#include "token/traits.h"

// Values of a layer: eighteen times ours. Bounds the memory of a run by its words.
#define ENCODER_WIDTH_MAX 4096

// Recurrent layers: one more than ours.
#define ENCODER_LAYERS_MAX 4

#define ENCODER_AFFIX_SHIFT 4 // affix vectors are 2^4 times as fine as inputs: their sum is right
#define ENCODER_AFFIX_MAX   4095 // the sum of those of a word is below 2^15

typedef struct {
    const int8_t *weights; // [in / 4][out][4]
    const float *scale;    // [out]
    const float *bias;     // [out]
    uint32_t in, out;
} encoder_layer;

// A combination of tags that the treebanks have.
typedef struct {
    int32_t xpos, upos, bundle, count;
} encoder_tags;

typedef struct {
    const kernel *k;
    lexeme_table words;
    const uint8_t *word;  // [n_words][word_width], row 0 for unknown words
    const int16_t *affix; // [n_affixes][affix_width]
    uint32_t word_width, affix_width, n_affixes;
    encoder_layer conv, tag;
    encoder_layer layer[ENCODER_LAYERS_MAX];
    uint32_t n_layers;
    uint32_t width;                 // of y, h and the state: twice the cells of a direction
    const int8_t *bundle;           // [n_bundles][width]
    const float *bundle_scale;      // [n_bundles]
    const float *bundle_bias;       // [n_bundles]
    const encoder_tags *tags;       // [n_tags] by XPOS, the most frequent first
    uint32_t n_tags, n_bundles;     //
    uint32_t first[XPOS_COUNT + 1]; // tags[first[x]] is the first of XPOS x
    str *features;                  // [n_bundles] "Number=Sing"
} encoder;

status encoder_open(encoder *e, const model *m, diag *why);
void encoder_close(encoder *e);

// Where a word's vectors are.
typedef struct {
    uint64_t key;                      // of its form
    uint32_t word, affix[TRAIT_COUNT]; // rows
} encoder_rows;

typedef struct {
    encoder_rows *rows; // [n]
    uint8_t *input;     // [n + 2][word_width + affix_width], a row of zeros at each end
    uint8_t *convolved; // [n][width]
    int32_t *sums;      // [n][widest]
    uint8_t *first;     // [n][width] the first h
    uint8_t *states;    // [n][width] the last h; between, those below it
    uint8_t *below;     // [n][width] scratch
    float *cell;        // [width / 2]
    float *scores;      // [tag.out]
    uint8_t *xpos;      // [n]
    uint32_t n, n_max;
} encoder_run;

void encoder_run_free(encoder_run *r);

// Fills r->states and the upos, xpos and feats of the n words.
void encoder_read(const encoder *e, encoder_run *r, token *tokens, uint32_t n);

// One layer of the model: sections NAME.weights, NAME.scale and NAME.bias.
status encoder_layer_open(const model *m, const char *name, uint32_t in, encoder_layer *out,
                          diag *why);

#endif
