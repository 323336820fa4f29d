#include "store/changemark.h"

#include "base/hash.h"
#include "store/moment.h"

#include <stdio.h>

static status take_mark(void *state, const statement *row, diag *why)
{
    buf text = {0};
    change_mark *m = state;
    (void)why;
    m->number = row_integer(row, 0);
    for (int i = 1; i <= 4; i++) {
        buf_add(&text, row_text(row, i));
        buf_add_byte(&text, '\n');
    }
    m->row = hash_str(buf_str(&text));
    buf_free(&text);
    return ST_OK;
}

// Of the change of that number.
static status read_mark(const connection *db, const char *number, change_mark *out, diag *why)
{
    char sql[160];
    question q = {.sql = sql, .row = take_mark, .state = out};
    *out = (change_mark){0};
    snprintf(sql, sizeof sql,
             "SELECT number, at, what, document, added FROM changes WHERE number = %s", number);
    return connection_visit(db, &q, why);
}

// ClickHouse may note a change below numbers that were seen already.
status changemark_read(const connection *db, change_mark *out, diag *why)
{
    if (connection_dialect(db) == DIALECT_CLICKHOUSE) {
        *out = (change_mark){0};
        return moment_read(db, &out->number, why);
    }
    return read_mark(db, "(SELECT max(number) FROM changes)", out, why);
}

bool changemark_is(const change_mark *a, const change_mark *b)
{
    return a->number == b->number && a->row == b->row;
}

status changemark_goes_on(const connection *db, const change_mark *then, bool *out, diag *why)
{
    char number[24];
    change_mark there;
    *out = false;
    if (connection_dialect(db) == DIALECT_CLICKHOUSE) return ST_OK;
    snprintf(number, sizeof number, "%lld", (long long)then->number);
    TRY(read_mark(db, number, &there, why));
    *out = changemark_is(&there, then);
    return ST_OK;
}
