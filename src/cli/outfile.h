// What `-o FILE` asks for: a command's output in a file, whole or not at all.
//
// Standard output is led into a partfile, which takes its name at the end when all went well; what
// was there before stays until then, and a signal that ends the process leaves nothing. What is
// there and no regular file (a pipe, /dev/full) is written to directly. "-" and NULL are standard
// output itself.
//
//     outfile f = {0};
//     TRY(outfile_open(&f, args->values[OPT_OUTPUT], &out, why));
//     ...
//     return outfile_close(&f, output_finish(&out, code));
#ifndef DM_CLI_OUTFILE_H
#define DM_CLI_OUTFILE_H

#include "base/partfile.h"
#include "cli/output.h"

typedef struct {
    const char *path; // NULL: standard output
    partfile part;    // what is written; not open: `path` itself
} outfile;

// ST_IO when it cannot be made.
status outfile_open(outfile *f, const char *path, output *o, diag *why);
// Gives `code`, or that of a failure, which is told. After output_finish.
int outfile_close(outfile *f, int code);

#endif
