// What a database tells of its loads: the problems, and how many documents were read, by outlet and
// day. The file is only read; what `visit` is given holds until it returns. Any thread may ask.
//
//     TRY(intakequery_problems("news.db", STR("no-date"), print, &state, why));
#ifndef DM_STORE_INTAKEQUERY_H
#define DM_STORE_INTAKEQUERY_H

#include "base/status.h"
#include "base/str.h"

typedef struct {
    str input;      // path of the file that was read, address of a feed; "-" of what is no file
    int64_t number; // of the record in it; 0: the input as a whole, or an item of a feed
    str file;       // "news.zip/a.txt"
    int64_t line;   // 0: none
    str document;   // id; empty: it became none
    str code, message;
} intake_problem;

// Every problem, in the order of inputs and records, of feeds the last one; `kind` is its code,
// empty: all. Errors as database_facts has them.
status intakequery_problems(const char *file, str kind,
                            void (*visit)(void *state, const intake_problem *x), void *state,
                            diag *why);

// How often each kind of problem there is, the most frequent first.
status intakequery_kinds(const char *file, void (*visit)(void *state, str code, int64_t n),
                         void *state, diag *why);

// Why so many records of an outlet and day were not coded.
typedef struct {
    str code;
    int64_t n;
} coverage_reason;

#define COVERAGE_REASONS 16 // kinds of problems that keep a record from being coded: half of these

// What was read of an outlet and day; empty where a record does not tell them.
typedef struct {
    str outlet, day;
    int64_t read;    // records, and documents that came another way (demarche follow)
    int64_t coded;   // of them
    int64_t empty;   // of the coded: without an event
    int64_t copies;  // of the coded: with the text of another one of an earlier day or place
    int64_t changed; // documents that came again with another text
    coverage_reason reasons[COVERAGE_REASONS]; // [n_reasons] of those that were not coded
    size_t n_reasons;
} coverage_row;

typedef struct {
    str since, until; // days, months or years, both within; empty: no bound
    str outlet;       // exactly that one; empty: all
} coverage_filter;

// Each outlet and day, by outlet and day.
status intakequery_coverage(const char *file, const coverage_filter *wanted,
                            void (*visit)(void *state, const coverage_row *x), void *state,
                            diag *why);

#endif
