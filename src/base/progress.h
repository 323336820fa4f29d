// How far a long run has come: a bar for a person, a line of JSON for a program, and the time that
// is left.
//
// The caller counts and measures; nothing here looks at a clock or prints. Time left is told by
// bytes, because how many records an input holds is known only at its end.
//
//     progress_count counts[] = {{"documents", 1200}, {"events", 5310}};
//     progress p = {.bytes = 4 << 20, .total = 64 << 20, .seconds = 12.5, .counts = counts,
//                   .n_counts = 2};
//     progress_bar(&p, 80, &line); // [=>          ]   6%  1,200 documents  96/s  3:07 left ...
//     progress_members(&p, "progress", &w);
#ifndef DM_BASE_PROGRESS_H
#define DM_BASE_PROGRESS_H

#include "base/json_writer.h"

typedef struct {
    const char *name; // "documents": also its key in JSON
    uint64_t n;
} progress_count;

typedef struct {
    uint64_t bytes;  // of the input so far
    uint64_t total;  // 0: not known
    uint64_t passed; // of `bytes`: nothing had to be done for them; they say nothing about speed
    double seconds;  // since the run began
    const progress_count *counts; // [n_counts] the first is what the rate is of
    size_t n_counts;
} progress;

// Seconds that are left; NAN when nobody can know.
double progress_left(const progress *p);
// Of the first count, a second; 0 at the beginning.
double progress_rate(const progress *p);
// Appends a line of at most `width` columns, without a line end.
void progress_bar(const progress *p, int width, buf *out);
// Writes the members record, the counts, bytes, total, seconds, rate and eta (null where it is not
// known) into an object that the caller has begun.
void progress_members(const progress *p, const char *record, json_writer *w);
// "1,234,567".
void progress_number(uint64_t n, buf *out);

#endif
