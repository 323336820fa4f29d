// Private to the store: what merge and why go by (link/card.h, link/sketch.h), written for each
// document, so that neither text nor trees need be read again.
#ifndef DM_STORE_DATABASECARDS_H
#define DM_STORE_DATABASECARDS_H

#include "link/coded.h"

#include <sqlite3.h>

typedef struct {
    sqlite3_stmt *card, *sketch;
} card_writer;

// SQLite's result codes. databasecards_finalize() in either case.
int databasecards_prepare(card_writer *w, sqlite3 *db);
void databasecards_finalize(card_writer *w);
// Writes the cards of all events of the document, and its sketch. `a` is scratch.
int databasecards_write(card_writer *w, const coded *c, arena *a);

#endif
