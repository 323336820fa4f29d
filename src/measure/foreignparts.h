// Event files of other projects as they are downloaded: a plain or packed file, or an archive
// (`20240717.export.CSV.zip`, a folder of ICEWS) whose members are read one after the other, each
// as what it is. Members that are no event files are counted and left out. One thread.
//
//     foreign_parts p;
//     status s = foreignparts_open("20240717.export.CSV.zip", &p, why);
//     for (bool more = true; s == ST_OK && more;)
//         if ((s = foreignparts_next(&p, &more, why)) == ST_OK && more) read(&p.events);
//     foreignparts_close(&p);
#ifndef DM_MEASURE_FOREIGNPARTS_H
#define DM_MEASURE_FOREIGNPARTS_H

#include "document/archive.h"
#include "measure/foreignevents.h"

typedef struct {
    foreign_file events; // the part that is read
    const char *path;    // borrowed
    stream *in;          // of an archive; NULL: a file of its own, or over
    archive_stream *members;
    buf name;     // of the part: "a.zip/b.csv"
    size_t parts; // that were opened
    size_t others;
} foreign_parts;

// "-" is standard input. ST_IO when it cannot be read. foreignparts_close in either case.
status foreignparts_open(const char *path, foreign_parts *p, diag *why);
// Closes the part before and opens the next as p->events; *more is false when there is none.
// ST_FORMAT when the file is no event file, or an archive without one, or damaged.
status foreignparts_next(foreign_parts *p, bool *more, diag *why);
void foreignparts_close(foreign_parts *p);

#endif
