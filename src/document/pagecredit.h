// Who wrote a page: what it tells machines, elements that mark authors, lines near the headline.
#ifndef DM_DOCUMENT_PAGECREDIT_H
#define DM_DOCUMENT_PAGECREDIT_H

#include "document/pagereading.h"

// Sets the byline of r->out; lines that are but bylines are taken out of the text.
void pagecredit_find(page_reading *r);

#endif
