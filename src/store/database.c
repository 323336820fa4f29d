#include "store/database.h"

#include "base/hash.h"
#include "ledger/rowjson.h"
#include "store/connection.h"
#include "store/databasecards.h"
#include "store/databasetables.h"
#include "store/record_line.h"

#include <stdio.h>
#include <string.h>

enum { T_DOCUMENTS, T_SENTENCES, T_MENTIONS, T_EVENTS, T_LINKS, TABLES };

struct database {
    connection to;
    run_about run; // borrowed strings; offsets in bytes
    arena memory;  // run id, path
    arena scratch; // of one document
    str run_id;
    sql_table tables[TABLES];
    sqlite3_stmt *find, *erase, *fact, *version;
    card_writer cards;
};

// --- opening

static status create_tables(const database *db, diag *why)
{
    buf sql = {0};
    databasetables_sql(db->tables, TABLES, &sql);
    buf_add_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                   DATABASE_APPLICATION_ID, DATABASE_VERSION);
    status s = connection_execute(&db->to, sql.p, why);
    buf_free(&sql);
    return s;
}

// Whose file is it? Makes the tables in an empty one. Runs inside a transaction.
static status check_owner(const database *db, diag *why)
{
    int64_t application = 0, version = 0, tables = 0;
    TRY(connection_number(&db->to, "PRAGMA application_id", &application, why));
    TRY(connection_number(&db->to, "PRAGMA user_version", &version, why));
    TRY(connection_number(&db->to, "SELECT count(*) FROM sqlite_master", &tables, why));
    if (tables == 0 && application == 0 && version == 0) return create_tables(db, why);
    if (application != DATABASE_APPLICATION_ID)
        return diag_set(why, ST_STORE, db->to.path, 0, 0,
                        "a database of another program; name another file after --db");
    if (version != DATABASE_VERSION)
        return diag_set(why, ST_STORE, db->to.path, 0, 0,
                        "written by another version of demarche (tables %lld, this one has %d); "
                        "name a new file and code again",
                        (long long)version, DATABASE_VERSION);
    return ST_OK;
}

static status note_run(const database *db, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db->to.sql, "INSERT OR IGNORE INTO runs VALUES(?,?,?,?,?)", -1,
                                  &s, NULL);
    if (code == SQLITE_OK) {
        connection_bind(s, 1, db->run_id);
        connection_bind(s, 2, db->run.version);
        sqlite3_bind_int(s, 3, RECORD_SCHEMA_VERSION);
        connection_bind(s, 4, db->run.model_hash);
        connection_bind(s, 5, db->run.codebook_hash);
        code = connection_run(s);
    }
    sqlite3_finalize(s);
    return code == SQLITE_OK ? ST_OK : connection_fail(&db->to, code, why);
}

static status note_rules(const database *db, const codebook *rules, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db->to.sql, "INSERT OR IGNORE INTO rules VALUES(?,?,?,?,?,?,?)",
                                  -1, &s, NULL);
    for (size_t i = 0; code == SQLITE_OK && i < codebook_rule_count(rules); i++) {
        const rule *x = codebook_rule(rules, i);
        connection_bind(s, 1, db->run.codebook_hash);
        connection_bind(s, 2, x->name);
        connection_bind(s, 3, x->type);
        connection_bind(s, 4, x->mode);
        connection_bind(s, 5, x->cameo);
        connection_bind(s, 6, x->file);
        sqlite3_bind_int(s, 7, x->line);
        code = connection_run(s);
    }
    sqlite3_finalize(s);
    return code == SQLITE_OK ? ST_OK : connection_fail(&db->to, code, why);
}

static status prepare_all(database *db, diag *why)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < TABLES && code == SQLITE_OK; i++)
        code = sql_table_prepare(&db->tables[i], db->to.sql);
    const struct {
        sqlite3_stmt **statement;
        const char *sql;
    } all[] = {
        {&db->find, "SELECT run, digest FROM documents WHERE id = ?"},
        {&db->erase, "DELETE FROM documents WHERE id = ?"},
        {&db->fact, "INSERT INTO facts VALUES(?,?,?,?,?,?)"},
        {&db->version, "INSERT OR IGNORE INTO versions VALUES(?,?)"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all && code == SQLITE_OK; i++)
        code = sqlite3_prepare_v2(db->to.sql, all[i].sql, -1, all[i].statement, NULL);
    if (code == SQLITE_OK) code = databasecards_prepare(&db->cards, db->to.sql);
    return code == SQLITE_OK ? ST_OK : connection_fail(&db->to, code, why);
}

static status start(database *db, const codebook *rules, diag *why)
{
    sqlite3_busy_timeout(db->to.sql, DATABASE_BUSY_MS);
    TRY(connection_execute(&db->to, "PRAGMA foreign_keys = ON", why));
    TRY(connection_execute(&db->to, "BEGIN IMMEDIATE", why));
    TRY(check_owner(db, why));
    TRY(note_run(db, why));
    if (rules) TRY(note_rules(db, rules, why));
    TRY(connection_execute(&db->to, "COMMIT", why));
    TRY(connection_execute(&db->to, "PRAGMA journal_mode = WAL", why));
    TRY(connection_execute(&db->to, "PRAGMA synchronous = NORMAL", why));
    return prepare_all(db, why);
}

status database_open(const char *file, const run_about *run, const codebook *rules, database **out,
                     diag *why)
{
    database *db = mem_alloc(sizeof *db);
    memset(db, 0, sizeof *db);
    db->to.path = arena_copy(&db->memory, file, strlen(file));
    db->run = *run;
    db->run.offsets = OFFSETS_BYTE;
    db->run_id = run_id(&db->memory, run);
    sql_table_init(&db->tables[T_DOCUMENTS], &RECORD_DOCUMENT, "documents");
    sql_table_init(&db->tables[T_SENTENCES], &RECORD_SENTENCE, "sentences");
    sql_table_init(&db->tables[T_MENTIONS], &RECORD_MENTION, "mentions");
    sql_table_init(&db->tables[T_EVENTS], &RECORD_EVENT, "events");
    sql_table_init(&db->tables[T_LINKS], &RECORD_LINK, "links");
    int code = sqlite3_open_v2(
        file, &db->to.sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    status s = code == SQLITE_OK ? start(db, rules, why) : connection_fail(&db->to, code, why);
    if (s != ST_OK) {
        database_close(db, NULL);
        return s;
    }
    *out = db;
    return ST_OK;
}

status database_close(database *db, diag *why)
{
    if (!db) return ST_OK;
    for (size_t i = 0; i < TABLES; i++) sql_table_finalize(&db->tables[i]);
    sqlite3_finalize(db->find);
    sqlite3_finalize(db->erase);
    sqlite3_finalize(db->fact);
    sqlite3_finalize(db->version);
    databasecards_finalize(&db->cards);
    int code = sqlite3_close(db->to.sql);
    status s = code == SQLITE_OK ? ST_OK : connection_fail(&db->to, code, why);
    arena_free(&db->scratch);
    arena_free(&db->memory);
    mem_free(db);
    return s;
}

void database_limit_pages(database *db, int64_t pages)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld", (long long)pages);
    sqlite3_exec(db->to.sql, sql, NULL, NULL, NULL);
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
static int look_up(const database *db, str id, str hash, database_change *change)
{
    connection_bind(db->find, 1, id);
    int code = sqlite3_step(db->find);
    if (code == SQLITE_DONE) *change = DATABASE_ADDED;
    if (code == SQLITE_ROW)
        *change = str_eq(connection_text(db->find, 0), db->run_id) &&
                          str_eq(connection_text(db->find, 1), hash)
                      ? DATABASE_UNCHANGED
                      : DATABASE_REPLACED;
    sqlite3_reset(db->find);
    return code == SQLITE_DONE || code == SQLITE_ROW ? SQLITE_OK : code;
}

static int write_facts(database *db, const coded *c, const fact_list *facts)
{
    int code = SQLITE_OK;
    buf line = {0};
    for (size_t i = 0; facts && i < facts->n && code == SQLITE_OK; i++) {
        const fact *x = &facts->p[i];
        buf_clear(&line);
        rowjson_fact(x, &line);
        connection_bind(db->fact, 1, c->document->id);
        sqlite3_bind_int64(db->fact, 2, (sqlite3_int64)i);
        connection_bind(db->fact, 3, str_of(ledger_kind_name(x->ledger)));
        connection_bind(db->fact, 4, x->state);
        connection_bind(db->fact, 5, x->date);
        connection_bind(db->fact, 6, str_trim(buf_str(&line)));
        code = connection_run(db->fact);
    }
    buf_free(&line);
    return code;
}

static int write_document(database *db, const coded *c, const fact_list *facts, str hash,
                          database_change change)
{
    record r = {.run = &db->run, .coded = c, .place = {.text = c->document->text}};
    str extra[] = {db->run_id, hash};
    int code = SQLITE_OK;
    if (change == DATABASE_REPLACED) {
        connection_bind(db->erase, 1, c->document->id);
        code = connection_run(db->erase); // the rest goes with it
    }
    for (size_t i = 0; i < TABLES && code == SQLITE_OK; i++)
        code = sql_table_insert_all(&db->tables[i], &r, extra, i == T_DOCUMENTS ? 2 : 0);
    if (code == SQLITE_OK) {
        connection_bind(db->version, 1, c->document->id);
        connection_bind(db->version, 2, c->document->content_hash);
        code = connection_run(db->version);
    }
    if (code == SQLITE_OK) code = databasecards_write(&db->cards, c, &db->scratch);
    return code == SQLITE_OK ? write_facts(db, c, facts) : code;
}

status database_add(database *db, const coded *c, const fact_list *facts, database_change *change,
                    diag *why)
{
    arena_reset(&db->scratch);
    str digest = database_digest(&db->run, c, facts, &db->scratch);
    return database_add_digested(db, c, facts, digest, change, why);
}

static void roll_back(const database *db)
{
    sqlite3_exec(db->to.sql, "ROLLBACK", NULL, NULL, NULL);
}

status database_add_digested(database *db, const coded *c, const fact_list *facts, str hash,
                             database_change *change, diag *why)
{
    bool alone = sqlite3_get_autocommit(db->to.sql) != 0; // no part of a caller's transaction
    int code = look_up(db, c->document->id, hash, change);
    if (code != SQLITE_OK) return connection_fail(&db->to, code, why);
    if (*change == DATABASE_UNCHANGED) return ST_OK;
    if (alone) code = sqlite3_exec(db->to.sql, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    // Another program may have written it in between.
    if (code == SQLITE_OK && alone) code = look_up(db, c->document->id, hash, change);
    if (code == SQLITE_OK && *change != DATABASE_UNCHANGED)
        code = write_document(db, c, facts, hash, *change);
    if (code == SQLITE_OK && alone) code = sqlite3_exec(db->to.sql, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK) return ST_OK;
    status s = connection_fail(&db->to, code, why);
    if (alone) roll_back(db);
    return s;
}

// --- with others in one transaction

const connection *database_connection(const database *db)
{
    return &db->to;
}

str database_run(const database *db)
{
    return db->run_id;
}

status database_begin(database *db, diag *why)
{
    return connection_execute(&db->to, "BEGIN IMMEDIATE", why);
}

status database_settle(database *db, status s, diag *why)
{
    if (s == ST_OK) s = connection_execute(&db->to, "COMMIT", why);
    if (s != ST_OK) roll_back(db);
    return s;
}
