#include "link/company.h"

#include "base/calendar.h"
#include "base/table.h"
#include "mention/actor_scan.h"

#include <math.h>
#include <stdlib.h>

#define CARD_DEPTH  8 // words below the trigger that still say what it is about
#define AGAIN_REACH 4 // words from "as we" to "said"

// --- making

static uint32_t number(str s)
{
    uint32_t hash = s.n ? table_hash(0, s.p, s.n) : 0;
    return s.n && !hash ? 1 : hash;
}

static int by_size(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

// Adds to a sorted list without repetition.
static void put(uint32_t *list, uint8_t *n, int max, uint32_t x)
{
    if (!x || *n == max) return;
    for (uint8_t i = 0; i < *n; i++)
        if (list[i] == x) return;
    list[(*n)++] = x;
    qsort(list, *n, sizeof *list, by_size);
}

static uint32_t side_of(const actor *a)
{
    return number(a->country.n ? a->country : a->code.n ? a->code : a->entity);
}

static void put_sides(uint32_t *list, uint8_t *n, const participant *p, uint32_t n_p)
{
    for (uint32_t i = 0; i < n_p; i++) put(list, n, CARD_SIDES, side_of(p[i].actor));
}

card_person card_person_of(const actor *a)
{
    if (!a->country.n && !a->code.n) return (card_person){0};
    return (card_person){side_of(a), number(person_surname(a->name, a->country))};
}

static void put_person(event_card *c, card_person new)
{
    if (!new.name || c->n_people == CARD_PEOPLE) return;
    for (uint8_t k = 0; k < c->n_people; k++)
        if (c->people[k].side == new.side && c->people[k].name == new.name) return;
    c->people[c->n_people++] = new;
}

static void put_people(event_card *c, const participant *p, uint32_t n_p)
{
    for (uint32_t i = 0; i < n_p; i++)
        if (p[i].actor->person) put_person(c, card_person_of(p[i].actor));
}

// Whose words they are, of an event that is words alone and whose doer is no person.
static void put_speaker(event_card *c, const event *e)
{
    const mention *m = e->says ? e->says->speaker : NULL;
    if (c->n_people || !m || !m->n_actors || !m->actors[0]->person) return;
    card_person who = card_person_of(m->actors[0]);
    for (uint8_t i = 0; i < c->n_actors && who.side; i++)
        if (c->actors[i] == who.side) {
            put_person(c, who);
            return;
        }
}

static bool acts_in(const event_card *c, const company *talk)
{
    for (uint8_t i = 0; i < c->n_actors; i++)
        if (card_has_person(talk->people, talk->n, c->actors[i])) return true;
    return false;
}

// In the account of a talk, who it was that did it or to whom, of the sides that the event names by
// no person.
static void put_company(event_card *c, const company *talk)
{
    uint8_t own = c->n_people;
    if (!talk || !acts_in(c, talk)) return; // "regretted that Mali had recognised them"
    for (uint8_t i = 0; i < talk->n; i++) {
        card_person who = talk->people[i];
        if (c->said) put(c->talk, &c->n_talk, CARD_TALK, who.side ^ who.name);
        bool takes_part = card_lists(c->actors, c->n_actors, who.side) ||
                          card_lists(c->recipients, c->n_recipients, who.side);
        if (takes_part && !card_has_person(c->people, own, who.side)) put_person(c, who);
    }
}

static void put_lands(event_card *c, const mention_list *m, uint32_t index)
{
    for (uint32_t i = m->first_of[index]; i < m->first_of[index + 1]; i++) {
        const mention *x = &m->p[i];
        str land = STR_NONE;
        if (x->kind == MENTION_PLACE) land = x->place->country;
        if (x->kind == MENTION_ACTOR && x->n_actors && !x->actors[0]->person)
            land = x->actors[0]->country;
        put(c->lands, &c->n_lands, CARD_LANDS, number(land));
    }
}

// "As we have said before", "as I noted".
static bool is_said_again(const sentence *s)
{
    for (uint32_t w = 0; w + 2 < s->n_tokens; w++) {
        if (!str_eq_nocase(s->tokens[w].form, STR("as"))) continue;
        if (!str_in_list(s->tokens[w + 1].form, "I|we|you", '|')) continue;
        for (uint32_t k = w + 2; k < w + 2 + AGAIN_REACH && k < s->n_tokens; k++)
            if (str_in_list(s->tokens[k].lemma, "say|note|mention|stress|emphasize|tell|hear", '|'))
                return true;
    }
    return false;
}

// Keeps the least ones.
static void sketch(event_card *c, uint32_t hash)
{
    if (c->n_sketch < CARD_SKETCH) {
        put(c->sketch, &c->n_sketch, CARD_SKETCH, hash);
        return;
    }
    if (hash >= c->sketch[CARD_SKETCH - 1]) return;
    for (int i = 0; i < CARD_SKETCH; i++)
        if (c->sketch[i] == hash) return;
    c->n_sketch--;
    put(c->sketch, &c->n_sketch, CARD_SKETCH, hash);
}

// All words of the sentence, without marks between them.
static void put_text(event_card *c, const sentence *s)
{
    uint32_t last = 0;
    for (uint32_t w = 0; w < s->n_tokens; w++) {
        const token *t = &s->tokens[w];
        if (t->upos == UPOS_PUNCT) continue;
        uint32_t own = table_hash(0, t->lemma.p, t->lemma.n);
        c->text = table_hash(c->text, t->form.p, t->form.n);
        if (last) sketch(c, number((str){(const char *)(uint32_t[]){last, own}, 2 * sizeof own}));
        last = own;
    }
}

// Words that nearly every event has.
static const char COMMON[] =
    "say|hold|make|take|have|be|do|new|official|government|country|state|last|first|next|other|"
    "several|year|month|week|day|time|begin|start|continue|go|come|get|give|decide|announce|"
    "minister|president|foreign|spokesman|spokeswoman|spokesperson|ministry|part|side|issue|more";

// Words of which statements are made, whatever they are about.
static const char STOCK[] =
    "sovereignty|territorial|integrity|independence|unwavering|steadfast|enduring|ironclad|firm|"
    "commitment|support|strong|strength|shared|share|premeditated|unprovoked|unjustified|"
    "aggression|further|bilateral|regional|global|mutual|interest|importance|important|"
    "relationship|partnership|effort|value|reaffirm|reiterate|underscore|emphasize|discuss";

static bool tells(const frame_view *f, const event *e, uint32_t w, bool passing)
{
    const token *t = &f->sentence->tokens[w];
    if (t->upos != UPOS_NOUN && t->upos != UPOS_VERB && t->upos != UPOS_ADJ &&
        t->upos != UPOS_PROPN)
        return false;
    if (w == e->word || str_in_list(t->lemma, COMMON, '|')) return false;
    if (passing && str_in_list(t->lemma, STOCK, '|')) return false;
    uint32_t s = e->sentence;
    return !mention_covering(f->mentions, s, w, MENTION_ACTOR) &&
           !mention_covering(f->mentions, s, w, MENTION_TIME) &&
           !mention_covering(f->mentions, s, w, MENTION_MONEY);
}

static bool leaves(deprel rel)
{
    return rel == REL_ACL_RELCL || rel == REL_ADVCL || rel == REL_PARATAXIS || rel == REL_APPOS;
}

// Does the word stand below the trigger, in its own clause?
static bool is_own(const frame_view *f, const event *e, uint32_t w)
{
    const token *tokens = f->sentence->tokens;
    if (span_contains(e->trigger, tokens[w].span) || span_contains(e->topic, tokens[w].span))
        return true;
    int32_t at = (int32_t)w;
    for (int step = 0; step < CARD_DEPTH && at >= 0; step++) {
        if (at == (int32_t)e->word) return true;
        if (leaves((deprel)tokens[at].rel)) return false;
        at = tokens[at].head;
    }
    return false;
}

static void put_words(event_card *c, const frame_view *f, const event *e)
{
    for (uint32_t w = 0; w < f->sentence->n_tokens; w++)
        if (tells(f, e, w, c->passing) && is_own(f, e, w))
            put(c->words, &c->n_words, CARD_WORDS, number(f->sentence->tokens[w].lemma));
}

static uint8_t stage_of(const event *e)
{
    switch (e->status) {
    case EVENT_HAPPENED:
    case EVENT_ONGOING: return 0;
    case EVENT_PLANNED: return 1;
    default: return 2;
    }
}

static bool is_mutual(const event *e)
{
    return str_eq(e->type, STR("CONSULT")) || str_eq(e->type, STR("COOPERATE")) ||
           str_eq(e->type, STR("AGREE"));
}

// Events that are words alone, and those that come again and again.
static const char SAID[] = "SUPPORT|ACCUSE|REJECT|REQUEST|AGREE|THREATEN|CONCEDE",
                  PASSING[] = "CONSULT|COOPERATE|AID";

// Shows of force of which there is soon another.
static const char RECURRING[] =
    "launch|test|exercise|drill|flight|fly|patrol|sail|transit|manoeuvre|maneuver|incursion";

event_card card_of(const document *d, const frame_view *f, const event *e, const company *talk)
{
    event_card c = {.type = number(e->type),
                    .mode = number(e->mode),
                    .trigger = number(f->sentence->tokens[e->word].lemma),
                    .told = PERIOD_FIRST,
                    .stage = stage_of(e),
                    .negated = e->negated,
                    .denied = e->claim == CLAIM_DENIED,
                    .said = str_in_list(e->type, SAID, '|'),
                    .headline = f->sentence->headline};
    c.passing = c.said || str_in_list(e->type, PASSING, '|') ||
                (str_eq(e->type, STR("MOBILIZE")) &&
                 str_in_list(f->sentence->tokens[e->word].lemma, RECURRING, '|'));
    calendar_date day;
    if (calendar_parse_date(d->published, &day)) c.told = (int32_t)calendar_days(day);
    bool own_day = str_eq(e->date.how, STR("document"));
    c.when = own_day ? period_read(STR_NONE) : period_read(e->date.value);
    if (!c.when.known && !own_day && e->background && c.told != PERIOD_FIRST)
        c.when = (period){PERIOD_FIRST, c.told, true}; // some time before
    put_sides(c.actors, &c.n_actors, e->actors, e->n_actors);
    put_sides(c.recipients, &c.n_recipients, e->recipients, e->n_recipients);
    put_people(&c, e->actors, e->n_actors);
    put_people(&c, e->recipients, e->n_recipients);
    c.mutual = is_mutual(e) && c.n_actors == c.n_recipients;
    for (uint8_t i = 0; i < c.n_actors && c.mutual; i++) c.mutual = c.actors[i] == c.recipients[i];
    if (c.said) put_speaker(&c, e);
    if (c.said || str_eq(e->type, STR("CONSULT"))) put_company(&c, talk);
    c.again = c.said && is_said_again(f->sentence);
    put_lands(&c, f->mentions, e->sentence);
    put_text(&c, f->sentence);
    put_words(&c, f, e);
    for (uint32_t i = 0; i < e->n_items; i++) {
        const item *x = &e->items[i].item;
        put(c.items, &c.n_items, CARD_ITEMS, number(x->designation));
    }
    for (uint32_t i = 0; i < e->n_amounts && c.n_sums < CARD_SUMS; i++)
        if (str_eq(e->amounts[i].kind, STR("money")) && isfinite(e->amounts[i].amount.value))
            c.sums[c.n_sums++] = e->amounts[i].amount.value;
    if (e->place.name.n) c.country = number(e->place.where->country);
    bool wide = !e->place.where || str_eq(e->place.where->kind, STR("country")) ||
                str_eq(e->place.where->kind, STR("state"));
    if (e->place.name.n && !wide) c.place = number(e->place.where->name);
    return c;
}
