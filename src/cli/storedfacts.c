#include "cli/storedfacts.h"

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

status storedfacts_add(const char *file, ledger *l, diag *why)
{
    adding s = {.file = file, .ledger = l};
    status done = database_facts(file, add_line, &s, why);
    arena_free(&s.scratch);
    return done;
}
