// Persons: office-holders of the dictionary with the title before them, and unknown ones whose
// title, apposition or office says for whom they act.
#include "mention/actor_scan.h"

#include <string.h>

#define PERSON_WORDS_MAX 6  // words of a name, particles and hyphens included
#define PERSONS_LOOKBACK 64 // persons of the text among whom a title and one name look
#define APPOSITION_GAP   4  // words between a name's comma and the title that explains it

static const char HONORIFICS_M[] = "Mr.|Mr|MR.|MR|Sir|Lord|Monsieur|Herr|Señor";
static const char HONORIFICS_F[] =
    "Ms.|Ms|MS.|MS|Mrs.|Mrs|MRS.|MRS|Miss|Madame|Madam|Lady|Dame|Señora|Frau";
static const char HONORIFICS[] = "Dr.|Dr|DR.|DR|Prof.|Hon.|H.E.|Haji|Maulana|Comrade";
static const char PARTICLES[] =
    "bin|al|el|ben|ibn|bint|de|da|do|dos|di|del|della|van|von|der|den|la|le|du|ould|y";
static const char NO_NAMES[] =
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
    "March|April|June|July|August|September|October|November|December|The|A|"
    "I|God|Islam|Internet|Twitter|Facebook";
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

static bool is_name_word(const token *t)
{
    return t->upos == UPOS_PROPN && name_is_capital(t->form) &&
           !str_in_list(t->form, NO_NAMES, '|') && t->xpos != XPOS_CD;
}

uint32_t person_name_end(const actor_scan *s, const sentence *st, uint32_t i)
{
    uint32_t end = i;
    if (i == 0 && str_in_list(st->tokens[0].form, "Q|A", '|')) return i; // of a transcript
    for (uint32_t j = i; j < st->n_tokens && j < i + PERSON_WORDS_MAX; j++) {
        const token *t = &st->tokens[j];
        bool own_hit = j > i && s->hit_at[j] >= 0;
        if (s->piece_at[j] >= 0 && s->pieces.p[s->piece_at[j]].kind != PIECE_SHADOW) break;
        if (own_hit || (j == i && s->hit_at[j] >= 0)) break;
        if (is_name_word(t))
            end = j + 1;
        else if (j == i || (!str_in_list(t->form, PARTICLES, '|') && !str_eq(t->form, STR("-")) &&
                            !str_eq(t->form, STR("’")) && !str_eq(t->form, STR("'"))))
            break;
    }
    return end;
}

static str surname_of(str name, str country)
{
    if (str_in_list(country, FAMILY_FIRST, '|')) {
        str rest = name;
        return str_split(&rest, ' ');
    }
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == ' ') return str_sub(name, i + 1, name.n);
    return name;
}

uint32_t person_named(const actor_scan *s, str name, bool surname)
{
    uint32_t at = 0;
    const map *m = surname ? &s->person_by_surname : &s->person_by_name;
    return map_find_number(m, name, &at) ? at - 1 : SCAN_NONE;
}

uint32_t person_first_named(const actor_scan *s, str name)
{
    uint32_t at = 0;
    return map_find_number(&s->person_by_first, name, &at) && at ? at - 1 : SCAN_NONE;
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
    p->surname = surname_of(name, who->country);
    p->noun = noun;
    p->who = who;
    p->gender = person_gender(noun);
    p->sentence = sentence_index;
    map_set_number(&s->person_by_name, s->a, name, (uint32_t)s->persons.n);
    map_set_number(&s->person_by_surname, s->a, p->surname, (uint32_t)s->persons.n);
    add_first_name(s, p);
}

const actor *person_add(actor_scan *s, uint32_t sentence_index, str name, str noun,
                        const actor *base, str sectors)
{
    char key[TABLE_KEY_MAX + 8] = "person:";
    size_t n = name.n < TABLE_KEY_MAX ? name.n : TABLE_KEY_MAX;
    if (n) memcpy(key + 7, name.p, n);
    str entity = str_copy(s->a, (str){key, n + 7});
    str code = base->country.n ? STR_NONE : base->code;
    const actor *who = scan_actor(s, base->country, sectors, code, entity, name, true);
    add(s, sentence_index, name, noun, who);
    return who;
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

// The title whose phrase ends before word `end`: "Prime Minister", "Prime Minister of Israel".
static agent_hit *title_ending(actor_scan *s, uint32_t k, uint32_t end)
{
    for (size_t i = s->hits.n; i-- > s->hit_of[k];)
        if (s->hits.p[i].to == end && s->hits.p[i].kind <= AGENT_CROWD && !s->hits.p[i].plural)
            return &s->hits.p[i];
    return NULL;
}

// "Lin Jian, a spokesman for …": the title after the name's comma.
static agent_hit *title_after(actor_scan *s, const sentence *st, uint32_t end)
{
    if (end >= st->n_tokens || !str_eq(st->tokens[end].form, STR(","))) return NULL;
    for (uint32_t i = end + 1; i < st->n_tokens && i <= end + 1 + WALK_MAX; i++) {
        if (s->hit_at[i] >= 0) {
            agent_hit *h = &s->hits.p[s->hit_at[i]];
            bool near = h->from <= end + APPOSITION_GAP || (h->from > end && h->from <= end + 2);
            bool said = h->end < st->n_tokens && st->tokens[h->end].upos == UPOS_VERB &&
                        st->tokens[h->end].xpos == XPOS_VBD;
            return near && !said && h->kind <= AGENT_PERSON && !h->plural && !h->named ? h : NULL;
        }
        const token *t = &st->tokens[i];
        if (t->upos == UPOS_VERB || t->upos == UPOS_PUNCT || t->upos == UPOS_PRON ||
            t->upos == UPOS_CCONJ)
            return NULL;
    }
    return NULL;
}

// "China's foreign minister, Wang Yi, said": the title before the comma that opens the name.
static agent_hit *title_across(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    if (first < 2 || !str_eq(st->tokens[first - 1].form, STR(","))) return NULL;
    agent_hit *h = title_ending(s, k, first - 1);
    if (!h || h->kind > AGENT_PERSON || h->named) return NULL;
    bool closed = end >= st->n_tokens || st->tokens[end].upos == UPOS_PUNCT ||
                  st->tokens[end].xpos == XPOS_POS;
    bool tree = deprel_base((deprel)st->tokens[scan_head(st, first, end)].rel) == REL_APPOS;
    return closed || tree ? h : NULL;
}

static void record_person(actor_scan *s, uint32_t k, uint32_t from, uint32_t end, const actor *who,
                          str noun, const char *how)
{
    record *r = scan_record(s, k, from, end, &who, 1, how);
    r->noun = noun;
    r->gender = person_gender(noun);
}

// An office-holder of the dictionary.
static void holder(actor_scan *s, uint32_t k, piece *p)
{
    const sentence *st = &s->sentences->p[k];
    agent_hit *h = title_ending(s, k, p->first);
    const actor *who = p->who;
    str name = who->name;
    if (h && h->n_actors && h->actors[0]->country.n && who->country.n &&
        !str_eq(h->actors[0]->country, who->country)) { // somebody else of this name
        name = scan_text(s, k, p->first, p->end);
        who = person_add(s, k, name, h->noun, h->actors[0], joined_sectors(s, h->actors[0]));
    } else if (h && h->former && who->n_sectors) {
        who = scan_actor(s, who->country, STR_NONE, who->country.n ? STR_NONE : STR("IGO"),
                         who->entity, name, true);
    }
    if (p->former && h && !h->former && who->country.n &&
        !name_office_fits(name_cell(p->row, "office"), h->noun)) // another office than the table's
        who = scan_actor(s, who->country,
                         h->n_actors ? joined_sectors(s, h->actors[0]) : agent_sectors(h), STR_NONE,
                         who->entity, name, true);
    add(s, k, name, h ? h->noun : name_cell(p->row, "office"), who);
    if (h) {
        h->named = h->recorded = true;
        record_person(s, k, h->from, p->end, who, h->noun, "office");
        p->who = who;
        return;
    }
    p->who = who;
    agent_hit *after = title_after(s, st, p->end);
    if (!after) after = title_across(s, k, p->first, p->end);
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

// A name that the dictionary does not know.
static void unknown(actor_scan *s, uint32_t k, uint32_t first, uint32_t end)
{
    const sentence *st = &s->sentences->p[k];
    uint32_t name_first = first;
    char gender = 0;
    while (name_first + 1 < end && person_is_honorific(st->tokens[name_first].form, &gender))
        name_first++;
    str name = scan_text(s, k, name_first, end);
    agent_hit *h = title_ending(s, k, first);
    if (h) {
        bool former = false;
        uint32_t row = end - name_first <= 2
                           ? name_holder(s, st->tokens[end - 1].form, h->noun,
                                         h->n_actors ? h->actors[0]->country : STR_NONE, &former)
                           : SCAN_NONE;
        // a full name is that of a holder whose first name the table lacks, else somebody's
        if ((end - name_first > 1 && row != SCAN_NONE && name_cell(row, "names").n) ||
            person_named(s, name, true) != SCAN_NONE)
            row = SCAN_NONE;
        const actor *who = NULL;
        uint32_t same = end - name_first == 1 ? same_office(s, name, h->noun) : SCAN_NONE;
        if (same != SCAN_NONE) {
            who = s->persons.p[same].who;
        } else if (row != SCAN_NONE) {
            who = name_actor(s, row, PIECE_HOLDER, former || h->former, name);
            add(s, k, who->name, h->noun, who);
        } else if (end - name_first == 1 && person_named(s, name, true) != SCAN_NONE) {
            who = s->persons.p[person_named(s, name, true)].who;
        } else if (h->n_actors == 0 && country_after(s, st, end)) {
            who = person_add(s, k, name, h->noun, country_after(s, st, end), agent_sectors(h));
        } else if (h->n_actors == 1) {
            who = person_add(s, k, name, h->noun, h->actors[0], joined_sectors(s, h->actors[0]));
        }
        h->named = true;
        h->to = end;
        h->recorded = who != NULL;
        if (who) record_person(s, k, h->from, end, who, h->noun, "title");
        return;
    }
    if (end - name_first < 2) return; // one word alone says too little
    agent_hit *after = title_after(s, st, end);
    if (!after) after = title_across(s, k, first, end);
    if (!after || after->n_actors != 1 || after->actors[0]->person) return;
    const actor *who =
        person_add(s, k, name, after->noun, after->actors[0], joined_sectors(s, after->actors[0]));
    after->actors[0] = who;
    record_person(s, k, first, end, who, after->noun, "apposition");
}

void person_find(actor_scan *s, uint32_t k)
{
    const sentence *st = &s->sentences->p[k];
    for (uint32_t i = 0; i < st->n_tokens; i++) {
        if (s->piece_at[i] >= 0) {
            piece *p = &s->pieces.p[s->piece_at[i]];
            if (p->kind == PIECE_HOLDER && p->first == i) holder(s, k, p);
            i = p->end - 1;
            continue;
        }
        uint32_t end = person_name_end(s, st, i);
        if (end == i) continue;
        unknown(s, k, i, end);
        i = end - 1;
    }
}
