// Feasts of other calendars than the civil one: counted from Easter of either church, from the
// Jewish new year, or, where an observation or the moon decides, from a table.
#include "mention/timefeast.h"

#define FEAST_FIRST 2010 // years of the tables
#define FEAST_YEARS 17

typedef struct {
    int month, day;
} month_day;

// Days on which the feasts fell, or were announced to fall, in Saudi Arabia; elsewhere some keep
// them a day earlier or later.
static const month_day RAMADAN[FEAST_YEARS] = {
    {8, 11}, {8, 1},  {7, 20}, {7, 9}, {6, 28}, {6, 18}, {6, 6}, {5, 27}, {5, 17},
    {5, 6},  {4, 24}, {4, 13}, {4, 2}, {3, 23}, {3, 11}, {3, 1}, {2, 18},
};
static const month_day EID_AL_FITR[FEAST_YEARS] = {
    {9, 10}, {8, 30}, {8, 19}, {8, 8}, {7, 28}, {7, 17}, {7, 6},  {6, 25}, {6, 15},
    {6, 4},  {5, 24}, {5, 13}, {5, 2}, {4, 21}, {4, 10}, {3, 30}, {3, 20},
};
static const month_day EID_AL_ADHA[FEAST_YEARS] = {
    {11, 16}, {11, 6}, {10, 26}, {10, 15}, {10, 4}, {9, 24}, {9, 12}, {9, 1},  {8, 21},
    {8, 11},  {7, 31}, {7, 20},  {7, 9},   {6, 28}, {6, 16}, {6, 6},  {5, 27},
};
static const month_day LUNAR_NEW_YEAR[FEAST_YEARS] = {
    {2, 14}, {2, 3},  {1, 23}, {2, 10}, {1, 31}, {2, 19}, {2, 8},  {1, 28}, {2, 16},
    {2, 5},  {1, 25}, {2, 12}, {2, 1},  {1, 22}, {2, 10}, {1, 29}, {2, 17},
};

// Easter Sunday of the Gregorian calendar: the anonymous algorithm of 1876 (Meeus, Astronomical
// Algorithms, chapter 8).
static calendar_date western_easter(int year)
{
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, g = (8 * b + 13) / 25;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    int day = (h + l - 7 * m + 33 * month + 19) % 32;
    return (calendar_date){year, month, day};
}

// Easter Sunday of the Julian calendar (Meeus, the same chapter), as a Gregorian date.
static calendar_date eastern_easter(int year)
{
    int a = year % 4, b = year % 7, c = year % 19;
    int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
    int lag = year / 100 - year / 400 - 2; // of the Julian calendar, from March on
    return calendar_add_days((calendar_date){year, month, day}, lag);
}

// The first day of the Jewish year that begins in this civil year (Reingold and Dershowitz,
// Calendrical Calculations: the molad with its four postponements).
static int64_t elapsed_days(int64_t year)
{
    int64_t months = (235 * year - 234) / 19, parts = 12084 + 13753 * months;
    int64_t day = 29 * months + parts / 25920;
    return 3 * (day + 1) % 7 < 3 ? day + 1 : day;
}

static calendar_date jewish_new_year(int civil)
{
    static const int64_t EPOCH = -1373427 - 719163; // days before 1970-01-01
    int64_t year = civil + 3761;
    int64_t before = elapsed_days(year - 1), day = elapsed_days(year),
            after = elapsed_days(year + 1);
    int64_t late = after - day == 356 ? 2 : day - before == 382 ? 1 : 0;
    return calendar_from_days(EPOCH + day + late);
}

bool time_feast_day(time_feast feast, int year, calendar_date *day)
{
    static const month_day *const TABLES[] = {
        [FEAST_RAMADAN] = RAMADAN,
        [FEAST_EID_AL_FITR] = EID_AL_FITR,
        [FEAST_EID_AL_ADHA] = EID_AL_ADHA,
        [FEAST_LUNAR_NEW_YEAR] = LUNAR_NEW_YEAR,
    };
    switch (feast) {
    case FEAST_NONE: return false;
    case FEAST_EASTER: *day = western_easter(year); return true;
    case FEAST_ORTHODOX_EASTER: *day = eastern_easter(year); return true;
    case FEAST_JEWISH_NEW_YEAR: *day = jewish_new_year(year); return true;
    default: break;
    }
    if (year < FEAST_FIRST || year >= FEAST_FIRST + FEAST_YEARS) return false;
    month_day d = TABLES[feast][year - FEAST_FIRST];
    *day = (calendar_date){year, d.month, d.day};
    return true;
}
