#include "base/stream.h"

#include "base/file.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

struct stream {
    byte_source source;
    char *path;
    bool packed;
    bool source_ended; // it has said so
    bool ended;        // no byte comes any more
    bool damaged;
    diag damage;
    int lines;
    z_stream zip;
    bool member_ended; // the last gzip member is complete
    size_t in_n;       // bytes read into `in` (plain: also those shown to the caller)
    size_t at, n;      // unread bytes of `out`, or of `in` when plain: [at, n)
    unsigned char in[STREAM_BUFFER_BYTES];
    unsigned char out[STREAM_BUFFER_BYTES];
};

// Reads once into in[from..]; *got is 0 at the end.
static status read_source(stream *s, size_t from, size_t *got, diag *why)
{
    *got = 0;
    if (s->source_ended) return ST_OK;
    status result = s->source.read(s->source.state, s->in + from, sizeof s->in - from, got, why);
    s->source_ended = result != ST_OK || !*got;
    if (result != ST_OK) s->ended = true;
    return result;
}

static status start(stream *s, diag *why)
{
    size_t got = 1;
    while (s->in_n < 2 && got) { // a pipe may give one byte at a time
        TRY(read_source(s, s->in_n, &got, why));
        s->in_n += got;
    }
    s->packed = s->in_n >= 2 && s->in[0] == 0x1F && s->in[1] == 0x8B;
    if (!s->packed) {
        s->n = s->in_n;
        return ST_OK;
    }
    s->zip.next_in = s->in;
    s->zip.avail_in = (uInt)s->in_n;
    if (inflateInit2(&s->zip, 16 + MAX_WBITS) != Z_OK) // 16: gzip header and trailer
        return diag_set(why, ST_MEMORY, s->path, 0, 0, "no memory to unpack it");
    return ST_OK;
}

status stream_open_source(const byte_source *source, const char *name, stream **out, diag *why)
{
    stream *s = mem_alloc(sizeof *s);
    memset(s, 0, offsetof(stream, in));
    s->source = *source;
    size_t bytes = strlen(name) + 1;
    s->path = mem_alloc(bytes);
    memcpy(s->path, name, bytes);
    status result = start(s, why);
    if (result == ST_OK)
        *out = s;
    else
        stream_close(s);
    return result;
}

void stream_close(stream *s)
{
    if (!s) return;
    if (s->packed) inflateEnd(&s->zip);
    if (s->source.close) s->source.close(s->source.state);
    mem_free(s->path);
    mem_free(s);
}

// --- files

typedef struct {
    int fd;
    const char *path; // borrowed from who opened it
} file_source;

static status read_file(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    const file_source *f = state;
    for (;;) {
        ssize_t result = read(f->fd, into, n);
        if (result < 0 && errno == EINTR) continue;
        if (result < 0) {
            char text[128];
            return diag_set(why, ST_IO, f->path, 0, 0, "cannot be read: %s",
                            strerror_r(errno, text, sizeof text));
        }
        *got = (size_t)result;
        return ST_OK;
    }
}

static void close_file(void *state)
{
    file_source *f = state;
    if (f->fd != STDIN_FILENO) close(f->fd);
    mem_free(f);
}

status stream_open(const char *path, stream **out, diag *why)
{
    int fd = -1;
    TRY(file_open(path, &fd, why));
    file_source *f = mem_alloc(sizeof *f);
    *f = (file_source){.fd = fd, .path = path};
    byte_source source = {.state = f, .read = read_file, .close = close_file};
    return stream_open_source(&source, path, out, why);
}

static void damage(stream *s, const char *what)
{
    s->ended = s->damaged = true;
    diag_set(&s->damage, ST_FORMAT, s->path, 0, 0, "%s; what came before was used", what);
}

// After a member's end: another member, or bytes that are none (padding, which gzip ignores too).
static void next_member(stream *s)
{
    s->member_ended = true;
    if (s->zip.avail_in && s->zip.next_in[0] != 0x1F)
        s->ended = true;
    else if (inflateReset(&s->zip) != Z_OK)
        damage(s, "the packed data is damaged");
}

// Unpacks until there is output or the end.
static status unpack(stream *s, diag *why)
{
    s->at = s->n = 0;
    while (!s->ended && !s->n) {
        if (!s->zip.avail_in) {
            size_t got;
            TRY(read_source(s, 0, &got, why));
            s->zip.next_in = s->in;
            s->zip.avail_in = (uInt)got;
            if (!got && s->member_ended)
                s->ended = true;
            else if (!got)
                damage(s, "the packed data ends too early");
            if (!got) break;
        }
        s->member_ended = false;
        s->zip.next_out = s->out;
        s->zip.avail_out = sizeof s->out;
        int result = inflate(&s->zip, Z_NO_FLUSH);
        s->n = sizeof s->out - s->zip.avail_out;
        if (result == Z_STREAM_END)
            next_member(s);
        else if (result != Z_OK && result != Z_BUF_ERROR)
            damage(s, "the packed data is damaged");
    }
    return ST_OK;
}

status stream_peek(stream *s, str *bytes, diag *why)
{
    if (s->at == s->n && !s->ended) {
        if (s->packed) {
            TRY(unpack(s, why));
        } else {
            s->at = s->n = 0;
            TRY(read_source(s, 0, &s->n, why));
            s->ended = s->n == 0;
        }
    }
    const unsigned char *from = s->packed ? s->out : s->in;
    *bytes = (str){(const char *)from + s->at, s->n - s->at};
    return ST_OK;
}

void stream_take(stream *s, size_t n)
{
    s->at += n < s->n - s->at ? n : s->n - s->at;
}

status stream_rest(stream *s, size_t max_bytes, buf *out, diag *why)
{
    size_t left = max_bytes;
    for (;;) {
        str bytes;
        TRY(stream_peek(s, &bytes, why));
        if (!bytes.n) return ST_OK;
        buf_add(out, str_sub(bytes, 0, left));
        if (bytes.n > left)
            return diag_set(why, ST_LIMIT, s->path, 0, 0, "larger than %zu bytes; split it",
                            max_bytes);
        left -= bytes.n;
        stream_take(s, bytes.n);
    }
}

status stream_line(stream *s, size_t max_bytes, buf *line, bool *more, diag *why)
{
    return stream_until(s, '\n', max_bytes, line, more, why);
}

status stream_until(stream *s, char end, size_t max_bytes, buf *line, bool *more, diag *why)
{
    buf_clear(line);
    *more = false;
    bool too_long = false, ended = false;
    while (!ended) {
        str bytes;
        TRY(stream_peek(s, &bytes, why));
        if (!bytes.n) break;
        *more = true;
        size_t at = str_find_byte(bytes, end, 0);
        ended = at != SIZE_MAX;
        size_t n = ended ? at : bytes.n;
        too_long = too_long || n > max_bytes - line->n;
        if (!too_long) buf_add(line, str_sub(bytes, 0, n));
        stream_take(s, ended ? n + 1 : n);
    }
    if (*more && s->lines < INT_MAX) s->lines++;
    if (!too_long) return ST_OK;
    buf_clear(line);
    return diag_set(why, ST_LIMIT, s->path, s->lines, 0,
                    "a line of more than %zu bytes; it was passed over", max_bytes);
}

int stream_line_number(const stream *s)
{
    return s->lines;
}

const diag *stream_damage(const stream *s)
{
    return s->damaged ? &s->damage : NULL;
}
