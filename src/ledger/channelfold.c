// Groups of facts to rows: what became of a channel, when it was held, why it is closed.
#include "ledger/channelgroup.h"
#include "ledger/foldindex.h"
#include "ledger/round.h"
#include "mention/statename.h"

#include <stdlib.h>

#define NEXT_ROUND_DAYS 10 // after a round
#define ROUND_DAYS      4  // that a round may last
#define DAY_SLACK       2  // outlets differ by a day; talks last for some

static bool stays(str state)
{
    return !str_eq(state, STR("held"));
}

// Broken off and over on the same day is over.
static bool overtakes(const ledger_change *next, const ledger_change *last)
{
    return str_eq(next->state, STR("ended")) && str_eq(last->state, STR("suspended")) &&
           next->first - last->first <= DAY_SLACK;
}

// Talks that are resumed with a round: is there one, held on one of the days behind?
static bool is_opening(const ledger_change *c, const ledger_change *held)
{
    bool recent = str_starts(held->date, STR("..")); // "which recently resumed"
    return str_eq(held->state, STR("held")) && str_eq(c->state, STR("resumed")) &&
           held->first >= c->first &&
           held->first - c->first <= (recent ? FOLD_RECENT_DAYS : ROUND_DAYS);
}

// "It will not return to the talks", told when they were broken off: they are broken off.
static bool is_vow(const ledger_change *c, const ledger_change *refused)
{
    return str_eq(refused->state, STR("refused")) &&
           str_in_list(c->state, "suspended|ended", '|') && refused->first - c->first <= DAY_SLACK;
}

// Leaves out what changes nothing: suspended twice, with no other state between.
static void drop_repeated(ledger *l, change_vec *v)
{
    size_t n = 0;
    str last = STR_NONE;
    for (size_t i = 0; i < v->n; i++) {
        if (stays(v->p[i].state) && str_eq(v->p[i].state, last)) {
            fold_tell_again(l, &v->p[n - 1], &v->p[i]);
            continue;
        }
        if (str_eq(last, STR("expired")) && str_eq(v->p[i].state, STR("ended")))
            continue; // it is over
        bool met = str_in_list(last, "held|resumed", '|');
        bool next = n && str_eq(v->p[i].state, STR("agreed")) && met &&
                    v->p[i].first - v->p[n - 1].first <= NEXT_ROUND_DAYS;
        if (next) continue; // at a round the next one is agreed upon
        if (n && is_vow(&v->p[n - 1], &v->p[i])) continue;
        if (n && is_opening(&v->p[n - 1], &v->p[i])) continue;
        if (n && overtakes(&v->p[i], &v->p[n - 1])) n--;
        last = v->p[i].state;
        v->p[n++] = v->p[i];
    }
    v->n = n;
}

// "14 December at nine", "8 to 9 March": planned for the day of the round?
static bool is_planned_for(const fact *x, const ledger_change *c)
{
    size_t n = c->date.n;
    if (!x->planned.n || !str_starts(x->planned, c->date)) return false;
    return x->planned.n == n || x->planned.p[n] == 'T' || x->planned.p[n] == '/';
}

// Of the facts that tell the round, or plan it: the first text; of levels the first that says more
// than "officials".
static str first_of(const fact_refs *facts, const ledger_change *c, size_t offset)
{
    str plain = STR_NONE;
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        str s = *(const str *)((const char *)x + offset);
        int32_t day = fold_day(x);
        bool same = str_eq(x->state, c->state) ||
                    (str_eq(x->state, STR("held")) && str_eq(c->state, STR("resumed")));
        bool own = same && day >= c->first - DAY_SLACK && day <= c->first + ROUND_DAYS;
        bool planned = is_planned_for(x, c);
        if (!s.n || (!own && !planned)) continue;
        if (offset != offsetof(fact, level) || !round_level_is_plain(s)) return s;
        if (!plain.n) plain = s;
    }
    return plain;
}

static bool has_round(const ledger_round *rounds, uint32_t n, str date)
{
    for (uint32_t i = 0; i < n; i++)
        if (period_overlaps(period_read(rounds[i].date), period_read(date), DAY_SLACK)) return true;
    return false;
}

static int by_round(const void *a, const void *b)
{
    const ledger_round *x = a, *y = b;
    int c = str_cmp(x->date, y->date);
    return c ? c : str_cmp(x->place, y->place);
}

static ledger_round make_round(const fact_refs *facts, const ledger_change *c)
{
    return (ledger_round){.date = c->date,
                          .place = first_of(facts, c, offsetof(fact, place)),
                          .level = first_of(facts, c, offsetof(fact, level)),
                          .heads = first_of(facts, c, offsetof(fact, heads)),
                          .event = c->event};
}

// Rounds that were held, talks resumed with one included, and those that are planned.
static void fill_rounds(ledger *l, channel_row *row, const change_vec *changes,
                        const fact_refs *facts)
{
    ledger_round *rounds = arena_array(&l->a, ledger_round, changes->n + facts->n + 1);
    for (size_t i = 0; i < changes->n; i++) {
        const ledger_change *c = &changes->p[i];
        ledger_round x = make_round(facts, c);
        bool resumed = str_eq(c->state, STR("resumed")) && x.place.n &&
                       !has_round(rounds, row->n_rounds, c->date);
        if (str_eq(c->state, STR("held")) || resumed) rounds[row->n_rounds++] = x;
    }
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        ledger_change plan = {.date = fold_date(l, x->planned), .event = x->event};
        fact told = *x; // that it is planned counts since the text
        told.date = x->published;
        if (!x->planned.n || !fold_counts(l, &told) || has_round(rounds, row->n_rounds, x->planned))
            continue;
        rounds[row->n_rounds++] = make_round(facts, &plan);
    }
    if (row->n_rounds) qsort(rounds, row->n_rounds, sizeof *rounds, by_round);
    row->rounds = rounds;
}

// Reasons of the state that holds; conditions that were named since it holds.
static void fill_reasons(ledger *l, channel_row *row, const fact_refs *facts, int32_t since)
{
    bool closed = str_in_list(row->state, "suspended|ended|refused", '|');
    bool told = closed || str_in_list(row->state, "resumed|expired", '|');
    for (size_t i = 0; i < facts->n; i++) {
        const fact *x = facts->p[i];
        bool now = fold_day(x) >= since - DAY_SLACK;
        for (uint32_t k = 0; told && k < x->n_reasons && str_eq(x->state, row->state); k++)
            fold_reason(l, &x->reasons[k], &row->reasons, &row->n_reasons);
        for (uint32_t k = 0; k < x->n_reopen_if && closed && now; k++)
            fold_reason(l, &x->reopen_if[k], &row->reopen_if, &row->n_reopen_if);
    }
}

// A state or its government: of those that act for a country those who talk for it.
static bool is_whole(const fact_party *p)
{
    return str_eq(p->code, p->key) || str_eq(str_sub(p->code, 3, p->code.n), STR("GOV"));
}

// The party under the name of a text that does not have a part of it ("the Chadian unions").
static fact_party plainest(const fact_refs *facts, fact_party party)
{
    for (size_t i = 0; i < facts->n && party.code.n > 3 && !is_whole(&party); i++)
        for (uint32_t k = 0; k < facts->p[i]->n_actors; k++)
            if (str_eq(facts->p[i]->actors[k].key, party.key) && is_whole(&facts->p[i]->actors[k]))
                party = facts->p[i]->actors[k];
    return party;
}

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const str *)a, *(const str *)b);
}

// What all facts call organisations.
typedef struct {
    const fact *const *facts;
    fold_index bodies; // places of facts, by their actors' keys
} naming;

static bool is_body(const fact_party *p)
{
    return str_starts(p->key, STR("IGO"));
}

static naming naming_of(const fact *const *facts, size_t n)
{
    naming out = {.facts = facts};
    for (size_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < facts[i]->n_actors; k++)
            if (is_body(&facts[i]->actors[k]))
                foldindex_add(&out.bodies, facts[i]->actors[k].key, (uint32_t)i);
    return out;
}

// The name that most facts give to an organisation, of equals the first in the order of the
// alphabet: a union's own, not that of a council that it shares with the other side.
static str usual_name(ledger *l, const naming *told, const fact_party *party)
{
    VEC(str) names = {0};
    str best = party->name;
    size_t most = 0;
    const place_vec *list = foldindex_find(&told->bodies, party->key);
    for (size_t i = 0; i < list->n; i++) {
        const fact *x = told->facts[list->p[i]];
        for (uint32_t k = 0; k < x->n_actors; k++)
            if (str_eq(x->actors[k].key, party->key) && !str_eq(x->actors[k].name, party->key))
                *vec_push(&l->a, &names) = x->actors[k].name;
    }
    if (names.n) qsort(names.p, names.n, sizeof *names.p, by_name);
    for (size_t i = 0, first = 0; i < names.n; i++) {
        if (!str_eq(names.p[i], names.p[first])) first = i;
        if (i + 1 - first <= most) continue;
        most = i + 1 - first;
        best = names.p[i];
    }
    return best;
}

// Who talks: "Chad", not its minister or a bureau that he sent.
static fact_party as_body(ledger *l, const naming *told, fact_party party)
{
    str name = is_whole(&party) ? statename_called(party.key) : STR_NONE;
    if (is_body(&party)) name = usual_name(l, told, &party);
    if (name.n) party.name = name;
    return party;
}

// The rows' parties under their usual names among all facts.
static void name_parties(ledger *l, const fact *const *facts, size_t n, channel_row *rows,
                         size_t n_rows)
{
    naming told = naming_of(facts, n);
    for (size_t i = 0; i < n_rows; i++) {
        channel_row *row = &rows[i];
        fact_party *parties = arena_array(&l->a, fact_party, row->n_parties + 1);
        for (uint32_t k = 0; k < row->n_parties; k++)
            parties[k] = as_body(l, &told, row->parties[k]);
        row->parties = parties;
    }
    foldindex_free(&told.bodies);
}

static bool fold_row(ledger *l, const channel_group *g, channel_row *row)
{
    change_vec changes = {0};
    const fact *first = g->facts.p[0];
    for (size_t i = 0; i < g->facts.n; i++)
        if (str_eq(channelgroup_keys(l, g->facts.p[i]), g->parties)) first = g->facts.p[i];
    fold_changes(l, &g->facts, DAY_SLACK, &changes);
    drop_repeated(l, &changes);
    fold_count(l, &changes);
    fact_party *parties = channelgroup_parties(l, first);
    for (uint32_t i = 0; i < first->n_actors; i++) parties[i] = plainest(&g->facts, parties[i]);
    *row = (channel_row){.parties = parties, .n_parties = first->n_actors};
    row->subject = channelgroup_is_found(g) ? STR_NONE : g->subject;
    row->history = changes.p;
    row->n_history = (uint32_t)changes.n;
    row->events = fold_events(l, &g->facts, &row->n_events);
    row->told = fold_tellers(l, &g->facts);
    if (changes.n) {
        const ledger_change *last = &changes.p[changes.n - 1];
        row->state = last->state;
        row->since = last->date;
        row->by = last->by;
        row->confidence = last->confidence;
        fill_rounds(l, row, &changes, &g->facts);
        fill_reasons(l, row, &g->facts, last->first);
    }
    buf key = {0};
    buf_add_format(&key, "%.*s|%.*s|%.*s", STR_ARG(g->form), STR_ARG(g->parties),
                   STR_ARG(g->subject));
    fold_id("channel", buf_str(&key), row->id);
    buf_free(&key);
    return changes.n > 0;
}

void channel_fold(ledger *l, const fact *const *facts, size_t n)
{
    channel_groups all = channelgroup_make(l, facts, n);
    channel_row *rows = arena_array(&l->a, channel_row, all.n + 1);
    size_t kept = 0;
    for (size_t i = 0; i < all.n; i++)
        if (channelgroup_is_channel(&all.p[i]) && fold_row(l, &all.p[i], &rows[kept])) kept++;
    name_parties(l, facts, n, rows, kept);
    fold_tell_apart(rows->id, kept, sizeof *rows);
    l->table.channels = rows;
    l->table.n_channels = kept;
}
