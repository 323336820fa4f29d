// Writes JSON (RFC 8259) into a buf. Commas and escapes are the writer's; the nesting is the
// caller's: every begin needs its end, and in an object every value its key.
//
// Strings are written as UTF-8; bytes that are not valid UTF-8 become U+FFFD each, so that the
// output is always valid. Numbers are the shortest that read back the same, with a point in every
// locale; what is not finite becomes null. A writer belongs to one thread.
//
//     json_writer w = {.out = &line};
//     json_begin_object(&w);
//     json_write_key(&w, "id");
//     json_write_string(&w, STR("x1"));
//     json_end_object(&w);
//     json_end_line(&w);            // {"id":"x1"}
#ifndef DM_BASE_JSON_WRITER_H
#define DM_BASE_JSON_WRITER_H

#include "base/str.h"

typedef struct {
    buf *out;        // borrowed
    bool after_item; // the next item of the same container needs a comma
} json_writer;

void json_begin_object(json_writer *w);
void json_end_object(json_writer *w);
void json_begin_array(json_writer *w);
void json_end_array(json_writer *w);

void json_write_key(json_writer *w, const char *key);
void json_write_key_str(json_writer *w, str key);

void json_write_string(json_writer *w, str s);
void json_write_string_or_null(json_writer *w, str s); // null when s is empty
void json_write_int(json_writer *w, int64_t value);
void json_write_double(json_writer *w, double value);
void json_write_bool(json_writer *w, bool value);
void json_write_null(json_writer *w);
void json_write_raw(json_writer *w, str json); // a whole value that is JSON already

// A newline after a finished top-level value (JSON Lines); the next one starts afresh.
void json_end_line(json_writer *w);

// Key and value in one.
void json_field_string(json_writer *w, const char *key, str s); // null when s is empty
void json_field_int(json_writer *w, const char *key, int64_t value);
void json_field_double(json_writer *w, const char *key, double value);
void json_field_bool(json_writer *w, const char *key, bool value);
void json_field_null(json_writer *w, const char *key);

#endif
