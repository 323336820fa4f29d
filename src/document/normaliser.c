#include "document/normaliser.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

#define REFERENCE_MAX 10 // bytes of "&#x1F600;"
#define CLUSTER_MAX   32 // a letter and its combining marks; longer runs are cut (UAX 15: 30 marks)

// What a code point means for the lines of a text; beyond these it is the character to be written.
enum { VANISH = 0, SPACE = ' ', LINE_END = '\n', PARAGRAPH_END = '\f' };

typedef struct {
    arena *a;
    str in;
    char *out;
    size_t n; // bytes written
    offset_map map;
    VEC(text_line) lines;
    bool in_line;    // a line with text is open
    bool space;      // white space since the last character of the line
    bool indented;   // white space before the first character of the line
    bool blank;      // an empty line since the last line
    bool soft;       // a soft hyphen since the last character
    bool gap;        // something is between the last character written and here
    uint32_t gap_at; // where that began in the input
    uint32_t end_at; // end of the last character written, in the input
    int32_t cluster[CLUSTER_MAX];
    size_t n_cluster; // code points that wait for a mark that may follow
    uint32_t cluster_at, cluster_end;
} cleaner;

static bool between(uint32_t code, uint32_t low, uint32_t high)
{
    return code >= low && code <= high;
}

static bool vanishes(uint32_t code)
{
    return code < 0x20 || between(code, 0x7F, 0x9F) || code == 0xAD || code == 0x61C ||
           between(code, 0x200B, 0x200F) || between(code, 0x202A, 0x202E) ||
           between(code, 0x2060, 0x206F) || between(code, 0xFE00, 0xFE0F) || code == 0xFEFF ||
           between(code, 0xFFF9, 0xFFFB) || (code & 0xFFFE) == 0xFFFE ||
           between(code, 0xFDD0, 0xFDEF) || between(code, 0xE0000, 0xE0FFF);
}

static uint32_t normal_form(uint32_t code)
{
    switch (code) {
    case '\n':
    case '\r':
    case 0x85:
    case 0x2028: return LINE_END;
    case '\f':
    case 0x2029: return PARAGRAPH_END;
    case ' ':
    case '\t':
    case '\v':
    case 0xA0:
    case 0x1680:
    case 0x202F:
    case 0x205F:
    case 0x3000: return SPACE;
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2BC: return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: return '"';
    case 0x2010: // hyphen, non-breaking hyphen, figure dash, minus, small and wide hyphen
    case 0x2011:
    case 0x2012:
    case 0x2212:
    case 0xFE63:
    case 0xFF0D: return '-';
    case 0x2015: return 0x2014;
    default: break;
    }
    if (between(code, 0x2000, 0x200A)) return SPACE;
    return vanishes(code) ? VANISH : code;
}

// Before a character: the line or the space that has to come first.
static void put_gap(cleaner *c)
{
    if (!c->in_line) {
        if (c->n) {
            offset_map_add(&c->map, c->a, (uint32_t)c->n, c->gap_at);
            c->out[c->n++] = '\n';
        }
        text_line *line = vec_push(c->a, &c->lines);
        *line = (text_line){.span = {(uint32_t)c->n, (uint32_t)c->n},
                            .blank_before = c->blank || c->lines.n == 1,
                            .indented = c->indented};
        c->in_line = true;
    } else if (c->space) {
        offset_map_add(&c->map, c->a, (uint32_t)c->n, c->gap_at);
        c->out[c->n++] = ' ';
    }
    c->space = c->blank = c->indented = c->gap = false;
}

static void put(cleaner *c, const char *p, size_t n, uint32_t from, uint32_t to)
{
    put_gap(c);
    offset_map_add(&c->map, c->a, (uint32_t)c->n, from);
    memcpy(c->out + c->n, p, n);
    c->n += n;
    c->end_at = to;
    c->lines.p[c->lines.n - 1].span.end = (uint32_t)c->n;
}

// Writes the waiting code points in NFC.
static void flush(cleaner *c)
{
    if (!c->n_cluster) return;
    // Full decomposition makes at most four of one; then composition in place.
    utf8proc_int32_t codes[CLUSTER_MAX * 4];
    size_t n = 0;
    bool simple = c->n_cluster == 1 && c->cluster[0] < 0x300;
    for (size_t i = 0; i < c->n_cluster; i++) {
        int boundary = UTF8PROC_BOUNDCLASS_START;
        utf8proc_ssize_t more =
            simple ? 0
                   : utf8proc_decompose_char(c->cluster[i], codes + n,
                                             (utf8proc_ssize_t)(CLUSTER_MAX * 4 - n),
                                             UTF8PROC_DECOMPOSE, &boundary);
        if (more > 0)
            n += (size_t)more;
        else
            codes[n++] = c->cluster[i];
    }
    if (!simple) {
        // utf8proc_normalize_utf32 composes but wants the marks in canonical order.
        for (size_t i = 1; i < n; i++)
            for (size_t k = i; k > 0; k--) {
                int right = utf8proc_get_property(codes[k])->combining_class;
                int left = utf8proc_get_property(codes[k - 1])->combining_class;
                if (!right || left <= right) break;
                utf8proc_int32_t swap = codes[k];
                codes[k] = codes[k - 1];
                codes[k - 1] = swap;
            }
        utf8proc_ssize_t composed = utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)n,
                                                             UTF8PROC_COMPOSE | UTF8PROC_STABLE);
        if (composed > 0) n = (size_t)composed;
    }
    char bytes[CLUSTER_MAX * 4 * UTF8_MAX_BYTES];
    size_t n_bytes = 0;
    for (size_t i = 0; i < n; i++) n_bytes += utf8_encode((uint32_t)codes[i], bytes + n_bytes);
    put(c, bytes, n_bytes, c->cluster_at, c->cluster_end);
    c->n_cluster = 0;
}

// Can it combine with what stands before it?
static bool combines(uint32_t code)
{
    return code >= 0x300 && (utf8_is_mark(code) || between(code, 0x1160, 0x11FF));
}

static void end_line(cleaner *c, bool paragraph)
{
    if (c->in_line && c->soft) c->lines.p[c->lines.n - 1].soft_hyphen = true;
    if (!c->in_line || paragraph) c->blank = true;
    c->in_line = c->space = c->indented = c->soft = false;
}

static void open_gap(cleaner *c, size_t at)
{
    if (!c->gap) c->gap_at = (uint32_t)at;
    c->gap = true;
}

// Letters that typesetting joins, as PDF files hand them on: U+FB00 to U+FB06.
static const char *const LIGATURES[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

static void wait_for_mark(cleaner *c, uint32_t code, size_t at, size_t length)
{
    c->soft = false;
    c->cluster[c->n_cluster++] = (int32_t)code;
    c->cluster_at = (uint32_t)at;
    c->cluster_end = (uint32_t)(at + length);
}

static void take(cleaner *c, uint32_t code, size_t at, size_t length)
{
    uint32_t form = normal_form(code);
    if (form == VANISH) {
        c->soft = c->soft || code == 0xAD;
        return;
    }
    if (combines(form) && c->n_cluster && c->n_cluster < CLUSTER_MAX) {
        c->cluster[c->n_cluster++] = (int32_t)form;
        c->cluster_end = (uint32_t)(at + length);
        c->soft = false;
        return;
    }
    flush(c);
    if (between(form, 0xFB00, 0xFB06)) {
        str letters = str_of(LIGATURES[form - 0xFB00]);
        put(c, letters.p, letters.n - 1, (uint32_t)at, (uint32_t)(at + length));
        wait_for_mark(c, (uint32_t)(unsigned char)letters.p[letters.n - 1], at, length);
    } else if (form == SPACE) {
        open_gap(c, at);
        c->space = c->in_line;
        c->indented = !c->in_line;
    } else if (form == LINE_END || form == PARAGRAPH_END) {
        open_gap(c, at);
        end_line(c, form == PARAGRAPH_END);
    } else {
        wait_for_mark(c, form, at, length);
    }
}

static int digit_value(char c, int base)
{
    int value = ascii_hex(c);
    return value < base ? value : -1;
}

// A code point written as HTML writes it ("&amp;", "&#8217;"): the code, and its bytes in *length;
// 0 when none starts at `at`.
static uint32_t character_reference(str s, size_t at, size_t *length)
{
    static const struct {
        const char *name;
        uint32_t code;
    } NAMES[] = {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},
                 {"apos", '\''},    {"nbsp", 0xA0},    {"ndash", 0x2013}, {"mdash", 0x2014},
                 {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"ldquo", 0x201C}, {"rdquo", 0x201D},
                 {"hellip", 0x2026}};
    size_t stop = str_find_byte(str_sub(s, 0, at + REFERENCE_MAX), ';', at);
    if (stop == SIZE_MAX) return 0;
    str name = str_sub(s, at + 1, stop);
    *length = stop + 1 - at;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (str_eq(name, str_of(NAMES[i].name))) return NAMES[i].code;
    if (name.n < 2 || name.p[0] != '#') return 0;
    bool hex = (name.p[1] | 0x20) == 'x';
    uint32_t code = 0;
    for (size_t i = hex ? 2 : 1; i < name.n; i++) {
        int digit = digit_value(name.p[i], hex ? 16 : 10);
        if (digit < 0) return 0;
        code = code * (hex ? 16 : 10) + (uint32_t)digit;
    }
    return code < 0x110000 && !between(code, 0xD800, 0xDFFF) ? code : 0;
}

// Length of the run of printable ASCII from `at`, without its last character unless a space or the
// end of the line follows, since a combining mark may.
static size_t plain_run(const cleaner *c, size_t at)
{
    size_t i = at;
    while (i < c->in.n && c->in.p[i] > ' ' && c->in.p[i] < 0x7F && c->in.p[i] != '&') i++;
    if (i < c->in.n && c->in.p[i] != ' ' && c->in.p[i] != '\n' && i > at) i--;
    return i - at;
}

clean_text normaliser_clean(arena *a, str utf8)
{
    size_t foreign = 0;
    for (size_t i = 0; i < utf8.n; i++) foreign += (unsigned char)utf8.p[i] >= 0x80;
    cleaner c = {.a = a, .in = utf8};
    // NFC is at most three times as long (UAX 15).
    c.out = arena_alloc(a, utf8.n + foreign * 2 + CLUSTER_MAX);
    for (size_t i = 0; i < utf8.n;) {
        size_t plain = plain_run(&c, i);
        if (plain) {
            flush(&c);
            c.soft = false;
            put(&c, utf8.p + i, plain, (uint32_t)i, (uint32_t)(i + plain));
            i += plain;
            continue;
        }
        uint32_t code;
        size_t length = utf8_decode(utf8, i, &code);
        size_t written = 0;
        uint32_t meant = code == '&' ? character_reference(utf8, i, &written) : 0;
        if (meant) code = meant, length = written;
        if (code == '\r' && i + 1 < utf8.n && utf8.p[i + 1] == '\n') length = 2;
        take(&c, code, i, length);
        i += length;
    }
    flush(&c);
    offset_map_add(&c.map, a, (uint32_t)c.n, c.end_at);
    return (clean_text){
        .text = {c.out, c.n}, .lines = c.lines.p, .n_lines = c.lines.n, .map = c.map};
}

str normaliser_join(str text)
{
    char *p = (char *)text.p; // our own, in the arena
    for (size_t i = 0; i < text.n; i++)
        if (p[i] == '\n') p[i] = ' ';
    return text;
}

str normaliser_line(arena *a, str utf8)
{
    return normaliser_join(normaliser_clean(a, utf8).text);
}
