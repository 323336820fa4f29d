#include "cli/tradelist.h"

#include "base/map.h"
#include "ledger/factread.h"
#include "link/period.h"
#include "mention/cow.h"
#include "mention/item.h"
#include "store/databasequery.h"

#include <math.h>

#define COLUMN(name)                                                                               \
    {                                                                                              \
        (name), sizeof(name) - 1                                                                   \
    }
static const str COLUMNS[] = {COLUMN("transfer"),       COLUMN("item"),
                              COLUMN("items"),          COLUMN("supplier"),
                              COLUMN("supplier_cow"),   COLUMN("suppliers"),
                              COLUMN("recipient"),      COLUMN("recipient_cow"),
                              COLUMN("recipients"),     COLUMN("kind"),
                              COLUMN("number_ordered"), COLUMN("number_low"),
                              COLUMN("number_high"),    COLUMN("designation"),
                              COLUMN("description"),    COLUMN("category"),
                              COLUMN("register_class"), COLUMN("year_of_order"),
                              COLUMN("order_date"),     COLUMN("years_of_deliveries"),
                              COLUMN("stage"),          COLUMN("stage_date"),
                              COLUMN("stages"),         COLUMN("value"),
                              COLUMN("currency"),       COLUMN("value_low"),
                              COLUMN("value_high"),     COLUMN("value_date"),
                              COLUMN("value_official"), COLUMN("other_values"),
                              COLUMN("notice"),         COLUMN("basis"),
                              COLUMN("makers"),         COLUMN("part_of"),
                              COLUMN("texts"),          COLUMN("sources"),
                              COLUMN("outlets"),        COLUMN("documents"),
                              COLUMN("events"),         COLUMN("confidence")};

typedef struct {
    const char *file;
    ledger *ledger;
    map days; // of documents: when they were published
    arena memory, scratch;
    sheet sheet;
    buf cell;
} list;

// --- facts

static status take_text(void *state, const ledger_text *text, diag *why)
{
    list *l = state;
    (void)why;
    str id = str_copy(&l->memory, text->id);
    str *day = arena_array(&l->memory, str, 1);
    *day = str_copy(&l->memory, text->published);
    map_set_pointer(&l->days, &l->memory, id, day);
    ledger_begin(l->ledger, text);
    return ST_OK;
}

static status take_fact(void *state, str json, diag *why)
{
    list *l = state;
    fact x;
    status s = factread_line(json, l->file, 0, &l->scratch, &x, why);
    if (s == ST_OK && x.ledger == LEDGER_TRANSFERS) ledger_add(l->ledger, &x);
    arena_reset(&l->scratch);
    return s;
}

// --- cells

static void put(list *l, str text)
{
    sheet_text(&l->sheet, text);
}

// What was put together in l->cell.
static void put_cell(list *l)
{
    put(l, buf_str(&l->cell));
    buf_clear(&l->cell);
}

static void add(list *l, str text)
{
    if (l->cell.n) buf_add_byte(&l->cell, ';');
    for (size_t i = 0; i < text.n; i++) buf_add_byte(&l->cell, text.p[i] == ';' ? ' ' : text.p[i]);
}

static void put_party(list *l, const fact_party *first, const fact_party *all, uint32_t n)
{
    uint32_t cow = cow_number(first->key);
    put(l, first->key);
    if (cow)
        sheet_int(&l->sheet, cow);
    else
        put(l, STR_NONE);
    for (uint32_t i = 0; i < n; i++) add(l, all[i].code);
    put_cell(l);
}

static void put_years(list *l, const transfer_row *r)
{
    for (uint32_t i = 0; i < r->n_history; i++) {
        str year = str_sub(r->history[i].date, 0, 4);
        bool delivered = str_eq(r->history[i].state, STR("delivered"));
        if (!delivered || !period_read(year).known) continue;
        if (!str_among(year, buf_str(&l->cell), ';')) add(l, year);
    }
    put_cell(l);
}

// The order is dated by the contract; a stage before it is none.
static void put_order(list *l, const transfer_row *r)
{
    str date = STR_NONE;
    for (uint32_t i = 0; i < r->n_history && !date.n; i++)
        if (str_eq(r->history[i].state, STR("contracted"))) date = r->history[i].date;
    str year = str_sub(date, 0, 4);
    put(l, period_read(year).known ? year : STR_NONE);
    put(l, date);
    put_years(l, r);
}

static void put_stages(list *l, const transfer_row *r)
{
    put(l, r->stage);
    put(l, r->since);
    for (uint32_t i = 0; i < r->n_history; i++) {
        buf one = {0};
        buf_add(&one, r->history[i].date);
        if (one.n) buf_add_byte(&one, ' ');
        buf_add(&one, r->history[i].state);
        add(l, buf_str(&one));
        buf_free(&one);
    }
    put_cell(l);
}

static str day_of(const list *l, str id)
{
    const str *day = map_find_pointer(&l->days, id);
    return day ? *day : STR_NONE;
}

// The earliest text that gives the value.
static str value_date(const list *l, const transfer_value *v)
{
    str first = STR_NONE;
    for (uint32_t i = 0; i < v->n_documents; i++) {
        str day = day_of(l, v->documents[i]);
        if (day.n && (!first.n || str_cmp(day, first) < 0)) first = day;
    }
    return first;
}

static const transfer_value *chosen_value(const transfer_row *r)
{
    return isfinite(r->value) && r->n_values ? &r->values[0] : NULL;
}

// The value is of the whole transfer: it stands in its first row alone, so that sums are right.
static void put_value(list *l, const transfer_row *r, bool first)
{
    const transfer_value *v = first ? chosen_value(r) : NULL;
    sheet_number(&l->sheet, first ? r->value : NAN);
    put(l, first ? r->unit : STR_NONE);
    sheet_number(&l->sheet, first ? r->low : NAN);
    sheet_number(&l->sheet, first ? r->high : NAN);
    put(l, v ? value_date(l, v) : STR_NONE);
    put(l, !v ? STR_NONE : v->official ? STR("true") : STR("false"));
    for (uint32_t i = 1; r->values && i < r->n_values && first; i++) {
        if (l->cell.n) buf_add_byte(&l->cell, ';');
        buf_add_format(&l->cell, "%.15g %.*s", r->values[i].value, STR_ARG(r->values[i].unit));
    }
    put_cell(l);
}

static void put_item(list *l, const fact_item *x)
{
    if (!x) {
        for (int i = 0; i < 3; i++) sheet_number(&l->sheet, NAN);
        for (int i = 0; i < 4; i++) put(l, STR_NONE);
        return;
    }
    int row = x->designation.n ? item_row(x->designation) : -1;
    if (row < 0) row = item_row(x->category);
    sheet_number(&l->sheet, x->quantity);
    sheet_number(&l->sheet, x->low);
    sheet_number(&l->sheet, x->high);
    put(l, x->designation);
    put(l, x->text);
    put(l, x->category);
    put(l, row >= 0 ? item_row_facts(row).register_category : STR_NONE);
}

static void put_proof(list *l, const transfer_row *r)
{
    put(l, r->number);
    put(l, r->basis);
    for (uint32_t i = 0; i < r->n_makers; i++) add(l, r->makers[i]);
    put_cell(l);
    put(l, r->part_of);
    sheet_int(&l->sheet, r->told.texts);
    sheet_int(&l->sheet, r->told.sources);
    sheet_int(&l->sheet, r->told.outlets);
    for (uint32_t i = 0; i < r->n_history; i++)
        for (size_t k = 0; k < r->history[i].facts.n; k++) {
            str id = r->history[i].facts.p[k]->document;
            if (!str_among(id, buf_str(&l->cell), ';')) add(l, id);
        }
    put_cell(l);
    for (uint32_t i = 0; i < r->n_events; i++) add(l, r->events[i]);
    put_cell(l);
    sheet_number(&l->sheet, r->confidence);
}

static void put_row(list *l, const transfer_row *r, uint32_t at)
{
    put(l, str_of(r->id));
    sheet_int(&l->sheet, r->n_items ? (int64_t)at + 1 : 0);
    sheet_int(&l->sheet, r->n_items);
    put_party(l, &r->supplier, r->suppliers, r->n_suppliers);
    put_party(l, &r->recipient, r->recipients, r->n_recipients);
    put(l, r->kind);
    put_item(l, r->n_items ? &r->items[at] : NULL);
    put_order(l, r);
    put_stages(l, r);
    put_value(l, r, at == 0);
    put_proof(l, r);
    sheet_end(&l->sheet);
}

status tradelist_write(const char *file, const row_filter *wanted, bool json, buf *out, diag *why)
{
    list l = {.file = file, .ledger = ledger_new(), .sheet = {.json = json, .record = "transfer"}};
    fact_taker taker = {.text = take_text, .fact = take_fact, .state = &l};
    status done = database_facts(file, &taker, why);
    sheet_open(&l.sheet, COLUMNS, sizeof COLUMNS / sizeof *COLUMNS, out);
    if (done == ST_OK) {
        ledger_close(l.ledger, STR_NONE);
        ledger_table t = rowfilter_apply(ledger_rows(l.ledger), wanted, &l.memory);
        for (size_t i = 0; i < t.n_transfers; i++) {
            uint32_t n = t.transfers[i].n_items;
            for (uint32_t k = 0; k < (n ? n : 1); k++) put_row(&l, &t.transfers[i], k);
        }
    }
    ledger_free(l.ledger);
    arena_free(&l.memory);
    arena_free(&l.scratch);
    buf_free(&l.cell);
    return done;
}
