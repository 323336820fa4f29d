// Whose somebody is of whom a word says only what he is ("editors", "the police"): what a state
// does at home is done by and to its own people, and who is hurt in a country is of that country,
// as far as nobody says otherwise. Added when it is settled that the event is one: it makes none.
#include "event/draft.h"

// Deeds of a state, or against it, that stay within its borders.
static const struct {
    const char *type, *modes; // modes empty: any
} AT_HOME[] = {
    {"COERCE", "arrest restrict seize curfew martial-law"},
    {"SANCTION", "convict"},
    {"ACCUSE", "allege"},
    {"RETREAT", "release"},
    {"ASSAULT", "crowd-control torture"},
};

// "Editors", "the police": a role and nothing else.
static bool is_bare(const participant *p)
{
    static const char ROLES[] = "CVL MED EDU REL LAB HLH AGR NGO OPP LEG JUD COP BUS CRM ELI REB";
    const actor *a = p->actor;
    return !a->country.n && a->n_sectors && in(a->sectors[0], ROLES) &&
           str_eq(a->code, a->sectors[0]) && !str_in_list(p->how, "form", '|');
}

static bool is_at_home(const event *e)
{
    for (size_t i = 0; i < sizeof AT_HOME / sizeof *AT_HOME; i++) {
        if (!str_eq(e->type, str_of(AT_HOME[i].type))) continue;
        if (!*AT_HOME[i].modes || in(e->mode, AT_HOME[i].modes)) return true;
    }
    return false;
}

// Has the side the state's power, or is it its people?
static bool is_domestic(const actor *a)
{
    return a->country.n && (!a->n_sectors || !in(a->sectors[0], "REB UAF MIL SPY IGO"));
}

// The one country of the side; empty when it has none or several.
static str country_of(const participant *p, uint32_t n)
{
    str country = STR_NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (!p[i].actor->country.n) continue;
        if (!is_domestic(p[i].actor)) return STR_NONE;
        if (country.n && !str_eq(country, p[i].actor->country)) return STR_NONE;
        country = p[i].actor->country;
    }
    return country;
}

// Militants and gangs strike the police, soldiers and people of the country that they are in; whose
// nationality is told may be abroad ("killed two French soldiers").
static str country_of_hit(const participant *p, uint32_t n)
{
    str country = STR_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const actor *a = p[i].actor;
        if (!a->country.n || !a->n_sectors || in(a->sectors[0], "REB UAF GOV")) return STR_NONE;
        bool told = in(p[i].how, "agent demonym");
        if (told && !in(a->sectors[0], "COP JUD LEG OPP PTY")) return STR_NONE;
        if (country.n && !str_eq(country, a->country)) return STR_NONE;
        country = a->country;
    }
    return country;
}

static void give(reading *r, participant *p, uint32_t n, str country)
{
    for (uint32_t i = 0; i < n && country.n; i++) {
        if (!is_bare(&p[i])) continue;
        actor of = *p[i].actor;
        of.country = country;
        actor *whole = arena_array(r->a, actor, 1);
        *whole = *role_of_country(r, &of, of.sectors[0]);
        whole->name = of.name;
        whole->person = of.person;
        if (of.entity.n) whole->entity = of.entity;
        p[i].actor = whole;
    }
}

// "Chad bombards towns in Mali", "attacks on bridges in Mali": what is hit and is nobody we know is
// that of the country where it stands.
static void give_target(reading *r, draft *d)
{
    static const char BLOWS[] = "attack bombard bomb shell strike hit target destroy raid ambush "
                                "storm pound bombardment bombing shelling airstrike raze torch";
    event *e = &d->e;
    str there = e->place.where ? e->place.where->country : STR_NONE;
    fillers hit = {0};
    if (e->n_recipients || !there.n || !in(draft_token(d, d->match.word)->lemma, BLOWS)) return;
    for (uint32_t i = 0; i < e->n_actors; i++) // at home it is his own, or nobody's
        if (str_eq(e->actors[i].actor->country, there)) return;
    if (!frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &hit))
        frame_fillers(d->f, d->match.word, SLOT_PREP, STR("on"), &hit);
    if (hit.n == 0 || draft_token(d, hit.word[0])->upos != UPOS_NOUN) return;
    role_add_office(r, d, there, "", &e->recipients, &e->n_recipients);
}

void lend_country(reading *r, draft *d)
{
    event *e = &d->e;
    str there = e->place.where ? e->place.where->country : STR_NONE;
    if (is_at_home(e)) {
        give(r, e->recipients, e->n_recipients, country_of(e->actors, e->n_actors));
        give(r, e->actors, e->n_actors, country_of(e->recipients, e->n_recipients));
        give(r, e->actors, e->n_actors, there);
        give(r, e->recipients, e->n_recipients, there);
    }
    if (str_eq(e->type, STR("ASSAULT"))) {
        give_target(r, d);
        give(r, e->recipients, e->n_recipients, there);
        give(r, e->actors, e->n_actors, there);
        give(r, e->actors, e->n_actors, country_of_hit(e->recipients, e->n_recipients));
    }
}
