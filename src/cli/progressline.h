// How far a run has come, on standard error: a bar that is drawn over itself on a terminal, or a
// line of JSON each second for a program (--progress=json). Main thread alone.
//
//     progressline line = progressline_begin(PROGRESS_AUTO, false);
//     if (progressline_due(&line)) progressline_show(&line, &p);
//     progressline_clear(&line);             // before anything else is printed there
#ifndef DM_CLI_PROGRESSLINE_H
#define DM_CLI_PROGRESSLINE_H

#include "base/progress.h"
#include "base/status.h"

#include <time.h>

typedef enum { PROGRESS_AUTO, PROGRESS_JSON, PROGRESS_NEVER } progress_mode;

typedef struct {
    bool bar, json; // neither: nothing is shown
    bool on_screen; // a bar stands where the next line would go
    double last;    // seconds at which it was shown
    double every;   // seconds
    struct timespec began;
} progressline;

// Value of --progress, NULL when it was not given. ST_USAGE when it is none.
status progressline_choose(const char *value, progress_mode *mode, diag *why);
// Begins to measure. With PROGRESS_AUTO a bar is drawn where standard error is a terminal that
// nothing else is printed on (`terminal_is_free`).
progressline progressline_begin(progress_mode mode, bool terminal_is_free);
// Whether anything is shown at all.
bool progressline_wanted(const progressline *l);
// Seconds since the beginning.
double progressline_seconds(const progressline *l);
// Whether it is time to show something.
bool progressline_due(progressline *l);
// Shows it, with p->seconds.
void progressline_show(progressline *l, const progress *p);
// Takes the bar away.
void progressline_clear(progressline *l);

#endif
