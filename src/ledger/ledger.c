#include "ledger/ledger.h"

#include "base/calendar.h"
#include "ledger/crossproposal.h"

#include <string.h>

ledger *ledger_new(void)
{
    ledger *l = mem_alloc(sizeof *l);
    *l = (ledger){0};
    return l;
}

void ledger_free(ledger *l)
{
    if (!l) return;
    tellers_free(&l->tellers);
    mem_free(l->facts.p);
    arena_free(&l->a);
    mem_free(l);
}

// --- copying

static fact_party copy_party(arena *a, fact_party p)
{
    return (fact_party){str_copy(a, p.code), str_copy(a, p.key), str_copy(a, p.name)};
}

// Most lists are empty.
static const fact_party *copy_parties(arena *a, const fact_party *p, uint32_t n)
{
    static const fact_party NONE;
    if (!n) return &NONE;
    fact_party *out = arena_array(a, fact_party, n);
    for (uint32_t i = 0; i < n; i++) out[i] = copy_party(a, p[i]);
    return out;
}

static const fact_reason *copy_reasons(arena *a, const fact_reason *p, uint32_t n)
{
    static const fact_reason NONE;
    if (!n) return &NONE;
    fact_reason *out = arena_array(a, fact_reason, n);
    for (uint32_t i = 0; i < n; i++)
        out[i] = (fact_reason){str_copy(a, p[i].text), str_copy(a, p[i].event),
                               str_copy(a, p[i].by), p[i].confidence};
    return out;
}

static const fact_item *copy_items(arena *a, const fact_item *p, uint32_t n)
{
    static const fact_item NONE;
    if (!n) return &NONE;
    fact_item *out = arena_array(a, fact_item, n);
    for (uint32_t i = 0; i < n; i++) {
        out[i] = p[i];
        out[i].category = str_copy(a, p[i].category);
        out[i].designation = str_copy(a, p[i].designation);
        out[i].text = str_copy(a, p[i].text);
    }
    return out;
}

static const str *copy_makers(arena *a, const str *p, uint32_t n)
{
    static const str NONE = STR_NONE;
    if (!n) return &NONE;
    str *out = arena_array(a, str, n);
    for (uint32_t i = 0; i < n; i++) out[i] = str_copy(a, p[i]);
    return out;
}

static void copy_texts(arena *a, fact *x)
{
    str *texts[] = {&x->state, &x->subject, &x->subject_text, &x->date,  &x->planned, &x->published,
                    &x->place, &x->form,    &x->level,        &x->heads, &x->kind,    &x->unit,
                    &x->basis, &x->number,  &x->document,     &x->event, &x->text};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = str_copy(a, *texts[i]);
}

void ledger_begin(ledger *l, const ledger_text *text)
{
    uint32_t number = tellers_number(&l->tellers, &l->a, text->id);
    tellers_describe(&l->tellers, &l->a, number, text);
    l->tellers.all.p[number].first_fact = l->facts.n;
}

static fact *new_fact(ledger *l)
{
    if (l->facts.n == l->facts.cap) {
        l->facts.cap = l->facts.cap ? 2 * l->facts.cap : 16;
        l->facts.p = mem_realloc(l->facts.p, l->facts.cap * sizeof *l->facts.p);
    }
    return &l->facts.p[l->facts.n++];
}

void ledger_add(ledger *l, const fact *x)
{
    arena *a = &l->a;
    fact *copy = new_fact(l);
    *copy = *x;
    copy_texts(a, copy);
    copy->teller = tellers_number(&l->tellers, a, x->document);
    copy->by = copy_party(a, x->by);
    copy->actors = copy_parties(a, x->actors, x->n_actors);
    copy->recipients = copy_parties(a, x->recipients, x->n_recipients);
    copy->items = copy_items(a, x->items, x->n_items);
    copy->reasons = copy_reasons(a, x->reasons, x->n_reasons);
    copy->reopen_if = copy_reasons(a, x->reopen_if, x->n_reopen_if);
    copy->crossings = copy_reasons(a, x->crossings, x->n_crossings);
    copy->makers = copy_makers(a, x->makers, x->n_makers);
}

// --- closing

// Leaves out what earlier deliveries of documents told, and gives back what there is room for.
static void forget(ledger *l)
{
    size_t kept = 0;
    for (size_t i = 0; i < l->facts.n; i++)
        if (i >= l->tellers.all.p[l->facts.p[i].teller].first_fact)
            l->facts.p[kept++] = l->facts.p[i];
    l->facts.n = kept;
    if (!kept) return;
    l->facts.p = mem_realloc(l->facts.p, kept * sizeof *l->facts.p);
    l->facts.cap = kept;
}

static str last_day(const ledger *l)
{
    str last = STR_NONE;
    for (size_t i = 0; i < l->facts.n; i++)
        if (str_cmp(l->facts.p[i].published, last) > 0) last = l->facts.p[i].published;
    return last;
}

void ledger_close(ledger *l, str as_of)
{
    static void (*const FOLDS[LEDGER_KINDS])(ledger *, const fact *const *, size_t) = {
        channel_fold, transfer_fold, redline_fold, position_fold};
    tellers_close(&l->tellers);
    forget(l);
    l->table.as_of = str_copy(&l->a, as_of.n ? as_of : last_day(l));
    for (int kind = 0; kind < LEDGER_KINDS; kind++) {
        fact_refs own = {0};
        for (size_t i = 0; i < l->facts.n; i++)
            if ((int)l->facts.p[i].ledger == kind) *vec_push(&l->a, &own) = &l->facts.p[i];
        fold_sort(&own);
        FOLDS[kind](l, own.p, own.n);
    }
    crossing_propose(l);
}

const ledger_table *ledger_rows(const ledger *l)
{
    return &l->table;
}
