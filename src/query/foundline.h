// Events, counts and groups that a query found, as lines of JSON and of CSV: what `demarche query`
// prints and `demarche serve` answers. doc/store.md lists the fields.
#ifndef DM_QUERY_FOUNDLINE_H
#define DM_QUERY_FOUNDLINE_H

#include "base/json_writer.h"
#include "query/eventsearch.h"

void foundline_event(json_writer *w, const found_event *e); // as a value
void foundline_event_json(const found_event *e, buf *out);
void foundline_event_csv_head(buf *out);
void foundline_event_csv(const found_event *e, buf *out);

// `by` is GROUP_ALL of a mere count.
void foundline_group_json(search_group by, const found_group *g, buf *out);
void foundline_group_csv_head(search_group by, buf *out);
void foundline_group_csv(search_group by, const found_group *g, buf *out);

// A mean score with three decimals; nothing where there is none.
void foundline_score(double score, buf *out);

// Codes (or countries) of the sides, with that between them.
void foundline_codes(const found_side *sides, size_t n, bool country, char between, buf *out);

#endif
