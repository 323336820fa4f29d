// GDELT's event tables: 1.0 (58 columns, 57 before April 2013) and 2.0 (61), tab-separated, without
// a header, a row for each source and target of an event however many texts tell it.
//
// Rules are those of the GDELT Event Database codebooks: the quad class goes by CAMEO's root;
// mentions, sources and articles are counted over merged events; codes of actors come apart into
// country, known group, ethnic group, religions and types.
#include "export/exportgdelt.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "export/cameocode.h"

#include <math.h>

#define DAYS_OF_MONTH  30 // the codebook's year: months of 30 days in 365
#define DAYS_OF_YEAR   365
#define SECONDS_OF_DAY 86400

// --- dates

// The parts one behind the other, as a number.
static bool number_of(const export_row *r, str a, str b, str c, export_value *out)
{
    buf all = {0};
    buf_add(&all, a);
    buf_add(&all, b);
    buf_add(&all, c);
    bool good = all.n > 0 && str_to_int(str_copy(r->memory, buf_str(&all)), &out->integer);
    buf_free(&all);
    return good;
}

static bool give_day(const export_row *r, export_day d, export_value *out)
{
    return d.day.n && number_of(r, d.year, d.month, d.date, out);
}

static bool give_month(const export_row *r, export_value *out)
{
    export_day d = export_day_of(r);
    return d.month.n && number_of(r, d.year, d.month, STR_NONE, out);
}

static bool give_fraction(const export_row *r, export_value *out)
{
    export_day d = export_day_of(r);
    int64_t year, month, date;
    if (!d.day.n || !str_to_int(d.year, &year) || !str_to_int(d.month, &month) ||
        !str_to_int(d.date, &date))
        return false;
    double share = (double)((month - 1) * DAYS_OF_MONTH + date) / DAYS_OF_YEAR;
    out->number = round(((double)year + share) * 10000) / 10000;
    return true;
}

bool exportgdelt_moment(str published, export_value *out)
{
    calendar_time t;
    if (!calendar_parse(published, &t) || t.precision < CALENDAR_DAY) return false;
    int64_t seconds = calendar_seconds(&t), days = seconds / SECONDS_OF_DAY;
    if (seconds < days * SECONDS_OF_DAY) days--;
    int64_t rest = seconds - days * SECONDS_OF_DAY;
    calendar_date d = calendar_from_days(days);
    out->integer = ((int64_t)d.year * 10000 + d.month * 100 + d.day) * 1000000 +
                   rest / 3600 * 10000 + rest / 60 % 60 * 100 + rest % 60;
    return true;
}

// --- actors

static cameo_actor split(const export_row *r, const stored_row *side)
{
    return cameo_actor_split(side_cell(r, side, SIDE_code)->text,
                             side_cell(r, side, SIDE_country)->text);
}

// In capitals, as GDELT has names.
static str capitals(const export_row *r, str name)
{
    char *p = arena_copy(r->memory, name.p ? name.p : "", name.n);
    for (size_t i = 0; i < name.n; i++)
        if (ascii_is_lower(p[i])) p[i] = (char)(p[i] - 'a' + 'A');
    return (str){p, name.n};
}

#define SIDE_GETTERS(n, side)                                                                      \
    EXPORT_CELL(actor##n##_code, side_cell(r, side, SIDE_code))                                    \
    EXPORT_TEXT(actor##n##_name, capitals(r, side_cell(r, side, SIDE_name)->text))                 \
    EXPORT_TEXT(actor##n##_country, split(r, side).country)                                        \
    EXPORT_TEXT(actor##n##_group, split(r, side).group)                                            \
    EXPORT_TEXT(actor##n##_ethnic, split(r, side).ethnic)                                          \
    EXPORT_TEXT(actor##n##_religion1, split(r, side).religions[0])                                 \
    EXPORT_TEXT(actor##n##_religion2, split(r, side).religions[1])                                 \
    EXPORT_TEXT(actor##n##_type1, split(r, side).types[0])                                         \
    EXPORT_TEXT(actor##n##_type2, split(r, side).types[1])                                         \
    EXPORT_TEXT(actor##n##_type3, split(r, side).types[2])

SIDE_GETTERS(1, r->source)
SIDE_GETTERS(2, r->target)

#define SIDE_COLUMNS(N)                                                                            \
    EXPORT_COLUMN("Actor" #N "Code", STRING, actor##N##_code, "CAMEO code of actor " #N "."),      \
        EXPORT_COLUMN("Actor" #N "Name", STRING, actor##N##_name, "As written, in capitals."),     \
        EXPORT_COLUMN("Actor" #N "CountryCode", STRING, actor##N##_country,                        \
                      "Its country, ISO 3166-1 alpha-3; CAMEO's differ for a few."),               \
        EXPORT_COLUMN("Actor" #N "KnownGroupCode", STRING, actor##N##_group,                       \
                      "Part of the code that names a body or group (`UNO`, `HMS`)."),              \
        EXPORT_COLUMN("Actor" #N "EthnicCode", STRING, actor##N##_ethnic,                          \
                      "Ethnic part of the code; we code none."),                                   \
        EXPORT_COLUMN("Actor" #N "Religion1Code", STRING, actor##N##_religion1,                    \
                      "First religious part of the code."),                                        \
        EXPORT_COLUMN("Actor" #N "Religion2Code", STRING, actor##N##_religion2,                    \
                      "Second religious part of the code."),                                       \
        EXPORT_COLUMN("Actor" #N "Type1Code", STRING, actor##N##_type1,                            \
                      "First role or kind of body in the code (`GOV`, `IGO`)."),                   \
        EXPORT_COLUMN("Actor" #N "Type2Code", STRING, actor##N##_type2, "Second one."),            \
        EXPORT_COLUMN("Actor" #N "Type3Code", STRING, actor##N##_type3, "Third one.")

// --- the event

static str cameo(const export_row *r)
{
    return event_cell(r, EVENT_cameo)->text;
}

// In a headline or the first paragraph of the body: no line ends before it there.
static bool is_root(const export_row *r)
{
    const sql_table *t = &r->places->tables[TABLE_SENTENCES];
    size_t kind = leaf_find(&t->leaves, "part"), begin = leaf_find(&t->leaves, "span_begin");
    size_t at = (size_t)event_cell(r, EVENT_trigger_span_begin)->integer;
    for (size_t i = 0; i < r->document->n[TABLE_SENTENCES]; i++) {
        const stored_row *x = &r->document->of[TABLE_SENTENCES][i];
        if (!str_eq(x->cells[kind].text, STR("body"))) continue;
        size_t body = (size_t)x->cells[begin].integer;
        return at < body ||
               str_find_byte(str_sub(r->document->text, body, at), '\n', 0) == SIZE_MAX;
    }
    return true;
}

EXPORT_GET(global_id, out->integer = r->pair; return true;)
EXPORT_GET(sql_date, return give_day(r, export_day_of(r), out);)
EXPORT_GET(month_year, return give_month(r, out);)
EXPORT_GET(year, return number_of(r, export_day_of(r).year, STR_NONE, STR_NONE, out);)
EXPORT_GET(fraction_date, return give_fraction(r, out);)
EXPORT_GET(root_event, out->integer = is_root(r); return true;)
EXPORT_TEXT(whole_code, cameo(r))
EXPORT_TEXT(base_code, cameo_base(cameo(r)))
EXPORT_TEXT(root_code, cameo_root(cameo(r)))
EXPORT_GET(quad_class, out->integer = cameo_quad(cameo(r)); return out->integer > 0;)
EXPORT_GET(goldstein, return cameo_goldstein(cameo(r), &out->number);)
EXPORT_GET(mentions, out->integer = r->merged.mentions; return true;)
EXPORT_GET(sources, out->integer = r->merged.sources; return true;)
EXPORT_GET(articles, out->integer = r->merged.documents; return true;)

// --- places

// 1 country, 2 and 5 a state (of the USA, of others), 3 and 4 a town or landmark; 0 nowhere.
static int place_type(const export_row *r)
{
    export_place p = export_place_of(r);
    bool usa = str_eq(p.country, STR("USA"));
    if (!p.name.n) return 0;
    if (p.is_country) return 1;
    if (p.is_state) return usa ? 2 : 5;
    return usa ? 3 : 4;
}

static str full_name(const export_row *r)
{
    export_place p = export_place_of(r);
    str parts[] = {p.is_country || p.is_state ? STR_NONE : p.name,
                   p.is_country ? STR_NONE : p.province, country_name(p.country)};
    buf b = {0};
    for (size_t i = 0; i < 3; i++) {
        if (b.n && parts[i].n) buf_add_c(&b, ", ");
        buf_add(&b, parts[i]);
    }
    str out = str_copy(r->memory, b.n ? buf_str(&b) : p.name);
    buf_free(&b);
    return out;
}

// What GDELT has in a column of codes of a country as a whole.
static str country_itself(const export_row *r)
{
    return place_type(r) == 1 ? country_fips(export_place_of(r).country) : STR_NONE;
}

EXPORT_GET(no_place, (void)r; out->integer = 0; return true;)
EXPORT_GET(geo_type, out->integer = place_type(r); return true;)
EXPORT_TEXT(geo_name, full_name(r))
EXPORT_TEXT(geo_country, country_fips(export_place_of(r).country))
EXPORT_TEXT(geo_code, country_itself(r))
EXPORT_GET(latitude, return export_degrees(r, EVENT_place_lat, out);)
EXPORT_GET(longitude, return export_degrees(r, EVENT_place_lon, out);)
EXPORT_GET(day_added, return give_day(r, export_published(r), out);)
EXPORT_GET(moment_added,
           return exportgdelt_moment(document_cell(r, DOCUMENT_published_value)->text, out);)
EXPORT_CELL(url, document_cell(r, DOCUMENT_url))

#define EMPTY_PLACE "We place events, not actors: empty."

#define ACTOR_PLACE(N, ...)                                                                        \
    EXPORT_COLUMN("Actor" #N "Geo_Type", INTEGER, no_place, "We place events, not actors: 0."),    \
        EXPORT_COLUMN("Actor" #N "Geo_FullName", STRING, export_give_empty, EMPTY_PLACE),          \
        EXPORT_COLUMN("Actor" #N "Geo_CountryCode", STRING, export_give_empty, EMPTY_PLACE),       \
        EXPORT_COLUMN("Actor" #N "Geo_ADM1Code", STRING, export_give_empty, EMPTY_PLACE),          \
        __VA_ARGS__ EXPORT_COLUMN("Actor" #N "Geo_Lat", NUMBER, export_give_empty, EMPTY_PLACE),   \
        EXPORT_COLUMN("Actor" #N "Geo_Long", NUMBER, export_give_empty, EMPTY_PLACE),              \
        EXPORT_COLUMN("Actor" #N "Geo_FeatureID", STRING, export_give_empty, EMPTY_PLACE)

#define ACTION_PLACE(...)                                                                          \
    EXPORT_COLUMN("ActionGeo_Type", INTEGER, geo_type,                                             \
                  "0 none, 1 country, 2 state of the USA, 3 town or landmark there, 4 town or "    \
                  "landmark elsewhere, 5 state elsewhere."),                                       \
        EXPORT_COLUMN("ActionGeo_FullName", STRING, geo_name, "Town, state, country."),            \
        EXPORT_COLUMN("ActionGeo_CountryCode", STRING, geo_country, "FIPS 10-4."),                 \
        EXPORT_COLUMN("ActionGeo_ADM1Code", STRING, geo_code,                                      \
                      "FIPS 10-4 code of a country; of its parts not known: empty."),              \
        __VA_ARGS__ EXPORT_COLUMN("ActionGeo_Lat", NUMBER, latitude, "Degrees north."),            \
        EXPORT_COLUMN("ActionGeo_Long", NUMBER, longitude, "Degrees east."),                       \
        EXPORT_COLUMN("ActionGeo_FeatureID", STRING, geo_code,                                     \
                      "FIPS 10-4 code of a country; of other places not known: empty.")

#define ADM2(name) EXPORT_COLUMN(name, STRING, export_give_empty, "Not known: empty."),

#define EVENT_COLUMNS                                                                              \
    EXPORT_COLUMN("GLOBALEVENTID", INTEGER, global_id,                                             \
                  "63 bits of a hash over the id of the event's first mention and its sides."),    \
        EXPORT_COLUMN("SQLDATE", INTEGER, sql_date,                                                \
                      "YYYYMMDD of the event; empty where the text tells no day."),                \
        EXPORT_COLUMN("MonthYear", INTEGER, month_year, "YYYYMM, also where the day is unknown."), \
        EXPORT_COLUMN("Year", INTEGER, year, "YYYY, also where the month is not known."),          \
        EXPORT_COLUMN("FractionDate", NUMBER, fraction_date,                                       \
                      "The year and ((month - 1) * 30 + day) / 365, four digits."),                \
        SIDE_COLUMNS(1), SIDE_COLUMNS(2),                                                          \
        EXPORT_COLUMN("IsRootEvent", INTEGER, root_event,                                          \
                      "1 in a headline and in the first paragraph."),                              \
        EXPORT_COLUMN("EventCode", STRING, whole_code, "CAMEO, two to four digits."),              \
        EXPORT_COLUMN("EventBaseCode", STRING, base_code, "Its first three."),                     \
        EXPORT_COLUMN("EventRootCode", STRING, root_code, "Its first two."),                       \
        EXPORT_COLUMN("QuadClass", INTEGER, quad_class,                                            \
                      "1 verbal cooperation (roots 01 to 05), 2 material cooperation (06 to 08), " \
                      "3 verbal conflict (09 to 13), 4 material conflict (14 to 20)."),            \
        EXPORT_COLUMN("GoldsteinScale", NUMBER, goldstein, "Of the code, -10 to 10."),             \
        EXPORT_COLUMN("NumMentions", INTEGER, mentions,                                            \
                      "Mentions of the event in all documents of the database."),                  \
        EXPORT_COLUMN("NumSources", INTEGER, sources,                                              \
                      "Documents among them that are no copies of one another."),                  \
        EXPORT_COLUMN("NumArticles", INTEGER, articles, "Documents that mention it."),             \
        EXPORT_COLUMN("AvgTone", NUMBER, export_give_empty, "We measure no tone: empty.")

static const export_column GDELT1[] = {
    EVENT_COLUMNS,
    ACTOR_PLACE(1, ),
    ACTOR_PLACE(2, ),
    ACTION_PLACE(),
    EXPORT_COLUMN("DATEADDED", INTEGER, day_added, "YYYYMMDD of the first mention's publication."),
    EXPORT_COLUMN("SOURCEURL", STRING, url, "Of the first mention's document."),
};
_Static_assert(sizeof GDELT1 / sizeof *GDELT1 == 58, "GDELT 1.0 has 58 columns");

static const export_column GDELT2[] = {
    EVENT_COLUMNS,
    ACTOR_PLACE(1, ADM2("Actor1Geo_ADM2Code")),
    ACTOR_PLACE(2, ADM2("Actor2Geo_ADM2Code")),
    ACTION_PLACE(ADM2("ActionGeo_ADM2Code")),
    EXPORT_COLUMN("DATEADDED", INTEGER, moment_added,
                  "YYYYMMDDHHMMSS in UTC of the first mention's publication."),
    EXPORT_COLUMN("SOURCEURL", STRING, url, "Of the first mention's document."),
};
_Static_assert(sizeof GDELT2 / sizeof *GDELT2 == 61, "GDELT 2.0 has 61 columns");

const export_columns EXPORT_GDELT1 = {GDELT1, sizeof GDELT1 / sizeof *GDELT1};
const export_columns EXPORT_GDELT1_OLD = {GDELT1, sizeof GDELT1 / sizeof *GDELT1 - 1};
const export_columns EXPORT_GDELT2 = {GDELT2, sizeof GDELT2 / sizeof *GDELT2};
