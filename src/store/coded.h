// What a run writes of a document (link/coded.h): which program it was, in what unit offsets count.
#ifndef DM_STORE_CODED_H
#define DM_STORE_CODED_H

#include "link/coded.h"

// Words that the output counts offsets in.
typedef enum { OFFSETS_BYTE, OFFSETS_CODEPOINT, OFFSETS_UTF16, OFFSETS_COUNT } offset_unit;

// "byte", "codepoint", "utf16".
const char *offset_unit_name(offset_unit unit);
// False when there is no unit of that name.
bool offset_unit_find(str name, offset_unit *unit);

// "actor", "time", ...: the kind as the output has it.
str mention_kind_name(mention_kind kind);

// What one run of the program is: the first line of its output. An option that was not given is
// empty.
typedef struct {
    str version;       // of the program
    str model_hash;    // 16 hex digits
    str codebook_hash; // 16 hex digits
    offset_unit offsets;
    str date, title, url, outlet, map; // options that override what the input says
    bool any_language;                 // texts that are not English are coded, too
} run_about;

// 16 hex digits over program version, model and codebook: equal ids code alike.
str run_id(arena *a, const run_about *run);

#endif
