#include "base/json_reader.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

// What the grammar allows next.
enum {
    WANT_VALUE,          // at the start, after ':' and after ',' in an array
    WANT_VALUE_OR_CLOSE, // after '['
    WANT_KEY,            // after ',' in an object
    WANT_KEY_OR_CLOSE,   // after '{'
    WANT_COMMA_OR_CLOSE, // after a value in a container
    WANT_END,            // after the outermost value
    FINISHED,
    BROKEN,
};

json_reader json_read(str text)
{
    return (json_reader){.text = text, .state = WANT_VALUE, .event = JSON_END};
}

static json_event fail(json_reader *r, const char *error)
{
    r->state = BROKEN;
    r->error = error;
    return r->event = JSON_ERROR;
}

static void skip_space(json_reader *r)
{
    for (; r->at < r->text.n; r->at++) {
        char c = r->text.p[r->at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') break;
    }
}

static bool in_object(const json_reader *r)
{
    unsigned i = r->depth - 1;
    return r->kinds[i / 8] >> (i % 8) & 1;
}

static void after_value(json_reader *r)
{
    r->state = r->depth ? WANT_COMMA_OR_CLOSE : WANT_END;
}

static json_event open_bracket(json_reader *r, bool object)
{
    if (r->depth == JSON_MAX_DEPTH) return fail(r, "brackets are nested too deep");
    unsigned i = r->depth++;
    uint8_t bit = (uint8_t)(1u << (i % 8));
    r->kinds[i / 8] = (uint8_t)(object ? r->kinds[i / 8] | bit : r->kinds[i / 8] & ~bit);
    r->at++;
    r->state = object ? WANT_KEY_OR_CLOSE : WANT_VALUE_OR_CLOSE;
    return r->event = object ? JSON_BEGIN_OBJECT : JSON_BEGIN_ARRAY;
}

static json_event close_bracket(json_reader *r)
{
    bool object = in_object(r);
    r->depth--;
    r->at++;
    after_value(r);
    return r->event = object ? JSON_END_OBJECT : JSON_END_ARRAY;
}

// Four hex digits at byte `at`; -1 when they are not there.
static int32_t hex4(str s, size_t at)
{
    if (s.n < 4 || at > s.n - 4) return -1;
    int32_t v = 0;
    for (size_t i = at; i < at + 4; i++) {
        int digit = ascii_hex(s.p[i]);
        if (digit < 0) return -1;
        v = v * 16 + digit;
    }
    return v;
}

// At the backslash of an escape: passes over it, false when it is none.
static bool skip_escape(json_reader *r)
{
    char c = r->at + 1 < r->text.n ? r->text.p[r->at + 1] : '\0';
    if (c == 'u') {
        if (hex4(r->text, r->at + 2) < 0) return false;
        r->at += 6;
        return true;
    }
    if (!c || !strchr("\"\\/bfnrt", c)) return false;
    r->at += 2;
    return true;
}

// At the opening quote: sets raw and escaped, and passes over the string.
static bool read_string(json_reader *r)
{
    size_t from = ++r->at;
    r->escaped = false;
    while (r->at < r->text.n) {
        unsigned char c = (unsigned char)r->text.p[r->at];
        if (c == '"') {
            r->raw = str_sub(r->text, from, r->at++);
            return true;
        }
        if (c == '\\') {
            r->escaped = true;
            if (!skip_escape(r)) {
                fail(r, "a backslash in a string is not followed by an escape");
                return false;
            }
        } else if (c < 0x20) {
            fail(r, "a control character in a string is not escaped");
            return false;
        } else {
            r->at++;
        }
    }
    fail(r, "a string is not closed");
    return false;
}

static size_t skip_digits(json_reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.n && r->text.p[r->at] >= '0' && r->text.p[r->at] <= '9') r->at++;
    return r->at - from;
}

static bool at_byte(const json_reader *r, const char *set)
{
    return r->at < r->text.n && r->text.p[r->at] && strchr(set, r->text.p[r->at]);
}

static json_event read_number(json_reader *r)
{
    size_t from = r->at;
    if (at_byte(r, "-")) r->at++;
    bool zero = at_byte(r, "0");
    size_t whole = skip_digits(r);
    if (!whole || (zero && whole > 1)) return fail(r, "a number is malformed");
    if (at_byte(r, ".")) {
        r->at++;
        if (!skip_digits(r)) return fail(r, "a number is malformed");
    }
    if (at_byte(r, "eE")) {
        r->at++;
        if (at_byte(r, "+-")) r->at++;
        if (!skip_digits(r)) return fail(r, "a number is malformed");
    }
    r->raw = str_sub(r->text, from, r->at);
    after_value(r);
    return r->event = JSON_NUMBER;
}

static json_event read_word(json_reader *r)
{
    static const struct {
        str word;
        json_event event;
    } WORDS[] = {{{"true", 4}, JSON_TRUE}, {{"false", 5}, JSON_FALSE}, {{"null", 4}, JSON_NULL}};
    str rest = str_sub(r->text, r->at, r->text.n);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (!str_starts(rest, WORDS[i].word)) continue;
        r->at += WORDS[i].word.n;
        after_value(r);
        return r->event = WORDS[i].event;
    }
    return fail(r, "a value is expected here");
}

static json_event read_value(json_reader *r)
{
    char c = r->text.p[r->at];
    if (c == '{' || c == '[') return open_bracket(r, c == '{');
    if (c == '-' || (c >= '0' && c <= '9')) return read_number(r);
    if (c != '"') return read_word(r);
    if (!read_string(r)) return JSON_ERROR;
    after_value(r);
    return r->event = JSON_STRING;
}

static json_event read_key(json_reader *r)
{
    if (r->text.p[r->at] != '"') return fail(r, "a key in quotes is expected here");
    if (!read_string(r)) return JSON_ERROR;
    skip_space(r);
    if (!at_byte(r, ":")) return fail(r, "a colon is expected after the key");
    r->at++;
    r->state = WANT_VALUE;
    return r->event = JSON_KEY;
}

json_event json_next(json_reader *r)
{
    if (r->state == BROKEN) return JSON_ERROR;
    if (r->state == FINISHED) return JSON_END;
    skip_space(r);
    if (r->at == r->text.n) {
        if (r->state != WANT_END) return fail(r, "the text ends too early");
        r->state = FINISHED;
        return r->event = JSON_END;
    }
    char c = r->text.p[r->at];
    switch (r->state) {
    case WANT_VALUE: return read_value(r);
    case WANT_VALUE_OR_CLOSE: return c == ']' ? close_bracket(r) : read_value(r);
    case WANT_KEY: return read_key(r);
    case WANT_KEY_OR_CLOSE: return c == '}' ? close_bracket(r) : read_key(r);
    case WANT_COMMA_OR_CLOSE:
        if (c == (in_object(r) ? '}' : ']')) return close_bracket(r);
        if (c != ',') return fail(r, "a comma or a closing bracket is expected here");
        r->at++;
        r->state = in_object(r) ? WANT_KEY : WANT_VALUE;
        return json_next(r); // at most once more: the new state wants no comma
    default: return fail(r, "something follows the end of the value");
    }
}

bool json_skip(json_reader *r)
{
    if (r->event == JSON_KEY) json_next(r);
    if (r->event != JSON_BEGIN_OBJECT && r->event != JSON_BEGIN_ARRAY)
        return r->event != JSON_ERROR;
    unsigned outside = r->depth - 1;
    while (r->depth > outside)
        if (json_next(r) == JSON_ERROR) return false;
    return true;
}

// Resolves the escape at raw.p[*i] (its backslash) and appends it; *i moves past it.
static char *put_escape(char *out, str raw, size_t *i)
{
    static const char FROM[] = "\"\\/bfnrt", TO[] = "\"\\/\b\f\n\r\t";
    char c = raw.p[*i + 1];
    if (c != 'u') {
        *out = TO[strchr(FROM, c) - FROM];
        *i += 2;
        return out + 1;
    }
    uint32_t code = (uint32_t)hex4(raw, *i + 2);
    *i += 6;
    if (code >= 0xD800 && code <= 0xDBFF && *i + 1 < raw.n && raw.p[*i] == '\\' &&
        raw.p[*i + 1] == 'u') {
        uint32_t low = (uint32_t)hex4(raw, *i + 2);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            *i += 6;
        }
    }
    return out + utf8_encode(code, out); // a lone half of a pair becomes U+FFFD
}

str json_text(const json_reader *r, arena *a)
{
    if (!r->escaped) return r->raw;
    // An escape is never shorter than the UTF-8 that it stands for.
    char *text = arena_alloc(a, r->raw.n + 1), *out = text;
    for (size_t i = 0; i < r->raw.n;) {
        const char *slash = memchr(r->raw.p + i, '\\', r->raw.n - i);
        size_t plain = slash ? (size_t)(slash - (r->raw.p + i)) : r->raw.n - i;
        memcpy(out, r->raw.p + i, plain);
        out += plain;
        i += plain;
        if (slash) out = put_escape(out, r->raw, &i);
    }
    *out = '\0';
    return (str){text, (size_t)(out - text)};
}

bool json_key_is(const json_reader *r, const char *text)
{
    if (!r->escaped) { // most keys differ in the first bytes: no need to measure the text
        for (size_t i = 0; i < r->raw.n; i++)
            if (!text[i] || text[i] != r->raw.p[i]) return false;
        return !text[r->raw.n];
    }
    size_t at = 0, n = strlen(text);
    for (size_t i = 0; i < r->raw.n;) {
        char bytes[UTF8_MAX_BYTES];
        size_t more = 1;
        if (r->raw.p[i] == '\\')
            more = (size_t)(put_escape(bytes, r->raw, &i) - bytes);
        else
            bytes[0] = r->raw.p[i++];
        if (n - at < more || memcmp(text + at, bytes, more) != 0) return false;
        at += more;
    }
    return at == n;
}

bool json_int(const json_reader *r, int64_t *value)
{
    return r->event == JSON_NUMBER && str_to_int(r->raw, value);
}

bool json_double(const json_reader *r, double *value)
{
    return r->event == JSON_NUMBER && str_to_double(r->raw, value);
}

status json_error(const json_reader *r, const char *file, int first_line, diag *why)
{
    int line = first_line;
    size_t column = 1, at = r->at < r->text.n ? r->at : r->text.n;
    for (size_t i = 0; i < at; i++) {
        column++;
        if (r->text.p[i] != '\n') continue;
        line++;
        column = 1;
    }
    const char *what = r->error ? r->error : "the value is not of the form expected";
    return diag_set(why, ST_FORMAT, file, line, column < 1000000000 ? (int)column : 0,
                    "not valid JSON: %s", what);
}
