// The form of a notice: whether a text is one, and its formal parts: date, transmittal number,
// legal basis, and where its articles stand. Private to ledger/; no state.
#ifndef DM_LEDGER_NOTICEFORM_H
#define DM_LEDGER_NOTICEFORM_H

#include "ledger/noticetext.h"

// May the text be a notice? Cheap, and yes for every one: it is asked before anything is read.
bool noticeform_may_be(str text);
// Is it one? It has the set phrases of a release or the numbered headings of a notification, and no
// reporter's words ("said", "according to").
bool noticeform_is(str text);
// Bytes of the reading where the words stand by which it calls itself one.
span noticeform_trigger(str text);

// The day on which Congress was notified, as a TIMEX3 value in the arena: the day that the text
// names, else its dateline, else `published`; empty when none is known. *own_day: it is the day of
// the text.
str noticeform_date(str text, str published, bool *own_day, arena *a);
// Its own transmittal number, in the reading; empty when only an earlier case has one.
str noticeform_number(str text);
// "Arms Export Control Act section 36(b)(1)", in the arena; empty when the text names no section.
str noticeform_basis(str text, arena *a);

// Where the articles are named: the numbered description, or the paragraphs between the first
// sentence and the reasons of foreign policy. With `numbered` false a policy justification is read
// instead of the description. Empty when there is no such place.
span noticeform_articles(str text, bool numbered);
// Is it set in numbered headings, as the Federal Register's are?
bool noticeform_is_numbered(str text);

#endif
