// Documents of the command line in a database of their own, for as long as they are exported.
//
// It lies in a new folder of TMPDIR (else /tmp), which is removed at the end, also after Ctrl-C.
// Used by the main thread alone.
#ifndef DM_CLI_EXPORTLOAD_H
#define DM_CLI_EXPORTLOAD_H

#include "cli/pipeline.h"

typedef struct {
    buf folder, file; // file: of the database
} exportload;

// Codes the documents of the pipeline, which is open, into it. Gives the exit code: above 1 there
// is nothing to export. exportload_remove() in either case.
int exportload_run(exportload *l, const arguments *args, pipeline *p);
void exportload_remove(exportload *l);

#endif
