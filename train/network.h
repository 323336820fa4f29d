// The network in floating point, with its gradient: embeddings, convolution, recurrent layers, tag
// heads and the projection of the words to the places of the parser. src/token/encoder.h is the
// same network in integers, as it runs.
//
//     input      x = word | affixes                                        [n][input]
//     convolved  y = relu(W [x(-1) x x(+1)] + b), at most CLIP             [n][wide]
//     layers     of quasi-recurrent cells over s = y / 4, then each over the states below:
//       gates    z, f, o = tanh, sigmoid, sigmoid of W s + b, for each direction; parabolas of
//                their shapes
//       state    c = f c' + (1 - f) z, h = o c + (1 - o) s; both directions [n][wide]
//     tags       logits W h + b of the first layer: XPOS, UPOS, feature bundles
//     places     W h of the last layer: what the word adds to the parser's hidden layer as s0, b0,
//                s1, s2
//
// Tags are read off the lowest layer, the tree off the highest one.
//
// A batch is some sentences laid end to end. Sources: Bradbury et al. 2017 (quasi-recurrent layer,
// fo-pooling); Lei et al. 2018 (what a layer does not change passes it by); Kiperwasser and
// Goldberg 2016 (parser on an encoder); Søgaard and Goldberg 2016 (low tasks on low layers);
// Srivastava et al. 2014.
#ifndef DM_TRAIN_NETWORK_H
#define DM_TRAIN_NETWORK_H

#include "train/matrix.h"

#include "parse/transition.h"
#include "token/traits.h"

#define NETWORK_WIDE_MAX   1024
#define NETWORK_LAYERS_MAX 4
#define CLIP               3.984375f // largest convolved value: the running network stores 255 / 64
#define CLIP_SHARE         0.25f     // of a convolved value in the states of the first layer

typedef struct {
    uint32_t word_width, affix_width; // input width is their sum; multiples of LANES
    uint32_t wide;                    // of a state, half of it for each direction: of 2 * LANES
    uint32_t layers, hidden;
    uint32_t affix_rows; // a power of two
    uint32_t n_words;    // rows of the word table; row 0 is "unknown"
    uint32_t n_bundles;  // feature bundles
    uint32_t n_moves;
    float drop_input, drop_state, drop_hidden, drop_word;
} network_shape;

typedef struct {
    param gate, bias; // [wide][3 * wide]
    float *gate_t;    // transposed, for the gradient
} network_layer;

typedef struct {
    network_shape shape;
    uint32_t n_tags, tag_width; // XPOS, UPOS, bundles; rounded up to LANES
    uint32_t move_width;        // n_moves rounded up to LANES
    const float *fixed;         // [n_words][word_width] vectors that are not learned here, or NULL
    param word, affix, conv, conv_bias, tag, tag_bias, place, fact, move, move_bias;
    network_layer layer[NETWORK_LAYERS_MAX];  // [shape.layers]
    float *conv_t, *tag_t, *place_t, *move_t; // transposed
} network;

// The i-th of all parameters.
param *network_param(network *net, int i);
int network_param_count(const network *net);

void network_init(network *net, const network_shape *shape, arena *a, random_source *r);
// Takes the step of Adam in all parameters and renews the transposed copies.
void network_step(network *net, float rate, uint32_t step);
void network_transpose(network *net);
// *out is the same network with gradients of its own; these are later added to the other's, and are
// zero again.
void network_share(const network *net, network *out, arena *a);
void network_add_gradients(network *to, network *from);
// Average of weights over some steps (Polyak and Juditsky 1992): remembers those of now; makes the
// average of the remembered ones the network.
void network_remember(network *net, arena *a);
void network_average(network *net);

// One word as the network sees it.
typedef struct {
    uint32_t word; // row of the word table
    uint32_t affix[TRAIT_COUNT];
    uint8_t xpos, upos;
    uint16_t bundle; // UINT16_MAX: not known, no loss
} network_word;

// A recurrent layer of a batch.
typedef struct {
    float *gates, *cells, *state; // [n][3 * wide], [n][wide], [n][wide]
    float *keep;                  // [n][wide] dropout factors of the state
    float *d_gates, *d_state;
} batch_layer;

// Everything that a batch computes; memory grows to the largest batch.
typedef struct {
    arena memory;
    uint32_t n, n_max;
    uint32_t n_sentences;
    const uint32_t *begin;              // [n_sentences + 1] first word of each
    float *input, *window, *convolved;  // [n][input], [n][3 * input], [n][wide]
    float *keep_input, *keep_convolved; // dropout factors; the latter, then, the rectifier's slope
    batch_layer layer[NETWORK_LAYERS_MAX];
    float *logits, *places; // [n][tag_width], [n][PLACE_COUNT * hidden]
    float *d_input, *d_window, *d_convolved, *d_logits, *d_places;
    uint8_t *fixed_only; // [n] the learned part of the word's vector was dropped
    uint8_t *unknown;    // [n] the word's vector was dropped
} network_batch;

void batch_free(network_batch *b);

// Computes logits and places of the words. `r` is NULL when not training: no dropout.
void network_forward(const network *net, network_batch *b, const network_word *words,
                     const uint32_t *begin, uint32_t n_sentences, random_source *r);
// From d_logits and d_places to the gradients of all parameters below them.
void network_backward(network *net, network_batch *b, const network_word *words);

// Fills d_logits (scaled by `weight`) of the words [begin, end) and returns the summed loss of the
// three heads. `share` of what is to be learned is taught [n][tag_width], probabilities; the rest
// the words' own tags, where they are known. With share 0 `taught` may be NULL.
double network_tag_loss(const network *net, network_batch *b, const network_word *words,
                        uint32_t begin, uint32_t end, const float *taught, float share,
                        float weight);

// Softmax of n logits among those from `first`; returns into out.
void softmax(const float *logits, uint32_t n, float *out);
// The first of the largest of n scores.
uint32_t largest_of(const float *scores, uint32_t n);

#endif
