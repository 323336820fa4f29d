// Whose officials and people a traveller meets of whom the words say only what they are: those of
// the places where he meets them ("in Chad and Niger she will meet government officials", "flies to
// Accra, where she will meet traders", "leaders in Mali"). Added when it is settled that the event
// is one: it makes none.
#include "event/draft.h"

#define PLACES_MAX 6 // countries of one meeting
#define ABOVE_MAX  4 // steps from the meeting up to the journey that it belongs to

// Meet there from everywhere.
static const char SEATS[] = "Geneva|Vienna|New York|New York City|Brussels|The Hague|Davos|Munich|"
                            "Glasgow|Rome|Paris|London|Strasbourg|Doha";

typedef struct {
    str country[PLACES_MAX];
    uint32_t n;
} places;

static void take(places *x, str country)
{
    for (uint32_t i = 0; i < x->n; i++)
        if (str_eq(x->country[i], country)) return;
    if (x->n < PLACES_MAX) x->country[x->n++] = country;
}

// "Foreign ministers", "leaders from the region", "its partners": of other places than this.
static bool is_from_elsewhere(const draft *d, const mention *m)
{
    static const char ELSEWHERE[] =
        "foreign other regional international allied partner global "
        "world visiting counterpart ambassador diplomat exile like-minded "
        "colleague delegation both all";
    const token *tokens = d->f->sentence->tokens;
    for (uint32_t w = m->first; w < m->end; w++)
        if (in(tokens[w].lemma, ELSEWHERE)) return true;
    for (uint32_t i = d->f->first_child[m->head]; i < d->f->first_child[m->head + 1]; i++) {
        uint32_t child = d->f->children[i];
        if (in(tokens[child].lemma, ELSEWHERE)) return true;
        if (in(draft_preposition(d->f, child), "from of") && tokens[child].upos != UPOS_PRON)
            return true;
    }
    return false;
}

// "Officials", "business leaders": a role and nothing else.
static bool is_bare(const draft *d, const participant *p)
{
    const actor *a = p->actor;
    const mention *m = p->mention;
    return !a->country.n && a->n_sectors == 1 && str_eq(a->code, a->sectors[0]) &&
           in(a->code, "GOV CVL BUS NGO EDU REL LEG OPP MED") && str_eq(p->how, STR("agent")) &&
           m && m->sentence == d->e.sentence && !a->person && !is_from_elsewhere(d, m);
}

// The first of those that the word is joined with: "Lima" of "to Lima and Quito".
static uint32_t first_joined(const draft *d, uint32_t word)
{
    for (int step = 0; step < PLACES_MAX; step++) {
        const token *t = draft_token(d, word);
        if (deprel_base(t->rel) != REL_CONJ || t->head < 0) break;
        word = (uint32_t)t->head;
    }
    return word;
}

// Is the verb that of the meeting, or of the journey above it?
static bool holds_meeting(const draft *d, int32_t verb)
{
    uint32_t word = d->clause;
    for (int step = 0; step < ABOVE_MAX; step++) {
        if ((int32_t)word == verb) return true;
        const token *t = draft_token(d, word);
        bool apart = deprel_base(t->rel) == REL_CONJ && draft_token(d, word)->upos == UPOS_VERB;
        if (t->head < 0 || apart) return false;
        word = (uint32_t)t->head;
    }
    return false;
}

// The countries where those of the mention are: of its own phrase, else of the meeting.
static places places_of(const reading *r, const draft *d, const mention *who)
{
    places own = {0}, all = {0};
    const mention_list *list = r->mentions;
    uint32_t s = d->e.sentence;
    for (uint32_t i = list->first_of[s]; i < list->first_of[s + 1]; i++) {
        const mention *m = &list->p[i];
        if (m->kind != MENTION_PLACE || !m->place->country.n) continue;
        if (str_in_list(m->place->name, SEATS, '|')) continue;
        uint32_t first = first_joined(d, m->head);
        int32_t above = draft_token(d, first)->head;
        if (above < 0 || !in(draft_preposition(d->f, first), "in at across throughout to"))
            continue;
        if (above == (int32_t)who->head)
            take(&own, m->place->country);
        else if (draft_token(d, (uint32_t)above)->upos == UPOS_VERB && holds_meeting(d, above))
            take(&all, m->place->country);
    }
    return own.n ? own : all;
}

// Is somebody else at the meeting of that country, its guest or host?
static bool takes_part(const event *e, str country)
{
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (str_eq(e->actors[i].actor->country, country)) return true;
    return false;
}

static void settle_side(reading *r, const draft *d, const event *before, participant **list,
                        uint32_t *n)
{
    participant *out = NULL;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *n; i++) {
        participant p = (*list)[i];
        places x = {0};
        if (is_bare(d, &p)) x = places_of(r, d, p.mention);
        bool known = x.n > 0;
        for (uint32_t k = 0; k < x.n; k++) known &= !takes_part(before, x.country[k]);
        if (!known) role_add(r, &out, &kept, p, NULL);
        for (uint32_t k = 0; k < x.n && known; k++) {
            actor of = *p.actor;
            of.country = x.country[k];
            participant q = p;
            q.actor = role_of_country(r, &of, of.sectors[0]);
            role_add(r, &out, &kept, q, NULL);
        }
    }
    *list = out;
    *n = kept;
}

void local_name(reading *r, draft *d)
{
    event before = d->e;
    if (!str_eq(d->e.type, STR("CONSULT")) || d->e.n_actors < 2) return;
    settle_side(r, d, &before, &d->e.actors, &d->e.n_actors);
    settle_side(r, d, &before, &d->e.recipients, &d->e.n_recipients);
}
