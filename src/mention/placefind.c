// The finder of places: names of the gazetteer and of countries where something is or happens, and
// borders.
#include "mention/finder.h"
#include "mention/placescan.h"
#include "mention/word.h"

#include "base/map.h"

#include <math.h>

#define BORDER_WALK 6 // words between a border and the countries that it divides

typedef struct {
    const document *d;
    const sentence_list *sentences;
    const mention_list *known;
    mention_vec *out;
    arena *a;
    map countries; // number: how often named
    place_scene scene;
} place_scan;

static bool is_country(const mention *m)
{
    return m->kind == MENTION_ACTOR && m->n_actors == 1 && m->actors[0]->country.n &&
           str_eq(m->actors[0]->code, m->actors[0]->country) && !m->actors[0]->person;
}

static uint32_t count_of(const void *state, str country)
{
    const place_scan *s = state;
    uint32_t n = 0;
    map_find_number(&s->countries, country, &n);
    return n;
}

static str country_said(const place_scan *s, uint32_t sentence_index, uint32_t word,
                        const char *hows, uint32_t *end)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (is_country(&m->p[i]) && m->p[i].first <= word && word < m->p[i].end &&
            str_in_list(m->p[i].how, hows, '|')) {
            *end = m->p[i].end;
            return m->p[i].actors[0]->country;
        }
    return STR_NONE;
}

static str country_at(const void *state, uint32_t sentence_index, uint32_t word, bool named,
                      uint32_t *end)
{
    return country_said(state, sentence_index, word, named ? "name|place" : "name|demonym|place",
                        end);
}

// What an actor, date or item on the words of a name says of it.
typedef enum { VERDICT_FREE, VERDICT_COUNTRY, VERDICT_NONE } verdict;

// Is the name in our list as a part of the country that the dictionary takes it for?
static bool is_own_part(const place_name *n, str country)
{
    for (uint32_t i = 0; i < n->rows.n; i++) {
        gazetteer_place p = gazetteer_get(n->rows.rows[i]);
        if (p.own && p.kind == PLACE_REGION && str_eq(p.country, country)) return true;
    }
    return false;
}

static verdict of_actor(const mention *m, place_name *n)
{
    bool same = m->first == n->first && m->end == n->end;
    bool larger = m->first <= n->first && m->end >= n->end && !same;
    if (!same && !larger) return VERDICT_FREE;
    if (same && str_eq(m->how, STR("place"))) {
        n->usual = m->actors[0]->country;
        return VERDICT_FREE;
    }
    bool country = same && is_country(m) && str_eq(m->how, STR("name"));
    if (country && is_own_part(n, m->actors[0]->country)) return VERDICT_FREE; // Gaza
    if (country) return VERDICT_COUNTRY;
    if (same && str_eq(m->how, STR("demonym"))) return VERDICT_FREE;
    if (str_eq(m->how, STR("form"))) return VERDICT_FREE; // a guess: "Aleppo Governorate"
    if (same) return VERDICT_NONE;
    bool crowd = str_in_list(m->how, "agent|set|side|pronoun", '|');
    return crowd ? VERDICT_FREE : VERDICT_NONE;
}

static verdict judge(const place_scan *s, uint32_t sentence_index, place_name *n)
{
    verdict worst = VERDICT_FREE;
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++) {
        const mention *k = &m->p[i];
        if (k->end <= n->first || k->first >= n->end) continue;
        verdict v = k->kind == MENTION_ACTOR                             ? of_actor(k, n)
                    : k->kind == MENTION_TIME || k->kind == MENTION_ITEM ? VERDICT_NONE
                                                                         : VERDICT_FREE;
        if (v > worst) worst = v;
    }
    return worst;
}

// "in Japan": the country or town is no actor of the sentence. It stays in the list for the events,
// which may take a place for a side where no side is named.
static void unseat(const place_scan *s, const sentence *st, const place_name *n)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[st->index]; i < m->first_of[st->index + 1]; i++) {
        mention *k = &m->p[i];
        bool inside = k->first >= n->from && k->end <= n->to;
        bool country = is_country(k) && str_in_list(k->how, "name|place", '|');
        bool guess = k->kind == MENTION_ACTOR && str_eq(k->how, STR("form"));
        bool venue = guess && k->end == n->to && n->role == ROLE_LOCATIVE; // "at X's Y Mosque"
        if ((inside && (country || guess)) || venue) k->placed = true;
    }
}

static void record(place_scan *s, const sentence *st, const place_name *n, place_value p)
{
    unseat(s, st, n);
    place_value *own = arena_alloc(s->a, sizeof *own);
    *own = p;
    mention *m = vec_push(s->a, s->out);
    *m = (mention){.kind = MENTION_PLACE,
                   .sentence = st->index,
                   .first = n->from,
                   .end = n->to,
                   .head = place_head(st, n->first, n->end),
                   .span = word_span(st, n->from, n->to),
                   .how = n->how,
                   .place = own};
}

// A country where it only says where something is.
static bool read_country(place_scan *s, const sentence *st, const mention *m)
{
    place_name n = {
        .first = m->first, .end = m->end, .from = m->first, .to = m->end, .kind = PLACE_KINDS};
    if (place_is_joined(st, m->end)) return false; // "U.S.-sponsored"
    place_direction_read(st, &n);
    n.role = place_role_of(st, n.first, n.end, &n.how, &n.near);
    bool visited = str_eq(n.how, STR("object")) &&
                   str_in_list(st->tokens[st->tokens[m->head].head].lemma,
                               "visit|leave|reach|enter|tour|flee|depart|evacuate", '|');
    if (n.role != ROLE_LOCATIVE && !visited) return false;
    place_value p = {.name = m->actors[0]->name, .country = m->actors[0]->country};
    if (!gazetteer_country(p.country, &p.lat, &p.lon)) p.lat = p.lon = NAN;
    p.kind = STR("country");
    p.precision = n.near ? STR("near") : STR("country");
    p.chosen = STR("only");
    record(s, st, &n, p);
    return true;
}

static bool reads_name(place_scan *s, const sentence *st, uint32_t i, uint32_t *end)
{
    place_name n;
    place_value p;
    if (!place_name_at(st, i, &n)) return false;
    verdict v = judge(s, st->index, &n);
    if (v != VERDICT_FREE) return false;
    place_role_read(st, &s->scene, &n);
    if (!place_choose(st, &s->scene, &n, &p)) return false;
    record(s, st, &n, p);
    *end = n.to;
    return true;
}

// Nouns that make a place of any name before them: "Dang District".
static const char NOUNS[] = "province|district|oblast|governorate|village|county|prefecture|"
                            "municipality|valley|island|river|township|town";

// "the village of Dang", "Dang District", "Dang, Nepal": not in the gazetteer.
static bool reads_stranger(place_scan *s, const sentence *st, uint32_t i, uint32_t *end)
{
    place_name n;
    place_value p;
    if (!place_stranger_at(st, i, &n)) return false;
    bool noun = word_among(st, n.end, NOUNS), comma = word_is(st, n.end, ",");
    bool of = i >= 2 && word_is(st, i - 1, "of");
    if (!noun && !comma && !of) return false;
    uint32_t past = i;
    bool named = country_at(s, st->index, i, false, &past).n && past >= n.end; // all of it is known
    if ((named && !noun) || judge(s, st->index, &n) != VERDICT_FREE) return false;
    str how;
    bool near;
    uint32_t from = of && !noun ? i - 2 : n.first, to = of && !noun ? i - 1 : n.end;
    place_role_kind role = place_role_of(st, from, to, &how, &near); // of "town" in "town of X"
    place_role_read(st, &s->scene, &n);
    bool of_list = role == ROLE_OTHER && n.admin.n > 0; // "the towns of X, Utah, and Y, Arizona"
    bool held = n.country.n && (role == ROLE_LOCATIVE || n.kind != PLACE_KINDS || of_list);
    bool stands = held || (n.kind != PLACE_KINDS && role == ROLE_LOCATIVE);
    if (!stands || !place_stranger(&n, span_text(s->d->text, word_span(st, n.first, n.end)), &p))
        return false;
    record(s, st, &n, p);
    *end = n.to;
    return true;
}

// A longer name that is not known goes before a known one that begins it ("Colorado City").
static bool reads_place(place_scan *s, const sentence *st, uint32_t i, uint32_t *end)
{
    place_name known, stranger;
    bool longer = place_stranger_at(st, i, &stranger) &&
                  (!place_name_at(st, i, &known) || known.end < stranger.end);
    if (longer) return reads_stranger(s, st, i, end) || reads_name(s, st, i, end);
    return reads_name(s, st, i, end) || reads_stranger(s, st, i, end);
}

static const mention *country_mention(const place_scan *s, uint32_t sentence_index, uint32_t word)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (m->p[i].first == word && is_country(&m->p[i]) && str_eq(m->p[i].how, STR("name")))
            return &m->p[i];
    return NULL;
}

// The countries before "border": the last of them, and how many.
static str border_owner(const place_scan *s, const sentence *st, place_name *n, uint32_t *countries)
{
    str owner = STR_NONE;
    for (uint32_t j = n->first; j > 0 && n->first - j < BORDER_WALK; j--) {
        uint32_t ignored;
        str c = country_at(s, st->index, j - 1, false, &ignored);
        bool passes = st->tokens[j - 1].xpos == XPOS_POS || word_is_hyphen(st, j - 1) ||
                      st->tokens[j - 1].upos == UPOS_ADJ;
        if (!c.n && !passes) break;
        if (!c.n) continue;
        if (!str_eq(c, owner)) ++*countries;
        owner = c;
        n->from = j - 1;
    }
    return owner;
}

// Those behind it: "with Chad", "between Chad and Sudan".
static void border_partners(const place_scan *s, const sentence *st, place_name *n,
                            uint32_t *countries)
{
    uint32_t end = n->end;
    if (!word_among(st, end, "with|between")) return;
    for (uint32_t step = 0; step < 2; step++) {
        uint32_t at = end + (word_has(st, end + 1, UPOS_DET) ? 2 : 1), past = at;
        if (at >= st->n_tokens || !country_at(s, st->index, at, false, &past).n) return;
        ++*countries;
        end = n->to = past;
        if (!word_is(st, end, "and")) return;
    }
}

// "the border with Chad", "Ukraine's border with Poland", "the Gaza-Egypt border": its words, and
// the country that owns it when one alone does.
static void read_border(place_scan *s, const sentence *st, uint32_t i)
{
    place_name n = {.first = i, .end = i + 1, .from = i, .to = i + 1, .kind = PLACE_KINDS};
    uint32_t countries = 0;
    n.role = place_role_of(st, i, i + 1, &n.how, &n.near);
    if (n.role != ROLE_LOCATIVE) return;
    str owner = border_owner(s, st, &n, &countries);
    uint32_t behind = countries;
    border_partners(s, st, &n, &countries);
    if (!countries) return;
    place_value p = {.lat = NAN, .lon = NAN, .kind = STR("border"), .chosen = STR("only")};
    if (behind == 1) p.country = owner; // "near Sudan's border with Chad" is in Sudan
    p.name = span_text(s->d->text, word_span(st, n.from, n.to));
    p.precision = n.near ? STR("near") : STR("area");
    record(s, st, &n, p);
}

static bool is_border(const token *t)
{
    return t->upos == UPOS_NOUN && str_in_list(t->lemma, "border|frontier|borderland", '|');
}

static void read_sentence(place_scan *s, const sentence *st)
{
    for (uint32_t i = 0; i < st->n_tokens;) {
        uint32_t end = i + 1;
        if (is_border(&st->tokens[i])) read_border(s, st, i);
        if (!reads_place(s, st, i, &end)) {
            const mention *country = country_mention(s, st->index, i);
            if (country && read_country(s, st, country)) end = country->end;
        }
        i = end;
    }
}

static void count_countries(place_scan *s)
{
    for (size_t i = 0; i < s->known->n; i++) {
        const mention *m = &s->known->p[i];
        if (!is_country(m) || str_in_list(m->how, "pronoun|place|capital", '|')) continue;
        map_entry *e = map_find(&s->countries, m->actors[0]->country);
        if (e)
            e->value.number++;
        else
            map_set_number(&s->countries, s->a, m->actors[0]->country, 1);
    }
}

void place_find(const document *d, const sentence_list *sentences, const mention_list *known,
                mention_vec *out, arena *a)
{
    place_scan s = {.d = d, .sentences = sentences, .known = known, .out = out, .a = a};
    s.scene = (place_scene){&s, count_of, country_at};
    count_countries(&s);
    for (size_t k = 0; k < sentences->n; k++) read_sentence(&s, &sentences->p[k]);
}
