// Private to this room: the SQL of a page of events, as far as all ways of finding one share it.
//
//     searchpage_begin(&w, &a, &c);
//     TRY(searchpage_question(&w, "e.id", &c, search, why));
//     buf_add_c(&w.sql, SEARCHPAGE_ORDERS[search->order]);
//     TRY(searchpage_ask(&c, &w, take, &state, why));
#ifndef DM_QUERY_SEARCHPAGE_H
#define DM_QUERY_SEARCHPAGE_H

#include "query/eventquerysql.h"
#include "query/eventsearch.h"

extern const char *const SEARCHPAGE_ORDERS[];

// What the coordinates of a place are of: "near Aleppo" has those of Aleppo.
#define SEARCHPAGE_POINT_OF                                                                        \
    "CASE WHEN e.place_lat IS NULL OR e.place_precision IS NULL THEN '' WHEN e.place_precision <>" \
    " 'near' THEN e.place_precision WHEN e.place_kind IN ('country', 'state', 'city') THEN"        \
    " e.place_kind WHEN e.place_kind IN ('base', 'airport', 'border', 'site') THEN 'site' ELSE"    \
    " 'area' END"
// The key of GROUP_PLACE of events e.
#define SEARCHPAGE_PLACE                                                                           \
    "CASE WHEN e.place_name IS NOT NULL THEN coalesce(CAST(e.place_lat AS TEXT), '') || '|' ||"    \
    " coalesce(CAST(e.place_lon AS TEXT), '') || '|' || coalesce(e.place_country, '') || '|' ||"   \
    " coalesce(e.place_kind, '') || '|' || " SEARCHPAGE_POINT_OF " || '|' || e.place_name END"

// The event that the page before ended with: is it there, and has it a date?
typedef struct {
    bool there, dated;
    str date;
    arena *memory; // of the date
} search_end;

void searchpage_begin(eventquerysql *w, arena *a, const connection *c);
// "FROM ... WHERE": the tables, with documents d or without. A condition must follow.
void searchpage_from(eventquerysql *w, bool documents);
// The same with a table p whose rows are of events, which may have none; NULL: none. Not of
// ClickHouse.
void searchpage_from_with(eventquerysql *w, bool documents, const char *table);
// "SELECT what FROM ... WHERE ...", as far as the order. ST_USAGE when there is no event `after`.
status searchpage_question(eventquerysql *w, const char *what, const connection *c,
                           const eventsearch *s, diag *why);
// " AND ...": events e that stand behind where the page before ended.
status searchpage_after(eventquerysql *w, const connection *c, const eventsearch *s, diag *why);
status searchpage_end(const connection *c, str id, arena *a, search_end *out, diag *why);
status searchpage_ask(const connection *c, const eventquerysql *w,
                      status (*row)(void *state, const statement *row, diag *why), void *state,
                      diag *why);

#endif
