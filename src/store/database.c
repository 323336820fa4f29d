#include "store/database.h"

#include "base/hash.h"
#include "ledger/rowjson.h"
#include "store/record_line.h"
#include "store/sql_table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { T_DOCUMENTS, T_SENTENCES, T_MENTIONS, T_EVENTS, T_LINKS, TABLES };

struct database {
    sqlite3 *sql;
    char *path;
    run_about run; // borrowed strings; offsets in bytes
    arena memory;  // run id, path
    arena scratch; // of one document
    str run_id;
    sql_table tables[TABLES];
    sqlite3_stmt *find, *erase, *fact;
};

// What users ask for most. A plain query for what happened takes v_happened.
static const char VIEWS[] =
    "CREATE VIEW v_events AS SELECT e.id, e.document, d.title, d.url, d.outlet,"
    " d.published_value AS published, e.date_value AS date, e.type, e.mode, e.cameo, e.quad,"
    " e.score,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_actors WHERE event = e.id"
    " ORDER BY position)) AS actors,"
    " (SELECT group_concat(code, ';') FROM (SELECT code FROM event_recipients WHERE event = e.id"
    " ORDER BY position)) AS recipients,"
    " e.status, e.background, e.polarity, e.claim,"
    " e.status IN ('happened', 'ongoing') AND e.polarity = 'affirmed' AND e.claim <> 'denied'"
    " AS happened,"
    " e.trigger_text AS trigger_text, e.rule, e.confidence, e.text"
    " FROM events e JOIN documents d ON d.id = e.document;\n"
    "CREATE VIEW v_happened AS SELECT * FROM v_events WHERE happened;\n"
    "CREATE VIEW v_dyads AS SELECT e.id AS event, e.document, e.date_value AS date,"
    " a.code AS source, a.country AS source_country, r.code AS target,"
    " r.country AS target_country, e.type, e.mode, e.cameo, e.quad, e.score, e.status,"
    " e.polarity, e.claim, e.background"
    " FROM events e JOIN event_actors a ON a.event = e.id JOIN event_recipients r ON r.event = e.id"
    " WHERE a.entity <> r.entity;\n"
    "CREATE VIEW v_sentences AS SELECT s.document, s.sentence, s.part,"
    " CAST(substr(CAST(d.text AS BLOB), s.span_begin + 1, s.span_end - s.span_begin) AS TEXT)"
    " AS text FROM sentences s JOIN documents d ON d.id = s.document;\n";

static const char FIRST_TABLES[] =
    "CREATE TABLE runs (\n  id TEXT PRIMARY KEY NOT NULL,\n  version TEXT NOT NULL,\n"
    "  schema INTEGER NOT NULL,\n  model_hash TEXT,\n  codebook_hash TEXT\n);\n"
    "CREATE TABLE rules (\n  codebook_hash TEXT NOT NULL,\n  name TEXT NOT NULL,\n"
    "  type TEXT NOT NULL,\n  mode TEXT,\n  cameo TEXT NOT NULL,\n  file TEXT,\n  line INTEGER,\n"
    "   PRIMARY KEY (codebook_hash, name)\n) WITHOUT ROWID;\n";

// What the ledger is made of: `fact` is a line of JSON, as ledger --facts prints it.
static const char LAST_TABLES[] =
    "CREATE TABLE facts (\n  document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,\n"
    "  position INTEGER NOT NULL,\n  ledger TEXT NOT NULL,\n  state TEXT,\n  date TEXT,\n"
    "  fact TEXT NOT NULL,\n  PRIMARY KEY (document, position)\n) WITHOUT ROWID;\n";

// --- errors

static status fail(const database *db, int code, diag *why)
{
    const char *reason = sqlite3_errmsg(db->sql);
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "the database is locked by another program; run again when that is done");
    case SQLITE_FULL:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "the disk is full; make room and run again: what is there is kept");
    case SQLITE_NOTADB:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "not a SQLite database; name another file after --db");
    case SQLITE_CORRUPT:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "the database is damaged (%s); restore it, or name a new file", reason);
    case SQLITE_CANTOPEN:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "cannot be opened as a database; check the folder and its permissions");
    case SQLITE_READONLY:
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "the database cannot be written; check its permissions");
    default: return diag_set(why, ST_STORE, db->path, 0, 0, "the database failed: %s", reason);
    }
}

static status execute(const database *db, const char *sql, diag *why)
{
    int code = sqlite3_exec(db->sql, sql, NULL, NULL, NULL);
    return code == SQLITE_OK ? ST_OK : fail(db, code, why);
}

// First number of the query's first row.
static status ask_number(const database *db, const char *sql, int64_t *value, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db->sql, sql, -1, &s, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(s);
    if (code == SQLITE_ROW) *value = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return code == SQLITE_ROW ? ST_OK : fail(db, code, why);
}

// --- opening

static status create_tables(const database *db, diag *why)
{
    buf sql = {0};
    buf_add_c(&sql, FIRST_TABLES);
    for (size_t i = 0; i < TABLES; i++) sql_table_create_sql(&db->tables[i], &sql);
    buf_add_c(&sql, LAST_TABLES);
    buf_add_c(&sql, VIEWS);
    buf_add_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                   DATABASE_APPLICATION_ID, DATABASE_VERSION);
    status s = execute(db, sql.p, why);
    buf_free(&sql);
    return s;
}

// Whose file is it? Makes the tables in an empty one. Runs inside a transaction.
static status check_owner(const database *db, diag *why)
{
    int64_t application = 0, version = 0, tables = 0;
    TRY(ask_number(db, "PRAGMA application_id", &application, why));
    TRY(ask_number(db, "PRAGMA user_version", &version, why));
    TRY(ask_number(db, "SELECT count(*) FROM sqlite_master", &tables, why));
    if (tables == 0 && application == 0 && version == 0) return create_tables(db, why);
    if (application != DATABASE_APPLICATION_ID)
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "a database of another program; name another file after --db");
    if (version != DATABASE_VERSION)
        return diag_set(why, ST_STORE, db->path, 0, 0,
                        "written by another version of demarche (tables %lld, this one has %d); "
                        "name a new file and code again",
                        (long long)version, DATABASE_VERSION);
    return ST_OK;
}

static int bind_or_null(sqlite3_stmt *s, int at, str text)
{
    if (!text.n) return sqlite3_bind_null(s, at);
    return sqlite3_bind_text64(s, at, text.p, text.n, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static int run_once(sqlite3_stmt *s)
{
    int code = sqlite3_step(s);
    sqlite3_reset(s);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

static status note_run(const database *db, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code =
        sqlite3_prepare_v2(db->sql, "INSERT OR IGNORE INTO runs VALUES(?,?,?,?,?)", -1, &s, NULL);
    if (code == SQLITE_OK) {
        bind_or_null(s, 1, db->run_id);
        bind_or_null(s, 2, db->run.version);
        sqlite3_bind_int(s, 3, RECORD_SCHEMA_VERSION);
        bind_or_null(s, 4, db->run.model_hash);
        bind_or_null(s, 5, db->run.codebook_hash);
        code = run_once(s);
    }
    sqlite3_finalize(s);
    return code == SQLITE_OK ? ST_OK : fail(db, code, why);
}

static status note_rules(const database *db, const codebook *rules, diag *why)
{
    sqlite3_stmt *s = NULL;
    int code = sqlite3_prepare_v2(db->sql, "INSERT OR IGNORE INTO rules VALUES(?,?,?,?,?,?,?)", -1,
                                  &s, NULL);
    for (size_t i = 0; code == SQLITE_OK && i < codebook_rule_count(rules); i++) {
        const rule *x = codebook_rule(rules, i);
        bind_or_null(s, 1, db->run.codebook_hash);
        bind_or_null(s, 2, x->name);
        bind_or_null(s, 3, x->type);
        bind_or_null(s, 4, x->mode);
        bind_or_null(s, 5, x->cameo);
        bind_or_null(s, 6, x->file);
        sqlite3_bind_int(s, 7, x->line);
        code = run_once(s);
    }
    sqlite3_finalize(s);
    return code == SQLITE_OK ? ST_OK : fail(db, code, why);
}

static status prepare_all(database *db, diag *why)
{
    int code = SQLITE_OK;
    for (size_t i = 0; i < TABLES && code == SQLITE_OK; i++)
        code = sql_table_prepare(&db->tables[i], db->sql);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db->sql, "SELECT run, digest FROM documents WHERE id = ?", -1,
                                  &db->find, NULL);
    if (code == SQLITE_OK)
        code =
            sqlite3_prepare_v2(db->sql, "DELETE FROM documents WHERE id = ?", -1, &db->erase, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_prepare_v2(db->sql, "INSERT INTO facts VALUES(?,?,?,?,?,?)", -1, &db->fact,
                                  NULL);
    return code == SQLITE_OK ? ST_OK : fail(db, code, why);
}

static status start(database *db, const codebook *rules, diag *why)
{
    sqlite3_busy_timeout(db->sql, DATABASE_BUSY_MS);
    TRY(execute(db, "PRAGMA foreign_keys = ON", why));
    TRY(execute(db, "BEGIN IMMEDIATE", why));
    TRY(check_owner(db, why));
    TRY(note_run(db, why));
    if (rules) TRY(note_rules(db, rules, why));
    TRY(execute(db, "COMMIT", why));
    TRY(execute(db, "PRAGMA journal_mode = WAL", why));
    TRY(execute(db, "PRAGMA synchronous = NORMAL", why));
    return prepare_all(db, why);
}

status database_open(const char *file, const run_about *run, const codebook *rules, database **out,
                     diag *why)
{
    database *db = mem_alloc(sizeof *db);
    memset(db, 0, sizeof *db);
    db->path = arena_copy(&db->memory, file, strlen(file));
    db->run = *run;
    db->run.offsets = OFFSETS_BYTE;
    db->run_id = run_id(&db->memory, run);
    sql_table_init(&db->tables[T_DOCUMENTS], &RECORD_DOCUMENT, "documents");
    sql_table_init(&db->tables[T_SENTENCES], &RECORD_SENTENCE, "sentences");
    sql_table_init(&db->tables[T_MENTIONS], &RECORD_MENTION, "mentions");
    sql_table_init(&db->tables[T_EVENTS], &RECORD_EVENT, "events");
    sql_table_init(&db->tables[T_LINKS], &RECORD_LINK, "links");
    int code = sqlite3_open_v2(
        file, &db->sql, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
    status s = code == SQLITE_OK ? start(db, rules, why) : fail(db, code, why);
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
    int code = sqlite3_close(db->sql);
    status s = code == SQLITE_OK ? ST_OK : fail(db, code, why);
    arena_free(&db->scratch);
    arena_free(&db->memory);
    mem_free(db);
    return s;
}

void database_limit_pages(database *db, int64_t pages)
{
    char sql[64];
    snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld", (long long)pages);
    sqlite3_exec(db->sql, sql, NULL, NULL, NULL);
}

// --- documents

// Hash over all that the records say, but not over where the file lay.
static str digest(database *db, const coded *c, const fact_list *facts)
{
    document bare = *c->document;
    bare.file = STR_NONE;
    bare.line = 0;
    coded copy = *c;
    copy.document = &bare;
    buf all = {0};
    record_lines(&all, &db->run, &RECORD_DOCUMENT, &copy);
    record_lines(&all, &db->run, &RECORD_EVENT, &copy);
    for (size_t i = 0; facts && i < facts->n; i++) rowjson_fact(&facts->p[i], &all);
    str hash = hash_id(&db->scratch, buf_str(&all));
    buf_free(&all);
    return hash;
}

static bool column_is(sqlite3_stmt *s, int at, str text)
{
    const char *p = (const char *)sqlite3_column_text(s, at);
    return str_eq(text, (str){p, (size_t)sqlite3_column_bytes(s, at)});
}

// Is the document there, and is it the same?
static int look_up(const database *db, str id, str hash, database_change *change)
{
    bind_or_null(db->find, 1, id);
    int code = sqlite3_step(db->find);
    if (code == SQLITE_DONE) *change = DATABASE_ADDED;
    if (code == SQLITE_ROW)
        *change = column_is(db->find, 0, db->run_id) && column_is(db->find, 1, hash)
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
        bind_or_null(db->fact, 1, c->document->id);
        sqlite3_bind_int64(db->fact, 2, (sqlite3_int64)i);
        bind_or_null(db->fact, 3, str_of(ledger_kind_name(x->ledger)));
        bind_or_null(db->fact, 4, x->state);
        bind_or_null(db->fact, 5, x->date);
        bind_or_null(db->fact, 6, str_trim(buf_str(&line)));
        code = run_once(db->fact);
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
        bind_or_null(db->erase, 1, c->document->id);
        code = run_once(db->erase); // the rest goes with it
    }
    for (size_t i = 0; i < TABLES && code == SQLITE_OK; i++)
        code = sql_table_insert_all(&db->tables[i], &r, extra, i == T_DOCUMENTS ? 2 : 0);
    return code == SQLITE_OK ? write_facts(db, c, facts) : code;
}

status database_add(database *db, const coded *c, const fact_list *facts, database_change *change,
                    diag *why)
{
    arena_reset(&db->scratch);
    str hash = digest(db, c, facts);
    int code = look_up(db, c->document->id, hash, change);
    if (code != SQLITE_OK) return fail(db, code, why);
    if (*change == DATABASE_UNCHANGED) return ST_OK;
    code = sqlite3_exec(db->sql, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    // Another program may have written it in between.
    if (code == SQLITE_OK) code = look_up(db, c->document->id, hash, change);
    if (code == SQLITE_OK && *change != DATABASE_UNCHANGED)
        code = write_document(db, c, facts, hash, *change);
    if (code == SQLITE_OK) code = sqlite3_exec(db->sql, "COMMIT", NULL, NULL, NULL);
    if (code == SQLITE_OK) return ST_OK;
    status s = fail(db, code, why);
    sqlite3_exec(db->sql, "ROLLBACK", NULL, NULL, NULL);
    return s;
}

// --- reading

static status check_ours(const database *db, diag *why)
{
    int64_t application = 0, version = 0;
    TRY(ask_number(db, "PRAGMA application_id", &application, why));
    TRY(ask_number(db, "PRAGMA user_version", &version, why));
    if (application == DATABASE_APPLICATION_ID && version == DATABASE_VERSION) return ST_OK;
    return diag_set(why, ST_STORE, db->path, 0, 0,
                    "no database of this version of demarche; make one with demarche code --db");
}

// A query over a file that is only read.
typedef struct {
    const char *file, *sql;
    const str *texts; // [n_texts] for ?1, ?2 ...
    int n_texts;
    status (*row)(void *state, sqlite3_stmt *s, diag *why);
    void *state;
} question;

static status visit_rows(const database *db, const question *q, diag *why)
{
    sqlite3_stmt *rows = NULL;
    status s = ST_OK;
    int code = sqlite3_prepare_v2(db->sql, q->sql, -1, &rows, NULL);
    for (int i = 0; i < q->n_texts && code == SQLITE_OK; i++)
        code = bind_or_null(rows, i + 1, q->texts[i]);
    if (code == SQLITE_OK) code = sqlite3_step(rows);
    while (code == SQLITE_ROW && s == ST_OK) {
        s = q->row(q->state, rows, why);
        if (s == ST_OK) code = sqlite3_step(rows);
    }
    sqlite3_finalize(rows);
    if (s != ST_OK) return s;
    return code == SQLITE_DONE ? ST_OK : fail(db, code, why);
}

static status ask(const question *q, diag *why)
{
    database db = {0};
    db.path = arena_copy(&db.memory, q->file, str_of(q->file).n);
    int code = sqlite3_open_v2(q->file, &db.sql, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
    status s = code == SQLITE_OK ? ST_OK : fail(&db, code, why);
    if (s == ST_OK) {
        sqlite3_busy_timeout(db.sql, DATABASE_BUSY_MS);
        s = check_ours(&db, why);
    }
    if (s == ST_OK) s = visit_rows(&db, q, why);
    sqlite3_close(db.sql);
    arena_free(&db.memory);
    return s;
}

static str column_text(sqlite3_stmt *s, int at)
{
    const char *p = (const char *)sqlite3_column_text(s, at);
    return (str){p, (size_t)sqlite3_column_bytes(s, at)};
}

typedef struct {
    status (*visit)(void *state, str json, diag *why);
    void *state;
} fact_visit;

static status visit_fact(void *state, sqlite3_stmt *row, diag *why)
{
    const fact_visit *v = state;
    return v->visit(v->state, column_text(row, 0), why);
}

status database_facts(const char *file, status (*visit)(void *state, str json, diag *why),
                      void *state, diag *why)
{
    fact_visit v = {visit, state};
    question q = {.file = file,
                  .sql = "SELECT fact FROM facts ORDER BY document, position",
                  .row = visit_fact,
                  .state = &v};
    return ask(&q, why);
}

// Some actor of the event is of the country ?n or has a code that begins so.
#define SIDE(table, n)                                                                             \
    "EXISTS (SELECT 1 FROM event_" table " p WHERE p.event = v.id AND (p.country = ?" n            \
    " OR substr(p.code, 1, length(?" n ")) = ?" n "))"

// ?1 and ?2 on either side. `how` tells that the day is the text's own.
static const char BETWEEN[] =
    "SELECT id, document, published, date, type, actors, recipients, trigger_text, score, happened,"
    " (SELECT date_how FROM events x WHERE x.id = v.id) AS how"
    " FROM v_events v WHERE (" SIDE("actors", "1") " AND " SIDE("recipients", "2") ") OR (" SIDE(
        "actors", "2") " AND " SIDE("recipients", "1") ") ORDER BY id";

typedef struct {
    void (*visit)(void *state, const database_dealing *x);
    void *state;
} dealing_visit;

static status visit_dealing(void *state, sqlite3_stmt *row, diag *why)
{
    const dealing_visit *v = state;
    (void)why;
    str how = column_text(row, 10);
    database_dealing x = {
        .id = column_text(row, 0),
        .document = column_text(row, 1),
        .date = column_text(row, str_eq(how, STR("document")) ? 2 : 3),
        .type = column_text(row, 4),
        .actors = column_text(row, 5),
        .recipients = column_text(row, 6),
        .text = column_text(row, 7),
        .score = sqlite3_column_type(row, 8) == SQLITE_NULL ? NAN : sqlite3_column_double(row, 8),
        .happened = sqlite3_column_int(row, 9) != 0};
    v->visit(v->state, &x);
    return ST_OK;
}

status database_between(const char *file, const str sides[2],
                        void (*visit)(void *state, const database_dealing *x), void *state,
                        diag *why)
{
    dealing_visit v = {visit, state};
    question q = {.file = file,
                  .sql = BETWEEN,
                  .texts = sides,
                  .n_texts = 2,
                  .row = visit_dealing,
                  .state = &v};
    return ask(&q, why);
}
