// What a load has read: inputs, their records, and the problems with them, kept beside the
// documents (tables inputs, records, problems; doc/store.md).
//
// An input is a file, known by its real path; it is the same as before when size, time of change,
// options and run (version, model, codebook) are. A record is known by its number in its input,
// counted from 1 over all that the reader gave, also what could not be used. Of what is no file
// (standard input, a pipe) nobody knows whether it is the same: its records are known by what they
// hold, and it is never passed over. So a second load of the same inputs writes the same rows.
//
// A load goes on where it was: the rows of a record are written in the same transaction as its
// document (database_begin), in the order of the inputs, and `inputs.records` says how many there
// are. A load without `resume` notes of all its inputs that they are to be read anew before it
// reads the first (intake_announce), so that one that was interrupted is continued as it would have
// gone on. Nothing else is kept of a load: several may write at once, end and be killed, and
// whoever goes on reads what is not whole since it was last announced. One thread.
//
//     TRY(intake_open(db, &run, resume, &in, why));
//     for each input, where intake_announces(in):
//         intake_announce(in, "a.jsonl");
//     TRY(intake_announced(in, why));
//     TRY(intake_plan(in, "a.jsonl", &a, &plan, why));    // may run ahead of what follows
//     if (!plan.whole) {
//         TRY(intake_begin(in, &plan, why));
//         for each record behind the first plan.skip ones:
//             TRY(database_begin(db, why));
//             s = intake_later(in, &at, &c, &later, why);
//             if (s == ST_OK && !later) s = database_add(db, &c, &facts, &change, why);
//             if (s == ST_OK) s = intake_take(in, &at, &c, why); // or intake_refuse
//             TRY(database_settle(db, s, why));
//         TRY(intake_end(in, n, true, why));
//     }
//     intake_close(in);
#ifndef DM_STORE_INTAKE_H
#define DM_STORE_INTAKE_H

#include "store/database.h"

// An input of this name in `loading`: a dump (upkeep/dumpload.h) is being read, or was not read
// whole.
#define LOADING_DUMP "dump"

typedef struct intake intake;

// Of one input, as intake_plan finds it.
typedef struct {
    char id[17];      // 16 hex digits: hash of the path
    const char *path; // real path, or "-" of what is no file; in the arena
    int64_t size;     // bytes; -1 of what is no file
    int64_t changed;  // nanoseconds since 1970
    int64_t skip;     // so many of its first records are there already
    bool whole;       // all are: it need not be opened
} intake_input;

// Where a record stands.
typedef struct {
    int64_t number; // in its input, from 1; 0: the input as a whole
    str file;       // "news.zip/a.txt"
    int line;       // 0: none
    str outlet;     // these two where the record has become no document
    str date;
} intake_place;

// Begins a load, or goes on with one.
status intake_open(database *db, const run_about *run, bool resume, intake **out, diag *why);
void intake_close(intake *in); // NULL is allowed

// Whether inputs are to be announced: not where none was read yet.
bool intake_announces(const intake *in);
// The load will read this input, behind those that were announced before; one that goes on only
// remembers their order.
void intake_announce(intake *in, const char *file);
// The same where it is not known which inputs follow: with those that were not announced yet and
// have a document that this one had when it was read before. Were the load killed behind this one,
// a document that both have in two versions would else stay as this one has it.
void intake_announce_late(intake *in, const char *file);
// Writes that, of all that were announced so far, in one transaction: a load that is killed before
// has not begun. May be called again when it failed.
status intake_announced(intake *in, diag *why);
// What is there of an input. Without `resume` nothing is passed over.
status intake_plan(intake *in, const char *file, arena *a, intake_input *plan, diag *why);
// The input's records come next.
status intake_begin(intake *in, const intake_input *plan, diag *why);
// Will a record that comes later in this load tell the same document? Then this one is not to be
// written over it, only noted: the later version counts, and is there or will be. Known of files
// that were read before and are as they were then (intakeorder.h); not of ClickHouse, where a
// document's versions of one batch are one change. Within the record's transaction.
status intake_later(intake *in, const intake_place *at, const coded *c, bool *later, diag *why);
// Notes a record that has become a document, and the document's problems.
status intake_take(intake *in, const intake_place *at, const coded *c, diag *why);
// Notes one that has not, or (number 0, `at->file` its path) an input that could not be opened.
status intake_refuse(intake *in, const intake_place *at, const diag *what, diag *why);
// The input has ended behind `n` records; `whole` is false when reading it failed.
status intake_end(intake *in, int64_t n, bool whole, diag *why);

// Name of a problem for programs, of a record that could not be used: "unreadable", "too-large",
// "io-error".
str intake_problem_code(status s);
// Why a document was not coded: the code of one of its problems; empty when it was.
str intake_skipped(const coded *c);

#endif
