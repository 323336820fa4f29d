// The text of one field of a feed in XML, while its element is open: characters, or markup when
// elements stand in it. Inside of feedxml.c.
#ifndef DM_DOCUMENT_FEEDFIELD_H
#define DM_DOCUMENT_FEEDFIELD_H

#include "document/feedname.h"
#include "document/feedpart.h"

// Zero-initialise; feedfield_free at the end of all.
typedef struct {
    feed_field field;
    feed_ns ns;
    unsigned depth; // of the element; 0: none is open
    buf text;
    size_t most;  // bytes of it
    bool markup;  // it has elements: the text is HTML
    bool escaped; // mode="escaped" of Atom 0.3
    bool base64;  // mode="base64", or a type that says so
    bool typed;   // a type was given
    bool html;    // and is HTML
    bool xhtml;   // or XHTML
    bool cut;     // it was longer than `most`
} field_taker;

// `type` and `mode` as the element's attributes give them.
void feedfield_begin(field_taker *t, unsigned depth, feed_field field, feed_ns ns, str type,
                     str mode);
void feedfield_characters(field_taker *t, str s);
// An element inside: its start, its attributes one by one, the end of its start tag, its end.
void feedfield_open_tag(field_taker *t, str name);
void feedfield_attribute(field_taker *t, str name, str value);
void feedfield_close_tag(field_taker *t, str name);
void feedfield_end_tag(field_taker *t, str name);
// The text and whether it is HTML; language and base are left as they are.
void feedfield_finish(field_taker *t, arena *a, feed_text *out);
void feedfield_free(field_taker *t);

#endif
