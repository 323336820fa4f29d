// What a mended feed is written with: text and names as XML wants them, and what had to be mended
// for it. Inside of feedmend.c.
#ifndef DM_DOCUMENT_MENDWRITER_H
#define DM_DOCUMENT_MENDWRITER_H

#include "base/map.h"
#include "document/feedmend.h"
#include "document/mendentity.h"

// Zero-initialise but for `line`; mendwriter_free at the end.
typedef struct {
    buf out;                        // the XML
    mend_entities entities;         // that the feed defines
    map known_names;                // of elements, attributes and namespaces, in `memory`
    arena memory;                   // of the names
    uint32_t line;                  // of the feed, where it is read
    uint32_t repairs;               // so far
    char first[MEND_MESSAGE_BYTES]; // the first one and its line; "" when there was none
} mend_writer;

void mendwriter_free(mend_writer *w);

// Counts a repair.
void mendwriter_repaired(mend_writer *w, const char *what);

// Text as it is; text with references, as between tags and in attributes.
void mendwriter_plain(mend_writer *w, str s);
void mendwriter_text(mend_writer *w, str s);
// The attributes of a start tag: `tag` without its name and brackets.
void mendwriter_attributes(mend_writer *w, str tag);

// A name of an element, attribute or namespace that is one more than MEND_MAX_NAMES; it is to be
// left out.
bool mendwriter_is_one_too_many(mend_writer *w, str name);

bool mend_is_name_start(char c);
// Cuts off and returns the name at the start of *s.
str mend_take_name(str *s);
// Appends it as a name that libxml2 takes, of at most MEND_MAX_NAME_BYTES.
void mend_add_name(buf *out, str name);

#endif
