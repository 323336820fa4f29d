#include "query/panelsource.h"

#include "base/ascii.h"
#include "base/hash.h"
#include "store/connection.h"
#include "store/databasemerge.h"
#include "store/intakequery.h"
#include "store/moment.h"
#include "store/sqlfrom.h"

#include <math.h>
#include <stdlib.h>

// A question in SQL, and in the words of ClickHouse, where rows of an event name its document and
// events have when that was published.
typedef struct {
    const char *sql, *clickhouse;
} panel_question;

#define FROM(table, alias) SQLFROM_STORED(table, alias) " AND "
#define COUNTING           "(SELECT e.id AS id" FROM("events", "e") PANEL_COUNTS ")"

static const panel_question EVENTS = {
    "SELECT e.id, e.type, e.mode, CASE WHEN e.date_how = 'document' THEN d.published_value"
    " ELSE e.date_value END FROM events e JOIN documents d ON d.id = e.document WHERE " PANEL_COUNTS
    " ORDER BY e.id",
    "SELECT e.id, e.type, e.mode, CASE WHEN e.date_how = 'document' THEN e.published"
    " ELSE e.date_value END" FROM("events", "e") PANEL_COUNTS " ORDER BY e.id"};
static const panel_question COUNTED = {"SELECT e.id FROM events e WHERE " PANEL_COUNTS,
                                       "SELECT e.id" FROM("events", "e") PANEL_COUNTS};
static const panel_question UNITS[PANEL_UNITS] = {
    {"SELECT x.event, x.source, x.target, 0 FROM dyads x JOIN events e ON e.id = x.event"
     " WHERE " PANEL_COUNTS,
     "SELECT x.event, x.source, x.target, 0" FROM("dyads", "x") "x.event IN " COUNTING},
    {"SELECT x.event, coalesce(x.country, x.code), NULL, 1 FROM event_actors x"
     " JOIN events e ON e.id = x.event WHERE " PANEL_COUNTS
     " UNION ALL SELECT x.event, coalesce(x.country, x.code), NULL, 2 FROM event_recipients x"
     " JOIN events e ON e.id = x.event WHERE " PANEL_COUNTS,
     "SELECT x.event, coalesce(x.country, x.code), NULL, 1" FROM(
         "event_actors",
         "x") "x.event IN " COUNTING
              " UNION ALL SELECT x.event, coalesce(x.country, x.code), NULL, 2" FROM(
                  "event_recipients", "x") "x.event IN " COUNTING},
    {"SELECT e.id, e.place_country, NULL, 0 FROM events e WHERE e.place_country IS NOT NULL"
     " AND " PANEL_COUNTS,
     "SELECT e.id, e.place_country, NULL, 0" FROM(
         "events", "e") "e.place_country IS NOT NULL AND " PANEL_COUNTS}};
// Of the killed and injured: not what a later toll of the same text replaces.
static const panel_question PEOPLE = {
    "SELECT x.event, x.kind, d.published_value, e.document, x.span_begin, x.low, NULL"
    " FROM event_casualties x JOIN events e ON e.id = x.event"
    " JOIN documents d ON d.id = e.document"
    " WHERE x.kind IN ('killed', 'injured') AND x.low IS NOT NULL AND " PANEL_COUNTS
    " AND NOT EXISTS (SELECT 1 FROM mentions m WHERE m.document = e.document"
    " AND m.span_begin = x.span_begin AND m.span_end = x.span_end AND m.people_superseded)",
    "SELECT id, kind, published, document, span_begin, low, NULL FROM (SELECT x.event AS id, kind,"
    " document, span_begin, low" FROM(
        "event_casualties",
        "x") "kind IN ('killed', 'injured') AND low IS NOT NULL AND (x.document, "
             "assumeNotNull(x.span_begin),"
             " assumeNotNull(x.span_end)) NOT IN " PANEL_SUPERSEDED ") AS m ALL INNER JOIN (SELECT"
             " e.id AS id, e.published AS published" FROM("events", "e") PANEL_COUNTS
    ") AS k USING id"};
static const panel_question MONEY = {
    "SELECT x.event, 'money', d.published_value, e.document, x.span_begin, x.value, x.unit"
    " FROM event_amounts x JOIN events e ON e.id = x.event JOIN documents d ON d.id = e.document"
    " WHERE x.position = (SELECT min(position) FROM event_amounts y WHERE y.event = e.id"
    " AND y.kind = 'money' AND y.value IS NOT NULL) AND x.unit IS NOT NULL AND " PANEL_COUNTS,
    "SELECT id, 'money', published, document, span_begin, value, unit FROM (SELECT id, document,"
    " span_begin, value, unit FROM (SELECT x.event AS id, document, span_begin, value, unit" FROM(
        "event_amounts",
        "x") "kind = 'money' AND value IS NOT NULL ORDER BY position"
             " LIMIT 1 BY id) WHERE unit IS NOT NULL) AS m ALL INNER JOIN (SELECT e.id "
             "AS id, e.published AS"
             " published" FROM("events", "e") PANEL_COUNTS ") AS k USING id"};

static uint32_t number_of(map *m, arena *a, str text)
{
    bool added;
    map_entry *e = map_add(m, a, text, &added);
    if (added) {
        e->key = str_copy(a, text);
        e->value.number = (uint32_t)m->n - 1;
    }
    return e->value.number;
}

uint32_t panelsource_unit(panel_source *s, str a, str b)
{
    if (s->wanted->undirected && str_cmp(a, b) > 0) {
        str other = a;
        a = b;
        b = other;
    }
    panel_pair pair = {number_of(&s->names, &s->memory, a), 0};
    pair.b = b.n ? number_of(&s->names, &s->memory, b) : pair.a;
    size_t before = s->pairs.n;
    uint32_t unit = number_of(&s->pairs, &s->memory, (str){(const char *)&pair, sizeof pair});
    if (s->pairs.n > before) *vec_push(&s->memory, &s->units) = pair;
    return unit;
}

// --- events

// The id is 16 hexadecimal digits.
static bool read_id(str text, uint64_t *id)
{
    *id = 0;
    for (size_t i = 0; i < text.n; i++) {
        int digit = ascii_hex(text.p[i]);
        if (digit < 0) return false;
        *id = *id << 4 | (uint64_t)digit;
    }
    return text.n == HASH_HEX_SIZE - 1;
}

static status damaged(str id, diag *why)
{
    return diag_set(why, ST_STORE, NULL, 0, 0,
                    "the database has an event with the id \"%.*s\", "
                    "which is none of demarche's",
                    STR_ARG(id));
}

static panel_event *add_event(panel_source *s, str type, str mode, str date)
{
    panel_event *e = vec_push(&s->of_events, &s->events);
    *e = (panel_event){.type = (int8_t)plover_type_find(type),
                       .score = (float)plover_score(type, mode),
                       .sum = NAN};
    e->fit = (uint8_t)panelperiod_of(s->wanted->step, period_read(date), &e->at);
    return e;
}

static status add_mention(panel_source *s, str text, diag *why)
{
    uint64_t id;
    if (!read_id(text, &id)) return damaged(text, why);
    *vec_push(&s->of_mentions, &s->mentions) = (panel_mention){id, (uint32_t)s->events.n - 1};
    return ST_OK;
}

static status take_merged(void *state, const roster_row *row, diag *why)
{
    panel_source *s = state;
    panel_event *e = add_event(s, row->type, row->mode, row->date);
    if (row->n_sums && row->sums[0].unit.n) {
        e->sum = row->sums[0].value;
        e->currency = number_of(&s->currencies, &s->memory, row->sums[0].unit);
    }
    for (uint32_t i = 0; i < row->n_mentions; i++) TRY(add_mention(s, row->mentions[i].id, why));
    return ST_OK;
}

static status take_event(void *state, const statement *row, diag *why)
{
    panel_source *s = state;
    add_event(s, row_text(row, 1), row_text(row, 2), row_text(row, 3))->counts = true;
    return add_mention(s, row_text(row, 0), why);
}

static int by_id(const void *a, const void *b)
{
    uint64_t x = ((const panel_mention *)a)->id, y = ((const panel_mention *)b)->id;
    return x < y ? -1 : x > y;
}

// NULL: stored after the events were read.
static const panel_mention *find(const panel_source *s, str text)
{
    panel_mention key = {0};
    if (!s->mentions.n || !read_id(text, &key.id)) return NULL;
    return bsearch(&key, s->mentions.p, s->mentions.n, sizeof key, by_id);
}

static status take_counting(void *state, const statement *row, diag *why)
{
    const panel_source *s = state;
    const panel_mention *m = find(s, row_text(row, 0));
    (void)why;
    if (m) s->events.p[m->event].counts = true;
    return ST_OK;
}

// --- units

static bool is_wanted(const panel_wanted *w, str name)
{
    for (size_t i = 0; i < w->n_actors; i++)
        if (str_eq(w->actors[i], name)) return true;
    return w->n_actors == 0;
}

static bool has_sides(const panel_wanted *w, str from, str to)
{
    return (!w->from.n || str_eq(w->from, from)) && (!w->to.n || str_eq(w->to, to));
}

bool panel_has_sides(const panel_wanted *w, str source, str target)
{
    return has_sides(w, source, target) || (w->undirected && has_sides(w, target, source));
}

static status take_unit(void *state, const statement *row, diag *why)
{
    panel_source *s = state;
    const panel_mention *m = find(s, row_text(row, 0));
    str a = row_text(row, 1), b = row_text(row, 2);
    (void)why;
    bool dyad = s->wanted->unit == PANEL_DYAD;
    if (!m || !a.n || (dyad && !b.n)) return ST_OK; // a person of no known country has no code
    s->events.p[m->event].has_unit = true;
    if (!is_wanted(s->wanted, a) || (dyad && !is_wanted(s->wanted, b))) return ST_OK;
    if (dyad && !panel_has_sides(s->wanted, a, b)) return ST_OK;
    panel_entry e = {.event = m->event, .sides = (uint32_t)row_integer(row, 3), .mentions = 1};
    e.unit = panelsource_unit(s, a, b);
    *vec_push(&s->of_entries, &s->entries) = e;
    return ST_OK;
}

// --- people and money

static status take_item(void *state, const statement *row, diag *why)
{
    panel_source *s = state;
    const panel_mention *m = find(s, row_text(row, 0));
    str kind = row_text(row, 1);
    (void)why;
    if (!m) return ST_OK;
    period day = period_read(row_text(row, 2));
    panel_item x = {.event = m->event,
                    .what = str_eq(kind, STR("killed")) ? PANEL_KILLED : PANEL_INJURED,
                    .day = day.known ? day.first : PERIOD_FIRST,
                    .document = hash_str(row_text(row, 3)),
                    .mention = m->id,
                    .value = row_number(row, 5)};
    uint64_t place = (uint64_t)row_integer(row, 4);
    x.words = hash_bytes(&place, sizeof place, x.document);
    const panel_event *e = &s->events.p[m->event];
    if (str_eq(kind, STR("money"))) {
        uint32_t currency = number_of(&s->currencies, &s->memory, row_text(row, 6));
        if (!s->wanted->mentions && (e->sum != x.value || e->currency != currency)) return ST_OK;
        x.what = PANEL_MONEY + currency;
    }
    *vec_push(&s->of_items, &s->items) = x;
    return ST_OK;
}

// --- exposure

static void take_coverage(void *state, const coverage_row *r)
{
    panel_source *s = state;
    int32_t at;
    if (panelperiod_of(s->wanted->step, period_read(r->day), &at) == PANEL_WITHIN)
        *vec_push(&s->memory, &s->exposure) = (panel_exposure){at, r->read, r->coded - r->copies};
    else
        s->undated_texts += r->read;
}

static int by_period(const void *a, const void *b)
{
    int32_t x = ((const panel_exposure *)a)->at, y = ((const panel_exposure *)b)->at;
    return x < y ? -1 : x > y;
}

// One for each period that has any.
static void add_up_exposure(panel_source *s)
{
    size_t n = 0;
    if (!s->exposure.n) return;
    qsort(s->exposure.p, s->exposure.n, sizeof *s->exposure.p, by_period);
    for (size_t i = 1; i < s->exposure.n; i++) {
        panel_exposure *sum = &s->exposure.p[n], *x = &s->exposure.p[i];
        if (sum->at != x->at) {
            s->exposure.p[++n] = *x;
            continue;
        }
        sum->read += x->read;
        sum->texts += x->texts;
    }
    s->exposure.n = n + 1;
}

// --- all

void panelsource_include(const panel_include *i, str texts[PANEL_N_COUNTS])
{
    const bool also[PANEL_N_COUNTS] = {i->planned, i->conditional, i->hypothetical,
                                       i->negated, i->denied,      i->background};
    for (size_t k = 0; k < PANEL_N_COUNTS; k++) texts[k] = also[k] ? STR("1") : STR("0");
}

static status ask(panel_source *s, const connection *c, const panel_question *asked,
                  status (*row)(void *, const statement *, diag *), diag *why)
{
    str texts[PANEL_N_COUNTS];
    panelsource_include(&s->wanted->include, texts);
    question q = {.sql = asked->sql,
                  .clickhouse = asked->clickhouse,
                  .texts = texts,
                  .n_texts = PANEL_N_COUNTS,
                  .row = row,
                  .state = s};
    return connection_visit(c, &q, why);
}

static status read_rows(panel_source *s, const connection *c, diag *why)
{
    if (s->wanted->mentions) TRY(ask(s, c, &EVENTS, take_event, why));
    if (s->mentions.n) qsort(s->mentions.p, s->mentions.n, sizeof *s->mentions.p, by_id);
    if (!s->wanted->mentions) TRY(ask(s, c, &COUNTED, take_counting, why));
    TRY(ask(s, c, &UNITS[s->wanted->unit], take_unit, why));
    TRY(ask(s, c, &PEOPLE, take_item, why));
    return ask(s, c, &MONEY, take_item, why);
}

status panelsource_read(panel_source *s, const char *file, diag *why)
{
    connection c;
    int64_t moment = 0;
    coverage_filter all = {0};
    status done = connection_read(file, &c, why);
    if (done == ST_OK) done = moment_read(&c, &moment, why);
    if (done == ST_OK && !s->wanted->mentions) done = databasemerge_rows(file, take_merged, s, why);
    if (done == ST_OK) done = read_rows(s, &c, why);
    if (done == ST_OK) done = intakequery_coverage(file, &all, take_coverage, s, why);
    if (done == ST_OK) done = moment_check(&c, moment, "ask again", why);
    connection_close(&c, NULL);
    add_up_exposure(s);
    return done;
}

void panelsource_free(panel_source *s)
{
    arena_free(&s->memory);
    arena_free(&s->of_events);
    arena_free(&s->of_mentions);
    arena_free(&s->of_entries);
    arena_free(&s->of_items);
}
