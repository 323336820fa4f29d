// Private to the store: what merge and why go by (link/card.h, link/sketch.h), written for each
// document, so that neither text nor trees need be read again.
#ifndef DM_STORE_DATABASECARDS_H
#define DM_STORE_DATABASECARDS_H

#include "link/coded.h"
#include "store/connection.h"

typedef struct {
    statement *card, *sketch;
} card_writer;

// SQLite's result codes. databasecards_finish() in either case.
status databasecards_prepare(card_writer *w, const connection *c, diag *why);
void databasecards_finish(card_writer *w);
// Writes the cards of all events of the document, and its sketch. `a` is scratch.
status databasecards_write(card_writer *w, const coded *c, arena *a, diag *why);

#endif
