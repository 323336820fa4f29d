// GraphML (graphml.graphdrawing.org): actors as nodes, and between them dyads with their counts or
// events one by one. The database adds up; nothing is kept in memory.
#include "base/json_writer.h"
#include "export/cameocode.h"
#include "export/exportformat.h"

static const export_column NODES[] = {
    {.name = "name",
     .type = EXPORT_STRING,
     .about = "Of a node: name of a country, else its code."},
};
// In the order of the question below.
static const export_column DYADS[] = {
    {.name = "events", .type = EXPORT_INTEGER, .about = "Of an edge by dyad: how many events."},
    {.name = "verbal_cooperation", .type = EXPORT_INTEGER, .about = "Of those, quad class 1."},
    {.name = "material_cooperation", .type = EXPORT_INTEGER, .about = "Quad class 2."},
    {.name = "verbal_conflict", .type = EXPORT_INTEGER, .about = "Quad class 3."},
    {.name = "material_conflict", .type = EXPORT_INTEGER, .about = "Quad class 4."},
    {.name = "score", .type = EXPORT_NUMBER, .about = "Mean of PLOVER's score."},
    {.name = "first", .type = EXPORT_STRING, .about = "Earliest date."},
    {.name = "last", .type = EXPORT_STRING, .about = "Latest date."},
};
static const export_column EVENTS[] = {
    {.name = "event", .type = EXPORT_STRING, .about = "Of an edge by event: its id."},
    {.name = "type", .type = EXPORT_STRING, .about = "PLOVER event type."},
    {.name = "date", .type = EXPORT_STRING, .about = "Of the event, cut at its precision."},
    {.name = "quad", .type = EXPORT_INTEGER, .about = "PLOVER's quad class, 1 to 4."},
    {.name = "score", .type = EXPORT_NUMBER, .about = "PLOVER's score, -10 to 10."},
};
const export_columns EXPORT_GRAPH_NODES = {NODES, sizeof NODES / sizeof *NODES};
const export_columns EXPORT_GRAPH_DYADS = {DYADS, sizeof DYADS / sizeof *DYADS};
const export_columns EXPORT_GRAPH_EVENTS = {EVENTS, sizeof EVENTS / sizeof *EVENTS};

static void add_escaped(str s, buf *out)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.p[i]) {
        case '<': buf_add_c(out, "&lt;"); break;
        case '>': buf_add_c(out, "&gt;"); break;
        case '&': buf_add_c(out, "&amp;"); break;
        case '"': buf_add_c(out, "&quot;"); break;
        default: buf_add_byte(out, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
        }
    }
}

// An actor without a code is "_": an id must not be empty.
static void add_id(str code, buf *out)
{
    add_escaped(code.n ? code : STR("_"), out);
}

static void add_keys(const export_columns *c, const char *of, buf *out)
{
    static const char *const TYPES[EXPORT_TYPES] = {[EXPORT_STRING] = "string",
                                                    [EXPORT_INTEGER] = "long",
                                                    [EXPORT_NUMBER] = "double",
                                                    [EXPORT_BOOLEAN] = "boolean",
                                                    [EXPORT_LIST] = "string"};
    for (size_t i = 0; i < c->n; i++)
        buf_add_format(out, "  <key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                       c->p[i].name, of, c->p[i].name, TYPES[c->p[i].type]);
}

static status write_node(void *state, const statement *row, diag *why)
{
    exporting *x = state;
    str code = row_text(row, 0), name = country_name(code);
    buf_add_c(&x->out, "    <node id=\"");
    add_id(code, &x->out);
    buf_add_c(&x->out, "\"><data key=\"name\">");
    add_escaped(name.n ? name : code, &x->out);
    buf_add_c(&x->out, "</data></node>\n");
    return export_flush(x, false, why);
}

static void add_value(export_type type, const statement *row, int at, buf *out)
{
    if (type == EXPORT_INTEGER)
        buf_add_format(out, "%lld", (long long)row_integer(row, at));
    else if (type == EXPORT_NUMBER)
        json_write_double(&(json_writer){.out = out}, row_number(row, at));
    else
        add_escaped(row_text(row, at), out);
}

// Two ends, then the values of the edge's columns.
static status write_edge(void *state, const statement *row, diag *why)
{
    exporting *x = state;
    buf *out = &x->out;
    buf_add_c(out, "    <edge source=\"");
    add_id(row_text(row, 0), out);
    buf_add_c(out, "\" target=\"");
    add_id(row_text(row, 1), out);
    buf_add_c(out, "\">");
    for (size_t i = 0; i < x->columns.n; i++) {
        int at = (int)i + 2;
        if (row_is_null(row, at)) continue;
        buf_add_format(out, "<data key=\"%s\">", x->columns.p[i].name);
        add_value(x->columns.p[i].type, row, at, out);
        buf_add_c(out, "</data>");
    }
    buf_add_c(out, "</edge>\n");
    return export_flush(x, false, why);
}

// Questions, in which a @ stands for the condition on the rows of dyads.
#define BY_DYAD                                                                                    \
    "SELECT source, target, count(*), sum(CASE WHEN quad = 1 THEN 1 ELSE 0 END),"                  \
    " sum(CASE WHEN quad = 2 THEN 1 ELSE 0 END), sum(CASE WHEN quad = 3 THEN 1 ELSE 0 END),"       \
    " sum(CASE WHEN quad = 4 THEN 1 ELSE 0 END), avg(score), min(date), max(date)"                 \
    " FROM (SELECT DISTINCT source, target, event, quad, score, date FROM dyads WHERE @"           \
    ") AS d WHERE source <> target GROUP BY source, target ORDER BY source, target"
#define BY_EVENT                                                                                   \
    "SELECT source_code, target_code, event, type, date, quad, score FROM dyads WHERE @"           \
    " ORDER BY event, source_code, target_code"
#define NODES(source, target, condition)                                                           \
    "SELECT DISTINCT node FROM (SELECT " source " AS node FROM dyads WHERE " condition             \
    " UNION ALL SELECT " target " AS node FROM dyads WHERE " condition ") AS n ORDER BY node"

static void add_condition(const exporting *x, buf *sql)
{
    buf_add_c(sql, x->need.happened ? "happened" : "1 = 1");
    if (x->choice) buf_add_format(sql, " AND event IN (SELECT e.id%s)", x->choice->tail.sql);
}

static status ask(exporting *x, const char *text, status (*row)(void *, const statement *, diag *),
                  diag *why)
{
    buf sql = {0};
    str rest = str_of(text);
    buf_add(&sql, str_split(&rest, '@'));
    while (rest.n) {
        add_condition(x, &sql);
        buf_add(&sql, str_split(&rest, '@'));
    }
    question q = {.sql = sql.p, .clickhouse = sql.p, .row = row, .state = x};
    if (x->choice) {
        q.texts = x->choice->tail.texts;
        q.n_texts = x->choice->tail.n_texts;
    }
    status s = connection_visit(&x->from, &q, why);
    buf_free(&sql);
    return s;
}

status exportgraph_write(exporting *x, diag *why)
{
    static const char *const SQL[2][2] = {
        // [by event][nodes, edges]
        {NODES("source", "target", "@ AND source <> target"), BY_DYAD},
        {NODES("source_code", "target_code", "@"), BY_EVENT},
    };
    const char *const *sql = SQL[x->o->by_event];
    x->columns = x->o->by_event ? EXPORT_GRAPH_EVENTS : EXPORT_GRAPH_DYADS;
    buf_add_c(&x->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    add_keys(&EXPORT_GRAPH_NODES, "node", &x->out);
    add_keys(&x->columns, "edge", &x->out);
    buf_add_c(&x->out, "  <graph id=\"demarche\" edgedefault=\"directed\">\n");
    TRY(ask(x, sql[0], write_node, why));
    TRY(ask(x, sql[1], write_edge, why));
    buf_add_c(&x->out, "  </graph>\n</graphml>\n");
    return ST_OK;
}
