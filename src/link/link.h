// Links between the events of a text: which is the cause, the answer, the condition, the purpose of
// which; what is a part of what; which tell the same event.
//
// A link says: `from` is the cause (response, condition, ...) of `to`. What explains may be no
// event that anybody coded ("and other steps"): then `from` is NULL and its words still stand in
// `from_words`. A link belongs to whoever says it: the author, or a speaker of the text.
//
// Everything lies in the document's arena. Deterministic: ordered by (place of the words, to,
// from).
//
//     link_list links = link_document(d, &sentences, &mentions, &events, NULL, &a);
#ifndef DM_LINK_LINK_H
#define DM_LINK_LINK_H

#include "event/event.h"
#include "link/relation.h"

#define LINK_MAX 4096 // of a document; no real one has a tenth of it

typedef struct {
    char id[17]; // 16 hex digits: hash of document, kind, both events and the words
    link_kind kind;
    const event *from; // what explains, the part, the later telling; NULL: no event
    const event *to;   // what is explained, the whole, the first telling; never NULL
    span words;        // the connective, or the noun that names an event told before; may be empty
    span from_words;   // what explains, as far as it is written; empty for same events
    uint32_t sentence; // where the words stand
    const attribution *says; // who says so; NULL: the author
    double confidence;       // [0, 1]
} event_link;

typedef struct {
    const event_link *p; // [n]
    size_t n;
} link_list;

#define LINK_LEAST   0.15 // what its words mean less often is no link
#define LINK_IMPLIED 0.7  // what no connective says must be so likely to be a link

// All links of a document. Never fails; without events there are none. `m` (NULL: none) says how
// likely relations are, and adds those that no connective tells.
link_list link_document(const document *d, const sentence_list *sentences,
                        const mention_list *mentions, const event_list *events, const reasoner *m,
                        arena *a);

#endif
