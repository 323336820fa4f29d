#include "query/eventtold.h"

#include "store/sqlfrom.h"

#include <math.h>

// Of one mention, ?7. What is known of it, its sides, and its killed and injured: what a later toll
// of the same text replaces does not count.
#define ONE "?7"
#define EVENT_COLUMNS                                                                              \
    " e.type, e.mode, e.cameo, e.text, e.place_name, e.place_country, e.place_admin,"              \
    " e.place_precision, e.place_lat, e.place_lon"
#define SIDE(table)                                                                                \
    "SELECT x.event, x.code, coalesce(x.name, x.code), x.country, x.sectors FROM " table           \
    " x WHERE x.event = ?1 ORDER BY x.position"

enum { EVENT, ACTORS, RECIPIENTS, PEOPLE };
static const char *const SQL[EVENTTOLD_SQL] = {
    [EVENT] = "SELECT e.id, e.document, d.title, d.url, d.outlet, d.published_value," EVENT_COLUMNS
              " FROM events e JOIN documents d ON d.id = e.document WHERE e.id = " ONE
              " AND " PANEL_COUNTS,
    [ACTORS] = SIDE("event_actors"),
    [RECIPIENTS] = SIDE("event_recipients"),
    [PEOPLE] =
        "SELECT x.event, x.kind, sum(x.low), CASE WHEN count(x.high) = count(*) THEN sum(x.high)"
        " END FROM event_casualties x JOIN events e ON e.id = x.event WHERE x.event = ?1"
        " AND x.kind IN ('killed', 'injured') AND NOT EXISTS (SELECT 1 FROM mentions m"
        " WHERE m.document = e.document AND m.span_begin = x.span_begin"
        " AND m.span_end = x.span_end AND m.people_superseded)"
        " GROUP BY x.event, x.kind ORDER BY x.kind"};

// The same of many.
#define STORED_SIDE(table)                                                                         \
    "SELECT x.event, x.code, coalesce(x.name, x.code), x.country, x.sectors" SQLFROM_STORED(       \
        table, "x") " AND x.event IN " SQLFROM_LISTED("1") " ORDER BY x.event, x.position"
static const char *const STORED_SQL[EVENTTOLD_SQL] = {
    [EVENT] = "SELECT e.id, e.document, e.title, e.url, e.outlet, e.published," EVENT_COLUMNS
        SQLFROM_STORED("events", "e") " AND e.id IN " SQLFROM_LISTED("7") " AND " PANEL_COUNTS,
    [ACTORS] = STORED_SIDE("event_actors"),
    [RECIPIENTS] = STORED_SIDE("event_recipients"),
    [PEOPLE] =
        "SELECT event, kind, sum(low), if(count(high) = count(), sum(high), NULL)"
        " FROM (SELECT x.event AS event, x.kind AS kind, x.low AS low, x.high AS "
        "high" SQLFROM_STORED("event_casualties", "x") " AND x.event IN " SQLFROM_LISTED(
            "1") " AND x.kind IN ('killed', 'injured') AND (x.document,"
                 " assumeNotNull(x.span_begin), assumeNotNull(x.span_end)) NOT IN " PANEL_SUPERSEDED
                 ") GROUP BY event, kind ORDER BY event, kind"};

// --- rows

static str copy(eventtold *t, const statement *row, int at)
{
    return str_copy(&t->memory, row_text(row, at));
}

static double number(const statement *row, int at)
{
    return row_is_null(row, at) ? NAN : row_number(row, at);
}

static status take_event(void *state, const statement *row, diag *why)
{
    eventtold *t = state;
    const eventlist_toll none = {NAN, NAN};
    event_told *x = arena_array(&t->memory, event_told, 1);
    str *const texts[] = {&x->document, &x->title, &x->url,      &x->outlet, &x->published,
                          &x->type,     &x->mode,  &x->cameo,    &x->text,   &x->place,
                          &x->country,  &x->admin, &x->precision};
    int n = (int)(sizeof texts / sizeof *texts);
    (void)why;
    for (int i = 0; i < n; i++) *texts[i] = copy(t, row, i + 1);
    x->lat = number(row, n + 1);
    x->lon = number(row, n + 2);
    x->killed = x->injured = none;
    map_set_pointer(&t->by_id, &t->memory, copy(t, row, 0), x);
    return ST_OK;
}

static void join(eventtold *t, str *list, str name)
{
    buf all = {0};
    buf_add(&all, *list);
    if (all.n && name.n) buf_add_byte(&all, ';');
    buf_add(&all, name);
    *list = str_copy(&t->memory, buf_str(&all));
    buf_free(&all);
}

static void take_side(eventtold *t, const statement *row, int side)
{
    event_told *x = map_find_pointer(&t->by_id, row_text(row, 0));
    if (!x) return; // it does not count
    eventlist_side *s = &x->sides[side];
    join(t, &s->codes, row_text(row, 1));
    join(t, &s->names, row_text(row, 2));
    if (s->code.n) return;
    s->code = copy(t, row, 1);
    s->name = copy(t, row, 2);
    s->country = copy(t, row, 3);
    s->sectors = copy(t, row, 4);
}

static status take_actor(void *state, const statement *row, diag *why)
{
    (void)why;
    take_side(state, row, 0);
    return ST_OK;
}

static status take_recipient(void *state, const statement *row, diag *why)
{
    (void)why;
    take_side(state, row, 1);
    return ST_OK;
}

static status take_people(void *state, const statement *row, diag *why)
{
    eventtold *t = state;
    event_told *x = map_find_pointer(&t->by_id, row_text(row, 0));
    (void)why;
    if (!x) return ST_OK;
    eventlist_toll *toll = str_eq(row_text(row, 1), STR("killed")) ? &x->killed : &x->injured;
    *toll = (eventlist_toll){number(row, 2), number(row, 3)};
    return ST_OK;
}

static status (*const TAKE[EVENTTOLD_SQL])(void *state, const statement *row, diag *why) = {
    take_event, take_actor, take_recipient, take_people};

// --- reading

status eventtold_open(eventtold *t, const connection *to, const panel_include *include, diag *why)
{
    *t = (eventtold){.to = to, .most = 1};
    panelsource_include(include, t->also);
    if (connection_dialect(to) == DIALECT_CLICKHOUSE) {
        t->most = SQLFROM_LIST_MOST;
        return ST_OK;
    }
    TRY(connection_prepare(to, SQL, EVENTTOLD_SQL, t->sql, why));
    for (int i = 0; i < PANEL_N_COUNTS; i++) statement_text(t->sql[EVENT], i + 1, t->also[i]);
    return ST_OK;
}

void eventtold_close(eventtold *t)
{
    statements_finish(t->sql, EVENTTOLD_SQL);
    arena_free(&t->memory);
}

static status read_one(eventtold *t, str id, diag *why)
{
    for (int i = 0; i < EVENTTOLD_SQL; i++) {
        statement *s = t->sql[i];
        bool there;
        statement_reset(s);
        statement_text(s, i == EVENT ? PANEL_N_COUNTS + 1 : 1, id);
        TRY(statement_step(s, &there, why));
        if (i == EVENT && !there) return ST_OK;
        while (there) {
            TRY(TAKE[i](t, s, why));
            TRY(statement_step(s, &there, why));
        }
    }
    return ST_OK;
}

static status read_many(eventtold *t, const str *ids, size_t n, diag *why)
{
    buf list = {0};
    status s = ST_OK;
    for (size_t i = 0; i < n; i++) {
        if (i) buf_add_byte(&list, ',');
        buf_add(&list, ids[i]);
    }
    t->also[PANEL_N_COUNTS] = buf_str(&list);
    for (int i = 0; i < EVENTTOLD_SQL && s == ST_OK; i++) {
        question q = {.clickhouse = STORED_SQL[i],
                      .texts = i == EVENT ? t->also : &t->also[PANEL_N_COUNTS],
                      .n_texts = i == EVENT ? PANEL_N_COUNTS + 1 : 1,
                      .row = TAKE[i],
                      .state = t};
        s = connection_visit(t->to, &q, why);
    }
    buf_free(&list);
    return s;
}

status eventtold_read(eventtold *t, const str *ids, size_t n, diag *why)
{
    arena_reset(&t->memory);
    t->by_id = (map){0};
    for (size_t i = 0; i < n; i += t->most) {
        size_t some = n - i < t->most ? n - i : t->most;
        TRY(t->most == 1 ? read_one(t, ids[i], why) : read_many(t, ids + i, some, why));
    }
    return ST_OK;
}

const event_told *eventtold_find(const eventtold *t, str id)
{
    return map_find_pointer(&t->by_id, id);
}
