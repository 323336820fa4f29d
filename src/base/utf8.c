#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

static bool is_continuation(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

size_t utf8_decode_long_(str s, size_t at, uint32_t *code)
{
    *code = 0;
    if (at >= s.n) return 0;
    size_t left = s.n - at < UTF8_MAX_BYTES ? s.n - at : UTF8_MAX_BYTES;
    utf8proc_int32_t c = 0;
    utf8proc_ssize_t n =
        utf8proc_iterate((const utf8proc_uint8_t *)s.p + at, (utf8proc_ssize_t)left, &c);
    *code = n > 0 ? (uint32_t)c : UTF8_REPLACEMENT;
    return n > 0 ? (size_t)n : 1;
}

size_t utf8_decode_long_before_(str s, size_t at, uint32_t *code)
{
    *code = 0;
    if (at > s.n) at = s.n;
    if (at == 0) return 0;
    size_t begin = at - 1;
    while (begin > 0 && at - begin < UTF8_MAX_BYTES && is_continuation(s.p[begin])) begin--;
    size_t n = utf8_decode(s, begin, code);
    if (begin + n == at) return n;
    *code = UTF8_REPLACEMENT;
    return 1;
}

size_t utf8_encode(uint32_t code, char out[UTF8_MAX_BYTES])
{
    bool character = code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    utf8proc_int32_t c = (utf8proc_int32_t)(character ? code : UTF8_REPLACEMENT);
    return (size_t)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

void utf8_add(buf *b, uint32_t code)
{
    char out[UTF8_MAX_BYTES];
    size_t n = utf8_encode(code, out);
    buf_add(b, (str){out, n});
}

str utf8_without_mark(str s)
{
    return str_starts(s, STR("\xEF\xBB\xBF")) ? str_sub(s, 3, s.n) : s;
}

size_t utf8_valid_length(str s)
{
    size_t i = 0;
    while (i < s.n) {
        if (is_ascii(s.p[i])) {
            i++;
            continue;
        }
        uint32_t c;
        size_t n = utf8_decode(s, i, &c);
        if (n == 1) break; // only a bad byte above 0x7F takes one
        i += n;
    }
    return i;
}

str utf8_cut(str s, size_t most)
{
    if (s.n <= most) return s;
    while (most && is_continuation(s.p[most])) most--;
    return str_sub(s, 0, most);
}

bool utf8_valid(str s)
{
    return utf8_valid_length(s) == s.n;
}

static utf8proc_category_t category(uint32_t code)
{
    return code < 0x110000 ? utf8proc_category((utf8proc_int32_t)code) : UTF8PROC_CATEGORY_CN;
}

static bool between(uint32_t code, utf8proc_category_t first, utf8proc_category_t last)
{
    utf8proc_category_t c = category(code);
    return c >= first && c <= last;
}

bool utf8_is_letter(uint32_t code)
{
    if (code < 0x80) return (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return between(code, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO);
}

bool utf8_is_upper(uint32_t code)
{
    if (code < 0x80) return code >= 'A' && code <= 'Z';
    utf8proc_category_t c = category(code);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_lower(uint32_t code)
{
    if (code < 0x80) return code >= 'a' && code <= 'z';
    return category(code) == UTF8PROC_CATEGORY_LL;
}

bool utf8_is_digit(uint32_t code)
{
    if (code < 0x80) return code >= '0' && code <= '9';
    return category(code) == UTF8PROC_CATEGORY_ND;
}

bool utf8_is_number(uint32_t code)
{
    return between(code, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO);
}

bool utf8_is_mark(uint32_t code)
{
    return code >= 0x80 && between(code, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}

bool utf8_is_punct(uint32_t code)
{
    return between(code, UTF8PROC_CATEGORY_PC, UTF8PROC_CATEGORY_PO);
}

bool utf8_is_symbol(uint32_t code)
{
    return between(code, UTF8PROC_CATEGORY_SM, UTF8PROC_CATEGORY_SO);
}

bool utf8_is_currency(uint32_t code)
{
    return category(code) == UTF8PROC_CATEGORY_SC;
}

bool utf8_is_space(uint32_t code)
{
    if (code < 0x80) return code == ' ' || (code >= '\t' && code <= '\r');
    return code == 0x85 || between(code, UTF8PROC_CATEGORY_ZS, UTF8PROC_CATEGORY_ZP);
}

bool utf8_is_control(uint32_t code)
{
    return category(code) == UTF8PROC_CATEGORY_CN ||
           between(code, UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CO);
}

uint32_t utf8_lower(uint32_t code)
{
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code;
    return code < 0x110000 ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code) : code;
}

uint32_t utf8_upper(uint32_t code)
{
    if (code < 0x80) return code >= 'a' && code <= 'z' ? code - ('a' - 'A') : code;
    return code < 0x110000 ? (uint32_t)utf8proc_toupper((utf8proc_int32_t)code) : code;
}

// Longest growth of lowering: a character of n bytes never becomes longer than twice that
// (U+023A, two bytes, becomes U+2C65, three).
#define LOWER_GROWTH 2

str utf8_lower_copy(arena *a, str s)
{
    size_t plain = 0;
    while (plain < s.n && is_ascii(s.p[plain])) plain++;
    if (plain == s.n) return str_lower(a, s);
    char *out = arena_alloc_array(a, LOWER_GROWTH, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c;
        size_t step = utf8_decode(s, i, &c);
        if (c == UTF8_REPLACEMENT)
            for (size_t k = 0; k < step; k++) out[n++] = s.p[i + k];
        else
            n += utf8_encode(utf8_lower(c), out + n);
        i += step;
    }
    return (str){out, n};
}

size_t utf8_count(str s)
{
    utf8_place at = {.text = s};
    utf8_seek_byte(&at, s.n);
    return at.codepoint;
}

bool utf8_is_nfc(str s)
{
    uint32_t code, highest = 0;
    for (size_t i = 0; i < s.n;) {
        i += utf8_decode(s, i, &code);
        if (code > highest) highest = code;
    }
    if (highest < 0x300) return true; // the first mark that combines
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n,
                                      &composed, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    bool same = n >= 0 && (size_t)n == s.n && memcmp(composed, s.p, s.n) == 0;
    free(composed);
    return same;
}

size_t utf8_code_columns(uint32_t code)
{
    if (code < 0x80) return code >= ' ' && code != 0x7F;
    int n = utf8proc_charwidth((utf8proc_int32_t)code);
    return n > 0 ? (size_t)n : 0;
}

size_t utf8_columns(str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t code;
        i += utf8_decode(s, i, &code);
        n += utf8_code_columns(code);
    }
    return n;
}

size_t utf8_count_utf16(str s)
{
    utf8_place at = {.text = s};
    utf8_seek_byte(&at, s.n);
    return at.utf16;
}

// One character on; false at the end.
static bool step_forward(utf8_place *at)
{
    uint32_t c;
    size_t n = utf8_decode(at->text, at->byte, &c);
    at->byte += n;
    at->codepoint += n > 0;
    at->utf16 += n > 0 ? (c > 0xFFFF ? 2 : 1) : 0;
    return n > 0;
}

static void step_back(utf8_place *at)
{
    uint32_t c;
    size_t n = utf8_decode_before(at->text, at->byte, &c);
    at->byte -= n;
    at->codepoint -= n > 0;
    at->utf16 -= n > 0 ? (c > 0xFFFF ? 2 : 1) : 0;
}

// Moves until *unit, one of the place's three counts, is the last boundary not beyond `target`.
static void seek(utf8_place *at, const size_t *unit, size_t target)
{
    if (target < *unit / 2) *at = (utf8_place){.text = at->text};
    while (*unit > target) step_back(at);
    while (*unit < target && step_forward(at)) {
    }
    if (*unit > target) step_back(at);
}

void utf8_seek_byte(utf8_place *at, size_t byte)
{
    seek(at, &at->byte, byte);
}

void utf8_seek_codepoint(utf8_place *at, size_t codepoint)
{
    seek(at, &at->codepoint, codepoint);
}

void utf8_seek_utf16(utf8_place *at, size_t utf16)
{
    seek(at, &at->utf16, utf16);
}
