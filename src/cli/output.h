// Standard output and standard error of the program.
//
// stdout is data: it is buffered here, and a write error is never lost. A reader that closes the
// pipe (head, less) ends the program quietly; a full disk is an error with a message. stderr is
// talk. Used by the main thread alone.
#ifndef DM_CLI_OUTPUT_H
#define DM_CLI_OUTPUT_H

#include "base/status.h"
#include "base/str.h"

#define OUTPUT_BUFFER_BYTES ((size_t)256 << 10) // a write call each; larger gains nothing

typedef struct {
    buf pending;
    int error;        // errno of the first write that failed, 0: none
    bool closed;      // nobody reads any more
    const char *name; // where it goes, for messages; NULL: standard output
} output;

// False when there is no use in going on: closed, or failed.
bool output_write(output *o, str text);
// Writes what was kept back, for a reader who waits. False as above.
bool output_flush(output *o);
// Writes what is left and gives the exit code: `code`, or that of the write error (with a message
// on stderr).
int output_finish(output *o, int code);

bool output_is_terminal(void);
bool output_stderr_is_terminal(void);
int output_width(void); // of the terminal, 80 when unknown
int output_stderr_width(void);
// Whether to colour; `when` is the value of --color: auto, always, never, or NULL for auto.
// ST_USAGE when it is anything else.
status output_choose_color(const char *when, bool *colored, diag *why);
// Appends a name of a file, or what else comes from outside, so that it stays on its line and gives
// the terminal no command: a control character is written \n, \x1B or \u202E, as is a byte that is
// no UTF-8.
void output_escape(buf *out, str text);
// Prints "demarche: FILE:LINE: what" on stderr and gives the exit code of its status.
int output_complain(const diag *why);
// The same for a problem that does not stop anything.
void output_warn(const char *file, int line, const char *message);

#endif
