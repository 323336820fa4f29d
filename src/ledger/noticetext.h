// The text of a notice made readable: page headers gone, lines of one paragraph joined, broken
// words mended ("ap proved", "secu-" + "rity"). Private to ledger/.
//
// The reading is a copy; `at` leads every byte of it back to the document, so that what is found in
// it still has a span there. It lies in the arena. Any thread.
#ifndef DM_LEDGER_NOTICETEXT_H
#define DM_LEDGER_NOTICETEXT_H

#include "document/document.h"

#define NOTICE_MAX_BYTES                                                                           \
    ((size_t)512 << 10) // a longer text is no notice: the longest known has 60 kB

typedef struct {
    str text;           // paragraphs, each but the last followed by a line feed
    const uint32_t *at; // [text.n + 1] offset in the document's text
} notice_text;

// `text` of at most NOTICE_MAX_BYTES.
notice_text notice_text_read(str text, arena *a);
// The part of the document that bytes [begin, end) of the reading come from.
span notice_text_span(const notice_text *t, size_t begin, size_t end);

// First place in [from, to) where the phrase stands as whole words, in capitals or not; a space of
// the phrase is also a line feed of the text. SIZE_MAX: nowhere.
size_t notice_find(str text, size_t from, size_t to, const char *phrase);
// The same for the first of several phrases, separated by '|'; *end is what follows it.
size_t notice_find_any(str text, size_t from, size_t to, const char *phrases, size_t *end);
// Does one of the phrases stand at byte `at`? Its end, or 0.
size_t notice_at_any(str text, size_t at, size_t to, const char *phrases);
// Where the sentence ends that begins at `from`: behind its full stop, at a line feed, at `to`.
size_t notice_sentence_end(str text, size_t from, size_t to);
// The next byte from `at` on that is no space, line feed or other white space; at most `to`.
size_t notice_skip(str text, size_t at, size_t to);
// Is the byte what parts two words of a reading: a blank or a line feed?
static inline bool notice_is_gap(char c)
{
    return c == ' ' || c == '\n';
}
// Does a word begin at this byte?
bool notice_word_starts(str text, size_t at);

#endif
