// Seeds that are dumps: their first line says NOW where the version of the tables stands, so that
// they stay readable when that rises (test/cli/dump_test.sh loads one of them).
#ifndef DM_FUZZ_DUMPSEED_H
#define DM_FUZZ_DUMPSEED_H

#include "fuzztarget.h"

#include "store/database.h"
#include "upkeep/dumporder.h"

// The seed with the version of these tables in it, appended to `out`; other bytes as they are.
static inline void dumpseed_add(str seed, buf *out)
{
    static const str FIRST = STR("{\"record\":\"dump\",\"tables\":"), NOW = STR("NOW");
    if (str_starts(seed, FIRST) && str_starts(str_sub(seed, FIRST.n, seed.n), NOW)) {
        buf_add(out, FIRST);
        buf_add_number(out, DATABASE_VERSION);
        seed = str_sub(seed, FIRST.n + NOW.n, seed.n);
    }
    buf_add(out, seed);
}

// Whether all lines between the first and the last are rows in order: a database costs
// milliseconds.
static inline bool dumpseed_is_good(str rest)
{
    arena a = {0}, line_memory = {0};
    table_list tables;
    tablelist_read(&a, &tables);
    dump_order order = {.tables = &tables};
    size_t n = 0;
    bool good = true;
    while (rest.n && good) {
        dump_line x = {0};
        diag why = {0};
        arena_reset(&line_memory);
        status s = dumpline_read(&tables, str_split(&rest, '\n'), &line_memory, &x, &why);
        must(s == ST_OK || (s == ST_FORMAT && why.message[0]));
        if (s == ST_OK && x.kind == DUMP_ROW) {
            s = dumporder_check(&order, &x, &why);
            must(s == ST_OK || (s == ST_FORMAT && why.message[0]));
        }
        good = s == ST_OK;
        n += good && x.kind == DUMP_ROW;
    }
    dumporder_free(&order);
    arena_free(&line_memory);
    arena_free(&a);
    return n > 0;
}

#endif
