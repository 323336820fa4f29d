// A second look at fields that rules have read off the text: background, and the text's own day.
//
// For an event that stands a log-linear model weighs, from the clues of event/clue.h, the way up
// the tree with its tenses, auxiliaries and conjunctions, and what the rules say, what a careful
// coder would say. Where it is sure enough and says otherwise, that stands; `reconsidered` of the
// event names the field. Rules of the user's own are left alone.
//
// Weights: sections background.* and day.* of the file of event/proposal.h;
// train/triggers.c trains them.
#ifndef DM_EVENT_SECOND_H
#define DM_EVENT_SECOND_H

#include "event/clue.h"
#include "event/event.h"

typedef enum {
    SECOND_BACKGROUND, // 0: the news, 1: background
    SECOND_DAY,        // 0: no date, 1: the text's own day; where the rules have one of the two
    SECOND_FIELDS
} second_field;

#define SECOND_CLASSES 2 // of each

// Of the whole text.
typedef struct {
    uint32_t sentences;
    str published; // its day; empty: unknown
} second_text;

typedef enum { DAY_NONE, DAY_OWN, DAY_OTHER } second_day;

const char *second_name(second_field f); // of the sections: "background"
// What the rules say; -1: the field is not asked about.
int second_ruled(second_field f, const event *e);
second_day second_day_of(const event_date *d);
// May the classifier say otherwise? What the text dates well before its own day stays background.
bool second_is_open(second_field f, const event *e, const second_text *text);
// What else speaks, beside the clues of the word and its draft.
void second_read(const frame_view *f, const event *e, const second_text *text, clue_list *out);

#endif
