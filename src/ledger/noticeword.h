// Which letters are a word in a notice: those of codebook/noticewords.tsv, and those that the text
// itself has whole. Private to ledger/; const once made.
#ifndef DM_LEDGER_NOTICEWORD_H
#define DM_LEDGER_NOTICEWORD_H

#include "base/str.h"

typedef struct {
    const uint32_t *slots; // [n_slots] hashes of the text's words in small letters; 0 is empty
    uint32_t n_slots;      // a power of two
} noticewords;

// The words of a text; in the arena.
noticewords noticewords_of(str text, arena *a);
// Is it a word of the list?
bool noticeword_known(str word);
// Do the two make a word of the list?
bool noticeword_is(str left, str right);
// Are the two halves one word that a printer or a PDF has broken?
bool noticeword_joins(const noticewords *w, str left, str right);

#endif
