// Counted people are actors too: "32 sickened", "hundreds fled", "40 injured", where no noun of the
// agents has made them one.
#include "mention/people.h"
#include "mention/word.h"

#include <string.h>

#define CODE_MAX   16 // country and two sectors
#define SECTOR     3  // letters of a sector
#define TOLL_REACH 24 // words back to "toll"

// Nouns that count what befell people, not the people.
static const char DEEDS[] = "life|lives|death|deaths|fatality|injury|arrest|detention|abduction|"
                            "kidnapping|disappearance|killing";

// The sectors of those of whom no more is known than what befell them or what they do.
static str sectors_of(str role)
{
    if (str_eq(role, STR("displaced"))) return STR("REF");
    if (str_eq(role, STR("protesters"))) return STR("CVLPRO");
    return str_eq(role, STR("troops")) ? STR("MIL") : STR("CVL");
}

static const actor *make(const people_value *p, str country, arena *a)
{
    str sectors = sectors_of(p->role);
    actor *who = arena_array(a, actor, 1);
    char code[CODE_MAX];
    size_t n = country.n + sectors.n < CODE_MAX ? country.n : 0;
    if (n) memcpy(code, country.p, n);
    memcpy(code + n, sectors.p, sectors.n);
    *who = (actor){.name = p->role, .entity = p->role, .country = country};
    who->code = str_copy(a, (str){code, n + sectors.n});
    for (size_t i = 0; i < sectors.n; i += SECTOR)
        who->sectors[who->n_sectors++] = str_sub(sectors, i, i + SECTOR);
    return who;
}

// "The death toll rose to 31": a number of the toll, not people who do or suffer something here.
static bool is_toll(const sentence *s, const mention *m)
{
    if (!word_has(s, m->end - 1, UPOS_NUM)) return false;
    for (uint32_t i = m->first; i > 0 && i + TOLL_REACH > m->first; i--)
        if (word_among(s, i - 1, "toll|tally")) return true;
    return false;
}

static bool is_actor_already(const mention_vec *found, size_t first, size_t end, const mention *m)
{
    for (size_t i = first; i < end; i++) {
        const mention *o = &found->p[i];
        if (o->kind == MENTION_ACTOR && o->first < m->end && o->end > m->first) return true;
    }
    return false;
}

void people_add_actors(const sentence_list *sentences, mention_vec *found, arena *a)
{
    size_t n = found->n;
    for (size_t i = 0, first = 0; i < n; i++) {
        if (found->p[i].sentence != found->p[first].sentence) first = i;
        mention m = found->p[i]; // a new one may move the vector
        if (m.kind != MENTION_PEOPLE || str_in_list(m.amount.unit, DEEDS, '|')) continue;
        size_t end = i;
        while (end < n && found->p[end].sentence == m.sentence) end++;
        if (is_actor_already(found, first, end, &m)) continue;
        if (is_toll(&sentences->p[m.sentence], &m)) continue;
        const actor **who = arena_array(a, const actor *, 1);
        who[0] = make(m.people, m.people->whose ? m.people->whose->country : STR_NONE, a);
        m.kind = MENTION_ACTOR;
        m.how = STR("counted");
        m.actors = who;
        m.n_actors = 1;
        m.faint = true;
        m.people = NULL;
        m.amount = (amount){0};
        *vec_push(a, found) = m;
    }
}

// The only country of the places of a sentence; empty when they have none or several.
static str only_place(const mention_vec *found, size_t first, size_t end)
{
    str country = STR_NONE;
    for (size_t i = first; i < end; i++) {
        const mention *m = &found->p[i];
        if (m->kind != MENTION_PLACE || !m->place->country.n) continue;
        if (country.n && !str_eq(country, m->place->country)) return STR_NONE;
        country = m->place->country;
    }
    return country;
}

void people_place_actors(mention_vec *found, arena *a)
{
    for (size_t i = 0, first = 0, end = 0; i < found->n; i++) {
        mention *m = &found->p[i];
        if (m->sentence != found->p[first].sentence) first = i;
        if (i >= end)
            for (end = i; end < found->n && found->p[end].sentence == m->sentence;) end++;
        bool open = m->kind == MENTION_ACTOR && str_eq(m->how, STR("counted")) &&
                    !m->actors[0]->country.n && // who came, went or was sent may be another's
                    str_in_list(m->actors[0]->entity, "killed|injured|missing|detained", '|');
        str country = open ? only_place(found, first, end) : STR_NONE;
        if (!country.n) continue;
        people_value there = {.role = m->actors[0]->entity};
        const actor **who = arena_array(a, const actor *, 1);
        who[0] = make(&there, country, a);
        m->actors = who;
    }
}
