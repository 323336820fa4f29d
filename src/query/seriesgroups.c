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
    VEC(group_count) counts; // of dates
    dyad_last last;          // the event before
} series;

// --- rows

static bool is_country(const eventquery_node *n)
{
    return n && n->n_values == 1 && n->values[0].text.n == COUNTRY_LETTERS &&
           statename_called(n->values[0].text).n;
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

// Rows of one event follow one another.
static status take(void *state, const statement *row, diag *why)
{
    series *s = state;
    str id = row_text(row, 0);
    (void)why;
    if (dyadseries_is_last(&s->last, id)) return ST_OK;
    count(s, row_is_null(row, 1) ? 0 : columntexts_number(s->a, &s->dates, row_text(row, 1)), row);
    return ST_OK;
}

static status read_rows(const connection *c, const eventquery *q, series *s, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, s->a, c);
    w.table = QUERY_OF_DYADS;
    buf_add_c(&w.sql, "SELECT x.event, x.date, x.score FROM dyads x WHERE ");
    status asked = eventquerysql_condition(&w, q, why);
    buf_add_c(&w.sql, " ORDER BY x.source, x.target, x.event");
    if (asked == ST_OK) asked = searchpage_ask(c, &w, take, s, why);
    buf_free(&w.sql);
    return asked;
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
    series found = {.a = &a};
    eventquerysql_find_pair(&pair, s->query);
    *done = dateparts_are(by) && connection_dialect(c) == DIALECT_SQLITE &&
            eventquerysql_dyads_do(s->query) && is_country(pair.source) && is_country(pair.target);
    if (!*done) return ST_OK;
    status asked = read_rows(c, s->query, &found, why);
    if (asked == ST_OK) asked = dateparts_read(c, &found.dates, by, &a, &parts, why);
    if (asked == ST_OK) asked = hand_over(&found, &parts, visit, state, why);
    arena_free(&a);
    return asked;
}
