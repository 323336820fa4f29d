// Private to the SQL of queries: what its files share. See eventquerysql.h.
#ifndef DM_QUERY_EVENTQUERYTERM_H
#define DM_QUERY_EVENTQUERYTERM_H

#include "query/eventquerysql.h"

#define COUNTRY_LETTERS  3
#define EVENTQUERY_DATES "e.date_value"

static inline eventquery_field_id eventqueryterm_field(const eventquery_node *n)
{
    return eventquery_field_number(n->field);
}

// The node behind `n` in the order of the text; NULL: none.
const eventquery_node *eventqueryterm_behind(const eventquery_node *n);
// Must the term hold for the whole query to hold?
bool eventqueryterm_is_demanded(const eventquery_node *n);
// And may what it demands be found first, as a list?
bool eventqueryterm_by_list(const eventquerysql *w, const eventquery_node *n);
// The column's text begins with `s`, whose last byte is a letter or digit.
void eventqueryterm_begins(eventquerysql *w, const char *name, str s);
// Begins the question whether a table p has something of the event; eventqueryterm_end closes it. A
// whole query is answered from its rarest part where the database sees it as a list of events.
void eventqueryterm_rows(eventquerysql *w, const eventquery_node *n, const char *table);
void eventqueryterm_end(eventquerysql *w);
// Source, target, actor; dyad.
void eventqueryterm_sides(eventquerysql *w, const eventquery_node *n);
void eventqueryterm_dyad(eventquerysql *w, const eventquery_node *n);
// A text behind all dates that may begin before `high`: a week begins in the year before its own.
str eventqueryterm_last_text(arena *a, str high);
// A date between the bounds of a value.
void eventqueryterm_date(eventquerysql *w, const char *name, const eventquery_value *v);

#endif
