#include "base/calendar.h"
#include "cli/eventsheet.h"
#include "cli/listside.h"
#include "mention/country.h"
#include "mention/cow.h"

#include <math.h>

#define COLUMN(name)                                                                               \
    {                                                                                              \
        (name), sizeof(name) - 1                                                                   \
    }
static const str COLUMNS[] = {COLUMN("id"),
                              COLUMN("relid"),
                              COLUMN("year"),
                              COLUMN("type_of_violence"),
                              COLUMN("dyad_name"),
                              COLUMN("side_a"),
                              COLUMN("side_b"),
                              COLUMN("number_of_sources"),
                              COLUMN("source_office"),
                              COLUMN("source_date"),
                              COLUMN("source_headline"),
                              COLUMN("source_original"),
                              COLUMN("where_prec"),
                              COLUMN("where_coordinates"),
                              COLUMN("adm_1"),
                              COLUMN("latitude"),
                              COLUMN("longitude"),
                              COLUMN("geom_wkt"),
                              COLUMN("priogrid_gid"),
                              COLUMN("country"),
                              COLUMN("country_id"),
                              COLUMN("event_clarity"),
                              COLUMN("date_prec"),
                              COLUMN("date_start"),
                              COLUMN("date_end"),
                              COLUMN("deaths_a"),
                              COLUMN("deaths_b"),
                              COLUMN("deaths_civilians"),
                              COLUMN("deaths_unknown"),
                              COLUMN("best"),
                              COLUMN("high"),
                              COLUMN("low"),
                              COLUMN("gwnoa"),
                              COLUMN("gwnob"),
                              COLUMN("side_a_code"),
                              COLUMN("side_b_code"),
                              COLUMN("injured"),
                              COLUMN("plover_mode"),
                              COLUMN("documents"),
                              COLUMN("url")};

// 1 state-based, 2 non-state, 3 one-sided; 0: the sides do not tell.
static int type_of_violence(const eventlist_row *r)
{
    bool a = listside_is_state(&r->actor), b = listside_is_state(&r->recipient);
    if (listside_is_civilian(&r->recipient) && (a || listside_is_armed(&r->actor))) return 3;
    if (a && (b || listside_is_armed(&r->recipient))) return 1;
    if (b && listside_is_armed(&r->actor)) return 1;
    return listside_is_armed(&r->actor) && listside_is_armed(&r->recipient) ? 2 : 0;
}

// 1 a day, 2 two to six, 3 a week, 4 a month, 5 more.
static int date_precision(const eventlist_row *r)
{
    int32_t days = r->last - r->first + 1;
    return days == 1 ? 1 : days < 7 ? 2 : days == 7 ? 3 : days <= 31 ? 4 : 5;
}

// 1 the place, 2 near it, 4 a first-level part, 5 an area, 6 a country; 0: no place.
static int where_precision(str precision)
{
    static const char *const NAMES[] = {"site", "city", "near", "state", "area", "country"};
    static const int VALUES[] = {1, 1, 2, 4, 5, 6};
    int at = str_which(precision, NAMES, 6);
    return at < 0 ? 0 : VALUES[at];
}

static void put_int(eventsheet *e, int64_t value)
{
    if (value)
        sheet_int(&e->sheet, value);
    else
        sheet_text(&e->sheet, STR_NONE);
}

static void put_cell(eventsheet *e)
{
    sheet_text(&e->sheet, buf_str(&e->cell));
    buf_clear(&e->cell);
}

static void put_day(eventsheet *e, int32_t days)
{
    char day[CALENDAR_DATE_SIZE];
    calendar_format(calendar_from_days(days), day);
    sheet_text(&e->sheet, str_of(day));
}

// PRIO-GRID: cells of half a degree, numbered from 1 at 90 south, 180 west.
static int64_t prio_cell(double lat, double lon)
{
    if (!isfinite(lat) || !isfinite(lon) || fabs(lat) >= 90 || fabs(lon) >= 180) return 0;
    return (int64_t)floor((lat + 90) * 2) * 720 + (int64_t)floor((lon + 180) * 2) + 1;
}

static void put_sides(eventsheet *e, const eventlist_row *r)
{
    put_int(e, type_of_violence(r));
    buf_add(&e->cell, r->actor.name);
    if (r->actor.name.n && r->recipient.name.n) buf_add_c(&e->cell, " - ");
    buf_add(&e->cell, r->recipient.name);
    put_cell(e);
    sheet_text(&e->sheet, r->actor.name);
    sheet_text(&e->sheet, r->recipient.name);
}

static void put_where(eventsheet *e, const eventlist_row *r)
{
    put_int(e, where_precision(r->precision));
    sheet_text(&e->sheet, r->place);
    sheet_text(&e->sheet, r->admin);
    sheet_number(&e->sheet, r->lat);
    sheet_number(&e->sheet, r->lon);
    if (isfinite(r->lat) && isfinite(r->lon))
        buf_add_format(&e->cell, "POINT (%.6f %.6f)", r->lon, r->lat);
    put_cell(e);
    put_int(e, prio_cell(r->lat, r->lon));
    sheet_text(&e->sheet, r->country.n ? country_called(r->country) : STR_NONE);
    put_int(e, cow_number(r->country));
}

// Whose dead they are is told of civilians alone: who else was killed is on either side.
static void put_dead(eventsheet *e, const eventlist_row *r)
{
    bool civilians = listside_is_civilian(&r->recipient);
    sheet_text(&e->sheet, STR_NONE);
    sheet_text(&e->sheet, STR_NONE);
    sheet_number(&e->sheet, civilians ? r->killed.low : NAN);
    sheet_number(&e->sheet, civilians ? NAN : r->killed.low);
    sheet_number(&e->sheet, r->killed.low);
    sheet_number(&e->sheet, r->killed.high);
    sheet_number(&e->sheet, r->killed.low);
}

void ucdplist_open(eventsheet *e, buf *out)
{
    e->sheet.record = "ucdp";
    sheet_open(&e->sheet, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, out);
}

void ucdplist_add(eventsheet *e, const eventlist_row *r)
{
    if (!str_eq(r->type, STR("ASSAULT")) || !(r->killed.low >= 1)) return;
    int year = calendar_from_days(r->first).year;
    sheet_text(&e->sheet, r->id);
    buf_add_format(&e->cell, "%.*s-%d-%.*s", STR_ARG(r->country), year, STR_ARG(r->id));
    put_cell(e);
    sheet_int(&e->sheet, year);
    put_sides(e, r);
    sheet_int(&e->sheet, r->n_sources);
    sheet_text(&e->sheet, r->outlets);
    sheet_text(&e->sheet, str_sub(r->published, 0, 10));
    sheet_text(&e->sheet, r->title);
    sheet_text(&e->sheet, r->text);
    put_where(e, r);
    sheet_int(&e->sheet, r->first == r->last ? 1 : 2);
    sheet_int(&e->sheet, date_precision(r));
    put_day(e, r->first);
    put_day(e, r->last);
    put_dead(e, r);
    put_int(e, cow_number(r->actor.country));
    put_int(e, cow_number(r->recipient.country));
    sheet_text(&e->sheet, r->actor.codes);
    sheet_text(&e->sheet, r->recipient.codes);
    sheet_number(&e->sheet, r->injured.low);
    sheet_text(&e->sheet, r->mode);
    sheet_int(&e->sheet, r->n_documents);
    sheet_text(&e->sheet, r->url);
    sheet_end(&e->sheet);
    e->listed++;
}
