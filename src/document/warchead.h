// Heads of the records of WARC and ARC: where one begins, where it ends, what it says.
#ifndef DM_DOCUMENT_WARCHEAD_H
#define DM_DOCUMENT_WARCHEAD_H

#include "document/warc.h"

typedef enum {
    HEAD_WHOLE,
    HEAD_OPEN, // its end is not among these bytes
} head_end;

// One of the two kinds of archives.
typedef struct {
    // Whether a record begins with the first of these bytes; they reach as far as a head's telling
    // part (ARC_MAX_LINE_BYTES) or to the end.
    bool (*begins)(str bytes);
    head_end (*end)(str bytes, size_t *end);
    // Reads a head, which is changed and to which the record then points.
    void (*read)(char *p, size_t n, warc_record *out);
    // What stands between two records; a block that has it behind it has the right length.
    str separator;
    str mark;         // a record begins with it; or, of one byte, behind it
    const char *name; // with its article
} warc_kind;

extern const warc_kind KIND_WARC, KIND_ARC;

#endif
