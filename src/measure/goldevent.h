// Our own gold standard of events (gold/events, doc/guideline.md): NAME.events.tsv has a field of
// an event a line, sentences.tsv beside it the sentences. Neither has text (goldsentence.h).
//
//     sentence  event  field  begin  end  value  note
//
// Events are numbered within their sentence; the first line of each is its trigger. A field is one
// of trigger, actor, recipient, date, place, amount, item, casualty, status, background, polarity,
// claim, attribution, cause, condition, context; begin and end are code points of the document's
// text and empty where no words say it. Of a sentence without events the line is "SENTENCE none".
// Alternatives stand as "A|B"; the note `optional` of a trigger means that the guideline leaves the
// event open, of any other field that the field may be there or not.
#ifndef DM_MEASURE_GOLDEVENT_H
#define DM_MEASURE_GOLDEVENT_H

#include "measure/goldsentence.h"

typedef enum {
    FIELD_TRIGGER,
    FIELD_ACTOR,
    FIELD_RECIPIENT,
    FIELD_DATE,
    FIELD_PLACE,
    FIELD_AMOUNT,
    FIELD_ITEM,
    FIELD_CASUALTY,
    FIELD_STATUS,
    FIELD_BACKGROUND,
    FIELD_POLARITY,
    FIELD_CLAIM,
    FIELD_ATTRIBUTION,
    FIELD_CAUSE,
    FIELD_CONDITION,
    FIELD_CONTEXT,
    FIELD_KINDS
} gold_field_kind;

const char *gold_field_name(gold_field_kind kind); // "trigger"

typedef struct {
    gold_field_kind kind;
    span span;     // bytes of the document's text; empty where no words say it
    str value;     // alternatives "A|B"
    bool optional; // right as well when we have it not
} gold_field;

typedef struct {
    span trigger;
    str type;           // "ACCUSE/disapprove", alternatives "A|B"
    bool optional;      // neither missed when it is not found nor wrong when it is
    gold_field *fields; // [n_fields] all but the trigger
    size_t n_fields;
} gold_event;

typedef struct {
    const gold_sentence *sentence;
    gold_event *events; // [n_events] in the order of their triggers' lines
    size_t n_events;
} gold_event_sentence;

// A document with those of its sentences that are annotated; one with text.aside has none.
typedef struct {
    gold_text text; // of the document: what a coder reads
    VEC(gold_event_sentence) sentences;
} gold_event_text;

typedef struct {
    gold_event_text *p; // [n] in the order of their first sentences
    size_t n;
} gold_event_set;

// `corpora` is the folder of the texts. ST_FORMAT with file and line when a line is not what it
// should be, ST_IO when a file is missing.
status gold_events_read(const char *path, const char *corpora, arena *a, gold_event_set *out,
                        diag *why);

// The first value of that kind, `otherwise` when the event has none.
str gold_event_value(const gold_event *e, gold_field_kind kind, str otherwise);

#endif
