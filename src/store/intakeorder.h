// Private to the store: in which order a load reads its inputs, and what was noted of them before
// (intake.h).
//
// A document that two inputs, or two records of one, hold in two versions ends as the later one has
// it. When the same inputs are loaded again the earlier version is not written over the later one
// only to be replaced once more: that would tell changes that nobody made. A record is passed over
// when a later one of this load tells its document: a record that was noted before, of an input
// that is as it was then and comes later in this load, or further on in the same one. One thread.
#ifndef DM_STORE_INTAKEORDER_H
#define DM_STORE_INTAKEORDER_H

#include "base/map.h"
#include "store/connection.h"
#include "store/intake.h"

// What inputs are read with; both are borrowed.
typedef struct {
    str run;     // version, model and codebook
    str options; // those that change what documents become
} intake_reading;

// Columns of a row of `inputs`, as intakeorder_is_same looks for them.
#define INTAKE_COLUMNS "size, changed, run, options, path"
enum { INTAKE_SIZE, INTAKE_CHANGED, INTAKE_RUN, INTAKE_OPTIONS, INTAKE_PATH, INTAKE_REST };

// The input of this name as it is on disk now: id, path (in the arena), size and time of change.
void intakeorder_identify(const char *file, arena *a, intake_input *plan);
// Is it a file, and as the row says that it was when it was read?
bool intakeorder_is_same(const intake_input *plan, const intake_reading *now, const statement *row);

typedef struct {
    map places; // ids of inputs that this load reads, to numbers that rise
    map same;   // ids of those that were looked at: 1 when they are as they were noted, else 0
    uint32_t n_added;
    arena memory;
} intakeorder; // begins with all 0

void intakeorder_free(intakeorder *o);
// The input comes behind those that were added before. One that is named twice is read twice, and
// what it has the last time counts.
void intakeorder_add(intakeorder *o, str id);

// What later records tell of a document.
typedef struct {
    statement *records; // INTAKEORDER_RECORDS
    statement *input;   // INTAKE_COLUMNS of the input ?1
    intake_reading now;
} intakeorder_question;

// ?1: the document. None where it is not stored: then it has to be written.
#define INTAKEORDER_RECORDS                                                                        \
    "SELECT r.input, max(r.record) FROM records r JOIN documents d ON d.id = r.document"           \
    " WHERE r.document = ?1 GROUP BY r.input"

// Will this load read a record of document `id` behind record `number` of `input`? `unchanged`:
// that input is as it was noted before this load began it. ST_STORE.
status intakeorder_later(intakeorder *o, const intakeorder_question *q, str id, str input,
                         int64_t number, bool unchanged, bool *later, diag *why);

#endif
