// Facts of positions to rows: the same stance of the same one on the same matter is one row.
#include "ledger/about.h"
#include "ledger/folding.h"

#include <stdlib.h>

typedef VEC(fact_refs) position_groups;

static str other(const fact *x)
{
    return x->n_recipients ? x->recipients[0].key : STR_NONE;
}

// The same words, or all but few; the field that both are of is not enough, as "dialogue" is of
// many.
static bool is_one_matter(str a, str b)
{
    uint32_t n = matter_size(a), k = matter_size(b);
    if (n > k) return is_one_matter(b, a);
    if (!n || matter_names_differ(a, b)) return false;
    uint32_t common = matter_common(a, b);
    if (n == 1) return common == 1 && k <= 2;
    return n == 2 ? common == 2 : 2 * common > n;
}

static bool is_same(const fact *x, const fact *y)
{
    return str_eq(x->actors[0].key, y->actors[0].key) && str_eq(x->state, y->state) &&
           str_eq(other(x), other(y)) && is_one_matter(x->subject_text, y->subject_text);
}

static bool is_past(const ledger *l, const fact *x)
{
    period today = period_read(l->table.as_of);
    return !x->denied && x->n_actors && x->subject_text.n &&
           (!today.known || fold_day(x) <= today.last);
}

static position_row make_row(ledger *l, const fact_refs *facts)
{
    const fact *first = facts->p[0], *dated = NULL, *said = first;
    position_row row = {.by = first->actors[0], .stance = first->state};
    double doubt = 1;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        doubt *= 1 - x->confidence;
        if (!dated && x->date.n && period_read(x->date).known) dated = x;
        if (said->sentence == 0 && x->sentence > 0) said = x; // titles cut short
    }
    if (first->n_recipients) row.to = first->recipients[0];
    row.subject = said->subject_text; // no name of a field: one may be for and against it
    row.since = dated ? fold_date(l, dated->date) : STR_NONE;
    row.words = said->text;
    row.events = fold_events(l, facts, &row.n_events);
    row.confidence = 1 - doubt;
    buf key = {0};
    buf_add_format(&key, "%.*s|%.*s|%.*s|%.*s", STR_ARG(row.by.key), STR_ARG(row.to.key),
                   STR_ARG(row.stance), STR_ARG(row.subject));
    fold_id("position", buf_str(&key), row.id);
    buf_free(&key);
    return row;
}

static int by_position(const void *a, const void *b)
{
    const position_row *x = a, *y = b;
    int c = str_cmp(x->by.key, y->by.key);
    if (!c) c = str_cmp(x->stance, y->stance);
    if (!c) c = str_cmp(x->to.key, y->to.key);
    if (!c) c = str_cmp(x->subject, y->subject);
    return c ? c : str_cmp(str_of(x->id), str_of(y->id));
}

void position_fold(ledger *l, const fact *const *facts, size_t n)
{
    position_groups all = {0};
    for (size_t i = 0; i < n; i++) {
        fact_refs *found = NULL;
        if (!is_past(l, facts[i])) continue;
        for (size_t k = 0; k < all.n && !found; k++)
            if (is_same(all.p[k].p[0], facts[i])) found = &all.p[k];
        if (!found) {
            found = vec_push(&l->a, &all);
            *found = (fact_refs){0};
        }
        *vec_push(&l->a, found) = facts[i];
    }
    position_row *rows = arena_array(&l->a, position_row, all.n + 1);
    for (size_t i = 0; i < all.n; i++) rows[i] = make_row(l, &all.p[i]);
    if (all.n) qsort(rows, all.n, sizeof *rows, by_position);
    l->table.positions = rows;
    l->table.n_positions = all.n;
}
