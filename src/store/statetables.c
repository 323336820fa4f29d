#include "store/statetables.h"

#include "ledger/rowcells.h"
#include "ledger/rowfilter.h"
#include "store/changewriter.h"
#include "store/schema.h"
#include "store/storedfacts.h"

#include <math.h>
#include <string.h>

#define END                                                                                        \
    "  texts INTEGER NOT NULL,\n  sources INTEGER NOT NULL,\n  outlets INTEGER NOT NULL,\n"        \
    "  events TEXT,\n  confidence REAL\n) WITHOUT ROWID;\n"
#define HANGS "  ledger TEXT NOT NULL,\n  id TEXT NOT NULL,\n  position INTEGER NOT NULL,\n"

const char STATE_TABLES[] =
    "CREATE TABLE state_channels (\n  id TEXT PRIMARY KEY NOT NULL,\n  parties TEXT,\n"
    "  subject TEXT,\n  state TEXT,\n  since TEXT,\n  by_actor TEXT,\n  reasons TEXT,\n"
    "  reasons_by TEXT,\n  reopen_if TEXT,\n  rounds TEXT,\n  changes TEXT,\n"
    "  changes_sources TEXT,\n" END
    "CREATE TABLE state_transfers (\n  id TEXT PRIMARY KEY NOT NULL,\n  supplier TEXT,\n"
    "  suppliers TEXT,\n  recipients TEXT,\n  kind TEXT,\n  items TEXT,\n  quantities TEXT,\n"
    "  value REAL,\n  unit TEXT,\n  other_values TEXT,\n  other_values_sources TEXT,\n"
    "  stage TEXT,\n  since TEXT,\n  basis TEXT,\n  number TEXT,\n  makers TEXT,\n"
    "  part_of TEXT,\n  whole_value REAL,\n  changes TEXT,\n  changes_sources TEXT,\n" END
    "CREATE TABLE state_redlines (\n  id TEXT PRIMARY KEY NOT NULL,\n  by_actor TEXT,\n"
    "  to_actor TEXT,\n  subject TEXT,\n  strength TEXT,\n  since TEXT,\n  voiced_by TEXT,\n"
    "  words TEXT,\n  crossings TEXT,\n  crossings_by TEXT,\n  proposed TEXT,\n" END
    "CREATE TABLE state_positions (\n  id TEXT PRIMARY KEY NOT NULL,\n  by_actor TEXT,\n"
    "  subject TEXT,\n  stance TEXT,\n  since TEXT,\n  words TEXT,\n" END
    // Who takes part in a row: party, supplier, recipient, by, to. `party` is the country, of a
    // body without one its code.
    "CREATE TABLE state_parties (\n" HANGS "  role TEXT NOT NULL,\n  party TEXT,\n  code TEXT,\n"
    "  name TEXT,\n  PRIMARY KEY (ledger, id, position)\n) WITHOUT ROWID;\n"
    "CREATE INDEX state_parties_party ON state_parties(party);\n"
    // How a channel or a transfer came to its state, each with the sentence that tells it.
    "CREATE TABLE state_changes (\n" HANGS "  date TEXT,\n  state TEXT,\n  by_actor TEXT,\n"
    "  event TEXT,\n  document TEXT,\n  text TEXT,\n  texts INTEGER NOT NULL,\n"
    "  sources INTEGER NOT NULL,\n  outlets INTEGER NOT NULL,\n  confidence REAL,\n"
    "  PRIMARY KEY (ledger, id, position)\n) WITHOUT ROWID;\n"
    "CREATE TABLE state_rounds (\n" HANGS "  date TEXT,\n  place TEXT,\n  level TEXT,\n"
    "  heads TEXT,\n  event TEXT,\n  PRIMARY KEY (ledger, id, position)\n) WITHOUT ROWID;\n"
    "CREATE TABLE state_items (\n" HANGS "  category TEXT,\n  designation TEXT,\n"
    "  quantity REAL,\n  low REAL,\n  high REAL,\n  text TEXT,\n"
    "  PRIMARY KEY (ledger, id, position)\n) WITHOUT ROWID;\n"
    "CREATE TABLE state_made (\n  change INTEGER NOT NULL,\n  as_of TEXT\n);\n";

// A month is that of dates that have one: "2024-07", "2024-07-17", not "../2011".
#define HAS_MONTH "substr(date, 5, 1) = '-' AND substr(date, 6, 2) BETWEEN '01' AND '12'"
#define MONTH     "substr(date, 1, 7)"
// Of a time that is open to the past ("../2015-09") its end.
#define YEAR "CASE WHEN since LIKE '../%' THEN substr(since, 4, 4) ELSE substr(since, 1, 4) END"

#define DYAD_MONTHS                                                                                \
    "CREATE VIEW v_dyad_months AS SELECT source, target, " MONTH " AS month, count(*) AS events,"  \
    " sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened,"                                      \
    " sum(CASE WHEN happened AND quad = 1 THEN 1 ELSE 0 END) AS verbal_cooperation,"               \
    " sum(CASE WHEN happened AND quad = 2 THEN 1 ELSE 0 END) AS material_cooperation,"             \
    " sum(CASE WHEN happened AND quad = 3 THEN 1 ELSE 0 END) AS verbal_conflict,"                  \
    " sum(CASE WHEN happened AND quad = 4 THEN 1 ELSE 0 END) AS material_conflict,"                \
    " avg(CASE WHEN happened THEN score END) AS mean_score FROM "
// An event stands in `dyads` once for each pair of codes, and is counted once. PostgreSQL takes
// `WHERE source = ...` into the inner query, which SQLite does not: there the first pair of codes
// counts, found along the table's own order, for which BETWEEN is said in place of "=".
static const char DYAD_MONTHS_DISTINCT[] =
    DYAD_MONTHS "(SELECT DISTINCT source, target, event, date, quad, score, happened FROM dyads)"
                " AS d WHERE " HAS_MONTH " GROUP BY source, target, " MONTH ";\n";
static const char DYAD_MONTHS_FIRST[] = DYAD_MONTHS
    "dyads AS d WHERE " HAS_MONTH " AND NOT EXISTS (SELECT 1 FROM dyads o"
    " WHERE o.source = d.source AND o.target = d.target AND o.event BETWEEN d.event AND d.event"
    " AND (o.source_code, o.target_code) < (d.source_code, d.target_code))"
    " GROUP BY source, target, " MONTH ";\n";

// Parts of a law or package are counted in it alone; currencies and stages stand apart.
static const char OTHER_VIEWS[] =
    "CREATE VIEW v_type_months AS SELECT type, " MONTH " AS month, count(*) AS events,"
    " sum(CASE WHEN happened THEN 1 ELSE 0 END) AS happened"
    " FROM (SELECT e.type, e.date_value AS date, " SCHEMA_HAPPENED " AS happened FROM events e)"
    " AS e WHERE " HAS_MONTH " GROUP BY type, " MONTH ";\n"
    "CREATE VIEW v_transfers_by_year AS SELECT " YEAR " AS year, supplier, recipients, kind, stage,"
    " unit, count(*) AS transfers, count(value) AS with_value, sum(value) AS value"
    " FROM state_transfers WHERE part_of IS NULL"
    " GROUP BY " YEAR ", supplier, recipients, kind, stage, unit;\n"
    "CREATE VIEW v_channels_now AS SELECT c.subject, c.parties, c.state, c.since, c.by_actor,"
    " c.reasons, c.reopen_if, (SELECT max(r.date) FROM state_rounds r WHERE r.id = c.id)"
    " AS last_round, c.texts, c.sources, c.confidence, c.id FROM state_channels c;\n";

static const char *const TABLES[] = {"state_channels",  "state_transfers", "state_redlines",
                                     "state_positions", "state_parties",   "state_changes",
                                     "state_rounds",    "state_items",     "state_made"};
#define N_TABLES (sizeof TABLES / sizeof *TABLES)

enum { PARTY = LEDGER_KINDS, CHANGE, ROUND, ITEM, MADE };

// The rows on their way into the tables.
typedef struct {
    statement *into[N_TABLES];
    statement *row; // of them, that is being filled
    int at;         // its last value
    status done;    // of the first that failed
    diag *why;
    str ledger, id; // of what hangs on a row
    int64_t position;
} state_writer;

static void put_text(void *state, str cell)
{
    state_writer *w = state;
    statement_text(w->row, ++w->at, cell);
}

static void put_number(void *state, double x)
{
    state_writer *w = state;
    w->at++;
    if (isfinite(x))
        statement_number(w->row, w->at, x);
    else
        statement_null(w->row, w->at);
}

static void put_count(state_writer *w, int64_t n)
{
    statement_integer(w->row, ++w->at, n);
}

static void end_row(void *state)
{
    state_writer *w = state;
    if (w->done == ST_OK) w->done = statement_run(w->row, w->why);
    w->at = 0;
}

// A row of what hangs on one of the ledger.
static void begin_row(state_writer *w, int table)
{
    w->row = w->into[table];
    w->at = 0;
    put_text(w, w->ledger);
    put_text(w, w->id);
    put_count(w, w->position++);
}

static void begin_part(state_writer *w, ledger_kind kind, const char *id)
{
    w->ledger = str_of(ledger_kind_name(kind));
    w->id = str_of(id);
    w->position = 0;
}

static void write_parties(state_writer *w, const char *role, const fact_party *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!p[i].code.n) continue;
        begin_row(w, PARTY);
        put_text(w, str_of(role));
        put_text(w, p[i].key);
        put_text(w, p[i].code);
        put_text(w, p[i].name);
        end_row(w);
    }
}

static void write_changes(state_writer *w, const ledger_change *p, size_t n)
{
    w->position = 0;
    for (size_t i = 0; i < n; i++) {
        const str texts[] = {p[i].date,  p[i].state,    p[i].by.code,
                             p[i].event, p[i].document, p[i].text};
        begin_row(w, CHANGE);
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) put_text(w, texts[k]);
        put_count(w, p[i].told.texts);
        put_count(w, p[i].told.sources);
        put_count(w, p[i].told.outlets);
        put_number(w, p[i].confidence);
        end_row(w);
    }
}

static void write_rounds(state_writer *w, const channel_row *x)
{
    w->position = 0;
    for (size_t i = 0; i < x->n_rounds; i++) {
        const ledger_round *r = &x->rounds[i];
        const str texts[] = {r->date, r->place, r->level, r->heads, r->event};
        begin_row(w, ROUND);
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) put_text(w, texts[k]);
        end_row(w);
    }
}

static void write_items(state_writer *w, const transfer_row *x)
{
    w->position = 0;
    for (size_t i = 0; i < x->n_items; i++) {
        const fact_item *one = &x->items[i];
        begin_row(w, ITEM);
        put_text(w, one->category);
        put_text(w, one->designation);
        put_number(w, one->quantity);
        put_number(w, one->low);
        put_number(w, one->high);
        put_text(w, one->text);
        end_row(w);
    }
}

static void write_parts(state_writer *w, const ledger_table *t)
{
    for (size_t i = 0; i < t->n_channels; i++) {
        const channel_row *x = &t->channels[i];
        begin_part(w, LEDGER_CHANNELS, x->id);
        write_parties(w, "party", x->parties, x->n_parties);
        write_changes(w, x->history, x->n_history);
        write_rounds(w, x);
    }
    for (size_t i = 0; i < t->n_transfers; i++) {
        const transfer_row *x = &t->transfers[i];
        begin_part(w, LEDGER_TRANSFERS, x->id);
        write_parties(w, "supplier", x->suppliers, x->n_suppliers);
        write_parties(w, "recipient", x->recipients, x->n_recipients);
        write_changes(w, x->history, x->n_history);
        write_items(w, x);
    }
    for (size_t i = 0; i < t->n_redlines; i++) {
        begin_part(w, LEDGER_REDLINES, t->redlines[i].id);
        write_parties(w, "by", &t->redlines[i].by, 1);
        write_parties(w, "to", &t->redlines[i].to, 1);
    }
    for (size_t i = 0; i < t->n_positions; i++) {
        begin_part(w, LEDGER_POSITIONS, t->positions[i].id);
        write_parties(w, "by", &t->positions[i].by, 1);
        write_parties(w, "to", &t->positions[i].to, 1);
    }
}

static void write_rows(state_writer *w, const ledger_table *t)
{
    for (int kind = 0; kind < LEDGER_KINDS; kind++) {
        row_cells cells = {put_text, put_number, end_row, w};
        w->row = w->into[kind];
        w->at = 0;
        rowcells_write(t, (ledger_kind)kind, &cells);
    }
    write_parts(w, t);
}

static status write_made(state_writer *w, int64_t change, str as_of, diag *why)
{
    statement_integer(w->into[MADE], 1, change);
    statement_text(w->into[MADE], 2, as_of);
    return w->done == ST_OK ? statement_run(w->into[MADE], why) : w->done;
}

static size_t columns_of(size_t table)
{
    static const size_t PARTS[] = {[PARTY] = 7, [CHANGE] = 13, [ROUND] = 8, [ITEM] = 9, [MADE] = 2};
    if (table >= LEDGER_KINDS) return PARTS[table];
    size_t n = 1;
    for (const char *p = rowcells_names((ledger_kind)table); *p; p++) n += *p == ',';
    return n;
}

void statetables_views(dialect d, buf *out)
{
    buf_add_c(out, d == DIALECT_SQLITE ? DYAD_MONTHS_FIRST : DYAD_MONTHS_DISTINCT);
    buf_add_c(out, OTHER_VIEWS);
}

status statetables_clear(const connection *c, diag *why)
{
    buf sql = {0};
    for (size_t i = 0; i < N_TABLES; i++) buf_add_format(&sql, "DELETE FROM %s;", TABLES[i]);
    status s = connection_execute(c, sql.p, why);
    buf_free(&sql);
    return s;
}

static status prepare(state_writer *w, const connection *c, diag *why)
{
    buf sql = {0};
    status s = statetables_clear(c, why);
    for (size_t i = 0; i < N_TABLES && s == ST_OK; i++) {
        buf_clear(&sql);
        buf_add_format(&sql, "INSERT INTO %s VALUES(", TABLES[i]);
        for (size_t k = 1; k <= columns_of(i); k++)
            buf_add_format(&sql, k > 1 ? ",?%zu" : "?%zu", k);
        buf_add_byte(&sql, ')');
        const char *text = sql.p;
        s = connection_prepare(c, &text, 1, &w->into[i], why);
    }
    buf_free(&sql);
    return s;
}

static status write_all(const connection *c, const ledger *l, int64_t change, diag *why)
{
    state_writer w = {.why = why};
    arena a = {0};
    // As `ledger` prints them.
    ledger_table rows = rowfilter_apply(ledger_rows(l), &(row_filter){0}, &a);
    status s = prepare(&w, c, why);
    if (s == ST_OK) {
        write_rows(&w, &rows);
        s = write_made(&w, change, rows.as_of, why);
    }
    statements_finish(w.into, N_TABLES);
    arena_free(&a);
    return s;
}

status statetables_write(const connection *c, diag *why)
{
    int64_t last, made;
    if (connection_dialect(c) == DIALECT_CLICKHOUSE) return ST_OK;
    TRY(changewriter_last(c, &last, why)); // first: who waits here must hold nothing
    TRY(connection_claim(c, STR("state"), why));
    TRY(connection_number(c, "SELECT coalesce(max(change), -1) FROM state_made", &made, why));
    if (made == last) return ST_OK;
    ledger *l = ledger_new();
    status s = storedfacts_add_of(c, l, why);
    if (s == ST_OK) {
        ledger_close(l, STR_NONE);
        s = write_all(c, l, last, why);
    }
    ledger_free(l);
    return s;
}
