#include "store/changewriter.h"

#include "base/calendar.h"
#include "base/hash.h"
#include "base/json_writer.h"
#include "store/changelock.h"
#include "store/tablerow.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define DAY_SECONDS 86400

void changewriter_now(buf *out)
{
    char day[CALENDAR_DATE_SIZE];
    int64_t now = time(NULL);
    int seconds = (int)(now % DAY_SECONDS);
    calendar_format(calendar_from_days(now / DAY_SECONDS), day);
    buf_add_format(out, "%sT%02d:%02d:%02dZ", day, seconds / 3600, seconds / 60 % 60, seconds % 60);
}

// --- the row

// A server's writers share a lock that who reads the log takes alone: see changelock.h.
static const char NOTE[] = "INSERT INTO changes(at, what, document, added, corrected, removed)"
                           " SELECT ?1, ?2, ?3, ?4, ?5, ?6";

status changewriter_prepare(change_writer *w, const connection *c, diag *why)
{
    buf sql = {0};
    w->to = c;
    buf_add_c(&sql, NOTE);
    if (connection_dialect(c) == DIALECT_POSTGRES)
        buf_add_format(&sql, " WHERE (SELECT pg_advisory_xact_lock_shared(%d)::text) IS NOT NULL",
                       CHANGELOCK_NUMBER);
    const char *text = sql.p;
    status s = connection_prepare(c, &text, 1, &w->note, why);
    buf_free(&sql);
    return s;
}

void changewriter_finish(change_writer *w)
{
    statements_finish(&w->note, 1);
    if (w->prints) statements_finish(w->prints, w->tables.n);
    arena_free(&w->memory);
    arena_free(&w->scratch);
}

static status note(const change_writer *w, const char *what, str document, const buf lists[3],
                   diag *why)
{
    buf now = {0};
    changewriter_now(&now);
    statement_text(w->note, 1, buf_str(&now));
    statement_text(w->note, 2, str_of(what));
    statement_text(w->note, 3, document);
    for (int i = 0; i < 3; i++) statement_exact(w->note, 4 + i, buf_str(&lists[i]));
    buf_free(&now);
    return statement_run(w->note, why);
}

status changewriter_last(const connection *c, int64_t *last, diag *why)
{
    static const char LAST[] = "SELECT coalesce(max(number), 0) FROM changes";
    char sql[64];
    if (connection_dialect(c) != DIALECT_POSTGRES) return connection_number(c, LAST, last, why);
    snprintf(sql, sizeof sql, "SELECT pg_advisory_lock(%d)", CHANGELOCK_NUMBER);
    TRY(connection_execute(c, sql, why));
    status s = connection_number(c, LAST, last, why);
    snprintf(sql, sizeof sql, "SELECT pg_advisory_unlock(%d)", CHANGELOCK_NUMBER);
    status left = connection_execute(c, sql, s == ST_OK ? why : NULL);
    return s == ST_OK ? left : s;
}

status changewriter_begun(const connection *c, diag *why)
{
    change_writer w = {0};
    buf lists[3] = {0};
    for (int i = 0; i < 3; i++) buf_add_c(&lists[i], "[]");
    status s = changewriter_prepare(&w, c, why);
    if (s == ST_OK) s = note(&w, CHANGE_BEGUN, STR_NONE, lists, why);
    for (int i = 0; i < 3; i++) buf_free(&lists[i]);
    changewriter_finish(&w);
    return s;
}

// --- what events are

static int by_id(const void *a, const void *b)
{
    const event_print *x = a, *y = b;
    return str_cmp(x->id, y->id);
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

bool changewriter_is_of_events(const table_shape *t)
{
    static const char *const OWN[] = {"events",           "event_actors", "event_recipients",
                                      "event_amounts",    "event_items",  "event_casualties",
                                      "event_attribution"};
    return str_which(t->name, OWN, sizeof OWN / sizeof *OWN) >= 0;
}

static status prepare_print(change_writer *w, size_t i, diag *why)
{
    const table_shape *t = &w->tables.p[i];
    bool first = t->owner == ROW_OF_DOCUMENT; // `events` itself
    buf sql = {0};
    buf_add_c(&sql, first ? "SELECT t.id, " : "SELECT t.event, ");
    tablerow_columns(t, "t.", &sql);
    buf_add_format(&sql, " FROM %.*s t", STR_ARG(t->name));
    buf_add_c(&sql, first ? "" : " JOIN events e ON e.id = t.event");
    buf_add_c(&sql, first ? " WHERE t.document = ?1 ORDER BY t.id"
                          : " WHERE e.document = ?1 ORDER BY t.event, t.position");
    const char *text = sql.p;
    status s = connection_prepare(w->to, &text, 1, &w->prints[i], why);
    buf_free(&sql);
    return s;
}

static status prepare_prints(change_writer *w, diag *why)
{
    if (w->prints) return ST_OK;
    tablelist_read(&w->memory, &w->tables);
    w->prints = arena_array(&w->memory, statement *, w->tables.n);
    for (size_t i = 0; i < w->tables.n; i++)
        if (changewriter_is_of_events(&w->tables.p[i])) TRY(prepare_print(w, i, why));
    return ST_OK;
}

typedef VEC(event_print) print_list;

static void add_row(change_writer *w, const table_shape *t, const statement *row, print_list *all,
                    buf *line)
{
    str id = row_text(row, 0);
    event_print key = {.id = id};
    buf_clear(line);
    tablerow_write(t, row, 1, line);
    if (t->owner == ROW_OF_DOCUMENT)
        *vec_push(&w->scratch, all) = (event_print){.id = str_copy(&w->scratch, id)};
    if (!all->n) return; // a row of no event
    event_print *x = bsearch(&key, all->p, all->n, sizeof *all->p, by_id);
    if (x) x->print = hash_bytes(line->p, line->n, x->print);
}

// `events` stands before its lists in the schema.
static status take_prints(change_writer *w, str document, event_prints *out, diag *why)
{
    print_list all = {0};
    buf line = {0};
    status s = prepare_prints(w, why);
    for (size_t i = 0; i < w->tables.n && s == ST_OK; i++) {
        statement *rows = w->prints[i];
        bool more = rows != NULL;
        if (!rows) continue;
        statement_text(rows, 1, document);
        s = statement_step(rows, &more, why);
        while (s == ST_OK && more) {
            add_row(w, &w->tables.p[i], rows, &all, &line);
            s = statement_step(rows, &more, why);
        }
        statement_reset(rows);
    }
    buf_free(&line);
    *out = (event_prints){all.p, all.n};
    return s;
}

// --- the changes

void changewriter_ids(const str *ids, size_t n, buf *out)
{
    json_writer w = {.out = out};
    json_begin_array(&w);
    for (size_t i = 0; i < n; i++) json_write_string(&w, ids[i]);
    json_end_array(&w);
}

typedef VEC(str) id_list;

static status note_ids(change_writer *w, const char *what, str document, const id_list ids[3],
                       diag *why)
{
    buf lists[3] = {0};
    for (int i = 0; i < 3; i++) changewriter_ids(ids[i].p, ids[i].n, &lists[i]);
    status s = note(w, what, document, lists, why);
    for (int i = 0; i < 3; i++) buf_free(&lists[i]);
    return s;
}

size_t changewriter_sort(str *ids, size_t n)
{
    size_t left = 0;
    if (n) qsort(ids, n, sizeof *ids, by_text);
    for (size_t i = 0; i < n; i++)
        if (!left || !str_eq(ids[i], ids[left - 1])) ids[left++] = ids[i];
    return left;
}

status changewriter_added(change_writer *w, str document, str *events, size_t n, diag *why)
{
    id_list ids[3] = {{.p = events, .n = changewriter_sort(events, n)}};
    return note_ids(w, CHANGE_ADDED, document, ids, why);
}

status changewriter_before(change_writer *w, str document, diag *why)
{
    arena_reset(&w->scratch);
    return take_prints(w, document, &w->before, why);
}

// Both are sorted.
static void compare(change_writer *w, const event_prints *now, id_list ids[3])
{
    const event_prints *old = &w->before;
    size_t a = 0, b = 0;
    while (a < old->n || b < now->n) {
        int order = a == old->n ? 1 : b == now->n ? -1 : str_cmp(old->p[a].id, now->p[b].id);
        if (order < 0) *vec_push(&w->scratch, &ids[2]) = old->p[a].id;
        if (order > 0) *vec_push(&w->scratch, &ids[0]) = now->p[b].id;
        if (order == 0 && old->p[a].print != now->p[b].print)
            *vec_push(&w->scratch, &ids[1]) = now->p[b].id;
        a += order <= 0;
        b += order >= 0;
    }
}

status changewriter_replaced(change_writer *w, str document, diag *why)
{
    id_list ids[3] = {{0}};
    event_prints now;
    TRY(take_prints(w, document, &now, why));
    compare(w, &now, ids);
    return note_ids(w, CHANGE_REPLACED, document, ids, why);
}

status changewriter_deleted(change_writer *w, str document, diag *why)
{
    id_list ids[3] = {{0}};
    event_prints none = {0};
    compare(w, &none, ids);
    return note_ids(w, CHANGE_DELETED, document, ids, why);
}
