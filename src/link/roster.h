// Events told by many texts, each once: what the mentions of merger.h add up to.
//
// Texts that are copies of one another (copies.h), as papers that print what an agency sent, are
// one source. Where texts differ the value of most sources is chosen, then that of the latest text,
// then the larger; the others stay beside it. Rows come by date, type, actors, id. Of two versions
// of a document the later counts. A roster copies what it is given.
//
//     roster *r = roster_new();
//     roster_add(r, &coded);                    // each document
//     roster_close(r);
//     for (size_t i = 0; i < roster_count(r); i++) print(roster_row_at(r, i)->id);
#ifndef DM_LINK_ROSTER_H
#define DM_LINK_ROSTER_H

#include "link/coded.h"

typedef struct roster roster;

typedef struct {
    str id, document, published, text; // of the mention; its sentence
    str copy_of; // the first document of the row that this one is a copy of; empty: none
} roster_mention;

// A sum of money that mentions give.
typedef struct {
    double value;
    str unit;
    uint32_t n_texts, n_sources;
    str last; // day of the latest text that gives it
} roster_sum;

typedef struct {
    char id[17];                                       // the least of its mentions
    str type, mode, actors, recipients, date, trigger; // of the mention with the best date
    const roster_mention *mentions; // [n_mentions] by day of the text, document, id
    uint32_t n_mentions, n_documents;
    uint32_t n_sources;     // documents that are no copies of one another
    const roster_sum *sums; // [n_sums] the chosen one first
    uint32_t n_sums;
} roster_row;

roster *roster_new(void);
void roster_free(roster *r); // NULL is allowed
void roster_add(roster *r, const coded *x);
void roster_close(roster *r); // once, after all documents
size_t roster_count(const roster *r);
const roster_row *roster_row_at(const roster *r, size_t i);

#endif
