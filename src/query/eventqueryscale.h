// Private to this room: values of the query language that have an order: dates and numbers, with
// operators and ranges.
#ifndef DM_QUERY_EVENTQUERYSCALE_H
#define DM_QUERY_EVENTQUERYSCALE_H

#include "query/eventqueryfield.h"

// As eventquery_value_read, of fields of dates and numbers.
status eventqueryscale_read(const eventquery_field *f, eventquery_op op, str text, arena *a,
                            eventquery_value *out, diag *why);

#endif
