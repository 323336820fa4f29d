// The transfers of the last months with the largest sums; where there are few, of more months. Sums
// of different currencies are not compared: those of the currency that most are in come first, then
// the largest of each other one.
#include "base/calendar.h"
#include "ledger/rowjson.h"
#include "link/period.h"
#include "serve/ledgerview.h"

#include <math.h>
#include <stdlib.h>

#define OTHERS_MOST 3 // further currencies

typedef struct {
    const transfer_row *row;
    size_t place;
    size_t n_unit; // transfers in its currency
} large_row;

typedef VEC(large_row) large_rows;

// `first`: its last day is before them; empty: all time.
static bool is_recent(const transfer_row *r, str first, str as_of)
{
    period when = period_read(r->since);
    if (!first.n) return true;
    return when.known && when.last > period_read(first).last &&
           when.first <= period_read(as_of).last;
}

static int by_size(const void *a, const void *b)
{
    const large_row *x = a, *y = b;
    if (x->n_unit != y->n_unit) return x->n_unit > y->n_unit ? -1 : 1;
    int c = str_cmp(x->row->unit, y->row->unit);
    if (c) return c;
    if (x->row->value != y->row->value) return x->row->value > y->row->value ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static int by_unit(const void *a, const void *b)
{
    return str_cmp(((const large_row *)a)->row->unit, ((const large_row *)b)->row->unit);
}

static void count_units(large_rows *all)
{
    size_t begin = 0;
    qsort(all->p, all->n, sizeof *all->p, by_unit);
    for (size_t i = 1; i <= all->n; i++) {
        if (i < all->n && str_eq(all->p[i].row->unit, all->p[begin].row->unit)) continue;
        for (size_t k = begin; k < i; k++) all->p[k].n_unit = i - begin;
        begin = i;
    }
}

static large_rows find_rows(const viewing *v, const ledger_table *rows, str first)
{
    large_rows all = {0};
    for (size_t i = 0; i < rows->n_transfers; i++) {
        const transfer_row *r = &rows->transfers[i];
        if (r->part_of.n || !isfinite(r->value) || !r->unit.n) continue;
        if (is_recent(r, first, rows->as_of))
            *vec_push(v->memory, &all) = (large_row){.row = r, .place = i};
    }
    if (!all.n) return all;
    count_units(&all);
    qsort(all.p, all.n, sizeof *all.p, by_size);
    return all;
}

// *since is the day before them, or empty.
static large_rows find_lately(const viewing *v, const ledger_table *rows, const int *months,
                              size_t few, char since[CALENDAR_DATE_SIZE])
{
    large_rows all = {0};
    calendar_date last;
    for (bool more = true; more && all.n < few; months++) {
        *since = '\0';
        more = *months && calendar_parse_date(rows->as_of, &last);
        if (more) calendar_format(calendar_add_months(last, -*months), since);
        all = find_rows(v, rows, str_of(since));
    }
    return all;
}

void ledgerview_largest(viewing *v, const ledger_table *rows, const int *months, size_t few,
                        size_t limit)
{
    char since[CALENDAR_DATE_SIZE] = "";
    large_rows all = find_lately(v, rows, months, few, since);
    size_t others = 0;
    buf line = {0};
    json_field_string(&v->json, "largest_since", str_of(since));
    json_write_key(&v->json, "largest");
    json_begin_array(&v->json);
    for (size_t i = 0; i < all.n; i++) {
        bool first = i == 0 || !str_eq(all.p[i].row->unit, all.p[i - 1].row->unit);
        bool usual = str_eq(all.p[i].row->unit, all.p[0].row->unit);
        if (usual ? i >= limit : !first || others++ >= OTHERS_MOST) continue;
        buf_clear(&line);
        rowjson_row(rows, LEDGER_TRANSFERS, all.p[i].place, &line);
        json_write_raw(&v->json, str_trim(buf_str(&line)));
    }
    json_end_array(&v->json);
    buf_free(&line);
}
