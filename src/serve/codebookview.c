// The rules that coded the database, and each as its writers wrote it, with its examples.
#include "base/csv.h"
#include "rule/ruletext.h"
#include "serve/view.h"
#include "store/sqlfrom.h"

#define RULES                                                                                      \
    "SELECT r.name, r.type, r.mode, r.cameo, r.file, r.line, coalesce(h.hits, 0), "                \
    "r.codebook_hash FROM rules r LEFT JOIN (SELECT rule, count(*) AS hits FROM events%s"          \
    " GROUP BY rule) AS h ON h.rule = r.name WHERE r.codebook_hash ="                              \
    " (SELECT max(codebook_hash) FROM rules)%s ORDER BY r.name"
#define STORED_RULES                                                                               \
    "SELECT name, type, mode, cameo, file, line, hits, codebook_hash FROM (SELECT * FROM rules"    \
    " WHERE codebook_hash = (SELECT max(codebook_hash) FROM rules)) ANY LEFT JOIN"                 \
    " (SELECT assumeNotNull(rule) AS name, count() AS hits" SQLFROM_STORED(                        \
        "events", "e") "%s GROUP BY name) USING name WHERE name <> ''%s ORDER BY name"

// Of all rules, or of the one that ?1 names.
static const char *rules_question(const viewing *v, bool one)
{
    buf sql = {0};
    if (connection_dialect(v->db) == DIALECT_CLICKHOUSE)
        buf_add_format(&sql, STORED_RULES, one ? " AND rule = ?1" : "",
                       one ? " AND name = ?1" : "");
    else
        buf_add_format(&sql, RULES, one ? " WHERE rule = ?1" : "", one ? " AND r.name = ?1" : "");
    const char *copy = str_copy(v->memory, buf_str(&sql)).p;
    buf_free(&sql);
    return copy;
}

// --- all

static void write_members(json_writer *j, const statement *row)
{
    static const char *const NAMES[] = {"name", "type", "mode", "cameo", "file", "line", "hits"};
    for (int i = 0; i < 5; i++) json_field_string(j, NAMES[i], row_text(row, i));
    for (int i = 5; i < 7; i++) json_field_int(j, NAMES[i], row_integer(row, i));
}

static status take_rule(void *state, const statement *row, diag *why)
{
    viewing *v = state;
    (void)why;
    if (v->request->form == REQUEST_CSV) {
        csv_writer c = {.out = &v->out->body};
        for (int i = 0; i < 7; i++) csv_write(&c, row_text(row, i));
        csv_end_row(&c);
        return ST_OK;
    }
    json_begin_object(&v->json);
    write_members(&v->json, row);
    json_end_object(&v->json);
    return ST_OK;
}

status codebook_write(viewing *v, diag *why)
{
    const char *sql = rules_question(v, false);
    question q = {.sql = sql, .clickhouse = sql, .row = take_rule, .state = v};
    if (v->request->form == REQUEST_CSV) {
        buf_add_c(&v->out->body, "name,type,mode,cameo,file,line,hits\n");
        return connection_visit(v->db, &q, why);
    }
    json_begin_object(&v->json);
    json_write_key(&v->json, "rules");
    json_begin_array(&v->json);
    TRY(connection_visit(v->db, &q, why));
    json_end_array(&v->json);
    json_end_object(&v->json);
    return ST_OK;
}

// --- one

typedef struct {
    viewing *v;
    str name;
    rule_text text;
    bool written, stored; // it is in this server's codebook; in the database's
    str stored_hash;
} one_rule;

// The members that the database has of it.
static status take_stored(void *state, const statement *row, diag *why)
{
    one_rule *x = state;
    (void)why;
    x->stored = true;
    x->stored_hash = str_copy(x->v->memory, row_text(row, 7));
    if (x->v->request->form == REQUEST_JSON) write_members(&x->v->json, row);
    return ST_OK;
}

static status read_stored(one_rule *x, diag *why)
{
    const char *sql = rules_question(x->v, true);
    question q = {.sql = sql,
                  .clickhouse = sql,
                  .texts = &x->name,
                  .n_texts = 1,
                  .row = take_stored,
                  .state = x};
    return connection_visit(x->v->db, &q, why);
}

static void write_unstored(one_rule *x)
{
    static const char *const ABSENT[] = {"type", "mode", "cameo"};
    json_writer *j = &x->v->json;
    json_field_string(j, "name", x->name);
    for (size_t i = 0; i < sizeof ABSENT / sizeof *ABSENT; i++) json_field_null(j, ABSENT[i]);
    json_field_string(j, "file", x->text.file);
    json_field_int(j, "line", x->text.line);
    json_field_int(j, "hits", 0);
}

// Is the text that of the codebook which coded the database? null: this server codes nothing.
static void write_as_coded(const one_rule *x)
{
    const coder *c = x->v->site->coder;
    if (c && x->stored)
        json_field_bool(&x->v->json, "as_coded",
                        str_eq(x->stored_hash, coder_about(c).codebook_hash));
    else
        json_field_null(&x->v->json, "as_coded");
}

static void write_example(json_writer *j, const rule_text_example *e)
{
    json_begin_object(j);
    json_field_string(j, "kind", e->keyword);
    json_field_string(j, "text", e->text);
    json_write_key(j, "expected");
    json_begin_array(j);
    for (uint32_t i = 0; i < e->n_expected; i++) json_write_string(j, e->expected[i]);
    json_end_array(j);
    json_field_int(j, "line", e->line);
    json_end_object(j);
}

static void write_written(const one_rule *x)
{
    json_writer *j = &x->v->json;
    json_field_string(j, "text", x->text.text);
    json_write_key(j, "examples");
    json_begin_array(j);
    for (uint32_t i = 0; i < x->text.n_examples; i++) write_example(j, &x->text.examples[i]);
    json_end_array(j);
}

static void write_examples_csv(const one_rule *x)
{
    csv_writer c = {.out = &x->v->out->body};
    buf_add_c(&x->v->out->body, "kind,text,expected,line\n");
    for (uint32_t i = 0; i < x->text.n_examples; i++) {
        const rule_text_example *e = &x->text.examples[i];
        buf cell = {0};
        csv_write(&c, e->keyword);
        csv_write(&c, e->text);
        for (uint32_t k = 0; k < e->n_expected; k++)
            buf_add_format(&cell, "%s%.*s", k ? "; " : "", STR_ARG(e->expected[k]));
        csv_write(&c, buf_str(&cell));
        buf_clear(&cell);
        buf_add_format(&cell, "%d", e->line);
        csv_write(&c, buf_str(&cell));
        csv_end_row(&c);
        buf_free(&cell);
    }
}

status rule_write(viewing *v, diag *why)
{
    one_rule x = {.v = v, .name = v->request->segments[1]};
    bool json = v->request->form == REQUEST_JSON;
    TRY(codebook_rule_text(v->site->codebook, x.name, v->memory, &x.text, &x.written, why));
    if (json) json_begin_object(&v->json);
    TRY(read_stored(&x, why));
    if (!x.stored && !x.written) return view_absent(why, "rule", x.name);
    if (!json) {
        write_examples_csv(&x);
        return ST_OK;
    }
    if (!x.stored) write_unstored(&x);
    write_as_coded(&x);
    write_written(&x);
    json_end_object(&v->json);
    return ST_OK;
}
