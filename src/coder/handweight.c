#include "coder/handweight.h"

#include "mention/given.h"

#include <math.h>

// Set by hand: an event between the spans outweighs all words, words outweigh frequency.
#define BOTH_SIDES    6.0 // an event from source to target
#define ACTOR_SIDE    3.0 // the source does it, to somebody else or nobody named
#define OTHER_SIDE    2.5 // it is done to the target
#define TURNED_SIDES  2.0 // an event from target to source
#define TURNED_SIDE   1.2
#define SAME_SENTENCE 0.8
#define TRIGGER       1.0 // a word on the way from one span to the other in the tree
#define TRIGGER_NEAR  0.5 // it hangs on the way
#define TRIGGER_FAR   0.15

// How often the types stand in news, in percent: a guess, made by hand before gold/events was there
// to count.
static const double FREQUENCY[PLOVER_TYPES] = {9, 12, 13, 3, 3, 6, 4, 7, 12, 5, 2, 3, 4, 3, 7, 13};

typedef struct {
    const evidence_question *q;
    const codebook *rules;
    arena *a;
    hand_weights w;
} weighing;

static double weight(const weighing *k, const event *e)
{
    static const double OF_FIT[] = {BOTH_SIDES,   ACTOR_SIDE,  OTHER_SIDE,
                                    TURNED_SIDES, TURNED_SIDE, SAME_SENTENCE};
    return OF_FIT[evidence_fits(k->q, e)] * (0.5 + 0.5 * e->confidence);
}

// The best event of a type counts whole, every further one a quarter.
static void add_events(weighing *k)
{
    const event_list *events = &k->q->c->events;
    for (size_t i = 0; i < events->n; i++) {
        const event *e = &events->p[i];
        int type = plover_type_find(e->type);
        if (type < 0 || !evidence_same_sentence(k->q, e->sentence)) continue;
        double w = weight(k, e);
        if (w > k->w.best_event[type]) {
            k->w.events[type] += w - 0.75 * k->w.best_event[type];
            k->w.best_event[type] = w;
            k->w.mode[type] = e->mode;
        } else {
            k->w.events[type] += 0.25 * w;
        }
    }
}

// --- words

// Marks the words from `at` up to the root.
static void mark_way(const sentence *s, int32_t at, uint8_t *way, uint8_t bit)
{
    for (uint32_t steps = 0; at >= 0 && steps <= s->n_tokens; steps++) {
        way[at] |= bit;
        at = s->tokens[at].head;
    }
}

static double nearness(const sentence *s, const uint8_t *way, uint32_t w)
{
    if (way[w] == 1 || way[w] == 2) return TRIGGER; // between one span and where the ways meet
    int32_t head = s->tokens[w].head;
    if (way[w] == 3) {
        // above both: the lowest such word joins them
        for (uint32_t i = 0; i < s->n_tokens; i++)
            if (s->tokens[i].head == (int32_t)w && way[i] == 3) return TRIGGER_NEAR;
        return TRIGGER;
    }
    return head >= 0 && way[head] ? TRIGGER_NEAR : TRIGGER_FAR;
}

static void add_words_of(weighing *k, const sentence *s)
{
    uint8_t *way = arena_array(k->a, uint8_t, (size_t)s->n_tokens + 1);
    frame_view f = frame_open(s, &k->q->c->mentions, k->a);
    const uint32_t *types = rule_trigger_types(k->rules, &f, k->a);
    mark_way(s, given_head(s, k->q->source), way, 1);
    mark_way(s, given_head(s, k->q->target), way, 2);
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (!types[w] || k->q->masked == (int32_t)w) continue;
        int n = __builtin_popcount(types[w]);
        double share = nearness(s, way, w) / n;
        for (int type = 0; type < PLOVER_TYPES; type++)
            if (types[w] & 1u << type) k->w.words[type] += share;
        k->w.any_word = true;
    }
}

static void add_words(weighing *k)
{
    for (size_t i = 0; i < k->q->c->sentences.n; i++)
        if (evidence_same_sentence(k->q, (uint32_t)i)) add_words_of(k, &k->q->c->sentences.p[i]);
}

hand_weights hand_weigh(const evidence_question *q, const codebook *rules, arena *a)
{
    weighing k = {.q = q, .rules = rules, .a = a};
    if (!q->without_events) add_events(&k);
    add_words(&k);
    return k.w;
}

bool hand_has_event(const hand_weights *h, int type)
{
    return h->best_event[type] > SAME_SENTENCE;
}

double hand_frequency(int type)
{
    return log(FREQUENCY[type]);
}
