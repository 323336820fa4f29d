// The three steps that make a notice readable (noticetext.h), each a new copy. Private to ledger/.
#ifndef DM_LEDGER_NOTICEMEND_H
#define DM_LEDGER_NOTICEMEND_H

#include "ledger/noticetext.h"

// Takes out what a printer sets at the top and foot of each page.
notice_text noticemend_pages(const notice_text *t, arena *a);
// The same for headers that no list knows, by their coming back in the middle of sentences.
notice_text noticemend_repeats(const notice_text *t, arena *a);
// The width of the column in which a text is set; 0 when each line is a paragraph.
size_t noticemend_column(str text);
// Joins the lines of a paragraph, and the halves of a word that was broken where a line ended.
notice_text noticemend_lines(const notice_text *t, arena *a);
// Joins words that a stray space has broken: those that the text has whole elsewhere, and those of
// codebook/noticewords.tsv, unless both halves are words themselves.
notice_text noticemend_words(const notice_text *t, arena *a);

#endif
