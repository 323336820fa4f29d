// An event's record with what a reader says of it: what gold standards and forms need, no more.
#ifndef DM_UPKEEP_CORRECTEDEVENT_H
#define DM_UPKEEP_CORRECTEDEVENT_H

#include "upkeep/correction.h"

typedef struct {
    str code;
    span span; // empty: no words say it
} corrected_party;

typedef struct {
    corrected_party p[CORRECTION_SIDE_MAX]; // [n]
    size_t n;
} corrected_side;

typedef struct {
    str id;
    int64_t sentence; // -1: not known
    span trigger;     // bytes of the document's text
    str type, mode;
    corrected_side actors, recipients;
    str date;            // TIMEX3; empty: none
    bool document_dated; // it is the document's
    str place;           // name
    str status, polarity, claim;
    bool background;
    str contexts; // joined by ";"
} corrected_event;

// Of its record (`demarche code --json`), spans in bytes. ST_FORMAT when it is none.
status correctedevent_read(str json, arena *a, corrected_event *out, diag *why);
// Puts what is given in place of what is there; an actor that stays keeps its words.
void correctedevent_apply(corrected_event *e, const correction *x);

#endif
