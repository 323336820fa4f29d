#include "query/sqlquestion.h"

#include "base/ascii.h"
#include "store/driver.h"

#include <string.h>

// --- what may be asked

static const char *pass_comment(const char *p)
{
    if (p[0] == '-' && p[1] == '-') return p + strcspn(p, "\n");
    if (p[0] != '/' || p[1] != '*') return p;
    const char *end = strstr(p + 2, "*/");
    return end ? end + 2 : p + strlen(p);
}

// The first letter that is neither blank nor in a comment.
static const char *first_word(const char *p)
{
    for (;;) {
        const char *before = p;
        while (ascii_is_space(*p)) p++;
        p = pass_comment(p);
        if (p == before) return p;
    }
}

static status check_words(const char *sql, diag *why)
{
    static const char *const ASKS[] = {"SELECT", "WITH", "VALUES"};
    const char *p = first_word(sql);
    size_t n = 0;
    while (ascii_is_letter(p[n])) n++;
    for (size_t i = 0; i < sizeof ASKS / sizeof *ASKS; i++)
        if (str_eq_nocase((str){p, n}, str_of(ASKS[i]))) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, (int)(p - sql) + 1,
                    *p ? "the database is only read: ask with SELECT, WITH or VALUES"
                       : "there is no question; ask with SELECT, WITH or VALUES");
}

// --- rows

static void add_hex(str bytes, buf *out)
{
    buf_add_c(out, "\\x");
    for (size_t i = 0; i < bytes.n; i++) buf_add_format(out, "%02x", (unsigned char)bytes.p[i]);
}

static sqlvalue value_at(const statement *s, int at, arena *a)
{
    sqlvalue v = {0};
    buf hex = {0};
    switch (s->driver->kind(s, at)) {
    case CELL_NULL: break;
    case CELL_TEXT: v = (sqlvalue){.kind = SQL_TEXT, .text = row_text(s, at)}; break;
    case CELL_BYTES:
        add_hex(row_bytes(s, at), &hex);
        v = (sqlvalue){.kind = SQL_BYTES, .text = str_copy(a, buf_str(&hex))};
        break;
    case CELL_INTEGER: v = (sqlvalue){.kind = SQL_INTEGER, .text = row_text(s, at)}; break;
    case CELL_NUMBER: v = (sqlvalue){.kind = SQL_NUMBER, .number = row_number(s, at)}; break;
    case CELL_TRUTH: v = (sqlvalue){.kind = SQL_TRUTH, .truth = row_integer(s, at) != 0}; break;
    }
    buf_free(&hex);
    return v;
}

static status give_columns(const sqlquestion *q, const statement *s, size_t n, arena *a, diag *why)
{
    str *names = arena_array(a, str, n + 1);
    for (size_t i = 0; i < n; i++) names[i] = str_of(s->driver->column_name(s, (int)i));
    return q->columns(q->state, names, n, why);
}

static status give_rows(const sqlquestion *q, statement *s, arena *a, diag *why)
{
    bool more = false;
    TRY(statement_step(s, &more, why));
    size_t n = (size_t)s->driver->columns(s);
    TRY(give_columns(q, s, n, a, why));
    while (more) {
        arena_reset(a);
        sqlvalue *values = arena_array(a, sqlvalue, n + 1);
        for (size_t i = 0; i < n; i++) values[i] = value_at(s, (int)i, a);
        TRY(q->row(q->state, values, n, why));
        TRY(statement_step(s, &more, why));
    }
    return ST_OK;
}

static status ask(const sqlquestion *q, const connection *c, diag *why)
{
    statement *s = NULL;
    arena a = {0};
    if (!c->driver->prepare_own)
        return diag_set(why, ST_USAGE, c->path, 0, 0,
                        "SQL is asked of files and of postgresql:// alone; use this database's own "
                        "client");
    status done = c->driver->prepare_own(c, q->sql, &s, why);
    if (done == ST_OK) done = give_rows(q, s, &a, why);
    if (done == ST_USAGE && why) why->column = c->driver->place(c, q->sql);
    statements_finish(&s, 1);
    arena_free(&a);
    return done;
}

status sqlquestion_ask(const sqlquestion *q, diag *why)
{
    connection c = {0};
    TRY(check_words(q->sql, why));
    status done = connection_read(q->database, &c, why);
    if (done == ST_OK) done = ask(q, &c, why);
    connection_close(&c, NULL);
    return done;
}
