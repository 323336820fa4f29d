// Names of the dictionary: the longest match from each capitalised word that is nothing else there.
#include "mention/actor_scan.h"
#include "mention/actorword.h"
#include "mention/agentword.h"
#include "mention/firmword.h"
#include "mention/handle.h"
#include "mention/handleword.h"
#include "mention/post.h"
#include "mention/publisher.h"
#include "mention/word.h"

#include "actor_table.inc"

#include <string.h>

static const char *const KIND_NAME[PIECE_KINDS] = {
    "name",  "nationality", "people", "capital", "metonym", "state",  "city",      "body",
    "group", "media",       "holder", "prefix",  "pair",    "shadow", "shadowword"};

// Meetings that bear the letters of a body ("at #UNGA"), and topics that address others.
static const char MEETINGS[] = "UNGA|WHA|CSW|TheIranDeal";

// Words before those that spell a short name: "the U.S. Department of …".
#define DEPARTMENT_WORDS 4
// Small words that begin a name of the dictionary.
static const char STARTERS[] = "al|el|bin|von|de|ni|anti|peshmerga";
// Given names that are countries or cities too: a capitalised word after them makes a person.
static const char GIVEN_NAMES[] =
    "Jordan|Chad|Georgia|Israel|Paris|Sydney|Dallas|Florence|Virginia|Carolina|Milan|Lima|Santiago|"
    "Victoria|Kingston|Houston|Phoenix|Savannah|Odessa|Denver|Alexandria|Geneva|Nice|Cali|Jos|Beni|"
    "Montana|Dakota|Maine|India|Kenya|Ireland|Cuba|Monaco|Vienna|Medina|Valencia|Salvador|"
    "Jersey|Holland|Ghana|Bristol|Chester|Austin|Arak|Aden|Darwin|Perth|Adelaide|Java|Tyre";

bool name_is_full(table_hit h)
{
    return h.column == ACTOR_TABLE_NAMES;
}

bool name_is_short(table_hit h)
{
    return h.column == ACTOR_TABLE_SHORT;
}

str name_key(table_hit h)
{
    table_text key = actor_table.entries[h.entry].key;
    return (str){actor_table.pool + key.offset, key.length};
}

table_hit name_next(table_hit h)
{
    return table_next(&actor_table, h);
}

uint32_t name_row_count(void)
{
    return actor_table.n_rows;
}

str name_cell(uint32_t row, const char *column)
{
    static const char *const COLUMNS[] = {
        [ACTOR_TABLE_CODE] = "code",       [ACTOR_TABLE_COUNTRY] = "country",
        [ACTOR_TABLE_SECTORS] = "sectors", [ACTOR_TABLE_KIND] = "kind",
        [ACTOR_TABLE_NAMES] = "names",     [ACTOR_TABLE_SHORT] = "short",
        [ACTOR_TABLE_OFFICE] = "office",   [ACTOR_TABLE_FROM] = "from",
        [ACTOR_TABLE_TO] = "to",           [ACTOR_TABLE_SOURCE] = "source"};
    for (uint32_t i = 0; row < SCAN_OWN && i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (strcmp(COLUMNS[i], column) == 0) return table_cell(&actor_table, row, i);
    return STR_NONE;
}

static str cell(uint32_t row, uint32_t column)
{
    return table_cell(&actor_table, row, column);
}

piece_kind name_kind(uint32_t row)
{
    int kind = str_which(cell(row, ACTOR_TABLE_KIND), KIND_NAME, PIECE_KINDS);
    return kind < 0 ? PIECE_SHADOW : (piece_kind)kind;
}

static table_hit skip_others(table_hit h)
{
    while (h.found && h.column != ACTOR_TABLE_NAMES) h = table_next(&actor_table, h);
    return h;
}

table_hit name_rows(str name)
{
    return skip_others(table_find_str(&actor_table, name));
}

table_hit name_rows_next(table_hit hit)
{
    return skip_others(table_next(&actor_table, hit));
}

bool name_is_country(const piece *p)
{
    switch (p->kind) {
    case PIECE_NAME:
    case PIECE_NATIONALITY:
    case PIECE_PEOPLE:
    case PIECE_CAPITAL:
    case PIECE_STATE:
    case PIECE_CITY:
    case PIECE_PREFIX: return true;
    default: return false;
    }
}

bool name_is_body(const piece *p)
{
    return p->kind == PIECE_BODY || p->kind == PIECE_GROUP || p->kind == PIECE_METONYM ||
           p->kind == PIECE_HOLDER || p->kind == PIECE_MEDIA;
}

static str entity_of(actor_scan *s, uint32_t row, piece_kind kind)
{
    str names = cell(row, ACTOR_TABLE_NAMES);
    str first = str_split(&names, '|');
    if (first.n == 0) first = cell(row, ACTOR_TABLE_SHORT);
    if (kind == PIECE_HOLDER) {
        char text[TABLE_KEY_MAX + 8] = "person:";
        size_t n = first.n < TABLE_KEY_MAX ? first.n : TABLE_KEY_MAX;
        memcpy(text + 7, first.p, n);
        return str_copy(s->a, (str){text, n + 7});
    }
    if (kind == PIECE_BODY || kind == PIECE_GROUP || kind == PIECE_MEDIA) return first;
    return cell(row, ACTOR_TABLE_COUNTRY);
}

static uint32_t row_of(str country, piece_kind kind)
{
    for (table_hit h = table_find_str(&actor_table, country); h.found; h = name_next(h))
        if (h.column == ACTOR_TABLE_CODE && name_kind(h.row) == kind) return h.row;
    return SCAN_NONE;
}

str name_country_called(str country)
{
    uint32_t row = row_of(country, PIECE_NAME);
    str names = row == SCAN_NONE ? country : cell(row, ACTOR_TABLE_NAMES);
    return str_split(&names, '|');
}

str name_capital_called(str country)
{
    uint32_t row = row_of(country, PIECE_CAPITAL);
    str names = row == SCAN_NONE ? STR_NONE : cell(row, ACTOR_TABLE_NAMES);
    return str_split(&names, '|');
}

const actor *name_of_country(actor_scan *s, str code)
{
    uint32_t row = row_of(code, PIECE_NAME);
    return row == SCAN_NONE ? NULL : name_actor(s, row, PIECE_NAME, false, code);
}

const actor *name_actor(actor_scan *s, uint32_t row, piece_kind kind, bool former, str text)
{
    if (kind == PIECE_SHADOW || kind == PIECE_SHADOWWORD) return NULL;
    str country = cell(row, ACTOR_TABLE_COUNTRY), code = cell(row, ACTOR_TABLE_CODE);
    str sectors = cell(row, ACTOR_TABLE_SECTORS), names = cell(row, ACTOR_TABLE_NAMES);
    str name = str_split(&names, '|');
    if (name.n == 0) name = cell(row, ACTOR_TABLE_SHORT);
    if (former) sectors = holder_sectors_out(s, row);
    if (str_eq(cell(row, ACTOR_TABLE_OFFICE), STR("list")))
        return scan_actor(s, country, sectors, code, text, text, false);
    if (kind == PIECE_HOLDER && former && country.n == 0 && !sectors.n) code = STR("IGO");
    if (code.n == country.n) code = STR_NONE;
    if (name_is_country(&(piece){.kind = kind})) {
        actor *known = map_find_pointer(&s->actors, country);
        if (known) return known;
        const actor *who = scan_actor(s, country, STR_NONE, STR_NONE, country,
                                      name_country_called(country), false);
        map_set_pointer(&s->actors, s->a, country, (void *)(uintptr_t)who);
        return who;
    }
    return scan_actor(s, country, sectors, code, entity_of(s, row, kind), name,
                      kind == PIECE_HOLDER);
}

// Only letters that are capitals, and enough of them: "CHINA" in a headline.
static bool is_shouted(str form)
{
    return form.n >= 4 && actorword_is_capitals(form);
}

static void add_form(table_key *key, str form, bool calm)
{
    char text[TABLE_KEY_MAX];
    if (calm && form.n < sizeof text && is_shouted(form)) {
        text[0] = form.p[0];
        for (size_t i = 1; i < form.n; i++) text[i] = (char)(form.p[i] + 32);
        form.p = text;
    }
    table_key_add(key, false, form);
}

// "#SouthSudan": the words of a tag, in `text`; any other form as it is.
static str tag_words(str form, char text[TABLE_KEY_MAX])
{
    size_t n = 0;
    if (form.n < 2 || form.p[0] != '#' || 2 * form.n > TABLE_KEY_MAX) return form;
    for (size_t i = 1; i < form.n; i++) {
        bool capital = form.p[i] >= 'A' && form.p[i] <= 'Z';
        if (capital && i > 1 && form.p[i - 1] >= 'a' && form.p[i - 1] <= 'z') text[n++] = ' ';
        text[n++] = form.p[i];
    }
    return (str){text, n};
}

// "French Socialist Party", "Spain's PP": the country that stands right before word i; empty if
// none.
static str country_beside(const actor_scan *s, const sentence *st, uint32_t i)
{
    // only India has "Congress leaders" and "Congress workers": America's are congressional
    if (word_is(st, i, "congress") &&
        word_among(st, i + 1,
                   "leader|leaders|president|worker|workers|mla|mlas|candidate|chief|"
                   "candidates|activists|cadre|cadres|functionary|legislator"))
        return STR("IND");
    if (i == 0 || s->pieces.n == 0) return STR_NONE;
    const piece *before = &s->pieces.p[s->pieces.n - 1];
    bool adjacent =
        before->end == i || (before->end + 1 == i && st->tokens[before->end].xpos == XPOS_POS);
    bool here = &s->sentences->p[before->sentence] == st;
    if (!here || !adjacent || !before->who || before->blocked || !name_is_country(before))
        return STR_NONE;
    return before->who->country;
}

// The longest name that begins at word i; false when none. `calm` reads "CHINA" as "China".
static bool longest(const actor_scan *s, const sentence *st, uint32_t i, bool calm, table_hit *hit,
                    uint32_t *end)
{
    str beside = country_beside(s, st, i);
    table_key key;
    table_key_open(&key);
    bool found = false;
    for (uint32_t j = i; j < st->n_tokens && j < i + NAME_WORDS_MAX && !key.too_long; j++) {
        char text[TABLE_KEY_MAX];
        add_form(&key, tag_words(st->tokens[j].form, text), calm);
        table_hit h = bearer_first(s, table_find(&actor_table, &key), beside);
        if (h.found && name_kind(h.row) != PIECE_SHADOWWORD) {
            *hit = h;
            *end = j + 1;
            found = true;
        }
        if (st->tokens[j].space_after) table_key_add_space(&key);
        if (!table_leads(&actor_table, &key)) break;
    }
    return found;
}

str name_country_at(const actor_scan *s, const sentence *st, uint32_t i, uint32_t *end)
{
    table_hit h;
    if (i >= st->n_tokens || !name_is_capital(st->tokens[i].form) ||
        !longest(s, st, i, false, &h, end))
        return STR_NONE;
    piece_kind kind = name_kind(h.row);
    return kind == PIECE_CAPITAL || !name_is_country(&(piece){.kind = kind})
               ? STR_NONE
               : cell(h.row, ACTOR_TABLE_COUNTRY);
}

static bool starts_name(const sentence *st, uint32_t i)
{
    const token *t = &st->tokens[i];
    if (name_is_capital(t->form)) return true;
    if (t->form.n > 3 && t->form.p[0] == '#' && name_is_capital(str_sub(t->form, 1, t->form.n)))
        return true;
    if (t->form.n < 2 || t->form.n > 9 || i + 1 >= st->n_tokens) return false;
    return strchr("aebvdnp", t->form.p[0]) && str_in_list(t->form, STARTERS, '|');
}

// Can nothing that this finder looks for begin with the word? So it is of most words.
static bool begins_nothing(const sentence *st, uint32_t i)
{
    char c = st->tokens[i].form.p[0];
    return i > 0 && c != '@' && c != '#' && !starts_name(st, i);
}

static bool is_joined(const sentence *st, uint32_t i) // word i hangs on word i-1 without a space
{
    return i > 0 && !st->tokens[i - 1].space_after;
}

static bool is_hyphen(str form)
{
    return str_eq(form, STR("-")) || str_eq(form, STR("–")) || str_eq(form, STR("‑"));
}

// "US-backed", "Chinese-made", "pro-Russian", "ex-Soviet".
static bool is_blocked(const sentence *st, uint32_t first, uint32_t end)
{
    if (end + 1 < st->n_tokens && is_hyphen(st->tokens[end].form) && is_joined(st, end) &&
        is_joined(st, end + 1) && !name_is_capital(st->tokens[end + 1].form))
        return true;
    return first >= 2 && is_hyphen(st->tokens[first - 1].form) && is_joined(st, first) &&
           is_joined(st, first - 1) && !name_is_capital(st->tokens[first - 2].form);
}

static bool is_agent_start(const sentence *st, uint32_t i)
{
    table_key key;
    table_key_open(&key);
    char text[TABLE_KEY_MAX];
    for (uint32_t j = i; j < st->n_tokens && j < i + 3; j++) {
        table_key_add(&key, true, st->tokens[j].form);
        if (key.too_long || key.n >= sizeof text) return false;
        memcpy(text, key.p, key.n);
        if (agent_is_noun((str){text, key.n}, NULL)) return true;
        if (st->tokens[j].space_after) table_key_add_space(&key);
    }
    return false;
}

// "Budapest Memorandum", "Washington Post": the row of the shadow word that follows at word i, at
// most one other capitalised word between; SCAN_NONE when there is none. Sets the end of the whole.
// behind_person: it follows the name of a person.
static uint32_t shadow_after(const sentence *st, uint32_t i, uint32_t between, bool behind_person,
                             uint32_t *end)
{
    if (st->headline) return SCAN_NONE; // capitals mean nothing there
    for (uint32_t from = i; from < st->n_tokens && from <= i + between; from++) {
        if (!name_is_capital(st->tokens[from].form) || st->tokens[from].upos == UPOS_VERB ||
            is_agent_start(st, from))
            return SCAN_NONE;
        table_key key;
        table_key_open(&key);
        uint32_t best = SCAN_NONE;
        for (uint32_t j = from; j < st->n_tokens && j < from + 3; j++) {
            table_key_add(&key, false, st->tokens[j].form);
            table_hit h = table_find(&actor_table, &key);
            bool fits = h.found && name_kind(h.row) == PIECE_SHADOWWORD &&
                        (behind_person || !cell(h.row, ACTOR_TABLE_OFFICE).n);
            if (fits) {
                best = h.row;
                *end = j + 1;
            }
            if (st->tokens[j].space_after) table_key_add_space(&key);
            if (!table_leads(&actor_table, &key)) break;
        }
        if (best != SCAN_NONE) return best;
    }
    return SCAN_NONE;
}

// What the piece at word i shadows: a country with the shadow word near it, a person only with a
// thing that can be named after people right behind ("King Hussein Bridge", "Mandela Prize"). Their
// papers and firms keep the name, and their campaign is theirs.
static uint32_t shadow_of(const sentence *st, piece_kind kind, uint32_t end, uint32_t *shadow_end)
{
    if (name_is_country(&(piece){.kind = kind})) return shadow_after(st, end, 1, false, shadow_end);
    if (kind != PIECE_HOLDER || end >= st->n_tokens) return SCAN_NONE;
    if (str_eq(st->tokens[end].form, STR("Campaign"))) return SCAN_NONE;
    uint32_t row = shadow_after(st, end, 0, true, shadow_end);
    return row != SCAN_NONE && cell(row, ACTOR_TABLE_SECTORS).n == 0 ? row : SCAN_NONE;
}

// "Jordan Peterson", "Michael Jordan", "Jack London": part of a person's name, not an actor.
static bool is_person_part(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    if (end - first != 1 || st->headline) return false;
    if (is_joined(st, first) && is_hyphen(st->tokens[first - 1].form)) return false; // "U.S.-India"
    const token *t = &st->tokens[first];
    if (end < st->n_tokens && st->tokens[end].xpos == XPOS_NNP &&
        name_is_capital(st->tokens[end].form) && str_in_list(t->form, GIVEN_NAMES, '|') &&
        !is_agent_start(st, end)) {
        table_hit h;
        uint32_t e;
        return !longest(s, st, end, false, &h, &e);
    }
    if (first == 0 || post_is_tag(t->form) || post_is_address(st->tokens[first - 1].form))
        return false;
    const piece *left = s->pieces.n > 0 ? &s->pieces.p[s->pieces.n - 1] : NULL;
    if (left && left->end == first && left->kind == PIECE_BODY &&
        &s->sentences->p[left->sentence] == st)
        return false; // "Honda Canada"
    const token *before = &st->tokens[first - 1];
    return before->xpos == XPOS_NNP && before->upos == UPOS_PROPN && t->rel == REL_FLAT &&
           t->head == (int32_t)first - 1 && !is_agent_start(st, first - 1);
}

static void push_piece(actor_scan *s, uint32_t sentence_index, uint32_t first, uint32_t end,
                       uint32_t row, bool former)
{
    const sentence *st = &s->sentences->p[sentence_index];
    piece *p = vec_push(s->a, &s->pieces);
    p->sentence = sentence_index;
    p->first = first;
    p->end = end;
    p->row = row;
    p->kind = name_kind(row);
    p->former = former;
    p->blocked = is_blocked(st, first, end);
    p->led = p->blocked && end + 1 < st->n_tokens && str_eq(st->tokens[end + 1].form, STR("led"));
    p->who = name_actor(s, row, p->kind, former, scan_text(s, sentence_index, first, end));
    if (p->kind == PIECE_SHADOWWORD) {
        str sectors = cell(row, ACTOR_TABLE_SECTORS);
        p->kind = sectors.n ? PIECE_MEDIA : PIECE_SHADOW;
        if (sectors.n)
            p->who =
                scan_actor(s, STR_NONE, sectors, STR_NONE, scan_text(s, sentence_index, first, end),
                           scan_text(s, sentence_index, first, end), false);
    }
}

static bool is_name(const sentence *st, uint32_t first, uint32_t end)
{
    table_key key;
    table_key_open(&key);
    for (uint32_t j = first; j < end; j++) {
        table_key_add(&key, false, st->tokens[j].form);
        if (j + 1 < end && st->tokens[j].space_after) table_key_add_space(&key);
    }
    return table_find(&actor_table, &key).found;
}

// "Maritime Board of Dover (MBD)": do the capitalised words before the bracket spell the name, and
// are they no name of the dictionary themselves? Then it is somebody else's.
static bool spells_another(const sentence *st, uint32_t i, str country)
{
    str name = st->tokens[i].form;
    bool brackets = i > 1 && i + 1 < st->n_tokens && str_eq(st->tokens[i - 1].form, STR("(")) &&
                    str_eq(st->tokens[i + 1].form, STR(")"));
    if (!brackets || name.n < 3 || !actorword_is_capitals(name)) return false;
    size_t left = name.n;
    uint32_t w = i - 1;
    while (left > 0 && w > 0) {
        str form = st->tokens[w - 1].form;
        bool small_word = str_in_list(form, "of|and|for|the|on|to|in|de", '|');
        if (!small_word && form.p[0] != name.p[left - 1]) return false;
        left -= !small_word;
        w--;
    }
    if (left > 0) return false;
    table_hit own =
        table_find_str(&actor_table, st->tokens[w].form); // "Lebanese Armed Forces (LAF)"
    if (own.found && str_eq(cell(own.row, ACTOR_TABLE_COUNTRY), country)) return false;
    for (uint32_t from = w > DEPARTMENT_WORDS ? w - DEPARTMENT_WORDS : 0; from + 2 < i; from++)
        if (is_name(st, from, i - 1)) return false; // "Department of Housing and Urban Development"
    return true;
}

static void deny(actor_scan *s, str name)
{
    map_set_number(&s->denied, s->a, name, 1);
}

static bool is_denied(const actor_scan *s, str name)
{
    uint32_t n;
    return map_find_number(&s->denied, name, &n);
}

static bool is_false_friend(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end,
                            piece_kind kind)
{
    const token *t = &st->tokens[first];
    if (end - first != 1) return false;
    if (actorword_is_currency(st, end)) return true;
    if (kind == PIECE_NATIONALITY && actorword_is_language(st, first)) return true;
    if (kind == PIECE_PREFIX) // "Sino" alone is no word
        return !(end < st->n_tokens && is_hyphen(st->tokens[end].form) && is_joined(st, end));
    if (first == 0 && t->upos == UPOS_VERB && str_eq(t->form, STR("Polish"))) return true;
    if (t->xpos == XPOS_PRP && str_eq_nocase(t->form, STR("us")) && // "How does US help?"
        (t->rel != REL_NSUBJ || actorword_is_loud(st, first)))
        return true;
    bool body = name_is_body(&(piece){.kind = kind});
    if (body && actorword_is_platform(st, first, end)) return true;
    if (kind != PIECE_HOLDER && first > 0 && !st->headline &&
        str_in_list(st->tokens[first - 1].form, "MR|MS|MRS|Mr.|Ms.|Mrs.|MR.|MS.|MRS.|Mr|Ms|Mrs",
                    '|'))
        return true; // "MR ICE:", "Ms. Jordan"
    if (body && (actorword_is_loud(st, first) || actorword_is_state(st, first))) return true;
    if (body && kind != PIECE_HOLDER && is_denied(s, st->tokens[first].form)) return true;
    return is_person_part(s, st, first, end);
}

// "Guatemala's Congress" is not the American one: leave the noun to the agents.
static bool is_of_another(actor_scan *s, const sentence *st, uint32_t i, uint32_t row)
{
    str beside = country_beside(s, st, i), country = cell(row, ACTOR_TABLE_COUNTRY);
    if (!is_agent_start(st, i)) return false;
    if (beside.n) return !str_eq(beside, country);
    if (str_eq(cell(row, ACTOR_TABLE_OFFICE), STR("sole"))) return false; // "Department of State"
    // nor is the "Senate" of a text that names other countries and not America
    if (!bearer_only_by_noun(s, country) || !bearer_other(s, country)) return false;
    const actor *home = name_country_of(s, publisher_of(s->d).country);
    return !home || !str_eq(home->country, country);
}

// "the National Guard of Russia" is not the American one.
static bool belongs_elsewhere(const actor_scan *s, const sentence *st, uint32_t i, uint32_t end,
                              uint32_t row)
{
    str its = cell(row, ACTOR_TABLE_COUNTRY);
    if (!its.n || end + 1 >= st->n_tokens || !str_eq(st->tokens[end].form, STR("of"))) return false;
    if (!is_agent_start(st, i)) return false;
    uint32_t at = end + 1, after;
    if (st->tokens[at].upos == UPOS_DET && at + 1 < st->n_tokens) at++;
    str country = name_country_at(s, st, at, &after);
    return country.n && !str_eq(country, its);
}

// "North and South Korea": the piece that the first word alone stands for.
static bool half_korea(actor_scan *s, uint32_t k, uint32_t i)
{
    const sentence *st = &s->sentences->p[k];
    if (i + 3 >= st->n_tokens || st->tokens[i + 1].upos != UPOS_CCONJ) return false;
    bool north = str_eq(st->tokens[i].form, STR("North"));
    if (!north && !str_eq(st->tokens[i].form, STR("South"))) return false;
    if (!str_in_list(st->tokens[i + 2].form, "North|South", '|') ||
        !str_in_list(st->tokens[i + 3].form, "Korea|Korean|Koreans|Koreas", '|'))
        return false;
    table_hit h = table_find_str(&actor_table, north ? STR("North Korea") : STR("South Korea"));
    if (h.found) push_piece(s, k, i, i + 1, h.row, false);
    return h.found;
}

// "St. Petersburg, Florida": the town before the newest piece, a state, is that state's.
static void move_town(actor_scan *s, const sentence *st, uint32_t k)
{
    if (s->pieces.n < s->piece_of[k] + 2) return;
    piece *town = &s->pieces.p[s->pieces.n - 2];
    const piece *state = &s->pieces.p[s->pieces.n - 1];
    if ((town->kind != PIECE_CITY && town->kind != PIECE_CAPITAL) ||
        town->end + 1 != state->first || !str_eq(st->tokens[town->end].form, STR(",")))
        return;
    town->kind = PIECE_CITY;
    town->who = state->who;
}

// "Toyota USA", "Fiat Chrysler U.S.", "Transparency International Ukraine": the country behind the
// name of a company or an association, the newest piece, says whose branch it is. What goes on
// ("Boeing China sales") is about the country.
static void join_branch(actor_scan *s, const sentence *st, uint32_t k)
{
    if (s->pieces.n < s->piece_of[k] + 2 || st->headline) return;
    piece *firm = &s->pieces.p[s->pieces.n - 2];
    const piece *land = &s->pieces.p[s->pieces.n - 1];
    if (firm->kind != PIECE_BODY || firm->end != land->first || !firm->who || firm->blocked ||
        land->blocked || !firm->who->n_sectors || post_is_address(st->tokens[firm->first].form))
        return;
    if (!str_in_list(firm->who->sectors[0], "BUS|NGO", '|')) return;
    uint32_t next = land->end;
    if (next < st->n_tokens &&
        (word_is_noun(st, next) || word_has(st, next, UPOS_ADJ) ||
         st->tokens[next].xpos == XPOS_POS || is_joined(st, next)) &&
        !word_has(st, next, UPOS_PUNCT))
        return;
    if (st->tokens[land->first].upos != UPOS_PROPN) return;
    str name = scan_text(s, k, firm->first, land->end);
    firm->who =
        scan_actor(s, land->who->country, firm->who->sectors[0], STR_NONE, name, name, false);
    firm->end = land->end;
    s->pieces.n--;
}

// Is the word, written as a name, a word of this one or a part of it ("Thomas-Greenfield")?
static bool has_word(str name, str word)
{
    size_t at = word.n > 2 && name_is_capital(word) ? str_find(name, word) : SIZE_MAX;
    if (at == SIZE_MAX) return false;
    bool opens = at == 0 || name.p[at - 1] == ' ' || name.p[at - 1] == '-';
    size_t end = at + word.n;
    return opens && (end == name.n || name.p[end] == ' ' || name.p[end] == '-');
}

// "@POTUS Obama", "@VP Joe Biden", "@statedept_envoy Ana Roe": the end of the name behind the
// address of its bearer. Of an office that nobody is known to hold any name is the bearer's.
static uint32_t behind_name(const sentence *st, const actor *who, uint32_t at)
{
    uint32_t end = at + 1;
    bool office = str_eq(who->name, str_sub(st->tokens[at].form, 1, st->tokens[at].form.n));
    if (!who->person || !post_is_address(st->tokens[at].form)) return end;
    while (end < st->n_tokens && end <= at + NAME_WORDS_MAX && st->tokens[end - 1].space_after) {
        const token *t = &st->tokens[end];
        bool any = office && t->upos == UPOS_PROPN && name_is_capital(t->form) &&
                   t->xpos != XPOS_NNPS && (end > at + 1 || !is_agent_start(st, end));
        if (!any && !has_word(who->name, t->form)) break;
        end++;
        while (end + 1 < st->n_tokens && is_hyphen(st->tokens[end].form) && is_joined(st, end) &&
               is_joined(st, end + 1) && has_word(who->name, st->tokens[end + 1].form))
            end += 2;
    }
    return end;
}

static bool is_bare_name(const sentence *st, uint32_t i)
{
    return i < st->n_tokens && st->tokens[i].upos == UPOS_PROPN &&
           name_is_capital(st->tokens[i].form);
}

// "#SecState Ana Roe": a tag that is but a title, whose bearer the words behind it name.
static bool is_title_tag(const sentence *st, uint32_t i)
{
    bool name = i + 1 < st->n_tokens && word_is_noun(st, i + 1) && word_is_capital(st, i + 1);
    return name && agent_word_is_tag(st->tokens[i].form);
}

// ".@State_DRL Roe: ...": the end of the name of somebody who speaks for the body whose address
// opens the post; `at + 1` when there is none.
static uint32_t behind_body(const actor_scan *s, const sentence *st, uint32_t at)
{
    uint32_t end = at + 1;
    table_hit h;
    uint32_t e;
    if (at > 1 || !post_is_address(st->tokens[at].form)) return at + 1;
    while (end <= at + 3 && is_bare_name(st, end) && !is_agent_start(st, end)) end++;
    if (end == at + 1 || end >= st->n_tokens || !str_eq(st->tokens[end].form, STR(":")))
        return at + 1;
    return longest(s, st, at + 1, false, &h, &e) ? at + 1 : end;
}

static const actor *of_body(actor_scan *s, uint32_t k, uint32_t first, uint32_t end,
                            const actor *body)
{
    actor *who = arena_array(s->a, actor, 1);
    *who = *body;
    who->name = scan_text(s, k, first, end);
    who->entity = who->name;
    who->person = true;
    return who;
}

// An address or tag of a post at word i. Behind the sentence and in front of it they are nobody in
// it; there a tag only tells what the text is about.
static uint32_t find_signed(actor_scan *s, uint32_t k, uint32_t i, str form, bool count_only)
{
    const sentence *st = &s->sentences->p[k];
    handle found;
    if (count_only) {
        char room[HANDLE_MAX + 1];
        table_hit h = name_rows(handle_key(form, room));
        bool country = h.found && name_is_country(&(piece){.kind = name_kind(h.row)});
        if (country && post_is_tag(form)) bearer_note(s, h);
        return i + 1;
    }
    if (is_title_tag(st, i)) return i + 1;
    bool beside = post_is_aside(st, i);
    if (beside && !post_is_tag(form)) return i + 1;
    if (!handle_read(s, form, &found)) return i + 1;
    if (beside) {
        if (name_is_country(&(piece){.kind = found.kind}))
            *vec_push(s->a, &s->asides) = (aside){k, found.who};
        return i + 1;
    }
    piece *p = vec_push(s->a, &s->pieces);
    *p = (piece){.first = i, .end = i + 1, .row = found.row, .kind = found.kind, .sentence = k};
    p->former = found.former;
    p->who = found.who;
    p->other = found.other;
    p->end = behind_name(st, found.who, i);
    uint32_t named = found.kind == PIECE_BODY ? behind_body(s, st, i) : i + 1;
    if (named > i + 1) {
        p->who = of_body(s, k, i + 1, named, found.who);
        p->kind = PIECE_HOLDER;
        p->end = named;
    }
    p->blocked = is_blocked(st, i, p->end);
    return p->end;
}

// "Belgian Daily Globe": a paper of the country that its name begins with.
static void own_paper(actor_scan *s, piece *p, str country)
{
    if (p->kind != PIECE_MEDIA || !p->who) return;
    str name = p->who->name;
    p->who = scan_actor(s, country, STR("MED"), STR_NONE, name, name, false);
}

// "British VICE News": the dictionary has a paper with the name alone.
static bool is_known_paper(const actor_scan *s, const sentence *st, uint32_t first, uint32_t end)
{
    table_hit h;
    uint32_t its_end;
    return longest(s, st, first, false, &h, &its_end) && its_end == end &&
           name_kind(h.row) == PIECE_MEDIA;
}

// Is the name of the row a word or a surname ("Target", "Ford") that names no company here?
static bool is_guarded(const actor_scan *s, const sentence *st, uint32_t row, uint32_t first,
                       uint32_t end)
{
    if (!str_eq(cell(row, ACTOR_TABLE_OFFICE), STR("guarded"))) return false;
    const piece *before = s->pieces.n > 0 ? &s->pieces.p[s->pieces.n - 1] : NULL;
    bool beside = before && first > 0 && before->end + 1 == first && before->who &&
                  &s->sentences->p[before->sentence] == st &&
                  str_in_list(st->tokens[first - 1].form, ",|and|or|&", '|') &&
                  before->who->n_sectors && str_eq(before->who->sectors[0], STR("BUS"));
    return !firmword_is_meant(st, first, end, beside);
}

// "The Peru-Chile Summit": the second of two countries whose summit, treaty or dialogue it is.
static bool is_second_of_pair(const actor_scan *s, const sentence *st, uint32_t k, uint32_t i)
{
    if (i < 2 || s->pieces.n == 0 || !is_hyphen(st->tokens[i - 1].form) || !is_joined(st, i) ||
        !is_joined(st, i - 1))
        return false;
    const piece *before = &s->pieces.p[s->pieces.n - 1];
    return before->sentence == k && before->end + 1 == i && name_is_country(before);
}

static uint32_t find_at(actor_scan *s, uint32_t k, uint32_t i, bool count_only)
{
    const sentence *st = &s->sentences->p[k];
    table_hit h;
    uint32_t end = 0, shadow_end = 0;
    str form = st->tokens[i].form;
    if (s->own && (end = own_find(s, k, i, count_only)) > i) return end;
    if (s->own && dictionary_alone_actors(s->own)) return i + 1;
    if (begins_nothing(st, i)) return i + 1;
    if (post_is_tag(form)) { // "#UN Security Council" goes the way of all names
        str word = str_sub(form, 1, form.n);
        if (actorword_names_platform(word) || str_in_list(word, MEETINGS, '|')) return i + 1;
        bool words = starts_name(st, i) && longest(s, st, i, false, &h, &end);
        if (!words || (!count_only && post_is_aside(st, i)))
            return find_signed(s, k, i, form, count_only);
    }
    form = post_behind_title(form);
    if (post_is_address(form)) return find_signed(s, k, i, form, count_only);
    if (str_eq(form, STR("POTUS"))) return find_signed(s, k, i, STR("@POTUS"), count_only);
    if (str_eq(form, STR("FLOTUS"))) return find_signed(s, k, i, STR("@FLOTUS"), count_only);
    if (i == 0 && post_passed_on(st) < st->n_tokens) return post_passed_on(st); // no paper "RT"
    if (!starts_name(st, i)) return i + 1;
    if (!count_only && half_korea(s, k, i)) return i + 1;
    if (!longest(s, st, i, false, &h, &end) &&
        !(is_shouted(st->tokens[i].form) && longest(s, st, i, true, &h, &end)))
        return count_only ? i + 1 : town_find(s, k, i);
    bool former = false;
    if (count_only) {
        bearer_note(s, h);
        if (name_kind(h.row) == PIECE_BODY && is_agent_start(st, i)) bearer_note_noun(s, h);
        if (end - i == 1 && spells_another(st, i, cell(h.row, ACTOR_TABLE_COUNTRY)))
            deny(s, st->tokens[i].form);
        return end;
    }
    uint32_t row = bearer_choose(s, h, country_beside(s, st, i), &former);
    if (row == SCAN_NONE || is_false_friend(s, st, i, end, name_kind(row))) return end;
    if (is_guarded(s, st, row, i, end)) return town_find(s, k, i);
    if (name_kind(row) == PIECE_BODY &&
        (is_of_another(s, st, i, row) || belongs_elsewhere(s, st, i, end, row)))
        return i + 1;
    if (actorword_is_ship(st, i)) return end;
    uint32_t shadow = shadow_of(st, name_kind(row), end, &shadow_end);
    if (shadow != SCAN_NONE && !is_known_paper(s, st, end, shadow_end) &&
        !is_second_of_pair(s, st, k, i)) {
        push_piece(s, k, i, shadow_end, shadow, false);
        if (name_kind(row) == PIECE_NATIONALITY)
            own_paper(s, &s->pieces.p[s->pieces.n - 1], cell(row, ACTOR_TABLE_COUNTRY));
        return shadow_end;
    }
    push_piece(s, k, i, end, row, former);
    if (name_kind(row) == PIECE_STATE) move_town(s, st, k);
    if (name_kind(row) == PIECE_NAME) join_branch(s, st, k);
    return end;
}

void name_find(actor_scan *s)
{
    s->told = arena_array(s->a, uint8_t, actor_table.n_rows / 8 + 1);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t k = 0; k < s->sentences->n; k++) {
            s->piece_of[k] = (uint32_t)s->pieces.n;
            for (uint32_t i = 0; i < s->sentences->p[k].n_tokens;) i = find_at(s, k, i, pass == 0);
            if (pass == 0) bearer_note_local(s, k);
            s->piece_of[k + 1] = (uint32_t)s->pieces.n;
        }
}

table_hit name_lookup(str text)
{
    return table_find_str(&actor_table, text);
}

const actor *name_country_of(actor_scan *s, str place)
{
    char text[TABLE_KEY_MAX];
    if (place.n == 0 || place.n > sizeof text) return NULL;
    table_hit h = name_lookup(place);
    if (!h.found) { // "BEIJING", "NEW DELHI"
        for (size_t i = 0; i < place.n; i++) {
            bool upper = i > 0 && place.p[i - 1] != ' ' && place.p[i] >= 'A' && place.p[i] <= 'Z';
            text[i] = (char)(place.p[i] + (upper ? 32 : 0));
        }
        h = table_find_str(&actor_table, (str){text, place.n});
    }
    for (; h.found; h = table_next(&actor_table, h))
        if (h.column == ACTOR_TABLE_NAMES && name_is_country(&(piece){.kind = name_kind(h.row)}))
            return name_actor(s, h.row, name_kind(h.row), false, place);
    return NULL;
}
