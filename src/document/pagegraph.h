// The JSON-LD of a page: what it says of the article and of the page that holds it.
//
// Of all objects the first that is an article counts (schema.org's types that end in Article,
// Posting, Report, NewsRelease or Gallery), wherever it stands; what it nests (a video, a comment)
// does not. Authors and publishers that are named by an @id are looked up in the whole text.
// Broken JSON-LD is passed over: pages have it by the thousand.
#ifndef DM_DOCUMENT_PAGEGRAPH_H
#define DM_DOCUMENT_PAGEGRAPH_H

#include "document/pagefacts.h"

// Fills `article` where it says nothing yet; `page` with the dates of a WebPage and the name of a
// WebSite. Values are borrowed from the text or in the arena.
void pagegraph_read(str text, arena *a, page_facts *article, page_facts *page);

#endif
