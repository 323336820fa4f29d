#include "document/html.h"
#include "document/inputformat.h"

// UTF-16 takes two bytes for what UTF-8 takes one.
#define TEXT_FILE_MAX_BYTES (2 * DOCUMENT_MAX_BYTES)

// An input that is one record.
typedef struct {
    const input *in;
    record_kind kind;
    size_t max_bytes;
    bool ended;
} whole_input;

static status next_whole(void *state, arena *a, raw_record *out, bool *more, diag *why)
{
    whole_input *w = state;
    *more = false;
    if (w->ended) return ST_OK;
    w->ended = true;
    buf bytes = {0};
    status s = stream_rest(w->in->in, w->max_bytes, &bytes, why);
    if (s == ST_OK && !bytes.n) s = input_end(w->in, false, why);
    if (s == ST_OK) {
        *out = (raw_record){.kind = w->kind,
                            .bytes = str_copy(a, buf_str(&bytes)),
                            .file = str_of(w->in->path),
                            .damage = input_damage(w->in, a)};
        *more = true;
    }
    buf_free(&bytes);
    return s;
}

static void close_whole(void *state)
{
    mem_free(state);
}

static status open_whole(const input *in, record_kind kind, size_t max_bytes, record_source *out)
{
    whole_input *w = mem_alloc(sizeof *w);
    *w = (whole_input){.in = in, .kind = kind, .max_bytes = max_bytes};
    *out = (record_source){.state = w, .next = next_whole, .close = close_whole};
    return ST_OK;
}

static status open_text(const input *in, record_source *out, diag *why)
{
    (void)why;
    return open_whole(in, RECORD_TEXT, TEXT_FILE_MAX_BYTES, out);
}

static status open_page(const input *in, record_source *out, diag *why)
{
    (void)why;
    return open_whole(in, RECORD_PAGE, HTML_MAX_BYTES, out);
}

static status open_object(const input *in, record_source *out, diag *why)
{
    TRY(input_refuse_utf16(in, why));
    return open_whole(in, RECORD_JSON, DOCUMENT_MAX_RECORD_BYTES, out);
}

const input_format FORMAT_TEXT = {.suffixes = ".txt", .open = open_text};
const input_format FORMAT_PAGE = {
    .suffixes = ".html|.htm|.xhtml", .looks_like = html_looks_like, .open = open_page};
const input_format FORMAT_OBJECT = {.suffixes = ".json", .open = open_object};
