#include "base/json_writer.h"

#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static void before_item(json_writer *w)
{
    if (w->after_item) buf_add_byte(w->out, ',');
    w->after_item = true;
}

static void begin(json_writer *w, char bracket)
{
    before_item(w);
    buf_add_byte(w->out, bracket);
    w->after_item = false;
}

static void end(json_writer *w, char bracket)
{
    buf_add_byte(w->out, bracket);
    w->after_item = true;
}

void json_begin_object(json_writer *w)
{
    begin(w, '{');
}

void json_end_object(json_writer *w)
{
    end(w, '}');
}

void json_begin_array(json_writer *w)
{
    begin(w, '[');
}

void json_end_array(json_writer *w)
{
    end(w, ']');
}

// Length of the character at s.p[i]; 0 for a byte that is not valid UTF-8.
static size_t character_length(str s, size_t i)
{
    uint32_t code;
    if ((unsigned char)s.p[i] < 0x80) return 1;
    size_t n = utf8_decode(s, i, &code);
    return n == 1 ? 0 : n;
}

static void add_escaped(buf *out, unsigned char c)
{
    switch (c) {
    case '"': buf_add(out, STR("\\\"")); break;
    case '\\': buf_add(out, STR("\\\\")); break;
    case '\b': buf_add(out, STR("\\b")); break;
    case '\f': buf_add(out, STR("\\f")); break;
    case '\n': buf_add(out, STR("\\n")); break;
    case '\r': buf_add(out, STR("\\r")); break;
    case '\t': buf_add(out, STR("\\t")); break;
    default: buf_add_format(out, "\\u%04x", c); break;
    }
}

static void add_string(buf *out, str s)
{
    buf_add_byte(out, '"');
    size_t from = 0; // start of the bytes that can be copied as they are
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        size_t n = character_length(s, i);
        if (n && c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
            i += n;
            continue;
        }
        buf_add(out, str_sub(s, from, i));
        if (n)
            add_escaped(out, c);
        else
            buf_add(out, STR("\xEF\xBF\xBD"));
        from = ++i;
    }
    buf_add(out, str_sub(s, from, s.n));
    buf_add_byte(out, '"');
}

void json_write_key_str(json_writer *w, str key)
{
    before_item(w);
    add_string(w->out, key);
    buf_add_byte(w->out, ':');
    w->after_item = false;
}

void json_write_key(json_writer *w, const char *key)
{
    json_write_key_str(w, str_of(key));
}

void json_write_string(json_writer *w, str s)
{
    before_item(w);
    add_string(w->out, s);
}

void json_write_string_or_null(json_writer *w, str s)
{
    if (s.n)
        json_write_string(w, s);
    else
        json_write_null(w);
}

void json_write_int(json_writer *w, int64_t value)
{
    char digits[32];
    int n = snprintf(digits, sizeof digits, "%lld", (long long)value);
    json_write_raw(w, (str){digits, (size_t)n});
}

void json_write_double(json_writer *w, double value)
{
    if (!isfinite(value)) {
        json_write_null(w);
        return;
    }
    char digits[40];
    int n = 0;
    for (int precision = 15; precision <= 17; precision++) {
        n = snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value) break;
    }
    for (int i = 0; i < n; i++) // the locale's decimal point, whatever it is
        if (!(digits[i] >= '0' && digits[i] <= '9') && digits[i] != '-' && digits[i] != '+' &&
            digits[i] != 'e')
            digits[i] = '.';
    json_write_raw(w, (str){digits, (size_t)n});
}

void json_write_bool(json_writer *w, bool value)
{
    json_write_raw(w, value ? STR("true") : STR("false"));
}

void json_write_null(json_writer *w)
{
    json_write_raw(w, STR("null"));
}

void json_write_raw(json_writer *w, str json)
{
    before_item(w);
    buf_add(w->out, json);
}

void json_end_line(json_writer *w)
{
    buf_add_byte(w->out, '\n');
    w->after_item = false;
}

void json_field_string(json_writer *w, const char *key, str s)
{
    json_write_key(w, key);
    json_write_string_or_null(w, s);
}

void json_field_int(json_writer *w, const char *key, int64_t value)
{
    json_write_key(w, key);
    json_write_int(w, value);
}

void json_field_double(json_writer *w, const char *key, double value)
{
    json_write_key(w, key);
    json_write_double(w, value);
}

void json_field_bool(json_writer *w, const char *key, bool value)
{
    json_write_key(w, key);
    json_write_bool(w, value);
}

void json_field_null(json_writer *w, const char *key)
{
    json_write_key(w, key);
    json_write_null(w);
}
