// Who tells what a ledger adds up: of documents, those that are copies of one another
// (link/copies.h) are one source, however many outlets print it. Private to ledger/.
#ifndef DM_LEDGER_TELLERS_H
#define DM_LEDGER_TELLERS_H

#include "base/map.h"
#include "ledger/ledger.h"
#include "link/copies.h"

typedef struct {
    uint32_t copy;     // number among the copies; UINT32_MAX: its words are not known
    uint32_t outlet;   // from 1; 0: none is named
    uint32_t source;   // equal for copies of one another, once closed
    size_t first_fact; // of the ledger's, that its last delivery may have told
} teller;

typedef struct {
    map numbers; // of documents, by id
    map outlets; // numbers from 1, by name
    VEC(teller) all;
    copies *copies; // NULL: no words are known
} teller_list;

// The number of a document.
uint32_t tellers_number(teller_list *t, arena *a, str id);
// Outlet and words of document `number`, in place of what was known of it.
void tellers_describe(teller_list *t, arena *a, uint32_t number, const ledger_text *text);
// Works out the sources. Once, after all documents.
void tellers_close(teller_list *t);
void tellers_free(teller_list *t);
// How many of the documents [n] there are, each once. The list is sorted anew.
ledger_tellers tellers_count(const teller_list *t, uint32_t *numbers, size_t n);

#endif
