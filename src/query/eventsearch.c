#include "query/eventsearch.h"

#include "base/map.h"
#include "query/columnsearch.h"
#include "query/searchglance.h"
#include "query/searchpage.h"
#include "query/searchpair.h"
#include "store/moment.h"
#include "store/schema.h"
#include "store/sqlfrom.h"

#include <math.h>

// --- the order

typedef struct {
    const eventsearch *search;
    const connection *db;
    int64_t moment; // as it began
    arena *memory;  // of a batch
    arena *kept;    // of the whole call
    str ids[SEARCH_BATCH];
    size_t n_ids;
    int64_t given;
    int64_t behind, most_behind; // seen behind the limit; so many are wanted at most
    found_event_visit *visit;
    void *state;
} listing;

// --- a batch of events

typedef struct {
    found_event e;
    VEC(found_side) actors, recipients;
} found_row;

typedef struct {
    arena *memory;
    map at; // id to row
    found_row rows[SEARCH_BATCH];
    bool recipients; // these are read now
} batch;

static str copy(batch *b, const statement *row, int at)
{
    return row_is_null(row, at) ? STR_NONE : str_copy(b->memory, row_text(row, at));
}

static double number(const statement *row, int at)
{
    return row_is_null(row, at) ? NAN : row_number(row, at);
}

// @: the ids.
static const char EVENTS[] =
    "SELECT e.id, e.document, d.title, d.url, d.outlet, d.published_value, e.date_value, e.type,"
    " e.mode, e.contexts, e.cameo, e.quad, e.score, e.place_name, e.place_country, e.status,"
    " e.polarity, e.claim, e.background, " SCHEMA_HAPPENED ", coalesce(s.code, s.name),"
    " e.trigger_text, e.rule, e.confidence, e.text"
    " FROM events e JOIN documents d ON d.id = e.document"
    " LEFT JOIN event_attribution s ON s.event = e.id AND s.position = 0 WHERE e.id IN (@)";
#define COLUMNS                                                                                    \
    "id, document, title, url, outlet, published, date_value, type, mode, contexts, cameo, quad,"  \
    " score, place_name, place_country, status, polarity, claim, background, happened"
#define MORE_COLUMNS     "trigger_text, rule, confidence, text"
#define FROM_EVENTS      SQLFROM_STORED("events", "e")
#define FROM_ATTRIBUTION SQLFROM_STORED("event_attribution", "s")
static const char STORED_EVENTS[] =
    "SELECT " COLUMNS ", says, " MORE_COLUMNS " FROM (SELECT " COLUMNS ", " MORE_COLUMNS FROM_EVENTS
    " AND id IN (@)) AS m ANY LEFT JOIN (SELECT event AS id, coalesce(code, name) AS "
    "says" FROM_ATTRIBUTION " AND position = 0 AND event IN (@)) AS k USING id";
static status take_event(void *state, const statement *row, diag *why)
{
    batch *b = state;
    uint32_t i;
    (void)why;
    if (!map_find_number(&b->at, row_text(row, 0), &i)) return ST_OK;
    b->rows[i].e = (found_event){
        .id = copy(b, row, 0),
        .document = copy(b, row, 1),
        .title = copy(b, row, 2),
        .url = copy(b, row, 3),
        .outlet = copy(b, row, 4),
        .published = copy(b, row, 5),
        .date = copy(b, row, 6),
        .type = copy(b, row, 7),
        .mode = copy(b, row, 8),
        .contexts = copy(b, row, 9),
        .cameo = copy(b, row, 10),
        .quad = row_integer(row, 11),
        .score = number(row, 12),
        .place = copy(b, row, 13),
        .place_country = copy(b, row, 14),
        .status = copy(b, row, 15),
        .polarity = copy(b, row, 16),
        .claim = copy(b, row, 17),
        .background = row_integer(row, 18) != 0,
        .happened = row_integer(row, 19) != 0,
        .says = copy(b, row, 20),
        .trigger = copy(b, row, 21),
        .rule = copy(b, row, 22),
        .confidence = row_number(row, 23),
        .text = copy(b, row, 24),
    };
    return ST_OK;
}

static status take_side(void *state, const statement *row, diag *why)
{
    batch *b = state;
    uint32_t i;
    (void)why;
    if (!map_find_number(&b->at, row_text(row, 0), &i)) return ST_OK;
    found_row *r = &b->rows[i];
    found_side *side =
        b->recipients ? vec_push(b->memory, &r->recipients) : vec_push(b->memory, &r->actors);
    *side = (found_side){copy(b, row, 1), copy(b, row, 2), copy(b, row, 3)};
    return ST_OK;
}

static void add_ids(const listing *l, const char *sql, buf *out)
{
    for (; *sql; sql++) {
        if (*sql != '@') buf_add_byte(out, *sql);
        for (size_t i = 0; *sql == '@' && i < l->n_ids; i++)
            buf_add_format(out, "%s?%zu", i ? ", " : "", i + 1);
    }
}

static status ask_batch(const listing *l, batch *b, const char *sql,
                        status (*row)(void *state, const statement *row, diag *why), diag *why)
{
    buf text = {0};
    add_ids(l, sql, &text);
    question q = {.sql = text.p,
                  .clickhouse = text.p,
                  .texts = l->ids,
                  .n_texts = (int)l->n_ids,
                  .row = row,
                  .state = b};
    status s = connection_visit(l->db, &q, why);
    buf_free(&text);
    return s;
}

static status ask_sides(const listing *l, batch *b, const char *table, diag *why)
{
    buf sql = {0};
    buf_add_c(&sql, "SELECT s.event, s.code, s.country, s.name");
    sqlfrom_table(connection_dialect(l->db), table, "s", &sql);
    buf_add_c(&sql, "s.event IN (@) ORDER BY s.event, s.position");
    status s = ask_batch(l, b, sql.p, take_side, why);
    buf_free(&sql);
    return s;
}

static status read_batch(const listing *l, batch *b, diag *why)
{
    bool clickhouse = connection_dialect(l->db) == DIALECT_CLICKHOUSE;
    for (size_t i = 0; i < l->n_ids; i++) map_set_number(&b->at, b->memory, l->ids[i], (uint32_t)i);
    TRY(ask_batch(l, b, clickhouse ? STORED_EVENTS : EVENTS, take_event, why));
    TRY(ask_sides(l, b, "event_actors", why));
    b->recipients = true;
    return ask_sides(l, b, "event_recipients", why);
}

static status give_batch(listing *l, batch *b, diag *why)
{
    for (size_t i = 0; i < l->n_ids; i++) {
        found_row *r = &b->rows[i];
        if (!r->e.id.n) TRY(moment_check(l->db, l->moment, "ask again", why));
        if (!r->e.id.n) return connection_damaged(l->db, "the event", l->ids[i], why);
        r->e.actors = r->actors.p;
        r->e.n_actors = r->actors.n;
        r->e.recipients = r->recipients.p;
        r->e.n_recipients = r->recipients.n;
        TRY(l->visit(l->state, &r->e, why));
    }
    return ST_OK;
}

static status flush(listing *l, diag *why)
{
    if (!l->n_ids) return ST_OK;
    batch *b = arena_array(l->memory, batch, 1);
    b->memory = l->memory;
    TRY(read_batch(l, b, why));
    TRY(give_batch(l, b, why));
    l->n_ids = 0;
    arena_reset(l->memory);
    return ST_OK;
}

// --- listing

static status take(listing *l, str id, diag *why)
{
    if (l->search->limit && l->given == l->search->limit) {
        l->behind++;
        return ST_OK;
    }
    l->ids[l->n_ids++] = str_copy(l->memory, id);
    l->given++;
    return l->n_ids == SEARCH_BATCH ? flush(l, why) : ST_OK;
}

static status take_id(void *state, const statement *row, diag *why)
{
    return take(state, row_text(row, 0), why);
}

static status take_count(void *state, const statement *row, diag *why)
{
    (void)why;
    *(int64_t *)state = row_integer(row, 0);
    return ST_OK;
}

// 0: all
static int64_t wanted(const listing *l)
{
    return l->search->limit ? l->search->limit + l->most_behind : 0;
}

static status list_all(listing *l, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, l->kept, l->db);
    status s = searchpage_question(&w, "e.id", l->db, l->search, why);
    buf_add_c(&w.sql, SEARCHPAGE_ORDERS[l->search->order]);
    if (wanted(l)) buf_add_format(&w.sql, " LIMIT %lld", (long long)wanted(l));
    if (s == ST_OK) s = searchpage_ask(l->db, &w, take_id, l, why);
    buf_free(&w.sql);
    return s;
}

// Of a pair of which the table dyads has all that is asked: its rows lie together.
static bool is_of_dyads(const listing *l)
{
    return l->search->order != SEARCH_SUREST && connection_dialect(l->db) == DIALECT_SQLITE &&
           eventquerysql_dyads_do(l->search->query);
}

static status list_dyads(listing *l, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, l->kept, l->db);
    w.table = QUERY_OF_DYADS;
    buf_add_c(&w.sql, "SELECT e.id FROM (SELECT x.event AS id, min(x.date) AS date_value"
                      " FROM dyads x WHERE ");
    status s = eventquerysql_condition(&w, l->search->query, why);
    buf_add_c(&w.sql, " GROUP BY x.event) AS e WHERE 1 = 1");
    if (s == ST_OK) s = searchpage_after(&w, l->db, l->search, why);
    buf_add_c(&w.sql, SEARCHPAGE_ORDERS[l->search->order]);
    if (wanted(l)) buf_add_format(&w.sql, " LIMIT %lld", (long long)wanted(l));
    if (s == ST_OK) s = searchpage_ask(l->db, &w, take_id, l, why);
    buf_free(&w.sql);
    return s;
}

// The first events, where these can be found without a list of all. *done: they were.
static status find_first(const connection *c, const eventsearch *s, size_t most, arena *a,
                         glance_ids *out, bool *done, diag *why)
{
    *done = false;
    if (searchpair_may_do(c, s)) return searchpair(c, s, &PAIR_BOUNDS, most, a, out, done, why);
    return searchglance_may_do(c, s) ? searchglance(c, s, most, a, out, done, why) : ST_OK;
}

static status list_first(listing *l, bool *done, diag *why)
{
    glance_ids *first = arena_alloc(l->kept, sizeof *first);
    TRY(find_first(l->db, l->search, (size_t)wanted(l), l->kept, first, done, why));
    for (size_t i = 0; *done && i < first->n; i++) TRY(take(l, first->ids[i], why));
    return ST_OK;
}

static status list_columns(listing *l, bool *done, diag *why)
{
    column_page page;
    TRY(columnsearch_list(l->db, l->search, l->most_behind, l->kept, &page, done, why));
    for (size_t i = 0; i < page.n; i++) TRY(take(l, page.ids[i], why));
    l->behind = page.behind;
    return ST_OK;
}

static status list(listing *l, diag *why)
{
    bool done = false;
    TRY(list_columns(l, &done, why));
    if (done) return flush(l, why);
    if (is_of_dyads(l)) {
        TRY(list_dyads(l, why));
        return flush(l, why);
    }
    bool page = l->search->limit && l->search->limit <= GLANCE_PAGE;
    status s = page ? list_first(l, &done, why) : ST_OK;
    if (s == ST_OK && !done) s = list_all(l, why);
    return s == ST_OK ? flush(l, why) : s;
}

static status list_with(const eventsearch *s, int64_t most_behind, found_event_visit *visit,
                        void *state, int64_t *behind, diag *why)
{
    connection own;
    arena memory = {0}, kept = {0};
    listing l = {.search = s,
                 .memory = &memory,
                 .kept = &kept,
                 .visit = visit,
                 .state = state,
                 .most_behind = most_behind};
    status done = connection_either(s->from, s->database, &own, &l.db, why);
    if (done == ST_OK) done = moment_read(l.db, &l.moment, why);
    if (done == ST_OK) done = list(&l, why);
    connection_close(&own, NULL);
    arena_free(&memory);
    arena_free(&kept);
    *behind = l.behind;
    return done;
}

status eventsearch_list(const eventsearch *s, found_event_visit *visit, void *state, bool *more,
                        diag *why)
{
    int64_t behind = 0;
    status done = list_with(s, 1, visit, state, &behind, why);
    *more = behind > 0;
    return done;
}

status eventsearch_page(const eventsearch *s, found_event_visit *visit, void *state,
                        int64_t *behind, diag *why)
{
    return list_with(s, SEARCH_COUNT_MOST, visit, state, behind, why);
}

static status count_all(const connection *c, const eventsearch *s, arena *a, int64_t *n, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, a, c);
    buf_add_c(&w.sql, "SELECT count(*) FROM (");
    status done = searchpage_question(&w, "1", c, s, why);
    buf_add_format(&w.sql, " LIMIT %d) AS m", SEARCH_COUNT_MOST);
    if (done == ST_OK) done = searchpage_ask(c, &w, take_count, n, why);
    buf_free(&w.sql);
    return done;
}

status eventsearch_count(const eventsearch *s, int64_t *n, diag *why)
{
    connection own;
    const connection *c;
    arena memory = {0};
    *n = SEARCH_COUNT_MOST;
    status done = connection_either(s->from, s->database, &own, &c, why);
    bool found = false;
    if (done == ST_OK) {
        glance_ids *first = arena_alloc(&memory, sizeof *first);
        done = find_first(c, s, SEARCH_COUNT_MOST, &memory, first, &found, why);
        if (found) *n = (int64_t)first->n;
    }
    if (done == ST_OK && !found) done = count_all(c, s, &memory, n, why);
    connection_close(&own, NULL);
    arena_free(&memory);
    return done;
}
