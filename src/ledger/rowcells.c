#include "ledger/rowcells.h"

#include <math.h>

#define END "texts,sources,outlets,events,confidence"

static const char *const NAMES[LEDGER_KINDS] = {
    "id,parties,subject,state,since,by,reasons,reasons_by,reopen_if,rounds,changes,"
    "changes_sources," END,
    "id,supplier,suppliers,recipients,kind,items,quantities,value,unit,other_values,other_values_"
    "sources,"
    "stage,since,basis,number,makers,part_of,whole_value,changes,changes_sources," END,
    "id,by,to,subject,strength,since,voiced_by,words,crossings,crossings_by,proposed," END,
    "id,by,subject,stance,since,words," END};

typedef struct {
    const row_cells *to;
    buf cell; // of the list at hand
} sheet;

static void put(const sheet *s, str text)
{
    s->to->text(s->to->state, text);
}

static void put_number(const sheet *s, double x)
{
    s->to->number(s->to->state, x);
}

// A part of a list: what would end it becomes a space.
static void add(sheet *s, str text, bool first)
{
    if (!first) buf_add_byte(&s->cell, ';');
    for (size_t i = 0; i < text.n; i++) buf_add_byte(&s->cell, text.p[i] == ';' ? ' ' : text.p[i]);
}

static void put_list(sheet *s)
{
    put(s, buf_str(&s->cell));
    buf_clear(&s->cell);
}

static void put_parties(sheet *s, const fact_party *p, uint32_t n)
{
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < n; i++) add(s, p[i].code, i == 0);
    put_list(s);
}

static void put_reasons(sheet *s, const fact_reason *p, uint32_t n, bool by)
{
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < n; i++) add(s, by ? p[i].by : p[i].text, i == 0);
    put_list(s);
}

static void put_texts(sheet *s, const str *p, uint32_t n)
{
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < n; i++) add(s, p[i], i == 0);
    put_list(s);
}

// "2023-11 held;2024-07-17 suspended", and how many sources tell each: "1;2"
static void put_changes(sheet *s, const ledger_change *p, uint32_t n)
{
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < n; i++) {
        add(s, p[i].date, i == 0);
        buf_add_byte(&s->cell, ' ');
        buf_add(&s->cell, p[i].state);
    }
    put_list(s);
    for (uint32_t i = 0; i < n; i++) buf_add_format(&s->cell, i ? ";%u" : "%u", p[i].told.sources);
    put_list(s);
}

static void put_end(sheet *s, ledger_tellers told, const str *events, uint32_t n, double confidence)
{
    put_number(s, told.texts);
    put_number(s, told.sources);
    put_number(s, told.outlets);
    put_texts(s, events, n);
    put_number(s, confidence);
    s->to->end(s->to->state);
}

static void put_channel(sheet *s, const channel_row *r)
{
    put(s, str_of(r->id));
    put_parties(s, r->parties, r->n_parties);
    put(s, r->subject);
    put(s, r->state);
    put(s, r->since);
    put(s, r->by.code);
    put_reasons(s, r->reasons, r->n_reasons, false);
    put_reasons(s, r->reasons, r->n_reasons, true);
    put_reasons(s, r->reopen_if, r->n_reopen_if, false);
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < r->n_rounds; i++) add(s, r->rounds[i].date, i == 0);
    put_list(s);
    put_changes(s, r->history, r->n_history);
    put_end(s, r->told, r->events, r->n_events, r->confidence);
}

static void put_items(sheet *s, const transfer_row *r)
{
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < r->n_items; i++) add(s, r->items[i].text, i == 0);
    put_list(s);
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < r->n_items; i++) {
        add(s, STR_NONE, i == 0);
        if (isfinite(r->items[i].quantity)) buf_add_format(&s->cell, "%.15g", r->items[i].quantity);
    }
    put_list(s);
}

// "335000000 USD;350000000 EUR", and how many sources give each: "2;1"
static void put_others(sheet *s, const transfer_row *r)
{
    buf_clear(&s->cell);
    for (uint32_t i = 1; i < r->n_values; i++) {
        add(s, STR_NONE, i == 1);
        buf_add_format(&s->cell, "%.15g %.*s", r->values[i].value, STR_ARG(r->values[i].unit));
    }
    put_list(s);
    for (uint32_t i = 1; i < r->n_values; i++)
        buf_add_format(&s->cell, i > 1 ? ";%u" : "%u", r->values[i].told.sources);
    put_list(s);
}

static void put_transfer(sheet *s, const transfer_row *r)
{
    put(s, str_of(r->id));
    put(s, r->supplier.code);
    put_parties(s, r->suppliers, r->n_suppliers);
    put_parties(s, r->recipients, r->n_recipients);
    put(s, r->kind);
    put_items(s, r);
    put_number(s, r->value);
    put(s, r->unit);
    put_others(s, r);
    put(s, r->stage);
    put(s, r->since);
    put(s, r->basis);
    put(s, r->number);
    put_texts(s, r->makers, r->n_makers);
    put(s, r->part_of);
    put_number(s, r->whole_value);
    put_changes(s, r->history, r->n_history);
    put_end(s, r->told, r->events, r->n_events, r->confidence);
}

static void put_redline(sheet *s, const redline_row *r)
{
    put(s, str_of(r->id));
    put(s, r->by.code);
    put(s, r->to.code);
    put(s, r->subject);
    put(s, r->strength);
    put(s, r->since);
    put(s, r->voiced_by);
    put(s, r->words);
    put_reasons(s, r->crossings, r->n_crossings, false);
    put_reasons(s, r->crossings, r->n_crossings, true);
    buf_clear(&s->cell);
    for (uint32_t i = 0; i < r->n_proposed; i++) add(s, r->proposed[i].text, i == 0);
    put_list(s);
    put_end(s, r->told, r->events, r->n_events, r->confidence);
}

static void put_position(sheet *s, const position_row *r)
{
    put(s, str_of(r->id));
    put(s, r->by.code);
    put(s, r->subject);
    put(s, r->stance);
    put(s, r->since);
    put(s, r->words);
    put_end(s, r->told, r->events, r->n_events, r->confidence);
}

const char *rowcells_names(ledger_kind kind)
{
    return NAMES[kind];
}

void rowcells_write(const ledger_table *t, ledger_kind kind, const row_cells *to)
{
    sheet s = {.to = to};
    for (size_t i = 0; kind == LEDGER_CHANNELS && i < t->n_channels; i++)
        put_channel(&s, &t->channels[i]);
    for (size_t i = 0; kind == LEDGER_TRANSFERS && i < t->n_transfers; i++)
        put_transfer(&s, &t->transfers[i]);
    for (size_t i = 0; kind == LEDGER_REDLINES && i < t->n_redlines; i++)
        put_redline(&s, &t->redlines[i]);
    for (size_t i = 0; kind == LEDGER_POSITIONS && i < t->n_positions; i++)
        put_position(&s, &t->positions[i]);
    buf_free(&s.cell);
}
