// Which office-holder is meant: by the document's date, the title and the countries of the text.
#include "mention/actor_scan.h"

#include <string.h>

// Years before the first office in which a name already means its holder: earlier it is chance.
#define EARLY_YEARS 15

// Family names that many bear: alone they are a foreign office-holder's only where the text names
// his country.
static const char COMMON[] =
    "Abbas|Akar|Albanese|Bennett|Blair|Calderon|Carney|Chavez|Cheney|Colonna|Duda|Duque|Fidan|"
    "Freeland|Gallant|Gantz|Ghani|Gilani|Gillard|Hariri|Hayashi|Joly|Koizumi|Kurti|Lapid|Lieberman|"
    "Maas|Machado|Macri|Marcos|Merz|Morsi|Noda|Ortega|Peres|Petro|Raab|Rudd|Solana|Suga|Temer|"
    "Truss|Turnbull|Uribe";

// How a row's term lies to the document's date.
typedef enum { TERM_FAR, TERM_LATER, TERM_PAST, TERM_NOW } term_place;

static int year_of(str date)
{
    int year = 0;
    for (size_t i = 0; i < 4 && i < date.n; i++) year = year * 10 + (date.p[i] - '0');
    return year;
}

static term_place term_of(const actor_scan *s, uint32_t row)
{
    str from = name_cell(row, "from");
    if (s->date.n == 0 || name_in_term(s->date, from, name_cell(row, "to"))) return TERM_NOW;
    if (str_cmp(from, s->date) < 0) return TERM_PAST;
    return year_of(from) - year_of(s->date) > EARLY_YEARS ? TERM_FAR : TERM_LATER;
}

// Are these offices of one person? Who leaves a government for a body of no country is the same.
static bool same_person(uint32_t a, uint32_t b)
{
    str an = name_cell(a, "names"), bn = name_cell(b, "names");
    str ac = name_cell(a, "country"), bc = name_cell(b, "country");
    return str_eq(str_split(&an, '|'), str_split(&bn, '|')) &&
           (ac.n == 0 || bc.n == 0 || str_eq(ac, bc));
}

// The row of the name whose office is held at the date, else the last one before it, else a later
// one; of those that are not `other`'s. SCAN_NONE when there is none.
static uint32_t best_term(const actor_scan *s, table_hit h, uint32_t other)
{
    uint32_t best = SCAN_NONE;
    term_place place = TERM_FAR;
    for (; h.found; h = name_next(h)) {
        if (name_kind(h.row) != PIECE_HOLDER || !name_is_full(h)) continue;
        if (other != SCAN_NONE && same_person(h.row, other)) continue;
        term_place its = term_of(s, h.row);
        if (its == TERM_FAR || its < place) continue;
        if (best == SCAN_NONE || its > place ||
            str_cmp(name_cell(h.row, "from"), name_cell(best, "from")) > 0)
            best = h.row;
        place = its;
    }
    return best;
}

// Out of office a name is no one's in particular, but a head's or where the text names the country.
static bool is_well_known(const actor_scan *s, uint32_t row)
{
    str country = name_cell(row, "country"), rest = name_cell(row, "names");
    while (rest.n) // a family name alone is unmistakable
        if (str_find_byte(str_split(&rest, '|'), ' ', 0) == SIZE_MAX) return true;
    if (s->home && str_eq(country, s->home->country)) return true;
    return country.n == 0 || bearer_count(s, country, false) > 0 ||
           str_in_list(name_cell(row, "office"),
                       "president|prime minister|premier|chancellor|king|queen|emir|sultan|pope|"
                       "leader|vice president|supreme leader|secretary-general",
                       '|');
}

// "Ortega" in a text about other countries, "Roe and Abbas" in one about none.
static bool is_anybody(const actor_scan *s, table_hit h, uint32_t row)
{
    str key = name_key(h), country = name_cell(row, "country");
    if (!str_in_list(key, COMMON, '|') || !country.n || bearer_count(s, country, false))
        return false;
    return !s->home || !str_eq(s->home->country, country);
}

// Dates as text with another year: "2021-07-07" and 1 is "2022-07-07"; in `room`.
static str year_on(str date, int years, char room[11])
{
    size_t n = date.n < 10 ? date.n : 10;
    memcpy(room, date.p, n);
    int year = year_of(date) + years;
    for (size_t i = 4; i-- > 0; year /= 10) room[i] = (char)('0' + year % 10);
    return (str){room, n};
}

bool holder_is_near(const actor_scan *s, uint32_t row)
{
    char room[11];
    str from = name_cell(row, "from"), to = name_cell(row, "to");
    if (s->date.n < 10 || from.n < 4) return false;
    if (str_cmp(from, s->date) > 0) return str_cmp(year_on(from, -1, room), s->date) <= 0;
    return to.n >= 4 && str_cmp(s->date, year_on(to, 1, room)) <= 0;
}

str holder_sectors_out(const actor_scan *s, uint32_t row)
{
    str sectors = name_cell(row, "sectors");
    str first = str_sub(sectors, 0, 3); // what is no office is not left with one
    if (str_in_list(first, "REB|UAF|OPP|CVL|BUS|REL|MED|NGO|EDU|LAB", '|')) return sectors;
    bool later = s->date.n && str_cmp(name_cell(row, "from"), s->date) > 0;
    bool elected = str_in_list(name_cell(row, "office"),
                               "president|prime minister|premier|chancellor|taoiseach", '|');
    return later && elected && str_starts(sectors, STR("GOV")) && holder_is_near(s, row)
               ? STR("PTY")
               : STR_NONE;
}

uint32_t holder_choose(const actor_scan *s, table_hit h, bool *former)
{
    uint32_t row = best_term(s, h, SCAN_NONE);
    if (row == SCAN_NONE || is_anybody(s, h, row)) return SCAN_NONE;
    uint32_t rival = best_term(s, h, row);
    if (rival != SCAN_NONE) {
        bool mine = bearer_count(s, name_cell(row, "country"), false) > 0;
        bool its = bearer_count(s, name_cell(rival, "country"), false) > 0;
        if (mine == its && term_of(s, row) == term_of(s, rival)) return SCAN_NONE;
        if (its && !mine) row = rival;
    }
    *former = term_of(s, row) != TERM_NOW;
    return *former && !is_well_known(s, row) ? SCAN_NONE : row;
}

// Titles that papers give to one office.
static const char *const SAME_OFFICE[] = {
    "foreign minister|foreign secretary|minister of foreign affairs|minister for foreign affairs|"
    "foreign affairs minister|external affairs minister|secretary of state",
    "defence minister|defense minister|minister of defence|minister of defense|defence secretary|"
    "defense secretary|secretary of defense|secretary of defence|secretary of war|war minister|"
    "minister of national defence|minister of national defense|defence chief|defense chief",
    "spokesman|spokeswoman|spokesperson|press secretary",
    "prime minister|premier|chancellor|taoiseach|head of government",
    "finance minister|treasury secretary|secretary of the treasury|minister of finance|"
    "chancellor of the exchequer",
    "interior minister|home secretary|home minister|home affairs minister|minister of the interior|"
    "minister of interior|interior secretary",
    "secretary-general|secretary general",
    "director-general|director general",
    "national security adviser|national security advisor",
    "deputy foreign minister|vice foreign minister",
    "chairman|chairwoman|chairperson|chair",
    "congressman|congresswoman|congressmember|member of congress|representative|lawmaker",
    "presidential candidate|presidential contender|presidential hopeful|candidate|nominee|"
    "presidential nominee|republican candidate|democratic candidate"};

// Who bears these is not meant by "Mr. Kelly", however many texts call him so.
static const char NO_MISTERS[] = "senator|congressman|governor|mayor|presidential candidate|"
                                 "businessman";

// Offices of civil.tsv, which are none: nobody is told by his family name and one of these.
static const char NO_OFFICES[] = "activist|artist|athlete|journalist|person|scholar|scientist";

static bool is_same_office(str a, str b)
{
    for (size_t i = 0; i < sizeof SAME_OFFICE / sizeof *SAME_OFFICE; i++)
        if (str_in_list(a, SAME_OFFICE[i], '|') && str_in_list(b, SAME_OFFICE[i], '|')) return true;
    return false;
}

// Do the noun's words stand in the office: "minister" in "minister of state", but not "president"
// in "presidential candidate"?
static bool has_words(str office, str noun)
{
    size_t at = str_find(office, noun);
    if (noun.n <= 4 || at == SIZE_MAX) return false;
    return at + noun.n == office.n || office.p[at + noun.n] == ' ';
}

bool name_office_fits(str office, str noun)
{
    if (str_in_list(office, "leader|supreme leader",
                    '|')) // the leaders file does not say which office
        return noun.n == 0 || str_eq(noun, STR("minister")) ||
               (str_ends(noun, STR("president")) && !str_starts(noun, STR("vice"))) ||
               str_ends(noun, STR("prime minister")) ||
               str_in_list(noun,
                           "leader|premier|chancellor|chairman|general "
                           "secretary|king|emir|sultan|queen|head of state|"
                           "supreme leader|former leader|head of government",
                           '|');
    if (str_starts(office, STR("deputy")) || str_starts(office, STR("assistant"))) // no "minister"
        return noun.n == 0 || str_ends(noun, office) || str_starts(office, noun) ||
               is_same_office(office, noun);
    return noun.n == 0 || str_ends(noun, office) || str_ends(office, noun) ||
           has_words(office, noun) || is_same_office(office, noun);
}

// Titles that say nothing: "Minister Deng" is a known one's only where the text names the country.
static const char EVERYWHERE[] = "minister|ambassador|general|commander|official|governor|"
                                 "spokesman|spokeswoman|spokesperson|adviser";

// How well a row fits a title and family name; 0: not at all.
static int holder_score(const actor_scan *s, uint32_t row, str noun, str country)
{
    str its = name_cell(row, "country"), office = name_cell(row, "office");
    if (country.n && !str_eq(country, its)) return 0;
    if (str_in_list(office, NO_OFFICES, '|') || !name_office_fits(office, noun)) return 0;
    if (!noun.n && str_in_list(office, NO_MISTERS, '|')) return 0;
    if (s->date.n && str_cmp(name_cell(row, "from"), s->date) > 0) return 0;
    if (country.n == 0 && its.n && str_in_list(noun, EVERYWHERE, '|') &&
        bearer_count(s, its, false) == 0)
        return 0;
    return 1 + (term_of(s, row) == TERM_NOW ? 4 : 0) + (bearer_count(s, its, false) > 0 ? 8 : 0) +
           (noun.n && str_eq(office, noun) ? 2 : 0);
}

uint32_t name_holder(const actor_scan *s, str surname, str noun, str country, bool *former)
{
    uint32_t best = SCAN_NONE;
    int best_score = 0;
    bool tie = false;
    *former = false;
    table_hit h = name_lookup(surname);
    for (; h.found; h = name_next(h)) {
        if (name_kind(h.row) != PIECE_HOLDER) continue;
        int score = holder_score(s, h.row, noun, country);
        if (score == 0 || score < best_score) continue;
        bool same = score == best_score && same_person(h.row, best);
        if (score > best_score) tie = false;
        // two namesakes of one country: the later one, unless both are in office
        if (score == best_score && !same &&
            (term_of(s, h.row) == TERM_NOW ||
             !str_eq(name_cell(h.row, "country"), name_cell(best, "country"))))
            tie = true;
        if (score > best_score || str_cmp(name_cell(h.row, "from"), name_cell(best, "from")) > 0)
            best = h.row;
        best_score = score;
        *former = term_of(s, best) != TERM_NOW;
    }
    return tie ? SCAN_NONE : best;
}
