#include "query/eventqueryscale.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "query/eventqueryvalue.h"

#include <math.h>
#include <string.h>

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
    return eventqueryvalue_refuse(
        f, text, NULL,
        looks_like_date(text) ? "the calendar has no such month, week or day"
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
    return eventqueryvalue_refuse(f, text, NULL, "a number, such as 3, -0.5 or 2..4", why);
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
            return eventqueryvalue_refuse(f, text, NULL, REACHES[i].words, why);
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
    if (!from.n && !to.n)
        return eventqueryvalue_refuse(f, STR(".."), NULL, "a range needs an end", why);
    if (f->kind == VALUE_NUMBER) return read_number_range(f, from, to, out, why);
    return read_date_range(f, from, to, a, out, why);
}

status eventqueryscale_read(const eventquery_field *f, eventquery_op op, str text, arena *a,
                            eventquery_value *out, diag *why)
{
    size_t dots = str_find(text, STR(".."));
    bool number = f->kind == VALUE_NUMBER;
    if (op == QUERY_EQUAL && dots != SIZE_MAX && f->kind != VALUE_SINCE && f->kind != VALUE_UNTIL)
        return read_range(f, str_sub(text, 0, dots), str_sub(text, dots + 2, text.n), a, out, why);
    return number ? read_bounds(f, op, text, out, why) : read_date(f, op, text, a, out, why);
}
