#include "query/queryexport.h"

#include "query/searchpage.h"

static status write_tail(void *state, const connection *c, arena *a, export_tail *out, diag *why)
{
    const eventquery *q = state;
    eventquerysql w;
    searchpage_begin(&w, a, c);
    status s = eventquerysql_choose_words(&w, c, q, EVENTQUERY_RARE, why);
    searchpage_from(&w, eventquerysql_needs_documents(q));
    if (s == ST_OK) s = eventquerysql_condition(&w, q, why);
    out->sql = str_copy(a, buf_str(&w.sql)).p;
    out->n_texts = w.n_values;
    for (int i = 0; i < w.n_values; i++) out->texts[i] = w.values[i];
    buf_free(&w.sql);
    return s;
}

status queryexport_run(const char *database, const eventquery *query, const export_options *o,
                       const export_sink *sink, diag *why)
{
    export_options own = *o;
    eventquery asked;
    if (!query) return export_run(database, o, sink, why);
    asked = *query;
    own.wanted = write_tail;
    own.wanted_state = &asked;
    return export_run(database, &own, sink, why);
}
