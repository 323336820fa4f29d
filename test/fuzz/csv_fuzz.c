// Any bytes as CSV: the reader ends, lines rise, every row has its text, and a document comes of it
// or a failure.
#include "fuzztarget.h"

#include "document/reader.h"

#include <string.h>

static void read_all(str bytes, const char *map)
{
    arena a = {0};
    document_options options = {0};
    diag why = {0};
    stream *in;
    reader *r;
    size_t n = bytes.n;
    if (*map) must(document_options_map(&options, str_of(map), &why) == ST_OK);
    if (stream_open_memory(bytes, "fuzz.csv", &in, &why) != ST_OK) return;
    if (reader_open_stream(in, "fuzz.csv", &options, &r, &why) != ST_OK) return;
    int line = 0;
    size_t times = 0;
    for (bool more = true; more;) {
        raw_record raw;
        document d;
        status s = reader_next(r, &a, &raw, &more, &why);
        must(times++ < 2000 * (n + 10)); // packed data may hold many more rows than bytes
        if (s != ST_OK || !more) continue;
        must(raw.line > line && raw.kind == RECORD_FIELDS);
        line = raw.line;
        s = document_build(&raw, &options, &a, &d, &why);
        must(s == ST_OK || why.message[0]);
        arena_reset(&a);
    }
    reader_close(r);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    read_all(bytes, "");
    read_all(bytes, "text=#2,id=#1");
    return 0;
}
