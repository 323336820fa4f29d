#include "train/ensemble.h"

#include "train/checkpoint.h"
#include "train/corpus.h"

static status open_member(ensemble_member *m, const char *path, const lexicon *l, arena *a,
                          diag *why)
{
    network_shape shape;
    random_source r = {0};
    TRY(checkpoint_shape(path, &shape, why));
    if (shape.n_words != l->n_words || shape.n_bundles != l->n_bundles ||
        shape.n_moves != l->n_moves)
        return diag_set(why, ST_FORMAT, path, 0, 0, "was trained with other treebanks or vectors");
    network_init(&m->net, &shape, a, &r);
    m->moves.moves = l->moves;
    return checkpoint_read(path, &m->net, why);
}

status ensemble_open(ensemble *e, const char *const *paths, int n, const lexicon *l, arena *a,
                     diag *why)
{
    *e = (ensemble){.lexicon = l, .n = n};
    e->member = arena_array(a, ensemble_member, (size_t)n);
    for (int i = 0; i < n; i++) {
        TRY(open_member(&e->member[i], paths[i], l, a, why));
        if (e->member[i].net.shape.affix_rows != e->member[0].net.shape.affix_rows)
            return diag_set(why, ST_FORMAT, paths[i], 0, 0, "has another table of affixes than %s",
                            paths[0]);
    }
    return ST_OK;
}

void ensemble_close(ensemble *e)
{
    for (int i = 0; i < e->n; i++) {
        batch_free(&e->member[i].batch);
        mover_free(&e->member[i].moves);
    }
    arena_free(&e->memory);
}

static void forward(ensemble *e, const token *tokens, const uint32_t *begin, uint32_t n_sentences)
{
    uint32_t n = begin[n_sentences];
    network_word *words = arena_array(&e->memory, network_word, n);
    for (uint32_t i = 0; i < n; i++)
        words[i] = corpus_word(e->lexicon, &tokens[i], e->member[0].net.shape.affix_rows);
    for (int k = 0; k < e->n; k++)
        network_forward(&e->member[k].net, &e->member[k].batch, words, begin, n_sentences, NULL);
}

// Adds the probabilities of the three heads of all words.
static void add_tags(ensemble *e, const ensemble_member *m)
{
    float p[BUNDLES_MAX];
    const uint32_t count[3] = {XPOS_COUNT, UPOS_COUNT, m->net.shape.n_bundles};
    for (uint32_t t = 0; t < m->batch.n; t++) {
        const float *logits = m->batch.logits + t * (size_t)m->net.tag_width;
        float *sum = e->tags + t * (size_t)m->net.tag_width;
        for (uint32_t head = 0, at = 0; head < 3; at += count[head++]) {
            softmax(logits + at, count[head], p);
            for (uint32_t i = 0; i < count[head]; i++) sum[at + i] += p[i];
        }
    }
}

// The likeliest XPOS, and of the combinations that the treebanks have with it the likeliest.
static void choose_tags(const ensemble *e, const float *sum, token *t)
{
    const lexicon *l = e->lexicon;
    uint32_t best = largest_of(sum, XPOS_COUNT), row = UINT32_MAX;
    float top = -1;
    t->xpos = (uint8_t)best;
    for (uint32_t i = 0; i < l->n_triples; i++) {
        const tag_triple *k = &l->triples[i];
        if (k->xpos != (int32_t)best) continue;
        float p = sum[XPOS_COUNT + k->upos] + sum[XPOS_COUNT + UPOS_COUNT + k->bundle];
        if (p <= top) continue;
        top = p;
        row = i;
    }
    t->upos = row == UINT32_MAX ? UPOS_X : (uint8_t)l->triples[row].upos;
    t->feats = row == UINT32_MAX ? STR_NONE : l->bundles[l->triples[row].bundle];
}

// The move of the largest sum of probabilities in the configuration that all are in.
static labelled_move vote(ensemble *e, uint32_t first)
{
    float sum[MOVER_SCORES_MAX] = {0};
    uint32_t n = e->lexicon->n_moves;
    for (int k = 0; k < e->n; k++) {
        ensemble_member *m = &e->member[k];
        float scores[MOVER_SCORES_MAX], total = 0;
        mover_scores(&m->net, &m->batch, &m->moves, first, scores);
        float top = scores[mover_best(&m->net, &m->moves, scores)];
        for (uint32_t i = 0; i < n; i++) {
            bool allowed = transition_allows(&m->moves.state, m->moves.moves[i].kind);
            scores[i] = allowed ? exp_of(scores[i] - top) : 0;
            total += scores[i];
        }
        for (uint32_t i = 0; i < n; i++) sum[i] += scores[i] / total;
    }
    return e->lexicon->moves[largest_of(sum, n)];
}

static void parse(ensemble *e, token *tokens, uint32_t first, uint32_t n)
{
    mover_sentence s = {.tag = e->xpos + first, .first = first, .n = n};
    for (int k = 0; k < e->n; k++) mover_open(&e->member[k].net, &e->member[k].moves, &s);
    const transition_state *state = &e->member[0].moves.state;
    while (!transition_done(state)) {
        labelled_move move = vote(e, first);
        for (int k = 0; k < e->n; k++)
            transition_apply(&e->member[k].moves.state, move.kind, move.rel);
    }
    for (uint32_t i = 0; i < n; i++) {
        tokens[first + i].head = state->head[i] == (int32_t)n ? -1 : state->head[i];
        tokens[first + i].rel = state->rel[i];
    }
}

void ensemble_read(ensemble *e, token *tokens, const uint32_t *begin, uint32_t n_sentences)
{
    uint32_t n = begin[n_sentences];
    size_t width = e->member[0].net.tag_width;
    arena_reset(&e->memory);
    e->tags = arena_array(&e->memory, float, n *width);
    e->xpos = arena_array(&e->memory, uint8_t, n);
    forward(e, tokens, begin, n_sentences);
    for (int k = 0; k < e->n; k++) add_tags(e, &e->member[k]);
    for (uint32_t i = 0; i < n; i++) {
        choose_tags(e, e->tags + i * width, &tokens[i]);
        e->xpos[i] = tokens[i].xpos;
    }
    for (uint32_t s = 0; s < n_sentences; s++) parse(e, tokens, begin[s], begin[s + 1] - begin[s]);
}
