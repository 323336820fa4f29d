#include "document/stamp.h"

#include "base/utf8.h"

#include <string.h>

#define STAMP_WORDS   10 // weekday, day, month, year, commas, time, "AM", zone
#define PLACE_BYTES   40 // "JAMMU / NEW DELHI"
#define WRITER_WORDS  4  // "Our Special Correspondent"
#define PLACE_WORDS   5  // "RALEGAN SIDDHI / NEW DELHI"
#define CREDIT_PIECES 6  // "Coast Wire Desk , Coast Wire Desk : Kochi ,"

static str word_at(str s, size_t at)
{
    while (at < s.n && s.p[at] == ' ') at++;
    size_t end = at;
    while (end < s.n && s.p[end] != ' ') end++;
    return str_sub(s, at, end);
}

static size_t end_of(str s, str word)
{
    return (size_t)(word.p - s.p) + word.n;
}

// "09:15", "9:15am", "00:00": no "2:1" of a game.
static bool is_time_of_day(str word)
{
    size_t colon = str_find_byte(word, ':', 0);
    if (colon == SIZE_MAX || colon < 1 || colon > 2 || word.n < colon + 3) return false;
    for (size_t i = 0; i < colon + 3; i++)
        if (i != colon && (word.p[i] < '0' || word.p[i] > '9')) return false;
    return true;
}

// Behind the time of day: "AM", "IST", "hrs".
static bool is_zone(str word)
{
    return str_in_list(word,
                       "AM PM am pm a.m. p.m. A.M. P.M. hrs IST GMT UTC EST EDT BST SAST HKT "
                       "PKT JST EAT WAT CET CEST local time",
                       ' ');
}

// The end of the stamp that begins at `at`, or 0.
static size_t stamp_end(str s, size_t at, written_date *date)
{
    size_t i = at;
    *date = (written_date){0};
    for (int words = 0; words < STAMP_WORDS; words++) {
        str word = word_at(s, i);
        if (!word.n) return 0;
        if (is_time_of_day(word)) {
            str day = str_trim(str_sub(s, at, (size_t)(word.p - s.p)));
            while (day.n && day.p[day.n - 1] == ',') day = str_trim(str_sub(day, 0, day.n - 1));
            *date = dateline_date(day);
            if (!date->date.month || !date->date.year) return 0;
            i = end_of(s, word);
            for (int behind = 0; behind < 2 && is_zone(word_at(s, i)); behind++)
                i = end_of(s, word_at(s, i));
            return i;
        }
        i = end_of(s, word);
    }
    return 0;
}

static bool may_begin(str word)
{
    str bare = word;
    if (!bare.n) return false;
    if (bare.p[bare.n - 1] == ',') bare.n--;
    return calendar_month_named(bare) || calendar_weekday_named(bare) ||
           (word.p[0] >= '0' && word.p[0] <= '9');
}

// A day that the text itself tells.
static bool is_told(str before)
{
    before = str_trim(before);
    size_t at = before.n;
    while (at && before.p[at - 1] != ' ') at--;
    return str_in_list(str_sub(before, at, before.n),
                       "on|On|at|from|since|until|till|by|before|after|of|dated|to|and|between|the",
                       '|');
}

// "Posted :", "Published", "Updated".
static size_t label_begin(str s, size_t at)
{
    size_t end = at;
    while (end && (s.p[end - 1] == ' ' || s.p[end - 1] == ':')) end--;
    size_t begin = end;
    while (begin && s.p[begin - 1] != ' ') begin--;
    str word = str_sub(s, begin, end);
    bool label = str_eq_nocase(word, STR("posted")) || str_eq_nocase(word, STR("published")) ||
                 str_eq_nocase(word, STR("updated"));
    return label ? begin : at;
}

static bool is_capitalised(str word)
{
    uint32_t code;
    utf8_decode(word, 0, &code);
    return word.n > 1 && utf8_is_upper(code);
}

static bool is_place(str s)
{
    int words = 0;
    if (s.n < 3 || s.n > PLACE_BYTES) return false;
    while (s.p) {
        str word = str_split(&s, ' ');
        if (!word.n || str_eq(word, STR("/")) || str_eq(word, STR(","))) continue;
        if (!is_capitalised(word) || ++words > PLACE_WORDS) return false;
    }
    return words > 0;
}

// "Staff Reporter", "Special Correspondent", at `at`: where it ends.
static size_t skip_writer(str s, size_t at)
{
    size_t i = at;
    for (int words = 0; words < WRITER_WORDS; words++) {
        str word = word_at(s, i);
        if (!is_capitalised(word)) return at;
        i = end_of(s, word);
        if (str_in_list(word, "Reporter|Correspondent|Bureau|Agencies|Desk", '|')) return i;
    }
    return at;
}

// "POKHARA :", at `at`: where its colon ends; the place in *place.
static size_t skip_place(str s, size_t at, str *place)
{
    str rest = str_sub(s, at, at + PLACE_BYTES < s.n ? at + PLACE_BYTES : s.n);
    size_t colon = str_find_byte(rest, ':', 0);
    if (colon == SIZE_MAX) return at;
    str name = str_trim(str_sub(rest, 0, colon));
    if (!is_place(name)) return at;
    *place = name;
    return at + colon + 1;
}

static bool is_credit(str piece)
{
    static const char *const NAMES[] = {"Service", "Agencies", "Agency", "PTI",     "Reuters",
                                        "AFP",     "Press",    "Bureau", "Reporter"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_ends(piece, str_of(NAMES[i]))) return true;
    return false;
}

// Where the headline ends before `end`: "Nurses march - Hill Times News Service : Pokhara ,". The
// place of such a credit is the news's.
static size_t headline_end(str s, size_t end, str *place)
{
    str head = str_trim(str_sub(s, 0, end));
    size_t dash = SIZE_MAX, from = 0;
    for (size_t at; (at = str_find_byte(head, '-', from)) != SIZE_MAX; from = at + 1)
        if ((!at || head.p[at - 1] == ' ') && at + 1 < head.n && head.p[at + 1] == ' ') dash = at;
    if (dash == SIZE_MAX) return head.n;
    str credit = str_sub(head, dash + 1, head.n);
    size_t colon = SIZE_MAX;
    from = 0;
    for (size_t at; (at = str_find_byte(credit, ':', from)) != SIZE_MAX; from = at + 1) colon = at;
    str names = colon == SIZE_MAX ? credit : str_sub(credit, 0, colon);
    bool known = false;
    for (int i = 0; i < CREDIT_PIECES && names.p; i++)
        known |= is_credit(str_trim(str_split(&names, ',')));
    if (!known) return head.n;
    if (colon != SIZE_MAX) {
        str where = str_trim(str_sub(credit, colon + 1, credit.n));
        size_t comma = str_find_byte(where, ',', 0);
        if (comma != SIZE_MAX) where = str_trim(str_sub(where, 0, comma));
        if (is_place(where)) *place = where;
    }
    return str_trim(str_sub(head, 0, dash)).n;
}

stamp stamp_read(str paragraph)
{
    stamp out = {0};
    for (size_t at = 0; at < paragraph.n && at < STAMP_REACH;) {
        str word = word_at(paragraph, at);
        if (!word.n) break;
        size_t begin = (size_t)(word.p - paragraph.p);
        size_t end = may_begin(word) && !is_told(str_sub(paragraph, 0, begin))
                         ? stamp_end(paragraph, begin, &out.date)
                         : 0;
        if (end) {
            size_t head = label_begin(paragraph, begin);
            out.headline = headline_end(paragraph, head, &out.place);
            out.length = skip_writer(paragraph, end);
            out.length = skip_place(paragraph, out.length, &out.place);
            bool text = is_capitalised(word_at(paragraph, out.length)) ||
                        str_trim(str_sub(paragraph, out.length, paragraph.n)).n > PLACE_BYTES;
            return text ? out : (stamp){0};
        }
        at = end_of(paragraph, word);
    }
    return (stamp){0};
}
