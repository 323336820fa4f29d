#include "ledger/crossproposal.h"

#include "base/ascii.h"
#include "base/map.h"

#include <string.h>

#define PROPOSED_MAX 16 // of one line; a supplier of years has more, and they say no more

// What is not only asked for, offered or denied.
static const char STAGES[] = "approved|notified|enacted|contracted|funded|delivered";
static const char TALKS[] = "agreed|held|ongoing|resumed";

typedef VEC(uint32_t) row_list;

// Rows of transfers by the keys of their suppliers, of channels by those of their parties; each in
// the order of the table.
typedef struct {
    arena memory;
    map transfers, channels; // to row_list
} deed_index;

typedef struct {
    ledger *l;
    deed_index *index;
    const redline_row *line;
    int32_t drawn; // the last day on which it can have been drawn
    VEC(ledger_proposal) found;
} search;

// --- whose deeds are where

static void index_row(deed_index *x, map *of, const fact_party *p, uint32_t n, size_t row)
{
    for (uint32_t i = 0; i < n; i++) {
        bool added;
        map_entry *e = map_add(of, &x->memory, p[i].key, &added);
        if (added) e->value.pointer = arena_alloc(&x->memory, sizeof(row_list));
        row_list *rows = e->value.pointer;
        if (rows->n && rows->p[rows->n - 1] == row) continue; // named twice
        *vec_push(&x->memory, rows) = (uint32_t)row;
    }
}

static void make_index(deed_index *x, const ledger_table *t)
{
    for (size_t i = 0; i < t->n_transfers; i++)
        index_row(x, &x->transfers, t->transfers[i].suppliers, t->transfers[i].n_suppliers, i);
    for (size_t i = 0; i < t->n_channels; i++)
        index_row(x, &x->channels, t->channels[i].parties, t->channels[i].n_parties, i);
}

static row_list rows_of(const map *of, str key)
{
    const row_list *rows = map_find_pointer(of, key);
    return rows ? *rows : (row_list){0};
}

// --- a line

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

static const fact_party *third_of(const search *s, const fact_party *p, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (is_third(s, &p[i])) return &p[i];
    return NULL;
}

static void search_transfers(search *s)
{
    row_list rows = rows_of(&s->index->transfers, s->line->to.key);
    for (size_t i = 0; i < rows.n && s->found.n < PROPOSED_MAX; i++) {
        const transfer_row *r = &s->l->table.transfers[rows.p[i]];
        const fact_party *third = third_of(s, r->recipients, r->n_recipients);
        const ledger_change *c = third ? change_after(s, r->history, r->n_history, STAGES) : NULL;
        if (c) propose(s, c, "arms or aids", third);
    }
}

static void search_channels(search *s)
{
    row_list rows = rows_of(&s->index->channels, s->line->to.key);
    for (size_t i = 0; i < rows.n && s->found.n < PROPOSED_MAX; i++) {
        const channel_row *r = &s->l->table.channels[rows.p[i]];
        const fact_party *third = NULL;
        if (fact_has_party(r->parties, r->n_parties, s->line->by.key)) continue; // the drawer's own
        for (uint32_t k = 0; k < r->n_parties; k++)
            if (is_third(s, &r->parties[k])) third = &r->parties[k];
        const ledger_change *c = third ? change_after(s, r->history, r->n_history, TALKS) : NULL;
        if (c) propose(s, c, "talks with", third);
    }
}

void crossing_propose(ledger *l)
{
    deed_index index = {0};
    redline_row *rows = arena_array(&l->a, redline_row, l->table.n_redlines + 1);
    make_index(&index, &l->table);
    for (size_t i = 0; i < l->table.n_redlines; i++) {
        rows[i] = l->table.redlines[i];
        period drawn = period_read(rows[i].since);
        if (!drawn.known || !rows[i].to.key.n) continue;
        search s = {.l = l, .index = &index, .line = &rows[i], .drawn = drawn.last};
        search_transfers(&s);
        search_channels(&s);
        rows[i].proposed = s.found.p;
        rows[i].n_proposed = (uint32_t)s.found.n;
    }
    l->table.redlines = rows;
    arena_free(&index.memory);
}
