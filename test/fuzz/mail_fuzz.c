// Any bytes as a mail and as a mailbox: what comes out is text, and its offsets lead into the mail.
#include "fuzztarget.h"

#include "base/utf8.h"
#include "document/mail.h"
#include "document/reader.h"

#include <string.h>

static void check_mail(str bytes)
{
    arena a = {0};
    mail m;
    diag why = {0};
    status s = mail_read(&a, bytes, &m, &why);
    must(s == ST_OK || why.message[0]);
    must(utf8_valid(m.known.title) && utf8_valid(m.known.outlet) && utf8_valid(m.attachments));
    if (s == ST_OK) {
        must(utf8_valid(m.body.text));
        for (uint32_t i = 0; i <= m.body.text.n; i++)
            must(offset_map_find(m.body.map.p, m.body.map.n, i) <= bytes.n);
    }
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    str bytes = {(const char *)data, size};
    arena a = {0};
    document_options options = {0};
    diag why = {0};
    stream *in;
    reader *r;
    check_mail(bytes);
    if (stream_open_memory(bytes, "fuzz.mbox", &in, &why) != ST_OK) return 0;
    if (reader_open_stream(in, "fuzz.mbox", &options, &r, &why) != ST_OK) return 0;
    size_t times = 0;
    for (bool more = true; more;) {
        raw_record raw = {0};
        document d;
        status s = reader_next(r, &a, &raw, &more, &why);
        must(times++ <= size + 1);
        if (s == ST_OK && more) document_build(&raw, &options, &a, &d, &why);
        arena_reset(&a);
    }
    reader_close(r);
    arena_free(&a);
    return 0;
}
