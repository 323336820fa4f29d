#include "query/searchglance.h"

#include "query/searchpage.h"

#define GLANCE_FIRST   2000  // so many events are looked at: 5 ms
#define GLANCE_MOST    20000 // and so many where these promise a page
#define GLANCE_COUNTED 10000 // so many to see whether there are many

typedef struct {
    const eventsearch *search;
    const connection *db;
    arena *kept;
    glance_ids *found;
} looking;

static status take_first(void *state, const statement *row, diag *why)
{
    const looking *l = state;
    (void)why;
    l->found->ids[l->found->n++] = str_copy(l->kept, row_text(row, 0));
    return ST_OK;
}

// The first n events behind where the page before ended, as a table. False: it ended behind all
// that have a date.
static status add_first(eventquerysql *w, const looking *l, size_t n, bool *there, diag *why)
{
    const eventsearch *s = l->search;
    search_end end = {.dated = true};
    const char *mark = s->order == SEARCH_NEWEST ? "<" : ">";
    if (s->after.n) TRY(searchpage_end(l->db, s->after, &end, why));
    *there = end.dated;
    buf_add_c(&w->sql, " FROM (SELECT e.rowid AS n FROM events e WHERE e.date_value IS NOT NULL");
    if (s->after.n) {
        int id = eventquerysql_value(w, s->after);
        buf_add_format(&w->sql,
                       " AND e.date_value %s= (SELECT date_value FROM events WHERE id = ?%d)"
                       " AND (e.date_value <> (SELECT date_value FROM events WHERE id = ?%d)"
                       " OR e.id > ?%d)",
                       mark, id, id, id);
    }
    buf_add_format(&w->sql, " ORDER BY e.date_value%s, e.id LIMIT %zu)",
                   s->order == SEARCH_NEWEST ? " DESC" : "", n);
    return ST_OK;
}

static status look_along(looking *l, size_t n, diag *why)
{
    eventquerysql w;
    bool there = false;
    searchpage_begin(&w, l->kept, l->db);
    w.along = true;
    buf_add_c(&w.sql, "SELECT e.id");
    status s = add_first(&w, l, n, &there, why);
    searchpage_from(&w, eventquerysql_needs_documents(l->search->query));
    if (s == ST_OK) s = eventquerysql_condition(&w, l->search->query, why);
    buf_add_c(&w.sql, SEARCHPAGE_ORDERS[l->search->order]);
    buf_add_format(&w.sql, " LIMIT %lld", (long long)l->search->limit + 1);
    l->found->n = 0;
    if (s == ST_OK && there) s = searchpage_ask(l->db, &w, take_first, l, why);
    buf_free(&w.sql);
    return s;
}

// As many more as hold a page, if they go on as they begin; none: too many.
static size_t worth(const looking *l, size_t looked_at)
{
    size_t found = l->found->n, page = (size_t)l->search->limit + 1;
    size_t n = found ? looked_at * page / found * 3 / 2 : GLANCE_MOST + 1;
    return n <= GLANCE_MOST ? n : 0;
}

static bool is_whole_page(const looking *l)
{
    return (int64_t)l->found->n > l->search->limit;
}

static bool goes_along(const connection *c, const eventsearch *s)
{
    return s->order != SEARCH_SUREST && s->query->root && connection_dialect(c) == DIALECT_SQLITE;
}

bool searchglance_may_do(const connection *c, const eventsearch *s)
{
    return s->limit && s->limit <= GLANCE_PAGE && goes_along(c, s);
}

static status take_many(void *state, const statement *row, diag *why)
{
    (void)why;
    *(bool *)state = row_integer(row, 0) != 0;
    return ST_OK;
}

status searchglance_are_many(const connection *c, const eventsearch *s, arena *a, int64_t n,
                             bool *many, diag *why)
{
    eventquerysql w;
    looking l = {.search = s, .db = c, .kept = a};
    bool there = false;
    *many = false;
    if (!goes_along(c, s)) return ST_OK;
    searchpage_begin(&w, a, c);
    w.along = true;
    buf_add_format(&w.sql, "SELECT count(*) >= %lld FROM (SELECT 1", (long long)n);
    status done = add_first(&w, &l, GLANCE_COUNTED, &there, why);
    searchpage_from(&w, eventquerysql_needs_documents(s->query));
    if (done == ST_OK) done = eventquerysql_condition(&w, s->query, why);
    buf_add_format(&w.sql, " LIMIT %lld)", (long long)n);
    if (done == ST_OK && there) done = searchpage_ask(c, &w, take_many, many, why);
    buf_free(&w.sql);
    return done;
}

status searchglance(const connection *c, const eventsearch *s, arena *a, glance_ids *out,
                    bool *whole, diag *why)
{
    looking l = {.search = s, .db = c, .kept = a, .found = out};
    TRY(look_along(&l, GLANCE_FIRST, why));
    size_t more = is_whole_page(&l) ? 0 : worth(&l, GLANCE_FIRST);
    if (more) TRY(look_along(&l, more, why));
    *whole = is_whole_page(&l);
    return ST_OK;
}
