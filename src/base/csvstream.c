#include "base/csvstream.h"

#include "base/lookahead.h"
#include "base/utf8.h"

#include <limits.h>
#include <string.h>

struct csv_stream {
    lookahead look;
    csv_form form;
    size_t max_row;
    const char *name;
    bool begun;   // the mark and the line that tells the separator are behind
    bool literal; // quotes mean nothing any more
    int unclosed;
    int line; // on which the next byte stands
    str fields[CSV_MAX_FIELDS];
};

// --- form

static str first_line(str first)
{
    size_t n = 0;
    bool quoted = false;
    for (; n < first.n; n++) {
        quoted ^= first.p[n] == '"';
        if (!quoted && (first.p[n] == '\n' || first.p[n] == '\r')) break;
    }
    return str_sub(first, 0, n);
}

static size_t count_outside_quotes(str line, char c)
{
    size_t n = 0;
    bool quoted = false;
    for (size_t i = 0; i < line.n; i++) {
        quoted ^= line.p[i] == '"';
        n += !quoted && line.p[i] == c;
    }
    return n;
}

csv_form csv_form_of(str first)
{
    static const char SEPARATORS[] = "\t,;|";
    csv_form form = {.line_end = '\n'};
    first = utf8_without_mark(first);
    str line = first_line(first);
    if (str_find_byte(first, '\n', 0) == SIZE_MAX && line.n < first.n) form.line_end = '\r';
    if (line.n == 5 && str_starts_nocase(line, STR("sep="))) {
        form.separator = line.p[4];
        form.told = true;
        return form;
    }
    size_t best = 0;
    for (size_t i = 0; SEPARATORS[i]; i++) {
        size_t n = count_outside_quotes(line, SEPARATORS[i]);
        if (n > best) form.separator = SEPARATORS[i];
        if (n > best) best = n;
    }
    return form;
}

csv_stream *csv_stream_open(stream *in, csv_form form, size_t max_row_bytes, const char *name)
{
    csv_stream *c = mem_alloc(sizeof *c);
    memset(c, 0, offsetof(csv_stream, fields));
    c->look.in = in;
    c->form = form;
    c->max_row = max_row_bytes;
    c->name = name;
    c->line = 1;
    return c;
}

void csv_stream_close(csv_stream *c)
{
    if (!c) return;
    lookahead_free(&c->look);
    mem_free(c);
}

// --- bytes

// Takes bytes that were shown.
static void take(csv_stream *c, str bytes)
{
    for (size_t i = 0; i < bytes.n; i++)
        if (bytes.p[i] == c->form.line_end && c->line < INT_MAX) c->line++;
    lookahead_take(&c->look, bytes.n);
}

// Passes over what is left of a line that is too long to be kept.
static status drop_line(csv_stream *c, diag *why)
{
    for (;;) {
        str bytes;
        TRY(lookahead_show(&c->look, 1, &bytes, why));
        size_t end = str_find_byte(bytes, c->form.line_end, 0);
        take(c, end == SIZE_MAX ? bytes : str_sub(bytes, 0, end + 1));
        if (end != SIZE_MAX || !bytes.n) return ST_OK;
    }
}

// --- rows

typedef enum { FIELD_BEGIN, FIELD_PLAIN, FIELD_QUOTED, FIELD_QUOTE } field_state;

static field_state next_state(const csv_stream *c, field_state now, char b)
{
    if (now == FIELD_QUOTED) return b == '"' ? FIELD_QUOTE : FIELD_QUOTED;
    if (now == FIELD_QUOTE && b == '"') return FIELD_QUOTED;
    if (c->form.separator && b == c->form.separator) return FIELD_BEGIN;
    return now == FIELD_BEGIN && b == '"' && !c->literal ? FIELD_QUOTED : FIELD_PLAIN;
}

// *row: the bytes of the next row, with the end of its line. Its state at the end of what may be
// looked at tells why there is none: *too_long, or *open, a quote without an end.
static status measure_row(csv_stream *c, str *row, bool *too_long, bool *open, diag *why)
{
    field_state state = FIELD_BEGIN;
    size_t i = 0;
    str bytes = STR_NONE;
    *too_long = *open = false;
    for (;; i++) {
        if (i == bytes.n) TRY(lookahead_show(&c->look, i + 1, &bytes, why));
        if (i == bytes.n) break;
        *too_long = i >= c->max_row;
        if (*too_long) break;
        if (bytes.p[i] == c->form.line_end && state != FIELD_QUOTED) {
            *row = str_sub(bytes, 0, i + 1);
            return ST_OK;
        }
        state = next_state(c, state, bytes.p[i]);
    }
    *open = state == FIELD_QUOTED;
    *row = str_sub(bytes, 0, i);
    return ST_OK;
}

// The field at *at of the row, its quotes taken off in place; *at comes behind its separator, or
// behind the row's end when it is the last.
static str take_field(const csv_stream *c, char *row, size_t n, size_t *at)
{
    size_t begin = *at, out = begin, i = begin;
    field_state state = FIELD_BEGIN;
    for (; i < n; i++) {
        field_state before = state;
        state = next_state(c, state, row[i]);
        if (state == FIELD_BEGIN) break;
        bool quote = row[i] == '"' &&
                     (state == FIELD_QUOTE || (state == FIELD_QUOTED && before == FIELD_BEGIN));
        if (!quote) row[out++] = row[i];
    }
    *at = i + 1;
    return (str){row + begin, out - begin};
}

static status split_row(csv_stream *c, str bytes, csv_row *row, diag *why)
{
    char *p = (char *)bytes.p; // taken here, and ours until the next call
    row->line = c->line;
    row->fields = c->fields;
    row->n_fields = 0;
    size_t length = bytes.n;
    if (length && p[length - 1] == c->form.line_end) length--;
    if (length && p[length - 1] == '\r') length--;
    take(c, bytes); // before quotes are taken off
    for (size_t at = 0; at <= length;) {
        if (row->n_fields == CSV_MAX_FIELDS)
            return diag_set(why, ST_LIMIT, c->name, row->line, 0,
                            "a row of more than %d fields; it was passed over", CSV_MAX_FIELDS);
        c->fields[row->n_fields++] = take_field(c, p, length, &at);
    }
    return ST_OK;
}

static status pass_over(csv_stream *c, bool open, diag *why)
{
    int line = c->line;
    TRY(drop_line(c, why));
    if (!open)
        return diag_set(why, ST_LIMIT, c->name, line, 0,
                        "a row of more than %zu bytes; it was passed over", c->max_row);
    c->literal = ++c->unclosed == CSV_MAX_UNCLOSED;
    return diag_set(why, ST_FORMAT, c->name, line, 0,
                    "a quotation mark at the beginning of a field is not closed; the line was "
                    "passed over%s",
                    c->literal ? ", and from here on such marks stand for themselves" : "");
}

static status skip_first(csv_stream *c, diag *why)
{
    str bytes;
    c->begun = true;
    TRY(lookahead_show(&c->look, 3, &bytes, why));
    lookahead_take(&c->look, bytes.n - utf8_without_mark(bytes).n);
    return c->form.told ? drop_line(c, why) : ST_OK;
}

status csv_stream_next(csv_stream *c, csv_row *row, bool *more, diag *why)
{
    str bytes;
    bool too_long, open;
    *more = false;
    if (!c->begun) TRY(skip_first(c, why));
    for (;;) {
        TRY(measure_row(c, &bytes, &too_long, &open, why));
        if (too_long || open) {
            status s = pass_over(c, open, why);
            *more = s != ST_IO;
            return s;
        }
        if (!bytes.n) return ST_OK;
        bool empty = bytes.n == 1 || (bytes.n == 2 && bytes.p[0] == '\r');
        if (!empty || bytes.p[bytes.n - 1] != c->form.line_end) break;
        take(c, bytes);
    }
    *more = true;
    return split_row(c, bytes, row, why);
}
