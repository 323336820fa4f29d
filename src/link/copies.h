// Which documents are copies of one another: what an agency sent and many papers print, with a lead
// or a headline of their own, cut at the end or set into a longer report; later versions of an
// article. Ten of them are ten texts, but one source.
//
// Documents go in in any order; what comes out depends on the documents alone. Two are copies when
// their words are the same, or when they came out in one week and six tenths of the shorter one
// stand in the longer one, which is at most some four times as long: by their sketches (sketch.h).
// Texts of fewer than 32 words are copies only when all words agree. Copies of copies are of one
// group; deliveries of one document id too. Which to compare is found by locality-sensitive hashing
// (banding; P. Indyk, R. Motwani 1998): sketches that agree in one of 64 pairs of places.
//
// An office that fills in a form (an order for one country, then for the next) makes texts that
// count as copies although they tell different events: count copies among texts that tell the same.
//
// A million documents take 630 MB and, of 300 words, half a minute. One thread; the memory is the
// object's own.
//
//     copies *c = copies_new();
//     for (size_t i = 0; i < n; i++) copies_add(c, &documents[i]);
//     copies_close(c);
//     for (size_t i = 0; i < n; i++) print(copies_id(c, copies_first(c, i)));
#ifndef DM_LINK_COPIES_H
#define DM_LINK_COPIES_H

#include "document/document.h"
#include "link/sketch.h"

typedef struct copies copies;

copies *copies_new(void);
void copies_free(copies *c); // NULL is allowed
// Adds a document, of which id and day of publication are copied and the body sketched. Documents
// are numbered from 0 in the order in which they are added.
size_t copies_add(copies *c, const document *d);
// The same for what copies_sketch made of it; both texts are copied. `published`: "2024-07-17", or
// more of it; empty: no day is known.
size_t copies_put(copies *c, str id, str published, const text_sketch *sketch);
// The sketch of a document's body; of one without a body of its headline. `words` is scratch.
text_sketch copies_sketch(const document *d, buf *words);
// Takes document `i` out again, before copies_close: it is a copy of none but others of its id.
void copies_drop(copies *c, size_t i);
size_t copies_count(const copies *c);
// Works out the groups. Once, after all were added.
void copies_close(copies *c);
// Number of the earliest document (published, then id; of no known day last) of the group that
// document `i` is of. `i` itself where it is no copy or the first.
size_t copies_first(const copies *c, size_t i);
str copies_id(const copies *c, size_t i); // of document `i`

#endif
