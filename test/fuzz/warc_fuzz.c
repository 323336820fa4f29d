// Any bytes as an archive of the web: records come out in order and from their places, documents or
// reasons why not, and reading ends.
#include "fuzztarget.h"

#include "base/unpack.h"
#include "base/utf8.h"
#include "document/reader.h"
#include "document/warc.h"

static stream *open_bytes(str bytes)
{
    stream *in = NULL;
    diag why;
    must(stream_open_memory(bytes, "fuzz", &in, &why) == ST_OK);
    return in;
}

static void read_records(str bytes, const char *path)
{
    size_t steps = 0, most = bytes.n + 2; // each takes a byte at least
    diag why;
    stream *in = open_bytes(bytes);
    warc *w = warc_open(in, path);
    uint64_t number = 0, end = 0;
    bool packed = packing_of(bytes) != PACKING_NONE;
    for (bool more = true; more && !packed; steps++) {
        warc_record r;
        status s = warc_next(w, &r, &more, &why);
        must(s == ST_OK || s == ST_FORMAT || s == ST_LIMIT);
        must(steps <= most);
        if (s != ST_OK || !more) continue;
        must(r.number > number && r.offset >= end && r.offset + r.block.n <= bytes.n);
        number = r.number;
        end = r.offset + r.block.n;
    }
    warc_close(w);
    stream_close(in);
}

static void read_documents(str bytes, const char *path)
{
    static const document_options NONE = {0};
    arena a = {0};
    reader *r;
    diag why;
    if (reader_open_stream(open_bytes(bytes), path, &NONE, &r, &why) != ST_OK) return;
    for (bool more = true; more;) {
        raw_record raw;
        document d;
        if (reader_next(r, &a, &raw, &more, &why) != ST_OK || !more) continue;
        must(raw.line > 0 && raw.place.n > 0);
        if (document_build(&raw, &NONE, &a, &d, &why) == ST_OK) must(utf8_valid(d.text));
    }
    passed_over passed = reader_passed_over(r);
    buf told = {0};
    warctally_tell(&passed.web, &told);
    must(!told.n || utf8_valid(buf_str(&told)));
    buf_free(&told);
    reader_close(r);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    read_records(bytes, "fuzz.warc");
    read_records(bytes, "fuzz.arc");
    read_documents(bytes, "fuzz.warc");
    read_documents(bytes, "fuzz.arc");
    return 0;
}
