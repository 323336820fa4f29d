// How the programs of this folder end when something fails.
#ifndef DM_TRAIN_FAILURE_H
#define DM_TRAIN_FAILURE_H

#include "base/status.h"

// Says what went wrong on standard error, after the program's name, and exits with its code.
_Noreturn void failure_exit(const char *program, const diag *why);

#endif
