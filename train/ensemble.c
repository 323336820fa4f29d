#include "train/ensemble.h"

#include "train/checkpoint.h"

#include <string.h>

static status open_member(network *net, const char *path, const lexicon *l, arena *a, diag *why)
{
    network_shape shape;
    random_source r = {0};
    TRY(checkpoint_shape(path, &shape, why));
    if (shape.n_words != l->n_words || shape.n_bundles != l->n_bundles ||
        shape.n_moves != l->n_moves)
        return diag_set(why, ST_FORMAT, path, 0, 0, "was trained with other treebanks or vectors");
    network_init(net, &shape, a, &r);
    return checkpoint_read(path, net, why);
}

status ensemble_open(ensemble *e, const char *const *paths, int n, const lexicon *l, arena *a,
                     diag *why)
{
    *e = (ensemble){.n = n, .moves = l->moves};
    if (n > ENSEMBLE_MAX)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "at most %d networks can be asked together",
                        ENSEMBLE_MAX);
    e->net = arena_array(a, network, (size_t)n);
    for (int i = 0; i < n; i++) {
        TRY(open_member(&e->net[i], paths[i], l, a, why));
        if (e->net[i].shape.affix_rows != e->net[0].shape.affix_rows)
            return diag_set(why, ST_FORMAT, paths[i], 0, 0, "has another table of affixes than %s",
                            paths[0]);
    }
    return ST_OK;
}

void ensemble_run_free(ensemble_run *r)
{
    for (int i = 0; i < ENSEMBLE_MAX; i++) batch_free(&r->batch[i]);
    arena_free(&r->memory);
    *r = (ensemble_run){0};
}

// Adds `part` of the probabilities of the three heads of all words.
static void add_tags(const network *net, const network_batch *b, float part, float *sum)
{
    float p[BUNDLES_MAX];
    const uint32_t count[3] = {XPOS_COUNT, UPOS_COUNT, net->shape.n_bundles};
    for (size_t t = 0; t < b->n; t++)
        for (size_t head = 0, at = t * net->tag_width; head < 3; at += count[head++]) {
            softmax(b->logits + at, count[head], p);
            for (uint32_t i = 0; i < count[head]; i++) sum[at + i] += p[i] * part;
        }
}

void ensemble_read(const ensemble *e, ensemble_run *r, const network_word *words,
                   const uint32_t *begin, uint32_t n_sentences)
{
    uint32_t n = begin[n_sentences];
    size_t width = e->net[0].tag_width;
    if (n > r->n_max) {
        arena_free(&r->memory);
        r->n_max = n + n / 2;
        r->tags = arena_array(&r->memory, float, r->n_max *width);
    }
    memset(r->tags, 0, n * width * sizeof *r->tags);
    for (int i = 0; i < e->n; i++) {
        network_forward(&e->net[i], &r->batch[i], words, begin, n_sentences, NULL);
        add_tags(&e->net[i], &r->batch[i], 1 / (float)e->n, r->tags);
    }
}

void ensemble_moves(const ensemble *e, const ensemble_run *r, const transition_state *s,
                    uint32_t first, float *p)
{
    uint32_t n = e->net[0].shape.n_moves;
    float hidden[NETWORK_WIDE_MAX], scores[MOVER_SCORES_MAX], own[MOVER_SCORES_MAX];
    configuration c;
    mover_look(s, first, &c);
    memset(p, 0, n * sizeof *p);
    for (int i = 0; i < e->n; i++) {
        mover_hidden(&e->net[i], &r->batch[i], &c, hidden);
        for (uint32_t j = 0; j < e->net[i].shape.hidden; j++)
            hidden[j] = hidden[j] > 0 ? hidden[j] : 0;
        mover_scores(&e->net[i], hidden, scores);
        mover_probabilities(&e->net[i], e->moves, s, scores, own);
        for (uint32_t j = 0; j < n; j++) p[j] += own[j] / (float)e->n;
    }
}

void ensemble_parse(const ensemble *e, const ensemble_run *r, transition_state *s, uint32_t first,
                    uint32_t n, uint8_t *tags)
{
    float p[MOVER_SCORES_MAX];
    for (uint32_t i = 0; i < n; i++)
        tags[i] =
            (uint8_t)largest_of(r->tags + (first + i) * (size_t)e->net[0].tag_width, XPOS_COUNT);
    transition_begin(s, tags, n);
    while (!transition_done(s)) {
        ensemble_moves(e, r, s, first, p);
        labelled_move move = e->moves[largest_of(p, e->net[0].shape.n_moves)];
        transition_apply(s, move.kind, move.rel);
    }
}
