// Private to this room: sets of ids, as numbers of 8 bytes, and the events that an export is of
// where it is not of all.
//
//     id_set s = {0};
//     idset_add(&s, export_id_number(STR("44bc2cf5ad770999")));
//     idset_close(&s); // from now on it may be asked
//     if (idset_has(&s, id)) ...
#ifndef DM_EXPORT_EVENTIDS_H
#define DM_EXPORT_EVENTIDS_H

#include "export/exporter.h"

// Zero-initialise.
typedef struct {
    uint64_t *p; // [n] rising, each once, when it is closed
    size_t n, cap;
} id_set;

void idset_add(id_set *s, uint64_t id);
void idset_close(id_set *s);
bool idset_has(const id_set *s, uint64_t id);
void idset_free(id_set *s);

// An id of 16 hex digits as a number, in the same order.
uint64_t export_id_number(str id);

// Which events, looked up when the export begins: 16 bytes each.
typedef struct {
    str texts[EXPORT_TEXTS_MAX];
    export_tail tail;         // of questions for them
    id_set events, documents; // documents: those that have one
} event_choice;

// Reads what o->wanted asks for; the tail lies in the arena. eventchoice_free() in either case.
// ST_STORE when an id of the database is none of ours; what o->wanted gives.
status eventchoice_read(event_choice *x, const export_options *o, const connection *c, arena *a,
                        diag *why);
void eventchoice_free(event_choice *x); // NULL is allowed

#endif
