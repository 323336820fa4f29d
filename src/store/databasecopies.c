#include "store/databasecopies.h"

#include "link/cardbytes.h"

static const char ALL[] = "SELECT s.document, d.published_value, s.sketch FROM document_sketches s"
                          " JOIN documents d ON d.id = s.document ORDER BY s.document";
static const char STORED_ALL[] =
    "SELECT document, published, sketch FROM document_sketches ORDER BY document";

typedef struct {
    const connection *from;
    copies *out;
} putting;

static status put(void *state, const statement *row, diag *why)
{
    const putting *p = state;
    text_sketch sketch;
    str id = row_text(row, 0);
    if (!sketchbytes_read(row_bytes(row, 2), &sketch))
        return connection_damaged(p->from, "the sketch of document", id, why);
    copies_put(p->out, id, row_text(row, 1), &sketch);
    return ST_OK;
}

status databasecopies_read(const connection *c, copies *out, diag *why)
{
    putting p = {c, out};
    question q = {.sql = ALL, .clickhouse = STORED_ALL, .row = put, .state = &p};
    return connection_visit(c, &q, why);
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
