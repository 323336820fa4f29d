// Sentence splitting on characters: a part of a document's text in, one sentence span after the
// other out. Rules for English news, checked against the UD treebanks EWT and GUM: full stops
// after abbreviations (abbreviation.h) and initials, closing quotes and brackets after the full
// stop, ellipses, list numbers and bullets, footnote marks, line ends, quoted speech ("Why?" Smith
// asked), whole sentences in brackets, addresses of the web, #tags and @names behind an end, faces,
// and full stops that lost the space behind them. Each rule has its rows in split_test.c; how often
// they are right on texts of the corpora: test/corpus/sentences.md.
//
// Invariant: spans rise, do not overlap, are trimmed of white space, are never empty, and every
// byte of the part that is not white space is in exactly one of them. Time is linear in the text,
// memory constant: no part is too long. A splitter borrows the text.
//
//     splitter s = split_start(d->text, d->parts[i].span);
//     span one;
//     while (split_next(&s, &one)) ...
#ifndef DM_SENTENCE_SPLIT_H
#define DM_SENTENCE_SPLIT_H

#include "base/str.h"

// A sentence longer than this is cut, at white space if there is any: 8 KB is some 1,300 words, ten
// times the longest in the treebanks; the parser's tables grow with it.
#define SPLIT_MAX_BYTES 8192
// White space that one gap may hold before it ends a sentence by itself (a table's column, a page's
// layout): bounds what a decision looks ahead.
#define SPLIT_MAX_GAP 256

typedef struct {
    str text;
    uint32_t at;  // first byte not yet in a sentence
    uint32_t end; // end of the part
} splitter;

// `part` is clamped to the text.
splitter split_start(str text, span part);
// The next sentence; false when there is none left.
bool split_next(splitter *s, span *sentence);

#endif
