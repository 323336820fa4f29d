// Any bytes as a dump: each line is a row or refused with a reason; rows that are taken in order go
// into a database without a refusal of its own, and what is loaded is dumped as it stands there.
#include "fuzztarget.h"

#include "upkeep/dumpload.h"
#include "upkeep/dumporder.h"

// Whether all lines between the first and the last are rows in order.
static bool is_good(str rest)
{
    arena a = {0}, line_memory = {0};
    table_list tables;
    tablelist_read(&a, &tables);
    dump_order order = {.tables = &tables};
    size_t n = 0;
    bool good = true;
    while (rest.p && good) {
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    diag why = {0};
    dump_totals n;
    stream *in;
    if (!is_good(bytes)) return 0; // a database costs milliseconds
    if (stream_open_memory(bytes, "fuzz.dump", &in, &why) != ST_OK) return 0;
    status s = dumpload_stream(in, "fuzz.dump", ":memory:", &n, &why);
    must(s == ST_OK || why.message[0]);
    // What only the database can know: the id of an event or link in two documents.
    must(s != ST_STORE || strstr(why.message, "UNIQUE constraint failed"));
    stream_close(in);
    return 0;
}
