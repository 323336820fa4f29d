// What a mail's text has around what it says: the address of its web version above, how to
// unsubscribe and who sent it below, signatures, quotations of the mail that it answers, the head
// of the one that it forwards.
//
// At the end everything goes from the first block (lines without an empty one between them) on that
// speaks of the subscription, provided that no paragraph of text stands behind it.
//
// Within it addresses of the web in brackets go, lines that only lead elsewhere ("Read more") or
// are drawn ("-----"), and the stars before a heading.
//
//     span_list kept = mailtrim_spans(&a, text);
#ifndef DM_DOCUMENT_MAILTRIM_H
#define DM_DOCUMENT_MAILTRIM_H

#include "base/str.h"

typedef VEC(span) span_list;

// The pieces of the text that stay, rising.
span_list mailtrim_spans(arena *a, str text);

// Does a line or a link lead to the mail's version on the web ("View this email in your browser")?
bool mailtrim_says_browser(str line);

#endif
