#include "cli/ledgertable.h"

#include "ledger/total.h"

#include <math.h>

static void add_line(const screen *s, const char *name, str text, buf *out)
{
    if (!text.n) return;
    buf_add_format(out, "    %-10s ", name);
    screen_text(s, STYLE_NONE, text, out);
    buf_add_byte(out, '\n');
}

static void add_parties(const screen *s, const fact_party *p, uint32_t n, const char *between,
                        buf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_add_c(out, between);
        screen_text(s, STYLE_ACTOR, p[i].key.n ? p[i].key : p[i].code, out);
    }
}

static void add_reasons(const screen *s, const char *name, const fact_reason *p, uint32_t n,
                        buf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        buf line = {0};
        buf_add_format(&line, "%.*s (%.*s)", STR_ARG(p[i].text), STR_ARG(p[i].by));
        add_line(s, name, buf_str(&line), out);
        buf_free(&line);
    }
}

// "2 sources (4 texts, 3 outlets)"
static void add_tellers(ledger_tellers told, buf *out)
{
    buf_add_format(out, "%u %s", told.sources, told.sources == 1 ? "source" : "sources");
    if (told.texts == 1 && told.outlets <= 1) return;
    buf_add_format(out, " (%u %s", told.texts, told.texts == 1 ? "text" : "texts");
    if (told.outlets)
        buf_add_format(out, ", %u %s", told.outlets, told.outlets == 1 ? "outlet" : "outlets");
    buf_add_byte(out, ')');
}

static void add_told_by(const screen *s, ledger_tellers told, buf *out)
{
    buf line = {0};
    add_tellers(told, &line);
    add_line(s, "told by", buf_str(&line), out);
    buf_free(&line);
}

static void add_history(const screen *s, const ledger_change *p, uint32_t n, buf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_add_format(out, "    ");
        screen_text(s, STYLE_TIME, p[i].date, out);
        for (size_t k = p[i].date.n; k < 10; k++) buf_add_byte(out, ' ');
        buf_add_byte(out, ' ');
        screen_text(s, STYLE_TRIGGER, p[i].state, out);
        buf_add_c(out, "  ");
        screen_text(s, STYLE_FAINT, p[i].text, out);
        if (p[i].told.texts > 1) {
            buf_add_c(out, "  [");
            add_tellers(p[i].told, out);
            buf_add_byte(out, ']');
        }
        buf_add_byte(out, '\n');
    }
}

static void add_state(const screen *s, str state, str since, buf *out)
{
    screen_text(s, STYLE_TRIGGER, state.n ? state : STR("?"), out);
    if (!since.n) return;
    buf_add_c(out, " since ");
    screen_text(s, STYLE_TIME, since, out);
}

static void add_channel(const screen *s, const channel_row *r, buf *out)
{
    add_parties(s, r->parties, r->n_parties, "-", out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, r->subject.n ? r->subject : STR("(no subject)"), out);
    buf_add_c(out, ": ");
    add_state(s, r->state, r->since, out);
    if (r->by.code.n) buf_add_format(out, ", by %.*s", STR_ARG(r->by.code));
    buf_add_byte(out, '\n');
    add_reasons(s, "because", r->reasons, r->n_reasons, out);
    add_reasons(s, "reopens if", r->reopen_if, r->n_reopen_if, out);
    add_told_by(s, r->told, out);
    add_history(s, r->history, r->n_history, out);
    buf_add_byte(out, '\n');
}

// "up to 64 missiles"
static void add_item(const screen *s, const fact_item *x, buf *out)
{
    buf line = {0};
    if (x->up_to) buf_add_c(&line, "up to ");
    if (isfinite(x->quantity))
        buf_add_format(&line, "%.15g ", x->quantity);
    else if (isfinite(x->low))
        buf_add_format(&line, "at least %.15g ", x->low);
    if (x->additional) buf_add_c(&line, "additional ");
    buf_add(&line, x->text);
    add_line(s, "item", buf_str(&line), out);
    buf_free(&line);
}

// What it is a part of: a row, or a sum that no row has.
static void add_whole(const screen *s, const transfer_row *r, buf *out)
{
    buf line = {0};
    if (isfinite(r->whole_value))
        buf_add_format(&line, "%.0f %.*s", r->whole_value, STR_ARG(r->unit));
    if (r->part_of.n) buf_add_format(&line, line.n ? " (%.*s)" : "%.*s", STR_ARG(r->part_of));
    add_line(s, "part of", buf_str(&line), out);
    buf_free(&line);
}

// Another value that texts give: "335000000 USD, 1 source: 16b1b47df0f5b4ea"
static void add_other(const screen *s, const transfer_value *v, buf *out)
{
    buf line = {0};
    buf_add_format(&line, "%.0f %.*s, ", v->value, STR_ARG(v->unit));
    add_tellers(v->told, &line);
    for (uint32_t i = 0; i < v->n_documents; i++)
        buf_add_format(&line, "%s%.*s", i ? ", " : ": ", STR_ARG(v->documents[i]));
    add_line(s, "also told", buf_str(&line), out);
    buf_free(&line);
}

static void add_transfer(const screen *s, const transfer_row *r, buf *out)
{
    add_parties(s, r->suppliers, r->n_suppliers, " + ", out);
    buf_add_c(out, " > ");
    add_parties(s, r->recipients, r->n_recipients, ", ", out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, r->kind.n ? r->kind : STR("transfer"), out);
    buf_add_c(out, ": ");
    add_state(s, r->stage, r->since, out);
    if (isfinite(r->value)) buf_add_format(out, ", %.0f %.*s", r->value, STR_ARG(r->unit));
    buf_add_byte(out, '\n');
    for (uint32_t i = 0; i < r->n_items; i++) add_item(s, &r->items[i], out);
    for (uint32_t i = 1; i < r->n_values; i++) add_other(s, &r->values[i], out);
    add_whole(s, r, out);
    add_line(s, "basis", r->basis, out);
    add_line(s, "number", r->number, out);
    for (uint32_t i = 0; i < r->n_makers; i++) add_line(s, "maker", r->makers[i], out);
    add_told_by(s, r->told, out);
    add_history(s, r->history, r->n_history, out);
    buf_add_byte(out, '\n');
}

static void add_redline(const screen *s, const redline_row *r, buf *out)
{
    add_parties(s, &r->by, 1, "", out);
    buf_add_c(out, " > ");
    add_parties(s, &r->to, 1, "", out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, r->subject, out);
    buf_add_c(out, ": ");
    add_state(s, r->strength, r->since, out);
    buf_add_byte(out, '\n');
    add_line(s, "voiced by", r->voiced_by, out);
    add_line(s, "words", r->words, out);
    add_reasons(s, "crossed", r->crossings, r->n_crossings, out);
    add_told_by(s, r->told, out);
    for (uint32_t i = 0; i < r->n_proposed; i++) {
        add_line(s, "perhaps", r->proposed[i].text, out);
        add_line(s, "", r->proposed[i].reason, out);
    }
    buf_add_byte(out, '\n');
}

static void add_position(const screen *s, const position_row *r, buf *out)
{
    add_parties(s, &r->by, 1, "", out);
    if (r->to.key.n) buf_add_c(out, " > ");
    if (r->to.key.n) add_parties(s, &r->to, 1, "", out);
    buf_add_c(out, "  ");
    screen_text(s, STYLE_HEAD, r->subject, out);
    buf_add_c(out, ": ");
    add_state(s, r->stance, r->since, out);
    buf_add_byte(out, '\n');
    add_line(s, "words", r->words, out);
    add_told_by(s, r->told, out);
    buf_add_byte(out, '\n');
}

void ledgertable_rows(const screen *s, const ledger_table *t, ledger_kind kind, buf *out)
{
    switch (kind) {
    case LEDGER_CHANNELS:
        for (size_t i = 0; i < t->n_channels; i++) add_channel(s, &t->channels[i], out);
        break;
    case LEDGER_TRANSFERS:
        for (size_t i = 0; i < t->n_transfers; i++) add_transfer(s, &t->transfers[i], out);
        break;
    case LEDGER_REDLINES:
        for (size_t i = 0; i < t->n_redlines; i++) add_redline(s, &t->redlines[i], out);
        break;
    case LEDGER_POSITIONS:
        for (size_t i = 0; i < t->n_positions; i++) add_position(s, &t->positions[i], out);
        break;
    case LEDGER_KINDS: break;
    }
}

static size_t n_rows(const ledger_table *t, ledger_kind kind)
{
    switch (kind) {
    case LEDGER_CHANNELS: return t->n_channels;
    case LEDGER_TRANSFERS: return t->n_transfers;
    case LEDGER_REDLINES: return t->n_redlines;
    case LEDGER_POSITIONS: return t->n_positions;
    case LEDGER_KINDS: break;
    }
    return 0;
}

// "approved: 1500000000 USD in 3 transfers, without 1 that is part of others"
static void add_totals(const ledger_table *t, buf *out)
{
    arena a = {0};
    transfer_totals totals = total_of(t, &a);
    for (size_t i = 0; i < totals.n; i++) {
        const transfer_total *x = &totals.p[i];
        buf_add_format(out, "%.*s: ", STR_ARG(x->stage));
        if (x->n_added)
            buf_add_format(out, "%.0f %.*s in %u transfer%s", x->sum, STR_ARG(x->unit), x->n_added,
                           x->n_added == 1 ? "" : "s");
        else
            buf_add_format(out, "nothing in %.*s", STR_ARG(x->unit));
        if (x->n_parts)
            buf_add_format(out, ", without %u that %s part of others", x->n_parts,
                           x->n_parts == 1 ? "is" : "are");
        buf_add_byte(out, '\n');
    }
    if (totals.n && totals.n_without)
        buf_add_format(out, "no sum is told of %u\n", totals.n_without);
    arena_free(&a);
}

void ledgertable_write(const screen *s, const ledger_table *t, ledger_kind kind, buf *out)
{
    static const char *const ONE[LEDGER_KINDS] = {"channel", "transfer", "red line", "position"};
    static const char *const MANY[LEDGER_KINDS] = {"channels", "transfers", "red lines",
                                                   "positions"};
    if (kind >= LEDGER_KINDS) return;
    size_t n = n_rows(t, kind);
    ledgertable_rows(s, t, kind, out);
    if (kind == LEDGER_TRANSFERS) add_totals(t, out);
    buf_add_format(out, "%zu %s as of %.*s\n", n, n == 1 ? ONE[kind] : MANY[kind],
                   STR_ARG(t->as_of.n ? t->as_of : STR("an unknown day")));
}
