// Reads JSON (RFC 8259) as a stream of events: pull the next one, ask for its text or number.
//
// The input is one JSON text in memory; nothing is copied but strings with escapes, and those only
// when asked for. The grammar is checked strictly but for two things, so that real data passes:
// bytes inside strings need not be valid UTF-8 (they are handed on as they are), and the half of a
// surrogate pair that stands alone becomes U+FFFD. The reader needs no memory of its own, uses no
// recursion, and belongs to one thread.
//
//     json_reader r = json_read(line);
//     json_next(&r);                               // JSON_BEGIN_OBJECT, when it is one
//     while (json_next(&r) == JSON_KEY) {
//         if (json_key_is(&r, "id") && json_next(&r) == JSON_STRING)
//             id = json_text(&r, &a);
//         else
//             json_skip(&r);
//     }
//     if (r.event != JSON_END_OBJECT || json_next(&r) != JSON_END) return json_error(&r, ...);
#ifndef DM_BASE_JSON_READER_H
#define DM_BASE_JSON_READER_H

#include "base/status.h"
#include "base/str.h"

#define JSON_MAX_DEPTH 512 // open brackets; no real document nests deeper, hostile ones do

typedef enum {
    JSON_BEGIN_OBJECT,
    JSON_END_OBJECT,
    JSON_BEGIN_ARRAY,
    JSON_END_ARRAY,
    JSON_KEY,
    JSON_STRING,
    JSON_NUMBER,
    JSON_TRUE,
    JSON_FALSE,
    JSON_NULL,
    JSON_END,  // the text was one whole value; stays so
    JSON_ERROR // the text is broken at byte `at`; stays so
} json_event;

typedef struct {
    str text;
    size_t at;         // next byte to read; after JSON_ERROR the byte that is wrong
    json_event event;  // the last one
    str raw;           // JSON_KEY, JSON_STRING: between the quotes, JSON_NUMBER: its characters
    bool escaped;      // raw has escapes
    const char *error; // what is wrong, after JSON_ERROR
    int state;         // what may come next
    unsigned depth;    // open brackets
    uint8_t kinds[JSON_MAX_DEPTH / 8]; // a bit for each open bracket: 1 for an object
} json_reader;

// A reader at the start of `text`, which is borrowed.
json_reader json_read(str text);
// Next event. After JSON_KEY comes the first event of its value.
json_event json_next(json_reader *r);
// After JSON_KEY: passes over its whole value. After a value's first event: over the rest of that
// value. False when the text is broken.
bool json_skip(json_reader *r);

// Text of a key or string with its escapes resolved: borrowed from the input when it has none,
// else in the arena.
str json_text(const json_reader *r, arena *a);
// Is the key (or string) this text? Needs no memory.
bool json_key_is(const json_reader *r, const char *text);
// Value of a JSON_NUMBER; false when it is no integer (int) or out of range (both).
bool json_int(const json_reader *r, int64_t *value);
bool json_double(const json_reader *r, double *value);

// Fills *why with the reader's error (or, when it has none, that the value is not of the expected
// form) and its line, the first line of the text being `first_line`. Returns ST_FORMAT.
status json_error(const json_reader *r, const char *file, int first_line, diag *why);

#endif
