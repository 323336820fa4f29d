#include "query/eventlist.h"

#include "query/panelsource.h"
#include "store/cardblock.h"
#include "store/connection.h"
#include "store/databasemerge.h"

#include <math.h>
#include <string.h>

#define ID "?7"
#define SIDE(table)                                                                                \
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM " table                               \
    " WHERE event = e.id ORDER BY position) AS codes),"                                            \
    " (SELECT group_concat(name, ';') FROM (SELECT coalesce(name, code) AS name FROM " table       \
    " WHERE event = e.id ORDER BY position) AS names),"                                            \
    " (SELECT code FROM " table " WHERE event = e.id ORDER BY position LIMIT 1),"                  \
    " (SELECT coalesce(name, code) FROM " table " WHERE event = e.id ORDER BY position LIMIT 1),"  \
    " (SELECT country FROM " table " WHERE event = e.id ORDER BY position LIMIT 1),"               \
    " (SELECT sectors FROM " table " WHERE event = e.id ORDER BY position LIMIT 1)"

static const char *const SQL[] = {
    "SELECT e.document, d.title, d.url, d.outlet, d.published_value, e.type, e.mode, e.cameo,"
    " e.text, e.place_name, e.place_country, e.place_admin, e.place_precision, e.place_lat,"
    " e.place_lon," SIDE("event_actors") "," SIDE(
        "event_recipients") " FROM events e JOIN documents d ON d.id = e.document WHERE e.id = " ID
                            " AND " PANEL_COUNTS,
    // of killed and injured: what a later toll of the same text replaces does not count
    "SELECT x.kind, sum(x.low), CASE WHEN count(x.high) = count(*) THEN sum(x.high) END"
    " FROM event_casualties x JOIN events e ON e.id = x.event WHERE x.event = " ID
    " AND x.kind IN ('killed', 'injured') AND " PANEL_COUNTS
    " AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.document = e.document"
    " AND m.span_begin = x.span_begin AND m.span_end = x.span_end AND m.people_superseded)"
    " GROUP BY x.kind ORDER BY x.kind"};
enum { EVENT, PEOPLE, N_SQL };

// Without the merge: every mention that counts.
static const char MENTIONS[] =
    "SELECT e.id, CASE WHEN e.date_how = 'document' THEN d.published_value ELSE e.date_value END"
    " FROM events e JOIN documents d ON d.id = e.document WHERE " PANEL_COUNTS
    " ORDER BY 2 NULLS FIRST, e.type, e.id";

typedef struct {
    char id[CARDBLOCK_ID];
    str date;
} single;

typedef struct {
    const panel_wanted *wanted;
    status (*visit)(void *state, const eventlist_row *row, diag *why);
    void *state;
    size_t *undated;
    connection to; // beside the merge's
    statement *sql[N_SQL];
    VEC(single) singles;
    arena memory, scratch; // scratch: of a row
} listing;

static str take(listing *l, const statement *s, int at)
{
    return str_copy(&l->scratch, row_text(s, at));
}

static eventlist_side take_side(listing *l, const statement *s, int at)
{
    return (eventlist_side){take(l, s, at),     take(l, s, at + 1), take(l, s, at + 2),
                            take(l, s, at + 3), take(l, s, at + 4), take(l, s, at + 5)};
}

static double number(const statement *s, int at)
{
    return row_is_null(s, at) ? NAN : row_number(s, at);
}

static void take_event(listing *l, const statement *s, eventlist_row *row)
{
    row->document = take(l, s, 0);
    row->title = take(l, s, 1);
    row->url = take(l, s, 2);
    row->published = take(l, s, 4);
    row->type = take(l, s, 5);
    row->mode = take(l, s, 6);
    row->cameo = take(l, s, 7);
    row->text = take(l, s, 8);
    row->place = take(l, s, 9);
    row->country = take(l, s, 10);
    row->admin = take(l, s, 11);
    row->precision = take(l, s, 12);
    row->lat = number(s, 13);
    row->lon = number(s, 14);
    row->actor = take_side(l, s, 15);
    row->recipient = take_side(l, s, 21);
}

static void add_outlet(str name, buf *outlets)
{
    if (!name.n || str_among(name, buf_str(outlets), ';')) return;
    if (outlets->n) buf_add_byte(outlets, ';');
    buf_add(outlets, name);
}

// One mention; *some: it counts.
static status read_mention(listing *l, str id, eventlist_row *row, buf *outlets, bool *some,
                           diag *why)
{
    statement *s = l->sql[EVENT];
    bool there;
    statement_reset(s);
    statement_text(s, 7, id);
    TRY(statement_step(s, &there, why));
    if (!there) return ST_OK;
    add_outlet(row_text(s, 3), outlets);
    bool first = !*some, placed = !row->country.n && row_text(s, 10).n;
    if (first || placed) take_event(l, s, row);
    *some = true;
    return ST_OK;
}

static status read_people(listing *l, str id, eventlist_row *row, diag *why)
{
    statement *s = l->sql[PEOPLE];
    bool there;
    eventlist_toll killed = {NAN, NAN}, injured = killed;
    statement_reset(s);
    statement_text(s, 7, id);
    TRY(statement_step(s, &there, why));
    while (there) {
        eventlist_toll *toll = str_eq(row_text(s, 0), STR("killed")) ? &killed : &injured;
        *toll = (eventlist_toll){number(s, 1), number(s, 2)};
        TRY(statement_step(s, &there, why));
    }
    if (isnan(row->killed.low)) row->killed = killed;
    if (isnan(row->injured.low)) row->injured = injured;
    return ST_OK;
}

// Sets the days; false when the event is in no range.
static bool has_days(listing *l, eventlist_row *row)
{
    period p = period_read(row->date);
    bool bounded = p.known && p.first != PERIOD_FIRST && p.last != PERIOD_LAST;
    *l->undated += !bounded;
    row->first = p.first;
    row->last = p.last;
    return bounded && p.first <= l->wanted->last && p.last >= l->wanted->first;
}

// The mentions [n] by day of their texts.
static status make_row(listing *l, const str *ids, size_t n, eventlist_row *row, diag *why)
{
    const eventlist_toll none = {NAN, NAN};
    buf outlets = {0};
    bool some = false;
    status s = ST_OK;
    row->killed = row->injured = none;
    row->lat = row->lon = NAN;
    for (size_t i = 0; i < n && s == ST_OK; i++)
        s = read_mention(l, ids[i], row, &outlets, &some, why);
    row->outlets = str_copy(&l->scratch, buf_str(&outlets));
    buf_free(&outlets);
    if (s != ST_OK || !some || !has_days(l, row)) return s;
    for (size_t i = n; i > 0 && s == ST_OK; i--) s = read_people(l, ids[i - 1], row, why);
    return s == ST_OK ? l->visit(l->state, row, why) : s;
}

static status take_merged(void *state, const roster_row *merged, diag *why)
{
    listing *l = state;
    arena_reset(&l->scratch);
    eventlist_row row = {.id = str_of(merged->id),
                         .date = merged->date,
                         .n_documents = merged->n_documents,
                         .n_sources = merged->n_sources};
    str *ids = arena_array(&l->scratch, str, merged->n_mentions);
    for (uint32_t i = 0; i < merged->n_mentions; i++) ids[i] = merged->mentions[i].id;
    return make_row(l, ids, merged->n_mentions, &row, why);
}

static status take_single(void *state, const statement *row, diag *why)
{
    listing *l = state;
    str id = row_text(row, 0);
    if (id.n != CARDBLOCK_ID) return connection_damaged(&l->to, "the id of event", id, why);
    single *x = vec_push(&l->memory, &l->singles);
    memcpy(x->id, id.p, sizeof x->id);
    x->date = str_copy(&l->memory, row_text(row, 1));
    return ST_OK;
}

static status list_mentions(listing *l, const str *also, diag *why)
{
    question q = {
        .sql = MENTIONS, .texts = also, .n_texts = PANEL_N_COUNTS, .row = take_single, .state = l};
    TRY(connection_visit(&l->to, &q, why));
    for (size_t i = 0; i < l->singles.n; i++) {
        const single *x = &l->singles.p[i];
        str id = {x->id, sizeof x->id};
        arena_reset(&l->scratch);
        eventlist_row row = {.id = id, .date = x->date, .n_documents = 1, .n_sources = 1};
        TRY(make_row(l, &id, 1, &row, why));
    }
    return ST_OK;
}

static status list_all(listing *l, const char *file, diag *why)
{
    str also[PANEL_N_COUNTS];
    panelsource_include(&l->wanted->include, also);
    TRY(connection_prepare(&l->to, SQL, N_SQL, l->sql, why));
    for (int i = 0; i < N_SQL; i++)
        for (int k = 0; k < PANEL_N_COUNTS; k++) statement_text(l->sql[i], k + 1, also[k]);
    return l->wanted->mentions ? list_mentions(l, also, why)
                               : databasemerge_rows(file, take_merged, l, why);
}

status eventlist_each(const char *file, const panel_wanted *wanted,
                      status (*visit)(void *state, const eventlist_row *row, diag *why),
                      void *state, size_t *undated, diag *why)
{
    listing l = {.wanted = wanted, .visit = visit, .state = state, .undated = undated};
    *undated = 0;
    status s = connection_read(file, &l.to, why);
    if (s == ST_OK) s = list_all(&l, file, why);
    statements_finish(l.sql, N_SQL);
    connection_close(&l.to, NULL);
    arena_free(&l.memory);
    arena_free(&l.scratch);
    return s;
}
