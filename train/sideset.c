#include "train/sideset.h"

#include "base/hash.h"
#include "document/builder.h"
#include "event/weights.h"

#include <string.h>

#define OPTIONAL_WEIGHT  0.5 // of an event that the gold leaves open
#define PARTICIPANTS_MAX 64  // of a side with what is added; no event has half as many

// An open side that the judge has shown, with the rows of each candidate's clues.
typedef struct {
    const event *e;
    side_kind side;
    bool hidden;
    side_list all;
    loglinear_example of[SIDE_CANDIDATES_MAX];
} shown;

typedef struct {
    arena *a;
    uint32_t rows;
    VEC(shown) list;
} watching;

static void watch(void *state, const side_question *q)
{
    watching *w = state;
    shown *s = vec_push(w->a, &w->list);
    event *copy = arena_array(w->a, event, 1);
    *copy = *q->e;
    *s = (shown){.e = copy, .side = q->side, .hidden = q->hidden, .all = *q->all};
    for (uint32_t i = 0; i < q->all->n; i++) {
        const clue_list *clues = &q->clues[i];
        s->of[i].n = clues->n;
        s->of[i].rows = arena_array(w->a, uint32_t, (size_t)clues->n + 1);
        for (uint32_t k = 0; k < clues->n; k++)
            s->of[i].rows[k] = weights_row(clues->keys[k], w->rows);
    }
}

// --- what the gold says

// Participants of one side with one more.
static uint32_t with_one(participant *out, const participant *p, uint32_t n, const participant *one)
{
    uint32_t k = 0;
    for (uint32_t i = 0; i < n && k < PARTICIPANTS_MAX / 2 - 1; i++) out[k++] = p[i];
    if (one) out[k++] = *one;
    return k;
}

// Of the event with these added, as side_fill() adds them, and its side `cleared` (-1: neither)
// without what rules have filled.
static event_verdict judge(const side_event *x, int cleared, const participant *actor_,
                           const participant *recipient)
{
    participant actors[PARTICIPANTS_MAX], recipients[PARTICIPANTS_MAX];
    event e = *x->e;
    uint32_t n = with_one(actors, e.actors, cleared == SIDE_ACTOR ? 0 : e.n_actors, actor_);
    uint32_t m = with_one(recipients, e.recipients, cleared == SIDE_RECIPIENT ? 0 : e.n_recipients,
                          recipient);
    e.n_actors = n;
    e.n_recipients = m;
    if ((actor_ || recipient) && side_is_mutual(&e) && n && m) {
        for (uint32_t i = 0; i < m; i++) actors[e.n_actors++] = recipients[i];
        for (uint32_t i = 0; i < n; i++) recipients[e.n_recipients++] = actors[i];
    }
    e.actors = actors;
    e.recipients = recipients;
    return eventmatch_judge(x->d, x->s, x->g, &e);
}

event_verdict sides_judge(const side_event *x, const participant *actor_,
                          const participant *recipient)
{
    return judge(x, -1, actor_, recipient);
}

static bool is_right(const side_event *x, const shown *q, const participant *p)
{
    int cleared = q->hidden ? (int)q->side : -1;
    bool acts = q->side == SIDE_ACTOR;
    event_verdict was = judge(x, cleared, NULL, NULL);
    event_verdict is = judge(x, cleared, acts ? p : NULL, acts ? NULL : p);
    return is.actors.gold_right + is.recipients.gold_right >
           was.actors.gold_right + was.recipients.gold_right;
}

// --- gold

static void add_question(side_set *set, side_event *x, const shown *q)
{
    side_examples *to = &set->of[q->side];
    double weight = (x->g->optional ? OPTIONAL_WEIGHT : 1) * (q->hidden ? set->hidden_weight : 1);
    if (!q->hidden) {
        x->first[q->side] = (int)to->list.n;
        x->all[q->side] = q->all;
    }
    for (uint32_t i = 0; i < q->all.n; i++) {
        const side_candidate *c = &q->all.p[i];
        loglinear_example *y = vec_push(set->a, &to->list);
        *y = q->of[i];
        y->weight = side_may_fill(c, q->side) ? weight : 0;
        y->share[is_right(x, q, &c->p)] = 1;
        *vec_push(set->a, &to->about) = (side_about){hash_str(x->d->id), q->hidden};
    }
}

static bool is_same(const event *a, const event *b)
{
    return a->sentence == b->sentence && a->word == b->word && str_eq(a->type, b->type);
}

static void add_pair(side_set *set, const document *d, const gold_sentence *s, const event_pair *p,
                     const watching *seen)
{
    side_event *x = vec_push(set->a, &set->events);
    *x = (side_event){.d = d,
                      .s = s,
                      .g = p->gold,
                      .e = p->ours,
                      .first = {-1, -1},
                      .counts = !p->gold->optional && p->verdict.type};
    for (size_t i = 0; i < seen->list.n; i++)
        if (is_same(seen->list.p[i].e, p->ours)) add_question(set, x, &seen->list.p[i]);
}

static status add_text(side_set *set, const gold_event_text *text, watching *seen, diag *why)
{
    document *d = arena_array(set->a, document, 1);
    document_options options = {.outlet = text->text.outlet};
    seen->list.n = 0;
    TRY(document_build(&text->text.record, &options, set->a, d, why));
    coded c = coder_code(set->run, d, set->a);
    for (size_t k = 0; k < text->sentences.n; k++) {
        event_pair_list pairs = eventmatch(&text->sentences.p[k], &c, set->a);
        for (size_t i = 0; i < pairs.n; i++)
            if (pairs.p[i].gold && pairs.p[i].ours)
                add_pair(set, d, text->sentences.p[k].sentence, &pairs.p[i], seen);
    }
    return ST_OK;
}

status sides_add_gold(side_set *set, const char *file, const char *corpora, diag *why)
{
    gold_event_set gold;
    watching seen = {.a = set->a, .rows = set->rows};
    side_judge *j = side_judge_for_training(watch, &seen);
    status s = gold_events_read(file, corpora, set->a, &gold, why);
    coder_run_watch_sides(set->run, j);
    for (size_t i = 0; s == ST_OK && i < gold.n; i++)
        if (!gold.p[i].text.aside.n) s = add_text(set, &gold.p[i], &seen, why);
    coder_run_watch_sides(set->run, NULL);
    side_judge_close(j);
    return s;
}
