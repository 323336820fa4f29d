// demarche panel --list: events with the columns of ACLED and UCDP, transfers with those of SIPRI.
#ifndef DM_CLI_PANELLIST_H
#define DM_CLI_PANELLIST_H

#include "cli/command.h"

// Gives the exit code.
int panellist_run(const arguments *args);

#endif
