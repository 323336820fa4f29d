// What commands that print JSON Lines to programs and a table to people ask of their options.
#ifndef DM_CLI_FORM_H
#define DM_CLI_FORM_H

#include "cli/command.h"
#include "cli/screen.h"

typedef enum { FORM_TABLE, FORM_JSON, FORM_CSV } form;

// By --json, --csv and --table, or else by where the output goes: a terminal gets the table, a
// file JSON Lines. How wide and, by --color, in colours or not the table is goes to *s. ST_USAGE
// when the options contradict each other.
status form_choose(const arguments *args, form *out, screen *s, diag *why);
// The day of --as-of, normalised, in *day; untouched where none was given. ST_USAGE when it is
// none.
status form_as_of(const arguments *args, str *day, diag *why);

// The value of --since or --until in *day, empty when it was not given: a year, a month or a day.
// ST_USAGE when it is none.
status form_day(const arguments *args, option_id id, str *day, diag *why);

#endif
