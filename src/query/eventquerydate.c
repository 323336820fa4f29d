// Dates of eventquerysql.h.
#include "query/eventqueryterm.h"

#include <stdio.h>
#include <stdlib.h>

// Of a week its Monday.
static const char WEEK_OF_SQLITE[] =
    "date(substr(@, 1, 4) || '-01-04', '-' || ((strftime('%w', substr(@, 1, 4) || '-01-04') + 6)"
    " % 7) || ' days', '+' || ((CAST(substr(@, 7, 2) AS INTEGER) - 1) * 7) || ' days')";
static const char WEEK_OF_POSTGRES[] =
    "to_char(to_date(substr(@, 1, 8), 'IYYY-\"W\"IW'), 'YYYY-MM-DD')";

// By days of the year, as the dates of ClickHouse begin in 1970: the weekday of 1 January (0:
// Monday), the day of the year on which the week begins (below 1: in the year before), and its
// month and day in a year of the same length.
#define CH_YEAR   "toInt32OrZero(substr(@, 1, 4))"
#define CH_BEFORE "(" CH_YEAR " - 1)"
#define CH_WEEKDAY                                                                                 \
    "((" CH_BEFORE " + intDiv(" CH_BEFORE ", 4) - intDiv(" CH_BEFORE ", 100) + intDiv(" CH_BEFORE  \
    ", 400)) % 7)"
#define CH_DAY                                                                                     \
    "(7 * toInt32OrZero(substr(@, 7, 2)) - 6 - " CH_WEEKDAY " + 7 * (" CH_WEEKDAY " > 3))"
#define CH_IS_LEAP "(" CH_YEAR " % 4 = 0 AND (" CH_YEAR " % 100 <> 0 OR " CH_YEAR " % 400 = 0))"
static const char WEEK_OF_CLICKHOUSE[] =
    "concat(substr(toString(10000 + " CH_YEAR " - (" CH_DAY " < 1)), 2), substr(toString("
    "toDate('1973-01-01') - 366 * " CH_IS_LEAP " + (" CH_DAY " - 1)), 5))";

static const char IS_WEEK[] = "substr(@, 6, 2) >= 'W0' AND substr(@, 6, 2) <= 'W5'";

// An interval is its beginning: the blank sorts before whatever follows a year or month.
static const char OTHERS[] =
    " WHEN substr(@, 6, 1) > '9' THEN substr(@, 1, 4) || CASE substr(@, 6, 2) WHEN 'Q2' THEN '-04'"
    " WHEN 'Q3' THEN '-07' WHEN 'Q4' THEN '-10' WHEN 'H2' THEN '-07' WHEN 'SP' THEN '-03'"
    " WHEN 'SU' THEN '-06' WHEN 'FA' THEN '-09' WHEN 'WI' THEN '-12' ELSE '' END"
    " ELSE replace(@, '/', ' ') END";

// Appends SQL in which @ stands for the col.
static void add_of(const char *sql, const char *col, buf *out)
{
    for (const char *p = sql; *p; p++)
        if (*p == '@')
            buf_add_c(out, col);
        else
            buf_add_byte(out, *p);
}

static const char *week_of(dialect speaks)
{
    static const char *const WEEKS[] = {[DIALECT_SQLITE] = WEEK_OF_SQLITE,
                                        [DIALECT_POSTGRES] = WEEK_OF_POSTGRES,
                                        [DIALECT_CLICKHOUSE] = WEEK_OF_CLICKHOUSE};
    return WEEKS[speaks];
}

void eventquerysql_first_day(dialect speaks, const char *col, buf *out)
{
    buf_add_c(out, "CASE WHEN ");
    add_of(IS_WEEK, col, out);
    buf_add_c(out, " THEN ");
    add_of(week_of(speaks), col, out);
    add_of(OTHERS, col, out);
}

// A date that begins with a year; P3W, PAST_REF and ../2024 do not.
static const char HAS_YEAR[] = "@ >= '0' AND @ < ':' AND substr(@, 4, 1) >= '0'";
static const char HAS_MONTH[] = " AND substr(@, 5, 1) = '-' AND (substr(@, 6, 1) <= '9' OR (";
static const char HAS_DAY[] = " AND substr(@, 6, 1) <= '9' AND substr(@, 8, 1) = '-'";

void eventquerysql_date_part(dialect speaks, const char *col, eventquery_date_part to, buf *out)
{
    static const int LENGTHS[] = {[DATE_YEAR] = 4, [DATE_MONTH] = 7, [DATE_DAY] = 10};
    buf_add_c(out, "CASE WHEN ");
    add_of(HAS_YEAR, col, out);
    if (to == DATE_MONTH) {
        add_of(HAS_MONTH, col, out);
        add_of(IS_WEEK, col, out);
        buf_add_c(out, "))");
    }
    if (to == DATE_DAY) add_of(HAS_DAY, col, out);
    buf_add_c(out, " THEN substr(");
    if (to != DATE_DAY) {
        buf_add_c(out, "CASE WHEN ");
        add_of(IS_WEEK, col, out);
        buf_add_c(out, " THEN ");
        add_of(week_of(speaks), col, out);
        buf_add_c(out, " ELSE ");
    }
    buf_add_c(out, col);
    if (to != DATE_DAY) buf_add_c(out, " END");
    buf_add_format(out, ", 1, %d) END", LENGTHS[to]);
}

str eventqueryterm_last_text(arena *a, str high)
{
    char text[16];
    int year = atoi(str_copy(a, str_sub(high, 0, 4)).p);
    snprintf(text, sizeof text, "%04d:", year + 1);
    return str_copy(a, str_of(text));
}

// First what an index can say, then exactly.
void eventqueryterm_date(eventquerysql *w, const char *col, const eventquery_value *v)
{
    buf day = {0};
    eventquerysql_first_day(w->speaks, col, &day);
    if (v->low.n)
        buf_add_format(&w->sql, "(%s >= ?%d", col, eventquerysql_value(w, v->low));
    else
        buf_add_format(&w->sql, "(%s >= '0'", col);
    if (v->high.n)
        buf_add_format(&w->sql, " AND %s < ?%d", col,
                       eventquerysql_value(w, eventqueryterm_last_text(w->memory, v->high)));
    else
        buf_add_format(&w->sql, " AND %s < ':'", col);
    if (v->low.n) buf_add_format(&w->sql, " AND %s >= ?%d", day.p, eventquerysql_value(w, v->low));
    if (v->high.n) buf_add_format(&w->sql, " AND %s < ?%d", day.p, eventquerysql_value(w, v->high));
    buf_add_byte(&w->sql, ')');
    buf_free(&day);
}
