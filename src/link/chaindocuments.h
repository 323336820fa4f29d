// A source of chains (chain.h): the events and links of coded documents.
//
// Of two versions of a document the later counts. It copies what it is given. One thread.
//
//     chain_documents *c = chaindocuments_new();
//     chaindocuments_add(c, &coded);                // each document
//     chaindocuments_close(c);
//     chain_source source = chaindocuments_source(c);
#ifndef DM_LINK_CHAINDOCUMENTS_H
#define DM_LINK_CHAINDOCUMENTS_H

#include "link/chain.h"
#include "link/coded.h"

typedef struct chain_documents chain_documents;

chain_documents *chaindocuments_new(void);
void chaindocuments_free(chain_documents *c); // NULL is allowed
void chaindocuments_add(chain_documents *c, const coded *x);
// After all documents: finds which mentions tell the same event.
void chaindocuments_close(chain_documents *c);
chain_source chaindocuments_source(chain_documents *c); // after chaindocuments_close

#endif
