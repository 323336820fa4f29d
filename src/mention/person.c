// Persons: office-holders of the dictionary with the title before them, and unknown ones whose
// title, apposition or office says for whom they act.
#include "mention/actor_body.h"
#include "mention/agentword.h"
#include "mention/handleword.h"
#include "mention/person_form.h"
#include "mention/person_list.h"
#include "mention/person_title.h"
#include "mention/post.h"

#include <string.h>

#define PERSON_WORDS_MAX 6  // words of a name, particles and hyphens included
#define PERSONS_LOOKBACK 64 // persons of the text among whom a title and one name look

static const char HONORIFICS_M[] = "Mr.|Mr|MR.|MR|Sir|Lord|Monsieur|Herr|Señor";
static const char HONORIFICS_F[] =
    "Ms.|Ms|MS.|MS|Mrs.|Mrs|MRS.|MRS|Miss|Madame|Madam|Lady|Dame|Señora|Frau";
static const char HONORIFICS[] = "Dr.|Dr|DR.|DR|Prof.|Hon.|H.E.|Haji|Maulana|Comrade";
// Behind a name, part of it.
static const char SUFFIXES[] = "Jr.|Sr.|Jr|Sr|II|III|IV";
static const char PARTICLES[] =
    "bin|al|el|ben|ibn|bint|de|da|do|dos|di|del|della|van|von|der|den|la|le|du|ould|y";
static const char NO_NAMES[] =
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
    "March|April|June|July|August|September|October|November|December|The|A|"
    "I|God|Islam|Internet|Twitter|Facebook|Ramadan|Eid|Christmas|Easter|Thanksgiving";
// Whom a given name alone may call where the text says whose they are: "her husband, David".
static const char KIN[] =
    "husband|wife|son|daughter|brother|sister|father|mother|uncle|aunt|cousin|nephew|niece|"
    "grandson|granddaughter|grandfather|grandmother|girlfriend|boyfriend|fiancé|fiancée|"
    "twin brother|twin sister|younger brother|older brother|elder brother|younger sister|"
    "older sister|elder sister|eldest son|eldest daughter|youngest son|youngest daughter|"
    "stepfather|stepmother|stepson|stepdaughter|half-brother|half-sister|spouse|widow";
// Countries whose family names come first.
static const char FAMILY_FIRST[] = "CHN|TWN|KOR|PRK|HKG|MAC|VNM|KHM|SGP";

bool person_is_honorific(str form, char *gender)
{
    char g = str_in_list(form, HONORIFICS_M, '|')   ? 'm'
             : str_in_list(form, HONORIFICS_F, '|') ? 'f'
                                                    : 0;
    if (gender && g) *gender = g;
    return g || str_in_list(form, HONORIFICS, '|');
}

char person_gender(str noun)
{
    if (str_ends(noun, STR("woman")) || str_ends(noun, STR("queen")) ||
        str_ends(noun, STR("princess")) || str_eq(noun, STR("first lady")))
        return 'f';
    if (str_ends(noun, STR("spokesman")) || str_ends(noun, STR("king")) ||
        str_ends(noun, STR("prince")) || str_ends(noun, STR("congressman")) ||
        str_ends(noun, STR("pope")) || str_ends(noun, STR("businessman")) ||
        str_ends(noun, STR("sultan")))
        return 'm';
    return 0;
}

bool title_is_name_word(const token *t)
{
    return t->upos == UPOS_PROPN && name_is_capital(t->form) &&
           !str_in_list(t->form, NO_NAMES, '|') && t->xpos != XPOS_CD;
}

// "Takeshi Onaga revoked ...": a given name that the tagger took for another word.
static bool is_hidden_given(const sentence *st, uint32_t i)
{
    static const char WORDS[] = "Mark|Bill|Frank|Jack|Ray|Rob|Sue|Rose|Ross|Josh|Grace|Max|Guy|Jay|"
                                "Gene|Gail|Penny|Nick|Bob|"
                                "Harry|Tony|Sandy|Carol|Amber|Daisy|Ruth|Victor|Norma|Major|Dick|"
                                "Ted|Pete|Eve|Iris|Robin|Hanna";
    const token *t = &st->tokens[i];
    if (t->upos == UPOS_PROPN || i + 1 >= st->n_tokens || !title_is_name_word(&st->tokens[i + 1]))
        return false;
    return !str_in_list(t->form, WORDS, '|') && person_is_given(t->form);
}

// "#DepSec Burns": a name behind the tag of a title, which the tagger took for a noun.
static bool is_behind_tag(const sentence *st, uint32_t i)
{
    return i > 0 && st->tokens[i].upos == UPOS_NOUN && name_is_capital(st->tokens[i].form) &&
           agent_word_is_tag(st->tokens[i - 1].form);
}

// "M S Rao": an initial without its dot, which the tagger may take for anything.
static bool is_bare_initial(const sentence *st, uint32_t i)
{
    if (st->headline || (i > 0 && !st->tokens[i - 1].space_after)) return false; // "H-1B"
    uint32_t from = i;
    for (; i + 1 < st->n_tokens && i < from + PERSON_WORDS_MAX; i++) {
        const token *t = &st->tokens[i];
        if (t->form.n != 1 || t->form.p[0] < 'A' || t->form.p[0] > 'Z') break;
        if (t->upos == UPOS_DET || t->upos == UPOS_PRON || !t->space_after) return false;
    }
    return i > from && st->tokens[i].form.n > 2 && title_is_name_word(&st->tokens[i]);
}

uint32_t person_name_end(const actor_scan *s, const sentence *st, uint32_t i)
{
    uint32_t end = i;
    if (!name_is_capital(st->tokens[i].form) && st->tokens[i].form.p[0] != '@') return i; // most
    if (i == 0 && str_in_list(st->tokens[0].form, "Q|A", '|')) return i; // of a transcript
    if (post_is_address(st->tokens[i].form)) // "Deputy Prime Minister @tiko_b"
        return s->piece_at[i] < 0 && !post_is_aside(st, i) ? i + 1 : i;
    for (uint32_t j = i; j < st->n_tokens && j < i + PERSON_WORDS_MAX; j++) {
        const token *t = &st->tokens[j];
        bool own_hit = j > i && s->hit_at[j] >= 0;
        if (s->piece_at[j] >= 0 && s->pieces.p[s->piece_at[j]].kind != PIECE_SHADOW) break;
        if (own_hit || (j == i && s->hit_at[j] >= 0)) break;
        if (post_is_address(t->form)) return post_is_aside(st, j) ? end : j + 1; // "Rose @Gott"
        if (title_is_name_word(t) || is_bare_initial(st, j) ||
            (j == i && (is_hidden_given(st, j) || is_behind_tag(st, j))))
            end = j + 1;
        else if (j == i || (!str_in_list(t->form, PARTICLES, '|') && !str_eq(t->form, STR("-")) &&
                            !str_eq(t->form, STR("’")) && !str_eq(t->form, STR("'"))))
            break;
    }
    if (end > i + 1 && end < st->n_tokens && str_in_list(st->tokens[end].form, SUFFIXES, '|'))
        end++;
    return end;
}

str person_calm(actor_scan *s, str name)
{
    bool shouted = name.n > 2;
    for (size_t i = 0; i < name.n; i++) shouted &= !(name.p[i] >= 'a' && name.p[i] <= 'z');
    if (!shouted) return name;
    str calm = str_lower(s->a, name);
    char *p = (char *)(uintptr_t)calm.p; // ours: a copy was just made
    for (size_t i = 0; i < calm.n; i++)
        if (i == 0 || calm.p[i - 1] == ' ' || calm.p[i - 1] == '-')
            if (p[i] >= 'a' && p[i] <= 'z') p[i] = (char)(p[i] - 32);
    return calm;
}

bool person_family_first(str country)
{
    return str_in_list(country, FAMILY_FIRST, '|');
}

str person_surname(str name, str country)
{
    size_t blank = SIZE_MAX;
    for (size_t i = name.n; i-- > 0 && blank == SIZE_MAX;)
        if (name.p[i] == ' ') blank = i;
    if (blank != SIZE_MAX && str_in_list(str_sub(name, blank + 1, name.n), SUFFIXES, '|'))
        name = str_sub(name, 0, blank);
    if (str_in_list(country, FAMILY_FIRST, '|')) {
        str rest = name;
        return str_split(&rest, ' ');
    }
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == ' ') return str_sub(name, i + 1, name.n);
    return name;
}

// "al-Turki", "El-Sayed": the name behind the article; empty when there is none.
static str behind_article(str name)
{
    bool article = name.n > 5 && name.p[2] == '-' &&
                   str_in_list(str_sub(name, 0, 2), "al|Al|AL|el|El|EL|as|ad|ar|at|an|az", '|');
    return article ? str_sub(name, 3, name.n) : STR_NONE;
}

uint32_t person_named(const actor_scan *s, str name, bool surname)
{
    uint32_t at = 0;
    const map *m = surname ? &s->person_by_surname : &s->person_by_name;
    if (map_find_number(m, name, &at)) return at - 1;
    str rest = surname ? behind_article(name) : STR_NONE; // "Al-Turki" for "al-Turki"
    return rest.n && map_find_number(m, rest, &at) ? at - 1 : SCAN_NONE;
}

// Short forms of given names that do not begin as these do.
static const char *const NICKNAMES[][2] = {
    {"Bill", "William"},    {"Bob", "Robert"},     {"Bobby", "Robert"},    {"Dick", "Richard"},
    {"Rick", "Richard"},    {"Jack", "John"},      {"Jim", "James"},       {"Jimmy", "James"},
    {"Mike", "Michael"},    {"Mick", "Michael"},   {"Liz", "Elizabeth"},   {"Beth", "Elizabeth"},
    {"Betty", "Elizabeth"}, {"Kate", "Katherine"}, {"Katie", "Katherine"}, {"Peggy", "Margaret"},
    {"Maggie", "Margaret"}, {"Chuck", "Charles"},  {"Ted", "Edward"},      {"Tony", "Anthony"},
    {"Hank", "Henry"},      {"Harry", "Henry"},    {"Steve", "Stephen"},   {"Becky", "Rebecca"},
    {"Sasha", "Alexander"}, {"Larry", "Lawrence"}, {"Jerry", "Gerald"},    {"Andy", "Andrew"}};

static bool is_nickname(str word, str given)
{
    for (size_t i = 0; i < sizeof NICKNAMES / sizeof *NICKNAMES; i++)
        if (str_eq(word, str_of(NICKNAMES[i][0])) && str_eq(given, str_of(NICKNAMES[i][1])))
            return true;
    return word.n >= 3 && given.n > word.n + 1 && str_starts(given, word);
}

uint32_t person_first_named(const actor_scan *s, str name)
{
    uint32_t at = 0, found = SCAN_NONE;
    if (map_find_number(&s->person_by_first, name, &at)) return at ? at - 1 : SCAN_NONE;
    if (name.n < 3) return SCAN_NONE;
    for (size_t i = s->persons.n, looked = 0; i-- > 0 && looked < PERSONS_LOOKBACK; looked++) {
        str rest = s->persons.p[i].name, first = str_split(&rest, ' ');
        if (!rest.n || !is_nickname(name, first)) continue;
        if (found != SCAN_NONE) return SCAN_NONE; // of two
        found = (uint32_t)i;
    }
    return found;
}

// Ethiopians, Javanese, Icelanders and others are called by the first name; who shares it with
// another person of the text is not known by it.
static void add_first_name(actor_scan *s, const person *p)
{
    str rest = p->name, first = str_split(&rest, ' ');
    if (first.n == p->name.n || str_eq(first, p->surname)) return;
    uint32_t at = 0;
    bool shared = map_find_number(&s->person_by_first, first, &at);
    map_set_number(&s->person_by_first, s->a, first, shared ? 0 : (uint32_t)s->persons.n);
}

static void add(actor_scan *s, uint32_t sentence_index, str name, str noun, const actor *who)
{
    uint32_t known = person_named(s, name, false);
    if (known != SCAN_NONE) {
        if (noun.n && !s->persons.p[known].noun.n) s->persons.p[known].noun = noun;
        return;
    }
    person *p = vec_push(s->a, &s->persons);
    p->name = name;
    p->surname = person_surname(name, who->country);
    p->noun = noun;
    p->who = who;
    str rest = name;
    p->gender = person_gender(noun);
    if (!p->gender) p->gender = person_given_gender(str_split(&rest, ' '));
    p->sentence = sentence_index;
    uint32_t other = person_named(s, p->surname, true);
    if (other != SCAN_NONE) p->shared = s->persons.p[other].shared = true;
    map_set_number(&s->person_by_name, s->a, name, (uint32_t)s->persons.n);
    map_set_number(&s->person_by_surname, s->a, p->surname, (uint32_t)s->persons.n);
    str rest_of = behind_article(p->surname);
    if (rest_of.n) map_set_number(&s->person_by_surname, s->a, rest_of, (uint32_t)s->persons.n);
    add_first_name(s, p);
}

static str entity_key(actor_scan *s, str name)
{
    char key[TABLE_KEY_MAX + 8] = "person:";
    size_t n = name.n < TABLE_KEY_MAX ? name.n : TABLE_KEY_MAX;
    if (n) memcpy(key + 7, name.p, n);
    return str_copy(s->a, (str){key, n + 7});
}

static str joined_sectors(actor_scan *s, const actor *who)
{
    char text[64];
    size_t n = 0;
    for (uint8_t i = 0; i < who->n_sectors && n + who->sectors[i].n + 1 < sizeof text; i++) {
        if (n) text[n++] = ' ';
        memcpy(text + n, who->sectors[i].p, who->sectors[i].n);
        n += who->sectors[i].n;
    }
    return str_copy(s->a, (str){text, n});
}

void person_learn(actor_scan *s, uint32_t index, const actor *base, str sectors)
{
    person *p = &s->persons.p[index];
    if (!p->open || (!base->country.n && !base->code.n && !sectors.n)) return;
    str code = base->country.n ? STR_NONE : base->code, country = base->country;
    if (!country.n && !code.n) country = p->open->country; // known before: only the sectors are new
    if (!sectors.n) sectors = joined_sectors(s, p->open);
    const actor *who = scan_actor(s, country, sectors, code, p->open->entity, p->name, true);
    *p->open = *who;
    if (who->n_sectors && (country.n || code.n)) p->open = NULL;
}

const actor *person_add(actor_scan *s, uint32_t sentence_index, str name, str noun,
                        const actor *base, str sectors)
{
    uint32_t known = person_named(s, name, false);
    if (known == SCAN_NONE && str_find_byte(name, ' ', 0) == SIZE_MAX)
        known = person_named(s, name, true); // "Secretary Osei" after "Kofi Osei"
    if (known != SCAN_NONE && s->persons.p[known].open) {
        person_learn(s, known, base, sectors);
        if (noun.n && !s->persons.p[known].noun.n) s->persons.p[known].noun = noun;
        return s->persons.p[known].who;
    }
    str code = base->country.n ? STR_NONE : base->code;
    const actor *who = scan_actor(s, base->country, sectors, code, entity_key(s, name), name, true);
    add(s, sentence_index, name, noun, who);
    return who;
}

uint32_t person_add_open(actor_scan *s, uint32_t sentence_index, str name, char gender)
{
    actor *who = arena_alloc(s->a, sizeof *who);
    *who = (actor){.name = name, .entity = entity_key(s, name), .person = true};
    add(s, sentence_index, name, STR_NONE, who);
    person *p = &s->persons.p[s->persons.n - 1];
    p->open = who;
    if (gender) p->gender = gender;
    return (uint32_t)s->persons.n - 1;
}

static void record_person(actor_scan *s, uint32_t k, uint32_t from, uint32_t end, const actor *who,
                          str noun, const char *how)
{
    record *r = scan_record(s, k, from, end, &who, 1, how);
    r->noun = noun;
    r->gender = person_gender(noun);
    uint32_t known = r->gender ? SCAN_NONE : person_named(s, who->name, false);
    if (known != SCAN_NONE) r->gender = s->persons.p[known].gender;
}

// "the envoy for Syria James Jeffrey": the country is where the title sends its holder.
static bool is_sent(const piece *p, str noun)
{
    return !p->former && (str_ends(noun, STR("envoy")) || str_ends(noun, STR("ambassador")) ||
                          str_ends(noun, STR("representative")));
}

// "Senator Roe", "President Roe" days after his term, "His Highness" of one who has died: the title
// that the text gives decides; of heads of state and government only for a while, as many are
// called so for life.
static bool bears_office(const actor_scan *s, const sentence *st, const piece *p,
                         const agent_hit *title)
{
    if (!p->former) return false;
    bool head =
        str_in_list(name_cell(p->row, "office"),
                    "president|vice president|prime minister|leader|king|queen|emir|pope", '|');
    bool own = s->home && str_eq(s->home->country, p->who->country);
    if (head && (own || !holder_is_near(s, p->row))) return false;
    bool fits = title && !title->former && title->kind <= AGENT_PERSON &&
                name_office_fits(name_cell(p->row, "office"), title->noun);
    bool honoured = p->first > 0 && str_in_list(st->tokens[p->first - 1].form,
                                                "Highness|Majesty|Excellency|Holiness", '|');
    return fits || honoured;
}

// "Director Trudeau" in a text of the United States: an official of theirs, and not the foreigner
// who is known by the family name alone.
static bool is_own_official(const actor_scan *s, const piece *p, const agent_hit *h)
{
    static const char OFFICIALS[] =
        "director|assistant secretary|deputy assistant secretary|under secretary|deputy secretary|"
        "deputy spokesperson|spokesperson|counselor|administrator|special envoy|"
        "special representative|coordinator";
    return h && !h->n_actors && s->home && p->end - p->first == 1 &&
           !post_is_address(s->sentences->p[p->sentence].tokens[p->first].form) &&
           !str_eq(s->home->country, p->who->country) && str_in_list(h->noun, OFFICIALS, '|');
}

// An office-holder of the dictionary.
static void holder(actor_scan *s, uint32_t k, piece *p)
{
    const sentence *st = &s->sentences->p[k];
    agent_hit *h = title_before(s, k, p->first);
    const actor *who = p->who;
    str name = who->name;
    if (is_own_official(s, p, h)) {
        name = scan_text(s, k, p->first, p->end);
        p->who = who = person_add(s, k, name, h->noun, s->home, agent_sectors(h));
    }
    if (h && h->n_actors && h->actors[0]->country.n && who->country.n &&
        !str_eq(h->actors[0]->country, who->country) &&
        !is_sent(p, h->noun)) { // somebody else of this name
        name = scan_text(s, k, p->first, p->end);
        who = person_add(s, k, name, h->noun, h->actors[0], joined_sectors(s, h->actors[0]));
    } else if (h && h->former && who->n_sectors) {
        who = scan_actor(s, who->country, STR_NONE, who->country.n ? STR_NONE : STR("IGO"),
                         who->entity, name, true);
    }
    bool elsewhere = h && (!name_office_fits(name_cell(p->row, "office"), h->noun) ||
                           str_eq(h->noun, STR("ambassador"))); // another office than the table's
    if (p->former && h && !h->former && who->country.n && elsewhere)
        who = scan_actor(s, who->country,
                         h->n_actors ? joined_sectors(s, h->actors[0]) : agent_sectors(h), STR_NONE,
                         who->entity, name, true);
    const agent_hit *across = h ? h : title_across(s, k, p->first, p->end);
    if (bears_office(s, st, p, across)) who = name_actor(s, p->row, PIECE_HOLDER, false, name);
    add(s, k, name, h ? h->noun : name_cell(p->row, "office"), who);
    if (h) {
        h->named = h->recorded = true;
        record_person(s, k, h->from, p->end, who, h->noun, "office");
        p->who = who;
        return;
    }
    agent_hit *after = title_after(s, st, p->end);
    if (!after) after = title_across(s, k, p->first, p->end);
    if (p->former && !who->n_sectors && who->country.n && after && !after->former &&
        !after->n_actors) // "Roe, Senior Advisor": what he is now
        who = scan_actor(s, who->country, agent_sectors(after), STR_NONE, who->entity, name, true);
    p->who = who;
    if (after && after->n_actors <= 1 &&
        (!after->n_actors || str_eq(after->actors[0]->country, who->country))) {
        after->actors[0] = who;
        after->n_actors = 1;
    }
}

// "Colonel Kato of the Japanese navy": does a noun of somebody's follow the nationality?
static bool names_body(const actor_scan *s, const sentence *st, const piece *p)
{
    if (p->kind != PIECE_NATIONALITY || p->blocked) return false;
    for (uint32_t i = p->end; i < st->n_tokens && i < p->end + 3; i++) {
        if (s->hit_at[i] >= 0) return s->hits.p[s->hit_at[i]].n_actors == 1;
        if (st->tokens[i].upos != UPOS_ADJ && st->tokens[i].upos != UPOS_NOUN) return false;
    }
    return false;
}

// "Minister Lu of Taiwan"
static const actor *country_after(const actor_scan *s, const sentence *st, uint32_t end)
{
    if (end + 1 >= st->n_tokens || !str_in_list(st->tokens[end].form, "of|from", '|')) return NULL;
    uint32_t at = end + 1;
    if (at + 1 < st->n_tokens && st->tokens[at].upos == UPOS_DET) at++;
    if (s->piece_at[at] < 0) return NULL;
    const piece *p = &s->pieces.p[s->piece_at[at]];
    if (p->kind == PIECE_NATIONALITY && !names_body(s, st, p)) return NULL;
    return name_is_country(p) ? p->who : NULL;
}

// "Foreign Minister Retno" after "Foreign Minister Retno Marsudi": the same office, and the word is
// part of the name.
static uint32_t same_office(const actor_scan *s, str word, str noun)
{
    for (size_t i = s->persons.n, looked = 0; i-- > 0 && looked < PERSONS_LOOKBACK; looked++) {
        const person *p = &s->persons.p[i];
        if (!p->noun.n || !(str_ends(p->noun, noun) || str_ends(noun, p->noun))) continue;
        str rest = p->name;
        while (rest.p)
            if (str_eq(str_split(&rest, ' '), word)) return (uint32_t)i;
    }
    return SCAN_NONE;
}

// "Chad's Amina Issa", "Oxford University's Greta Holm", "Chadian Amina Issa": whose he is by the
// words right before the name.
static const actor *owner_before(const actor_scan *s, const sentence *st, uint32_t first,
                                 str *sectors)
{
    if (first == 0) return NULL;
    uint32_t at = first - 1;
    bool of = st->tokens[at].xpos == XPOS_POS;
    if (of && at == 0) return NULL;
    if (of) at--;
    if (s->piece_at[at] >= 0) {
        const piece *p = &s->pieces.p[s->piece_at[at]];
        if (p->blocked || !p->who || p->who->person) return NULL;
        bool fits = of ? p->kind != PIECE_NATIONALITY : p->kind == PIECE_NATIONALITY;
        if (!fits) return NULL;
        if (!name_is_country(p) && p->who->n_sectors) *sectors = p->who->sectors[0];
        return p->who;
    }
    if (!of || s->hit_at[at] < 0) return NULL;
    const agent_hit *h = &s->hits.p[s->hit_at[at]];
    if (h->kind != AGENT_BODY) return NULL;
    *sectors = agent_sectors(h);
    return h->n_actors == 1 && !h->actors[0]->person ? h->actors[0] : NULL;
}

// "Amina Issa of the Green Party", "of Human Rights Watch"
static const actor *body_after(const actor_scan *s, const sentence *st, uint32_t end, str *sectors)
{
    uint32_t at = end + 1;
    if (at >= st->n_tokens || !str_in_list(st->tokens[end].form, "of|from|with|at", '|'))
        return NULL;
    if (st->tokens[at].upos == UPOS_DET && at + 1 < st->n_tokens) at++;
    if (s->hit_at[at] >= 0 && s->hits.p[s->hit_at[at]].kind == AGENT_BODY) {
        const agent_hit *h = &s->hits.p[s->hit_at[at]];
        *sectors = agent_sectors(h);
        return h->n_actors == 1 && !h->actors[0]->person ? h->actors[0] : NULL;
    }
    if (s->piece_at[at] < 0) return NULL;
    const piece *p = &s->pieces.p[s->piece_at[at]];
    if (!p->who || (p->kind != PIECE_BODY && p->kind != PIECE_GROUP && p->kind != PIECE_MEDIA))
        return NULL;
    if (p->who->n_sectors) *sectors = p->who->sectors[0];
    return p->who;
}

// "@tiko_fellowship", "@TikoForum": nobody.
static bool names_thing(str form)
{
    static const char *const ENDS[] = {"fellowship", "program", "forum",  "summit", "conference",
                                       "pavilion",   "award",   "awards", "prize",  "expo",
                                       "challenge",  "project", "museum", "show",   "blog"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        str end = str_of(ENDS[i]);
        if (form.n > end.n && str_eq_nocase(str_sub(form, form.n - end.n, form.n), end))
            return true;
    }
    return false;
}

// Behind an address that opens a post: what makes it a subject and nobody who is spoken to.
static bool is_its_verb(const token *t)
{
    return t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || t->xpos == XPOS_MD ||
           t->xpos == XPOS_POS || t->upos == UPOS_CCONJ;
}

// An address of somebody unknown whom the sentence needs: "spoke with @tiko_b", "@tiko_b and Roe
// met". Where things are shown and held it is a paper or a meeting ("at @tikofest").
static bool is_needed_address(const sentence *st, uint32_t i, uint32_t end)
{
    const token *t = &st->tokens[i];
    if (end - i != 1 || !post_is_address(t->form) || t->form.n < 5 || names_thing(t->form))
        return false;
    switch (deprel_base((deprel)t->rel)) {
    case REL_NSUBJ: return i > 1 || (end < st->n_tokens && is_its_verb(&st->tokens[end]));
    case REL_OBJ:
    case REL_IOBJ:
    case REL_OBL:
    case REL_NMOD:
    case REL_CONJ:
    case REL_APPOS: break;
    default: return false;
    }
    if (i < 2) return false; // spoken to
    const token *before = &st->tokens[i - 1];
    if (before->upos == UPOS_ADP)
        return str_in_list(before->form, "with|With|by|from|of|to|between|like|against|w/", '|');
    return before->upos == UPOS_CCONJ || before->upos == UPOS_VERB || before->upos == UPOS_NOUN ||
           before->xpos == XPOS_POS || str_eq(before->form, STR(","));
}

// "Swede Anna Tell won", "Peruvian Rosa Huaman": two or three names right behind a nationality that
// has no article, which things have.
static bool is_compatriot(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    if (first == 0 || end - first < 2 || end - first > 3 || s->piece_at[first - 1] < 0)
        return false;
    const piece *p = &s->pieces.p[s->piece_at[first - 1]];
    bool people = p->kind == PIECE_NATIONALITY && !p->blocked && p->end == first && p->who;
    if (!people || (p->first > 0 && st->tokens[p->first - 1].upos == UPOS_DET)) return false;
    if (end < st->n_tokens && st->tokens[end].upos == UPOS_NOUN) return false;
    switch (deprel_base((deprel)st->tokens[scan_head(st, first, end)].rel)) {
    case REL_NSUBJ:
    case REL_OBJ:
    case REL_CONJ:
    case REL_APPOS: return true;
    default: return false;
    }
}

// A name that only its form, or a title of address, makes a person's. `after`: the apposition,
// whose country is not known yet; NULL when there is none.
static void by_form(actor_scan *s, uint32_t k, uint32_t first, uint32_t name_first, uint32_t end,
                    char gender, agent_hit *after)
{
    const sentence *st = &s->sentences->p[k];
    static const actor NOBODY = {0};
    str name = scan_text(s, k, name_first, end);
    bool addressed = name_first > first, one_word = end - name_first < 2;
    // "her husband, David": of kin a given name says enough
    bool kin = after && str_in_list(after->noun, KIN, '|') &&
               person_is_given(st->tokens[name_first].form) &&
               person_named(s, name, true) == SCAN_NONE && person_first_named(s, name) == SCAN_NONE;
    bool human = after && !after->formed && after->n_actors == 0 && (!one_word || kin);
    agent_hit *said = after ? NULL : title_said(s, st, first, end);
    human |= said && !one_word && said->kind <= AGENT_PERSON;
    if (addressed && one_word) return; // "Mr. Lin": coref.c, which knows who publishes the text
    if (!one_word && !person_may_have(st, name_first, end)) return;
    const actor *owner = NULL;
    str sectors = person_part_played(s, k, first, end, &owner);
    bool needed = is_needed_address(st, name_first, end);
    if (!addressed && !human && !sectors.n && !needed && !person_has_form(st, name_first, end) &&
        !is_compatriot(s, st, name_first, end))
        return;
    uint32_t known = person_named(s, name, false);
    if (known == SCAN_NONE && one_word) known = person_named(s, name, true);
    if (!owner) owner = owner_before(s, st, first, &sectors);
    if (!owner && !sectors.n) owner = country_after(s, st, end);
    if (!owner && !sectors.n) owner = body_after(s, st, end, &sectors);
    if (known != SCAN_NONE) {
        person_learn(s, known, owner ? owner : &NOBODY, sectors);
    } else {
        if (owner || sectors.n) {
            person_add(s, k, name, STR_NONE, owner ? owner : &NOBODY, sectors);
            known = (uint32_t)s->persons.n - 1;
            if (gender) s->persons.p[known].gender = gender;
        } else {
            known = person_add_open(s, k, name, gender);
        }
        record_person(s, k, first, end, s->persons.p[known].who, STR_NONE, "form");
    }
    if (said && said->n_actors == 1 && !said->actors[0]->person)
        person_learn(s, known, said->actors[0], joined_sectors(s, said->actors[0]));
    if (!after) after = said;
    if (after && !after->formed && after->n_actors == 0) after->explains = known + 1;
}

// "First Lady Ana Roe": of the country whose president is a Roe; NULL when none is.
static const actor *spouses_country(actor_scan *s, const agent_hit *h, str surname)
{
    bool former = false;
    if (!str_in_list(h->noun, "first lady|first gentleman", '|')) return NULL;
    uint32_t row = name_holder(s, surname, STR("president"), STR_NONE, &former);
    return row == SCAN_NONE ? NULL : name_of_country(s, name_cell(row, "country"));
}

// "Ana Roe, also known as Bint Kadir": another name of the person before it.
static bool other_name(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    if (!person_is_alias(&s->sentences->p[k], first)) return false;
    for (size_t i = s->records.n; i-- > 0 && s->records.p[i].m.sentence == k;) {
        const mention *m = &s->records.p[i].m;
        if (m->end > first || m->n_actors != 1 || !m->actors[0]->person) continue;
        const actor *who = m->actors[0];
        add(s, k, scan_text(s, k, first, end), STR_NONE, who);
        record_person(s, k, first, end, who, STR_NONE, "form");
        return true;
    }
    return false;
}

// A name that the dictionary does not know.
static void unknown(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    if (other_name(s, k, first, end)) return;
    first = title_skip_office(s, k, first, end);
    uint32_t name_first = first;
    char gender = 0;
    while (name_first + 1 < end && person_is_honorific(st->tokens[name_first].form, &gender))
        name_first++;
    bool label = end < st->n_tokens && str_eq(st->tokens[end].form, STR(":"));
    str name = scan_text(s, k, name_first, end), last = st->tokens[end - 1].form;
    if (label) { // "MINISTER ROE:"
        name = person_calm(s, name);
        last = person_calm(s, last);
    }
    agent_hit *h = title_before(s, k, first);
    bool tail = h && h->to != first;
    if (tail && !title_ends_tail(st, name_first, end)) h = NULL;
    if (h) {
        bool former = false;
        uint32_t row = end - name_first <= 2
                           ? name_holder(s, handle_surname(last), h->noun,
                                         h->n_actors ? h->actors[0]->country : STR_NONE, &former)
                           : SCAN_NONE;
        // a full name is that of a holder whose first name the table lacks, else somebody's
        if ((end - name_first > 1 && row != SCAN_NONE && name_cell(row, "names").n) ||
            person_named(s, name, true) != SCAN_NONE)
            row = SCAN_NONE;
        const actor *who = NULL, *spouse = h->n_actors ? NULL : spouses_country(s, h, last);
        if (spouse) h->actors[h->n_actors++] = scan_with_sectors(s, spouse, STR("GOV"));
        uint32_t same = end - name_first == 1 ? same_office(s, name, h->noun) : SCAN_NONE;
        if (same != SCAN_NONE) {
            who = s->persons.p[same].who;
        } else if (row != SCAN_NONE) {
            who = name_actor(s, row, PIECE_HOLDER, former || h->former, name);
            add(s, k, who->name, h->noun, who);
        } else if (end - name_first == 1 && person_named(s, name, true) != SCAN_NONE &&
                   (h->n_actors || !s->persons.p[person_named(s, name, true)].open)) {
            uint32_t known = person_named(s, name, true);
            if (h->n_actors == 1)
                person_learn(s, known, h->actors[0], joined_sectors(s, h->actors[0]));
            who = s->persons.p[known].who;
        } else if (h->n_actors == 0 && country_after(s, st, end)) {
            who = person_add(s, k, name, h->noun, country_after(s, st, end), agent_sectors(h));
        } else if (h->n_actors == 1) {
            who = person_add(s, k, name, h->noun, h->actors[0], joined_sectors(s, h->actors[0]));
        }
        h->named = true;
        h->name_at = name_first;
        h->to = end;
        h->recorded = who != NULL;
        if (who) record_person(s, k, h->from, end, who, h->noun, "title");
        return;
    }
    agent_hit *after = title_after(s, st, end);
    if (!after) after = title_across(s, k, first, end);
    if (!after) after = title_named(s, st, first);
    bool long_enough = end - name_first > 1; // one word alone says too little
    uint32_t known = long_enough ? SCAN_NONE : person_named(s, name, true);
    if (known != SCAN_NONE && s->persons.p[known].open && after && after->n_actors == 1 &&
        !after->actors[0]->person) { // "Menon, an Indian banker," later
        person_learn(s, known, after->actors[0], joined_sectors(s, after->actors[0]));
        after->actors[0] = s->persons.p[known].who;
        return;
    }
    if (long_enough && after && after->n_actors == 1 && !after->actors[0]->person) {
        const actor *who = person_add(s, k, name, after->noun, after->actors[0],
                                      joined_sectors(s, after->actors[0]));
        after->actors[0] = who;
        record_person(s, k, first, end, who, after->noun, "apposition");
        return;
    }
    if (body_may_be_named(st) || person_is_nominated(s, st, first, end) ||
        person_stands_out(st, name_first, end))
        by_form(s, k, first, name_first, end, gender, after);
}

// Tells a person of a list what the noun in the plural says; one whose country only the text around
// tells learns it with the noun.
static void add_member(actor_scan *s, uint32_t k, uint32_t first, uint32_t end, agent_hit *h)
{
    str name = scan_text(s, k, first, end);
    bool one_word = end - first < 2;
    if (person_named(s, name, false) != SCAN_NONE ||
        (one_word && person_named(s, name, true) != SCAN_NONE))
        return; // coref.c, by his name
    const actor *owner = h->n_actors == 1 && !h->actors[0]->person ? h->actors[0] : NULL;
    bool former = false;
    uint32_t row = one_word
                       ? name_holder(s, name, h->noun, owner ? owner->country : STR_NONE, &former)
                       : SCAN_NONE;
    if (row != SCAN_NONE && !former) {
        const actor *who = name_actor(s, row, PIECE_HOLDER, false, name);
        add(s, k, who->name, h->noun, who);
        record_person(s, k, first, end, who, h->noun, "list");
        return;
    }
    if (owner) {
        const actor *who = person_add(s, k, name, h->noun, owner, joined_sectors(s, owner));
        record_person(s, k, first, end, who, h->noun, "list");
        return;
    }
    uint32_t at = person_add_open(s, k, name, 0);
    record_person(s, k, first, end, s->persons.p[at].who, h->noun, "list");
    if (!h->explains) h->explains = at + 1;
    h->n_explains = at + 2 - h->explains; // holders between them have learnt all
}

// A holder of the dictionary who has no office at the date is what the list says.
static void give_member(actor_scan *s, piece *p, const agent_hit *h)
{
    bool party = p->who->n_sectors && str_eq(p->who->sectors[0], STR("PTY"));
    if (!p->former || h->former || !p->who->country.n || (p->who->n_sectors && !party)) return;
    str sectors = h->n_actors == 1 ? joined_sectors(s, h->actors[0]) : agent_sectors(h);
    if (sectors.n)
        p->who =
            scan_actor(s, p->who->country, sectors, STR_NONE, p->who->entity, p->who->name, true);
}

// May the name stand in a list of this noun? Of one word only behind titles: "Senators Roe and
// Lind".
static bool may_be_member(const sentence *st, const agent_hit *h, uint32_t first, uint32_t end)
{
    bool alone = first == h->end &&
                 !(end < st->n_tokens && str_in_list(st->tokens[end].form, ",|and|&", '|'));
    if (end - first < 2 && alone) return false; // "the Mayors Challenge"

    if (!body_may_be_named(st) || !person_may_have(st, first, end)) return false;
    bool title = h->kind == AGENT_TITLE && name_is_capital(st->tokens[h->first].form);
    return end - first > 1 || (title && !str_eq(h->noun, STR("leader")));
}

void person_find(actor_scan *s, uint32_t k)
{
    const sentence *st = &s->sentences->p[k];
    person_list list = {.hit = SCAN_NONE};
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        if (s->piece_at[i] >= 0) {
            piece *p = &s->pieces.p[s->piece_at[i]];
            if (p->kind == PIECE_HOLDER && p->first == i) {
                if (person_list_at(s, k, &list, i, p->end)) give_member(s, p, &s->hits.p[list.hit]);
                list.end = p->end;
                holder(s, k, p);
            }
            i = p->end - 1;
            continue;
        }
        uint32_t end = person_name_end(s, st, i);
        if (end == i) continue;
        bool member = person_list_at(s, k, &list, i, end) && !title_before(s, k, i) &&
                      may_be_member(st, &s->hits.p[list.hit], i, end);
        list.end = end;
        if (member)
            add_member(s, k, i, end, &s->hits.p[list.hit]);
        else
            unknown(s, k, i, end);
        i = end - 1;
    }
}
