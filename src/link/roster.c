#include "link/roster.h"

#include "base/map.h"
#include "link/copies.h"
#include "link/merger.h"
#include "link/rosterrow.h"
#include "link/textcards.h"

#include <math.h>
#include <stdlib.h>

// A document as it was added.
typedef struct {
    size_t number;   // among the copies
    size_t first, n; // its entries
} delivery;

struct roster {
    arena a;
    map documents;             // deliveries by id
    VEC(roster_entry) entries; // in the order of adding, by group once closed
    VEC(roster_row) rows;
    merger *merger;
    copies *copies;
};

roster *roster_new(void)
{
    roster *r = mem_alloc(sizeof *r);
    *r = (roster){.merger = merger_new(), .copies = copies_new()};
    return r;
}

void roster_free(roster *r)
{
    if (!r) return;
    merger_free(r->merger);
    copies_free(r->copies);
    arena_free(&r->a);
    mem_free(r);
}

// --- adding

static void take_sum(arena *a, roster_entry *x, const event *e)
{
    x->sum = NAN;
    for (uint32_t i = 0; i < e->n_amounts; i++) {
        const event_amount *m = &e->amounts[i];
        if (!str_eq(m->kind, STR("money")) || !isfinite(m->amount.value)) continue;
        x->sum = m->amount.value;
        x->unit = str_copy(a, m->amount.unit);
        return;
    }
}

static void add_entry(roster *r, const coded *x, const event *e, size_t number)
{
    arena *a = &r->a;
    str text = x->document->text;
    bool own = str_eq(e->date.how, STR("document"));
    roster_entry *n = vec_push(a, &r->entries);
    *n = (roster_entry){
        .mention = {.id = str_copy(a, str_of(e->id)),
                    .document = str_copy(a, x->document->id),
                    .published = str_copy(a, x->document->published),
                    .text = str_copy(a, span_text(text, x->sentences.p[e->sentence].span))},
        .type = str_copy(a, e->type),
        .mode = str_copy(a, e->mode),
        .actors = event_codes(e->actors, e->n_actors, a),
        .recipients = event_codes(e->recipients, e->n_recipients, a),
        .date = str_copy(a, own ? x->document->published : e->date.value),
        .trigger = str_copy(a, span_text(text, e->trigger)),
        .own_day = own,
        .background = e->background,
        .number = number};
    take_sum(a, n, e);
}

// Forgets what an earlier delivery of the document told.
static delivery *begin(roster *r, str id)
{
    delivery *d = map_find_pointer(&r->documents, id);
    if (!d) {
        d = arena_alloc(&r->a, sizeof *d);
        map_set_pointer(&r->documents, &r->a, str_copy(&r->a, id), d);
        return d;
    }
    copies_drop(r->copies, d->number);
    for (size_t i = d->first; i < d->first + d->n; i++) {
        merger_drop(r->merger, i);
        r->entries.p[i].number = SIZE_MAX;
    }
    return d;
}

void roster_add(roster *r, const coded *x)
{
    arena scratch = {0};
    delivery *d = begin(r, x->document->id);
    size_t number = copies_add(r->copies, x->document);
    *d = (delivery){.number = number, .first = r->entries.n, .n = x->events.n};
    const event_card *cards = textcards_of(x, &scratch);
    for (size_t i = 0; i < x->events.n; i++) {
        const event *e = &x->events.p[i];
        merger_add(r->merger, &cards[i], textcards_number(str_of(e->id)));
        add_entry(r, x, e, number);
    }
    arena_free(&scratch);
}

// --- closing

static int by_group(const void *a, const void *b)
{
    const roster_entry *x = a, *y = b;
    return x->group < y->group ? -1 : x->group > y->group;
}

static int by_date(const void *a, const void *b)
{
    rosterrow_key x = rosterrow_key_of(a), y = rosterrow_key_of(b);
    return rosterrow_compare(&x, &y);
}

void roster_close(roster *r)
{
    merger_run(r->merger);
    copies_close(r->copies);
    size_t kept = 0;
    for (size_t i = 0; i < r->entries.n; i++) {
        roster_entry e = r->entries.p[i];
        if (e.number == SIZE_MAX) continue; // of an earlier delivery
        e.group = merger_event(r->merger, i);
        e.source = copies_first(r->copies, e.number);
        r->entries.p[kept++] = e;
    }
    r->entries.n = kept;
    if (r->entries.n) qsort(r->entries.p, r->entries.n, sizeof *r->entries.p, by_group);
    for (size_t i = 0, end; i < r->entries.n; i = end) {
        for (end = i + 1; end < r->entries.n; end++)
            if (r->entries.p[end].group != r->entries.p[i].group) break;
        rosterrow_fill(vec_push(&r->a, &r->rows), r->entries.p + i, end - i, &r->a);
    }
    if (r->rows.n) qsort(r->rows.p, r->rows.n, sizeof *r->rows.p, by_date);
}

size_t roster_count(const roster *r)
{
    return r->rows.n;
}

const roster_row *roster_row_at(const roster *r, size_t i)
{
    return &r->rows.p[i];
}
