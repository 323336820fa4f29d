// When a page was published and changed: what it tells machines, a <time> or a line near the
// headline, its address.
#ifndef DM_DOCUMENT_PAGEDATE_H
#define DM_DOCUMENT_PAGEDATE_H

#include "document/pagereading.h"

// Sets published and updated of r->out; lines that are but dates are taken out of the text.
void pagedate_find(page_reading *r);

// The first date in a short line, as ISO writes it, in the arena: "Distr.: General 27 February
// 2023", "26. September 2023", "14 de mayo de 2024", "10.12.2024". Empty when there is none, or
// when day and month could change places.
str pagedate_scan(str line, arena *a);

#endif
