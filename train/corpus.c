#include "train/corpus.h"

#include "model/model.h"
#include "train/novelty.h"
#include "train/raw.h"
#include "train/treebank.h"

#include <string.h>

#define TEXT_WORDS_MIN 4
#define TEXT_WORDS_MAX 100

#define VECTOR_SIZE 0.25 // root mean square of the elements of word vectors

status corpus_read(corpus *c, const char *const *paths, int n, arena *a, diag *why)
{
    for (int i = 0; i < n; i++) TRY(treebank_read(paths[i], a, &c->gold, why));
    return ST_OK;
}

network_word corpus_word(const lexicon *l, const token *t, uint32_t affix_rows)
{
    traits tr = traits_of(t->form);
    network_word w = {.word = lexicon_find(l, tr.key),
                      .xpos = t->xpos,
                      .upos = t->upos,
                      .bundle = (uint16_t)lexicon_bundle(l, t->feats)};
    for (int k = 0; k < TRAIT_COUNT; k++) w.affix[k] = tr.hash[k] & (affix_rows - 1);
    return w;
}

void corpus_prepare(corpus *c, const lexicon *l, uint32_t affix_rows, arena *a)
{
    c->words = arena_array(a, network_word *, c->gold.n);
    c->heads = arena_array(a, int32_t *, c->gold.n);
    c->rels = arena_array(a, uint8_t *, c->gold.n);
    for (size_t s = 0; s < c->gold.n; s++) {
        const sentence *g = &c->gold.p[s];
        c->words[s] = arena_array(a, network_word, g->n_tokens);
        c->heads[s] = arena_array(a, int32_t, g->n_tokens);
        c->rels[s] = arena_array(a, uint8_t, g->n_tokens);
        for (uint32_t i = 0; i < g->n_tokens; i++) {
            const token *t = &g->tokens[i];
            c->words[s][i] = corpus_word(l, t, affix_rows);
            c->heads[s][i] = t->head < 0 ? (int32_t)g->n_tokens : t->head;
            c->rels[s][i] = t->rel;
        }
    }
}

typedef struct {
    const lexicon *l;
    uint32_t affix_rows;
    arena *a;
    novelty seen;
    VEC(sentence) sentences;
    VEC(network_word *) words;
} text_reader;

static void take_text(void *to, const sentence *s)
{
    text_reader *r = to;
    if (s->n_tokens < TEXT_WORDS_MIN || s->n_tokens > TEXT_WORDS_MAX) return;
    if (!novelty_add(&r->seen, s)) return;
    network_word *words = arena_array(r->a, network_word, s->n_tokens);
    for (uint32_t i = 0; i < s->n_tokens; i++)
        words[i] = corpus_word(r->l, &s->tokens[i], r->affix_rows);
    *vec_push(r->a, &r->words) = words;
    *vec_push(r->a, &r->sentences) = (sentence){.n_tokens = s->n_tokens};
}

status corpus_read_text(corpus *c, const char *const *paths, int n, const lexicon *l,
                        uint32_t affix_rows, arena *a, diag *why)
{
    text_reader r = {.l = l, .affix_rows = affix_rows, .a = a};
    novelty_init(&r.seen, a);
    for (int i = 0; i < n; i++) TRY(raw_read(paths[i], take_text, &r, why));
    corpus read = {.gold = {r.sentences.p, r.sentences.n}, .words = r.words.p};
    read.heads = arena_array(a, int32_t *, read.gold.n);
    read.rels = arena_array(a, uint8_t *, read.gold.n);
    corpus_add(c, &read, 1, a);
    return ST_OK;
}

void corpus_add(corpus *c, const corpus *other, uint32_t times, arena *a)
{
    size_t n = c->gold.n, more = other->gold.n, all = n + more * times;
    corpus sum = {.gold = {arena_array(a, sentence, all), all},
                  .words = arena_array(a, network_word *, all),
                  .heads = arena_array(a, int32_t *, all),
                  .rels = arena_array(a, uint8_t *, all)};
    for (uint32_t i = 0; i <= times; i++) {
        const corpus *from = i == 0 ? c : other;
        size_t at = i == 0 ? 0 : n + (i - 1) * more;
        for (size_t s = 0; s < from->gold.n; s++) {
            sum.gold.p[at + s] = from->gold.p[s];
            sum.words[at + s] = from->words[s];
            sum.heads[at + s] = from->heads[s];
            sum.rels[at + s] = from->rels[s];
        }
    }
    *c = sum;
}

// The factor that brings the elements of vectors to their size.
static float scale_of(const float *p, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += (double)p[i] * (double)p[i];
    return (float)(VECTOR_SIZE / __builtin_sqrt(sum / (double)n));
}

static status copy_vectors(const model *m, lexicon *l, uint32_t width, arena *a, const float **out,
                           diag *why)
{
    const model_section *keys, *vectors;
    TRY(model_get(m, "keys", MODEL_U32, 0, 3, &keys, why));
    TRY(model_get(m, "vectors", MODEL_F32, keys->rows, width, &vectors, why));
    const uint32_t *key = keys->data;
    const float *from = vectors->data;
    uint32_t *row = arena_array(a, uint32_t, keys->rows);
    for (uint32_t i = 1; i < keys->rows; i++)
        row[i] = lexicon_add(l, key[3 * (size_t)i] | (uint64_t)key[3 * (size_t)i + 1] << 32, a);
    float *to = arena_array(a, float, (size_t)l->n_words *width);
    float scale = scale_of(from, vectors->rows * (size_t)width);
    for (uint32_t i = 1; i < keys->rows; i++)
        for (uint32_t j = 0; j < width; j++)
            to[row[i] * (size_t)width + j] = from[i * (size_t)width + j] * scale;
    *out = to;
    return ST_OK;
}

status corpus_vectors(const char *path, lexicon *l, uint32_t width, arena *a, const float **out,
                      diag *why)
{
    model *m;
    TRY(model_open(path, &m, why));
    status st = copy_vectors(m, l, width, a, out, why);
    model_close(m);
    return st;
}
