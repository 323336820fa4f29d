// UTF-8 and Unicode categories: a thin layer over utf8proc with a fast way for ASCII.
//
// Nothing here fails: a byte that does not belong to valid UTF-8 counts as one code point,
// U+FFFD. Stepping forward and back therefore visits the same boundaries on any bytes.
//
//     for (size_t i = 0; i < s.n;) {
//         uint32_t c;
//         i += utf8_decode(s, i, &c);
//     }
#ifndef DM_BASE_UTF8_H
#define DM_BASE_UTF8_H

#include "base/str.h"

#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_MAX_BYTES   4 // longest encoding of a code point

size_t utf8_decode_long_(str s, size_t at, uint32_t *code);
size_t utf8_decode_long_before_(str s, size_t at, uint32_t *code);

// Code point at byte `at`, and how many bytes it takes; 0 bytes at the end.
static inline size_t utf8_decode(str s, size_t at, uint32_t *code)
{
    if (at < s.n && (unsigned char)s.p[at] < 0x80) {
        *code = (unsigned char)s.p[at];
        return 1;
    }
    return utf8_decode_long_(s, at, code);
}

// Code point that ends before byte `at`, and how many bytes it takes; 0 bytes at the start.
static inline size_t utf8_decode_before(str s, size_t at, uint32_t *code)
{
    if (at > 0 && at <= s.n && (unsigned char)s.p[at - 1] < 0x80) {
        *code = (unsigned char)s.p[at - 1];
        return 1;
    }
    return utf8_decode_long_before_(s, at, code);
}

// Writes the code point and returns how many bytes it takes; what is no character is U+FFFD.
size_t utf8_encode(uint32_t code, char out[UTF8_MAX_BYTES]);
void utf8_add(buf *b, uint32_t code); // appends it to `b`

str utf8_without_mark(str s); // without a byte order mark at its beginning

bool utf8_valid(str s);
// Bytes before the first that is not valid UTF-8: s.n when all is.
size_t utf8_valid_length(str s);
// The first bytes of s, at most `most`, without half a character at their end.
str utf8_cut(str s, size_t most);

// In Unicode's normal form C: accents on their letters where there is such a character.
bool utf8_is_nfc(str s);

bool utf8_is_letter(uint32_t code); // L*
bool utf8_is_upper(uint32_t code);  // Lu, Lt
bool utf8_is_lower(uint32_t code);  // Ll
bool utf8_is_digit(uint32_t code);  // Nd
bool utf8_is_number(uint32_t code); // N*: also ½ and Ⅳ
bool utf8_is_mark(uint32_t code);   // M*: combining accents
bool utf8_is_punct(uint32_t code);  // P*
bool utf8_is_symbol(uint32_t code); // S*: also currency
bool utf8_is_currency(uint32_t code);
bool utf8_is_space(uint32_t code);   // Z*, tab to carriage return, U+0085
bool utf8_is_control(uint32_t code); // C*: control, format, surrogate, private, unassigned
uint32_t utf8_lower(uint32_t code);  // simple case mapping; itself when it has none
uint32_t utf8_upper(uint32_t code);

// Copy in the arena with all letters lowered.
str utf8_lower_copy(arena *a, str s);

// Length in code points, and in UTF-16 units.
size_t utf8_count(str s);
size_t utf8_count_utf16(str s);

// Columns that the text takes on a terminal: two for an East Asian wide character or an emoji, none
// for a combining accent and for control characters.
size_t utf8_columns(str s);
size_t utf8_code_columns(uint32_t code);

// A place in a text, counted in three units at once. Zero-initialise all but `text`. Seeking costs
// the distance from the last place, so conversions in rising order are linear over the text.
// A place inside a character is the place before that character.
//
//     utf8_place at = {.text = d->text};
//     utf8_seek_byte(&at, event->span.begin);
//     printf("%zu", at.codepoint);
typedef struct {
    str text;
    size_t byte;
    size_t codepoint;
    size_t utf16;
} utf8_place;

// Each clamps to the end of the text.
void utf8_seek_byte(utf8_place *at, size_t byte);
void utf8_seek_codepoint(utf8_place *at, size_t codepoint);
void utf8_seek_utf16(utf8_place *at, size_t utf16);

#endif
