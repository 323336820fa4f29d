#include "store/cardblock.h"

#include "link/cardbytes.h"
#include "link/merger.h"
#include "link/textcards.h"

#include <string.h>

typedef struct {
    const connection *to;
    int64_t number; // of the block that is read
    cardblock block;
    size_t cap;
    merger *merger; // NULL: no card of the block was read
    status (*visit)(void *state, const cardblock *b, diag *why);
    void *state;
} reading;

static void end_reading(reading *r)
{
    merger_free(r->merger);
    mem_free(r->block.ids);
    mem_free(r->block.groups);
}

static status take(reading *r, str id, str bytes, diag *why)
{
    event_card card;
    if (id.n != CARDBLOCK_ID || !cardbytes_read(bytes, &card))
        return connection_damaged(r->to, "the card of event", id, why);
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

// Merges the block that was read and hands it over.
static status hand_over(reading *r, diag *why)
{
    if (!r->merger) return ST_OK;
    merger_run(r->merger);
    for (size_t i = 0; i < r->block.n; i++) r->block.groups[i] = merger_event(r->merger, i);
    merger_free(r->merger);
    r->merger = NULL;
    status s = r->visit(r->state, &r->block, why);
    r->block.n = 0;
    return s;
}

// A row of block, event and card; those of a block stand side by side.
static status take_row(void *state, const statement *row, diag *why)
{
    reading *r = state;
    int64_t number = row_integer(row, 0);
    if (number != r->number) TRY(hand_over(r, why));
    r->number = number;
    return take(r, row_text(row, 1), row_bytes(row, 2), why);
}

// The blocks of the query's rows, one after the other.
static status read_blocks(reading *r, question *q, diag *why)
{
    q->row = take_row;
    q->state = r;
    status s = connection_visit(r->to, q, why);
    if (s == ST_OK) s = hand_over(r, why);
    end_reading(r);
    return s;
}

status cardblock_each(const connection *c,
                      status (*visit)(void *state, const cardblock *b, diag *why), void *state,
                      diag *why)
{
    reading r = {.to = c, .visit = visit, .state = state};
    static const char ALL[] = "SELECT block, event, card FROM event_cards ORDER BY block, event";
    question q = {.sql = ALL, .clickhouse = ALL};
    return read_blocks(&r, &q, why);
}

typedef struct {
    arena *a;
    cardblock *out;
} copying;

static status copy_block(void *state, const cardblock *from, diag *why)
{
    const copying *c = state;
    (void)why;
    *c->out = (cardblock){.ids = arena_alloc_array(c->a, sizeof *from->ids, from->n),
                          .groups = arena_array(c->a, uint64_t, from->n),
                          .n = from->n};
    memcpy(c->out->ids, from->ids, from->n * sizeof *from->ids);
    memcpy(c->out->groups, from->groups, from->n * sizeof *from->groups);
    return ST_OK;
}

status cardblock_with(const connection *c, str id, arena *a, cardblock *out, diag *why)
{
    copying copy = {a, out};
    reading r = {.to = c, .visit = copy_block, .state = &copy};
    static const char WITH[] = "SELECT block, event, card FROM event_cards WHERE block IN (SELECT"
                               " block FROM event_cards WHERE event = ?1) ORDER BY event";
    question q = {.sql = WITH, .clickhouse = WITH, .texts = &id, .n_texts = 1};
    *out = (cardblock){0};
    return read_blocks(&r, &q, why);
}
