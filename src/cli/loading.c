#include "cli/loading.h"

#include "ledger/factreader.h"
#include "store/database.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum { CHANGES = DATABASE_PENDING + 1 };
#define LOST_MAX 5 // losses of the server over one record; each is waited out

typedef struct {
    fact_list facts;
    str digest;
} prepared_document;

typedef struct {
    size_t changes[CHANGES], events;
} load_counts;

struct loading {
    const char *file;
    buf shown; // the same without a password
    const run_about *run;
    database *db;
    ledger_reader *reader; // of facts
    intake *in;
    interrupt *stop;
    load_counts done, held; // of what is written, and of what the database holds back
    pipeline_log log;
    pipeline_tally tally;
    bool named_late; // names of inputs come through a pipe: each is announced as it comes, and
                     // nothing is held back, as the next may be long in coming
    bool silent;     // the last line of --progress=json tells it all
};

// --- what the pipeline calls

// What was held is written, or is lost with the transaction.
static void settle_counts(loading *l, bool written)
{
    for (int i = 0; i < CHANGES; i++) l->done.changes[i] += written ? l->held.changes[i] : 0;
    l->done.events += written ? l->held.events : 0;
    l->held = (load_counts){0};
}

// Hands on what a transaction came to.
static status settled(loading *l, status s)
{
    if (!database_held(l->db)) settle_counts(l, s == ST_OK);
    return s;
}

// Is what came to `s` to be done again, because the server went away meanwhile?
static bool again(const loading *l, status s, int *losses)
{
    return s != ST_OK && database_lost(l->db) && (*losses)++ < LOST_MAX;
}

static status write_announced(loading *l, diag *why)
{
    status s;
    int losses = 0;
    do s = intake_announced(l->in, why);
    while (again(l, s, &losses));
    return s;
}

static status plan(void *state, const char *name, arena *a, intake_input *out, diag *why)
{
    loading *l = state;
    status s;
    int losses = 0;
    if (l->named_late && intake_announces(l->in)) {
        intake_announce_late(l->in, name);
        TRY(write_announced(l, why));
    }
    do s = intake_plan(l->in, name, a, out, why);
    while (again(l, s, &losses));
    return settled(l, s);
}

static status begin(void *state, const intake_input *input, diag *why)
{
    loading *l = state;
    status s;
    int losses = 0;
    // What comes through a pipe may be long in coming.
    database_hold(l->db, input->size >= 0 && !l->named_late);
    do s = intake_begin(l->in, input, why);
    while (again(l, s, &losses));
    return settled(l, s);
}

static status end(void *state, int64_t n, bool whole, diag *why)
{
    loading *l = state;
    status s;
    int losses = 0;
    do s = intake_end(l->in, n, whole, why);
    while (again(l, s, &losses));
    return settled(l, s);
}

// The facts of a document, and the hash over all of it.
static const void *prepare(const void *state, const coded *c, arena *a)
{
    const loading *l = state;
    prepared_document *out = arena_alloc(a, sizeof *out);
    out->facts = ledger_read(l->reader, c, a);
    out->digest = database_digest(l->run, c, &out->facts, a);
    return out;
}

static status take_once(loading *l, const intake_place *at, const coded *c,
                        const prepared_document *p, database_change *change, diag *why)
{
    TRY(database_begin(l->db, why));
    bool later;
    *change = DATABASE_UNCHANGED;
    status s = intake_later(l->in, at, c, &later, why);
    if (s == ST_OK && !later)
        s = database_add_digested(l->db, c, &p->facts, p->digest, change, why);
    if (s == ST_OK) s = intake_take(l->in, at, c, why);
    return database_settle(l->db, s, why);
}

static status take(void *state, const intake_place *at, const coded *c, const void *prepared,
                   diag *why)
{
    loading *l = state;
    database_change change;
    status s;
    int losses = 0;
    do s = take_once(l, at, c, prepared, &change, why);
    while (again(l, s, &losses));
    if (s == ST_OK) {
        l->held.changes[change]++;
        l->held.events += c->events.n;
    }
    return settled(l, s);
}

static status refuse_once(loading *l, const intake_place *at, const diag *what, diag *why)
{
    TRY(database_begin(l->db, why));
    return database_settle(l->db, intake_refuse(l->in, at, what, why), why);
}

static status refuse(void *state, const intake_place *at, const diag *what, diag *why)
{
    loading *l = state;
    status s;
    int losses = 0;
    do s = refuse_once(l, at, what, why);
    while (again(l, s, &losses));
    return settled(l, s);
}

// So many documents; those of batches once they are written.
static size_t changed(const loading *l, database_change change)
{
    return l->done.changes[change] + l->held.changes[change] + database_written(l->db, change);
}

static size_t counts(const void *state, progress_count out[PIPELINE_LOG_COUNTS])
{
    const loading *l = state;
    out[0] = (progress_count){"added", changed(l, DATABASE_ADDED)};
    out[1] = (progress_count){"replaced", changed(l, DATABASE_REPLACED)};
    out[2] = (progress_count){"unchanged", changed(l, DATABASE_UNCHANGED)};
    return 3;
}

// --- beginning and end

static void free_all(loading *l)
{
    ledger_reader_close(l->reader);
    buf_free(&l->shown);
    mem_free(l);
}

// The names of inputs are gone over twice. What cannot be read is told when it is to be read.
static status announce_all(loading *l, const input_names *names, diag *why)
{
    input_names now = *names;
    l->named_late = !inputlist_can_repeat(names);
    if (!intake_announces(l->in)) return ST_OK;
    if (l->named_late) now.list = NULL;
    inputlist *list = inputlist_open(&now);
    for (bool more = true; more;) {
        const char *name;
        diag ignored = {0};
        if (inputlist_next(list, &name, &more, &ignored) == ST_OK && more)
            intake_announce(l->in, name);
    }
    inputlist_close(list);
    return write_announced(l, why);
}

static status open_all(const arguments *args, const input_names *inputs, const run_about *run,
                       const codebook *rules, loading *l, diag *why)
{
    TRY(ledger_reader_open(args->values[OPT_CODEBOOK], &l->reader, why));
    TRY(database_open(l->file, run, rules, &l->db, why));
    buf_add_c(&l->shown, database_shown(l->db));
    TRY(intake_open(l->db, run, arguments_has(args, OPT_RESUME), &l->in, why));
    TRY(interrupt_open(&l->stop, why));
    return announce_all(l, inputs, why);
}

status loading_open(const arguments *args, const input_names *inputs, const run_about *run,
                    const codebook *rules, loading **out, diag *why)
{
    loading *l = mem_alloc(sizeof *l);
    memset(l, 0, sizeof *l);
    l->file = args->values[OPT_DB];
    l->run = run;
    status s = open_all(args, inputs, run, rules, l, why);
    if (s == ST_OK) {
        *out = l;
        return ST_OK;
    }
    if (l->stop) interrupt_close(l->stop, 0);
    intake_close(l->in);
    database_close(l->db, NULL);
    free_all(l);
    return s;
}

void loading_connect(loading *l, pipeline *p)
{
    l->log = (pipeline_log){.state = l,
                            .plan = plan,
                            .prepare = prepare,
                            .begin = begin,
                            .take = take,
                            .refuse = refuse,
                            .end = end,
                            .counts = counts};
    l->silent = p->progress == PROGRESS_JSON;
    p->log = &l->log;
    p->stop = l->stop;
    p->tally = &l->tally;
}

// What is written once all has been read.
static status finish(const loading *l, diag *why)
{
    status s;
    int losses = 0;
    do s = database_keep_state(l->db, why);
    while (again(l, s, &losses));
    return s;
}

static void tell_problems(const loading *l)
{
    const pipeline_tally *t = &l->tally;
    if (!t->n_problems) return;
    fprintf(stderr, "demarche: problems:");
    for (size_t i = 0; i < t->n_problems; i++)
        fprintf(stderr, "%s %zu %.*s", i ? "," : "", t->problems[i].n,
                STR_ARG(t->problems[i].code));
    fprintf(stderr, "; 'demarche problems %s' lists them\n", l->shown.p);
}

// What a load that goes on did not read again: whole inputs, and records of the one in which it had
// stopped.
static void tell_passed(const pipeline_tally *t)
{
    fprintf(stderr, "demarche: there already:");
    if (t->passed_inputs)
        fprintf(stderr, " %zu %s", t->passed_inputs, t->passed_inputs == 1 ? "file" : "files");
    if (t->passed_records)
        fprintf(stderr, "%s %zu %s%s", t->passed_inputs ? " and" : "", t->passed_records,
                t->passed_records == 1 ? "record" : "records",
                t->passed_inputs ? " of another" : "");
    fputc('\n', stderr);
}

static void tell(const loading *l, int signal)
{
    const pipeline_tally *t = &l->tally;
    const size_t *n = l->done.changes;
    if (l->silent) return;
    if (t->passed_inputs || t->passed_records) tell_passed(t);
    fprintf(
        stderr, "demarche: %s: documents: %zu added, %zu replaced, %zu unchanged; events: %zu\n",
        l->shown.p, n[DATABASE_ADDED], n[DATABASE_REPLACED], n[DATABASE_UNCHANGED], l->done.events);
    tell_problems(l);
    if (t->stopped)
        fprintf(stderr, "demarche: stopped%s; the same command with --resume goes on\n",
                signal == SIGINT ? " by Ctrl-C"
                : signal         ? " by a signal"
                                 : "");
}

int loading_close(loading *l, int code)
{
    diag why = {0};
    int signal = interrupt_signal(l->stop);
    database_hold(l->db, false);
    status flushed = database_flush(l->db, &why);
    if (flushed != ST_OK) code = output_complain(&why);
    settle_counts(l, flushed == ST_OK);
    if (!l->tally.stopped && finish(l, &why) != ST_OK) code = output_complain(&why);
    for (int i = 0; i < DATABASE_PENDING; i++)
        l->done.changes[i] += database_written(l->db, (database_change)i);
    intake_close(l->in);
    if (database_close(l->db, &why) != ST_OK) code = output_complain(&why);
    tell(l, signal);
    code = interrupt_close(l->stop, code);
    free_all(l);
    return code;
}
