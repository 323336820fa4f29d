// The files below a folder, or those that a pattern names, one after the other in the order of the
// bytes of their names, folder by folder.
//
// Of a folder every file below it is given whose name a format takes (reader_knows_name). Hidden
// names, other names, links to folders (so that no loop is walked) and what is no file are passed
// over and counted.
//
// A pattern is a path with wildcards as in a shell: * ? [a-z] within a name, ** for any number of
// folders, hidden ones and links excepted. It gives files whatever their names; a folder that it
// names is walked, unless the pattern has ** in it. No file is given twice.
//
//     treewalk *w;
//     TRY(treewalk_open("news/**/*.jsonl.gz", true, &w, why));
//     for (bool more = true; more;) {
//         s = treewalk_next(w, &path, &more, why);
//         if (s != ST_OK) report(why);      // of one folder; the rest may be good
//         else if (more) use(path);         // until the next call
//     }
//     treewalk_close(w);
#ifndef DM_DOCUMENT_TREEWALK_H
#define DM_DOCUMENT_TREEWALK_H

#include "base/status.h"
#include "base/str.h"
#include "document/passedover.h"

// A walk keeps the names of a folder in memory for each level. No archive of news is so deep.
#define TREEWALK_MAX_DEPTH 100
// Parts of a pattern between slashes.
#define TREEWALK_MAX_PARTS 30

typedef struct treewalk treewalk;

// Whether it has a wildcard in it.
bool treewalk_is_pattern(const char *path);
// `path`: a folder or a pattern. ST_IO when there is no such folder, ST_LIMIT when the pattern has
// too many parts.
status treewalk_open(const char *path, bool pattern, treewalk **out, diag *why);
// *more is false at the end. A failure is of one folder (ST_IO, ST_LIMIT too deep), or of the whole
// at the end (ST_FORMAT: no file was found); call again while *more is true.
status treewalk_next(treewalk *w, const char **path, bool *more, diag *why);
passed_over treewalk_passed_over(const treewalk *w);
void treewalk_close(treewalk *w);

#endif
