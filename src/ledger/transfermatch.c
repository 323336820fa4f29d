// Are two texts' deals the same transfer? A score of what agrees and what does not.
#include "ledger/transfercase.h"

#include <math.h>
#include <string.h>

#define SAME_VALUE 0.005 // rounding
#define LAW_VALUE  0.1   // of a bill from its request to its signing
#define NEAR_VALUE 1.5   // outlets differ by less
#define DATE_SLACK 10    // days that texts differ by about one stage
#define COPY_BYTES 60    // of a sentence that two texts hardly share by chance
#define FAR_DAYS   400   // between two stages of a transfer of which little else is known
#define BARE_SCORE 1     // of a deal of which only the sides are known, to join the only one

static bool has_key(const fact_party *p, uint32_t n, str key)
{
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(p[i].key, key)) return true;
    return false;
}

static int sides(const fact_party *a, uint32_t n_a, const fact_party *b, uint32_t n_b)
{
    if (!n_a || !n_b) return 0;
    for (uint32_t i = 0; i < n_a; i++)
        if (has_key(b, n_b, a[i].key)) return 1;
    return -1;
}

static bool are_laws(const transfer_case *a, const transfer_case *b)
{
    return str_eq(a->kind, STR("appropriation")) && str_eq(b->kind, a->kind) &&
           !isfinite(a->whole_value) && !isfinite(b->whole_value) &&
           (!a->facts.p[0]->n_recipients || !b->facts.p[0]->n_recipients);
}

static bool sides_fit(const transfer_case *a, const transfer_case *b)
{
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    int from = sides(x->actors, x->n_actors, y->actors, y->n_actors);
    int to = sides(x->recipients, x->n_recipients, y->recipients, y->n_recipients);
    if (from < 0 || to < 0) return false;
    return (from >= 0 && are_laws(a, b)) || to > 0 ||
           (from > 0 && (!x->n_recipients || !y->n_recipients) &&
            !str_eq(a->kind, STR("appropriation")) && !str_eq(b->kind, STR("appropriation")));
}

// Values of both: 1 the same, 0 near or not told, -1 apart.
static int values(const transfer_case *a, const transfer_case *b)
{
    int best = 0;
    bool far = false;
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (!isfinite(x->value) || !isfinite(y->value)) continue;
            if (!str_eq(x->unit, y->unit)) continue;
            double ratio = x->value > y->value ? x->value / y->value : y->value / x->value;
            if (ratio - 1 <= SAME_VALUE) return 1;
            far = far || ratio > NEAR_VALUE;
            if (ratio <= NEAR_VALUE) best = 2;
        }
    return best ? 0 : far ? -1 : 0;
}

// Bills are rounded, and grow a little on their way.
static bool near(double a, double b)
{
    return isfinite(a) && isfinite(b) && fabs(a - b) <= LAW_VALUE * fmax(a, b);
}

static bool is_dated(const fact *x)
{
    return x->state.n && !x->denied && x->date.n && period_read(x->date).known;
}

// The same stage on the same days: 1; on others: -1. Deliveries come in several lots, and delays
// again.
static int dates(const transfer_case *a, const transfer_case *b)
{
    int out = 0;
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (!is_dated(x) || !is_dated(y) || !str_eq(x->state, y->state)) continue;
            if (period_overlaps(period_read(x->date), period_read(y->date), DATE_SLACK)) return 1;
            if (str_in_list(x->state, "delivered|delayed", '|') || x->own_day || y->own_day)
                continue;
            out = -1;
        }
    return out;
}

// Two texts' own days of one stage, far from each other: another occasion unless all else agrees.
static bool told_anew(const transfer_case *a, const transfer_case *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (!is_dated(x) || !is_dated(y) || !str_eq(x->state, y->state)) continue;
            if (!period_overlaps(period_read(x->date), period_read(y->date), DATE_SLACK))
                return true;
        }
    return false;
}

// "Weapons", "equipment" without a number are in every package: they join none.
static uint32_t particular(const transfer_case *c, fact_item *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < c->n_items && n < CASE_ITEMS_MAX; i++)
        if (!transfer_is_general(&c->items[i]) || isfinite(c->items[i].quantity))
            out[n++] = c->items[i];
    return n;
}

static int items_fit(const transfer_case *a, const transfer_case *b, int *quantity)
{
    fact_item x[CASE_ITEMS_MAX], y[CASE_ITEMS_MAX];
    uint32_t n_x = particular(a, x), n_y = particular(b, y);
    return transfer_fit(x, n_x, y, n_y, quantity);
}

static int things(const transfer_case *a, const transfer_case *b, bool *named)
{
    static const int SCORE[] = {-6, 0, 2, 3};
    int quantity, fit = items_fit(a, b, &quantity);
    *named = fit > 0;
    return SCORE[fit + 1] + (quantity > 0 ? 3 : quantity < 0 ? (fit == 2 ? -1 : -3) : 0);
}

static int ordinals(const transfer_case *a, const transfer_case *b)
{
    if (!a->ordinal || !b->ordinal) return 0;
    return a->ordinal == b->ordinal ? 4 : CASE_APART;
}

// No stage is told of both: one may be what became of the other.
static bool stages_differ(const transfer_case *a, const transfer_case *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (a->facts.p[i]->state.n && str_eq(a->facts.p[i]->state, b->facts.p[k]->state))
                return false;
    return true;
}

static bool kinds_differ(const transfer_case *a, const transfer_case *b)
{
    return a->kind.n && b->kind.n && !str_eq(a->kind, b->kind);
}

// Aid of two sorts is no one transfer, whatever else agrees.
static bool sorts_differ(const transfer_case *a, const transfer_case *b)
{
    bool differ = false;
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (x->form.n && str_eq(x->form, y->form)) return false;
            differ = differ || transfer_sorts_differ(x, y);
        }
    return differ;
}

bool transfer_values_apart(const transfer_case *a, const transfer_case *b)
{
    int quantity;
    if (values(a, b) >= 0 || are_laws(a, b) || ordinals(a, b) > 0 || a->number.n || b->number.n)
        return false;
    items_fit(a, b, &quantity);
    return quantity <= 0;
}

// The same sentence, word for word: a copy, or an author who repeats himself.
static bool same_words(const transfer_case *a, const transfer_case *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (a->facts.p[i]->text.n >= COPY_BYTES && a->facts.p[i]->state.n &&
                str_eq(a->facts.p[i]->text, b->facts.p[k]->text) &&
                a->facts.p[i]->words.end - a->facts.p[i]->words.begin ==
                    b->facts.p[k]->words.end - b->facts.p[k]->words.begin)
                return true;
    return false;
}

bool transfer_surely_same(const transfer_case *a, const transfer_case *b)
{
    int quantity;
    if (same_words(a, b)) return true;
    if (a->number.n && str_eq(a->number, b->number)) return true;
    if (values(a, b) > 0 || ordinals(a, b) > 0) return true;
    items_fit(a, b, &quantity);
    return quantity > 0;
}

bool transfer_named_alike(const transfer_case *a, const transfer_case *b)
{
    int quantity;
    return items_fit(a, b, &quantity) == 2;
}

bool transfer_same_sides(const transfer_case *a, const transfer_case *b)
{
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    return sides(x->actors, x->n_actors, y->actors, y->n_actors) > 0 &&
           sides(x->recipients, x->n_recipients, y->recipients, y->n_recipients) > 0;
}

// Told years apart, one is hardly what became of the other.
static bool is_far(const transfer_case *a, const transfer_case *b)
{
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            if (!is_dated(a->facts.p[i]) || !is_dated(b->facts.p[k])) continue;
            if (period_overlaps(period_read(a->facts.p[i]->date), period_read(b->facts.p[k]->date),
                                FAR_DAYS))
                return false;
        }
    return !period_overlaps(period_read(x->published), period_read(y->published), FAR_DAYS);
}

int transfer_case_fit(const transfer_case *a, const transfer_case *b)
{
    bool named;
    if (!sides_fit(a, b) || sorts_differ(a, b)) return CASE_APART;
    bool law = str_eq(a->kind, STR("appropriation")) || str_eq(b->kind, STR("appropriation"));
    if (law && isfinite(a->whole_value) != isfinite(b->whole_value)) return CASE_APART;
    if (a->number.n && b->number.n) return str_eq(a->number, b->number) ? 20 : CASE_APART;
    if (same_words(a, b) && values(a, b) >= 0) return CASE_JOINS + 2;
    bool laws = str_eq(a->kind, STR("appropriation")) && str_eq(b->kind, a->kind);
    int value = values(a, b), date = dates(a, b);
    if (laws && date < 0) date = 0; // each chamber approves on its own day
    bool drawn = str_eq(a->kind, STR("drawdown")) || str_eq(b->kind, STR("drawdown"));
    if (law && !(a->kind.n && b->kind.n) && value <= 0 && !isfinite(a->whole_value) &&
        a->facts.p[0]->n_recipients && b->facts.p[0]->n_recipients)
        return CASE_APART; // what is given on its own is no part of a law
    if (kinds_differ(a, b) && ((drawn && value < 0) || law)) return CASE_APART;
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    int n = ordinals(a, b) + things(a, b, &named);
    if (!x->n_actors != !y->n_actors && !laws) n -= 1; // one text leaves open whose it is
    if (!x->n_recipients != !y->n_recipients && !laws) n -= value > 0 && named ? 1 : 2;
    n += value > 0 ? 4 : value < 0 ? -5 : 0;
    n += date > 0 ? 2 : date < 0 ? -6 : 0;
    if (are_laws(a, b) && near(a->value, b->value)) n += 3;
    if (isfinite(a->whole_value) && near(a->whole_value, b->whole_value) &&
        near(a->value, b->value))
        n += 3;
    bool loans = str_eq(a->kind, STR("loan")) && str_eq(b->kind, a->kind);
    bool far = is_far(a, b);
    if (loans && !far && stages_differ(a, b) && near(a->value, b->value)) n += 4;
    if (kinds_differ(a, b)) n -= 4;
    if (named && value >= 0 && stages_differ(a, b)) n += 1;
    if (far) n -= 2;
    if (date == 0 && value <= 0 && !laws && told_anew(a, b)) n -= 2;
    bool both = x->n_actors && y->n_actors && x->n_recipients && y->n_recipients;
    return (a->bare || b->bare) && both ? n + BARE_SCORE : n;
}
