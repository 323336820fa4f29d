// Which transfers may a deal be one with? Of thousands of transfers only those between the same
// two come into question, and of these only those that share a sum, a thing, a day with it. An
// index by sides finds the first, bits of what is told sift out the rest; what is left is
// compared word for word (transfermatch.c). Nothing that could be found by comparing with all is
// lost: a bit that is missing on one side proves that the score stays too low.
#include "ledger/transfercase.h"

#include "base/hash.h"

#include <math.h>
#include <stdlib.h>

#define SUM_CLASS  0.11 // of logarithms: sums within a tenth lie in one class or the next to it
#define THINGS_TOP 7    // points that things can give: alike, with the same number, another stage
#define SUMS_TOP   14   // sums of packages, of laws, of wholes, of loans
#define DATE_TOP   2    // the same stage on the same days
#define ORDER_TOP  4    // "the third package"
#define FAR_LOSS   2    // told years apart
#define BARE_TOP   1
#define BUSY_SUMS  5   // texts rarely give a single transfer as many sums
#define SUM_SLACK  0.1 // sums that are near to each other are one

// --- what a case tells, as bits

static uint64_t bit_of_sum(double value, int shift)
{
    if (!isfinite(value)) return 0;
    if (value <= 0) return UINT64_MAX; // no logarithm: near to anything
    int64_t step = (int64_t)floor(log(value) / SUM_CLASS) + shift;
    return UINT64_C(1) << ((uint64_t)step % TRANSFER_BITS);
}

static void add_sum(transfer_case *c, double value)
{
    c->sums |= bit_of_sum(value, 0);
    for (int shift = -1; shift <= 1; shift++) c->near_sums |= bit_of_sum(value, shift);
}

static uint64_t bits_of_keys(const fact_party *p, uint32_t n)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < n; i++) bits |= transfer_bit(hash_str(p[i].key));
    return bits;
}

static void stretch(transfer_case *c, period p)
{
    if (!p.known) p = (period){PERIOD_FIRST, PERIOD_LAST, false}; // it may be any day
    if (p.first < c->span.first) c->span.first = p.first;
    if (p.last > c->span.last) c->span.last = p.last;
}

static void add_text(buf *out, str s)
{
    buf_add_format(out, "%.*s\n", STR_ARG(s));
}

// All that two tellings are compared by, but for their days.
static void add_telling(buf *out, const fact *x)
{
    add_text(out, x->text);
    add_text(out, x->state);
    add_text(out, x->kind);
    add_text(out, x->form);
    add_text(out, x->unit);
    add_text(out, x->number);
    buf_add_format(out, "%u %.17g %.17g %u %d\n", x->words.end - x->words.begin, x->value,
                   x->whole_value, x->ordinal, x->denied);
    for (uint32_t i = 0; i < x->n_actors; i++) add_text(out, x->actors[i].key);
    buf_add_format(out, "to\n");
    for (uint32_t i = 0; i < x->n_recipients; i++) add_text(out, x->recipients[i].key);
    buf_add_format(out, "what\n");
    for (uint32_t i = 0; i < x->n_items; i++) {
        add_text(out, x->items[i].category);
        add_text(out, x->items[i].designation);
        add_text(out, x->items[i].text);
        buf_add_format(out, "%.17g\n", x->items[i].quantity);
    }
}

void transfer_case_digest(ledger *l, transfer_case *c)
{
    fact_days *days = arena_array(&l->a, fact_days, c->facts.n + 1);
    const fact *first = c->facts.p[0];
    buf telling = {0};
    c->span = (period){PERIOD_LAST, PERIOD_FIRST, true};
    c->days = days;
    c->suppliers = bits_of_keys(first->actors, first->n_actors);
    for (size_t i = 0; i < c->facts.n; i++) {
        const fact *x = c->facts.p[i];
        days[i] = (fact_days){.told = period_read(x->date), .text = period_read(x->published)};
        days[i].open = days[i].told.first == PERIOD_FIRST && days[i].told.known;
        if (days[i].open) days[i].told.first = days[i].told.last; // else it fits every day before
        days[i].dated = x->state.n && !x->denied && x->date.n && days[i].told.known;
        if (days[i].dated) stretch(c, days[i].told);
        if (i == 0) stretch(c, days[i].text);
        c->texts |= transfer_bit(hash_str(x->text));
        add_telling(&telling, x);
        add_sum(c, x->value);
    }
    add_sum(c, c->value);
    add_sum(c, c->whole_value);
    c->telling = hash_str(buf_str(&telling));
    buf_free(&telling);
    c->n_particular = 0;
    c->particular = arena_array(&l->a, fact_item, c->n_items + 1);
    for (uint32_t i = 0; i < c->n_items; i++) {
        c->things |= transfer_item_bits(&c->items[i]);
        if (!transfer_is_general(&c->items[i]) || isfinite(c->items[i].quantity))
            c->particular[c->n_particular++] = c->items[i];
    }
}

// --- may the two score as much?

bool transfer_may_join(const cluster *c, const transfer_case *x)
{
    const transfer_case *m = &c->members.p[0];
    if (m->suppliers && x->suppliers && !(m->suppliers & x->suppliers)) return false;
    if (c->has_number && x->number.n) return true;
    int need = x->bare || (c->has_bare && c->members.n == 1) ? CASE_BARE : CASE_JOINS;
    int top = 0;
    if (c->things & x->things) top += THINGS_TOP;
    if (c->sums & x->near_sums) top += SUMS_TOP;
    if (c->has_ordinal && x->ordinal) top += ORDER_TOP;
    if (c->has_bare || x->bare) top += BARE_TOP;
    if (period_overlaps(c->span, x->span, CASE_DATE_SLACK)) top += DATE_TOP;
    if (!period_overlaps(c->span, x->span, CASE_FAR_DAYS)) top -= FAR_LOSS;
    return top >= need;
}

// --- the index

// What stands before a key: whom it names, of which transfers.
#define TO        'r' // the recipient
#define FROM      's' // the supplier
#define FROM_OPEN 'S' // the supplier of what names no recipient
#define LAW       'l' // a law as a whole; the key is empty
#define LAW_OPEN  'L' // that names no recipient
#define WORDS     'w' // the hash of a sentence that is long enough to tell copies

static number_vec *list_of(ledger *l, transfer_block *b, char what, str key, bool add)
{
    b->key.n = 0;
    buf_add_format(&b->key, "%c%.*s", what, STR_ARG(key));
    number_vec *found = map_find_pointer(&b->index, buf_str(&b->key));
    if (found || !add) return found;
    found = arena_array(&l->a, number_vec, 1);
    *found = (number_vec){0};
    map_set_pointer(&b->index, &l->a, str_copy(&l->a, buf_str(&b->key)), found);
    return found;
}

static void enter(ledger *l, transfer_block *b, char what, str key, uint32_t number)
{
    *vec_push(&l->a, list_of(l, b, what, key, true)) = number;
}

static bool is_whole_law(const transfer_case *c)
{
    return str_eq(c->kind, STR("appropriation")) && !isfinite(c->whole_value);
}

void transfer_block_enter(ledger *l, transfer_block *b, const transfer_case *c, uint32_t number)
{
    const fact *x = c->facts.p[0];
    bool open = !x->n_recipients;
    for (uint32_t i = 0; i < x->n_recipients; i++) enter(l, b, TO, x->recipients[i].key, number);
    for (uint32_t i = 0; i < x->n_actors; i++) {
        enter(l, b, FROM, x->actors[i].key, number);
        if (open) enter(l, b, FROM_OPEN, x->actors[i].key, number);
    }
    if (is_whole_law(c)) enter(l, b, open ? LAW_OPEN : LAW, STR_NONE, number);
}

static number_vec *list_of_words(ledger *l, transfer_block *b, const fact *x, bool add)
{
    char id[HASH_HEX_SIZE];
    if (add && !transfer_tells_copies(x)) return NULL;
    hash_hex(hash_str(x->text), id);
    return list_of(l, b, WORDS, str_of(id), add);
}

void transfer_block_enter_words(ledger *l, transfer_block *b, const transfer_case *c,
                                uint32_t number)
{
    for (size_t i = 0; i < c->facts.n; i++) {
        number_vec *list = list_of_words(l, b, c->facts.p[i], true);
        if (list && (!list->n || list->p[list->n - 1] != number)) *vec_push(&l->a, list) = number;
    }
}

static void take_words(ledger *l, transfer_block *b, const transfer_case *x)
{
    for (size_t i = 0; i < x->facts.n; i++) {
        const number_vec *list = list_of_words(l, b, x->facts.p[i], false);
        for (size_t k = 0; list && k < list->n; k++) *vec_push(&l->a, &b->found) = list->p[k];
    }
}

// `all` NULL: takes every one.
static void take(ledger *l, transfer_block *b, char what, str key, const cluster *all,
                 const transfer_case *x)
{
    const number_vec *list = list_of(l, b, what, key, false);
    for (size_t i = 0; list && i < list->n; i++)
        if (!all || transfer_may_join(&all[list->p[i]], x))
            *vec_push(&l->a, &b->found) = list->p[i];
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

// In the order of entering, each once.
static void sort_found(number_vec *v)
{
    size_t n = 0;
    if (v->n) qsort(v->p, v->n, sizeof *v->p, by_number);
    for (size_t i = 0; i < v->n; i++)
        if (!n || v->p[n - 1] != v->p[i]) v->p[n++] = v->p[i];
    v->n = n;
}

const number_vec *transfer_block_to(ledger *l, transfer_block *b, const transfer_case *x)
{
    const fact *f = x->facts.p[0];
    b->found.n = 0;
    for (uint32_t i = 0; i < f->n_recipients; i++) take(l, b, TO, f->recipients[i].key, NULL, x);
    sort_found(&b->found);
    return &b->found;
}

const number_vec *transfer_block_find(ledger *l, transfer_block *b, const cluster *all,
                                      const transfer_case *x)
{
    const fact *f = x->facts.p[0];
    bool open = !f->n_recipients;
    b->found.n = 0;
    for (uint32_t i = 0; i < f->n_recipients; i++) take(l, b, TO, f->recipients[i].key, all, x);
    for (uint32_t i = 0; i < f->n_actors; i++)
        take(l, b, open ? FROM : FROM_OPEN, f->actors[i].key, all, x);
    if (is_whole_law(x)) take(l, b, LAW_OPEN, STR_NONE, all, x);
    if (is_whole_law(x) && open) take(l, b, LAW, STR_NONE, all, x);
    take_words(l, b, x);
    sort_found(&b->found);
    return &b->found;
}

// --- between whom much passes

// Do at least BUSY_SUMS different sums pass between the two, in whatever text? `to`: the cases with
// a sum for the same recipients.
static bool is_busy(const case_vec *all, const number_vec *to, const transfer_case *x)
{
    double seen[BUSY_SUMS];
    uint32_t n = 0;
    for (size_t i = 0; i < to->n && n < BUSY_SUMS; i++) {
        const transfer_case *o = &all->p[to->p[i]];
        if (!transfer_same_sides(o, x)) continue;
        bool known = false;
        for (uint32_t k = 0; k < n; k++)
            known = known || fabs(seen[k] - o->value) <= SUM_SLACK * o->value;
        if (!known) seen[n++] = o->value;
    }
    return n == BUSY_SUMS;
}

static void add_keys(buf *out, const fact_party *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) buf_add_format(out, "%.*s,", STR_ARG(p[i].key));
    buf_add_format(out, "|");
}

// Once for all cases between the same sides.
void transfer_mark_busy(ledger *l, case_vec *all)
{
    transfer_block block = {0};
    map done = {0};
    buf sides = {0};
    for (size_t i = 0; i < all->n; i++)
        if (isfinite(all->p[i].value)) transfer_block_enter(l, &block, &all->p[i], (uint32_t)i);
    for (size_t i = 0; i < all->n; i++) {
        const fact *x = all->p[i].facts.p[0];
        uint32_t busy;
        sides.n = 0;
        add_keys(&sides, x->actors, x->n_actors);
        add_keys(&sides, x->recipients, x->n_recipients);
        if (!map_find_number(&done, buf_str(&sides), &busy)) {
            busy = is_busy(all, transfer_block_to(l, &block, &all->p[i]), &all->p[i]);
            map_set_number(&done, &l->a, str_copy(&l->a, buf_str(&sides)), busy);
        }
        all->p[i].busy = busy;
    }
    buf_free(&sides);
    buf_free(&block.key);
}
