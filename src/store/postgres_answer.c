// PostgreSQL: the columns of an answer and the cells of its row.
#include "base/ascii.h"
#include "store/postgres_parts.h"

#include <stdlib.h>
#include <string.h>

int pg_columns(const statement *s)
{
    return ((const pg_statement *)s)->n_fields;
}

const char *pg_column_name(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    const char *p = x->names.p;
    while (at--) p += strlen(p) + 1;
    return p;
}

cell_kind pg_kind(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    if (x->on->pq.is_null(x->result, x->row, at)) return CELL_NULL;
    switch (x->types[at]) { // numbers of pg_type
    case 16: return CELL_TRUTH;
    case 17: return CELL_BYTES;
    case 20: // bigint, smallint, integer
    case 21:
    case 23: return CELL_INTEGER;
    case 700: // real, double precision, numeric
    case 701:
    case 1700: return CELL_NUMBER;
    default: return CELL_TEXT;
    }
}

void pg_note_fields(pg_statement *x, const PGresult *r)
{
    const pq_library *pq = &x->on->pq;
    x->n_fields = pq->fields(r);
    x->types = mem_alloc(sizeof *x->types * (size_t)(x->n_fields + 1));
    for (int i = 0; i < x->n_fields; i++) {
        buf_add_c(&x->names, pq->field_name(r, i));
        buf_add_byte(&x->names, '\0');
        x->types[i] = pq->field_type(r, i);
    }
}

static const char *value(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return x->on->pq.value(x->result, x->row, at);
}

bool pg_value_is_null(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return x->on->pq.is_null(x->result, x->row, at);
}

str pg_text(const statement *s, int at)
{
    const pg_statement *x = (const pg_statement *)s;
    return (str){value(s, at), (size_t)x->on->pq.length(x->result, x->row, at)};
}

// They come as \x0a1b...
str pg_bytes(const statement *s, int at)
{
    pg_statement *x = (pg_statement *)(uintptr_t)s; // its `decoded` changes
    str all = pg_text(s, at), hex = str_sub(all, 2, all.n);
    buf_clear(&x->decoded);
    for (size_t i = 0; i + 1 < hex.n; i += 2)
        buf_add_byte(&x->decoded, (char)(ascii_hex(hex.p[i]) * 16 + ascii_hex(hex.p[i + 1])));
    return buf_str(&x->decoded);
}

int64_t pg_integer(const statement *s, int at)
{
    const char *p = value(s, at);
    if (*p == 't' || *p == 'f') return *p == 't';
    return strtoll(p, NULL, 10);
}

double pg_number(const statement *s, int at)
{
    return strtod(value(s, at), NULL);
}
