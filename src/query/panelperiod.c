#include "query/panelperiod.h"

#include "base/calendar.h"

#include <stdio.h>

#define WEEK_DAYS   7
#define MONDAY      (-3) // 1969-12-29, of which weeks are counted
#define YEAR_MONTHS 12

const char *panelperiod_step_name(panel_step step)
{
    static const char *const NAMES[PANEL_STEPS] = {"day", "week", "month", "year"};
    return NAMES[step];
}

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

int32_t panelperiod_at(panel_step step, int32_t day)
{
    if (step == PANEL_DAY) return day;
    if (step == PANEL_WEEK) return floor_div(day - MONDAY, WEEK_DAYS);
    calendar_date d = calendar_from_days(day);
    return step == PANEL_YEAR ? d.year : d.year * YEAR_MONTHS + d.month - 1;
}

panel_fit panelperiod_of(panel_step step, period days, int32_t *at)
{
    if (!days.known) return PANEL_UNDATED;
    if (days.first == PERIOD_FIRST || days.last == PERIOD_LAST) return PANEL_WIDE;
    *at = panelperiod_at(step, days.first);
    return panelperiod_at(step, days.last) == *at ? PANEL_WITHIN : PANEL_WIDE;
}

int32_t panelperiod_first(panel_step step, int32_t at)
{
    if (step == PANEL_DAY) return at;
    if (step == PANEL_WEEK) return at * WEEK_DAYS + MONDAY;
    calendar_date d = {at, 1, 1};
    if (step == PANEL_MONTH) d.year = floor_div(at, YEAR_MONTHS);
    if (step == PANEL_MONTH) d.month = at - d.year * YEAR_MONTHS + 1;
    return (int32_t)calendar_days(d);
}

int32_t panelperiod_last(panel_step step, int32_t at)
{
    return panelperiod_first(step, at + 1) - 1;
}

void panelperiod_write(panel_step step, int32_t at, char out[PANELPERIOD_SIZE])
{
    calendar_date d = calendar_from_days(panelperiod_first(step, at));
    int year = d.year, week = 1;
    if (step == PANEL_WEEK) calendar_iso_week(d, &year, &week);
    if (step == PANEL_DAY)
        snprintf(out, PANELPERIOD_SIZE, "%04d-%02d-%02d", year, d.month, d.day);
    else if (step == PANEL_WEEK)
        snprintf(out, PANELPERIOD_SIZE, "%04d-W%02d", year, week);
    else if (step == PANEL_MONTH)
        snprintf(out, PANELPERIOD_SIZE, "%04d-%02d", year, d.month);
    else
        snprintf(out, PANELPERIOD_SIZE, "%04d", year);
}
