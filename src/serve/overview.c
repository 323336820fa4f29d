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
// Of which those are: a database sorts weeks and seasons behind all days of their year, and some
// are told as of days behind their text.
#define NEWEST_AMONG   120
#define NEWEST_ROWS    10
#define MOTION_DYADS   12
#define MOTION_FEW     6 // dyads: then a longer time is looked at
#define NEWEST_CHANGES 10
#define LARGEST_ROWS   5
#define LARGEST_FEW    3

// What "in motion" and "lately" mean, before the last text; 0: all time. The first in which
// something is.
static const int MOTION_DAYS[] = {90, 365, 3 * 365, 0};
static const int LARGEST_MONTHS[] = {12, 36, 0};

// --- totals

typedef struct {
    int64_t documents, events, happened, runs;
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

// Where the columns are there nothing of a large database has to be gone through.
static status count_totals(const viewing *v, totals *t, diag *why)
{
    str first, last;
    t->documents = (int64_t)eventcolumns_documents(v->columns, &first, &last);
    t->events = (int64_t)v->columns->n;
    t->first = str_copy(t->memory, first);
    t->last = str_copy(t->memory, last);
    return connection_number(v->db, "SELECT count(*) FROM runs", &t->runs, why);
}

static status read_totals(const viewing *v, totals *t, diag *why)
{
    t->memory = v->memory;
    if (v->columns) return count_totals(v, t, why);
    question q = {.sql = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM events),"
                         " (SELECT count(*) FROM runs),"
                         " (SELECT min(published_value) FROM documents),"
                         " (SELECT max(published_value) FROM documents)",
                  .clickhouse = STORED_TOTALS,
                  .row = take_totals,
                  .state = t};
    return connection_visit(v->db, &q, why);
}

static status take_all(void *state, const found_group *g, diag *why)
{
    (void)why;
    *(int64_t *)state = g->events;
    return ST_OK;
}

// Events that a search finds which asks nothing.
static status count_happened(const viewing *v, totals *t, diag *why)
{
    int64_t more;
    eventquery all = {0};
    eventsearch s = {.from = v->db, .columns = v->columns, .query = &all};
    return eventsearch_groups(&s, GROUP_ALL, take_all, &t->happened, &more, why);
}

// Of the ledger as many as the views of its rows list.
static void write_totals(viewing *v, const totals *t, const ledger_table *all)
{
    json_writer *j = &v->json;
    const ledger_table listed = rowfilter_apply(all, &(row_filter){0}, v->memory), *rows = &listed;
    json_field_int(j, "documents", t->documents);
    json_field_int(j, "events", t->events);
    json_field_int(j, "happened", t->happened);
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
    period when = period_read(e->date), told = period_read(str_sub(e->published, 0, 10));
    (void)why;
    if (told.known && when.first > told.last) return ST_OK; // what is told before its day is a slip
    foundline_event(&w, e);
    x->all[x->n] = (newest_event){when.first, x->n, str_copy(x->memory, buf_str(&line))};
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
    str source, target;
    int64_t events;
    double score;
} moving_dyad;

typedef struct {
    arena *memory;
    moving_dyad all[MOTION_DYADS]; // [n]
    size_t n;
    char since[CALENDAR_DATE_SIZE]; // empty: all time
} motion;

// Nobody with himself.
static status take_dyad(void *state, const found_group *g, diag *why)
{
    motion *m = state;
    str target = g->key, source = str_split(&target, '-');
    (void)why;
    if (m->n == MOTION_DYADS || !source.n || !target.n || str_eq(source, target)) return ST_OK;
    m->all[m->n++] = (moving_dyad){str_copy(m->memory, source), str_copy(m->memory, target),
                                   g->events, g->score};
    return ST_OK;
}

// Those with the most events in so many days before the last text.
static status find_dyads(const viewing *v, str last, int days, motion *m, diag *why)
{
    eventquery recent;
    calendar_date day;
    char until[CALENDAR_DATE_SIZE];
    buf words = {0};
    int64_t more;
    *m = (motion){.memory = v->memory};
    buf_add_c(&words, "background:no");
    if (days && calendar_parse_date(str_sub(last, 0, 10), &day)) {
        calendar_format(calendar_add_days(day, -days), m->since);
        calendar_format(day, until);
        buf_add_format(&words, " since:%s until:%s", m->since, until);
    }
    str asked = str_copy(v->memory, buf_str(&words));
    buf_free(&words);
    TRY(eventquery_parse(asked, v->memory, &recent, why));
    eventsearch s = {.from = v->db, .columns = v->columns, .query = &recent};
    return eventsearch_groups(&s, GROUP_DYAD, take_dyad, m, &more, why);
}

static status find_motion(const viewing *v, str last, motion *m, diag *why)
{
    for (int i = 0; i == 0 || (MOTION_DAYS[i - 1] && m->n < MOTION_FEW); i++)
        TRY(find_dyads(v, last, MOTION_DAYS[i], m, why));
    return ST_OK;
}

static void write_motion(json_writer *j, const motion *m)
{
    json_field_string(j, "dyads_since", str_of(m->since));
    json_write_key(j, "dyads");
    json_begin_array(j);
    for (size_t i = 0; i < m->n; i++) {
        const moving_dyad *d = &m->all[i];
        json_begin_object(j);
        json_field_string(j, "source", d->source);
        json_field_string(j, "target", d->target);
        json_field_int(j, "events", d->events);
        json_field_double(j, "score", d->score); // what is not finite is null
        json_end_object(j);
    }
    json_end_array(j);
}

static void write_motion_csv(const motion *m, buf *out)
{
    csv_writer c = {.out = out};
    buf score = {0};
    buf_add_c(out, "source,target,events,score\n");
    for (size_t i = 0; i < m->n; i++) {
        const moving_dyad *d = &m->all[i];
        buf_clear(&score);
        foundline_score(d->score, &score);
        csv_write(&c, d->source);
        csv_write(&c, d->target);
        csv_write_int(&c, d->events);
        csv_write(&c, buf_str(&score));
        csv_end_row(&c);
    }
    buf_free(&score);
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
    json_write_key(j, "names");
    json_begin_array(j);
    for (uint32_t i = 0; i < c->row->n_parties; i++)
        json_write_string_or_null(j, c->row->parties[i].name);
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
    ledgerview_largest(v, rows, LARGEST_MONTHS, LARGEST_FEW, LARGEST_ROWS);
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

static status write_all(viewing *v, const ledger_table *rows, const totals *t, const motion *m,
                        diag *why)
{
    json_begin_object(&v->json);
    write_totals(v, t, rows);
    TRY(write_newest(v, t->last, why));
    write_motion(&v->json, m);
    write_state(v, rows);
    TRY(write_problems(v, why));
    json_end_object(&v->json);
    return ST_OK;
}

status overview_write(viewing *v, diag *why)
{
    totals t = {0};
    motion m;
    ledger_hold *held;
    TRY(read_totals(v, &t, why));
    TRY(find_motion(v, t.last, &m, why));
    if (v->request->form == REQUEST_CSV) {
        write_motion_csv(&m, &v->out->body);
        return ST_OK;
    }
    TRY(count_happened(v, &t, why));
    TRY(view_ledger(v, &held, why));
    status s = write_all(v, ledgercache_rows(held), &t, &m, why);
    ledgercache_release(v->site->ledger, held);
    return s;
}
