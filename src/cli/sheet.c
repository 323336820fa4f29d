#include "cli/sheet.h"

#include <math.h>
#include <stdio.h>

static status append(void *out, str bytes, diag *why)
{
    (void)why;
    buf_add(out, bytes);
    return ST_OK;
}

static void open_parquet(sheet *s, buf *out)
{
    s->columns = mem_alloc((s->n_names + 1) * sizeof *s->columns);
    for (size_t i = 0; i < s->n_names; i++)
        s->columns[i] = (parquet_column){s->names[i].p, s->types[i]};
    s->parquet = parquet_new(s->columns, s->n_names, append, out);
}

void sheet_open(sheet *s, const str *names, size_t n_names, buf *out)
{
    s->names = names;
    s->n_names = n_names;
    s->at = 0;
    s->csv = (csv_writer){.out = out};
    s->lines = (json_writer){.out = out};
    if (s->types) open_parquet(s, out);
    if (s->json || s->parquet) return;
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
    if (s->parquet && text.n)
        parquet_text(s->parquet, text);
    else if (s->parquet)
        parquet_null(s->parquet);
    else if (begin_cell(s))
        json_write_string_or_null(&s->lines, text);
    else
        csv_write(&s->csv, text);
}

void sheet_int(sheet *s, int64_t value)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)value);
    if (s->parquet)
        parquet_integer(s->parquet, value);
    else if (begin_cell(s))
        json_write_int(&s->lines, value);
    else
        csv_write(&s->csv, str_of(digits));
}

void sheet_truth(sheet *s, bool value)
{
    if (begin_cell(s))
        json_write_bool(&s->lines, value);
    else
        csv_write(&s->csv, value ? STR("true") : STR("false"));
}

void sheet_number(sheet *s, double value)
{
    buf digits = {0};
    if (s->parquet && isfinite(value))
        parquet_number(s->parquet, value);
    else if (s->parquet)
        parquet_null(s->parquet);
    else if (begin_cell(s))
        json_write_double(&s->lines, value);
    else {
        json_writer shortest = {.out = &digits}; // that reads the same
        if (isfinite(value)) json_write_double(&shortest, value);
        csv_write(&s->csv, buf_str(&digits));
    }
    buf_free(&digits);
}

void sheet_finish(sheet *s)
{
    if (!s->parquet) return;
    parquet_finish(s->parquet, NULL); // cannot fail: it goes to memory
    parquet_free(s->parquet);
    mem_free(s->columns);
    s->parquet = NULL;
}

void sheet_end(sheet *s)
{
    if (s->parquet) {
        parquet_end_row(s->parquet, NULL);
        return;
    }
    if (s->json) json_end_object(&s->lines);
    if (s->json)
        json_end_line(&s->lines);
    else
        csv_end_row(&s->csv);
    s->at = 0;
}
