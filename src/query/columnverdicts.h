// Private to this room: what was found out of words in the sentences of events. Words are looked
// for in the database, 3 microseconds an event, and a page asks for the same words again and again:
// for a list, for the months, for types, parties and places. So for some words, those that were
// asked for last, it is kept which events were looked at and which of them have the words.
//
// Belongs to the events of one state (eventcolumns.h) and goes with them. Any thread may ask. While
// one looks for words in some events, others that ask for the same words wait for it, and find
// their answer there.
//
//     verdicts *v = columnverdicts_hold(all, words, n);       // NULL: too many are in use
//     for each event: if (columnverdicts_known(v, event)) ... columnverdicts_has(v, event)
//     columnverdicts_set(v, event, true);
//     columnverdicts_release(all, v);
#ifndef DM_QUERY_COLUMNVERDICTS_H
#define DM_QUERY_COLUMNVERDICTS_H

#include "base/str.h"

#define COLUMNVERDICTS_MOST 8 // words, or sets of words; each takes two bits an event

typedef struct columnverdicts columnverdicts;
typedef struct verdicts verdicts;

columnverdicts *columnverdicts_new(size_t n_events);
void columnverdicts_free(columnverdicts *all); // nobody may hold any; NULL is allowed
// Those of words[0..n), which are asked for together, in this order. The caller alone has them
// until columnverdicts_release; it may be waited for. NULL: as many others are in use.
verdicts *columnverdicts_hold(columnverdicts *all, const str *words, size_t n);
void columnverdicts_release(columnverdicts *all, verdicts *v); // NULL is allowed
bool columnverdicts_known(const verdicts *v, size_t event);
bool columnverdicts_has(const verdicts *v, size_t event); // false, too, where it is not known
void columnverdicts_set(verdicts *v, size_t event, bool has);

#endif
