#include "measure/eventtally.h"

#include "measure/tally.h"

#include <math.h>

static const char *const FIELD_NAMES[EVENT_FIELDS] = {
    [EVENT_MODE] = "mode",
    [EVENT_ROLES] = "roles",
    [EVENT_DATE] = "date",
    [EVENT_PLACE] = "place",
    [EVENT_FIGURES] = "figures",
    [EVENT_STATUS] = "status",
    [EVENT_BACKGROUND] = "background",
    [EVENT_POLARITY] = "polarity",
    [EVENT_CLAIM] = "claim",
    [EVENT_ATTRIBUTION] = "attribution",
    [EVENT_WHOLE] = "whole tuple",
};

const char *event_field_name(event_field f)
{
    return FIELD_NAMES[f];
}

static event_type_row *row_of(event_tally *t, str type, arena *a)
{
    for (size_t i = 0; i < t->types.n; i++)
        if (str_eq(t->types.p[i].type, type)) return &t->types.p[i];
    event_type_row *row = vec_push(a, &t->types);
    *row = (event_type_row){.type = str_copy(a, type)};
    return row;
}

static void add_side(side_score *to, const side_score *s)
{
    to->gold += s->gold;
    to->ours += s->ours;
    to->gold_right += s->gold_right;
    to->ours_right += s->ours_right;
}

static void count_field(event_tally *t, event_field f, bool counts, bool right)
{
    if (!counts) return;
    t->fields[f].of++;
    t->fields[f].right += right;
}

static void count_fields(event_tally *t, const event_verdict *v)
{
    count_field(t, EVENT_MODE, true, v->mode);
    count_field(t, EVENT_ROLES, true, v->roles);
    count_field(t, EVENT_DATE, true, v->date);
    count_field(t, EVENT_PLACE, v->has_place, v->place);
    count_field(t, EVENT_FIGURES, v->has_figures, v->figures);
    count_field(t, EVENT_STATUS, true, v->status);
    count_field(t, EVENT_BACKGROUND, true, v->background);
    count_field(t, EVENT_POLARITY, true, v->polarity);
    count_field(t, EVENT_CLAIM, true, v->claim);
    count_field(t, EVENT_ATTRIBUTION, v->has_speaker, v->attribution);
    count_field(t, EVENT_WHOLE, true, v->whole);
    add_side(&t->actors, &v->actors);
    add_side(&t->recipients, &v->recipients);
    add_side(&t->contexts, &v->contexts);
}

static str first_type(const gold_event *g)
{
    str rest = g->type;
    return eventmatch_root(str_trim(str_split(&rest, '|')));
}

static void add_missed(event_tally *t, const gold_event *g, arena *a)
{
    t->gold++;
    row_of(t, first_type(g), a)->gold++;
    tally_count(&t->confusion, first_type(g), STR("-"), a);
}

static void add_extra(event_tally *t, const event *e, arena *a)
{
    t->ours++;
    row_of(t, e->type, a)->ours++;
    tally_count(&t->confusion, STR("-"), e->type, a);
}

static void add_pair(event_tally *t, const event_pair *p, arena *a)
{
    const event_verdict *v = &p->verdict;
    t->gold++;
    t->ours++;
    t->found++;
    t->quad += v->quad;
    row_of(t, v->gold_type, a)->gold++;
    row_of(t, p->ours->type, a)->ours++;
    tally_count(&t->confusion, v->gold_type, p->ours->type, a);
    if (!v->type) return;
    t->right++;
    t->whole += v->whole;
    row_of(t, v->gold_type, a)->right++;
    count_fields(t, v);
}

void event_tally_add(event_tally *t, const event_pair_list *pairs, arena *a)
{
    size_t gold = 0, ours = 0;
    t->sentences++;
    for (size_t i = 0; i < pairs->n; i++) {
        const event_pair *p = &pairs->p[i];
        if (p->gold && p->gold->optional) {
            t->optional++;
            continue;
        }
        gold += p->gold != NULL;
        ours += p->ours != NULL;
        if (p->gold && p->ours)
            add_pair(t, p, a);
        else if (p->gold)
            add_missed(t, p->gold, a);
        else if (p->ours)
            add_extra(t, p->ours, a);
    }
    t->empty += gold == 0;
    t->alarmed += gold == 0 && ours > 0;
}

double event_tally_f1(size_t right, size_t gold, size_t ours)
{
    return gold + ours ? 2 * (double)right / (double)(gold + ours) : NAN;
}

double event_tally_macro(const event_tally *t)
{
    double sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < t->types.n; i++) {
        const event_type_row *r = &t->types.p[i];
        if (!r->gold) continue;
        sum += event_tally_f1(r->right, r->gold, r->ours);
        n++;
    }
    return n ? sum / (double)n : NAN;
}
