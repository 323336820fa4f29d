#include "store/changelog.h"

#include "store/changelock.h"
#include "store/clickhouse_schema.h"
#include "store/connection.h"

#include <stdio.h>

static const char ROWS[] =
    "SELECT c.number, c.at, c.what, c.document, d.title, d.url, d.outlet, c.added, c.corrected,"
    " c.removed FROM changes c LEFT JOIN documents d ON d.id = c.document"
    " WHERE c.number >= %lld AND c.what <> '" CHANGE_BEGUN "'%s ORDER BY c.number";

// In ClickHouse a join needs a table of its own on its right, and shows no moment: what comes after
// `next` was asked is told next time. Rows of a batch that is not settled may be below numbers that
// were told: they are told whatever `since` is (clickhouse_changes.h).
#define STORED_SINCE                                                                               \
    " FROM stored_changes FINAL WHERE batch IN (SELECT batch FROM batches) AND (number >= %lld OR" \
    " batch IN (" CLICKHOUSE_UNSETTLED "))"
static const char STORED_ROWS[] =
    "SELECT toInt64(number), at, what, document, title, url, outlet, added, corrected, removed FROM"
    " (SELECT number, at, what, document, added, corrected, removed" STORED_SINCE
    " AND number < %lld AND what <> '" CHANGE_BEGUN
    "'%s) ANY LEFT JOIN (SELECT id AS document, title, url, outlet FROM documents WHERE id IN"
    " (SELECT assumeNotNull(document)" STORED_SINCE ")) USING document ORDER BY number";

// Waits until no writer of a server's database holds a number that is not seen yet, and lets none
// take one until *lock is closed.
static status hold_writers(const char *file, connection *lock, diag *why)
{
    char sql[64];
    snprintf(sql, sizeof sql, "SELECT pg_advisory_xact_lock(%d)", CHANGELOCK_NUMBER);
    TRY(connection_read(file, lock, why));
    return connection_dialect(lock) == DIALECT_POSTGRES ? connection_execute(lock, sql, why)
                                                        : ST_OK;
}

static status visit(void *state, const statement *row, diag *why)
{
    const changelog_reader *r = state;
    str *members[9];
    change_row x = {.number = row_integer(row, 0)};
    members[0] = &x.at;
    members[1] = &x.what;
    members[2] = &x.document;
    members[3] = &x.title;
    members[4] = &x.url;
    members[5] = &x.outlet;
    members[6] = &x.added;
    members[7] = &x.corrected;
    members[8] = &x.removed;
    for (int i = 0; i < 9; i++)
        if (!row_is_null(row, i + 1)) *members[i] = row_text(row, i + 1);
    return r->row(r->state, &x, why);
}

static status note_begun(void *state, const statement *row, diag *why)
{
    changelog_reader *r = state;
    (void)why;
    str at = row_text(row, 1);
    bool later = r->since_time.n ? str_cmp(r->since_time, at) < 0 : r->since < row_integer(row, 0);
    if (later) snprintf(r->begun, sizeof r->begun, "%.*s", STR_ARG(at));
    return ST_OK;
}

static void write_question(const connection *c, const changelog_reader *r, char *sql, size_t size)
{
    long long since = r->since;
    if (connection_dialect(c) == DIALECT_CLICKHOUSE)
        snprintf(sql, size, STORED_ROWS, since, (long long)r->next,
                 r->since_time.n ? " AND at >= ?1" : "", since);
    else
        snprintf(sql, size, ROWS, since, r->since_time.n ? " AND c.at >= ?1" : "");
}

static status read_all(const connection *c, changelog_reader *r, diag *why)
{
    static const char BEGUN[] = "SELECT number, at FROM changes WHERE what = '" CHANGE_BEGUN "'";
    char sql[sizeof STORED_ROWS + 128];
    question begun = {.sql = BEGUN, .clickhouse = BEGUN, .row = note_begun, .state = r};
    question rows = {
        .sql = sql, .clickhouse = sql, .texts = &r->since_time, .row = visit, .state = r};
    rows.n_texts = r->since_time.n > 0;
    TRY(connection_number(c, "SELECT coalesce(max(number), 0) + 1 FROM changes", &r->next, why));
    write_question(c, r, sql, sizeof sql);
    TRY(connection_visit(c, &begun, why));
    return connection_visit(c, &rows, why);
}

status changelog_read(const char *file, changelog_reader *r, diag *why)
{
    connection lock = {0}, c = {0};
    r->begun[0] = '\0';
    status s = hold_writers(file, &lock, why);
    if (s == ST_OK) s = connection_read(file, &c, why); // what is seen from here on is fixed
    connection_close(&lock, NULL);
    if (s == ST_OK) s = read_all(&c, r, why);
    connection_close(&c, NULL);
    return s;
}
