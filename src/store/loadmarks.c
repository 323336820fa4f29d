#include "store/loadmarks.h"

#include "store/intake.h"

static const char SQL[] =
    "UPDATE inputs SET records = 0, whole = FALSE WHERE whole AND id NOT IN (SELECT input FROM"
    " loading) AND EXISTS (SELECT 1 FROM loading WHERE input = '');"
    "DELETE FROM loading WHERE input <> '" LOADING_DUMP "'";

// The newest row of a key counts.
static const char OF_BATCHES[] =
    "INSERT INTO stored_inputs (id, path, size, changed, run, options, records, whole, batch)"
    " SELECT id, path, size, changed, run, options, 0, 0,"
    " toUInt64((SELECT max(batch) + 1 FROM stored_inputs)) FROM stored_inputs FINAL"
    " WHERE whole = 1 AND id NOT IN (SELECT input FROM loading);\n"
    "INSERT INTO stored_loading (load, input, ended, batch) SELECT max(load), 'ended', 1,"
    " max(batch) + 1 FROM stored_loading;\n";

status loadmarks_convert(const connection *c, diag *why)
{
    int64_t begun = 0;
    if (connection_dialect(c) != DIALECT_CLICKHOUSE) return connection_execute(c, SQL, why);
    TRY(connection_number(c, "SELECT count() FROM loading WHERE input = ''", &begun, why));
    return begun ? connection_execute(c, OF_BATCHES, why) : ST_OK;
}
