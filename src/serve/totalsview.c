// Transfers counted and summed by one of their fields.
//
// What is a part of another transfer is in that one's sum. Sums are of one currency and one stage
// each: what a parliament grants, a government draws from it and a ship delivers is told as three
// transfers, and is the same money.
#include "base/csv.h"
#include "serve/ledgerview.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { BY_YEAR, BY_RECIPIENT, BY_SUPPLIER, BY_CATEGORY, BY_STAGE, BY_KIND };

typedef struct {
    str unit; // empty: no amount is known
    str stage;
    double value;
    int64_t transfers;
} total_amount;

typedef struct {
    str key;
    int64_t transfers;
    VEC(total_amount) amounts;
} total;

typedef struct {
    arena *memory;
    VEC(total) all;
    int64_t parts; // transfers that were left out: they are in others' sums
} totals;

static total *total_of(totals *t, str key)
{
    for (size_t i = 0; i < t->all.n; i++)
        if (str_eq(t->all.p[i].key, key)) return &t->all.p[i];
    total *x = vec_push(t->memory, &t->all);
    *x = (total){.key = str_copy(t->memory, key)};
    return x;
}

static void add(totals *t, str key, const transfer_row *r)
{
    total *x = total_of(t, key);
    str unit = isfinite(r->value) ? r->unit : STR("");
    x->transfers++;
    for (size_t i = 0; i < x->amounts.n; i++) {
        total_amount *a = &x->amounts.p[i];
        if (!str_eq(a->unit, unit) || !str_eq(a->stage, r->stage)) continue;
        a->transfers++;
        a->value += unit.n ? r->value : 0;
        return;
    }
    *vec_push(t->memory, &x->amounts) = (total_amount){.unit = str_copy(t->memory, unit),
                                                       .stage = str_copy(t->memory, r->stage),
                                                       .value = unit.n ? r->value : 0,
                                                       .transfers = 1};
}

// Has an item before this one its category?
static bool is_again(const transfer_row *r, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (str_eq(r->items[i].category, r->items[at].category)) return true;
    return false;
}

static str year_of(str date)
{
    if (str_starts(date, STR("../"))) date = str_sub(date, 3, date.n);
    return date.n >= 4 ? str_sub(date, 0, 4) : STR("");
}

// A transfer to several counts for each of them; its value is not divided.
static void add_row(totals *t, int by, const transfer_row *r)
{
    switch (by) {
    case BY_YEAR: add(t, year_of(r->since), r); break;
    case BY_STAGE: add(t, r->stage, r); break;
    case BY_KIND: add(t, r->kind, r); break;
    case BY_SUPPLIER:
        for (uint32_t i = 0; i < r->n_suppliers; i++) add(t, r->suppliers[i].key, r);
        if (!r->n_suppliers) add(t, STR(""), r);
        break;
    case BY_RECIPIENT:
        for (uint32_t i = 0; i < r->n_recipients; i++) add(t, r->recipients[i].key, r);
        if (!r->n_recipients) add(t, STR(""), r);
        break;
    default:
        for (uint32_t i = 0; i < r->n_items; i++)
            if (!is_again(r, i)) add(t, r->items[i].category, r);
        if (!r->n_items) add(t, STR(""), r);
    }
}

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const total *)a)->key, ((const total *)b)->key);
}

static int by_size(const void *a, const void *b)
{
    const total *x = a, *y = b;
    if (x->transfers != y->transfers) return x->transfers > y->transfers ? -1 : 1;
    return by_key(a, b);
}

// By currency, the largest sum of each first.
static int by_weight(const void *a, const void *b)
{
    const total_amount *x = a, *y = b;
    if (!str_eq(x->unit, y->unit)) return str_cmp(x->unit, y->unit);
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return str_cmp(x->stage, y->stage);
}

static void write_json(json_writer *j, const char *by, const totals *t)
{
    json_begin_object(j);
    json_field_string(j, "by", str_of(by));
    json_write_key(j, "groups");
    json_begin_array(j);
    for (size_t i = 0; i < t->all.n; i++) {
        const total *x = &t->all.p[i];
        json_begin_object(j);
        json_field_string(j, "key", x->key);
        json_field_int(j, "transfers", x->transfers);
        json_write_key(j, "amounts");
        json_begin_array(j);
        for (size_t k = 0; k < x->amounts.n; k++) {
            const total_amount *a = &x->amounts.p[k];
            if (!a->unit.n) continue;
            json_begin_object(j);
            json_field_string(j, "unit", a->unit);
            json_field_string(j, "stage", a->stage);
            json_field_double(j, "value", a->value);
            json_field_int(j, "transfers", a->transfers);
            json_end_object(j);
        }
        json_end_array(j);
        json_end_object(j);
    }
    json_end_array(j);
    json_field_int(j, "parts", t->parts);
    json_end_object(j);
}

static void write_csv(const char *by, const totals *t, buf *out)
{
    csv_writer c = {.out = out};
    buf_add_format(out, "%s,unit,stage,transfers,value\n", by);
    for (size_t i = 0; i < t->all.n; i++)
        for (size_t k = 0; k < t->all.p[i].amounts.n; k++) {
            const total_amount *a = &t->all.p[i].amounts.p[k];
            char number[24], value[40];
            snprintf(number, sizeof number, "%lld", (long long)a->transfers);
            snprintf(value, sizeof value, "%.15g", a->value);
            csv_write(&c, t->all.p[i].key);
            csv_write(&c, a->unit);
            csv_write(&c, a->stage);
            csv_write(&c, str_of(number));
            csv_write(&c, a->unit.n ? str_of(value) : STR_NONE);
            csv_end_row(&c);
        }
}

status totals_write(viewing *v, diag *why)
{
    static const char *const NAMES[] = {"year",  "recipient", "supplier", "category",
                                        "stage", "kind",      NULL};
    totals t = {.memory = v->memory};
    row_filter wanted;
    ledger_hold *held;
    int by;
    TRY(request_choice(v->request, "by", NAMES, &by, why));
    TRY(ledgerview_filter(v, &wanted, why));
    TRY(view_ledger(v, &held, why));
    ledger_table rows = rowfilter_apply(ledgercache_rows(held), &wanted, v->memory);
    for (size_t i = 0; i < rows.n_transfers; i++)
        if (rows.transfers[i].part_of.n)
            t.parts++;
        else
            add_row(&t, by, &rows.transfers[i]);
    for (size_t i = 0; i < t.all.n; i++)
        qsort(t.all.p[i].amounts.p, t.all.p[i].amounts.n, sizeof *t.all.p[i].amounts.p, by_weight);
    if (t.all.n) qsort(t.all.p, t.all.n, sizeof *t.all.p, by == BY_YEAR ? by_key : by_size);
    if (v->request->form == REQUEST_CSV)
        write_csv(NAMES[by], &t, &v->out->body);
    else
        write_json(&v->json, NAMES[by], &t);
    ledgercache_release(v->site->ledger, held);
    return ST_OK;
}
