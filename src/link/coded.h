// A document with everything that the rooms found in it: what ledger, store and program read.
//
// Borrowed throughout: the parts live in the document's arena. Any thread may read it.
#ifndef DM_LINK_CODED_H
#define DM_LINK_CODED_H

#include "link/link.h"

typedef struct {
    const document *document;
    sentence_list sentences;
    mention_list mentions;
    event_list events;
    link_list links;
} coded;

#endif
