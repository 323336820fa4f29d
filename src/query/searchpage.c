#include "query/searchpage.h"

#include "store/sqlfrom.h"

const char *const SEARCHPAGE_ORDERS[] = {
    [SEARCH_OLDEST] = " ORDER BY e.date_value NULLS LAST, e.id",
    [SEARCH_NEWEST] = " ORDER BY e.date_value DESC NULLS LAST, e.id",
    [SEARCH_SUREST] = " ORDER BY e.confidence DESC, e.id",
};

void searchpage_begin(eventquerysql *w, arena *a, const connection *c)
{
    *w = (eventquerysql){.memory = a, .speaks = connection_dialect(c), .table = QUERY_OF_EVENTS};
}

void searchpage_from(eventquerysql *w, bool documents)
{
    searchpage_from_with(w, documents, NULL);
}

void searchpage_from_with(eventquerysql *w, bool documents, const char *table)
{
    if (w->speaks == DIALECT_CLICKHOUSE) { // events have what is asked of documents beside them
        sqlfrom_table(w->speaks, "events", "e", &w->sql);
        return;
    }
    if (w->words) // the order of a CROSS JOIN is kept: what the index has, and no more, is read
        buf_add_c(&w->sql, " FROM document_search w CROSS JOIN documents t ON t.number = w.rowid"
                           " CROSS JOIN events e INDEXED BY events_document ON e.document = t.id");
    else if (w->along)
        buf_add_format(&w->sql, " FROM events e INDEXED BY %s", w->along);
    else
        buf_add_c(&w->sql, " FROM events e");
    if (documents)
        buf_add_format(&w->sql, " %s documents d ON d.id = e.document",
                       w->along ? "CROSS JOIN" : "JOIN");
    if (table) buf_add_format(&w->sql, " LEFT JOIN %s p ON p.event = e.id", table);
    buf_add_c(&w->sql, " WHERE ");
}

status searchpage_ask(const connection *c, const eventquerysql *w,
                      status (*row)(void *state, const statement *row, diag *why), void *state,
                      diag *why)
{
    question q = {.sql = w->sql.p,
                  .clickhouse = w->sql.p,
                  .texts = w->values,
                  .n_texts = w->n_values,
                  .row = row,
                  .state = state};
    return connection_visit(c, &q, why);
}

static status note_end(void *state, const statement *row, diag *why)
{
    search_end *end = state;
    (void)why;
    end->there = true;
    end->dated = !row_is_null(row, 0);
    if (end->dated) end->date = str_copy(end->memory, row_text(row, 0));
    return ST_OK;
}

// The event that the page before ended with.
status searchpage_end(const connection *c, str id, arena *a, search_end *out, diag *why)
{
    *out = (search_end){.memory = a};
    static const char SQL[] = "SELECT date_value FROM events WHERE id = ?1";
    question q = {
        .sql = SQL, .clickhouse = SQL, .texts = &id, .n_texts = 1, .row = note_end, .state = out};
    return connection_visit(c, &q, why);
}

status searchpage_after(eventquerysql *w, const connection *c, const eventsearch *s, diag *why)
{
    search_end end;
    if (!s->after.n) return ST_OK;
    TRY(searchpage_end(c, s->after, w->memory, &end, why));
    if (!end.there)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "after %.*s: there is no event of this id in the database",
                        STR_ARG(s->after));
    int id = eventquerysql_value(w, s->after);
    if (s->order == SEARCH_SUREST)
        buf_add_format(&w->sql,
                       " AND (e.confidence < (SELECT confidence FROM events WHERE id = ?%d) OR"
                       " (e.confidence = (SELECT confidence FROM events WHERE id = ?%d)"
                       " AND e.id > ?%d))",
                       id, id, id);
    else if (!end.dated)
        buf_add_format(&w->sql, " AND e.date_value IS NULL AND e.id > ?%d", id);
    else
        buf_add_format(&w->sql,
                       " AND (e.date_value IS NULL OR e.date_value %s (SELECT date_value FROM"
                       " events WHERE id = ?%d) OR (e.date_value = (SELECT date_value FROM events"
                       " WHERE id = ?%d) AND e.id > ?%d))",
                       s->order == SEARCH_NEWEST ? "<" : ">", id, id, id);
    return ST_OK;
}

// Words alone: other events than those of documents that have them are all events, which lie
// together: these are looked through six times as fast.
static status choose_words(eventquerysql *w, const connection *c, const eventquery *q, diag *why)
{
    int64_t most = EVENTQUERY_RARE, sixth = 0;
    static const char SIXTH[] = "SELECT coalesce(max(number), 0) / 6 FROM documents";
    if (w->speaks == DIALECT_SQLITE && eventquerysql_words_alone(q))
        TRY(connection_number(c, SIXTH, &sixth, why));
    return eventquerysql_choose_words(w, c, q, sixth > most ? sixth : most, why);
}

status searchpage_question(eventquerysql *w, const char *what, const connection *c,
                           const eventsearch *s, diag *why)
{
    TRY(choose_words(w, c, s->query, why));
    buf_add_format(&w->sql, "SELECT %s", what);
    searchpage_from(w, eventquerysql_needs_documents(s->query));
    TRY(eventquerysql_condition(w, s->query, why));
    return searchpage_after(w, c, s, why);
}
