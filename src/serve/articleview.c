// A document with all that was found in it: of the database, or coded at once.
#include "document/builder.h"
#include "query/eventsearch.h"
#include "query/foundline.h"
#include "serve/view.h"
#include "store/record_line.h"
#include "store/storedline.h"

// --- of the database

typedef struct {
    viewing *v;
    const sql_table *tables;
    offset_unit unit;
    bool found;
} article;

static void write_table(article *x, const char *key, const stored_document *d, size_t table,
                        stored_offsets *offsets)
{
    json_writer *j = &x->v->json;
    json_write_key(j, key);
    json_begin_array(j);
    for (size_t i = 0; i < d->n[table]; i++)
        storedline_object(j, &x->tables[table], &d->of[table][i], offsets);
    json_end_array(j);
}

static status take_document(void *state, const stored_document *d, diag *why)
{
    article *x = state;
    json_writer *j = &x->v->json;
    stored_offsets offsets = {.unit = x->unit, .place = {.text = d->text}};
    (void)why;
    x->found = true;
    json_begin_object(j);
    json_write_key(j, "document");
    storedline_object(j, &x->tables[TABLE_DOCUMENTS], d->row, &offsets);
    write_table(x, "sentences", d, TABLE_SENTENCES, &offsets);
    write_table(x, "mentions", d, TABLE_MENTIONS, &offsets);
    write_table(x, "events", d, TABLE_EVENTS, &offsets);
    write_table(x, "links", d, TABLE_LINKS, &offsets);
    json_end_object(j);
    return ST_OK;
}

static status write_stored(viewing *v, str id, diag *why)
{
    static const stored_need ALL = {.tables = {true, true, true, true, true}};
    sql_table *tables = arena_alloc(v->memory, TABLE_COUNT * sizeof *tables);
    article x = {.v = v, .tables = tables};
    TRY(view_offsets(v, &x.unit, why));
    sql_tables_init(tables);
    TRY(stored_one(v->db, tables, &ALL, id, take_document, &x, why));
    return x.found ? ST_OK : view_absent(why, "document", id);
}

static status take_event(void *state, const found_event *e, diag *why)
{
    viewing *v = state;
    (void)why;
    foundline_event_csv(e, &v->out->body);
    return ST_OK;
}

static status count(void *state, const statement *row, diag *why)
{
    (void)row;
    (void)why;
    ++*(size_t *)state;
    return ST_OK;
}

// Its events as those of a query: of an id that is one, as any text might be a query of its own.
static status write_events(viewing *v, str id, diag *why)
{
    size_t n = 0;
    static const char SQL_OF[] = "SELECT id FROM documents WHERE id = ?1";
    question there = {
        .sql = SQL_OF, .clickhouse = SQL_OF, .texts = &id, .n_texts = 1, .row = count, .state = &n};
    TRY(connection_visit(v->db, &there, why));
    if (!n) return view_absent(why, "document", id);
    buf text = {0};
    eventquery query;
    bool more;
    buf_add_format(&text, "document:\"%.*s\" happened:any", STR_ARG(id));
    eventsearch s = {.from = v->db, .query = &query, .order = SEARCH_OLDEST};
    status done = eventquery_parse(str_copy(v->memory, buf_str(&text)), v->memory, &query, why);
    foundline_event_csv_head(&v->out->body);
    if (done == ST_OK) done = eventsearch_list(&s, take_event, v, &more, why);
    buf_free(&text);
    return done;
}

status article_write(viewing *v, diag *why)
{
    str id = v->request->segments[1];
    return v->request->form == REQUEST_CSV ? write_events(v, id, why) : write_stored(v, id, why);
}

// --- coded at once

static void write_records(json_writer *j, const char *key, const run_about *run,
                          const record_shape *kind, const coded *c)
{
    buf lines = {0};
    record_lines(&lines, run, kind, c);
    json_write_key(j, key);
    json_begin_array(j);
    for (str rest = buf_str(&lines); rest.n;) json_write_raw(j, str_split(&rest, '\n'));
    json_end_array(j);
    buf_free(&lines);
}

static void write_coded(json_writer *j, const run_about *run, const coded *c)
{
    buf line = {0};
    record_lines(&line, run, &RECORD_DOCUMENT, c);
    json_begin_object(j);
    json_write_key(j, "document");
    json_write_raw(j, str_trim(buf_str(&line)));
    write_records(j, "sentences", run, &RECORD_SENTENCE, c);
    write_records(j, "mentions", run, &RECORD_MENTION, c);
    write_records(j, "events", run, &RECORD_EVENT, c);
    write_records(j, "links", run, &RECORD_LINK, c);
    json_end_object(j);
    buf_free(&line);
}

// As a record of a file, so that what holds of files holds of it.
static status build(const viewing *v, document *out, diag *why)
{
    const request *r = v->request;
    bool page = str_starts_nocase(r->type, STR("text/html"));
    raw_record raw = {
        .kind = page ? RECORD_PAGE : RECORD_FIELDS,
        .bytes = r->body,
        .known = {.title = request_get(r, "title"), .outlet = request_get(r, "outlet")},
        .file = STR("-")};
    document_options options = {0};
    str date = request_get(r, "date");
    if (date.n) TRY(document_options_date(&options, date, why));
    return document_build(&raw, &options, v->memory, out, why);
}

static bool is_unwanted(void *state)
{
    const viewing *v = state;
    return v->site->ending || (v->asked->unwanted && v->asked->unwanted(v->asked->state));
}

status try_write(viewing *v, diag *why)
{
    document d;
    offset_unit unit;
    if (!v->site->coder)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "this server was started without a language model: it codes no texts");
    TRY(view_offsets(v, &unit, why));
    TRY(build(v, &d, why));
    coder_run *run = coder_run_new(v->site->coder);
    run_about about = coder_about(v->site->coder);
    about.offsets = unit;
    coded c;
    bool done = coder_code_unless(run, &d, is_unwanted, v, v->memory, &c);
    if (done) write_coded(&v->json, &about, &c);
    coder_run_delete(run);
    return done ? ST_OK : view_busy(why, "nobody waits for what came of this text");
}
