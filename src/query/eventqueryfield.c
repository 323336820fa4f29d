#include "query/eventqueryfield.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/utf8.h"
#include "mention/statename.h"
#include "rule/plover.h"
#include "rule/suggestion.h"

#include <math.h>

#define SIDE_LETTERS_MIN 3  // of a country; shorter ones would mean half of the world
#define SLIP_LETTERS_MIN 5  // of a name that is taken for a misspelt one: "igo" is near Togo
#define SIDE_LETTERS_MAX 30 // of a code with all its sectors
#define SHOWN_MAX        60 // bytes of a wrong value in a message

#define STATUSES "happened|ongoing|planned|conditional|hypothetical"

// X(id, name, kind, column of events, column of dyads, choices, about)
const eventquery_field EVENTQUERY_FIELDS[FIELD_COUNT] = {
#define X(id, ...) [FIELD_##id] = {__VA_ARGS__},
    X(SOURCE, "source", VALUE_SIDE, NULL, NULL, NULL,
      "who does it: a country (CHN) or the beginning of a code (CHNGOV)")
        X(TARGET, "target", VALUE_SIDE, NULL, NULL, NULL,
          "to whom") X(ACTOR, "actor", VALUE_SIDE, NULL, NULL, NULL,
                       "on either side") X(DYAD, "dyad", VALUE_DYAD, NULL, NULL, NULL,
                                           "USA-CHN: one to the other, in either direction")
            X(TYPE, "type", VALUE_CHOICE, "e.type", "x.type", NULL, "PLOVER's type: CONSULT") X(
                MODE, "mode", VALUE_CHOICE, "e.mode", NULL, NULL,
                "PLOVER's mode: phone") X(CAMEO, "cameo", VALUE_CAMEO, "e.cameo", NULL, NULL,
                                          "the beginning of a CAMEO code: 19, 190")
                X(QUAD, "quad", VALUE_NUMBER, "e.quad", "x.quad", NULL,
                  "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict")
                    X(SCORE, "score", VALUE_NUMBER, "e.score", "x.score", NULL,
                      "PLOVER's score, -10 to 10: score<0") X(CONTEXT, "context", VALUE_CONTEXT,
                                                              "e.contexts", NULL, NULL,
                                                              "PLOVER's context: diplomatic")
                        X(DATE, "date", VALUE_DATE, "e.date_value", "x.date", NULL,
                          "when it was: 2024, 2024-05, 2024-W20, 2024-05-17, 2023-01..2023-06, "
                          ">2023") X(SINCE, "since", VALUE_SINCE, "e.date_value", "x.date", NULL,
                                     "then or later: since:2024") X(UNTIL, "until", VALUE_UNTIL,
                                                                    "e.date_value", "x.date", NULL,
                                                                    "then or earlier")
                            X(PUBLISHED, "published", VALUE_DATE, "d.published_value", NULL, NULL,
                              "when the text appeared, as date")
                                X(PUBLISHED_SINCE, "published-since", VALUE_SINCE,
                                  "d.published_value", NULL, NULL,
                                  "then or later") X(PUBLISHED_UNTIL, "published-until",
                                                     VALUE_UNTIL, "d.published_value", NULL, NULL,
                                                     "then or earlier")
                                    X(PLACE, "place", VALUE_NAME, "e.place_name", NULL, NULL,
                                      "where, as the text writes it: place:Kyiv")
                                        X(COUNTRY, "country", VALUE_SIDE, "e.place_country", NULL,
                                          NULL, "the country of the place: UKR")
                                            X(HAPPENED, "happened", VALUE_HAPPENED, NULL,
                                              "x.happened", NULL,
                                              "yes (the default), no, any: whether it happened or "
                                              "goes on, undenied") X(STATUS, "status", VALUE_CHOICE,
                                                                     "e.status", NULL, STATUSES,
                                                                     STATUSES) X(POLARITY,
                                                                                 "polarity",
                                                                                 VALUE_CHOICE,
                                                                                 "e.polarity", NULL,
                                                                                 "affirmed|negated",
                                                                                 "affirmed|negated")
                                                X(CLAIM, "claim", VALUE_CHOICE, "e.claim", NULL,
                                                  "stated|alleged|denied",
                                                  "stated|alleged|denied") X(BACKGROUND,
                                                                             "background",
                                                                             VALUE_YES_NO,
                                                                             "e.background",
                                                                             "x.background", NULL,
                                                                             "yes, no: told as "
                                                                             "history or "
                                                                             "circumstance")
                                                    X(CONFIDENCE, "confidence", VALUE_NUMBER,
                                                      "e.confidence", NULL, NULL,
                                                      "0 to 1: confidence>0.8, confidence:0.5..0.7")
                                                        X(SAYS, "says", VALUE_NAME, NULL, NULL,
                                                          NULL,
                                                          "who says so: the beginning of a code "
                                                          "(CHNGOV), or a name")
                                                            X(ITEM, "item", VALUE_NAME, NULL, NULL,
                                                              NULL,
                                                              "category or designation of a "
                                                              "weapon: drone, F-16")
                                                                X(AMOUNT, "amount", VALUE_NUMBER,
                                                                  NULL, NULL, NULL,
                                                                  "money, in whatever currency: "
                                                                  "amount>1000000")
                                                                    X(OUTLET, "outlet", VALUE_NAME,
                                                                      "d.outlet", NULL, NULL,
                                                                      "who published it: "
                                                                      "outlet:Reuters")
                                                                        X(DOCUMENT, "document",
                                                                          VALUE_ID, NULL, NULL,
                                                                          NULL,
                                                                          "a document's id, its "
                                                                          "source's id or URL")
                                                                            X(RULE, "rule",
                                                                              VALUE_NAME, "e.rule",
                                                                              NULL, NULL,
                                                                              "the rule that "
                                                                              "fired: rule:aid-*")
                                                                                X(ID, "id",
                                                                                  VALUE_ID, "e.id",
                                                                                  NULL, NULL,
                                                                                  "an event's id")
                                                                                    X(TEXT, "text",
                                                                                      VALUE_WORDS,
                                                                                      NULL, NULL,
                                                                                      NULL,
                                                                                      "words of "
                                                                                      "the event's "
                                                                                      "sentence, "
                                                                                      "stemmed; as "
                                                                                      "a word "
                                                                                      "without a "
                                                                                      "field")
#undef X
};

const eventquery_field *eventquery_field_find(str name)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        if (str_eq_nocase(name, str_of(EVENTQUERY_FIELDS[i].name))) return &EVENTQUERY_FIELDS[i];
    return NULL;
}

// --- what is near

// A message: what is wrong with the value, what is near it, what is possible.
static status refuse(const eventquery_field *f, str text, suggestion *near, const char *possible,
                     diag *why)
{
    buf words = {0};
    str shown = utf8_cut(text, SHOWN_MAX);
    buf_add_format(&words, "%s:%.*s is none", f->name, STR_ARG(shown));
    if (near && near->best.n)
        buf_add_c(&words, suggestion_text(near));
    else
        buf_add_format(&words, "; %s", possible);
    status s = diag_set(why, ST_USAGE, NULL, 0, 0, "%s", words.p);
    buf_free(&words);
    return s;
}

// --- closed lists

static str upper(str s, arena *a)
{
    char *p = arena_copy(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = ascii_is_lower(p[i]) ? (char)(p[i] - 'a' + 'A') : p[i];
    return (str){p, s.n};
}

static status read_type(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    out->text = upper(text, a);
    if (plover_type_find(out->text) >= 0) return ST_OK;
    buf_add_c(&all, "types are");
    for (int i = 0; i < PLOVER_TYPES; i++) {
        suggestion_offer(&near, str_of(plover_type_name(i)));
        buf_add_format(&all, "%s %s", i ? "," : "", plover_type_name(i));
    }
    status s = refuse(f, text, &near, all.p, why);
    buf_free(&all);
    return s;
}

// Appends a name that is not there yet.
static void add_name(const char *name, buf *all)
{
    buf known = {0};
    buf_add_format(&known, " %s,", name);
    if (str_find(buf_str(all), buf_str(&known)) == SIZE_MAX) buf_add(all, buf_str(&known));
    buf_free(&known);
}

// Without the comma behind the last one.
static status refuse_with(const eventquery_field *f, str text, suggestion *near, buf *all,
                          diag *why)
{
    all->p[all->n - 1] = '\0';
    status s = refuse(f, text, near, all->p, why);
    buf_free(all);
    return s;
}

static status read_mode(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    bool found = false;
    out->text = str_lower(a, text);
    buf_add_c(&all, "modes are");
    for (int t = 0; t < PLOVER_TYPES; t++)
        for (int i = 0;; i++) {
            const char *mode = plover_mode_at(str_of(plover_type_name(t)), i);
            if (!mode) break;
            if (str_eq(out->text, str_of(mode))) found = true;
            suggestion_offer(&near, str_of(mode));
            add_name(mode, &all);
        }
    if (!found) return refuse_with(f, text, &near, &all, why);
    buf_free(&all);
    return ST_OK;
}

static status read_context(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                           diag *why)
{
    suggestion near = {.word = text};
    buf all = {0};
    out->text = str_lower(a, text);
    if (plover_has_context(out->text)) return ST_OK;
    buf_add_c(&all, "contexts are");
    for (int i = 0; plover_context_at(i); i++) {
        suggestion_offer(&near, str_of(plover_context_at(i)));
        add_name(plover_context_at(i), &all);
    }
    return refuse_with(f, text, &near, &all, why);
}

static status read_choice(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                          diag *why)
{
    eventquery_field_id id = eventquery_field_number(f);
    if (id == FIELD_TYPE) return read_type(f, text, a, out, why);
    if (id == FIELD_MODE) return read_mode(f, text, a, out, why);
    out->text = str_lower(a, text);
    if (str_in_list(out->text, f->choices, '|')) return ST_OK;
    suggestion near = {.word = text};
    buf all = {0};
    buf_add_c(&all, "possible are");
    for (str rest = str_of(f->choices); rest.p;) {
        str one = str_copy(a, str_split(&rest, '|'));
        suggestion_offer(&near, one);
        buf_add_format(&all, " %s%s", one.p, rest.p ? "," : "");
    }
    status s = refuse(f, text, &near, all.p, why);
    buf_free(&all);
    return s;
}

static status read_truth(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                         diag *why)
{
    bool happened = f->kind == VALUE_HAPPENED;
    out->text = str_lower(a, text);
    if (str_in_list(out->text, happened ? "yes|no|any" : "yes|no", '|')) return ST_OK;
    return refuse(f, text, NULL, happened ? "yes, no or any" : "yes or no", why);
}

// --- codes

static bool code_letters(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_upper(s.p[i]) && !ascii_is_digit(s.p[i])) return false;
    return s.n >= SIDE_LETTERS_MIN && s.n <= SIDE_LETTERS_MAX;
}

// All that a country's code could be: there are few, and this is for a message.
static void offer_countries(suggestion *near)
{
    char code[] = "AAA";
    for (code[0] = 'A'; code[0] <= 'Z'; code[0]++)
        for (code[1] = 'A'; code[1] <= 'Z'; code[1]++)
            for (code[2] = 'A'; code[2] <= 'Z'; code[2]++)
                suggestion_offer(near, statename_called(str_of(code)));
}

// A country's name with a slip in it, which could be the beginning of a code but is none:
// "Germny", not "chngov".
static bool is_slip(str text, str code, suggestion *near)
{
    bool name = text.n >= SLIP_LETTERS_MIN && !code_letters(text);
    if (!name || statename_called(str_sub(code, 0, SIDE_LETTERS_MIN)).n) return false;
    offer_countries(near);
    return near->best.n > 0;
}

// Names of countries are read as their codes.
static status read_side(const eventquery_field *f, str text, arena *a, str *out, diag *why)
{
    str named = statename_code(text, NULL);
    bool place = eventquery_field_number(f) == FIELD_COUNTRY;
    suggestion near = {.word = text};
    *out = upper(named.n ? named : text, a);
    if (place ? statename_called(*out).n > 0 : code_letters(*out) && !is_slip(text, *out, &near))
        return ST_OK;
    if (!near.best.n) offer_countries(&near);
    return refuse(f, text, &near,
                  place ? "a country by its name or three letters, such as CHN (ISO 3166-1)"
                        : "a country by its name or three letters, such as CHN, or the beginning "
                          "of a code, such as CHNGOV",
                  why);
}

static status read_dyad(const eventquery_field *f, str text, arena *a, eventquery_value *out,
                        diag *why)
{
    size_t cut = str_find_byte(text, '-', 0);
    if (cut == SIZE_MAX) return refuse(f, text, NULL, "two codes with - between: USA-CHN", why);
    TRY(read_side(f, str_sub(text, 0, cut), a, &out->text, why));
    return read_side(f, str_sub(text, cut + 1, text.n), a, &out->other, why);
}

static status read_cameo(const eventquery_field *f, str text, eventquery_value *out, diag *why)
{
    out->text = text;
    if (cameo_known(text)) return ST_OK;
    return refuse(f, text, NULL, "a CAMEO code of 2 to 4 digits, such as 19 or 190", why);
}

// --- dates

// The day behind the last one of a date.
static calendar_date day_behind(const calendar_time *t)
{
    switch (t->precision) {
    case CALENDAR_YEAR: return calendar_add_months(t->date, 12);
    case CALENDAR_MONTH: return calendar_add_months(t->date, 1);
    case CALENDAR_WEEK: return calendar_add_days(t->date, 7);
    default: return calendar_add_days(t->date, 1);
    }
}

// A day as a bound for texts that may name only its month or year: "2024-01-01" is "2024".
static str bound(calendar_date d, arena *a)
{
    char day[CALENDAR_DATE_SIZE];
    calendar_format(d, day);
    str s = str_of(day);
    for (int i = 0; i < 2 && str_ends(s, STR("-01")); i++) s.n -= strlen("-01");
    return str_copy(a, s);
}

// Written like one: "2024-13", "2024-02-30", "2024-W60".
static bool looks_like_date(str s)
{
    static const char *const SHAPES[] = {"0000-00", "0000-00-00", "0000-W00"};
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
        size_t n = 0;
        while (n < s.n && SHAPES[i][n] &&
               (SHAPES[i][n] == '0' ? ascii_is_digit(s.p[n]) : s.p[n] == SHAPES[i][n]))
            n++;
        if (n == s.n && !SHAPES[i][n]) return true;
    }
    return false;
}

static status read_day(const eventquery_field *f, str text, calendar_time *out, diag *why)
{
    bool fits = calendar_parse(text, out) && out->date.year > 0 && out->date.year < 9999;
    if (fits && out->precision <= CALENDAR_DAY) return ST_OK;
    return refuse(f, text, NULL,
                  looks_like_date(text)
                      ? "the calendar has no such month, week or day"
                      : "a year, month, week or day: 2024, 2024-05, 2024-W20, 2024-05-17",
                  why);
}

static status read_date(const eventquery_field *f, eventquery_op op, str text, arena *a,
                        eventquery_value *out, diag *why)
{
    calendar_time t;
    TRY(read_day(f, text, &t, why));
    str first = bound(t.date, a), behind = bound(day_behind(&t), a);
    bool since = f->kind == VALUE_SINCE, until = f->kind == VALUE_UNTIL;
    if (op == QUERY_MORE)
        out->low = behind;
    else if (op == QUERY_LESS)
        out->high = first;
    if (op == QUERY_AT_LEAST || (op == QUERY_EQUAL && !until)) out->low = first;
    if (op == QUERY_AT_MOST || (op == QUERY_EQUAL && !since)) out->high = behind;
    return ST_OK;
}

static status read_date_range(const eventquery_field *f, str from, str to, arena *a,
                              eventquery_value *out, diag *why)
{
    calendar_time t;
    if (from.n) {
        TRY(read_day(f, from, &t, why));
        out->low = bound(t.date, a);
    }
    if (!to.n) return ST_OK;
    TRY(read_day(f, to, &t, why));
    out->high = bound(day_behind(&t), a);
    return ST_OK;
}

// --- numbers

// Databases read no hexadecimal digits, infinities and the like.
static bool is_decimal(str s)
{
    double value;
    for (size_t i = 0; i < s.n; i++)
        if (!ascii_is_digit(s.p[i]) && !strchr("+-.eE", s.p[i])) return false;
    return str_to_double(s, &value) && isfinite(value);
}

static status read_number(const eventquery_field *f, str text, diag *why)
{
    if (is_decimal(text)) return ST_OK;
    return refuse(f, text, NULL, "a number, such as 3, -0.5 or 2..4", why);
}

// Values that no event has: asked for, they are a mistake.
static status check_reach(const eventquery_field *f, str text, diag *why)
{
    static const struct {
        eventquery_field_id id;
        double least, most;
        const char *words;
    } REACHES[] = {{FIELD_QUAD, 1, 4, "quads are 1 to 4"},
                   {FIELD_SCORE, -10, 10, "scores are -10 to 10"},
                   {FIELD_CONFIDENCE, 0, 1, "confidences are 0 to 1"}};
    double value = 0;
    str_to_double(text, &value);
    for (size_t i = 0; i < sizeof REACHES / sizeof *REACHES; i++)
        if (REACHES[i].id == eventquery_field_number(f) &&
            (value < REACHES[i].least || value > REACHES[i].most))
            return refuse(f, text, NULL, REACHES[i].words, why);
    return ST_OK;
}

static status read_bounds(const eventquery_field *f, eventquery_op op, str text,
                          eventquery_value *out, diag *why)
{
    TRY(read_number(f, text, why));
    if (op == QUERY_EQUAL) TRY(check_reach(f, text, why));
    if (op == QUERY_EQUAL || op == QUERY_MORE || op == QUERY_AT_LEAST) out->low = text;
    if (op == QUERY_EQUAL || op == QUERY_LESS || op == QUERY_AT_MOST) out->high = text;
    out->low_open = op == QUERY_MORE;
    out->high_open = op == QUERY_LESS;
    return ST_OK;
}

static status read_number_range(const eventquery_field *f, str from, str to, eventquery_value *out,
                                diag *why)
{
    if (from.n) TRY(read_number(f, from, why));
    if (to.n) TRY(read_number(f, to, why));
    out->low = from;
    out->high = to;
    return ST_OK;
}

// A..B, and A.. and ..B.
static status read_range(const eventquery_field *f, str from, str to, arena *a,
                         eventquery_value *out, diag *why)
{
    if (!from.n && !to.n) return refuse(f, STR(".."), NULL, "a range needs an end", why);
    if (f->kind == VALUE_NUMBER) return read_number_range(f, from, to, out, why);
    return read_date_range(f, from, to, a, out, why);
}

// --- words

// Something that can be sought.
static status read_words(str text, eventquery_value *out, diag *why)
{
    out->text = text;
    for (size_t i = 0; i < text.n; i++)
        if (ascii_is_letter(text.p[i]) || ascii_is_digit(text.p[i]) ||
            (unsigned char)text.p[i] > 127)
            return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "%.*s is no word; words need a letter or a digit",
                    STR_ARG(utf8_cut(text, SHOWN_MAX)));
}

static status read_name(const eventquery_field *f, str text, eventquery_value *out, diag *why)
{
    out->begins = str_ends(text, STR("*"));
    out->text = str_sub(text, 0, text.n - out->begins);
    if (out->text.n) return ST_OK;
    return refuse(f, text, NULL, "a name, or its beginning and a *", why);
}

static status read_scale(const eventquery_field *f, eventquery_op op, str text, arena *a,
                         eventquery_value *out, diag *why)
{
    size_t dots = str_find(text, STR(".."));
    bool number = f->kind == VALUE_NUMBER;
    if (op == QUERY_EQUAL && dots != SIZE_MAX && f->kind != VALUE_SINCE && f->kind != VALUE_UNTIL)
        return read_range(f, str_sub(text, 0, dots), str_sub(text, dots + 2, text.n), a, out, why);
    return number ? read_bounds(f, op, text, out, why) : read_date(f, op, text, a, out, why);
}

status eventquery_value_read(const eventquery_field *f, eventquery_op op, str text, arena *a,
                             eventquery_value *out, diag *why)
{
    *out = (eventquery_value){0};
    bool scale = f->kind == VALUE_NUMBER || f->kind == VALUE_DATE;
    if (op != QUERY_EQUAL && !scale)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%s takes no < or >: those are for dates and numbers", f->name);
    switch (f->kind) {
    case VALUE_SIDE: return read_side(f, text, a, &out->text, why);
    case VALUE_DYAD: return read_dyad(f, text, a, out, why);
    case VALUE_CHOICE: return read_choice(f, text, a, out, why);
    case VALUE_CONTEXT: return read_context(f, text, a, out, why);
    case VALUE_CAMEO: return read_cameo(f, text, out, why);
    case VALUE_DATE:
    case VALUE_SINCE:
    case VALUE_UNTIL:
    case VALUE_NUMBER: return read_scale(f, op, text, a, out, why);
    case VALUE_YES_NO:
    case VALUE_HAPPENED: return read_truth(f, text, a, out, why);
    case VALUE_NAME: return read_name(f, text, out, why);
    case VALUE_ID: out->text = text; return ST_OK;
    case VALUE_WORDS: return read_words(text, out, why);
    }
    return ST_OK;
}

void eventquery_field_list(buf *out)
{
    for (int i = 0; i < FIELD_COUNT; i++)
        buf_add_format(out, "  %-16s %s\n", EVENTQUERY_FIELDS[i].name, EVENTQUERY_FIELDS[i].about);
}
