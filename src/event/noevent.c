// What is no event though a rule finds its words (codebook/noevents.tsv): sport, stories, nature,
// figures of speech, topics, goals, everyday government. Each row of the table names words and
// where they stand beside the trigger; the words of the sentence are looked up, and few are there.
#include "event/draft.h"

#include "base/table.h"

#include "noevent_table.inc"

#define GROUP_MAX    3 // words of a group in the table
#define TOPIC_STEPS  4 // nouns between the trigger and the noun of which it is the topic
#define CLAUSE_STEPS 3 // clauses above the trigger that a "usually" may stand in

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&noevent_table, row, column);
}

static bool lists(str cell_text, str word)
{
    while (cell_text.n)
        if (str_eq(str_split(&cell_text, '|'), word)) return true;
    return false;
}

static bool fills(const draft *d, slot_kind slot, str preposition, uint32_t word)
{
    fillers found = {0};
    frame_fillers(d->f, d->match.word, slot, preposition, &found);
    for (uint32_t i = 0; i < found.n; i++)
        if (found.word[i] == word) return true;
    return false;
}

// "The importance of the talks", "an update on the state of the talks": does the word's phrase hold
// the trigger's, noun in noun?
static bool is_topic_of(const draft *d, uint32_t word)
{
    uint32_t w = d->match.word;
    for (int step = 0; step < TOPIC_STEPS; step++) {
        const token *t = draft_token(d, w);
        deprel rel = deprel_base(t->rel);
        if (t->head < 0 || (rel != REL_NMOD && rel != REL_CONJ)) return false;
        if (token_is_finite(t)) return false;
        w = (uint32_t)t->head;
        if (w == word) return rel != REL_CONJ; // not "fear and intimidation"
    }
    return false;
}

// "The film tells how ...", "a novel about the war": is the trigger in a clause whose teller is the
// word, or in the word's own phrase?
static bool is_told_by(const draft *d, uint32_t teller)
{
    uint32_t w = d->match.word;
    for (int step = 0; step < DRAFT_CLIMB_MAX; step++) {
        const token *t = draft_token(d, w);
        if (t->head < 0) return false;
        w = (uint32_t)t->head;
        if (w == teller) return true;
        const token *told = draft_token(d, teller);
        if (told->head == (int32_t)w && deprel_base(told->rel) == REL_NSUBJ) return true;
    }
    return false;
}

// The slots of the frame that the table names; any other word is a preposition.
static bool stands_in_slot(const draft *d, str slot, uint32_t word)
{
    if (str_eq(slot, STR("subject"))) return fills(d, SLOT_SUBJECT, STR_NONE, word);
    if (str_eq(slot, STR("object"))) return fills(d, SLOT_OBJECT, STR_NONE, word);
    if (str_eq(slot, STR("complement"))) return fills(d, SLOT_COMPLEMENT, STR_NONE, word);
    if (str_eq(slot, STR("modifier")))
        return fills(d, SLOT_MODIFIER, STR_NONE, word) || fills(d, SLOT_ADJECTIVE, STR_NONE, word);
    return fills(d, SLOT_PREP, slot, word);
}

// "Typically, when a state closes an embassy, it tells others": the adverb of the trigger's clause,
// or of one above it.
static bool is_adverb_over(const draft *d, uint32_t word)
{
    const token *t = draft_token(d, word);
    if (t->upos != UPOS_ADV) return false;
    uint32_t w = d->clause;
    for (int step = 0; step < CLAUSE_STEPS; step++) {
        if (t->head == (int32_t)w || w == word) return true;
        if (draft_token(d, w)->head < 0) return false;
        w = (uint32_t)draft_token(d, w)->head;
    }
    return false;
}

// "A close call": what says of which kind it is may be an adjective.
static bool is_kind_of(const draft *d, str where, uint32_t word)
{
    return str_eq(where, STR("modifier")) && fills(d, SLOT_ADJECTIVE, STR_NONE, word);
}

static bool is_noun(const draft *d, uint32_t word)
{
    upos u = (upos)draft_token(d, word)->upos;
    return u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON || u == UPOS_NUM;
}

// "Thanks for watching": what a preposition governs may be a deed.
static bool is_gerund(const draft *d, uint32_t word)
{
    return draft_token(d, word)->xpos == XPOS_VBG;
}

static bool stands_at(const draft *d, str where, uint32_t word)
{
    if (word == d->match.word) return false;
    if (str_eq(where, STR("adverb"))) return is_adverb_over(d, word);
    if (str_eq(where, STR("clause"))) return frame_below(d->f, d->clause, word);
    if (str_eq(where, STR("sentence"))) return true;
    if (str_eq(where, STR("object complement")))
        return stands_in_slot(d, STR("object"), word) || stands_in_slot(d, STR("complement"), word);
    if (is_kind_of(d, where, word)) return true;
    if (!is_noun(d, word) && !is_gerund(d, word)) return false;
    if (str_eq(where, STR("above"))) return is_topic_of(d, word);
    if (str_eq(where, STR("teller"))) return is_told_by(d, word);
    for (str rest = where; rest.n;)
        if (stands_in_slot(d, str_split(&rest, ' '), word)) return true;
    return false;
}

static bool is_office(const participant *p)
{
    const actor *a = p->actor;
    return a->country.n && (a->n_sectors == 0 || in(a->sectors[0], "GOV LEG JUD COP MIL"));
}

static bool is_press(const participant *p)
{
    const actor *a = p->actor;
    return a->n_sectors && str_eq(a->sectors[0], STR("MED"));
}

// Does the mention name another country than this one?
static bool is_foreign(const mention *m, str country)
{
    for (uint32_t i = 0; m && i < m->n_actors; i++) {
        const actor *a = m->actors[i];
        if (a->country.n ? !str_eq(a->country, country)
                         : a->n_sectors && str_eq(a->sectors[0], STR("IGO")))
            return true;
    }
    return false;
}

// Does the sentence speak of other countries, by name or not?
static bool looks_abroad(const draft *d, str country)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        if (in(s->tokens[w].lemma, "world global globally international partner abroad overseas "
                                   "foreign ally worldwide bilateral"))
            return true;
        if (str_eq(s->tokens[w].form, STR("countries")) ||
            str_eq(s->tokens[w].form, STR("nations")))
            return true;
        if (is_foreign(mention_headed(d->f->mentions, s->index, w, MENTION_ACTOR), country))
            return true;
    }
    return false;
}

// A state's office deals with nobody but its own people.
static bool is_among_fellows(const event *e)
{
    if (!e->n_actors || !is_office(&e->actors[0])) return false;
    str country = e->actors[0].actor->country;
    for (uint32_t i = 1; i < e->n_actors; i++)
        if (!str_eq(e->actors[i].actor->country, country)) return false;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        str other = e->recipients[i].actor->country;
        if (other.n && !str_eq(other, country)) return false;
    }
    return true;
}

// So it does, and the sentence speaks of no other country.
static bool is_at_home(const draft *d)
{
    return is_among_fellows(&d->e) && !looks_abroad(d, d->e.actors[0].actor->country);
}

// Nobody gets it but the state itself, its schools and its bodies.
static bool is_to_nobody_else(const event *e)
{
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const actor *a = e->recipients[i].actor;
        if (a->n_sectors && !in(a->sectors[0], "GOV LEG JUD EDU NGO")) return false;
        if (!a->country.n && !(a->n_sectors && str_eq(a->sectors[0], STR("EDU")))) return false;
    }
    return true;
}

// Offices of one government, and nobody else.
static bool is_in_one_house(const event *e)
{
    if (!is_among_fellows(e)) return false;
    for (uint32_t i = 0; i < e->n_actors + e->n_recipients; i++) {
        const actor *a = (i < e->n_actors ? &e->actors[i] : &e->recipients[i - e->n_actors])->actor;
        if (!a->n_sectors || !str_eq(a->sectors[0], STR("GOV"))) return false;
    }
    return true;
}

// Is anybody shot, killed, arrested in the sentence? Then it is no game.
static bool is_bloody(const draft *d)
{
    const sentence *s = d->f->sentence;
    for (uint32_t w = 0; w < s->n_tokens; w++)
        if (in(s->tokens[w].lemma, "kill wound injure dead arrest detain police gunman bomb bomber "
                                   "militant soldier rebel explosion murder stab riot rioter"))
            return true;
    return false;
}

static bool are_sides(const draft *d, str sides)
{
    if (str_eq(sides, STR("alone"))) return d->e.n_recipients == 0;
    if (str_eq(sides, STR("fellows"))) return is_among_fellows(&d->e);
    if (str_eq(sides, STR("house"))) return is_in_one_house(&d->e);
    if (str_eq(sides, STR("home"))) return is_at_home(d);
    if (str_eq(sides, STR("own"))) return is_at_home(d) && is_to_nobody_else(&d->e);
    if (str_eq(sides, STR("clear"))) return !is_bloody(d);
    return true;
}

static bool holds(const draft *d, uint32_t row, uint32_t word)
{
    str types = cell(row, NOEVENT_TABLE_TYPES), triggers = cell(row, NOEVENT_TABLE_TRIGGERS);
    if (!str_eq(types, STR("*")) && !lists(types, d->e.type)) return false;
    if (triggers.n && !lists(triggers, draft_token(d, d->match.word)->lemma)) return false;
    return stands_at(d, cell(row, NOEVENT_TABLE_WHERE), word) &&
           are_sides(d, cell(row, NOEVENT_TABLE_SIDES));
}

// The row for the groups of words that begin at `first`; -1: none holds.
static int row_at(const draft *d, uint32_t first)
{
    const sentence *s = d->f->sentence;
    table_key key;
    table_key_open(&key);
    for (uint32_t w = first; w < s->n_tokens && w < first + GROUP_MAX; w++) {
        const token *t = &s->tokens[w];
        if (w > first) table_key_add_space(&key);
        table_key_add(&key, true, t->lemma.n ? t->lemma : t->form);
        for (table_hit h = table_find(&noevent_table, &key); h.found;
             h = table_next(&noevent_table, h))
            if (holds(d, h.row, w)) return (int)h.row;
        if (!table_leads(&noevent_table, &key)) break;
    }
    return -1;
}

// The status that a row gives instead of making it no event; EVENT_STATUSES: it makes it none.
static event_status effect_of(uint32_t row)
{
    str effect = cell(row, NOEVENT_TABLE_EFFECT);
    for (int k = 0; k < EVENT_STATUSES; k++)
        if (str_eq(effect, str_of(event_status_name((event_status)k)))) return (event_status)k;
    return EVENT_STATUSES;
}

// "Spoke with reporters", "a conversation with the anchor": an interview or a briefing, and no
// talks. Who meets or visits the press may do so for its own sake.
static bool is_interview(const draft *d)
{
    const event *e = &d->e;
    if (!str_eq(e->type, STR("CONSULT")) ||
        !in(draft_token(d, d->match.word)->lemma,
            "speak talk talks discuss discussion conversation chat interview sit answer"))
        return false;
    for (uint32_t i = 0; i < e->n_actors; i++)
        if (is_press(&e->actors[i])) return true;
    for (uint32_t i = 0; i < e->n_recipients; i++)
        if (is_press(&e->recipients[i])) return true;
    return false;
}

// Is the clause reported in the reporter's own words, and not in a quotation?
static bool is_indirect(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (t->head < 0 || deprel_base(t->rel) != REL_CCOMP) return false;
    uint32_t a = d->match.word, b = (uint32_t)t->head;
    for (uint32_t w = a < b ? a : b; w < (a < b ? b : a); w++)
        if (in(draft_token(d, w)->form, "\" \u201c \u201d '' ``")) return false;
    return in(draft_token(d, b)->lemma, "say tell insist add declare stress argue warn note "
                                        "reiterate announce");
}

// "The ports had to close", "all that they needed": a need of the past is told and not asked for,
// but where "had to" is another's "has to".
static bool is_past_need(const draft *d)
{
    const token *t = draft_token(d, d->match.word);
    if (!str_eq(d->e.type, STR("REQUEST")) || !in(t->lemma, "need have")) return false;
    return (t->xpos == XPOS_VBD || t->xpos == XPOS_VBN) && !is_indirect(d);
}

// "We have to do more", "we must stand together": what takes in the speaker is asked of nobody.
static bool is_own_need(const draft *d)
{
    const event *e = &d->e;
    if (!str_eq(e->type, STR("REQUEST")) ||
        !in(draft_token(d, d->match.word)->lemma, "need have must should ought get"))
        return false;
    for (uint32_t i = 0; i < e->n_recipients; i++) {
        const mention *m = e->recipients[i].mention;
        if (m && m->sentence == e->sentence && m->end == m->first + 1 &&
            in(draft_token(d, m->first)->lemma, "we I us"))
            return true;
    }
    return false;
}

// "Is she worried that Chad may attack?": a feeling that is asked about blames nobody.
static bool is_feeling_asked(const draft *d)
{
    return str_eq(d->e.type, STR("ACCUSE")) && d->e.status == EVENT_HYPOTHETICAL &&
           in(draft_token(d, d->match.word)->lemma,
              "concern concerned worry worried alarmed alarm disappointed dismayed afraid upset "
              "frustrated angry feel") &&
           asked_openly(d->f, d->clause);
}

// "The president travels to a town of his own": to nobody who is told, at home.
static bool is_trip_at_home(const draft *d)
{
    const event *e = &d->e;
    if (!str_eq(e->type, STR("CONSULT")) || e->n_recipients || !e->place.where) return false;
    if (!in(draft_token(d, d->match.word)->lemma, "travel head go fly depart drive return trip "
                                                  "visit tour"))
        return false;
    return e->n_actors && is_among_fellows(e) &&
           str_eq(e->place.where->country, e->actors[0].actor->country) && is_at_home(d);
}

void noevent_read(draft *d)
{
    if (d->match.rule->own || d->dropped) return; // users know their own rules
    d->noevent = d->noevent || is_interview(d) || is_past_need(d) || is_own_need(d) ||
                 is_feeling_asked(d) || is_trip_at_home(d);
    for (uint32_t w = 0; w < d->f->sentence->n_tokens && !d->noevent; w++) {
        int row = row_at(d, w);
        if (row < 0) continue;
        event_status effect = effect_of((uint32_t)row);
        if (effect == EVENT_STATUSES)
            d->noevent = true;
        else if (d->e.status < effect)
            d->e.status = effect;
    }
}
