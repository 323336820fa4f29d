// What a page says of itself to machines: JSON-LD, OpenGraph and its kin, <meta>, <link>, <time>.
//
// JSON-LD (pagegraph.h) wins over OpenGraph, that over other names of <meta>.
#ifndef DM_DOCUMENT_PAGEFACTS_H
#define DM_DOCUMENT_PAGEFACTS_H

#include "document/html.h"

// Empty where the page does not say. Borrowed from the page or in the arena; not yet normalised.
typedef struct {
    str title;
    str head;        // <title>: often with the site's name
    str description; // a sentence or two about the text, often its subtitle
    str byline;      // names, joined by ", "
    str outlet;
    str published; // as written
    str updated;
    str url; // canonical
    str language;
    str body;     // JSON-LD's articleBody, its escapes resolved
    str body_raw; // the same in the page
} page_facts;

page_facts pagefacts_read(const html *page, arena *a);

// Sets a field that is empty yet.
void pagefacts_set(str *field, str value);
// Adds a name to those of a byline, unless they become longer than `most` bytes.
void pagefacts_add_name(str *names, str name, size_t most, arena *a);

#endif
