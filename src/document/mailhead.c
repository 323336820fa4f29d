#include "document/mailhead.h"

#include "base/ascii.h"
#include "base/base64.h"
#include "document/encoding.h"

#include <stdio.h>
#include <string.h>

#define MAX_SECTIONS       100  // of a parameter that is written in pieces
#define MAX_WORD           2000 // bytes of an encoded word; RFC 2047 allows 75
#define MAX_PARAMETER_NAME 60   // bytes

// --- fields

static str line_at(str s, size_t at)
{
    size_t end = str_find_byte(s, '\n', at);
    return str_sub(s, at, end == SIZE_MAX ? s.n : end + 1);
}

static str without_break(str line)
{
    if (line.n && line.p[line.n - 1] == '\n') line.n--;
    if (line.n && line.p[line.n - 1] == '\r') line.n--;
    return line;
}

static size_t name_length(str line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] > ' ' && line.p[n] < 0x7F && line.p[n] != ':') n++;
    return n;
}

bool mailhead_is_field(str line)
{
    size_t n = name_length(line), colon = n;
    while (colon < line.n && (line.p[colon] == ' ' || line.p[colon] == '\t')) colon++;
    return n > 0 && colon < line.n && line.p[colon] == ':';
}

// A value with the line breaks taken out, at which it was folded.
static str unfolded(arena *a, str raw)
{
    raw = str_sub(raw, 0, MAILHEAD_MAX_VALUE);
    if (str_find_byte(raw, '\n', 0) == SIZE_MAX) return str_trim(raw);
    char *p = arena_alloc(a, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++)
        if (raw.p[i] != '\n' && raw.p[i] != '\r') p[n++] = raw.p[i];
    return str_trim((str){p, n});
}

static bool goes_on(str message, size_t at)
{
    return at < message.n && (message.p[at] == ' ' || message.p[at] == '\t');
}

mail_head mailhead_read(arena *a, str message, size_t *at)
{
    VEC(mail_field) fields = {0};
    if (str_starts(str_sub(message, *at, message.n), STR("From "))) *at += line_at(message, *at).n;
    while (*at < message.n) {
        str line = line_at(message, *at);
        if (!without_break(line).n) {
            *at += line.n;
            break;
        }
        if (!mailhead_is_field(without_break(line))) break;
        size_t begin = *at, colon = str_find_byte(message, ':', begin);
        *at += line.n;
        while (goes_on(message, *at)) {
            str more = line_at(message, *at);
            if (!str_trim(more).n && !goes_on(message, *at + more.n)) break;
            *at += more.n;
        }
        if (fields.n >= MAILHEAD_MAX_FIELDS) continue;
        str raw = str_sub(message, colon + 1, *at);
        *vec_push(a, &fields) =
            (mail_field){str_sub(message, begin, begin + name_length(line)), unfolded(a, raw)};
    }
    return (mail_head){fields.p, fields.n};
}

str mailhead_find(const mail_head *head, const char *name)
{
    for (size_t i = 0; i < head->n; i++)
        if (str_eq_nocase(head->fields[i].name, str_of(name))) return head->fields[i].value;
    return STR_NONE;
}

// --- encoded words

// Bytes written as `mark` and two hexadecimal digits; `blank` stands for a space (0: none does).
static void add_quoted(buf *out, str s, char mark, char blank)
{
    for (size_t i = 0; i < s.n; i++) {
        int high = s.p[i] == mark && i + 2 < s.n ? ascii_hex(s.p[i + 1]) : -1;
        int low = high >= 0 ? ascii_hex(s.p[i + 2]) : -1;
        if (low >= 0) {
            buf_add_byte(out, (char)(high << 4 | low));
            i += 2;
        } else {
            buf_add_byte(out, blank && s.p[i] == blank ? ' ' : s.p[i]);
        }
    }
}

static str in_utf8(arena *a, str bytes, str charset)
{
    decoded d;
    if (encoding_decode_page(a, bytes, charset, &d, NULL) == ST_OK) return d.text;
    return encoding_decode_string(a, bytes).text;
}

typedef struct {
    str charset, text;
    bool base64;
    size_t end; // behind it
} encoded_word;

// "=?utf-8?q?Caf=C3=A9?=" at byte i.
static bool read_word(str s, size_t i, encoded_word *w)
{
    s = str_sub(s, 0, i + MAX_WORD);
    if (!str_starts(str_sub(s, i, s.n), STR("=?"))) return false;
    size_t first = str_find_byte(s, '?', i + 2);
    if (first == SIZE_MAX || first + 2 >= s.n || s.p[first + 2] != '?') return false;
    char how = ascii_lower(s.p[first + 1]);
    if (how != 'q' && how != 'b') return false;
    size_t end = str_find_byte(s, '?', first + 3);
    while (end != SIZE_MAX && end + 1 < s.n && s.p[end + 1] != '=') // some leave "?" in the text
        end = str_find_byte(s, '?', end + 1);
    if (end == SIZE_MAX || end + 1 >= s.n) return false;
    str charset = str_sub(s, i + 2, first);
    if (str_find_byte(charset, ' ', 0) != SIZE_MAX) return false;
    *w = (encoded_word){.charset = str_split(&charset, '*'), // behind it the language
                        .text = str_sub(s, first + 3, end),
                        .base64 = how == 'b',
                        .end = end + 2};
    return true;
}

typedef struct {
    arena *a;
    buf out;   // UTF-8
    buf bytes; // of encoded words side by side: a character may be split between them
    str charset;
} word_reader;

static void flush_words(word_reader *r)
{
    buf_add(&r->out, in_utf8(r->a, str_copy(r->a, buf_str(&r->bytes)), r->charset));
    buf_clear(&r->bytes);
}

static void add_word(word_reader *r, const encoded_word *w)
{
    if (r->bytes.n && !str_eq_nocase(w->charset, r->charset)) flush_words(r);
    r->charset = w->charset;
    if (w->base64)
        base64_decode(w->text, &r->bytes);
    else
        add_quoted(&r->bytes, w->text, '=', '_');
}

static void add_plain(word_reader *r, str s)
{
    if (r->bytes.n) {
        if (!str_trim(s).n) return; // white space between encoded words is none
        flush_words(r);
    }
    buf_add(&r->out, encoding_decode_string(r->a, s).text);
}

str mailhead_text(arena *a, str value)
{
    word_reader r = {.a = a};
    size_t from = 0;
    encoded_word w;
    for (size_t i = str_find(value, STR("=?")); i < value.n; i++) {
        if (value.p[i] != '=' || !read_word(value, i, &w)) continue;
        add_plain(&r, str_sub(value, from, i));
        add_word(&r, &w);
        from = w.end;
        i = w.end - 1;
    }
    add_plain(&r, str_sub(value, from, value.n));
    if (r.bytes.n) flush_words(&r);
    str text = str_copy(a, str_trim(buf_str(&r.out)));
    buf_free(&r.out);
    buf_free(&r.bytes);
    return text;
}

// --- parameters

str mailhead_value(arena *a, str value)
{
    size_t end = 0;
    while (end < value.n && value.p[end] != ';' && value.p[end] != '(') end++;
    return str_lower(a, str_trim(str_sub(value, 0, end)));
}

// Goes to the ";" behind the value at byte *at, or to the end.
static void pass_value(str s, size_t *at)
{
    if (*at < s.n && s.p[*at] == '"')
        for ((*at)++; *at < s.n && s.p[*at] != '"'; (*at)++)
            if (s.p[*at] == '\\' && *at + 1 < s.n) (*at)++;
    while (*at < s.n && s.p[*at] != ';') (*at)++;
}

// A quoted or bare value at byte *at, without quotes; *at becomes what follows it.
static str read_value(arena *a, str s, size_t *at)
{
    size_t begin = *at;
    pass_value(s, at);
    str raw = str_trim(str_sub(s, begin, *at));
    if (!raw.n || raw.p[0] != '"') return raw;
    char *p = arena_alloc(a, raw.n);
    size_t n = 0;
    for (size_t i = 1; i < raw.n && raw.p[i] != '"'; i++) {
        if (raw.p[i] == '\\' && i + 1 < raw.n) i++;
        p[n++] = raw.p[i];
    }
    return (str){p, n};
}

// The parameter of exactly that name, case ignored.
static bool find_parameter(arena *a, str s, str name, str *value)
{
    size_t at = 0;
    while (at < s.n && s.p[at] != ';') at++;
    while (at < s.n) {
        size_t begin = ++at; // behind the ";"
        while (at < s.n && s.p[at] != '=' && s.p[at] != ';') at++;
        if (at >= s.n || s.p[at] == ';') continue;
        str found = str_trim(str_sub(s, begin, at++));
        while (at < s.n && ascii_is_space(s.p[at])) at++;
        if (str_eq_nocase(found, name)) {
            *value = read_value(a, s, &at);
            return true;
        }
        pass_value(s, &at);
    }
    return false;
}

// "utf-8'en'caf%C3%A9"
static str extended(arena *a, str s, bool first, str *charset)
{
    if (first) {
        str rest = s, set = str_split(&rest, '\'');
        if (rest.p) str_split(&rest, '\'');
        if (rest.p) {
            *charset = set;
            s = rest;
        }
    }
    buf out = {0};
    add_quoted(&out, s, '%', 0);
    str copy = str_copy(a, buf_str(&out));
    buf_free(&out);
    return copy;
}

static str in_sections(arena *a, str value, const char *name)
{
    buf all = {0};
    str charset = STR_NONE, piece;
    char key[MAX_PARAMETER_NAME];
    for (int i = 0; i < MAX_SECTIONS; i++) {
        snprintf(key, sizeof key, "%s*%d", name, i);
        if (find_parameter(a, value, str_of(key), &piece)) {
            buf_add(&all, piece);
            continue;
        }
        snprintf(key, sizeof key, "%s*%d*", name, i);
        if (!find_parameter(a, value, str_of(key), &piece)) break;
        buf_add(&all, extended(a, piece, i == 0, &charset));
    }
    str bytes = str_copy(a, buf_str(&all));
    buf_free(&all);
    return in_utf8(a, bytes, charset);
}

str mailhead_parameter(arena *a, str value, const char *name)
{
    str found;
    char key[MAX_PARAMETER_NAME];
    snprintf(key, sizeof key, "%s*", name);
    if (find_parameter(a, value, str_of(key), &found)) {
        str charset = STR_NONE, bytes = extended(a, found, true, &charset);
        return in_utf8(a, bytes, charset);
    }
    // Encoded words do not belong into a parameter, and stand in many.
    if (find_parameter(a, value, str_of(name), &found)) return mailhead_text(a, found);
    return in_sections(a, value, name);
}

// --- addresses

str mailhead_angle(str value)
{
    size_t begin = str_find_byte(value, '<', 0);
    if (begin == SIZE_MAX) return str_trim(value);
    size_t end = str_find_byte(value, '>', begin);
    return str_trim(str_sub(value, begin + 1, end == SIZE_MAX ? value.n : end));
}

// Without quotes and backslashes.
static str unquoted(arena *a, str s)
{
    char *p = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') continue;
        if (s.p[i] == '\\' && i + 1 < s.n) i++;
        p[n++] = s.p[i];
    }
    return str_trim((str){p, n});
}

// The end of the name before an address: its "<", outside of quotes.
static size_t angle_of(str s)
{
    bool quoted = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '\\' && quoted)
            i++;
        else if (s.p[i] == '"')
            quoted = !quoted;
        else if (s.p[i] == '<' && !quoted)
            return i;
    }
    return SIZE_MAX;
}

str mailhead_name(arena *a, str addresses)
{
    size_t angle = angle_of(addresses);
    if (angle != SIZE_MAX) return mailhead_text(a, unquoted(a, str_sub(addresses, 0, angle)));
    size_t begin = str_find_byte(addresses, '(', 0), end = str_find_byte(addresses, ')', 0);
    if (begin == SIZE_MAX || end == SIZE_MAX || end < begin) return STR_NONE;
    return mailhead_text(a, unquoted(a, str_sub(addresses, begin + 1, end)));
}
