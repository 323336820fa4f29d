#include "store/databasechain.h"

#include "base/map.h"
#include "store/cardblock.h"
#include "store/schema.h"
#include "store/sqlfrom.h"

#include <stdlib.h>
#include <string.h>

enum { FIND, EVENT, BLOCK, LINKS, STATEMENTS };

// An event that was read, with what explains it once that was asked for.
typedef struct {
    chain_event event; // first: the source hands out pointers to it
    chain_reasons reasons;
    bool asked;
} node;

struct database_chain {
    const connection *to;
    connection own; // where none was given
    statement *sql[STATEMENTS];
    map nodes;  // of events that were read, by id
    map blocks; // cardblocks that were read, by their number as text
    arena a;
};

#define EVENT_COLUMNS                                                                              \
    "e.id, e.document, d.published_value, e.type, e.mode, e.date_value, e.trigger_text, e.text,"   \
    " " ACTOR_CODES ", " RECIPIENT_CODES

static const char *const SQL[STATEMENTS] = {
    [FIND] = "SELECT id, count(*) OVER () FROM events WHERE id >= ?1 AND id < ?1 || 'g'"
             " ORDER BY id LIMIT 1",
    [EVENT] = "SELECT " EVENT_COLUMNS
              " FROM events e JOIN documents d ON d.id = e.document WHERE e.id = ?1",
    [BLOCK] = "SELECT CAST(block AS TEXT) FROM event_cards WHERE event = ?1",
    [LINKS] = "SELECT l.kind, l.words, l.from_text, l.confidence, l.from_event,"
              " a.link IS NOT NULL, a.code, a.name FROM links l"
              " LEFT JOIN link_attribution a ON a.link = l.id AND a.position = 0"
              " WHERE l.to_event = ?1 AND l.kind NOT IN ('same', 'part')",
};

// In the words of ClickHouse.
#define FROM(table, alias) SQLFROM_STORED(table, alias) " AND "
static const char *const STORED_SQL[STATEMENTS] = {
    [FIND] = "SELECT min(e.id), count()" FROM("events", "e") "e.id >= ?1 AND e.id < concat(?1, 'g')"
                                                             " HAVING count() > 0",
    [EVENT] = "SELECT e.id, e.document, e.published, e.type, e.mode, e.date_value, e.trigger_text,"
              " e.text, replaceAll(e.actors, ';', ','), replaceAll(e.recipients, ';', ',')" FROM(
                  "events", "e") "e.id = ?1",
    [BLOCK] = "SELECT toString(b.block)" FROM("event_cards", "b") "b.event = ?1",
    [LINKS] =
        "SELECT kind, words, from_text, confidence, from_event, said IS NOT NULL, code, name"
        " FROM (SELECT id, kind, words, from_text, confidence, from_event" FROM(
            "links",
            "l") "to_event = ?1 AND kind NOT IN ('same', 'part'))"
                 " AS m ANY LEFT JOIN (SELECT a.link AS id, toNullable(1) AS said, code, name" FROM(
                     "link_attribution", "a") "position = 0) AS k USING id",
};

// --- opening

static status open_chain(const connection *open, const char *file, database_chain **out, diag *why)
{
    database_chain *c = mem_alloc(sizeof *c);
    *c = (database_chain){0};
    *out = NULL;
    status s = connection_either(open, file, &c->own, &c->to, why);
    if (s == ST_OK) {
        bool clickhouse = connection_dialect(c->to) == DIALECT_CLICKHOUSE;
        s = connection_prepare_known(c->to, clickhouse ? STORED_SQL : SQL, STATEMENTS, c->sql, why);
    }
    if (s == ST_OK)
        *out = c;
    else
        databasechain_close(c);
    return s;
}

status databasechain_open(const char *file, database_chain **out, diag *why)
{
    return open_chain(NULL, file, out, why);
}

status databasechain_open_of(const connection *open, database_chain **out, diag *why)
{
    return open_chain(open, NULL, out, why);
}

void databasechain_close(database_chain *c)
{
    if (!c) return;
    statements_finish(c->sql, STATEMENTS);
    connection_close(&c->own, NULL);
    arena_free(&c->a);
    mem_free(c);
}

// --- asking

// Begins a statement with its one value. Whoever begins one resets it when no more is wanted.
static status begin(const database_chain *c, int which, str value, bool *row, diag *why)
{
    statement_reset(c->sql[which]);
    statement_text(c->sql[which], 1, value);
    return statement_step(c->sql[which], row, why);
}

static str take(database_chain *c, int which, int at)
{
    return str_copy(&c->a, row_text(c->sql[which], at));
}

// The event; NULL where there is none.
static status get(database_chain *c, str id, node **out, diag *why)
{
    *out = map_find_pointer(&c->nodes, id);
    if (*out || !id.n) return ST_OK;
    bool row;
    TRY(begin(c, EVENT, id, &row, why));
    if (row) {
        node *n = *out = arena_alloc(&c->a, sizeof *n);
        n->event = (chain_event){.id = take(c, EVENT, 0),
                                 .document = take(c, EVENT, 1),
                                 .published = take(c, EVENT, 2),
                                 .type = take(c, EVENT, 3),
                                 .mode = take(c, EVENT, 4),
                                 .date = take(c, EVENT, 5),
                                 .trigger = take(c, EVENT, 6),
                                 .text = take(c, EVENT, 7),
                                 .actors = take(c, EVENT, 8),
                                 .recipients = take(c, EVENT, 9)};
        map_set_pointer(&c->nodes, &c->a, n->event.id, n);
    }
    statement_reset(c->sql[EVENT]);
    return ST_OK;
}

static status find(void *state, str id, const chain_event **e, size_t *n, diag *why)
{
    database_chain *c = state;
    str first = STR_NONE;
    node *found = NULL;
    bool row;
    *n = 0;
    *e = NULL;
    TRY(begin(c, FIND, id, &row, why));
    if (row) {
        first = take(c, FIND, 0);
        *n = (size_t)row_integer(c->sql[FIND], 1);
    }
    statement_reset(c->sql[FIND]);
    TRY(get(c, first, &found, why));
    if (found) *e = &found->event;
    return ST_OK;
}

// --- reasons

// The block that the event is in, read once.
static status block_with(database_chain *c, str id, const cardblock **out, diag *why)
{
    str number = STR_NONE;
    bool row;
    TRY(begin(c, BLOCK, id, &row, why));
    if (row) number = take(c, BLOCK, 0);
    statement_reset(c->sql[BLOCK]);
    *out = map_find_pointer(&c->blocks, number);
    if (*out) return ST_OK;
    cardblock *b = arena_alloc(&c->a, sizeof *b);
    TRY(cardblock_with(c->to, id, &c->a, b, why));
    map_set_pointer(&c->blocks, &c->a, number, b);
    *out = b;
    return ST_OK;
}

static size_t index_of(const cardblock *b, str id)
{
    size_t low = 0, high = b->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_cmp((str){b->ids[middle], CARDBLOCK_ID}, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

typedef VEC(chain_step) step_vec;

static str speaker_of(database_chain *c)
{
    bool said = row_integer(c->sql[LINKS], 5) != 0;
    if (!said) return STR("author");
    bool known = !row_is_null(c->sql[LINKS], 6);
    return take(c, LINKS, known ? 6 : 7);
}

static status add_links(database_chain *c, str id, step_vec *steps, diag *why)
{
    VEC(str) from = {0};
    size_t first = steps->n;
    bool row;
    TRY(begin(c, LINKS, id, &row, why));
    while (row) {
        *vec_push(&c->a, steps) = (chain_step){.kind = link_kind_named(row_text(c->sql[LINKS], 0)),
                                               .words = take(c, LINKS, 1),
                                               .text = take(c, LINKS, 2),
                                               .confidence = row_number(c->sql[LINKS], 3),
                                               .by = speaker_of(c)};
        *vec_push(&c->a, &from) = take(c, LINKS, 4);
        TRY(statement_step(c->sql[LINKS], &row, why));
    }
    statement_reset(c->sql[LINKS]);
    for (size_t i = 0; i < from.n; i++) {
        node *n = NULL;
        TRY(get(c, from.p[i], &n, why));
        steps->p[first + i].why = n ? &n->event : NULL;
    }
    return ST_OK;
}

static int by_step(const void *a, const void *b)
{
    return chain_compare(a, b);
}

static status ask(database_chain *c, node *n, diag *why)
{
    const cardblock *b;
    step_vec steps = {0};
    TRY(block_with(c, n->event.id, &b, why));
    size_t own = index_of(b, n->event.id);
    if (own == b->n || !str_eq((str){b->ids[own], CARDBLOCK_ID}, n->event.id))
        return connection_damaged(c->to, "no card of event", n->event.id, why);
    for (size_t i = 0; i < b->n; i++)
        if (b->groups[i] == b->groups[own])
            TRY(add_links(c, (str){b->ids[i], CARDBLOCK_ID}, &steps, why));
    if (steps.n) qsort(steps.p, steps.n, sizeof *steps.p, by_step);
    n->reasons = (chain_reasons){.event = b->groups[own], .steps = steps.p, .n = steps.n};
    n->asked = true;
    return ST_OK;
}

static status reasons(void *state, const chain_event *e, chain_reasons *out, diag *why)
{
    database_chain *c = state;
    node *n = map_find_pointer(&c->nodes, e->id);
    if (!n->asked) TRY(ask(c, n, why));
    *out = n->reasons;
    return ST_OK;
}

chain_source databasechain_source(database_chain *c)
{
    return (chain_source){.find = find, .reasons = reasons, .state = c};
}

status databasechain_same(database_chain *c, const chain_event *e,
                          void (*visit)(void *state, const chain_event *x), void *state, diag *why)
{
    const cardblock *b;
    TRY(block_with(c, e->id, &b, why));
    size_t own = index_of(b, e->id);
    for (size_t i = 0; i < b->n && own < b->n; i++) {
        node *n = NULL;
        if (b->groups[i] != b->groups[own]) continue;
        TRY(get(c, (str){b->ids[i], CARDBLOCK_ID}, &n, why));
        if (n) visit(state, &n->event);
    }
    return ST_OK;
}
