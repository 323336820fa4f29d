// Events that a query asks for, and their counts.
#include "base/csv.h"
#include "query/eventsearch.h"
#include "query/foundline.h"
#include "serve/partyedges.h"
#include "serve/view.h"

#include <math.h>

#define PAGE_EVENTS 50
#define PAGE_GROUPS 100
#define PAGE_EDGES  200
#define PAGE_PLACES 500

#define PARTIES_MOST 60 // 3600 pairs, half a megabyte of JSON: more is no matrix to look at

typedef struct {
    viewing *v;
    eventquery query;
    eventsearch search;
    buf last; // id of the last event
} searching;

// What the page's filters add to the query.
static const char *const FILTERS[] = {"since", "until", "type"};
#define N_FILTERS (sizeof FILTERS / sizeof *FILTERS)

// The query with a term for each filter of the address; what stands in `q` is in brackets, so that
// they hold of all of it. Only views that have these parameters are asked with them.
static status narrow(viewing *v, str q, buf *out, diag *why)
{
    if (q.n) buf_add_format(out, "(%.*s)", STR_ARG(q));
    for (size_t i = 0; i < N_FILTERS; i++) {
        str value = request_get(v->request, FILTERS[i]);
        if (!value.n) continue;
        if (str_find_byte(value, '"', 0) != SIZE_MAX)
            return diag_set(why, ST_USAGE, NULL, 0, 0, "%s: a value has no quotation marks",
                            FILTERS[i]);
        buf_add_format(out, " %s:\"%.*s\"", FILTERS[i], STR_ARG(value));
    }
    return ST_OK;
}

static bool has_filters(const request *r)
{
    for (size_t i = 0; i < N_FILTERS; i++)
        if (request_get(r, FILTERS[i]).n) return true;
    return false;
}

// The query alone first, so that a mistake in it is told at its place.
static status read_query(viewing *v, eventquery *out, diag *why)
{
    str q = str_trim(request_get(v->request, "q"));
    TRY(eventquery_parse(request_get(v->request, "q"), v->memory, out, why));
    if (!has_filters(v->request)) return ST_OK;
    buf text = {0};
    status s = narrow(v, q, &text, why);
    if (s == ST_OK) s = eventquery_parse(str_copy(v->memory, buf_str(&text)), v->memory, out, why);
    if (s != ST_OK) why->column = 0; // of what nobody wrote
    buf_free(&text);
    return s;
}

static status open_search(viewing *v, int64_t limit, searching *s, diag *why)
{
    *s = (searching){.v = v};
    s->search = (eventsearch){.from = v->db,
                              .columns = v->columns,
                              .query = &s->query,
                              .after = request_get(v->request, "after")};
    TRY(view_limit(v, limit, &s->search.limit, why));
    return read_query(v, &s->query, why);
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
        foundline_event(&s->v->json, e);
    return ST_OK;
}

static void write_more(searching *s, int64_t more)
{
    json_writer *j = &s->v->json;
    json_field_string(j, "next", more ? buf_str(&s->last) : STR_NONE);
    json_field_int(j, "more", more);
    json_field_bool(j, "more_is_least", more >= SEARCH_COUNT_MOST);
}

static status list_events(searching *s, diag *why)
{
    json_writer *j = &s->v->json;
    int64_t behind = 0;
    bool more;
    if (s->v->request->form == REQUEST_CSV) {
        foundline_event_csv_head(&s->v->out->body);
        return eventsearch_list(&s->search, take_event, s, &more, why);
    }
    json_begin_object(j);
    json_write_key(j, "query");
    json_write_string(j, request_get(s->v->request, "q"));
    json_write_key(j, "events");
    json_begin_array(j);
    TRY(eventsearch_page(&s->search, take_event, s, &behind, why));
    json_end_array(j);
    write_more(s, behind);
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

typedef struct grouping grouping;

// A view that lists groups: under which name, by what, with how many, and how one is written.
typedef struct {
    const char *key;
    search_group by;
    bool keyed; // those without a key are not told
    void (*csv_head)(search_group by, buf *out);
    void (*csv)(search_group by, const found_group *g, buf *out);
    void (*json)(json_writer *j, const found_group *g); // members of its object
    void (*rest)(const grouping *x);                    // members behind the list; NULL: none
    bool (*marked)(const found_group *g);               // groups that are counted, too; NULL: none
} group_view;

struct grouping {
    viewing *v;
    const group_view *kind;
    int64_t most, given;
    int64_t more, more_events;     // groups behind the limit, and what they have
    int64_t without;               // events without a key, where those are not told
    int64_t marked, marked_events; // groups, told or not
};

static void write_group(viewing *v, const group_view *kind, const found_group *g)
{
    json_writer *j = &v->json;
    if (v->request->form == REQUEST_CSV) {
        kind->csv(kind->by, g, &v->out->body);
        return;
    }
    json_begin_object(j);
    kind->json(j, g);
    json_field_int(j, "events", g->events);
    json_field_double(j, "score", g->score); // what is not finite is null
    json_end_object(j);
}

static status take_group(void *state, const found_group *g, diag *why)
{
    grouping *x = state;
    (void)why;
    if (x->kind->keyed && !g->key.n) {
        x->without += g->events;
        return ST_OK;
    }
    if (x->kind->marked && x->kind->marked(g)) {
        x->marked++;
        x->marked_events += g->events;
    }
    if (x->given == x->most) {
        x->more++;
        x->more_events += g->events;
        return ST_OK;
    }
    x->given++;
    write_group(x->v, x->kind, g);
    return ST_OK;
}

static void write_question(viewing *v)
{
    json_write_key(&v->json, "query");
    json_write_string(&v->json, request_get(v->request, "q"));
    json_field_string(&v->json, "by", request_get(v->request, "by"));
}

static status write_groups(viewing *v, const group_view *kind, int64_t limit, diag *why)
{
    searching s;
    grouping x = {.v = v, .kind = kind};
    json_writer *j = &v->json;
    int64_t behind; // the limit: none
    TRY(open_search(v, limit, &s, why));
    x.most = s.search.limit;
    s.search.limit = 0; // counted here, as those without a key may not count
    if (v->request->form == REQUEST_CSV) {
        kind->csv_head(kind->by, &v->out->body);
        return eventsearch_groups(&s.search, kind->by, take_group, &x, &behind, why);
    }
    json_begin_object(j);
    if (!kind->keyed) write_question(v);
    json_write_key(j, kind->key);
    json_begin_array(j);
    TRY(eventsearch_groups(&s.search, kind->by, take_group, &x, &behind, why));
    json_end_array(j);
    json_field_int(j, "more", x.more);
    json_field_int(j, "more_events", x.more_events);
    if (kind->rest) kind->rest(&x);
    json_end_object(j);
    return ST_OK;
}

static void group_members(json_writer *j, const found_group *g)
{
    json_field_string(j, "key", g->key);
}

status groups_write(viewing *v, diag *why)
{
    str by = request_get(v->request, "by");
    group_view kind = {.key = "groups",
                       .by = by.n ? search_group_find(by) : GROUP_ALL,
                       .csv_head = foundline_group_csv_head,
                       .csv = foundline_group_csv,
                       .json = group_members};
    if (kind.by == GROUP_COUNT)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "by=%.40s: there are " SEARCH_GROUP_NAMES, by.p);
    return write_groups(v, &kind, PAGE_GROUPS, why);
}

// Cells of CSV.

static void add_score(csv_writer *c, double score)
{
    buf text = {0};
    foundline_score(score, &text);
    csv_write(c, buf_str(&text));
    buf_free(&text);
}

// --- who acts on whom

static void edge_members(json_writer *j, const found_group *g)
{
    str target = g->key;
    json_field_string(j, "source", str_split(&target, '-'));
    json_field_string(j, "target", target);
    json_write_key(j, "quads");
    json_begin_array(j);
    for (int i = 0; i < 4; i++) json_write_int(j, g->quads[i]);
    json_end_array(j);
}

static void edge_csv_head(search_group by, buf *out)
{
    (void)by;
    buf_add_c(out, "source,target,verbal_cooperation,material_cooperation,verbal_conflict,"
                   "material_conflict,events,score\n");
}

static void edge_csv(search_group by, const found_group *g, buf *out)
{
    csv_writer c = {.out = out};
    str target = g->key;
    (void)by;
    csv_write(&c, str_split(&target, '-'));
    csv_write(&c, target);
    for (int i = 0; i < 4; i++) csv_write_int(&c, g->quads[i]);
    csv_write_int(&c, g->events);
    add_score(&c, g->score);
    csv_end_row(&c);
}

static void edges_rest(const grouping *x)
{
    json_field_int(&x->v->json, "without", x->without);
}

static const group_view EDGES = {.key = "edges",
                                 .by = GROUP_DYAD,
                                 .keyed = true,
                                 .csv_head = edge_csv_head,
                                 .csv = edge_csv,
                                 .json = edge_members,
                                 .rest = edges_rest};

static status take_edge(void *state, const found_group *g, diag *why)
{
    (void)why;
    partyedges_add(state, g);
    return ST_OK;
}

static void write_parties(json_writer *j, const party_edges *x)
{
    json_field_int(j, "more", x->more);
    json_field_int(j, "more_events", x->more_events);
    json_field_int(j, "without", x->without);
    json_write_key(j, "parties");
    json_begin_array(j);
    for (size_t i = 0; i < x->parties.n; i++) {
        json_begin_object(j);
        json_field_string(j, "party", x->parties.p[i].code);
        json_field_int(j, "events", x->parties.p[i].events);
        json_end_object(j);
    }
    json_end_array(j);
    json_field_int(j, "more_parties", x->more_parties);
}

static void write_edges(viewing *v, const party_edges *x)
{
    for (size_t i = 0; i < x->edges.n; i++) write_group(v, &EDGES, &x->edges.p[i]);
}

// All pairs among the parties with most events.
static status write_among(viewing *v, size_t most, diag *why)
{
    searching s;
    party_edges x = {.memory = v->memory};
    int64_t behind; // the limit: none
    if (request_get(v->request, "limit").n)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "limit and parties: give one of them");
    TRY(open_search(v, PAGE_EDGES, &s, why));
    s.search.limit = 0;
    TRY(eventsearch_groups(&s.search, GROUP_DYAD, take_edge, &x, &behind, why));
    partyedges_keep(&x, most);
    if (v->request->form == REQUEST_CSV) {
        EDGES.csv_head(GROUP_DYAD, &v->out->body);
        write_edges(v, &x);
        return ST_OK;
    }
    json_begin_object(&v->json);
    json_write_key(&v->json, "edges");
    json_begin_array(&v->json);
    write_edges(v, &x);
    json_end_array(&v->json);
    write_parties(&v->json, &x);
    json_end_object(&v->json);
    return ST_OK;
}

status network_write(viewing *v, diag *why)
{
    int64_t parties;
    TRY(request_number(v->request, "parties", 1, PARTIES_MOST, 0, &parties, why));
    if (parties) return write_among(v, (size_t)parties, why);
    return write_groups(v, &EDGES, PAGE_EDGES, why);
}

// --- where

// What the key of GROUP_PLACE is made of.
typedef struct {
    str lat, lon, country, kind, precision, name;
} group_place;

static group_place place_of(const found_group *g)
{
    group_place p = {.name = g->key};
    str *const parts[] = {&p.lat, &p.lon, &p.country, &p.kind, &p.precision};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) *parts[i] = str_split(&p.name, '|');
    return p;
}

static double degrees(str text)
{
    double x;
    return str_to_double(text, &x) ? x : NAN;
}

static void place_members(json_writer *j, const found_group *g)
{
    group_place p = place_of(g);
    json_field_string(j, "name", p.name);
    json_field_string(j, "country", p.country);
    json_field_string(j, "kind", p.kind);
    json_field_string(j, "precision", p.precision);
    json_field_double(j, "lat", degrees(p.lat));
    json_field_double(j, "lon", degrees(p.lon));
}

static void place_csv_head(search_group by, buf *out)
{
    (void)by;
    buf_add_c(out, "name,country,lat,lon,events,score,kind,precision\n");
}

static void place_csv(search_group by, const found_group *g, buf *out)
{
    csv_writer c = {.out = out};
    group_place p = place_of(g);
    const str cells[] = {p.name, p.country, p.lat, p.lon};
    (void)by;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&c, cells[i]);
    csv_write_int(&c, g->events);
    add_score(&c, g->score);
    csv_write(&c, p.kind);
    csv_write(&c, p.precision);
    csv_end_row(&c);
}

static bool lies_nowhere(const found_group *g)
{
    return !place_of(g).lat.n;
}

static void places_rest(const grouping *x)
{
    json_writer *j = &x->v->json;
    json_field_int(j, "unlocated", x->marked);
    json_field_int(j, "unlocated_events", x->marked_events);
    json_field_int(j, "without", x->without);
}

status places_write(viewing *v, diag *why)
{
    static const group_view VIEW = {.key = "places",
                                    .by = GROUP_PLACE,
                                    .keyed = true,
                                    .csv_head = place_csv_head,
                                    .csv = place_csv,
                                    .json = place_members,
                                    .rest = places_rest,
                                    .marked = lies_nowhere};
    return write_groups(v, &VIEW, PAGE_PLACES, why);
}

// What the page's map shows: places, or who acts on whom.
status map_write(viewing *v, diag *why)
{
    static const char *const SHOWN[] = {"places", "relations", NULL};
    int shown;
    TRY(request_choice(v->request, "show", SHOWN, &shown, why));
    return shown ? network_write(v, why) : places_write(v, why);
}
