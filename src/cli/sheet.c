#include "cli/sheet.h"

#include <math.h>

void sheet_open(sheet *s, const str *names, size_t n_names, buf *out)
{
    s->names = names;
    s->n_names = n_names;
    s->at = 0;
    s->csv = (csv_writer){.out = out};
    s->lines = (json_writer){.out = out};
    if (s->json) return;
    for (size_t i = 0; i < n_names; i++) csv_write(&s->csv, names[i]);
    csv_end_row(&s->csv);
}

// True when the cell is one of JSON, whose key is written.
static bool begin_cell(sheet *s)
{
    str name = s->at < s->n_names ? s->names[s->at] : STR_NONE;
    bool first = s->at++ == 0;
    if (!s->json) return false;
    if (first) json_begin_object(&s->lines);
    if (first) json_field_string(&s->lines, "record", str_of(s->record));
    json_write_key_str(&s->lines, name);
    return true;
}

void sheet_text(sheet *s, str text)
{
    if (begin_cell(s))
        json_write_string_or_null(&s->lines, text);
    else
        csv_write(&s->csv, text);
}

static void number(sheet *s, double value, bool whole)
{
    buf digits = {0};
    if (whole)
        buf_add_format(&digits, "%lld", (long long)value);
    else if (isfinite(value))
        json_write_double(&(json_writer){.out = &digits},
                          value); // the shortest that reads the same
    csv_write(&s->csv, buf_str(&digits));
    buf_free(&digits);
}

void sheet_int(sheet *s, int64_t value)
{
    if (begin_cell(s))
        json_write_int(&s->lines, value);
    else
        number(s, (double)value, true);
}

void sheet_number(sheet *s, double value)
{
    if (begin_cell(s))
        json_write_double(&s->lines, value);
    else
        number(s, value, false);
}

void sheet_end(sheet *s)
{
    if (s->json) json_end_object(&s->lines);
    if (s->json)
        json_end_line(&s->lines);
    else
        csv_end_row(&s->csv);
    s->at = 0;
}
