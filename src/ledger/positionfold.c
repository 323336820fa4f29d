// Facts of positions to rows: the same stance of the same one on the same matter is one row.
#include "ledger/about.h"
#include "ledger/foldindex.h"
#include "ledger/folding.h"
#include "ledger/positionsure.h"

#include <stdlib.h>

// Facts of one row. Wordings are compared with that of the first.
typedef struct {
    fact_refs facts;
    matter_stems stems;
    uint32_t seen; // the fact, counted from 1, that was compared with it last
} position_group;

// A state takes thousands of positions, so that each is compared with those alone that share a word
// with it.
typedef struct {
    arena memory; // of the groups, which no row needs
    VEC(position_group) groups;
    fold_index found; // by "CHN|opposes|USA|" with a word's key
} position_index;

static str other(const fact *x)
{
    return x->n_recipients ? x->recipients[0].key : STR_NONE;
}

// The same words, or all but few; the field that both are of is not enough, as "dialogue" is of
// many.
static bool is_one_matter(const matter_stems *few, const matter_stems *many)
{
    if (few->n > many->n) return is_one_matter(many, few);
    if (!few->n || matter_stems_differ(few, many)) return false;
    if (matter_stems_name_more(few, many) && matter_stems_name_more(many, few)) return false;
    uint32_t common = matter_stems_common(few, many);
    if (few->n == 1) return common == 1 && many->n <= 2;
    return few->n == 2 ? common == 2 : 2 * common > few->n;
}

#define NEAR_DAYS 30  // within which a matter may be told in other words: one raid, one bill
#define SAME_DAYS 730 // that may lie between two tellings of a matter without a name, to be one

static bool names_any(const matter_stems *stems)
{
    for (uint32_t i = 0; i < stems->n; i++)
        if (stems->name[i]) return true;
    return false;
}

static bool begins_with_name(str text)
{
    char lead = text.n ? text.p[0] : 0;
    return (lead >= 'A' && lead <= 'Z') || lead == '#' || lead == '@';
}

// Every word of the shorter one, which is no less than half of the longer one.
static bool is_one_wording(const matter_stems *few, const matter_stems *many)
{
    if (few->n > many->n) return is_one_wording(many, few);
    return matter_stems_common(few, many) == few->n && 2 * few->n >= many->n;
}

// "The attack in Gao", months after another one; "the release of all detained", years after: they
// are about others.
static bool is_one_time(const position_group *g, const fact *x, const matter_stems *stems)
{
    const fact *first = g->facts.p[0];
    int64_t apart = (int64_t)fold_day(x) - fold_day(first); // a day that is not known is far away
    if (apart < 0) apart = -apart;
    if (apart <= NEAR_DAYS) return true;
    bool named = names_any(stems) || begins_with_name(x->subject_text);
    bool other_named = names_any(&g->stems) || begins_with_name(first->subject_text);
    if (named != other_named || !is_one_wording(stems, &g->stems)) return false;
    if (named || x->n_recipients || str_eq(x->state, STR("supports"))) return true;
    return apart <= SAME_DAYS;
}

// The first group of those under the key that tells the same matter, or `best`.
static uint32_t search(position_index *p, str key, const fact *x, const matter_stems *stems,
                       uint32_t turn, uint32_t best)
{
    const place_vec *list = foldindex_find(&p->found, key);
    for (size_t i = 0; p->groups.p && i < list->n && list->p[i] < best; i++) {
        position_group *g = &p->groups.p[list->p[i]];
        if (g->seen == turn) continue;
        g->seen = turn;
        if (is_one_matter(&g->stems, stems) && is_one_time(g, x, stems)) best = list->p[i];
    }
    return best;
}

static void put(position_index *p, const fact *x, uint32_t turn)
{
    matter_stems stems = matter_stems_of(x->subject_text);
    uint32_t best = UINT32_MAX;
    buf b = {0};
    buf_add_format(&b, "%.*s|%.*s|%.*s|", STR_ARG(x->actors[0].key), STR_ARG(x->state),
                   STR_ARG(other(x)));
    size_t head = b.n;
    for (uint32_t i = 0; i < stems.n; i++) {
        b.n = head;
        buf_add_format(&b, "%x", matter_stem_key(&stems, i));
        best = search(p, buf_str(&b), x, &stems, turn, best);
    }
    if (best == UINT32_MAX) {
        best = (uint32_t)p->groups.n;
        *vec_push(&p->memory, &p->groups) = (position_group){.stems = stems};
        for (uint32_t i = 0; i < stems.n; i++) {
            b.n = head;
            buf_add_format(&b, "%x", matter_stem_key(&stems, i));
            foldindex_add(&p->found, buf_str(&b), best);
        }
    }
    *vec_push(&p->memory, &p->groups.p[best].facts) = x;
    buf_free(&b);
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
        // Titles cut short: what the same days tell below one
        if (said->sentence == 0 && x->sentence > 0 && fold_day(x) <= fold_day(first) + 1) said = x;
    }
    if (first->n_recipients) row.to = first->recipients[0];
    row.subject = said->subject_text; // no name of a field: one may be for and against it
    // Told on that day at the latest
    row.since = fold_date(l, dated ? dated->date : first->published);
    row.words = said->text;
    row.events = fold_events(l, facts, &row.n_events);
    row.told = fold_tellers(l, facts);
    row.confidence = position_sure(&row, 1 - doubt);
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
    if (!c) c = str_cmp(str_of(x->id), str_of(y->id));
    if (!c) c = str_cmp(x->since, y->since);
    return c ? c : str_cmp(x->words, y->words);
}

void position_fold(ledger *l, const fact *const *facts, size_t n)
{
    position_index all = {0};
    for (size_t i = 0; i < n; i++)
        if (is_past(l, facts[i])) put(&all, facts[i], (uint32_t)i + 1);
    position_row *rows = arena_array(&l->a, position_row, all.groups.n + 1);
    for (size_t i = 0; i < all.groups.n; i++) rows[i] = make_row(l, &all.groups.p[i].facts);
    if (all.groups.n) qsort(rows, all.groups.n, sizeof *rows, by_position);
    fold_tell_apart(rows->id, all.groups.n, sizeof *rows);
    l->table.positions = rows;
    l->table.n_positions = all.groups.n;
    foldindex_free(&all.found);
    arena_free(&all.memory);
}
