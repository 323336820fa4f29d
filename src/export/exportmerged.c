// Rows of merged events, for GDELT: which event a mention is of, and which rows it has.
#include "base/hash.h"
#include "export/exportdyad.h"
#include "export/exportformat.h"

// The number of a row: of the event's first mention and two of its sides, -1 for nobody. All
// mentions of the event come to the same.
static int64_t row_id(uint64_t first, int64_t source, int64_t target)
{
    char hex[HASH_HEX_SIZE];
    buf b = {0};
    hash_hex(first, hex);
    buf_add_format(&b, "%s-%lld-%lld", hex, (long long)source, (long long)target);
    int64_t id = export_id63(buf_str(&b));
    buf_free(&b);
    return id;
}

static int64_t position(const stored_row *side, size_t at)
{
    return side ? (int64_t)at : -1;
}

status exportgdelt_row(exporting *x, const export_row *r, diag *why)
{
    export_row own = *r;
    own.pair = row_id(r->merged.first, position(r->source, r->source_at),
                      position(r->target, r->target_at));
    return exporttext_row_tsv(x, &own, why);
}

status exportgdelt_event(exporting *x, export_row *r, diag *why)
{
    r->merged = export_merge_find(x->merge, r->event->key);
    if (r->merged.first != r->merged.id) return ST_OK; // another mention stands for it
    r->first_published = document_cell(r, DOCUMENT_published_value)->text;
    return export_pairs(x, r, why);
}

// --- mentions

typedef struct {
    exporting *x;
    export_row *r;
} giving;

// The side with this code among those of the mention; NULL: it names it otherwise.
static const stored_row *find_side(const export_row *r, size_t list, str code)
{
    for (size_t i = 0; i < r->event->n_list[list] && code.n; i++) {
        const stored_row *x = &r->event->lists[list][i];
        if (str_eq(x->cells[r->places->side[SIDE_code]].text, code)) return x;
    }
    return NULL;
}

// A pair of the first mention: positions and codes of its sides, and when it was published.
static status give_pair(void *state, const statement *row, diag *why)
{
    const giving *g = state;
    export_row *r = g->r;
    int64_t source = row_is_null(row, 0) ? -1 : row_integer(row, 0);
    int64_t target = row_is_null(row, 1) ? -1 : row_integer(row, 1);
    r->source = find_side(r, r->places->actors, row_text(row, 2));
    r->target = find_side(r, r->places->recipients, row_text(row, 3));
    r->first_published = row_text(row, 4);
    r->pair = row_id(r->merged.first, source, target);
    return exporttext_row_tsv(g->x, r, why);
}

// The pairs of export_pairs(), in SQL.
#define PAIRS                                                                                      \
    "FROM events e JOIN documents d ON d.id = e.document"                                          \
    " JOIN event_actors a ON a.event = e.id JOIN event_recipients t ON t.event = e.id"             \
    " WHERE e.id = ?1 AND a.entity <> t.entity"
static const char SQL[] =
    "SELECT a.position, t.position, a.code, t.code, d.published_value " PAIRS
    " UNION ALL SELECT a.position, NULL, a.code, NULL, d.published_value FROM events e"
    " JOIN documents d ON d.id = e.document JOIN event_actors a ON a.event = e.id"
    " WHERE e.id = ?1 AND NOT EXISTS (SELECT 1 " PAIRS ")"
    " UNION ALL SELECT NULL, t.position, NULL, t.code, d.published_value FROM events e"
    " JOIN documents d ON d.id = e.document JOIN event_recipients t ON t.event = e.id"
    " WHERE e.id = ?1 AND NOT EXISTS (SELECT 1 FROM event_actors a WHERE a.event = e.id)"
    " UNION ALL SELECT NULL, NULL, NULL, NULL, d.published_value FROM events e"
    " JOIN documents d ON d.id = e.document"
    " WHERE e.id = ?1 AND NOT EXISTS (SELECT 1 FROM event_actors a WHERE a.event = e.id)"
    " AND NOT EXISTS (SELECT 1 FROM event_recipients t WHERE t.event = e.id)"
    " ORDER BY 1, 2";

status exportgdelt_mention(exporting *x, export_row *r, diag *why)
{
    r->merged = export_merge_find(x->merge, r->event->key);
    if (r->merged.first == r->merged.id) return exportgdelt_event(x, r, why);
    char hex[HASH_HEX_SIZE];
    hash_hex(r->merged.first, hex);
    const str first = str_of(hex);
    giving g = {.x = x, .r = r};
    question q = {.sql = SQL, .texts = &first, .n_texts = 1, .row = give_pair, .state = &g};
    return connection_visit(&x->from, &q, why);
}
