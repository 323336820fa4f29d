// Who attacks a country where the words leave it out: "the shelling of Oran goes on", "if they
// invade Chad" in a text that tells of one state's attacks on it and of nobody else's. Added when
// it is settled that the event is one: it makes none.
#include "event/draft.h"

// Blows of a war; murders, shootings and terror have other doers in the same place.
static const char WAR[] =
    "attack invade invasion bomb bombing bombard bombardment shell shelling strike war aggression "
    "assault offensive barrage airstrike act siege besiege destroy kill injure wound killing "
    "displace occupy occupation use massacre slaughter atrocity crime murder torture raid";

#define ATTACKERS_MAX 8   // that are told apart
#define SURE_WAR      2   // tellings of who attacks
#define PLAIN_WAR     3   // the same where whose people are hit is not told
#define OTHERS_SHARE  3   // so much oftener than all others the enemy is told to attack
#define ENEMY_WINDOW  400 // drafts to either side that are looked at

typedef struct {
    const actor *who;
    uint32_t told;
} attacker;

typedef struct {
    str victim; // country; empty: any
    attacker p[ATTACKERS_MAX];
    uint32_t n, told;
} war;

static void take_attacker(war *x, const actor *a)
{
    x->told++;
    if (!role_is_state(a) || str_eq(a->country, x->victim)) return;
    for (uint32_t i = 0; i < x->n; i++)
        if (str_eq(x->p[i].who->country, a->country)) {
            x->p[i].told++;
            return;
        }
    if (x->n < ATTACKERS_MAX) x->p[x->n++] = (attacker){a, 1};
}

// Takes in who attacks in the draft; only those that hit the victim, if there is one.
static void take_attack(war *x, const event *e)
{
    bool hit = !x->victim.n;
    for (uint32_t i = 0; i < e->n_recipients && !hit; i++)
        hit = str_eq(e->recipients[i].actor->country, x->victim);
    for (uint32_t i = 0; i < e->n_actors && hit; i++) take_attacker(x, e->actors[i].actor);
}

// The state that alone, or almost, is told to attack there; NULL when there is none.
static const actor *enemy_of(const reading *r, const draft *d, str victim)
{
    war x = {.victim = victim};
    size_t at = (size_t)(d - r->drafts.p), first = at > ENEMY_WINDOW ? at - ENEMY_WINDOW : 0;
    for (size_t i = first; i < r->drafts.n && i < at + ENEMY_WINDOW; i++) {
        const draft *o = &r->drafts.p[i];
        if (o->settled && str_eq(o->e.type, STR("ASSAULT"))) take_attack(&x, &o->e);
    }
    for (uint32_t i = 0; i < x.n; i++) {
        uint32_t others = x.told - x.p[i].told;
        bool sure = victim.n ? x.p[i].told >= SURE_WAR : x.p[i].told >= PLAIN_WAR && !others;
        if (sure && x.p[i].told >= others * OTHERS_SHARE) return x.p[i].who;
    }
    return NULL;
}

// The one country of those who are hit; false when there are several or, beside it, strangers.
static bool one_victim(const event *e, str *country)
{
    *country = STR_NONE;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const actor *a = e->recipients[i].actor;
        if (i > 0 && !str_eq(a->country, *country)) return false;
        if (!a->country.n && (!a->n_sectors || str_eq(a->sectors[0], STR("IGO")))) return false;
        *country = a->country;
    }
    return e->n_recipients > 0;
}

// Does the clause say who does it, by more than a pronoun ("if they invade Chad")?
static bool names_doer(const draft *d)
{
    fillers found = {0};
    if (frame_fillers(d->f, d->match.word, SLOT_PREP, STR("by"), &found)) return true;
    frame_fillers(d->f, d->match.word, SLOT_SUBJECT, STR_NONE, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (!in(draft_token(d, found.word[i])->lemma, "they he she it")) return true;
    return false;
}

// "A terrorist attack", "a cyber attack": of another kind than the war.
static bool is_of_other_kind(const draft *d)
{
    static const char KINDS[] = "terrorist terror suicide cyber ransomware hate racist knife arson";
    for (uint32_t i = d->f->first_child[d->match.word]; i < d->f->first_child[d->match.word + 1];
         i++)
        if (in(draft_token(d, d->f->children[i])->lemma, KINDS)) return true;
    return false;
}

// Who attacked the author's own country the author says, and mostly it was no state.
static bool is_own(const reading *r, str country)
{
    for (uint32_t i = 0; i < r->mentions->n_authors; i++)
        if (str_eq(r->mentions->authors[i]->country, country)) return country.n > 0;
    return false;
}

void enemy_fill(reading *r, draft *d)
{
    event *e = &d->e;
    str victim;
    if (!str_eq(e->type, STR("ASSAULT")) || e->n_actors || !one_victim(e, &victim)) return;
    if (!in(draft_token(d, d->match.word)->lemma, WAR) || is_of_other_kind(d) || names_doer(d))
        return;
    if (is_own(r, victim)) return;
    if (d->composed_by && !str_eq(d->composed_by->outer, STR("="))) return;
    const actor *enemy = enemy_of(r, d, victim);
    if (!enemy) return;
    participant p = {.actor = role_of_country(r, enemy, STR_NONE), .sentence = e->sentence};
    role_add(r, &e->actors, &e->n_actors, p, "same event");
}
