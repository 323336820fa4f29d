#include "query/timelinemarks.h"

#include "ledger/rowfilter.h"
#include "store/connection.h"

// `m` has what both have: date, row and event.
static void mark_change(timeline *t, timeline_mark m, str subject, str channel_state)
{
    buf words = {0};
    buf_add_format(&words, "%.*s %.*s", STR_ARG(subject.n ? subject : STR("dialogue")),
                   STR_ARG(channel_state));
    m.kind = STR("channel");
    m.words = buf_str(&words);
    timeline_put_mark(t, &m);
    buf_free(&words);
}

static void mark_line(timeline *t, timeline_mark m, str strength, str by, str subject)
{
    buf words = {0};
    buf_add_format(&words, "%.*s: %.*s", STR_ARG(by), STR_ARG(subject));
    m.kind = strength;
    m.words = buf_str(&words);
    timeline_put_mark(t, &m);
    buf_free(&words);
}

// --- from rows at hand

static void mark_channel(timeline *t, const channel_row *r)
{
    for (uint32_t i = 0; i < r->n_history; i++) {
        const ledger_change *h = &r->history[i];
        timeline_mark m = {.date = h->date, .row = str_of(r->id), .event = h->event};
        mark_change(t, m, r->subject, h->state);
    }
}

static void mark_redline(timeline *t, const redline_row *r)
{
    timeline_mark m = {
        .date = r->since, .row = str_of(r->id), .event = r->n_events ? r->events[0] : STR_NONE};
    mark_line(t, m, r->strength, r->by.key, r->subject);
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

// --- from the tables of a load

// Party `p` is side ?n: of that country, or with a code that begins so (rowfilter.c).
#define IS(p, n) "(" p ".party = ?" n " OR substr(" p ".code, 1, length(?" n ")) = ?" n ")"
#define TAKES_PART(n)                                                                              \
    "c.id IN (SELECT p.id FROM state_parties p WHERE p.ledger = 'channels' AND " IS("p", n) ")"

static const char CHANGES[] = "SELECT h.date, c.subject, h.state FROM state_channels c"
                              " JOIN state_changes h ON h.ledger = 'channels' AND h.id = c.id"
                              " WHERE " TAKES_PART("1") " AND " TAKES_PART("2");

static const char LINES[] =
    "SELECT r.since, r.strength, b.party, r.subject FROM state_redlines r"
    " JOIN state_parties b ON b.ledger = 'redlines' AND b.id = r.id AND b.role = 'by'"
    " JOIN state_parties o ON o.ledger = 'redlines' AND o.id = r.id AND o.role = 'to'"
    " WHERE (" IS("b", "1") " AND " IS("o", "2") ") OR (" IS("b", "2") " AND " IS("o", "1") ")";

static status take_change(void *state, const statement *row, diag *why)
{
    (void)why;
    mark_change(state, (timeline_mark){.date = row_text(row, 0)}, row_text(row, 1),
                row_text(row, 2));
    return ST_OK;
}

static status take_line(void *state, const statement *row, diag *why)
{
    (void)why;
    mark_line(state, (timeline_mark){.date = row_text(row, 0)}, row_text(row, 1), row_text(row, 2),
              row_text(row, 3));
    return ST_OK;
}

static status read_tables(timeline *t, const connection *c, const str sides[2], bool *there,
                          diag *why)
{
    static const char MADE[] = "SELECT count(*) FROM state_made"
                               " WHERE change = (SELECT coalesce(max(number), 0) FROM changes)";
    int64_t made;
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) return ST_OK;
    TRY(connection_number(c, MADE, &made, why));
    *there = made > 0;
    question changes = {
        .sql = CHANGES, .texts = sides, .n_texts = 2, .row = take_change, .state = t};
    question lines = {.sql = LINES, .texts = sides, .n_texts = 2, .row = take_line, .state = t};
    if (!*there) return ST_OK;
    TRY(connection_visit(c, &changes, why));
    return connection_visit(c, &lines, why);
}

status timelinemarks_read(timeline *t, const char *file, const str sides[2], bool *there, diag *why)
{
    connection c;
    *there = false;
    status s = connection_read(file, &c, why);
    if (s == ST_OK) s = read_tables(t, &c, sides, there, why);
    connection_close(&c, NULL);
    return s;
}
