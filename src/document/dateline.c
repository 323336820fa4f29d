#include "document/dateline.h"

#include "base/utf8.h"

#include <string.h>

#define MAX_PLACE_WORDS  8 // "PORT OF SPAIN, Trinidad and Tobago"
#define MAX_AGENCY_BYTES 40
#define MAX_DATE_TOKENS  6

// Capitals before a dash that are no places.
static const char NO_PLACES[] =
    "ANALYSIS|ASEAN|BREAKING|CORRECTED|CORRECTION|EXCLUSIVE|EXPLAINER|EXPLAINED|FACTBOX|FEATURE|"
    "HAMAS|IAEA|ICC|ICJ|IMF|INSIGHT|INTERVIEW|LIVE|NATO|NEWS|NOTE|OPEC|OPINION|OSCE|PHOTO|PHOTOS|"
    "QUESTION|ANSWER|REFILE|RECAP|SPECIAL|TIMELINE|UPDATE|UPDATED|URGENT|US|EU|UN|UK|VIDEO|WATCH|"
    "WHO|WTO|ALERT|FLASH|LEAD|SUMMARY|READ|MORE";

// Takes the next piece of letters, digits or one other byte off *s; empty at the end.
static str next_token(str *s)
{
    while (s->n && s->p[0] == ' ') *s = str_sub(*s, 1, s->n);
    size_t n = 0;
    while (n < s->n && !strchr(" ,", s->p[n])) n++;
    if (!n && s->n) n = 1;
    str token = str_sub(*s, 0, n);
    *s = str_sub(*s, n, s->n);
    return token;
}

// "17", "17th", "2024" with at most `digits` digits; 0 when it is none.
static int number_of(str token, size_t digits)
{
    static const char ORDINALS[] = "st|nd|rd|th";
    size_t n = 0;
    int value = 0;
    for (; n < token.n && n <= digits && token.p[n] >= '0' && token.p[n] <= '9'; n++)
        value = value * 10 + (token.p[n] - '0');
    if (!n || n > digits) return 0;
    str tail = str_sub(token, n, token.n);
    return !tail.n || (digits == 2 && str_in_list(tail, ORDINALS, '|')) ? value : 0;
}

static bool is_clock(str token)
{
    static const char WORDS[] = "at|a.m.|p.m.|am|pm|AM|PM|A.M.|P.M.|EDT|EST|ET|GMT|UTC|BST|CET|CEST"
                                "|PDT|PST|PT|IST|JST|MSK|local|time||-|\xE2\x80\x93|\xE2\x80\x94";
    if (str_in_list(token, WORDS, '|')) return true;
    for (size_t i = 0; i < token.n; i++)
        if (!strchr("0123456789:.apmAPMhZ+-", token.p[i])) return false;
    return token.n >= 2;
}

static bool is_year(int n)
{
    return n >= 1900 && n <= 2199;
}

written_date dateline_date(str s)
{
    written_date none = {0}, found = {0};
    calendar_time iso;
    s = str_trim(s);
    if (calendar_parse(s, &iso) && iso.precision >= CALENDAR_DAY) return (written_date){iso.date};
    while (s.n) {
        str token = next_token(&s);
        int month = calendar_month_named(token), day = number_of(token, 2);
        if (str_eq(token, STR(","))) continue;
        if (!found.date.month && !found.date.day && calendar_weekday_named(token)) continue;
        if (month && !found.date.month)
            found.date.month = month;
        else if (day && !found.date.day && day <= 31)
            found.date.day = day;
        else if (found.date.month && found.date.day && !found.date.year &&
                 is_year(number_of(token, 4)))
            found.date.year = number_of(token, 4);
        else if (!found.date.month || !found.date.day || !is_clock(token))
            return none;
    }
    calendar_date check = found.date;
    if (!check.year) check.year = 2000; // a leap year: February 29 may be meant
    return check.month && calendar_valid(check) ? found : none;
}

written_date dateline_publication(str line)
{
    static const char LABELS[] =
        "published|posted|updated|last updated|date|published on|posted on|"
        "updated on|issued|released|first published|publication date";
    if (line.n > DATELINE_MAX_BYTES) return (written_date){0};
    written_date all = dateline_date(line);
    if (all.date.month) return all;
    size_t colon = str_find_byte(line, ':', 0);
    if (colon != SIZE_MAX) {
        char label[32];
        str name = str_trim(str_sub(line, 0, colon));
        if (name.n >= sizeof label) return all;
        for (size_t i = 0; i < name.n; i++)
            label[i] = (char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] + 32 : name.p[i]);
        return str_in_list((str){label, name.n}, LABELS, '|')
                   ? dateline_date(str_sub(line, colon + 1, line.n))
                   : all;
    }
    for (int words = 0; words < 2 && line.n; words++) { // "Posted on July 17, 2024"
        str token = next_token(&line);
        bool label = str_eq_nocase(token, STR("published")) ||
                     str_eq_nocase(token, STR("posted")) || str_eq_nocase(token, STR("updated")) ||
                     str_eq_nocase(token, STR("on"));
        if (!label) return all;
        written_date rest = dateline_date(line);
        if (rest.date.month) return rest;
    }
    return all;
}

static bool first_letter_is_upper(str word)
{
    uint32_t code;
    utf8_decode(word, 0, &code);
    return utf8_is_upper(code);
}

// Letters and what stands in names of places.
static bool is_place_word(str word, bool capitals)
{
    static const char SMALL[] = "of|and|the|de|la|el|al|es|du|upon|am|Sur|sur|di|da|do";
    size_t letters = 0;
    for (size_t i = 0, n; i < word.n; i += n) {
        uint32_t code;
        n = utf8_decode(word, i, &code);
        if (utf8_is_letter(code))
            letters++;
        else if (!utf8_is_mark(code) && (code > 0x7F || !strchr(".'-/&", (int)code)))
            return false;
        if (capitals && utf8_is_lower(code)) return false;
    }
    if (!letters) return false;
    return first_letter_is_upper(word) || (!capitals && str_in_list(word, SMALL, '|'));
}

static bool is_place(str place, bool capitals)
{
    int words = 0;
    bool first_part = true;
    if (!first_letter_is_upper(place)) return false;
    while (place.p) {
        str part = str_trim(str_split(&place, ','));
        if (!part.n) return false;
        while (part.p) {
            str word = str_split(&part, ' ');
            if (!is_place_word(word, capitals && first_part) || ++words > MAX_PLACE_WORDS)
                return false;
        }
        first_part = false;
    }
    return true;
}

static bool is_agency(str s)
{
    int words = 1;
    if (!s.n || s.n > MAX_AGENCY_BYTES) return false;
    for (size_t i = 0; i < s.n; i++) {
        words += s.p[i] == ' ';
        if (strchr("()\";:,", s.p[i])) return false;
    }
    static const char LOWER[] = "dpa|epa|dpa-AFX|ots"; // the agencies that write themselves so
    return words <= 4 && (first_letter_is_upper(s) || str_in_list(s, LOWER, '|'));
}

// Cuts "(Reuters)" or "/TASS/" off the end of *head.
static bool cut_agency(str *head, str *outlet)
{
    str s = str_trim(*head);
    while (s.n && strchr(". ", s.p[s.n - 1])) s.n--;
    if (s.n < 3) return false;
    char close = s.p[s.n - 1], open = close == ')' ? '(' : '/';
    if (close != ')' && close != '/') return false;
    size_t at = s.n - 1;
    while (at && s.p[at - 1] != open) at--;
    if (!at) return false;
    str name = str_trim(str_sub(s, at, s.n - 1));
    if (!is_agency(name)) return false;
    *outlet = name;
    *head = str_trim(str_sub(s, 0, at - 1));
    return true;
}

// Without commas and spaces at the end, and without a full stop that is no abbreviation's ("D.C.").
static str trim_place(str s)
{
    while (s.n && strchr(" ,", s.p[s.n - 1])) s.n--;
    if (!s.n || s.p[s.n - 1] != '.') return s;
    size_t at = s.n - 1;
    while (at && s.p[at - 1] != ' ' && s.p[at - 1] != '.') at--;
    if (!at || s.p[at - 1] != '.') s.n--;
    return s;
}

// Cuts a date off the end of *head: the longest run of its last words that is one.
static written_date cut_date(str *head)
{
    size_t starts[MAX_DATE_TOKENS], n = 0, at = head->n;
    while (at && n < MAX_DATE_TOKENS) {
        while (at && strchr(" ,", head->p[at - 1])) at--;
        while (at && !strchr(" ,", head->p[at - 1])) at--;
        starts[n++] = at;
    }
    while (n) {
        size_t start = starts[--n];
        written_date found = dateline_date(str_sub(*head, start, head->n));
        if (!found.date.month) continue;
        *head = trim_place(str_sub(*head, 0, start));
        return found;
    }
    return (written_date){0};
}

// "The Group of Seven (G7)", "European Union (EU)": a name with its short form, not place and
// agency.
static bool is_short_form(str name, str outlet)
{
    bool words = str_find_byte(name, ' ', 0) != SIZE_MAX;
    if (str_starts(name, STR("The "))) return !str_eq(name, STR("The Hague"));
    return words && outlet.n && name.p[0] == outlet.p[0];
}

// Is head[0, end) a dateline, given whether a dash follows it?
static bool read_head(str head, bool dash, dateline *d)
{
    *d = (dateline){0};
    head = str_trim(head);
    bool agency = cut_agency(&head, &d->outlet);
    d->date = cut_date(&head);
    if (!d->date.date.month) { // "July 17." before /TASS/
        str trimmed = trim_place(head);
        d->date = cut_date(&trimmed);
        if (d->date.date.month || agency) head = trimmed;
    }
    d->place = head;
    bool dated = d->date.date.month != 0;
    if (!dash && !agency) return false;
    if (!d->place.n) return agency && (dash || !dated);
    if (str_in_list(d->place, NO_PLACES, '|')) return false;
    if (!dated && is_short_form(d->place, d->outlet)) return false;
    return d->place.n >= 3 && is_place(d->place, !agency && !dated);
}

// Length of the dash at s.p[at], with the spaces around it; 0 when there is none. A hyphen needs
// a space or a bracket before it, so that "PORT-AU-PRINCE" has none.
static size_t dash_at(str s, size_t at)
{
    static const char *const DASHES[] = {"--", "\xE2\x80\x94", "\xE2\x80\x93", "-"};
    for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
        str dash = str_of(DASHES[i]);
        if (!str_starts(str_sub(s, at, s.n), dash)) continue;
        bool free_before = at && strchr(" ).", s.p[at - 1]);
        bool free_after = at + dash.n < s.n && s.p[at + dash.n] == ' ';
        bool closed = at && s.p[at - 1] == ')';
        if (i == 3 && !(free_before && (free_after || closed))) return 0;
        if (i != 3 && !free_before && !free_after) return 0;
        return dash.n;
    }
    return 0;
}

static bool text_begins(str rest)
{
    rest = str_trim(rest);
    uint32_t code;
    utf8_decode(rest, 0, &code);
    return rest.n && (utf8_is_upper(code) || utf8_is_number(code) || strchr("\"'$([", rest.p[0]));
}

dateline dateline_read(str paragraph)
{
    str s = str_sub(paragraph, 0, DATELINE_MAX_BYTES);
    dateline d = {0};
    if (!s.n || !(first_letter_is_upper(s) || s.p[0] == '(')) return d;
    for (size_t i = 1; i < s.n; i++) {
        size_t dash = dash_at(s, i);
        str rest = str_sub(paragraph, i + dash, paragraph.n);
        if (dash && text_begins(rest) && read_head(str_sub(s, 0, i), true, &d)) {
            d.length = i + dash;
            return d;
        }
        // An agency in brackets or slashes with no dash after it: only with a place and a date.
        bool closed = strchr(")/", s.p[i]) && i + 2 < s.n && strchr(" .", s.p[i + 1]);
        if (!closed) continue;
        size_t end = i + 1 + (s.p[i + 1] == '.');
        if (text_begins(str_sub(paragraph, end, paragraph.n)) &&
            read_head(str_sub(s, 0, end), false, &d) && d.place.n && d.date.date.month) {
            d.length = end;
            return d;
        }
    }
    return (dateline){0};
}
