// Private to this room: which words of its document the sentence of each event has, by number. The
// index over documents tells where in them a word stands; with this it tells in which sentences.
//
// Texts are only counted through, not cut: a hundred megabytes take some tenths of a second.
#ifndef DM_QUERY_COLUMNSENTENCES_H
#define DM_QUERY_COLUMNSENTENCES_H

#include "query/columnread.h"

// Of events that are being read: numbers of their documents and their sentences [n], in one order.
typedef struct {
    const columnread *own;
    const map *documents;     // ids of documents to their numbers
    size_t n_documents;       // the greatest number, and one
    const uint32_t *document; // [n]
    const uint32_t *sentence; // [n]
    size_t n;
} sentence_events;

// Sets out [n], whose n_words stay 0 where it cannot be told. ST_STORE as connection_visit has it.
status columnsentences_read(const sentence_events *e, const column_words *out, diag *why);
// Puts the numbers 0 to n - 1 in the order of their documents; those of document d stand at
// [at[d], at[d + 1]) of the list, of which at has n_documents + 1.
void columnsentences_by_document(const uint32_t *document, size_t n, size_t n_documents,
                                 uint32_t *list, uint32_t *at);

#endif
