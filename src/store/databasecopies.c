#include "store/databasecopies.h"

#include "link/cardbytes.h"

static const char ALL[] = "SELECT s.document, d.published_value, s.sketch FROM document_sketches s"
                          " JOIN documents d ON d.id = s.document ORDER BY s.document";
static status put(const connection *c, sqlite3_stmt *row, copies *out, diag *why)
{
    text_sketch sketch;
    str bytes = {sqlite3_column_blob(row, 2), (size_t)sqlite3_column_bytes(row, 2)};
    if (!sketchbytes_read(bytes, &sketch))
        return diag_set(why, ST_STORE, c->path, 0, 0,
                        "the database is damaged (the sketch of document %.*s); make it anew",
                        STR_ARG(connection_text(row, 0)));
    copies_put(out, connection_text(row, 0), connection_text(row, 1), &sketch);
    return ST_OK;
}

status databasecopies_read(const connection *c, copies *out, diag *why)
{
    sqlite3_stmt *rows = NULL;
    status s = ST_OK;
    int code = sqlite3_prepare_v2(c->sql, ALL, -1, &rows, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(rows);
    while (code == SQLITE_ROW && s == ST_OK) {
        s = put(c, rows, out, why);
        if (s == ST_OK) code = sqlite3_step(rows);
    }
    sqlite3_finalize(rows);
    if (s != ST_OK) return s;
    return code == SQLITE_DONE ? ST_OK : connection_fail(c, code, why);
}

// They were put in by id.
size_t databasecopies_source(const copies *c, str id)
{
    size_t low = 0, high = copies_count(c);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(copies_id(c, middle), id);
        if (!order) return copies_first(c, middle);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return SIZE_MAX;
}
