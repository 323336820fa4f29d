// Corrections as a gold standard: what `demarche eval` measures the program against.
//
// The folder gets texts.jsonl (the articles), sentences.tsv and corrected.events.tsv
// (measure/goldevent.h). A sentence is in it when something is said of it; its other events are
// optional there, neither missed nor wrong, but in an article that was read as a whole, of which
// all sentences are in it and every event counts. What the database does not have any more, or has
// with another text, is left out and counted.
#ifndef DM_UPKEEP_CORRECTIONGOLD_H
#define DM_UPKEEP_CORRECTIONGOLD_H

#include "upkeep/correction.h"

typedef struct {
    size_t documents, sentences, events; // written
    size_t absent;                       // corrections of articles that are not there, or changed
    size_t in_titles;                    // of headlines, which a gold standard has no place for
} correctiongold_counts;

// `list` after correction_settle. The folder is made; files in it are replaced. ST_STORE, ST_IO.
status correctiongold_write(const char *database, const correction_list *list, const char *folder,
                            correctiongold_counts *out, diag *why);

#endif
