// When a page was published and changed: what it tells machines, a <time> or a line near the
// headline, its address.
#ifndef DM_DOCUMENT_PAGEDATE_H
#define DM_DOCUMENT_PAGEDATE_H

#include "document/pagereading.h"

// Sets published and updated of r->out; lines that are but dates are taken out of the text.
void pagedate_find(page_reading *r);

#endif
