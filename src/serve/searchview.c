// Events that a query asks for, and their counts.
#include "base/csv.h"
#include "query/eventsearch.h"
#include "query/foundline.h"
#include "serve/view.h"

#include <math.h>
#include <stdio.h>

#define PAGE_EVENTS 50
#define PAGE_GROUPS 100
#define PAGE_EDGES  200
#define PAGE_PLACES 500

typedef struct {
    viewing *v;
    eventquery query;
    eventsearch search;
    search_group by;
    int64_t most, given; // groups, of those that have a key
    buf last;            // id of the last event
} searching;

static status open_search(viewing *v, int64_t limit, searching *s, diag *why)
{
    *s = (searching){.v = v};
    s->search = (eventsearch){.database = v->site->database,
                              .query = &s->query,
                              .after = request_get(v->request, "after")};
    TRY(view_limit(v, limit, &s->search.limit, why));
    return eventquery_parse(request_get(v->request, "q"), v->memory, &s->query, why);
}

// The line of JSON as a value of another.
static void write_found(json_writer *j, const found_event *e)
{
    buf line = {0};
    foundline_event_json(e, &line);
    json_write_raw(j, str_trim(buf_str(&line)));
    buf_free(&line);
}

static status take_event(void *state, const found_event *e, diag *why)
{
    searching *s = state;
    (void)why;
    buf_clear(&s->last);
    buf_add(&s->last, e->id);
    if (s->v->request->form == REQUEST_CSV)
        foundline_event_csv(e, &s->v->out->body);
    else
        write_found(&s->v->json, e);
    return ST_OK;
}

// How many there are behind the page.
static status write_more(searching *s, bool more, diag *why)
{
    json_writer *j = &s->v->json;
    int64_t n = 0;
    s->search.after = buf_str(&s->last);
    if (more) TRY(eventsearch_count(&s->search, &n, why));
    json_field_string(j, "next", more ? buf_str(&s->last) : STR_NONE);
    json_field_int(j, "more", n);
    json_field_bool(j, "more_is_least", n >= SEARCH_COUNT_MOST);
    return ST_OK;
}

static status list_events(searching *s, diag *why)
{
    json_writer *j = &s->v->json;
    bool more = false;
    if (s->v->request->form == REQUEST_CSV) {
        foundline_event_csv_head(&s->v->out->body);
        return eventsearch_list(&s->search, take_event, s, &more, why);
    }
    json_begin_object(j);
    json_write_key(j, "query");
    json_write_string(j, request_get(s->v->request, "q"));
    json_write_key(j, "events");
    json_begin_array(j);
    TRY(eventsearch_list(&s->search, take_event, s, &more, why));
    json_end_array(j);
    TRY(write_more(s, more, why));
    json_end_object(j);
    return ST_OK;
}

status search_write(viewing *v, diag *why)
{
    static const char *const ORDERS[] = {"newest", "oldest", "surest", NULL};
    static const search_order MEANS[] = {SEARCH_NEWEST, SEARCH_OLDEST, SEARCH_SUREST};
    searching s;
    int order;
    TRY(open_search(v, PAGE_EVENTS, &s, why));
    TRY(request_choice(v->request, "order", ORDERS, &order, why));
    s.search.order = MEANS[order];
    status done = list_events(&s, why);
    buf_free(&s.last);
    return done;
}

// --- groups

static void write_group(json_writer *j, const found_group *g)
{
    json_begin_object(j);
    json_field_string(j, "key", g->key);
    json_field_int(j, "events", g->events);
    json_field_double(j, "score", g->score); // what is not finite is null
    json_end_object(j);
}

static status take_group(void *state, const found_group *g, diag *why)
{
    searching *s = state;
    (void)why;
    if (s->v->request->form == REQUEST_CSV)
        foundline_group_csv(s->by, g, &s->v->out->body);
    else
        write_group(&s->v->json, g);
    return ST_OK;
}

static status read_by(const viewing *v, search_group *out, diag *why)
{
    str by = request_get(v->request, "by");
    *out = by.n ? search_group_find(by) : GROUP_ALL;
    if (*out != GROUP_COUNT) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0, "by=%.40s: there are " SEARCH_GROUP_NAMES, by.p);
}

status groups_write(viewing *v, diag *why)
{
    searching s;
    json_writer *j = &v->json;
    int64_t more = 0;
    TRY(open_search(v, PAGE_GROUPS, &s, why));
    TRY(read_by(v, &s.by, why));
    if (v->request->form == REQUEST_CSV) {
        foundline_group_csv_head(s.by, &v->out->body);
        return eventsearch_groups(&s.search, s.by, take_group, &s, &more, why);
    }
    json_begin_object(j);
    json_write_key(j, "query");
    json_write_string(j, request_get(v->request, "q"));
    json_field_string(j, "by", s.by == GROUP_ALL ? STR_NONE : request_get(v->request, "by"));
    json_write_key(j, "groups");
    json_begin_array(j);
    TRY(eventsearch_groups(&s.search, s.by, take_group, &s, &more, why));
    json_end_array(j);
    json_field_int(j, "more", more);
    json_end_object(j);
    return ST_OK;
}

// Events without a key make a group, too, which is not told: one more is asked for.
static void ask_for_keys(searching *s)
{
    s->most = s->search.limit++;
}

// --- who acts on whom

static void write_edge(viewing *v, const found_group *g)
{
    str target = g->key;
    str source = str_split(&target, '-');
    if (v->request->form == REQUEST_CSV) {
        foundline_group_csv(GROUP_DYAD, g, &v->out->body);
        return;
    }
    json_writer *j = &v->json;
    json_begin_object(j);
    json_field_string(j, "source", source);
    json_field_string(j, "target", target);
    json_field_int(j, "events", g->events);
    json_field_double(j, "score", g->score);
    json_end_object(j);
}

static status take_edge(void *state, const found_group *g, diag *why)
{
    searching *s = state;
    (void)why;
    if (g->key.n && s->given++ < s->most) write_edge(s->v, g);
    return ST_OK;
}

status network_write(viewing *v, diag *why)
{
    searching s;
    json_writer *j = &v->json;
    int64_t more = 0;
    TRY(open_search(v, PAGE_EDGES, &s, why));
    ask_for_keys(&s);
    if (v->request->form == REQUEST_CSV) {
        foundline_group_csv_head(GROUP_DYAD, &v->out->body);
        return eventsearch_groups(&s.search, GROUP_DYAD, take_edge, &s, &more, why);
    }
    json_begin_object(j);
    json_write_key(j, "edges");
    json_begin_array(j);
    TRY(eventsearch_groups(&s.search, GROUP_DYAD, take_edge, &s, &more, why));
    json_end_array(j);
    json_field_int(j, "more", more);
    json_end_object(j);
    return ST_OK;
}

// --- where

// The key of GROUP_PLACE: latitude, longitude, country, name.
static void write_place(viewing *v, const found_group *g)
{
    str name = g->key;
    str lat = str_split(&name, '|'), lon = str_split(&name, '|'), country = str_split(&name, '|');
    if (v->request->form == REQUEST_CSV) {
        csv_writer c = {.out = &v->out->body};
        char events[24];
        snprintf(events, sizeof events, "%lld", (long long)g->events);
        const str cells[] = {name, country, lat, lon, str_of(events)};
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&c, cells[i]);
        csv_end_row(&c);
        return;
    }
    json_writer *j = &v->json;
    double degrees[2] = {NAN, NAN};
    str_to_double(lat, &degrees[0]);
    str_to_double(lon, &degrees[1]);
    json_begin_object(j);
    json_field_string(j, "name", name);
    json_field_string(j, "country", country);
    json_field_double(j, "lat", degrees[0]);
    json_field_double(j, "lon", degrees[1]);
    json_field_int(j, "events", g->events);
    json_field_double(j, "score", g->score);
    json_end_object(j);
}

static status take_place(void *state, const found_group *g, diag *why)
{
    searching *s = state;
    (void)why;
    if (g->key.n && s->given++ < s->most) write_place(s->v, g);
    return ST_OK;
}

status places_write(viewing *v, diag *why)
{
    searching s;
    json_writer *j = &v->json;
    int64_t more = 0;
    TRY(open_search(v, PAGE_PLACES, &s, why));
    ask_for_keys(&s);
    if (v->request->form == REQUEST_CSV) {
        buf_add_c(&v->out->body, "name,country,lat,lon,events\n");
        return eventsearch_groups(&s.search, GROUP_PLACE, take_place, &s, &more, why);
    }
    json_begin_object(j);
    json_write_key(j, "places");
    json_begin_array(j);
    TRY(eventsearch_groups(&s.search, GROUP_PLACE, take_place, &s, &more, why));
    json_end_array(j);
    json_field_int(j, "more", more);
    json_end_object(j);
    return ST_OK;
}
