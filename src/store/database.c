#include "store/database.h"

#include "base/clock.h"
#include "base/hash.h"
#include "ledger/rowjson.h"
#include "store/changewriter.h"
#include "store/clickhouse_driver.h"
#include "store/connection.h"
#include "store/databasecards.h"
#include "store/driver.h"
#include "store/owner.h"
#include "store/record_line.h"
#include "store/schema.h"
#include "store/statetables.h"

#include <stdio.h>
#include <string.h>

#define HOLD_MS 100 // of a transaction: others who want to write wait as long

// The first ones alone are given to a batch (clickhouse_batch.h).
enum { FACT, VERSION, BATCH_ORDERS, FIND = BATCH_ORDERS, ERASE, DYADS, ORDERS };

struct database {
    connection to;
    run_about run; // borrowed strings; offsets in bytes
    arena memory;  // run id, path
    arena scratch; // of one document
    str run_id;
    sql_table tables[TABLE_COUNT];
    statement *orders[ORDERS];
    card_writer cards;
    change_writer changes;
    bool may_hold, holds; // a transaction, over several documents
    int n_held;
    int64_t held_since; // clock_ms
};

// --- opening

bool database_schema(const char *kind, buf *out)
{
    static const struct {
        const char *kind, *name;
        const driver *driver;
    } KINDS[] = {{"sqlite", "SQLite", &SQLITE_DRIVER},
                 {"postgresql", "PostgreSQL", &POSTGRES_DRIVER},
                 {"clickhouse", "ClickHouse", &CLICKHOUSE_DRIVER}};
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(kind, KINDS[i].kind) != 0) continue;
        buf_add_format(
            out,
            "-- Tables of demarche, version %d, for %s; doc/store.md says what they hold.\n"
            "-- Made by: demarche schema %s\n",
            DATABASE_VERSION, KINDS[i].name, kind);
        schema_make(KINDS[i].driver, out);
        buf_add_byte(out, '\n');
        return true;
    }
    return false;
}

static status note_run(const database *db, diag *why)
{
    static const char *const SQL[] = {
        "INSERT INTO runs(id,version,schema,model_hash,codebook_hash) VALUES(?1,?2,?3,?4,?5)"
        " ON CONFLICT DO NOTHING"};
    statement *s = NULL;
    TRY(connection_prepare(&db->to, SQL, 1, &s, why));
    statement_text(s, 1, db->run_id);
    statement_text(s, 2, db->run.version);
    statement_integer(s, 3, RECORD_SCHEMA_VERSION);
    statement_text(s, 4, db->run.model_hash);
    statement_text(s, 5, db->run.codebook_hash);
    status done = statement_run(s, why);
    statements_finish(&s, 1);
    return done;
}

static status note_rules(const database *db, const codebook *rules, diag *why)
{
    static const char *const SQL[] = {
        "INSERT INTO rules(codebook_hash,name,type,mode,cameo,file,line)"
        " VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT DO NOTHING"};
    statement *s = NULL;
    TRY(connection_prepare(&db->to, SQL, 1, &s, why));
    status done = ST_OK;
    for (size_t i = 0; done == ST_OK && i < codebook_rule_count(rules); i++) {
        const rule *x = codebook_rule(rules, i);
        const str texts[] = {db->run.codebook_hash, x->name, x->type, x->mode, x->cameo, x->file};
        for (int k = 0; k < 6; k++) statement_text(s, k + 1, texts[k]);
        statement_integer(s, 7, x->line);
        done = statement_run(s, why);
    }
    statements_finish(&s, 1);
    return done;
}

static status prepare_all(database *db, diag *why)
{
    static const char *const SQL[ORDERS] = {
        [FACT] = "INSERT INTO facts(document,position,ledger,state,date,fact)"
                 " VALUES(?1,?2,?3,?4,?5,?6)",
        [VERSION] = "INSERT INTO versions(document,content_hash) VALUES(?1,?2)"
                    " ON CONFLICT DO NOTHING",
        [FIND] = "SELECT run, digest FROM documents WHERE id = ?1",
        [ERASE] = "DELETE FROM documents WHERE id = ?1",
        [DYADS] = SCHEMA_FILL_DYADS " AND e.document = ?1",
    };
    int n = clickhouse_driver_batch(&db->to) ? BATCH_ORDERS : ORDERS;
    for (size_t i = 0; i < TABLE_COUNT; i++) TRY(sql_table_prepare(&db->tables[i], &db->to, why));
    TRY(connection_prepare(&db->to, SQL, (size_t)n, db->orders, why));
    TRY(databasecards_prepare(&db->cards, &db->to, why));
    if (clickhouse_driver_batch(&db->to)) return ST_OK; // keeps no log
    return changewriter_prepare(&db->changes, &db->to, why);
}

static status start(database *db, const codebook *rules, diag *why)
{
    TRY(connection_begin(&db->to, why));
    TRY(connection_claim(&db->to, STR("schema"), why));
    TRY(owner_claim(&db->to, why));
    TRY(note_run(db, why));
    if (rules) TRY(note_rules(db, rules, why));
    TRY(connection_commit(&db->to, why));
    TRY(db->to.driver->tune(&db->to, why));
    return prepare_all(db, why);
}

status database_open(const char *file, const run_about *run, const codebook *rules, database **out,
                     diag *why)
{
    database *db = mem_alloc(sizeof *db);
    memset(db, 0, sizeof *db);
    const char *where = arena_copy(&db->memory, file, strlen(file));
    db->run = *run;
    db->run.offsets = OFFSETS_BYTE;
    db->run_id = run_id(&db->memory, run);
    sql_tables_init(db->tables);
    status s = connection_open(where, &db->to, why);
    if (s == ST_OK) s = start(db, rules, why);
    if (s != ST_OK) {
        database_close(db, NULL);
        return s;
    }
    *out = db;
    return ST_OK;
}

status database_keep_state(database *db, diag *why)
{
    if (clickhouse_driver_batch(&db->to)) return ST_OK;
    TRY(database_begin(db, why));
    return database_settle(db, statetables_write(&db->to, why), why);
}

status database_close(database *db, diag *why)
{
    if (!db) return ST_OK;
    for (size_t i = 0; i < TABLE_COUNT; i++) sql_table_finish(&db->tables[i]);
    statements_finish(db->orders, ORDERS);
    databasecards_finish(&db->cards);
    changewriter_finish(&db->changes);
    status s = connection_close(&db->to, why);
    arena_free(&db->scratch);
    arena_free(&db->memory);
    mem_free(db);
    return s;
}

void database_limit_pages(database *db, int64_t pages)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld", (long long)pages);
    connection_execute(&db->to, sql, NULL);
}

// --- documents

str database_digest(const run_about *run, const coded *c, const fact_list *facts, arena *a)
{
    run_about in_bytes = *run;
    in_bytes.offsets = OFFSETS_BYTE;
    document bare = *c->document;
    bare.file = STR_NONE;
    bare.line = 0;
    coded copy = *c;
    copy.document = &bare;
    buf all = {0};
    record_lines(&all, &in_bytes, &RECORD_DOCUMENT, &copy);
    record_lines(&all, &in_bytes, &RECORD_EVENT, &copy);
    for (size_t i = 0; facts && i < facts->n; i++) rowjson_fact(&facts->p[i], &all);
    str hash = hash_id(a, buf_str(&all));
    buf_free(&all);
    return hash;
}

// Is the document there, and is it the same?
static status look_up(const database *db, str id, str hash, database_change *change, diag *why)
{
    statement *find = db->orders[FIND];
    bool there;
    statement_text(find, 1, id);
    TRY(statement_step(find, &there, why));
    bool same = there && str_eq(row_text(find, 0), db->run_id) && str_eq(row_text(find, 1), hash);
    *change = !there ? DATABASE_ADDED : same ? DATABASE_UNCHANGED : DATABASE_REPLACED;
    statement_reset(find);
    return ST_OK;
}

static status write_facts(database *db, const coded *c, const fact_list *facts, diag *why)
{
    statement *s = db->orders[FACT];
    status done = ST_OK;
    buf line = {0};
    for (size_t i = 0; facts && i < facts->n && done == ST_OK; i++) {
        const fact *x = &facts->p[i];
        buf_clear(&line);
        rowjson_fact(x, &line);
        statement_text(s, 1, c->document->id);
        statement_integer(s, 2, (int64_t)i);
        statement_text(s, 3, str_of(ledger_kind_name(x->ledger)));
        statement_text(s, 4, x->state);
        statement_text(s, 5, x->date);
        statement_text(s, 6, str_trim(buf_str(&line)));
        done = statement_run(s, why);
    }
    buf_free(&line);
    return done;
}

static status write_dyads(const database *db, const coded *c, diag *why)
{
    clickhouse_batch *batch = clickhouse_driver_batch(&db->to);
    if (batch) {
        clickhouse_batch_dyads(batch);
        return ST_OK;
    }
    statement_text(db->orders[DYADS], 1, c->document->id);
    return statement_run(db->orders[DYADS], why);
}

static status note_change(database *db, const coded *c, database_change change, diag *why)
{
    if (clickhouse_driver_batch(&db->to)) return ST_OK;
    str id = c->document->id;
    if (change == DATABASE_REPLACED) return changewriter_replaced(&db->changes, id, why);
    str *events = arena_array(&db->scratch, str, c->events.n);
    for (size_t i = 0; i < c->events.n; i++) events[i] = str_of(c->events.p[i].id);
    return changewriter_added(&db->changes, id, events, c->events.n, why);
}

static status write_document(database *db, const coded *c, const fact_list *facts, str hash,
                             database_change change, diag *why)
{
    record r = {.run = &db->run, .coded = c, .place = {.text = c->document->text}};
    str extra[] = {db->run_id, hash};
    if (change == DATABASE_REPLACED) {
        TRY(changewriter_before(&db->changes, c->document->id, why));
        statement_text(db->orders[ERASE], 1, c->document->id);
        TRY(statement_run(db->orders[ERASE], why)); // the rest goes with it
    }
    for (size_t i = 0; i < TABLE_COUNT; i++)
        TRY(sql_table_insert_all(&db->tables[i], &r, extra, i == TABLE_DOCUMENTS ? 2 : 0, why));
    statement *version = db->orders[VERSION];
    statement_text(version, 1, c->document->id);
    statement_text(version, 2, c->document->content_hash);
    TRY(statement_run(version, why));
    TRY(write_dyads(db, c, why));
    arena_reset(&db->scratch); // a digest in it has served
    TRY(databasecards_write(&db->cards, c, &db->scratch, why));
    TRY(write_facts(db, c, facts, why));
    return note_change(db, c, change, why);
}

status database_add(database *db, const coded *c, const fact_list *facts, database_change *change,
                    diag *why)
{
    arena_reset(&db->scratch);
    str digest = database_digest(&db->run, c, facts, &db->scratch);
    return database_add_digested(db, c, facts, digest, change, why);
}

// Within a transaction. Another program may have written it in between.
static status write_claimed(database *db, const coded *c, const fact_list *facts, str hash,
                            database_change *change, diag *why)
{
    TRY(connection_claim(&db->to, c->document->id, why));
    TRY(look_up(db, c->document->id, hash, change, why));
    if (*change == DATABASE_UNCHANGED) return ST_OK;
    return write_document(db, c, facts, hash, *change, why);
}

static status add_to_batch(database *db, clickhouse_batch *batch, const coded *c,
                           const fact_list *facts, str hash, diag *why)
{
    clickhouse_batch_begin(batch, c, db->run_id, hash);
    status s = write_document(db, c, facts, hash, DATABASE_PENDING, why);
    clickhouse_batch_end(batch);
    return s;
}

status database_add_digested(database *db, const coded *c, const fact_list *facts, str hash,
                             database_change *change, diag *why)
{
    clickhouse_batch *batch = clickhouse_driver_batch(&db->to);
    if (batch) {
        *change = DATABASE_PENDING;
        return add_to_batch(db, batch, c, facts, hash, why);
    }
    bool alone = !connection_in_transaction(&db->to); // no part of a caller's transaction
    if (!alone) return write_claimed(db, c, facts, hash, change, why);
    TRY(look_up(db, c->document->id, hash, change, why));
    if (*change == DATABASE_UNCHANGED) return ST_OK;
    TRY(database_begin(db, why));
    return database_settle(db, write_claimed(db, c, facts, hash, change, why), why);
}

// --- with others in one transaction

const connection *database_connection(const database *db)
{
    return &db->to;
}

bool database_lost(const database *db)
{
    return connection_lost(&db->to);
}

const char *database_shown(const database *db)
{
    return db->to.path;
}

str database_run(const database *db)
{
    return db->run_id;
}

void database_hold(database *db, bool may)
{
    db->may_hold = may && connection_dialect(&db->to) == DIALECT_SQLITE;
}

bool database_held(const database *db)
{
    return db->holds;
}

status database_begin(database *db, diag *why)
{
    if (db->holds) return ST_OK;
    TRY(connection_begin(&db->to, why));
    db->n_held = 0;
    db->held_since = db->may_hold ? clock_ms() : 0;
    return ST_OK;
}

static bool stays_held(database *db)
{
    if (!db->may_hold || ++db->n_held >= DATABASE_HOLD_MOST) return false;
    return clock_ms() - db->held_since < HOLD_MS;
}

status database_settle(database *db, status s, diag *why)
{
    clickhouse_batch *batch = clickhouse_driver_batch(&db->to);
    if (batch) return s == ST_OK ? clickhouse_batch_settle(batch, why) : s;
    db->holds = s == ST_OK && stays_held(db);
    if (db->holds) return ST_OK;
    if (s == ST_OK) s = connection_commit(&db->to, why);
    if (s != ST_OK) connection_roll_back(&db->to);
    return s;
}

status database_flush(database *db, diag *why)
{
    clickhouse_batch *batch = clickhouse_driver_batch(&db->to);
    if (batch) return clickhouse_batch_flush(batch, why);
    if (!db->holds) return ST_OK;
    db->holds = false;
    status s = connection_commit(&db->to, why);
    if (s != ST_OK) connection_roll_back(&db->to);
    return s;
}

size_t database_written(const database *db, database_change change)
{
    const clickhouse_batch *batch = clickhouse_driver_batch(&db->to);
    return batch ? clickhouse_batch_count(batch, change) : 0;
}
