// The query language of events, of `demarche query` and of the page: text in, a tree or a diagnosis
// out. eventquerysql.h makes SQL of the tree.
//
//     source:USA target:CHN type:CONSULT since:2024
//     actor:RUS (type:ASSAULT OR type:COERCE) -country:UKR "cease-fire" confidence>0.8
//
// Terms side by side must all hold; OR binds weaker; a minus in front denies a term or a bracket; a
// comma parts values of which one is enough. A term is FIELD:VALUES, or FIELD < <= = >= > NUMBER or
// DATE; a word or a "quoted phrase" without a field is sought in the event's sentence. Fields and
// their values: eventqueryfield.h. Neither depth nor size of a tree is more than the limits below,
// and nothing here recurs. Any thread may parse.
//
// What the query does not ask for itself it is asked for: only events that happened, unless it says
// `happened:`, `status:`, `polarity:` or `claim:` somewhere.
//
//     eventquery q;
//     if (eventquery_parse(text, &a, &q, &why) != ST_OK) eventquery_point(text, why.column, 80,
//     &out);
#ifndef DM_QUERY_EVENTQUERY_H
#define DM_QUERY_EVENTQUERY_H

#include "base/status.h"
#include "query/eventqueryfield.h"

#define EVENTQUERY_BYTES_MAX 4096 // a page of text; a person writes a line
#define EVENTQUERY_DEPTH_MAX 16   // brackets within brackets; nobody reads more
#define EVENTQUERY_TERMS_MAX 100  // SQL of more takes a database longer to plan than to answer

typedef enum { QUERY_ALL, QUERY_ANY, QUERY_NOT, QUERY_TERM } eventquery_kind;

typedef struct eventquery_node {
    eventquery_kind kind;
    struct eventquery_node *parent, *next; // NULL: none
    struct eventquery_node *first, *last;  // children of all kinds but QUERY_TERM, at least one
    const eventquery_field *field;         // of QUERY_TERM, as are the rest
    eventquery_value *values;              // [n_values] one of them is enough
    size_t n_values;
    size_t at; // byte of the query
} eventquery_node;

typedef struct {
    eventquery_node *root; // NULL: every event
    bool any_outcome;      // the query says itself what may have become of events
    size_t n_terms;
} eventquery;

// Reads the query into a tree in the arena; `text` is borrowed. ST_USAGE with a message for a
// person and the byte from 1 in why->column.
status eventquery_parse(str text, arena *a, eventquery *out, diag *why);

// The query on one line, as much of it as fits around the place, and below it a ^ under byte
// `column`. Control characters are blanks.
void eventquery_point(str text, int column, size_t width, buf *out);

#endif
