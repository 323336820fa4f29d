#include "query/eventlist.h"

#include "query/eventtold.h"
#include "store/cardblock.h"
#include "store/connection.h"
#include "store/databasemerge.h"
#include "store/moment.h"
#include "store/sqlfrom.h"

#include <math.h>
#include <string.h>

// Without the merge: every mention that counts.
static const char MENTIONS[] =
    "SELECT e.id, CASE WHEN e.date_how = 'document' THEN d.published_value ELSE e.date_value END"
    " FROM events e JOIN documents d ON d.id = e.document WHERE " PANEL_COUNTS
    " ORDER BY 2 NULLS FIRST, e.type, e.id";
static const char STORED_MENTIONS[] =
    "SELECT e.id, CASE WHEN e.date_how = 'document' THEN e.published ELSE e.date_value END AS "
    "told" SQLFROM_STORED("events", "e") " AND " PANEL_COUNTS
                                         " ORDER BY told ASC NULLS FIRST, e.type, e.id";

typedef struct {
    char id[CARDBLOCK_ID];
    str date;
} single;

// A row whose mentions are not read yet.
typedef struct {
    eventlist_row row;
    str *ids; // [n] of its mentions, by day of their texts
    uint32_t n;
} waiting_row;

typedef struct {
    const panel_wanted *wanted;
    status (*visit)(void *state, const eventlist_row *row, diag *why);
    void *state;
    size_t *undated;
    connection to; // beside the merge's
    eventtold told;
    VEC(single) singles;
    VEC(waiting_row) waiting;
    size_t n_waiting;      // mentions of them
    arena memory, scratch; // scratch: of those that wait
} listing;

static void take_event(const event_told *x, eventlist_row *row)
{
    row->document = x->document;
    row->title = x->title;
    row->url = x->url;
    row->published = x->published;
    row->type = x->type;
    row->mode = x->mode;
    row->cameo = x->cameo;
    row->text = x->text;
    row->place = x->place;
    row->country = x->country;
    row->admin = x->admin;
    row->precision = x->precision;
    row->lat = x->lat;
    row->lon = x->lon;
    row->actor = x->sides[0];
    row->recipient = x->sides[1];
}

static void add_outlet(str name, buf *outlets)
{
    if (!name.n || str_among(name, buf_str(outlets), ';')) return;
    if (outlets->n) buf_add_byte(outlets, ';');
    buf_add(outlets, name);
}

static void take_people(const event_told *x, eventlist_row *row)
{
    if (isnan(row->killed.low)) row->killed = x->killed;
    if (isnan(row->injured.low)) row->injured = x->injured;
}

// --- rows

static bool is_bounded(period p)
{
    return p.known && p.first != PERIOD_FIRST && p.last != PERIOD_LAST;
}

// Has it days, and none within the range?
static bool is_outside(const listing *l, str date)
{
    period p = period_read(date);
    return is_bounded(p) && (p.first > l->wanted->last || p.last < l->wanted->first);
}

static status make_row(listing *l, const waiting_row *w, diag *why)
{
    eventlist_row row = w->row;
    buf outlets = {0};
    bool some = false;
    row.lat = row.lon = row.killed.low = row.killed.high = row.injured.low = row.injured.high = NAN;
    for (uint32_t i = 0; i < w->n; i++) {
        const event_told *x = eventtold_find(&l->told, w->ids[i]);
        if (!x) continue;
        add_outlet(x->outlet, &outlets);
        if (!some || (!row.country.n && x->country.n)) take_event(x, &row);
        some = true;
    }
    for (uint32_t i = w->n; i > 0; i--) {
        const event_told *x = eventtold_find(&l->told, w->ids[i - 1]);
        if (x) take_people(x, &row);
    }
    period p = period_read(row.date);
    row.outlets = buf_str(&outlets);
    row.first = p.first;
    row.last = p.last;
    *l->undated += some && !is_bounded(p);
    status s = some && is_bounded(p) ? l->visit(l->state, &row, why) : ST_OK;
    buf_free(&outlets);
    return s;
}

static status make_rows(listing *l, diag *why)
{
    size_t n = 0;
    str *ids = arena_array(&l->scratch, str, l->n_waiting);
    for (size_t i = 0; i < l->waiting.n; i++)
        for (uint32_t k = 0; k < l->waiting.p[i].n; k++) ids[n++] = l->waiting.p[i].ids[k];
    TRY(eventtold_read(&l->told, ids, n, why));
    for (size_t i = 0; i < l->waiting.n; i++) TRY(make_row(l, &l->waiting.p[i], why));
    memset(&l->waiting, 0, sizeof l->waiting);
    l->n_waiting = 0;
    arena_reset(&l->scratch);
    return ST_OK;
}

// `ids` are in l->scratch, as what the row has.
static status add_row(listing *l, const eventlist_row *row, str *ids, uint32_t n, diag *why)
{
    *vec_push(&l->scratch, &l->waiting) = (waiting_row){*row, ids, n};
    l->n_waiting += n;
    return l->n_waiting < l->told.most ? ST_OK : make_rows(l, why);
}

static status take_merged(void *state, const roster_row *merged, diag *why)
{
    listing *l = state;
    if (is_outside(l, merged->date)) return ST_OK;
    eventlist_row row = {.id = str_copy(&l->scratch, str_of(merged->id)),
                         .date = str_copy(&l->scratch, merged->date),
                         .n_documents = merged->n_documents,
                         .n_sources = merged->n_sources};
    str *ids = arena_array(&l->scratch, str, merged->n_mentions);
    for (uint32_t i = 0; i < merged->n_mentions; i++)
        ids[i] = str_copy(&l->scratch, merged->mentions[i].id);
    return add_row(l, &row, ids, merged->n_mentions, why);
}

static status take_single(void *state, const statement *row, diag *why)
{
    listing *l = state;
    str id = row_text(row, 0);
    if (id.n != CARDBLOCK_ID) return connection_damaged(&l->to, "the id of event", id, why);
    single *x = vec_push(&l->memory, &l->singles);
    memcpy(x->id, id.p, sizeof x->id);
    x->date = str_copy(&l->memory, row_text(row, 1));
    return ST_OK;
}

static status list_mentions(listing *l, diag *why)
{
    question q = {.sql = MENTIONS,
                  .clickhouse = STORED_MENTIONS,
                  .texts = l->told.also,
                  .n_texts = PANEL_N_COUNTS,
                  .row = take_single,
                  .state = l};
    TRY(connection_visit(&l->to, &q, why));
    for (size_t i = 0; i < l->singles.n; i++) {
        const single *x = &l->singles.p[i];
        if (is_outside(l, x->date)) continue;
        str *id = arena_array(&l->scratch, str, 1);
        *id = (str){x->id, sizeof x->id};
        eventlist_row row = {.id = *id, .date = x->date, .n_documents = 1, .n_sources = 1};
        TRY(add_row(l, &row, id, 1, why));
    }
    return ST_OK;
}

static status list_all(listing *l, const char *file, diag *why)
{
    int64_t moment;
    TRY(moment_read(&l->to, &moment, why));
    TRY(eventtold_open(&l->told, &l->to, &l->wanted->include, why));
    TRY(l->wanted->mentions ? list_mentions(l, why)
                            : databasemerge_rows(file, take_merged, l, why));
    TRY(make_rows(l, why));
    return moment_check(&l->to, moment, "list them again", why);
}

status eventlist_each(const char *file, const panel_wanted *wanted,
                      status (*visit)(void *state, const eventlist_row *row, diag *why),
                      void *state, size_t *undated, diag *why)
{
    listing l = {.wanted = wanted, .visit = visit, .state = state, .undated = undated};
    *undated = 0;
    status s = connection_read(file, &l.to, why);
    if (s == ST_OK) s = list_all(&l, file, why);
    eventtold_close(&l.told);
    connection_close(&l.to, NULL);
    arena_free(&l.memory);
    arena_free(&l.scratch);
    return s;
}
