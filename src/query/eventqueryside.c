// Who did it to whom: the terms of eventqueryterm.h that ask it.
#include "mention/statename.h"
#include "query/eventqueryterm.h"
#include "store/sqlfrom.h"

#include <stdio.h>

// --- who

// A side of dyads x: "source" or "target". A country's rows lie together.
static void add_side_of_dyads(eventquerysql *w, const char *side, str code)
{
    char col[32], codes[32];
    str country = str_sub(code, 0, COUNTRY_LETTERS);
    snprintf(col, sizeof col, "x.%s", side);
    snprintf(codes, sizeof codes, "x.%s_code", side);
    if (statename_called(country).n)
        buf_add_format(&w->sql, "(%s = ?%d", col, eventquerysql_value(w, country));
    else {
        buf_add_byte(&w->sql, '(');
        eventqueryterm_begins(w, col, country);
    }
    if (code.n > COUNTRY_LETTERS) {
        buf_add_c(&w->sql, " AND ");
        eventqueryterm_begins(w, codes, code);
    }
    buf_add_byte(&w->sql, ')');
}

static void add_sides_of_dyads(eventquerysql *w, const char *side, const eventquery_node *n)
{
    buf_add_byte(&w->sql, '(');
    for (size_t i = 0; i < n->n_values; i++) {
        if (i) buf_add_c(&w->sql, " OR ");
        add_side_of_dyads(w, side, n->values[i].text);
    }
    buf_add_byte(&w->sql, ')');
}

static bool is_of_country(str code)
{
    return statename_called(str_sub(code, 0, COUNTRY_LETTERS)).n != 0;
}

// Both directions lie in four stretches of the table; SQLite notes each event of an OR to find it
// once, which takes longer than to read it.
static void add_stretches(eventquerysql *w, str a, str b)
{
    int one = eventquerysql_value(w, str_sub(a, 0, COUNTRY_LETTERS));
    int other = eventquerysql_value(w, str_sub(b, 0, COUNTRY_LETTERS));
    buf_add_format(&w->sql, "x.source IN (?%d, ?%d) AND x.target IN (?%d, ?%d) AND ", one, other,
                   one, other);
}

static void add_dyads(eventquerysql *w, const eventquery_node *n)
{
    bool first = w->table == QUERY_OF_DYADS || eventqueryterm_by_list(w, n);
    bool one = first && w->speaks == DIALECT_SQLITE && n->n_values == 1;
    for (size_t i = 0; i < n->n_values; i++) {
        str a = n->values[i].text, b = n->values[i].other;
        if (one && is_of_country(a) && is_of_country(b)) add_stretches(w, a, b);
        buf_add_c(&w->sql, i ? " OR ((" : "((");
        add_side_of_dyads(w, "source", a);
        buf_add_c(&w->sql, " AND ");
        add_side_of_dyads(w, "target", b);
        buf_add_c(&w->sql, ") OR (");
        add_side_of_dyads(w, "source", b);
        buf_add_c(&w->sql, " AND ");
        add_side_of_dyads(w, "target", a);
        buf_add_c(&w->sql, "))");
    }
}

static void add_side(eventquerysql *w, const eventquery_node *n, const char *table)
{
    eventqueryterm_rows(w, n, table);
    for (size_t i = 0; i < n->n_values; i++) {
        if (i) buf_add_c(&w->sql, " OR ");
        eventqueryterm_begins(w, "p.code", n->values[i].text);
    }
    eventqueryterm_end(w);
}

static void begin_dyads(eventquerysql *w, const eventquery_node *n)
{
    if (w->table == QUERY_OF_DYADS) return;
    if (!eventqueryterm_by_list(w, n)) {
        buf_add_c(&w->sql, "EXISTS (SELECT 1 FROM dyads x WHERE x.event = e.id AND (");
        return;
    }
    buf_add_c(&w->sql, "e.id IN (SELECT x.event");
    sqlfrom_table(w->speaks, "dyads", "x", &w->sql);
    buf_add_byte(&w->sql, '(');
}

static void end_dyads(eventquerysql *w)
{
    if (w->table != QUERY_OF_DYADS) buf_add_c(&w->sql, "))");
}

static void add_pair(eventquerysql *w)
{
    add_sides_of_dyads(w, "source", w->source);
    buf_add_c(&w->sql, " AND ");
    add_sides_of_dyads(w, "target", w->target);
}

// The pair stands where its source does.
static bool add_as_pair(eventquerysql *w, const eventquery_node *n)
{
    if (n == w->target || n == w->given) {
        buf_add_c(&w->sql, "1 = 1");
        return true;
    }
    if (n != w->source) return false;
    begin_dyads(w, n);
    add_pair(w);
    end_dyads(w);
    return true;
}

void eventqueryterm_dyad(eventquerysql *w, const eventquery_node *n)
{
    if (n == w->given) {
        buf_add_c(&w->sql, "1 = 1");
        return;
    }
    begin_dyads(w, n);
    add_dyads(w, n);
    end_dyads(w);
}

void eventqueryterm_sides(eventquerysql *w, const eventquery_node *n)
{
    eventquery_field_id id = eventqueryterm_field(n);
    if (add_as_pair(w, n)) return;
    if (id == FIELD_ACTOR) buf_add_byte(&w->sql, '(');
    if (id != FIELD_TARGET) add_side(w, n, "event_actors");
    if (id == FIELD_ACTOR) buf_add_c(&w->sql, " OR ");
    if (id != FIELD_SOURCE) add_side(w, n, "event_recipients");
    if (id == FIELD_ACTOR) buf_add_byte(&w->sql, ')');
}
