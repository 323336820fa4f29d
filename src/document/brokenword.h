// Words that were broken at a hyphen where a line of the printed page ended.
//
// What comes out of a PDF has them at the ends of its lines ("negotia-" + "tions"), and in the
// middle of a line where its lines were joined ("negotia- tions"). The hyphen is the typesetter's,
// not the word's own ("arms-" + "control", "pre- and post-war"), when the text has the word
// without it elsewhere, or when what follows is the end of a word and never one itself ("tions",
// "ment", "ity").
#ifndef DM_DOCUMENT_BROKENWORD_H
#define DM_DOCUMENT_BROKENWORD_H

#include "base/str.h"

typedef struct {
    str text;     // where the words are looked for
    int searches; // made so far; a hostile text gets no more after some number of them
} broken_words;

typedef enum {
    BROKEN_UNKNOWN, // nothing says so or otherwise
    BROKEN_YES,     // one word without a hyphen
    BROKEN_NO,      // no letters at the hyphen, or a word with a hyphen of its own
} broken;

// Is the hyphen between the end of `before` and the beginning of `after` one at which a word was
// broken? `before` ends where the hyphen begins; `after` begins with the rest of the word.
broken broken_word(broken_words *b, str before, str after);

// Offset in `line` from `from` on of the next hyphen and space in the middle of a word that was
// broken for certain; line.n when there is none. Both bytes are to go.
size_t broken_word_next(broken_words *b, str line, size_t from);

#endif
