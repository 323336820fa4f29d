#include "cli/pipeline.h"

#include "base/pool.h"
#include "cli/installation.h"
#include "document/reader.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define WARNINGS_SHOWN   5 // of one sort; the rest are counted
#define WARNING_SORTS    16
#define PROGRESS_SECONDS 2 // a run that is over sooner needs no progress line

typedef struct {
    arena memory;
    raw_record raw;
    document document;
    coded coded;
    buf text;
    status status; // ST_OK: `coded` and `text` hold
    diag why;
} slot;

// Warnings come by the thousand where a whole archive has no dates.
typedef struct {
    str code; // borrowed from a string constant
    size_t n;
} warning_count;

typedef struct {
    const pipeline *p;
    output *out;
    slot *slots;      // [n_slots]
    coder_run **runs; // [jobs] made by their worker
    inputlist *inputs;
    reader *in;         // NULL between files
    passed_over passed; // in archives
    size_t good, bad;   // documents
    status first_failure;
    status fatal;                          // the run had to stop
    warning_count warnings[WARNING_SORTS]; // [n_warnings]
    size_t n_warnings;
    struct timespec began;
    long shown_second; // of the progress line; -1: none yet
    bool progress;
} work;

// --- reading

static bool fail_slot(slot *s, status code)
{
    s->status = code;
    return true;
}

static void close_input(work *w)
{
    if (!w->in) return;
    passed_over p = reader_passed_over(w->in);
    passed_over_add(&w->passed, &p);
    reader_close(w->in);
    w->in = NULL;
}

// Opens the next file; *more is false when there is none.
static status open_next(work *w, bool *more, diag *why)
{
    const char *file;
    TRY(inputlist_next(w->inputs, &file, more, why));
    if (!*more) return ST_OK;
    status s = reader_open(file, &w->p->options, &w->in, why);
    if (s != ST_OK) w->in = NULL;
    return s;
}

// The next record of any file, or a failure, into the slot; false at the end of all files.
static bool fill(void *state, size_t at)
{
    work *w = state;
    slot *s = &w->slots[at];
    s->status = ST_OK;
    for (;;) {
        bool more = true;
        if (!w->in) {
            status opened = open_next(w, &more, &s->why);
            if (opened != ST_OK) return fail_slot(s, opened);
            if (!more) return false;
        }
        status read = reader_next(w->in, &s->memory, &s->raw, &more, &s->why);
        if (!more) close_input(w);
        if (read != ST_OK) return fail_slot(s, read);
        if (more) return true;
    }
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
    if (s->status != ST_OK) return;
    if (!w->runs[worker]) w->runs[worker] = coder_run_new(w->p->coder);
    s->status = document_build(&s->raw, &w->p->options, &s->memory, &s->document, &s->why);
    if (s->status != ST_OK) return;
    if (w->p->work) {
        s->coded = (coded){.document = &s->document};
        s->status = w->p->work(w->p->state, w->runs[worker], &s->raw, &s->document, &s->memory,
                               &s->text, &s->why);
        return;
    }
    code_document(w->p, w->runs[worker], s);
    w->p->format(w->p->state, &s->coded, &s->memory, &s->text);
}

// --- delivering

static void clear_progress(work *w)
{
    if (w->shown_second >= 0 && w->progress) fputs("\r\033[K", stderr);
}

static void show_progress(work *w)
{
    if (!w->progress) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long second = (long)(now.tv_sec - w->began.tv_sec);
    if (second < PROGRESS_SECONDS || second == w->shown_second) return;
    w->shown_second = second;
    fprintf(stderr, "\r\033[K%zu documents, %ld s, file %zu", w->good, second,
            inputlist_given(w->inputs));
    fflush(stderr);
}

// How many warnings of that sort there were before.
static size_t count_warning(work *w, str code)
{
    for (size_t i = 0; i < w->n_warnings; i++)
        if (str_eq(w->warnings[i].code, code)) return w->warnings[i].n++;
    if (w->n_warnings < WARNING_SORTS)
        w->warnings[w->n_warnings++] = (warning_count){.code = code, .n = 1};
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
        if (count_warning(w, d->problems[i].code) >= WARNINGS_SHOWN) continue;
        clear_progress(w);
        snprintf(text, sizeof text, "%.*s", STR_ARG(d->problems[i].message));
        char place[DIAG_FILE_MAX];
        snprintf(place, sizeof place, "%.*s%s%.*s", STR_ARG(d->file), d->place.n ? ", " : "",
                 STR_ARG(d->place));
        output_warn(d->file.p ? place : "-", d->place.n ? 0 : d->line, text);
    }
}

static void warn_rest(const work *w)
{
    for (size_t i = 0; i < w->n_warnings; i++) {
        const warning_count *x = &w->warnings[i];
        if (x->n > WARNINGS_SHOWN)
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
    clear_progress(w);
    output_complain(why);
    w->fatal = code;
    return false;
}

static bool deliver(void *state, size_t at)
{
    work *w = state;
    slot *s = &w->slots[at];
    bool go_on = true;
    if (s->status != ST_OK) {
        clear_progress(w);
        output_complain(&s->why);
        if (!w->bad++) w->first_failure = s->status;
    } else {
        w->good++;
        warn_problems(w, &s->document);
        if (w->p->revise) w->p->revise(w->p->state, &s->coded, &s->text);
        go_on = output_write(w->out, buf_str(&s->text));
        status done = w->p->deliver ? w->p->deliver(w->p->state, &s->coded, &s->why) : ST_OK;
        if (done != ST_OK) go_on = stop(w, done, &s->why);
    }
    show_progress(w);
    buf_clear(&s->text);
    arena_reset(&s->memory);
    return go_on;
}

int pipeline_run(const pipeline *p, output *o)
{
    arena memory = {0};
    size_t jobs = p->jobs ? p->jobs : 1, n_slots = jobs > 1 ? jobs * POOL_SLOTS_PER_WORKER : 1;
    work w = {.p = p, .out = o, .shown_second = -1};
    w.inputs = inputlist_open(&p->inputs);
    w.slots = arena_array(&memory, slot, n_slots);
    w.runs = arena_array(&memory, coder_run *, jobs);
    w.progress = output_stderr_is_terminal() && !output_is_terminal();
    clock_gettime(CLOCK_MONOTONIC, &w.began);
    pool_tasks tasks = {.state = &w, .fill = fill, .work = do_work, .deliver = deliver};
    diag why = {0};
    status s = pool_run(&tasks, jobs, n_slots, &why);
    if (s != ST_OK) stop(&w, s, &why);
    clear_progress(&w);
    warn_rest(&w);
    close_input(&w);
    tell_passed_over(&w);
    inputlist_close(w.inputs);
    for (size_t i = 0; i < jobs; i++) coder_run_delete(w.runs[i]);
    for (size_t i = 0; i < n_slots; i++) {
        buf_free(&w.slots[i].text);
        arena_free(&w.slots[i].memory);
    }
    arena_free(&memory);
    if (w.fatal != ST_OK) return status_exit_code(w.fatal);
    if (!w.bad) return 0;
    return status_exit_code(w.good ? ST_PARTIAL : w.first_failure);
}

// --- options

static str value(const arguments *args, option_id id)
{
    return str_of(args->values[id]);
}

static status read_jobs(const arguments *args, size_t *jobs, diag *why)
{
    int64_t n;
    *jobs = 1;
    if (!arguments_has(args, OPT_JOBS)) return ST_OK;
    if (!str_to_int(value(args, OPT_JOBS), &n) || n < 1 || n > POOL_MAX_WORKERS)
        return diag_set(why, ST_USAGE, NULL, 0, 0, "-j %s: give a number from 1 to %d",
                        args->values[OPT_JOBS], POOL_MAX_WORKERS);
    *jobs = (size_t)n;
    return ST_OK;
}

bool pipeline_has_inputs(const arguments *args)
{
    return args->n_words > 0 || arguments_has(args, OPT_FILES_FROM);
}

bool pipeline_has_many_inputs(const arguments *args)
{
    struct stat info;
    if (args->n_words > 1 || arguments_has(args, OPT_FILES_FROM)) return true;
    return args->n_words == 1 && (treewalk_is_pattern(args->words[0]) ||
                                  (stat(args->words[0], &info) == 0 && S_ISDIR(info.st_mode)));
}

static status read_inputs(const arguments *args, input_names *in, diag *why)
{
    static const char *const STANDARD_INPUT[] = {"-"};
    const char *list = args->values[OPT_FILES_FROM];
    *in = (input_names){.words = args->words,
                        .n_words = args->n_words,
                        .list = list,
                        .nul = arguments_has(args, OPT_NUL)};
    if (in->nul && !list)
        return diag_set(why, ST_USAGE, NULL, 0, 0,
                        "--null needs --files-from: it says how the paths end there");
    for (size_t i = 0; list && strcmp(list, "-") == 0 && i < in->n_words; i++)
        if (strcmp(in->words[i], "-") == 0)
            return diag_set(why, ST_USAGE, NULL, 0, 0,
                            "--files-from - and -: standard input cannot be both a list of files "
                            "and a file");
    if (pipeline_has_inputs(args)) return ST_OK;
    in->words = STANDARD_INPUT;
    in->n_words = 1;
    return ST_OK;
}

static status read_options(const arguments *args, pipeline *p, diag *why)
{
    TRY(read_inputs(args, &p->inputs, why));
    TRY(read_jobs(args, &p->jobs, why));
    if (arguments_has(args, OPT_DATE))
        TRY(document_options_date(&p->options, value(args, OPT_DATE), why));
    if (arguments_has(args, OPT_MAP))
        TRY(document_options_map(&p->options, value(args, OPT_MAP), why));
    p->options.title = value(args, OPT_TITLE);
    p->options.url = value(args, OPT_URL);
    p->options.outlet = value(args, OPT_OUTLET);
    return ST_OK;
}

status pipeline_open(const arguments *args, coder_options o, pipeline *p, diag *why)
{
    arena memory = {0};
    status s = read_options(args, p, why);
    if (s == ST_OK) s = installation_model(args->values[OPT_MODEL], &memory, &o.model, why);
    if (s == ST_OK) s = coder_open(&o, &p->coder, why);
    arena_free(&memory);
    return s;
}

void pipeline_close(pipeline *p)
{
    coder_close(p->coder);
    p->coder = NULL;
}

void pipeline_about(const arguments *args, run_about *run)
{
    run->date = value(args, OPT_DATE);
    run->title = value(args, OPT_TITLE);
    run->url = value(args, OPT_URL);
    run->outlet = value(args, OPT_OUTLET);
    run->map = value(args, OPT_MAP);
}
