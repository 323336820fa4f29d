// Ctrl-C (SIGINT) and SIGTERM as something to ask for, in place of an end at any moment.
//
// From interrupt_open to interrupt_close a thread of its own waits for the two; no signal handler
// runs and no system call is cut short. The first one is noted, and whoever asks finishes what is
// in work; the second ends the process at once, with exit code 128 + signal. What the process was
// started to ignore (nohup, a shell's &) stays ignored. Open it on the main thread before other
// threads are made: they inherit that the two are blocked.
//
//     interrupt *stop;
//     TRY(interrupt_open(&stop, why));
//     while (!interrupt_signal(stop) && more) work();
//     code = interrupt_close(stop, code);
#ifndef DM_CLI_INTERRUPT_H
#define DM_CLI_INTERRUPT_H

#include "base/bytesource.h"
#include "base/status.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct interrupt interrupt;

// ST_LIMIT when no thread can be started.
status interrupt_open(interrupt **out, diag *why);
// SIGINT or SIGTERM when one came, else 0; of NULL 0. Any thread.
int interrupt_signal(const interrupt *i);
// Waits that many milliseconds; false, at once, when a signal came.
bool interrupt_wait(const interrupt *i, int64_t ms);
// Standard input that ends when a signal comes, however long its writer is silent.
byte_source interrupt_input(interrupt *i);
// Gives `code`, or 128 + signal when one came. NULL is allowed.
int interrupt_close(interrupt *i, int code);

#endif
