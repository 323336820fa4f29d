// Any bytes as an archive, packed or not: the reader ends, what it unpacks stays within bounds, and
// every record is named as a member of it.
#include "fuzztarget.h"

#include "document/reader.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    arena a = {0};
    document_options options = {0};
    diag why = {0};
    stream *in;
    reader *r;
    if (stream_open_memory(bytes, "fuzz.zip", &in, &why) != ST_OK) return 0;
    if (reader_open_stream(in, "fuzz.zip", &options, &r, &why) != ST_OK) return 0;
    size_t times = 0;
    for (bool more = true; more;) {
        raw_record raw = {0};
        status s = reader_next(r, &a, &raw, &more, &why);
        must(times++ < 2000 * (size + 10));
        must(s == ST_OK || why.message[0]);
        if (s == ST_OK && more) must(str_starts(raw.file, STR("fuzz.zip/")));
        arena_reset(&a);
    }
    passed_over passed = reader_passed_over(r);
    must(passed.unknown + passed.hidden + passed.special <= 2000 * (size + 10));
    reader_close(r);
    arena_free(&a);
    return 0;
}
