// A folder for brat: NAME.txt and NAME.ann for each document, and an annotation.conf.
//
// NAME is that of the file without its ending, and its line where it holds a document a line
// ("news-12"); what would be there twice has the document's id too. Files of an earlier run with
// the same name are replaced, an annotation.conf is not. Used by the main thread alone.
#ifndef DM_CLI_BRATFOLDER_H
#define DM_CLI_BRATFOLDER_H

#include "base/map.h"
#include "store/coded.h"

typedef struct {
    const char *path;
    arena memory;
    map names; // that this run has written
} brat_folder;

// Makes the folder when there is none. ST_IO when it cannot be.
status bratfolder_open(brat_folder *f, const char *folder, diag *why);
status bratfolder_add(brat_folder *f, const coded *c, diag *why);
void bratfolder_close(brat_folder *f);

#endif
