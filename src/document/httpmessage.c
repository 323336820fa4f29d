#include "document/httpmessage.h"

#include "base/ascii.h"
#include "base/stream.h"
#include "base/unpack.h"
#include "document/headfield.h"

#include <brotli/decode.h>
#include <limits.h>
#include <zlib.h>

#define TELLING_BYTES 512               // tell packed data from text
#define FREE_BYTES    ((size_t)1 << 20) // what any body may unpack to, whatever its ratio
#define CUT_OFF       "the body is cut off; what is there was used"

bool http_looks_like(str bytes)
{
    return str_starts(bytes, STR("HTTP/"));
}

// "HTTP/1.1 200 OK"
static bool read_code(str line, http_message *out)
{
    int64_t code;
    if (!http_looks_like(line)) return false;
    str_split(&line, ' ');
    line = str_trim(line);
    str number = str_split(&line, ' ');
    if (!str_to_int(number, &code) || code < 100 || code > 999) return false;
    out->code = (int)code;
    return true;
}

bool http_read(arena *a, str bytes, http_message *out)
{
    bool whole;
    size_t end = bytes.n;
    *out = (http_message){0};
    if (!headfield_end(str_sub(bytes, 0, HTTP_MAX_HEAD_BYTES), &end)) {
        if (bytes.n > HTTP_MAX_HEAD_BYTES) return false;
        end = bytes.n; // cut off, or nothing but a head
    }
    str head = str_copy(a, str_sub(bytes, 0, end)), name, value;
    headfield_unfold((char *)head.p, head.n); // our own copy
    if (!read_code(headfield_line(&head, &whole), out)) return false;
    const struct {
        str name;
        str *to;
    } fields[] = {
        {STR("Content-Type"), &out->content_type},
        {STR("Content-Encoding"), &out->content_encoding},
        {STR("Transfer-Encoding"), &out->transfer_encoding},
        {STR("Content-Length"), &out->content_length},
    };
    while (headfield_next(&head, &name, &value))
        for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
            if (!fields[i].to->n && str_eq_nocase(name, fields[i].name)) *fields[i].to = value;
    out->body = str_sub(bytes, end, bytes.n);
    return true;
}

// --- chunks: a hexadecimal length in a line of its own, that many bytes, a line end; 0 at the end

static bool chunk_length(str line, size_t *n)
{
    line = str_trim(str_split(&line, ';')); // behind it are extensions
    *n = 0;
    if (!line.n) return false;
    for (size_t i = 0; i < line.n; i++) {
        int digit = ascii_hex(line.p[i]);
        if (digit < 0 || *n > SIZE_MAX >> 5) return false;
        *n = *n * 16 + (size_t)digit;
    }
    return true;
}

// False when the body is in no chunks at all. What is no chunk ends it.
static bool read_chunks(arena *a, str body, http_body *out)
{
    buf joined = {0};
    bool whole, begun = false;
    out->damage = CUT_OFF;
    for (str rest = body; rest.n;) {
        size_t n;
        if (!chunk_length(headfield_line(&rest, &whole), &n) || !whole) {
            out->damage = "the body's chunks are broken; what came before was used";
            break;
        }
        begun = true;
        out->proven = n == 0;
        if (n == 0) out->damage = NULL;
        if (n == 0 || n > rest.n) {
            buf_add(&joined, n ? rest : STR_NONE);
            break;
        }
        buf_add(&joined, str_sub(rest, 0, n));
        rest = str_sub(rest, n, rest.n);
        str end = rest;
        if (rest.n && !headfield_line(&end, &whole).n) rest = end;
    }
    if (begun) out->bytes = str_copy(a, buf_str(&joined));
    buf_free(&joined);
    if (!begun) out->damage = NULL;
    return begun;
}

static void read_length(const http_message *m, bool open, http_body *out)
{
    int64_t n;
    if (!str_to_int(m->content_length, &n) || n < 0) return;
    if ((uint64_t)n > out->bytes.n) out->damage = CUT_OFF;
    if (open && (uint64_t)n < out->bytes.n) out->bytes.n = (size_t)n;
    out->proven = (uint64_t)n == out->bytes.n;
}

// --- packing

static status too_long(size_t max_bytes, diag *why)
{
    return diag_set(why, ST_LIMIT, NULL, 0, 0, "it has more than %zu bytes; it was passed over",
                    max_bytes);
}

// gzip and zstd, known by their first bytes.
static status unpack_magic(str packed, size_t max_bytes, buf *to, const char **damage, diag *why)
{
    stream *in;
    TRY(stream_open_memory(packed, "body", &in, why));
    status s = stream_rest(in, max_bytes, to, why);
    if (s == ST_OK && stream_damage(in)) *damage = CUT_OFF;
    stream_close(in);
    return s == ST_LIMIT ? too_long(max_bytes, why) : s;
}

// deflate: with a header of zlib, as it should be, or bare.
static status unpack_deflate(str packed, size_t max_bytes, buf *to, const char **damage, diag *why)
{
    char piece[16384];
    const unsigned char *p = (const unsigned char *)packed.p;
    bool header = packed.n > 1 && (p[0] & 15) == 8 && (p[0] * 256 + p[1]) % 31 == 0;
    z_stream z = {.next_in = (unsigned char *)packed.p,
                  .avail_in = packed.n < UINT_MAX ? (uInt)packed.n : UINT_MAX};
    if (inflateInit2(&z, header ? MAX_WBITS : -MAX_WBITS) != Z_OK)
        return diag_set(why, ST_MEMORY, NULL, 0, 0, "no memory to unpack it");
    int result = Z_OK;
    while (result == Z_OK && to->n <= max_bytes) {
        z.next_out = (unsigned char *)piece;
        z.avail_out = sizeof piece;
        result = inflate(&z, Z_NO_FLUSH);
        buf_add(to, (str){piece, sizeof piece - z.avail_out});
    }
    inflateEnd(&z);
    if (result != Z_STREAM_END) *damage = CUT_OFF;
    return to->n > max_bytes ? too_long(max_bytes, why) : ST_OK;
}

// Brotli (RFC 7932), which has no mark of its own and no checksum. *damage is set too where nothing
// comes out.
static status unpack_brotli(str packed, size_t max_bytes, buf *to, const char **damage, diag *why)
{
    uint8_t piece[16384];
    const uint8_t *p = (const uint8_t *)packed.p;
    size_t left = packed.n;
    BrotliDecoderState *b = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    if (!b) return diag_set(why, ST_MEMORY, NULL, 0, 0, "no memory to unpack it");
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && to->n <= max_bytes) {
        size_t room = sizeof piece;
        uint8_t *into = piece;
        result = BrotliDecoderDecompressStream(b, &left, &p, &room, &into, NULL);
        buf_add(to, (str){(char *)piece, sizeof piece - room});
    }
    BrotliDecoderDestroyInstance(b);
    if (result != BROTLI_DECODER_RESULT_SUCCESS) *damage = CUT_OFF;
    return to->n > max_bytes ? too_long(max_bytes, why) : ST_OK;
}

// Packed bytes are control characters at one place in ten.
static bool is_text(str s)
{
    for (size_t i = 0; i < s.n && i < TELLING_BYTES; i++)
        if ((unsigned char)s.p[i] < ' ' && !ascii_is_space(s.p[i])) return false;
    return true;
}

typedef status unpacking(str packed, size_t max_bytes, buf *to, const char **damage, diag *why);

// What undoes the encoding; NULL: nothing, or nothing that is known here. gzip and zstd are known
// by their first bytes, whatever the head says.
static unpacking *unpacking_of(str encoding, str bytes)
{
    if (packing_of(bytes) != PACKING_NONE) return unpack_magic;
    if (is_text(bytes)) return NULL;
    if (str_eq_nocase(encoding, STR("deflate"))) return unpack_deflate;
    return str_eq_nocase(encoding, STR("br")) ? unpack_brotli : NULL;
}

static bool is_no_packing(str encoding)
{
    return !encoding.n ||
           str_among_nocase(encoding,
                            STR("gzip|x-gzip|deflate|zstd|identity|none|utf-8|binary|8bit"), '|');
}

// Undoes one encoding. What is not packed, although the head says so, stays.
static status unpack_once(arena *a, str encoding, size_t max_bytes, http_body *body, diag *why)
{
    unpacking *undo = unpacking_of(encoding, body->bytes);
    buf to = {0};
    const char *damage = NULL;
    status s = undo ? undo(body->bytes, max_bytes, &to, &damage, why) : ST_OK;
    if (s == ST_OK && to.n > FREE_BYTES && to.n / UNPACK_MAX_RATIO > body->bytes.n)
        s = diag_set(why, ST_LIMIT, NULL, 0, 0, "its body " UNPACK_TOO_MUCH);
    bool magic = undo == unpack_magic;
    bool good = undo && (magic || !damage || to.n > body->bytes.n);
    if (s == ST_OK && good) {
        body->bytes = str_copy(a, buf_str(&to));
        body->proven = !damage && magic;
        body->damage = damage ? damage : magic ? NULL : body->damage;
    } else if (s == ST_OK && !is_no_packing(encoding) && !is_text(body->bytes)) {
        body->unread = encoding;
    }
    buf_free(&to);
    return s;
}

static status unpack(arena *a, str encodings, size_t max_bytes, http_body *body, diag *why)
{
    for (int i = 0; i < HTTP_MAX_ENCODINGS && body->bytes.n && !body->unread.n; i++) {
        size_t n = encodings.n;
        while (n && encodings.p[n - 1] != ',') n--; // the last one was put on last
        str last = str_trim(str_sub(encodings, n, encodings.n));
        TRY(unpack_once(a, last, max_bytes, body, why));
        if (!n) break;
        encodings = str_sub(encodings, 0, n - 1);
    }
    return ST_OK;
}

status http_body_read(arena *a, const http_message *m, bool open, size_t max_bytes, http_body *out,
                      diag *why)
{
    *out = (http_body){.bytes = m->body};
    bool chunks = str_ends(str_lower(a, m->transfer_encoding), STR("chunked"));
    if (!chunks || !read_chunks(a, m->body, out)) read_length(m, open, out);
    TRY(unpack(a, m->content_encoding, max_bytes, out, why));
    return out->bytes.n > max_bytes ? too_long(max_bytes, why) : ST_OK;
}
