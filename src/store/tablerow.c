#include "store/tablerow.h"

#include "base/json_writer.h"
#include "store/sqlfrom.h"

static void add_name(const table_shape *t, size_t at, const char *prefix, bool more, buf *out)
{
    buf_add_format(out, "%s%s%.*s", more ? ", " : "", prefix, STR_ARG(t->columns[at].name));
}

void tablerow_columns(const table_shape *t, const char *prefix, buf *out)
{
    for (size_t i = 0; i < t->n; i++) add_name(t, i, prefix, i > 0, out);
}

void tablerow_keys(const table_shape *t, const char *prefix, buf *out)
{
    for (size_t i = 0; i < t->n_keys; i++) add_name(t, t->keys[i], prefix, i > 0, out);
}

const cell *tablerow_value(const table_shape *t, const cell *values, const char *name)
{
    return &values[tablelist_column(t, str_of(name))];
}

static void write_bytes(json_writer *w, str bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    buf hex = {0};
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        buf_add_byte(&hex, DIGITS[c >> 4]);
        buf_add_byte(&hex, DIGITS[c & 15]);
    }
    json_write_string(w, buf_str(&hex));
    buf_free(&hex);
}

void tablerow_write(const table_shape *t, const statement *row, int first, buf *out)
{
    json_writer w = {.out = out};
    json_begin_object(&w);
    json_field_string(&w, "table", t->name);
    for (size_t i = 0; i < t->n; i++) {
        int at = first + (int)i;
        if (row_is_null(row, at)) continue;
        json_write_key_str(&w, t->columns[i].name);
        switch (t->columns[i].type) {
        case CELL_OF_TEXT: json_write_string(&w, row_text(row, at)); break;
        case CELL_OF_INTEGER: json_write_int(&w, row_integer(row, at)); break;
        case CELL_OF_NUMBER: json_write_double(&w, row_number(row, at)); break;
        case CELL_OF_TRUTH: json_write_bool(&w, row_integer(row, at) != 0); break;
        case CELL_OF_BYTES: write_bytes(&w, row_bytes(row, at)); break;
        }
    }
    json_end_object(&w);
    json_end_line(&w);
}

// Tables of ClickHouse name the document in each row.
static bool is_joined(const table_shape *t, dialect spoken)
{
    return spoken != DIALECT_CLICKHOUSE && (t->owner == ROW_OF_EVENT || t->owner == ROW_OF_LINK);
}

static void add_from(const table_shape *t, dialect spoken, arena *a, buf *sql)
{
    const char *name = str_copy(a, t->name).p;
    if (is_joined(t, spoken))
        buf_add_format(sql, " FROM %s t JOIN %s o ON o.id = t.%s WHERE ", name,
                       t->owner == ROW_OF_EVENT ? "events" : "links",
                       t->owner == ROW_OF_EVENT ? "event" : "link");
    else
        sqlfrom_table(spoken, name, "t", sql);
}

const char *tablerow_query(const table_shape *t, dialect spoken, arena *a)
{
    const char *of = t->owner == ROW_OF_STORE ? "t.id" // documents themselves
                     : is_joined(t, spoken)   ? "o.document"
                                              : "t.document";
    buf sql = {0};
    buf_add_format(&sql, "SELECT %s, ", of);
    tablerow_columns(t, "t.", &sql);
    add_from(t, spoken, a, &sql);
    buf_add_format(&sql, "%s >= ?1 AND %s <= ?2 ORDER BY %s, ", of, of, of);
    tablerow_keys(t, "t.", &sql);
    const char *out = str_copy(a, buf_str(&sql)).p;
    buf_free(&sql);
    return out;
}
