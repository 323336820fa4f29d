// The tree of an event's sentence. No database keeps trees: the sentence is read again, as it was
// when the event was coded, from the stored text and the stored bounds.
#include "base/csv.h"
#include "parse/arcdrawing.h"
#include "serve/eventview.h"
#include "store/databasechain.h"
#include "store/storedline.h"
#include "token/tokenizer.h"

typedef struct {
    viewing *v;
    const sql_table *tables;
    str event; // its id
    offset_unit unit;
    bool found;
} tree_view;

// What coded the document.
typedef struct {
    arena *memory;
    str version, model_hash;
} made_by;

// --- the sentence

static const stored_cell *cell_of(const tree_view *x, const stored_document *d, size_t table,
                                  size_t row, const char *name)
{
    return stored_named(&x->tables[table].leaves, &d->of[table][row], name);
}

// Its index among the sentences of the document; false: the event is not in it.
static bool find_sentence(const tree_view *x, const stored_document *d, size_t *out)
{
    for (size_t i = 0; i < d->n[TABLE_EVENTS]; i++) {
        if (!str_eq(d->of[TABLE_EVENTS][i].key, x->event)) continue;
        *out = (size_t)cell_of(x, d, TABLE_EVENTS, i, "sentence")->integer;
        return *out < d->n[TABLE_SENTENCES];
    }
    return false;
}

static sentence read_sentence(const tree_view *x, const stored_document *d, size_t at, str *where)
{
    coder_run *run = coder_run_new(x->v->site->coder);
    part_kind kind = PART_BODY;
    *where = cell_of(x, d, TABLE_SENTENCES, at, "part")->text;
    part_kind_find(*where, &kind);
    sentence s = {.index = (uint32_t)at,
                  .span = {(uint32_t)cell_of(x, d, TABLE_SENTENCES, at, "span_begin")->integer,
                           (uint32_t)cell_of(x, d, TABLE_SENTENCES, at, "span_end")->integer}};
    if (s.span.end > d->text.n) s.span.end = (uint32_t)d->text.n; // of a damaged database
    tok_sentence(d->text, kind, x->v->memory, &s);
    language_analyse(coder_run_language(run), &s, x->v->memory);
    coder_run_delete(run);
    return s;
}

// --- as JSON

static status take_maker(void *state, const statement *row, diag *why)
{
    made_by *m = state;
    (void)why;
    m->version = str_copy(m->memory, row_text(row, 0));
    m->model_hash = str_copy(m->memory, row_text(row, 1));
    return ST_OK;
}

static status read_maker(const tree_view *x, str run, made_by *out, diag *why)
{
    static const char SQL[] = "SELECT version, model_hash FROM runs WHERE id = ?1";
    *out = (made_by){.memory = x->v->memory};
    question q = {.sql = SQL,
                  .clickhouse = SQL,
                  .texts = &run,
                  .n_texts = 1,
                  .row = take_maker,
                  .state = out};
    return connection_visit(x->v->db, &q, why);
}

static void write_maker(json_writer *j, const char *key, str version, str hash)
{
    json_write_key(j, key);
    json_begin_object(j);
    json_field_string(j, "version", version);
    json_field_string(j, "model_hash", hash);
    json_end_object(j);
}

static void write_span(json_writer *j, span s, stored_offsets *offsets)
{
    json_write_key(j, "span");
    json_begin_array(j);
    json_write_int(j, stored_offset(offsets, s.begin));
    json_write_int(j, stored_offset(offsets, s.end));
    json_end_array(j);
}

static void write_token(json_writer *j, const token *t, uint32_t id, stored_offsets *offsets)
{
    json_begin_object(j);
    json_field_int(j, "id", id);
    json_field_string(j, "form", t->form);
    json_field_string(j, "lemma", t->lemma);
    json_field_string(j, "upos", str_of(upos_name((upos)t->upos)));
    json_field_string(j, "xpos", str_of(xpos_name((xpos)t->xpos)));
    json_field_string(j, "feats", t->feats);
    json_field_int(j, "head", t->head + 1); // 0: the root
    json_field_string(j, "deprel", str_of(deprel_name((deprel)t->rel)));
    json_field_bool(j, "space_after", t->space_after);
    write_span(j, t->span, offsets);
    json_end_object(j);
}

static status write_json(const tree_view *x, const stored_document *d, const sentence *s, str where,
                         diag *why)
{
    json_writer *j = &x->v->json;
    run_about own = coder_about(x->v->site->coder);
    stored_offsets offsets = {.unit = x->unit, .place = {.text = d->text}};
    made_by maker;
    TRY(read_maker(x, d->run, &maker, why));
    json_begin_object(j);
    json_field_string(j, "event", x->event);
    json_field_string(j, "document", d->row->key);
    json_field_int(j, "sentence", s->index);
    json_field_string(j, "part", where);
    write_span(j, s->span, &offsets);
    json_field_string(j, "text", span_text(d->text, s->span));
    json_field_bool(j, "as_coded",
                    str_eq(maker.version, own.version) && str_eq(maker.model_hash, own.model_hash));
    write_maker(j, "coded_by", maker.version, maker.model_hash);
    write_maker(j, "read_by", own.version, own.model_hash);
    json_write_key(j, "tokens");
    json_begin_array(j);
    for (uint32_t i = 0; i < s->n_tokens; i++) write_token(j, &s->tokens[i], i + 1, &offsets);
    json_end_array(j);
    json_end_object(j);
    return ST_OK;
}

// --- as CSV and as a picture

static void write_csv(const tree_view *x, const stored_document *d, const sentence *s)
{
    csv_writer c = {.out = &x->v->out->body};
    stored_offsets offsets = {.unit = x->unit, .place = {.text = d->text}};
    buf_add_c(c.out, "id,form,lemma,upos,xpos,feats,head,deprel,span_begin,span_end\n");
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const token *t = &s->tokens[i];
        csv_write_int(&c, (int64_t)i + 1);
        csv_write(&c, t->form);
        csv_write(&c, t->lemma);
        csv_write(&c, str_of(upos_name((upos)t->upos)));
        csv_write(&c, str_of(xpos_name((xpos)t->xpos)));
        csv_write(&c, t->feats);
        csv_write_int(&c, t->head + 1);
        csv_write(&c, str_of(deprel_name((deprel)t->rel)));
        csv_write_int(&c, stored_offset(&offsets, t->span.begin));
        csv_write_int(&c, stored_offset(&offsets, t->span.end));
        csv_end_row(&c);
    }
}

static status write_svg(const tree_view *x, const sentence *s, diag *why)
{
    arc_drawing drawing = {0};
    status done = arc_drawing_add(&drawing, s, STR_NONE, why);
    if (done == ST_OK) arc_drawing_finish(&drawing, &x->v->out->body);
    arc_drawing_free(&drawing);
    return done;
}

// --- all

static status take_document(void *state, const stored_document *d, diag *why)
{
    tree_view *x = state;
    size_t at;
    str where;
    if (!find_sentence(x, d, &at)) return ST_OK;
    sentence s = read_sentence(x, d, at, &where);
    x->found = s.n_tokens > 0;
    if (!x->found) return ST_OK;
    switch (x->v->request->form) {
    case REQUEST_CSV: write_csv(x, d, &s); return ST_OK;
    case REQUEST_SVG: return write_svg(x, &s, why);
    default: return write_json(x, d, &s, where, why);
    }
}

static status write_tree(tree_view *x, const chain_event *e, diag *why)
{
    static const stored_need NEED = {.tables = {[TABLE_EVENTS] = true, [TABLE_SENTENCES] = true}};
    sql_table *tables = arena_alloc(x->v->memory, TABLE_COUNT * sizeof *tables);
    sql_tables_init(tables);
    x->tables = tables;
    x->event = e->id;
    TRY(stored_one(x->v->db, tables, &NEED, e->document, take_document, x, why));
    return x->found ? ST_OK : view_absent(why, "sentence of event", e->id);
}

status eventtree_write(viewing *v, diag *why)
{
    database_chain *chain;
    const chain_event *e;
    tree_view x = {.v = v};
    if (!v->site->coder)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "this server was started without a language model: it reads no trees");
    TRY(view_offsets(v, &x.unit, why));
    TRY(databasechain_open_of(v->db, &chain, why));
    chain_source source = databasechain_source(chain);
    status s = eventview_find(v, &source, &e, why);
    if (s == ST_OK) s = write_tree(&x, e, why);
    databasechain_close(chain);
    return s;
}
