#include "train/learner.h"

#include <string.h>

static void workspace_free(workspace *w)
{
    arena_free(&w->memory);
    batch_free(&w->net);
    mover_free(&w->mover);
}

static void gather(workspace *w, const corpus *c, const uint32_t *list, uint32_t n)
{
    w->begin[0] = 0;
    for (uint32_t i = 0; i < n; i++) w->begin[i + 1] = w->begin[i] + c->gold.p[list[i]].n_tokens;
    if (!w->words || w->begin[n] > w->room) {
        w->room = w->begin[n] * 2;
        w->words = arena_array(&w->memory, network_word, w->room);
        w->tags = arena_array(&w->memory, uint8_t, w->room);
    }
    for (uint32_t i = 0; i < n; i++)
        memcpy(w->words + w->begin[i], c->words[list[i]],
               c->gold.p[list[i]].n_tokens * sizeof *w->words);
}

// The best XPOS of every word of the batch.
static void best_tags(const network *net, workspace *w)
{
    for (uint32_t t = 0; t < w->net.n; t++)
        w->tags[t] = (uint8_t)largest_of(w->net.logits + t * (size_t)net->tag_width, XPOS_COUNT);
}

static mover_sentence sentence_of(const workspace *w, const corpus *c, uint32_t s, uint32_t i)
{
    return (mover_sentence){.head = c->heads[s],
                            .rel = c->rels[s],
                            .tag = w->tags + w->begin[i],
                            .first = w->begin[i],
                            .n = c->gold.p[s].n_tokens};
}

static void learn_part(const learner *k, learner_part *p)
{
    workspace *w = &p->w;
    if (p->n == 0) return;
    gather(w, k->c, p->list, p->n);
    network_forward(p->net, &w->net, w->words, w->begin, p->n, &p->random);
    best_tags(p->net, w);
    p->loss[0] += network_tag_loss(p->net, &w->net, w->words, k->tag_weight);
    mover_begin(&w->mover);
    for (uint32_t i = 0; i < p->n; i++) {
        mover_sentence s = sentence_of(w, k->c, p->list[i], i);
        p->loss[1] += mover_learn(p->net, &w->net, &w->mover, &s, k->explore, &p->random);
    }
    mover_gradient(p->net, &w->net, &w->mover);
    network_backward(p->net, &w->net, w->words);
}

static void *work(void *state)
{
    learner *k = state;
    for (;;) {
        pthread_barrier_wait(&k->meeting);
        if (k->over) return NULL;
        learn_part(k, &k->part[1]);
        pthread_barrier_wait(&k->meeting);
    }
}

void learner_init(learner *k, network *net, const labelled_move *moves, float tag_weight,
                  int threads, arena *a)
{
    *k = (learner){.net = net, .tag_weight = tag_weight};
    for (int i = 0; i < LEARNER_PARTS; i++) {
        k->part[i].net = net;
        k->part[i].w.mover.moves = moves;
        if (i == 0) continue;
        network_share(net, &k->part[i].own, a);
        k->part[i].net = &k->part[i].own;
    }
    if (threads < 2 || pthread_barrier_init(&k->meeting, NULL, 2) != 0) return;
    k->threaded = pthread_create(&k->thread, NULL, work, k) == 0;
    if (!k->threaded) pthread_barrier_destroy(&k->meeting);
}

void learner_free(learner *k)
{
    if (k->threaded) {
        k->over = true;
        pthread_barrier_wait(&k->meeting);
        pthread_join(k->thread, NULL);
        pthread_barrier_destroy(&k->meeting);
    }
    for (int i = 0; i < LEARNER_PARTS; i++) workspace_free(&k->part[i].w);
}

static uint64_t next_seed(random_source *r)
{
    uint64_t high = random_next(r);
    return high << 32 | random_next(r);
}

uint32_t learner_batch(learner *k, const corpus *c, const uint32_t *list, uint32_t n, float explore,
                       random_source *r, double loss[2])
{
    uint32_t first = (n + 1) / 2, words = 0;
    k->c = c;
    k->explore = explore;
    for (uint32_t i = 0; i < LEARNER_PARTS; i++) {
        learner_part *p = &k->part[i];
        p->random = (random_source){next_seed(r)};
        p->list = i == 0 ? list : list + first;
        p->n = i == 0 ? first : n - first;
        p->loss[0] = p->loss[1] = 0;
    }
    if (k->threaded) pthread_barrier_wait(&k->meeting);
    learn_part(k, &k->part[0]);
    if (k->threaded)
        pthread_barrier_wait(&k->meeting);
    else
        learn_part(k, &k->part[1]);
    network_add_gradients(k->net, k->part[1].net);
    for (int i = 0; i < LEARNER_PARTS; i++) {
        loss[0] += k->part[i].loss[0];
        loss[1] += k->part[i].loss[1];
        words += k->part[i].n ? k->part[i].w.begin[k->part[i].n] : 0;
    }
    return words;
}

learner_score learner_evaluate(learner *k, const corpus *c)
{
    workspace *w = &k->part[0].w;
    double words = 0;
    learner_score sum = {0};
    for (uint32_t s = 0; s < c->gold.n; s++) {
        gather(w, c, &s, 1);
        network_forward(k->net, &w->net, w->words, w->begin, 1, NULL);
        best_tags(k->net, w);
        mover_sentence m = sentence_of(w, c, s, 0);
        mover_parse(k->net, &w->net, &w->mover, &m);
        for (uint32_t i = 0; i < m.n; i++) {
            const float *logits = w->net.logits + i * (size_t)k->net->tag_width;
            bool head = w->mover.state.head[i] == m.head[i];
            deprel own = deprel_base((deprel)w->mover.state.rel[i]);
            words++;
            sum.uas += head;
            sum.las += head && own == deprel_base((deprel)m.rel[i]);
            sum.xpos += w->tags[i] == w->words[i].xpos;
            sum.upos += largest_of(logits + XPOS_COUNT, UPOS_COUNT) == w->words[i].upos;
        }
    }
    double per_cent = words > 0 ? 100 / words : 0;
    return (learner_score){sum.upos * per_cent, sum.xpos * per_cent, sum.uas * per_cent,
                           sum.las * per_cent};
}
