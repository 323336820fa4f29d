#include "token/encoder.h"

#include <stdio.h>
#include <string.h>

#define SECTION_NAME_MAX 32 // the longest name that a model file can hold

static status senseless(const char *what, diag *why)
{
    return diag_set(why, ST_MODEL, NULL, 0, 0,
                    "section \"%s\" of the model makes no sense; get a fresh copy", what);
}

static bool is_width(uint32_t n)
{
    return n > 0 && n <= ENCODER_WIDTH_MAX && n % KERNEL_LANES == 0;
}

status encoder_layer_open(const model *m, const char *name, uint32_t in, encoder_layer *out,
                          diag *why)
{
    char section[SECTION_NAME_MAX];
    const model_section *s;
    snprintf(section, sizeof section, "%s.weights", name);
    TRY(model_get(m, section, MODEL_I8, in / 4, 0, &s, why));
    *out = (encoder_layer){.weights = s->data, .in = in, .out = s->cols / 4};
    if (in > KERNEL_IN_MAX || s->cols % 4 || !is_width(out->out)) return senseless(section, why);
    snprintf(section, sizeof section, "%s.scale", name);
    TRY(model_get(m, section, MODEL_F32, 1, out->out, &s, why));
    out->scale = s->data;
    snprintf(section, sizeof section, "%s.bias", name);
    TRY(model_get(m, section, MODEL_F32, 1, out->out, &s, why));
    out->bias = s->data;
    return ST_OK;
}

static status open_vectors(encoder *e, const model *m, diag *why)
{
    const model_section *s;
    TRY(model_get(m, "word.vectors", MODEL_BYTES, 0, 0, &s, why));
    e->word = s->data;
    e->word_width = s->cols;
    if (s->rows == 0 || !is_width(s->cols)) return senseless("word.vectors", why);
    TRY(lexeme_open(m, "word.slots", s->rows, &e->words, why));
    TRY(model_get(m, "affix.vectors", MODEL_I16, 0, 0, &s, why));
    e->affix = s->data;
    e->affix_width = s->cols;
    e->n_affixes = s->rows;
    if (s->rows == 0 || (s->rows & (s->rows - 1)) || !is_width(s->cols))
        return senseless("affix.vectors", why);
    return ST_OK;
}

// The strings of section tag.features, each ended by a newline.
static status open_features(encoder *e, const model *m, diag *why)
{
    const model_section *s;
    TRY(model_get(m, "tag.features", MODEL_BYTES, 1, 0, &s, why));
    e->features = mem_alloc((e->n_bundles + 1) * sizeof *e->features);
    str rest = {s->data, s->bytes};
    for (uint32_t i = 0; i < e->n_bundles; i++) {
        if (!rest.p) return senseless("tag.features", why);
        e->features[i] = str_split(&rest, '\n');
    }
    return ST_OK;
}

static status open_tags(encoder *e, const model *m, diag *why)
{
    const model_section *s;
    TRY(encoder_layer_open(m, "tag", e->width, &e->tag, why));
    if (e->tag.out < XPOS_COUNT + UPOS_COUNT) return senseless("tag.weights", why);
    TRY(model_get(m, "bundle.weights", MODEL_I8, 0, e->width, &s, why));
    e->bundle = s->data;
    e->n_bundles = s->rows;
    TRY(model_get(m, "bundle.scale", MODEL_F32, 1, e->n_bundles, &s, why));
    e->bundle_scale = s->data;
    TRY(model_get(m, "bundle.bias", MODEL_F32, 1, e->n_bundles, &s, why));
    e->bundle_bias = s->data;
    TRY(open_features(e, m, why));
    TRY(model_get(m, "tag.triples", MODEL_I32, 0, 4, &s, why));
    e->tags = s->data;
    e->n_tags = s->rows;
    for (uint32_t i = 0, x = 0; i <= e->n_tags; i++) {
        int32_t tag = i < e->n_tags ? e->tags[i].xpos : XPOS_COUNT;
        if (tag < (int32_t)x - 1 || tag > XPOS_COUNT) return senseless("tag.triples", why);
        while ((int32_t)x <= tag) e->first[x++] = i;
        if (i == e->n_tags) break;
        if (e->tags[i].upos < 0 || e->tags[i].upos >= UPOS_COUNT || e->tags[i].bundle < 0 ||
            (uint32_t)e->tags[i].bundle >= e->n_bundles)
            return senseless("tag.triples", why);
    }
    return ST_OK;
}

// Sections gate0, gate1 and so on, as many as there are.
static status open_layers(encoder *e, const model *m, diag *why)
{
    static const char *const names[ENCODER_LAYERS_MAX] = {"gate0", "gate1", "gate2", "gate3"};
    const model_section *s;
    TRY(model_get(m, "layers", MODEL_U32, 1, 1, &s, why));
    memcpy(&e->n_layers, s->data, sizeof e->n_layers);
    if (e->n_layers == 0 || e->n_layers > ENCODER_LAYERS_MAX) return senseless("layers", why);
    for (uint32_t i = 0; i < e->n_layers; i++) {
        TRY(encoder_layer_open(m, names[i], e->width, &e->layer[i], why));
        if (e->layer[i].out != 3 * e->width) return senseless(names[i], why);
    }
    return ST_OK;
}

status encoder_open(encoder *e, const model *m, diag *why)
{
    *e = (encoder){.k = kernel_best()};
    TRY(open_vectors(e, m, why));
    uint32_t in = e->word_width + e->affix_width;
    TRY(encoder_layer_open(m, "conv", 3 * in, &e->conv, why));
    e->width = e->conv.out;
    if (e->width % (2 * KERNEL_LANES)) return senseless("conv.weights", why);
    TRY(open_layers(e, m, why));
    return open_tags(e, m, why);
}

void encoder_close(encoder *e)
{
    mem_free(e->features);
    e->features = NULL;
}

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static void reserve(const encoder *e, encoder_run *r, uint32_t n)
{
    if (r->n_max && n <= r->n_max) return;
    size_t room = (size_t)n + n / 2 + 64;
    size_t widest = larger(3 * e->width, e->tag.out);
    size_t in = e->word_width + e->affix_width;
    r->rows = mem_realloc(r->rows, room * sizeof *r->rows);
    r->scores = mem_realloc(r->scores, e->tag.out * sizeof *r->scores);
    r->input = mem_realloc(r->input, (room + 2) * in);
    r->convolved = mem_realloc(r->convolved, room * e->width);
    r->first = mem_realloc(r->first, room * e->width);
    r->below = mem_realloc(r->below, room * e->width);
    r->sums = mem_realloc(r->sums, room * widest * sizeof(int32_t));
    r->states = mem_realloc(r->states, room * e->width);
    r->cell = mem_realloc(r->cell, e->width / 2 * sizeof(float));
    r->xpos = mem_realloc(r->xpos, room);
    r->n_max = (uint32_t)room;
}

void encoder_run_free(encoder_run *r)
{
    mem_free(r->rows);
    mem_free(r->scores);
    mem_free(r->input);
    mem_free(r->convolved);
    mem_free(r->first);
    mem_free(r->below);
    mem_free(r->sums);
    mem_free(r->states);
    mem_free(r->cell);
    mem_free(r->xpos);
    *r = (encoder_run){0};
}

// What is needed of a word is fetched from memory for all words at a time, first its slot and its
// affixes, then its vector: most of it is in no near cache.
static void find_rows(const encoder *e, encoder_run *r, const token *tokens)
{
    for (size_t t = 0; t < r->n; t++) {
        traits found = traits_of(tokens[t].form);
        r->rows[t].key = found.key;
        lexeme_fetch(&e->words, found.key);
        for (int k = 0; k < TRAIT_COUNT; k++) {
            uint32_t row = found.hash[k] & (e->n_affixes - 1);
            const int16_t *affix = e->affix + (size_t)row * e->affix_width;
            __builtin_prefetch(affix);
            __builtin_prefetch(affix + e->affix_width / 2);
            r->rows[t].affix[k] = row;
        }
    }
    for (size_t t = 0; t < r->n; t++) {
        uint32_t row = lexeme_find(&e->words, r->rows[t].key);
        r->rows[t].word = row == LEXEME_NONE ? 0 : row;
        const uint8_t *word = e->word + (size_t)r->rows[t].word * e->word_width;
        __builtin_prefetch(word);
    }
}

static void embed(const encoder *e, uint8_t *x, const encoder_rows *rows)
{
    const int16_t *affix[TRAIT_COUNT];
    for (int k = 0; k < TRAIT_COUNT; k++)
        affix[k] = e->affix + (size_t)rows->affix[k] * e->affix_width;
    memcpy(x, e->word + (size_t)rows->word * e->word_width, e->word_width);
    e->k->add(affix, TRAIT_COUNT, e->affix_width, ENCODER_AFFIX_SHIFT, KERNEL_ZERO,
              x + e->word_width);
}

// Both directions of a recurrent layer over the rows of x.
static void recur(const encoder *e, encoder_run *r, const encoder_layer *l, const uint8_t *x,
                  kernel_below below, uint8_t *out)
{
    size_t gates = l->out / 2, deep = gates / 3;
    e->k->product(x, r->n, e->width, l->in, l->weights, l->out, l->out, r->sums);
    for (size_t side = 0; side < 2; side++) {
        below.p = x + side * deep;
        e->k->scan(r->sums + side * gates, r->n, l->out, deep, l->scale + side * gates,
                   l->bias + side * gates, &below, r->cell, out + side * deep, e->width,
                   side ? -1 : 1);
    }
}

static void encode(const encoder *e, encoder_run *r, const token *tokens)
{
    static const kernel_below wide = {NULL, 0, KERNEL_PASSING}, state = {NULL, KERNEL_ZERO, 1};
    size_t in = e->word_width + e->affix_width;
    memset(r->input, KERNEL_ZERO, in);
    find_rows(e, r, tokens);
    for (size_t t = 0; t < r->n; t++) embed(e, r->input + (t + 1) * in, &r->rows[t]);
    memset(r->input + (r->n + (size_t)1) * in, KERNEL_ZERO, in);
    e->k->product(r->input, r->n, in, 3 * in, e->conv.weights, e->conv.out, e->conv.out, r->sums);
    e->k->rectify(r->sums, r->n, e->conv.out, e->conv.scale, e->conv.bias, r->convolved, e->width);
    recur(e, r, &e->layer[0], r->convolved, wide, r->first);
    const uint8_t *x = r->first;
    for (uint32_t i = 1; i < e->n_layers; i++) {
        uint8_t *out = (e->n_layers - i) % 2 ? r->states : r->below; // the last to r->states
        recur(e, r, &e->layer[i], x, state, out);
        x = out;
    }
    if (e->n_layers == 1) memcpy(r->states, r->first, r->n * (size_t)e->width);
}

// The best combination with this XPOS, by the scores of UPOS and of its features.
static void choose_tags(const encoder *e, const uint8_t *h, const float *upos_scores, uint32_t tag,
                        token *t)
{
    uint32_t begin = e->first[tag], end = e->first[tag + 1], best = begin;
    t->xpos = (uint8_t)tag;
    if (begin == end) {
        t->upos = UPOS_X;
        t->feats = STR_NONE;
        return;
    }
    float top = 0;
    for (uint32_t i = begin; i < end && end - begin > 1; i++) {
        int32_t b = e->tags[i].bundle;
        float sum = (float)e->k->dot(h, e->bundle + (size_t)b * e->width, e->width);
        float score = sum * e->bundle_scale[b] + e->bundle_bias[b] + upos_scores[e->tags[i].upos];
        if (i > begin && score <= top) continue;
        top = score;
        best = i;
    }
    t->upos = (uint8_t)e->tags[best].upos;
    t->feats = e->features[e->tags[best].bundle];
}

void encoder_read(const encoder *e, encoder_run *r, token *tokens, uint32_t n)
{
    reserve(e, r, n);
    r->n = n;
    encode(e, r, tokens);
    e->k->product(r->first, n, e->width, e->width, e->tag.weights, e->tag.out, e->tag.out, r->sums);
    for (uint32_t t = 0; t < n; t++) {
        uint32_t tag = e->k->rate(r->sums + (size_t)t * e->tag.out, e->tag.out, XPOS_COUNT,
                                  e->tag.scale, e->tag.bias, r->scores);
        r->xpos[t] = (uint8_t)tag;
        choose_tags(e, r->first + (size_t)t * e->width, r->scores + XPOS_COUNT, tag, &tokens[t]);
    }
}
