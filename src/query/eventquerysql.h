// Private to this room: the SQL of a query of events (eventquery.h), with values bound and never
// written into it.
//
// Where a query asks who to whom the table dyads answers; where it asks nothing that this table
// does not have, the table answers alone (QUERY_OF_DYADS), as the series of a dyad do.
#ifndef DM_QUERY_EVENTQUERYSQL_H
#define DM_QUERY_EVENTQUERYSQL_H

#include "query/eventquery.h"
#include "store/connection.h"

#define EVENTQUERY_VALUES_MAX 120 // of a statement: what PostgreSQL's driver binds

#define EVENTQUERY_RARE 20000 // documents: to count these takes 3 ms, to look through them 0.2 s

typedef enum {
    QUERY_OF_EVENTS, // events e, documents d
    QUERY_OF_DYADS,  // dyads x: an event has several rows
} eventquery_table;

typedef struct {
    arena *memory;
    dialect speaks;
    eventquery_table table;
    buf sql;                           // the caller's to free
    str values[EVENTQUERY_VALUES_MAX]; // [n_values] for ?1, ?2 ...
    int n_values;
    bool too_many; // values: the SQL is not whole
    // The index by which events are gone along in their order, each looked at by itself; NULL: what
    // a term demands may be found first, as a list of events.
    const char *along;
    // A source and a target of the top that are asked for together; NULL: none.
    const eventquery_node *source, *target;
    // The source of that pair, or the dyad, of which all events that are looked at are known to be.
    const eventquery_node *given;
    // The first of the words that the index finds, as the table w of the FROM; NULL: none.
    const eventquery_node *words;
    str match;           // all words that are demanded, as the index is asked for them
    int64_t n_documents; // that have them all, as far as they were counted
    bool few;            // documents: whatever else is asked is looked up event by event
    const struct word_pattern *patterns; // [n_patterns] of ClickHouse
    size_t n_patterns;
} eventquerysql;

// Does dyads have all that the query asks?
bool eventquerysql_dyads_do(const eventquery *q);
// In ClickHouse reads `patterns`. Else, in SQLite, chooses `words` if less than `most` documents
// have all that are demanded. Frequent ones are only looked for in the sentences that the rest of
// the query finds.
status eventquerysql_choose_words(eventquerysql *w, const connection *c, const eventquery *q,
                                  int64_t most, diag *why);
// Are words that are demanded all that the query asks?
bool eventquerysql_words_alone(const eventquery *q);
// Sets w->source and w->target where the query demands a source and a target that cannot be one and
// the same: these are two of a pair.
void eventquerysql_find_pair(eventquerysql *w, const eventquery *q);
// Words as a phrase of SQLite's index over texts, where all sentences stand, headlines included.
str eventquerysql_phrase(eventquerysql *w, str words);
// The one demanded term of a field; NULL: none or several.
const eventquery_node *eventquerysql_only(const eventquery *q, eventquery_field_id id);
// The days between which all events lie that the query can find, as texts of dates: from `low` on,
// before `high`. Empty: no bound.
void eventquerysql_days(const eventquery *q, arena *a, str *low, str *high);
// Does the condition look at documents d?
bool eventquerysql_needs_documents(const eventquery *q);
// The column of documents d as ClickHouse has it beside the event; any other as it is.
const char *eventquerysql_column(const eventquerysql *w, const char *name);
// Number of a value for ?N; the same text has one number.
int eventquerysql_value(eventquerysql *w, str text);
// Appends the condition, in brackets. ST_USAGE when the query has too many values.
status eventquerysql_condition(eventquerysql *w, const eventquery *q, diag *why);

// The first day of a date as text that sorts, of a column of TIMEX3 values; a date that begins with
// its year or month has just these.
void eventquerysql_first_day(dialect speaks, const char *column, buf *out);
// Its year, month or day; NULL where it has none.
typedef enum { DATE_YEAR, DATE_MONTH, DATE_DAY } eventquery_date_part;
void eventquerysql_date_part(dialect speaks, const char *column, eventquery_date_part part,
                             buf *out);

#endif
