// Files in, formatted documents out, in the order of the input on any number of threads.
//
// Reading and delivering run on the calling thread, everything between on the workers (see
// base/pool.h). What cannot be read is reported on stderr, in its place, and the rest goes on; what
// was passed over in folders is summed up at the end.
#ifndef DM_CLI_PIPELINE_H
#define DM_CLI_PIPELINE_H

#include "cli/command.h"
#include "cli/output.h"
#include "coder/coder.h"
#include "document/builder.h"
#include "document/inputlist.h"

typedef enum { PIPELINE_TREES, PIPELINE_MENTIONS, PIPELINE_EVENTS } pipeline_depth;

typedef struct {
    coder *coder;
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
    // Writes what is printed of the document. Workers call it at the same time.
    void (*format)(const void *state, const coded *c, arena *a, buf *out);
    // May change that text on the calling thread, in the order of the input, before it is written;
    // NULL when there is nothing to change.
    void (*revise)(void *state, const coded *c, buf *text);
    // Takes a document on the calling thread after its text was written; NULL when there is nothing
    // to do. A failure stops the run.
    status (*deliver)(void *state, const coded *c, diag *why);
} pipeline;

// Runs to the end and gives the exit code: 0, 1 when some input could not be used, that of the
// failure when none could or when the run had to stop. `o` gets the output; it is not finished.
int pipeline_run(const pipeline *p, output *o);

// Makes the pipeline ready to run: the options of documents (--date and so on), -j, the files from
// the command line and from --files-from (standard input when there is neither), and the coder,
// whose model is --model's or the installed one. `o` says the rest of the coder. ST_USAGE, or why
// model or codebook cannot be used. pipeline_close() in either case.
status pipeline_open(const arguments *args, coder_options o, pipeline *p, diag *why);
void pipeline_close(pipeline *p);
// Whether the command line tells which files to read.
bool pipeline_has_inputs(const arguments *args);
// Whether it may tell of several: the documents are then told apart where that needs a heading.
bool pipeline_has_many_inputs(const arguments *args);
// What the run's record says of them.
void pipeline_about(const arguments *args, run_about *run);

#endif
