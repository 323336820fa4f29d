#include "ledger/rowfilter.h"

#include "ledger/positionsure.h"
#include "link/period.h"

#include <string.h>

static bool is_side(fact_party p, str code)
{
    return str_eq(p.key, code) || (code.n && str_starts(p.code, code));
}

static bool among(const fact_party *p, uint32_t n, str code)
{
    if (!code.n) return true;
    for (uint32_t i = 0; i < n; i++)
        if (is_side(p[i], code)) return true;
    return false;
}

static bool directed(const row_filter *f, const fact_party *p, uint32_t n, const fact_party *q,
                     uint32_t m)
{
    if (among(p, n, f->from) && among(q, m, f->to)) return true;
    return f->either && among(p, n, f->to) && among(q, m, f->from);
}

// Is the date within the days asked for?
static bool in_time(const row_filter *f, str date)
{
    if (!f->since.n && !f->until.n) return true;
    period p = period_read(date), from = period_read(f->since), to = period_read(f->until);
    if (!p.known) return false;
    return (!from.known || p.last >= from.first) && (!to.known || p.first <= to.last);
}

static bool is_state(const row_filter *f, str state)
{
    return !f->state.n || str_eq_nocase(f->state, state);
}

// Does the text hold the words, whatever their case?
static bool holds(str text, str words)
{
    return str_find_nocase(text, words) != SIZE_MAX;
}

static bool is_row(const row_filter *f, const char *id)
{
    return !f->id.n || str_eq(f->id, str_of(id));
}

static bool wants_channel(const row_filter *f, const channel_row *r)
{
    return is_row(f, r->id) && among(r->parties, r->n_parties, f->from) &&
           among(r->parties, r->n_parties, f->to) && in_time(f, r->since) &&
           is_state(f, r->state) && holds(r->subject, f->subject);
}

static bool wants_transfer(const row_filter *f, const transfer_row *r)
{
    if (!is_row(f, r->id)) return false;
    bool about = holds(r->kind, f->subject);
    for (uint32_t i = 0; i < r->n_items && !about; i++)
        about = holds(r->items[i].text, f->subject) || holds(r->items[i].designation, f->subject) ||
                holds(r->items[i].category, f->subject);
    return directed(f, r->suppliers, r->n_suppliers, r->recipients, r->n_recipients) &&
           in_time(f, r->since) && is_state(f, r->stage) && about;
}

static bool wants_redline(const row_filter *f, const redline_row *r)
{
    return is_row(f, r->id) && directed(f, &r->by, 1, &r->to, 1) && in_time(f, r->since) &&
           is_state(f, r->strength) &&
           (holds(r->subject, f->subject) || holds(r->words, f->subject));
}

static bool wants_position(const row_filter *f, const position_row *r)
{
    if (!is_row(f, r->id)) return false;
    if (!f->unsure && !f->id.n && r->confidence < POSITION_SURE) return false;
    bool to = among(&r->to, 1, f->to) || holds(r->words, f->to);
    return among(&r->by, 1, f->from) && to && in_time(f, r->since) && is_state(f, r->stance) &&
           (holds(r->subject, f->subject) || holds(r->words, f->subject));
}

// Few of many fit: room for all would cost more than looking at them.
#define KEEP(rows, type, wants)                                                                    \
    do {                                                                                           \
        VEC(type) kept = {0};                                                                      \
        for (size_t i = 0; i < t->n_##rows; i++)                                                   \
            if (wants(f, &t->rows[i])) *vec_push(a, &kept) = t->rows[i];                           \
        out.rows = kept.p ? kept.p : arena_array(a, type, 1);                                      \
        out.n_##rows = kept.n;                                                                     \
    } while (0)

ledger_table rowfilter_apply(const ledger_table *t, const row_filter *f, arena *a)
{
    ledger_table out = {.as_of = t->as_of};
    KEEP(channels, channel_row, wants_channel);
    KEEP(transfers, transfer_row, wants_transfer);
    KEEP(redlines, redline_row, wants_redline);
    KEEP(positions, position_row, wants_position);
    return out;
}
