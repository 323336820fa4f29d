#include "document/reader.h"

#include "document/feed.h"
#include "document/inputformat.h"

#include <assert.h>

struct reader {
    input in;
    passed_over passed;
    record_source source;
};

// In the order in which they are asked whether a beginning looks like theirs.
static const input_format *const FORMATS[] = {
    &FORMAT_ARCHIVE, &FORMAT_PDF,   &FORMAT_WARC, &FORMAT_FEED,   &FORMAT_MAIL,
    &FORMAT_PAGE,    &FORMAT_LINES, &FORMAT_CSV,  &FORMAT_OBJECT, &FORMAT_TEXT};
// A pipe may give a byte at a time; that many tell every format.
#define TELLING_BYTES 512
#define N_FORMATS     (sizeof FORMATS / sizeof *FORMATS)

static str without_packing(str path)
{
    for (str rest = STR(".gz|.zst"); rest.n;) {
        str ending = str_split(&rest, '|');
        if (str_ends_nocase(path, ending)) return str_sub(path, 0, path.n - ending.n);
    }
    return path;
}

static const input_format *format_by_name(str path)
{
    for (int i = 0; i < STREAM_MAX_PACKINGS; i++) path = without_packing(path);
    for (size_t i = 0; i < N_FORMATS; i++)
        for (str rest = str_of(FORMATS[i]->suffixes); rest.n;)
            if (str_ends_nocase(path, str_split(&rest, '|'))) return FORMATS[i];
    return NULL;
}

static bool begins_like(const input_format *f, str first, const document_options *options)
{
    assert(f); // each entry of the table is one
    if (f->looks_like && f->looks_like(first)) return true;
    return f->fits && f->fits(first, options);
}

static const input_format *format_by_content(str first, const document_options *options)
{
    for (size_t i = 0; i < N_FORMATS; i++)
        if (begins_like(FORMATS[i], first, options)) return FORMATS[i];
    return &FORMAT_TEXT;
}

bool reader_knows_name(str path)
{
    return format_by_name(path) != NULL;
}

static status open_input(const input *in, reader **out, diag *why)
{
    reader *r = mem_alloc(sizeof *r);
    *r = (reader){.in = *in};
    if (!r->in.passed) r->in.passed = &r->passed;
    str first = STR_NONE;
    status s = stream_peek_at_least(in->in, TELLING_BYTES, &first, why);
    if (s == ST_OK) {
        const input_format *format = format_by_name(str_of(in->path));
        if (!format) format = format_by_content(first, in->options);
        if (format == &FORMAT_OBJECT && feed_looks_like(first)) format = &FORMAT_FEED; // a.json
        s = format->open(&r->in, &r->source, why);
    }
    if (s == ST_OK)
        *out = r;
    else
        reader_close(r);
    return s;
}

status reader_open_stream(stream *in, const char *path, const document_options *options,
                          reader **out, diag *why)
{
    input i = {.in = in, .path = path, .options = options};
    return open_input(&i, out, why);
}

status input_open_member(const input *around, stream *in, const char *path, reader **out, diag *why)
{
    input i = {.in = in,
               .path = path,
               .options = around->options,
               .depth = around->depth + 1,
               .passed = around->passed};
    return open_input(&i, out, why);
}

passed_over reader_passed_over(const reader *r)
{
    return r->passed;
}

status reader_open(const char *path, const document_options *options, reader **out, diag *why)
{
    stream *in;
    TRY(stream_open(path, &in, why));
    return reader_open_stream(in, path, options, out, why);
}

void reader_close(reader *r)
{
    if (!r) return;
    if (r->source.close) r->source.close(r->source.state);
    stream_close(r->in.in);
    mem_free(r);
}

uint64_t reader_position(const reader *r)
{
    return stream_packed_bytes(r->in.in);
}

status reader_next(reader *r, arena *a, raw_record *out, bool *more, diag *why)
{
    *more = false;
    TRY(r->source.next(r->source.state, a, out, more, why));
    if (*more) out->file = str_copy(a, out->file); // the document outlives the reader
    return ST_OK;
}
