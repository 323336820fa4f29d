#include "store/intake.h"

#include "base/calendar.h"
#include "base/hash.h"
#include "base/json_writer.h"
#include "base/map.h"
#include "store/clickhouse_log.h"
#include "store/connection.h"
#include "store/driver.h"
#include "store/intakeorder.h"

#include <string.h>

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
    S_ANNOUNCE,
    S_TELLERS,
    STATEMENTS
};

// ?1 is the input in all of them, but in the last the document. What is known of it is asked in
// these words of every database.
#define INTAKE_FIND "SELECT " INTAKE_COLUMNS ", records, whole FROM inputs WHERE id = ?1"
enum { INTAKE_RECORDS = INTAKE_REST, INTAKE_WHOLE };
static const char *const SQL[STATEMENTS] = {
    [S_FIND] = INTAKE_FIND,
    [S_BEGIN] =
        "INSERT INTO inputs VALUES(?1,?2,?3,?4,?5,?6,?7,FALSE) ON CONFLICT(id) DO UPDATE SET"
        " path = ?2, size = ?3, changed = ?4, run = ?5, options = ?6, records = ?7,"
        " whole = FALSE",
    [S_CLEAR] = "DELETE FROM problems WHERE input = ?1 AND record = 0",
    [S_RECORD] = "INSERT INTO records VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)"
                 " ON CONFLICT(input, record) DO UPDATE SET file = ?3, line = ?4, document = ?5,"
                 " content_hash = ?6, outlet = ?7, day = ?8, skipped = ?9, events = ?10",
    [S_FORGET] = "DELETE FROM problems WHERE input = ?1 AND record = ?2",
    [S_PROBLEM] = "INSERT INTO problems VALUES(?1,?2,?3,?4,?5,?6,?7,?8)"
                  " ON CONFLICT(input, record, position) DO UPDATE SET file = ?4, line = ?5,"
                  " document = ?6, code = ?7, message = ?8",
    [S_COUNT] = "UPDATE inputs SET records = ?2 WHERE id = ?1",
    [S_END] = "UPDATE inputs SET records = ?2, whole = ?3 WHERE id = ?1",
    [S_TRIM_RECORDS] = "DELETE FROM records WHERE input = ?1 AND record > ?2",
    [S_TRIM_PROBLEMS] = "DELETE FROM problems WHERE input = ?1 AND record > ?2",
    [S_ANNOUNCE] = ("UPDATE inputs SET records = 0, whole = FALSE"
                    " WHERE id = ?1 AND (whole OR records <> 0)"),
    [S_TELLERS] = INTAKEORDER_RECORDS,
};

#define DAY_BYTES 10 // of "2024-07-17"

struct intake {
    database *db;
    const connection *to;
    bool earlier; // inputs were read before this load
    bool resume;
    VEC(str) announced; // ids that are not written yet
    arena of_announced;
    bool late; // others go with them
    map known; // ids that were announced late
    arena memory_of_known;
    arena memory; // of the two below
    intake_reading now;
    intakeorder order;
    intake_input input; // whose records come
    bool unchanged;     // that input is as it was noted before
    statement *statements[STATEMENTS];
    clickhouse_log *log; // NULL: the database is none of ClickHouse
};

// One of them, with its first value.
static statement *with(const intake *in, int which, str id)
{
    statement_text(in->statements[which], 1, id);
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

static status prepare(intake *in, diag *why)
{
    if (!in->log) return connection_prepare(in->to, SQL, STATEMENTS, in->statements, why);
    return connection_prepare_known(in->to, SQL, S_FIND + 1, in->statements, why);
}

static status look_for_earlier(intake *in, diag *why)
{
    int64_t n = 0;
    TRY(connection_number(in->to, "SELECT count(*) FROM inputs", &n, why));
    in->earlier = n > 0;
    return ST_OK;
}

status intake_open(database *db, const run_about *run, bool resume, intake **out, diag *why)
{
    intake *in = mem_alloc(sizeof *in);
    memset(in, 0, sizeof *in);
    in->db = db;
    in->to = database_connection(db);
    in->resume = resume;
    in->now.run = run_id(&in->memory, run);
    in->now.options = options_line(&in->memory, run);
    status s = clickhouse_log_open(in->to, in->now.run, in->now.options, &in->log, why);
    if (s == ST_OK) s = prepare(in, why);
    if (s == ST_OK) s = look_for_earlier(in, why);
    if (s == ST_OK)
        *out = in;
    else
        intake_close(in);
    return s;
}

void intake_close(intake *in)
{
    if (!in) return;
    statements_finish(in->statements, STATEMENTS);
    clickhouse_log_close(in->log);
    arena_free(&in->of_announced);
    arena_free(&in->memory_of_known);
    arena_free(&in->memory);
    intakeorder_free(&in->order);
    mem_free(in);
}

// --- inputs

bool intake_announces(const intake *in)
{
    return in->earlier;
}

static status take_sharing(void *state, const statement *row, diag *why)
{
    intake *in = state;
    str id = row_text(row, 0);
    (void)why;
    if (!map_find(&in->known, id))
        *vec_push(&in->of_announced, &in->announced) = str_copy(&in->of_announced, id);
    return ST_OK;
}

// Those that share a document with the announced ones. A record that ClickHouse replaced may add
// one more, which is only read again.
static status add_sharing(intake *in, diag *why)
{
    static const char SQL_OF[] = "SELECT DISTINCT input FROM records WHERE document IN"
                                 " (SELECT document FROM records WHERE input = ?1)";
    static const char STORED[] = "SELECT DISTINCT input FROM stored_records WHERE document IN"
                                 " (SELECT document FROM stored_records WHERE input = ?1)";
    size_t n = in->late ? in->announced.n : 0;
    for (size_t i = 0; i < n; i++) {
        question q = {.sql = SQL_OF,
                      .clickhouse = STORED,
                      .texts = &in->announced.p[i],
                      .n_texts = 1,
                      .row = take_sharing,
                      .state = in};
        TRY(connection_visit(in->to, &q, why));
    }
    return ST_OK;
}

// One such transaction at a time: two would wait for each other's inputs.
static status write_announced(intake *in, diag *why)
{
    TRY(add_sharing(in, why));
    TRY(connection_claim(in->to, STR("loading"), why));
    for (size_t i = 0; i < in->announced.n; i++)
        TRY(statement_run(with(in, S_ANNOUNCE, in->announced.p[i]), why));
    return ST_OK;
}

status intake_announced(intake *in, diag *why)
{
    if (!in->announced.n) return ST_OK;
    if (in->log) {
        TRY(add_sharing(in, why));
        TRY(clickhouse_log_announce(in->log, in->announced.p, in->announced.n, why));
    } else {
        TRY(database_begin(in->db, why));
        TRY(database_settle(in->db, write_announced(in, why), why));
    }
    memset(&in->announced, 0, sizeof in->announced);
    arena_reset(&in->of_announced);
    return ST_OK;
}

void intake_announce(intake *in, const char *file)
{
    intake_input input;
    arena scratch = {0};
    intakeorder_identify(file, &scratch, &input);
    arena_free(&scratch);
    if (input.size < 0) return; // never passed over
    intakeorder_add(&in->order, str_of(input.id));
    if (in->resume) return;
    *vec_push(&in->of_announced, &in->announced) = str_copy(&in->of_announced, str_of(input.id));
}

void intake_announce_late(intake *in, const char *file)
{
    size_t n = in->announced.n;
    intake_announce(in, file);
    if (in->announced.n == n) return;
    in->late = true;
    map_add(&in->known, &in->memory_of_known, str_copy(&in->memory_of_known, in->announced.p[n]),
            NULL);
}

static status look_up(const intake *in, intake_input *plan, diag *why)
{
    statement *row = with(in, S_FIND, str_of(plan->id));
    bool there;
    TRY(statement_step(row, &there, why));
    if (there && intakeorder_is_same(plan, &in->now, row)) {
        bool whole = row_integer(row, INTAKE_WHOLE) != 0;
        plan->whole = whole;
        plan->skip = whole ? 0 : row_integer(row, INTAKE_RECORDS);
    }
    statement_reset(row);
    return ST_OK;
}

// In a transaction, which finds a server again that went away.
status intake_plan(intake *in, const char *file, arena *a, intake_input *plan, diag *why)
{
    intakeorder_identify(file, a, plan);
    if (!in->resume) return ST_OK;
    if (in->log) return look_up(in, plan, why);
    TRY(database_begin(in->db, why));
    return database_settle(in->db, look_up(in, plan, why), why);
}

static void bind_count(statement *s, int at, int64_t n)
{
    if (n < 0)
        statement_null(s, at);
    else
        statement_integer(s, at, n);
}

// Is the input that begins as it was when it was read before?
static status compare_noted(intake *in, diag *why)
{
    bool there;
    statement *row = with(in, S_FIND, str_of(in->input.id));
    TRY(statement_step(row, &there, why));
    in->unchanged = there && intakeorder_is_same(&in->input, &in->now, row);
    statement_reset(row);
    return ST_OK;
}

status intake_begin(intake *in, const intake_input *plan, diag *why)
{
    in->input = *plan;
    str id = str_of(in->input.id);
    if (in->log) {
        clickhouse_log_begin(in->log, plan);
        return ST_OK;
    }
    TRY(database_begin(in->db, why));
    status written = compare_noted(in, why);
    if (written != ST_OK) return database_settle(in->db, written, why);
    statement *s = with(in, S_BEGIN, id);
    statement_text(s, 2, str_of(plan->path));
    bind_count(s, 3, plan->size);
    bind_count(s, 4, plan->size < 0 ? -1 : plan->changed);
    statement_text(s, 5, in->now.run);
    statement_text(s, 6, in->now.options);
    statement_integer(s, 7, plan->skip);
    written = statement_run(s, why);
    if (written == ST_OK) written = statement_run(with(in, S_CLEAR, id), why);
    return database_settle(in->db, written, why);
}

static status write_end(const intake *in, int64_t n, bool whole, diag *why)
{
    static const int TRIMS[] = {S_TRIM_RECORDS, S_TRIM_PROBLEMS};
    str id = str_of(in->input.id);
    for (size_t i = 0; i < 2 && whole; i++) {
        statement *trim = with(in, TRIMS[i], id);
        statement_integer(trim, 2, n);
        TRY(statement_run(trim, why));
    }
    statement *end = with(in, S_END, id);
    statement_integer(end, 2, n);
    statement_integer(end, 3, whole);
    return statement_run(end, why);
}

status intake_end(intake *in, int64_t n, bool whole, diag *why)
{
    if (in->input.size < 0) return ST_OK;
    if (in->log) {
        clickhouse_log_end(in->log, n, whole);
        return database_settle(in->db, ST_OK, why);
    }
    TRY(database_begin(in->db, why));
    return database_settle(in->db, write_end(in, n, whole, why), why);
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

static void bind_place(statement *s, int first, const intake_place *at)
{
    statement_text(s, first, at->file);
    bind_count(s, first + 1, at->line > 0 ? at->line : -1);
}

static status note_problem(const intake *in, str id, int64_t number, int64_t position,
                           const intake_place *at, str owner, str code, str message, diag *why)
{
    statement *s = with(in, S_PROBLEM, id);
    statement_integer(s, 2, number);
    statement_integer(s, 3, position);
    bind_place(s, 4, at);
    statement_text(s, 6, owner);
    statement_text(s, 7, code);
    statement_text(s, 8, message);
    return statement_run(s, why);
}

static status forget_problems(const intake *in, str id, int64_t number, diag *why)
{
    statement *s = with(in, S_FORGET, id);
    statement_integer(s, 2, number);
    return statement_run(s, why);
}

static status count_records(const intake *in, int64_t n, diag *why)
{
    if (in->input.size < 0) return ST_OK;
    statement *s = with(in, S_COUNT, str_of(in->input.id));
    statement_integer(s, 2, n);
    return statement_run(s, why);
}

static str day_of(str date)
{
    calendar_date day;
    date = str_sub(date, 0, DAY_BYTES);
    return calendar_parse_date(date, &day) ? date : STR_NONE;
}

// `d` is NULL where the record has become none.
static status note_record(const intake *in, int64_t number, const intake_place *at,
                          const document *d, str skipped, size_t events, diag *why)
{
    statement *s = with(in, S_RECORD, str_of(in->input.id));
    statement_integer(s, 2, number);
    bind_place(s, 3, at);
    statement_text(s, 5, d ? d->id : STR_NONE);
    statement_text(s, 6, d ? d->content_hash : STR_NONE);
    statement_text(s, 7, d ? d->outlet : at->outlet);
    statement_text(s, 8, day_of(d ? d->published : at->date));
    statement_text(s, 9, skipped);
    statement_integer(s, 10, (int64_t)events);
    return statement_run(s, why);
}

status intake_later(intake *in, const intake_place *at, const coded *c, bool *later, diag *why)
{
    *later = false;
    if (in->log || !in->earlier || in->input.size < 0) return ST_OK;
    const intakeorder_question q = {
        .records = in->statements[S_TELLERS], .input = in->statements[S_FIND], .now = in->now};
    return intakeorder_later(&in->order, &q, c->document->id, str_of(in->input.id), at->number,
                             in->unchanged, later, why);
}

status intake_take(intake *in, const intake_place *at, const coded *c, diag *why)
{
    const document *d = c->document;
    str id = str_of(in->input.id);
    int64_t number = number_of(in, at, d->id, d->content_hash);
    if (in->log) {
        clickhouse_record x = {.number = number,
                               .at = at,
                               .document = d,
                               .outlet = d->outlet,
                               .day = day_of(d->published),
                               .skipped = intake_skipped(c),
                               .events = c->events.n,
                               .problems = d->problems,
                               .n_problems = d->n_problems};
        clickhouse_log_record(in->log, id, STR_NONE, &x);
        return ST_OK;
    }
    TRY(note_record(in, number, at, d, intake_skipped(c), c->events.n, why));
    TRY(forget_problems(in, id, number, why));
    for (size_t i = 0; i < d->n_problems; i++)
        TRY(note_problem(in, id, number, (int64_t)i, at, d->id, d->problems[i].code,
                         d->problems[i].message, why));
    return count_records(in, at->number, why);
}

// A record, or (number 0) an input, of which nothing has become.
static void log_refusal(const intake *in, str id, str file, int64_t number, const intake_place *at,
                        str kind, str message)
{
    const problem p = {.code = kind, .message = message};
    clickhouse_record x = {.number = number,
                           .at = at,
                           .outlet = at->outlet,
                           .day = day_of(at->date),
                           .skipped = kind,
                           .problems = &p,
                           .n_problems = 1};
    clickhouse_log_record(in->log, id, file, &x);
}

static status refuse_input(const intake *in, const intake_place *at, str kind, str message,
                           diag *why)
{
    arena memory = {0};
    intake_input unopened;
    status s = ST_OK;
    intakeorder_identify(str_copy(&memory, at->file).p, &memory, &unopened);
    if (in->log)
        log_refusal(in, str_of(unopened.id), at->file, 0, at, kind, message);
    else
        s = note_problem(in, str_of(unopened.id), 0, 0, at, STR_NONE, kind, message, why);
    arena_free(&memory);
    return s;
}

status intake_refuse(intake *in, const intake_place *at, const diag *what, diag *why)
{
    str kind = intake_problem_code(what->code), message = str_of(what->message);
    if (!at->number) return refuse_input(in, at, kind, message, why);
    str id = str_of(in->input.id);
    int64_t number = number_of(in, at, message, at->file);
    if (in->log) {
        log_refusal(in, id, STR_NONE, number, at, kind, message);
        return ST_OK;
    }
    TRY(note_record(in, number, at, NULL, kind, 0, why));
    TRY(forget_problems(in, id, number, why));
    TRY(note_problem(in, id, number, 0, at, STR_NONE, kind, message, why));
    return count_records(in, at->number, why);
}
