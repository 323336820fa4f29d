#include "ledger/folding.h"

#include "base/hash.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#define OFFICIAL_VOTES 2   // an official text counts as two others
#define ROUND_SLACK    4   // days that a round may last
#define SHORT_PERIOD   7   // days to which outlets may differ
#define LONG_PERIOD    31  // a date that says no more than the year joins what is known
#define OWN_DAY_SLACK  6   // days after a change within which texts still tell it as their news
#define LENGTH_CLASSES 3   // of periods, see length_class
#define WORDS_ALIKE    0.6 // of the words of a reason, to be the same reason

int32_t fold_day(const fact *x)
{
    period p = period_read(x->date);
    if (p.known) return p.first != PERIOD_FIRST ? p.first : p.last;
    p = period_read(x->published);
    return p.known ? p.first : PERIOD_FIRST;
}

bool fold_counts(const ledger *l, const fact *x)
{
    period p = period_read(x->date), today = period_read(l->table.as_of);
    if (!p.known || x->denied) return false;
    return !today.known || (p.first != PERIOD_FIRST ? p.first : p.last) <= today.last;
}

static int by_saying(const void *a, const void *b)
{
    const fact *x = *(const fact *const *)a, *y = *(const fact *const *)b;
    int32_t dx = fold_day(x), dy = fold_day(y);
    if (dx != dy) return dx < dy ? -1 : 1;
    int c = str_cmp(x->published, y->published);
    if (!c) c = str_cmp(x->document, y->document);
    if (c) return c;
    if (x->words.begin != y->words.begin) return x->words.begin < y->words.begin ? -1 : 1;
    c = str_cmp(x->state, y->state);
    return c ? c : str_cmp(x->subject, y->subject);
}

void fold_sort(fact_refs *facts)
{
    if (facts->n) qsort(facts->p, facts->n, sizeof *facts->p, by_saying);
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

uint32_t fold_each_once(str *list, size_t n)
{
    uint32_t kept = 0;
    if (n) qsort(list, n, sizeof *list, by_text);
    for (size_t i = 0; i < n; i++)
        if (!kept || !str_eq(list[kept - 1], list[i])) list[kept++] = list[i];
    return kept;
}

const str *fold_events(ledger *l, const fact_refs *facts, uint32_t *n)
{
    str *ids = arena_array(&l->a, str, facts->n + 1);
    size_t all = 0;
    for (size_t i = 0; i < facts->n; i++)
        if (facts->p[i]->event.n) ids[all++] = facts->p[i]->event;
    *n = fold_each_once(ids, all);
    return ids;
}

static bool has_word(str text, str word)
{
    while (text.p)
        if (str_eq_nocase(str_split(&text, ' '), word)) return true;
    return false;
}

// Share of the words of the shorter text that the longer one has.
static double alike(str a, str b)
{
    str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
    int n = 0, common = 0;
    while (shorter.p) {
        str w = str_split(&shorter, ' ');
        if (w.n < 4) continue;
        n++;
        common += has_word(longer, w);
    }
    return n ? (double)common / n : 0;
}

// What a party claims goes before what a text says in its own name.
static void replace_reason(ledger *l, const fact_reason **list, uint32_t n, uint32_t at,
                           const fact_reason *x)
{
    fact_reason *copy = arena_array(&l->a, fact_reason, n);
    memcpy(copy, *list, n * sizeof *copy);
    copy[at] = *x;
    *list = copy;
}

void fold_reason(ledger *l, const fact_reason *x, const fact_reason **list, uint32_t *n)
{
    for (uint32_t i = 0; i < *n; i++) {
        const fact_reason *y = &(*list)[i];
        if (!(x->event.n && str_eq(x->event, y->event)) && alike(x->text, y->text) < WORDS_ALIKE)
            continue;
        if (str_eq(y->by, STR("author")) && !str_eq(x->by, y->by))
            replace_reason(l, list, *n, i, x);
        return;
    }
    fact_reason *more = arena_array(&l->a, fact_reason, *n + 1);
    if (*n) memcpy(more, *list, *n * sizeof *more);
    more[(*n)++] = *x;
    *list = more;
}

str fold_date(ledger *l, str date)
{
    size_t slash = str_find_byte(date, '/', 0), t = str_find_byte(date, 'T', 0);
    if (slash != SIZE_MAX && slash > 0 && date.p[0] != '.') date = str_sub(date, 0, slash);
    if (t != SIZE_MAX && t >= 10) date = str_sub(date, 0, t);
    return str_copy(&l->a, date);
}

void fold_id(const char *what, str key, char out[17])
{
    buf b = {0};
    buf_add_format(&b, "%s|%.*s", what, STR_ARG(key));
    hash_hex(hash_str(buf_str(&b)), out);
    buf_free(&b);
}

void fold_tell_apart(char *first, size_t n, size_t stride)
{
    map seen = {0};
    arena a = {0};
    for (size_t i = 0; i < n; i++) {
        char *id = first + i * stride;
        while (map_find(&seen, str_of(id))) fold_id("again", str_of(id), id);
        map_add(&seen, &a, str_of(id), NULL);
    }
    arena_free(&a);
}

// --- changes

// "Recently", told so long after the round, or after what else was recent, that it was another.
static bool is_other_round(period p, period q)
{
    int32_t gap = p.last > q.last ? p.last - q.last : q.last - p.last;
    return (p.first == PERIOD_FIRST || q.first == PERIOD_FIRST) && gap > FOLD_RECENT_DAYS;
}

static bool is_open(const fact *x, period p)
{
    return x->ledger == LEDGER_TRANSFERS && p.known && p.first == PERIOD_FIRST;
}

// A transfer known by a day counts as of that day, else it would be one with all that was before.
static period day_known(const fact *x, period p)
{
    if (is_open(x, p)) p.first = p.last;
    return p;
}

// May the fact tell the change that these tell? An explicit date against an explicit one, or a text
// that tells it as its own news some days later.
static bool belongs(const fact_refs *change, const fact *x, int32_t slack)
{
    period p = period_read(x->date);
    bool open = is_open(x, p);
    p = day_known(x, p);
    if (str_eq(x->state, STR("held")) && slack < ROUND_SLACK) slack = ROUND_SLACK;
    for (size_t i = 0; i < change->n; i++) {
        const fact *y = change->p[i];
        period q = period_read(y->date);
        if (period_length(q) > LONG_PERIOD && period_length(p) <= LONG_PERIOD) continue;
        if (str_eq(x->state, STR("held")) && is_other_round(p, q)) continue;
        bool before = (open && q.first > p.last) || (is_open(y, q) && p.first > q.last);
        if (before) continue; // what was known by then is not of a later day
        q = day_known(y, q);
        bool days = period_length(p) <= SHORT_PERIOD && period_length(q) <= SHORT_PERIOD;
        if (period_overlaps(p, q, days ? slack : 0)) return true;
        if (x->own_day && p.first >= q.first && p.first - q.last <= OWN_DAY_SLACK) return true;
        if (y->own_day && q.first >= p.first && q.first - p.last <= OWN_DAY_SLACK) return true;
    }
    return false;
}

static uint32_t votes_for(const fact_refs *facts, str date, bool own_day, uint32_t *texts)
{
    uint32_t votes = 0;
    *texts = 0;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        bool again = false; // one text has one vote
        for (size_t k = 0; k < i && !again; k++)
            again = str_eq(facts->p[k]->document, x->document) &&
                    str_eq(facts->p[k]->date, x->date) && facts->p[k]->own_day == x->own_day;
        if (again || !str_eq(x->date, date) || x->own_day != own_day) continue;
        (*texts)++;
        votes += x->official ? OFFICIAL_VOTES : 1;
    }
    return votes;
}

// "Known by then" says less than a day, more than a year.
static int32_t days_of(const fact *x)
{
    period p = period_read(x->date);
    return is_open(x, p) ? LONG_PERIOD : period_length(p);
}

// The date that most texts give: days before longer periods, what is said before what is only the
// day of the text, the earliest of equals.
static const fact *best_dated(const fact_refs *facts)
{
    const fact *best = NULL;
    uint32_t best_votes = 0, texts;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        uint32_t votes = votes_for(facts, x->date, x->own_day, &texts);
        bool better;
        int32_t days = days_of(x);
        int32_t best_days = best ? days_of(best) : 0;
        bool short_both = days <= ROUND_SLACK && best_days <= ROUND_SLACK;
        if (!best)
            better = true;
        else if (x->own_day != best->own_day && short_both && days != best_days)
            better = best->own_day; // "on 7 and 8 March" before the day of the text
        else if (days != best_days)
            better = days < best_days;
        else if (x->own_day != best->own_day)
            better = !x->own_day || fold_day(x) < fold_day(best);
        else if (str_eq(x->state, STR("held")) && !x->own_day) // a round begins on its first day
            better = fold_day(x) < fold_day(best);
        else
            better = votes > best_votes;
        if (x->own_day && best && !best->own_day && period_length(period_read(best->date)) <= 1)
            better = false;
        if (!better) continue;
        best = x;
        best_votes = votes;
    }
    return best;
}

ledger_tellers fold_tellers(const ledger *l, const fact_refs *facts)
{
    arena scratch = {0};
    uint32_t *numbers = arena_array(&scratch, uint32_t, facts->n + 1);
    size_t n = 0;
    period today = period_read(l->table.as_of);
    for (size_t i = 0; i < facts->n; i++)
        if (!today.known || fold_day(facts->p[i]) <= today.last) numbers[n++] = facts->p[i]->teller;
    ledger_tellers out = tellers_count(&l->tellers, numbers, n);
    arena_free(&scratch);
    return out;
}

void fold_tell_again(ledger *l, ledger_change *c, const ledger_change *again)
{
    for (size_t i = 0; i < again->facts.n; i++) *vec_push(&l->a, &c->facts) = again->facts.p[i];
}

void fold_count(const ledger *l, change_vec *changes)
{
    for (size_t i = 0; i < changes->n; i++)
        changes->p[i].told = fold_tellers(l, &changes->p[i].facts);
}

static ledger_change make_change(ledger *l, const fact_refs *facts)
{
    const fact *x = best_dated(facts), *proof = facts->p[0];
    ledger_change c = {.date = fold_date(l, x->date), .first = fold_day(x), .state = x->state};
    double doubt = 1;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *y = facts->p[i];
        doubt *= 1 - y->confidence;
        if ((proof->weak && !y->weak) ||
            (!proof->event.n && y->event.n && proof->weak >= y->weak) ||
            (proof->weak >= y->weak && str_eq(y->date, x->date) && !str_eq(proof->date, x->date) &&
             y->event.n))
            proof = y;
        if (!c.by.code.n && y->by.code.n) c.by = y->by;
    }
    c.event = proof->event;
    c.document = proof->document;
    c.text = proof->text;
    c.facts = *facts;
    c.confidence = 1 - doubt;
    return c;
}

static int rank(str state)
{
    static const char *const ORDER[] = {
        "requested",  "proposed",  "announced", "agreed",  "approved", "notified", "enacted",
        "contracted", "funded",    "held",      "ongoing", "delayed",  "refused",  "suspended",
        "resumed",    "delivered", "cancelled", "ended",   "expired"};
    return str_which(state, ORDER, sizeof ORDER / sizeof *ORDER);
}

static int by_date(const void *a, const void *b)
{
    const ledger_change *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    return rank(x->state) - rank(y->state);
}

// Days, months, what is longer or open.
static size_t length_class(const fact *x)
{
    int32_t days = days_of(x);
    return days <= SHORT_PERIOD ? 0 : days <= LONG_PERIOD ? 1 : 2;
}

void fold_changes(ledger *l, const fact_refs *facts, int32_t slack, change_vec *out)
{
    VEC(fact_refs) groups = {0};
    for (size_t length = 0; length < LENGTH_CLASSES; length++) // long periods come last
        for (size_t i = 0; i < facts->n; i++) {
            const fact *x = facts->p[i];
            fact_refs *found = NULL;
            if (!x->state.n || !fold_counts(l, x) || length_class(x) != length) continue;
            for (size_t k = 0; k < groups.n && !found; k++)
                if (str_eq(groups.p[k].p[0]->state, x->state) && belongs(&groups.p[k], x, slack))
                    found = &groups.p[k];
            if (!found) found = vec_push(&l->a, &groups);
            *vec_push(&l->a, found) = x;
        }
    for (size_t i = 0; i < groups.n; i++) *vec_push(&l->a, out) = make_change(l, &groups.p[i]);
    if (out->n) qsort(out->p, out->n, sizeof *out->p, by_date);
}
