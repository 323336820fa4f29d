// Ctrl-C and SIGTERM as an event that a long run looks at when it is ready to end cleanly.
//
// The signals are blocked and read from a file descriptor, so that no handler and no global are
// needed, and a wait ends at once. Threads made afterwards inherit the mask. Main thread alone.
//
//     stopper s;
//     TRY(stopper_open(&s, why));
//     while (stopper_wait(&s, 60000)) poll_feeds();
//     stopper_close(&s);
#ifndef DM_CLI_STOPPER_H
#define DM_CLI_STOPPER_H

#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct {
    int fd;
    bool stopped; // and stays so
} stopper;

status stopper_open(stopper *s, diag *why); // ST_LIMIT when there is no descriptor left
void stopper_close(stopper *s);
// Has a signal come?
bool stopper_stopped(stopper *s);
// Waits that many milliseconds; false, at once, when a signal came.
bool stopper_wait(stopper *s, int64_t ms);
// Milliseconds of a clock that never goes back.
int64_t stopper_now(void);

#endif
