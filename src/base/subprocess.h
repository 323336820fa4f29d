// Another program as a filter: bytes in, bytes out, under limits of time and memory.
//
// The program gets the bytes as its standard input, a file that it may seek in, and nothing else of
// ours: no open files, no environment but PATH and a UTF-8 locale, no shell. It can write no files:
// a call that would fails.
// What it says on standard error is dropped. Any thread may run one.
//
//     const char *const argv[] = {"pdftotext", "-q", "/dev/stdin", "-", NULL};
//     subprocess p = {.argv = argv, .seconds = 20, .memory_bytes = 1 << 30, .max_bytes = 4 << 20};
//     TRY(subprocess_run(&p, bytes, &out, &end, why));
#ifndef DM_BASE_SUBPROCESS_H
#define DM_BASE_SUBPROCESS_H

#include "base/status.h"
#include "base/str.h"

typedef struct {
    const char *const *argv; // ends with NULL; the program is looked for in PATH
    int seconds;             // of time on the clock, and of processor time
    size_t memory_bytes;     // of address space
    size_t max_bytes;        // of output
} subprocess;

// How it ended.
typedef enum {
    SUBPROCESS_EXITED,  // by itself: with `code`
    SUBPROCESS_MISSING, // there is no such program
    SUBPROCESS_KILLED,  // by a signal: it crashed, or had no memory or processor time left
    SUBPROCESS_LATE,    // stopped when its time was over
    SUBPROCESS_LONG,    // stopped when it had written max_bytes
} subprocess_end_kind;

typedef struct {
    subprocess_end_kind kind;
    int code;
} subprocess_end;

// Appends what it writes to *out, also when it does not end well. ST_IO when the system gives no
// process, pipe or memory for its input.
status subprocess_run(const subprocess *p, str input, buf *out, subprocess_end *end, diag *why);

#endif
