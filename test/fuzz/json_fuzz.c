// Any bytes as JSON: the reader ends, within its depth, and what it reads, written again, reads the
// same and is written the same.
#include "fuzztarget.h"

#include "base/json_reader.h"
#include "base/json_writer.h"

// Reads all of `text` and writes it to `out`. False when it is broken.
static bool copy_json(str text, buf *out, arena *a)
{
    json_reader r = json_read(text);
    json_writer w = {.out = out};
    for (size_t events = 0;; events++) {
        must(events <= 2 * text.n + 2 && r.depth <= JSON_MAX_DEPTH && r.at <= text.n);
        switch (json_next(&r)) {
        case JSON_BEGIN_OBJECT: json_begin_object(&w); break;
        case JSON_END_OBJECT: json_end_object(&w); break;
        case JSON_BEGIN_ARRAY: json_begin_array(&w); break;
        case JSON_END_ARRAY: json_end_array(&w); break;
        case JSON_KEY:
            json_key_is(&r, "text");
            json_write_key_str(&w, json_text(&r, a));
            break;
        case JSON_STRING: json_write_string(&w, json_text(&r, a)); break;
        case JSON_NUMBER: {
            double number = 0;
            int64_t whole;
            json_int(&r, &whole);
            json_double(&r, &number);
            json_write_double(&w, number);
            break;
        }
        case JSON_TRUE: json_write_bool(&w, true); break;
        case JSON_FALSE: json_write_bool(&w, false); break;
        case JSON_NULL: json_write_null(&w); break;
        case JSON_END: return true;
        case JSON_ERROR: {
            diag why;
            must(json_error(&r, "fuzz", 1, &why) == ST_FORMAT);
            return false;
        }
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena a = {0};
    buf once = {0}, twice = {0};
    str text = {(const char *)data, size};
    json_reader r = json_read(text);
    json_next(&r);
    bool skipped = json_skip(&r) && json_next(&r) == JSON_END;
    bool whole = copy_json(text, &once, &a);
    must(skipped == whole);
    if (whole) {
        must(copy_json(buf_str(&once), &twice, &a));
        must(str_eq(buf_str(&once), buf_str(&twice)));
    }
    buf_free(&once);
    buf_free(&twice);
    arena_free(&a);
    return 0;
}
