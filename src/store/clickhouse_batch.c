#include "store/clickhouse_batch.h"

#include "base/calendar.h"
#include "store/changewriter.h"
#include "store/clickhouse_parts.h"
#include "store/clickhouse_schema.h"
#include "store/tabbed.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

#define RANDOM_BITS 20
// Years that are partitions; others are 0. ClickHouse takes rows of 100 partitions at a time.
#define FIRST_YEAR 1980
#define LAST_YEAR  2069
#define DAY_BYTES  10 // of "2024-07-17"

static const char DYAD_COLUMNS[] = "source,target,event,source_code,target_code,date,type,quad,"
                                   "score,happened,background,day,document";

clickhouse_batch *clickhouse_batch_new(clickhouse *s)
{
    clickhouse_batch *b = mem_alloc(sizeof *b);
    memset(b, 0, sizeof *b);
    b->server = s;
    b->dyads = clickhouse_batch_table(b, STR("dyads"), STR(DYAD_COLUMNS));
    return b;
}

void clickhouse_batch_free(clickhouse_batch *b)
{
    if (!b) return;
    for (size_t i = 0; i < b->n_tables; i++) {
        batch_table *t = &b->tables[i];
        buf_free(&t->name);
        buf_free(&t->columns);
        buf_free(&t->rows);
        mem_free(t->ends);
    }
    mem_free(b->tables);
    mem_free(b->documents);
    buf_free(&b->orders);
    buf_free(&b->line);
    arena_free(&b->a);
    mem_free(b);
}

void clickhouse_batch_clear(clickhouse_batch *b)
{
    for (size_t i = 0; i < b->n_tables; i++) {
        buf_clear(&b->tables[i].rows);
        b->tables[i].n_ends = 0;
    }
    b->n_documents = 0;
    b->ids = (map){0};
    b->rows = b->bytes = 0;
    b->open = NULL;
    buf_clear(&b->orders);
    arena_reset(&b->a);
}

uint64_t clickhouse_batch_number(clickhouse_batch *b)
{
    struct timespec now;
    uint32_t low = 0;
    clock_gettime(CLOCK_REALTIME, &now);
    if (getrandom(&low, sizeof low, GRND_NONBLOCK) != sizeof low) low = (uint32_t)now.tv_nsec;
    uint64_t ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
    uint64_t number = ms << RANDOM_BITS | (low & ((1u << RANDOM_BITS) - 1));
    b->last = number > b->last ? number : b->last + 1;
    return b->last;
}

void clickhouse_batch_above(clickhouse_batch *b, uint64_t number)
{
    if (number > b->last) b->last = number;
}

void clickhouse_batch_order(clickhouse_batch *b, str sql)
{
    buf_add(&b->orders, sql);
    buf_add_byte(&b->orders, '\n');
}

void clickhouse_batch_before(clickhouse_batch *b, void (*call)(void *state), void *state)
{
    b->before = call;
    b->before_state = state;
}

size_t clickhouse_batch_count(const clickhouse_batch *b, database_change change)
{
    return change < DATABASE_PENDING ? b->counts[change] : 0;
}

// --- tables

static bool names_document(str columns)
{
    while (columns.n)
        if (str_eq(str_trim(str_split(&columns, ',')), STR("document"))) return true;
    return false;
}

static void set_up(batch_table *t, str table, str columns)
{
    const char *more;
    *t = (batch_table){.is_log = clickhouse_schema_is_log(table)};
    t->more = (int)clickhouse_schema_more(table, &more);
    t->has_document = t->is_log || str_eq(table, STR("documents")) || names_document(columns);
    buf_add(&t->name, table);
    buf_add(&t->columns, columns);
    if (!t->has_document) buf_add_c(&t->columns, ",document");
    buf_add_c(&t->columns, more);
    buf_add_c(&t->columns, t->is_log ? ",batch" : ",year,batch");
}

size_t clickhouse_batch_table(clickhouse_batch *b, str table, str columns)
{
    for (size_t i = 0; i < b->n_tables; i++)
        if (str_eq(buf_str(&b->tables[i].name), table)) return i;
    if (b->n_tables == b->cap_tables) {
        b->cap_tables = b->cap_tables ? 2 * b->cap_tables : 32;
        b->tables = mem_realloc(b->tables, b->cap_tables * sizeof *b->tables);
    }
    set_up(&b->tables[b->n_tables], table, columns);
    return b->n_tables++;
}

// --- documents

static int year_of(str published)
{
    calendar_date day;
    if (!calendar_parse_date(str_sub(published, 0, DAY_BYTES), &day)) return 0;
    return day.year < FIRST_YEAR || day.year > LAST_YEAR ? 0 : day.year;
}

// An earlier document of the batch with the same id is kept out, or the new one when it is the
// same.
static void meet_again(clickhouse_batch *b, uint32_t earlier, batch_document *x)
{
    batch_document *old = &b->documents[earlier];
    bool same = str_eq(old->digest, x->digest);
    if (same) x->change = DATABASE_UNCHANGED;
    x->again = !same;
    (same ? x : old)->kept_out = true;
}

// As the log has them.
static str ids_of(clickhouse_batch *b, const coded *c)
{
    arena scratch = {0};
    str *ids = arena_array(&scratch, str, c->events.n);
    for (size_t i = 0; i < c->events.n; i++) ids[i] = str_of(c->events.p[i].id);
    buf_clear(&b->line);
    changewriter_ids(ids, changewriter_sort(ids, c->events.n), &b->line);
    arena_free(&scratch);
    return str_copy(&b->a, buf_str(&b->line));
}

void clickhouse_batch_begin(clickhouse_batch *b, const coded *c, str run, str digest)
{
    if (b->n_documents == b->cap_documents) {
        b->cap_documents = b->cap_documents ? 2 * b->cap_documents : 256;
        b->documents = mem_realloc(b->documents, b->cap_documents * sizeof *b->documents);
    }
    batch_document *x = &b->documents[b->n_documents];
    *x = (batch_document){.id = str_copy(&b->a, c->document->id),
                          .digest = str_copy(&b->a, digest),
                          .events = ids_of(b, c),
                          .change = DATABASE_PENDING};
    uint32_t earlier;
    if (map_find_number(&b->ids, x->id, &earlier)) meet_again(b, earlier, x);
    if (!x->kept_out) map_set_number(&b->ids, &b->a, x->id, (uint32_t)b->n_documents);
    if (!b->run.n) b->run = str_copy(&b->a, run);
    b->n_documents++;
    b->open = c;
    b->open_id = x->id;
    b->open_event = 0;
    b->open_known = x->kept_out;
    b->open_year = year_of(c->document->published);
}

void clickhouse_batch_end(clickhouse_batch *b)
{
    for (size_t i = 0; i < b->n_tables; i++) {
        batch_table *t = &b->tables[i];
        if (t->is_log) continue;
        if (t->cap_ends < b->n_documents) {
            t->cap_ends = b->cap_documents;
            t->ends = mem_realloc(t->ends, t->cap_ends * sizeof *t->ends);
        }
        size_t before = t->n_ends ? t->ends[t->n_ends - 1] : 0; // of tables that came later
        while (t->n_ends + 1 < b->n_documents) t->ends[t->n_ends++] = before;
        t->ends[t->n_ends++] = t->rows.n;
    }
    b->open = NULL;
}

// --- rows

static void add_text(buf *out, str text)
{
    buf_add_byte(out, '\t');
    if (text.n)
        tabbed_add(out, text);
    else
        buf_add_c(out, "\\N");
}

static bool happened(const event *e)
{
    return (e->status == EVENT_HAPPENED || e->status == EVENT_ONGOING) && !e->negated &&
           e->claim != CLAIM_DENIED;
}

// The first day that a date may mean, else that of the document, else the first that ClickHouse
// has.
static void add_day(buf *out, const event *e, const document *d)
{
    const str dates[] = {e->date.value, d->published};
    calendar_date day;
    for (size_t i = 0; i < 2; i++) {
        buf whole = {0};
        str text = str_sub(dates[i], 0, DAY_BYTES);
        buf_add(&whole, text);
        if (text.n == 4) buf_add_c(&whole, "-01");  // a year
        if (whole.n == 7) buf_add_c(&whole, "-01"); // a month
        bool good =
            calendar_parse_date(buf_str(&whole), &day) && day.year >= 1970 && day.year <= LAST_YEAR;
        buf_free(&whole);
        if (!good) continue;
        buf_add_format(out, "\t%04d-%02d-%02d", day.year, day.month, day.day);
        return;
    }
    buf_add_c(out, "\t1970-01-01");
}

static void add_codes(buf *out, const participant *p, uint32_t n)
{
    buf_add_byte(out, '\t');
    if (!n) buf_add_c(out, "\\N");
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_add_byte(out, ';');
        tabbed_add(out, p[i].actor->code);
    }
}

static void add_more(clickhouse_batch *b, const batch_table *t, buf *out)
{
    const document *d = b->open->document;
    if (t->more == CLICKHOUSE_OF_EVENT) {
        const event *e = &b->open->events.p[b->open_event++];
        add_day(out, e, d);
        buf_add_c(out, happened(e) ? "\t1" : "\t0");
        add_codes(out, e->actors, e->n_actors);
        add_codes(out, e->recipients, e->n_recipients);
        add_text(out, d->title);
        add_text(out, d->url);
    }
    if (t->more != CLICKHOUSE_NOTHING_MORE) {
        add_text(out, d->outlet);
        add_text(out, d->published);
    }
}

static void end_row(clickhouse_batch *b, batch_table *t, size_t before)
{
    buf_add_byte(&t->rows, '\n');
    b->rows++;
    b->bytes += t->rows.n - before;
}

void clickhouse_batch_row(clickhouse_batch *b, size_t table, str row)
{
    batch_table *t = &b->tables[table];
    size_t before = t->rows.n;
    if (!t->is_log && (!b->open || b->open_known)) return;
    buf_add(&t->rows, row);
    if (t->is_log) {
        buf_add_format(&t->rows, "\t%llu", (unsigned long long)clickhouse_batch_number(b));
        end_row(b, t, before);
        return;
    }
    if (!t->has_document) add_text(&t->rows, b->open_id);
    add_more(b, t, &t->rows);
    buf_add_format(&t->rows, "\t%d", b->open_year);
    end_row(b, t, before);
}

// --- dyads

static str country_of(const actor *x)
{
    return x->country.n ? x->country : x->code;
}

// Pairs of the same codes count once.
static bool is_told(const event *e, uint32_t a, uint32_t r)
{
    for (uint32_t i = 0; i <= a; i++)
        for (uint32_t k = 0; k < (i < a ? e->n_recipients : r); k++) {
            const actor *source = e->actors[i].actor, *target = e->recipients[k].actor;
            if (str_eq(source->code, e->actors[a].actor->code) &&
                str_eq(target->code, e->recipients[r].actor->code) &&
                str_eq(country_of(source), country_of(e->actors[a].actor)) &&
                str_eq(country_of(target), country_of(e->recipients[r].actor)) &&
                !str_eq(source->entity, target->entity))
                return true;
        }
    return false;
}

static void add_dyad(clickhouse_batch *b, const event *e, const actor *source, const actor *target)
{
    buf *out = &b->line;
    buf_clear(out);
    tabbed_add(out, country_of(source));
    add_text(out, country_of(target));
    add_text(out, str_of(e->id));
    add_text(out, source->code);
    add_text(out, target->code);
    add_text(out, e->date.value);
    add_text(out, e->type);
    buf_add_format(out, "\t%d\t", e->quad);
    tabbed_number(out, e->score);
    buf_add_c(out, happened(e) ? "\t1" : "\t0");
    buf_add_c(out, e->background ? "\t1" : "\t0");
    add_day(out, e, b->open->document);
    add_text(out, b->open_id);
    clickhouse_batch_row(b, b->dyads, buf_str(out));
}

void clickhouse_batch_dyads(clickhouse_batch *b)
{
    for (size_t i = 0; i < b->open->events.n; i++) {
        const event *e = &b->open->events.p[i];
        for (uint32_t a = 0; a < e->n_actors; a++)
            for (uint32_t r = 0; r < e->n_recipients; r++) {
                const actor *source = e->actors[a].actor, *target = e->recipients[r].actor;
                if (!str_eq(source->entity, target->entity) && !is_told(e, a, r))
                    add_dyad(b, e, source, target);
            }
    }
}

status clickhouse_batch_settle(clickhouse_batch *b, diag *why)
{
    if (b->failed)
        return diag_set(why, ST_STORE, clickhouse_where(b->server)->shown.p, 0, 0,
                        "what came before could not be written");
    bool full = b->rows >= (size_t)clickhouse_where(b->server)->batch_rows ||
                b->bytes >= CLICKHOUSE_BATCH_BYTES;
    return full ? clickhouse_batch_flush(b, why) : ST_OK;
}
