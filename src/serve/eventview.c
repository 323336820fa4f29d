// An event, what explains it, and other texts that tell it.
#include "serve/eventview.h"
#include "base/csv.h"
#include "link/chainjson.h"
#include "store/databasechain.h"
#include "store/storedline.h"

#include <stdio.h>

#define ID_LEAST 4 // digits that must be given

typedef struct {
    viewing *v;
    const sql_table *tables;
    str id;
    offset_unit unit;
} own_record;

// The record within its document.
static status take_document(void *state, const stored_document *d, diag *why)
{
    own_record *x = state;
    json_writer *j = &x->v->json;
    stored_offsets offsets = {.unit = x->unit, .place = {.text = d->text}};
    (void)why;
    json_write_key(j, "event");
    for (size_t i = 0; i < d->n[TABLE_EVENTS]; i++)
        if (str_eq(d->of[TABLE_EVENTS][i].key, x->id))
            storedline_object(j, &x->tables[TABLE_EVENTS], &d->of[TABLE_EVENTS][i], &offsets);
    json_write_key(j, "document");
    storedline_object(j, &x->tables[TABLE_DOCUMENTS], d->row, &offsets);
    return ST_OK;
}

static status write_own(viewing *v, const chain_event *e, diag *why)
{
    static const stored_need NEED = {.tables = {[TABLE_EVENTS] = true}};
    sql_table *tables = arena_alloc(v->memory, TABLE_COUNT * sizeof *tables);
    own_record x = {.v = v, .tables = tables, .id = e->id};
    TRY(view_offsets(v, &x.unit, why));
    sql_tables_init(tables);
    return stored_one(v->db, tables, &NEED, e->document, take_document, &x, why);
}

static void take_step(void *state, const chain_step *step)
{
    viewing *v = state;
    chainjson_step(&v->json, step);
}

static void take_step_csv(void *state, const chain_step *step)
{
    viewing *v = state;
    csv_writer c = {.out = &v->out->body};
    char depth[16], confidence[16];
    snprintf(depth, sizeof depth, "%d", step->depth);
    snprintf(confidence, sizeof confidence, "%.2f", step->confidence);
    const str cells[] = {
        str_of(depth),      str_of(link_kind_name(step->kind)),  step->words, step->text, step->by,
        str_of(confidence), step->why ? step->why->id : STR_NONE};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) csv_write(&c, cells[i]);
    csv_end_row(&c);
}

static void take_same(void *state, const chain_event *x)
{
    viewing *v = state;
    chainjson_event(&v->json, x);
}

static status write_json(viewing *v, database_chain *chain, const chain_event *e, diag *why)
{
    json_writer *j = &v->json;
    chain_source source = databasechain_source(chain);
    json_begin_object(j);
    TRY(write_own(v, e, why));
    json_write_key(j, "why");
    json_begin_array(j);
    TRY(chain_follow(&source, e, 0, take_step, v, why));
    json_end_array(j);
    json_write_key(j, "same");
    json_begin_array(j);
    TRY(databasechain_same(chain, e, take_same, v, why));
    json_end_array(j);
    json_end_object(j);
    return ST_OK;
}

status eventview_find(const viewing *v, const chain_source *source, const chain_event **out,
                      diag *why)
{
    str id = v->request->segments[1];
    size_t n = 0;
    *out = NULL;
    if (id.n < ID_LEAST) return view_absent(why, "event", id);
    TRY(source->find(source->state, id, out, &n, why));
    if (n > 1)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "%zu events have ids that begin with %.20s; give more of it", n, id.p);
    return n && *out ? ST_OK : view_absent(why, "event", id);
}

static status write_event(viewing *v, database_chain *chain, diag *why)
{
    const chain_event *e = NULL;
    chain_source source = databasechain_source(chain);
    TRY(eventview_find(v, &source, &e, why));
    if (v->request->form == REQUEST_JSON) return write_json(v, chain, e, why);
    buf_add_c(&v->out->body, "depth,kind,words,explanation,by,confidence,event\n");
    return chain_follow(&source, e, 0, take_step_csv, v, why);
}

status event_write(viewing *v, diag *why)
{
    database_chain *chain;
    TRY(databasechain_open_of(v->db, &chain, why));
    status s = write_event(v, chain, why);
    databasechain_close(chain);
    return s;
}
