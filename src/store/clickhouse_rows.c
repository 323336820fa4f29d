#include "store/clickhouse_rows.h"

#include "base/map.h"
#include "store/clickhouse_driver.h"
#include "store/clickhouse_problems.h"
#include "store/coded.h"
#include "store/intake.h"
#include "store/loadmarks.h"
#include "store/tabbed.h"
#include "store/tablerow.h"

#include <math.h>
#include <string.h>

// An event whose sides are still growing.
typedef struct {
    event about;
    VEC(participant) sides[2]; // actors, recipients
} loaded_event;

typedef struct {
    size_t table; // of the batch
    str row;
} kept_row;

struct clickhouse_rows {
    const connection *to; // borrowed
    clickhouse_batch *batch;
    clickhouse_problems *problems;
    uint64_t load;      // number of the mark
    size_t loading;     // table
    buf unended;        // inputs of a load that had not come to its end, each with its "\n"
    arena memory;       // of the document
    document now;       // the document; id empty: none
    str run, digest;    // its
    VEC(kept_row) rows; // its
    VEC(loaded_event) events;
    map numbers; // of events by id
};

// --- opening

static void write_mark(clickhouse_rows *x, uint64_t load, str input, bool ended)
{
    buf row = {0};
    buf_add_format(&row, "%llu\t", (unsigned long long)load);
    tabbed_add(&row, input);
    buf_add_format(&row, "\t%d", ended);
    clickhouse_batch_row(x->batch, x->loading, buf_str(&row));
    buf_free(&row);
}

status clickhouse_rows_open(const connection *c, clickhouse_rows **out, diag *why)
{
    clickhouse_rows *x = *out = mem_alloc(sizeof *x);
    memset(x, 0, sizeof *x);
    x->to = c;
    x->batch = clickhouse_driver_batch(c);
    x->problems = clickhouse_problems_new(c);
    x->loading = clickhouse_batch_table(x->batch, STR("loading"), STR("load,input,ended"));
    x->load = clickhouse_batch_number(x->batch);
    write_mark(x, x->load, STR(LOADING_DUMP), false);
    return clickhouse_batch_flush(x->batch, why);
}

void clickhouse_rows_close(clickhouse_rows *x)
{
    if (!x) return;
    clickhouse_problems_free(x->problems);
    buf_free(&x->unended);
    arena_free(&x->memory);
    mem_free(x);
}

// --- what the columns that only ClickHouse has are made of

static str text_of(clickhouse_rows *x, const table_shape *t, const cell *values, const char *name)
{
    return str_copy(&x->memory, tablerow_value(t, values, name)->text);
}

static void take_document(clickhouse_rows *x, const table_shape *t, const cell *values)
{
    x->now = (document){.id = text_of(x, t, values, "id"),
                        .url = text_of(x, t, values, "url"),
                        .title = text_of(x, t, values, "title"),
                        .outlet = text_of(x, t, values, "outlet"),
                        .published = text_of(x, t, values, "published_value")};
    x->run = text_of(x, t, values, "run");
    x->digest = text_of(x, t, values, "digest");
}

// ongoing and denied are all that dyads ask for.
static status take_event(clickhouse_rows *x, const table_shape *t, const cell *values, diag *why)
{
    loaded_event *e = vec_push(&x->memory, &x->events);
    *e = (loaded_event){0};
    str id = text_of(x, t, values, "id"), is = tablerow_value(t, values, "status")->text;
    if (!id.n || id.n >= sizeof e->about.id)
        return diag_set(why, ST_FORMAT, NULL, 0, 0, "events.id is none that demarche gives");
    memcpy(e->about.id, id.p, id.n);
    const cell *score = tablerow_value(t, values, "score");
    bool there = str_eq(is, str_of(event_status_name(EVENT_HAPPENED))) ||
                 str_eq(is, str_of(event_status_name(EVENT_ONGOING)));
    bool denied =
        str_eq(tablerow_value(t, values, "claim")->text, str_of(event_claim_name(CLAIM_DENIED)));
    e->about.date.value = text_of(x, t, values, "date_value");
    e->about.type = text_of(x, t, values, "type");
    e->about.quad = (int)tablerow_value(t, values, "quad")->integer;
    e->about.score = score->kind == CELL_NULL ? NAN : score->number;
    e->about.status = there ? EVENT_HAPPENED : EVENT_PLANNED;
    e->about.background = tablerow_value(t, values, "background")->integer != 0;
    e->about.negated = !str_eq(tablerow_value(t, values, "polarity")->text, STR("affirmed"));
    e->about.claim = denied ? CLAIM_DENIED : CLAIM_STATED;
    map_set_number(&x->numbers, &x->memory, id, (uint32_t)(x->events.n - 1));
    return ST_OK;
}

static void take_side(clickhouse_rows *x, const table_shape *t, const cell *values, int side)
{
    uint32_t at;
    if (!map_find_number(&x->numbers, tablerow_value(t, values, "event")->text, &at)) return;
    actor *who = arena_array(&x->memory, actor, 1);
    *who = (actor){.code = text_of(x, t, values, "code"),
                   .country = text_of(x, t, values, "country"),
                   .entity = text_of(x, t, values, "entity")};
    *vec_push(&x->memory, &x->events.p[at].sides[side]) = (participant){.actor = who};
}

static status take(clickhouse_rows *x, const table_shape *t, const cell *values, diag *why)
{
    if (str_eq(t->name, STR("documents"))) take_document(x, t, values);
    if (str_eq(t->name, STR("events"))) TRY(take_event(x, t, values, why));
    if (str_eq(t->name, STR("event_actors"))) take_side(x, t, values, 0);
    if (str_eq(t->name, STR("event_recipients"))) take_side(x, t, values, 1);
    return ST_OK;
}

// --- rows

static size_t table_of(clickhouse_rows *x, const table_shape *t)
{
    buf columns = {0};
    tablerow_columns(t, "", &columns);
    size_t at = clickhouse_batch_table(x->batch, t->name, buf_str(&columns));
    buf_free(&columns);
    return at;
}

static void add_cells(const table_shape *t, const cell *values, buf *row)
{
    for (size_t i = 0; i < t->n; i++) {
        if (i) buf_add_byte(row, '\t');
        tabbed_cell(row, &values[i]);
    }
}

static status add_noted(clickhouse_rows *x, const table_shape *t, const cell *values, diag *why)
{
    buf row = {0};
    status s = ST_OK;
    if (str_eq(t->name, STR("loading"))) {
        buf_add(&x->unended, values[0].text);
        buf_add_byte(&x->unended, '\n');
    } else if (str_eq(t->name, STR("problems"))) {
        s = clickhouse_problems_add(x->problems, t, values, why);
    } else {
        add_cells(t, values, &row);
        if (str_eq(t->name, STR("records")))
            clickhouse_problems_record(x->problems, buf_str(&row));
        else
            clickhouse_batch_row(x->batch, table_of(x, t), buf_str(&row));
        s = clickhouse_batch_settle(x->batch, why);
    }
    buf_free(&row);
    return s;
}

status clickhouse_rows_add(clickhouse_rows *x, const table_shape *t, const cell *values, diag *why)
{
    buf row = {0};
    if (t->owner == ROW_OF_STORE && !str_eq(t->name, STR("documents")))
        return add_noted(x, t, values, why);
    TRY(take(x, t, values, why));
    add_cells(t, values, &row);
    kept_row *kept = vec_push(&x->memory, &x->rows);
    *kept = (kept_row){table_of(x, t), str_copy(&x->memory, buf_str(&row))};
    buf_free(&row);
    return ST_OK;
}

// --- documents

static event_list list_events(clickhouse_rows *x)
{
    event_list all = {.p = arena_array(&x->memory, event, x->events.n), .n = x->events.n};
    for (size_t i = 0; i < all.n; i++) {
        loaded_event *e = &x->events.p[i];
        e->about.actors = e->sides[0].p;
        e->about.n_actors = (uint32_t)e->sides[0].n;
        e->about.recipients = e->sides[1].p;
        e->about.n_recipients = (uint32_t)e->sides[1].n;
        all.p[i] = e->about;
    }
    return all;
}

static void forget_document(clickhouse_rows *x)
{
    x->now = (document){0};
    memset(&x->rows, 0, sizeof x->rows);
    memset(&x->events, 0, sizeof x->events);
    x->numbers = (map){0};
    arena_reset(&x->memory);
}

status clickhouse_rows_end_document(clickhouse_rows *x, bool *sent, diag *why)
{
    coded c = {.document = &x->now, .events = list_events(x)};
    clickhouse_batch_begin(x->batch, &c, x->run, x->digest);
    for (size_t i = 0; i < x->rows.n; i++)
        clickhouse_batch_row(x->batch, x->rows.p[i].table, x->rows.p[i].row);
    clickhouse_batch_dyads(x->batch);
    clickhouse_batch_end(x->batch);
    forget_document(x);
    size_t before = clickhouse_batch_count(x->batch, DATABASE_ADDED);
    status s = clickhouse_batch_settle(x->batch, why);
    *sent = s == ST_OK && clickhouse_batch_count(x->batch, DATABASE_ADDED) > before;
    return s;
}

// The mark goes. What a dump of an older version had of an unended load takes its place, and is put
// where it belongs now.
status clickhouse_rows_finish(clickhouse_rows *x, diag *why)
{
    TRY(clickhouse_problems_send(x->problems, why));
    TRY(clickhouse_batch_flush(x->batch, why));
    str rest = buf_str(&x->unended);
    uint64_t load = rest.n ? clickhouse_batch_number(x->batch) : x->load;
    while (rest.n) write_mark(x, load, str_split(&rest, '\n'), false);
    if (load == x->load) write_mark(x, load, STR("ended"), true); // no input has such an id
    TRY(clickhouse_batch_flush(x->batch, why));
    return loadmarks_convert(x->to, why);
}
