#include "cli/pipeline.h"

#include "base/pool.h"
#include "document/inputsize.h"
#include "document/reader.h"

#include <stdio.h>
#include <string.h>

#define WARNINGS_SHOWN 5  // of one sort; the rest are counted
#define FAILURES_SHOWN 20 // in the same words one after the other, likewise

// What a slot holds: a record, or where an input begins or ends (when there is a log).
typedef enum { SLOT_RECORD, SLOT_BEGIN, SLOT_END } job_kind;

typedef struct {
    arena memory;
    job_kind kind;
    intake_input plan; // SLOT_BEGIN
    int64_t number;    // of the record in its input, or of its last one (SLOT_END); 0: the input
    str input;         // path, where number is 0
    bool whole;        // SLOT_END
    bool fatal;        // the failure is none of the input's
    raw_record raw;
    document document;
    coded coded;
    const void *prepared; // for the log
    buf text;
    status status; // ST_OK: `coded` and `text` hold
    diag why;
} slot;

// Where reading is.
typedef enum { READ_NAME, READ_OPEN, READ_RECORD, READ_END } read_step;

typedef struct {
    const pipeline *p;
    output *out;
    slot *slots;      // [n_slots]
    coder_run **runs; // [jobs] made by their worker
    inputlist *inputs;
    read_step step;
    const char *file;   // of the input that is open, or will be next
    int64_t skip;       // so many of its records are passed over
    int64_t number;     // records and failures of it so far
    bool failed;        // it cannot be read on
    reader *in;         // NULL between files
    passed_over passed; // in archives
    // Bytes of the files: closed ones, what of them was passed over, what of the open one was.
    uint64_t bytes_closed, bytes_passed, bytes_skipped, bytes_total;
    pipeline_tally tally;
    status first_failure;
    diag repeated;  // the last failure that was told,
    size_t repeats; // and how often it came in these words without a break
    status fatal;   // the run had to stop
    progressline line;
} work;

// --- reading

static bool fail_slot(slot *s, status code)
{
    s->status = code;
    return true;
}

// A failure of the input as a whole.
static bool fail_input(slot *s, status code, str input)
{
    s->number = 0;
    s->input = str_copy(&s->memory, input);
    return fail_slot(s, code);
}

static void close_input(work *w)
{
    if (!w->in) return;
    passed_over p = reader_passed_over(w->in);
    passed_over_add(&w->passed, &p);
    w->bytes_closed += reader_position(w->in);
    w->bytes_passed += w->bytes_skipped;
    w->bytes_skipped = 0;
    reader_close(w->in);
    w->in = NULL;
}

// Is the input there as a whole? Then it is not opened.
static bool pass_whole(work *w, const intake_input *plan)
{
    w->skip = plan->skip;
    if (!plan->whole) return false;
    w->tally.passed_inputs++;
    w->bytes_closed += (uint64_t)plan->size;
    w->bytes_passed += (uint64_t)plan->size;
    return true;
}

// The name of the next input. True: the slot is filled.
static bool read_name(work *w, slot *s, bool *more)
{
    const pipeline_log *log = w->p->log;
    status named = inputlist_next(w->inputs, &w->file, more, &s->why);
    if (named != ST_OK) return fail_input(s, named, str_of(s->why.file));
    if (!*more) return false;
    w->skip = w->number = 0;
    w->failed = false;
    if (log) {
        s->status = log->plan(log->state, w->file, &s->memory, &s->plan, &s->why);
        s->fatal = s->status != ST_OK;
        if (s->fatal) return true;
        if (pass_whole(w, &s->plan)) return false;
        s->kind = SLOT_BEGIN;
    }
    w->step = READ_OPEN;
    return log != NULL;
}

static status open_input(const work *w, reader **in, diag *why)
{
    if (!w->p->stop || strcmp(w->file, "-") != 0)
        return reader_open(w->file, &w->p->options, in, why);
    byte_source source = interrupt_input(w->p->stop);
    stream *bytes;
    TRY(stream_open_source(&source, w->file, &bytes, why));
    return reader_open_stream(bytes, w->file, &w->p->options, in, why);
}

static bool read_open(work *w, slot *s)
{
    status opened = open_input(w, &w->in, &s->why);
    w->step = opened == ST_OK ? READ_RECORD : READ_NAME;
    if (opened == ST_OK) return false;
    w->in = NULL;
    return fail_input(s, opened, str_of(w->file));
}

// Is the record that was read there already?
static bool pass_record(work *w, slot *s)
{
    if (w->number > w->skip) return false;
    w->bytes_skipped = reader_position(w->in);
    w->tally.passed_records++;
    arena_reset(&s->memory);
    s->raw = (raw_record){0};
    return true;
}

static bool read_record(work *w, slot *s)
{
    bool more;
    status read = reader_next(w->in, &s->memory, &s->raw, &more, &s->why);
    if (!more) w->step = READ_END;
    if (!more && read == ST_OK) return false;
    w->failed = w->failed || read == ST_IO;
    w->number++;
    if (pass_record(w, s)) return false;
    s->number = w->number;
    return read == ST_OK || fail_slot(s, read);
}

static bool read_end(work *w, slot *s)
{
    close_input(w);
    w->step = READ_NAME;
    s->kind = SLOT_END;
    s->number = w->number;
    s->whole = !w->failed;
    return w->p->log != NULL;
}

// The next record of any file, a failure, or where a file begins or ends, into the slot; false at
// the end of all files. What was read when a signal came may lack its end: it is dropped.
static bool fill(void *state, size_t at)
{
    work *w = state;
    slot *s = &w->slots[at];
    bool filled = false, more = true;
    while (!filled && more && !interrupt_signal(w->p->stop)) {
        s->kind = SLOT_RECORD;
        s->status = ST_OK;
        s->fatal = false;
        s->raw = (raw_record){0};
        switch (w->step) {
        case READ_NAME: filled = read_name(w, s, &more); break;
        case READ_OPEN: filled = read_open(w, s); break;
        case READ_RECORD: filled = read_record(w, s); break;
        case READ_END: filled = read_end(w, s); break;
        }
    }
    return filled && !interrupt_signal(w->p->stop);
}

// --- working

static void code_document(const pipeline *p, coder_run *run, slot *s)
{
    switch (p->depth) {
    case PIPELINE_TREES:
        s->coded = (coded){.document = &s->document};
        s->coded.sentences = language_read(coder_run_language(run), &s->document, &s->memory);
        break;
    case PIPELINE_MENTIONS: s->coded = coder_read(run, &s->document, &s->memory); break;
    case PIPELINE_EVENTS: s->coded = coder_code(run, &s->document, &s->memory); break;
    }
}

static void do_work(void *state, size_t at, size_t worker)
{
    work *w = state;
    slot *s = &w->slots[at];
    if (s->status != ST_OK || s->kind != SLOT_RECORD) return;
    if (w->p->coder && !w->runs[worker]) w->runs[worker] = coder_run_new(w->p->coder);
    s->status = document_build(&s->raw, &w->p->options, &s->memory, &s->document, &s->why);
    if (s->status != ST_OK) return;
    if (w->p->work) {
        s->coded = (coded){.document = &s->document};
        s->status = w->p->work(w->p->state, w->runs[worker], &s->raw, &s->document, &s->memory,
                               &s->text, &s->why);
        return;
    }
    code_document(w->p, w->runs[worker], s);
    if (w->p->format) w->p->format(w->p->state, &s->coded, &s->memory, &s->text);
    if (w->p->log) s->prepared = w->p->log->prepare(w->p->log->state, &s->coded, &s->memory);
}

// --- delivering

// How far it is; `counts` is for documents, events, problems and what the log counts.
static progress measure(const work *w, progress_count counts[3 + PIPELINE_LOG_COUNTS])
{
    const pipeline_log *log = w->p->log;
    uint64_t open = w->in ? reader_position(w->in) : 0, problems = 0;
    for (size_t i = 0; i < w->tally.n_problems; i++) problems += w->tally.problems[i].n;
    counts[0] = (progress_count){"documents", w->tally.documents};
    counts[1] = (progress_count){"events", w->tally.events};
    counts[2] = (progress_count){"problems", problems};
    size_t more = w->line.json && log && log->counts ? log->counts(log->state, counts + 3) : 0;
    return (progress){.bytes = w->bytes_closed + open,
                      .total = w->bytes_total,
                      .passed = w->bytes_passed + w->bytes_skipped,
                      .seconds = progressline_seconds(&w->line),
                      .counts = counts,
                      .n_counts = 3 + more};
}

static void show_progress(work *w)
{
    if (!progressline_due(&w->line)) return;
    progress_count counts[3 + PIPELINE_LOG_COUNTS];
    progress p = measure(w, counts);
    progressline_show(&w->line, &p);
}

// The last line of --progress=json: all that was counted, and the problems by kind.
static void show_summary(const work *w)
{
    if (!w->line.json) return;
    progress_count counts[3 + PIPELINE_LOG_COUNTS];
    progress p = measure(w, counts);
    buf line = {0};
    json_writer json = {.out = &line};
    json_begin_object(&json);
    progress_members(&p, "summary", &json);
    json_field_int(&json, "refused", (int64_t)w->tally.refused);
    json_field_int(&json, "passed_inputs", (int64_t)w->tally.passed_inputs);
    json_field_int(&json, "passed_records", (int64_t)w->tally.passed_records);
    json_field_bool(&json, "stopped", w->tally.stopped);
    json_write_key(&json, "problems_by_kind");
    json_begin_object(&json);
    for (size_t i = 0; i < w->tally.n_problems; i++) {
        json_write_key_str(&json, w->tally.problems[i].code);
        json_write_int(&json, (int64_t)w->tally.problems[i].n);
    }
    json_end_object(&json);
    json_end_object(&json);
    json_end_line(&json);
    fputs(line.p, stderr);
    buf_free(&line);
}

// How many problems of that kind there were before.
static size_t count_problem(work *w, str code, bool refused)
{
    pipeline_tally *t = &w->tally;
    for (size_t i = 0; i < t->n_problems; i++)
        if (str_eq(t->problems[i].code, code)) return t->problems[i].n++;
    if (t->n_problems < PIPELINE_PROBLEM_KINDS)
        t->problems[t->n_problems++] = (problem_count){code, 1, refused};
    return 0;
}

static void warn_problems(work *w, const document *d)
{
    char text[DIAG_MESSAGE_MAX];
    for (size_t i = 0; i < d->n_problems; i++) {
        // Trees need no dates.
        if (w->p->depth == PIPELINE_TREES &&
            str_in_list(d->problems[i].code, "no-date|bad-date", '|'))
            continue;
        if (count_problem(w, d->problems[i].code, false) >= WARNINGS_SHOWN) continue;
        progressline_clear(&w->line);
        snprintf(text, sizeof text, "%.*s", STR_ARG(d->problems[i].message));
        char place[DIAG_FILE_MAX];
        snprintf(place, sizeof place, "%.*s%s%.*s", STR_ARG(d->file), d->place.n ? ", " : "",
                 STR_ARG(d->place));
        output_warn(d->file.p ? place : "-", d->place.n ? 0 : d->line, text);
    }
}

static void warn_rest(const work *w)
{
    for (size_t i = 0; i < w->tally.n_problems; i++) {
        const problem_count *x = &w->tally.problems[i];
        if (!x->refused && x->n > WARNINGS_SHOWN)
            fprintf(stderr, "demarche: warning: %zu more documents with the problem %.*s\n",
                    x->n - WARNINGS_SHOWN, STR_ARG(x->code));
    }
}

static void add_count(buf *out, size_t n, const char *one, const char *many)
{
    if (n) buf_add_format(out, "%s%zu %s", out->n ? ", " : "", n, n == 1 ? one : many);
}

static void tell_passed_over(const work *w)
{
    passed_over p = inputlist_passed_over(w->inputs);
    passed_over_add(&p, &w->passed);
    buf text = {0};
    add_count(&text, p.unknown, "file whose name no format takes",
              "files whose names no format takes");
    add_count(&text, p.hidden, "hidden file or folder", "hidden files and folders");
    add_count(&text, p.links, "link to a folder", "links to folders");
    add_count(&text, p.special, "name that is no file", "names that are no files");
    if (text.n) fprintf(stderr, "demarche: passed over in folders and archives: %s\n", text.p);
    buf_clear(&text);
    warctally_tell(&p.web, &text);
    if (text.n) fprintf(stderr, "demarche: passed over in archives of the web: %s\n", text.p);
    buf_free(&text);
}

static bool stop(work *w, status code, const diag *why)
{
    progressline_clear(&w->line);
    output_complain(why);
    w->fatal = code;
    return false;
}

static intake_place place_of(const slot *s)
{
    if (!s->number) return (intake_place){.file = s->input};
    const raw_record *raw = &s->raw;
    str failed = str_of(s->why.file);
    return (intake_place){.number = s->number,
                          .file = raw->file.n ? raw->file : failed,
                          .line = raw->file.n ? raw->line : s->why.line,
                          .outlet = raw->known.outlet,
                          .date = raw->known.date};
}

static void end_repeats(work *w)
{
    if (w->repeats > FAILURES_SHOWN)
        fprintf(stderr, "demarche: %zu more times: %s\n", w->repeats - FAILURES_SHOWN,
                w->repeated.message);
    w->repeats = 0;
}

// A broken file of a million lines does not say so a million times.
static void complain(work *w, const diag *why)
{
    progressline_clear(&w->line);
    bool same = w->repeats && strcmp(why->message, w->repeated.message) == 0;
    if (!same) end_repeats(w);
    w->repeated = *why;
    if (w->repeats++ < FAILURES_SHOWN) output_complain(why);
}

// A failure of a record or of an input.
static status refuse(work *w, const slot *s, diag *why)
{
    const pipeline_log *log = w->p->log;
    complain(w, &s->why);
    if (!w->tally.refused++) w->first_failure = s->status;
    count_problem(w, intake_problem_code(s->status), true);
    if (!log) return ST_OK;
    intake_place at = place_of(s);
    return log->refuse(log->state, &at, &s->why, why);
}

// A document. *go_on is false when nobody takes the output any more.
static status hand_out(work *w, slot *s, bool *go_on, diag *why)
{
    const pipeline *p = w->p;
    w->tally.documents++;
    w->tally.events += s->coded.events.n;
    warn_problems(w, &s->document);
    if (p->revise) p->revise(p->state, &s->coded, &s->text);
    *go_on = output_write(w->out, buf_str(&s->text));
    intake_place at = place_of(s);
    if (p->log) return p->log->take(p->log->state, &at, &s->coded, s->prepared, why);
    return p->deliver ? p->deliver(p->state, &s->coded, why) : ST_OK;
}

static bool deliver(void *state, size_t at)
{
    work *w = state;
    slot *s = &w->slots[at];
    const pipeline_log *log = w->p->log;
    bool go_on = true;
    diag why = s->why;
    status done = ST_OK;
    if (s->fatal)
        done = s->status;
    else if (s->kind == SLOT_BEGIN)
        done = log->begin(log->state, &s->plan, &why);
    else if (s->kind == SLOT_END)
        done = log->end(log->state, s->number, s->whole, &why);
    else if (s->status != ST_OK)
        done = refuse(w, s, &why);
    else
        done = hand_out(w, s, &go_on, &why);
    if (done != ST_OK) go_on = stop(w, done, &why);
    w->tally.stopped = w->tally.stopped || !go_on;
    show_progress(w);
    buf_clear(&s->text);
    arena_reset(&s->memory);
    return go_on;
}

static void begin_progress(work *w)
{
    bool free = w->p->quiet || !output_is_terminal();
    w->line = progressline_begin(w->p->progress, free);
    if (progressline_wanted(&w->line)) w->bytes_total = inputsize_total(&w->p->inputs);
}

// What is told at the end, and the exit code.
static int finish(work *w)
{
    w->tally.stopped = w->tally.stopped || w->fatal != ST_OK || interrupt_signal(w->p->stop);
    progressline_clear(&w->line);
    end_repeats(w);
    warn_rest(w);
    close_input(w);
    tell_passed_over(w);
    show_summary(w);
    if (w->p->tally) *w->p->tally = w->tally;
    if (w->fatal != ST_OK) return status_exit_code(w->fatal);
    if (!w->tally.refused) return 0;
    return status_exit_code(w->tally.documents || w->tally.passed_inputs || w->tally.passed_records
                                ? ST_PARTIAL
                                : w->first_failure);
}

int pipeline_run(const pipeline *p, output *o)
{
    arena memory = {0};
    size_t jobs = p->jobs ? p->jobs : 1, n_slots = jobs > 1 ? jobs * POOL_SLOTS_PER_WORKER : 1;
    work w = {.p = p, .out = o};
    w.inputs = inputlist_open(&p->inputs);
    w.slots = arena_array(&memory, slot, n_slots);
    w.runs = arena_array(&memory, coder_run *, jobs);
    begin_progress(&w);
    pool_tasks tasks = {.state = &w, .fill = fill, .work = do_work, .deliver = deliver};
    diag why = {0};
    status s = pool_run(&tasks, jobs, n_slots, &why);
    if (s != ST_OK) stop(&w, s, &why);
    int code = finish(&w);
    inputlist_close(w.inputs);
    for (size_t i = 0; i < jobs; i++) coder_run_delete(w.runs[i]);
    for (size_t i = 0; i < n_slots; i++) {
        buf_free(&w.slots[i].text);
        arena_free(&w.slots[i].memory);
    }
    arena_free(&memory);
    return code;
}
