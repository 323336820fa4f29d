// A file that is written whole or not at all.
//
// Until partfile_take it has no name: a process that ends before, however it ends (Ctrl-C, a crash,
// kill -9), leaves nothing behind, and what was there under the name stays as it was. File systems
// that know no nameless files (NFS, some of FUSE) get PATH.PID.part in its stead, which a process
// that is killed leaves behind. Errors are those of errno, 0: none.
//
//     partfile f;
//     int error = partfile_open(&f, path);
//     if (!error && write(f.descriptor, "x", 1) != 1) error = errno;
//     if (!error) error = partfile_take(&f, path);
//     partfile_close(&f);
#ifndef DM_BASE_PARTFILE_H
#define DM_BASE_PARTFILE_H

#include "base/str.h"

typedef struct {
    int descriptor; // for writing; -1: not open
    buf name;       // empty: it has none yet
} partfile;

// In the folder of `path`, which nothing happens to yet. partfile_close also after an error.
int partfile_open(partfile *f, const char *path);
// Puts its bytes on the disk and gives it the name, in place of what has it.
int partfile_take(partfile *f, const char *path);
// Removes it unless it was taken.
void partfile_close(partfile *f);

#endif
