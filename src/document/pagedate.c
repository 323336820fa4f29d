#include "document/pagedate.h"

#include "base/ascii.h"
#include "document/dateline.h"
#include "document/normaliser.h"

#include <string.h>

#define SCAN_TOKENS         24  // words and numbers of a line that are looked at
#define DATE_LINE_MAX_BYTES 400 // of one with parts: each is looked for in the rest
#define SCAN_MAX_BYTES      160 // of a line: a longer one is a paragraph

// Names of months that pages write, by month, beside the English ones.
static const char *const MONTHS[12] = {
    "januar|jänner|janvier|enero|gennaio|janeiro|januari|января",
    "februar|février|febrero|febbraio|fevereiro|februari|февраля",
    "märz|mars|marzo|março|maart|марта",
    "avril|abril|aprile|апреля",
    "mai|mayo|maggio|maio|mei|мая",
    "juni|juin|junio|giugno|junho|июня",
    "juli|juillet|julio|luglio|julho|июля",
    "août|agosto|augustus|августа",
    "septembre|septiembre|settembre|setembro|сентября",
    "oktober|octobre|octubre|ottobre|outubro|октября",
    "novembre|noviembre|novembro|ноября",
    "dezember|décembre|diciembre|dicembre|dezembro|декабря"};

// A word or a number of a line, with the byte behind it.
typedef struct {
    int number; // -1: a word
    int month;  // that it names, 0: none
    size_t digits;
    char behind;
} date_token;

static int month_of(str word)
{
    int month = calendar_month_named(word);
    for (int i = 0; i < 12 && !month; i++)
        if (str_among_nocase(word, str_of(MONTHS[i]), '|')) month = i + 1;
    return month;
}

// "de", "of", "le", the "th" of "4th": nothing between the parts of a date.
static bool is_filler(str word)
{
    return str_among_nocase(word, STR("de|of|del|le|the|st|nd|rd|th|er"), '|');
}

static size_t tokens_of(str line, date_token out[SCAN_TOKENS])
{
    size_t n = 0;
    for (size_t i = 0; i < line.n && n < SCAN_TOKENS;) {
        size_t begin = i;
        date_token t = {.number = -1};
        if (ascii_is_digit(line.p[i])) {
            for (t.number = 0; i < line.n && ascii_is_digit(line.p[i]); i++)
                if (i - begin < 6) t.number = t.number * 10 + (line.p[i] - '0');
            t.digits = i - begin;
        } else if (ascii_is_word(line.p[i])) {
            while (i < line.n && ascii_is_word(line.p[i])) i++;
            t.month = month_of(str_sub(line, begin, i));
            if (is_filler(str_sub(line, begin, i))) continue;
        } else {
            i++;
            continue;
        }
        t.behind = i < line.n ? line.p[i] : ' ';
        out[n++] = t;
    }
    return n;
}

static bool is_year(const date_token *t)
{
    return t->digits == 4 && t->number >= 1900 && t->number < 2100;
}

static bool is_day(const date_token *t)
{
    return t->digits && t->digits <= 2 && t->number >= 1 && t->number <= 31;
}

// The date that three tokens write: "3 March 2025", "March 3, 2025", "2025-03-03", "03.03.2025",
// "25/03/2025". Where day and month could change places, nothing.
static bool date_of(const date_token *t, calendar_date *out)
{
    bool same = t[0].behind == t[1].behind;
    if (is_day(&t[0]) && t[1].month && is_year(&t[2]))
        *out = (calendar_date){t[2].number, t[1].month, t[0].number};
    else if (t[0].month && is_day(&t[1]) && is_year(&t[2]))
        *out = (calendar_date){t[2].number, t[0].month, t[1].number};
    else if (is_year(&t[0]) && is_day(&t[1]) && is_day(&t[2]) && same && strchr("-/.", t[0].behind))
        *out = (calendar_date){t[0].number, t[1].number, t[2].number};
    else if (is_day(&t[0]) && is_day(&t[1]) && is_year(&t[2]) && same && t[0].behind == '.')
        *out = (calendar_date){t[2].number, t[1].number, t[0].number};
    else if (is_day(&t[0]) && is_day(&t[1]) && is_year(&t[2]) && same && t[0].behind == '/' &&
             (t[0].number > 12 || t[1].number > 12))
        *out = t[0].number > 12 ? (calendar_date){t[2].number, t[1].number, t[0].number}
                                : (calendar_date){t[2].number, t[0].number, t[1].number};
    else
        return false;
    return calendar_valid(*out);
}

// The first date in a short line, as ISO writes it, in the arena: "Distr.: General 27 February
// 2023", "26. September 2023", "14 de mayo de 2024", "10.12.2024". Empty when there is none, or
// when day and month could change places.
static str first_date(str line, arena *a)
{
    date_token tokens[SCAN_TOKENS];
    size_t n = tokens_of(line, tokens);
    calendar_date date;
    char out[CALENDAR_DATE_SIZE];
    for (size_t i = 0; i + 2 < n; i++) {
        if (!date_of(tokens + i, &date)) continue;
        calendar_format(date, out);
        return str_copy(a, str_of(out));
    }
    return STR_NONE;
}

// "Published: 3 March 2025" -> "3 March 2025"; *updated says which of the two it is.
static str date_part(str line, bool *updated)
{
    static const struct {
        const char *words;
        bool updated;
    } LEADS[] = {{"last updated", true},
                 {"updated", true},
                 {"last modified", true},
                 {"modified", true},
                 {"published", false},
                 {"posted", false},
                 {"date", false},
                 {"issued", false},
                 {"first published", false},
                 {"created", false},
                 {"aktualisiert", true},
                 {"stand:", true},
                 {"mis \u00e0 jour", true},
                 {"actualizado", true},
                 {"ver\u00f6ffentlicht", false},
                 {"publi\u00e9", false},
                 {"publicado", false},
                 {"pubblicato", false},
                 {"le", false},
                 {"am", false},
                 {"el", false},
                 {"submitted", false},
                 {"answered", false},
                 {"on", false},
                 {"at", false}};
    *updated = false;
    for (bool again = true; again;) {
        again = false;
        while (line.n && strchr(" :|-,", line.p[0])) line = str_sub(line, 1, line.n);
        for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS && !again; i++) {
            size_t n = strlen(LEADS[i].words);
            if (!str_starts_nocase(line, str_of(LEADS[i].words))) continue;
            if (line.n > n && ascii_is_letter(line.p[n])) continue;
            *updated = *updated || LEADS[i].updated;
            line = str_sub(line, n, line.n);
            again = true;
        }
    }
    return line;
}

// The date that a line is about, as written; empty when it is about something else: "Answered on 11
// June 2025", "3 March 2025 | Geneva". A short line alone is looked at.
static str line_date(str line, bool *updated, bool scan, arena *a)
{
    str when = str_trim(date_part(line, updated));
    for (int words = 0; words < 4; words++) {
        written_date d = dateline_date(when);
        if (d.date.month && d.date.year) return when;
        size_t space = str_find_byte(when, ' ', 0);
        if (space == SIZE_MAX) break;
        when = str_trim(date_part(str_sub(when, space, when.n), updated));
    }
    return scan && line.n <= SCAN_MAX_BYTES ? first_date(line, a) : STR_NONE;
}

// Takes the dates that parts of a line tell; is there one?
static bool take_dates(page_reading *r, str line, bool scan)
{
    static const char *const BARS[] = {"|",        " Updated", " \u00b7 ",
                                       " \u2022 ", " \u2013 ", " \u2014 "};
    bool any = false;
    if (line.n > DATE_LINE_MAX_BYTES) return false;
    while (line.p) {
        size_t bar = SIZE_MAX;
        for (size_t i = 0; i < sizeof BARS / sizeof *BARS; i++) {
            size_t at = str_find(line, str_of(BARS[i]));
            if (at < bar) bar = at;
        }
        bool updated;
        str when = line_date(str_trim(str_sub(line, 0, bar)), &updated, scan, r->a);
        line = bar == SIZE_MAX ? STR_NONE : str_sub(line, bar + 1, line.n);
        if (!when.n) continue;
        any = true;
        str *field = updated ? &r->out->updated : &r->out->published;
        if (!field->n) *field = when;
    }
    return any;
}

// Takes the dates of short lines, and those lines out of the text: with `scan` also of lines that
// have a date in them, else of those alone that are dates.
static void find_seen_date(page_reading *r, bool scan)
{
    for (uint32_t i = 0; i < r->blocks.n; i++) {
        const page_block *b = &r->blocks.p[i];
        bool near = i >= pagereading_begin(r) && i < pagereading_end(r);
        if (i == r->body.title || b->words > (near ? 20 : 8) || (!near && !r->body.keep[i]))
            continue;
        if (r->body.flags[b->around] & (BLOCK_RELATED | BLOCK_COMMENT | BLOCK_HEADING)) continue;
        if ((b->ends && b->words > 8) || (scan && b->link_words)) continue;
        bool any = false;
        for (str rest = pagereading_line(r, i); rest.p;)
            any |= take_dates(r, normaliser_line(r->a, str_split(&rest, '\n')), scan);
        if (any && b->words <= 10) r->body.keep[i] = 0;
    }
}

// <time datetime="..."> near the headline.
static void find_time(page_reading *r)
{
    if (!r->blocks.n || r->out->published.n) return;
    uint32_t from = r->blocks.p[pagereading_begin(r)].first,
             to = r->blocks.p[pagereading_end(r) - 1].end;
    for (uint32_t i = from > 30 ? from - 30 : 0; i < r->tree.n && i < to; i++) {
        const html_node *n = &r->tree.nodes[i];
        if (n->tag != HTML_TIME || (r->body.flags[i] & (BLOCK_RELATED | BLOCK_COMMENT))) continue;
        str when = str_trim(html_attribute(n, "datetime"));
        calendar_date day;
        if (!when.n || !calendar_parse_date(when, &day)) continue;
        r->out->published = when;
        return;
    }
}

// ".../2025/03/03/...", ".../2025-03-03-...", ".../20250303/..."
static str date_of_url(str url, arena *a)
{
    for (size_t i = 0; i + 8 <= url.n; i++) {
        if (i && ascii_is_digit(url.p[i - 1])) continue;
        char digits[9] = {0};
        size_t n = 0, k = i;
        for (; k < url.n && n < 8; k++) {
            bool cut = url.p[k] == '/' || url.p[k] == '-';
            if (cut && (n == 4 || n == 6)) continue;
            if (!ascii_is_digit(url.p[k])) break;
            digits[n++] = url.p[k];
        }
        if (n < 8 || (k < url.n && ascii_is_digit(url.p[k]))) continue;
        buf b = {0};
        buf_add_format(&b, "%.4s-%.2s-%.2s", digits, digits + 4, digits + 6);
        calendar_date day;
        bool good = calendar_parse_date(buf_str(&b), &day) && day.year >= 1990 && day.year < 2100;
        str out = good ? str_copy(a, buf_str(&b)) : STR_NONE;
        buf_free(&b);
        if (good) return out;
    }
    return STR_NONE;
}

// A date as ISO writes it, where it can be read; else as it is.
static str readable(str when, arena *a)
{
    calendar_time t;
    if (!when.n || when.n > SCAN_MAX_BYTES) return when;
    if (calendar_parse(when, &t) && t.precision >= CALENDAR_DAY) return when;
    written_date written = dateline_date(when);
    if (written.date.month && written.date.year) return when;
    str scanned = first_date(when, a);
    return scanned.n ? scanned : when;
}

void pagedate_find(page_reading *r)
{
    r->out->published = readable(r->facts.published, r->a);
    r->out->updated = readable(r->facts.updated, r->a);
    find_time(r);
    find_seen_date(r, false);
    find_seen_date(r, true);
    if (!r->out->published.n) r->out->published = date_of_url(r->facts.url, r->a);
    if (!r->out->published.n) r->out->published = first_date(r->out->title, r->a);
}
