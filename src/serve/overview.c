// What is there, and what is new.
#include "base/calendar.h"
#include "base/csv.h"
#include "ledger/rowjson.h"
#include "link/period.h"
#include "query/eventsearch.h"
#include "query/foundline.h"
#include "serve/ledgerview.h"
#include "store/sqlfrom.h"

#include <stdio.h>
#include <stdlib.h>

#define NEWEST_EVENTS 10
#define NEWEST_AMONG                                                                               \
    60 // of which those are: a database sorts weeks and seasons behind all days of their year
#define NEWEST_ROWS    10
#define MOTION_DAYS    90 // before the last text: what "in motion" means
#define MOTION_DYADS   12
#define NEWEST_CHANGES 10
#define LARGEST_ROWS   5
#define LARGEST_MONTHS 12

// --- totals

typedef struct {
    int64_t documents, events, runs;
    str first, last; // days of publication
    arena *memory;
} totals;

static status take_totals(void *state, const statement *row, diag *why)
{
    totals *t = state;
    (void)why;
    t->documents = row_integer(row, 0);
    t->events = row_integer(row, 1);
    t->runs = row_integer(row, 2);
    t->first = str_copy(t->memory, row_text(row, 3));
    t->last = str_copy(t->memory, row_text(row, 4));
    return ST_OK;
}

#define STORED_TEXTS " FROM stored_documents WHERE " CLICKHOUSE_COUNTS("id")
static const char STORED_TOTALS[] =
    "SELECT (SELECT count()" STORED_TEXTS "), (SELECT count()" SQLFROM_STORED(
        "events", "e") "), (SELECT count() FROM runs), (SELECT min(published_value)" STORED_TEXTS
                       "), (SELECT max(published_value)" STORED_TEXTS ")";

static status read_totals(const viewing *v, totals *t, diag *why)
{
    t->memory = v->memory;
    question q = {.sql = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events),"
                         " (SELECT count(*) FROM runs),"
                         " (SELECT min(published_value) FROM documents),"
                         " (SELECT max(published_value) FROM documents)",
                  .clickhouse = STORED_TOTALS,
                  .row = take_totals,
                  .state = t};
    return connection_visit(v->db, &q, why);
}

// Of the ledger as many as the views of its rows list.
static void write_totals(viewing *v, const totals *t, const ledger_table *all)
{
    json_writer *j = &v->json;
    const ledger_table listed = rowfilter_apply(all, &(row_filter){0}, v->memory), *rows = &listed;
    json_field_int(j, "documents", t->documents);
    json_field_int(j, "events", t->events);
    json_field_int(j, "runs", t->runs);
    json_field_string(j, "first", str_sub(t->first, 0, 10));
    json_field_string(j, "last", str_sub(t->last, 0, 10));
    json_write_key(j, "state");
    json_begin_object(j);
    json_field_int(j, "channels", (int64_t)rows->n_channels);
    json_field_int(j, "transfers", (int64_t)rows->n_transfers);
    json_field_int(j, "redlines", (int64_t)rows->n_redlines);
    json_field_int(j, "positions", (int64_t)rows->n_positions);
    json_end_object(j);
}

// --- events and dyads

typedef struct {
    int32_t day; // the first of its date
    size_t place;
    str line;
} newest_event;

typedef struct {
    arena *memory;
    newest_event all[NEWEST_AMONG]; // [n]
    size_t n;
} newest_events;

static status take_event(void *state, const found_event *e, diag *why)
{
    newest_events *x = state;
    buf line = {0};
    json_writer w = {.out = &line};
    (void)why;
    foundline_event(&w, e);
    x->all[x->n] =
        (newest_event){period_read(e->date).first, x->n, str_copy(x->memory, buf_str(&line))};
    x->n++;
    buf_free(&line);
    return ST_OK;
}

static int later_first(const void *a, const void *b)
{
    const newest_event *x = a, *y = b;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

// Those of the days up to the last text: a later day is a slip of a text or of its reading, and
// would stand first for years.
static status write_newest(viewing *v, str last, diag *why)
{
    eventquery all = {0};
    calendar_date day;
    buf words = {0};
    bool more;
    if (calendar_parse_date(str_sub(last, 0, 10), &day))
        buf_add_format(&words, "until:%.10s", last.p);
    str asked = str_copy(v->memory, buf_str(&words));
    buf_free(&words);
    TRY(eventquery_parse(asked, v->memory, &all, why));
    eventsearch s = {.from = v->db,
                     .columns = v->columns,
                     .query = &all,
                     .order = SEARCH_NEWEST,
                     .limit = NEWEST_AMONG};
    newest_events *found = arena_array(v->memory, newest_events, 1);
    *found = (newest_events){.memory = v->memory};
    TRY(eventsearch_list(&s, take_event, found, &more, why));
    qsort(found->all, found->n, sizeof *found->all, later_first);
    json_write_key(&v->json, "newest");
    json_begin_array(&v->json);
    for (size_t i = 0; i < found->n && i < NEWEST_EVENTS; i++)
        json_write_raw(&v->json, found->all[i].line);
    json_end_array(&v->json);
    return ST_OK;
}

typedef struct {
    viewing *v;
    int given;
} motion;

static void write_dyad(viewing *v, str source, str target, const found_group *g)
{
    json_writer *j = &v->json;
    if (v->request->form == REQUEST_CSV) {
        csv_writer c = {.out = &v->out->body};
        buf score = {0};
        foundline_score(g->score, &score);
        csv_write(&c, source);
        csv_write(&c, target);
        csv_write_int(&c, g->events);
        csv_write(&c, buf_str(&score));
        csv_end_row(&c);
        buf_free(&score);
        return;
    }
    json_begin_object(j);
    json_field_string(j, "source", source);
    json_field_string(j, "target", target);
    json_field_int(j, "events", g->events);
    json_field_double(j, "score", g->score); // what is not finite is null
    json_end_object(j);
}

// Nobody with himself.
static status take_dyad(void *state, const found_group *g, diag *why)
{
    motion *m = state;
    str target = g->key, source = str_split(&target, '-');
    (void)why;
    if (m->given == MOTION_DYADS || !source.n || !target.n || str_eq(source, target)) return ST_OK;
    m->given++;
    write_dyad(m->v, source, target, g);
    return ST_OK;
}

// Those with the most events in the days before the last text.
static status write_dyads(viewing *v, str last, diag *why)
{
    eventquery recent;
    calendar_date day;
    char since[CALENDAR_DATE_SIZE], until[CALENDAR_DATE_SIZE];
    buf words = {0};
    motion m = {.v = v};
    int64_t more;
    buf_add_c(&words, "background:no");
    if (calendar_parse_date(str_sub(last, 0, 10), &day)) {
        calendar_format(calendar_add_days(day, -MOTION_DAYS), since);
        calendar_format(day, until);
        buf_add_format(&words, " since:%s until:%s", since, until);
    }
    str asked = str_copy(v->memory, buf_str(&words));
    buf_free(&words);
    TRY(eventquery_parse(asked, v->memory, &recent, why));
    eventsearch s = {.from = v->db, .columns = v->columns, .query = &recent};
    return eventsearch_groups(&s, GROUP_DYAD, take_dyad, &m, &more, why);
}

// --- state

typedef struct {
    const channel_row *row;
    const ledger_change *change;
} channel_change;

static int newest_first(const void *a, const void *b)
{
    const channel_change *x = a, *y = b;
    if (x->change->first != y->change->first) return x->change->first > y->change->first ? -1 : 1;
    return str_cmp(str_of(x->row->id), str_of(y->row->id));
}

static void write_change(json_writer *j, const channel_change *c)
{
    json_begin_object(j);
    json_field_string(j, "channel", str_of(c->row->id));
    json_write_key(j, "parties");
    json_begin_array(j);
    for (uint32_t i = 0; i < c->row->n_parties; i++) json_write_string(j, c->row->parties[i].key);
    json_end_array(j);
    json_field_string(j, "subject", c->row->subject);
    json_field_string(j, "state", c->change->state);
    json_field_string(j, "date", c->change->date);
    json_field_string(j, "document", c->change->document);
    json_field_string(j, "event", c->change->event);
    json_field_string(j, "text", c->change->text);
    json_end_object(j);
}

static void write_changes(viewing *v, const ledger_table *rows)
{
    size_t n = 0, most = 0;
    for (size_t i = 0; i < rows->n_channels; i++) most += rows->channels[i].n_history;
    channel_change *all = arena_array(v->memory, channel_change, most + 1);
    for (size_t i = 0; i < rows->n_channels; i++)
        for (uint32_t k = 0; k < rows->channels[i].n_history; k++)
            if (rows->channels[i].history[k].date.n)
                all[n++] = (channel_change){&rows->channels[i], &rows->channels[i].history[k]};
    qsort(all, n, sizeof *all, newest_first);
    json_write_key(&v->json, "channel_changes");
    json_begin_array(&v->json);
    for (size_t i = 0; i < n && i < NEWEST_CHANGES; i++) write_change(&v->json, &all[i]);
    json_end_array(&v->json);
}

static void write_state(viewing *v, const ledger_table *rows)
{
    write_changes(v, rows);
    json_write_key(&v->json, "transfers");
    ledgerview_newest(v, rows, LEDGER_TRANSFERS, 0, NEWEST_ROWS);
    json_write_key(&v->json, "largest");
    ledgerview_largest(v, rows, LARGEST_MONTHS, LARGEST_ROWS);
    json_write_key(&v->json, "redlines");
    ledgerview_newest(v, rows, LEDGER_REDLINES, 0, NEWEST_ROWS / 2);
}

// --- problems

static status take_problem(void *state, const statement *row, diag *why)
{
    json_writer *j = state;
    (void)why;
    json_begin_object(j);
    json_field_string(j, "code", row_text(row, 0));
    json_field_int(j, "records", row_integer(row, 1));
    json_end_object(j);
    return ST_OK;
}

static status write_problems(viewing *v, diag *why)
{
    static const char SQL[] = "SELECT code, count(*) AS n FROM problems GROUP BY code"
                              " ORDER BY n DESC, code";
    question q = {.sql = SQL, .clickhouse = SQL, .row = take_problem, .state = &v->json};
    json_write_key(&v->json, "problems");
    json_begin_array(&v->json);
    TRY(connection_visit(v->db, &q, why));
    json_end_array(&v->json);
    return ST_OK;
}

static status write_all(viewing *v, const ledger_table *rows, const totals *t, diag *why)
{
    json_begin_object(&v->json);
    write_totals(v, t, rows);
    TRY(write_newest(v, t->last, why));
    json_write_key(&v->json, "dyads");
    json_begin_array(&v->json);
    TRY(write_dyads(v, t->last, why));
    json_end_array(&v->json);
    write_state(v, rows);
    TRY(write_problems(v, why));
    json_end_object(&v->json);
    return ST_OK;
}

status overview_write(viewing *v, diag *why)
{
    totals t = {0};
    ledger_hold *held;
    TRY(read_totals(v, &t, why));
    if (v->request->form == REQUEST_CSV) {
        buf_add_c(&v->out->body, "source,target,events,score\n");
        return write_dyads(v, t.last, why);
    }
    TRY(view_ledger(v, &held, why));
    status s = write_all(v, ledgercache_rows(held), &t, why);
    ledgercache_release(v->site->ledger, held);
    return s;
}
