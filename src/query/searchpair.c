#include "query/searchpair.h"

#include "base/json_writer.h"
#include "query/eventqueryterm.h"
#include "query/searchpage.h"

#include <stdlib.h>

#define PAIR_FIRST    250 // events that are looked at first; then twice as many each time, up to
#define PAIR_AT_ONCE  2000
#define DOCUMENT_COST 8 // of looking through a document's events; of an event by its id: 1

// 20000 events take 3 MB.
const pair_bounds PAIR_BOUNDS = {.read_first = 5000, .read_more = 20000, .few_documents = 1000};

// An event in its order.
typedef struct {
    str id, date;
    bool dated;
} pair_event;

typedef struct {
    const eventsearch *search;
    const connection *db;
    const pair_bounds *bounds;
    arena *kept;
    arena read; // of the ids that were read last
    glance_ids *found;
    size_t most;
    const eventquery_node *given; // the source of the pair, or the dyad
    eventquery sides;             // what the query demands that dyads have
    int64_t n_documents;          // that have all words; -1: too many, or no word is demanded
    VEC(pair_event) next;         // of the dyad, that are looked at next
    size_t most_read;             // of them
    bool cut;                     // there were more
    pair_event from;              // they stand behind this one, if it has an id
    size_t seen;                  // events that were looked at
} pairing;

// --- what the table dyads has

// The source of the pair, or the dyad; NULL: none, or both.
static const eventquery_node *find_given(const eventquery *q)
{
    eventquerysql w = {0};
    eventquerysql_find_pair(&w, q);
    const eventquery_node *dyad = eventquerysql_only(q, FIELD_DYAD);
    if (w.source && dyad) return NULL;
    return w.source ? w.source : dyad;
}

bool searchpair_may_do(const connection *c, const eventsearch *s)
{
    return s->order != SEARCH_SUREST && connection_dialect(c) == DIALECT_SQLITE &&
           find_given(s->query);
}

static bool dyads_have(const pairing *p, const eventquery_node *n)
{
    bool of_pair =
        eventqueryterm_field(p->given) == FIELD_SOURCE && eventqueryterm_field(n) == FIELD_TARGET;
    return eventqueryterm_is_demanded(n) && (n == p->given || of_pair || n->field->dyads);
}

// The terms of the top that dyads have, as a query of their own.
static void cut_query(pairing *p)
{
    const eventquery *q = p->search->query;
    eventquery_node *all = arena_array(p->kept, eventquery_node, 1), *last = NULL;
    all->kind = QUERY_ALL;
    p->sides = (eventquery){.root = all, .any_outcome = q->any_outcome};
    for (const eventquery_node *n = q->root; n; n = eventqueryterm_behind(n)) {
        if (n->kind != QUERY_TERM || !dyads_have(p, n)) continue;
        eventquery_node *own = arena_array(p->kept, eventquery_node, 1);
        *own = *n;
        own->parent = all;
        own->next = NULL;
        if (last)
            last->next = own;
        else
            all->first = own;
        all->last = last = own;
        p->sides.n_terms++;
    }
}

// --- the first of them

// By date, those without one last; of one date by id.
static int compare(const pair_event *a, const pair_event *b, bool newest)
{
    if (a->dated != b->dated) return a->dated ? -1 : 1;
    int by_date = a->dated ? str_cmp(a->date, b->date) : 0;
    if (by_date) return newest ? -by_date : by_date;
    return str_cmp(a->id, b->id);
}

static int by_newest(const void *a, const void *b)
{
    return compare(a, b, true);
}

static int by_oldest(const void *a, const void *b)
{
    return compare(a, b, false);
}

// Puts them in order, each once (it has several rows, of several codes), and no more than are
// read.
static void cut(pairing *p)
{
    size_t n = 0;
    if (!p->next.n) return;
    qsort(p->next.p, p->next.n, sizeof *p->next.p,
          p->search->order == SEARCH_NEWEST ? by_newest : by_oldest);
    for (size_t i = 1; i < p->next.n; i++)
        if (!str_eq(p->next.p[i].id, p->next.p[n].id)) p->next.p[++n] = p->next.p[i];
    p->next.n = n + 1;
    if (p->next.n <= p->most_read) return;
    p->next.n = p->most_read;
    p->cut = true;
}

static status take_event(void *state, const statement *row, diag *why)
{
    pairing *p = state;
    bool newest = p->search->order == SEARCH_NEWEST;
    pair_event e = {.id = row_text(row, 0), .dated = !row_is_null(row, 1)};
    (void)why;
    if (e.dated) e.date = row_text(row, 1);
    if (p->from.id.n && compare(&e, &p->from, newest) <= 0) return ST_OK;
    if (p->cut && compare(&e, &p->next.p[p->most_read - 1], newest) >= 0) return ST_OK;
    e.id = str_copy(&p->read, e.id);
    e.date = str_copy(&p->read, e.date);
    *vec_push(&p->read, &p->next) = e;
    if (p->next.n == 2 * p->most_read) cut(p);
    return ST_OK;
}

// The next of the dyad. Its rows are gone through once, and no more of them kept than are asked
// for: sorting all in SQL takes ten times as long.
static status read_next(pairing *p, diag *why)
{
    eventquerysql w;
    if (p->next.n) { // they were seen
        const pair_event *last = &p->next.p[p->next.n - 1];
        p->from =
            (pair_event){str_copy(p->kept, last->id), str_copy(p->kept, last->date), last->dated};
    }
    p->most_read = p->seen ? p->bounds->read_more : p->bounds->read_first;
    p->cut = false;
    arena_reset(&p->read);
    p->next.p = NULL;
    p->next.n = p->next.cap = 0;
    searchpage_begin(&w, &p->read, p->db);
    w.table = QUERY_OF_DYADS;
    buf_add_c(&w.sql, "SELECT x.event, x.date FROM dyads x WHERE ");
    status s = eventquerysql_condition(&w, &p->sides, why);
    if (s == ST_OK) s = searchpage_ask(p->db, &w, take_event, p, why);
    buf_free(&w.sql);
    cut(p);
    return s;
}

// --- what it does not have

static status take_found(void *state, const statement *row, diag *why)
{
    const pairing *p = state;
    (void)why;
    if (p->found->n < p->most) p->found->ids[p->found->n++] = str_copy(p->kept, row_text(row, 0));
    return ST_OK;
}

static int ids_value(pairing *p, eventquerysql *w, size_t from, size_t n)
{
    buf json = {0};
    json_writer j = {.out = &json};
    json_begin_array(&j);
    for (size_t i = from; i < from + n; i++) json_write_string(&j, p->next.p[i].id);
    json_end_array(&j);
    int at = eventquerysql_value(w, str_copy(&p->read, buf_str(&json)));
    buf_free(&json);
    return at;
}

static status look_at(pairing *p, size_t from, size_t n, diag *why)
{
    eventquerysql w;
    const eventquery *q = p->search->query;
    searchpage_begin(&w, &p->read, p->db);
    w.given = p->given;
    w.few = true; // each is looked at by itself
    buf_add_format(&w.sql,
                   "SELECT e.id FROM json_each(?%d) k CROSS JOIN events e ON e.id = k.value",
                   ids_value(p, &w, from, n));
    if (eventquerysql_needs_documents(q))
        buf_add_c(&w.sql, " CROSS JOIN documents d ON d.id = e.document");
    buf_add_c(&w.sql, " WHERE ");
    status s = eventquerysql_condition(&w, q, why);
    buf_add_c(&w.sql, " ORDER BY k.key");
    if (s == ST_OK) s = searchpage_ask(p->db, &w, take_found, p, why);
    buf_free(&w.sql);
    p->seen += n;
    return s;
}

// --- the page

// Would looking through the documents that have the words cost less than going on? If it goes on as
// it began, with half an event more.
static bool are_documents_less(const pairing *p, size_t left)
{
    if (p->n_documents < 0 || p->found->n == p->most) return false;
    double needed = (double)(p->most - p->found->n) * (double)p->seen / ((double)p->found->n + 0.5);
    double cost = left && needed > (double)left ? (double)left : needed;
    return cost > (double)p->n_documents * DOCUMENT_COST;
}

// Looks at what was read. *give_up: documents cost less. `last`: there is nothing behind it.
static status walk(pairing *p, bool last, bool *give_up, diag *why)
{
    size_t at = 0, most = p->seen ? PAIR_AT_ONCE : PAIR_FIRST;
    while (at < p->next.n && p->found->n < p->most && !*give_up) {
        size_t n = p->next.n - at < most ? p->next.n - at : most;
        TRY(look_at(p, at, n, why));
        at += n;
        if (most < PAIR_AT_ONCE) most *= 2;
        *give_up = at < p->next.n && are_documents_less(p, last ? p->next.n - at : 0);
    }
    return ST_OK;
}

// *done: the page is full, or nothing is left.
static status fill(pairing *p, bool *done, diag *why)
{
    bool give_up = false;
    while (!*done && !give_up) {
        TRY(read_next(p, why));
        TRY(walk(p, !p->cut, &give_up, why));
        *done = !give_up && (!p->cut || p->found->n == p->most);
    }
    return ST_OK;
}

// *there: the page before ended with an event of the database, or there was none.
static status find_end(pairing *p, bool *there, diag *why)
{
    search_end end;
    *there = true;
    if (!p->search->after.n) return ST_OK;
    TRY(searchpage_end(p->db, p->search->after, p->kept, &end, why));
    *there = end.there;
    p->from = (pair_event){p->search->after, end.date, end.dated};
    return ST_OK;
}

static status count_documents(pairing *p, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, p->kept, p->db);
    TRY(eventquerysql_choose_words(&w, p->db, p->search->query, EVENTQUERY_RARE, why));
    p->n_documents = w.words ? w.n_documents : -1;
    return ST_OK;
}

status searchpair(const connection *c, const eventsearch *s, const pair_bounds *bounds, size_t most,
                  arena *a, glance_ids *out, bool *done, diag *why)
{
    pairing p = {.search = s, .db = c, .bounds = bounds, .kept = a, .found = out, .most = most};
    bool there;
    out->n = 0;
    *done = false;
    p.given = find_given(s->query);
    TRY(count_documents(&p, why));
    if (p.n_documents >= 0 && p.n_documents < bounds->few_documents) return ST_OK;
    TRY(find_end(&p, &there, why));
    if (!there) return ST_OK; // SQL says what is wrong
    cut_query(&p);
    status filled = fill(&p, done, why);
    arena_free(&p.read);
    return filled;
}
