// The groups of columnsearch.h.
#include "query/columnsearch.h"

#include "query/columnmatch.h"
#include "query/dateparts.h"
#include "query/groupcount.h"

#include <stdlib.h>

typedef struct {
    const eventcolumns *x;
    arena *a;
    search_group by;
    VEC(group_count) groups;
    uint32_t *of; // [numbers of the column] place in groups, and one; 0: not yet
    date_parts parts;
} counting;

// --- keys

static const column_texts *texts_of(const counting *k)
{
    static const column_texts NONE;
    const eventcolumns *x = k->x;
    switch (k->by) {
    case GROUP_YEAR:
    case GROUP_MONTH:
    case GROUP_DAY: return &k->parts.texts;
    case GROUP_TYPE: return &x->types;
    case GROUP_SOURCE:
    case GROUP_TARGET: return &x->parties;
    case GROUP_DYAD: return &x->dyads;
    case GROUP_OUTLET: return &x->outlets;
    case GROUP_COUNTRY: return &x->countries;
    case GROUP_PLACE: return &x->places;
    default: return &NONE;
    }
}

static str key_text(const counting *k, uint32_t number)
{
    static const char QUADS[] = "01234567";
    const column_texts *t = texts_of(k);
    if (k->by == GROUP_QUAD) return (str){QUADS + number, 1};
    return number < t->texts.n ? t->texts.p[number] : STR_NONE;
}

// --- counting

static group_count *group_of(counting *k, uint32_t number)
{
    if (k->of[number]) return &k->groups.p[k->of[number] - 1];
    group_count *g = vec_push(k->a, &k->groups);
    *g = (group_count){.key = key_text(k, number), .none = !number && k->by != GROUP_QUAD};
    k->of[number] = (uint32_t)k->groups.n;
    return g;
}

static void count_one(counting *k, uint32_t number, size_t event)
{
    const eventcolumns *x = k->x;
    group_count *g = group_of(k, number);
    unsigned quad = x->of.outcome[event] & COLUMN_QUAD;
    uint32_t score = x->of.score[event];
    g->events++;
    g->scored += score != 0;
    g->sum += score ? x->score_list.p[score] : 0;
    if (quad >= 1 && quad <= 4) g->quads[quad - 1]++;
}

// Each different one once; none: number 0.
static void count_several(counting *k, const uint32_t *numbers, size_t n, size_t event)
{
    for (size_t i = 0; i < n; i++) {
        size_t before = 0;
        while (before < i && numbers[before] != numbers[i]) before++;
        if (before == i) count_one(k, numbers[i], event);
    }
    if (!n) count_one(k, 0, event);
}

static void count_event(counting *k, size_t i)
{
    const eventcolumns *x = k->x;
    uint32_t several[COLUMNS_LIST_MOST];
    size_t n = 0, actors = x->of.n_actors[i];
    const uint16_t *sides = x->sides + x->of.sides_at[i];
    switch (k->by) {
    case GROUP_YEAR:
    case GROUP_MONTH:
    case GROUP_DAY: count_one(k, k->parts.of[x->of.date[i]], i); return;
    case GROUP_QUAD: count_one(k, x->of.outcome[i] & COLUMN_QUAD, i); return;
    case GROUP_TYPE: count_one(k, x->of.type[i], i); return;
    case GROUP_OUTLET: count_one(k, x->outlet[x->of.document[i]], i); return;
    case GROUP_COUNTRY: count_one(k, x->of.country[i], i); return;
    case GROUP_PLACE: count_one(k, x->of.place[i], i); return;
    case GROUP_SOURCE:
        for (; n < actors; n++) several[n] = x->side_list.p[sides[n]].party;
        break;
    case GROUP_TARGET:
        for (; n < x->of.n_recipients[i]; n++) several[n] = x->side_list.p[sides[actors + n]].party;
        break;
    case GROUP_DYAD:
        for (; n < x->of.n_pairs[i]; n++)
            several[n] = x->pair_list.p[x->pairs[x->of.pairs_at[i] + n]].dyad;
        break;
    default: count_one(k, 0, i); return;
    }
    count_several(k, several, n, i);
}

static void count_all(counting *k, const columnmatch *m)
{
    for (size_t i = 0; i < k->x->n; i++)
        if (columnmatch_fits(m, i)) count_event(k, i);
}

// --- handing over

static status hand_over(counting *k, status (*visit)(void *state, const found_group *g, diag *why),
                        void *state, diag *why)
{
    bool all = k->by == GROUP_ALL;
    if (all && !k->groups.n) vec_push(k->a, &k->groups);
    if (k->groups.n)
        qsort(k->groups.p, k->groups.n, sizeof *k->groups.p,
              search_group_by_key(k->by) ? groupcount_by_key : groupcount_by_size);
    for (size_t i = 0; i < k->groups.n; i++) {
        const group_count *g = &k->groups.p[i];
        found_group out = groupcount_found(g);
        for (int q = 0; q < 4 && k->by == GROUP_DYAD; q++) out.quads[q] = g->quads[q];
        TRY(visit(state, &out, why));
    }
    return ST_OK;
}

status columnsearch_groups(const connection *c, const eventsearch *s, search_group by,
                           status (*visit)(void *state, const found_group *g, diag *why),
                           void *state, bool *done, diag *why)
{
    columnmatch m;
    arena a = {0};
    bool can = false;
    *done = false;
    if (!s->columns) return ST_OK;
    counting k = {.x = s->columns, .a = &a, .by = by};
    status asked = columnmatch_make(s->columns, c, s->query, &a, &m, &can, why);
    if (asked == ST_OK && can && dateparts_are(by))
        asked = dateparts_read(c, &s->columns->dates, by, &a, &k.parts, why);
    if (asked == ST_OK && can) {
        k.of = arena_array(&a, uint32_t, texts_of(&k)->texts.n + COLUMN_QUAD + 1);
        *done = true;
        count_all(&k, &m);
        asked = hand_over(&k, visit, state, why);
    }
    arena_free(&a);
    return asked;
}
