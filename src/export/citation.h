// What is told of a database when it is cited: which program coded it with which model and
// codebook, from which sources, of which period, how much, and as of when.
//
//     citation c = {0};
//     TRY(citation_read("news.db", &a, &c, why));
//     citation_text(&c, &out);
#ifndef DM_EXPORT_CITATION_H
#define DM_EXPORT_CITATION_H

#include "base/status.h"
#include "base/str.h"

// A version, model and codebook that coded some of it.
typedef struct {
    str version, model_hash, codebook_hash;
    int64_t documents;
} citation_run;

typedef struct {
    str outlet; // empty: of no known outlet
    int64_t documents;
} citation_outlet;

typedef struct {
    str title;          // of the data set; empty: a plain one
    citation_run *runs; // [n_runs] most documents first
    size_t n_runs;
    citation_outlet *outlets; // [n_outlets] most documents first
    size_t n_outlets;
    size_t n_named; // of them that are known
    int64_t documents, events, links;
    str first, last; // days of publication; empty: none is known
    str date;        // of the last change; empty: none is noted
    int64_t change;  // its number in the log; 0: none
} citation;

// Strings are the arena's. ST_STORE when the database cannot be read.
status citation_read(const char *file, arena *a, citation *out, diag *why);
void citation_text(const citation *c, buf *out);   // a paragraph
void citation_bibtex(const citation *c, buf *out); // an entry @misc
void citation_json(const citation *c, buf *out);   // a line

#endif
