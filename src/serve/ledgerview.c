// Rows of the ledger: channels, transfers, red lines, positions.
#include "serve/ledgerview.h"

#include "ledger/rowcsv.h"
#include "ledger/rowjson.h"
#include "link/period.h"

#include <stdlib.h>

#define PAGE_ROWS 100

typedef struct {
    viewing *v;
    ledger_kind kind;
    ledger_table rows; // that pass the filter
    int64_t limit, first;
} ledger_page;

static str row_since(const ledger_table *t, ledger_kind kind, size_t i)
{
    switch (kind) {
    case LEDGER_CHANNELS: return t->channels[i].since;
    case LEDGER_TRANSFERS: return t->transfers[i].since;
    case LEDGER_REDLINES: return t->redlines[i].since;
    default: return t->positions[i].since;
    }
}

typedef struct {
    int32_t day;
    size_t row;
} dated_row;

static int newest_first(const void *a, const void *b)
{
    const dated_row *x = a, *y = b;
    if (x->day != y->day) return x->day > y->day ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

// Numbers of the rows, those that changed last first.
static const dated_row *order_rows(const viewing *v, const ledger_table *rows, ledger_kind kind,
                                   size_t n)
{
    dated_row *all = arena_array(v->memory, dated_row, n + 1);
    for (size_t i = 0; i < n; i++) {
        period when = period_read(row_since(rows, kind, i));
        all[i] = (dated_row){when.known ? when.last : INT32_MIN, i};
    }
    qsort(all, n, sizeof *all, newest_first);
    return all;
}

size_t ledgerview_newest(viewing *v, const ledger_table *rows, ledger_kind kind, size_t first,
                         size_t limit)
{
    json_writer *j = &v->json;
    size_t n = rowjson_count(rows, kind),
           end = limit < n - (first < n ? first : n) ? first + limit : n;
    const dated_row *order = order_rows(v, rows, kind, n);
    buf line = {0};
    json_begin_array(j);
    for (size_t i = first; i < end; i++) {
        buf_clear(&line);
        rowjson_row(rows, kind, order[i].row, &line);
        json_write_raw(j, str_trim(buf_str(&line)));
    }
    json_end_array(j);
    buf_free(&line);
    return n;
}

static void write_page(ledger_page *p)
{
    json_writer *j = &p->v->json;
    size_t end = (size_t)(p->first + p->limit);
    buf next = {0};
    json_begin_object(j);
    json_write_key(j, "rows");
    size_t n = ledgerview_newest(p->v, &p->rows, p->kind, (size_t)p->first, (size_t)p->limit);
    json_field_int(j, "total", (int64_t)n);
    if (end < n) buf_add_number(&next, end);
    json_field_string(j, "next", buf_str(&next));
    json_end_object(j);
    buf_free(&next);
}

status ledgerview_filter(const viewing *v, row_filter *out, diag *why)
{
    const request *r = v->request;
    *out = (row_filter){.id = request_get(r, "id"),
                        .subject = request_get(r, "subject"),
                        .state = request_get(r, "stage")};
    TRY(view_party(v, "from", request_get(r, "from"), &out->from, why));
    TRY(view_party(v, "to", request_get(r, "to"), &out->to, why));
    TRY(view_day(v, "since", &out->since, why));
    return view_day(v, "until", &out->until, why);
}

static status write_ledger(viewing *v, ledger_kind kind, diag *why)
{
    ledger_page p = {.v = v, .kind = kind};
    ledger_hold *held;
    row_filter wanted;
    TRY(ledgerview_filter(v, &wanted, why));
    TRY(view_limit(v, PAGE_ROWS, &p.limit, why));
    TRY(request_number(v->request, "after", 0, INT32_MAX, 0, &p.first, why));
    TRY(view_ledger(v, &held, why));
    p.rows = rowfilter_apply(ledgercache_rows(held), &wanted, v->memory);
    if (v->request->form == REQUEST_CSV)
        rowcsv_write(&p.rows, kind, &v->out->body);
    else
        write_page(&p);
    ledgercache_release(v->site->ledger, held);
    return ST_OK;
}

status channels_write(viewing *v, diag *why)
{
    return write_ledger(v, LEDGER_CHANNELS, why);
}

status transfers_write(viewing *v, diag *why)
{
    return write_ledger(v, LEDGER_TRANSFERS, why);
}

status redlines_write(viewing *v, diag *why)
{
    return write_ledger(v, LEDGER_REDLINES, why);
}

status positions_write(viewing *v, diag *why)
{
    return write_ledger(v, LEDGER_POSITIONS, why);
}
