#include "train/raw.h"

#include "base/json_reader.h"
#include "base/stream.h"
#include "token/tokenizer.h"

#define LINE_MAX_BYTES ((size_t)64 << 20)

// Each line of the text as a part of its own.
static void read_text(str text, arena *a, void (*take)(void *, const sentence *), void *to)
{
    VEC(part) parts = {0};
    for (size_t at = 0; at < text.n;) {
        size_t end = str_find_byte(text, '\n', at);
        if (end == SIZE_MAX) end = text.n;
        if (end > at) *vec_push(a, &parts) = (part){{(uint32_t)at, (uint32_t)end}, PART_BODY};
        at = end + 1;
    }
    document d = {.text = text, .parts = parts.p, .n_parts = parts.n};
    token_reader reader = tok_open(&d);
    sentence s;
    while (tok_next(&reader, a, &s)) take(to, &s);
}

status raw_read(const char *path, void (*take)(void *to, const sentence *s), void *to, diag *why)
{
    stream *in;
    TRY(stream_open(path, &in, why));
    arena a = {0};
    buf line = {0};
    bool more = true;
    status st = ST_OK;
    while (st == ST_OK && more) {
        buf_clear(&line);
        st = stream_line(in, LINE_MAX_BYTES, &line, &more, why);
        if (st != ST_OK || !more) break;
        json_reader r = json_read(buf_str(&line));
        json_next(&r);
        while (json_next(&r) == JSON_KEY) {
            if (json_key_is(&r, "text") && json_next(&r) == JSON_STRING)
                read_text(json_text(&r, &a), &a, take, to);
            else if (!json_skip(&r))
                break;
        }
        arena_reset(&a);
    }
    stream_close(in);
    buf_free(&line);
    arena_free(&a);
    return st;
}
