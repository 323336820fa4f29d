// The periods of a panel: days, ISO weeks, months or years, counted so that neighbours differ by
// one.
//
//     int32_t at;
//     if (panelperiod_of(PANEL_MONTH, period_read(STR("2024-07-17")), &at) == PANEL_WITHIN) ...
#ifndef DM_QUERY_PANELPERIOD_H
#define DM_QUERY_PANELPERIOD_H

#include "link/period.h"

typedef enum { PANEL_DAY, PANEL_WEEK, PANEL_MONTH, PANEL_YEAR, PANEL_STEPS } panel_step;
typedef enum {
    PANEL_WITHIN,  // one period has all its days
    PANEL_UNDATED, // no days are known
    PANEL_WIDE     // it reaches over the end of a period, or is open
} panel_fit;

const char *panelperiod_step_name(panel_step step); // "month"
// The period that a day (since 1970-01-01) lies in.
int32_t panelperiod_at(panel_step step, int32_t day);
// The period that has all of the days, in *at.
panel_fit panelperiod_of(panel_step step, period days, int32_t *at);
// First and last day.
int32_t panelperiod_first(panel_step step, int32_t at);
int32_t panelperiod_last(panel_step step, int32_t at);

#define PANELPERIOD_SIZE 32 // enough for any, with the NUL
// "2024-07-17", "2024-W29", "2024-07", "2024"
void panelperiod_write(panel_step step, int32_t at, char out[PANELPERIOD_SIZE]);

#endif
