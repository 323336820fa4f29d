#include "document/xmlencoding.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "document/encoding.h"

#include <errno.h>
#include <iconv.h>

#define NAME_MAX_BYTES     40   // of the name of an encoding
#define DECLARATION_REACH  1024 // bytes in which the XML declaration ends
#define PROVING_CHARACTERS 4    // of UTF-8, where another encoding is declared
#define PIECE_BYTES        ((size_t)16 << 10)
#define LONGEST_SEQUENCE   16 // bytes of a character with a shift sequence before it

struct xml_decoder {
    stream *in;
    iconv_t converter; // (iconv_t)-1: it is UTF-8
    char name[NAME_MAX_BYTES];
    const char *doubt;
    size_t unit; // bytes that are passed over where there is no character
    uint32_t bad;
};

static const iconv_t NO_CONVERTER = (iconv_t)-1;

// What browsers read a name as (WHATWG Encoding).
static const char *const WIDER[][2] = {
    {"ISO-8859-1|ISO8859-1|ISO_8859-1|LATIN1|LATIN-1|L1|US-ASCII|ASCII|CP819|X-CP1252",
     "WINDOWS-1252"},
    {"ISO-8859-9|LATIN5|L5", "WINDOWS-1254"},
    {"TIS-620|ISO-8859-11", "CP874"},
    {"GB2312|GB_2312-80|GBK|X-GBK|CHINESE|CP936", "GB18030"},
    {"EUC-KR|KS_C_5601-1987|KSC5601|KS_C_5601|KOREAN", "CP949"},
    {"SHIFT_JIS|SHIFT-JIS|SJIS|X-SJIS|MS_KANJI", "CP932"},
    {"BIG5|CN-BIG5|X-X-BIG5", "BIG5-HKSCS"},
};

static void set_name(xml_decoder *d, str name)
{
    if (name.n >= NAME_MAX_BYTES) name.n = NAME_MAX_BYTES - 1;
    memcpy(d->name, name.p, name.n);
    d->name[name.n] = '\0';
}

// The value of `encoding` in the XML declaration, empty when there is none. Behind white space it
// counts, too.
static str declared(str first)
{
    str head = str_sub(first, 0, DECLARATION_REACH);
    size_t begin = str_find(head, STR("<?xml")), end = str_find(head, STR("?>"));
    if (begin == SIZE_MAX || end == SIZE_MAX || begin > end) return STR_NONE;
    head = str_sub(head, begin, end);
    size_t at = str_find(head, STR("encoding"));
    if (at == SIZE_MAX) return STR_NONE;
    head = str_trim(str_sub(head, at + 8, head.n));
    if (!str_starts(head, STR("="))) return STR_NONE;
    head = str_trim(str_sub(head, 1, head.n));
    if (!head.n || (head.p[0] != '"' && head.p[0] != '\'')) return STR_NONE;
    size_t close = str_find_byte(head, head.p[0], 1);
    return close == SIZE_MAX ? STR_NONE : str_trim(str_sub(head, 1, close));
}

// A converter by name; false when iconv knows none.
static bool open_named(xml_decoder *d, str name)
{
    char upper[NAME_MAX_BYTES];
    if (!name.n || name.n >= sizeof upper) return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        if (!ascii_is_letter(c) && !ascii_is_digit(c) && !strchr("-_:.", c)) return false;
        upper[i] = ascii_is_lower(c) ? (char)(c - ('a' - 'A')) : c;
    }
    upper[name.n] = '\0';
    const char *wanted = upper;
    for (size_t i = 0; i < sizeof WIDER / sizeof *WIDER; i++)
        if (str_in_list(str_of(upper), WIDER[i][0], '|')) wanted = WIDER[i][1];
    d->converter = iconv_open("UTF-8", wanted);
    if (d->converter == NO_CONVERTER) return false;
    d->unit = strncmp(wanted, "UTF-16", 6) == 0 ? 2 : strncmp(wanted, "UTF-32", 6) == 0 ? 4 : 1;
    set_name(d, str_of(upper));
    return true;
}

static void set_utf8(xml_decoder *d)
{
    d->converter = NO_CONVERTER;
    d->unit = 1;
    set_name(d, STR("UTF-8"));
}

// By a mark or the zeros around "<"; *mark is the bytes of the mark. NULL: neither.
static const char *marked(str s, size_t *mark)
{
    static const struct {
        str bytes;
        const char *name;
        size_t mark;
    } MARKS[] = {
        {{"\xEF\xBB\xBF", 3}, "UTF-8", 3},    {{"\xFF\xFE\0\0", 4}, "UTF-32LE", 4},
        {{"\0\0\xFE\xFF", 4}, "UTF-32BE", 4}, {{"\xFF\xFE", 2}, "UTF-16LE", 2},
        {{"\xFE\xFF", 2}, "UTF-16BE", 2},     {{"<\0\0\0", 4}, "UTF-32LE", 0},
        {{"\0\0\0<", 4}, "UTF-32BE", 0},      {{"<\0", 2}, "UTF-16LE", 0},
        {{"\0<", 2}, "UTF-16BE", 0},
    };
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (!str_starts(s, MARKS[i].bytes)) continue;
        *mark = MARKS[i].mark;
        return MARKS[i].name;
    }
    return NULL;
}

// Are there characters beyond ASCII, all of them UTF-8? Text in an encoding of one byte a character
// has few pairs of bytes by chance that are UTF-8: `least` of them prove it.
static bool proves_utf8(str s, bool cut, size_t least)
{
    size_t valid = utf8_valid_length(s), found = 0;
    if (s.n - valid >= (cut ? UTF8_MAX_BYTES : 1)) return false;
    for (size_t i = 0; i < valid; i++) found += ((unsigned char)s.p[i] & 0xC0) == 0xC0;
    return found >= least;
}

static void choose(xml_decoder *d, str first)
{
    bool cut = first.n >= STREAM_BUFFER_BYTES; // perhaps in the middle of a character
    str name = declared(first);
    bool wide = str_starts_nocase(name, STR("utf")) || str_starts_nocase(name, STR("ucs")) ||
                str_starts_nocase(name, STR("u16")) || str_starts_nocase(name, STR("u32")) ||
                str_starts_nocase(name, STR("iso-10646")); // it would have zero bytes
    bool latin = str_among_nocase(name, STR("WINDOWS-1252|ISO-8859-1|US-ASCII|LATIN1"), '|');
    set_utf8(d);
    if (name.n && !wide && !str_eq_nocase(name, STR("utf-8")))
        d->doubt = "the encoding is not the one that is declared";
    if (proves_utf8(first, cut, latin ? 1 : PROVING_CHARACTERS)) return;
    if (name.n && !wide && open_named(d, name)) {
        d->doubt = NULL;
        return;
    }
    set_utf8(d);
    if (proves_utf8(first, cut, 0)) return;
    d->doubt = "the encoding is not told, and was guessed";
    arena a = {0};
    decoded guess = encoding_decode_string(&a, first);
    if (!str_eq(guess.name, STR("UTF-8")) && !open_named(d, guess.name)) set_utf8(d);
    arena_free(&a);
}

status xml_decoder_open(stream *in, xml_decoder **out, diag *why)
{
    str first;
    TRY(stream_peek_at_least(in, STREAM_BUFFER_BYTES, &first, why));
    xml_decoder *d = mem_alloc(sizeof *d);
    *d = (xml_decoder){.in = in, .converter = NO_CONVERTER};
    size_t mark = 0;
    const char *name = marked(first, &mark);
    if (!name)
        choose(d, first);
    else if (str_eq(str_of(name), STR("UTF-8")) || !open_named(d, str_of(name)))
        set_utf8(d);
    stream_take(in, mark);
    *out = d;
    return ST_OK;
}

void xml_decoder_close(xml_decoder *d)
{
    if (!d) return;
    if (d->converter != NO_CONVERTER) iconv_close(d->converter);
    mem_free(d);
}

uint32_t xml_meant(uint32_t code)
{
    static const uint16_t WINDOWS_1252[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
    };
    return code >= 0x80 && code < 0xA0 ? WINDOWS_1252[code - 0x80] : code;
}

// A byte that is no UTF-8: one of Windows-1252.
static void add_stray(xml_decoder *d, unsigned char c, buf *out)
{
    uint32_t code = c < 0x80 ? 0 : xml_meant(c);
    d->bad++;
    utf8_add(out, code ? code : UTF8_REPLACEMENT);
}

// Returns how many bytes were taken; `last`: nothing comes behind.
static size_t take_utf8(xml_decoder *d, str s, bool last, buf *out)
{
    size_t at = 0;
    while (at < s.n) {
        size_t good = utf8_valid_length(str_sub(s, at, s.n));
        buf_add(out, str_sub(s, at, at + good));
        at += good;
        if (at == s.n || (!last && s.n - at < UTF8_MAX_BYTES)) break;
        add_stray(d, (unsigned char)s.p[at], out);
        at++;
    }
    return at;
}

static size_t take_converted(xml_decoder *d, str s, bool last, buf *out)
{
    char piece[4096];
    char *in = (char *)s.p; // iconv does not write to it
    size_t left = s.n;
    while (left) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t result = iconv(d->converter, &in, &left, &to, &room);
        int error = result == (size_t)-1 ? errno : 0;
        buf_add(out, (str){piece, sizeof piece - room});
        if (error != EILSEQ && error != EINVAL) continue;
        if (error == EINVAL && !last && left < LONGEST_SEQUENCE) break;
        size_t step = d->unit < left ? d->unit : left;
        d->bad++;
        utf8_add(out, UTF8_REPLACEMENT);
        in += step;
        left -= step;
        iconv(d->converter, NULL, NULL, NULL, NULL);
    }
    return s.n - left;
}

status xml_decoder_next(xml_decoder *d, buf *out, bool *more, diag *why)
{
    str s;
    TRY(stream_peek_at_least(d->in, LONGEST_SEQUENCE * 2, &s, why));
    *more = s.n > 0;
    bool last = s.n < (size_t)LONGEST_SEQUENCE * 2; // the stream ends with these
    s = str_sub(s, 0, PIECE_BYTES);
    size_t taken =
        d->converter == NO_CONVERTER ? take_utf8(d, s, last, out) : take_converted(d, s, last, out);
    stream_take(d->in, taken);
    return ST_OK;
}

str xml_decoder_name(const xml_decoder *d)
{
    return str_of(d->name);
}

const char *xml_decoder_doubt(const xml_decoder *d)
{
    return d->doubt;
}

uint32_t xml_decoder_bad(const xml_decoder *d)
{
    return d->bad;
}
