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
    export_first first;
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

static bool are_same(const void *state, size_t i, size_t k)
{
    const export_first *f = &((const giving *)state)->first;
    return str_eq(f->actors[i].entity, f->recipients[k].entity);
}

// A pair of the first mention.
static status give_pair(void *state, size_t i, size_t k, diag *why)
{
    const giving *g = state;
    const export_first_side *source = i == SIZE_MAX ? NULL : &g->first.actors[i];
    const export_first_side *target = k == SIZE_MAX ? NULL : &g->first.recipients[k];
    export_row *r = g->r;
    r->source = source ? find_side(r, r->places->actors, source->code) : NULL;
    r->target = target ? find_side(r, r->places->recipients, target->code) : NULL;
    r->first_published = g->first.published;
    r->pair =
        row_id(r->merged.first, source ? source->position : -1, target ? target->position : -1);
    return exporttext_row_tsv(g->x, r, why);
}

status exportgdelt_mention(exporting *x, export_row *r, diag *why)
{
    r->merged = export_merge_find(x->merge, r->event->key);
    if (r->merged.first == r->merged.id) return exportgdelt_event(x, r, why);
    giving g = {.x = x, .r = r, .first = export_merge_first(x->merge, r->merged.first)};
    export_pairing p = {.n = g.first.n_actors,
                        .m = g.first.n_recipients,
                        .same = are_same,
                        .give = give_pair,
                        .state = &g};
    return export_each_pair(&p, false, why);
}
