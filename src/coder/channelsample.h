// Channels of texts of our own, compared as one line a row. Header for tests alone.
#ifndef DM_CODER_CHANNELSAMPLE_H
#define DM_CODER_CHANNELSAMPLE_H

#include "coder/codedtext.h"
#include "ledger/factreader.h"
#include "ledger/ledger.h"

#define CASE_TEXTS 4

typedef struct {
    const char *title, *date, *text;
} text_case;

typedef struct {
    text_case texts[CASE_TEXTS]; // in order of publication
    const char *expected;        // rows, as add_row writes them
} channel_case;

// "CHL+PER fisheries suspended 2024-07-16 CHL; rounds: 2024-05 Arica (ministers)"
static inline void add_row(const channel_row *r, buf *out)
{
    for (uint32_t i = 0; i < r->n_parties; i++)
        buf_add_format(out, i ? "+%.*s" : "%.*s", STR_ARG(r->parties[i].key));
    buf_add_format(out, " %.*s %.*s %.*s", STR_ARG(r->subject), STR_ARG(r->state),
                   STR_ARG(r->since));
    if (r->by.key.n) buf_add_format(out, " by %.*s", STR_ARG(r->by.key));
    for (uint32_t i = 0; i < r->n_rounds; i++) {
        const ledger_round *x = &r->rounds[i];
        buf_add_format(out, " [%.*s", STR_ARG(x->date));
        if (x->place.n) buf_add_format(out, " %.*s", STR_ARG(x->place));
        if (x->level.n) buf_add_format(out, ", %.*s", STR_ARG(x->level));
        buf_add_c(out, "]");
    }
    for (uint32_t i = 0; i < r->n_reasons; i++)
        buf_add_format(out, " because %.*s", STR_ARG(r->reasons[i].text));
    for (uint32_t i = 0; i < r->n_reopen_if; i++)
        buf_add_format(out, " if %.*s", STR_ARG(r->reopen_if[i].text));
    buf_add_c(out, "; ");
}

// The rows of the texts, added in this order: `order[i]` is the text that comes i-th.
static inline void read_rows(bench *b, const channel_case *x, const size_t *order,
                             const char *outlet, buf *out)
{
    static const char *const IDS[CASE_TEXTS] = {"a", "b", "c", "d"};
    ledger_reader *reader;
    diag why = {0};
    assert_ok(ledger_reader_open(NULL, &reader, &why), &why);
    ledger *l = ledger_new();
    for (size_t i = 0; i < CASE_TEXTS; i++) {
        const text_case *t = &x->texts[order[i]];
        if (!t->text) continue;
        coded c = read_text_of(b, IDS[order[i]], outlet, t->title, t->date, t->text);
        fact_list facts = ledger_read(reader, &c, &b->a);
        for (size_t k = 0; k < facts.n; k++) ledger_add(l, &facts.p[k]);
    }
    ledger_close(l, STR_NONE);
    const ledger_table *rows = ledger_rows(l);
    for (size_t i = 0; i < rows->n_channels; i++) add_row(&rows->channels[i], out);
    ledger_free(l);
    ledger_reader_close(reader);
}

static inline void run_cases_of(void **state, const channel_case *cases, size_t n,
                                const char *outlet)
{
    static const size_t ORDER[CASE_TEXTS] = {0, 1, 2, 3};
    if (!*state) skip();
    for (size_t i = 0; i < n; i++) {
        buf out = {0};
        read_rows(*state, &cases[i], ORDER, outlet, &out);
        if (!str_eq(buf_str(&out), str_of(cases[i].expected)))
            fail_msg("%s\n  expected %s\n  got      %.*s", cases[i].texts[0].text,
                     cases[i].expected, STR_ARG(buf_str(&out)));
        buf_free(&out);
    }
}

static inline void run_cases(void **state, const channel_case *cases, size_t n)
{
    run_cases_of(state, cases, n, "");
}

#define ONE(title, text, expected)                                                                 \
    {                                                                                              \
        {{title, "2024-07-17", text}}, expected                                                    \
    }

#endif
