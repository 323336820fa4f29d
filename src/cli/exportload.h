// Documents of the command line in a database of their own, for as long as they are exported.
//
// It lies in a new folder of TMPDIR (else /tmp), which is removed at the end, also after Ctrl-C:
// from exportload_run to exportload_close it is noted, and whoever writes asks `stop`. Used by the
// main thread alone.
#ifndef DM_CLI_EXPORTLOAD_H
#define DM_CLI_EXPORTLOAD_H

#include "cli/interrupt.h"
#include "cli/pipeline.h"

typedef struct {
    interrupt *stop;
    buf folder, file; // file: of the database
} exportload;

// Codes the documents of the pipeline, which is open, into it. Gives the exit code: above 1 there
// is nothing to export, nor after a signal. exportload_close() in any case.
int exportload_run(exportload *l, const arguments *args, pipeline *p);
// Removes it. Gives `code`, or 128 + signal when one came.
int exportload_close(exportload *l, int code);

#endif
