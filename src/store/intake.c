#include "store/intake.h"

#include "base/calendar.h"
#include "base/hash.h"
#include "base/json_writer.h"
#include "store/connection.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char INTAKE_TABLES[] =
    "CREATE TABLE inputs (\n  id TEXT PRIMARY KEY NOT NULL,\n  path TEXT NOT NULL,\n"
    "  size INTEGER,\n  changed INTEGER,\n  run TEXT NOT NULL,\n  options TEXT NOT NULL,\n"
    "  records INTEGER NOT NULL,\n  whole INTEGER NOT NULL\n) WITHOUT ROWID;\n"
    "CREATE TABLE records (\n  input TEXT NOT NULL,\n  record INTEGER NOT NULL,\n  file TEXT,\n"
    "  line INTEGER,\n  document TEXT,\n  content_hash TEXT,\n  outlet TEXT,\n  day TEXT,\n"
    "  skipped TEXT,\n  events INTEGER NOT NULL,\n  PRIMARY KEY (input, record)\n) WITHOUT ROWID;\n"
    "CREATE INDEX records_document ON records(document);\n"
    "CREATE TABLE problems (\n  input TEXT NOT NULL,\n  record INTEGER NOT NULL,\n"
    "  position INTEGER NOT NULL,\n  file TEXT,\n  line INTEGER,\n  document TEXT,\n"
    "  code TEXT NOT NULL,\n  message TEXT NOT NULL,\n  PRIMARY KEY (input, record, position)\n"
    ") WITHOUT ROWID;\n"
    "CREATE TABLE loading (\n  input TEXT PRIMARY KEY NOT NULL\n) WITHOUT ROWID;\n"
    "CREATE TABLE versions (\n  document TEXT NOT NULL,\n  content_hash TEXT NOT NULL,\n"
    "  PRIMARY KEY (document, content_hash)\n) WITHOUT ROWID;\n";

enum {
    S_FIND,
    S_BEGIN,
    S_CLEAR, // what was wrong with the input as a whole
    S_RECORD,
    S_FORGET, // the problems of a record
    S_PROBLEM,
    S_COUNT,
    S_END,
    S_TRIM_RECORDS,
    S_TRIM_PROBLEMS,
    S_LOADED,
    STATEMENTS
};

// ?1 is the input in all of them.
static const char FIND_SQL[] = "SELECT size, changed, run, options, records, whole,"
                               " NOT EXISTS (SELECT 1 FROM loading WHERE input = '')"
                               " OR EXISTS (SELECT 1 FROM loading WHERE input = ?1)"
                               " FROM inputs WHERE id = ?1";
static const char *const SQL[STATEMENTS] = {
    [S_FIND] = FIND_SQL,
    [S_BEGIN] = "INSERT OR REPLACE INTO inputs VALUES(?1,?2,?3,?4,?5,?6,?7,0)",
    [S_CLEAR] = "DELETE FROM problems WHERE input = ?1 AND record = 0",
    [S_RECORD] = "INSERT OR REPLACE INTO records VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)",
    [S_FORGET] = "DELETE FROM problems WHERE input = ?1 AND record = ?2",
    [S_PROBLEM] = "INSERT OR REPLACE INTO problems VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
    [S_COUNT] = "UPDATE inputs SET records = ?2 WHERE id = ?1",
    [S_END] = "UPDATE inputs SET records = ?2, whole = ?3 WHERE id = ?1",
    [S_TRIM_RECORDS] = "DELETE FROM records WHERE input = ?1 AND record > ?2",
    [S_TRIM_PROBLEMS] = "DELETE FROM problems WHERE input = ?1 AND record > ?2",
    [S_LOADED] = "INSERT OR IGNORE INTO loading VALUES(?1)",
};

#define NANOSECONDS 1000000000 // of a second
#define DAY_BYTES   10         // of "2024-07-17"

struct intake {
    database *db;
    const connection *to;
    bool resume;
    arena memory; // of the two below
    str run_id, options;
    intake_input input; // whose records come
    sqlite3_stmt *statements[STATEMENTS];
};

static status done(const intake *in, int code, diag *why)
{
    return code == SQLITE_OK ? ST_OK : connection_fail(in->to, code, why);
}

static sqlite3_stmt *statement(const intake *in, int which, str id)
{
    connection_bind(in->statements[which], 1, id);
    return in->statements[which];
}

// --- opening

// Options that change what documents become, in one line.
static str options_line(arena *a, const run_about *run)
{
    json_writer w = {0};
    buf line = {0};
    w.out = &line;
    json_begin_object(&w);
    json_field_string(&w, "date", run->date);
    json_field_string(&w, "title", run->title);
    json_field_string(&w, "url", run->url);
    json_field_string(&w, "outlet", run->outlet);
    json_field_string(&w, "map", run->map);
    json_field_bool(&w, "any_language", run->any_language);
    json_end_object(&w);
    str out = str_copy(a, buf_str(&line));
    buf_free(&line);
    return out;
}

// A load that is not the continuation of another reads everything anew, also what one before it
// left half read.
static status start_anew(const intake *in, diag *why)
{
    static const char ANEW[] = "DELETE FROM loading; INSERT INTO loading VALUES('');"
                               "UPDATE inputs SET records = 0 WHERE NOT whole AND records <> 0";
    TRY(database_begin(in->db, why));
    return database_settle(in->db, connection_execute(in->to, ANEW, why), why);
}

status intake_open(database *db, const run_about *run, bool resume, intake **out, diag *why)
{
    intake *in = mem_alloc(sizeof *in);
    memset(in, 0, sizeof *in);
    in->db = db;
    in->to = database_connection(db);
    in->resume = resume;
    in->run_id = run_id(&in->memory, run);
    in->options = options_line(&in->memory, run);
    status s = connection_prepare(in->to, SQL, STATEMENTS, in->statements, why);
    if (s == ST_OK && !resume) s = start_anew(in, why);
    if (s == ST_OK)
        *out = in;
    else
        intake_close(in);
    return s;
}

void intake_close(intake *in)
{
    if (!in) return;
    connection_finalize(in->statements, STATEMENTS);
    arena_free(&in->memory);
    mem_free(in);
}

// --- inputs

static void identify(const char *file, arena *a, intake_input *plan)
{
    struct stat info = {0};
    char real[PATH_MAX];
    bool is_stream = strcmp(file, "-") == 0;
    const char *name = "-";
    *plan = (intake_input){.size = -1};
    if (!is_stream && stat(file, &info) != 0) {
        name = file; // it may be there another time
    } else if (!is_stream && S_ISREG(info.st_mode)) {
        name = realpath(file, real) ? real : file;
        plan->size = info.st_size;
        plan->changed = (int64_t)info.st_mtim.tv_sec * NANOSECONDS + info.st_mtim.tv_nsec;
    }
    plan->path = str_copy(a, str_of(name)).p;
    hash_hex(hash_str(str_of(name)), plan->id);
}

static bool is_same(const intake *in, const intake_input *plan, sqlite3_stmt *row)
{
    return plan->size >= 0 && sqlite3_column_int64(row, 0) == plan->size &&
           sqlite3_column_int64(row, 1) == plan->changed &&
           str_eq(connection_text(row, 2), in->run_id) &&
           str_eq(connection_text(row, 3), in->options);
}

status intake_plan(intake *in, const char *file, arena *a, intake_input *plan, diag *why)
{
    identify(file, a, plan);
    if (!in->resume) return ST_OK;
    sqlite3_stmt *row = statement(in, S_FIND, str_of(plan->id));
    int code = sqlite3_step(row);
    if (code == SQLITE_ROW && is_same(in, plan, row)) {
        bool whole = sqlite3_column_int(row, 5) != 0;
        plan->whole = whole && sqlite3_column_int(row, 6) != 0;
        plan->skip = whole ? 0 : sqlite3_column_int64(row, 4);
    }
    sqlite3_reset(row);
    return done(in, code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code, why);
}

static int bind_count(sqlite3_stmt *s, int at, int64_t n)
{
    return n < 0 ? sqlite3_bind_null(s, at) : sqlite3_bind_int64(s, at, n);
}

status intake_begin(intake *in, const intake_input *plan, diag *why)
{
    in->input = *plan;
    str id = str_of(in->input.id);
    TRY(database_begin(in->db, why));
    sqlite3_stmt *s = statement(in, S_BEGIN, id);
    connection_bind(s, 2, str_of(plan->path));
    bind_count(s, 3, plan->size);
    bind_count(s, 4, plan->size < 0 ? -1 : plan->changed);
    connection_bind(s, 5, in->run_id);
    connection_bind(s, 6, in->options);
    sqlite3_bind_int64(s, 7, plan->skip);
    int code = connection_run(s);
    if (code == SQLITE_OK) code = connection_run(statement(in, S_CLEAR, id));
    return database_settle(in->db, done(in, code, why), why);
}

status intake_end(intake *in, int64_t n, bool whole, diag *why)
{
    str id = str_of(in->input.id);
    if (in->input.size < 0) return ST_OK;
    TRY(database_begin(in->db, why));
    static const int TRIMS[] = {S_TRIM_RECORDS, S_TRIM_PROBLEMS};
    int code = SQLITE_OK;
    for (size_t i = 0; i < 2 && whole && code == SQLITE_OK; i++) {
        sqlite3_stmt *trim = statement(in, TRIMS[i], id);
        sqlite3_bind_int64(trim, 2, n);
        code = connection_run(trim);
    }
    sqlite3_stmt *end = statement(in, S_END, id);
    sqlite3_bind_int64(end, 2, n);
    sqlite3_bind_int(end, 3, whole);
    if (code == SQLITE_OK) code = connection_run(end);
    if (code == SQLITE_OK && whole) code = connection_run(statement(in, S_LOADED, id));
    return database_settle(in->db, done(in, code, why), why);
}

status intake_finish(intake *in, diag *why)
{
    return connection_execute(in->to, "DELETE FROM loading", why);
}

// --- records

str intake_problem_code(status s)
{
    switch (s) {
    case ST_FORMAT: return STR("unreadable");
    case ST_LIMIT: return STR("too-large");
    case ST_IO: return STR("io-error");
    default: return STR("failed");
    }
}

str intake_skipped(const coded *c)
{
    const document *d = c->document;
    for (size_t i = 0; i < d->n_problems && !c->sentences.n; i++)
        if (str_eq(d->problems[i].code, STR("not-english"))) return d->problems[i].code;
    return STR_NONE;
}

// Of what is no file a record is known by what it holds.
static int64_t number_of(const intake *in, const intake_place *at, str one, str other)
{
    if (in->input.size >= 0 || !at->number) return at->number;
    uint64_t hash = hash_bytes(other.p, other.n, hash_str(one));
    return (int64_t)(hash >> 1 | 1); // positive, never 0
}

static void bind_place(sqlite3_stmt *s, int first, const intake_place *at)
{
    connection_bind(s, first, at->file);
    bind_count(s, first + 1, at->line > 0 ? at->line : -1);
}

static int note_problem(const intake *in, str id, int64_t number, int64_t position,
                        const intake_place *at, str owner, str code, str message)
{
    sqlite3_stmt *s = statement(in, S_PROBLEM, id);
    sqlite3_bind_int64(s, 2, number);
    sqlite3_bind_int64(s, 3, position);
    bind_place(s, 4, at);
    connection_bind(s, 6, owner);
    connection_bind(s, 7, code);
    connection_bind(s, 8, message);
    return connection_run(s);
}

static int forget_problems(const intake *in, str id, int64_t number)
{
    sqlite3_stmt *s = statement(in, S_FORGET, id);
    sqlite3_bind_int64(s, 2, number);
    return connection_run(s);
}

static int count_records(const intake *in, int64_t n)
{
    sqlite3_stmt *s = statement(in, S_COUNT, str_of(in->input.id));
    if (in->input.size < 0) return SQLITE_OK;
    sqlite3_bind_int64(s, 2, n);
    return connection_run(s);
}

static str day_of(str date)
{
    calendar_date day;
    date = str_sub(date, 0, DAY_BYTES);
    return calendar_parse_date(date, &day) ? date : STR_NONE;
}

// `d` is NULL where the record has become none.
static int note_record(const intake *in, int64_t number, const intake_place *at, const document *d,
                       str skipped, size_t events)
{
    sqlite3_stmt *s = statement(in, S_RECORD, str_of(in->input.id));
    sqlite3_bind_int64(s, 2, number);
    bind_place(s, 3, at);
    connection_bind(s, 5, d ? d->id : STR_NONE);
    connection_bind(s, 6, d ? d->content_hash : STR_NONE);
    connection_bind(s, 7, d ? d->outlet : at->outlet);
    connection_bind(s, 8, day_of(d ? d->published : at->date));
    connection_bind(s, 9, skipped);
    sqlite3_bind_int64(s, 10, (sqlite3_int64)events);
    return connection_run(s);
}

status intake_take(intake *in, const intake_place *at, const coded *c, diag *why)
{
    const document *d = c->document;
    str id = str_of(in->input.id);
    int64_t number = number_of(in, at, d->id, d->content_hash);
    int code = note_record(in, number, at, d, intake_skipped(c), c->events.n);
    if (code == SQLITE_OK) code = forget_problems(in, id, number);
    for (size_t i = 0; i < d->n_problems && code == SQLITE_OK; i++)
        code = note_problem(in, id, number, (int64_t)i, at, d->id, d->problems[i].code,
                            d->problems[i].message);
    if (code == SQLITE_OK) code = count_records(in, at->number);
    return done(in, code, why);
}

static status refuse_input(const intake *in, const intake_place *at, str kind, str message,
                           diag *why)
{
    arena memory = {0};
    intake_input unopened;
    identify(str_copy(&memory, at->file).p, &memory, &unopened);
    int code = note_problem(in, str_of(unopened.id), 0, 0, at, STR_NONE, kind, message);
    arena_free(&memory);
    return done(in, code, why);
}

status intake_refuse(intake *in, const intake_place *at, const diag *what, diag *why)
{
    str kind = intake_problem_code(what->code), message = str_of(what->message);
    if (!at->number) return refuse_input(in, at, kind, message, why);
    str id = str_of(in->input.id);
    int64_t number = number_of(in, at, message, at->file);
    int code = note_record(in, number, at, NULL, kind, 0);
    if (code == SQLITE_OK) code = forget_problems(in, id, number);
    if (code == SQLITE_OK) code = note_problem(in, id, number, 0, at, STR_NONE, kind, message);
    if (code == SQLITE_OK) code = count_records(in, at->number);
    return done(in, code, why);
}
