#include "base/calendar.h"
#include "cli/eventsheet.h"
#include "cli/listside.h"
#include "mention/country.h"

#include "acled_table.inc"

#include <math.h>
#include <string.h>

#define WEEK_DAYS  7
#define MONTH_DAYS 31

#define COLUMN(name)                                                                               \
    {                                                                                              \
        (name), sizeof(name) - 1                                                                   \
    }
static const str COLUMNS[] = {COLUMN("event_id_cnty"),
                              COLUMN("event_date"),
                              COLUMN("year"),
                              COLUMN("time_precision"),
                              COLUMN("disorder_type"),
                              COLUMN("event_type"),
                              COLUMN("sub_event_type"),
                              COLUMN("actor1"),
                              COLUMN("assoc_actor_1"),
                              COLUMN("inter1"),
                              COLUMN("actor2"),
                              COLUMN("assoc_actor_2"),
                              COLUMN("inter2"),
                              COLUMN("interaction"),
                              COLUMN("civilian_targeting"),
                              COLUMN("iso3"),
                              COLUMN("country"),
                              COLUMN("admin1"),
                              COLUMN("location"),
                              COLUMN("latitude"),
                              COLUMN("longitude"),
                              COLUMN("geo_precision"),
                              COLUMN("source"),
                              COLUMN("notes"),
                              COLUMN("fatalities"),
                              COLUMN("injured"),
                              COLUMN("actor1_code"),
                              COLUMN("actor2_code"),
                              COLUMN("plover_type"),
                              COLUMN("plover_mode"),
                              COLUMN("cameo"),
                              COLUMN("documents"),
                              COLUMN("sources"),
                              COLUMN("url")};

static const char *const *find_kind(const eventlist_row *r)
{
    bool civilians = listside_is_civilian(&r->recipient);
    for (size_t i = 0; i < sizeof ACLED / sizeof *ACLED; i++) {
        const char *const *x = ACLED[i];
        if (!str_eq(r->type, str_of(x[ACLED_TYPE]))) continue;
        if (strcmp(x[ACLED_MODE], "*") != 0 && !str_eq(r->mode, str_of(x[ACLED_MODE]))) continue;
        if (!*x[ACLED_TARGET] || civilians) return x;
    }
    return NULL;
}

// 1 a day, 2 a week, 3 a month; 0: wider.
static int time_precision(const eventlist_row *r)
{
    int32_t days = r->last - r->first + 1;
    return days == 1 ? 1 : days <= WEEK_DAYS ? 2 : days <= MONTH_DAYS ? 3 : 0;
}

// 1 the place itself, 2 near it, or an area around, 3 a part of the country, or the country.
static void put_precision(eventsheet *e, const eventlist_row *r)
{
    static const char *const EXACT[] = {"site", "city"};
    if (!r->precision.n)
        sheet_text(&e->sheet, STR_NONE);
    else if (str_which(r->precision, EXACT, 2) >= 0)
        sheet_int(&e->sheet, 1);
    else
        sheet_int(&e->sheet,
                  str_eq(r->precision, STR("state")) || str_eq(r->precision, STR("country")) ? 3
                                                                                             : 2);
}

// Names behind the first.
static str others(str names)
{
    str rest = names;
    str_split(&rest, ';');
    return rest.p ? rest : STR_NONE;
}

static void put_sides(eventsheet *e, const eventlist_row *r, const char *const *kind)
{
    bool protest = str_eq(r->type, STR("PROTEST"));
    bool riot = strcmp(kind[ACLED_EVENT_TYPE], "Riots") == 0;
    str one = listside_acled(&r->actor, protest, riot);
    str two = listside_acled(&r->recipient, false, false);
    sheet_text(&e->sheet, r->actor.name);
    sheet_text(&e->sheet, others(r->actor.names));
    sheet_text(&e->sheet, one);
    sheet_text(&e->sheet, r->recipient.name);
    sheet_text(&e->sheet, others(r->recipient.names));
    sheet_text(&e->sheet, two);
    buf_clear(&e->cell);
    buf_add(&e->cell, one);
    if (one.n && two.n) buf_add(&e->cell, STR("-"));
    buf_add(&e->cell, two);
    sheet_text(&e->sheet, buf_str(&e->cell));
    bool civilians = listside_is_civilian(&r->recipient) && !protest;
    sheet_text(&e->sheet, civilians ? STR("Civilian targeting") : STR_NONE);
}

static void put_place(eventsheet *e, const eventlist_row *r)
{
    sheet_text(&e->sheet, r->country);
    sheet_text(&e->sheet, r->country.n ? country_called(r->country) : STR_NONE);
    sheet_text(&e->sheet, r->admin);
    sheet_text(&e->sheet, r->place);
    sheet_number(&e->sheet, r->lat);
    sheet_number(&e->sheet, r->lon);
    put_precision(e, r);
}

static void put_id(eventsheet *e, const eventlist_row *r)
{
    buf_clear(&e->cell);
    buf_add(&e->cell, r->country);
    buf_add(&e->cell, r->id);
    sheet_text(&e->sheet, buf_str(&e->cell));
}

void acledlist_open(eventsheet *e, buf *out)
{
    e->sheet.record = "acled";
    sheet_open(&e->sheet, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, out);
}

void acledlist_add(eventsheet *e, const eventlist_row *r)
{
    char day[CALENDAR_DATE_SIZE];
    const char *const *kind = find_kind(r);
    int precision = time_precision(r);
    if (!kind) return;
    e->wide += !precision;
    if (!precision) return;
    calendar_date first = calendar_from_days(r->first);
    calendar_format(first, day);
    put_id(e, r);
    sheet_text(&e->sheet, str_of(day));
    sheet_int(&e->sheet, first.year);
    sheet_int(&e->sheet, precision);
    sheet_text(&e->sheet, str_of(kind[ACLED_DISORDER_TYPE]));
    sheet_text(&e->sheet, str_of(kind[ACLED_EVENT_TYPE]));
    sheet_text(&e->sheet, str_of(kind[ACLED_SUB_EVENT_TYPE]));
    put_sides(e, r, kind);
    put_place(e, r);
    sheet_text(&e->sheet, r->outlets);
    sheet_text(&e->sheet, r->text);
    sheet_number(&e->sheet, r->killed.low);
    sheet_number(&e->sheet, r->injured.low);
    sheet_text(&e->sheet, r->actor.codes);
    sheet_text(&e->sheet, r->recipient.codes);
    sheet_text(&e->sheet, r->type);
    sheet_text(&e->sheet, r->mode);
    sheet_text(&e->sheet, r->cameo);
    sheet_int(&e->sheet, r->n_documents);
    sheet_int(&e->sheet, r->n_sources);
    sheet_text(&e->sheet, r->url);
    sheet_end(&e->sheet);
    e->listed++;
}

void eventsheet_close(eventsheet *e)
{
    buf_free(&e->cell);
}
