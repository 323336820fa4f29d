#include "query/searchglance.h"

#include "query/eventqueryterm.h"
#include "query/searchpage.h"

#define GLANCE_FIRST 2000  // so many events are looked at: 10 ms
#define GLANCE_MOST  20000 // and so many where these promise a page
#define GLANCE_RARE  300   // documents with a word: those are looked through sooner

// Events of one type, or all, between two dates.
typedef struct {
    const eventquery_node *type; // the one that is demanded; NULL: all
    str low, high;               // empty: no bound
    bool above, below;           // the bound itself is not among them
    bool nothing;
} stretch;

typedef struct {
    const eventsearch *search;
    const connection *db;
    arena *kept;
    glance_ids *found;
    size_t most;
    stretch left; // that was not looked at
} looking;

static bool is_newest_first(const looking *l)
{
    return l->search->order == SEARCH_NEWEST;
}

// --- stretches

static const char *index_of(const stretch *x)
{
    return x->type ? "events_type" : "events_date";
}

static void add_bound(eventquerysql *w, const char *mark, str date)
{
    if (date.n)
        buf_add_format(&w->sql, " AND e.date_value %s ?%d", mark, eventquerysql_value(w, date));
}

static void add_stretch(eventquerysql *w, const stretch *x)
{
    buf_add_c(&w->sql, "e.date_value IS NOT NULL");
    if (x->type)
        buf_add_format(&w->sql, " AND e.type = ?%d",
                       eventquerysql_value(w, x->type->values[0].text));
    add_bound(w, x->above ? ">" : ">=", x->low);
    add_bound(w, x->below ? "<" : "<=", x->high);
}

// All that the query can find behind where the page before ended.
static status find_stretch(looking *l, diag *why)
{
    const eventsearch *s = l->search;
    stretch *x = &l->left;
    search_end end;
    *x = (stretch){.type = eventquerysql_only(s->query, FIELD_TYPE), .below = true};
    if (x->type && x->type->n_values > 1) x->type = NULL;
    eventquerysql_days(s->query, l->kept, &x->low, &x->high);
    if (!s->after.n) return ST_OK;
    TRY(searchpage_end(l->db, s->after, l->kept, &end, why));
    x->nothing = !end.dated; // all behind it have no date
    if (!end.dated) return ST_OK;
    if (!is_newest_first(l)) {
        if (str_cmp(end.date, x->low) > 0) x->low = end.date;
    } else if (!x->high.n || str_cmp(end.date, x->high) < 0) {
        x->high = end.date;
        x->below = false;
    }
    return ST_OK;
}

typedef struct {
    arena *memory;
    str date;
} date_copy;

static status copy_date(void *state, const statement *row, diag *why)
{
    date_copy *d = state;
    (void)why;
    d->date = str_copy(d->memory, row_text(row, 0));
    return ST_OK;
}

// The date of the n-th event of what is left; empty: there are fewer. The index alone is read.
static status date_at(const looking *l, size_t n, str *out, diag *why)
{
    eventquerysql w;
    date_copy found = {.memory = l->kept};
    searchpage_begin(&w, l->kept, l->db);
    buf_add_format(&w.sql, "SELECT e.date_value FROM events e INDEXED BY %s WHERE ",
                   index_of(&l->left));
    add_stretch(&w, &l->left);
    buf_add_format(&w.sql, " ORDER BY e.date_value%s LIMIT 1 OFFSET %zu",
                   is_newest_first(l) ? " DESC" : "", n);
    status s = searchpage_ask(l->db, &w, copy_date, &found, why);
    buf_free(&w.sql);
    *out = found.date;
    return s;
}

// Cuts the next n events off what is left, with all others of the last one's date.
static status cut(looking *l, size_t n, stretch *out, diag *why)
{
    str date;
    TRY(date_at(l, n, &date, why));
    *out = l->left;
    l->left.nothing = !date.n;
    if (!date.n) return ST_OK;
    if (is_newest_first(l)) {
        out->low = l->left.high = date;
        out->above = false;
        l->left.below = true;
    } else {
        out->high = l->left.low = date;
        out->below = false;
        l->left.above = true;
    }
    return ST_OK;
}

// --- looking

static status take_first(void *state, const statement *row, diag *why)
{
    const looking *l = state;
    (void)why;
    l->found->ids[l->found->n++] = str_copy(l->kept, row_text(row, 0));
    return ST_OK;
}

// Looks at the next n events, until as many are found as are wanted.
static status look_along(looking *l, size_t n, diag *why)
{
    eventquerysql w;
    stretch next;
    if (l->left.nothing) return ST_OK;
    TRY(cut(l, n, &next, why));
    searchpage_begin(&w, l->kept, l->db);
    w.along = index_of(&next);
    buf_add_c(&w.sql, "SELECT e.id");
    searchpage_from(&w, eventquerysql_needs_documents(l->search->query));
    add_stretch(&w, &next);
    if (l->search->after.n) {
        int id = eventquerysql_value(&w, l->search->after);
        buf_add_format(&w.sql,
                       " AND (e.date_value <> (SELECT date_value FROM events WHERE id = ?%d)"
                       " OR e.id > ?%d)",
                       id, id);
    }
    buf_add_c(&w.sql, " AND ");
    status s = eventquerysql_condition(&w, l->search->query, why);
    buf_add_format(&w.sql, " ORDER BY e.date_value%s, e.id LIMIT %zu",
                   is_newest_first(l) ? " DESC" : "", l->most - l->found->n);
    if (s == ST_OK) s = searchpage_ask(l->db, &w, take_first, l, why);
    buf_free(&w.sql);
    return s;
}

// As many more as hold a page, if they go on as they begin; none: too many.
static size_t worth(const looking *l)
{
    size_t found = l->found->n;
    size_t n = found ? GLANCE_FIRST * l->most / found * 3 / 2 : GLANCE_MOST + 1;
    return n > GLANCE_FIRST && n <= GLANCE_MOST ? n - GLANCE_FIRST : 0;
}

bool searchglance_may_do(const connection *c, const eventsearch *s)
{
    return s->order != SEARCH_SUREST && connection_dialect(c) == DIALECT_SQLITE;
}

// Has it words that few documents have?
static status is_rare(const connection *c, const eventsearch *s, arena *a, bool *rare, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, a, c);
    TRY(eventquerysql_choose_words(&w, c, s->query, GLANCE_RARE, why));
    *rare = w.words != NULL;
    return ST_OK;
}

status searchglance(const connection *c, const eventsearch *s, size_t most, arena *a,
                    glance_ids *out, bool *whole, diag *why)
{
    looking l = {.search = s, .db = c, .kept = a, .found = out, .most = most};
    bool rare;
    out->n = 0;
    *whole = false;
    TRY(is_rare(c, s, a, &rare, why));
    if (rare) return ST_OK;
    TRY(find_stretch(&l, why));
    TRY(look_along(&l, GLANCE_FIRST, why));
    size_t more = out->n < most ? worth(&l) : 0;
    if (more) TRY(look_along(&l, more, why));
    *whole = out->n == most;
    return ST_OK;
}
