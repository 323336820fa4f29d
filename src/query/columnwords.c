#include "query/columnwords.h"

#include "query/columnverdicts.h"
#include "query/searchpage.h"

#include <stdlib.h>

typedef struct {
    uint32_t row;
    uint16_t place; // among those asked for
} asked_row;

typedef struct {
    asked_row rows[COLUMNWORDS_MOST]; // [n] in the order of rows, as they come back
    size_t n, at;
    bool has[COLUMNWORDS_MOST];
} asking;

static int by_row(const void *a, const void *b)
{
    const asked_row *x = a, *y = b;
    return (x->row > y->row) - (x->row < y->row);
}

static status take_row(void *state, const statement *row, diag *why)
{
    asking *k = state;
    int64_t number = row_integer(row, 0);
    (void)why;
    while (k->at < k->n && k->rows[k->at].row < number) k->at++;
    if (k->at < k->n && k->rows[k->at].row == number) k->has[k->rows[k->at].place] = true;
    return ST_OK;
}

void columnwords_rows(const eventcolumns *x, const uint32_t *events, size_t n, buf *sql)
{
    for (size_t i = 0; i < n; i++)
        buf_add_format(sql, "%s%lu", i ? "," : "", (unsigned long)x->of.row[events[i]]);
}

static status ask(const connection *c, const columnmatch *m, const uint32_t *events, asking *k,
                  arena *a, diag *why)
{
    eventquerysql w;
    searchpage_begin(&w, a, c);
    buf_add_c(&w.sql, "SELECT e.rowid FROM events e WHERE e.rowid IN (");
    columnwords_rows(m->columns, events, k->n, &w.sql);
    buf_add_byte(&w.sql, ')');
    for (size_t i = 0; i < m->n_words; i++)
        buf_add_format(&w.sql, " AND words_in(e.text, ?%d)", eventquerysql_value(&w, m->words[i]));
    buf_add_c(&w.sql, " ORDER BY e.rowid");
    status s = searchpage_ask(c, &w, take_row, k, why);
    buf_free(&w.sql);
    return s;
}

// Which of events[0..n) have the words: the database is asked.
static status look(const connection *c, const columnmatch *m, const uint32_t *events, size_t n,
                   asking *k, diag *why)
{
    arena a = {0};
    *k = (asking){.n = n};
    for (size_t i = 0; i < n; i++)
        k->rows[i] = (asked_row){m->columns->of.row[events[i]], (uint16_t)i};
    qsort(k->rows, n, sizeof *k->rows, by_row);
    status s = n ? ask(c, m, events, k, &a, why) : ST_OK;
    arena_free(&a);
    return s;
}

// Those that were not looked at before are asked for.
static status look_for_new(const connection *c, const columnmatch *m, const uint32_t *events,
                           size_t n, verdicts *v, asking *k, diag *why)
{
    uint32_t fresh[COLUMNWORDS_MOST] = {0};
    size_t n_fresh = 0;
    for (size_t i = 0; i < n; i++)
        if (!columnverdicts_known(v, events[i])) fresh[n_fresh++] = events[i];
    TRY(look(c, m, fresh, n_fresh, k, why));
    for (size_t i = 0; i < n_fresh; i++) columnverdicts_set(v, fresh[i], k->has[i]);
    for (size_t i = 0; i < n; i++) k->has[i] = columnverdicts_has(v, events[i]);
    return ST_OK;
}

status columnwords_keep(const connection *c, const columnmatch *m, uint32_t *events, size_t *n,
                        diag *why)
{
    size_t kept = 0;
    asking *k = mem_alloc(sizeof *k);
    verdicts *v = columnverdicts_hold(m->columns->verdicts, m->words, m->n_words);
    status s = v ? look_for_new(c, m, events, *n, v, k, why) : look(c, m, events, *n, k, why);
    columnverdicts_release(m->columns->verdicts, v);
    for (size_t i = 0; s == ST_OK && i < *n; i++)
        if (k->has[i]) events[kept++] = events[i];
    *n = kept;
    mem_free(k);
    return s;
}
