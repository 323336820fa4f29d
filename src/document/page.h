// A web page becomes a text: its article, and what is known about it, each with its place in the
// page.
//
// The text is the subtitle and the article's paragraphs, parted by empty lines. Where the page
// shows but the beginning of its article and keeps the whole in its JSON-LD, that is the text.
#ifndef DM_DOCUMENT_PAGE_H
#define DM_DOCUMENT_PAGE_H

#include "document/html.h"

// Empty where the page does not say. In the arena or borrowed from the page; not yet normalised.
typedef struct {
    str text;       // as above; UTF-8
    offset_map map; // text offset to byte of the page
    str subtitle;   // with which the text begins, when it has one
    str title;
    offset_map title_map; // title offset to byte of the page
    str byline;
    str outlet;
    str published; // as written
    str updated;
    str url;
    str language; // "en", "en-GB"
    bool cut;     // the page nests too deep: what comes behind is lost
    bool hidden;  // the text is that of the JSON-LD
} page;

// `utf8` is borrowed, and `address`, from which the page was fetched: its URL, and perhaps a date,
// where the page says neither; empty when unknown. ST_LIMIT from html_parse; ST_FORMAT when there
// is no text in it.
status page_read(arena *a, str utf8, str address, page *out, diag *why);

#endif
