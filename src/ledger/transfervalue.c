// The value of a transfer of which texts differ: the official one of the latest stage, else that of
// most sources, else the latest.
#include "ledger/transfercase.h"

#include <math.h>

#define SAME_VALUE 0.005 // rounding
#define VALUES_MAX 32    // that texts may differ in

static const char *const STAGES[] = {"requested", "proposed",   "announced", "approved", "notified",
                                     "enacted",   "contracted", "funded",    "delivered"};

int transfer_stage_rank(str stage)
{
    return str_which(stage, STAGES, sizeof STAGES / sizeof *STAGES);
}

static bool tells(const transfer_case *c, str text)
{
    for (size_t i = 0; i < c->facts.n; i++)
        if (str_eq(c->facts.p[i]->text, text)) return true;
    return false;
}

static bool is_copy(const cluster *c, size_t which)
{
    const transfer_case *x = &c->members.p[which];
    for (size_t i = 0; i < which; i++) {
        bool all = !(x->texts & ~c->members.p[i].texts);
        for (size_t k = 0; k < x->facts.n && all; k++)
            all = tells(&c->members.p[i], x->facts.p[k]->text);
        if (all) return true;
    }
    return false;
}

void transfer_mark_copies(ledger *l, cluster *c)
{
    c->copies = arena_array(&l->a, bool, c->members.n + 1);
    for (size_t i = 0; i < c->members.n; i++) c->copies[i] = is_copy(c, i);
}

typedef struct {
    double value;
    str unit;
    uint32_t sources; // texts that are no copies of one another
    fact_refs facts;  // that give it, those of copies, too
    int official;     // rank of the latest stage of which an official text gives it; -1: none does
    int stage;        // of which any text gives it
    str published;
} value_vote;

static int stage_of_case(const transfer_case *c, const fact *x)
{
    int rank = transfer_stage_rank(x->state);
    for (size_t i = 0; i < c->facts.n && rank < 0; i++)
        if (transfer_stage_rank(c->facts.p[i]->state) > rank && !c->facts.p[i]->background)
            rank = transfer_stage_rank(c->facts.p[i]->state);
    return rank;
}

static value_vote *vote_of(value_vote *votes, uint32_t *n, const fact *x)
{
    for (uint32_t i = 0; i < *n; i++)
        if (str_eq(votes[i].unit, x->unit) &&
            fabs(votes[i].value - x->value) <= SAME_VALUE * x->value)
            return &votes[i];
    if (*n == VALUES_MAX) return NULL;
    votes[*n] = (value_vote){.value = x->value, .unit = x->unit, .official = -1, .stage = -1};
    return &votes[(*n)++];
}

static bool is_better(const value_vote *a, const value_vote *b)
{
    if (a->official != b->official) return a->official > b->official;
    if (a->sources != b->sources) return a->sources > b->sources;
    return str_cmp(a->published, b->published) > 0;
}

// A source has one vote for a value.
static bool has_voted(const ledger *l, const value_vote *v, const fact *x)
{
    const teller *all = l->tellers.all.p;
    for (size_t i = 0; i < v->facts.n; i++)
        if (all[v->facts.p[i]->teller].source == all[x->teller].source) return true;
    return false;
}

static void count_case(ledger *l, const transfer_case *c, bool copy, value_vote *votes, uint32_t *n)
{
    for (size_t i = 0; i < c->facts.n; i++) {
        const fact *x = c->facts.p[i];
        value_vote *v = isfinite(x->value) ? vote_of(votes, n, x) : NULL;
        if (!v) continue;
        int stage = stage_of_case(c, x);
        if (!copy && x->official && stage > v->official) v->official = stage;
        if (!copy && stage > v->stage) v->stage = stage;
        if (!copy && !has_voted(l, v, x)) {
            v->sources++;
            if (str_cmp(x->published, v->published) > 0) v->published = x->published;
        }
        *vec_push(&l->a, &v->facts) = x;
    }
}

static transfer_value value_of(ledger *l, const value_vote *v)
{
    str *documents = arena_array(&l->a, str, v->facts.n + 1);
    transfer_value out = {.value = v->value, .unit = v->unit};
    for (size_t i = 0; i < v->facts.n; i++) {
        documents[i] = v->facts.p[i]->document;
        out.official = out.official || v->facts.p[i]->official;
    }
    out.documents = documents;
    out.n_documents = fold_each_once(documents, v->facts.n);
    out.told = fold_tellers(l, &v->facts);
    return out;
}

void transfer_choose_value(ledger *l, const cluster *c, transfer_row *row)
{
    value_vote votes[VALUES_MAX];
    uint32_t n = 0, best = 0;
    row->value = row->low = row->high = NAN;
    for (size_t i = 0; i < c->members.n; i++)
        count_case(l, &c->members.p[i], c->copies[i], votes, &n);
    if (!n) return;
    int latest = -1; // an estimate of an earlier stage is no match for what was signed
    for (uint32_t i = 0; i < n; i++) latest = votes[i].stage > latest ? votes[i].stage : latest;
    for (uint32_t i = 0; i < n; i++)
        if (votes[i].official < latest) votes[i].official = -1;
    for (uint32_t i = 1; i < n; i++)
        if (is_better(&votes[i], &votes[best])) best = i;
    transfer_value *values = arena_array(&l->a, transfer_value, n);
    values[row->n_values++] = value_of(l, &votes[best]);
    row->value = row->low = row->high = votes[best].value;
    row->unit = votes[best].unit;
    for (uint32_t i = 0; i < n; i++) {
        if (i == best) continue;
        values[row->n_values++] = value_of(l, &votes[i]);
        if (!str_eq(votes[i].unit, row->unit)) continue;
        row->low = fmin(row->low, votes[i].value);
        row->high = fmax(row->high, votes[i].value);
    }
    row->values = values;
}
