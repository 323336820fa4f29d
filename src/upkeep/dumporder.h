// Private to this room: whether the rows of a dump come in their order, and belong to something.
//
// What a database would refuse late, or not at all, is known at the line: rows behind their
// document, sorted, none twice, none of an event, link, mention, run or document that is not
// there. Memory is that of one document.
//
//     dump_order o = {.tables = &tables};
//     TRY(dumporder_check(&o, &line, why));
//     dumporder_free(&o);
#ifndef DM_UPKEEP_DUMPORDER_H
#define DM_UPKEEP_DUMPORDER_H

#include "base/map.h"
#include "upkeep/dumpline.h"

typedef struct {
    const table_list *tables;     // borrowed
    arena memory;                 // of runs and the keys of tables
    arena scratch;                // of the document
    size_t last;                  // index of the table of the last row
    cell (*keys)[TABLE_KEYS_MAX]; // [tables->n] of the last row of each
    bool *known;                  // [tables->n] there was one
    buf *texts;                   // [tables->n] the bytes of their keys
    map runs;
    str document; // whose rows come; p is NULL: none
    map events, links, mentions;
    bool new_document; // the row began it
} dump_order;

// ST_FORMAT with what is wrong.
status dumporder_check(dump_order *o, const dump_line *x, diag *why);
void dumporder_free(dump_order *o);

#endif
