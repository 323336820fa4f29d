// Private to this room: does an event of eventcolumns.h fit a query? Each term is a table of truth
// over the numbers of a column, in which SQLite itself says what fits a date or a name, so that
// both ways of asking find the same.
//
//     TRY(columnmatch_make(columns, db, &q, &a, &m, &can, why));
//     for (size_t i = 0; can && i < columns->n; i++) n += columnmatch_fits(&m, i);
#ifndef DM_QUERY_COLUMNMATCH_H
#define DM_QUERY_COLUMNMATCH_H

#include "query/eventcolumns.h"
#include "query/eventquery.h"

#define COLUMNMATCH_ACCEPT (-1)
#define COLUMNMATCH_REJECT (-2)

typedef enum {
    TEST_DATE,
    TEST_TYPE,
    TEST_SCORE,
    TEST_COUNTRY,
    TEST_OUTCOME,
    TEST_OUTLET,
    TEST_PUBLISHED,
    TEST_ACTOR,
    TEST_RECIPIENT,
    TEST_SIDE,
    TEST_PAIR,
    TEST_CONFIDENCE,
    TEST_WORDS,
    TEST_NOTHING, // always true
} column_test_kind;

typedef struct {
    double low, high;
    bool low_open, high_open;
} column_range;

typedef struct {
    column_test_kind kind;
    const uint8_t *truth;        // by the column's number
    const uint64_t *events;      // of TEST_WORDS: wordevents_has
    const column_range *ranges;  // [term->n_values] of numbers
    const eventquery_node *term; // NULL: asked of every event
    int if_true, if_false;       // the next test, or COLUMNMATCH_ value
} column_test;

typedef struct {
    const eventcolumns *columns;
    column_test tests[EVENTQUERY_TERMS_MAX + 1];
    int n;
} columnmatch;

// *can: the columns have all that the query asks. ST_USAGE, ST_STORE as eventsearch_list has it.
status columnmatch_make(const eventcolumns *x, const connection *c, const eventquery *q, arena *a,
                        columnmatch *out, bool *can, diag *why);
bool columnmatch_fits(const columnmatch *m, size_t event);
// SQL that gives numbers and texts of a column as `alias`(number, `name`), and its bound value.
void columnmatch_texts(const column_texts *t, const char *alias, const char *name, arena *a,
                       buf *sql, str *value);

#endif
