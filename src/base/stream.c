#include "base/stream.h"

#include "base/file.h"
#include "base/unpack.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

struct stream {
    byte_source source; // unpacked
    unpack_meter own;
    unpack_meter *meter; // `own`, or that of the stream around this one
    bool counts;         // the source gives bytes of the file, which the meter counts
    char *path;
    bool unpacks; // the source is an unpacker
    bool ended;   // no byte comes any more
    bool damaged;
    diag damage;
    int lines;
    size_t at, n; // unread bytes of `in`: [at, n)
    unsigned char in[STREAM_BUFFER_BYTES];
};

// Reads once behind the bytes that are there, for which there is room. Damage ends the stream.
static status read_more(stream *s, diag *why)
{
    size_t got = 0;
    if (s->ended) return ST_OK;
    diag damage = {0};
    status result =
        s->source.read(s->source.state, s->in + s->n, sizeof s->in - s->n, &got, &damage);
    s->n += got;
    if (s->counts) s->meter->packed += got;
    s->ended = result != ST_OK || !got;
    if (result == ST_FORMAT && !s->damaged) {
        s->damaged = true;
        s->damage = damage;
    } else if (result != ST_OK && why) {
        *why = damage;
    }
    return result == ST_FORMAT ? ST_OK : result;
}

status stream_peek_at_least(stream *s, size_t n, str *bytes, diag *why)
{
    if (s->at && s->at + n > sizeof s->in) {
        s->n -= s->at;
        memmove(s->in, s->in + s->at, s->n);
        s->at = 0;
    }
    if (n > sizeof s->in) n = sizeof s->in;
    while (s->n - s->at < n && !s->ended) TRY(read_more(s, why)); // a pipe may give byte by byte
    *bytes = (str){(const char *)s->in + s->at, s->n - s->at};
    return ST_OK;
}

status stream_resume(stream *s, bool *more, diag *why)
{
    *more = false;
    if (!s->unpacks || !s->ended || s->at < s->n) return ST_OK;
    TRY(unpack_resume(&s->source, more, why));
    s->ended = !*more;
    return ST_OK;
}

static status read_nothing(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    (void)state;
    (void)into;
    (void)n;
    (void)why;
    *got = 0;
    return ST_OK;
}

// Puts one layer of unpacking between the source and the stream, when its bytes are packed.
static status unwrap(stream *s, bool *packed, diag *why)
{
    str first;
    byte_source inner;
    TRY(stream_peek_at_least(s, PACKING_MAGIC_BYTES, &first, why));
    packing kind = packing_of(first);
    *packed = kind != PACKING_NONE;
    if (!*packed) return ST_OK;
    byte_source outer = s->source;
    s->source = (byte_source){0}; // closed by unpack_open when it fails
    if (s->ended) outer.read = read_nothing;
    TRY(unpack_open(kind, &outer, first, s->counts, s->meter, s->path, &inner, why));
    s->source = inner;
    s->unpacks = true;
    s->counts = false;
    s->at = s->n = 0;
    s->ended = s->damaged = false; // the unpacker comes to the end, and to the damage, in its turn
    return ST_OK;
}

status stream_open_source(const byte_source *source, const char *name, stream **out, diag *why)
{
    return stream_open_inside(NULL, source, name, out, why);
}

status stream_open_inside(const stream *around, const byte_source *source, const char *name,
                          stream **out, diag *why)
{
    stream *s = mem_alloc(sizeof *s);
    memset(s, 0, offsetof(stream, in));
    s->source = *source;
    s->meter = around ? around->meter : &s->own;
    s->counts = !around;
    size_t bytes = strlen(name) + 1;
    s->path = mem_alloc(bytes);
    memcpy(s->path, name, bytes);
    bool packed = true;
    status result = ST_OK;
    for (int i = 0; i < STREAM_MAX_PACKINGS && packed && result == ST_OK; i++)
        result = unwrap(s, &packed, why);
    if (result == ST_OK)
        *out = s;
    else
        stream_close(s);
    return result;
}

void stream_close(stream *s)
{
    if (!s) return;
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

// --- memory

static status read_memory(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    str *left = state;
    (void)why;
    *got = n < left->n ? n : left->n;
    if (*got) memcpy(into, left->p, *got);
    *left = str_sub(*left, *got, left->n);
    return ST_OK;
}

status stream_open_memory(str bytes, const char *name, stream **out, diag *why)
{
    str *left = mem_alloc(sizeof *left);
    *left = bytes;
    byte_source source = {.state = left, .read = read_memory, .close = mem_free};
    return stream_open_source(&source, name, out, why);
}

// --- reading

status stream_peek(stream *s, str *bytes, diag *why)
{
    if (s->at == s->n) s->at = s->n = 0;
    return stream_peek_at_least(s, 1, bytes, why);
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

uint64_t stream_packed_bytes(const stream *s)
{
    return s->meter->packed;
}

int stream_line_number(const stream *s)
{
    return s->lines;
}

const diag *stream_damage(const stream *s)
{
    return s->damaged ? &s->damage : NULL;
}
