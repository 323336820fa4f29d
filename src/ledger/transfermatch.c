// Are two texts' deals the same transfer? A score of what agrees and what does not.
#include "ledger/transfercase.h"

#include <math.h>
#include <string.h>

#define SAME_VALUE     0.005 // rounding
#define LAW_VALUE      0.1   // of a bill from its request to its signing
#define NEAR_VALUE     1.5   // outlets differ by less
#define COPY_BYTES     60    // of a sentence that two texts hardly share by chance
#define SAME_NUMBER    20    // of a notice
#define SAME_NEWS_DAYS 60    // within which a text that names no recipient may tell of the same
#define SAME_DAYS      2     // the same stage on the same days
#define OPEN_DAYS      200   // between what leaves a side open and the transfer that it may be of
#define BARE_SCORE     1     // of a deal of which only the sides are known, to join the only one

static bool is_kind(const transfer_case *c, const char *kind)
{
    return str_eq(c->kind, str_of(kind));
}

static int sides(const fact_party *a, uint32_t n_a, const fact_party *b, uint32_t n_b)
{
    if (!n_a || !n_b) return 0;
    return fact_share_party(a, n_a, b, n_b) ? 1 : -1;
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

// The same stage on the same days: 1; on others: -1. Deliveries come in several lots, and delays
// again.
static int dates(const transfer_case *a, const transfer_case *b)
{
    int out = 0;
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (!a->days[i].dated || !b->days[k].dated || !str_eq(x->state, y->state)) continue;
            if (period_overlaps(a->days[i].told, b->days[k].told, CASE_DATE_SLACK)) return 1;
            if (str_in_list(x->state, "delivered|delayed", '|') || x->own_day || y->own_day ||
                a->days[i].open || b->days[k].open)
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
            if (!a->days[i].dated || !b->days[k].dated || !str_eq(x->state, y->state)) continue;
            if (!period_overlaps(a->days[i].told, b->days[k].told, CASE_DATE_SLACK)) return true;
        }
    return false;
}

static int items_fit(const transfer_case *a, const transfer_case *b, int *quantity)
{
    *quantity = 0;
    if (!a->n_particular || !b->n_particular) return 0;
    return transfer_fit(a->particular, a->n_particular, b->particular, b->n_particular, quantity);
}

// `surely`: one is named alike, or as many.
static int things(const transfer_case *a, const transfer_case *b, bool *named, bool *surely)
{
    static const int SCORE[] = {-6, 0, 2, 3};
    int quantity, fit = items_fit(a, b, &quantity);
    *named = fit > 0;
    *surely = fit == 2 || quantity > 0;
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

bool transfer_tells_copies(const fact *x)
{
    return x->text.n >= COPY_BYTES && x->state.n;
}

// The same sentence, word for word: a copy, or an author who repeats himself.
static bool same_words(const transfer_case *a, const transfer_case *b)
{
    for (size_t i = 0; i < a->facts.n; i++) {
        const fact *x = a->facts.p[i];
        if (!transfer_tells_copies(x)) continue;
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *y = b->facts.p[k];
            if (x->words.end - x->words.begin == y->words.end - y->words.begin &&
                str_eq(x->text, y->text))
                return true;
        }
    }
    return false;
}

// Aid out of stocks is told as plain aid as well.
static bool is_aid_of_stocks(const transfer_case *a, const transfer_case *b)
{
    return (is_kind(a, "drawdown") && is_kind(b, "grant")) ||
           (is_kind(a, "grant") && is_kind(b, "drawdown"));
}

static bool is_fresh(const transfer_case *c, size_t i)
{
    const fact *x = c->facts.p[i];
    return c->days[i].dated && period_overlaps(c->days[i].told, c->days[i].text, 0) &&
           str_in_list(x->state, "announced|approved", '|');
}

// "Today I am announcing another package of radars", and on that day so much is drawn from stocks.
static bool is_same_package(const transfer_case *a, const transfer_case *b)
{
    if (!is_aid_of_stocks(a, b) || !(a->things & b->things)) return false;
    if (isfinite(a->value) == isfinite(b->value) || !transfer_same_sides(a, b)) return false;
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (is_fresh(a, i) && is_fresh(b, k) &&
                period_overlaps(a->days[i].told, b->days[k].told, 0))
                return true;
    return false;
}

bool transfer_surely_same(const transfer_case *a, const transfer_case *b)
{
    int quantity;
    if (same_words(a, b) || is_same_package(a, b)) return true;
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
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (a->days[i].dated && b->days[k].dated &&
                period_overlaps(a->days[i].told, b->days[k].told, CASE_FAR_DAYS))
                return false;
    return !period_overlaps(a->days[0].text, b->days[0].text, CASE_FAR_DAYS);
}

// Is something of both dated, or told, within so many days?
static bool are_near(const transfer_case *a, const transfer_case *b, int32_t days)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++)
            if (a->days[i].dated && b->days[k].dated &&
                period_overlaps(a->days[i].told, b->days[k].told, days))
                return true;
    return period_overlaps(a->days[0].text, b->days[0].text, days);
}

// Of what names no recipient, or no supplier, little but the sum is known, where the things
// are not the same: it is of a transfer that texts of the same months tell of.
static bool is_loose_and_far(const transfer_case *a, const transfer_case *b)
{
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    bool open = !x->n_recipients != !y->n_recipients || !x->n_actors != !y->n_actors;
    int quantity;
    if (!open || a->number.n || b->number.n || is_kind(a, "appropriation")) return false;
    if (items_fit(a, b, &quantity) == 2 || quantity > 0) return false;
    return !are_near(a, b, OPEN_DAYS);
}

static bool is_told_as_aid(const transfer_case *a, const transfer_case *b, int value)
{
    return value > 0 && is_aid_of_stocks(a, b) && are_near(a, b, CASE_DATE_SLACK);
}

static case_content decided(int score)
{
    return (case_content){.score = score, .decided = true};
}

// Points for sides that are known of both, or of one.
static int open_sides(const transfer_case *a, const transfer_case *b, bool laws, bool same_sum,
                      bool sure)
{
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    bool both = x->n_actors && y->n_actors && x->n_recipients && y->n_recipients;
    int n = (a->bare || b->bare) && both ? BARE_SCORE : 0;
    if (laws) return n;
    if (!x->n_actors != !y->n_actors) n -= 1; // one text leaves open whose it is
    if (!x->n_recipients != !y->n_recipients) n -= sure ? 1 : same_sum ? 2 : 4;
    return n;
}

// Sums that grow a little on their way, of a law, of a whole.
static int near_sums(const transfer_case *a, const transfer_case *b)
{
    int n = are_laws(a, b) && near(a->value, b->value) ? 3 : 0;
    if (near(a->whole_value, b->whole_value) && near(a->value, b->value)) n += 3;
    return n;
}

case_content transfer_content_fit(const transfer_case *a, const transfer_case *b)
{
    bool named, surely;
    if (!sides_fit(a, b) || sorts_differ(a, b)) return decided(CASE_APART);
    bool law = is_kind(a, "appropriation") || is_kind(b, "appropriation");
    if (law && isfinite(a->whole_value) != isfinite(b->whole_value)) return decided(CASE_APART);
    if (a->number.n && b->number.n)
        return decided(str_eq(a->number, b->number) ? SAME_NUMBER : CASE_APART);
    int value = values(a, b);
    bool nobody = !a->facts.p[0]->n_recipients && !b->facts.p[0]->n_recipients;
    if (nobody && value <= 0 && !law && isfinite(a->value) && isfinite(b->value))
        return decided(CASE_APART); // two sums, and of neither is said for whom it is
    if (value >= 0 && same_words(a, b)) return decided(CASE_JOINS + 2);
    bool laws = is_kind(a, "appropriation") && is_kind(b, "appropriation");
    bool drawn = is_kind(a, "drawdown") || is_kind(b, "drawdown");
    if (law && !(a->kind.n && b->kind.n) && value <= 0 && !isfinite(a->whole_value) &&
        a->facts.p[0]->n_recipients && b->facts.p[0]->n_recipients)
        return decided(CASE_APART); // what is given on its own is no part of a law
    if (kinds_differ(a, b) && ((drawn && value < 0) || law)) return decided(CASE_APART);
    int n = ordinals(a, b) + things(a, b, &named, &surely);
    n += open_sides(a, b, laws, value > 0 || surely, value > 0 && named) + near_sums(a, b);
    n += value > 0 ? 4 : value < 0 ? -5 : 0;
    bool loans = is_kind(a, "loan") && is_kind(b, "loan");
    if (kinds_differ(a, b)) n -= is_told_as_aid(a, b, value) ? 1 : 4;
    if (is_same_package(a, b)) n += 4 + CASE_JOINS;
    if (named && value >= 0 && stages_differ(a, b)) n += 1;
    const fact *x = a->facts.p[0], *y = b->facts.p[0];
    int soon = loans && stages_differ(a, b) && near(a->value, b->value) ? 4 : 0;
    return (case_content){.score = n,
                          .laws = laws,
                          .again = value <= 0 && !laws,
                          .open = !surely && !laws && !x->n_recipients != !y->n_recipients,
                          .soon = soon,
                          .days_top = SAME_DAYS + soon};
}

// Handed over before it is told as news that it will be: one was given, the other is new.
static bool is_given_before(const transfer_case *a, const transfer_case *b)
{
    for (size_t i = 0; i < a->facts.n; i++)
        for (size_t k = 0; k < b->facts.n; k++) {
            const fact *x = a->facts.p[i], *y = b->facts.p[k];
            if (!a->days[i].dated || !b->days[k].dated || y->background) continue;
            if (!str_eq(x->state, STR("delivered")) || !str_eq(y->state, STR("announced")))
                continue;
            if (a->days[i].told.last < b->days[k].told.first - CASE_DATE_SLACK) return true;
        }
    return false;
}

int transfer_days_fit(const case_content *fit, const transfer_case *a, const transfer_case *b)
{
    int date = dates(a, b);
    if (is_loose_and_far(a, b)) return CASE_APART;
    if (fit->laws && date < 0) date = 0;
    int n = date > 0 ? SAME_DAYS : date < 0 ? -6 : 0;
    n += is_far(a, b) ? -2 : fit->soon;
    if (fit->open && !period_overlaps(a->days[0].text, b->days[0].text, SAME_NEWS_DAYS)) n -= 4;
    if (date <= 0 && (is_given_before(a, b) || is_given_before(b, a))) n -= 2;
    if (date == 0 && fit->again && told_anew(a, b)) n -= 2;
    return n;
}
