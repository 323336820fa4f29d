// What readers say is wrong: taken by POST into the file of corrections, and listed.
#include "serve/view.h"
#include "store/sqlfrom.h"
#include "store/storedline.h"
#include "upkeep/correctioncode.h"

#include <time.h>

#define PAGE_ROWS 100

static status check_kept(const viewing *v, diag *why)
{
    if (v->site->corrections) return ST_OK;
    return diag_set(why, ST_USAGE, NULL, 0, 0,
                    "this server keeps no corrections: start it with --corrections FILE");
}

// --- taking one

typedef struct {
    viewing *v;
    const sql_table *tables;
    correction *x;
    offset_unit unit;
    bool found;       // the document
    bool found_event; // the event, where one is meant
    bool placed;      // the span's ends are those of characters of the text
} taking;

// The offset in bytes; false when there is no such place in the text.
static bool to_bytes(str text, offset_unit unit, uint32_t *at)
{
    utf8_place p = {.text = text};
    switch (unit) {
    case OFFSETS_BYTE: utf8_seek_byte(&p, *at); break;
    case OFFSETS_CODEPOINT: utf8_seek_codepoint(&p, *at); break;
    case OFFSETS_UTF16: utf8_seek_utf16(&p, *at); break;
    case OFFSETS_COUNT: break;
    }
    size_t there = unit == OFFSETS_BYTE ? p.byte : unit == OFFSETS_UTF16 ? p.utf16 : p.codepoint;
    bool exact = there == *at;
    *at = (uint32_t)p.byte;
    return exact;
}

static void take_event(taking *t, const stored_document *d)
{
    buf json = {0};
    json_writer w = {.out = &json};
    const sql_table *events = &t->tables[TABLE_EVENTS];
    for (size_t i = 0; i < d->n[TABLE_EVENTS]; i++)
        if (str_eq(d->of[TABLE_EVENTS][i].key, t->x->event)) {
            const stored_row *row = &d->of[TABLE_EVENTS][i];
            storedline_object(&w, events, row, NULL);
            t->x->coded = str_copy(t->v->memory, buf_str(&json));
            const leaf_list *leaves = &events->leaves;
            t->x->span.begin = (uint32_t)stored_named(leaves, row, "trigger_span_begin")->integer;
            t->x->span.end = (uint32_t)stored_named(leaves, row, "trigger_span_end")->integer;
            t->found_event = t->placed = true;
        }
    buf_free(&json);
}

// All events of a text that was read as a whole: what was judged, whatever is coded later.
static void take_events(taking *t, const stored_document *d)
{
    buf json = {0};
    json_writer w = {.out = &json};
    json_begin_array(&w);
    for (size_t i = 0; i < d->n[TABLE_EVENTS]; i++)
        storedline_object(&w, &t->tables[TABLE_EVENTS], &d->of[TABLE_EVENTS][i], NULL);
    json_end_array(&w);
    t->x->coded = str_copy(t->v->memory, buf_str(&json));
    buf_free(&json);
}

static status take_document(void *state, const stored_document *d, diag *why)
{
    taking *t = state;
    correction *x = t->x;
    (void)why;
    t->found = true;
    const leaf_list *leaves = &t->tables[TABLE_DOCUMENTS].leaves;
    x->content_hash = str_copy(t->v->memory, stored_named(leaves, d->row, "content_hash")->text);
    if (x->kind == CORRECTION_WHOLE) take_events(t, d);
    if (x->event.n)
        take_event(t, d);
    else if (!span_empty(x->span))
        t->placed =
            to_bytes(d->text, t->unit, &x->span.begin) && to_bytes(d->text, t->unit, &x->span.end);
    else
        t->placed = true;
    if (t->placed && x->span.end <= d->text.n)
        x->words = str_copy(t->v->memory, span_text(d->text, x->span));
    return ST_OK;
}

typedef struct {
    correction *x;
    arena *a;
} run_asked;

static status take_run(void *state, const statement *row, diag *why)
{
    run_asked *r = state;
    (void)why;
    r->x->version = str_copy(r->a, row_text(row, 0));
    r->x->model_hash = str_copy(r->a, row_text(row, 1));
    r->x->codebook_hash = str_copy(r->a, row_text(row, 2));
    return ST_OK;
}

static status take_any(void *state, const statement *row, diag *why)
{
    (void)row;
    (void)why;
    *(bool *)state = true;
    return ST_OK;
}

// Has an event of the database that code?
static status has_code(void *state, str code, bool *out, diag *why)
{
    static const char *const SIDES[] = {
        "SELECT event FROM event_actors WHERE code = ?1 LIMIT 1",
        "SELECT event FROM event_recipients WHERE code = ?1 LIMIT 1"};
    *out = false;
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES && !*out; i++) {
        question q = {.sql = SIDES[i],
                      .clickhouse = SIDES[i],
                      .texts = &code,
                      .n_texts = 1,
                      .row = take_any,
                      .state = out};
        TRY(connection_visit(state, &q, why));
    }
    return ST_OK;
}

// What the database knows of it: the event as it is coded, its words, what coded it.
static status look_up(taking *t, diag *why)
{
    static const stored_need NEED = {.tables = {[TABLE_EVENTS] = true}};
    correction *x = t->x;
    sql_table *tables = arena_alloc(t->v->memory, TABLE_COUNT * sizeof *tables);
    readlease lease;
    run_asked r = {.x = x, .a = t->v->memory};
    question q = {.sql = "SELECT r.version, r.model_hash, r.codebook_hash FROM runs r"
                         " JOIN documents d ON d.run = r.id WHERE d.id = ?1",
                  .clickhouse = "SELECT version, model_hash, codebook_hash FROM runs WHERE id IN"
                                " (SELECT run FROM stored_documents WHERE " CLICKHOUSE_COUNTS(
                                    "id") " AND id = ?1)",
                  .texts = &x->document,
                  .n_texts = 1,
                  .row = take_run,
                  .state = &r};
    t->tables = tables;
    sql_tables_init(tables);
    TRY(readpool_take(t->v->site->pool, NULL, &lease, why));
    correctioncode_source codes = {has_code, (void *)(uintptr_t)lease.db};
    status s = stored_one(lease.db, tables, &NEED, x->document, take_document, t, why);
    if (s == ST_OK && t->found) s = connection_visit(lease.db, &q, why);
    if (s == ST_OK && t->found) s = correctioncode_check(x, &codes, why);
    readpool_give(t->v->site->pool, &lease);
    TRY(s);
    if (!t->found) return view_absent(why, "document", x->document);
    if (x->event.n && !t->found_event) return view_absent(why, "event", x->event);
    if (!t->placed)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "span: no place in the text of this document");
    return ST_OK;
}

// Is what is to be withdrawn there?
static status check_withdrawn(const viewing *v, const correction *x, diag *why)
{
    correction_list all;
    TRY(correction_read(v->site->corrections, v->memory, &all, why));
    for (size_t i = 0; i < all.n; i++)
        if (str_eq(all.p[i].id, x->of)) return ST_OK;
    return view_absent(why, "correction", x->of);
}

static str now(arena *a)
{
    char text[32];
    struct tm utc;
    time_t seconds = time(NULL);
    gmtime_r(&seconds, &utc);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return str_copy(a, str_of(text));
}

// A page of another site can send text/plain and forms, but no JSON unless CORS lets it.
static bool is_json(str type)
{
    str kind = str_trim(str_split(&type, ';'));
    return str_eq_nocase(kind, STR("application/json"));
}

status correction_write(viewing *v, diag *why)
{
    correction x;
    taking t = {.v = v, .x = &x};
    TRY(check_kept(v, why));
    if (!is_json(v->request->type))
        return diag_set(why, ST_USAGE, NULL, 0, 0, "send it as Content-Type: application/json");
    TRY(view_offsets(v, &t.unit, why));
    TRY(correction_parse(v->request->body, v->memory, &x, why));
    if (x.kind == CORRECTION_WITHDRAWN)
        TRY(check_withdrawn(v, &x, why));
    else
        TRY(look_up(&t, why));
    x.at = now(v->memory);
    TRY(correction_append(v->site->corrections, &x, why));
    buf line = {0};
    correction_line(&x, &line);
    json_write_raw(&v->json, str_trim(buf_str(&line)));
    buf_free(&line);
    return ST_OK;
}

// --- listing them

// Newest first, with the number of the next one to ask for.
static void write_rows(viewing *v, const correction_list *all, int64_t first, int64_t limit)
{
    json_writer *j = &v->json;
    buf line = {0};
    int64_t n = (int64_t)all->n, end = n - first < limit ? n : first + limit;
    json_begin_object(j);
    json_field_bool(j, "taken", v->site->corrections != NULL);
    json_write_key(j, "corrections");
    json_begin_array(j);
    for (int64_t i = first; i < end; i++) {
        buf_clear(&line);
        correction_line(&all->p[n - 1 - i], &line);
        json_write_raw(j, str_trim(buf_str(&line)));
    }
    json_end_array(j);
    json_field_int(j, "total", n);
    buf_clear(&line);
    if (end < n) buf_add_number(&line, (uint64_t)end);
    json_field_string(j, "next", buf_str(&line));
    json_end_object(j);
    buf_free(&line);
}

// Those of a document, where one is asked for; of each event the last that holds.
static void choose(correction_list *all, str id, arena *a)
{
    size_t n = 0;
    if (!id.n) return;
    correction_settle(all, a);
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->p[i].document, id)) all->p[n++] = all->p[i];
    all->n = n;
}

status corrections_write(viewing *v, diag *why)
{
    correction_list all = {0};
    int64_t first, limit;
    TRY(view_limit(v, PAGE_ROWS, &limit, why));
    TRY(request_number(v->request, "after", 0, INT32_MAX, 0, &first, why));
    if (v->site->corrections && correction_exists(v->site->corrections))
        TRY(correction_read(v->site->corrections, v->memory, &all, why));
    choose(&all, request_get(v->request, "document"), v->memory);
    if (v->request->form == REQUEST_CSV)
        correction_csv(&all, &v->out->body);
    else
        write_rows(v, &all, first < (int64_t)all.n ? first : (int64_t)all.n, limit);
    return ST_OK;
}
