#include "ledger/crossproposal.h"

#include "base/ascii.h"

#include <string.h>

#define PROPOSED_MAX 16 // of one line; a supplier of years has more, and they say no more

// What is not only asked for, offered or denied.
static const char STAGES[] = "approved|notified|enacted|contracted|funded|delivered";
static const char TALKS[] = "agreed|held|ongoing|resumed";

typedef struct {
    ledger *l;
    const redline_row *line;
    int32_t drawn; // the last day on which it can have been drawn
    VEC(ledger_proposal) found;
} search;

static bool is_word_end(str text, size_t at)
{
    return at == 0 || at >= text.n || !ascii_is_word(text.p[at]) || !ascii_is_word(text.p[at - 1]);
}

// Does the subject name it, as a word of its own?
static bool names(str subject, str name)
{
    if (name.n < 3) return false;
    for (size_t from = 0; from + name.n <= subject.n;) {
        size_t at = str_find(str_sub(subject, from, subject.n), name);
        if (at == SIZE_MAX) return false;
        at += from;
        if (is_word_end(subject, at) && is_word_end(subject, at + name.n)) return true;
        from = at + 1;
    }
    return false;
}

// Somebody whom the line is about, and who is neither whose line it is nor whom it is for.
static bool is_third(const search *s, const fact_party *p)
{
    const redline_row *r = s->line;
    return p->key.n && !str_eq(p->key, r->by.key) && !str_eq(p->key, r->to.key) &&
           names(r->subject, p->name);
}

// The first change of one of these states after the line was drawn.
static const ledger_change *change_after(const search *s, const ledger_change *p, uint32_t n,
                                         const char *states)
{
    for (uint32_t i = 0; i < n; i++)
        if (p[i].date.n && str_in_list(p[i].state, states, '|') &&
            period_read(p[i].date).first > s->drawn)
            return &p[i];
    return NULL;
}

// Somebody said so of it.
static bool is_claimed(const redline_row *r, const ledger_change *c)
{
    for (uint32_t i = 0; i < r->n_crossings; i++)
        if ((c->event.n && str_eq(r->crossings[i].event, c->event)) ||
            str_find(c->text, r->crossings[i].text) != SIZE_MAX)
            return true;
    return false;
}

static void propose(search *s, const ledger_change *c, const char *what, const fact_party *third)
{
    buf why = {0};
    for (size_t i = 0; i < s->found.n; i++)
        if (str_eq(s->found.p[i].text, c->text)) return;
    if (s->found.n == PROPOSED_MAX || is_claimed(s->line, c)) return;
    buf_add_format(&why, "%.*s %s %.*s (%.*s) after the line was drawn; the line names %.*s",
                   STR_ARG(s->line->to.key), what, STR_ARG(third->key), STR_ARG(c->state),
                   STR_ARG(third->name));
    *vec_push(&s->l->a, &s->found) = (ledger_proposal){.text = c->text,
                                                       .event = c->event,
                                                       .date = c->date,
                                                       .reason = str_copy(&s->l->a, buf_str(&why))};
    buf_free(&why);
}

static void search_transfers(search *s)
{
    const ledger_table *t = &s->l->table;
    for (size_t i = 0; i < t->n_transfers; i++) {
        const transfer_row *r = &t->transfers[i];
        const ledger_change *c = change_after(s, r->history, r->n_history, STAGES);
        if (!c || !fact_has_party(r->suppliers, r->n_suppliers, s->line->to.key)) continue;
        for (uint32_t k = 0; k < r->n_recipients; k++)
            if (is_third(s, &r->recipients[k])) {
                propose(s, c, "arms or aids", &r->recipients[k]);
                break;
            }
    }
}

static void search_channels(search *s)
{
    const ledger_table *t = &s->l->table;
    for (size_t i = 0; i < t->n_channels; i++) {
        const channel_row *r = &t->channels[i];
        const ledger_change *c = change_after(s, r->history, r->n_history, TALKS);
        const fact_party *third = NULL;
        bool crosser = fact_has_party(r->parties, r->n_parties, s->line->to.key);
        bool drawer = fact_has_party(r->parties, r->n_parties, s->line->by.key);
        for (uint32_t k = 0; k < r->n_parties; k++)
            if (is_third(s, &r->parties[k])) third = &r->parties[k];
        if (c && crosser && !drawer && third) propose(s, c, "talks with", third);
    }
}

void crossing_propose(ledger *l)
{
    redline_row *rows = arena_array(&l->a, redline_row, l->table.n_redlines + 1);
    for (size_t i = 0; i < l->table.n_redlines; i++) {
        rows[i] = l->table.redlines[i];
        period drawn = period_read(rows[i].since);
        if (!drawn.known || !rows[i].to.key.n) continue;
        search s = {.l = l, .line = &rows[i], .drawn = drawn.last};
        search_transfers(&s);
        search_channels(&s);
        rows[i].proposed = s.found.p;
        rows[i].n_proposed = (uint32_t)s.found.n;
    }
    l->table.redlines = rows;
}
