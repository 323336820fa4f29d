// Bytes in whatever encoding become valid UTF-8, with a map back to the bytes.
//
// The order of the tests: a byte order mark; zero bytes in every second place (UTF-16 without
// mark), any other zero byte or many control characters (binary: refused); valid UTF-8; UTF-8 with
// some bad bytes; else a one-byte or East Asian encoding, for which uchardet is asked when letters
// beyond ASCII are frequent enough for its statistics, and which is Windows-1252 (a superset of
// Latin-1 for text) when they are not, as in English they are not. iconv converts.
#ifndef DM_DOCUMENT_ENCODING_H
#define DM_DOCUMENT_ENCODING_H

#include "base/status.h"
#include "document/offset_map.h"

typedef struct {
    str text;           // valid UTF-8: borrowed when the bytes were that already, else in the arena
    offset_map map;     // text offset to byte offset
    str name;           // "UTF-8", "UTF-16LE", "WINDOWS-1252", ...
    bool guessed;       // neither a mark nor validity proves it
    uint32_t n_bad;     // places that are no characters, now U+FFFD
    uint32_t first_bad; // byte offset of the first one
} decoded;

// Whole files: all tests. ST_FORMAT, and a message that says what it looks like, for a binary file.
// At most 2^30 bytes.
status encoding_decode(arena *a, str bytes, decoded *out, diag *why);
// The same for what says what it is written in (a page, or HTTP of a text: "windows-1251"; empty:
// it does not): that counts where the bytes are neither marked nor UTF-8. As in browsers Latin-1 is
// Windows-1252.
status encoding_decode_page(arena *a, str bytes, str declared, decoded *out, diag *why);
// Strings of a JSON text: UTF-8, or the guess where they are not. Never fails.
decoded encoding_decode_string(arena *a, str bytes);
// The same where a guess was made for all of the input that they are from ("WINDOWS-1251"; empty:
// it is UTF-8): that counts where they are not UTF-8.
decoded encoding_decode_string_as(arena *a, str bytes, str guess);

#endif
