#include "store/cardblock.h"

#include "link/cardbytes.h"
#include "link/merger.h"
#include "link/textcards.h"

#include <string.h>

typedef struct {
    const connection *to;
    cardblock block;
    size_t cap;
    merger *merger; // NULL: no card of the block was read
} reading;

static void end_reading(reading *r)
{
    merger_free(r->merger);
    mem_free(r->block.ids);
    mem_free(r->block.groups);
}

static status damaged(const reading *r, str id, diag *why)
{
    return diag_set(why, ST_STORE, r->to->path, 0, 0,
                    "the database is damaged (the card of event %.*s); make it anew", STR_ARG(id));
}

// Takes a row of block, event and card.
static status take(reading *r, sqlite3_stmt *row, diag *why)
{
    event_card card;
    str id = connection_text(row, 1);
    str bytes = {sqlite3_column_blob(row, 2), (size_t)sqlite3_column_bytes(row, 2)};
    if (id.n != CARDBLOCK_ID || !cardbytes_read(bytes, &card)) return damaged(r, id, why);
    if (!r->merger) r->merger = merger_new();
    if (r->block.n == r->cap) {
        r->cap = r->cap ? r->cap * 2 : 64;
        r->block.ids = mem_realloc(r->block.ids, r->cap * sizeof *r->block.ids);
        r->block.groups = mem_realloc(r->block.groups, r->cap * sizeof *r->block.groups);
    }
    memcpy(r->block.ids[r->block.n++], id.p, CARDBLOCK_ID);
    merger_add(r->merger, &card, textcards_number(id));
    return ST_OK;
}

static void merge(reading *r)
{
    merger_run(r->merger);
    for (size_t i = 0; i < r->block.n; i++) r->block.groups[i] = merger_event(r->merger, i);
    merger_free(r->merger);
    r->merger = NULL;
}

static status hand_over(reading *r, status (*visit)(void *, const cardblock *, diag *), void *state,
                        diag *why)
{
    if (!r->merger) return ST_OK;
    merge(r);
    status s = visit(state, &r->block, why);
    r->block.n = 0;
    return s;
}

status cardblock_each(const connection *c,
                      status (*visit)(void *state, const cardblock *b, diag *why), void *state,
                      diag *why)
{
    static const char SQL[] = "SELECT block, event, card FROM event_cards ORDER BY block, event";
    reading r = {.to = c};
    sqlite3_stmt *rows = NULL;
    status s = ST_OK;
    int code = sqlite3_prepare_v2(c->sql, SQL, -1, &rows, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(rows);
    while (code == SQLITE_ROW && s == ST_OK) {
        int64_t block = sqlite3_column_int64(rows, 0);
        if (block != r.block.block) s = hand_over(&r, visit, state, why);
        r.block.block = block;
        if (s == ST_OK) s = take(&r, rows, why);
        if (s == ST_OK) code = sqlite3_step(rows);
    }
    if (s == ST_OK && code == SQLITE_DONE) s = hand_over(&r, visit, state, why);
    sqlite3_finalize(rows);
    end_reading(&r);
    if (s != ST_OK) return s;
    return code == SQLITE_DONE ? ST_OK : connection_fail(c, code, why);
}

static void copy_block(const cardblock *from, arena *a, cardblock *out)
{
    *out = *from;
    out->ids = arena_alloc_array(a, sizeof *out->ids, from->n + 1);
    out->groups = arena_array(a, uint64_t, from->n + 1);
    if (!from->n) return;
    memcpy(out->ids, from->ids, from->n * sizeof *out->ids);
    memcpy(out->groups, from->groups, from->n * sizeof *out->groups);
}

status cardblock_with(const connection *c, str id, arena *a, cardblock *out, diag *why)
{
    static const char SQL[] =
        "SELECT block, event, card FROM event_cards WHERE block = (SELECT block FROM event_cards"
        " WHERE event = ?1) ORDER BY event";
    reading r = {.to = c};
    sqlite3_stmt *rows = NULL;
    status s = ST_OK;
    int code = sqlite3_prepare_v2(c->sql, SQL, -1, &rows, NULL);
    if (code == SQLITE_OK) code = connection_bind(rows, 1, id);
    if (code == SQLITE_OK) code = sqlite3_step(rows);
    while (code == SQLITE_ROW && s == ST_OK) {
        r.block.block = sqlite3_column_int64(rows, 0);
        s = take(&r, rows, why);
        if (s == ST_OK) code = sqlite3_step(rows);
    }
    if (r.merger) merge(&r);
    copy_block(&r.block, a, out);
    sqlite3_finalize(rows);
    end_reading(&r);
    if (s != ST_OK) return s;
    return code == SQLITE_DONE ? ST_OK : connection_fail(c, code, why);
}
