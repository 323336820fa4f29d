// What made the answers: rules, versions, runs.
#include "base/csv.h"
#include "serve/view.h"
#include "store/connection.h"
#include "store/database.h"

#include <stdio.h>

// --- rules

static status take_rule(void *state, const statement *row, diag *why)
{
    static const char *const NAMES[] = {"name", "type", "mode", "cameo", "file", "line", "hits"};
    viewing *v = state;
    (void)why;
    if (v->request->form == REQUEST_CSV) {
        csv_writer c = {.out = &v->out->body};
        for (int i = 0; i < 7; i++) csv_write(&c, row_text(row, i));
        csv_end_row(&c);
        return ST_OK;
    }
    json_begin_object(&v->json);
    for (int i = 0; i < 5; i++) json_field_string(&v->json, NAMES[i], row_text(row, i));
    for (int i = 5; i < 7; i++) json_field_int(&v->json, NAMES[i], row_integer(row, i));
    json_end_object(&v->json);
    return ST_OK;
}

status codebook_write(viewing *v, diag *why)
{
    question q = {.sql = "SELECT r.name, r.type, r.mode, r.cameo, r.file, r.line,"
                         " coalesce(h.hits, 0) FROM rules r LEFT JOIN"
                         " (SELECT rule, count(*) AS hits FROM events GROUP BY rule) AS h"
                         " ON h.rule = r.name WHERE r.codebook_hash ="
                         " (SELECT max(codebook_hash) FROM rules) ORDER BY r.name",
                  .row = take_rule,
                  .state = v};
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

// --- versions

static status take_run(void *state, const statement *row, diag *why)
{
    json_writer *j = state;
    (void)why;
    json_begin_object(j);
    json_field_string(j, "id", row_text(row, 0));
    json_field_string(j, "version", row_text(row, 1));
    json_field_string(j, "model_hash", row_text(row, 2));
    json_field_string(j, "codebook_hash", row_text(row, 3));
    json_field_int(j, "documents", row_integer(row, 4));
    json_end_object(j);
    return ST_OK;
}

status about_write(viewing *v, diag *why)
{
    json_writer *j = &v->json;
    question q = {.sql = "SELECT r.id, r.version, r.model_hash, r.codebook_hash,"
                         " (SELECT count(*) FROM documents d WHERE d.run = r.id)"
                         " FROM runs r ORDER BY r.version, r.id",
                  .row = take_run,
                  .state = j};
    run_about about = {.version = str_of(coder_version())};
    if (v->site->coder) about = coder_about(v->site->coder);
    json_begin_object(j);
    json_field_string(j, "version", about.version);
    json_field_string(j, "model_hash", about.model_hash);
    json_field_string(j, "codebook_hash", about.codebook_hash);
    json_field_bool(j, "codes_texts", v->site->coder != NULL);
    json_field_bool(j, "corrections", v->site->corrections != NULL);
    json_field_string(j, "database", v->site->shown);
    json_field_int(j, "tables", DATABASE_VERSION);
    json_write_key(j, "runs");
    json_begin_array(j);
    TRY(connection_visit(v->db, &q, why));
    json_end_array(j);
    json_end_object(j);
    return ST_OK;
}
