// A load of documents into a database: `demarche code --db`. It takes what the pipeline hands out,
// keeps a log of it (store/intake.h), and can be stopped and gone on with.
//
// Each record is one transaction with all that is noted of it, so that a kill at any moment leaves
// a database that --resume brings to where the whole load would have. Main thread alone.
//
//     TRY(loading_open(args, &pipeline.inputs, &run, rules, &load, why));
//     loading_connect(load, &pipeline);
//     code = loading_close(load, pipeline_run(&pipeline, &o));
#ifndef DM_CLI_LOADING_H
#define DM_CLI_LOADING_H

#include "cli/pipeline.h"

typedef struct loading loading;

// Opens the database of --db, and notes which inputs a load without --resume is going to read
// anew. ST_USAGE, ST_CODEBOOK, ST_STORE or ST_LIMIT. All arguments are borrowed until
// loading_close.
status loading_open(const arguments *args, const input_names *inputs, const run_about *run,
                    const codebook *rules, loading **out, diag *why);
// Makes the pipeline hand everything to the load, and stop when the load is to.
void loading_connect(loading *l, pipeline *p);
// Ends it with `code`, tells on stderr what has come of it, and gives the exit code.
int loading_close(loading *l, int code);

#endif
