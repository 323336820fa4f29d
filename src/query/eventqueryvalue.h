// Private to this room: what readers of values share.
#ifndef DM_QUERY_EVENTQUERYVALUE_H
#define DM_QUERY_EVENTQUERYVALUE_H

#include "query/eventqueryfield.h"
#include "rule/suggestion.h"

// ST_USAGE with a message: what is wrong with the value, what is near it (NULL: nothing is looked
// for), else what is possible.
status eventqueryvalue_refuse(const eventquery_field *f, str text, suggestion *near,
                              const char *possible, diag *why);

#endif
