// Who publishes the document on their own behalf: a government, by its web address or by the name
// of the outlet. Its releases say "the Secretary" and mean their own. Table:
// codebook/publishers.tsv.
#ifndef DM_MENTION_PUBLISHER_H
#define DM_MENTION_PUBLISHER_H

#include "document/document.h"

typedef struct {
    str country;         // its name; empty when nobody known publishes the document
    const char *offices; // lemmas, '|' between: theirs when they stand alone
    const char *titles;  // lemmas, '|' between: theirs before a name, too
    bool abroad;         // its texts are about the world rather than about its own people
} publisher;

publisher publisher_of(const document *d);

#endif
