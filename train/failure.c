#include "train/failure.h"

#include <stdio.h>
#include <stdlib.h>

void failure_exit(const char *program, const diag *why)
{
    char line[DIAG_FILE_MAX + DIAG_MESSAGE_MAX];
    diag_format(why, line, sizeof line);
    fprintf(stderr, "%s: %s\n", program, line);
    exit(status_exit_code(why->code));
}
