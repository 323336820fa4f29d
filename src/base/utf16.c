#include "base/utf16.h"

#include "base/utf8.h"

#include <string.h>

#define TELLING_BYTES 512

typedef struct {
    stream *in;
    bool big;
    bool begun;       // the mark, if any, is behind
    int half;         // a byte of a unit whose other one is to come; -1: none
    uint32_t leading; // a unit that wants a second one; 0: none
    size_t at, n;     // bytes of `rest` that are still to be given
    unsigned char rest[2 * UTF8_MAX_BYTES];
} utf16_source;

utf16_order utf16_marked(str first)
{
    if (str_starts(first, STR("\xFF\xFE"))) return UTF16_LITTLE;
    return str_starts(first, STR("\xFE\xFF")) ? UTF16_BIG : UTF16_NOT;
}

utf16_order utf16_unmarked(str sample)
{
    size_t zeros[2] = {0, 0}, n = sample.n & ~(size_t)1;
    for (size_t i = 0; i < n; i++) zeros[i & 1] += sample.p[i] == '\0';
    if (n < 4) return UTF16_NOT;
    if (zeros[1] > n / 4 && zeros[0] <= n / 40) return UTF16_LITTLE;
    if (zeros[0] > n / 4 && zeros[1] <= n / 40) return UTF16_BIG;
    return UTF16_NOT;
}

utf16_order utf16_order_of(str first)
{
    utf16_order marked = utf16_marked(first);
    return marked != UTF16_NOT ? marked : utf16_unmarked(str_sub(first, 0, TELLING_BYTES));
}

// Writes what the unit says, at most two characters, and returns how many bytes.
static size_t take_unit(utf16_source *u, uint32_t unit, unsigned char *out)
{
    size_t n = 0;
    bool first = !u->begun, leads = unit >= 0xD800 && unit < 0xDC00,
         follows = unit >= 0xDC00 && unit < 0xE000;
    u->begun = true;
    if (first && unit == 0xFEFF) return 0;
    if (u->leading && follows) {
        uint32_t code = 0x10000 + ((u->leading - 0xD800) << 10) + (unit - 0xDC00);
        u->leading = 0;
        return utf8_encode(code, (char *)out);
    }
    if (u->leading) n = utf8_encode(UTF8_REPLACEMENT, (char *)out);
    u->leading = leads ? unit : 0;
    if (leads) return n;
    return n + utf8_encode(follows ? UTF8_REPLACEMENT : unit, (char *)out + n);
}

// Takes bytes of UTF-16 and writes them, at most `room` bytes; returns how many were taken.
static size_t convert(utf16_source *u, str bytes, unsigned char *out, size_t room, size_t *n)
{
    size_t i = 0;
    for (*n = 0; i < bytes.n && *n + sizeof u->rest <= room; i++) {
        uint32_t b = (unsigned char)bytes.p[i];
        if (u->half < 0) {
            u->half = (int)b;
            continue;
        }
        uint32_t a = (uint32_t)u->half;
        u->half = -1;
        *n += take_unit(u, u->big ? a << 8 | b : b << 8 | a, out + *n);
    }
    return i;
}

// What is not whole at the end.
static size_t end_unit(utf16_source *u, unsigned char *out)
{
    if (u->half < 0 && !u->leading) return 0;
    u->half = -1;
    u->leading = 0;
    return utf8_encode(UTF8_REPLACEMENT, (char *)out);
}

static status read_utf16(void *state, unsigned char *into, size_t n, size_t *got, diag *why)
{
    utf16_source *u = state;
    str bytes = STR_NONE;
    for (*got = 0; !*got && u->at == u->n;) {
        TRY(stream_peek(u->in, &bytes, why));
        if (!bytes.n) break;
        bool small = n < sizeof u->rest; // then by way of `rest`
        u->at = u->n = 0;
        size_t taken = small ? convert(u, bytes, u->rest, sizeof u->rest, &u->n)
                             : convert(u, bytes, into, n, got);
        stream_take(u->in, taken);
    }
    if (*got) return ST_OK;
    if (u->at == u->n) {
        u->at = 0;
        u->n = end_unit(u, u->rest);
    }
    *got = u->n - u->at < n ? u->n - u->at : n;
    memcpy(into, u->rest + u->at, *got);
    u->at += *got;
    const diag *damage = *got ? NULL : stream_damage(u->in);
    if (damage && why) *why = *damage;
    return damage ? damage->code : ST_OK;
}

static void close_utf16(void *state)
{
    mem_free(state);
}

status utf16_open(stream *in, utf16_order order, const char *name, stream **out, diag *why)
{
    utf16_source *u = mem_alloc(sizeof *u);
    *u = (utf16_source){.in = in, .big = order == UTF16_BIG, .half = -1};
    byte_source source = {.state = u, .read = read_utf16, .close = close_utf16};
    return stream_open_inside(in, &source, name, out, why);
}
