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
    str only;      // the one country that the document names; empty when it names none or several
    bool several;
    str main; // the country of most of its actors and towns; empty when two are near each other
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
typedef enum {
    VERDICT_FREE,
    VERDICT_CAPITAL, // a government by its town: a place only where something is
    VERDICT_COUNTRY,
    VERDICT_NONE
} verdict;

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
    if (same && str_eq(m->how, STR("capital"))) return VERDICT_CAPITAL;
    bool region = same && str_eq(m->how, STR("name")) && is_own_part(n, m->actors[0]->country);
    if (region) return VERDICT_CAPITAL;                   // "in Nagorno-Karabakh"
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
        verdict v = k->kind == MENTION_ACTOR && k->placed                ? VERDICT_NONE // a venue
                    : k->kind == MENTION_ACTOR                           ? of_actor(k, n)
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
        bool owner = k->first <= n->owner && n->owner < k->end && n->owner < n->first;
        inside |= owner && k->end <= n->first; // "the Chadian town of X", "Chad's X region"
        bool country = is_country(k) && str_in_list(k->how, "name|place|focus", '|');
        country |= owner && is_country(k) && str_eq(k->how, STR("demonym"));
        country |= k->kind == MENTION_ACTOR && str_eq(k->how, STR("capital"));
        bool guess = k->kind == MENTION_ACTOR && str_eq(k->how, STR("form"));
        bool venue = guess && k->end == n->to && n->role == ROLE_LOCATIVE; // "at X's Y Mosque"
        bool twin = k->kind == MENTION_ACTOR && k->first == n->first && k->end == n->to &&
                    str_in_list(k->how, "agent|name", '|');
        if ((inside && (country || guess || twin)) || venue) k->placed = true;
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
    place_name n = {.first = m->first, .end = m->end, .from = m->first, .to = m->end};
    n.owner = m->first;
    n.kind = PLACE_KINDS;
    bool bound = place_is_bound(st, m->end);
    if (place_is_joined(st, m->end) && !bound) return false; // "U.S.-sponsored"
    place_direction_read(st, &n);
    n.role = place_role_of(st, n.first, n.end, &n.how, &n.near);
    if (bound) n.role = ROLE_LOCATIVE;
    if (bound) n.how = STR("modifier");
    bool hit = n.role != ROLE_LOCATIVE && place_is_hit(st, m->head);
    if (hit) n.how = STR("object");
    bool happens = n.role == ROLE_MODIFIER && !hit && place_happens(st, m->head);
    if (n.role != ROLE_LOCATIVE && !hit && !happens) return false;
    place_value p = {.name = m->actors[0]->name, .country = m->actors[0]->country};
    if (str_eq(m->how, STR("focus"))) p.name = span_text(s->d->text, m->span);
    if (!gazetteer_country(p.country, &p.lat, &p.lon)) p.lat = p.lon = NAN;
    p.kind = STR("country");
    p.precision = n.near ? STR("near") : STR("country");
    p.chosen = STR("only");
    record(s, st, &n, p);
    return true;
}

// "X's Golden Mosque": a body by its form that ends in a place that we know.
static bool ends_known(const sentence *st, const mention *m)
{
    place_name known;
    for (uint32_t i = m->first; i < m->end; i++)
        if (str_eq(m->how, STR("form")) && place_name_at(st, i, &known) && known.end == m->end)
            return true;
    return false;
}

// "at the ministry": the body is no actor of the sentence.
static bool read_venue(place_scan *s, const sentence *st, mention *m)
{
    if (!place_is_venue(st, m) || ends_known(st, m)) return false;
    place_name n = {.first = m->first, .end = m->end, .from = m->first, .to = m->end};
    n.owner = m->first;
    n.how = STR("venue");
    place_value p = {.name = m->actors[0]->name, .country = m->actors[0]->country};
    if (!p.name.n || str_in_list(m->how, "agent|title", '|'))
        p.name = span_text(s->d->text, m->span);
    place_settle(&p);
    p.kind = STR("site");
    p.chosen = STR("only");
    record(s, st, &n, p);
    m->placed = true;
    return true;
}

static void read_venues(place_scan *s, const sentence *st)
{
    uint32_t past = 0; // what stands inside a venue is none of its own
    for (uint32_t i = s->known->first_of[st->index]; i < s->known->first_of[st->index + 1]; i++) {
        mention *m = &s->known->p[i];
        if (m->first < past) {
            if (m->kind == MENTION_ACTOR && m->end <= past) m->placed = true;
            continue;
        }
        if (read_venue(s, st, m)) past = m->end;
    }
}

// What the words from one on can be, each looked for once.
typedef struct {
    place_name known, stranger, formed;
    bool is_known, is_stranger, is_formed;
} readings;

// "Djibo is a leader" behind "Ousmane Djibo": a person's last name.
static bool names_person(const place_scan *s, const sentence *st, const place_name *n)
{
    if (n->role != ROLE_OTHER || n->end != n->first + 1) return false;
    str name = st->tokens[n->first].form;
    for (size_t i = 0; i < s->known->n; i++) {
        const mention *m = &s->known->p[i];
        if (m->kind != MENTION_ACTOR || m->n_actors != 1 || !m->actors[0]->person) continue;
        str full = m->actors[0]->name;
        if (full.n > name.n && str_ends(full, name)) return true;
    }
    return false;
}

static bool reads_name(place_scan *s, const sentence *st, const readings *r, uint32_t *end)
{
    place_name n = r->known;
    place_value p;
    if (!r->is_known || place_is_in_body(st, &n)) return false;
    verdict v = judge(s, st->index, &n);
    if (v > VERDICT_CAPITAL) return false;
    place_role_read(st, &s->scene, &n);
    bool struck = n.role == ROLE_OTHER && place_is_struck(st, &n); // "the attack on Kyiv"
    if (v == VERDICT_CAPITAL && n.role < ROLE_LOCATIVE && !struck) return false;
    if (names_person(s, st, &n)) return false;
    if (!place_choose(st, &s->scene, &n, &p)) return false;
    record(s, st, &n, p);
    *end = n.to;
    return true;
}

// "a crash between X and Y in Chad": the last of two places that the country behind holds.
static bool held_between(const sentence *st, const place_name *n)
{
    if (!n->country.n || !word_is(st, n->end, "in") || n->first < 4) return false;
    if (!word_among(st, n->first - 1, "and|to")) return false;
    for (uint32_t i = n->first - 2; i > 0 && i + 5 > n->first; i--) {
        if (word_among(st, i, "between|from")) return true;
        if (!word_is_capital(st, i)) return false;
    }
    return false;
}

// Are the words only whose something is: "Chadian"?
static bool is_demonym(const place_scan *s, uint32_t sentence_index, const place_name *n)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[sentence_index]; i < m->first_of[sentence_index + 1]; i++)
        if (is_country(&m->p[i]) && str_eq(m->p[i].how, STR("demonym")) &&
            m->p[i].first == n->first && m->p[i].end == n->end)
            return true;
    return false;
}

// Nouns that make a place of any name before them: "Dang District".
static const char NOUNS[] =
    "province|district|oblast|governorate|village|county|prefecture|"
    "municipality|valley|island|river|township|town|area|region|suburb|city|"
    "neighborhood|neighbourhood|settlement|quarter";

// "the counties of X and Y": the one behind a name that such a noun called a place.
static bool goes_on(const place_scan *s, const sentence *st, uint32_t first)
{
    if (!s->out->n || first < 2 || !word_among(st, first - 1, "and|,")) return false;
    const mention *m = &s->out->p[s->out->n - 1];
    uint32_t before = word_is(st, first - 1, "and") && word_is(st, first - 2, ",") ? 2 : 1;
    return m->sentence == st->index && m->end + before == first && m->first > 1 &&
           word_is(st, m->first - 1, "of") &&
           word_among(st, m->first - 2,
                      "counties|villages|towns|districts|provinces|islands|"
                      "regions|suburbs|neighborhoods|neighbourhoods|cities") &&
           str_eq(m->how, STR("kind noun"));
}

// "the village of Dang", "Dang District", "Dang, Nepal": not in the gazetteer.
static bool reads_stranger(place_scan *s, const sentence *st, const readings *r, uint32_t *end)
{
    place_name n = r->stranger;
    place_value p;
    if (!r->is_stranger) return false;
    uint32_t i = n.first;
    bool noun = word_among(st, n.end, NOUNS), comma = word_is(st, n.end, ",");
    bool of = i >= 2 && word_is(st, i - 1, "of");
    bool in = word_is(st, n.end, "in") && !(i > 0 && word_is_capital(st, i - 1)); // "X in Chad"
    in &= place_is_word(st->tokens[i].form);
    bool more = goes_on(s, st, i);
    if (!noun && !comma && !of && !in && !more && !place_is_preposed(st, &n)) return false;
    uint32_t past = i;
    bool named = country_at(s, st->index, i, false, &past).n && past >= n.end; // all of it is known
    if (is_demonym(s, st->index, &n)) return false;                            // "the Chadian town"
    if ((named && !noun) || judge(s, st->index, &n) != VERDICT_FREE) return false;
    str how;
    bool near;
    uint32_t from = of && !noun ? i - 2 : n.first, to = of && !noun ? i - 1 : n.end + noun;
    place_role_kind role = place_role_of(st, from, to, &how, &near); // of "town" in "town of X"
    place_role_read(st, &s->scene, &n);
    bool of_list = role == ROLE_OTHER && n.admin.n > 0; // "the towns of X, Utah, and Y, Arizona"
    if (n.acts) return false;
    bool held = n.country.n && (role == ROLE_LOCATIVE || n.kind != PLACE_KINDS || of_list);
    bool apart = held_between(st, &n); // "between X and Y in Chad"
    if (more) n.how = STR("kind noun"), n.kind = PLACE_REGION;
    const mention *before = s->out->n ? &s->out->p[s->out->n - 1] : NULL;
    bool pair = before && before->sentence == st->index && before->end + 1 == i &&
                word_among(st, i - 1, "to|and") && place_is_preposed(st, &n); // "from X to Y"
    bool stands = held || apart || more || pair ||
                  (n.kind != PLACE_KINDS && role == ROLE_LOCATIVE) ||
                  (role == ROLE_LOCATIVE && place_is_preposed(st, &n));
    if (stands && n.role < ROLE_CALLED) n.role = ROLE_CALLED;
    if (!stands || !place_stranger(&n, span_text(s->d->text, word_span(st, n.first, n.end)), &p))
        return false;
    record(s, st, &n, p);
    *end = n.to;
    return true;
}

// "on Interstate 80", "at the Iron Gate Bridge": by its form.
static bool reads_formed(place_scan *s, const sentence *st, const readings *r, uint32_t *end)
{
    place_name n = r->formed;
    place_value p;
    if (judge(s, st->index, &n) != VERDICT_FREE) return false;
    uint32_t i = n.first;
    bool area = place_noun_kind(&st->tokens[n.end - 1]) != PLACE_KINDS;
    bool adjective = word_has(st, i, UPOS_ADJ); // "the Asian theater"
    place_name first = {.first = i, .end = i + 1};
    if (!area && adjective && is_demonym(s, st->index, &first)) return false;
    first.end = n.end - 1; // "the Greek island"
    if (!word_is_capital(st, n.end - 1) && is_demonym(s, st->index, &first)) return false;
    place_role_read(st, &s->scene, &n);
    str how;
    bool near;
    place_role_kind role = place_role_of(st, n.first, n.end, &how, &near);
    bool done = role == ROLE_MODIFIER && str_eq(how, STR("object")); // "closed the X station"
    if (role != ROLE_LOCATIVE && !done) return false;
    n.how = how;
    n.role = ROLE_CALLED;
    n.kind = place_noun_kind(&st->tokens[n.end - 1]);
    if (n.kind == PLACE_KINDS) n.kind = PLACE_SITE;
    if (!place_stranger(&n, span_text(s->d->text, word_span(st, n.first, n.end)), &p)) return false;
    record(s, st, &n, p);
    *end = n.to;
    return true;
}

// Is all but the last word a name that we know, and the last what it is called: "Donbas region"?
static bool is_called(const sentence *st, const readings *r)
{
    return r->is_known && r->known.end + 1 == r->formed.end &&
           word_among(st, r->known.end,
                      "province|district|county|region|area|governorate|prefecture|"
                      "oblast|airport|village|neighborhood|neighbourhood|state");
}

// A longer name that is not known goes before a known one that begins it ("Colorado City").
static bool reads_place(place_scan *s, const sentence *st, uint32_t i, uint32_t *end)
{
    readings r;
    r.is_known = place_name_at(st, i, &r.known);
    r.is_stranger = place_stranger_at(st, i, &r.stranger);
    r.is_formed = place_formed_at(st, i, &r.formed) && (!r.is_known || r.known.end < r.formed.end);
    if (!r.is_known && !r.is_stranger && !r.is_formed) return false;
    if (r.is_formed && !is_called(st, &r) && reads_formed(s, st, &r, end)) return true;
    bool longer = r.is_stranger && (!r.is_known || r.known.end < r.stranger.end);
    bool (*first)(place_scan *, const sentence *, const readings *, uint32_t *) =
        longer ? reads_stranger : reads_name;
    if (first(s, st, &r, end) || (longer ? reads_name : reads_stranger)(s, st, &r, end))
        return true;
    return r.is_formed && reads_formed(s, st, &r, end);
}

// "Off the country's coast", "schools across the country", "entered the country": a country that
// the text has named before is a place where its name would be.
static const mention *country_mention(const place_scan *s, const sentence *st, uint32_t word)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[st->index]; i < m->first_of[st->index + 1]; i++)
        if (m->p[i].first == word && is_country(&m->p[i]) &&
            str_in_list(m->p[i].how, "name|focus", '|'))
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
        if (word_is_hyphen(st, past)) return; // "with the Chadian-held north"
        ++*countries;
        end = n->to = past;
        if (!word_is(st, end, "and")) return;
    }
}

// "the Serbian border", "the Saudi-Yemeni border": countries that only say which border.
static void unseat_neighbours(const place_scan *s, const sentence *st, const place_name *n)
{
    const mention_list *m = s->known;
    for (uint32_t i = m->first_of[st->index]; i < m->first_of[st->index + 1]; i++) {
        mention *k = &m->p[i];
        bool inside = k->first >= n->from && k->end <= n->to;
        if (inside && ((is_country(k) && str_eq(k->how, STR("demonym"))) ||
                       (k->kind == MENTION_ACTOR && str_eq(k->how, STR("pair")))))
            k->placed = true;
    }
}

// What one does to a border, not to a country: "closed its border with Chad".
static bool is_crossed(const sentence *st, uint32_t i)
{
    int32_t h = st->tokens[i].head;
    return h >= 0 && st->tokens[i].rel == REL_OBJ && st->tokens[h].lemma.n &&
           str_in_list(st->tokens[h].lemma, "cross|close|reopen|open|reach|guard|seal|shut|patrol",
                       '|');
}

// "the border with Chad", "Ukraine's border with Poland", "the Gaza-Egypt border": its words, and
// the country that owns it when one alone does.
static void read_border(place_scan *s, const sentence *st, uint32_t i)
{
    place_name n = {.first = i, .end = i + 1, .from = i, .to = i + 1, .owner = i};
    uint32_t countries = 0;
    n.kind = PLACE_KINDS;
    n.role = place_role_of(st, i, i + 1, &n.how, &n.near);
    if (n.role != ROLE_LOCATIVE && !is_crossed(st, i)) return;
    if (n.role != ROLE_LOCATIVE) n.how = STR("object");
    str owner = border_owner(s, st, &n, &countries);
    uint32_t behind = countries;
    border_partners(s, st, &n, &countries);
    if (!countries) return;
    place_value p = {.lat = NAN, .lon = NAN, .kind = STR("border"), .chosen = STR("only")};
    if (behind == 1) p.country = owner; // "near Sudan's border with Chad" is in Sudan
    p.name = span_text(s->d->text, word_span(st, n.from, n.to));
    p.precision = n.near ? STR("near") : STR("area");
    record(s, st, &n, p);
    unseat_neighbours(s, st, &n);
}

// "in the Chadian capital", "the road to the capital": the town that nobody names.
static void read_capital(place_scan *s, const sentence *st, uint32_t i)
{
    place_name n = {.first = i, .end = i + 1, .from = i, .to = i + 1, .owner = i};
    uint32_t countries = 0;
    n.kind = PLACE_CITY;
    if (i == 0 || word_is(st, i + 1, "of") || word_is_noun(st, i + 1)) return; // named there
    if (word_is(st, i + 1, ",") && word_has(st, i + 2, UPOS_PROPN)) return;
    n.role = place_role_of(st, i, i + 1, &n.how, &n.near);
    if (n.role != ROLE_LOCATIVE) return;
    str owner = border_owner(s, st, &n, &countries);
    if (!owner.n && !word_is(st, i - 1, "the")) return; // "in capital"
    place_value p = {.country = owner.n ? owner : s->only, .chosen = STR("only")};
    p.name = span_text(s->d->text, word_span(st, n.from, n.to));
    place_settle(&p);
    p.kind = STR("city");
    record(s, st, &n, p);
    unseat_neighbours(s, st, &n);
}

// "off the Chadian coast", "in Chadian waters": an edge of a country that its adjective names.
static void read_edge(place_scan *s, const sentence *st, uint32_t i)
{
    place_name n = {.first = i, .end = i + 1, .from = i, .to = i + 1, .owner = i};
    uint32_t countries = 0;
    n.kind = PLACE_KINDS;
    if (i == 0 || word_has(st, i - 1, UPOS_ADP) || st->tokens[i - 1].xpos == XPOS_POS) return;
    n.role = place_role_of(st, i, i + 1, &n.how, &n.near);
    if (n.role != ROLE_LOCATIVE) return;
    str owner = border_owner(s, st, &n, &countries);
    if (countries != 1 || !owner.n) return;
    uint32_t end;
    if (country_at(s, st->index, n.from, true, &end).n) return; // its name: a place of its own
    place_value p = {.country = owner, .chosen = STR("only")};
    p.name = span_text(s->d->text, word_span(st, n.from, n.to));
    place_settle(&p);
    p.kind = STR("region");
    p.precision = n.near ? STR("near") : STR("area");
    record(s, st, &n, p);
    unseat_neighbours(s, st, &n);
}

static bool is_edge(const token *t)
{
    return t->upos == UPOS_NOUN &&
           str_in_list(t->lemma, "coast|shore|coastline|shoreline|water|airspace", '|');
}

static bool is_border(const token *t)
{
    return t->upos == UPOS_NOUN && str_in_list(t->lemma, "border|frontier|borderland", '|');
}

// A place that the gazetteer lacks lies where the other places of its sentence do, if these are in
// one country.
static void settle(place_scan *s, size_t from)
{
    str country = STR_NONE;
    for (size_t i = from; i < s->out->n; i++) {
        str c = s->out->p[i].place->country;
        if (country.n && c.n && !str_eq(c, country)) return;
        if (c.n) country = c;
    }
    if (!country.n) country = s->only.n ? s->only : s->main;
    for (size_t i = from; i < s->out->n && country.n; i++) {
        mention *m = &s->out->p[i];
        bool stranger = !m->place->country.n && !m->place->precision.n &&
                        str_in_list(m->place->kind, "city|site|state|airport", '|') &&
                        !str_eq(m->how, STR("venue"));
        if (!stranger) continue;
        place_value *own = (place_value *)m->place; // made by this scan
        own->country = country;
        place_settle(own);
    }
}

static void read_sentence(place_scan *s, const sentence *st)
{
    size_t before = s->out->n;
    for (uint32_t i = 0; i < st->n_tokens;) {
        uint32_t end = i + 1;
        if (is_border(&st->tokens[i])) read_border(s, st, i);
        if (is_edge(&st->tokens[i])) read_edge(s, st, i);
        if (str_eq(st->tokens[i].form, STR("capital"))) read_capital(s, st, i);
        if (!reads_place(s, st, i, &end)) {
            const mention *country = country_mention(s, st, i);
            if (country && read_country(s, st, country)) end = country->end;
        }
        i = end;
    }
    settle(s, before);
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
        if (s->only.n && !str_eq(s->only, m->actors[0]->country)) s->several = true;
        s->only = m->actors[0]->country;
    }
}

#define MAIN_LEAD 3 // times that the main country is named for each of all others
#define MAIN_MIN  3

// The country that the actors of the text are of, three times as often as of all others together.
static str main_country(const mention_list *m, arena *a)
{
    map n_of = {0};
    uint32_t all = 0, top = 0;
    str best = STR_NONE;
    for (size_t i = 0; i < m->n; i++) {
        if (m->p[i].kind != MENTION_ACTOR || m->p[i].n_actors != 1) continue;
        str country = m->p[i].actors[0]->country;
        if (!country.n || str_eq(m->p[i].how, STR("pronoun"))) continue;
        map_entry *e = map_find(&n_of, country);
        if (!e) map_set_number(&n_of, a, country, 0);
        if (!e) e = map_find(&n_of, country);
        all++;
        if (++e->value.number <= top) continue;
        top = e->value.number;
        best = country;
    }
    return top >= MAIN_MIN && top >= MAIN_LEAD * (all - top) ? best : STR_NONE;
}

void place_find(const document *d, const sentence_list *sentences, const mention_list *known,
                mention_vec *out, arena *a)
{
    place_scan s = {.d = d, .sentences = sentences, .known = known, .out = out, .a = a};
    s.scene = (place_scene){&s, count_of, country_at};
    count_countries(&s);
    if (s.several) s.only = STR_NONE;
    s.main = main_country(known, a);
    for (size_t k = 0; k < sentences->n; k++) {
        read_venues(&s, &sentences->p[k]);
        read_sentence(&s, &sentences->p[k]);
    }
}
