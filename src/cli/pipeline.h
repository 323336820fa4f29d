// Files in, formatted documents out, in the order of the input on any number of threads.
//
// Reading and delivering run on the calling thread, everything between on the workers (see
// base/pool.h). What cannot be read is reported on stderr, in its place, and the rest goes on; what
// was passed over in folders is summed up at the end.
#ifndef DM_CLI_PIPELINE_H
#define DM_CLI_PIPELINE_H

#include "cli/command.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/progressline.h"
#include "coder/coder.h"
#include "document/builder.h"
#include "document/inputlist.h"
#include "store/intake.h"

#define PIPELINE_LOG_COUNTS    4
#define PIPELINE_PROBLEM_KINDS 32 // twice as many as there are

typedef enum { PIPELINE_TREES, PIPELINE_MENTIONS, PIPELINE_EVENTS } pipeline_depth;

// For who keeps a log of what was read (loading.h). All but `prepare` on the calling thread; a
// failure stops the run.
typedef struct {
    void *state;
    // A file comes next: what of it is there already. Runs ahead of the others.
    status (*plan)(void *state, const char *path, arena *a, intake_input *plan, diag *why);
    // What costs of taking a document, and needs no order: its result, in the arena, is handed to
    // `take`. Workers call it at the same time.
    const void *(*prepare)(const void *state, const coded *c, arena *a);
    // In the order of the input: a file begins, a record has become a document (takes the place of
    // `deliver`) or was refused, a file has ended behind n records, `whole` unless it could not be
    // read on.
    status (*begin)(void *state, const intake_input *plan, diag *why);
    status (*take)(void *state, const intake_place *at, const coded *c, const void *prepared,
                   diag *why);
    status (*refuse)(void *state, const intake_place *at, const diag *problem, diag *why);
    status (*end)(void *state, int64_t n, bool whole, diag *why);
    // What else it counts, for --progress=json; how many there are.
    size_t (*counts)(const void *state, progress_count out[PIPELINE_LOG_COUNTS]);
} pipeline_log;

typedef struct {
    str code; // borrowed from a string constant
    size_t n;
    bool refused; // of records that could not be used, each of which was complained of
} problem_count;

// What a run has come to.
typedef struct {
    size_t documents, events;
    size_t refused;                                 // records and inputs that could not be used
    size_t passed_inputs, passed_records;           // were there already
    problem_count problems[PIPELINE_PROBLEM_KINDS]; // [n_problems]
    size_t n_problems;
    bool stopped; // before the end of the inputs
} pipeline_tally;

typedef struct {
    coder *coder;       // NULL: documents are read, no more; `work` gets no run
    input_names inputs; // files, folders, patterns
    document_options options;
    pipeline_depth depth;
    size_t jobs; // 1 .. POOL_MAX_WORKERS
    void *state; // of those below
    // Does everything itself with a document that was built and the record that it comes from, and
    // writes what is printed; NULL: the document is analysed to that depth and handed to format. A
    // failure is reported like input that cannot be read. Workers call it at the same time.
    status (*work)(const void *state, coder_run *run, const raw_record *raw, const document *d,
                   arena *a, buf *out, diag *why);
    // Writes what is printed of the document; NULL when there is nothing. Workers call it at the
    // same time.
    void (*format)(const void *state, const coded *c, arena *a, buf *out);
    // May change that text on the calling thread, in the order of the input, before it is written;
    // NULL when there is nothing to change.
    void (*revise)(void *state, const coded *c, buf *text);
    // Takes a document on the calling thread after its text was written; NULL when there is nothing
    // to do. A failure stops the run.
    status (*deliver)(void *state, const coded *c, diag *why);
    const pipeline_log *log; // NULL: none
    interrupt *stop;         // ends the reading when it has a signal; NULL: nothing does
    progress_mode progress;
    bool quiet;            // nothing is printed on standard output, so that a bar may be shown
    pipeline_tally *tally; // filled at the end; NULL: not asked for
} pipeline;

// Runs to the end, or until `stop` and what was in work then, and gives the exit code: 0, 1 when
// some input could not be used, that of the failure when none could or when the run had to stop.
// `o` gets the output; it is not finished.
int pipeline_run(const pipeline *p, output *o);

// Makes the pipeline ready to run: the options of documents (--date and so on), -j, the files from
// the command line and from --files-from (standard input when there is neither), and the coder,
// whose model is --model's or the installed one. `o` says the rest of the coder. ST_USAGE, or why
// model or codebook cannot be used. pipeline_close() in either case.
status pipeline_open(const arguments *args, coder_options o, pipeline *p, diag *why);
// The same without the coder: neither model nor codebook is opened.
status pipeline_open_reading(const arguments *args, pipeline *p, diag *why);
void pipeline_close(pipeline *p);
// Whether the command line tells which files to read.
bool pipeline_has_inputs(const arguments *args);
// ST_USAGE where it names both files and --db, for commands that take one of them.
status pipeline_refuse_both(const arguments *args, diag *why);
// Whether it may tell of several: the documents are then told apart where that needs a heading.
bool pipeline_has_many_inputs(const arguments *args);
// What the run's record says of them.
void pipeline_about(const arguments *args, run_about *run);

#endif
