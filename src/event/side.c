#include "event/side.h"

#include "event/draft.h"
#include "event/weights.h"

#include <stdio.h>
#include <string.h>

struct side_judge {
    model *m;
    weight_table of[SIDE_KINDS]; // one threshold each; no values: for training
    side_watch *watch;
    void *state;
};

const char *side_name(side_kind side)
{
    static const char *const NAMES[SIDE_KINDS] = {"actor", "recipient"};
    return NAMES[side];
}

bool side_is_mutual(const event *e)
{
    return str_eq(e->type, STR("CONSULT")) && !str_eq(e->mode, STR("visit"));
}

bool side_is_own(const actor *a, const actor *b)
{
    return a == b ||
           (a->country.n && str_eq(a->country, b->country) && role_is_state(a) && role_is_state(b));
}

bool side_may_fill(const side_candidate *c, side_kind side)
{
    return !c->barred && !c->is[side] && !c->is[side == SIDE_ACTOR ? SIDE_RECIPIENT : SIDE_ACTOR];
}

// --- the model

static side_judge *new_judge(void)
{
    side_judge *j = mem_alloc(sizeof *j);
    memset(j, 0, sizeof *j);
    return j;
}

status side_judge_open(const char *file, side_judge **out, diag *why)
{
    side_judge *j = new_judge();
    status s = model_open(file, &j->m, why);
    for (int side = 0; side < SIDE_KINDS && s == ST_OK; side++)
        s = weights_open(j->m, side_name((side_kind)side), SIDE_CLASSES, 1, &j->of[side], why);
    if (s != ST_OK) {
        side_judge_close(j);
        return s;
    }
    *out = j;
    return ST_OK;
}

status side_judge_open_beside(const char *language_model, side_judge **out, diag *why)
{
    buf file = {0};
    *out = NULL;
    bool there = model_beside(language_model, SIDE_FILE, &file);
    status s = there ? side_judge_open(file.p, out, why) : ST_OK;
    buf_free(&file);
    return s;
}

side_judge *side_judge_for_training(side_watch *watch, void *state)
{
    side_judge *j = new_judge();
    j->watch = watch;
    j->state = state;
    return j;
}

void side_judge_close(side_judge *j)
{
    if (!j) return;
    if (j->m) model_close(j->m);
    mem_free(j);
}

str side_judge_hash(const side_judge *j)
{
    return model_hash(j->m);
}

// --- showing what it learns from

static bool is_reciprocal(const event *e)
{
    return e->n_actors > 1 && e->n_actors == e->n_recipients &&
           e->actors[0].actor == e->recipients[0].actor;
}

// The side as if rules had not filled it: there is much more to learn from than from those that
// they leave open.
static void show(reading *r, const draft *d, side_kind side)
{
    arena scratch = {0};
    side_list all;
    side_collect(r, d, &all);
    clue_list *clues = arena_array(&scratch, clue_list, all.n + 1);
    side_question q = {
        .e = &d->e, .side = side, .hidden = all.held[side] > 0, .all = &all, .clues = clues};
    for (uint32_t i = 0; i < all.n; i++) all.p[i].is[side] = false;
    all.held[side] = 0;
    side_bar(&all);
    for (uint32_t i = 0; i < all.n; i++) side_read(r, d, &all, i, &clues[i]);
    if (!q.hidden || !is_reciprocal(&d->e)) r->sides->watch(r->sides->state, &q);
    arena_free(&scratch);
}

// --- filling

typedef struct {
    participant p[SIDE_KINDS];
    double chance[SIDE_KINDS]; // 0: none is likely enough
} choice;

static void weigh(const reading *r, const side_list *all, uint32_t i, const clue_list *clues,
                  choice *out)
{
    for (int side = 0; side < SIDE_KINDS; side++) {
        const weight_table *w = &r->sides->of[side];
        double chance[SIDE_CLASSES];
        if (all->held[side] || !side_may_fill(&all->p[i], (side_kind)side)) continue;
        weights_ask(w, clues, chance);
        if (chance[1] < (double)w->thresholds[0] || chance[1] <= out->chance[side]) continue;
        out->chance[side] = chance[1];
        out->p[side] = all->p[i].p;
    }
}

// Of two of one state the likelier.
static void settle_one(choice *c)
{
    const actor *a = c->p[SIDE_ACTOR].actor, *b = c->p[SIDE_RECIPIENT].actor;
    if (a && b && side_is_own(a, b))
        c->chance[c->chance[SIDE_ACTOR] > c->chance[SIDE_RECIPIENT]] = 0;
}

static choice choose(reading *r, const draft *d)
{
    choice out = {0};
    side_list all;
    clue_list clues;
    if (d->e.n_actors && d->e.n_recipients) return out;
    side_collect(r, d, &all);
    for (uint32_t i = 0; i < all.n; i++) {
        if (all.p[i].barred || all.p[i].is[SIDE_ACTOR] || all.p[i].is[SIDE_RECIPIENT]) continue;
        side_read(r, d, &all, i, &clues);
        weigh(r, &all, i, &clues, &out);
    }
    settle_one(&out);
    return out;
}

// A place is no actor's mention.
static void add(reading *r, participant **list, uint32_t *n, participant p)
{
    if (p.mention && p.mention->kind != MENTION_ACTOR) p.mention = NULL;
    role_add(r, list, n, p, SIDE_HOW);
}

static void fill(reading *r, draft *d, const choice *c)
{
    event *e = &d->e;
    bool found = c->chance[SIDE_ACTOR] > 0 || c->chance[SIDE_RECIPIENT] > 0;
    if (c->chance[SIDE_ACTOR] > 0) add(r, &e->actors, &e->n_actors, c->p[SIDE_ACTOR]);
    if (c->chance[SIDE_RECIPIENT] > 0)
        add(r, &e->recipients, &e->n_recipients, c->p[SIDE_RECIPIENT]);
    if (found && side_is_mutual(e) && e->n_actors && e->n_recipients) role_make_reciprocal(r, d);
}

// "A law on aid of 3 billion, a fifth of it for Chad": what is for whom its parts say.
static bool has_parts(const reading *r, const draft *d)
{
    size_t index = (size_t)(d - r->drafts.p);
    for (size_t i = r->first_draft[r->sentences->n]; i < r->drafts.n; i++) {
        const draft *part_of_it = &r->drafts.p[i];
        if (part_of_it->elliptical && part_of_it->settled && part_of_it->whole == index)
            return true;
    }
    return false;
}

static bool has_amount(const event *e, const mention *m)
{
    for (uint32_t i = 0; i < e->n_amounts; i++)
        if (span_overlaps(e->amounts[i].span, m->span)) return true;
    return false;
}

// "A law on aid of 3 billion, under which Chad gets 20 million": another sum is for him.
static bool is_sum_beside_another(const reading *r, const draft *d)
{
    const mention_list *l = r->mentions;
    uint32_t s = d->e.sentence;
    for (uint32_t i = l->first_of[s]; d->e.n_amounts && i < l->first_of[s + 1]; i++)
        if (l->p[i].kind == MENTION_MONEY && !has_amount(&d->e, &l->p[i])) return true;
    return false;
}

static bool is_asked(const reading *r, const draft *d)
{
    if (!d->settled || d->match.rule->own) return false; // users know their own rules
    return !has_parts(r, d) && !is_sum_beside_another(r, d);
}

// All are weighed before the first is filled: what is learned from has only the rules' sides.
void side_fill(reading *r)
{
    size_t n = r->drafts.n;
    if (!r->sides) return;
    choice *all = arena_array(r->a, choice, n + 1);
    for (size_t i = 0; i < n; i++) {
        const draft *d = &r->drafts.p[i];
        if (!is_asked(r, d)) continue;
        for (int side = 0; side < SIDE_KINDS && r->sides->watch; side++)
            show(r, d, (side_kind)side);
        if (!r->sides->watch) all[i] = choose(r, d);
    }
    for (size_t i = 0; i < n; i++) fill(r, &r->drafts.p[i], &all[i]);
}
