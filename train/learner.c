#include "train/learner.h"

#include <string.h>

static void workspace_free(workspace *w)
{
    arena_free(&w->memory);
    batch_free(&w->net);
    mover_free(&w->mover);
    ensemble_run_free(&w->taught);
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

// The teachers of one part, for mover_teacher.
typedef struct {
    const ensemble *e;
    const ensemble_run *r;
} classroom;

static void ask(const void *who, const transition_state *s, uint32_t first, float *p)
{
    const classroom *c = who;
    ensemble_moves(c->e, c->r, s, first, p);
}

static void learn_part(const learner *k, learner_part *p)
{
    workspace *w = &p->w;
    const ensemble *e = k->teachers;
    const classroom c = {e, &w->taught};
    const mover_teacher teacher = {ask, e ? &c : NULL, e ? k->share : 0};
    if (p->n == 0) return;
    gather(w, k->c, p->list, p->n);
    network_forward(p->net, &w->net, w->words, w->begin, p->n, &p->random);
    best_tags(p->net, w);
    if (e) ensemble_read(e, &w->taught, w->words, w->begin, p->n);
    mover_begin(&w->mover);
    for (uint32_t i = 0; i < p->n; i++) {
        mover_sentence s = sentence_of(w, k->c, p->list[i], i);
        p->loss[0] +=
            network_tag_loss(p->net, &w->net, w->words, w->begin[i], w->begin[i + 1],
                             e ? w->taught.tags : NULL, s.head ? teacher.share : 1, k->tag_weight);
        p->loss[1] += mover_learn(p->net, &w->net, &w->mover, &s, &teacher, k->explore, &p->random);
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

// Adds a sentence of the batch that has been parsed: its tree, its tags and the logits (or
// probabilities) of its tags.
static void add_score(const workspace *w, const network *net, const mover_sentence *m,
                      const float *tags, learner_score *sum)
{
    for (uint32_t i = 0; i < m->n; i++) {
        const float *upos_scores = tags + (m->first + i) * (size_t)net->tag_width + XPOS_COUNT;
        const network_word *gold = &w->words[m->first + i];
        bool head = w->mover.state.head[i] == m->head[i];
        deprel own = deprel_base((deprel)w->mover.state.rel[i]);
        sum->words++;
        sum->uas += head;
        sum->las += head && own == deprel_base((deprel)m->rel[i]);
        sum->xpos += w->tags[m->first + i] == gold->xpos;
        sum->upos += largest_of(upos_scores, UPOS_COUNT) == gold->upos;
    }
}

static learner_score evaluate(learner *k, const corpus *c, bool teachers)
{
    workspace *w = &k->part[0].w;
    learner_score sum = {0};
    for (uint32_t s = 0; s < c->gold.n; s++) {
        gather(w, c, &s, 1);
        mover_sentence m = sentence_of(w, c, s, 0);
        if (teachers) {
            ensemble_read(k->teachers, &w->taught, w->words, w->begin, 1);
            ensemble_parse(k->teachers, &w->taught, &w->mover.state, 0, m.n, w->tags);
        } else {
            network_forward(k->net, &w->net, w->words, w->begin, 1, NULL);
            best_tags(k->net, w);
            mover_parse(k->net, &w->net, &w->mover, &m);
        }
        add_score(w, k->net, &m, teachers ? w->taught.tags : w->net.logits, &sum);
    }
    double per_cent = sum.words > 0 ? 100 / sum.words : 0;
    return (learner_score){sum.words, sum.upos * per_cent, sum.xpos * per_cent, sum.uas * per_cent,
                           sum.las * per_cent};
}

learner_score learner_evaluate(learner *k, const corpus *c)
{
    return evaluate(k, c, false);
}

learner_score learner_evaluate_teachers(learner *k, const corpus *c)
{
    return evaluate(k, c, true);
}
