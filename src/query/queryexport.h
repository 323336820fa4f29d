// An export of the events that a query asks for: what `demarche export --where` and the page write.
//
// The query says what may have become of events, as in a search: only those that happened, unless
// it asks for others. Documents that have none of the events are left out. Any thread may ask.
//
//     TRY(eventquery_parse(STR("type:AID"), &a, &q, why));
//     TRY(queryexport_run("news.db", &q, &(export_options){.format = f}, &sink, why));
#ifndef DM_QUERY_QUERYEXPORT_H
#define DM_QUERY_QUERYEXPORT_H

#include "export/exporter.h"
#include "query/eventquery.h"

// As export_run(); o->wanted is the query's. ST_USAGE when it has too many values. NULL: all.
status queryexport_run(const char *database, const eventquery *query, const export_options *o,
                       const export_sink *sink, diag *why);

#endif
