// Whose crowd it is: "farmers blocked the highway near Huaraz" are Peru's, and where nobody is
// named the workers of the place are on strike and its people in the streets. Added when it is
// settled that the event is one: it makes none.
#include "event/draft.h"

// What the words around say of the country that the crowd is in.
typedef struct {
    str country;
    bool several; // not one
    bool told;    // by more than the name of a state, which may lie abroad
} clue_of_country;

static void note(clue_of_country *c, str country, bool tells)
{
    if (!country.n) return;
    c->several |= c->country.n && !str_eq(c->country, country);
    c->country = country;
    c->told |= tells;
}

// A state, its government and its people may be far away ("a rally against the Chadian president");
// the police, a union or a party named without a country are those of the place.
static bool is_at_home(const actor *a, str how)
{
    if (!a->n_sectors || str_in_list(how, "demonym|title|capital|metonym|pronoun", '|'))
        return false;
    return str_eq(how, STR("focus")) || !str_in_list(a->sectors[0], "GOV|MIL|CVL|MNC|MED|IGO", '|');
}

static void note_sides(clue_of_country *c, const participant *p, uint32_t n, bool own)
{
    for (uint32_t i = 0; i < n; i++)
        note(c, p[i].actor->country, own || is_at_home(p[i].actor, p[i].how));
}

static void note_text(clue_of_country *c, const reading *r, size_t from, size_t end)
{
    for (uint32_t i = r->mentions->first_of[from]; i < r->mentions->first_of[end]; i++) {
        const mention *m = &r->mentions->p[i];
        if (m->kind == MENTION_PLACE) note(c, m->place->country, !str_eq(m->how, STR("name")));
        if (m->kind != MENTION_ACTOR || m->placed) continue;
        for (uint32_t k = 0; k < m->n_actors; k++)
            note(c, m->actors[k]->country, is_at_home(m->actors[k], m->how));
    }
}

static str agreed(const clue_of_country *c)
{
    return c->several || !c->told ? STR_NONE : c->country;
}

// "Marched to the embassy of Chad": that is where it is not.
static bool is_before_embassy(const draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (in(s->tokens[w].lemma, "embassy consulate")) return true;
    return false;
}

static bool is_of_target(const event *e)
{
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (str_eq(e->recipients[i].actor->country, e->place.where->country)) return true;
    return false;
}

// Where the crowd is: the event's place, else the country that all around agrees on.
static str country_of(const reading *r, const draft *d)
{
    const event *e = &d->e;
    clue_of_country sides = {0}, here = {0}, text = {0};
    bool abroad = is_before_embassy(d);
    if (e->place.where && !(abroad && is_of_target(e))) return e->place.where->country;
    note_sides(&sides, e->actors, e->n_actors, true);
    if (agreed(&sides).n) return agreed(&sides);
    if (abroad) return location_country_of_paper(r, d);
    note_sides(&sides, e->recipients, e->n_recipients, false);
    if (sides.several || agreed(&sides).n) return agreed(&sides);
    note_text(&here, r, e->sentence, (size_t)e->sentence + 1);
    if (here.several || agreed(&here).n) return agreed(&here);
    str paper = location_country_of_paper(r, d);
    if (paper.n) return paper;
    note_text(&text, r, 0, r->sentences->n);
    return agreed(&text);
}

// "Farmers", "the police", of no country that the text tells: with the sector alone for code.
static bool is_unplaced(const actor *a)
{
    return !a->country.n && a->n_sectors && !a->person && !in(a->sectors[0], "IGO MNC");
}

static void place_side(reading *r, participant *p, uint32_t n, str country)
{
    for (uint32_t i = 0; i < n; i++) {
        if (!is_unplaced(p[i].actor)) continue;
        actor *own = arena_array(r->a, actor, 1);
        buf code = {0};
        *own = *p[i].actor;
        own->country = country;
        buf_add(&code, country);
        buf_add(&code, p[i].actor->code);
        own->code = str_copy(r->a, buf_str(&code));
        buf_free(&code);
        p[i].actor = own;
    }
}

// Is it told that somebody protests, of whom we know no more than the name?
static bool names_doer(const draft *d)
{
    fillers found = {0};
    uint32_t verb = draft_token(d, d->match.word)->upos == UPOS_VERB ? d->match.word : d->clause;
    if (!frame_fillers(d->f, verb, SLOT_SUBJECT, STR_NONE, &found) &&
        !frame_fillers(d->f, d->match.word, SLOT_PREP, STR("by"), &found))
        return false;
    return draft_token(d, found.word[0])->upos == UPOS_PROPN;
}

// "The strike was called off": by those who struck.
static bool ends_strike(const draft *d)
{
    fillers found = {0};
    return frame_fillers(d->f, d->match.word, SLOT_OBJECT, STR_NONE, &found) &&
           in(draft_token(d, found.word[0])->lemma, "strike stoppage walkout");
}

static const char *sector_of(const draft *d)
{
    str lemma = draft_token(d, d->match.word)->lemma;
    bool work = str_eq(d->e.mode, STR("strike")) && !in(lemma, "bandh hartal shutdown");
    return work || ends_strike(d) ? "LAB" : "CVL";
}

// "Protests continued", "sparked riots": somebody's, of whom nothing is said.
static bool is_anybodys(const draft *d)
{
    uint32_t word = d->match.word;
    int32_t subject = frame_child(d->f, word, REL_NSUBJ);
    if (draft_token(d, word)->upos == UPOS_VERB) { // "protests demanding that"
        int32_t above = draft_token(d, word)->head;
        bool noun = deprel_base(draft_token(d, word)->rel) == REL_ACL && above >= 0;
        if (!noun && subject < 0) return false;
        word = (uint32_t)(noun ? above : subject);
        if (!in(draft_token(d, word)->lemma, "protest demonstration rally march riot strike"))
            return false;
    }
    return draft_token(d, word)->xpos == XPOS_NNS && frame_child(d->f, word, REL_DET) < 0 &&
           frame_child(d->f, word, REL_NMOD_POSS) < 0;
}

// Houses of those whom a crowd before them means.
static const char *house_sector(const draft *d, uint32_t noun)
{
    const frame_view *f = d->f;
    str lemma = draft_token(d, noun)->lemma;
    if (in(lemma, "collectorate secretariat taluk municipality ministry")) return "GOV";
    if (!in(lemma, "station office headquarters hall premise building complex")) return NULL;
    for (uint32_t i = f->first_child[noun]; i < f->first_child[noun + 1]; i++) {
        str of = draft_token(d, f->children[i])->lemma;
        if (in(of, "police")) return "COP";
        if (in(lemma, "station")) continue;
        if (in(of, "municipal municipality council town city district block government mayor "
                   "commissioner collector magistrate provincial governor county revenue taluk "
                   "panchayat tehsil corporation department education"))
            return "GOV";
    }
    return NULL;
}

// "Outside the town hall", "in front of the district office", "marched to the police station".
static bool is_before(const draft *d, uint32_t noun)
{
    const token *t = draft_token(d, noun);
    int32_t above = t->head;
    str preposition = draft_preposition(d->f, noun);
    if (above < 0) return false;
    if (in(draft_token(d, (uint32_t)above)->lemma, "front") && in(preposition, "of"))
        above = draft_token(d, (uint32_t)above)->head;
    else if (!in(preposition, "outside before to"))
        return false;
    return above == (int32_t)d->match.word || above == (int32_t)d->clause;
}

static bool tells_before(const draft *d)
{
    for (uint32_t w = 0; w < d->f->sentence->n_tokens; w++)
        if (is_before(d, w) && !in(draft_preposition(d->f, w), "to")) return true;
    return false;
}

// "Outside the hotel in Lima": the town is where, and not against whom.
static void drop_town_of_house(draft *d)
{
    event *e = &d->e;
    uint32_t kept = 0;
    if (!e->n_recipients || !tells_before(d)) return;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const participant *p = &e->recipients[i];
        bool town = p->mention && p->sentence == e->sentence && !p->actor->n_sectors &&
                    !p->actor->person && in(draft_preposition(d->f, p->mention->head), "in at");
        if (!town) e->recipients[kept++] = *p;
    }
    e->n_recipients = kept;
}

static void fill_from_house(reading *r, draft *d, str country)
{
    event *e = &d->e;
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens && !e->n_recipients; w++) {
        const char *sector = is_before(d, w) ? house_sector(d, w) : NULL;
        if (sector) role_add_office(r, d, country, sector, &e->recipients, &e->n_recipients);
    }
}

void protester_fill(reading *r, draft *d)
{
    event *e = &d->e;
    if (!str_eq(e->type, STR("PROTEST")) && !dissent_is_ended(d)) return;
    str country = country_of(r, d);
    if (!country.n) return;
    drop_town_of_house(d);
    fill_from_house(r, d, country);
    place_side(r, e->actors, e->n_actors, country);
    place_side(r, e->recipients, e->n_recipients, country);
    if (e->n_actors || e->negated || names_doer(d) || is_anybodys(d)) return;
    role_add_office(r, d, country, sector_of(d), &e->actors, &e->n_actors);
}
