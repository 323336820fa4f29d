#include "store/storedfacts.h"

#include "ledger/factread.h"
#include "store/databasequery.h"

typedef struct {
    const char *file;
    ledger *ledger;
    arena scratch; // of one fact
} adding;

static status add_line(void *state, str json, diag *why)
{
    adding *s = state;
    fact x;
    status done = factread_line(json, s->file, 0, &s->scratch, &x, why);
    if (done == ST_OK) ledger_add(s->ledger, &x);
    arena_reset(&s->scratch);
    return done;
}

static status begin_text(void *state, const ledger_text *text, diag *why)
{
    const adding *s = state;
    (void)why;
    ledger_begin(s->ledger, text);
    return ST_OK;
}

static fact_taker taker_of(adding *s)
{
    return (fact_taker){.text = begin_text, .fact = add_line, .state = s};
}

status storedfacts_add(const char *file, ledger *l, diag *why)
{
    adding s = {.file = file, .ledger = l};
    fact_taker taker = taker_of(&s);
    status done = database_facts(file, &taker, why);
    arena_free(&s.scratch);
    return done;
}

status storedfacts_add_of(const connection *c, ledger *l, diag *why)
{
    adding s = {.file = c->path, .ledger = l};
    fact_taker taker = taker_of(&s);
    status done = database_facts_of(c, &taker, why);
    arena_free(&s.scratch);
    return done;
}
