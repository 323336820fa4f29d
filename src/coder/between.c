#include "coder/between.h"

#include "mention/given.h"

#include <math.h>
#include <stdlib.h>

// What speaks for a type, in natural logarithms of odds. Set by hand: an event between the spans
// outweighs all words, words outweigh frequency.
#define BOTH_SIDES    6.0 // an event from source to target
#define ACTOR_SIDE    3.0 // the source does it, to somebody else or nobody named
#define OTHER_SIDE    2.5 // it is done to the target
#define TURNED_SIDES  2.0 // an event from target to source
#define TURNED_SIDE   1.2
#define SAME_SENTENCE 0.8
#define TRIGGER       1.0 // a word on the way from one span to the other in the tree
#define TRIGGER_NEAR  0.5 // it hangs on the way
#define TRIGGER_FAR   0.15

// How often the types stand in news, in percent, smoothed: the own gold standard (gold/events).
static const double FREQUENCY[PLOVER_TYPES] = {9, 12, 13, 3, 3, 6, 4, 7, 12, 5, 2, 3, 4, 3, 7, 13};

typedef struct {
    const document *d;
    coded c;
    const codebook *rules;
    span source, target;
    arena *a;
    double score[PLOVER_TYPES];
    double best_event[PLOVER_TYPES]; // weight of the best event of the type
    str mode[PLOVER_TYPES];
    double words; // what triggers have given
} deciding;

// --- events

static bool stands_in(const participant *p, uint32_t n, span words)
{
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = p[i].mention;
        if (span_overlaps(p[i].span, words)) return true;
        if (m && m->n_actors == 1 && span_overlaps(m->span, words)) return true;
    }
    return false;
}

// Is one of the participants the entity that an actor inside the words is: "he" for the source?
static bool is_entity(const deciding *k, const participant *p, uint32_t n, span words)
{
    for (size_t i = 0; i < k->c.mentions.n; i++) {
        const mention *m = &k->c.mentions.p[i];
        if (m->kind != MENTION_ACTOR || !span_overlaps(m->span, words)) continue;
        for (uint32_t j = 0; j < n; j++)
            for (uint32_t x = 0; x < m->n_actors; x++)
                if (str_eq(p[j].actor->entity, m->actors[x]->entity)) return true;
    }
    return false;
}

static bool takes_part(const deciding *k, const participant *p, uint32_t n, span words)
{
    return stands_in(p, n, words) || is_entity(k, p, n, words);
}

static double weight(const deciding *k, const event *e)
{
    bool from = takes_part(k, e->actors, e->n_actors, k->source);
    bool to = takes_part(k, e->recipients, e->n_recipients, k->target);
    if (from && to) return BOTH_SIDES;
    bool back_from = takes_part(k, e->actors, e->n_actors, k->target);
    bool back_to = takes_part(k, e->recipients, e->n_recipients, k->source);
    if (from) return ACTOR_SIDE;
    if (to) return OTHER_SIDE;
    if (back_from && back_to) return TURNED_SIDES;
    return back_from || back_to ? TURNED_SIDE : SAME_SENTENCE;
}

static bool same_sentence(const deciding *k, uint32_t index)
{
    span s = k->c.sentences.p[index].span;
    return span_overlaps(s, k->source) || span_overlaps(s, k->target);
}

// The best event of a type counts whole, every further one a quarter.
static void add_events(deciding *k)
{
    for (size_t i = 0; i < k->c.events.n; i++) {
        const event *e = &k->c.events.p[i];
        int type = plover_type_find(e->type);
        if (type < 0 || !same_sentence(k, e->sentence)) continue;
        double w = weight(k, e) * (0.5 + 0.5 * e->confidence);
        if (w > k->best_event[type]) {
            k->score[type] += w - 0.75 * k->best_event[type];
            k->best_event[type] = w;
            k->mode[type] = e->mode;
        } else {
            k->score[type] += 0.25 * w;
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

static void add_words_of(deciding *k, const sentence *s)
{
    uint8_t *way = arena_array(k->a, uint8_t, (size_t)s->n_tokens + 1);
    frame_view f = frame_open(s, &k->c.mentions, k->a);
    const uint32_t *types = rule_trigger_types(k->rules, &f, k->a);
    mark_way(s, given_head(s, k->source), way, 1);
    mark_way(s, given_head(s, k->target), way, 2);
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (!types[w]) continue;
        int n = __builtin_popcount(types[w]);
        double share = nearness(s, way, w) / n;
        for (int type = 0; type < PLOVER_TYPES; type++)
            if (types[w] & 1u << type) k->score[type] += share;
        k->words += share;
    }
}

static void add_words(deciding *k)
{
    for (size_t i = 0; i < k->c.sentences.n; i++)
        if (same_sentence(k, (uint32_t)i)) add_words_of(k, &k->c.sentences.p[i]);
}

// --- answer

static int compare_ranks(const void *x, const void *y)
{
    const between_rank *a = x, *b = y;
    if (a->confidence != b->confidence) return a->confidence > b->confidence ? -1 : 1;
    return a->type - b->type;
}

static between_answer answer_of(const deciding *k)
{
    between_answer out = {0};
    double sum = 0;
    for (int type = 0; type < PLOVER_TYPES; type++) {
        double odds = exp(k->score[type]) * FREQUENCY[type];
        out.ranked[type] = (between_rank){type, odds};
        sum += odds;
    }
    for (int type = 0; type < PLOVER_TYPES; type++) out.ranked[type].confidence /= sum;
    qsort(out.ranked, PLOVER_TYPES, sizeof *out.ranked, compare_ranks);
    int first = out.ranked[0].type;
    out.mode = k->mode[first];
    out.decided_by = k->best_event[first] > SAME_SENTENCE ? STR("rule")
                     : k->words > 0                       ? STR("trigger")
                                                          : STR("prior");
    return out;
}

between_answer between_decide(coder_run *run, const document *d, span source, span target, arena *a)
{
    deciding k = {.d = d, .source = source, .target = target, .a = a};
    const span given[] = {source, target};
    k.c = coder_read(run, d, a);
    k.c.mentions = given_actors(d, &k.c.sentences, &k.c.mentions, given, 2, a);
    k.rules = coder_run_codebook(run);
    k.c.events = event_code(k.rules, d, &k.c.sentences, &k.c.mentions, a);
    add_events(&k);
    add_words(&k);
    return answer_of(&k);
}
