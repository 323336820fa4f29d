#include "store/databasemerge.h"

#include "base/map.h"
#include "link/copies.h"
#include "link/merger.h"
#include "link/rosterrow.h"
#include "store/cardblock.h"
#include "store/databasecopies.h"
#include "store/moment.h"
#include "store/schema.h"
#include "store/sqlfrom.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A mention, while rows are not made yet.
typedef struct {
    uint64_t group; // which event it tells
    char id[CARDBLOCK_ID];
} member;

// What rows are ordered by; `members` [n] tell it.
typedef struct {
    rosterrow_key key;
    size_t first; // member
    uint32_t n;
} place;

typedef struct {
    connection to;
    int64_t moment; // as it began
    statement *fetch;
    copies *copies;
    map words;       // texts of many rows, each once
    member *members; // [n_members]
    size_t n_members, cap_members;
    place *places; // [n_places]
    size_t n_places, cap_places;
    arena memory;  // words
    arena scratch; // of one row
    map read;      // the mentions of some rows, by id
    arena bundle;  // of these
    buf ids;
} merging;

// --- a row from its members

static const char SQL[] =
    "SELECT e.document, d.published_value, e.text, e.type, e.mode, e.date_value, e.date_how,"
    " e.trigger_text, e.background,"
    " " ACTOR_CODES ", " RECIPIENT_CODES ","
    " a.value, a.unit, e.id FROM events e JOIN documents d ON d.id = e.document"
    " LEFT JOIN event_amounts a ON a.event = e.id AND a.position = (SELECT min(position)"
    " FROM event_amounts WHERE event = e.id AND kind = 'money' AND value IS NOT NULL)"
    " WHERE e.id = ?1";
// Of many ids at once.
#define FROM_EVENTS  SQLFROM_STORED("events", "e")
#define FROM_AMOUNTS SQLFROM_STORED("event_amounts", "a")
#define LISTED       SQLFROM_LISTED("1")
static const char STORED_SQL[] =
    "SELECT document, published, text, type, mode, date_value, date_how, trigger_text, background,"
    " replaceAll(actors, ';', ','), replaceAll(recipients, ';', ','), value, unit, id FROM"
    " (SELECT id, document, published, text, type, mode, date_value, date_how, trigger_text,"
    " background, actors, recipients" FROM_EVENTS " AND id IN " LISTED ") AS m ALL LEFT JOIN"
    " (SELECT event AS id, value, unit" FROM_AMOUNTS
    " AND kind = 'money' AND value IS NOT NULL AND event IN " LISTED
    " ORDER BY position LIMIT 1 BY event) AS k USING id";

static str id_of(const member *x)
{
    return (str){x->id, sizeof x->id};
}

static str take(merging *m, int at)
{
    return str_copy(&m->bundle, row_text(m->fetch, at));
}

static roster_entry *entry_of(merging *m)
{
    const statement *s = m->fetch;
    bool own = str_eq(row_text(s, 6), STR("document"));
    roster_entry *e = arena_alloc(&m->bundle, sizeof *e);
    *e = (roster_entry){.mention = {.id = take(m, 13),
                                    .document = take(m, 0),
                                    .published = take(m, 1),
                                    .text = take(m, 2)},
                        .type = take(m, 3),
                        .mode = take(m, 4),
                        .trigger = take(m, 7),
                        .date = take(m, own ? 1 : 5),
                        .own_day = own,
                        .background = row_integer(s, 8) != 0,
                        .actors = take(m, 9),
                        .recipients = take(m, 10),
                        .sum = NAN};
    if (!row_is_null(s, 11)) {
        e->sum = row_number(s, 11);
        e->unit = take(m, 12);
    }
    e->source = databasecopies_source(m->copies, e->mention.document);
    return e;
}

// Reads the mentions whose ids wait in m->ids, if there are any.
static status fetch(merging *m, diag *why)
{
    bool row;
    if (!m->ids.n) return ST_OK;
    statement_reset(m->fetch);
    statement_text(m->fetch, 1, buf_str(&m->ids));
    TRY(statement_step(m->fetch, &row, why));
    while (row) {
        roster_entry *e = entry_of(m);
        map_set_pointer(&m->read, &m->bundle, e->mention.id, e);
        TRY(statement_step(m->fetch, &row, why));
    }
    buf_clear(&m->ids);
    return ST_OK;
}

// Those of the places from `at` on, as many as are asked for at once: all of one place at least.
// The place behind them is *end.
static status fetch_places(merging *m, size_t at, size_t *end, diag *why)
{
    size_t most = connection_dialect(&m->to) == DIALECT_CLICKHOUSE ? SQLFROM_LIST_MOST : 1;
    size_t n = 0, asked = 0;
    arena_reset(&m->bundle);
    m->read = (map){0};
    do {
        const place *p = &m->places[at];
        for (size_t i = 0; i < p->n; i++) {
            if (n++ > asked) buf_add_byte(&m->ids, ',');
            buf_add(&m->ids, id_of(&m->members[p->first + i]));
            if (n - asked < most) continue;
            asked = n;
            TRY(fetch(m, why));
        }
        at++;
    } while (at < m->n_places && n + m->places[at].n <= most);
    *end = at;
    return fetch(m, why);
}

// The row's texts lie in the scratch arena and that of the bundle.
static status make_row(merging *m, const place *p, roster_row *row, diag *why)
{
    arena_reset(&m->scratch);
    roster_entry *all = arena_array(&m->scratch, roster_entry, p->n);
    for (size_t i = 0; i < p->n; i++) {
        str id = id_of(&m->members[p->first + i]);
        const roster_entry *e = map_find_pointer(&m->read, id);
        if (!e) TRY(moment_check(&m->to, m->moment, "ask again", why));
        if (!e) return connection_damaged(&m->to, "no event", id, why);
        all[i] = *e;
    }
    rosterrow_fill(row, all, p->n, &m->scratch);
    return ST_OK;
}

// The rows of all places, in their order.
static status visit_places(merging *m,
                           status (*visit)(void *state, place *p, const roster_row *row, diag *why),
                           void *state, diag *why)
{
    for (size_t i = 0, end; i < m->n_places;) {
        TRY(fetch_places(m, i, &end, why));
        for (; i < end; i++) {
            roster_row row = {0};
            TRY(make_row(m, &m->places[i], &row, why));
            TRY(visit(state, &m->places[i], &row, why));
        }
    }
    return ST_OK;
}

// --- which members are of one row

// A date, a type or a list of actors, kept once however many rows have it.
static str keep(merging *m, str text)
{
    bool added;
    if (!text.n) return STR_NONE;
    map_entry *e = map_add(&m->words, &m->memory, text, &added);
    if (added) e->key = str_copy(&m->memory, text);
    return e->key;
}

static void add_place(merging *m, size_t first, size_t n)
{
    if (m->n_places == m->cap_places) {
        m->cap_places = m->cap_places ? m->cap_places * 2 : 256;
        m->places = mem_realloc(m->places, m->cap_places * sizeof *m->places);
    }
    m->places[m->n_places++] = (place){.first = first, .n = (uint32_t)n};
}

static status note_key(void *state, place *p, const roster_row *row, diag *why)
{
    merging *m = state;
    (void)why;
    p->key = rosterrow_key_of(row);
    p->key.date = keep(m, row->date);
    p->key.type = keep(m, row->type);
    p->key.actors = keep(m, row->actors);
    return ST_OK;
}

static int by_group(const void *a, const void *b)
{
    const member *x = a, *y = b;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return memcmp(x->id, y->id, sizeof x->id);
}

static status take_block(void *state, const cardblock *b, diag *why)
{
    merging *m = state;
    (void)why;
    size_t first = m->n_members, end = first + b->n;
    if (end > m->cap_members) {
        m->cap_members = 2 * end;
        m->members = mem_realloc(m->members, m->cap_members * sizeof *m->members);
    }
    for (size_t i = 0; i < b->n; i++) {
        member *x = &m->members[first + i];
        x->group = b->groups[i];
        memcpy(x->id, b->ids[i], sizeof x->id);
    }
    m->n_members = end;
    qsort(m->members + first, b->n, sizeof *m->members, by_group);
    for (size_t i = first, next; i < end; i = next) {
        for (next = i + 1; next < end && m->members[next].group == m->members[i].group;) next++;
        add_place(m, i, next - i);
    }
    return ST_OK;
}

// --- all

static int by_key(const void *a, const void *b)
{
    return rosterrow_compare(&((const place *)a)->key, &((const place *)b)->key);
}

static status merge(merging *m, diag *why)
{
    TRY(databasecopies_read(&m->to, m->copies, why));
    copies_close(m->copies);
    const char *sql = connection_dialect(&m->to) == DIALECT_CLICKHOUSE ? STORED_SQL : SQL;
    TRY(connection_prepare_known(&m->to, &sql, 1, &m->fetch, why));
    TRY(cardblock_each(&m->to, take_block, m, why));
    TRY(visit_places(m, note_key, m, why));
    if (m->n_places) qsort(m->places, m->n_places, sizeof *m->places, by_key);
    return ST_OK;
}

typedef struct {
    status (*visit)(void *state, const roster_row *row, diag *why);
    void *state;
} handing;

static status hand_over(void *state, place *p, const roster_row *row, diag *why)
{
    const handing *h = state;
    (void)p;
    return h->visit(h->state, row, why);
}

status databasemerge_rows(const char *file,
                          status (*visit)(void *state, const roster_row *row, diag *why),
                          void *state, diag *why)
{
    merging m = {.copies = copies_new()};
    handing h = {visit, state};
    status s = connection_read(file, &m.to, why);
    if (s == ST_OK) s = moment_read(&m.to, &m.moment, why);
    if (s == ST_OK) s = merge(&m, why);
    if (s == ST_OK) s = visit_places(&m, hand_over, &h, why);
    if (s == ST_OK) s = moment_check(&m.to, m.moment, "ask again", why);
    statements_finish(&m.fetch, 1);
    connection_close(&m.to, NULL);
    copies_free(m.copies);
    mem_free(m.members);
    mem_free(m.places);
    arena_free(&m.memory);
    arena_free(&m.scratch);
    arena_free(&m.bundle);
    buf_free(&m.ids);
    return s;
}
