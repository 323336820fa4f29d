// Which bearer of a name is meant, and whether a place is meant at all.
#include "mention/placekey.h"
#include "mention/placescan.h"
#include "mention/word.h"

#include <math.h>

// Inhabitants.
#define UNKNOWN_PEOPLE 100000  // of our own places without a number: they are in the news
#define WIDE_PEOPLE    5000000 // the same for regions and seas
#define LARGE          100000  // known beyond its country

#define NAME_MIN 5 // bytes of a small town's name: shorter ones are words ("Of", "Man", "Date")

// Weights of the choice, in powers of ten of inhabitants.
#define OWN_WEIGHT      1.5 // our own lists hold what is in the news
#define DOCUMENT_WEIGHT 2.4 // the document names the country
#define USUAL_WEIGHT    0.1 // the dictionary of actors has the name for that country's

static bool fits_kind(place_kind said, const gazetteer_place *p)
{
    switch (said) {
    case PLACE_KINDS: return true;
    case PLACE_STATE: return p->kind == PLACE_STATE || p->kind == PLACE_REGION;
    case PLACE_CITY: return p->kind == PLACE_CITY;
    default: return true;
    }
}

static bool in_admin(const gazetteer_place *p, str admin)
{
    placekey inner = placekey_of(p->admin), outer = placekey_of(admin);
    return str_starts(placekey_text(&inner), placekey_text(&outer));
}

static bool has_own_town(const place_name *n)
{
    for (uint32_t i = 0; i < n->rows.n; i++) {
        gazetteer_place p = gazetteer_get(n->rows.rows[i]);
        if (p.own && p.kind == PLACE_CITY) return true;
    }
    return false;
}

// Has the part of a country a town of its own name in it? Wyoming, Michigan, is not in Wyoming.
static bool has_town_in(const place_name *n, const gazetteer_place *state)
{
    for (uint32_t i = 0; i < n->rows.n; i++) {
        gazetteer_place p = gazetteer_get(n->rows.rows[i]);
        if (p.kind == PLACE_CITY && str_eq(p.country, state->country) && in_admin(&p, state->name))
            return true;
    }
    return false;
}

// A part of a country where its noun says so, not the town of the same name.
static double kind_bonus(const place_name *n, const gazetteer_place *p)
{
    place_kind said = n->kind;
    bool area = p->kind == PLACE_STATE || p->kind == PLACE_REGION;
    if (said == PLACE_STATE || said == PLACE_REGION) return area ? 4 : 0;
    if (said == PLACE_CITY) return p->kind == PLACE_CITY ? 4 : 0;
    if (p->kind != PLACE_STATE) return 0;
    return has_own_town(n) || (!p->own && has_town_in(n, p)) ? -2 : 0; // "Kherson" is the town
}

static double score(const place_scene *scene, const place_name *n, const gazetteer_place *p)
{
    if (n->country.n && !str_eq(n->country, p->country)) {
        if (p->country.n) return -1;
    }
    if (!fits_kind(n->kind, p)) return -1;
    bool wide = p->own && p->kind != PLACE_CITY && p->kind != PLACE_STATE; // "Asia", a town too
    double people = p->people ? p->people : wide ? WIDE_PEOPLE : p->own ? UNKNOWN_PEOPLE : 1000;
    double sum = log10(people + 1) + (p->own ? OWN_WEIGHT : 0) + kind_bonus(n, p);
    if (p->country.n && scene->count(scene->state, p->country) > 0) sum += DOCUMENT_WEIGHT;
    if (n->usual.n && str_eq(n->usual, p->country)) sum += USUAL_WEIGHT;
    if (n->admin.n && in_admin(p, n->admin)) sum += 8;
    return sum > 0 ? sum : 0.1;
}

static bool best_of(const place_scene *scene, const place_name *n, gazetteer_place *best,
                    str *chosen)
{
    double top = -1, top_size = -1;
    uint32_t in_countries = 0;
    str country = STR_NONE;
    bool by_size = true;
    for (uint32_t i = 0; i < n->rows.n; i++) {
        gazetteer_place p = gazetteer_get(n->rows.rows[i]);
        double points = score(scene, n, &p);
        if (in_countries == 0 || !str_eq(country, p.country)) in_countries++;
        country = p.country;
        if (p.people > top_size) {
            top_size = p.people;
            by_size = points > top;
        }
        if (points <= top) continue;
        top = points;
        *best = p;
        by_size = p.people >= top_size;
    }
    if (top < 0) return false;
    *chosen = in_countries == 1 ? STR("only")
              : n->country.n    ? STR("context")
              : !by_size || (best->country.n && scene->count(scene->state, best->country) > 0)
                  ? STR("document")
                  : STR("size");
    return true;
}

// "General Garland"
static bool follows_name(const sentence *s, const place_name *n)
{
    if (n->first == 0 || !word_is_capital(s, n->first - 1)) return false;
    return word_is_noun(s, n->first - 1) || s->tokens[n->first - 1].xpos == XPOS_NNP;
}

// "the University of Chad", "the Health Summit": no town.
static bool has_article(const sentence *s, const place_name *n)
{
    uint32_t head = place_head(s, n->first, n->end);
    for (uint32_t i = n->first; i-- > 0 && i + 8 > n->first;)
        if (s->tokens[i].upos == UPOS_DET && s->tokens[i].head == (int32_t)head) return true;
    return n->first > 0 && s->tokens[n->first - 1].upos == UPOS_DET;
}

// "In Kathua": no other country has a town of the name, and it is no surname or word of English.
static bool is_unmistakable(const place_name *n, const gazetteer_place *p)
{
    if (!p->country.n || str_in_list(p->country, "USA|GBR|CAN|AUS|NZL|IRL", '|')) return false;
    if (n->end - n->first == 1 && n->rows.n && p->name.n < NAME_MIN) return false;
    for (uint32_t i = 0; i < n->rows.n; i++)
        if (!str_eq(gazetteer_get(n->rows.rows[i]).country, p->country)) return false;
    return true;
}

// Is the bearer known well enough for what the words around it say?
static bool is_meant(const sentence *s, const place_scene *scene, const place_name *n,
                     const gazetteer_place *p)
{
    const token *t = &s->tokens[n->first];
    bool one_word = n->end - n->first == 1;
    placekey key = placekey_of(t->form);
    bool doubtful = one_word && place_is_doubtful(placekey_text(&key));
    if (one_word && word_is(s, n->end, "&")) return false; // a company
    bool named = p->country.n && scene->count(scene->state, p->country) > 0;
    bool usual = n->usual.n && str_eq(n->usual, p->country); // to the dictionary of actors
    if (n->in_body) return !doubtful && (p->own || usual || named || p->people >= LARGE);
    bool proper = t->upos == UPOS_PROPN || t->xpos == XPOS_NNP || t->xpos == XPOS_NNPS || !one_word;
    // "in Coimbatore": a capital inside the sentence, whatever the tagger takes it for
    proper |= t->upos == UPOS_NOUN && n->first > 0 && !s->headline && !doubtful &&
              n->role == ROLE_LOCATIVE && !word_is_capital(s, n->first - 1);
    if (one_word && p->kind == PLACE_CITY && n->role != ROLE_CALLED && n->role != ROLE_MODIFIER &&
        has_article(s, n))
        return false;
    if (n->role == ROLE_CALLED) return proper || p->own;
    if (n->role == ROLE_NONE) return false;
    uint32_t head = place_head(s, n->first, n->end);
    bool subject = n->role == ROLE_OTHER && s->tokens[head].rel == REL_NSUBJ;
    bool wide = !p->country.n || p->kind == PLACE_STATE;
    if (subject && wide) return false; // "Europe is": those who live there
    bool towards = n->role == ROLE_OTHER && n->first > 0 && word_is(s, n->first - 1, "to");
    if (towards && p->kind != PLACE_CITY && p->kind != PLACE_SITE) return false; // "a help to Asia"
    if (doubtful) // "in Nice", "at Reading": only so, and never at the head of a sentence
        return n->role == ROLE_LOCATIVE && proper && !s->headline && !follows_name(s, n) &&
               (named || (p->own && (p->people >= LARGE || !p->people)));
    if (p->own || usual) return proper || n->role >= ROLE_MODIFIER;
    if (!proper || s->headline) return false;
    if (n->role == ROLE_LOCATIVE) return named || p->people >= LARGE || is_unmistakable(n, p);
    return n->role == ROLE_MODIFIER && named && p->people >= LARGE;
}

static str precision_of(const place_name *n, place_kind kind)
{
    if (n->near) return STR("near");
    switch (kind) {
    case PLACE_COUNTRY: return STR("country");
    case PLACE_STATE: return STR("state");
    case PLACE_CITY: return STR("city");
    case PLACE_BASE:
    case PLACE_AIRPORT:
    case PLACE_BORDER:
    case PLACE_SITE: return STR("site");
    default: return STR("area");
    }
}

void place_settle(place_value *p)
{
    bool placed = gazetteer_country(p->country, &p->lat, &p->lon);
    p->precision = placed ? STR("country") : STR_NONE;
    if (!placed) p->lat = p->lon = NAN;
}

// "York Minster", "Bristol Zoo": the country of the town whose name begins a stranger's; empty when
// none is large or known enough.
static str country_of_first(str name)
{
    static const char ANYWHERES[] = // streets and houses bear the names of other towns
        "Street|Road|Avenue|Lane|Boulevard|Drive|Square|Hotel|House|Hall|Place|Terrace|Court|"
        "Bridge";
    str last = name;
    for (str rest = name; rest.n;) last = str_split(&rest, ' ');
    placekey key = {0};
    str country = STR_NONE;
    if (str_in_list(last, ANYWHERES, '|')) return country;
    for (str rest = name; rest.n;) {
        str word = str_split(&rest, ' ');
        placekey_add(&key, word);
        if (!rest.n || key.too_long) break; // all of it would be no stranger
        gazetteer_hits h = gazetteer_find(placekey_text(&key));
        gazetteer_place p = h.n ? gazetteer_get(h.rows[0]) : (gazetteer_place){0};
        bool town = p.kind == PLACE_CITY || p.kind == PLACE_STATE;
        if (h.n && town && !place_is_doubtful(placekey_text(&key)) && (p.own || p.people >= LARGE))
            country = p.country;
        placekey_space(&key);
    }
    return country;
}

bool place_stranger(const place_name *n, str name, place_value *out)
{
    static const char VENUES[] = "University|College|Hospital|School|Park|Center|Centre|Stadium|"
                                 "Church|Mosque|Prison|Institute|Museum|Hotel|Palace|Square|Hall";
    if (n->role < ROLE_CALLED) return false;
    str last = name;
    for (str rest = name; rest.p;) last = str_split(&rest, ' ');
    place_kind kind = n->kind != PLACE_KINDS           ? n->kind
                      : str_in_list(last, VENUES, '|') ? PLACE_SITE
                                                       : PLACE_CITY;
    *out = (place_value){.name = name,
                         .country = n->country.n ? n->country
                                    : n->usual.n ? n->usual
                                                 : country_of_first(name),
                         .admin = n->admin,
                         .kind = str_of(place_kind_name(kind)),
                         .chosen = STR("only")};
    placekey key = placekey_of(n->admin);
    gazetteer_hits h = n->admin.n ? gazetteer_find(placekey_text(&key)) : (gazetteer_hits){0};
    place_settle(out);
    for (uint32_t i = 0; i < h.n; i++) { // the middle of what it lies in
        gazetteer_place p = gazetteer_get(h.rows[i]);
        if (p.kind != PLACE_STATE || !str_eq(p.country, n->country)) continue;
        out->lat = p.lat;
        out->lon = p.lon;
        out->precision = STR("state");
        break;
    }
    return true;
}

bool place_choose(const sentence *s, const place_scene *scene, const place_name *n,
                  place_value *out)
{
    gazetteer_place p = {0};
    str chosen = STR_NONE;
    if (!best_of(scene, n, &p, &chosen)) return false;
    if (n->county && p.kind == PLACE_CITY && !n->country.n) return false;
    if (!is_meant(s, scene, n, &p)) return false;
    place_kind kind = p.kind;
    str precision = precision_of(n, kind);
    bool other = n->kind == PLACE_AIRPORT || n->kind == PLACE_BASE || n->kind == PLACE_BORDER;
    if (other && kind == PLACE_CITY) { // "Goma airport": near the town's middle
        kind = n->kind;
        precision = STR("near");
    }
    *out = (place_value){.name = p.name,
                         .country = p.country,
                         .admin = p.admin,
                         .lat = p.lat,
                         .lon = p.lon,
                         .kind = str_of(place_kind_name(kind)),
                         .precision = precision,
                         .chosen = chosen};
    return true;
}
