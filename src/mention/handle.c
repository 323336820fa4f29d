#include "mention/handle.h"

#include "mention/handleword.h"
#include "mention/post.h"

#include <string.h>

static handle hit(actor_scan *s, uint32_t row, bool former, str text)
{
    piece_kind kind = name_kind(row);
    return (handle){name_actor(s, row, kind, former, text), NULL, kind, row, former};
}

static handle made(const actor *who, piece_kind kind)
{
    return (handle){who, NULL, kind, SCAN_APART, false};
}

static str person_entity(const actor_scan *s, str name)
{
    char key[TABLE_KEY_MAX + 8] = "person:";
    size_t n = name.n < TABLE_KEY_MAX ? name.n : TABLE_KEY_MAX;
    if (n) memcpy(key + 7, name.p, n);
    return str_copy(s->a, (str){key, n + 7});
}

static bool is_handle_row(uint32_t row)
{
    str names = name_cell(row, "names");
    return names.n && names.p[0] == '@';
}

// The row of handles in whose term the document's date falls; one without a term is for any date.
static uint32_t handle_row(const actor_scan *s, str key)
{
    uint32_t best = SCAN_NONE;
    for (table_hit h = name_rows(key); h.found; h = name_rows_next(h)) {
        if (!is_handle_row(h.row)) continue;
        str from = name_cell(h.row, "from"), to = name_cell(h.row, "to");
        if (best == SCAN_NONE && !from.n && !to.n) best = h.row;
        bool dated = from.n || to.n;
        if (dated && s->date.n && name_in_term(s->date, from, to)) best = h.row;
        if (dated && !s->date.n && (best == SCAN_NONE || !to.n)) best = h.row;
    }
    return best;
}

// A row of handles: the name that it stands for, as the dictionary knows it, or what it says
// itself.
static handle read_handle_row(actor_scan *s, uint32_t row, str form)
{
    str called = name_cell(row, "office"), country = name_cell(row, "country");
    str sectors = name_cell(row, "sectors");
    bool is_person = str_eq(name_cell(row, "kind"), STR("person")), former = false;
    str name = called.n ? called : str_sub(form, 1, form.n); // several offices in one row
    table_hit h = called.n ? name_rows(called) : (table_hit){0};
    uint32_t known = h.found ? bearer_choose(s, h, STR_NONE, &former) : SCAN_NONE;
    if (known != SCAN_NONE && !(former && is_person && sectors.n)) {
        handle found = hit(s, known, former, called);
        if (found.kind == PIECE_NAME) found.kind = PIECE_BODY; // "@SenateGOP" is no nationality
        return found;
    }
    str code = name_cell(row, "code");
    if (code.n == country.n) code = STR_NONE;
    str entity = is_person ? person_entity(s, name) : name;
    const actor *who = scan_actor(s, country, sectors, code, entity, name, is_person);
    handle found = made(who, is_person ? PIECE_HOLDER : PIECE_BODY);
    if (str_eq(name_cell(row, "kind"), STR("media"))) found.kind = PIECE_MEDIA;
    return found;
}

// May a name of this kind stand behind the sign? An address is somebody's: towns and peoples have
// none that we could be sure of.
static bool may_bear(piece_kind kind, bool tag)
{
    switch (kind) {
    case PIECE_NAME:
    case PIECE_BODY:
    case PIECE_GROUP:
    case PIECE_MEDIA:
    case PIECE_METONYM:
    case PIECE_HOLDER: return true;
    case PIECE_NATIONALITY:
    case PIECE_PEOPLE:
    case PIECE_CAPITAL:
    case PIECE_STATE:
    case PIECE_CITY: return tag;
    default: return false;
    }
}

// Is it written as a name is? Small letters alone are words ("#turkey", "#aids") unless they are
// too long for chance.
static bool is_written_as_name(str form, size_t n, piece_kind kind, bool tag)
{
    bool capital = false, small = false;
    for (size_t i = 1; i < form.n; i++) {
        capital |= form.p[i] >= 'A' && form.p[i] <= 'Z';
        small |= form.p[i] >= 'a' && form.p[i] <= 'z';
    }
    if (n <= 3) return !small;
    if (capital) return true;
    if (str_in_list(str_sub(form, 1, form.n), "turkey|georgia|jordan|chad|guinea|china", '|'))
        return false;
    return tag ? kind == PIECE_NAME || n > 8 : n > 4;
}

// A paper, a firm or an association may call itself by words ("@pressfreedom"), and a ministry by a
// single one ("@energy"); as a tag they are only these words.
static bool is_word_as_tag(str form, uint32_t row)
{
    str sectors = name_cell(row, "sectors");
    if (str_in_list(sectors, "NGO|MED|BUS|EDU|CVL", '|')) return true;
    if (str_eq(name_cell(row, "kind"), STR("person"))) return false;
    for (size_t i = 2; i < form.n; i++)
        if (form.p[i] >= 'A' && form.p[i] <= 'Z') return false;
    return true;
}

// The whole of it as a name of the dictionary.
static bool read_whole(actor_scan *s, str form, str key, bool tag, handle *out)
{
    uint32_t row = handle_row(s, key);
    if (row != SCAN_NONE && !(tag && is_word_as_tag(form, row))) {
        *out = read_handle_row(s, row, form);
        return true;
    }
    for (table_hit h = name_rows(key); h.found; h = name_rows_next(h)) {
        if (is_handle_row(h.row)) continue;
        bool former = false;
        row = bearer_choose(s, h, STR_NONE, &former);
        if (row == SCAN_NONE || is_handle_row(row)) return false;
        piece_kind kind = name_kind(row);
        if (!may_bear(kind, tag) || !is_written_as_name(form, key.n - 1, kind, tag)) return false;
        *out = hit(s, row, former, str_sub(form, 1, form.n));
        return out->who != NULL;
    }
    return false;
}

// "@usembassy*" of "@usembassykabul", "@*atstate" of "@gpatstate": the longest pattern.
static bool read_pattern(actor_scan *s, str form, str key, handle *out)
{
    char text[HANDLE_MAX + 2];
    for (size_t n = key.n; n > 4; n--) {
        memcpy(text, key.p, n);
        text[n] = '*';
        uint32_t row = handle_row(s, (str){text, n + 1});
        text[0] = '@';
        text[1] = '*';
        memcpy(text + 2, key.p + key.n - n + 1, n - 1);
        if (row == SCAN_NONE) row = handle_row(s, (str){text, n + 1});
        if (row == SCAN_NONE) continue;
        *out = read_handle_row(s, row, form);
        return true;
    }
    return false;
}

// A country by its name or nationality in the writing of keys, or by the letters that addresses
// use.
static const actor *country_of(actor_scan *s, str name, bool place)
{
    static const char *const LETTERS[][2] = {
        {"us", "United States"},  {"usa", "United States"},         {"uk", "United Kingdom"},
        {"ksa", "Saudi Arabia"},  {"uae", "United Arab Emirates"},  {"nl", "Netherlands"},
        {"dutch", "Netherlands"}, {"swiss", "Switzerland"},         {"rok", "South Korea"},
        {"nz", "New Zealand"},    {"bih", "Bosnia and Herzegovina"}};
    char key[HANDLE_MAX + 1] = "@";
    if (name.n < 2 || name.n >= HANDLE_MAX) return NULL;
    for (size_t i = 0; i < sizeof LETTERS / sizeof *LETTERS; i++)
        if (str_eq(name, str_of(LETTERS[i][0]))) return name_country_of(s, str_of(LETTERS[i][1]));
    if (name.n < 4) return NULL;
    memcpy(key + 1, name.p, name.n);
    for (table_hit h = name_rows((str){key, name.n + 1}); h.found; h = name_rows_next(h)) {
        piece_kind kind = name_kind(h.row);
        if (is_handle_row(h.row)) continue;
        bool town = kind == PIECE_CAPITAL || kind == PIECE_CITY || kind == PIECE_STATE;
        if (kind == PIECE_NAME || kind == PIECE_NATIONALITY || (town && place))
            return name_actor(s, h.row, kind, false, name);
    }
    return NULL;
}

static bool of_country(actor_scan *s, const actor *country, str sectors, str form, handle *out)
{
    str entity = form; // of its own: one ministry is not the state
    *out = made(scan_actor(s, country->country, sectors, STR_NONE, entity, country->name, false),
                PIECE_BODY);
    return true;
}

// "germanyinusa", "canadaun", "qatarembassyusa": the mission of the first in the second.
static bool read_mission(actor_scan *s, str key, str form, handle *out)
{
    static const char *const BETWEEN[] = {"embassyinthe", "embassyin", "embassy", "emb",
                                          "inthe",        "missionto", "mission", "in",
                                          "at",           "to",        "2"};
    for (size_t i = 3; i < key.n; i++) {
        const actor *left = country_of(s, str_sub(key, 1, i), false);
        if (!left) continue;
        str rest = str_sub(key, i, key.n);
        for (size_t b = 0; b < sizeof BETWEEN / sizeof *BETWEEN; b++) {
            str between = str_of(BETWEEN[b]);
            if (!str_starts(rest, between)) continue;
            str right = str_sub(rest, between.n, rest.n);
            if (str_in_list(right, "un|onu|eu|nato|un_ny|dc|osce|brussels|geneva|newyork", '|') ||
                country_of(s, right, true))
                return of_country(s, left, STR("GOV"), form, out);
        }
    }
    return false;
}

// Does a word of `form` begin where the key, its sign included, is cut? Small letters alone do not
// tell.
static bool cut_fits(str form, size_t cut)
{
    bool mixed = false;
    size_t at = 0, i = 1; // letters of the key before i
    for (size_t k = 1; k < form.n; k++) mixed |= form.p[k] >= 'A' && form.p[k] <= 'Z';
    for (; i < form.n && at + 1 < cut; i++) at += form.p[i] != '_';
    if (!mixed || i >= form.n) return true;
    bool upper = form.p[i] >= 'A' && form.p[i] <= 'Z';
    bool after = form.p[i - 1] >= 'A' && form.p[i - 1] <= 'Z';
    return upper || after || form.p[i] == '_' || form.p[i - 1] == '_';
}

// "israelmfa", "mofaqatar": a country and a part of its state, in either order.
static bool read_part_of_state(actor_scan *s, str key, str form, handle *out)
{
    for (size_t i = 3; i + 1 < key.n; i++) {
        str left = str_sub(key, 1, i), right = str_sub(key, i, key.n);
        str sectors = handle_part(right);
        const actor *country = sectors.n && cut_fits(form, i) ? country_of(s, left, false) : NULL;
        if (!country) {
            sectors = handle_part(left);
            country = sectors.n && cut_fits(form, i) ? country_of(s, right, false) : NULL;
        }
        if (country) return of_country(s, country, sectors, form, out);
    }
    return false;
}

static str key_of_words(const handle_words *w, uint32_t first, uint32_t end, char *room)
{
    size_t n = 0;
    room[n++] = '@';
    for (uint32_t i = first; i < end; i++)
        for (size_t k = 0; k < w->p[i].n && n < HANDLE_MAX; k++) {
            char c = w->p[i].p[k];
            room[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
    return (str){room, n};
}

static uint32_t holder_row(const actor_scan *s, str key, bool *former)
{
    for (table_hit h = name_rows(key); h.found; h = name_rows_next(h))
        if (name_kind(h.row) == PIECE_HOLDER) return bearer_choose(s, h, STR_NONE, former);
    return SCAN_NONE;
}

// The holder whom words [first, end) name: whole, in the other order ("Toner_Mark"), without an
// initial in the middle.
static uint32_t named_holder(const actor_scan *s, const handle_words *w, uint32_t first,
                             uint32_t end, bool *former)
{
    char room[HANDLE_MAX + 1];
    uint32_t row = holder_row(s, key_of_words(w, first, end, room), former);
    if (row != SCAN_NONE || end < first + 2) return row;
    handle_words other = {.n = 2, .p = {w->p[end - 1], w->p[first]}};
    if (end == first + 2) return holder_row(s, key_of_words(&other, 0, 2, room), former);
    other = (handle_words){.n = 2, .p = {w->p[first], w->p[end - 1]}};
    return end == first + 3 && w->p[first + 1].n == 1
               ? holder_row(s, key_of_words(&other, 0, 2, room), former)
               : SCAN_NONE;
}

// "UKenyatta", "PHammond": the one holder of the time with this initial and family name.
static uint32_t initialled_holder(const actor_scan *s, const handle_words *w, bool *former)
{
    if (w->n != 2 || w->p[0].n != 1) return SCAN_NONE;
    uint32_t row = name_holder(s, w->p[1], STR_NONE, STR_NONE, former);
    if (row == SCAN_NONE || *former) return SCAN_NONE;
    str names = name_cell(row, "names");
    return names.n && names.p[0] == w->p[0].p[0] ? row : SCAN_NONE;
}

static str joined(const actor_scan *s, const handle_words *w, uint32_t first, uint32_t end)
{
    char room[2 * HANDLE_MAX];
    size_t n = 0;
    for (uint32_t i = first; i < end && n + w->p[i].n + 1 < sizeof room; i++) {
        if (n) room[n++] = ' ';
        memcpy(room + n, w->p[i].p, w->p[i].n);
        n += w->p[i].n;
    }
    return str_copy(s->a, (str){room, n});
}

// "SecClinton", "USAmbPyatt", "FMDavutoglu". Nobody invents an office in an address; a tag needs a
// holder that we know ("#PresidentialDebate").
static bool read_titled(actor_scan *s, const handle_words *w, bool tag, handle *out)
{
    char room[HANDLE_MAX + 1];
    str lead = key_of_words(w, 0, 1, room);
    const actor *land = country_of(s, str_sub(lead, 1, lead.n), false);
    handle_title title;
    uint32_t first = land && w->n > 2 ? 1 : 0, end;
    if (!first) land = NULL;
    if (!handle_title_at(w, first, &title, &end) || end >= w->n) return false;
    bool former = false;
    str country = land ? land->country : title.country;
    str name = joined(s, w, end, w->n);
    uint32_t row = named_holder(s, w, end, w->n, &former);
    if (row == SCAN_NONE || former)
        row = name_holder(s, w->p[w->n - 1], title.noun, country, &former);
    if (row != SCAN_NONE && (!country.n || str_eq(country, name_cell(row, "country")))) {
        *out = hit(s, row, former, name);
        return true;
    }
    if (tag || !name_is_capital(name) || w->p[end].n < 3) return false;
    *out = made(scan_actor(s, country, title.sectors, STR_NONE, person_entity(s, name), name, true),
                PIECE_HOLDER);
    return true;
}

// "UNICEFKenya", "NATO_AIRCOM": what begins with a body's letters is its own.
static bool read_part_of_body(actor_scan *s, const handle_words *w, handle *out)
{
    if (w->n < 2 || w->p[0].n < 2) return false;
    for (size_t i = 0; i < w->p[0].n; i++)
        if (w->p[0].p[i] < 'A' || w->p[0].p[i] > 'Z') return false;
    char room[HANDLE_MAX + 1];
    for (table_hit h = name_rows(key_of_words(w, 0, 1, room)); h.found; h = name_rows_next(h))
        if (name_kind(h.row) == PIECE_BODY && !is_handle_row(h.row)) {
            *out = hit(s, h.row, false, w->p[0]);
            return true;
        }
    return false;
}

// "#USChina"
static bool read_pair(actor_scan *s, const handle_words *w, handle *out)
{
    char room[HANDLE_MAX + 1];
    for (uint32_t cut = 1; cut < w->n; cut++) {
        str left = key_of_words(w, 0, cut, room);
        const actor *a = country_of(s, str_sub(left, 1, left.n), false);
        str right = key_of_words(w, cut, w->n, room);
        const actor *b = a ? country_of(s, str_sub(right, 1, right.n), false) : NULL;
        if (!a || !b || a == b) continue;
        *out = made(a, PIECE_PAIR);
        out->other = b;
        return true;
    }
    return false;
}

bool handle_read(actor_scan *s, str form, handle *out)
{
    char text[HANDLE_MAX + 1], room[HANDLE_MAX + 1];
    if (!post_is_address(form) && !post_is_tag(form)) return false;
    bool tag = form.p[0] == '#';
    str key = handle_key(form, text);
    if (key.n < 3) return false;
    if (read_whole(s, form, key, tag, out)) return true;
    if (read_pattern(s, form, key, out)) return true;
    handle_words w = handle_split(form);
    if (!w.n) return false;
    bool former = false;
    if (read_titled(s, &w, tag, out)) return true;
    if (tag) return read_pair(s, &w, out);
    uint32_t first = 0, end = w.n;
    handle_trim(&w, &first, &end); // "HonJohnBaird", "JulieBishopMP"
    uint32_t row = end > first + 1 ? named_holder(s, &w, first, end, &former) : SCAN_NONE;
    if (row == SCAN_NONE) row = initialled_holder(s, &w, &former);
    if (row != SCAN_NONE) {
        *out = hit(s, row, former, joined(s, &w, first, end));
        return true;
    }
    if (w.n > 1 &&
        str_in_list(key_of_words(&w, w.n - 1, w.n, room), "@en|@eng|@es|@fr|@ar|@ru", '|'))
        key = str_sub(key, 0, key.n - w.p[w.n - 1].n);
    return read_mission(s, key, form, out) || read_part_of_state(s, key, form, out) ||
           read_part_of_body(s, &w, out);
}
