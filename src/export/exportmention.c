#include "export/exportmention.h"

#include <math.h>

static double number(const stored_cell *c)
{
    return c->null ? NAN : c->number;
}

static mention_kind kind_of(str name)
{
    for (int k = 0; k < MENTION_KINDS; k++)
        if (str_eq(mention_kind_name((mention_kind)k), name)) return (mention_kind)k;
    return MENTION_ACTOR;
}

static void read_actors(const list_table *t, const stored_row *row, size_t list, mention *m,
                        arena *a)
{
    size_t n = row->n_list[list];
    const actor **actors = arena_array(a, const actor *, n);
    for (size_t i = 0; i < n; i++) {
        actor *x = arena_alloc(a, sizeof *x);
        x->code = stored_named(&t->leaves, &row->lists[list][i], "code")->text;
        actors[i] = x;
    }
    m->actors = actors;
    m->n_actors = (uint32_t)n;
}

static const place_value *read_place(const leaf_list *l, const stored_row *row, arena *a)
{
    if (stored_named(l, row, "place_name")->null) return NULL;
    place_value *p = arena_alloc(a, sizeof *p);
    *p = (place_value){.name = stored_named(l, row, "place_name")->text,
                       .country = stored_named(l, row, "place_country")->text,
                       .lat = number(stored_named(l, row, "place_lat")),
                       .lon = number(stored_named(l, row, "place_lon"))};
    return p;
}

static const attribution *read_speech(const leaf_list *l, const stored_row *row, arena *a)
{
    attribution *says = arena_alloc(a, sizeof *says);
    says->to.name = stored_named(l, row, "speech_to_name")->text;
    says->through.name = stored_named(l, row, "speech_through_name")->text;
    return says;
}

static mention read_one(const exporting *x, const stored_row *row, arena *a)
{
    const sql_table *t = &x->tables[TABLE_MENTIONS];
    const leaf_list *l = &t->leaves;
    mention m = {.kind = kind_of(stored_named(l, row, "kind")->text),
                 .span = {(uint32_t)stored_named(l, row, "span_begin")->integer,
                          (uint32_t)stored_named(l, row, "span_end")->integer},
                 .how = stored_named(l, row, "how")->text,
                 .time.value = stored_named(l, row, "time_value")->text,
                 .amount = {.value = number(stored_named(l, row, "amount_value")),
                            .low = number(stored_named(l, row, "amount_low")),
                            .high = number(stored_named(l, row, "amount_high")),
                            .unit = stored_named(l, row, "amount_unit")->text},
                 .item = {.category = stored_named(l, row, "item_category")->text,
                          .designation = stored_named(l, row, "item_designation")->text},
                 .place = read_place(l, row, a)};
    if (t->n_lists) read_actors(&t->lists[0], row, 0, &m, a);
    if (m.kind == MENTION_SAID) m.says = read_speech(l, row, a);
    return m;
}

mention_list exportmention_read(const exporting *x, const stored_document *d, arena *a)
{
    size_t n = d->n[TABLE_MENTIONS];
    mention_list out = {.p = arena_array(a, mention, n), .n = n};
    for (size_t i = 0; i < n; i++) out.p[i] = read_one(x, &d->of[TABLE_MENTIONS][i], a);
    return out;
}
