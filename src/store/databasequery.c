#include "store/databasequery.h"

#include "link/cardbytes.h"
#include "mention/statename.h"
#include "store/schema.h"

#include <math.h>

#define COUNTRY_LETTERS 3 // of ISO 3166-1 alpha-3

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
    // By the first fact of each: most documents have none, and `facts` is in this order.
    question texts = {.sql = "SELECT d.id, d.outlet, d.published_value, s.sketch FROM facts f"
                             " JOIN documents d ON d.id = f.document"
                             " LEFT JOIN document_sketches s ON s.document = f.document"
                             " WHERE NOT EXISTS (SELECT 1 FROM facts o"
                             " WHERE o.document = f.document AND o.position < f.position)"
                             " ORDER BY f.document",
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

// --- events between two

// The sides are ?1 and ?2, the first three letters of each ?3 and ?4.
#define DEALING_TEXTS 4

// What dyads x have on that side is ?n, or has a code that begins so.
#define SIDE(side, n) "(x." side " = ?" n " OR substr(x." side "_code, 1, length(?" n ")) = ?" n ")"
#define CODES(table)                                                                               \
    ", (SELECT group_concat(code, ';') FROM (SELECT code FROM event_" table                        \
    " WHERE event = e.id ORDER BY position) AS codes)"

static const char BARE[] = "SELECT e.id, e.document, d.published_value, e.date_value, e.date_how,"
                           " e.type, e.score, " SCHEMA_HAPPENED " AS happened";
static const char WORDS[] = ", e.trigger_text" CODES("actors") CODES("recipients");
static const char OF_EVENTS[] = " FROM events e JOIN documents d ON d.id = e.document WHERE ";

// ClickHouse has an event's sides beside it.
#define STORED_SIDE(side, n)                                                                       \
    "(" side " = ?" n " OR substring(" side "_code, 1, length(?" n ")) = ?" n ")"
#define STORED_SIDES(n, m) "(" STORED_SIDE("source", n) " AND " STORED_SIDE("target", m) ")"
static const char STORED_BETWEEN[] =
    "SELECT id, document, published, date_value, date_how, type, score, happened, trigger_text,"
    " actors, recipients FROM events WHERE id IN (SELECT event FROM dyads WHERE " STORED_SIDES(
        "1", "2") " OR " STORED_SIDES("2", "1") ") ORDER BY id";

typedef struct {
    void (*visit)(void *state, const database_dealing *x);
    void *state;
    bool words;
} dealing_visit;

static status visit_dealing(void *state, const statement *row, diag *why)
{
    const dealing_visit *v = state;
    (void)why;
    bool own = str_eq(row_text(row, 4), STR("document"));
    database_dealing x = {.id = row_text(row, 0),
                          .document = row_text(row, 1),
                          .date = row_text(row, own ? 2 : 3),
                          .type = row_text(row, 5),
                          .score = row_is_null(row, 6) ? NAN : row_number(row, 6),
                          .happened = row_integer(row, 7) != 0,
                          .words = v->words};
    if (v->words) {
        x.text = row_text(row, 8);
        x.actors = row_text(row, 9);
        x.recipients = row_text(row, 10);
    }
    v->visit(v->state, &x);
    return ST_OK;
}

// Where such rows of dyads x lie together: those of a country; of a body all that begin as it does.
static void add_near(buf *sql, const char *col, str side, int n)
{
    bool country = statename_called(str_sub(side, 0, COUNTRY_LETTERS)).n != 0;
    buf_add_format(sql, country ? "x.%s = ?%d" : "x.%s >= ?%d", col, n);
    if (!country) buf_add_format(sql, " AND x.%s < ?%d || '~'", col, n); // behind all letters
    buf_add_c(sql, " AND ");
}

static void add_between(buf *sql, const str sides[2])
{
    static const char *const ROWS[] = {"e.id IN (SELECT x.event FROM dyads x WHERE ",
                                       " UNION SELECT x.event FROM dyads x WHERE "};
    static const char *const EXACTLY[] = {SIDE("source", "1") " AND " SIDE("target", "2"),
                                          SIDE("source", "2") " AND " SIDE("target", "1")};
    for (int way = 0; way < 2; way++) {
        buf_add_c(sql, ROWS[way]);
        add_near(sql, "source", sides[way], 3 + way);
        add_near(sql, "target", sides[1 - way], 4 - way);
        buf_add_c(sql, EXACTLY[way]);
    }
    buf_add_c(sql, ") ORDER BY e.id");
}

status database_between(const char *file, const str sides[2], bool words,
                        void (*visit)(void *state, const database_dealing *x), void *state,
                        diag *why)
{
    buf sql = {0};
    connection c;
    const str texts[DEALING_TEXTS] = {sides[0], sides[1], str_sub(sides[0], 0, COUNTRY_LETTERS),
                                      str_sub(sides[1], 0, COUNTRY_LETTERS)};
    status s = connection_read(file, &c, why);
    if (s != ST_OK) return s;
    dealing_visit v = {visit, state, words || connection_dialect(&c) == DIALECT_CLICKHOUSE};
    buf_add_c(&sql, BARE);
    if (words) buf_add_c(&sql, WORDS);
    buf_add_c(&sql, OF_EVENTS);
    add_between(&sql, sides);
    question q = {.sql = sql.p,
                  .clickhouse = STORED_BETWEEN,
                  .texts = texts,
                  .n_texts = DEALING_TEXTS,
                  .row = visit_dealing,
                  .state = &v};
    s = connection_visit(&c, &q, why);
    connection_close(&c, NULL);
    buf_free(&sql);
    return s;
}

status database_dealings(const char *file, const str *ids, size_t n,
                         void (*visit)(void *state, const database_dealing *x), void *state,
                         diag *why)
{
    buf sql = {0}, list = {0};
    dealing_visit v = {visit, state, true};
    for (size_t i = 1; i <= n; i++) buf_add_format(&list, i > 1 ? ", ?%zu" : "?%zu", i);
    buf_add_format(&sql, "%s%s%se.id IN (%.*s) ORDER BY e.id", BARE, WORDS, OF_EVENTS,
                   STR_ARG(buf_str(&list)));
    question q = {.file = file,
                  .sql = sql.p,
                  .texts = ids,
                  .n_texts = (int)n,
                  .row = visit_dealing,
                  .state = &v};
    status s = n ? connection_ask(&q, why) : ST_OK;
    buf_free(&list);
    buf_free(&sql);
    return s;
}
