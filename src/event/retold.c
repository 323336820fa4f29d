// What a headline tells and the lead behind it tells again, where a stamp of publication has cut
// one paragraph in both ("Clerks stage sit-in June 4, 2012 Clerks staged a sit-in ..."): one event,
// the better told of the two. A title that stands by itself keeps its own.
#include "event/draft.h"

// Does the sentence run on in the next, as a headline before its lead in one paragraph?
static bool runs_on(const reading *r, uint32_t s)
{
    const sentence *a = &r->sentences->p[s];
    if (s + 1 >= r->sentences->n || !a->headline || r->sentences->p[s + 1].headline) return false;
    span between = {a->span.end, r->sentences->p[s + 1].span.begin};
    return str_find_byte(span_text(r->doc->text, between), '\n', 0) == SIZE_MAX;
}

static bool has_sector(const actor *a, str sector)
{
    for (int i = 0; i < a->n_sectors; i++)
        if (str_eq(a->sectors[i], sector)) return true;
    return false;
}

// "Farmers" and "Chilean farmers", "a crowd" and "residents"; nurses are no farmers.
static bool may_be_one(const actor *a, const actor *b)
{
    if (a->country.n && b->country.n && !str_eq(a->country, b->country)) return false;
    if (!a->n_sectors || !b->n_sectors) return role_same(a, b);
    if (has_sector(a, STR("CVL")) || has_sector(b, STR("CVL"))) return true;
    for (int i = 0; i < a->n_sectors; i++)
        if (has_sector(b, a->sectors[i])) return true;
    return false;
}

static bool side_agrees(const participant *a, uint32_t n_a, const participant *b, uint32_t n_b)
{
    if (!n_a || !n_b) return true;
    for (uint32_t i = 0; i < n_a; i++)
        for (uint32_t k = 0; k < n_b; k++)
            if (may_be_one(a[i].actor, b[k].actor)) return true;
    return false;
}

// A sit-in is a protest whatever its form; a raid is no bombing.
static bool mode_agrees(const event *a, const event *b)
{
    return str_eq(a->mode, b->mode) || !a->mode.n || !b->mode.n ||
           (str_eq(a->type, STR("PROTEST")) &&
            (str_eq(a->mode, STR("demo")) || str_eq(b->mode, STR("demo"))));
}

static bool is_same(const draft *title, const draft *lead)
{
    const event *a = &title->e, *b = &lead->e;
    if (!str_eq(a->type, b->type) || a->negated != b->negated || !mode_agrees(a, b)) return false;
    return side_agrees(a->actors, a->n_actors, b->actors, b->n_actors) &&
           side_agrees(a->recipients, a->n_recipients, b->recipients, b->n_recipients);
}

static uint32_t known(const participant *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].actor->code.n && p[i].mention) return 4;
    return n ? 1 : 0;
}

static uint32_t fullness(const event *e)
{
    return known(e->actors, e->n_actors) + known(e->recipients, e->n_recipients) +
           (e->place.where ? 2 : 0) + (e->n_casualties ? 1 : 0) + (e->n_amounts ? 1 : 0) +
           (e->date.span.end > e->date.span.begin ? 1 : 0) + (e->background ? 0 : 1);
}

static void take_side(reading *r, participant **to, uint32_t *n, const participant *p, uint32_t n_p)
{
    if (*n) return;
    for (uint32_t i = 0; i < n_p; i++) role_add(r, to, n, p[i], NULL);
}

// What only the other of the two tells.
static void take_over(reading *r, draft *kept, draft *gone)
{
    event *e = &kept->e, *o = &gone->e;
    gone->absorbed = true;
    take_side(r, &e->actors, &e->n_actors, o->actors, o->n_actors);
    take_side(r, &e->recipients, &e->n_recipients, o->recipients, o->n_recipients);
    if (!e->place.where) e->place = o->place;
    if (!e->date.value.n) e->date = o->date;
    if (!e->n_casualties) {
        e->casualties = o->casualties;
        e->n_casualties = o->n_casualties;
    }
}

static bool is_told(const draft *d)
{
    return d->settled && draft_live(d) && !d->elliptical;
}

static void fold(reading *r, draft *title, uint32_t lead)
{
    for (uint32_t i = r->first_draft[lead]; i < r->first_draft[lead + 1]; i++) {
        draft *d = &r->drafts.p[i];
        if (!is_told(d) || !is_same(title, d)) continue;
        if (fullness(&title->e) > fullness(&d->e))
            take_over(r, title, d);
        else
            take_over(r, d, title);
        return;
    }
}

void retold_fold(reading *r)
{
    for (uint32_t s = 0; s + 1 < r->sentences->n; s++) {
        if (!runs_on(r, s)) continue;
        for (uint32_t i = r->first_draft[s]; i < r->first_draft[s + 1]; i++)
            if (is_told(&r->drafts.p[i])) fold(r, &r->drafts.p[i], s + 1);
    }
}
