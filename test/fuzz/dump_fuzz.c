// Any bytes as a dump: each line is a row or refused with a reason; rows that are taken in order go
// into a database without a refusal of its own, and what is loaded is dumped as it stands there.
#include "dumpseed.h"
#include "fuzztarget.h"

#include "upkeep/dumpload.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    buf dump = {0};
    diag why = {0};
    dump_totals n;
    stream *in;
    dumpseed_add((str){(const char *)data, size}, &dump);
    str bytes = buf_str(&dump);
    if (!dumpseed_is_good(bytes) || // a database costs milliseconds
        stream_open_memory(bytes, "fuzz.dump", &in, &why) != ST_OK) {
        buf_free(&dump);
        return 0;
    }
    status s = dumpload_stream(in, "fuzz.dump", ":memory:", &n, &why);
    must(s == ST_OK || why.message[0]);
    // What only the database can know: the id of an event or link in two documents.
    must(s != ST_STORE || strstr(why.message, "UNIQUE constraint failed"));
    stream_close(in);
    buf_free(&dump);
    return 0;
}
