#include "document/reader.h"

#include "base/stream.h"
#include "document/html.h"

#include <string.h>

// UTF-16 takes two bytes for what UTF-8 takes one.
#define TEXT_FILE_MAX_BYTES (2 * DOCUMENT_MAX_BYTES)

typedef enum { INPUT_TEXT, INPUT_LINES, INPUT_OBJECT, INPUT_PAGE } input_kind;

struct reader {
    const char *path; // borrowed
    stream *in;
    input_kind kind;
    buf bytes;
    bool something; // a record, or a failure of one, has been given
    bool ended;
};

static bool kind_by_name(const char *path, input_kind *kind)
{
    str name = str_of(path);
    if (str_ends(name, STR(".gz"))) name.n -= 3;
    if (str_ends(name, STR(".txt")))
        *kind = INPUT_TEXT;
    else if (str_ends(name, STR(".jsonl")) || str_ends(name, STR(".ndjson")))
        *kind = INPUT_LINES;
    else if (str_ends(name, STR(".json")))
        *kind = INPUT_OBJECT;
    else if (str_ends(name, STR(".html")) || str_ends(name, STR(".htm")) ||
             str_ends(name, STR(".xhtml")))
        *kind = INPUT_PAGE;
    else
        return false;
    return true;
}

static input_kind kind_by_content(str bytes)
{
    if (html_looks_like(bytes)) return INPUT_PAGE;
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) bytes = str_sub(bytes, 3, bytes.n);
    bytes = str_trim(bytes);
    return str_starts(bytes, STR("{")) ? INPUT_LINES : INPUT_TEXT;
}

status reader_open(const char *path, reader **out, diag *why)
{
    reader *r = mem_alloc(sizeof *r);
    *r = (reader){.path = path};
    str first = STR_NONE;
    status s = stream_open(path, &r->in, why);
    if (s == ST_OK) s = stream_peek(r->in, &first, why);
    if (s == ST_OK && !kind_by_name(path, &r->kind)) r->kind = kind_by_content(first);
    bool utf16 = str_starts(first, STR("\xFF\xFE")) || str_starts(first, STR("\xFE\xFF"));
    if (s == ST_OK && utf16 && (r->kind == INPUT_LINES || r->kind == INPUT_OBJECT))
        s = diag_set(why, ST_FORMAT, path, 0, 0,
                     "JSON must be UTF-8; convert it with iconv -f UTF-16 -t UTF-8");
    if (s == ST_OK)
        *out = r;
    else
        reader_close(r);
    return s;
}

void reader_close(reader *r)
{
    if (!r) return;
    stream_close(r->in);
    buf_free(&r->bytes);
    mem_free(r);
}

static void give(reader *r, arena *a, record_kind kind, int line, raw_record *out)
{
    *out = (raw_record){.kind = kind,
                        .bytes = str_copy(a, buf_str(&r->bytes)),
                        .file = str_of(r->path),
                        .line = line};
    r->something = true;
}

// The end of the input: damage and emptiness are told here.
static status finish(reader *r, bool *more, diag *why)
{
    *more = false;
    r->ended = true;
    const diag *damage = stream_damage(r->in);
    if (damage) {
        if (why) *why = *damage;
        return damage->code;
    }
    if (r->something) return ST_OK;
    return diag_set(why, ST_FORMAT, r->path, 0, 0, "it is empty; there is nothing to code");
}

static status next_line(reader *r, arena *a, raw_record *out, bool *more, diag *why)
{
    for (;;) {
        status s = stream_line(r->in, DOCUMENT_MAX_RECORD_BYTES, &r->bytes, more, why);
        if (s != ST_OK) {
            r->something = true;
            r->ended = s != ST_LIMIT; // what cannot be read does not come back
            *more = !r->ended;
            return s;
        }
        if (!*more) return finish(r, more, why);
        if (!str_trim(buf_str(&r->bytes)).n) continue;
        give(r, a, RECORD_JSON, stream_line_number(r->in), out);
        return ST_OK;
    }
}

static status next_whole(reader *r, arena *a, raw_record *out, bool *more, diag *why)
{
    static const size_t MAX_BYTES[] = {[INPUT_TEXT] = TEXT_FILE_MAX_BYTES,
                                       [INPUT_OBJECT] = DOCUMENT_MAX_RECORD_BYTES,
                                       [INPUT_PAGE] = HTML_MAX_BYTES};
    static const record_kind KINDS[] = {
        [INPUT_TEXT] = RECORD_TEXT, [INPUT_OBJECT] = RECORD_JSON, [INPUT_PAGE] = RECORD_PAGE};
    r->ended = true;
    *more = false;
    TRY(stream_rest(r->in, MAX_BYTES[r->kind], &r->bytes, why));
    const diag *damage = stream_damage(r->in);
    if (!r->bytes.n) return finish(r, more, why);
    give(r, a, KINDS[r->kind], 0, out);
    if (damage) out->damage = str_copy(a, str_of(damage->message));
    *more = true;
    return ST_OK;
}

status reader_next(reader *r, arena *a, raw_record *out, bool *more, diag *why)
{
    *more = false;
    if (r->ended) return ST_OK;
    return r->kind == INPUT_LINES ? next_line(r, a, out, more, why)
                                  : next_whole(r, a, out, more, why);
}
