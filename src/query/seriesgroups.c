#include "query/seriesgroups.h"

#include "mention/statename.h"
#include "query/dateparts.h"
#include "query/dyadseries.h"
#include "query/eventqueryterm.h"
#include "query/groupcount.h"
#include "query/searchpage.h"

#include <stdlib.h>

typedef struct {
    arena *a;
    column_texts dates;
    VEC(group_count) counts;     // of dates
    dyad_last last;              // the event before
    VEC(str) seen;               // ids of the first direction of a dyad, ascending
    size_t at;                   // of them, the first that the next event may be
    const eventquery_node *dyad; // NULL: a source and a target are asked for
    bool second;                 // direction of it
} series;

// --- rows

static bool is_country(str code)
{
    return code.n == COUNTRY_LETTERS && statename_called(code).n;
}

static bool asks_country(const eventquery_node *n)
{
    return n && n->n_values == 1 && is_country(n->values[0].text);
}

static bool asks_countries(const eventquery_node *dyad)
{
    return dyad && dyad->n_values == 1 && is_country(dyad->values[0].text) &&
           is_country(dyad->values[0].other);
}

static void count(series *s, uint32_t date, const statement *row)
{
    while (s->counts.n <= date) vec_push(s->a, &s->counts);
    group_count *c = &s->counts.p[date];
    bool scored = !row_is_null(row, 2);
    c->events++;
    c->scored += scored;
    c->sum += scored ? row_number(row, 2) : 0;
}

// Of two who meet each acts on the other: such an event lies in both directions, which are gone
// through in the same order.
static bool was_seen(series *s, str id)
{
    while (s->at < s->seen.n && str_cmp(s->seen.p[s->at], id) < 0) s->at++;
    return s->at < s->seen.n && str_eq(s->seen.p[s->at], id);
}

// Rows of one event follow one another.
static status take(void *state, const statement *row, diag *why)
{
    series *s = state;
    str id = row_text(row, 0);
    (void)why;
    if (dyadseries_is_last(&s->last, id)) return ST_OK;
    if (s->second && was_seen(s, id)) return ST_OK;
    if (s->dyad && !s->second) *vec_push(s->a, &s->seen) = str_copy(s->a, id);
    count(s, row_is_null(row, 1) ? 0 : columntexts_number(s->a, &s->dates, row_text(row, 1)), row);
    return ST_OK;
}

// Of the pair, or of one direction of the dyad.
static status read_rows(const connection *c, const eventquery *q, series *s, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, s->a, c);
    w.table = QUERY_OF_DYADS;
    w.given = s->dyad;
    s->last.n = 0;
    buf_add_c(&w.sql, "SELECT x.event, x.date, x.score FROM dyads x WHERE ");
    if (s->dyad) {
        const eventquery_value *sides = &s->dyad->values[0];
        int one = eventquerysql_value(&w, sides->text),
            other = eventquerysql_value(&w, sides->other);
        buf_add_format(&w.sql, "x.source = ?%d AND x.target = ?%d AND ", s->second ? other : one,
                       s->second ? one : other);
    }
    status asked = eventquerysql_condition(&w, q, why);
    buf_add_c(&w.sql, " ORDER BY x.source, x.target, x.event");
    if (asked == ST_OK) asked = searchpage_ask(c, &w, take, s, why);
    buf_free(&w.sql);
    return asked;
}

static status read_all(const connection *c, const eventquery *q, series *s, diag *why)
{
    TRY(read_rows(c, q, s, why));
    s->second = s->dyad && !str_eq(s->dyad->values[0].text, s->dyad->values[0].other);
    return s->second ? read_rows(c, q, s, why) : ST_OK;
}

// --- parts

static void add_to_part(group_count *part, const group_count *date)
{
    part->events += date->events;
    part->scored += date->scored;
    part->sum += date->sum;
}

static status hand_over(const series *s, const date_parts *parts,
                        status (*visit)(void *state, const found_group *g, diag *why), void *state,
                        diag *why)
{
    size_t n = parts->texts.texts.n ? parts->texts.texts.n : 1;
    group_count *sums = arena_array(s->a, group_count, n);
    for (size_t i = 0; i < s->counts.n; i++) add_to_part(&sums[parts->of[i]], &s->counts.p[i]);
    for (size_t i = 1; i < n; i++) sums[i].key = parts->texts.texts.p[i];
    sums[0].none = true;
    qsort(sums, n, sizeof *sums, groupcount_by_key);
    for (size_t i = 0; i < n; i++) {
        const group_count *x = &sums[i];
        found_group g = groupcount_found(x);
        if (x->events) TRY(visit(state, &g, why));
    }
    return ST_OK;
}

status seriesgroups(const connection *c, const eventsearch *s, search_group by,
                    status (*visit)(void *state, const found_group *g, diag *why), void *state,
                    bool *done, diag *why)
{
    arena a = {0};
    date_parts parts;
    eventquerysql pair = {0};
    series found = {.a = &a, .dyad = eventquerysql_only(s->query, FIELD_DYAD)};
    eventquerysql_find_pair(&pair, s->query);
    bool countries =
        asks_countries(found.dyad) || (asks_country(pair.source) && asks_country(pair.target));
    *done = dateparts_are(by) && connection_dialect(c) == DIALECT_SQLITE &&
            eventquerysql_dyads_do(s->query) && countries;
    if (!*done) return ST_OK;
    status asked = read_all(c, s->query, &found, why);
    if (asked == ST_OK) asked = dateparts_read(c, &found.dates, by, &a, &parts, why);
    if (asked == ST_OK) asked = hand_over(&found, &parts, visit, state, why);
    arena_free(&a);
    return asked;
}
