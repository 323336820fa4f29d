#include "export/exportdyad.h"

#include "base/hash.h"
#include "base/json_reader.h"
#include "export/cameocode.h"

#define DAY_LENGTH   10 // of "2024-07-17"
#define MONTH_LENGTH 7
#define YEAR_LENGTH  4

static bool is_digits(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

// Of "2024-07-17T12:00", "2024-07", "2024"; nothing of intervals, weeks, seasons and decades.
static export_day split(str value)
{
    export_day d = {0};
    str date = str_sub(value, 0, DAY_LENGTH);
    if (value.n > DAY_LENGTH && value.p[DAY_LENGTH] != 'T') return d;
    if (date.n != DAY_LENGTH && date.n != MONTH_LENGTH && date.n != YEAR_LENGTH) return d;
    str year = str_sub(date, 0, YEAR_LENGTH), month = str_sub(date, 5, MONTH_LENGTH),
        day = str_sub(date, 8, DAY_LENGTH);
    if (!is_digits(year) || (month.n && !is_digits(month)) || (day.n && !is_digits(day))) return d;
    return (export_day){.day = day.n ? date : STR_NONE, .year = year, .month = month, .date = day};
}

export_day export_day_of(const export_row *r)
{
    return split(event_cell(r, EVENT_date_value)->text);
}

export_day export_published(const export_row *r)
{
    return split(document_cell(r, DOCUMENT_published_value)->text);
}

str export_pair_text(const export_row *r)
{
    buf b = {0};
    buf_add(&b, r->event->key);
    if (r->source || r->target) {
        buf_add_byte(&b, '-');
        if (r->source) buf_add_number(&b, r->source_at);
        buf_add_byte(&b, '-');
        if (r->target) buf_add_number(&b, r->target_at);
    }
    str out = str_copy(r->memory, buf_str(&b));
    buf_free(&b);
    return out;
}

int64_t export_id63(str id)
{
    return (int64_t)(hash_str(id) >> 1);
}

str export_list(const export_row *r, const stored_cell *list, const char *between)
{
    buf b = {0};
    json_reader in = json_read(list->text);
    bool first = true;
    while (list->text.n && json_next(&in) < JSON_END) {
        if (in.event != JSON_STRING) continue;
        if (!first) buf_add_c(&b, between);
        first = false;
        buf_add(&b, json_text(&in, r->memory));
    }
    str out = str_copy(r->memory, buf_str(&b));
    buf_free(&b);
    return out;
}

str export_sectors(const export_row *r, const stored_row *side, const char *between)
{
    return export_list(r, side_cell(r, side, SIDE_sectors), between);
}

str export_last_sector(const export_row *r, const stored_row *side)
{
    str all = export_sectors(r, side, ";"), last = STR_NONE;
    while (all.p) {
        str one = str_split(&all, ';');
        if (one.n) last = one;
    }
    return last;
}

str export_country(const export_row *r, const stored_row *side)
{
    return country_name(side_cell(r, side, SIDE_country)->text);
}

export_place export_place_of(const export_row *r)
{
    str kind = event_cell(r, EVENT_place_kind)->text;
    export_place p = {.name = event_cell(r, EVENT_place_name)->text,
                      .province = event_cell(r, EVENT_place_admin)->text,
                      .country = event_cell(r, EVENT_place_country)->text};
    p.is_country = str_eq(kind, STR("country"));
    p.is_state = str_eq(kind, STR("state"));
    p.is_city = str_eq(kind, STR("city"));
    if (p.is_city) p.city = p.name;
    if (p.is_state) p.province = p.name;
    return p;
}

bool export_degrees(const export_row *r, int which, export_value *out)
{
    const stored_cell *x = event_cell(r, which);
    out->number = x->number;
    return !x->null;
}
