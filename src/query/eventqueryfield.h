// The fields of the query language (eventquery.h) and what their values may be. The one table from
// which the parser, the SQL and the help come.
#ifndef DM_QUERY_EVENTQUERYFIELD_H
#define DM_QUERY_EVENTQUERYFIELD_H

#include "base/status.h"
#include "base/str.h"

// How values are read, and what they mean.
typedef enum {
    VALUE_SIDE,     // the beginning of an actor's code: CHN, CHNGOV
    VALUE_DYAD,     // two of them: USA-CHN
    VALUE_CHOICE,   // a closed list
    VALUE_CONTEXT,  // a closed list, of which an event has several
    VALUE_CAMEO,    // digits that a code begins with
    VALUE_DATE,     // a year, month, week or day; they take < and so on, and A..B
    VALUE_SINCE,    // from the first day on
    VALUE_UNTIL,    // to the last day
    VALUE_NUMBER,   // they take < and so on, and A..B
    VALUE_YES_NO,   // yes, no
    VALUE_HAPPENED, // yes, no, any
    VALUE_NAME,     // compared without case; with * at its end the beginning of it
    VALUE_ID,       // compared as it is
    VALUE_WORDS,    // of the text, stemmed
} eventquery_value_kind;

typedef enum {
    FIELD_SOURCE,
    FIELD_TARGET,
    FIELD_ACTOR,
    FIELD_DYAD,
    FIELD_TYPE,
    FIELD_MODE,
    FIELD_CAMEO,
    FIELD_QUAD,
    FIELD_SCORE,
    FIELD_CONTEXT,
    FIELD_DATE,
    FIELD_SINCE,
    FIELD_UNTIL,
    FIELD_PUBLISHED,
    FIELD_PUBLISHED_SINCE,
    FIELD_PUBLISHED_UNTIL,
    FIELD_PLACE,
    FIELD_COUNTRY,
    FIELD_HAPPENED,
    FIELD_STATUS,
    FIELD_POLARITY,
    FIELD_CLAIM,
    FIELD_BACKGROUND,
    FIELD_CONFIDENCE,
    FIELD_SAYS,
    FIELD_ITEM,
    FIELD_AMOUNT,
    FIELD_OUTLET,
    FIELD_DOCUMENT,
    FIELD_RULE,
    FIELD_ID,
    FIELD_TEXT,
    FIELD_COUNT
} eventquery_field_id;

typedef struct {
    const char *name;
    eventquery_value_kind kind;
    const char *events;  // column of events e or documents d that it looks at; NULL: SQL of its own
    const char *dyads;   // the same column of dyads x; NULL: that table does not have it
    const char *choices; // "a|b|c" of VALUE_CHOICE, but types and modes
    const char *about;   // for the help
} eventquery_field;

extern const eventquery_field EVENTQUERY_FIELDS[FIELD_COUNT];

static inline eventquery_field_id eventquery_field_number(const eventquery_field *f)
{
    return (eventquery_field_id)(f - EVENTQUERY_FIELDS);
}

typedef enum { QUERY_EQUAL, QUERY_LESS, QUERY_AT_MOST, QUERY_MORE, QUERY_AT_LEAST } eventquery_op;

// A value as SQL needs it; what does not belong to its kind is empty.
typedef struct {
    str text;       // in the spelling of the database
    str other;      // the second of a dyad
    bool begins;    // a name: its beginning is enough
    str low, high;  // of dates and numbers; empty: no bound
    bool low_open;  // numbers: more than `low`; dates from `low` on in any case
    bool high_open; // numbers: less than `high`; dates end before `high` in any case
} eventquery_value;

// NULL: there is no such field.
const eventquery_field *eventquery_field_find(str name);
// The value `text` of a field behind an operator, read into *out. ST_USAGE with a message, which
// says what is possible.
status eventquery_value_read(const eventquery_field *f, eventquery_op op, str text, arena *a,
                             eventquery_value *out, diag *why);
// A list of all fields for the help, a line each.
void eventquery_field_list(buf *out);

#endif
