// What a folder or an archive holds beside documents, counted: it is no problem, but nobody should
// believe that it was read.
#ifndef DM_DOCUMENT_PASSEDOVER_H
#define DM_DOCUMENT_PASSEDOVER_H

#include "document/warctally.h"

typedef struct {
    size_t hidden;  // names that begin with a dot, and __MACOSX
    size_t unknown; // no format takes their names
    size_t links;   // to folders
    size_t special; // pipes, devices, links to nothing; links in archives
    warc_tally web; // in archives of the web
} passed_over;

static inline void passed_over_add(passed_over *to, const passed_over *p)
{
    to->hidden += p->hidden;
    to->unknown += p->unknown;
    to->links += p->links;
    to->special += p->special;
    warctally_add(&to->web, &p->web);
}

#endif
