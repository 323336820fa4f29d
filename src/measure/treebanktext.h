// The documents of a CoNLL-U treebank as running text: what judgements of treebank sentences stand
// in. tool/treebank_text.py puts the same text together for draws.
//
// A document's text is its sentences' `# text`, a space between two of them and an empty line
// between paragraphs. Its date is `# meta::dateCreated` (GUM) or the time that its id ends in (the
// Web Treebank, "..._20041123_063000"); its title `# meta::title`.
#ifndef DM_MEASURE_TREEBANKTEXT_H
#define DM_MEASURE_TREEBANKTEXT_H

#include "base/arena.h"
#include "base/str.h"

typedef struct {
    str id;          // of `# newdoc id`
    str date, title; // empty when it has none
    str text;
} treebank_text;

typedef struct {
    treebank_text *p; // [n] in the order of the file
    size_t n;
} treebank_text_list;

// The documents of a treebank's bytes. Lines that are no comment are passed over; sentences before
// the first `# newdoc` are dropped. Strings of a document live in the arena or in `bytes`.
treebank_text_list treebank_texts(str bytes, arena *a);

#endif
