#include "document/encoding.h"

#include "base/ascii.h"
#include "base/utf16.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <uchardet.h>

#define LONGEST_SEQUENCE  12                // bytes of a character with a shift sequence before it
#define SAMPLE_BYTES      ((size_t)1 << 20) // enough for statistics
#define DECLARED_MAX      40                // bytes of the name of an encoding
#define MAX_CONTROL_SHARE 50 // one control character in so many bytes: no text has that
#define MIN_FOREIGN_SHARE 8  // uchardet is asked when one byte in so many is beyond ASCII
#define MIN_UTF8_PER_BAD  4  // so many good sequences a bad byte: damaged UTF-8

static void copy_name(decoded *d, arena *a, const char *name)
{
    d->name = str_copy(a, str_of(name));
}

static void count_bad(decoded *d, size_t at)
{
    if (!d->n_bad) d->first_bad = (uint32_t)at;
    d->n_bad++;
}

// UTF-8 from byte `skip` on, bad bytes replaced.
static void decode_utf8(arena *a, str bytes, size_t skip, decoded *d)
{
    str s = str_sub(bytes, skip, bytes.n);
    d->name = STR("UTF-8");
    offset_map_add(&d->map, a, 0, (uint32_t)skip);
    size_t valid = utf8_valid_length(s);
    if (valid == s.n) {
        d->text = s;
        return;
    }
    size_t n_bad = 0;
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t code;
        n = utf8_decode(s, i, &code);
        n_bad += n == 1 && code == UTF8_REPLACEMENT;
    }
    char *text = arena_alloc(a, s.n + n_bad * 2 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t code;
        size_t length = utf8_decode(s, i, &code);
        offset_map_add(&d->map, a, (uint32_t)n, (uint32_t)(i + skip));
        if (length == 1 && code == UTF8_REPLACEMENT) count_bad(d, i + skip);
        n += utf8_encode(code, text + n);
        i += length;
    }
    offset_map_add(&d->map, a, (uint32_t)n, (uint32_t)bytes.n);
    d->text = (str){text, n};
}

typedef struct {
    char *in;
    size_t in_left;
    char *out;
    size_t out_left;
} cursor;

// Converts one character: with ever larger room, so that it is not two. False when it is none.
static bool convert_one(iconv_t converter, cursor *c)
{
    for (size_t room = 1; room <= UTF8_MAX_BYTES && room <= c->out_left; room++) {
        size_t out_left = room;
        const char *out = c->out, *in = c->in;
        // iconv converts all that it is given before it finds that there is no room for it.
        size_t step = c->in_left < LONGEST_SEQUENCE ? c->in_left : LONGEST_SEQUENCE;
        size_t result = iconv(converter, &c->in, &step, &c->out, &out_left);
        c->out_left -= (size_t)(c->out - out);
        c->in_left -= (size_t)(c->in - in);
        if (c->out != out || result != (size_t)-1) return true;
        if (errno != E2BIG) return false;
        if (c->in != in) room = 0; // a shift sequence was taken
    }
    return false;
}

// Any encoding that iconv knows. False when it does not.
static bool decode_iconv(arena *a, str bytes, size_t skip, const char *name, decoded *d)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) return false;
    size_t unit = strncmp(name, "UTF-16", 6) == 0 ? 2 : strncmp(name, "UTF-32", 6) == 0 ? 4 : 1;
    size_t cap = (bytes.n - skip) / unit * 3 + UTF8_MAX_BYTES; // no character takes more
    char *text = arena_alloc(a, cap + 1);
    cursor c = {(char *)bytes.p + skip, bytes.n - skip, text, cap}; // iconv does not write to `in`
    while (c.in_left && c.out_left >= UTF8_MAX_BYTES) {
        size_t at = (size_t)(c.in - bytes.p);
        offset_map_add(&d->map, a, (uint32_t)(c.out - text), (uint32_t)at);
        if (convert_one(converter, &c)) continue;
        count_bad(d, at);
        size_t n = utf8_encode(UTF8_REPLACEMENT, c.out);
        c.out += n;
        c.out_left -= n;
        size_t step = unit < c.in_left ? unit : c.in_left;
        c.in += step;
        c.in_left -= step;
        iconv(converter, NULL, NULL, NULL, NULL);
    }
    offset_map_add(&d->map, a, (uint32_t)(c.out - text), (uint32_t)(c.in - bytes.p));
    iconv_close(converter);
    copy_name(d, a, name);
    d->text = (str){text, (size_t)(c.out - text)};
    return true;
}

// uchardet's answer for text in which bytes beyond ASCII are frequent; NULL when it has none.
static const char *ask_uchardet(str sample, char name[64])
{
    uchardet_t detector = uchardet_new();
    const char *found = "";
    if (uchardet_handle_data(detector, sample.p, sample.n) == 0) {
        uchardet_data_end(detector);
        found = uchardet_get_charset(detector);
    }
    size_t n = strlen(found);
    bool usable = n && n < 64 && strncmp(found, "ISO-8859-1", 11) != 0 &&
                  strcmp(found, "ISO-8859-15") != 0 && strcmp(found, "ASCII") != 0 &&
                  strncmp(found, "UTF-", 4) != 0;
    if (usable) memcpy(name, found, n + 1);
    uchardet_delete(detector);
    return usable ? name : NULL;
}

static void decode_guess(arena *a, str bytes, decoded *d)
{
    str sample = str_sub(bytes, 0, SAMPLE_BYTES);
    size_t foreign = 0;
    for (size_t i = 0; i < sample.n; i++) foreign += (unsigned char)sample.p[i] >= 0x80;
    char name[64];
    const char *guess = foreign >= sample.n / MIN_FOREIGN_SHARE ? ask_uchardet(sample, name) : NULL;
    d->guessed = true;
    if (guess && decode_iconv(a, bytes, 0, guess, d)) return;
    d->map = (offset_map){0};
    if (!decode_iconv(a, bytes, 0, "WINDOWS-1252", d)) decode_utf8(a, bytes, 0, d);
}

// Is it UTF-8 with some bad bytes, rather than another encoding?
static bool mostly_utf8(str s)
{
    size_t good = 0, bad = 0, n;
    for (size_t i = 0; i < s.n; i += n) {
        uint32_t code;
        n = utf8_decode(s, i, &code);
        good += n > 1;
        bad += n == 1 && code == UTF8_REPLACEMENT;
    }
    return bad == 0 || good >= bad * MIN_UTF8_PER_BAD;
}

decoded encoding_decode_string(arena *a, str bytes)
{
    decoded d = {0};
    if (mostly_utf8(bytes))
        decode_utf8(a, bytes, 0, &d);
    else
        decode_guess(a, bytes, &d);
    return d;
}

// What a binary file is, for the message; NULL when it is text.
static const char *binary_kind(str s)
{
    static const struct {
        str magic;
        const char *kind;
    } MAGIC[] = {
        {{"%PDF-", 5}, "a PDF file; convert it with pdftotext first"},
        {{"PK\x03\x04", 4}, "a zip archive or an office document; save it as text first"},
        {{"\xD0\xCF\x11\xE0", 4}, "an office document; save it as text first"},
        {{"\x1F\x8B", 2}, "gzip inside gzip; unpack it first"},
        {{"\xFD"
          "7zXZ",
          5},
         "an xz file; unpack it first"},
        {{"(\xB5/\xFD", 4}, "a zstd file; unpack it first"},
        {{"BZh", 3}, "a bzip2 file; unpack it first"},
    };
    size_t control = 0, zeros = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        zeros += c == 0;
        control += c < 0x20 && !(c >= '\t' && c <= '\r') && c != 0x1B && c != 0x1A;
    }
    for (size_t i = 0; i < sizeof MAGIC / sizeof *MAGIC; i++)
        if (str_starts(s, MAGIC[i].magic) && (i != 6 || control)) return MAGIC[i].kind;
    if (zeros || control > s.n / MAX_CONTROL_SHARE) return "a binary file; only text can be coded";
    return NULL;
}

// By what the page says; false when that is nothing that iconv knows.
static bool decode_declared(arena *a, str bytes, str declared, decoded *out)
{
    static const char LATIN_1[] = "iso-8859-1|iso8859-1|latin1|latin-1|l1|us-ascii|ascii";
    char name[DECLARED_MAX];
    if (!declared.n || declared.n >= sizeof name) return false;
    for (size_t i = 0; i < declared.n; i++) {
        char c = declared.p[i];
        if (!ascii_is_letter(c) && !ascii_is_digit(c) && !strchr("-_:", c)) return false;
        name[i] = ascii_lower(c);
    }
    name[declared.n] = '\0';
    if (str_in_list(str_of(name), LATIN_1, '|')) strcpy(name, "windows-1252");
    return strncmp(name, "utf", 3) != 0 && decode_iconv(a, bytes, 0, name, out);
}

decoded encoding_decode_string_as(arena *a, str bytes, str guess)
{
    decoded d = {0};
    if (!guess.n || mostly_utf8(bytes) || !decode_declared(a, bytes, guess, &d))
        return encoding_decode_string(a, bytes);
    d.guessed = true;
    d.name = str_copy(a, guess);
    return d;
}

status encoding_decode_page(arena *a, str bytes, str declared, decoded *out, diag *why)
{
    *out = (decoded){0};
    if (!binary_kind(bytes) && !mostly_utf8(bytes) && decode_declared(a, bytes, declared, out))
        return ST_OK;
    return encoding_decode(a, bytes, out, why);
}

status encoding_decode(arena *a, str bytes, decoded *out, diag *why)
{
    *out = (decoded){0};
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) {
        decode_utf8(a, bytes, 3, out);
        return ST_OK;
    }
    static const char *const UTF16[] = {
        [UTF16_NOT] = NULL, [UTF16_LITTLE] = "UTF-16LE", [UTF16_BIG] = "UTF-16BE"};
    utf16_order order = utf16_marked(bytes);
    size_t mark = order != UTF16_NOT ? 2 : 0;
    if (order == UTF16_NOT) order = utf16_unmarked(str_sub(bytes, 0, SAMPLE_BYTES));
    const char *wide = UTF16[order];
    if (str_starts(bytes, STR("\xFF\xFE\0\0")) && bytes.n % 4 == 0) {
        wide = "UTF-32LE";
        mark = 4;
    }
    if (wide && decode_iconv(a, bytes, mark, wide, out)) return ST_OK;
    const char *kind = binary_kind(bytes);
    if (kind) return diag_set(why, ST_FORMAT, NULL, 0, 0, "this is %s", kind);
    *out = encoding_decode_string(a, bytes);
    return ST_OK;
}
