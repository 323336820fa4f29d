// The events of a database in memory, one array for each of what is asked of all of them: date,
// type, sides and so on, as numbers. A server that is asked again and again keeps them, and finds
// and counts events by looking through the arrays (columnsearch.h), where SQL would look up a
// million rows in several tables each.
//
// They are of one state of the database and do not change; any number of threads may read them.
// Those of a later state are made of them and of what the log of the database (store/changelog.h)
// says changed since. What is not among them (amounts, speakers, rules) is asked in SQL, and words
// of the index over documents. SQLite alone. About 70 bytes an event; while they are made 70 more.
//
//     eventcolumns *columns, *later;
//     TRY(eventcolumns_read(db, &columns, why));   // NULL: more than COLUMNS_EVENTS_MOST
//     eventsearch s = {.from = db, .columns = columns, .query = &q, .limit = 20};
//     TRY(eventcolumns_renew(db, columns, &later, &same, why));
//     eventcolumns_free(columns);
#ifndef DM_QUERY_EVENTCOLUMNS_H
#define DM_QUERY_EVENTCOLUMNS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/status.h"
#include "store/changemark.h"

#define COLUMNS_EVENTS_MOST 3000000 // 210 MB
#define COLUMNS_LIST_MOST   255     // actors, recipients or pairs of one event

// Each text that a column has, once; number 0 is none.
typedef struct {
    VEC(str) texts;
    map numbers;
} column_texts;

typedef struct {
    str code;
    uint32_t party; // of `parties`: its country, else the code
} column_side;

// A row of the table dyads.
typedef struct {
    str source, target, source_code, target_code;
    uint32_t dyad; // of `dyads`: "USA-CHN"
} column_pair;

#define COLUMN_QUAD       7u // the quad class, and beside it:
#define COLUMN_HAPPENED   8u
#define COLUMN_BACKGROUND 16u

typedef struct {
    uint32_t *row;      // rowid
    uint32_t *by_id;    // its place in the order of ids
    uint32_t *document; // documents.number
    uint32_t *date;     // of `dates`
    uint16_t *type;     // of `types`
    uint16_t *score;    // of `scores`
    uint16_t *country;  // of `countries`, of the place
    uint32_t *place;    // of `places`: the key of GROUP_PLACE (searchpage.h)
    uint8_t *outcome;   // COLUMN_ values
    double *confidence;
    uint32_t *sides_at;               // [n + 1] in `sides`: its actors, then its recipients
    uint8_t *n_actors, *n_recipients; // of them
    uint32_t *pairs_at;               // [n + 1] in `pairs`
    uint8_t *n_pairs;
} column_arrays;

// The sentence of an event: its first word, by its number in the document, and how many it has, as
// the index over documents counts them (wordevents.h); none: not known.
typedef struct {
    uint32_t event;
    uint16_t words_at;
    uint8_t n_words;
} column_sentence;

// Events stand by date, the newest first, those without one last; of one date by id. Their numbers
// are places in that order.
typedef struct eventcolumns {
    arena memory;
    size_t n;
    column_arrays of; // [n] each
    uint16_t *sides;  // of `side_list`
    uint32_t *pairs;  // of `pair_list`
    column_texts dates, types, scores, countries, places, parties, dyads, outlets, published;
    column_texts side_texts, pair_texts; // what tells them apart
    VEC(column_side) side_list;
    VEC(column_pair) pair_list;
    VEC(double) score_list;          // values of `scores`
    uint32_t *outlet, *published_at; // [n_documents] by number
    uint64_t *document_prints;       // [n_documents] hash of the id; 0: there is none
    size_t n_documents;              // the greatest number, and one
    column_sentence *by_document;    // [n] events in the order of their documents
    uint32_t *document_at;           // [n_documents + 1] where in it those of each begin
    change_mark mark;                // of the state that they are of
} eventcolumns;

// The texts of all columns, as they are in `from`: each has the number that it has there.
void eventcolumns_keep_texts(const eventcolumns *from, eventcolumns *to);
// Number of a text, which gets one when it has none; a copy of it lies in the arena.
uint32_t columntexts_number(arena *a, column_texts *t, str text);

// How many documents there are, with events or without, and the first and the last day of
// publication among them; empty where none has one. The texts are the columns'.
size_t eventcolumns_documents(const eventcolumns *x, str *first, str *last);

// Reads them. *out is NULL when there are too many events, or more different texts than a column
// has numbers for, and NULL on failure: ST_STORE as connection_visit has it.
status eventcolumns_read(const connection *c, eventcolumns **out, diag *why);
void eventcolumns_free(eventcolumns *x); // NULL is allowed
// The same of a later state, from those of an earlier one: what documents that came, changed or
// went since had is taken out, what they have is put in. A million events and some hundred new ones
// take 0.1 s, where reading all takes 5. *same: `before` is of this state, too. Else *out is NULL
// when all must be read: too many changed, the log does not go on where it was, or it does not
// account for the events that are there. Rows that are written with no note in the log are only
// noticed by the number of events.
status eventcolumns_renew(const connection *c, const eventcolumns *before, eventcolumns **out,
                          bool *same, diag *why);

#endif
