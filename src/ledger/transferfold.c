// Facts of transfers to rows. What one text tells of a deal is a case; cases that fit are one
// transfer (transfermatch.c). Values that texts differ about are kept side by side, and one is
// chosen: the official value of the latest stage, else that of most sources, else the latest.
#include "ledger/transfercase.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DAY_SLACK     3   // outlets differ by some days
#define OLD_DAYS      730 // background of the text that is older than this is history, no news
#define WHOLE_SLACK   0.1 // a bill grows and shrinks on its way
#define SUPPLIERS_MAX 16  // of a row; no consortium has more members that texts name

// --- cases

static const fact_item *kept_items(ledger *l, const fact_item *list, uint32_t n)
{
    fact_item *out = arena_array(&l->a, fact_item, n);
    if (n) memcpy(out, list, n * sizeof *out);
    return out;
}

static void add_items(ledger *l, transfer_case *c)
{
    fact_item list[CASE_ITEMS_MAX];
    for (size_t i = 0; i < c->facts.n; i++) {
        const fact *x = c->facts.p[i];
        for (uint32_t k = 0; k < x->n_items && c->n_items < CASE_ITEMS_MAX; k++)
            list[c->n_items++] = x->items[k];
    }
    c->items = kept_items(l, list, c->n_items);
}

static void complete(ledger *l, transfer_case *c)
{
    add_items(l, c);
    c->value = c->whole_value = NAN;
    for (size_t i = 0; i < c->facts.n; i++) {
        const fact *x = c->facts.p[i];
        if (!isfinite(c->value)) c->value = x->value;
        if (!isfinite(c->whole_value)) c->whole_value = x->whole_value;
        if (!c->ordinal) c->ordinal = x->ordinal;
        if (!c->kind.n) c->kind = x->kind;
        if (!c->number.n) c->number = x->number;
    }
    c->bare = !c->n_items && !isfinite(c->value);
    transfer_case_digest(l, c);
}

static int by_case(const void *a, const void *b)
{
    const fact *x = *(const fact *const *)a, *y = *(const fact *const *)b;
    int c = str_cmp(x->published, y->published);
    if (!c) c = str_cmp(x->document, y->document);
    if (c) return c;
    if (x->deal != y->deal) return x->deal < y->deal ? -1 : 1;
    if (x->sentence != y->sentence) return x->sentence < y->sentence ? -1 : 1;
    if (x->words.begin != y->words.begin) return x->words.begin < y->words.begin ? -1 : 1;
    return str_cmp(x->state, y->state);
}

static case_vec make_cases(ledger *l, const fact *const *facts, size_t n)
{
    case_vec out = {0};
    const fact **sorted = arena_array(&l->a, const fact *, n + 1);
    const fact *last = NULL;
    if (n) memcpy(sorted, facts, n * sizeof *sorted);
    if (n) qsort(sorted, n, sizeof *sorted, by_case);
    for (size_t i = 0; i < n; i++) {
        const fact *x = sorted[i];
        if (x->denied) continue;
        bool same = last && x->deal && x->deal == last->deal && str_eq(x->document, last->document);
        transfer_case *c = same ? &out.p[out.n - 1] : vec_push(&l->a, &out);
        *vec_push(&l->a, &c->facts) = x;
        last = x;
    }
    for (size_t i = 0; i < out.n; i++) complete(l, &out.p[i]);
    transfer_mark_busy(l, &out);
    return out;
}

// --- a row: stages

// The same stage, told before: the first telling dates it. That all has come is news of its own
// after the first lot.
static ledger_change *told_before(change_vec *v, size_t n, const ledger_change *c)
{
    bool last_lot = transfer_is_last_lot(c);
    for (size_t i = 0; i < n; i++)
        if (str_eq(v->p[i].state, c->state) && (!last_lot || transfer_is_last_lot(&v->p[i])))
            return &v->p[i];
    return NULL;
}

static bool goes_on(const change_vec *v, size_t n, const ledger_change *c)
{
    int rank = transfer_stage_rank(c->state);
    for (size_t i = 0; i < n; i++) {
        const ledger_change *o = &v->p[i];
        if (str_eq(o->state, STR("cancelled"))) return false;
        if (rank >= 0 && transfer_stage_rank(o->state) > rank) return false;
        if (str_eq(c->state, STR("delayed")) && str_eq(o->state, STR("delivered"))) return false;
        if (str_eq(o->state, STR("delayed")) && rank >= 0 &&
            rank <= transfer_stage_rank(STR("announced")))
            return false; // "will come in October": they are late all the same
    }
    return true;
}

// Legislators hear of a sale on the day of its approval, of which papers tell a day or two later.
static bool is_late_approval(const change_vec *v, size_t n, const ledger_change *c)
{
    return n && str_eq(c->state, STR("approved")) && str_eq(v->p[n - 1].state, STR("notified")) &&
           c->first - v->p[n - 1].first <= DAY_SLACK;
}

static void put_before_last(change_vec *v, size_t n, ledger_change c)
{
    c.date = v->p[n - 1].date;
    c.first = v->p[n - 1].first;
    v->p[n] = v->p[n - 1];
    v->p[n - 1] = c;
}

// Stages in their order: what is told later of an earlier stage changes nothing any more.
static void keep_progress(ledger *l, change_vec *v)
{
    size_t n = 0;
    for (size_t i = 0; i < v->n; i++) {
        ledger_change *before = told_before(v, n, &v->p[i]);
        if (before)
            fold_tell_again(l, before, &v->p[i]);
        else if (is_late_approval(v, n, &v->p[i]))
            put_before_last(v, n++, v->p[i]);
        else if (goes_on(v, n, &v->p[i]))
            v->p[n++] = v->p[i];
    }
    v->n = n;
}

// --- a row: things

static uint32_t texts_with(const cluster *c, const fact_item *thing, double quantity)
{
    uint32_t n = 0;
    for (size_t i = 0; i < c->members.n; i++) {
        const transfer_case *m = &c->members.p[i];
        bool has = false, copy = c->copies[i];
        for (uint32_t k = 0; k < m->n_items && !has && !copy; k++)
            has = transfer_item_fit(thing, &m->items[k]) > 0 && isfinite(m->items[k].quantity) &&
                  fabs(m->items[k].quantity - quantity) < 0.5;
        n += has;
    }
    return n;
}

// The number that most texts give, of equals the one told first.
static void choose_quantity(const cluster *c, fact_item *x)
{
    uint32_t most = 0;
    for (size_t i = 0; i < c->members.n; i++)
        for (uint32_t k = 0; k < c->members.p[i].n_items; k++) {
            const fact_item *o = &c->members.p[i].items[k];
            if (transfer_item_fit(x, o) <= 0) continue;
            if (isfinite(o->high) && o->high > x->high) x->high = o->high;
            if (!isfinite(o->quantity)) {
                if (!isfinite(x->quantity) && !isfinite(x->low)) x->low = o->low;
                continue;
            }
            uint32_t n = texts_with(c, x, o->quantity);
            if (o->up_to && n <= 1 && most > 0) continue;
            if (n <= most && !(x->up_to && !o->up_to)) continue;
            most = n;
            x->quantity = o->quantity;
            x->low = o->low;
            x->up_to = o->up_to;
        }
}

static bool says_more(const fact_item *a, const fact_item *b)
{
    if ((a->designation.n > 0) != (b->designation.n > 0)) return a->designation.n > 0;
    if (isfinite(a->quantity) != isfinite(b->quantity)) return isfinite(a->quantity);
    if ((a->category.n > 0) != (b->category.n > 0)) return a->category.n > 0;
    return a->text.n > b->text.n;
}

static void choose_items(ledger *l, const cluster *c, transfer_row *row)
{
    fact_item list[CASE_ITEMS_MAX];
    uint32_t n = 0;
    for (size_t i = 0; i < c->members.n; i++)
        for (uint32_t k = 0; k < c->members.p[i].n_items; k++) {
            const fact_item *x = &c->members.p[i].items[k];
            uint32_t at = 0;
            while (at < n && transfer_item_fit(&list[at], x) <= 0) at++;
            if (at == CASE_ITEMS_MAX) continue;
            if (at == n)
                list[n++] = *x;
            else if (says_more(x, &list[at]))
                list[at] = *x;
        }
    for (uint32_t i = 0; i < n; i++) choose_quantity(c, &list[i]);
    row->items = kept_items(l, list, n);
    row->n_items = n;
}

// --- a row: the rest

static fact_refs all_facts(ledger *l, const cluster *c)
{
    fact_refs out = {0};
    for (size_t i = 0; i < c->members.n; i++)
        for (size_t k = 0; k < c->members.p[i].facts.n; k++)
            *vec_push(&l->a, &out) = c->members.p[i].facts.p[k];
    fold_sort(&out);
    return out;
}

static uint32_t cases_with(const cluster *c, const fact *x, bool supply)
{
    uint32_t n = 0;
    for (size_t i = 0; i < c->members.n; i++) {
        const fact *o = c->members.p[i].facts.p[0];
        const fact_party *a = supply ? x->actors : x->recipients;
        const fact_party *b = supply ? o->actors : o->recipients;
        uint32_t n_a = supply ? x->n_actors : x->n_recipients;
        uint32_t n_b = supply ? o->n_actors : o->n_recipients;
        if (supply) // of a joint sale one text may name one of them alone
            n += n_a && fact_has_party(b, n_b, a[0].key);
        else
            n += n_a && n_a == n_b && str_eq(a[0].key, b[0].key);
    }
    return n;
}

static int by_party(const void *a, const void *b)
{
    return str_cmp(((const fact_party *)a)->key, ((const fact_party *)b)->key);
}

// All who supply: the one chosen, and whom any text names with him; that another text names him
// alone does not undo it.
static void choose_suppliers(ledger *l, const cluster *c, transfer_row *row)
{
    uint32_t most = 1;
    for (size_t i = 0; i < c->members.n; i++) most += c->members.p[i].facts.p[0]->n_actors;
    if (most > SUPPLIERS_MAX) most = SUPPLIERS_MAX;
    fact_party *list = arena_array(&l->a, fact_party, most);
    list[0] = row->supplier;
    row->suppliers = list;
    row->n_suppliers = row->supplier.key.n > 0;
    for (size_t i = 0; i < c->members.n && row->n_suppliers; i++) {
        const fact *x = c->members.p[i].facts.p[0];
        if (!fact_has_party(x->actors, x->n_actors, row->supplier.key)) continue;
        for (uint32_t k = 0; k < x->n_actors && row->n_suppliers < most; k++)
            if (!fact_has_party(list, row->n_suppliers, x->actors[k].key) &&
                !fact_has_party(row->recipients, row->n_recipients, x->actors[k].key))
                list[row->n_suppliers++] = x->actors[k];
    }
    if (row->n_suppliers > 2) qsort(list + 1, row->n_suppliers - 1, sizeof *list, by_party);
}

static void choose_sides(const cluster *c, transfer_row *row)
{
    uint32_t most = 0, most_to = 0;
    for (size_t i = 0; i < c->members.n; i++) {
        const fact *x = c->members.p[i].facts.p[0];
        uint32_t n = cases_with(c, x, true), to = cases_with(c, x, false);
        if (n > most) {
            most = n;
            row->supplier = x->actors[0];
        }
        if (to <= most_to) continue;
        most_to = to;
        row->recipients = x->recipients;
        row->n_recipients = x->n_recipients;
        row->recipient = x->recipients[0];
    }
}

// The kind of most texts; but "military aid" out of stocks is told as a grant as well.
static void choose_kind(const cluster *c, transfer_row *row)
{
    uint32_t most = 0;
    for (size_t i = 0; i < c->members.n; i++) {
        uint32_t n = 0;
        for (size_t k = 0; k < c->members.n; k++)
            n += str_eq(c->members.p[i].kind, c->members.p[k].kind);
        if (str_eq(c->members.p[i].kind, STR("drawdown"))) n += (uint32_t)c->members.n;
        if (!c->members.p[i].kind.n || n <= most) continue;
        most = n;
        row->kind = c->members.p[i].kind;
    }
}

// All firms that its texts name, each once.
static void add_makers(ledger *l, const fact_refs *facts, transfer_row *row)
{
    uint32_t most = 0, n = 0;
    for (size_t i = 0; i < facts->n; i++) most += facts->p[i]->n_makers;
    if (most > CASE_ITEMS_MAX) most = CASE_ITEMS_MAX;
    str *list = arena_array(&l->a, str, most);
    for (size_t i = 0; i < facts->n; i++)
        for (uint32_t k = 0; k < facts->p[i]->n_makers && n < most; k++) {
            uint32_t at = 0;
            while (at < n && !str_eq(list[at], facts->p[i]->makers[k])) at++;
            if (at == n) list[n++] = facts->p[i]->makers[k];
        }
    row->makers = list;
    row->n_makers = n;
}

static void fill_rest(ledger *l, const fact_refs *facts, transfer_row *row)
{
    int best = -1;
    row->whole_value = NAN;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        if (!row->basis.n) row->basis = x->basis;
        if (!row->number.n) row->number = x->number;
        if (!isfinite(x->whole_value)) continue;
        int rank = transfer_stage_rank(x->state);
        if (isfinite(row->whole_value) && rank <= best) continue;
        row->whole_value = x->whole_value; // a bill changes on its way to a law
        best = rank;
    }
    add_makers(l, facts, row);
}

// All of it was told as something long past.
static bool is_history(const fact_refs *facts)
{
    bool dated = false;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        period told = period_read(x->date), day = period_read(x->published);
        if (!x->state.n || !told.known) continue;
        dated = true;
        if (!x->background || !day.known || day.first - told.last < OLD_DAYS) return false;
    }
    return dated;
}

static void name_row(const cluster *c, transfer_row *row)
{
    const fact *x = c->members.p[0].facts.p[0];
    buf key = {0};
    buf_add_format(&key, "%.*s|%.*s|%.*s|%u",
                   STR_ARG(x->n_actors ? x->actors[0].key : row->supplier.key),
                   STR_ARG(row->recipient.key), STR_ARG(x->document), x->deal);
    fold_id("transfer", buf_str(&key), row->id);
    buf_free(&key);
}

// A stage that no text dates: the last in order. It holds, but nobody knows since when.
static void add_undated(ledger *l, const fact_refs *facts, change_vec *out)
{
    const fact *last = NULL;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        if (!x->state.n || x->date.n || x->denied || str_cmp(x->published, l->table.as_of) > 0)
            continue;
        if (!last || transfer_stage_rank(x->state) > transfer_stage_rank(last->state)) last = x;
    }
    if (!last) return;
    fact_refs told = {0};
    for (size_t i = 0; i < facts->n; i++)
        if (!facts->p[i]->date.n && str_eq(facts->p[i]->state, last->state))
            *vec_push(&l->a, &told) = facts->p[i];
    *vec_push(&l->a, out) = (ledger_change){.first = fold_day(last),
                                            .state = last->state,
                                            .event = last->event,
                                            .document = last->document,
                                            .text = last->text,
                                            .facts = told,
                                            .confidence = last->confidence};
}

static bool fold_row(ledger *l, cluster *c, transfer_row *row)
{
    fact_refs facts = all_facts(l, c);
    change_vec changes = {0};
    transfer_mark_copies(l, c);
    *row = (transfer_row){0};
    choose_sides(c, row);
    choose_suppliers(l, c, row);
    choose_kind(c, row);
    bool whole = str_eq(row->kind, STR("appropriation")), bare = true;
    for (size_t i = 0; i < c->members.n; i++) bare = bare && c->members.p[i].bare;
    if (bare && !c->members.p[0].ordinal && !c->members.p[0].number.n) return false;
    if (!row->supplier.key.n || (!row->n_recipients && !whole) || is_history(&facts)) return false;
    if (row->n_recipients == 1 && str_eq(row->supplier.key, row->recipient.key)) return false;
    fold_changes(l, &facts, DAY_SLACK, &changes);
    keep_progress(l, &changes);
    if (!changes.n) add_undated(l, &facts, &changes);
    fold_count(l, &changes);
    if (!changes.n) return false;
    const ledger_change *last = &changes.p[changes.n - 1];
    row->stage = last->state;
    row->since = last->date;
    row->confidence = last->confidence;
    row->history = changes.p;
    row->n_history = (uint32_t)changes.n;
    row->events = fold_events(l, &facts, &row->n_events);
    row->told = fold_tellers(l, &facts);
    transfer_choose_value(l, c, row);
    choose_items(l, c, row);
    fill_rest(l, &facts, row);
    name_row(c, row);
    return true;
}

// --- all

static int by_row(const void *a, const void *b)
{
    const transfer_row *x = a, *y = b;
    int c = str_cmp(x->supplier.key, y->supplier.key);
    if (!c) c = str_cmp(x->recipient.key, y->recipient.key);
    if (!c)
        c = (x->history[0].first > y->history[0].first) - // "../2024" by its last day
            (x->history[0].first < y->history[0].first);
    if (!c) c = str_cmp(x->history[0].date, y->history[0].date);
    return c ? c : strcmp(x->id, y->id);
}

static bool near(double a, double b)
{
    return fabs(a - b) <= WHOLE_SLACK * fmax(a, b);
}

static bool has_value(const transfer_row *r, double value)
{
    for (uint32_t i = 0; i < r->n_values; i++)
        if (near(r->values[i].value, value)) return true;
    return false;
}

// What became of the whole became of its part: its own history where it goes further.
static void follow(transfer_row *one, const transfer_row *whole)
{
    one->part_of = str_of(whole->id);
    if (transfer_stage_rank(whole->stage) <= transfer_stage_rank(one->stage)) return;
    one->stage = whole->stage;
    one->since = whole->since;
    one->history = whole->history;
    one->n_history = whole->n_history;
}

// The row whose value is the whole that a part names; rows of one supplier stand together.
static void find_wholes(transfer_row *rows, size_t n)
{
    for (size_t i = 0, first = 0; i < n; i++) {
        if (!str_eq(rows[first].supplier.key, rows[i].supplier.key)) first = i;
        if (!isfinite(rows[i].whole_value)) continue;
        for (size_t k = first; k < n && !rows[i].part_of.n; k++) {
            if (!str_eq(rows[k].supplier.key, rows[i].supplier.key)) break;
            if (k != i && !isfinite(rows[k].whole_value) && str_eq(rows[k].kind, rows[i].kind) &&
                has_value(&rows[k], rows[i].whole_value))
                follow(&rows[i], &rows[k]);
        }
    }
}

void transfer_fold(ledger *l, const fact *const *facts, size_t n)
{
    case_vec cases = make_cases(l, facts, n);
    cluster_vec all = transfer_join(l, &cases);
    transfer_row *rows = arena_array(&l->a, transfer_row, all.n + 1);
    size_t kept = 0;
    for (size_t i = 0; i < all.n; i++)
        if (fold_row(l, &all.p[i], &rows[kept])) kept++;
    if (kept) qsort(rows, kept, sizeof *rows, by_row);
    find_wholes(rows, kept);
    fold_tell_apart(rows->id, kept, sizeof *rows);
    l->table.transfers = rows;
    l->table.n_transfers = kept;
}
