// Whose page it is: what it tells machines, what stands beside the headline in <title>, the link to
// the site's first page, who claims the rights.
#ifndef DM_DOCUMENT_PAGEOUTLET_H
#define DM_DOCUMENT_PAGEOUTLET_H

#include "document/pagereading.h"

// Needs the title of r->out. Empty when nothing tells. Borrowed from the page.
str pageoutlet_find(const page_reading *r);

// "Talks resume | The Courier" -> "Talks resume", with "The Courier" in *site; all of it when no
// outlet stands at its end. `outlet` is what the page tells, empty when it does not.
str pageoutlet_cut(str title, str outlet, str *site);

#endif
