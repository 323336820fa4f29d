// Any bytes as an event file of another project: the reader ends, and every event that it gives has
// a day, a type or none, a class, and sides of bounded length.
#include "fuzztarget.h"

#include "measure/foreignevents.h"
#include "rule/plover.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    foreign_file f;
    foreign_event e;
    diag why = {0};
    size_t times = 0;
    bool more = foreign_open_memory(bytes, "fuzz.tab", &f, &why) == ST_OK;
    must(more || why.message[0]);
    while (more) {
        if (foreign_next(&f, &e, &more, &why) != ST_OK) break;
        must(times++ < 2000 * (size + 10)); // packed data may hold many more rows than bytes
        if (!more) continue;
        must(e.type >= -1 && e.type < PLOVER_TYPES && e.quad >= 0 && e.quad <= 4);
        must(e.source.n < FOREIGN_NAME_MAX && e.target.n < FOREIGN_NAME_MAX);
    }
    foreign_close(&f);
    return 0;
}
