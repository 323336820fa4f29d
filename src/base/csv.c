#include "base/csv.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

void csv_write(csv_writer *w, str field)
{
    if (w->after_field) buf_add_byte(w->out, ',');
    w->after_field = true;
    bool quote = false;
    for (size_t i = 0; i < field.n && !quote; i++)
        quote = field.p[i] == ',' || field.p[i] == '"' || field.p[i] == '\n' || field.p[i] == '\r';
    if (!quote) {
        buf_add(w->out, field);
        return;
    }
    buf_add_byte(w->out, '"');
    for (size_t from = 0;;) {
        size_t at = str_find_byte(field, '"', from);
        buf_add(w->out, str_sub(field, from, at));
        if (at == SIZE_MAX) break;
        buf_add(w->out, STR("\"\""));
        from = at + 1;
    }
    buf_add_byte(w->out, '"');
}

void csv_write_int(csv_writer *w, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    csv_write(w, str_of(digits));
}

void csv_end_row(csv_writer *w)
{
    buf_add_byte(w->out, '\n');
    w->after_field = false;
}

csv_reader csv_read(str text, char separator)
{
    return (csv_reader){.text = utf8_without_mark(text), .separator = separator, .next_line = 1};
}

// The text of a quoted field with its doubled quotes made single.
static str undouble(str raw, arena *a)
{
    char *text = arena_alloc(a, raw.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.n; i++) {
        text[n++] = raw.p[i];
        if (raw.p[i] == '"') i++;
    }
    text[n] = '\0';
    return (str){text, n};
}

// At the opening quote.
static bool read_quoted(csv_reader *r, arena *a, str *field)
{
    size_t from = ++r->at;
    bool doubled = false;
    for (; r->at < r->text.n; r->at++) {
        if (r->text.p[r->at] == '\n') r->next_line++;
        if (r->text.p[r->at] != '"') continue;
        if (r->at + 1 == r->text.n || r->text.p[r->at + 1] != '"') {
            *field = str_sub(r->text, from, r->at++);
            if (doubled) *field = undouble(*field, a);
            return true;
        }
        doubled = true;
        r->at++;
    }
    r->error = "a quoted field is not closed";
    return false;
}

static str read_plain(csv_reader *r)
{
    size_t from = r->at;
    while (r->at < r->text.n && r->text.p[r->at] != r->separator && r->text.p[r->at] != '\n')
        r->at++;
    str field = str_sub(r->text, from, r->at);
    bool last = r->at == r->text.n || r->text.p[r->at] == '\n';
    if (last && field.n && field.p[field.n - 1] == '\r') field.n--;
    return field;
}

// After a field: true when another one follows in the row; else past the row's end, or an error.
static bool another(csv_reader *r)
{
    if (r->at + 1 < r->text.n && r->text.p[r->at] == '\r' && r->text.p[r->at + 1] == '\n') r->at++;
    if (r->at == r->text.n) return false;
    char c = r->text.p[r->at];
    if (c == r->separator || c == '\n') {
        r->at++;
        r->next_line += c == '\n';
        return c == r->separator;
    }
    r->error = "something follows the closing quote of a field";
    return false;
}

bool csv_next_row(csv_reader *r, arena *a)
{
    VEC(str) fields = {0};
    if (r->error || r->at == r->text.n) return false;
    r->line = r->next_line;
    do {
        if (fields.n == CSV_MAX_FIELDS) {
            r->error = "a row has too many fields";
            return false;
        }
        str *field = vec_push(a, &fields);
        if (r->at < r->text.n && r->text.p[r->at] == '"') {
            if (!read_quoted(r, a, field)) return false;
        } else {
            *field = read_plain(r);
        }
    } while (another(r));
    r->fields = fields.p;
    r->n_fields = fields.n;
    return !r->error;
}
