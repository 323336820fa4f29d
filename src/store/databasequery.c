#include "store/databasequery.h"

#include "link/cardbytes.h"

#include <math.h>

typedef struct {
    const fact_taker *to;
    const connection *from;
} taking;

static status visit_text(void *state, const statement *row, diag *why)
{
    const taking *t = state;
    text_sketch sketch;
    str id = row_text(row, 0);
    if (!sketchbytes_read(row_bytes(row, 3), &sketch))
        return connection_damaged(t->from, "the sketch of document", id, why);
    ledger_text text = {
        .id = id, .outlet = row_text(row, 1), .published = row_text(row, 2), .sketch = &sketch};
    return t->to->text(t->to->state, &text, why);
}

static status visit_fact(void *state, const statement *row, diag *why)
{
    const taking *t = state;
    return t->to->fact(t->to->state, row_text(row, 0), why);
}

status database_facts_of(const connection *c, const fact_taker *taker, diag *why)
{
    taking t = {.to = taker, .from = c};
    question texts = {.sql = "SELECT d.id, d.outlet, d.published_value, s.sketch FROM documents d"
                             " LEFT JOIN document_sketches s ON s.document = d.id"
                             " WHERE EXISTS (SELECT 1 FROM facts f WHERE f.document = d.id)"
                             " ORDER BY d.id",
                      .clickhouse = "SELECT document, outlet, published, sketch"
                                    " FROM document_sketches"
                                    " WHERE document IN (SELECT document FROM facts)"
                                    " ORDER BY document",
                      .row = visit_text,
                      .state = &t};
    static const char FACTS[] = "SELECT fact FROM facts ORDER BY document, position";
    question facts = {.sql = FACTS, .clickhouse = FACTS, .row = visit_fact, .state = &t};
    if (taker->text) TRY(connection_visit(c, &texts, why));
    return connection_visit(c, &facts, why);
}

status database_facts(const char *file, const fact_taker *taker, diag *why)
{
    connection from;
    status s = connection_read(file, &from, why);
    if (s == ST_OK) s = database_facts_of(&from, taker, why);
    connection_close(&from, NULL);
    return s;
}

// Some actor of the event is of the country ?n or has a code that begins so.
#define SIDE(table, n)                                                                             \
    "EXISTS (SELECT 1 FROM event_" table " p WHERE p.event = v.id AND (p.country = ?" n            \
    " OR substr(p.code, 1, length(?" n ")) = ?" n "))"

// ?1 and ?2 on either side. `how` tells that the day is the text's own.
static const char BETWEEN[] =
    "SELECT id, document, published, date, type, actors, recipients, trigger_text, score, happened,"
    " (SELECT date_how FROM events x WHERE x.id = v.id) AS how"
    " FROM v_events v WHERE (" SIDE("actors", "1") " AND " SIDE("recipients", "2") ") OR (" SIDE(
        "actors", "2") " AND " SIDE("recipients", "1") ") ORDER BY id";

// The same for ClickHouse, where events have their sides beside them.
#define STORED_SIDE(table, n)                                                                      \
    "id IN (SELECT event FROM event_" table " WHERE country = ?" n                                 \
    " OR substring(code, 1, length(?" n ")) = ?" n ")"
static const char STORED_BETWEEN[] =
    "SELECT id, document, published, date_value, type, actors, recipients, trigger_text, score,"
    " happened, date_how FROM events WHERE (" STORED_SIDE("actors", "1") " AND " STORED_SIDE(
        "recipients", "2") ") OR (" STORED_SIDE("actors", "2") " AND " STORED_SIDE("recipients",
                                                                                   "1") ")"
                                                                                        " ORDER BY "
                                                                                        "id";

typedef struct {
    void (*visit)(void *state, const database_dealing *x);
    void *state;
} dealing_visit;

static status visit_dealing(void *state, const statement *row, diag *why)
{
    const dealing_visit *v = state;
    (void)why;
    str how = row_text(row, 10);
    database_dealing x = {.id = row_text(row, 0),
                          .document = row_text(row, 1),
                          .date = row_text(row, str_eq(how, STR("document")) ? 2 : 3),
                          .type = row_text(row, 4),
                          .actors = row_text(row, 5),
                          .recipients = row_text(row, 6),
                          .text = row_text(row, 7),
                          .score = row_is_null(row, 8) ? NAN : row_number(row, 8),
                          .happened = row_integer(row, 9) != 0};
    v->visit(v->state, &x);
    return ST_OK;
}

status database_between(const char *file, const str sides[2],
                        void (*visit)(void *state, const database_dealing *x), void *state,
                        diag *why)
{
    dealing_visit v = {visit, state};
    question q = {.file = file,
                  .sql = BETWEEN,
                  .clickhouse = STORED_BETWEEN,
                  .texts = sides,
                  .n_texts = 2,
                  .row = visit_dealing,
                  .state = &v};
    return connection_ask(&q, why);
}
