#include "upkeep/dumpline.h"

#include "base/ascii.h"
#include "base/json_reader.h"
#include "base/utf8.h"

#include <math.h>

typedef struct {
    json_reader r;
    arena *a;
    diag *why;
} line_reader;

static status wrong(const line_reader *x, const char *what)
{
    if (x->r.event == JSON_ERROR) return json_error(&x->r, NULL, 0, x->why);
    return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "%s", what);
}

// --- values

static status wrong_value(const line_reader *x, const table_shape *t, const table_column *c)
{
    static const char *const WANTED[] = {
        [CELL_OF_TEXT] = "a text",
        [CELL_OF_INTEGER] = "a whole number",
        [CELL_OF_NUMBER] = "a number",
        [CELL_OF_TRUTH] = "true or false",
        [CELL_OF_BYTES] = "bytes as hex digits",
    };
    if (x->r.event == JSON_ERROR) return json_error(&x->r, NULL, 0, x->why);
    return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "%.*s.%.*s is not %s", STR_ARG(t->name),
                    STR_ARG(c->name), WANTED[c->type]);
}

static bool read_text(const line_reader *x, cell *out)
{
    if (x->r.event != JSON_STRING) return false;
    *out = (cell){.kind = CELL_TEXT, .text = json_text(&x->r, x->a)};
    return str_find_byte(out->text, '\0', 0) == SIZE_MAX; // a server takes none
}

static bool is_hex(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

static bool read_bytes(const line_reader *x, cell *out)
{
    str hex;
    if (!read_text(x, out)) return false;
    hex = out->text;
    for (size_t i = 0; i < hex.n; i++)
        if (!is_hex(hex.p[i])) return false;
    if (hex.n % 2) return false;
    char *p = arena_alloc(x->a, hex.n / 2);
    for (size_t i = 0; i < hex.n / 2; i++)
        p[i] = (char)(ascii_hex(hex.p[2 * i]) << 4 | ascii_hex(hex.p[2 * i + 1]));
    *out = (cell){.kind = CELL_BYTES, .text = {p, hex.n / 2}};
    return true;
}

static bool read_cell(const line_reader *x, cell_type type, cell *out)
{
    const json_reader *r = &x->r;
    switch (type) {
    case CELL_OF_TEXT: return read_text(x, out);
    case CELL_OF_BYTES: return read_bytes(x, out);
    case CELL_OF_INTEGER:
        out->kind = CELL_INTEGER;
        return r->event == JSON_NUMBER && json_int(r, &out->integer);
    case CELL_OF_NUMBER:
        out->kind = CELL_NUMBER;
        return r->event == JSON_NUMBER && json_double(r, &out->number) && isfinite(out->number);
    case CELL_OF_TRUTH:
        *out = (cell){.kind = CELL_INTEGER, .integer = r->event == JSON_TRUE};
        return r->event == JSON_TRUE || r->event == JSON_FALSE;
    }
    return false;
}

// --- rows

static status read_column(line_reader *x, const table_shape *t, cell *values, bool *given)
{
    str name = json_text(&x->r, x->a);
    size_t i = tablelist_column(t, name);
    if (i == t->n)
        return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "table %.*s has no column %.*s",
                        STR_ARG(t->name), STR_ARG(utf8_cut(name, 60)));
    if (given[i])
        return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "%.*s.%.*s stands twice", STR_ARG(t->name),
                        STR_ARG(name));
    given[i] = true;
    if (json_next(&x->r) == JSON_NULL) return ST_OK;
    if (read_cell(x, t->columns[i].type, &values[i])) return ST_OK;
    return wrong_value(x, t, &t->columns[i]);
}

static status check_given(const line_reader *x, const table_shape *t, const cell *values)
{
    for (size_t i = 0; i < t->n; i++)
        if (values[i].kind == CELL_NULL && !t->columns[i].nullable)
            return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "%.*s.%.*s is missing", STR_ARG(t->name),
                            STR_ARG(t->columns[i].name));
    return ST_OK;
}

static status check_end(line_reader *x)
{
    if (x->r.event == JSON_END_OBJECT && json_next(&x->r) == JSON_END) return ST_OK;
    return wrong(x, "the line is not one JSON object");
}

static status read_row(line_reader *x, const table_list *tables, dump_line *out)
{
    if (json_next(&x->r) != JSON_STRING) return wrong(x, "\"table\" is no name of a table");
    str name = json_text(&x->r, x->a);
    const table_shape *t = tablelist_find(tables, name);
    if (!t || t->made)
        return diag_set(x->why, ST_FORMAT, NULL, 0, 0, "a dump has no table %.*s",
                        STR_ARG(utf8_cut(name, 60)));
    bool *given = arena_array(x->a, bool, t->n);
    *out = (dump_line){.kind = DUMP_ROW, .table = t, .values = arena_array(x->a, cell, t->n)};
    while (json_next(&x->r) == JSON_KEY) TRY(read_column(x, t, out->values, given));
    TRY(check_end(x));
    return check_given(x, t, out->values);
}

// {"record":"dump","tables":8} or {"record":"end","rows":1234}
static status read_record(line_reader *x, dump_line *out)
{
    static const char NONE[] = "the line is no row of a table, and neither the first nor the last";
    if (json_next(&x->r) != JSON_STRING) return wrong(x, NONE);
    bool first = json_key_is(&x->r, "dump"), last = json_key_is(&x->r, "end");
    if (!first && !last) return wrong(x, NONE);
    *out = (dump_line){.kind = first ? DUMP_FIRST : DUMP_LAST};
    bool named = json_next(&x->r) == JSON_KEY && json_key_is(&x->r, first ? "tables" : "rows");
    if (!named || json_next(&x->r) != JSON_NUMBER || !json_int(&x->r, &out->number))
        return wrong(x, NONE);
    json_next(&x->r);
    return check_end(x);
}

status dumpline_read(const table_list *tables, str line, arena *a, dump_line *out, diag *why)
{
    line_reader x = {.r = json_read(line), .a = a, .why = why};
    if (!utf8_valid(line)) return wrong(&x, "the line is not valid UTF-8");
    if (json_next(&x.r) != JSON_BEGIN_OBJECT) return wrong(&x, "the line is no JSON object");
    if (json_next(&x.r) == JSON_KEY && json_key_is(&x.r, "table")) return read_row(&x, tables, out);
    if (x.r.event == JSON_KEY && json_key_is(&x.r, "record")) return read_record(&x, out);
    return wrong(&x, "the line does not begin with \"table\"");
}
