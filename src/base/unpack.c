#include "base/unpack.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

// Damage shows within some hundred bytes, in which the next member may have begun.
#define KEPT_BYTES ((size_t)16 << 10)

typedef struct {
    packing kind;
    byte_source from;
    bool outermost;
    unpack_meter *meter;
    const char *name;
    z_stream zip;
    ZSTD_DCtx *zstd;
    size_t at, n;       // bytes of `in` that were not unpacked yet
    bool begun;         // a dictionary, if any, is behind
    bool from_ended;    // nothing comes behind them
    bool whole;         // the last member or frame is complete
    bool full;          // there was no room for all that could be unpacked
    bool ended;         // what follows is no packed data
    bool bomb;          // it unpacks to too much
    const char *damage; // what is wrong behind the bytes given last; NULL: nothing
    size_t resume_at;   // of `in`: the next member or frame cannot begin before it
    uint64_t unpacked;
    unsigned char in[UNPACK_BUFFER_BYTES];
} unpacker;

packing packing_of(str first)
{
    static const char ZSTD_FRAME[] = "\x28\xB5\x2F\xFD", SKIPPABLE[] = "\x2A\x4D\x18";
    if (str_starts(first, STR("\x1F\x8B"))) return PACKING_GZIP;
    if (str_starts(first, STR(ZSTD_FRAME))) return PACKING_ZSTD;
    if (first.n >= 4 && ((unsigned char)first.p[0] & 0xF0) == 0x50 &&
        memcmp(first.p + 1, SKIPPABLE, 3) == 0)
        return PACKING_ZSTD;
    return PACKING_NONE;
}

bool unpack_too_much(uint64_t unpacked, uint64_t packed)
{
    return unpacked > UNPACK_MAX_FREE_BYTES && unpacked / UNPACK_MAX_RATIO > packed;
}

// --- the dictionary before the first frame

#define DICTIONARY_FRAME 0x184D2A5Du // magic number of the skippable frame that holds it
#define FRAME_HEAD_BYTES 8           // magic number and size

static uint32_t number_at(const unpacker *u, size_t at)
{
    const unsigned char *p = u->in + u->at + at;
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

// Puts more bytes behind those that are there, for which there is room.
static status read_more(unpacker *u, diag *why)
{
    size_t got = 0;
    if (u->from_ended) return ST_OK;
    status s = u->from.read(u->from.state, u->in + u->n, sizeof u->in - u->n, &got, why);
    u->from_ended = s != ST_OK || !got;
    u->n += got;
    if (u->outermost) u->meter->packed += got;
    return s;
}

// Unpacks what is packed itself. False when it cannot be used.
static bool unpack_dictionary(buf *d)
{
    if (packing_of(buf_str(d)) != PACKING_ZSTD) return true;
    buf whole = {0};
    char piece[4096];
    ZSTD_DCtx *z = ZSTD_createDCtx();
    ZSTD_inBuffer in = {d->p, d->n, 0};
    size_t result = z ? 1 : 0;
    while (result && !ZSTD_isError(result) && whole.n <= UNPACK_MAX_DICTIONARY) {
        ZSTD_outBuffer out = {piece, sizeof piece, 0};
        size_t before = in.pos;
        result = ZSTD_decompressStream(z, &out, &in);
        buf_add(&whole, (str){piece, out.pos});
        if (in.pos == before && !out.pos) break; // cut off
    }
    ZSTD_freeDCtx(z);
    buf_free(d);
    *d = whole;
    return z && result == 0;
}

static status take_dictionary(unpacker *u, diag *why)
{
    while (u->n < FRAME_HEAD_BYTES && !u->from_ended) TRY(read_more(u, why));
    if (u->n < FRAME_HEAD_BYTES || number_at(u, 0) != DICTIONARY_FRAME) return ST_OK;
    size_t left = number_at(u, 4);
    if (left > UNPACK_MAX_DICTIONARY) return ST_OK; // skipped as any other
    buf dictionary = {0};
    u->at = FRAME_HEAD_BYTES;
    status s = ST_OK;
    while (left && s == ST_OK) {
        if (u->at == u->n) {
            u->at = u->n = 0;
            s = read_more(u, why);
            if (!u->n) break;
        }
        str piece = str_sub((str){(const char *)u->in, u->n}, u->at, u->at + left);
        buf_add(&dictionary, piece);
        u->at += piece.n;
        left -= piece.n;
    }
    bool good = !left && unpack_dictionary(&dictionary) &&
                !ZSTD_isError(ZSTD_DCtx_loadDictionary(u->zstd, dictionary.p, dictionary.n));
    if (s == ST_OK && !good) u->damage = "the packed data's dictionary is damaged";
    buf_free(&dictionary);
    return s;
}

// --- one step: some of in[at..n) into `into`

static size_t step_gzip(unpacker *u, unsigned char *into, size_t n)
{
    uInt room = n < INT_MAX ? (uInt)n : INT_MAX;
    u->zip.next_in = u->in + u->at;
    u->zip.avail_in = (uInt)(u->n - u->at);
    u->zip.next_out = into;
    u->zip.avail_out = room;
    int result = inflate(&u->zip, Z_NO_FLUSH);
    u->at = u->n - u->zip.avail_in;
    u->whole = result == Z_STREAM_END;
    if (u->whole && inflateReset(&u->zip) != Z_OK) u->damage = "the packed data is damaged";
    if (!u->whole && result != Z_OK && result != Z_BUF_ERROR)
        u->damage = "the packed data is damaged";
    return room - u->zip.avail_out;
}

static const char *zstd_damage(size_t result)
{
    switch (ZSTD_getErrorCode(result)) {
    case ZSTD_error_frameParameter_windowTooLarge:
        return "the packed data needs a window of more than 128 MiB; unpack it with zstd -d "
               "--long=31";
    case ZSTD_error_dictionary_wrong: return "the packed data needs a dictionary; unpack it first";
    case ZSTD_error_memory_allocation: return "no memory to unpack it";
    default: return "the packed data is damaged";
    }
}

static size_t step_zstd(unpacker *u, unsigned char *into, size_t n)
{
    ZSTD_inBuffer in = {u->in + u->at, u->n - u->at, 0};
    ZSTD_outBuffer out = {into, n, 0};
    size_t result = ZSTD_decompressStream(u->zstd, &out, &in);
    u->at += in.pos;
    u->whole = result == 0;
    if (ZSTD_isError(result)) u->damage = zstd_damage(result);
    return out.pos;
}

// Padding behind the last gzip member is ignored, as gzip does.
static void end_at_padding(unpacker *u)
{
    if (u->kind == PACKING_GZIP && u->whole && u->at < u->n && u->in[u->at] != 0x1F)
        u->ended = true;
}

static void check_ratio(unpacker *u)
{
    u->bomb = unpack_too_much(u->unpacked, u->meter->packed);
    if (u->bomb) u->damage = "the packed data " UNPACK_TOO_MUCH;
}

// --- the source

// What was unpacked last is kept before the new bytes, for unpack_resume.
static status refill(unpacker *u, diag *why)
{
    if (u->n == sizeof u->in) {
        size_t shift = u->n - KEPT_BYTES;
        memmove(u->in, u->in + shift, KEPT_BYTES);
        u->at = u->n = KEPT_BYTES;
        u->resume_at = u->resume_at > shift ? u->resume_at - shift : 0;
    }
    return read_more(u, why);
}

static status read_unpacked(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    unpacker *u = state;
    *got = 0;
    if (!u->begun) {
        u->begun = true;
        if (u->kind == PACKING_ZSTD) TRY(take_dictionary(u, why));
    }
    while (!u->ended && !u->damage) {
        if (u->at == u->n && !u->full) {
            TRY(refill(u, why));
            bool none = u->at == u->n;
            u->ended = none && u->whole;
            if (none && !u->whole) u->damage = "the packed data ends too early";
            if (none) break;
        }
        end_at_padding(u);
        if (u->ended) break;
        *got = u->kind == PACKING_GZIP ? step_gzip(u, into, n) : step_zstd(u, into, n);
        u->full = *got == n && !u->whole;
        if (u->whole) u->resume_at = u->at + 1;
        u->unpacked += *got;
        check_ratio(u);
        if (*got) return ST_OK;
    }
    if (!u->damage) return ST_OK;
    return diag_set(why, ST_FORMAT, u->name, 0, 0, "%s; what came before was used", u->damage);
}

// A member of gzip has deflate's number and no reserved flags.
static bool begins_again(const unpacker *u, const unsigned char *p)
{
    if (packing_of((str){(const char *)p, PACKING_MAGIC_BYTES}) != u->kind) return false;
    return u->kind == PACKING_ZSTD || (p[2] == 8 && (p[3] & 0xE0) == 0);
}

static bool restart(unpacker *u)
{
    u->resume_at = u->at + 1;
    u->ended = u->whole = u->full = false;
    u->damage = NULL;
    if (u->kind == PACKING_GZIP) return inflateReset(&u->zip) == Z_OK;
    return !ZSTD_isError(ZSTD_DCtx_reset(u->zstd, ZSTD_reset_session_only));
}

// Damage is found behind its place, perhaps in what is the next member already: what is still there
// of the damaged one is looked through, too.
status unpack_resume(const byte_source *unpacked, bool *more, diag *why)
{
    unpacker *u = unpacked->state;
    *more = false;
    if (u->bomb) return ST_OK;
    u->at = u->resume_at < u->n ? u->resume_at : u->n;
    for (;;) {
        for (; u->at + PACKING_MAGIC_BYTES <= u->n; u->at++) {
            if (!begins_again(u, u->in + u->at)) continue;
            *more = restart(u);
            return ST_OK;
        }
        if (u->from_ended) return ST_OK;
        u->n -= u->at;
        memmove(u->in, u->in + u->at, u->n);
        u->at = u->resume_at = 0;
        TRY(read_more(u, why));
    }
}

static void close_unpacked(void *state)
{
    unpacker *u = state;
    if (u->kind == PACKING_GZIP) inflateEnd(&u->zip);
    ZSTD_freeDCtx(u->zstd);
    if (u->from.close) u->from.close(u->from.state);
    mem_free(u);
}

static bool start(unpacker *u)
{
    if (u->kind == PACKING_GZIP)
        return inflateInit2(&u->zip, 16 + MAX_WBITS) == Z_OK; // 16: gzip header and trailer
    u->zstd = ZSTD_createDCtx();
    return u->zstd && !ZSTD_isError(ZSTD_DCtx_setParameter(u->zstd, ZSTD_d_windowLogMax,
                                                           UNPACK_MAX_WINDOW_LOG));
}

status unpack_open(packing kind, const byte_source *from, str first, bool outermost,
                   unpack_meter *meter, const char *name, byte_source *out, diag *why)
{
    unpacker *u = mem_alloc(sizeof *u);
    memset(u, 0, offsetof(unpacker, in));
    u->kind = kind;
    u->from = *from;
    u->outermost = outermost;
    u->meter = meter;
    u->name = name;
    first = str_sub(first, 0, sizeof u->in);
    if (first.n) memcpy(u->in, first.p, first.n);
    u->n = first.n;
    u->resume_at = 1;
    if (!start(u)) {
        close_unpacked(u);
        return diag_set(why, ST_MEMORY, name, 0, 0, "no memory to unpack it");
    }
    *out = (byte_source){.state = u, .read = read_unpacked, .close = close_unpacked};
    return ST_OK;
}
