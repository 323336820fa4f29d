// A sentence and its words, as the language rooms (sentence/, token/, parse/) fill them in and
// CoNLL-U prints them. Memory is in the document's arena.
#ifndef DM_SENTENCE_SENTENCE_H
#define DM_SENTENCE_SENTENCE_H

#include "sentence/ud.h"

// A syntactic word (a row of CoNLL-U). Words of a multiword token ("do" + "n't") each have their
// own part of its bytes, so that a form is always a piece of the text.
typedef struct {
    span span;         // bytes in the document's text
    str form;          // those bytes
    str lemma;         // dictionary form; lower case but for proper nouns
    str feats;         // "Number=Sing|Person=3" in alphabetical order, empty when none
    int32_t head;      // index of the head in the sentence, -1 for the root
    uint8_t upos;      // enum upos
    uint8_t xpos;      // enum xpos
    uint8_t rel;       // enum deprel, of this word to its head
    uint8_t multiword; // number of words when a multiword token starts here (2, 3), else 0
    bool space_after;  // white space follows in the text
} token;

// Has the verb a tense, or is it a modal one?
static inline bool token_is_finite(const token *t)
{
    return t->xpos == XPOS_VBD || t->xpos == XPOS_VBZ || t->xpos == XPOS_VBP || t->xpos == XPOS_MD;
}

typedef struct {
    span span;      // bytes in the document's text, trimmed
    uint32_t index; // from 0, title and subtitle included
    uint32_t part;  // index of the document's part that it stands in
    token *tokens;  // [n_tokens]
    uint32_t n_tokens;
    bool headline; // stands in a title or subtitle, or is a line of its own without a full stop
} sentence;

typedef struct {
    sentence *p; // [n] in text order
    size_t n;
} sentence_list;

#endif
