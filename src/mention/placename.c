// Names of the gazetteer in the text.
#include "mention/placekey.h"
#include "mention/placescan.h"
#include "mention/word.h"

#include <string.h>

// Small words inside names.
static const char INSIDE[] =
    "of|the|and|au|aux|sur|en|de|la|el|al|du|da|do|del|ez|es|i|e|on|a|le|les|ash|as|"
    "dam|airport|bridge|camp|crossing|province|region|state|oblast|strait|"
    "panhandle|hospital|mosque|plant|nuclear|power|refugee|air|base|basin|peninsula|"
    "territory|krai|governorate|prison|corridor|reservoir|border|river";
// Small words that begin names.
static const char STARTERS[] = "al|el|as|ar|ash|eastern|northern|southern|western|north|south|east|"
                               "west|sub|upstate|occupied|upper";

// Words and names of persons that are places too: only what stands around them makes them one.
static const char DOUBTFUL[] =
    "acre|adelaide|afar|alice|alliance|alma|alvarado|anderson|andrews|anthem|antony|ariel|"
    "arlington|"
    "arthur|ata|aurora|austin|badger|bah|balaguer|bambang|bama|banda|banning|bar|bari|barking|"
    "batman|bath|battle|bay|bear|begun|bell|ben|bend|beni|bo|boom|bor|borne|bountiful|bradford|"
    "bria|bryant|buckeye|buffalo|burton|bury|bush|buy|campbell|carney|carson|carter|castro|"
    "centennial|central|chaves|chelsea|chester|clay|cleveland|clifton|clinton|coin|colon|compton|"
    "concord|conde|coral|cork|corona|country|crystal|dallas|darwin|date|david|davis|dayton|deal|"
    "defiance|delta|denver|diego|dig|dome|douglas|dover|drama|duarte|duran|eagle|easton|edison|"
    "elizabeth|enterprise|erode|far east|federal|ferguson|figueres|fin|fishers|fleet|florence|"
    "flores|forest|fountain|franklin|fro|gap|garcia|garland|garner|gary|gay|gaza|goes|gold|golden|"
    "golan|goodyear|gouda|granger|grant|green|guerrero|gum|guy|hamada|hamilton|hammond|harper|"
    "harrison|hashimoto|hassan|hell|helena|hit|holiday|hook|hope|houston|howard|hue|humble|hun|"
    "hurricane|imperial|independence|irving|iskandar|jackson|jam|jefferson|jordan|jose|juan|"
    "kennedy|keystone|kirov|konan|kumba|lai|lancaster|lawrence|lens|leo|leon|liberal|liberty|lie|"
    "lima|lincoln|linda|logan|lopez|lugo|lyman|machado|madison|magna|maia|maidan|male|man|manage|"
    "mao|march|mariano|marin|marion|mark|marks|marrero|martin|mary|may|medina|melissa|mentor|"
    "mercedes|mesa|metro|milton|miranda|mission|mitchell|mobile|mocha|molina|monroe|morales|moreno|"
    "mori|morsi|most|moura|much|nakamura|names|nancy|nelson|newton|nice|nikki|nimroz|noda|normal|"
    "norton|obama|of|oral|orange|orlando|palma|papua|paradise|paramount|parole|patterson|peer|pen|"
    "pereira|perez|perry|phoenix|plunge|police|pop|preston|prosper|punch|quesada|rama|ramos|"
    "reading|regina|republic|retreat|rio|rodriguez|roosevelt|rosario|rubio|rugby|sabah|sake|sale|"
    "salem|salinas|salisbury|salt|salvador|same|san|sandu|sandy|santa|santiago|santos|savage|"
    "savannah|save|schroeder|sebastian|sen|shan|shaping|shipley|shoreline|solana|sousa|split|"
    "spring|stuart|sue|sulu|sumy|summit|sunset|superior|surprise|sydney|tame|tank|taylor|temple|"
    "teo|than|tire|toledo|ton|tours|troy|trujillo|tyler|tyre|un|union|university|uri|valencia|"
    "valls|van|victoria|vladimir|walnut|warren|wayne|wellington|winston|worms|young|zamora|wa|ware|"
    "wells|best|and|are|can|come|along|per|ago|jos|cali|georgia|virginia|carolina|charlotte|"
    "alexandria|palmyra|khyber|everest|bali|java|crete|chin|mon|chad|israel|lyon|marshall|"
    "montgomery|sterling|richmond|windsor|cambridge|oxford|lisle|reno|laredo|justice|commerce|kent|"
    "napier|gisborne|marlborough|savoy|roswell|galway";

bool place_is_doubtful(str key)
{
    return str_in_list(key, DOUBTFUL, '|');
}

static bool is_capital(str form)
{
    return form.n && ((form.p[0] >= 'A' && form.p[0] <= 'Z') || (unsigned char)form.p[0] >= 0xC3);
}

// Only capitals and long enough not to be an abbreviation.
static bool is_shouted(str form)
{
    if (form.n < 4) return false;
    for (size_t i = 0; i < form.n; i++)
        if (form.p[i] >= 'a' && form.p[i] <= 'z') return false;
    return true;
}

// A tag or a word with a capital.
static bool may_stand(str form)
{
    if (form.n > 3 && form.p[0] == '#') form = str_sub(form, 1, form.n);
    return is_capital(form);
}

static bool may_begin(const sentence *s, uint32_t i)
{
    str form = s->tokens[i].form;
    if (form.n > 3 && form.p[0] == '#') form = str_sub(form, 1, form.n);
    if (str_eq(form, STR("ISS"))) return true;
    if (is_capital(form)) // "US", "IT", "MAN" are no towns
        return form.n > 1 && (is_shouted(form) || !(form.p[1] >= 'A' && form.p[1] <= 'Z'));
    return i + 1 < s->n_tokens && form.n < 9 && form.n > 1 && strchr("aenosuw", form.p[0]) &&
           str_in_list(form, STARTERS, '|');
}

static bool may_go_on(const sentence *s, uint32_t i)
{
    str form = s->tokens[i].form;
    return is_capital(form) || word_is_hyphen(s, i) || str_in_list(form, INSIDE, '|');
}

// "#SouthSudan", "Sana'a": the word, the words of a tag apart.
static void add_word(placekey *key, str form)
{
    if (form.n < 2 || form.p[0] != '#') {
        placekey_add(key, form);
        return;
    }
    size_t from = 1;
    for (size_t i = 2; i <= form.n; i++) {
        bool cut = i == form.n || (form.p[i] >= 'A' && form.p[i] <= 'Z' && form.p[i - 1] >= 'a');
        if (!cut) continue;
        placekey_add(key, str_sub(form, from, i));
        if (i < form.n) placekey_space(key);
        from = i;
    }
}

static bool longest(const sentence *s, uint32_t i, place_name *out)
{
    placekey key = {0};
    bool found = false, capital = false; // "the eastern region" is no name
    for (uint32_t j = i; j < s->n_tokens && j < i + PLACE_WORDS_MAX && !key.too_long; j++) {
        if (j == i + 1 && word_is(s, j, ",") && word_among(s, j + 1, "d.c.|dc")) {
            placekey_space(&key);
            continue;
        }
        add_word(&key, s->tokens[j].form);
        gazetteer_hits h = gazetteer_find(placekey_text(&key));
        bool apart = s->tokens[j].space_after, dead_end = apart && !h.leads;
        if ((!h.n && dead_end) || (j > i && !may_go_on(s, j))) break;
        capital |= is_capital(s->tokens[j].form) || s->tokens[j].form.p[0] == '#';
        bool whole = j + 1 == s->n_tokens || apart || s->tokens[j + 1].upos == UPOS_PUNCT ||
                     s->tokens[j + 1].xpos == XPOS_POS;
        if (h.n && whole && capital && !word_is_hyphen(s, j) &&
            (j > i || may_stand(s->tokens[i].form))) {
            out->rows = h;
            out->end = j + 1;
            found = true;
        }
        if (dead_end) break;
        if (apart) placekey_space(&key);
    }
    out->first = i;
    return found;
}

// Words before a name that are no part of it.
static const char LOOSE_BEFORE[] =
    "north|south|east|west|northern|southern|eastern|western|central|northeast|northwest|southeast|"
    "southwest|northeastern|northwestern|southeastern|southwestern|greater|downtown|uptown|inner|"
    "outer|occupied|city|town|village|province|district|capital|port|near|in|at|from|to|of";

static bool same_phrase(const sentence *s, uint32_t a, uint32_t b)
{
    const token *x = &s->tokens[a], *y = &s->tokens[b];
    return x->head == (int32_t)b || y->head == (int32_t)a || (x->head == y->head && x->head >= 0);
}

bool place_is_joined(const sentence *s, uint32_t end)
{
    if (end == 0 || end >= s->n_tokens || s->tokens[end - 1].space_after) return false;
    str form = s->tokens[end].form;
    return !s->tokens[end].space_after && (str_eq(form, STR("-")) || str_eq(form, STR("‑")));
}

bool place_is_bound(const sentence *s, uint32_t end)
{
    return place_is_joined(s, end) && word_among(s, end + 1, "area|bound|born");
}

// "University of Texas", "Government of Hong Kong", "University of Texas, Austin": what has the
// place in its name. "Ana Roe of Dallas, Texas" has not.
static bool names_body(const sentence *s, const place_name *n)
{
    static const char SCHOOLS[] = "university|college|institute|school|bank|government";
    uint32_t at = n->first;
    for (uint32_t i = at; i > 3 && word_is(s, i - 1, ",") && i + 4 > at; i--)
        if (word_is(s, i - 3, "of") && word_among(s, i - 4, "university|college")) return true;
    if (at < 2 || !str_eq(s->tokens[at - 1].form, STR("of"))) return false;
    const token *t = &s->tokens[at - 2];
    bool lies = word_is(s, n->end, ",") && word_is_capital(s, n->end + 1) &&
                word_has(s, n->end + 1, UPOS_PROPN) && !word_among(s, at - 2, SCHOOLS);
    if (lies && at > 2 && word_has(s, at - 3, UPOS_PROPN)) return false;
    return t->upos == UPOS_PROPN && is_capital(t->form) && place_noun_kind(t) == PLACE_KINDS;
}

#define RUN_MAX 6 // words of a name behind the place that begins it

// "Mekong Water Plan", "England national football team": the place's word hangs on the last of what
// it begins.
static bool begins_name(const sentence *s, const place_name *n)
{
    uint32_t end = n->end;
    if (word_among(s, end, "national|men's|women's|under-21|olympic"))
        for (uint32_t i = end + 1; i < end + 4; i++)
            if (word_among(s, i, "team|side|squad|anthem")) return true;
    int32_t h = s->tokens[place_head(s, n->first, end)].head;
    if (h < (int32_t)end + 1 || h >= (int32_t)(end + RUN_MAX)) return false;
    for (uint32_t i = end; i <= (uint32_t)h; i++)
        if (!is_capital(s->tokens[i].form) || !word_is_noun(s, i) || !s->tokens[i - 1].space_after)
            return false;
    return place_noun_kind(&s->tokens[h]) == PLACE_KINDS &&
           place_noun_kind(&s->tokens[end]) == PLACE_KINDS;
}

// "President Lincoln", "Jackson Hole", "Paris Agreement", "Sydney Jones": a name of something else.
static bool is_part(const sentence *s, const place_name *n)
{
    if (n->first > 0) {
        const token *t = &s->tokens[n->first - 1];
        bool name =
            t->upos == UPOS_PROPN && is_capital(t->form) && same_phrase(s, n->first - 1, n->first);
        char small[16];
        str form = t->form;
        if (form.n <= sizeof small) {
            for (size_t i = 0; i < form.n; i++)
                small[i] =
                    form.p[i] >= 'A' && form.p[i] <= 'Z' ? (char)(form.p[i] + 32) : form.p[i];
            form.p = small;
        }
        if (name && !str_in_list(form, LOOSE_BEFORE, '|')) return true;
    }
    if (n->end >= s->n_tokens) return false;
    const token *t = &s->tokens[n->end];
    if (place_is_joined(s, n->end)) return !place_is_bound(s, n->end); // "Moscow-Beijing"
    str last = s->tokens[n->end - 1].form;
    if (last.n > 3 && last.p[last.n - 1] == '.' && n->end - n->first > 1)
        return false; // "D.C. The"
    return word_is_noun(s, n->end) && is_capital(t->form) && s->tokens[n->end - 1].space_after &&
           place_noun_kind(t) == PLACE_KINDS &&
           (same_phrase(s, n->end - 1, n->end) ||
            same_phrase(s, place_head(s, n->first, n->end), n->end));
}

bool place_is_in_body(const sentence *s, const place_name *n)
{
    uint32_t next = n->end;
    if (!s->headline && begins_name(s, n)) return true;
    if (!word_is_capital(s, next) || !s->tokens[next - 1].space_after) return false;
    bool kind = word_is_noun(s, next) && place_noun_kind(&s->tokens[next]) != PLACE_KINDS;
    if (kind && word_is(s, next, "department") && word_is(s, next + 1, "of")) return true;
    if (!kind && !word_has(s, next, UPOS_ADJ)) return false;
    if (!s->tokens[next].space_after || !word_is_noun(s, next + 1)) return false;
    const token *body = &s->tokens[next + 1];
    uint32_t head = place_head(s, n->first, n->end);
    return is_capital(body->form) && place_noun_kind(body) == PLACE_KINDS &&
           (same_phrase(s, head, next + 1) || same_phrase(s, next, next + 1));
}

bool place_name_at(const sentence *s, uint32_t i, place_name *out)
{
    *out = (place_name){.kind = PLACE_KINDS};
    if (!may_begin(s, i) || !longest(s, i, out)) return false;
    out->from = out->owner = out->first;
    out->to = out->end;
    return s->headline || (!is_part(s, out) && !names_body(s, out));
}

#define BODY_WORDS 4 // words between a town and the noun of the body that bears its name

bool place_begins_body(const sentence *s, uint32_t i,
                       bool (*is_body)(const sentence *s, uint32_t word), place_name *out)
{
    *out = (place_name){.kind = PLACE_KINDS, .role = ROLE_MODIFIER, .in_body = true};
    if (s->headline || !is_capital(s->tokens[i].form) || !longest(s, i, out)) return false;
    bool person = i > 0 && s->tokens[i - 1].upos == UPOS_PROPN && same_phrase(s, i - 1, i);
    if (person || !s->tokens[out->end - 1].space_after) return false;
    out->from = out->owner = out->first;
    out->to = out->end;
    for (uint32_t j = out->end; j < s->n_tokens && j < out->end + BODY_WORDS; j++) {
        if (!is_capital(s->tokens[j].form) || s->tokens[j].upos == UPOS_VERB) return false;
        if (is_body(s, j)) return true;
    }
    return false;
}

// Capitalised words that begin or end no name of a town.
static const char NO_NAME[] =
    "the|a|an|this|that|mr|mrs|ms|dr|president|minister|secretary|central|"
    "business|historic|congressional|school|house|senate|white|eastern|"
    "northern|southern|western|north|south|east|west|federal|national|"
    "state|capital|green|autonomous|i|he|she|it|we|they|january|february|"
    "march|april|may|june|july|august|september|october|november|december";

bool place_stranger_at(const sentence *s, uint32_t i, place_name *out)
{
    *out = (place_name){.kind = PLACE_KINDS, .first = i, .end = i};
    bool begins =
        i == 0 || s->tokens[i - 1].upos != UPOS_PROPN || s->tokens[i - 1].xpos == XPOS_POS;
    if (s->headline || !begins) return false;
    for (uint32_t j = i; j < s->n_tokens && j < i + PLACE_WORDS_MAX; j++) {
        const token *t = &s->tokens[j];
        bool joins = j > i && word_is_hyphen(s, j) && !s->tokens[j - 1].space_after;
        if (joins) continue;
        bool article = t->form.n == 2 && word_is_hyphen(s, j + 1); // "Al-Mastuma"
        bool name = t->upos == UPOS_PROPN || (t->upos == UPOS_NOUN && i > 0);
        if (!name || !is_capital(t->form) || (t->form.n < 3 && !article)) break;
        placekey k = placekey_of(t->form);
        bool city = j > i && str_eq(t->form, STR("City"));
        if (str_in_list(placekey_text(&k), NO_NAME, '|')) break;
        if (place_noun_kind(t) != PLACE_KINDS && !city) break;
        out->end = j + 1;
    }
    out->from = out->owner = out->first;
    out->to = out->end;
    return out->end > i;
}

// Postal codes of the American states, in order.
static const struct {
    char code[3];
    const char *state;
} CODES[] = {
    {"AK", "Alaska"},         {"AL", "Alabama"},
    {"AR", "Arkansas"},       {"AZ", "Arizona"},
    {"CA", "California"},     {"CO", "Colorado"},
    {"CT", "Connecticut"},    {"DC", "District of Columbia"},
    {"DE", "Delaware"},       {"FL", "Florida"},
    {"GA", "Georgia"},        {"HI", "Hawaii"},
    {"IA", "Iowa"},           {"ID", "Idaho"},
    {"IL", "Illinois"},       {"IN", "Indiana"},
    {"KS", "Kansas"},         {"KY", "Kentucky"},
    {"LA", "Louisiana"},      {"MA", "Massachusetts"},
    {"MD", "Maryland"},       {"ME", "Maine"},
    {"MI", "Michigan"},       {"MN", "Minnesota"},
    {"MO", "Missouri"},       {"MS", "Mississippi"},
    {"MT", "Montana"},        {"NC", "North Carolina"},
    {"ND", "North Dakota"},   {"NE", "Nebraska"},
    {"NH", "New Hampshire"},  {"NJ", "New Jersey"},
    {"NM", "New Mexico"},     {"NV", "Nevada"},
    {"NY", "New York"},       {"OH", "Ohio"},
    {"OK", "Oklahoma"},       {"OR", "Oregon"},
    {"PA", "Pennsylvania"},   {"RI", "Rhode Island"},
    {"SC", "South Carolina"}, {"SD", "South Dakota"},
    {"TN", "Tennessee"},      {"TX", "Texas"},
    {"UT", "Utah"},           {"VA", "Virginia"},
    {"VT", "Vermont"},        {"WA", "Washington"},
    {"WI", "Wisconsin"},      {"WV", "West Virginia"},
    {"WY", "Wyoming"},
};

str place_of_code(str form)
{
    for (size_t i = 0; form.n == 2 && i < sizeof CODES / sizeof *CODES; i++)
        if (str_eq(form, str_of(CODES[i].code))) return str_of(CODES[i].state);
    return STR_NONE;
}
