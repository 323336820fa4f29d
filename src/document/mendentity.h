// References of a feed's XML ("&amp;", "&#8217;", "&nbsp;") and the entities of its document type.
#ifndef DM_DOCUMENT_MENDENTITY_H
#define DM_DOCUMENT_MENDENTITY_H

#include "base/str.h"

#define MEND_LONGEST_REFERENCE 64 // bytes of "&name;"
#define MEND_ENTITY_MAX_BYTES                                                                      \
    4096 // of the text that an entity stands for; longer ones are not kept

// Zero-initialise.
typedef struct {
    buf text;     // names and texts, one behind the other
    span *names;  // [n] in `text`
    span *values; // [n]
    size_t n;
    size_t expansion; // bytes that were put in so far
} mend_entities;

void mend_entities_free(mend_entities *e);

// Takes <!ENTITY name "text"> out of a document type: plain texts only, without markup or
// references, so that none needs another.
void mend_entities_read(mend_entities *e, str doctype);

// Where the ">" stands that ends a document type; s begins behind "<!". SIZE_MAX: not in s.
size_t mend_doctype_end(str s);

typedef struct {
    size_t length;      // bytes that it takes
    const char *repair; // what was wrong with it; NULL: nothing
} mend_reference;

// Appends to *out the characters that the reference at the start of s ("&...") means. What is none
// is the text that it seems to be.
mend_reference mend_reference_read(mend_entities *e, str s, buf *out);

#endif
