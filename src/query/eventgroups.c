// The groups of eventsearch.h.
#include "query/columnsearch.h"
#include "query/searchpage.h"
#include "query/seriesgroups.h"
#include "store/sqlfrom.h"

#include <math.h>

typedef struct {
    const char *events, *dyads; // the key; NULL: dyads do not have it, or a part of the date
    const char *table;          // beside events, which have several rows in it or none
    bool documents;
    bool by_key; // sorted by it, else by size
} grouping;

// --- which groups there are

static const char *const NAMES[] = {
    [GROUP_ALL] = "",          [GROUP_YEAR] = "year",       [GROUP_MONTH] = "month",
    [GROUP_DAY] = "day",       [GROUP_QUAD] = "quad",       [GROUP_TYPE] = "type",
    [GROUP_SOURCE] = "source", [GROUP_TARGET] = "target",   [GROUP_DYAD] = "dyad",
    [GROUP_OUTLET] = "outlet", [GROUP_COUNTRY] = "country", [GROUP_PLACE] = "",
};

static const grouping GROUPINGS[] = {
    [GROUP_ALL] = {.events = "'all'", .dyads = "'all'", .by_key = true},
    [GROUP_YEAR] = {.by_key = true},
    [GROUP_MONTH] = {.by_key = true},
    [GROUP_DAY] = {.by_key = true},
    [GROUP_QUAD] = {.events = "e.quad", .dyads = "x.its_quad", .by_key = true},
    [GROUP_TYPE] = {.events = "e.type", .dyads = "x.its_type"},
    [GROUP_SOURCE] = {.events = "coalesce(p.country, p.code)", .table = "event_actors"},
    [GROUP_TARGET] = {.events = "coalesce(p.country, p.code)", .table = "event_recipients"},
    [GROUP_DYAD] = {.events = "p.source || '-' || p.target", .table = "dyads"},
    [GROUP_OUTLET] = {.events = "d.outlet", .documents = true},
    [GROUP_COUNTRY] = {.events = "e.place_country"},
    [GROUP_PLACE] = {.events = SEARCHPAGE_PLACE},
};

search_group search_group_find(str name)
{
    for (int i = GROUP_ALL + 1; i < GROUP_COUNT; i++)
        if (str_eq(name, str_of(NAMES[i]))) return (search_group)i;
    return GROUP_COUNT;
}

const char *search_group_name(search_group g)
{
    return NAMES[g];
}

bool search_group_by_key(search_group g)
{
    return GROUPINGS[g].by_key;
}

// --- the SQL

static bool is_of_date(search_group by)
{
    return by == GROUP_YEAR || by == GROUP_MONTH || by == GROUP_DAY;
}

// SEARCHPAGE_PLACE with the same bytes from others: SQLite writes whole degrees with ".0".
static const char POSTGRES_PLACE[] =
    "CASE WHEN e.place_name IS NOT NULL THEN coalesce(CAST(e.place_lat AS TEXT) || CASE WHEN"
    " e.place_lat = floor(e.place_lat) THEN '.0' ELSE '' END, '') || '|' ||"
    " coalesce(CAST(e.place_lon AS TEXT) || CASE WHEN e.place_lon = floor(e.place_lon) THEN '.0'"
    " ELSE '' END, '') || '|' || coalesce(e.place_country, '') || '|' || coalesce(e.place_kind, '')"
    " || '|' || " SEARCHPAGE_POINT_OF " || '|' || e.place_name END";
#define STORED_DEGREES(x)                                                                          \
    "if(isNull(" x "), '', concat(toString(assumeNotNull(" x ")),"                                 \
    " if(assumeNotNull(" x ") = floor(assumeNotNull(" x ")), '.0', '')))"
static const char STORED_PLACE[] =
    "if(isNull(e.place_name), NULL, concat(" STORED_DEGREES("e.place_lat") ", '|', " STORED_DEGREES(
        "e.place_lon") ", '|', coalesce(e.place_country, ''), '|', coalesce(e.place_kind, ''), '|',"
                       " " SEARCHPAGE_POINT_OF ", '|', assumeNotNull(e.place_name)))";

static const char *column_of(const eventquerysql *w, search_group by)
{
    if (by == GROUP_PLACE && w->speaks == DIALECT_POSTGRES) return POSTGRES_PLACE;
    if (by == GROUP_PLACE && w->speaks == DIALECT_CLICKHOUSE) return STORED_PLACE;
    return eventquerysql_column(w, GROUPINGS[by].events);
}

static void add_key(eventquerysql *w, search_group by)
{
    static const eventquery_date_part PARTS[GROUP_COUNT] = {
        [GROUP_YEAR] = DATE_YEAR, [GROUP_MONTH] = DATE_MONTH, [GROUP_DAY] = DATE_DAY};
    bool dyads = w->table == QUERY_OF_DYADS;
    if (is_of_date(by))
        eventquerysql_date_part(w->speaks, dyads ? "x.its_date" : "e.date_value", PARTS[by],
                                &w->sql);
    else
        buf_add_c(&w->sql, dyads ? GROUPINGS[by].dyads : column_of(w, by));
}

// An event of several codes has as many rows: they lie together, so that it is counted once without
// sorting.
static status add_dyads(eventquerysql *w, const eventquery *q, diag *why)
{
    buf_add_c(&w->sql,
              "(SELECT x.event AS its_id, min(x.score) AS its_score, min(x.date) AS its_date,"
              " min(x.type) AS its_type, min(x.quad) AS its_quad");
    sqlfrom_table(w->speaks, "dyads", "x", &w->sql);
    TRY(eventquerysql_condition(w, q, why));
    buf_add_c(&w->sql, " GROUP BY x.event) AS x");
    return ST_OK;
}

static status add_events_that(eventquerysql *w, const char *columns, const eventquery *q, diag *why)
{
    buf_add_c(&w->sql, columns);
    searchpage_from(w, false);
    return eventquerysql_condition(w, q, why);
}

#define OWN_QUAD "e.quad AS quad, "
#define CLASS(n) ", sum(CASE WHEN quad = " n " THEN 1 ELSE 0 END)"

// What is asked for dyads alone.
static const char *by_dyad(search_group by, const char *sql)
{
    return by == GROUP_DYAD ? sql : "";
}

// Of ClickHouse: the rows that are joined are gathered in memory, and no more than are wanted.
static status add_joined(eventquerysql *w, const eventquery *q, search_group by, diag *why)
{
    const grouping *g = &GROUPINGS[by];
    buf_add_format(&w->sql, "SELECT DISTINCT id, score, %spart FROM (", by_dyad(by, "quad, "));
    buf_add_format(&w->sql, "SELECT e.id AS id, %se.score AS score", by_dyad(by, OWN_QUAD));
    TRY(add_events_that(w, "", q, why));
    buf_add_format(&w->sql, ") AS m ALL LEFT JOIN (SELECT p.event AS id, toNullable(%s) AS part",
                   g->events);
    sqlfrom_table(w->speaks, g->table, "p", &w->sql);
    buf_add_c(&w->sql, "p.event IN (");
    TRY(add_events_that(w, "SELECT e.id", q, why));
    buf_add_c(&w->sql, ")) AS k USING id");
    return ST_OK;
}

// Events once for each key, of which each counts once.
static status add_events(eventquerysql *w, const eventquery *q, search_group by, diag *why)
{
    const grouping *g = &GROUPINGS[by];
    bool dyads = w->table == QUERY_OF_DYADS, joined = g->table && !dyads;
    if (joined && w->speaks == DIALECT_CLICKHOUSE) return add_joined(w, q, by, why);
    buf_add_c(&w->sql, joined ? "SELECT DISTINCT " : "SELECT ");
    buf_add_format(&w->sql, "%s%s",
                   dyads ? "x.its_id AS id, x.its_score AS score, "
                         : "e.id AS id, e.score AS score, ",
                   by_dyad(by, OWN_QUAD));
    add_key(w, by);
    buf_add_c(&w->sql, dyads ? " AS part FROM " : " AS part");
    if (dyads) return add_dyads(w, q, why);
    searchpage_from_with(w, g->documents || eventquerysql_needs_documents(q),
                         joined ? g->table : NULL);
    return eventquerysql_condition(w, q, why);
}

// A series of a dyad: counted by date first, so that the part of a date is cut once a date and not
// once an event.
static status add_series(eventquerysql *w, const eventquery *q, search_group by, diag *why)
{
    buf_add_c(&w->sql, "SELECT part, sum(n), sum(s) / nullif(sum(m), 0) FROM (SELECT ");
    add_key(w, by);
    buf_add_c(&w->sql, " AS part, x.n, x.s, x.m FROM (SELECT x.its_date, count(*) AS n,"
                       " sum(x.its_score) AS s, count(x.its_score) AS m FROM ");
    TRY(add_dyads(w, q, why));
    buf_add_c(&w->sql, " GROUP BY x.its_date) AS x) AS m GROUP BY part ORDER BY part NULLS LAST");
    return ST_OK;
}

static status add_groups(eventquerysql *w, const eventsearch *s, search_group by, diag *why)
{
    if (w->table == QUERY_OF_DYADS && is_of_date(by)) return add_series(w, s->query, by, why);
    buf_add_format(&w->sql, "SELECT %s, count(*), avg(score)%s FROM (",
                   by == GROUP_ALL ? "NULL" : "part",
                   by_dyad(by, CLASS("1") CLASS("2") CLASS("3") CLASS("4")));
    TRY(add_events(w, s->query, by, why));
    buf_add_c(&w->sql, ") AS m");
    if (by == GROUP_ALL) return ST_OK;
    buf_add_c(&w->sql, " GROUP BY part ORDER BY ");
    buf_add_c(&w->sql, GROUPINGS[by].by_key ? "part NULLS LAST" : "count(*) DESC, part NULLS LAST");
    return ST_OK;
}

// --- the rows

typedef struct {
    const eventsearch *search;
    search_group by;
    int64_t given, more;
    status (*visit)(void *state, const found_group *g, diag *why);
    void *state;
} grouped;

// Sums of the same scores in another order differ in their last digits. Halves are common, as
// scores have one decimal: these go away from zero, also where the last digits make them less.
static double rounded(double mean)
{
    return isnan(mean) ? mean : round(mean * (1 + 1e-9) * 1e6) / 1e6 + 0.0; // never "-0"
}

static status give_group(void *state, const found_group *x, diag *why)
{
    grouped *g = state;
    found_group out = *x;
    if (g->search->limit && g->given == g->search->limit) {
        g->more++;
        return ST_OK;
    }
    g->given++;
    out.score = rounded(x->score);
    return g->visit(g->state, &out, why);
}

static status take_group(void *state, const statement *row, diag *why)
{
    const grouped *g = state;
    found_group x = {.key = row_is_null(row, 0) ? STR_NONE : row_text(row, 0),
                     .events = row_integer(row, 1),
                     .score = row_is_null(row, 2) ? NAN : row_number(row, 2)};
    for (int i = 0; i < 4 && g->by == GROUP_DYAD; i++) x.quads[i] = row_integer(row, 3 + i);
    return give_group(state, &x, why);
}

// All events count: below a quarter of the documents it is faster to look through theirs than
// through all events.
static status choose_words(eventquerysql *w, const connection *c, const eventquery *q, diag *why)
{
    static const char QUARTER[] = "SELECT coalesce(max(number), 0) / 4 + 1 FROM documents";
    int64_t most = 0;
    if (w->table == QUERY_OF_DYADS || w->speaks == DIALECT_POSTGRES) return ST_OK;
    if (w->speaks == DIALECT_SQLITE) TRY(connection_number(c, QUARTER, &most, why));
    return eventquerysql_choose_words(w, c, q, most, why);
}

static status ask(const connection *c, grouped *g, search_group by, arena *a, diag *why)
{
    const eventquery *query = g->search->query;
    bool in_dyads = is_of_date(by) || GROUPINGS[by].dyads;
    eventquerysql w = {.memory = a,
                       .speaks = connection_dialect(c),
                       .table = in_dyads && eventquerysql_dyads_do(query) ? QUERY_OF_DYADS
                                                                          : QUERY_OF_EVENTS};
    status s = choose_words(&w, c, query, why);
    if (s == ST_OK) s = add_groups(&w, g->search, by, why);
    question q = {.sql = w.sql.p,
                  .clickhouse = w.sql.p,
                  .texts = w.values,
                  .n_texts = w.n_values,
                  .row = take_group,
                  .state = g};
    if (s == ST_OK) s = connection_visit(c, &q, why);
    buf_free(&w.sql);
    return s;
}

status eventsearch_groups(const eventsearch *s, search_group by,
                          status (*visit)(void *state, const found_group *g, diag *why),
                          void *state, int64_t *more, diag *why)
{
    connection own;
    const connection *c;
    arena memory = {0};
    grouped g = {.search = s, .by = by, .visit = visit, .state = state};
    bool found = false;
    status done = connection_either(s->from, s->database, &own, &c, why);
    if (done == ST_OK) done = columnsearch_groups(c, s, by, give_group, &g, &found, why);
    if (done == ST_OK && !found) done = seriesgroups(c, s, by, give_group, &g, &found, why);
    if (done == ST_OK && !found) done = ask(c, &g, by, &memory, why);
    connection_close(&own, NULL);
    arena_free(&memory);
    *more = g.more;
    return done;
}
