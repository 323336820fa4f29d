#include "store/databasemerge.h"

#include "base/map.h"
#include "link/copies.h"
#include "link/merger.h"
#include "link/rosterrow.h"
#include "store/cardblock.h"
#include "store/databasecopies.h"
#include "store/schema.h"

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
    statement *fetch;
    copies *copies;
    map words;       // texts of many rows, each once
    member *members; // [n_members]
    size_t n_members, cap_members;
    place *places; // [n_places]
    size_t n_places, cap_places;
    arena memory;  // words
    arena scratch; // of one row
} merging;

// --- a row from its members

static const char *const SQL[] = {
    "SELECT e.document, d.published_value, e.text, e.type, e.mode, e.date_value, e.date_how,"
    " e.trigger_text, e.background,"
    " " ACTOR_CODES ", " RECIPIENT_CODES ","
    " a.value, a.unit FROM events e JOIN documents d ON d.id = e.document"
    " LEFT JOIN event_amounts a ON a.event = e.id AND a.position = (SELECT min(position)"
    " FROM event_amounts WHERE event = e.id AND kind = 'money' AND value IS NOT NULL)"
    " WHERE e.id = ?1"};

static str id_of(const member *x)
{
    return (str){x->id, sizeof x->id};
}

static str take(merging *m, int at)
{
    return str_copy(&m->scratch, row_text(m->fetch, at));
}

static roster_entry entry_of(merging *m, const member *x)
{
    const statement *s = m->fetch;
    bool own = str_eq(row_text(s, 6), STR("document"));
    roster_entry e = {.mention = {.id = str_copy(&m->scratch, id_of(x)),
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
        e.sum = row_number(s, 11);
        e.unit = take(m, 12);
    }
    return e;
}

static status fetch(merging *m, const member *x, roster_entry *out, diag *why)
{
    bool row;
    statement_reset(m->fetch);
    statement_text(m->fetch, 1, id_of(x));
    TRY(statement_step(m->fetch, &row, why));
    if (!row) return connection_damaged(&m->to, "no event", id_of(x), why);
    *out = entry_of(m, x);
    out->source = databasecopies_source(m->copies, out->mention.document);
    return ST_OK;
}

// The row's texts lie in the scratch arena.
static status make_row(merging *m, const member *members, size_t n, roster_row *row, diag *why)
{
    arena_reset(&m->scratch);
    roster_entry *all = arena_array(&m->scratch, roster_entry, n);
    status s = ST_OK;
    for (size_t i = 0; i < n && s == ST_OK; i++) s = fetch(m, &members[i], &all[i], why);
    if (s == ST_OK) rosterrow_fill(row, all, n, &m->scratch);
    return s;
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

static status add_place(merging *m, size_t first, size_t n, diag *why)
{
    roster_row row;
    TRY(make_row(m, m->members + first, n, &row, why));
    if (m->n_places == m->cap_places) {
        m->cap_places = m->cap_places ? m->cap_places * 2 : 256;
        m->places = mem_realloc(m->places, m->cap_places * sizeof *m->places);
    }
    place *p = &m->places[m->n_places++];
    *p = (place){.key = rosterrow_key_of(&row), .first = first, .n = (uint32_t)n};
    p->key.date = keep(m, row.date);
    p->key.type = keep(m, row.type);
    p->key.actors = keep(m, row.actors);
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
    status s = ST_OK;
    for (size_t i = first, next; i < end && s == ST_OK; i = next) {
        for (next = i + 1; next < end && m->members[next].group == m->members[i].group;) next++;
        s = add_place(m, i, next - i, why);
    }
    return s;
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
    TRY(connection_prepare(&m->to, SQL, 1, &m->fetch, why));
    TRY(cardblock_each(&m->to, take_block, m, why));
    if (m->n_places) qsort(m->places, m->n_places, sizeof *m->places, by_key);
    return ST_OK;
}

static status visit_all(merging *m, status (*visit)(void *, const roster_row *, diag *),
                        void *state, diag *why)
{
    status s = ST_OK;
    for (size_t i = 0; i < m->n_places && s == ST_OK; i++) {
        roster_row row;
        s = make_row(m, m->members + m->places[i].first, m->places[i].n, &row, why);
        if (s == ST_OK) s = visit(state, &row, why);
    }
    return s;
}

status databasemerge_rows(const char *file,
                          status (*visit)(void *state, const roster_row *row, diag *why),
                          void *state, diag *why)
{
    merging m = {.copies = copies_new()};
    status s = connection_read(file, &m.to, why);
    if (s == ST_OK) s = merge(&m, why);
    if (s == ST_OK) s = visit_all(&m, visit, state, why);
    statements_finish(&m.fetch, 1);
    connection_close(&m.to, NULL);
    copies_free(m.copies);
    mem_free(m.members);
    mem_free(m.places);
    arena_free(&m.memory);
    arena_free(&m.scratch);
    return s;
}
