#include "query/timelinemarks.h"

#include "ledger/rowfilter.h"

static void mark_channel(timeline *t, const channel_row *r)
{
    buf words = {0};
    for (uint32_t i = 0; i < r->n_history; i++) {
        const ledger_change *c = &r->history[i];
        buf_clear(&words);
        buf_add_format(&words, "%.*s %.*s", STR_ARG(r->subject.n ? r->subject : STR("dialogue")),
                       STR_ARG(c->state));
        timeline_put_mark(t, c->date, STR("channel"), buf_str(&words));
    }
    buf_free(&words);
}

static void mark_redline(timeline *t, const redline_row *r)
{
    buf words = {0};
    buf_add_format(&words, "%.*s: %.*s", STR_ARG(r->by.key), STR_ARG(r->subject));
    timeline_put_mark(t, r->since, r->strength, buf_str(&words));
    buf_free(&words);
}

void timelinemarks_add(timeline *t, const ledger_table *rows, const str sides[2])
{
    arena memory = {0};
    row_filter wanted = {.from = sides[0], .to = sides[1], .either = true};
    ledger_table marked = *rows, fit;
    marked.n_transfers = marked.n_positions = 0; // most rows are positions
    fit = rowfilter_apply(&marked, &wanted, &memory);
    for (size_t i = 0; i < fit.n_channels; i++) mark_channel(t, &fit.channels[i]);
    for (size_t i = 0; i < fit.n_redlines; i++) mark_redline(t, &fit.redlines[i]);
    arena_free(&memory);
}
