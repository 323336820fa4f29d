#include "document/inputformat.h"

#include "base/utf8.h"

// JSON Lines: a record a line.
typedef struct {
    const input *in;
    buf line;
    bool something; // a record, or a failure of one, has been given
    bool ended;
} lines_input;

static status next_line(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    lines_input *x = state;
    *more = false;
    while (!x->ended) {
        status s = stream_line(x->in->in, DOCUMENT_MAX_RECORD_BYTES, &x->line, more, why);
        if (s != ST_OK) {
            x->something = true;
            x->ended = s != ST_LIMIT; // what cannot be read does not come back
            *more = !x->ended;
            return s;
        }
        x->ended = !*more;
        if (x->ended) return input_end(x->in, x->something, why);
        str bytes = buf_str(&x->line);
        if (!str_trim(bytes).n) continue;
        *out = (raw_record){.kind = RECORD_JSON,
                            .bytes = str_copy(a, bytes),
                            .file = str_of(x->in->path),
                            .line = stream_line_number(x->in->in)};
        x->something = true;
        return ST_OK;
    }
    return ST_OK;
}

static void close_lines(void *state)
{
    lines_input *x = state;
    buf_free(&x->line);
    mem_free(x);
}

static bool looks_like_lines(str first)
{
    first = utf8_without_mark(first);
    return str_starts(str_trim(first), STR("{"));
}

static status open_lines(const input *in, record_source *out, diag *why)
{
    TRY(input_refuse_utf16(in, why));
    lines_input *x = mem_alloc(sizeof *x);
    *x = (lines_input){.in = in};
    *out = (record_source){.state = x, .next = next_line, .close = close_lines};
    return ST_OK;
}

const input_format FORMAT_LINES = {
    .suffixes = ".jsonl|.ndjson", .looks_like = looks_like_lines, .open = open_lines};
