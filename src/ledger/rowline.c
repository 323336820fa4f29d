#include "ledger/rowline.h"

#include <math.h>

static void add_or_dash(str text, buf *out)
{
    buf_add(out, text.n ? text : STR("-"));
}

static void add_parties(const fact_party *p, uint32_t n, buf *out)
{
    if (!n) buf_add_byte(out, '-');
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_add_byte(out, '+');
        add_or_dash(p[i].key, out);
    }
}

static void add_word(str text, buf *out)
{
    buf_add_byte(out, ' ');
    add_or_dash(text, out);
}

static void add_reasons(const char *head, const fact_reason *p, uint32_t n, bool by, buf *out)
{
    for (uint32_t i = 0; i < n; i++) {
        buf_add_format(out, "; %s %.*s", head, STR_ARG(p[i].text));
        if (by) buf_add_format(out, " (%.*s)", STR_ARG(p[i].by));
    }
}

static void add_channel(const channel_row *r, buf *out)
{
    add_parties(r->parties, r->n_parties, out);
    add_word(r->subject, out);
    add_word(r->state, out);
    add_word(r->since, out);
    if (r->by.key.n) buf_add_format(out, " by %.*s", STR_ARG(r->by.key));
    add_reasons("because", r->reasons, r->n_reasons, false, out);
    add_reasons("if", r->reopen_if, r->n_reopen_if, false, out);
    for (uint32_t i = 0; i < r->n_rounds; i++) {
        const ledger_round *x = &r->rounds[i];
        buf_add_format(out, "; round %.*s", STR_ARG(x->date));
        if (x->place.n) buf_add_format(out, " %.*s", STR_ARG(x->place));
        if (x->level.n) buf_add_format(out, " (%.*s)", STR_ARG(x->level));
    }
}

static void add_transfer(const transfer_row *r, buf *out)
{
    add_parties(r->suppliers, r->n_suppliers, out);
    buf_add_byte(out, '>');
    add_parties(r->recipients, r->n_recipients, out);
    add_word(r->kind, out);
    add_word(r->stage, out);
    add_word(r->since, out);
    if (isfinite(r->value)) buf_add_format(out, "; %.15g %.*s", r->value, STR_ARG(r->unit));
    if (isfinite(r->whole_value)) buf_add_format(out, "; of %.15g", r->whole_value);
    for (uint32_t i = 0; i < r->n_items; i++) {
        buf_add_c(out, "; ");
        if (isfinite(r->items[i].quantity)) buf_add_format(out, "%.15g ", r->items[i].quantity);
        buf_add(out, r->items[i].text);
    }
}

static void add_redline(const redline_row *r, buf *out)
{
    add_or_dash(r->by.key, out);
    buf_add_byte(out, '>');
    add_or_dash(r->to.key, out);
    add_word(r->strength, out);
    add_word(r->subject, out);
    add_word(r->since, out);
    if (r->voiced_by.n) buf_add_format(out, "; voiced by %.*s", STR_ARG(r->voiced_by));
    add_reasons("crossed:", r->crossings, r->n_crossings, true, out);
}

static void add_position(const position_row *r, buf *out)
{
    add_or_dash(r->by.key, out);
    buf_add_byte(out, '>');
    add_or_dash(r->to.key, out);
    add_word(r->stance, out);
    add_word(r->subject, out);
    add_word(r->since, out);
}

static size_t count_rows(const ledger_table *t, ledger_kind kind)
{
    const size_t n[LEDGER_KINDS] = {t->n_channels, t->n_transfers, t->n_redlines, t->n_positions};
    return n[kind];
}

static void add_row(const ledger_table *t, ledger_kind kind, size_t i, buf *out)
{
    switch (kind) {
    case LEDGER_CHANNELS: add_channel(&t->channels[i], out); break;
    case LEDGER_TRANSFERS: add_transfer(&t->transfers[i], out); break;
    case LEDGER_REDLINES: add_redline(&t->redlines[i], out); break;
    case LEDGER_POSITIONS: add_position(&t->positions[i], out); break;
    case LEDGER_KINDS: break;
    }
}

row_lines rowline_write(const ledger_table *t, ledger_kind kind, arena *a)
{
    size_t n = count_rows(t, kind);
    str *lines = arena_array(a, str, n + 1);
    buf line = {0};
    for (size_t i = 0; i < n; i++) {
        buf_clear(&line);
        add_row(t, kind, i, &line);
        lines[i] = str_copy(a, buf_str(&line));
    }
    buf_free(&line);
    return (row_lines){lines, (uint32_t)n};
}

static bool has_part(str line, str part)
{
    for (str rest = line; rest.p;)
        if (str_eq(str_trim(str_split(&rest, ';')), part)) return true;
    return false;
}

bool rowline_says(str line, str wanted)
{
    str head = str_trim(str_split(&wanted, ';'));
    if (!str_eq(str_trim(str_split(&line, ';')), head)) return false;
    while (wanted.p)
        if (!has_part(line, str_trim(str_split(&wanted, ';')))) return false;
    return true;
}
