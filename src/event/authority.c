// Whose office it is when the words do not say who acted: "four men were arrested in Lima" by the
// police there, "was found guilty" by a court, "a curfew was imposed" by the government. Added when
// it is settled that the event is one: it makes none.
#include "event/draft.h"

typedef struct {
    const char *type, *mode; // mode empty: any
    const char *words;       // the trigger's lemmas
    const char *sector;
} duty;

static const duty DUTIES[] = {
    {"COERCE", "arrest", "jail imprison remand sentence incarcerate", "JUD"},
    {"COERCE", "arrest",
     "arrest detain apprehend nab hold catch round take pick book detention nabbed arrested",
     "COP"},
    {"COERCE", "curfew", "curfew impose clamp declare order enforce extend", "GOV"},
    {"SANCTION", "convict", "convict sentence find jail imprison conviction sentencing", "JUD"},
    {"ACCUSE", "allege", "charge indict arraign prosecute indictment", "JUD"},
    {"ASSAULT", "crowd-control", "", "COP"},
};

static const char *sector_of(const draft *d)
{
    const event *e = &d->e;
    for (size_t i = 0; i < sizeof DUTIES / sizeof *DUTIES; i++) {
        const duty *x = &DUTIES[i];
        if (!str_eq(e->type, str_of(x->type)) || !str_eq(e->mode, str_of(x->mode))) continue;
        if (!*x->words || in(draft_token(d, e->word)->lemma, x->words)) return x->sector;
    }
    return NULL;
}

// Soldiers are captured and envoys held by others than the police; whose nationality is told may be
// abroad ("three Chileans were held").
static bool tells_where(const participant *p)
{
    const actor *a = p->actor;
    if (!a->country.n || !a->n_sectors) return false;
    return !str_in_list(a->sectors[0], "GOV|MIL|SPY", '|') &&
           !str_in_list(p->how, "demonym|pronoun|same event|counterpart", '|');
}

// Where it was done: the place, else the country of all to whom it was done.
static str country_of(const event *e)
{
    if (e->place.where) return e->place.where->country;
    str country = STR_NONE;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        if (!tells_where(&e->recipients[i])) continue;
        str own = e->recipients[i].actor->country;
        if (country.n && !str_eq(country, own)) return STR_NONE;
        country = own;
    }
    return country;
}

// Is it told that somebody did it, whom we do not know: "arrested by the guild"?
static bool names_doer(const draft *d)
{
    fillers found = {0};
    return frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found) > 0 ||
           frame_fillers(d->f, d->match.word, SLOT_PREP, STR("by"), &found) > 0;
}

// "Lindiwe Roe was shot in Durban", of whom we know nothing else: one of the people there.
static void place_victims(reading *r, event *e)
{
    if (!str_eq(e->type, STR("ASSAULT")) && !str_eq(e->mode, STR("arrest"))) return;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const actor *a = e->recipients[i].actor;
        if (!a->person || a->code.n || !str_eq(e->recipients[i].how, STR("form"))) continue;
        actor of = *a;
        if (e->place.where) of.country = e->place.where->country;
        actor *whole = arena_array(r->a, actor, 1);
        *whole = *role_of_country(r, &of, STR("CVL"));
        whole->person = true;
        whole->entity = a->entity;
        e->recipients[i].actor = whole;
    }
}

void authority_fill(reading *r, draft *d)
{
    event *e = &d->e;
    place_victims(r, e);
    const char *sector = e->n_actors || d->composed_by ? NULL : sector_of(d);
    bool done = e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING;
    if (!sector || !done || e->negated || names_doer(d)) return;
    str country = country_of(e);
    if (!country.n) return;
    role_add_office(r, d, country, sector, &e->actors, &e->n_actors);
}
