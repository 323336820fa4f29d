// What made the answers: versions and runs.
#include "base/csv.h"
#include "serve/view.h"
#include "store/database.h"
#include "store/sqlfrom.h"

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

static status take_run_csv(void *state, const statement *row, diag *why)
{
    csv_writer c = {.out = state};
    (void)why;
    for (int i = 0; i < 4; i++) csv_write(&c, row_text(row, i));
    csv_write_int(&c, row_integer(row, 4));
    csv_end_row(&c);
    return ST_OK;
}

static const char STORED_RUNS[] =
    "SELECT id, version, model_hash, codebook_hash, n FROM runs ANY LEFT JOIN"
    " (SELECT run AS id, n FROM (SELECT run, count() AS n FROM stored_documents"
    " WHERE " CLICKHOUSE_COUNTS("id") " GROUP BY run)) USING id ORDER BY version, id";

status about_write(viewing *v, diag *why)
{
    json_writer *j = &v->json;
    question q = {.sql = "SELECT r.id, r.version, r.model_hash, r.codebook_hash,"
                         " (SELECT count(*) FROM documents d WHERE d.run = r.id)"
                         " FROM runs r ORDER BY r.version, r.id",
                  .clickhouse = STORED_RUNS,
                  .row = take_run,
                  .state = j};
    if (v->request->form == REQUEST_CSV) {
        buf_add_c(&v->out->body, "id,version,model_hash,codebook_hash,documents\n");
        q.row = take_run_csv;
        q.state = &v->out->body;
        return connection_visit(v->db, &q, why);
    }
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
